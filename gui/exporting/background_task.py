"""Work on files away from the window's thread: watched, cancelled, answered at most once."""

import logging
from collections.abc import Callable
from threading import Event
from typing import Any, Final

from PySide6.QtCore import QObject, QThread, Signal, Slot

from engine import LayerloomError

PATIENCE: Final = 3000
"""Milliseconds that closing waits for work that was cancelled."""

_log = logging.getLogger(__name__)
#: Work that nobody waits for any more; a thread must live until it has ended.
_unfinished: Final[set["_Running"]] = set()


class CancelledError(Exception):
    """The user wants it no more."""


class Progress:
    """How far the work has come; the working thread writes it, the window reads it."""

    def __init__(self) -> None:
        self.done = 0
        self._wanted_no_more = Event()

    def cancel(self) -> None:
        """Have the next `advance` end the work."""
        self._wanted_no_more.set()

    def advance(self, count: int) -> None:
        """Note that so much more was done.

        Raises
        ------
        CancelledError
            If the user cancelled.
        """
        if self._wanted_no_more.is_set():
            raise CancelledError
        self.done += count


Work = Callable[[Progress], Any]


class _Running(QThread):
    """Works once; whatever happens, the thread ends and says how."""

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("file work")
        self._work = work
        self.progress = Progress()
        self.result: Any = None
        self.error: Exception | None = None

    def run(self) -> None:
        """Work."""
        try:
            self.result = self._work(self.progress)
        except CancelledError:
            pass
        except (LayerloomError, OSError) as error:
            self.error = error
        except Exception as error:
            _log.exception("work on a file ended with an error")
            self.error = error


def nothing_is_left() -> bool:
    """Tell whether all work has ended, also that which nobody waits for."""
    return all(running.isFinished() for running in _unfinished)


class BackgroundTask(QObject):
    """Does one thing at a time; a new one, or `cancel`, drops the one before.

    Work that is cancelled ends at its next `Progress.advance`; nobody hears of it any more.
    """

    finished = Signal(object)
    """The work is done; with what it returned."""
    failed = Signal(object)
    """The work could not be done; the exception."""
    busy_changed = Signal(bool)
    """Work began or ended, or was cancelled."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: _Running | None = None
        self._alive: list[_Running] = []

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._current is not None

    @property
    def done(self) -> int:
        """How much of the present work is done, in its own unit."""
        return 0 if self._current is None else self._current.progress.done

    def start(self, work: Work) -> None:
        """Do `work` on a thread; it is given the `Progress` to write."""
        self._drop()
        running = _Running(work, self)
        running.finished.connect(self._on_finished)
        self._current = running
        self._alive.append(running)
        running.start()
        self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Give the work up; its answer never arrives."""
        if self._current is not None:
            self._drop()
            self.busy_changed.emit(False)

    def _drop(self) -> None:
        if self._current is not None:
            self._current.progress.cancel()
            self._current = None

    def shut_down(self, patience: int = PATIENCE) -> bool:
        """Give everything up because the window closes; tell whether no thread is left."""
        self.blockSignals(True)
        self._drop()
        _unfinished.difference_update([one for one in _unfinished if one.isFinished()])
        for running in self._alive:
            if not running.wait(patience):
                running.setParent(None)
                _unfinished.add(running)
        left = [running for running in self._alive if not running.isFinished()]
        self._alive.clear()
        return not left

    @Slot()
    def _on_finished(self) -> None:
        answer = self._current
        if answer is not None and answer.isFinished():
            self._current = None
            self.busy_changed.emit(False)
            self._answer(answer)
        for running in [running for running in self._alive if running.isFinished()]:
            self._alive.remove(running)
            running.wait()
            running.deleteLater()

    def _answer(self, running: _Running) -> None:
        if running.error is not None:
            self.failed.emit(running.error)
        else:
            self.finished.emit(running.result)
