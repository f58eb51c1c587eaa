"""Paints neurons as circles filled by their value, folded ones as a strip, and bias nodes."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from gui.diagram.drawn_links import ZERO_LEVEL
from gui.diagram.layout_parts import FloatArray, Group
from gui.diagram.link_painting import heat_image
from gui.diagram.map_painting import (
    LABELLED_RADIUS,
    map_strip,
    paint_tile,
    paint_tile_text,
    tile_text_height,
)
from gui.diagram.neuron_layout import NAMES
from gui.diagram.picture import Picture
from gui.diagram.sign_colours import mixed, sign_colour
from gui.diagram.symbol_text import Run, chip, draw_runs, figures_font, runs_width, symbol
from gui.looks.contrast import legible, text_on
from gui.words.number_text import fitting_number, short_number

NAME_RADIUS, VALUE_RADIUS, HOLLOW_RADIUS = 14.0, 10.5, 10.5
"""From these radii in pixels a circle holds its name and value, or its value; below the last a
negative value shows as a ring."""

STRIP_WIDTH: Final = 10.0
_OPERATORS: Final = {"add": "+"}


def paint_neurons(painter: QPainter, picture: Picture) -> None:
    """Draw every layer's neurons."""
    for group in picture.layout.groups.values():
        values = fitting_values(picture, group)
        scale, maps = value_scale(values), map_strip(picture, group)
        if not group.units:
            _paint_undecided(painter, picture, group)
        _paint_strip(painter, picture, group, values, scale)
        for index in group.circles:
            _paint_neuron(painter, picture, group, index, values, scale, maps)


def fitting_values(picture: Picture, group: Group) -> FloatArray | None:
    """Return a layer's numbers if there are as many as neurons."""
    values = picture.neurons.get(group.layer)
    return values if values is not None and values.shape == (group.units,) else None


def value_scale(values: FloatArray | None) -> float:
    """Return the size that fills a circle completely: 1, or the layer's largest if above."""
    if values is None or not values.size:
        return 1.0
    finite = np.abs(values[np.isfinite(values)])
    return max(1.0, float(finite.max())) if finite.size else 1.0


def fill_colour(picture: Picture, value: float, scale: float) -> QColor:
    """Return the colour of a circle: the further from 0, the fuller."""
    palette = picture.palette
    if value != value:
        return QColor(palette.surface)
    share = min(abs(value) / scale, 1.0)
    return mixed(palette.surface, sign_colour(palette, value), round(0.06 + 0.84 * share, 2))


def _paint_neuron(
    painter: QPainter,
    picture: Picture,
    group: Group,
    index: int,
    values: FloatArray | None,
    scale: float,
    maps: QImage | None,
) -> None:
    x, y = picture.camera.point(group.x, group.height(index))
    radius = group.radius * picture.camera.scale
    if not (-80 <= y <= picture.size[1] + 80 and -200 <= x <= picture.size[0] + 200):
        return
    value = float("nan") if values is None else float(values[index])
    centre, fill = QPointF(x, y), fill_colour(picture, value, scale)
    bright = _is_bright(picture, group, index)
    if maps is not None:
        paint_tile(painter, picture, group, maps, index, centre, radius, bright)
        _paint_tile_texts(painter, picture, group, index, value, centre, radius, bright)
        return
    if not bright:
        fill = mixed(picture.palette.surface, fill.name(), 0.35)
    _paint_circle(painter, picture, group, centre, radius, fill, bright)
    if value < 0 and radius < HOLLOW_RADIUS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(picture.palette.surface))
        painter.drawEllipse(centre, radius * 0.5, radius * 0.5)
    _paint_ring(painter, picture, group, index, centre, radius)
    _paint_texts(painter, picture, group, index, value, centre, radius, fill, bright)


def _paint_tile_texts(
    painter: QPainter,
    picture: Picture,
    group: Group,
    index: int,
    value: float,
    centre: QPointF,
    radius: float,
    bright: bool,
) -> None:
    given, runs = given_name(picture, group, index), neuron_symbol(picture, group, index)
    is_outer = bool(given) or radius < LABELLED_RADIUS
    if is_outer:
        _paint_outer_name(painter, picture, group, given, runs, centre, radius)
    shown = () if is_outer else runs
    paint_tile_text(painter, picture, shown, value, centre, radius, bright)
    _paint_bias_number(painter, picture, group, index, centre, radius)


