"""How much of the weights is drawn: numbers on links, lines, the strongest lines, a heat map."""

from dataclasses import dataclass, replace
from typing import Final

from engine import MaxoutSpec, NetworkSpec
from gui.diagram.columns import WEIGHTED_KINDS, Columns

LABELLED_LINKS: Final = 40
"""Up to this many links, each bears its name and its value."""
LINE_BUDGET: Final = 600
"""Lines drawn at once: what a raster engine paints in about 16 ms."""
OWN_BUDGET: Final = LINE_BUDGET // 2
"""Lines of one neuron in one layer: it has some on either side."""
HEAT_MAP_FROM: Final = 100_000
"""A layer with at least this many weights is a heat map: so few of them would be lines."""


@dataclass(frozen=True)
class PairDetail:
    """How one layer's weights and biases are drawn.

    Parameters
    ----------
    source, layer : int
        Ids of the layer before and of the layer whose weights they are.
    inputs, outputs : int
        Shape of the weights; for Maxout `outputs` is units times pieces.
    pieces : int
        Columns of the weights that lead to the same neuron: 1 except for Maxout.
    bias_links : int
        Biases that are links: `outputs`, or 0.
    as_heat_map : bool
        Whether weights and biases are a heat map.
    lines, bias_lines : int
        At most so many weights and biases are lines.
    """

    source: int
    layer: int
    inputs: int
    outputs: int
    pieces: int
    bias_links: int
    as_heat_map: bool = False
    lines: int = 0
    bias_lines: int = 0

    @property
    def weights(self) -> int:
        """How many weights there are."""
        return self.inputs * self.outputs

    @property
    def links(self) -> int:
        """How many weights and drawn biases there are."""
        return self.weights + self.bias_links

    @property
    def complete(self) -> bool:
        """Whether every weight and bias is a line."""
        return self.lines == self.weights and self.bias_lines == self.bias_links


def details(spec: NetworkSpec, columns: Columns, biases: bool = True) -> tuple[PairDetail, ...]:
    """Return how every layer with weights is drawn, in the order of the layers."""
    pairs = [
        _pair(spec, columns, link.source, link.target, biases)
        for link in columns.links
        if spec.layer(link.target).kind in WEIGHTED_KINDS
    ]
    known = [pair for pair in pairs if pair.inputs and pair.outputs]
    wanted = [count for pair in known for count in _wanted(pair)]
    granted = iter(share(wanted, LINE_BUDGET))
    return tuple(replace(pair, lines=next(granted), bias_lines=next(granted)) for pair in known)


def _pair(
    spec: NetworkSpec, columns: Columns, source: int, target: int, biases: bool
) -> PairDetail:
    layer = spec.layer(target)
    pieces = layer.pieces if isinstance(layer, MaxoutSpec) else 1
    inputs, outputs = columns.units[source], columns.units[target] * pieces
    bias_links = outputs if biases and getattr(layer, "use_bias", False) else 0
    heat = inputs * outputs >= HEAT_MAP_FROM
    return PairDetail(source, target, inputs, outputs, pieces, bias_links, heat)


def _wanted(pair: PairDetail) -> tuple[int, int]:
    return (0, 0) if pair.as_heat_map else (pair.weights, pair.bias_links)


def share(wanted: list[int], budget: int) -> list[int]:
    """Return a share of the budget for each: all that is wanted, or as much as the others get."""
    granted = [0] * len(wanted)
    open_places = [place for place, count in enumerate(wanted) if count]
    while open_places:
        equal = budget // len(open_places)
        modest = [place for place in open_places if wanted[place] <= equal]
        for place in modest or open_places:
            granted[place] = min(wanted[place], equal)
            budget -= granted[place]
        open_places = [place for place in open_places if place not in modest] if modest else []
    return granted
