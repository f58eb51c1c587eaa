"""Everything that is saved together."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from engine.datasets.dataset import Dataset
from engine.datasets.description import DataDescription
from engine.errors import SpecificationError
from engine.network.network import Network
from engine.specification import NetworkSpec, TrainingSpec, find_problems
from engine.training.capture import Capture
from engine.training.history import History
from engine.training.training_path import TrainingPath
from engine.training.training_state import TrainingState

Layout = Mapping[int, tuple[float, float]]
"""The left and top edge of every block, by layer id."""


@dataclass(frozen=True, eq=False)
class Project:
    """A network, how it is trained, on what, and how far that has come.

    Parameters
    ----------
    network : NetworkSpec
        What the user built; it may still have problems.
    training : TrainingSpec
        The settings.
    layout : mapping of int to (float, float)
        Where the blocks stand; only for the window.
    data : DataDescription, optional
        What the network is trained on; known even where the data are not on this machine.
        Taken from `dataset` where that is given.
    dataset : Dataset, optional
        The data themselves, where they are in memory.
    state : TrainingState, optional
        The weights and everything else that decides how training goes on; None for a project
        that was never trained. A state of 0 samples holds weights alone.
    history : History, optional
        The curves so far.
    path : TrainingPath, optional
        How the training came to that state, where it is known.
    unknown : mapping
        What newer versions wrote into the file and this one does not understand; it is written
        back as it was.
    """

    network: NetworkSpec
    training: TrainingSpec = field(default_factory=TrainingSpec)
    layout: Layout = field(default_factory=dict)
    data: DataDescription | None = None
    dataset: Dataset | None = None
    state: TrainingState | None = None
    history: History | None = None
    path: TrainingPath | None = None
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.dataset is not None:
            object.__setattr__(self, "data", self.dataset.description)

    def with_weights(self) -> Network:
        """Return the network with its numbers: the trained ones, else initial ones.

        The spec may have changed since the state was made: layers that kept id and shape keep
        what they learned.

        Raises
        ------
        SpecificationError
            If the network has problems, or no number of its kind can be drawn from its seed.
        """
        if self.state is not None and self._is_of(self.state.network):
            return self.state.network
        for problem in find_problems(self.network, self.training):
            if problem.values.get("field") in ("seed", "dtype"):
                raise SpecificationError(problem=problem)
        network = Network.build(self.network, self.training.seed, self.training.dtype)
        if self.state is not None:
            network.carry_over(self.state.network)
        return network

    def _is_of(self, network: Network) -> bool:
        return network.spec == self.network and network.dtype.name == self.training.dtype

    def state_for(self, samples: int) -> TrainingState:
        """Return a state of its own that goes on from here on a training set of this size.

        It is the project's where nothing changed. Otherwise what still fits is kept: weights by
        layer, moments while the parameters have their shapes, the place in the epoch while the
        samples and their order are the same; steps and epochs go on counting.

        Raises
        ------
        SpecificationError
            If network or settings have problems.
        """
        old = self.state
        if old is None:
            return TrainingState.start(self.network, self.training, samples)
        if self._goes_on(samples):
            return old.copy()
        new = TrainingState(self.with_weights().copy(), self.training, samples)
        new.initial = old.initial
        new.restore(_carried_over(new, old))
        return new

    def path_for(self, samples: int) -> TrainingPath | None:
        """Return how the training came to the state `state_for` returns, where that is known."""
        return self.path if self._goes_on(samples) else None

    def _goes_on(self, samples: int) -> bool:
        """Tell whether training goes on exactly where it stood."""
        old = self.state
        return (
            old is not None
            and self._is_of(old.network)
            and (old.samples, old.training) == (samples, self.training)
        )


def _carried_over(new: TrainingState, old: TrainingState) -> Capture:
    """Return the moment from which `new` goes on: what of `old` still fits, else its own."""
    begun, reached = new.capture(), old.capture()
    position = replace(reached.position, start=0, loss_sum=0.0)
    moment = replace(begun, position=position, generators=_generators(begun, reached))
    if new.training.schedule == old.training.schedule:
        moment = replace(moment, schedule=reached.schedule)
    if _shapes(new) == _shapes(old):
        moment = replace(moment, watch=reached.watch)
        if begun.optimizer.keys() == reached.optimizer.keys() and _optimizer(new) == _optimizer(
            old
        ):
            moment = replace(
                moment,
                optimizer=reached.optimizer,
                optimizer_scalars=reached.optimizer_scalars,
                optimizer_steps=reached.optimizer_steps,
            )
    if _order(new) == _order(old):
        moment = replace(
            moment, position=reached.position, order=reached.order, shuffling=reached.shuffling
        )
    return moment


def _generators(begun: Capture, reached: Capture) -> dict[int, Mapping[str, Any]]:
    return {i: reached.generators.get(i, own) for i, own in begun.generators.items()}


def _shapes(state: TrainingState) -> list[object]:
    own = [(one.layer, one.name, one.shape) for one in state.network.table]
    return [state.network.dtype, *own]


def _optimizer(state: TrainingState) -> str:
    return state.training.optimizer.name


def _order(state: TrainingState) -> tuple[int, int, bool]:
    """Return what decides the order of the samples."""
    return state.samples, state.training.seed, state.training.shuffle
