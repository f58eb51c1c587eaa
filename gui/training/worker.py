"""The thread on which a trainer runs, as fast as it can or so many batches a second."""

import logging
import os
import sys
from threading import Event, get_native_id
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QThread

from engine import LayerloomError, RunResult, Trainer

_LOOK: Final = 0.02
"""Seconds between two looks at what was asked, while the next batch is waited for."""
_NICENESS: Final = 5
"""How far the training gives way where it and the window want the same core."""

_log = logging.getLogger(__name__)


class Worker(QThread):
    """Runs a trainer once; whatever happens, the thread ends and says how.

    Parameters
    ----------
    trainer : Trainer
        Touched by this thread alone until it has ended, but for what the trainer itself lets
        others ask.
    until_epoch, until_step : int, optional
        See `Trainer.run`.
    speed : float
        Batches a second; 0 for as fast as possible.

    Attributes
    ----------
    result : RunResult or None
        Why the run ended.
    error : Exception or None
        What ended it instead.
    """

    def __init__(
        self,
        trainer: Trainer,
        until_epoch: int | None,
        until_step: int | None,
        parent: QObject | None = None,
        speed: float = 0.0,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("training")
        self._trainer = trainer
        self._until_epoch = until_epoch
        self._until_step = until_step
        self._speed = speed
        self._pause = Event()
        self._repaced = Event()
        self.result: RunResult | None = None
        self.error: Exception | None = None

    def pause(self) -> None:
        """Have the run paused after the present step; called from another thread."""
        self._pause.set()
        self._trainer.pause()

    def set_speed(self, speed: float) -> None:
        """Go on at another speed; called from another thread."""
        self._speed = speed
        self._repaced.set()
        self._trainer.pause()

    def run(self) -> None:
        """Train until the end, a pause or a failure."""
        _give_way()
        try:
            self.result = self._run()
        except LayerloomError as error:
            self.error = error
        except Exception as error:
            _log.exception("training ended with an error")
            self.error = error

    def _run(self) -> RunResult:
        due = monotonic()
        while True:
            speed = self._speed
            result = self._trainer.run(self._until_epoch, self._next_stop(speed))
            if result.reason == "paused" and self._repaced.is_set() and not self._pause.is_set():
                self._repaced.clear()
                due = monotonic()
                continue
            if speed == 0.0 or result.reason != "reached" or result.step == self._until_step:
                return result
            due = max(due + 1.0 / speed, monotonic())
            self._wait(due)

    def _next_stop(self, speed: float) -> int | None:
        """Return the step at which to look at the clock; the last one at full speed."""
        if speed == 0.0:
            return self._until_step
        following = self._trainer.state.position.step + 1
        return following if self._until_step is None else min(following, self._until_step)

    def _wait(self, due: float) -> None:
        """Wait for the next batch's time, a pause or another speed; answer who asks."""
        while not self._repaced.is_set():
            self._trainer.answer()
            left = due - monotonic()
            if left <= 0 or self._pause.wait(min(left, _LOOK)):
                return


def _give_way() -> None:
    """Let the window have a core first: products on every core made its pictures twice as long.

    Linux counts niceness by thread; elsewhere everything stays as it is. The main thread's, whose
    number is the process's, would be everybody's.
    """
    if sys.platform == "linux" and get_native_id() != os.getpid():
        # Nobody may take back what a program was started with, as with `nice`.
        started_with = os.getpriority(os.PRIO_PROCESS, os.getpid())
        os.setpriority(os.PRIO_PROCESS, get_native_id(), started_with + _NICENESS)
