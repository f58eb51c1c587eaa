"""Lets the stepper walk the step that training would do next, and commits what was walked."""

from PySide6.QtCore import QObject, Signal, Slot

from engine import LayerloomError, LossRecord, TrainingState, trace_step
from gui.document import NetworkDocument
from gui.document_trainer import DocumentTrainer
from gui.network_views import NetworkViews
from gui.problem_texts import error_text
from gui.stepping.controller import StepController
from gui.stepping.panel import StepPanel
from gui.stepping.stops import Stop
from gui.training_wiring import TrainingWiring
from gui.translation import tr


class SteppingWiring(QObject):
    """Introduces trainer, stepper and views to one another."""

    failed = Signal(str)
    """A step cannot be walked; with the sentence to be shown."""

    def __init__(
        self,
        document: NetworkDocument,
        trainer: DocumentTrainer,
        controller: StepController,
        panel: StepPanel,
        training: TrainingWiring,
        views: NetworkViews,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._trainer = trainer
        self._controller = controller
        self._panel = panel
        self._training = training
        self._views = views
        self._walks = 0
        self._loss = 0.0
        controller.step_requested.connect(self._on_step_requested)
        controller.step_committed.connect(self._on_step_committed)
        controller.stop_changed.connect(self._on_stop_changed)
        controller.left.connect(views.show_rest)
        controller.entered.connect(self._on_entered)
        panel.sample_changed.connect(self._on_sample_changed)
        training.started.connect(controller.leave)
        trainer.replaced.connect(controller.leave)
        trainer.adapted.connect(controller.leave)
        document.problems_changed.connect(self.offer)
        document.data_changed.connect(self.offer)

    @Slot()
    def offer(self) -> None:
        """Offer stepping only when training can work."""
        self._controller.set_available(self._document.can_train)

    @Slot()
    def _on_entered(self) -> None:
        self._walks += 1

    @Slot()
    def _on_step_requested(self) -> None:
        self._training.rest()
        trainer = self._trainer.trainer
        if trainer is None:
            self._controller.leave()
            self.failed.emit(self._training.obstacle())
            return
        inputs, targets, _ = trainer.next_batch()
        try:
            trace = trace_step(trainer.state, inputs, targets)
        except LayerloomError as error:
            self._controller.leave()
            self.failed.emit(error_text(error, self._document.state.network))
            return
        self._loss = next(r.loss for r in trace.records if isinstance(r, LossRecord))
        self._controller.set_trace(trace)

    @Slot(object)
    def _on_step_committed(self, next_state: TrainingState) -> None:
        """Adopt the step exactly as it was walked; steps made in one go are one entry."""
        trainer = self._trainer.trainer
        assert trainer is not None
        trainer.adopt(next_state, self._loss)
        self._trainer.hand_in(lambda: tr("Step by hand"), ("step", self._walks))
        self._training.show_progress()

    @Slot(object)
    def _on_stop_changed(self, stop: Stop | None) -> None:
        if stop is not None:
            self._views.show_stop(self._controller.stops, stop, self._panel.sample)

    @Slot(int)
    def _on_sample_changed(self, _sample: int) -> None:
        self._on_stop_changed(self._controller.stop)
