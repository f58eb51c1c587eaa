"""Puts one set of numbers into every view of the network: at rest, while training, at a stop."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine import (
    Array,
    Choice,
    Dataset,
    LayerloomError,
    LayerValues,
    MaxoutSpec,
    Network,
    NetworkSpec,
    Trainer,
    TrainingSnapshot,
    activation_of,
)
from gui.diagram.link_names import LinkNaming
from gui.diagram.picture import Highlight
from gui.diagram.view import DiagramView
from gui.document.document import NetworkDocument
from gui.document.document_trainer import DocumentTrainer, project_of
from gui.document.selection import Selection
from gui.document.unit_names import output_names
from gui.stepping.notation import ROWS, Notation

if TYPE_CHECKING:  # plots and stepper are imported after the first paint
    from gui.plots.activation_plot import ActivationPlot
    from gui.stepping.error_paths import Path
    from gui.stepping.stops import Stop

#: Samples whose activations are worked out while nothing runs: enough for a histogram.
_MOST_SAMPLES: Final = 128

Parameters = Mapping[int, Mapping[str, Array]]


class NetworkViews(QObject):
    """Feeds the diagram and the activation curves; the numbers always belong to one moment."""

    shown = Signal()
    """Other numbers are shown: `parameters`, `values`, `sample`."""

    def __init__(
        self,
        document: NetworkDocument,
        trainer: DocumentTrainer,
        selection: Selection,
        diagram: DiagramView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._trainer = trainer
        self._selection = selection
        self._diagram = diagram
        self._plot: ActivationPlot | None = None
        self._parameters: Parameters = {}
        self._values: Mapping[int, LayerValues] = {}
        self._sample = 0
        #: Phase, layer and neuron of the stop that is shown.
        self._place: tuple[str, int | None, int | None] | None = None
        self._notation, self._counts_weights = ROWS, False
        self._highlight: Highlight | None = None
        self._is_curve_due = False
        selection.changed.connect(self._show_curve)

    @property
    def diagram(self) -> DiagramView:
        """The diagram that is fed."""
        return self._diagram

    @property
    def parameters(self) -> Parameters:
        """The parameters shown, by layer and name."""
        return self._parameters

    @property
    def values(self) -> Mapping[int, LayerValues]:
        """What every layer computed for the batch shown."""
        return self._values

    @property
    def sample(self) -> int:
        """The row of the batch that the diagram shows."""
        return self._sample

    def set_activation_plot(self, plot: "ActivationPlot") -> None:
        """Take the plot in, which is made after the window's first paint."""
        self._plot = plot
        plot.sight.changed.connect(self._show_curve)
        self._show_curve()

    def show_spec(self) -> None:
        """Draw another network; its numbers follow."""
        state = self._document.state
        self._diagram.set_spec(state.network)
        self._diagram.set_output_names(output_names(state.data))

    @Slot(object)
    def set_notation(self, notation: Notation) -> None:
        """Write the indices of weights in another order."""
        self._notation = notation
        self._name_links(self._counts_weights)

    def _name_links(self, counts_weights: bool) -> None:
        self._counts_weights = counts_weights
        self._diagram.set_link_naming(LinkNaming(counts_weights, self._notation.has_columns))

    @Slot()
    def show_rest(self) -> None:
        """Show the numbers of a network that nobody trains."""
        network = self._network()
        trainer = self._trainer.trainer
        self._name_links(trainer is not None and _counts_weights(trainer))
        self._highlight = self._place = None
        self._diagram.set_highlight(None)
        self._diagram.set_gradients({})
        if network is None:
            self._give({}, {})
            return
        self._give(network.views, self._values_at_rest(network))

    def _network(self) -> Network | None:
        trainer = self._trainer.trainer
        if trainer is not None:
            return trainer.state.network
        try:
            return project_of(self._document.state).with_weights()
        except LayerloomError:
            return None

    def _values_at_rest(self, network: Network) -> Mapping[int, LayerValues]:
        trainer = self._trainer.trainer
        if trainer is None:
            return {}
        rows = trainer.state.next_rows()[:_MOST_SAMPLES]
        return network.layer_values(trainer.inputs[rows])

    def freeze(self) -> None:
        """Show copies from now on: the worker is about to write to the numbers themselves."""
        self._parameters = {
            layer: {name: array.copy() for name, array in own.items()}
            for layer, own in self._parameters.items()
        }
        self._diagram.set_parameters(self._parameters)

    def show_snapshot(self, snapshot: TrainingSnapshot) -> None:
        """Show a training network; what the snapshot left out stays as it is."""
        trainer = self._trainer.trainer
        if trainer is None:
            return
        if snapshot.parameters is not None:
            self._parameters = trainer.state.network.table.views(snapshot.parameters)
            self._diagram.set_parameters(self._parameters)
            if snapshot.layers is not None:
                self._diagram.set_values(snapshot.layers, 0)
        if snapshot.layers is not None:
            self._values, self._sample = snapshot.layers, 0
        if snapshot.parameters is not None:
            self.shown.emit()
        elif snapshot.layers is not None:
            # Not with the diagram: both in one tick would make it long.
            self._show_curve()

    def show_stop(self, stops: "Sequence[Stop]", stop: "Stop", sample: int) -> None:
        """Show what is known at one stop of a step, for one sample of its batch."""
        from gui.wiring.stop_numbers import numbers_at

        self._put_curve_off()
        spec = self._document.state.network
        numbers = numbers_at(stops, stop.number, spec)
        self._diagram.set_gradients(
            numbers.gradients if stop.phase in ("backward", "update") else {},
            numbers.deltas if stop.phase == "backward" else {},
        )
        self._highlight = Highlight(stop.phase, stop.layer)
        self._diagram.set_highlight(self._highlight)
        self._name_links(stop.counts_weights)
        # After an update the activations are those of weights that are no more.
        values = {} if stop.phase == "update" else numbers.values
        self._give(numbers.parameters, values, sample)
        place = (stop.phase, stop.layer, stop.neuron)
        if place != self._place:
            self._place = place
            self._select(stop)

    def _select(self, stop: "Stop") -> None:
        """Select where a stop is that was just arrived at; a part of that layer stays selected."""
        if stop.layer is not None and stop.neuron is not None:
            self._selection.select_neuron(stop.layer, stop.neuron)
        elif stop.layer is not None and stop.layer != self._selection.layer:
            self._selection.select_layer(stop.layer)

    @Slot(object)
    def light_path(self, path: "Path") -> None:
        """Light some weights alone, in whatever layers, or again what the stop is at."""
        from gui.stepping.error_paths import light

        weights, neurons = light(path)
        if self._highlight is not None:
            own = replace(self._highlight, path=weights, path_neurons=neurons)
            self._diagram.set_highlight(own)

    def _give(
        self, parameters: Parameters, values: Mapping[int, LayerValues], sample: int = 0
    ) -> None:
        self._parameters, self._values, self._sample = parameters, values, sample
        self._diagram.set_parameters(parameters)
        self._diagram.set_values(values, sample)
        self._show_curve()
        self.shown.emit()

    def _put_curve_off(self) -> None:
        """Draw the curve after the diagram and the numbers of a stop: it takes as long as both."""
        if not self._is_curve_due:
            self._is_curve_due = True
            QTimer.singleShot(0, self, self._show_due_curve)

    @Slot()
    def _show_due_curve(self) -> None:
        self._is_curve_due = False
        self._show_curve()

    @Slot()
    def _show_curve(self) -> None:
        plot = self._plot
        if plot is None or self._is_curve_due or not plot.sight.is_seen:
            return
        layer = self._curve_layer(self._document.state.network)
        if layer is None:
            self._show_pieces(plot)
            return
        values = self._values.get(layer)
        neuron = self._selection.neuron
        unit = neuron.index if neuron is not None and neuron.layer == layer else None
        choice = self._curve_choice(layer, unit)
        if values is None or values.pre_activation is None:
            plot.set_layer(choice, unit=unit)
        else:
            plot.set_layer(choice, values.pre_activation, self._sample, unit, values.output)

    def _show_pieces(self, plot: "ActivationPlot") -> None:
        """Show the selected Maxout layer's pieces over the selected weight's input, or nothing."""
        from gui.plots.maxout_curves import ShownPieces

        layer, spec = self._selection.layer, self._document.state.network
        chosen = spec.by_id.get(layer) if layer is not None else None
        if layer is None or not isinstance(chosen, MaxoutSpec) or not spec.sources(layer):
            plot.clear()
            return
        own, before = self._values.get(layer), self._values.get(spec.sources(layer)[0])
        weights = self._parameters.get(layer, {}).get("weights")
        if own is None or own.pre_activation is None or before is None or weights is None:
            plot.clear()
            return
        neuron, weight = self._selection.neuron, self._selection.weight
        source = weight.index[0] if weight is not None and weight.parameter == "weights" else 0
        unit = 0 if neuron is None else neuron.index
        z, sample, count = own.pre_activation, self._sample, chosen.pieces
        plot.set_pieces(ShownPieces.of(weights, z, before.output, sample, unit, count, source))

    def _curve_choice(self, layer: int, unit: int | None) -> Choice:
        """Return the layer's function; a PReLU with the slope it has learned."""
        choice = activation_of(self._document.state.network.layer(layer))
        assert choice is not None
        slopes = self._parameters.get(layer, {}).get("slope")
        return choice if slopes is None else choice.with_option("slope", float(slopes[unit or 0]))

    def _curve_layer(self, network: NetworkSpec) -> int | None:
        """Return the selected layer if it has a function, else the first that has one.

        Nothing, where a layer without one is selected: a Maxout has pieces instead.
        """
        chosen = self._selection.layer
        if chosen is not None and chosen in network.by_id:
            return chosen if activation_of(network.layer(chosen)) is not None else None
        order = () if network.in_cycle else network.order
        functions = (i for i in order if activation_of(network.layer(i)) is not None)
        return next(functions, None)


def _counts_weights(trainer: Trainer) -> bool:
    """Tell whether the weights are counted on: no source does so with more than one sample."""
    if len(trainer.inputs) != 1:
        return False
    from gui.stepping.worked_examples import counts_weights

    return counts_weights(trainer.state, trainer.inputs, trainer.targets)


def dataset_of(document: NetworkDocument) -> Dataset | None:
    """Return the data themselves; None where there are none, or they are not on this machine."""
    data = document.state.data
    return data if isinstance(data, Dataset) else None
