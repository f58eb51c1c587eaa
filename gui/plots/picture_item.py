"""A picture laid into a plot, drawn smooth from few points."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget


class PictureItem(pg.GraphicsObject):
    """Fills a rectangle of data coordinates with pixels, row 0 the lowest."""

    def __init__(self, smooth: bool = True) -> None:
        super().__init__()
        self._smooth = smooth
        self._place = QRectF()
        self._image = QImage()
        self.setZValue(-10)

    @property
    def place(self) -> QRectF:
        """The rectangle filled; empty where there is no picture."""
        return QRectF(self._place)

    def set_picture(
        self, pixels: NDArray[np.uint32], place: tuple[float, float, float, float]
    ) -> None:
        """Show pixels 0xAARRGGBB (rows, columns) in the rectangle left, right, low, high."""
        left, right, low, high = place
        rows, columns = pixels.shape
        self.prepareGeometryChange()
        self._place = QRectF(left, low, right - left, high - low)
        data = np.ascontiguousarray(pixels)
        self._image = QImage(
            data.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32
        ).copy()
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self.prepareGeometryChange()
        self._place, self._image = QRectF(), QImage()
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the rectangle filled."""
        return QRectF(self._place)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the picture."""
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._smooth)
            painter.drawImage(self._place, self._image)
