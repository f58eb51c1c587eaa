"""Where blocks stand when nobody has placed them: columns by depth, links left to right."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from engine import NetworkSpec

Position = tuple[float, float]
"""Left and top edge of a block, in the canvas's pixels."""

Layout = Mapping[int, Position]
"""The position of every block, by layer id."""

BLOCK_WIDTH: Final = 140
BLOCK_HEIGHT: Final = 104
COLUMN: Final = 216
"""From one block's left edge to the next one's: the gap holds the link's shape, (N, 784)."""
ROW: Final = 176
"""From one block's top edge to the next one's: the gap holds the words of a fault."""

_SWEEPS: Final = 4

_Place = tuple[int, int]
"""A layer (its id and -1), or where a long link crosses a column (source, target)."""


def tidy(network: NetworkSpec) -> dict[int, Position]:
    """Return positions for every block: its column is its longest path from a start.

    Blocks without a link stand in a row of their own beneath.
    A link that skips columns keeps a lane of its own in each of them, so that it passes between
    the blocks. Blocks in one column follow the mean height of what feeds them.
    Source: Sugiyama, Tagawa and Toda, IEEE Transactions SMC 11 (1981).
    """
    linked = {end for link in network.links for end in (link.source, link.target)}
    places = _linked_places(network, linked)
    alone = [layer_id for layer_id in network.by_id if layer_id not in linked]
    below = max((y + ROW for _, y in places.values()), default=0.0)
    return places | {layer_id: (i * float(COLUMN), below) for i, layer_id in enumerate(alone)}


def _linked_places(network: NetworkSpec, linked: Collection[int]) -> dict[int, Position]:
    columns, sources = _columns(network, linked)
    heights: dict[_Place, float] = {}
    for _ in range(_SWEEPS):
        for column in columns:
            _spread(column, sources, heights)
    return {
        place[0]: (number * float(COLUMN), heights[place] * ROW)
        for number, column in enumerate(columns)
        for place in column
        if place[1] == -1
    }


def completed(network: NetworkSpec, layout: Layout) -> Layout:
    """Return the layout with every layer of the network in it, and no other."""
    if layout.keys() == network.by_id.keys():
        return layout
    missing = network.by_id.keys() - layout.keys()
    kept = {layer_id: layout[layer_id] for layer_id in network.by_id.keys() & layout.keys()}
    places = tidy(network) if missing else {}
    below = max((y + ROW for _, y in kept.values()), default=0.0)
    new = {layer_id: (places[layer_id][0], places[layer_id][1] + below) for layer_id in missing}
    return MappingProxyType({layer_id: {**kept, **new}[layer_id] for layer_id in network.by_id})


def with_room(
    network: NetworkSpec,
    layout: Layout,
    source: int,
    targets: Collection[int],
    columns: int = 1,
) -> tuple[Layout, Position]:
    """Return a layout with free columns behind `source`, and the place in the first of them."""
    x, y = layout[source]
    place = (x + COLUMN, y)
    if not targets:
        return layout, place
    nearest = min(layout[target][0] for target in targets)
    shift = max(0.0, place[0] + columns * COLUMN - nearest)
    moved = set(targets).union(*(network.behind(target) for target in targets))
    shifted = {layer_id: (layout[layer_id][0] + shift, layout[layer_id][1]) for layer_id in moved}
    heights = [layout[target][1] for target in targets]
    return {**layout, **shifted}, (place[0], (y + sum(heights) / len(heights)) / 2)


def _depths(network: NetworkSpec, linked: Collection[int]) -> dict[int, int]:
    depths: dict[int, int] = {}
    order = network.by_id if network.in_cycle else network.order
    for layer_id in (layer_id for layer_id in order if layer_id in linked):
        before = [depths[source] for source in network.sources(layer_id) if source in depths]
        depths[layer_id] = max(before, default=-1) + 1
    return depths


def _columns(
    network: NetworkSpec, linked: Collection[int]
) -> tuple[list[list[_Place]], dict[_Place, list[_Place]]]:
    """Return the places of every column, and what feeds each place from the column before."""
    depths = _depths(network, linked)
    columns: list[list[_Place]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    sources: dict[_Place, list[_Place]] = {}
    for layer_id, depth in depths.items():
        columns[depth].append((layer_id, -1))
    for link in network.links:
        before: _Place = (link.source, -1)
        for depth in range(depths[link.source] + 1, depths[link.target]):
            lane = (link.source, link.target)
            columns[depth].append(lane)
            sources[lane] = [before]
            before = lane
        sources.setdefault((link.target, -1), []).append(before)
    return columns, sources


def _spread(
    column: list[_Place], sources: dict[_Place, list[_Place]], heights: dict[_Place, float]
) -> None:
    """Order a column by the mean height of its sources and centre it on height 0."""

    def wish(place: _Place) -> float:
        fed_by = [heights[source] for source in sources.get(place, ()) if source in heights]
        return sum(fed_by) / len(fed_by) if fed_by else heights.get(place, 0.0)

    column.sort(key=wish)
    for row, place in enumerate(column):
        heights[place] = row - (len(column) - 1) / 2
