"""The middle of the window: strips of sentences above the canvas and the diagram."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget


class MiddleColumn(QWidget):
    """Asks for as much height as the sentences of its strips need in its width.

    A main window asks its middle for one least height only, whatever the width: where the
    sentences break into more lines, canvas and diagram would be laid over one another.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def lay_out(self, strips: tuple[QWidget, ...], views: QSplitter) -> None:
        """Put the strips above the views."""
        for strip in strips:
            self._column.addWidget(strip)
        self._column.addWidget(views, 1)

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which no sentence and no view is cut off."""
        least = super().minimumSizeHint()
        if not self._column.hasHeightForWidth():
            return least
        needed = self._column.minimumHeightForWidth(max(self.width(), least.width()))
        return QSize(least.width(), max(least.height(), needed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
