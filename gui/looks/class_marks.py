"""How a class is drawn in every view: its colour and its form; colour never speaks alone."""

from functools import cache
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath, QPolygonF, QTransform

from gui.looks.colours import Palette

FORM_COUNT: Final = 10
_RADIUS: Final = 0.5
_ARM: Final = 0.1
"""Half the width of the arms of a plus."""


def class_colour(palette: Palette, number: int) -> QColor:
    """Return the colour of a class; beyond the palette's series the same ones, paler."""
    colour = QColor(palette.series[number % len(palette.series)])
    rounds = number // len(palette.series)
    return mixed(colour, QColor(palette.text), 0.4 * rounds) if rounds else colour


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return the colour that is `share` of the way from one to the other."""
    share = min(share, 1.0)
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def class_form(number: int) -> QPainterPath:
    """Return the form of a class in a square of side 1 around (0, 0); the eleventh is the first.

    Circle, square, triangle, diamond, pentagon, star, plus, cross, hexagon, triangle upside down.
    """
    return _forms()[number % FORM_COUNT]


@cache
def _forms() -> tuple[QPainterPath, ...]:
    box = QRectF(-_RADIUS, -_RADIUS, 2 * _RADIUS, 2 * _RADIUS)
    circle, square = QPainterPath(), QPainterPath()
    circle.addEllipse(box)
    square.addRect(box)
    triangle = _closed([box.bottomLeft(), QPointF(0, box.top()), box.bottomRight()])
    plus = _plus()
    return (
        circle,
        square,
        triangle,
        _closed([QPointF(0, -0.5), QPointF(-0.4, 0), QPointF(0, 0.5), QPointF(0.4, 0)]),
        _closed(_around(5)),
        _closed([point for pair in zip(_around(5), _inner(5), strict=True) for point in pair]),
        plus,
        QTransform().rotate(45).map(plus),
        _closed(_around(6)),
        QTransform().rotate(180).map(triangle),
    )


def _around(corners: int, radius: float = _RADIUS, turn: float = 0.0) -> list[QPointF]:
    angles = [2 * pi * (corner + turn) / corners for corner in range(corners)]
    return [QPointF(radius * sin(angle), -radius * cos(angle)) for angle in angles]


def _inner(corners: int) -> list[QPointF]:
    """Return the points between the rays of a star."""
    return _around(corners, 0.38 * _RADIUS, 0.5)


def _plus() -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(-_RADIUS, -_ARM, 2 * _RADIUS, 2 * _ARM))
    path.addRect(QRectF(-_ARM, -_RADIUS, 2 * _ARM, 2 * _RADIUS))
    return path.simplified()


def _closed(corners: list[QPointF]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return path
