"""Where along its line each link's label stands, so that no two cover one another."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from gui.diagram.layout_parts import FloatArray, Layout

LABEL: Final = (72.0, 17.0)
"""Room for one label, name and value, at zoom 1 and the normal size of text."""

_SHARES: Final = np.linspace(0.14, 0.86, 25)
_PREFERRED: Final = 0.3
_SWEEPS: Final = 3
_ON_LABEL, _ON_CIRCLE, _ON_LINE, _AWAY = 40.0, 40.0, 1.0, 2.5


def label_places(
    layout: Layout, starts: FloatArray, ends: FloatArray, text: float = 1.0
) -> FloatArray:
    """Return the centre of every line's label, (L, 2); letters are `text` times as large as usual.

    Each label in turn takes the place along its line that costs least: covering another label or
    a neuron is dear, covering another line is cheap, near the beginning is best. A few sweeps
    let the first ones give way to the last.
    """
    room = np.array(LABEL) * text
    candidates = starts[:, None] + (ends - starts)[:, None] * _SHARES[None, :, None]
    circles = np.array(_circles(layout)).reshape(-1, 3)
    fixed = np.stack(
        [_circle_cost(circles, places, room) + _line_cost(places, starts, ends, line, room)
         for line, places in enumerate(candidates)]
    ) if len(starts) else np.zeros((0, len(_SHARES)))  # fmt: skip
    fixed += _AWAY * np.abs(_SHARES - _PREFERRED)
    chosen = np.full((len(starts), 2), np.inf)
    for _ in range(_SWEEPS):
        for line, places in enumerate(candidates):
            chosen[line] = np.inf  # so far away that it is in nobody's way, not even its own
            cost = fixed[line] + _ON_LABEL * _overlap(places, chosen, room)
            chosen[line] = places[int(np.argmin(cost))]
    return chosen


def _overlap(places: FloatArray, others: FloatArray, room: FloatArray) -> FloatArray:
    """Return how much of a label at each place lies under the others, in labels."""
    apart = np.abs(places[:, None] - others[None])
    shares = np.maximum(1.0 - apart / room, 0.0)
    return np.asarray((shares[:, :, 0] * shares[:, :, 1]).sum(axis=1), dtype=np.float64)


def _circle_cost(circles: FloatArray, places: FloatArray, room: FloatArray) -> FloatArray:
    apart = np.abs(places[:, None] - circles[None, :, :2])
    is_covered = (apart < room / 2 + circles[:, 2:]).all(axis=2)
    return np.asarray(_ON_CIRCLE * is_covered.sum(axis=1), dtype=np.float64)


def _circles(layout: Layout) -> Sequence[tuple[float, float, float]]:
    """Return middle and radius of every circle."""
    neurons = [
        (group.x, group.height(index), group.radius)
        for group in layout.groups.values()
        for index in group.circles
    ]
    return [*neurons, *((node.x, node.y, node.radius) for node in layout.bias_nodes.values())]


def _line_cost(
    places: FloatArray, starts: FloatArray, ends: FloatArray, own: int, room: FloatArray
) -> FloatArray:
    """Return how many other lines pass under a label at each place."""
    along = np.where(np.abs(ends - starts) < 1e-9, 1e-9, ends - starts)
    half = room / 2
    near = (places[:, None] - half - starts[None]) / along[None]
    far = (places[:, None] + half - starts[None]) / along[None]
    enter = np.maximum(np.minimum(near, far).max(axis=2), 0.0)
    leave = np.minimum(np.maximum(near, far).min(axis=2), 1.0)
    crossing = enter < leave
    crossing[:, own] = False
    return np.asarray(_ON_LINE * crossing.sum(axis=1), dtype=np.float64)
