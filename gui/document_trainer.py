"""The trainer of the document's present state: made when it is needed, handed back when it ran."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from engine import (
    DataDescription,
    Dataset,
    History,
    LayerloomError,
    Project,
    Trainer,
    TrainingSets,
    TrainingState,
    training_sets,
)
from gui.document import DocumentState, MergeKey, NetworkDocument


@dataclass(frozen=True, eq=False)
class TrainedMoment:
    """How far training had come at one entry of the history; never changed, only replaced."""

    state: TrainingState
    history: History


def project_of(state: DocumentState, unknown: Mapping[str, Any] | None = None) -> Project:
    """Return the document's state as the project that is saved.

    `unknown` is what a newer version wrote into the file, to be written back.
    """
    dataset = state.data if isinstance(state.data, Dataset) else None
    description = state.data if isinstance(state.data, DataDescription) else None
    moment = state.training_state
    trained = moment if isinstance(moment, TrainedMoment) else None
    return Project(
        network=state.network,
        training=state.training,
        layout=state.layout,
        data=description,
        dataset=dataset,
        state=None if trained is None else trained.state,
        history=None if trained is None else trained.history,
        unknown=unknown or {},
    )


def state_of(project: Project) -> DocumentState:
    """Return a project as the document's state."""
    moment = None
    if project.state is not None:
        moment = TrainedMoment(project.state, project.history or History())
    return DocumentState(
        network=project.network,
        training=project.training,
        layout=project.layout,
        data=project.dataset or project.data,
        training_state=moment,
    )


class DocumentTrainer(QObject):
    """Turns the document into a `Trainer`, and what it learned into an entry of the history."""

    replaced = Signal()
    """There is another trainer, or none: what was shown of the old one is stale."""

    def __init__(self, document: NetworkDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._trainer: Trainer | None = None
        self._sets: TrainingSets | None = None
        self._fault: LayerloomError | None = None
        self._is_handing_in = False
        for signal in (
            document.spec_changed,
            document.training_changed,
            document.data_changed,
            document.training_state_changed,
            document.opened,
        ):
            signal.connect(self._on_document_changed)

    @property
    def trainer(self) -> Trainer | None:
        """The trainer, made now if there is none yet; None while nothing can be trained."""
        if self._trainer is None and self._fault is None and self._document.can_train:
            try:
                self._build()
            except LayerloomError as error:
                self._fault = error
        return self._trainer

    @property
    def fault(self) -> LayerloomError | None:
        """What kept data that look right from being trained on, when that was last tried."""
        return self._fault

    @property
    def sets(self) -> TrainingSets | None:
        """What is trained and measured on; None while nothing can be trained."""
        return self._sets if self.trainer is not None else None

    def _build(self) -> None:
        state = self._document.state
        dataset = state.data
        if not isinstance(dataset, Dataset):
            return
        project = project_of(state)
        sets = training_sets(dataset, state.network, state.training)
        begun = project.state_for(len(sets.inputs)).copy()
        history = History() if project.history is None else project.history.copy()
        self._sets = sets
        self._trainer = Trainer(
            begun, sets.inputs, sets.targets, sets.validation, sets.rule, history
        )

    def hand_in(self, text: Callable[[], str], merge_key: MergeKey | None = None) -> None:
        """Make what the trainer has come to the document's, as one entry of the history.

        The trainer stays: it stands where the document does.
        """
        trainer = self._trainer
        if trainer is None:
            return
        moment = TrainedMoment(trainer.state.copy(), trainer.history.copy())
        after = replace(self._document.state, training_state=moment)
        self._is_handing_in = True
        try:
            self._document.apply(after, text, merge_key)
        finally:
            self._is_handing_in = False

    def reset(self, text: Callable[[], str]) -> None:
        """Put the document back before the first step, as one entry of the history."""
        before = self._document.state
        moment = before.training_state
        begun = None
        if isinstance(moment, TrainedMoment) and moment.state.initial is not None:
            old = moment.state
            state = TrainingState(old.initial_network(), old.training, old.samples)
            state.begin_here()
            begun = TrainedMoment(state, History())
        self._document.apply(replace(before, training_state=begun), text)

    @Slot()
    def _on_document_changed(self) -> None:
        if not self._is_handing_in:
            self._trainer = None
            self._sets = None
            self._fault = None
            self.replaced.emit()
