"""Moments of a run that the trainer notes by itself, however short the run is."""

from sys import maxsize
from typing import Final

from engine.training.diagnosis import UpdateMeter
from engine.training.history import History
from engine.training.snapshot import SnapshotRequest, TrainingSnapshot, take_snapshot
from engine.training.training_state import TrainingState

#: Bytes that the moments of one training may take.
MEMORY_BUDGET: Final = 32 * 2**20
#: However small the network: more moments than this cannot be told apart in a plot. A run has so
#: many within a minute; a limit that is reached after hours would let memory grow until then.
MOST_MOMENTS: Final = 256
#: The gap to the next moment is this share of the run so far, and at least one step.
DENSITY: Final = 16

_EVERYTHING: Final = SnapshotRequest(
    layers=True, parameters=True, curves=False, diagnosis=True, gradients=True
)
_BEGINNING: Final = SnapshotRequest(parameters=True, curves=False)


class NotedMoments:
    """Snapshots by step: every one of the first, and ever fewer as a run grows longer.

    After n steps of a run there are about ``32 + 16 ln(n / 32)`` of them, each as dear as some
    steps of a tiny network: two hundredths of a run of a second, and ever less of longer ones.
    Nothing changes: what is noted is copied. Of a large network fewer fit into the budget, and
    the gaps are wider.

    Nothing is noted before `begin`. The moments may be read from another thread.
    """

    def __init__(self, budget: int = MEMORY_BUDGET) -> None:
        self._budget = budget
        self._kept: list[TrainingSnapshot] = []
        self._meter = UpdateMeter()
        self._density = DENSITY
        self._begun, self._due = 0, maxsize

    def __len__(self) -> int:
        """Return how many moments are kept."""
        return len(self._kept)

    def since(self, step: int) -> tuple[TrainingSnapshot, ...]:
        """Return the moments after a step, in order."""
        return tuple(moment for moment in tuple(self._kept) if moment.step > step)

    def begin(self, state: TrainingState, history: History) -> int:
        """Note the moments of a run that begins now; return the step at which to come again.

        Of the very first moment there are the parameters alone: nothing was computed yet.
        """
        if not self._kept:
            self._keep(take_snapshot(state, history, _BEGINNING))
        self._begun = state.position.step
        self._due = self._begun + 1
        return self._measure_next(state)

    def attend(self, state: TrainingState, history: History) -> int:
        """Note the present moment if it is its turn; return the step at which to come again."""
        step = state.position.step
        if step >= self._due:
            self._meter.end(state.network.table, state.network.parameters, step)
            ratios = self._meter.ratios if self._meter.step == step else None
            self._keep(take_snapshot(state, history, _EVERYTHING, ratios))
            self._due = step + max((step - self._begun) // self._density, 1)
        return self._measure_next(state)

    def _measure_next(self, state: TrainingState) -> int:
        """Come again one step before a moment is due, to measure the update that leads to it."""
        if state.position.step < self._due - 1:
            return self._due - 1
        self._meter.begin(state.network.parameters, state.position.step)
        return self._due

    def cancel_measure(self) -> None:
        """Forget the beginning of an update: something else changed the parameters."""
        self._meter.cancel()

    def _keep(self, moment: TrainingSnapshot) -> None:
        fitting = self._budget // max(_bytes_of(moment), 1)
        self._density = min(max(fitting // 4, 1), DENSITY)
        kept = [*self._kept, moment]
        if len(kept) > min(max(fitting, 2), MOST_MOMENTS):
            kept = kept[:-1:2] + kept[-1:]
        self._kept = kept

    def forget_after(self, step: int) -> None:
        """Drop the moments after a step: the training goes another way from there."""
        self._kept = [moment for moment in self._kept if moment.step <= step]


def _bytes_of(moment: TrainingSnapshot) -> int:
    arrays = [moment.parameters, moment.gradients]
    for values in (moment.layers or {}).values():
        arrays += [values.pre_activation, values.output]
    return sum(array.nbytes for array in arrays if array is not None)
