"""The place of a panel that is made when somebody first sees it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.sight import Sight


class PanelSlot(QWidget):
    """Holds the place of a panel until it is seen: most of what a window has is not, at first.

    Parameters
    ----------
    make : callable
        Imports the panel's module and returns the panel.
    """

    def __init__(self, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._panel: QWidget | None = None
        self._is_due = False
        self.sight = Sight(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def panel(self) -> QWidget | None:
        """The panel; None until somebody has seen its place."""
        return self._panel

    @Slot()
    def fill(self) -> QWidget:
        """Make the panel now, if it is not there yet, and return it."""
        if self._panel is None:
            self._panel = self._make()
            self._column.addWidget(self._panel)
        return self._panel

    def paintEvent(self, event: QPaintEvent) -> None:
        """Have the panel made after this painting: importing it takes longer than a frame."""
        super().paintEvent(event)
        if self._panel is None and not self._is_due:
            self._is_due = True
            QTimer.singleShot(0, self, self.fill)
