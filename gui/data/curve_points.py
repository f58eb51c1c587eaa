"""Samples with one input and a value as points of a curve."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from engine import Dataset
from gui.data.points import MOST_POINTS
from gui.looks.theme import GRID, current_theme

Floats = NDArray[np.float64]

_POINT: Final = 2.0


class CurvePoints:
    """The input to the right, the value upwards, each axis from its least to its greatest."""

    def __init__(self, dataset: Dataset) -> None:
        assert dataset.targets is not None
        every = -(-len(dataset) // MOST_POINTS)
        self._x: Floats = np.asarray(dataset.samples.rows(slice(None, None, every))[:, 0])
        self._y: Floats = np.asarray(dataset.targets[::every, 0], np.float64)
        self._names = ((*dataset.input_names, "x")[0], (*dataset.description.target_names, "y")[0])
        self.shown = len(self._x)

    def __call__(self, painter: QPainter, area: QRectF) -> None:
        """Draw frame, ends of the axes and points."""
        line = QFontMetricsF(painter.font()).height()
        frame = area.adjusted(line + GRID / 2, 1, -GRID / 2, -line - GRID / 2)
        frame.setHeight(min(frame.height(), frame.width()))
        palette = current_theme().palette
        painter.setPen(QColor(palette.neutral))
        painter.setBrush(QColor(palette.surface))
        painter.drawRect(frame)
        painter.setPen(QColor(palette.muted_text))
        below = QRectF(frame.left(), frame.bottom() + 2, frame.width(), line)
        _paint_axis(painter, below, self._names[0], self._x)
        painter.save()
        painter.translate(frame.left() - line - 2, frame.bottom())
        painter.rotate(-90)
        _paint_axis(painter, QRectF(0, 0, frame.height(), line), self._names[1], self._y)
        painter.restore()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.series[0]))
        inner = frame.adjusted(GRID / 2, GRID / 2, -GRID / 2, -GRID / 2)
        x = inner.left() + inner.width() * _share(self._x)
        y = inner.bottom() - inner.height() * _share(self._y)
        for place in zip(x.tolist(), y.tolist(), strict=True):
            painter.drawEllipse(QPointF(*place), _POINT, _POINT)


def _paint_axis(painter: QPainter, row: QRectF, name: str, values: Floats) -> None:
    flags = Qt.AlignmentFlag
    for side, value in ((flags.AlignLeft, values.min()), (flags.AlignRight, values.max())):
        painter.drawText(row, side | flags.AlignVCenter, f"{value:.3g}".replace("-", "−"))
    painter.drawText(row, flags.AlignHCenter | flags.AlignVCenter, name)


def _share(values: Floats) -> Floats:
    """Return the values from 0 for the least to 1 for the greatest."""
    reach = float(np.ptp(values))
    return (values - values.min()) / reach if reach else np.full(len(values), 0.5)
