"""A pad to draw a digit on."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.data.centred_pixels import centred_pixels
from gui.looks.theme import GRID, current_theme
from gui.words.translation import tr

_SIDE: Final = 224
_PEN: Final = 18.0

Floats = NDArray[np.float64]


class DrawingPad(QWidget):
    """Draws with the left button and wipes with the right one."""

    drawn = Signal()
    """There is more ink, or less."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawingPad")
        self._ink = QImage(_SIDE, _SIDE, QImage.Format.Format_Grayscale8)
        self._ink.fill(0)
        self._last: QPointF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        current_theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the pad's one size."""
        return QSize(_SIDE + 2, _SIDE + 2)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self._pixels().any()

    def pixels(self, height: int, width: int) -> Floats:
        """Return the drawing as a picture (height, width) from 0 to 1, centred as MNIST's are."""
        return centred_pixels(self._pixels(), height, width)

    def _pixels(self) -> Floats:
        lines = np.frombuffer(self._ink.constBits(), np.uint8).reshape(_SIDE, -1)
        return lines[:, :_SIDE] / 255.0

    @Slot()
    def clear(self) -> None:
        """Wipe everything off."""
        self._ink.fill(0)
        self._changed()

    def draw(self, points: Sequence[QPointF]) -> None:
        """Draw a stroke through points of a square from 0 to 1, as the left button would."""
        places = [QPointF(_SIDE * point.x(), _SIDE * point.y()) for point in points]
        for begin, end in pairwise(places):
            self._line(begin, end, wipes=False)
        self._changed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke, with a dot."""
        self._last = event.position()
        self._stroke(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the stroke."""
        if self._last is not None:
            self._stroke(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        self._last = None

    def _stroke(self, event: QMouseEvent) -> None:
        assert self._last is not None
        wipes = bool(event.buttons() & Qt.MouseButton.RightButton)
        self._line(self._last, event.position(), wipes)
        self._last = event.position()
        self._changed()

    def _line(self, begin: QPointF, end: QPointF, wipes: bool) -> None:
        painter = QPainter(self._ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(0, 0, 0) if wipes else QColor(255, 255, 255)
        cap = Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(colour, 2 * _PEN if wipes else _PEN, Qt.PenStyle.SolidLine, cap))
        # A line of no length draws nothing.
        painter.drawLine(begin + QPointF(0.01, 0), end)
        painter.end()

    def _changed(self) -> None:
        self.update()
        self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ink on paper, in the theme's colours."""
        palette = current_theme().palette
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface))
        alpha = QImage(self._ink)
        alpha.reinterpretAsFormat(QImage.Format.Format_Alpha8)
        ink = QImage(self._ink.size(), QImage.Format.Format_ARGB32_Premultiplied)
        ink.fill(QColor(palette.text))
        shape = QPainter(ink)
        shape.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        shape.drawImage(0, 0, alpha)
        shape.end()
        painter.drawImage(1, 1, ink)
        if self.is_empty:
            words = QRectF(self.rect()).adjusted(2 * GRID, 2 * GRID, -2 * GRID, -2 * GRID)
            painter.setPen(QColor(palette.muted_text))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(words, flags, tr("Draw with the left button, wipe with the right one"))
        painter.setPen(QColor(palette.neutral))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
