"""Whether a person can see a widget: what nobody sees is neither worked out nor drawn."""

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QWidget

_SHOWN_OR_HIDDEN = (QEvent.Type.Show, QEvent.Type.Hide)


class Sight(QObject):
    """Watches one widget.

    `QWidget.isVisible` is not enough: in a dock behind another tab, and in a minimized window, a
    widget is visible to Qt and to nobody else.

    Parameters
    ----------
    widget : QWidget
        What is watched; the sight belongs to it. It may be put into a dock later.
    """

    changed = Signal(bool)
    """Somebody sees the widget now, or nobody any more."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._dock: QDockWidget | None = None
        self._is_shown = widget.isVisible()
        self._is_seen = False
        widget.installEventFilter(self)
        if self._is_shown:
            self._find_dock(widget)
            self._look()

    @property
    def is_seen(self) -> bool:
        """Whether the widget is shown, and not behind another tab or in a minimized window."""
        return self._is_seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow showing and hiding; minimizing a window hides what it holds, too."""
        if event.type() in _SHOWN_OR_HIDDEN and isinstance(watched, QWidget):
            self._is_shown = event.type() == QEvent.Type.Show
            if self._is_shown:
                self._find_dock(watched)
            self._look()
        return False

    def _find_dock(self, widget: QWidget) -> None:
        """Follow the dock that holds the widget now: only what is hidden changes its place."""
        parent: QWidget | None = widget
        while parent is not None and not isinstance(parent, QDockWidget):
            parent = None if parent.isWindow() else parent.parentWidget()
        if parent is self._dock:
            return
        if self._dock is not None:
            self._dock.visibilityChanged.disconnect(self._look)
        self._dock = parent
        if parent is not None:
            parent.visibilityChanged.connect(self._look)

    @Slot()
    def _look(self) -> None:
        is_seen = self._is_shown and (self._dock is None or _is_in_front(self._dock))
        if is_seen != self._is_seen:
            self._is_seen = is_seen
            self.changed.emit(is_seen)


def _is_in_front(dock: QDockWidget) -> bool:
    """Tell whether no other tab hides a dock: Qt puts those behind beyond the upper left corner.

    It is how Qt itself finds the argument of `QDockWidget.visibilityChanged`.
    """
    corner = dock.geometry().bottomRight()
    return dock.isWindow() or (corner.x() >= 0 and corner.y() >= 0)
