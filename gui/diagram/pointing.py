"""What is under the pointer: a neuron, a weight, a bias or a layer's name; pure geometry."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gui.diagram.drawn_links import LinkLines
from gui.diagram.layout_parts import FloatArray, Group
from gui.diagram.neuron_layout import HEADER
from gui.diagram.picture import Picture
from gui.document.selection import Neuron, Weight

REACH: Final = 5.0
"""So many pixels away from a line still count as on it."""


@dataclass(frozen=True)
class LayerName:
    """The name above a layer."""

    layer: int


Target = Neuron | Weight | LayerName


def target_at(picture: Picture, x: float, y: float) -> Target | None:
    """Return what is seen at a point of the window, or None.

    A circle is before a line, a line before a heat map.
    """
    place = picture.camera.layout_point(x, y)
    reach = REACH / picture.camera.scale
    for group in picture.layout.groups.values():
        found = _in_group(group, *place, reach)
        if found is not None:
            return found
    return _line_at(picture.links, *place, reach) or _cell_at(picture, *place)


def _in_group(group: Group, x: float, y: float, reach: float) -> Target | None:
    if abs(x - group.x) <= 48 and group.header - HEADER + 8 <= y <= group.header + 4:
        return LayerName(group.layer)
    if abs(x - group.x) > max(group.radius, reach):
        return None
    index = group.in_strip(y)
    return _circle_at(group, x, y, reach) if index is None else Neuron(group.layer, index)


def _circle_at(group: Group, x: float, y: float, reach: float) -> Neuron | None:
    circles = np.array(group.circles, dtype=np.int64)
    if not circles.size:
        return None
    distances = np.hypot(group.heights(circles) - y, group.x - x)
    nearest = int(np.argmin(distances))
    near = distances[nearest] <= max(group.radius, min(reach, group.spacing / 2))
    return Neuron(group.layer, int(circles[nearest])) if near else None


def _line_at(links: tuple[LinkLines, ...], x: float, y: float, reach: float) -> Weight | None:
    best, nearest = None, reach
    for lines in links:
        if not lines.values.size:
            continue
        distances = distances_to_lines(lines.starts, lines.ends, x, y)
        line = int(np.argmin(distances))
        if distances[line] <= nearest:
            nearest = float(distances[line])
            best = Weight(lines.layer, lines.parameter, lines.index(line))
    return best


def distances_to_lines(starts: FloatArray, ends: FloatArray, x: float, y: float) -> FloatArray:
    """Return how far a point is from each line, its ends included."""
    along, to_point = ends - starts, np.array([x, y]) - starts
    squared = np.maximum((along**2).sum(axis=1), 1e-12)
    share = np.clip((to_point * along).sum(axis=1) / squared, 0.0, 1.0)
    apart = to_point - share[:, None] * along
    return np.asarray(np.hypot(apart[:, 0], apart[:, 1]), dtype=np.float64)


def _cell_at(picture: Picture, x: float, y: float) -> Weight | None:
    for heat_map in picture.heat_maps:
        cell = heat_map.index_at(x, y)
        if cell is not None:
            return Weight(heat_map.layer, heat_map.parameter, cell)
    return None


def place_of(picture: Picture, part: Neuron | Weight) -> tuple[float, float]:
    """Return where in the window a neuron, or the middle of a weight's line, is seen."""
    group = picture.layout.groups[part.layer]
    if isinstance(part, Neuron):
        return picture.camera.point(group.x, group.height(part.index))
    for lines in picture.links:
        number = lines.number(part.index)
        if (lines.layer, lines.parameter) == (part.layer, part.parameter) and number is not None:
            x, y = ((lines.starts[number] + lines.ends[number]) / 2).tolist()
            return picture.camera.point(x, y)
    return picture.camera.point(group.x, group.middle)
