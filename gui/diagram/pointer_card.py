"""Marks what the pointer is on and says it on a small card beside the pointer."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gui.diagram.label_places import LABEL
from gui.diagram.link_painting import readable
from gui.diagram.map_painting import shows_maps, tile
from gui.diagram.picture import Picture
from gui.diagram.pointing import Target
from gui.diagram.symbol_text import chip, figures_font
from gui.document.selection import Neuron, Weight

_PIXELS, _PADDING, _AWAY = 12, 8.0, 14.0
_LINE_FLAGS: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def paint_pointer_card(
    painter: QPainter, picture: Picture, target: Target, pointer: QPointF, text: str
) -> None:
    """Draw a mark around the target and the card, inside the window."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_mark(painter, picture, target)
    font = figures_font(picture.families, _PIXELS * picture.text)
    metrics = QFontMetricsF(font)
    words = metrics.boundingRect(QRectF(0, 0, 600, 200), int(_LINE_FLAGS.value), text)
    box = card_box(pointer, words.width(), words.height(), picture.size)
    painter.setPen(QPen(QColor(picture.palette.border), 1))
    painter.setBrush(QColor(picture.palette.raised))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(QColor(picture.palette.text))
    inner = box.adjusted(_PADDING, _PADDING / 2, 0, 0)
    painter.drawText(inner, int(_LINE_FLAGS.value), text)


def card_box(pointer: QPointF, width: float, height: float, size: tuple[int, int]) -> QRectF:
    """Return the card's box: below and right of the pointer, or on the other side at an edge."""
    width, height = width + 2 * _PADDING + 2, height + _PADDING
    left, top = pointer.x() + _AWAY, pointer.y() + _AWAY
    if left + width > size[0]:
        left = max(pointer.x() - _AWAY - width, 0.0)
    if top + height > size[1]:
        top = max(pointer.y() - _AWAY - height, 0.0)
    return QRectF(left, top, width, height)


def _paint_mark(painter: QPainter, picture: Picture, target: Target) -> None:
    painter.setPen(QPen(QColor(picture.palette.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if isinstance(target, Neuron):
        _mark_neuron(painter, picture, target)
    elif isinstance(target, Weight):
        _mark_weight(painter, picture, target)


def _mark_neuron(painter: QPainter, picture: Picture, neuron: Neuron) -> None:
    group = picture.layout.groups.get(neuron.layer)
    if group is None:
        return
    centre = QPointF(*picture.camera.point(group.x, group.height(neuron.index)))
    if group.is_circle(neuron.index):
        radius = group.radius * picture.camera.scale + 2
        if shows_maps(picture, group):
            painter.drawRoundedRect(tile(centre, radius), 4, 4)
        else:
            painter.drawEllipse(centre, radius, radius)
    else:
        painter.drawLine(QLineF(centre - QPointF(10, 0), centre + QPointF(10, 0)))


def _mark_weight(painter: QPainter, picture: Picture, weight: Weight) -> None:
    """Frame the label of a weight, or go over its line where it has none."""
    place = picture.label_places.get((weight.layer, weight.parameter, weight.index))
    scale = picture.camera.scale
    if place is not None and readable(picture):
        centre = QPointF(*picture.camera.point(*place))
        painter.drawRoundedRect(chip(centre, LABEL[0] * scale + 8, LABEL[1] * scale + 2), 4, 4)
        return
    line = _line_of(picture, weight)
    if line is not None:
        painter.drawLine(line)


def _line_of(picture: Picture, weight: Weight) -> QLineF | None:
    for lines in picture.links:
        if (lines.layer, lines.parameter) != (weight.layer, weight.parameter):
            continue
        number = lines.number(weight.index)
        if number is not None:
            start = QPointF(*picture.camera.point(*lines.starts[number].tolist()))
            return QLineF(start, QPointF(*picture.camera.point(*lines.ends[number].tolist())))
    return None
