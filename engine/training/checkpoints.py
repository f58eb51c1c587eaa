"""Moments of a training that one can go back to, thinned logarithmically into the past."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from engine.specification import NetworkSpec, TrainingSpec
from engine.training.capture import Capture
from engine.training.training_state import TrainingState

#: Bytes that the checkpoints of one training may take.
MEMORY_BUDGET: Final = 256 * 2**20
#: However small the network: more moments than this help nobody.
MOST_CHECKPOINTS: Final = 256
#: The fewest steps between two checkpoints that were not forced.
SPACING: Final = 256


@dataclass(frozen=True)
class Checkpoint:
    """A moment: the state's capture, and the network and settings it was trained with."""

    step: int
    network: NetworkSpec
    training: TrainingSpec
    capture: Capture


class Checkpoints:
    """Captures by step, dense in the recent past and sparse in the far one."""

    def __init__(self, budget: int = MEMORY_BUDGET) -> None:
        self._budget = budget
        self._kept: list[Checkpoint] = []
        self._bytes = 0

    def __len__(self) -> int:
        """Return how many moments are kept."""
        return len(self._kept)

    @property
    def next_due(self) -> int:
        """The step from which on it is time for another."""
        return self._kept[-1].step + SPACING if self._kept else 0

    def keep(self, state: TrainingState) -> None:
        """Remember the present moment in place of one at the same step, and thin the past."""
        specs = (state.network.spec, state.training)
        checkpoint = Checkpoint(state.position.step, *specs, state.capture())
        while self._kept and self._kept[-1].step >= checkpoint.step:
            self._forget(len(self._kept) - 1)
        self._kept.append(checkpoint)
        self._bytes += checkpoint.capture.nbytes
        self._thin()

    def _thin(self) -> None:
        while len(self._kept) > 2 and self._is_too_much():
            self._forget(self._most_expendable())

    def _is_too_much(self) -> bool:
        return self._bytes > self._budget or len(self._kept) > MOST_CHECKPOINTS

    def _forget(self, index: int) -> None:
        self._bytes -= self._kept.pop(index).capture.nbytes

    def _most_expendable(self) -> int:
        """Return the moment whose gap would be smallest against its age; never first or last."""
        now = self._kept[-1].step
        steps = [checkpoint.step for checkpoint in self._kept]

        def relative_gap(index: int) -> float:
            return (steps[index + 1] - steps[index - 1]) / (now - steps[index] + 1)

        return min(range(1, len(steps) - 1), key=relative_gap)

    @property
    def earliest(self) -> int:
        """The step of the first moment, which is never dropped."""
        return self._kept[0].step

    def latest_until(self, step: int) -> Checkpoint | None:
        """Return the last moment at or before a step, None where there is none."""
        index = bisect_right([checkpoint.step for checkpoint in self._kept], step)
        return self._kept[index - 1] if index else None

    def begin_with(self, earlier: "Checkpoints") -> None:
        """Take over the moments before the first, which became known later."""
        known = [checkpoint for checkpoint in earlier._kept if checkpoint.step < self.earliest]
        self._kept[:0] = known
        self._bytes += sum(checkpoint.capture.nbytes for checkpoint in known)
        self._thin()

    def forget_after(self, step: int) -> None:
        """Drop the moments after a step: the training goes another way from there."""
        while self._kept and self._kept[-1].step > step:
            self._forget(len(self._kept) - 1)
