"""The check of every gradient on a thread of its own, which can be given up at any comparison."""

import logging
from collections.abc import Sequence
from threading import Event
from typing import Final

from numpy.random import default_rng
from PySide6.QtCore import QObject, QThread

from engine import GradientCheck, LayerloomError, blas_threads, check_gradients
from gui.background_task import CancelledError
from gui.stepping.what_if import Moment

_log = logging.getLogger(__name__)
PATIENCE: Final = 3000
"""Milliseconds that closing waits for the comparison at hand."""


class GradientCheckWork(QThread):
    """Checks once; whatever happens, the thread ends and says how.

    Parameters
    ----------
    moment : tuple of TrainingState, inputs and targets
        Nobody else's: the state is read on this thread.
    seed : int
        By which entries of large arrays are drawn.

    Attributes
    ----------
    checks : sequence of GradientCheck or None
        None until done, or where there is no outcome.
    done, total : int
        Comparisons; read from the window's thread while this one counts.
    """

    def __init__(self, moment: Moment, seed: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gradient check")
        self._moment = moment
        self._seed = seed
        self._given_up = Event()
        self.checks: Sequence[GradientCheck] | None = None
        self.error: LayerloomError | None = None
        self.done, self.total = 0, 0

    def give_up(self) -> None:
        """End after the comparison at hand."""
        self._given_up.set()

    def run(self) -> None:
        """Check."""
        state, inputs, targets = self._moment
        generator = default_rng(self._seed)
        try:
            with blas_threads(state.threads):
                self.checks = check_gradients(
                    state, inputs, targets, generator, progress=self._count
                )
        except CancelledError:
            return
        except LayerloomError as error:
            self.error = error
        except Exception:
            _log.exception("the gradients could not be checked")

    def _count(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        if self._given_up.is_set():
            raise CancelledError
