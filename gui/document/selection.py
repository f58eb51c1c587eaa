"""What is selected, shared by canvas, diagram, inspector, plots and stepper."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from engine import LinkSpec, MaxoutSpec, NetworkSpec
from gui.document.document import NetworkDocument


@dataclass(frozen=True)
class Neuron:
    """One neuron: its layer and its place in it, from 0."""

    layer: int
    index: int


@dataclass(frozen=True)
class Weight:
    """A number of a parameter, ``Weight(3, "weights", (0, 2))`` or ``Weight(3, "bias", (2,))``."""

    layer: int
    parameter: str
    index: tuple[int, ...]


@dataclass(frozen=True)
class _Selected:
    layers: frozenset[int] = frozenset()
    links: frozenset[LinkSpec] = frozenset()
    part: Neuron | Weight | None = None


class Selection(QObject):
    """Layers and links (several at once), or one neuron or weight of the one selected layer.

    With a document, what is removed from it is no longer selected. Made before the views, it has
    let go by the time they draw.
    """

    changed = Signal()
    """Something else is selected."""

    def __init__(
        self, document: NetworkDocument | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._selected = _Selected()
        self._document = document
        if document is not None:
            document.spec_changed.connect(self._on_spec_changed)

    @property
    def layers(self) -> frozenset[int]:
        """The ids of the selected layers."""
        return self._selected.layers

    @property
    def links(self) -> frozenset[LinkSpec]:
        """The selected links."""
        return self._selected.links

    @property
    def layer(self) -> int | None:
        """The id of the one selected layer; None for none or several."""
        return next(iter(self.layers)) if len(self.layers) == 1 else None

    @property
    def neuron(self) -> Neuron | None:
        """The selected neuron; for a selected weight the neuron it leads to."""
        part = self._selected.part
        if isinstance(part, Weight):
            return Neuron(part.layer, part.index[-1] // self._columns_per_neuron(part.layer))
        return part

    @property
    def weight(self) -> Weight | None:
        """The selected weight or bias."""
        part = self._selected.part
        return part if isinstance(part, Weight) else None

    def select_layer(self, layer_id: int) -> None:
        """Select one layer alone."""
        self._set(_Selected(frozenset([layer_id])))

    def select_layers(self, layer_ids: Iterable[int], links: Iterable[LinkSpec] = ()) -> None:
        """Select these layers and links and nothing else."""
        self._set(_Selected(frozenset(layer_ids), frozenset(links)))

    def select_neuron(self, layer_id: int, index: int) -> None:
        """Select one neuron, and with it its layer."""
        self._set(_Selected(frozenset([layer_id]), part=Neuron(layer_id, index)))

    def select_weight(self, layer_id: int, parameter: str, index: tuple[int, ...]) -> None:
        """Select one weight or bias, and with it its layer."""
        self._set(_Selected(frozenset([layer_id]), part=Weight(layer_id, parameter, index)))

    def clear(self) -> None:
        """Select nothing."""
        self._set(_Selected())

    def keep_existing(self, network: NetworkSpec) -> None:
        """Drop what is no longer in the network."""
        layers = self.layers & network.by_id.keys()
        links = self.links & frozenset(network.links)
        part = self._selected.part
        alive = part is not None and _exists(part, network)
        self._set(_Selected(layers, links, part if alive else None))

    def _columns_per_neuron(self, layer_id: int) -> int:
        """Return how many columns of the weights belong to one neuron: several in Maxout."""
        if self._document is None:
            return 1
        layer = self._document.state.network.by_id.get(layer_id)
        return layer.pieces if isinstance(layer, MaxoutSpec) else 1

    @Slot()
    def _on_spec_changed(self) -> None:
        if self._document is not None:
            self.keep_existing(self._document.state.network)

    def _set(self, selected: _Selected) -> None:
        if selected != self._selected:
            self._selected = selected
            self.changed.emit()


def _exists(part: Neuron | Weight, network: NetworkSpec) -> bool:
    if part.layer not in network.by_id:
        return False
    if isinstance(part, Neuron):
        return part.index < network.units.get(part.layer, 0)
    inputs = network.input_units(part.layer)
    shapes = network.layer(part.layer).parameter_shapes(inputs) if inputs else {}
    shape = shapes.get(part.parameter, ())
    return len(shape) == len(part.index) and all(
        i < n for i, n in zip(part.index, shape, strict=True)
    )
