"""Work away from the window's thread: watched, cancelled, answered at most once."""

import logging
from collections.abc import Callable
from threading import Event
from typing import Any, Final, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

from engine import LayerloomError
from gui.words.translation import tr

Result = TypeVar("Result")

PATIENCE: Final = 3000
"""Milliseconds that closing waits for work that was cancelled."""
_BEFORE_A_DIALOG: Final = 400
"""Milliseconds before a dialog says what is waited for."""

LAST_PATIENCE: Final = 20_000
"""Milliseconds that the end of the program waits for it, when all windows are gone."""

_log = logging.getLogger(__name__)
#: Work that nobody waits for any more; a thread must live until it has ended.
_unfinished: Final[set[QThread]] = set()


class CancelledError(Exception):
    """The user wants it no more."""


class Progress:
    """How far the work has come; the working thread writes it, the window reads it."""

    def __init__(self) -> None:
        self.done = 0
        #: How much there is to do, in the unit of `done`; 0 while nobody knows.
        self.total = 0
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


def unwatched(work: Callable[[], Any]) -> Work:
    """Return work that does not say how far it has come, and is done to its end."""
    return lambda progress: work()


class WorkingThread(QThread):
    """Works once; whatever happens, the thread ends and says how.

    Attributes
    ----------
    progress : Progress
        What the work is given.
    result : object
        What the work returned; None until then.
    error : Exception or None
        Why it returned nothing; an unexpected one was logged. None where it was cancelled.
    """

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("background work")
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
            _log.exception("background work ended with an error")
            self.error = error

    def leave(self, patience: int) -> bool:
        """Wait so many milliseconds for the end; tell whether it has come.

        Work that takes longer is kept, since a thread must live until it has ended.
        """
        if self.wait(patience):
            return True
        keep(self)
        return False


def keep(thread: QThread) -> None:
    """Keep a thread that nobody waits for any more: the end of the program does."""
    thread.setParent(None)
    _unfinished.difference_update([one for one in _unfinished if one.isFinished()])
    _unfinished.add(thread)


def nothing_is_left() -> bool:
    """Tell whether all work has ended, also that which nobody waits for."""
    return all(running.isFinished() for running in _unfinished)


def wait_for_the_rest(patience: int = LAST_PATIENCE) -> bool:
    """Wait for work that nobody hears of any more; tell whether all of it has ended.

    A thread that Python ends with would abort the process.
    """
    return all(running.wait(patience) for running in list(_unfinished))


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
        self._current: WorkingThread | None = None
        self._alive: list[WorkingThread] = []

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._current is not None

    @property
    def done(self) -> int:
        """How much of the present work is done, in its own unit."""
        return 0 if self._current is None else self._current.progress.done

    @property
    def total(self) -> int:
        """How much the present work has to do; 0 while nobody knows."""
        return 0 if self._current is None else self._current.progress.total

    def start(self, work: Work) -> None:
        """Do `work` on a thread; it is given the `Progress` to write."""
        was_busy = self.is_busy
        self._drop()
        running = WorkingThread(work, self)
        running.finished.connect(self._on_finished)
        self._current = running
        self._alive.append(running)
        running.start()
        if not was_busy:
            self.busy_changed.emit(True)

    def wait(self, patience: int) -> bool:
        """Wait so many milliseconds for the answer, which then arrives now; tell whether it has."""
        running = self._current
        if running is not None and running.wait(patience):
            self._on_finished()
        return not self.is_busy

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
        left = [running for running in self._alive if not running.leave(patience)]
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

    def _answer(self, running: WorkingThread) -> None:
        if running.error is not None:
            self.failed.emit(running.error)
        else:
            self.finished.emit(running.result)


def wait_for(work: Callable[[], Result], sentence: str, window: QWidget) -> Result:
    """Do `work` on a thread and return what it returns; the window stays painted meanwhile.

    What takes longer than a moment is said in a dialog that can be cancelled; the work then goes
    on to its end, but nobody hears of it any more.

    Parameters
    ----------
    work : callable
        Touches nothing that belongs to the window.
    sentence : str
        What is waited for: "Opening digits.layerloom…".
    window : QWidget
        Whose input waits too.

    Raises
    ------
    CancelledError
        If the user would not wait any longer.
    Exception
        Whatever the work raised.
    """
    running = WorkingThread(unwatched(work))
    loop = QEventLoop()
    running.finished.connect(loop.quit)
    running.start()
    QTimer.singleShot(_BEFORE_A_DIALOG, loop, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not running.isFinished():
        _wait_in_a_dialog(running, loop, sentence, window)
    if not running.isFinished():
        keep(running)
        raise CancelledError
    running.wait()
    if running.error is not None:
        raise running.error
    result: Result = running.result
    return result


def _wait_in_a_dialog(
    running: WorkingThread, loop: QEventLoop, sentence: str, window: QWidget
) -> None:
    dialog = QProgressDialog(sentence, tr("Cancel"), 0, 0, window)
    dialog.setObjectName("waitingDialog")
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.canceled.connect(loop.quit)
    dialog.show()
    if not running.isFinished():
        loop.exec()
    dialog.hide()
    dialog.deleteLater()
