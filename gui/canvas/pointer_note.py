"""A short sentence at the pointer, the same size at every zoom."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gui.canvas.text_drawing import (
    TEXT_SIZE,
    WRAPPED,
    font,
    text_width,
    unbroken_words,
    wrapped_height,
)
from gui.looks.fonts import text_scale
from gui.looks.theme import current_theme

_MOST_WIDTH: Final = 260.0
_PADDING: Final = 8.0
_AWAY: Final = QPointF(14, 18)
_EDGE: Final = 4.0
_ON_TOP: Final = 20.0


class PointerNote(QGraphicsItem):
    """Says what the pointer is about to do, or why that cannot be."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._box = QRectF()
        self._is_refusal = True
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(_ON_TOP)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """The sentence; empty while there is nothing to say."""
        return self._text

    def show_text(self, text: str, position: QPointF, is_refusal: bool = True) -> None:
        """Say a sentence beside a place of the scene; an empty one hides the note."""
        self._is_refusal = is_refusal
        self.prepareGeometryChange()
        self._text = text
        self.setVisible(bool(text))
        self.setPos(position)
        self._box = self._placed(position) if text else QRectF()

    def boundingRect(self) -> QRectF:
        """Return the box around the sentence."""
        return self._box

    def _placed(self, position: QPointF) -> QRectF:
        """Return the box, seen from the pointer: on its other side where the view ends."""
        own = font(TEXT_SIZE)
        shown = unbroken_words(self._text)
        width = min(_MOST_WIDTH * text_scale(), text_width(shown, own) + 2)
        height = wrapped_height(shown, own, width)
        box = QRectF(_AWAY.x(), _AWAY.y(), width + 2 * _PADDING, height + 2 * _PADDING)
        for view in self.scene().views():
            pointer = QPointF(view.mapFromScene(position))
            port = QRectF(view.viewport().rect()).translated(-pointer)
            if box.bottom() > port.bottom() - _EDGE:
                box.moveBottom(-_AWAY.y() / 2)
            box.moveRight(min(box.right(), port.right() - _EDGE))
            box.moveLeft(max(box.left(), port.left() + _EDGE))
            box.moveTop(max(box.top(), port.top() + _EDGE))
        return box

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint box and sentence."""
        palette = current_theme().palette
        box = self.boundingRect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.error if self._is_refusal else palette.accent), 1))
        painter.setBrush(QColor(palette.raised))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(palette.text))
        painter.setFont(font(TEXT_SIZE))
        room = box.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        painter.drawText(room, int(WRAPPED), unbroken_words(self._text))
