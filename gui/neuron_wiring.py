"""Shows the selected neuron on its card, and takes edits of its numbers into the training."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine import (
    Dataset,
    InputSpec,
    NetworkSpec,
    ParameterChange,
    activation_derivative,
    activation_of,
)
from gui.diagram.neuron_card import NeuronCard, NeuronNumbers
from gui.document import NetworkDocument
from gui.document_trainer import DocumentTrainer
from gui.layer_texts import layer_name
from gui.network_views import NetworkViews
from gui.response_wiring import ResponseWiring
from gui.selection import Neuron, Selection
from gui.training_wiring import TrainingWiring
from gui.translation import tr


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
        if self.card.sight.is_seen:
            self.card.set_numbers(self._numbers(), self._trainer.trainer is not None)

    def _numbers(self) -> NeuronNumbers | None:
        neuron, spec = self._selection.neuron, self._document.state.network
        if neuron is None or neuron.layer not in spec.by_id:
            return None
        z, a, slope = self._values(neuron, spec)
        own = self._views.parameters.get(neuron.layer, {})
        weights, bias = own.get("weights"), own.get("bias")
        fits = weights is not None and neuron.index < weights.shape[1]
        column = np.array(weights[:, neuron.index]) if weights is not None and fits else np.empty(0)
        chosen = self._selection.weight
        is_weight = chosen is not None and chosen.parameter == "weights"
        return NeuronNumbers(
            f"{layer_name(spec, neuron.layer)} · {neuron.index + 1}",
            z,
            a,
            slope,
            float(bias[neuron.index]) if bias is not None and fits else None,
            column,
            self._input_names(neuron.layer, len(column)),
            self._image_shape(neuron.layer, len(column)),
            chosen.index[0] if chosen is not None and is_weight else None,
        )

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
        neuron = self._selection.neuron
        if neuron is not None:
            self._selection.select_weight(neuron.layer, "weights", (row, neuron.index))

    @Slot(int, float)
    def _on_weight_edited(self, row: int, value: float) -> None:
        neuron = self._selection.neuron
        if neuron is not None:
            self._edit(ParameterChange(neuron.layer, "weights", (row, neuron.index), value))

    @Slot(float)
    def _on_bias_edited(self, value: float) -> None:
        neuron = self._selection.neuron
        if neuron is not None:
            self._edit(ParameterChange(neuron.layer, "bias", (neuron.index,), value))

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
