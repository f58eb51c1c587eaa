"""The canvas alone in the window, with the palette beside it, and back to how it was."""

from collections.abc import Collection

from PySide6.QtCore import QByteArray, QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter

from gui.window.dock_tabs import hide_stale_tab_bars


class Enlarging(QObject):
    """Puts everything but the canvas away while its action is checked.

    Parameters
    ----------
    window : QMainWindow
        Whose docks and their places are put away and brought back.
    splitter : QSplitter
        The middle of the window: the canvas first, then what is put away.
    kept : collection of str
        Object names of docks that stay.
    """

    def __init__(self, window: QMainWindow, splitter: QSplitter, kept: Collection[str]) -> None:
        super().__init__(window)
        self._window = window
        self._splitter = splitter
        self._kept = frozenset(kept)
        self._before: tuple[QByteArray, list[int]] | None = None
        self.action = QAction(self)
        self.action.setObjectName("enlargeCanvasAction")
        self.action.setShortcut(QKeySequence("F11"))
        self.action.setCheckable(True)
        self.action.toggled.connect(self._on_toggled)

    def leave(self) -> None:
        """Bring everything back."""
        self.action.setChecked(False)

    @Slot(bool)
    def _on_toggled(self, is_enlarged: bool) -> None:
        if is_enlarged:
            self._before = self._window.saveState(), self._splitter.sizes()
            for dock in self._window.findChildren(QDockWidget):
                if dock.objectName() not in self._kept:
                    dock.hide()
        elif self._before is not None:
            docks, sizes = self._before
            self._window.restoreState(docks)
            hide_stale_tab_bars(self._window)
            self._splitter.setSizes(sizes)
        for number in range(1, self._splitter.count()):
            other = self._splitter.widget(number)
            if other is not None:
                other.setVisible(not is_enlarged)
