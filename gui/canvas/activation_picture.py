"""A small picture of an activation function, for menus."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from engine import Choice, activation_value
from gui.looks.theme import current_theme

_SIZE: Final = 20
_SHARPNESS: Final = 2
_REACH: Final = 3.0
_HEIGHT: Final = 1.6
_POINTS: Final = 41
_MARGIN: Final = 2.0


def activation_picture(name: str) -> QIcon:
    """Return the curve of a function from -3 to 3, on its axes."""
    pixmap = QPixmap(_SIZE * _SHARPNESS, _SIZE * _SHARPNESS)
    pixmap.setDevicePixelRatio(_SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    palette = current_theme().palette
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palette.neutral), 1))
    painter.drawLine(_place(-_REACH, 0), _place(_REACH, 0))
    painter.drawLine(_place(0, -_HEIGHT), _place(0, _HEIGHT))
    painter.setPen(QPen(QColor(palette.text), 1.5))
    # A curve that goes on beyond the picture must leave it, not bend along its edge.
    painter.setClipRect(QRectF(0, _MARGIN - 1, _SIZE, _SIZE - 2 * _MARGIN + 2))
    painter.drawPolyline(_curve(name))
    painter.end()
    return QIcon(pixmap)


def _curve(name: str) -> list[QPointF]:
    z = np.linspace(-_REACH, _REACH, _POINTS)
    if name == "softmax":  # one unit's share beside another whose logit stays 0
        values = activation_value(Choice("softmax"), np.stack([z, np.zeros_like(z)], axis=1))[:, 0]
    else:
        values = activation_value(Choice(name), z)
    return [_place(x, y) for x, y in zip(z.tolist(), values.tolist(), strict=True)]


def _place(x: float, y: float) -> QPointF:
    half = _SIZE / 2
    room = half - _MARGIN
    return QPointF(half + x / _REACH * room, half - y / _HEIGHT * room)
