"""Lets the controls train the document, and hands what was learned back as entries of history."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal, Slot

from engine import (
    Dataset,
    Evaluation,
    ParameterChange,
    SnapshotRequest,
    Trainer,
    TrainingSets,
    TrainingSnapshot,
    data_errors,
    evaluate,
)
from gui.document.document import NetworkDocument
from gui.document.document_trainer import DocumentTrainer, TrainedMoment
from gui.document.edits import set_training
from gui.training.controls import TrainingControls
from gui.training.session import TrainingSession
from gui.wiring.network_views import NetworkViews
from gui.words.any_error import error_text
from gui.words.problem_texts import problem_text
from gui.words.translation import tr

#: Of one measurement while a number is dragged: some milliseconds.
_MOST_PRODUCTS: Final = 5_000_000


class TrainingWiring(QObject):
    """Introduces document, session and controls to one another."""

    curves_shown = Signal(object, float)
    """These curves, by name, are to be drawn up to a place on the axis of the epochs."""
    failed = Signal(str)
    """Training could not begin, or ended in an error; with the sentence to be shown."""
    started = Signal()
    """A run begins."""
    rested = Signal()
    """Nothing runs, and the numbers to be shown are those of the document's training."""

    def __init__(
        self,
        document: NetworkDocument,
        trainer: DocumentTrainer,
        session: TrainingSession,
        controls: TrainingControls,
        views: NetworkViews,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._trainer = trainer
        self._session = session
        self._controls = controls
        self._views = views
        self._is_interrupted = False
        self._start_epoch = self._start_step = 0
        self._is_portion = False
        #: The number of epochs by which the run's end was set; None where something else set it.
        self._epochs_wanted: int | None = None
        #: Updates that had been done when somebody made the last of them by hand.
        self._stepped_to = -1
        controls.train_requested.connect(self.train)
        controls.pause_requested.connect(session.pause)
        controls.reset_requested.connect(self.reset)
        controls.portion_requested.connect(self.train_portion)
        controls.new_weights_requested.connect(self.begin_anew)
        controls.speed_chosen.connect(session.set_speed)
        controls.setting_chosen.connect(self._on_setting_chosen)
        session.state_changed.connect(self._on_state_changed)
        session.snapshot_arrived.connect(self._on_snapshot)
        session.failed.connect(self._on_failed)
        document.about_to_change.connect(self._on_about_to_change)
        trainer.adapted.connect(self._on_adapted)
        trainer.adapted.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        trainer.replaced.connect(self._on_trainer_replaced)
        document.problems_changed.connect(self.offer)
        document.data_changed.connect(self.offer)
        document.training_changed.connect(self.offer)

    @property
    def is_running(self) -> bool:
        """Whether a run is going on."""
        return self._session.state == "running"

    @Slot()
    def offer(self) -> None:
        """Offer training only when it can work, and say what stands in the way."""
        self._controls.set_can_train(self._document.can_train, self.obstacle())
        self._controls.set_settings(self._document.state.training)

    def obstacle(self) -> str:
        """Return what stands in the way of training; an empty text where nothing does."""
        faults = [fault for fault in self._document.problems if not fault.is_warning]
        if faults:
            return problem_text(faults[0], self._document.state.network)
        if self._document.can_train:
            fault = self._trainer.fault
            return "" if fault is None else error_text(fault, self._document.state.network)
        data = self._document.state.data
        if isinstance(data, Dataset):
            return error_text(data_errors.TargetsMissingError(source=data.name))
        return tr("Choose data to train on.") if data is None else data_missing_text(data.name)

    @Slot()
    def train(self) -> None:
        """Start a run of as many epochs as the settings say, or go on with a paused one."""
        trainer = self._trainer.trainer
        if trainer is None:
            self.failed.emit(self.obstacle())
            return
        epoch, until = trainer.state.position.epoch, self._goal()
        if until is None or epoch >= until:
            until = epoch + self._document.state.training.epochs
        self._begin(trainer, until, None)
        self._epochs_wanted = self._document.state.training.epochs

    def _goal(self) -> int | None:
        """Return at which epoch the run is to end, by the number of epochs as it is now."""
        trainer, until = self._trainer.trainer, self._session.until_epoch
        if until is None or self._session.trainer is not trainer:
            return None
        if self._epochs_wanted is None:
            return until
        return until - self._epochs_wanted + self._document.state.training.epochs

    def _begin(self, trainer: Trainer, until_epoch: int | None, until_step: int | None) -> None:
        position = trainer.state.position
        self._start_epoch, self._start_step = position.epoch, position.step
        self._is_portion, self._is_interrupted = until_step is not None, False
        self._epochs_wanted = None
        self.started.emit()
        self._views.freeze()
        self._session.start(trainer, until_epoch, until_step)

    @Slot(str)
    def train_portion(self, portion: str) -> None:
        """Train one ``epoch``, one ``batch``, or one ``sample``: a batch of one."""
        if portion == "sample" and self._document.state.training.batch_size != 1:
            set_training(self._document, "batch_size", 1)
        self.rest()
        trainer = self._trainer.trainer
        if trainer is None:
            self.failed.emit(self.obstacle())
        elif portion == "epoch":
            self._begin(trainer, trainer.state.position.epoch + 1, None)
        else:
            self._begin(trainer, None, trainer.state.position.step + 1)

    @Slot()
    def begin_anew(self) -> None:
        """Begin with the initial weights of the next seed, as one entry of the history."""
        self.rest()
        state = self._document.state
        training = replace(state.training, seed=state.training.seed + 1)
        after = replace(state, training=training, training_state=None)
        self._document.apply(after, lambda: tr("New weights: seed {seed}", seed=training.seed))

    @Slot()
    def _on_about_to_change(self) -> None:
        was_running = self._session.state == "running"
        self.rest()
        # Handing in what was learned is a change too, and announced as one; and an edit may
        # follow another before the run has gone on.
        self._is_interrupted = was_running or self._is_interrupted

    @Slot()
    def _on_adapted(self) -> None:
        self.show_rest()

    @Slot()
    def _go_on(self) -> None:
        """Go on with a run that an edit interrupted and did not end."""
        if not self._is_interrupted or self._session.state != "paused":
            return
        self._is_interrupted = False
        trainer, goal = self._trainer.trainer, self._goal()
        if trainer is None or goal is None or trainer.state.position.epoch < goal:
            self.train()

    @Slot()
    def rest(self) -> None:
        """Pause a run, if any, and hand in what it has come to: somebody wants to edit."""
        if self._session.state == "running":
            self._session.pause_now(patience=60_000)

    def set_aside(self) -> Callable[[], None]:
        """Pause a run, if any, and return what lets it go on if nobody changed anything."""
        was_running = self._session.state == "running"
        self.rest()
        trainer = self._trainer.trainer if was_running else None

        def go_on() -> None:
            if trainer is not None and self._trainer.trainer is trainer:
                self.train()

        return go_on

    @Slot()
    def reset(self) -> None:
        """Go back to the weights before the first step: those that were given, or the seed's."""
        self.rest()
        self._trainer.reset(lambda: tr("Reset weights"))

    @Slot(str)
    def _on_state_changed(self, state: str) -> None:
        self._controls.set_state(state, self._session.until_epoch, self._session.ending)
        if state in ("paused", "finished", "failed"):
            trainer = self._trainer.trainer
            if self._is_portion and trainer is not None:
                self._measure_step(trainer)
            self._trainer.hand_in(self._run_words(trainer))
            self._views.show_rest()
            self.rested.emit()

    def _run_words(self, trainer: Trainer | None) -> Callable[[], str]:
        """Return what the history calls the run that ended."""
        position = None if trainer is None else trainer.state.position
        epochs = 0 if position is None else position.epoch - self._start_epoch
        steps = 0 if position is None else position.step - self._start_step
        if self._is_portion:
            return lambda: tr("Train {n} {n:batch|batches}", n=steps)
        return lambda: tr("Train {n} {n:epoch|epochs}", n=epochs)

    @Slot(object)
    def _on_snapshot(self, snapshot: TrainingSnapshot) -> None:
        self._controls.set_snapshot(snapshot)
        if self._session.state == "running":
            self._views.show_snapshot(snapshot)
        self._show_curves(snapshot)

    def _show_curves(self, snapshot: TrainingSnapshot) -> None:
        if snapshot.curves is not None:
            done = snapshot.epoch + snapshot.batch / max(snapshot.batches_per_epoch, 1)
            self.curves_shown.emit(snapshot.curves, done)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error_text(error, self._document.state.network))

    @Slot()
    def _on_trainer_replaced(self) -> None:
        """Forget the old run: what is shown from now on is the document's present state."""
        self._is_interrupted = False
        self._session.stop()
        self.show_rest()

    def show_rest(self) -> None:
        """Show where the document's training stands, while nothing runs."""
        self._views.show_rest()
        self.show_progress()

    def show_step(self) -> None:
        """Show the numbers after a step by hand."""
        trainer = self._trainer.trainer
        self._stepped_to = -1 if trainer is None else trainer.state.position.step
        self.show_progress()

    def show_progress(self) -> None:
        """Show the numbers and curves of the document's training, and of no other."""
        self._show_progress()
        self.rested.emit()

    def _show_progress(self) -> None:
        trainer = self._trainer.trainer
        if trainer is not None:
            snapshot = trainer.snapshot(SnapshotRequest())
            self._controls.set_snapshot(snapshot)
            self._measure(trainer)
            self._show_curves(snapshot)
            return
        state = self._document.state
        self._controls.clear_snapshot(state.training.learning_rate)
        moment = state.training_state
        if isinstance(moment, TrainedMoment):  # its data are not on this machine
            trained = moment.state
            # Weights alone, as an import brings them, have no samples and so no batches.
            done = trained.position.epoch + trained.batch / max(trained.batches_per_epoch, 1)
            self.curves_shown.emit(moment.history.views(), done)
        else:
            self.curves_shown.emit({}, 0.0)

    def _measure_step(self, trainer: Trainer) -> None:
        """Measure the weights after a step that somebody asked for."""
        self._stepped_to = trainer.state.position.step
        self._measure(trainer)

    def _measure(self, trainer: Trainer) -> None:
        """Measure weights that no run has measured: initial ones, and those changed by hand.

        The same after a change of network or data.
        """
        step, is_stale = trainer.state.position.step, not self._trainer.is_measured
        was_stepped = step > 0 and step == self._stepped_to
        wanted = step == 0 or was_stepped or is_stale or _was_set(trainer)
        measured = _measured(trainer, self._trainer.sets) if wanted else None
        by_step = was_stepped and not _was_set(trainer)
        self._controls.status.set_measured(measured, by_step, is_stale=is_stale)

    @Slot(str, object)
    def _on_setting_chosen(self, field: str, value: object) -> None:
        set_training(self._document, field, value)


def data_missing_text(name: str) -> str:
    """Return what to say of a project whose data are not on this machine."""
    return tr("{name} is not on this machine: find it under Data.", name=name)


def _was_set(trainer: Trainer) -> bool:
    """Tell whether a weight was set by hand since the last step."""
    changes = trainer.changes
    if not changes or changes[-1][0] != trainer.state.position.step:
        return False
    return isinstance(changes[-1][1], ParameterChange)


def _measured(trainer: Trainer, sets: TrainingSets | None) -> Evaluation | None:
    """Measure the weights as they are.

    Nothing where that takes longer than a hand that drags a weight may wait.
    """
    state = trainer.state
    products = len(trainer.inputs) * len(state.network.parameters)
    if sets is None or products > _MOST_PRODUCTS:
        return None
    with np.errstate(all="ignore"):
        return evaluate(state.network, state.training, trainer.inputs, trainer.targets, sets.rule)
