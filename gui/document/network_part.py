"""A part of a network on its own: copied layers and the links among them, as JSON text and back."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any, Final

from engine import (
    LayerloomError,
    LayerSpec,
    LinkSpec,
    NetworkSpec,
    find_problems,
    network_from_plain,
    network_to_plain,
)
from gui.document.block_layout import Layout, Position
from gui.document.document import DocumentState
from gui.words.layer_texts import layer_name

#: What the text says it is; a later form gets another number.
FORMAT: Final = "layerloom-layers-1"

_MOST_LETTERS: Final = 4_000_000
_MOST_LAYERS: Final = 1_000
_FARTHEST: Final = 1e6
_LONGEST_NAME: Final = 64
#: What the window never lets happen; a text in which it did is not ours.
_NEVER_OURS: Final = frozenset(
    {
        "bad_name",
        "cycle",
        "duplicate_name",
        "extra_link",
        "image_size",
        "names_count",
        "out_of_range",
        "unknown_choice",
    }
)


@dataclass(frozen=True, eq=False)
class NetworkPart:
    """Copied layers, with the ids they had.

    Parameters
    ----------
    network : NetworkSpec
        The layers, and the links that lead from one of them to another.
    layout : mapping of int to (float, float)
        Where each stood.
    """

    network: NetworkSpec
    layout: Layout

    def moved(self, dx: float, dy: float) -> "NetworkPart":
        """Return the part standing elsewhere."""
        layout = {layer_id: (x + dx, y + dy) for layer_id, (x, y) in self.layout.items()}
        return NetworkPart(self.network, layout)


def part_of(state: DocumentState, layer_ids: Collection[int]) -> NetworkPart:
    """Return these layers of a document, and the links among them."""
    network = state.network
    layers = tuple(layer for layer in network.layers if layer.id in layer_ids)
    links = tuple(k for k in network.links if k.source in layer_ids and k.target in layer_ids)
    layout = {layer.id: state.layout[layer.id] for layer in layers}
    return NetworkPart(NetworkSpec(layers, links, network.next_id), layout)


def part_to_text(part: NetworkPart) -> str:
    """Return the part as JSON text, for the clipboard."""
    layout = {str(layer_id): list(position) for layer_id, position in part.layout.items()}
    plain = {"format": FORMAT, "network": network_to_plain(part.network), "layout": layout}
    from json import dumps  # not before something is copied

    return dumps(plain, ensure_ascii=False)


def part_from_text(text: str) -> NetworkPart | None:
    """Return the part that `part_to_text` wrote; None for any other text, whatever it is."""
    if FORMAT not in text or len(text) > _MOST_LETTERS:
        return None
    from json import loads

    try:
        data = loads(text)
        return _part_from_plain(data)
    except (ValueError, RecursionError, OverflowError, LayerloomError):
        return None


def joined(state: DocumentState, part: NetworkPart) -> tuple[NetworkSpec, Layout, dict[int, int]]:
    """Return network and layout with the part in them, and the new ids by the old ones.

    Ids are fresh. Names that the document has already are numbered anew; default names follow
    the position as ever.
    """
    before = state.network
    new_ids = {layer.id: before.next_id + i for i, layer in enumerate(part.network.layers)}
    unnamed = tuple(replace(k, id=new_ids[k.id], name="") for k in part.network.layers)
    links = (LinkSpec(new_ids[k.source], new_ids[k.target]) for k in part.network.links)
    network = NetworkSpec(
        (*before.layers, *unnamed), (*before.links, *links), before.next_id + len(unnamed)
    )
    layout = {new_ids[layer_id]: position for layer_id, position in part.layout.items()}
    return _named(network, part, new_ids), {**state.layout, **layout}, new_ids


def _named(network: NetworkSpec, part: NetworkPart, new_ids: dict[int, int]) -> NetworkSpec:
    """Return the network with the part's typed names on its layers, where need be numbered."""
    taken = {name.casefold() for name in network.names.values()}
    taken |= {layer_name(network, layer_id).casefold() for layer_id in network.by_id}
    names: dict[int, str] = {}
    for layer in part.network.layers:
        if layer.name:
            names[new_ids[layer.id]] = _free_name(layer.name, taken)
            taken.add(names[new_ids[layer.id]].casefold())
    layers = tuple(_with_name(layer, names) for layer in network.layers)
    return NetworkSpec(layers, network.links, network.next_id)


def _with_name(layer: LayerSpec, names: dict[int, str]) -> LayerSpec:
    return replace(layer, name=names[layer.id]) if layer.id in names else layer


def _free_name(name: str, taken: Collection[str]) -> str:
    """Return the name, or the first of ``name 2``, ``name 3`` … that nobody has."""
    if name.casefold() not in taken:
        return name
    stem, _, last = name.rpartition(" ")
    stem = stem if stem and last.isdecimal() else name
    number = 2
    while (free := _numbered(stem, number)).casefold() in taken:
        number += 1
    return free


def _numbered(stem: str, number: int) -> str:
    ending = f" {number}"
    return stem[: _LONGEST_NAME - len(ending)] + ending


def _part_from_plain(data: Any) -> NetworkPart | None:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return None
    network = network_from_plain(data.get("network"))
    if not 0 < len(network.layers) <= _MOST_LAYERS or not _is_ours(network):
        return None
    layout = data.get("layout")
    positions = layout if isinstance(layout, dict) else {}
    places = {layer_id: _position(positions.get(str(layer_id))) for layer_id in network.by_id}
    if None in places.values():
        return None
    return NetworkPart(network, {key: place for key, place in places.items() if place is not None})


def _is_ours(network: NetworkSpec) -> bool:
    """Tell whether the window could have copied this."""
    if len(set(network.links)) < len(network.links):
        return False
    return all(problem.kind not in _NEVER_OURS for problem in find_problems(network))


def _position(value: Any) -> Position | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    if not all(isinstance(k, int | float) and not isinstance(k, bool) for k in value):
        return None
    x, y = float(value[0]), float(value[1])
    return (x, y) if isfinite(x) and isfinite(y) and max(abs(x), abs(y)) <= _FARTHEST else None
