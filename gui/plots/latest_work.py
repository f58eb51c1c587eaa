"""Work for a picture on another thread: one at a time, and of those that wait only the newest."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from gui.background_task import PATIENCE, WorkingThread, unwatched

Work = Callable[[], Any]


class LatestWork(QObject):
    """Works out what a plot shows, as fast as the machine can and never behind.

    What is asked for while something is worked out takes the place of what waited before. Works
    never overlap, so that they may share arrays.
    """

    done = Signal(object)
    """What the last work returned; arrives in the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._working: WorkingThread | None = None
        self._waiting: Work | None = None
        self._is_wanted = True
        self._is_over = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked out."""
        return self._working is not None

    def do(self, work: Work) -> None:
        """Have something worked out, now or when the work at hand is done."""
        if self._working is not None or self._is_over:
            self._waiting = work
            return
        self._is_wanted = True
        self._working = WorkingThread(unwatched(work), self)
        self._working.finished.connect(self._on_finished)
        self._working.start()

    def forget(self) -> None:
        """Want neither the work at hand nor what waits: it belongs to something that is gone."""
        self._waiting = None
        self._is_wanted = False

    def shut_down(self, patience: int = PATIENCE) -> bool:
        """Give everything up because the window closes; tell whether no thread is left."""
        self.blockSignals(True)
        self._is_over = True
        self.forget()
        working, self._working = self._working, None
        return working is None or working.leave(patience)

    @Slot()
    def _on_finished(self) -> None:
        working = self._working
        if working is None or not working.isFinished():
            return
        working.wait()
        working.deleteLater()
        self._working = None
        waiting, self._waiting = self._waiting, None
        answer = working.result if self._is_wanted else None
        if waiting is not None:
            self.do(waiting)
        if answer is not None:
            self.done.emit(answer)
