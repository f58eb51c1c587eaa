"""The thread on which a trainer runs."""

import logging

from PySide6.QtCore import QObject, QThread

from engine import LayerloomError, RunResult, Trainer

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
    ) -> None:
        super().__init__(parent)
        self.setObjectName("training")
        self._trainer = trainer
        self._until_epoch = until_epoch
        self._until_step = until_step
        self.result: RunResult | None = None
        self.error: Exception | None = None

    def run(self) -> None:
        """Train until the end, a pause or a failure."""
        try:
            self.result = self._trainer.run(self._until_epoch, self._until_step)
        except LayerloomError as error:
            self.error = error
        except Exception as error:
            _log.exception("training ended with an error")
            self.error = error
