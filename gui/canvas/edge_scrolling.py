"""Scrolling while something is dragged to the edge of the view."""

from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer, Signal, Slot

from gui.canvas.zoom_view import ZoomView

_BAND: Final = 12
_MOST: Final = 24
_INTERVAL: Final = 30


class EdgeScrolling(QObject):
    """Scrolls on for as long as the pointer rests near an edge or beyond it, faster further out.

    A drag that begins near an edge scrolls only once it has been elsewhere.
    """

    scrolled = Signal(QPoint)
    """The view shows another part; with where the pointer is on its viewport."""

    def __init__(self, view: ZoomView) -> None:
        super().__init__(view)
        self._view = view
        self._pointer = QPoint()
        self._has_been_inside = False
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL)
        self._timer.timeout.connect(self._on_due)

    @property
    def is_going_on(self) -> bool:
        """Whether the view scrolls."""
        return self._timer.isActive()

    def follow(self, pointer: QPoint) -> None:
        """Say where something is dragged to, on the viewport."""
        self._pointer = pointer
        is_inside = self._speed().isNull()
        self._has_been_inside |= is_inside
        if is_inside or not self._has_been_inside:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Say that nothing is dragged any more."""
        self._has_been_inside = False
        self._timer.stop()

    def _speed(self) -> QPoint:
        port = self._view.viewport().rect()
        return QPoint(
            _beyond(self._pointer.x(), port.width()), _beyond(self._pointer.y(), port.height())
        )

    @Slot()
    def _on_due(self) -> None:
        self._view.scroll_by(self._speed())
        self.scrolled.emit(self._pointer)


def _beyond(place: int, length: int) -> int:
    """Return how far a place lies in the band at the beginning (negative) or the end, or beyond."""
    if place < _BAND:
        return -min(_BAND - place, _MOST)
    return min(max(place - (length - 1 - _BAND), 0), _MOST)
