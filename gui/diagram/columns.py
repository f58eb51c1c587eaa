"""Which column of the diagram a layer stands in, and what passes through the columns between."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from engine import LinkSpec, NetworkSpec

WEIGHTED_KINDS: Final = ("dense", "maxout")
"""Layer kinds that have a weight for every pair of an input and a neuron."""


@dataclass(frozen=True)
class Columns:
    """Layers by depth, and the links that run forwards between them.

    Parameters
    ----------
    layers : tuple of tuple of int
        The layer ids of every column, from top to bottom.
    depths : mapping of int to int
        The column of every layer.
    links : tuple of LinkSpec
        Links from a column to a later one; a link that leads back is left out.
    units : mapping of int to int
        The width of every layer, 0 where it is not decided yet.
    """

    layers: tuple[tuple[int, ...], ...]
    depths: Mapping[int, int]
    links: tuple[LinkSpec, ...]
    units: Mapping[int, int]

    def long_links(self) -> Iterator[tuple[LinkSpec, range]]:
        """Yield every link that passes columns, and the columns it passes."""
        for link in self.links:
            passed = range(self.depths[link.source] + 1, self.depths[link.target])
            if passed:
                yield link, passed

    @property
    def single(self) -> bool:
        """Whether every column holds one layer: a stack, perhaps with long links."""
        return all(len(column) == 1 for column in self.layers)


def arrange(spec: NetworkSpec) -> Columns:
    """Return the columns of a network; any spec has some, also an unfinished one.

    A layer's column is its longest path from a layer without inputs. In a cycle, the links that
    would lead back are left out.
    """
    order = tuple(spec.by_id) if spec.in_cycle else spec.order
    depths: dict[int, int] = {}
    for layer_id in order:
        before = [depths[source] for source in spec.sources(layer_id) if source in depths]
        depths[layer_id] = max(before, default=-1) + 1
    links = tuple(link for link in spec.links if depths[link.source] < depths[link.target])
    return Columns(_stacked(spec, depths), depths, links, _widths(spec))


def _widths(spec: NetworkSpec) -> dict[int, int]:
    return {
        layer.id: spec.units.get(layer.id, int(getattr(layer, "units", 0))) for layer in spec.layers
    }


def _stacked(spec: NetworkSpec, depths: Mapping[int, int]) -> tuple[tuple[int, ...], ...]:
    """Order each column by the mean height of what feeds its layers, so that branches run level."""
    columns: list[tuple[int, ...]] = []
    heights: dict[int, float] = {}
    for depth in range(max(depths.values(), default=-1) + 1):
        members = sorted(layer_id for layer_id in depths if depths[layer_id] == depth)
        members.sort(key=lambda layer_id: _mean_height(spec.sources(layer_id), heights))
        middle = (len(members) - 1) / 2
        heights.update({layer_id: place - middle for place, layer_id in enumerate(members)})
        columns.append(tuple(members))
    return tuple(columns)


def _mean_height(sources: tuple[int, ...], heights: Mapping[int, float]) -> float:
    known = [heights[source] for source in sources if source in heights]
    return sum(known) / len(known) if known else 0.0