def _is_bright(picture: Picture, group: Group, index: int) -> bool:
    highlight = picture.highlight
    if highlight is not None and highlight.path:
        return (group.layer, index) in highlight.path_neurons
    if highlight is None or picture.lit_layer != group.layer:
        return picture.is_lit(group.layer)
    return not highlight.neurons or index in highlight.neurons


def _paint_circle(
    painter: QPainter,
    picture: Picture,
    group: Group,
    centre: QPointF,
    radius: float,
    fill: QColor,
    bright: bool,
) -> None:
    palette = picture.palette
    edge = mixed(palette.surface, palette.layer(group.role), 1.0 if bright else 0.4)
    painter.setPen(QPen(edge, 1.5 if radius >= 6 else 1.0))
    painter.setBrush(fill)
    painter.drawEllipse(centre, radius, radius)


def _paint_ring(
    painter: QPainter, picture: Picture, group: Group, index: int, centre: QPointF, radius: float
) -> None:
    focus = picture.focus
    if focus is not None and (focus.layer, focus.index) == (group.layer, index):
        painter.setPen(QPen(QColor(picture.palette.focus), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius + 4, radius + 4)


def _paint_texts(
    painter: QPainter,
    picture: Picture,
    group: Group,
    index: int,
    value: float,
    centre: QPointF,
    radius: float,
    fill: QColor,
    bright: bool,
) -> None:
    """Write name and value into the circle or beside it, whichever has room."""
    palette = picture.palette
    inside = text_on(fill) if bright else legible(palette.muted_text, fill)
    runs = neuron_symbol(picture, group, index)
    given = given_name(picture, group, index)
    known = value == value
    pixels = min(max(radius * 0.5, 9.0), 22.0)
    if radius >= NAME_RADIUS and runs and not given:
        rise = radius * 0.38 if known else 0.0
        draw_runs(painter, centre - QPointF(0, rise), runs, picture.families, pixels, inside)
        centre_of_value = centre + QPointF(0, radius * 0.34)
    else:
        centre_of_value = centre
        _paint_outer_name(painter, picture, group, given, runs, centre, radius)
    if known and radius >= VALUE_RADIUS:
        _paint_value(painter, picture, value, centre_of_value, radius, inside)
    _paint_bias_number(painter, picture, group, index, centre, radius)


def _paint_value(
    painter: QPainter, picture: Picture, value: float, centre: QPointF, radius: float, ink: QColor
) -> None:
    pixels = min(max(radius * 0.46, 8.0), 20.0)
    letters = int(radius * 1.6 / (pixels * 0.56))
    text = fitting_number(value, letters)
    if text:
        draw_runs(painter, centre, (Run(text),), picture.families, pixels, ink)


def _paint_outer_name(
    painter: QPainter,
    picture: Picture,
    group: Group,
    given: str,
    runs: tuple[Run, ...],
    centre: QPointF,
    radius: float,
) -> None:
    """Write the name left of an input or right of an output, if lines are far enough apart."""
    distance = group.spacing * picture.camera.scale
    if group.role not in ("input", "output") or distance < 11:
        return
    pixels = min(min(max(distance * 0.6, 9.0), 13.0) * picture.text, distance * 0.9)
    font = figures_font(picture.families, pixels)
    room = NAMES * max(picture.camera.scale, 1.0) - radius - 10
    if given:
        text = QFontMetricsF(font).elidedText(given, Qt.TextElideMode.ElideRight, room)
        runs = (Run(text),)
    width = runs_width(runs, picture.families, pixels)
    side = -1 if group.role == "input" else 1
    beside = centre + QPointF(side * (radius + 7 + width / 2), 0)
    colour = QColor(picture.palette.muted_text)
    draw_runs(painter, beside, runs, picture.families, pixels, colour)


def neuron_symbol(picture: Picture, group: Group, index: int) -> tuple[Run, ...]:
    """Return a neuron's symbol: x₁, h₁, o₁; the sign of an operation for a layer that adds."""
    if group.role in _OPERATORS:
        return (Run(_OPERATORS[group.role]),)
    letter, superscript = picture.words.symbols.get(group.layer, ("", ""))
    return symbol(letter, str(index + 1), superscript) if letter else ()


def given_name(picture: Picture, group: Group, index: int) -> str:
    """Return what the data call an input or output, or nothing."""
    names = {"input": picture.words.inputs, "output": picture.words.outputs}.get(group.role, ())
    return names[index] if len(names) == group.units else ""


def _paint_bias_number(
    painter: QPainter, picture: Picture, group: Group, index: int, centre: QPointF, radius: float
) -> None:
    """Write the bias on the lower edge of the circle, where biases are numbers."""
    biases = picture.biases.get(group.layer)
    if biases is None or index >= biases.size or radius < VALUE_RADIUS:
        return
    pixels = min(max(radius * 0.42, 8.0), 16.0)
    value = float(biases[index])
    runs = (Run(f"b {short_number(value, 2)}"),)
    height = pixels + 4
    place = centre + QPointF(0, radius - _raised(picture, group, radius, height))
    box = chip(place, runs_width(runs, picture.families, pixels) + 8, height)
    painter.setPen(QPen(QColor(sign_colour(picture.palette, value)), 1))
    painter.setBrush(QColor(picture.palette.surface))
    painter.drawRoundedRect(box, 4, 4)
    ink = QColor(picture.palette.text)
    draw_runs(painter, place, runs, picture.families, pixels, ink)


def _raised(picture: Picture, group: Group, radius: float, height: float) -> float:
    """Return how far a bias moves up into its neuron, where the next one would cover it."""
    if group.units < 2:
        return 0.0
    free = group.spacing * picture.camera.scale - 2 * radius
    # Over the edge of a map stands half of its value.
    below = tile_text_height(picture, radius) if group.layer in picture.maps else 0.0
    return max((height + below) / 2 + 1 - free, 0.0)


def _paint_strip(
    painter: QPainter, picture: Picture, group: Group, values: FloatArray | None, scale: float
) -> None:
    """Draw the folded neurons of a wide layer, each as a thin slice of a strip."""
    strip = group.strip
    if strip is None:
        return
    left, top = picture.camera.point(group.x - STRIP_WIDTH / 2, strip[0])
    right, bottom = picture.camera.point(group.x + STRIP_WIDTH / 2, strip[1])
    box, palette = QRectF(left, top, right - left, bottom - top), picture.palette
    painter.fillRect(box, QColor(palette.background))
    if values is not None:
        painter.setOpacity(1.0 if picture.is_lit(group.layer) else 0.35)
        painter.drawImage(box, heat_image(_slices(group, values, scale), palette))
        painter.setOpacity(1.0)
    painter.setPen(QPen(QColor(palette.layer(group.role)), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 2, 2)
    _paint_folded_text(painter, picture, group, box)


def _slices(
    group: Group, values: FloatArray, scale: float
) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    folded = np.nan_to_num(values[group.first : group.units - group.last], nan=0.0)
    share = np.clip(folded / scale, -1.0, 1.0)
    return np.rint(share * ZERO_LEVEL + ZERO_LEVEL).astype(np.uint8).reshape(-1, 1)


def _paint_folded_text(painter: QPainter, picture: Picture, group: Group, box: QRectF) -> None:
    text = picture.words.folded.get(group.layer, "")
    if box.height() < 16 or not text:
        return
    runs, pixels = (Run(text),), 11 * picture.text
    place = chip(box.center(), runs_width(runs, picture.families, pixels) + 10, pixels + 6)
    painter.setPen(QPen(QColor(picture.palette.border), 1))
    painter.setBrush(QColor(picture.palette.surface))
    painter.drawRoundedRect(place, 4, 4)
    ink = QColor(picture.palette.muted_text)
    draw_runs(painter, box.center(), runs, picture.families, pixels, ink)


def _paint_undecided(painter: QPainter, picture: Picture, group: Group) -> None:
    """Draw a dashed box for a layer whose width is not decided yet."""
    centre = QPointF(*picture.camera.point(group.x, group.middle))
    pen = QPen(QColor(picture.palette.layer(group.role)), 1.5, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    size = max(2 * group.radius * picture.camera.scale, 14.0)
    painter.drawRoundedRect(chip(centre, size, size), 6, 6)
    ink = QColor(picture.palette.muted_text)
    draw_runs(painter, centre, (Run("?"),), picture.families, 13, ink)


def paint_bias_nodes(painter: QPainter, picture: Picture) -> None:
    """Draw the small "1" that the biases come from."""
    palette, camera = picture.palette, picture.camera
    for node in picture.layout.bias_nodes.values():
        centre = QPointF(*camera.point(node.x, node.y))
        radius = node.radius * camera.scale
        lit = picture.is_lit(node.layer)
        ink = QColor(palette.text if lit else palette.muted_text)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(centre, radius, radius)
        if radius >= 5:
            draw_runs(painter, centre, (Run("1"),), picture.families, radius * 1.1, ink)
