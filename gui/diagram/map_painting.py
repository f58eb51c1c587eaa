"""Paints what each neuron answers over the plane of two inputs as a tile in the neuron's place."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gui.diagram.layout_parts import Group
from gui.diagram.link_painting import heat_image
from gui.diagram.picture import Picture
from gui.diagram.sign_colours import mixed
from gui.diagram.symbol_text import Run, chip, draw_runs, runs_width
from gui.words.number_text import short_number

LABELLED_RADIUS: Final = 15.0
"""From this half side in pixels a tile bears its neuron's name and value."""

_DIMMED: Final = 0.35


def shows_maps(picture: Picture, group: Group) -> bool:
    """Tell whether a layer's neurons are drawn as maps instead of circles."""
    levels = picture.maps.get(group.layer)
    return levels is not None and len(levels) == group.units


def map_strip(picture: Picture, group: Group) -> QImage | None:
    """Return the maps of a layer below one another, or None if it shows none."""
    if not shows_maps(picture, group):
        return None
    levels = picture.maps[group.layer]
    return heat_image(levels.reshape(-1, levels.shape[2]), picture.palette)


def tile(centre: QPointF, radius: float) -> QRectF:
    """Return the square in a neuron's place."""
    return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)


def paint_tile(
    painter: QPainter,
    picture: Picture,
    group: Group,
    strip: QImage,
    index: int,
    centre: QPointF,
    radius: float,
    bright: bool,
) -> None:
    """Paint one neuron's map, framed in its layer's hue."""
    edge, palette, box = strip.width(), picture.palette, tile(centre, radius)
    painter.setOpacity(1.0 if bright else _DIMMED)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(box, strip, QRectF(0, index * edge, edge, edge))
    painter.setOpacity(1.0)
    hue = mixed(palette.surface, palette.layer(group.role), 1.0 if bright else 0.4)
    painter.setPen(QPen(hue, 1.5 if radius >= 6 else 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 2, 2)
    focus = picture.focus
    if focus is not None and (focus.layer, focus.index) == (group.layer, index):
        painter.setPen(QPen(QColor(palette.focus), 3))
        painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 4, 4)


def paint_tile_text(
    painter: QPainter,
    picture: Picture,
    symbol: Sequence[Run],
    value: float,
    centre: QPointF,
    radius: float,
    bright: bool,
) -> None:
    """Write name and value on the tile's upper edge, where they hide little of the map."""
    known = value == value
    if radius < LABELLED_RADIUS or not (symbol or known):
        return
    runs = (*symbol, *((Run(f" {short_number(value, 2)}"),) if known else ()))
    pixels = _tile_pixels(picture, radius)
    place = centre - QPointF(0, radius)
    palette = picture.palette
    painter.setPen(QPen(QColor(palette.border), 1))
    painter.setBrush(QColor(palette.surface))
    painter.drawRoundedRect(
        chip(
            place, runs_width(runs, picture.families, pixels) + 8, tile_text_height(picture, radius)
        ),
        4,
        4,
    )
    ink = QColor(palette.text if bright else palette.muted_text)
    draw_runs(painter, place, runs, picture.families, pixels, ink)


def tile_text_height(picture: Picture, radius: float) -> float:
    """Return how high the name and value on a tile's edge are."""
    return _tile_pixels(picture, radius) + 5


def _tile_pixels(picture: Picture, radius: float) -> float:
    return min(max(radius * 0.44, 9.0), 15.0) * picture.text
