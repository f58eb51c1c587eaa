"""Edits of several layers at once: cut, paste, duplicate, align. One entry of the history each."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Final

from engine import LinkSpec
from gui.document.block_layout import BLOCK_HEIGHT, BLOCK_WIDTH, ROW, Layout, Position
from gui.document.document import NetworkDocument
from gui.document.network_part import NetworkPart, joined, part_of
from gui.looks.theme import GRID
from gui.words.layer_texts import default_name_text
from gui.words.translation import tr

#: By name: the axis (0 across, 1 down), and which of the outermost edges is the line.
ALIGNMENTS: Final = {
    "left": (0, 0.0),
    "centre": (0, 0.5),
    "right": (0, 1.0),
    "top": (1, 0.0),
    "middle": (1, 0.5),
    "bottom": (1, 1.0),
}

_STEP: Final = 2 * GRID
_MOST_STEPS: Final = 40


def cut(
    document: NetworkDocument, layer_ids: Collection[int], links: Collection[LinkSpec] = ()
) -> None:
    """Remove layers and links that were copied, as `edits.remove` does."""
    state = document.state
    network = state.network
    names = [network.names[layer_id] for layer_id in sorted(layer_ids)]
    for link in links:
        network = network.unlinking(link.source, link.target)
    network = network.bridging(sorted(layer_ids))
    if network != state.network:
        words = _words(names, lambda name: tr("Cut {layer}", layer=name), _cut_several)
        document.apply(replace(state, network=network), words)


def paste(document: NetworkDocument, part: NetworkPart) -> frozenset[int]:
    """Add a part, below where it stood if blocks are in its way; return the new ids."""
    names = list(part.network.names.values())
    words = _words(names, lambda name: tr("Paste {layer}", layer=name), _paste_several)
    return _add(document, part, words)


def duplicate(document: NetworkDocument, layer_ids: Collection[int]) -> frozenset[int]:
    """Add a second one of each layer and of the links among them; return the new ids."""
    part = part_of(document.state, layer_ids)
    names = [document.state.network.names[layer_id] for layer_id in part.layout]
    words = _words(names, lambda name: tr("Duplicate {layer}", layer=name), _duplicate_several)
    return _add(document, part, words)


def align(document: NetworkDocument, layer_ids: Collection[int], how: str) -> None:
    """Bring blocks onto one line, a key of `ALIGNMENTS`; all blocks are equally large."""
    axis, share = ALIGNMENTS[how]
    places = [document.state.layout[layer_id][axis] for layer_id in layer_ids]
    if places:
        line = min(places) + share * (max(places) - min(places))
        _arrange(document, axis, dict.fromkeys(layer_ids, line))


def distribute(document: NetworkDocument, layer_ids: Collection[int], *, across: bool) -> None:
    """Make the gaps between blocks equal; the two outermost stay where they are."""
    axis = 0 if across else 1
    layout = document.state.layout
    order = sorted(layer_ids, key=lambda layer_id: (layout[layer_id][axis], layer_id))
    if len(order) > 2:
        first, last = layout[order[0]][axis], layout[order[-1]][axis]
        step = (last - first) / (len(order) - 1)
        _arrange(document, axis, {key: first + i * step for i, key in enumerate(order)})


def _arrange(document: NetworkDocument, axis: int, places: Mapping[int, float]) -> None:
    state = document.state
    moved: dict[int, Position] = {}
    for layer_id, place in places.items():
        x, y = state.layout[layer_id]
        moved[layer_id] = (place, y) if axis == 0 else (x, place)
    count = len(moved)
    document.apply(
        replace(state, layout={**state.layout, **moved}),
        lambda: tr("Align {count} layers", count=count),
    )


def _add(document: NetworkDocument, part: NetworkPart, words: Callable[[], str]) -> frozenset[int]:
    state = document.state
    if not part.layout:
        return frozenset()
    network, layout, new_ids = joined(state, _clear_of_blocks(part, state.layout))
    document.apply(replace(state, network=network, layout=layout), words)
    return frozenset(new_ids.values())


def _clear_of_blocks(part: NetworkPart, layout: Layout) -> NetworkPart:
    """Return the part as far below its place as it takes to cover no block."""
    for step in range(_MOST_STEPS):
        moved = part.moved(0, step * _STEP)
        if not _covers(moved.layout, layout):
            return moved
    lowest = max(y for _, y in layout.values())
    return part.moved(0, lowest + ROW - min(y for _, y in part.layout.values()))


def _covers(new: Layout, old: Layout) -> bool:
    return any(
        abs(x - other_x) < BLOCK_WIDTH + GRID and abs(y - other_y) < BLOCK_HEIGHT + GRID
        for x, y in new.values()
        for other_x, other_y in old.values()
    )


def _words(
    names: list[str], one: Callable[[str], str], several: Callable[[int], str]
) -> Callable[[], str]:
    if len(names) == 1:
        return lambda: one(default_name_text(names[0]))
    return lambda: several(len(names))


def _cut_several(count: int) -> str:
    return tr("Cut {count} layers", count=count)


def _paste_several(count: int) -> str:
    return tr("Paste {count} layers", count=count)


def _duplicate_several(count: int) -> str:
    return tr("Duplicate {count} layers", count=count)
