"""The open windows of this process: each has a document of its own."""

import gc
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer, Slot

from gui.looks.theme import GRID
from gui.window.main_window import MainWindow

#: A new window stands so far from the one it was asked for in, so that both are seen.
_APART: Final = QPoint(4 * GRID, 4 * GRID)


class Windows(QObject):
    """Opens windows, and forgets them when they are closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: list[MainWindow] = []

    @property
    def open_windows(self) -> tuple[MainWindow, ...]:
        """The windows that are open, the oldest first."""
        return tuple(self._open)

    def open(self, project_path: Path | None = None) -> MainWindow:
        """Show a window with a project in it, or with the first example."""
        window = MainWindow(project_path)
        self._take_in(window)
        return window

    def open_beside(self, neighbour: MainWindow) -> MainWindow:
        """Show a window with nothing in it, a little apart from another one."""
        window = MainWindow()
        window.files.new()
        window.move(neighbour.pos() + _APART)
        self._take_in(window)
        return window

    def _take_in(self, window: MainWindow) -> None:
        self._open.append(window)
        window.files.shown_elsewhere = lambda path: self._show_elsewhere(window, path)
        window.new_window_wanted.connect(self._on_new_window_wanted)
        window.closed.connect(self._on_closed)
        window.show()

    def _show_elsewhere(self, asking: MainWindow, path: Path) -> bool:
        """Bring another window forward that has this file; tell whether there is one.

        Two documents of one file would write over one another.
        """
        for window in self._open:
            if window is not asking and _is_of(window, path):
                window.raise_()
                window.activateWindow()
                return True
        return False

    @Slot(object)
    def _on_new_window_wanted(self, window: MainWindow) -> None:
        self.open_beside(window)

    @Slot(object)
    def _on_closed(self, window: MainWindow) -> None:
        if window in self._open:
            self._open.remove(window)
            window.destroyed.connect(_free_its_data)
            window.deleteLater()


def _free_its_data() -> None:
    """Collect what a window leaves behind: its data are in cycles, and may be a gigabyte.

    Its parts are deleted just after itself, and hold them until then.
    """
    QTimer.singleShot(0, gc.collect)


def _is_of(window: MainWindow, path: Path) -> bool:
    own = window.document.path
    return own is not None and own.resolve() == path.resolve()
