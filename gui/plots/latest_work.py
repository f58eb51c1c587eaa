"""Work for a picture on another thread: one at a time, and of those that wait only the newest."""

import logging
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QThread, Signal, Slot

Work = Callable[[], Any]

PATIENCE: Final = 3000
"""Milliseconds that closing waits for the work at hand."""

_log = logging.getLogger(__name__)
#: A thread must live until it has ended, also when nobody waits for it any more.
_unfinished: Final[set["_Working"]] = set()


class _Working(QThread):
    """Works once; whatever happens, the thread ends and says how."""

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("plot work")
        self._work = work
        self.result: Any = None
        self.has_failed = False

    def run(self) -> None:
        """Work."""
        try:
            self.result = self._work()
        except Exception:
            _log.exception("a plot could not be worked out")
            self.has_failed = True


class LatestWork(QObject):
    """Works out what a plot shows, as fast as the machine can and never behind.

    What is asked for while something is worked out takes the place of what waited before. Works
    never overlap, so that they may share arrays.
    """

    done = Signal(object)
    """What the last work returned; arrives in the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._working: _Working | None = None
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
        self._working = _Working(work, self)
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
        if working is None or working.wait(patience):
            return True
        working.setParent(None)
        _unfinished.add(working)
        return False

    @Slot()
    def _on_finished(self) -> None:
        working = self._working
        if working is None or not working.isFinished():
            return
        working.wait()
        working.deleteLater()
        self._working = None
        waiting, self._waiting = self._waiting, None
        answer = None if working.has_failed or not self._is_wanted else working.result
        if waiting is not None:
            self.do(waiting)
        if answer is not None:
            self.done.emit(answer)
