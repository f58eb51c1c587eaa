"""Reading files away from the window's thread; only the newest request is ever answered."""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QThread, Signal, Slot

from engine import LayerloomError

PATIENCE: Final = 1000
"""Milliseconds that closing waits for a file being read."""

_log = logging.getLogger(__name__)
_unfinished: Final[set["_Reading"]] = set()


class GivenUpError(Exception):
    """Raised by what is read when nobody wants it any more."""


def _nothing() -> None:
    """Do nothing: what is read is read to its end."""


class _Reading(QThread):
    """Reads once; whatever happens, the thread ends and says how."""

    def __init__(
        self, read: Callable[[], object], give_up: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reading data")
        self._read = read
        self.give_up = give_up
        self.answer: object = None
        self.error: Exception | None = None

    def run(self) -> None:
        """Read."""
        try:
            self.answer = self._read()
        except (GivenUpError, LayerloomError) as error:
            self.error = error
        except Exception as error:
            _log.exception("reading data ended with an error")
            self.error = error


class DataLoader(QObject):
    """Reads one thing at a time; a new request, or `cancel`, drops the one before.

    What is dropped is told to give up; a file is read to its end all the same, but nobody hears
    of it any more.
    """

    loaded = Signal(object)
    """What was read: a `Dataset`, or what was found in a table."""
    failed = Signal(object)
    """It could not be; the exception."""
    busy_changed = Signal(bool)
    """Reading began or ended, or was cancelled."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: _Reading | None = None
        self._alive: list[_Reading] = []

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._current is not None

    def load(self, read: Callable[[], object], give_up: Callable[[], None] = _nothing) -> None:
        """Call `read` on a thread and send what it returns.

        Parameters
        ----------
        read : callable
        give_up : callable
            Called on this thread if `read` is dropped before its end.
        """
        was_busy = self.is_busy
        if self._current is not None:
            self._current.give_up()
        reading = _Reading(read, give_up, self)
        reading.finished.connect(self._on_finished)
        self._current = reading
        self._alive.append(reading)
        reading.start()
        if not was_busy:
            self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Forget the request; its answer never arrives."""
        if self._current is not None:
            self._current.give_up()
            self._current = None
            self.busy_changed.emit(False)

    def shut_down(self, patience: int = PATIENCE) -> bool:
        """Forget everything because the window closes; tell whether no thread is left."""
        self.blockSignals(True)
        self.cancel()
        for reading in self._alive:
            if not reading.wait(patience):
                reading.setParent(None)
                _unfinished.add(reading)
        left = [reading for reading in self._alive if not reading.isFinished()]
        self._alive.clear()
        return not left

    @Slot()
    def _on_finished(self) -> None:
        answer = self._current
        if answer is not None and answer.isFinished():
            self._current = None
            self.busy_changed.emit(False)
            self._answer(answer)
        for reading in [reading for reading in self._alive if reading.isFinished()]:
            self._alive.remove(reading)
            reading.wait()
            reading.deleteLater()

    def _answer(self, reading: _Reading) -> None:
        if reading.error is not None:
            self.failed.emit(reading.error)
        else:
            self.loaded.emit(reading.answer)
