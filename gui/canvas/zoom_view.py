"""A view of a scene that zooms to the pointer, pans, fits, and paints the ground."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from gui.looks.theme import GRID, current_theme

LEAST_ZOOM: Final = 0.1
MOST_ZOOM: Final = 4.0
LEGIBLE_ZOOM: Final = 0.6
"""At less than this nobody reads the words: the view shows so little by itself only if asked."""

_ZOOM_STEP: Final = 1.2
_FIT_MARGIN: Final = 24.0
_DOTS: Final = 6 * GRID
_DOTS_FROM_ZOOM: Final = 0.5


class ZoomView(QGraphicsView):
    """Goes on showing the content until the user chooses a part of it.

    What has no room at a legible size is shown from its beginning; `fit` shows all of it.
    """

    view_changed = Signal()
    """Another part of the scene, or another zoom, is shown."""

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._follow: Callable[[], None] | None = self.show_legibly
        self._shows_grid = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)

    @property
    def zoom(self) -> float:
        """How many screen pixels a pixel of the scene takes."""
        return self.transform().m11()

    def set_grid_shown(self, is_shown: bool) -> None:
        """Paint the dots of the ground, or leave it bare."""
        self._shows_grid = is_shown
        self.resetCachedContent()
        self.viewport().update()

    def content_rect(self) -> QRectF:
        """Return what `fit` shows."""
        return self.scene().itemsBoundingRect()

    def content_beginning(self) -> QPointF:
        """Return what is in view where the content has no room at a legible size."""
        return self.content_rect().topLeft()

    @Slot()
    def fit(self) -> None:
        """Show everything, no larger than life."""
        self._follow = self.fit
        self._set_zoom(max(self._zoom_of_all(), LEAST_ZOOM))
        self.centerOn(self.content_rect().center())
        self.view_changed.emit()

    @Slot()
    def show_legibly(self) -> None:
        """Show everything, or at the least legible zoom as much as there is room for."""
        self._follow = self.show_legibly
        self._set_zoom(max(self._zoom_of_all(), LEGIBLE_ZOOM))
        room, beginning = _with_margin(self.content_rect()), self.content_beginning()
        port = self.viewport().rect()
        width, height = port.width() / self.zoom, port.height() / self.zoom
        x = _middle(beginning.x(), room.left(), room.right(), width)
        y = _middle(beginning.y(), room.top(), room.bottom(), height)
        self.centerOn(x, y)
        self.view_changed.emit()

    def fit_again(self) -> None:
        """Show everything, if that was shown and some of it is out of view by now."""
        shown = self.mapToScene(self.viewport().rect()).boundingRect()
        if self._follow is None or shown.contains(self.content_rect()):
            return
        has_least = self._follow == self.show_legibly and self.zoom <= LEGIBLE_ZOOM
        if not has_least or self._zoom_of_all() > LEGIBLE_ZOOM:
            self._follow()

    def _zoom_of_all(self) -> float:
        room, port = _with_margin(self.content_rect()), self.viewport().rect()
        return min(port.width() / room.width(), port.height() / room.height(), 1.0)

    def zoom_in(self) -> None:
        """Enlarge around the middle."""
        self._zoom_by(_ZOOM_STEP, self.viewport().rect().center())

    def zoom_out(self) -> None:
        """Shrink around the middle."""
        self._zoom_by(1 / _ZOOM_STEP, self.viewport().rect().center())

    def scroll_by(self, away: QPoint) -> None:
        """Show what lies so many screen pixels to the right and below."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + away.x())
        down.setValue(down.value() + away.y())
        self._follow = None
        self.view_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the pointer."""
        turns = event.angleDelta().y() / 120
        if turns:
            self._zoom_by(_ZOOM_STEP**turns, event.position().toPoint())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on showing everything."""
        super().resizeEvent(event)
        if self._follow is not None:
            self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with everything."""
        super().showEvent(event)
        if self._follow is not None:
            self._follow()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the ground and, close enough, its dots."""
        palette = current_theme().palette
        # Not `fillRect`: it also takes a gradient's preset, of which PySide6 would make all 180.
        painter.setBackground(QColor(palette.background))
        painter.eraseRect(rect)
        if self._shows_grid and self.zoom >= _DOTS_FROM_ZOOM:
            pen = QPen(QColor(palette.border), 1.5)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawPoints(_dots(QRectF(rect)))

    def _set_zoom(self, zoom: float) -> None:
        self.resetTransform()
        self.scale(zoom, zoom)

    def _zoom_by(self, factor: float, around: QPoint) -> None:
        held = self.mapToScene(around)
        self._set_zoom(min(max(self.zoom * factor, LEAST_ZOOM), MOST_ZOOM))
        self.scroll_by(self.mapFromScene(held) - around)


def _with_margin(rect: QRectF) -> QRectF:
    return rect.adjusted(-_FIT_MARGIN, -_FIT_MARGIN, _FIT_MARGIN, _FIT_MARGIN)


def _middle(wanted: float, first: float, last: float, shown: float) -> float:
    """Return the middle of what is shown of a stretch: near what is wanted, nothing beyond it."""
    if last - first <= shown:
        return (first + last) / 2
    return min(max(wanted, first + shown / 2), last - shown / 2)


def _dots(rect: QRectF) -> list[QPointF]:
    left, top = int(rect.left() // _DOTS), int(rect.top() // _DOTS)
    right, bottom = int(rect.right() // _DOTS) + 1, int(rect.bottom() // _DOTS) + 1
    return [
        QPointF(column * _DOTS, row * _DOTS)
        for column in range(left, right + 1)
        for row in range(top, bottom + 1)
    ]
