"""How a training came to where it is: the settings it began with, and what was changed since."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from engine.array_types import Array
from engine.network.network import Network
from engine.specification import NetworkSpec, TrainingSpec
from engine.training.capture import Capture
from engine.training.live_changes import Change, DataChange
from engine.training.training_state import TrainingState

#: More changes than this are no path that anybody would walk again.
MOST_CHANGES: Final = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class TrainingPath:
    """From the first step to the present one: enough to do every step again.

    The samples are not part of it: a training whose samples were changed under way has no path.

    Parameters
    ----------
    network : NetworkSpec
        As it was before the first step.
    training : TrainingSpec
        Likewise.
    changes : tuple of (int, Change)
        What was changed, and after how many updates.
    """

    network: NetworkSpec
    training: TrainingSpec
    changes: tuple[tuple[int, Change], ...] = ()

    @classmethod
    def begin(cls, state: TrainingState) -> "TrainingPath | None":
        """Return the path that begins with this state; None where steps were done before."""
        if state.position.step or state.position.epoch:
            return None
        return cls(state.network.spec, state.training)

    def followed_by(self, changes: Iterable[tuple[int, Change]]) -> "TrainingPath | None":
        """Return the path with more changes; None where it can no longer be told."""
        path = replace(self, changes=(*self.changes, *changes))
        told = len(path.changes) <= MOST_CHANGES
        return (
            path if told and not any(isinstance(c, DataChange) for _, c in path.changes) else None
        )

    def until(self, step: int) -> "TrainingPath":
        """Return the path as far as a step."""
        return replace(self, changes=tuple((at, c) for at, c in self.changes if at <= step))

    def first_state(self, reached: TrainingState, samples: int) -> TrainingState:
        """Return the state before the first step of a training that has come to `reached`.

        Raises
        ------
        LayerloomError
            If the path does not belong to that state.
        """
        network = Network.build(self.network, self.training.seed, self.training.dtype)
        if reached.initial is not None:
            network.carry_over(reached.initial)
        state = TrainingState(network, self.training, samples)
        state.initial, state.threads = reached.initial, reached.threads
        return state


def are_same_moment(one: Capture, other: Capture) -> bool:
    """Tell whether two moments have the same weights, moments, order and place, to the bit."""
    return (
        one.position == other.position
        and one.optimizer.keys() == other.optimizer.keys()
        and one.shuffling == other.shuffling
        and one.generators == other.generators
        and _same_bits(one.parameters, other.parameters)
        and all(_same_bits(one.optimizer[name], other.optimizer[name]) for name in one.optimizer)
        and np.array_equal(one.order, other.order)
    )


def _same_bits(one: Array, other: Array) -> bool:
    return one.dtype == other.dtype and one.tobytes() == other.tobytes()
