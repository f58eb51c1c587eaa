"""Samples with two inputs as points in a plane."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QTransform

from engine import Dataset
from gui.looks.class_marks import class_colour, class_form
from gui.looks.theme import GRID, current_theme
from gui.words.translation import tr

MOST_POINTS: Final = 2000
_POINT: Final = 3.0
_SIDE: Final = 2.0 * _POINT
_MOST_IN_WORDS: Final = 2

Floats = NDArray[np.float64]


class Points:
    """Samples with two inputs, and others derived from them, as points in a plane.

    The class is told by colour and form.
    """

    def __init__(self, dataset: Dataset) -> None:
        every = -(-len(dataset) // MOST_POINTS)
        self._points: Floats = np.asarray(dataset.samples.rows(slice(None, None, every))[:, :2])
        targets = dataset.targets
        self._targets = np.zeros(len(self._points)) if targets is None else targets[::every]
        self._classes = dataset.class_names
        self._names = dataset.input_names[:2] or ("x1", "x2")
        self.shown = len(self._points)
        self._reach = _round_up(float(np.abs(self._points).max())) if self.shown else 1.0

    def __call__(self, painter: QPainter, area: QRectF) -> None:
        """Draw frame, points and legend."""
        metrics = QFontMetricsF(painter.font())
        line = metrics.height()
        side = min(area.width() - line - 2 * GRID, area.height() - 2.5 * line - GRID)
        left = area.left() + line + GRID / 2 + (area.width() - line - GRID - side) / 2
        frame = QRectF(left, area.top() + 1, side, side)
        self._paint_frame(painter, frame, line)
        painter.save()
        painter.setClipRect(frame)
        for number in range(max(len(self._classes), 1)):
            self._paint_class(painter, frame, number)
        painter.restore()
        self._paint_legend(painter, area, frame.bottom() + 2 + line + GRID / 2)

    def _paint_frame(self, painter: QPainter, frame: QRectF, line: float) -> None:
        palette = current_theme().palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(palette.neutral))
        painter.setBrush(QColor(palette.surface))
        painter.drawRect(frame)
        middle = frame.center()
        painter.drawLine(QPointF(frame.left(), middle.y()), QPointF(frame.right(), middle.y()))
        painter.drawLine(QPointF(middle.x(), frame.top()), QPointF(middle.x(), frame.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QColor(palette.muted_text))
        below = QRectF(frame.left(), frame.bottom() + 2, frame.width(), line)
        self._paint_axis(painter, below, self._names[0])
        painter.save()
        painter.translate(frame.left() - line - 2, frame.bottom())
        painter.rotate(-90)
        self._paint_axis(painter, QRectF(0, 0, frame.height(), line), self._names[1])
        painter.restore()

    def _paint_axis(self, painter: QPainter, row: QRectF, name: str) -> None:
        flags = Qt.AlignmentFlag
        painter.drawText(row, flags.AlignLeft | flags.AlignVCenter, f"−{self._reach:g}")
        painter.drawText(row, flags.AlignHCenter | flags.AlignVCenter, name)
        painter.drawText(row, flags.AlignRight | flags.AlignVCenter, f"{self._reach:g}")

    def _paint_class(self, painter: QPainter, frame: QRectF, number: int) -> None:
        scale = (frame.width() - 2 * _POINT) / (2 * self._reach)
        x = frame.center().x() + scale * self._points[:, 0]
        y = frame.center().y() - scale * self._points[:, 1]
        if not self._classes:
            self._paint_values(painter, x, y)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(class_colour(current_theme().palette, number))
        mine = self._targets == number
        for place in zip(x[mine].tolist(), y[mine].tolist(), strict=True):
            painter.drawPath(mark(number, QPointF(*place)))

    def _paint_values(self, painter: QPainter, x: Floats, y: Floats) -> None:
        """Draw values: colour is the sign, strength the size."""
        palette = current_theme().palette
        values = np.asarray(self._targets, np.float64).reshape(len(x), -1)[:, 0]
        greatest = float(np.abs(values).max()) or 1.0
        painter.setPen(Qt.PenStyle.NoPen)
        for place_x, place_y, value in zip(x.tolist(), y.tolist(), values.tolist(), strict=True):
            colour = QColor(palette.positive if value >= 0 else palette.negative)
            colour.setAlphaF(0.15 + 0.85 * abs(value) / greatest)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(place_x, place_y), _POINT, _POINT)

    def _paint_legend(self, painter: QPainter, area: QRectF, y: float) -> None:
        metrics = QFontMetricsF(painter.font())
        line, x = metrics.height(), area.left() + GRID / 2
        short = len(self._classes) > _MOST_IN_WORDS
        for number, name in enumerate(self._classes):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(class_colour(current_theme().palette, number))
            painter.drawPath(mark(number, QPointF(x + _POINT, y + line / 2)))
            painter.setPen(QColor(current_theme().palette.text))
            text = name if short else tr("class {name}", name=name)
            wide = metrics.horizontalAdvance(text)
            row = QRectF(x + 3 * _POINT + 2, y, wide + 1, line)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, text)
            x = row.right() + (GRID if short else 2 * GRID)


def mark(number: int, place: QPointF) -> QPainterPath:
    """Return the form of a class around a place, as large as these points are."""
    return QTransform.fromScale(_SIDE, _SIDE).map(class_form(number)).translated(place)


def _round_up(value: float) -> float:
    power = 10.0 ** np.floor(np.log10(max(value, 1e-9)))
    return float(next(power * n for n in (1, 2, 3, 4, 5, 6, 8, 10) if power * n >= value))
