"""The first samples of a set of pictures."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from engine import Dataset
from gui.looks.theme import GRID, current_theme

_PICTURES: Final = 24
_COLOURS: Final = 3


class Pictures:
    """The first samples as pictures with their classes: in colour, or as ink on paper."""

    def __init__(self, dataset: Dataset) -> None:
        assert dataset.image_shape is not None
        height, width = dataset.image_shape[:2]
        self.shown = min(_PICTURES, len(dataset))
        raw = np.asarray(dataset.samples.raw[: self.shown])
        self._pictures = raw.reshape(self.shown, height, width, -1)
        self._is_coloured = self._pictures.shape[3] == _COLOURS
        self._brightest = float(self._pictures.max()) or 1.0
        targets = dataset.targets
        names = dataset.class_names
        numbers = [] if targets is None or not names else targets[: self.shown].tolist()
        self._names = [names[number] for number in numbers]

    def __call__(self, painter: QPainter, area: QRectF) -> None:
        """Draw the pictures in rows."""
        line = QFontMetricsF(painter.font()).height()
        columns = max(int(area.width() // 48), 1)
        cell = area.width() / columns
        side = min(cell - GRID, 64.0)
        for number in range(self.shown):
            x = area.left() + cell * (number % columns) + (cell - side) / 2
            y = area.top() + (side + line + GRID / 2) * (number // columns)
            if y + side + line > area.bottom():
                return
            self._paint_picture(painter, QRectF(x, y, side, side), number, line)

    def _paint_picture(self, painter: QPainter, place: QRectF, number: int, line: float) -> None:
        palette = current_theme().palette
        painter.fillRect(place, QColor(palette.surface))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        picture = self._pictures[number]
        if self._is_coloured:
            painter.drawImage(place, coloured_picture(picture / self._brightest))
        else:
            painter.drawImage(place, ink_picture(picture.mean(axis=2), palette.text))
        painter.setPen(QPen(QColor(palette.border)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        if self._names:
            painter.setPen(QColor(palette.muted_text))
            below = QRectF(place.left(), place.bottom(), place.width(), line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._names[number])


def coloured_picture(shares: NDArray[Any]) -> QImage:
    """Return pixels (height, width, 3) of red, green and blue from 0 to 1 as a picture."""
    pixels = np.ascontiguousarray(np.rint(255.0 * np.clip(shares, 0.0, 1.0)), np.uint8)
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()


def ink_picture(pixels: NDArray[Any], colour: str) -> QImage:
    """Return pixels (height, width) as ink of a colour: the greatest opaque, 0 transparent."""
    values = np.clip(np.asarray(pixels, np.float64), 0.0, None)
    alpha = np.rint(values * (255.0 / (values.max() or 1.0))).astype(np.uint32)
    ink = QColor(colour)
    argb = np.ascontiguousarray(
        (alpha << 24) | (ink.red() << 16) | (ink.green() << 8) | ink.blue(), np.uint32
    )
    height, width = argb.shape
    image = QImage(argb.data, width, height, 4 * width, QImage.Format.Format_ARGB32)
    return image.copy()
