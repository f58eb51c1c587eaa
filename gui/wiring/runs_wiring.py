"""Keeps the document's runs to be compared, and takes the training back to a moment of its past."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine import (
    Dataset,
    LayerloomError,
    NetworkSpec,
    SnapshotRequest,
    TrainingSpec,
    activation_of,
)
from gui.background_task import CancelledError, wait_for
from gui.data.source_texts import dataset_name
from gui.document.document import NetworkDocument, ProjectData
from gui.document.document_trainer import DocumentTrainer
from gui.training.runs import RunBook, RunRecord
from gui.training.settings_text import changed_settings
from gui.wiring.training_wiring import TrainingWiring
from gui.words.any_error import error_text
from gui.words.layer_texts import activation_text, choice_text
from gui.words.translation import tr

_SAID: Final = ("optimizer", "learning_rate", "batch_size")
_MOST_DIFFERENCES: Final = 2


class RunsWiring(QObject):
    """Notes what every run was set to and what it reached."""

    changed = Signal()
    """The runs are others."""
    repeated = Signal(int)
    """A run was run again with nothing changed and came out as before; with its number."""
    failed = Signal(str)
    """The training cannot go back there; with the sentence to be shown."""

    def __init__(
        self,
        document: NetworkDocument,
        trainer: DocumentTrainer,
        training: TrainingWiring,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.book = RunBook()
        self._document = document
        self._trainer = trainer
        self._training = training
        self._window = window
        self._is_again = False
        training.rested.connect(self._on_rested)
        document.opened.connect(self._on_opened)

    @Slot()
    def _on_rested(self) -> None:
        before = self.book.earlier, self.book.present
        self.book.note(self._record())
        if (self.book.earlier, self.book.present) != before:
            self.changed.emit()
        if self._is_again and self.book.present is not None:
            self._is_again = False
            self._tell_whether_repeated([run.number for run in before[0]])

    def _tell_whether_repeated(self, earlier: list[int]) -> None:
        assert self.book.present is not None
        if self.book.present.number in earlier:
            self.repeated.emit(self.book.present.number)

    @Slot()
    def _on_opened(self) -> None:
        self.book.clear()
        self._is_again = False
        self._on_rested()
        self.changed.emit()

    def _record(self) -> RunRecord | None:
        trainer = self._trainer.trainer
        if trainer is None:
            return None
        snapshot = trainer.snapshot(SnapshotRequest())
        assert snapshot.curves is not None
        losses = snapshot.curves["epoch_loss"].mean
        state = self._document.state
        return RunRecord(
            network=network_text(state.network),
            training=trainer.state.training,
            data=_data_text(state.data),
            steps=snapshot.step,
            epochs=snapshot.epoch + snapshot.batch / max(snapshot.batches_per_epoch, 1),
            loss=float(losses[-1]) if len(losses) else snapshot.loss,
            accuracy=snapshot.accuracy,
            validation_loss=snapshot.validation_loss,
            validation_accuracy=snapshot.validation_accuracy,
            curves=snapshot.curves,
        )

    @Slot(object)
    def use_settings(self, run: RunRecord) -> None:
        """Take over a run's training settings, as one entry of the history."""
        state = self._document.state
        number = run.number
        self._document.apply(
            replace(state, training=run.training),
            lambda: tr("Settings of run {number}", number=number),
        )

    @Slot(object, object)
    def run_again(self, run: RunRecord, training: TrainingSpec) -> None:
        """Begin anew from the initial weights with these settings, and train."""
        self._training.rest()
        number = run.number
        self._trainer.begin_again(training, lambda: tr("Run {number} again", number=number))
        self._is_again = True
        self._training.train()

    # Back in time

    @Slot(int)
    def go_back(self, step: int) -> None:
        """Take the training back to the moment after so many steps, as an entry of the history."""
        self._training.rest()
        trainer = self._trainer.trainer
        if trainer is None or not 0 <= step < trainer.state.position.step:
            return
        if step < trainer.earliest_step:
            self.failed.emit(
                tr(
                    "Step {step} was done by another network, with other data, or before this "
                    "training was loaded. Undo leads back to earlier work.",
                    step=f"{step:,}",
                )
            )
            return
        sentence = tr("Going back to step {step}…", step=f"{step:,}")
        try:
            wait_for(lambda: trainer.go_to_step(step), sentence, self._window)
        except CancelledError:
            self._trainer.let_go()
            return
        except LayerloomError as error:
            self.failed.emit(error_text(error, self._document.state.network))
            return
        self._trainer.hand_in(lambda: tr("Back to step {step}", step=f"{step:,}"))
        self._training.show_rest()


def _data_text(data: ProjectData | None) -> str:
    if data is None:
        return ""
    return dataset_name(data) if isinstance(data, Dataset) else data.name


def network_text(network: NetworkSpec) -> str:
    """Return the widths of the layers and the functions, as ``2-4-1 tanh, sigmoid``."""
    if network.in_cycle:
        return ""
    widths = "-".join(str(network.units.get(layer, "?")) for layer in network.order)
    functions = [activation_of(network.layer(layer)) for layer in network.order]
    names = dict.fromkeys(activation_text(choice) for choice in functions if choice is not None)
    return f"{widths} {', '.join(names)}".strip()


def run_title(run: RunRecord, present: RunRecord | None = None) -> str:
    """Return what the legend calls a run: its number, its settings, and where they differ.

    Optimizer, rate and batch size are always said, the others where they are not those of the
    ``present`` run: else two runs that differ in their seeds would be called alike.
    """
    others = () if present is None else changed_settings(run.training, present.training, _SAID)
    return " · ".join((_short_title(run), *others[:_MOST_DIFFERENCES]))


def _short_title(run: RunRecord) -> str:
    settings = run.training
    return tr(
        "run {number}: {widths} · {optimizer} · η {rate} · batch {batch}",
        number=run.number,
        widths=run.network.split(" ", 1)[0],
        optimizer=choice_text("optimizer", settings.optimizer.name),
        rate=f"{settings.learning_rate:g}",
        batch=settings.batch_size or tr("full"),
    )
