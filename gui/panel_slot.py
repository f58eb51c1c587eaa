"""The place of a panel that is made when somebody first sees it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.looks.fonts import text_scale
from gui.sight import Sight


class PanelSlot(QWidget):
    """Holds the place of a panel until it is seen: most of what a window has is not, at first.

    Parameters
    ----------
    make : callable
        Imports the panel's module and returns the panel.
    parent : QWidget, optional
    least : QSize, optional
        What a large panel needs: the window is as large before it is made as it is afterwards.
    """

    def __init__(
        self,
        make: Callable[[], QWidget],
        parent: QWidget | None = None,
        least: QSize | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._least = least
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
            self._panel.show()  # a layout alone would show it, in its size, some events later
            self._column.activate()
        return self._panel

    def minimumSizeHint(self) -> QSize:
        """Return the panel's least size, also before it is there."""
        if self._panel is None and self._least is not None:
            return self._least * text_scale()
        return super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Have the panel made after this painting: importing it takes longer than a frame."""
        super().paintEvent(event)
        if self._panel is None and not self._is_due:
            self._is_due = True
            QTimer.singleShot(0, self, self.fill)
