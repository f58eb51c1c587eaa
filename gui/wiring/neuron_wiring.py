"""Shows the selected neuron on its card, and takes edits of its numbers into the training."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine import (
    Dataset,
    InputSpec,
    MaxoutSpec,
    NetworkSpec,
    ParameterChange,
    activation_derivative,
    activation_of,
)
from gui.diagram.neuron_card import NeuronCard, NeuronNumbers
from gui.document.document import NetworkDocument
from gui.document.document_trainer import DocumentTrainer
from gui.document.selection import Neuron, Selection
from gui.wiring.network_views import NetworkViews
from gui.wiring.response_wiring import ResponseWiring
from gui.wiring.training_wiring import TrainingWiring
from gui.words.layer_texts import layer_name
from gui.words.translation import tr


class NeuronWiring(QObject):
    """Introduces selection, views, training and the card to one another."""

    card_wanted = Signal()
    """A neuron or one of its numbers was selected: its card is to be seen."""
    properties_wanted = Signal()
    """Something else was selected while the card was seen: the properties say more of it."""

    def __init__(
        self,
        document: NetworkDocument,
        trainer: DocumentTrainer,
        training: TrainingWiring,
        views: NetworkViews,
        selection: Selection,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._trainer = trainer
        self._training = training
        self._views = views
        self._selection = selection
        #: Takes an edit instead of the training and tells so, as the stepper's sandbox does.
        self.divert: Callable[[ParameterChange], bool] = _nobody
        self.card = card = NeuronCard(parent)
        selection.changed.connect(self._on_selection_changed)
        views.shown.connect(self.show_neuron)
        card.seen.connect(self.show_neuron)
        editing = views.diagram.editing
        editing.edited.connect(self._on_number_edited)
        editing.drag_began.connect(self._on_drag_began)
        editing.drag_ended.connect(self._on_drag_ended)
        self._go_on: Callable[[], None] | None = None
        self.responses = ResponseWiring(document, training, views, selection, card, self)
        card.weight_chosen.connect(self._on_weight_chosen)
        card.weight_edited.connect(self._on_weight_edited)
        card.bias_edited.connect(self._on_bias_edited)

    @Slot()
    def _on_selection_changed(self) -> None:
        if self._selection.neuron is not None:
            self.card_wanted.emit()
        elif self.card.sight.is_seen and self._selection.layers:
            self.properties_wanted.emit()
        self.show_neuron()

    @Slot()
    def show_neuron(self) -> None:
        """Show the numbers of the moment, if the card can be seen."""
        self._views.diagram.editing.is_enabled = self._trainer.trainer is not None
        if self.card.sight.is_seen:
            self.card.set_numbers(self._numbers(), self._trainer.trainer is not None)

    def _numbers(self) -> NeuronNumbers | None:
        neuron, spec = self._selection.neuron, self._document.state.network
        if neuron is None or neuron.layer not in spec.by_id:
            return None
        z, a, slope = self._values(neuron, spec)
        own = self._views.parameters.get(neuron.layer, {})
        weights, bias = own.get("weights"), own.get("bias")
        columns = self._columns(neuron)
        fits = weights is not None and columns.stop <= weights.shape[1]
        own_weights = weights[:, columns].T if weights is not None and fits else np.empty((0, 0))
        pieces, inputs = own_weights.shape
        chosen = self._chosen_row(neuron, inputs)
        piece = 0 if not inputs else (chosen or 0) // inputs
        return NeuronNumbers(
            f"{layer_name(spec, neuron.layer)} · {neuron.index + 1}",
            z,
            a,
            slope,
            float(bias[columns.start + piece]) if bias is not None and fits else None,
            np.array(own_weights).ravel(),
            self._weight_names(neuron.layer, pieces, inputs),
            self._image_shape(neuron.layer, pieces * inputs),
            chosen,
            piece if pieces > 1 else None,
        )

    def _columns(self, neuron: Neuron) -> slice:
        """Return which columns of the weights lead to a neuron: several to a Maxout unit."""
        layer = self._document.state.network.layer(neuron.layer)
        pieces = layer.pieces if isinstance(layer, MaxoutSpec) else 1
        return slice(neuron.index * pieces, (neuron.index + 1) * pieces)

    def _chosen_row(self, neuron: Neuron, inputs: int) -> int | None:
        """Return the place on the card of the weight or bias that is selected."""
        chosen = self._selection.weight
        if chosen is None or chosen.layer != neuron.layer:
            return None
        piece = chosen.index[-1] - int(self._columns(neuron).start)
        source = chosen.index[0] if chosen.parameter == "weights" else 0
        return piece * inputs + source

    def _index(self, row: int) -> tuple[int, int] | None:
        """Return the index in its matrix of a weight on the card."""
        neuron, numbers = self._selection.neuron, self.card.numbers
        if neuron is None or numbers is None:
            return None
        columns = self._columns(neuron)
        piece, source = divmod(row, len(numbers.weights) // (columns.stop - columns.start))
        return source, columns.start + piece

    def _weight_names(self, layer: int, pieces: int, inputs: int) -> tuple[str, ...]:
        names = self._input_names(layer, inputs)
        if pieces <= 1:
            return names
        return tuple(f"{name} · {piece + 1}" for piece in range(pieces) for name in names)

    def _values(
        self, neuron: Neuron, spec: NetworkSpec
    ) -> tuple[float | None, float | None, float | None]:
        """Return z, a and f′(z) for the sample that the diagram shows."""
        values, row = self._views.values.get(neuron.layer), self._views.sample
        if values is None or row >= len(values.output) or neuron.index >= values.output.shape[1]:
            return None, None, None
        a = float(values.output[row, neuron.index])
        z_all, choice = values.pre_activation, activation_of(spec.layer(neuron.layer))
        if z_all is None or choice is None or neuron.index >= z_all.shape[1]:
            return None, a, None
        z = float(z_all[row, neuron.index])
        if choice.name == "softmax":  # its slope is a matrix; this is its diagonal
            return z, a, a * (1.0 - a)
        return z, a, float(np.asarray(activation_derivative(choice, np.array([z])))[0])

    def _input_names(self, layer: int, count: int) -> tuple[str, ...]:
        spec = self._document.state.network
        sources = spec.sources(layer)
        source = spec.layer(sources[0]) if len(sources) == 1 else None
        if isinstance(source, InputSpec):
            data = self._document.state.data
            names = source.names or (() if data is None else data.input_names)
            return tuple(names) if len(names) == count else _numbered("x", count)
        return _numbered("h", count)

    def _image_shape(self, layer: int, count: int) -> tuple[int, int] | None:
        """Return height and width where the weights look at the pixels of a grey picture."""
        spec, data = self._document.state.network, self._document.state.data
        sources = spec.sources(layer)
        if len(sources) != 1 or not isinstance(spec.layer(sources[0]), InputSpec):
            return None
        shape = data.image_shape if isinstance(data, Dataset) else None
        fits = shape is not None and shape[0] * shape[1] == count
        return (shape[0], shape[1]) if shape is not None and fits else None

    # Editing

    @Slot(int)
    def _on_weight_chosen(self, row: int) -> None:
        neuron, index = self._selection.neuron, self._index(row)
        if neuron is not None and index is not None:
            self._selection.select_weight(neuron.layer, "weights", index)

    @Slot(int, float)
    def _on_weight_edited(self, row: int, value: float) -> None:
        neuron, index = self._selection.neuron, self._index(row)
        if neuron is not None and index is not None:
            self._edit(ParameterChange(neuron.layer, "weights", index, value))

    @Slot(float)
    def _on_bias_edited(self, value: float) -> None:
        neuron, numbers = self._selection.neuron, self.card.numbers
        if neuron is not None and numbers is not None:
            column = self._columns(neuron).start + (numbers.piece or 0)
            self._edit(ParameterChange(neuron.layer, "bias", (column,), value))

    @Slot(int, str, object, float)
    def _on_number_edited(
        self, layer: int, parameter: str, index: tuple[int, ...], value: float
    ) -> None:
        self._edit(ParameterChange(layer, parameter, index, value))

    @Slot()
    def _on_drag_began(self) -> None:
        """Let a run wait until the number is let go: a drag is one entry of the history."""
        self._document.finish_entry()
        self._go_on = self._training.set_aside()

    @Slot()
    def _on_drag_ended(self) -> None:
        self._document.finish_entry()
        go_on, self._go_on = self._go_on, None
        if go_on is not None:
            go_on()

    def _edit(self, change: ParameterChange) -> None:
        """Set one number as an entry of the history; a run that goes on is two entries."""
        if self.divert(change):
            return
        go_on = self._training.set_aside()
        trainer = self._trainer.trainer
        if trainer is None:
            return
        trainer.post(change)
        trainer.next_batch()  # what was posted is applied before anything else is done
        words = partial(_words, change, self._document.state.network)
        self._trainer.hand_in(words, ("number", change.layer, change.parameter, *change.index))
        self._training.show_rest()
        go_on()


def _nobody(_change: ParameterChange) -> bool:
    return False


def _numbered(letter: str, count: int) -> tuple[str, ...]:
    return tuple(f"{letter}{number + 1}" for number in range(count))


def _words(change: ParameterChange, spec: NetworkSpec) -> str:
    layer, value = layer_name(spec, change.layer), f"{change.value:.4g}"
    if change.parameter == "bias":
        number = change.index[-1] + 1
        return tr("{layer}: bias {number} = {value}", layer=layer, number=number, value=value)
    place = "→".join(str(index + 1) for index in change.index)
    return tr("{layer}: weight {place} = {value}", layer=layer, place=place, value=value)
