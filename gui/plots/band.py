"""The span of a noisy curve, painted as a picture: its cost does not grow with its height."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gui.plots.decimation import Floats

_NOTHING = np.empty(0)


class Band(pg.GraphicsObject):
    """Fills, for each of many narrow columns of equal width, from a least to a greatest value.

    A line going up and down through the same columns takes Qt up to 40 ms a frame; this takes one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._width = 0.0
        self._least: Floats = _NOTHING
        self._greatest: Floats = _NOTHING
        self._colour = QColor()

    def set_colour(self, colour: QColor) -> None:
        """Fill with a colour."""
        self._colour = colour
        self.update()

    def set_columns(self, width: float, least: Floats, greatest: Floats) -> None:
        """Show columns that begin at 0.

        Parameters
        ----------
        width : float
            Of one column, in data coordinates.
        least, greatest : array (columns,)
        """
        self.prepareGeometryChange()
        self._width = width
        # Each column reaches the one before, so that a steep descent stays connected.
        self._least, self._greatest = np.fmin(least, greatest), np.fmax(least, greatest)
        self._least[1:] = np.fmin(self._least[1:], self._greatest[:-1])
        self._greatest[1:] = np.fmax(self._greatest[1:], least[:-1])
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the rectangle around all columns."""
        if not np.isfinite(self._least).any():
            return QRectF()
        low, high = float(np.nanmin(self._least)), float(np.nanmax(self._greatest))
        return QRectF(0.0, low, self._width * len(self._least), max(high - low, 1e-12))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the part that can be seen."""
        seen = self.viewRect()
        view = self.getViewBox()
        if len(self._least) == 0 or view is None or seen.height() <= 0:
            return
        rows = max(int(view.height() * painter.device().devicePixelRatioF()), 1)
        picture = self._picture(seen.top(), seen.height() / rows, rows)
        place = QRectF(0.0, seen.top(), self._width * len(self._least), seen.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(place, picture)

    def _picture(self, low: float, row_height: float, rows: int) -> QImage:
        """Return one pixel for each column and row, row 0 the lowest: the view turns it over."""
        first = _row(self._least, low, row_height, rows)
        last = np.maximum(_row(self._greatest, low, row_height, rows), first)
        row = np.arange(rows, dtype=np.int16)[:, np.newaxis]
        filled = np.ascontiguousarray((row >= first) & (row <= last)).view(np.uint8)
        columns = filled.shape[1]
        image = QImage(filled.data, columns, rows, columns, QImage.Format.Format_Indexed8)
        image.setColorTable([0, self._colour.rgba()])
        return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _row(values: Floats, low: float, row_height: float, rows: int) -> NDArray[np.int16]:
    places = np.clip((values - low) / row_height, -2, rows + 1)
    return np.where(np.isnan(places), -2, places).astype(np.int16)
