"""The trainer of the document's present state: made when it is needed, handed back when it ran."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from engine import (
    DataDescription,
    Dataset,
    History,
    LayerloomError,
    NetworkChange,
    NetworkSpec,
    Project,
    Trainer,
    TrainingChange,
    TrainingPath,
    TrainingSets,
    TrainingSpec,
    TrainingState,
    training_sets,
)
from gui.document.document import DocumentState, MergeKey, NetworkDocument, ProjectData


@dataclass(frozen=True, eq=False)
class TrainedMoment:
    """How far training had come at one entry of the history; never changed, only replaced.

    `data` are those it came there with; None where they are not known.
    """

    state: TrainingState
    history: History
    path: TrainingPath | None = None
    data: Dataset | None = None

    @property
    def nbytes(self) -> int:
        """How many bytes weights, moments and curves take."""
        curves = self.history.all_series().values()
        return self.state.nbytes + sum(series.nbytes for series in curves)


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
        path=None if trained is None or _has_other_data(trained, state) else trained.path,
        unknown=unknown or {},
    )


def state_of(project: Project) -> DocumentState:
    """Return a project as the document's state."""
    moment = None
    if project.state is not None:
        history = project.history or History()
        moment = TrainedMoment(project.state, history, project.path, project.dataset)
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
    adapted = Signal()
    """The trainer goes on with other settings, which is an event on its way."""

    def __init__(self, document: NetworkDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._trainer: Trainer | None = None
        self._sets: TrainingSets | None = None
        self._fault: LayerloomError | None = None
        self._is_handing_in = False
        #: What the trainer has taken over of the document; None where it may hold something else.
        self._known: DocumentState | None = None
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

    @property
    def is_measured(self) -> bool:
        """Whether the history's last values are those of the present network and data."""
        now = self._document.state
        moment = now.training_state
        if not isinstance(moment, TrainedMoment):
            return True
        return (
            not _has_other_data(moment, now)
            and moment.state.training.loss == now.training.loss
            and _thawed(moment.state.network.spec) == _thawed(now.network)
        )

    def _build(self) -> None:
        state = self._document.state
        dataset = state.data
        if not isinstance(dataset, Dataset):
            return
        project = project_of(state)
        sets = training_sets(dataset, state.network, state.training)
        samples = len(sets.inputs)
        begun, path = project.state_for(samples), project.path_for(samples)
        history = History() if project.history is None else project.history.copy()
        self._sets = sets
        self._trainer = Trainer(
            begun, sets.inputs, sets.targets, sets.validation, sets.rule, history, path
        )
        self._known = state

    def hand_in(self, text: Callable[[], str], merge_key: MergeKey | None = None) -> None:
        """Make what the trainer has come to the document's, as one entry of the history.

        The trainer stays: it stands where the document does.
        """
        trainer = self._trainer
        if trainer is None:
            return
        data = self._document.state.data
        known = data if isinstance(data, Dataset) else None
        moment = TrainedMoment(trainer.state.copy(), trainer.history.copy(), trainer.path, known)
        after = replace(self._document.state, training_state=moment)
        self._is_handing_in = True
        try:
            self._document.apply(after, text, merge_key)
        finally:
            self._is_handing_in = False
        self._known = self._document.state

    def let_go(self) -> None:
        """Have another trainer made of the document: this one may be at some moment of its past."""
        self._trainer = self._sets = self._fault = self._known = None
        self.replaced.emit()

    def reset(self, text: Callable[[], str]) -> None:
        """Put the document back before the first step, as one entry of the history."""
        before = self._document.state
        moment = before.training_state
        begun = None
        if isinstance(moment, TrainedMoment) and moment.state.initial is not None:
            old = moment.state
            state = TrainingState(old.initial_network(), old.training, old.samples)
            if old.position.step == 0 and _are_alike(old, state):
                return
            state.begin_here()
            begun = TrainedMoment(state, History())
        self._document.apply(replace(before, training_state=begun), text)

    def begin_again(self, training: TrainingSpec, text: Callable[[], str]) -> None:
        """Put the document before the first step, with other settings, as one entry.

        The weights are those that the training began from; another seed draws its own.
        """
        before = self._document.state
        moment, begun = before.training_state, None
        is_same_start = training.seed == before.training.seed
        if isinstance(moment, TrainedMoment) and moment.state.initial is not None and is_same_start:
            old = moment.state
            state = TrainingState(old.initial_network(), training, old.samples)
            state.begin_here()
            begun = TrainedMoment(state, History())
        after = replace(before, training=training, training_state=begun)
        self._document.apply(after, text)

    @Slot()
    def _on_document_changed(self) -> None:
        if self._is_handing_in or self._known is self._document.state:
            return
        if self._adapt():
            self.adapted.emit()
            return
        self.let_go()

    def _adapt(self) -> bool:
        """Let the trainer go on with what was edited, if it can; tell whether it does.

        It keeps the moments that one can go back to; another trainer would begin without.
        """
        trainer, known, now = self._trainer, self._known, self._document.state
        if trainer is None or known is None or not self._document.can_train:
            return False
        if not _is_live(known, now):
            return False
        try:
            if now.network != known.network:
                trainer.change(NetworkChange(now.network))
            if now.training != known.training:
                trainer.change(TrainingChange(now.training))
        except LayerloomError:
            return False
        self._known = now
        return True


def _are_alike(one: TrainingState, other: TrainingState) -> bool:
    """Tell whether two states have the same network and weights."""
    same_network = one.network.spec == other.network.spec
    return same_network and np.array_equal(one.network.parameters, other.network.parameters)


#: Settings that decide which samples are trained on, in which code and order, from which weights.
_FIXED: Final = ("loss", "shuffle", "validation_fraction", "seed", "dtype")

_FREEZING: Final = ("weights_trainable", "bias_trainable")


def _is_live(known: DocumentState, now: DocumentState) -> bool:
    """Tell whether a trainer that has begun can take the difference over as live changes."""
    return (
        now.training_state is known.training_state is not None
        and _are_same_samples(known.data, now.data)
        and all(getattr(now.training, name) == getattr(known.training, name) for name in _FIXED)
        and _thawed(now.network) == _thawed(known.network)
    )


def _are_same_samples(one: ProjectData | None, other: ProjectData | None) -> bool:
    """Tell whether two sets of data differ in their names at most."""
    if isinstance(one, Dataset) and isinstance(other, Dataset):
        return one.samples is other.samples and one.test is other.test
    return one is other


def _has_other_data(moment: TrainedMoment, now: DocumentState) -> bool:
    """Tell whether other data were chosen since."""
    is_known = moment.data is not None and isinstance(now.data, Dataset)
    return is_known and not _are_same_samples(moment.data, now.data)


def _thawed(network: NetworkSpec) -> NetworkSpec:
    """Return the network as if no layer were frozen, and no input had a name."""
    if network.input is not None:
        network = network.changing(network.input.id, names=())
    for layer in network.layers:
        thawed = {name: True for name in _FREEZING if hasattr(layer, name)}
        network = network.changing(layer.id, **thawed)
    return network
