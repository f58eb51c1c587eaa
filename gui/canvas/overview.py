"""The whole network in a corner of the canvas; a press or drag there shows that place."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.canvas.scene import CanvasScene
from gui.canvas.zoom_view import ZoomView
from gui.looks.theme import GRID, current_theme
from gui.words.translation import tr

_MOST_WIDTH, _LEAST_HEIGHT, _MOST_HEIGHT = 22 * GRID, 5 * GRID, 14 * GRID
_MARGIN: Final = 6.0
_SHARE: Final = 0.42
"""How much of the view, across and down, it may cover."""


class Overview(QWidget):
    """Shown while some of a network is out of view; an input of the canvas, not of the document."""

    def __init__(self, view: ZoomView, scene: CanvasScene) -> None:
        super().__init__(view)
        self._view = view
        self._scene = scene
        self._is_wanted = True
        self.setObjectName("overview")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        scene.document.spec_changed.connect(self.refresh)
        scene.document.layout_changed.connect(self.refresh)
        view.view_changed.connect(self.refresh)
        current_theme().changed.connect(self.update)

    def set_wanted(self, is_wanted: bool) -> None:
        """Let it appear when there is need, or never."""
        self._is_wanted = is_wanted
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Stand in the lower right corner while a part of the network is out of view."""
        blocks = self._scene.blocks_rect
        if not blocks.isEmpty():
            self.setFixedSize(self._size_for(blocks))
        needed = self._is_wanted and self._hides_a_block()
        has_room = self._view.width() > 2 * self.width() and self._view.height() > self.height()
        self.setVisible(needed and has_room)
        if self.isVisible():
            self.setAccessibleName(tr("Overview"))
            corner = self._view.rect().bottomRight()
            self.move(corner.x() - self.width() - GRID, corner.y() - self.height() - GRID)
            self.update()

    def _hides_a_block(self) -> bool:
        """Tell whether a block, not just the words beneath it, is out of view."""
        shown = self._shown()
        items = self._scene.layer_items.values()
        return any(not shown.contains(item.block_rect) for item in items)

    def _size_for(self, blocks: QRectF) -> QSize:
        """Return a size of the blocks' proportions that leaves most of the view free."""
        most = min(max(int(_SHARE * self._view.height()), _LEAST_HEIGHT), _MOST_HEIGHT)
        across = min(int(_SHARE * self._view.width()), _MOST_WIDTH) - 2 * _MARGIN
        down = min(across * blocks.height() / blocks.width(), most - 2 * _MARGIN)
        across = min(across, max(down * blocks.width() / blocks.height(), _LEAST_HEIGHT))
        height = max(int(down + 2 * _MARGIN), _LEAST_HEIGHT)
        return QSize(int(across + 2 * _MARGIN), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every block as a patch of its hue, and the part in view as a frame."""
        palette = current_theme().palette
        painter = QPainter(self)
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.setBrush(QColor(palette.surface))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(Qt.PenStyle.NoPen)
        for item in self._scene.layer_items.values():
            painter.setBrush(QColor(palette.layer(item.face.role)))
            painter.drawRect(self._here(item.block_rect))
        frame = self._here(self._shown()).intersected(QRectF(self.rect()).adjusted(1, 1, -2, -2))
        painter.setPen(QPen(QColor(palette.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the place that was pressed."""
        self._go_to(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along with the pointer."""
        self._go_to(event.position())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the release from the canvas, as the press was."""
        event.accept()

    def _go_to(self, place: QPointF) -> None:
        scale, corner = self._fit()
        middle = self._view.mapFromScene((place - corner) / scale)
        self._view.scroll_by(middle - self._view.viewport().rect().center())

    def _shown(self) -> QRectF:
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def _fit(self) -> tuple[float, QPointF]:
        """Return scale and place of the scene's origin at which all blocks fit in here."""
        blocks = self._scene.blocks_rect
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / blocks.width(), room.height() / blocks.height())
        return scale, room.center() - blocks.center() * scale

    def _here(self, rect: QRectF) -> QRectF:
        scale, corner = self._fit()
        return QRectF(rect.topLeft() * scale + corner, rect.size() * scale)
