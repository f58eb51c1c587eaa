"""A fault as a line of a panel: a mark and its sentence."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.canvas.text_drawing import (
    TEXT_SIZE,
    WRAPPED,
    font,
    paint_mark,
    unbroken_words,
    wrapped_height,
)
from gui.looks.theme import current_theme

_INDENT: Final = 20


class FaultNote(QWidget):
    """Says one fault in the colour of faults, or of warnings."""

    def __init__(self, text: str, is_warning: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = unbroken_words(text)
        self._is_warning = is_warning
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        current_theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(220, self.heightForWidth(220))

    def heightForWidth(self, width: int) -> int:
        """Return how high the sentence becomes."""
        return int(wrapped_height(self._text, font(TEXT_SIZE), max(1, width - _INDENT))) + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mark and sentence."""
        palette = current_theme().palette
        colour = QColor(palette.warning if self._is_warning else palette.error)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QPointF(7, 9), colour)
        painter.setPen(colour)
        painter.setFont(font(TEXT_SIZE))
        room = QRectF(_INDENT, 0, self.width() - _INDENT, self.height())
        painter.drawText(room, int(WRAPPED), self._text)
        painter.end()
