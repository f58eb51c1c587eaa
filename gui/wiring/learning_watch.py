"""Keeps the log of how the layers learn, and finds what goes wrong while they do."""

from PySide6.QtCore import QObject, Signal, Slot

from engine import SeriesView, SnapshotRequest, TrainingSnapshot
from gui.document.document import NetworkDocument
from gui.document.document_trainer import DocumentTrainer
from gui.plots.learning_log import LearningLog
from gui.plots.learning_troubles import Trouble, find_trouble, trouble_text
from gui.plots.parameter_log import ParameterLog
from gui.training.session import TrainingSession
from gui.wiring.training_wiring import TrainingWiring


class LearningWatch(QObject):
    """Notes every diagnosis that a training brings, also while nobody looks at the plots."""

    logged = Signal()
    """The log has a moment more, while a training runs."""
    replaced = Signal()
    """The log is another one, or ends earlier: everything is to be drawn anew."""
    advice_changed = Signal(str)
    """What is wrong and what to try, in a sentence; empty where all is well."""

    def __init__(
        self,
        document: NetworkDocument,
        trainer: DocumentTrainer,
        session: TrainingSession,
        training: TrainingWiring,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.log = LearningLog()
        self.parameters = ParameterLog()
        self._document = document
        self._trainer = trainer
        self._session = session
        self._losses: SeriesView | None = None
        self._trouble: Trouble | None = None
        self._last_step = 0
        session.snapshot_arrived.connect(self._on_snapshot)
        training.rested.connect(self._on_rested)
        document.spec_changed.connect(self._on_spec_changed)
        document.opened.connect(self._forget)

    @property
    def advice(self) -> str:
        """What is wrong and what to try, in the language of the moment."""
        if self._trouble is None:
            return ""
        return trouble_text(self._trouble, self._document.state.network)

    @Slot(object)
    def _on_snapshot(self, snapshot: TrainingSnapshot) -> None:
        if snapshot.curves is not None:
            self._losses = snapshot.curves["epoch_loss"]
        if self._session.state != "running":
            return
        has_logged = self._catch_up()
        if self._log(snapshot) or has_logged:
            self.logged.emit()
        if snapshot.diagnosis is not None or has_logged:
            self._look_for_trouble()

    def _catch_up(self) -> bool:
        """Log what the trainer noted by itself between two looks; tell whether there was any."""
        trainer = self._trainer.trainer
        noted = () if trainer is None else trainer.noted.since(self._last_step)
        logged = [self._log(moment) for moment in noted]
        return any(logged)

    def _log(self, moment: TrainingSnapshot) -> bool:
        """Log what a moment brings; tell whether that is something for the plots of the layers."""
        self._last_step = max(self._last_step, moment.step)
        if moment.parameters is not None:
            self.parameters.add(place_of(moment), moment.parameters)
        return moment.diagnosis is not None and self.log.add(place_of(moment), moment.diagnosis)

    @Slot()
    def _on_rested(self) -> None:
        trainer = self._trainer.trainer
        if trainer is None:
            self._forget()
            return
        snapshot = trainer.snapshot(SnapshotRequest(diagnosis=True))
        assert snapshot.curves is not None
        self._losses = snapshot.curves["epoch_loss"]
        self.log.truncate(place_of(snapshot))
        self.parameters.truncate(place_of(snapshot))
        self._catch_up()
        self._last_step = snapshot.step
        self.parameters.add(place_of(snapshot), trainer.state.network.parameters)
        if snapshot.step:
            self.log.add(place_of(snapshot), snapshot.diagnosis or {})
        self._look_for_trouble()
        self.replaced.emit()

    @Slot()
    def _on_spec_changed(self) -> None:
        if not set(self.log.layers) <= self._document.state.network.by_id.keys():
            self._forget()

    @Slot()
    def _forget(self) -> None:
        self.log.clear()
        self.parameters.clear()
        self._losses = None
        self._last_step = 0
        self._say(None)
        self.replaced.emit()

    def _look_for_trouble(self) -> None:
        self._say(find_trouble(self.log, self._losses, self._document.state.training))

    def _say(self, trouble: Trouble | None) -> None:
        before, self._trouble = self._trouble, trouble
        if trouble != before:
            self.advice_changed.emit(self.advice)

    def retranslate(self) -> None:
        """Say what is wrong in the language of the moment."""
        self.advice_changed.emit(self.advice)


def place_of(snapshot: TrainingSnapshot) -> float:
    """Return where a snapshot stands on the axis of epochs."""
    return snapshot.epoch + snapshot.batch / max(snapshot.batches_per_epoch, 1)
