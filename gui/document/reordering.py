"""Layers moved along the network: lifted out of their line, which closes, and put in elsewhere."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engine import InputSpec, LinkSpec, NetworkSpec
from gui.document.block_layout import COLUMN, Layout, Position, with_room
from gui.document.document import NetworkDocument
from gui.words.layer_texts import default_name_text, layer_name
from gui.words.translation import tr


@dataclass(frozen=True)
class Place:
    """Where layers can be put in.

    Parameters
    ----------
    behind : int
        The layer that will feed the first of them.
    before : int, optional
        The layer that the last of them will feed, by a link of `behind` until now; without one
        it takes over everything that `behind` feeds.
    """

    behind: int
    before: int | None = None


def line_of(network: NetworkSpec, layer_ids: Collection[int]) -> tuple[int, ...]:
    """Return the layers in the order of their values if they are one line, else nothing.

    One line is: each feeds the next alone, at most one link comes in at its head, and at most
    one goes out at its end. The input cannot leave its place and is part of none.
    """
    order = tuple(network.by_id) if network.in_cycle else network.order
    line = tuple(layer_id for layer_id in order if layer_id in layer_ids)
    follows = all(network.targets(one) == (other,) for one, other in pairwise(line))
    is_narrow = all(
        len(network.sources(layer_id)) <= 1 and len(network.targets(layer_id)) <= 1
        for layer_id in line
    )
    has_input = any(isinstance(network.layer(layer_id), InputSpec) for layer_id in line)
    return line if follows and is_narrow and not has_input else ()


def place_later(network: NetworkSpec, line: Sequence[int]) -> Place | None:
    """Return the place behind the layer that follows a line, or None where nothing does."""
    following = network.targets(line[-1]) if line else ()
    if not following:
        return None
    passed = following[0]
    beyond = network.targets(passed)
    return Place(passed, beyond[0] if len(beyond) == 1 else None)


def place_earlier(network: NetworkSpec, line: Sequence[int]) -> Place | None:
    """Return the place before the layer that feeds a line, or None where there is not just one."""
    sources = network.sources(line[0]) if line else ()
    beyond = network.sources(sources[0]) if sources else ()
    return Place(beyond[0], sources[0]) if len(beyond) == 1 else None


def place_between(network: NetworkSpec, line: Sequence[int], rows: Sequence[int]) -> Place | None:
    """Return the place that two neighbours of a list mean for a line, or None.

    Parameters
    ----------
    network : NetworkSpec
    line : sequence of int
    rows : sequence of int
        The layer above the place, and the one beneath if there is one.
    """
    above, *beneath = rows
    lifted = _lifted(network, line)
    fed = lifted.targets(above)
    if beneath and beneath[0] in fed:
        return Place(above, beneath[0])
    if len(fed) <= 1:
        return Place(above, fed[0] if fed else None) if above in network.reachable else None
    sources = lifted.sources(beneath[0]) if beneath else ()
    return Place(sources[0], beneath[0]) if len(sources) == 1 else None


def is_own_place(network: NetworkSpec, line: Sequence[int], place: Place) -> bool:
    """Tell whether a line is at a place already."""
    is_fed = place.behind in network.sources(line[0])
    return is_fed and set(_fed_at(_lifted(network, line), place)) == set(network.targets(line[-1]))


def immovable_text(network: NetworkSpec, layer_ids: Collection[int]) -> str:
    """Say why layers cannot be moved along the network; nothing where they can."""
    if not layer_ids or line_of(network, layer_ids):
        return ""
    for layer_id in sorted(layer_ids):
        name = layer_name(network, layer_id)
        if isinstance(network.layer(layer_id), InputSpec):
            return tr("{layer} stays where the data come in.", layer=name)
        if len(network.sources(layer_id)) > 1:
            return tr("{layer} stays where its branches meet.", layer=name)
        if len(network.targets(layer_id)) > 1:
            return tr("{layer} stays where its branches part.", layer=name)
    return tr("Only layers that follow one another move together.")


def place_text(network: NetworkSpec, line: Sequence[int], place: Place) -> str:
    """Say where a line would go."""
    names = {"layer": layer_name(network, line[0]), "source": layer_name(network, place.behind)}
    if len(line) > 1:
        names["layer"] = tr("{count} layers", count=len(line))
    if place.before is None:
        return tr("Moves {layer} behind {source}.", **names)
    target = layer_name(network, place.before)
    return tr("Moves {layer} between {source} and {target}.", **names, target=target)


def reorder(document: NetworkDocument, layer_ids: Collection[int], place: Place) -> None:
    """Move layers that are one line to a place of the network, as one entry of the history."""
    state = document.state
    network = state.network
    line = line_of(network, layer_ids)
    if not line or is_own_place(network, line, place):
        return
    lifted = _lifted(network, line)
    layout = _passed_by(network, state.layout, line, place) or _beside(
        lifted, state.layout, line, place
    )
    name, count = network.names[line[0]], len(line)
    document.apply(
        replace(state, network=_put_in(lifted, line, place), layout=layout),
        lambda: (
            tr("Reorder: {layer}", layer=default_name_text(name))
            if count == 1
            else tr("Reorder {count} layers", count=count)
        ),
    )


def _lifted(network: NetworkSpec, line: Sequence[int]) -> NetworkSpec:
    """Return the network with the line taken out and its neighbours joined."""
    sources, targets = network.sources(line[0]), network.targets(line[-1])
    links: list[LinkSpec] = []
    for link in network.links:
        if link.source == line[-1] and sources:
            bridge = LinkSpec(sources[0], targets[0])
            links.extend([] if bridge in network.links else [bridge])
        elif link.target != line[0] and link.source != line[-1]:
            links.append(link)
    return NetworkSpec(network.layers, tuple(links), network.next_id)


def _put_in(lifted: NetworkSpec, line: Sequence[int], place: Place) -> NetworkSpec:
    """Return the network with the line led through at a place; links keep their order."""
    head, end = LinkSpec(place.behind, line[0]), line[-1]
    fed = _fed_at(lifted, place)
    links: list[LinkSpec] = []
    for link in lifted.links:
        is_led_through = link.source == place.behind and link.target in fed
        links.append(LinkSpec(end, link.target) if is_led_through else link)
    return NetworkSpec(lifted.layers, (*links, head), lifted.next_id)


def _fed_at(lifted: NetworkSpec, place: Place) -> tuple[int, ...]:
    return lifted.targets(place.behind) if place.before is None else (place.before,)


def _passed_by(
    network: NetworkSpec, layout: Layout, line: Sequence[int], place: Place
) -> Layout | None:
    """Return a layout where the line and what it passes by have changed places.

    None where it goes to another branch.
    """
    forward = _way(network, network.targets(line[-1]), place.behind)
    backward = _way(network, (place.before or 0,), network.sources(line[0]))
    if forward is not None:
        old, new = [*line, *forward], [*forward, *line]
    elif backward is not None:
        old, new = [*backward, *line], [*line, *backward]
    else:
        return None
    return {**layout, **{new: layout[was] for was, new in zip(old, new, strict=True)}}


def _way(network: NetworkSpec, start: Sequence[int], ends: int | Sequence[int]) -> list[int] | None:
    """Return the layers from one to another where just one way leads on from each."""
    goals = (ends,) if isinstance(ends, int) else tuple(ends)
    way: list[int] = []
    front = tuple(start)
    while len(front) == 1 and front[0] in network.by_id and front[0] not in way:
        way.append(front[0])
        if front[0] in goals:
            return way
        front = network.targets(front[0])
    return None


def _beside(lifted: NetworkSpec, layout: Layout, line: Sequence[int], place: Place) -> Layout:
    """Return a layout with room for the line at its new place."""
    fed = _fed_at(lifted, place)
    moved, (x, y) = with_room(lifted, layout, place.behind, fed, len(line))
    corners: dict[int, Position] = {
        layer_id: (x + number * COLUMN, y) for number, layer_id in enumerate(line)
    }
    return {**moved, **corners}
