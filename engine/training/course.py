"""A training state with the samples it trains on: changed under way, and taken back in time."""

import copy
from collections.abc import Iterable, Sequence

import numpy as np

from engine.training.checkpoints import Checkpoint
from engine.training.epoch_end import EpochEnd
from engine.training.live_changes import Change, DataChange, TrainingData, refuse_misfits
from engine.training.training_state import TrainingState


class Course:
    """A state, its samples, and what is measured when they have all been seen.

    Parameters
    ----------
    state : TrainingState
        Changed by whatever is done here.
    data : TrainingData

    Raises
    ------
    ShapeMismatchError
        If the samples do not fit the network or the state.
    """

    def __init__(self, state: TrainingState, data: TrainingData) -> None:
        self.state = state
        self._take(data, state.samples)

    def _take(self, data: TrainingData, samples: int) -> None:
        """Train and measure on these samples from now on."""
        dtype = self.state.network.dtype
        inputs = np.ascontiguousarray(data.inputs, dtype)
        targets = np.ascontiguousarray(data.targets, dtype)
        refuse_misfits(self.state.network, samples, inputs, targets)
        self._data = data
        self.inputs, self.targets = inputs, targets
        self.epoch_end = EpochEnd((inputs, targets), data.validation, data.rule)

    def branch(self) -> "Course":
        """Return a course of its own from the same moment on the same samples."""
        other = copy.copy(self)
        other.state = self.state.copy()
        return other

    def apply(self, change: Change) -> None:
        """Change the state, and the samples where others come."""
        if isinstance(change, DataChange):
            self._take(change.data, len(change.data.inputs))
        change.apply_to(self.state)

    def restore(self, checkpoint: Checkpoint, data: TrainingData) -> None:
        """Return to a checkpoint and the samples of its time."""
        state = self.state
        if state.network.spec != checkpoint.network:
            state.change_network(checkpoint.network)
        if state.training != checkpoint.training:
            state.change_training(checkpoint.training)
        if len(data.inputs) != state.samples:
            state.change_samples(len(data.inputs))
        state.restore(checkpoint.capture)
        if data is not self._data:
            self._take(data, state.samples)

    def repeat(self, until_step: int, changes: Iterable[tuple[int, Change]]) -> None:
        """Do the steps up to `until_step` again, each change after its number of updates."""
        state, waiting = self.state, list(changes)
        while True:
            while waiting and waiting[0][0] == state.position.step:
                self.apply(waiting.pop(0)[1])
            if state.position.step == until_step:
                return
            state.step_on_next_rows(self.inputs, self.targets)
            if state.epoch_is_over:
                self.epoch_end.close_again(state)


def data_at(step: int, first: TrainingData, changes: Sequence[tuple[int, Change]]) -> TrainingData:
    """Return the samples that were trained on after `step` updates."""
    changed = [c.data for at, c in changes if at <= step and isinstance(c, DataChange)]
    return changed[-1] if changed else first
