"""Waiting for work on another thread while the window goes on living."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QThread, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from gui.translation import tr

Result = TypeVar("Result")

_PATIENCE: Final = 400
"""Milliseconds before a dialog says what is waited for."""

_unfinished: Final[set["_Work"]] = set()


class CancelledError(Exception):
    """The user would not wait any longer."""


class _Work(QThread):
    """Works once; whatever happens, the thread ends and says how."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self.setObjectName("waited for")
        self._work = work
        self.result: Any = None
        self.error: Exception | None = None

    def run(self) -> None:
        """Work."""
        try:
            self.result = self._work()
        except Exception as error:
            self.error = error


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
    thread = _Work(work)
    loop = QEventLoop()
    thread.finished.connect(loop.quit)
    thread.start()
    QTimer.singleShot(_PATIENCE, loop, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not thread.isFinished():
        _wait_in_a_dialog(thread, loop, sentence, window)
    if not thread.isFinished():
        _unfinished.add(thread)
        thread.finished.connect(lambda: _unfinished.discard(thread))
        raise CancelledError
    thread.wait()
    if thread.error is not None:
        raise thread.error
    result: Result = thread.result
    return result


def _wait_in_a_dialog(thread: _Work, loop: QEventLoop, sentence: str, window: QWidget) -> None:
    dialog = QProgressDialog(sentence, tr("Cancel"), 0, 0, window)
    dialog.setObjectName("waitingDialog")
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.canceled.connect(loop.quit)
    dialog.show()
    if not thread.isFinished():
        loop.exec()
    dialog.hide()
    dialog.deleteLater()
