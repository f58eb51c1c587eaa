"""Edits of several layers at once: cut, paste, duplicate. One entry of the history each."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Final

from engine import LinkSpec
from gui.block_layout import BLOCK_HEIGHT, BLOCK_WIDTH, ROW, Layout
from gui.document import NetworkDocument
from gui.layer_texts import default_name_text
from gui.network_part import NetworkPart, joined, part_of
from gui.theme import GRID
from gui.translation import tr

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
