"""What every optimizer is: one update of a flat vector, in blocks that stay in cache."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, Final

import numpy as np

from engine.array_types import Array
from engine.specification.choices import OPTIMIZERS, Choice, option_values

Kernel = Callable[[], object]
Kernels = tuple[Kernel, ...]

#: Elements in a block. A block of parameters, gradients and two moments in float32 is 1 MB: small
#: enough for a second-level cache, large enough that the calls cost nothing.
BLOCK_SIZE: Final = 65_536

#: Steps between two searches for numbers that decay into subnormals.
_FLUSH_EVERY: Final = 16


class Optimizer(ABC):
    """An optimizer bound to the flat vectors of parameters and gradients.

    Parameters
    ----------
    choice : Choice
        Name and options, see `engine.specification.OPTIMIZERS`.
    parameters, gradients : array (P,)
        Changed and read by `update`.
    segments : sequence of slice
        The trainable parts of the vectors; the rest is never touched.
    learning_rate : float
        η of the next step.
    state : mapping of str to array (P,), optional
        What an earlier optimizer of this kind remembered; fresh where missing.
    steps : int
        Updates that were done before.

    Attributes
    ----------
    state : dict of str to array (P,)
        What is remembered for each parameter, by the names in `slots`.
    scalars : dict of str to float
        What is remembered besides.
    steps : int
        Updates done.
    """

    #: Names of what is remembered, for any options.
    slots: ClassVar[tuple[str, ...]] = ()
    #: Those that decay by themselves where the gradient is 0: numerators, and squares under a root.
    decaying: ClassVar[tuple[str, ...]] = ()
    decaying_squares: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self,
        choice: Choice,
        parameters: Array,
        gradients: Array,
        segments: Sequence[slice],
        learning_rate: float,
        state: Mapping[str, Array] | None = None,
        steps: int = 0,
    ) -> None:
        self.choice = choice
        self.options = option_values(OPTIMIZERS, choice)
        self.dtype = parameters.dtype
        self.steps = steps
        self.scalars: dict[str, float] = {}
        self.state = {name: np.zeros(parameters.shape, self.dtype) for name in self.used_slots()}
        self._rate = self._constant(learning_rate)
        self._learning_rate = learning_rate
        blocks = list(_blocks(segments, len(parameters)))
        self._largest = max((block.stop - block.start for block in blocks), default=0)
        self._memory: list[Array] = []
        self._prepare()
        self._kernels = [
            kernel
            for block in blocks
            for kernel in self._bind_block(parameters[block], gradients[block], self._views(block))
        ]
        bounds = self._flush_bounds()
        self._flushes = [kernel for block in blocks for kernel in self._bind_flush(block, bounds)]
        if state is not None:
            self.restore(state, {}, steps)

    def update(self) -> None:
        """Change the parameters by one step along the gradients."""
        self.steps += 1
        self._begin_step()
        for kernel in self._kernels:
            kernel()
        if self.steps % _FLUSH_EVERY == 0:
            for flush in self._flushes:
                flush()

    @property
    def learning_rate(self) -> float:
        """η of the next step."""
        return self._learning_rate

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        self._learning_rate = value
        self._rate[()] = value

    def restore(self, state: Mapping[str, Array], scalars: Mapping[str, float], steps: int) -> None:
        """Go on from what an optimizer of this kind remembered after `steps` updates.

        What is missing there, because an option was off, starts afresh.
        """
        for name in self.state.keys() & state.keys():
            np.copyto(self.state[name], state[name])
        for name in self.scalars.keys() & scalars.keys():
            self.scalars[name] = scalars[name]
        self.steps = steps

    def used_slots(self) -> tuple[str, ...]:
        """Return the names of what these options remember."""
        return self.slots

    def _prepare(self) -> None:  # noqa: B027 (gradient descent needs nothing)
        """Make constants, scalars, and a start other than 0 of what is remembered."""

    def _begin_step(self) -> None:  # noqa: B027 (most rates do not depend on the step)
        """Work out the factors of this step; `steps` counts it already."""

    @abstractmethod
    def _bind_block(self, p: Array, g: Array, state: Mapping[str, Array]) -> Kernels:
        """Return the kernels of the update of one block of parameters p along its gradients g."""

    def _constant(self, value: float) -> Array:
        return np.array(value, self.dtype)

    def _scratch(self, size: int, number: int = 0) -> Array:
        """Return memory that all blocks share."""
        while len(self._memory) <= number:
            self._memory.append(np.empty(self._largest, self.dtype))
        return self._memory[number][:size]

    def _views(self, block: slice) -> dict[str, Array]:
        return {name: array[block] for name, array in self.state.items()}

    def _bind_flush(self, block: slice, bounds: Mapping[str, Array]) -> Kernels:
        """Return kernels that set to 0 what would decay into subnormals.

        A moment whose gradient has become 0, as behind a dead ReLU, shrinks by its β each step
        and ends among the subnormal numbers, on which processors are ten times slower; there it
        stays. The bounds lie so high that nothing gets there between two flushes, and so low that
        no parameter can tell.
        """
        kept = self._scratch(block.stop - block.start)
        kernels: list[Kernel] = []
        for name, bound in bounds.items():
            values = self.state[name][block]
            kernels += [
                partial(np.absolute, values, kept),
                partial(np.greater_equal, kept, bound, kept),
                partial(np.multiply, values, kept, values),
            ]
        return tuple(kernels)

    def _flush_bounds(self) -> dict[str, Array]:
        tiny = float(np.finfo(self.dtype).tiny)
        bounds = dict.fromkeys(self.decaying, tiny * 2.0**24)
        # Beside epsilon such a root vanishes; with an epsilon as small it must be kept.
        if self.options.get("epsilon", 0.0) > 2.0**14 * tiny**0.5:
            bounds.update(dict.fromkeys(self.decaying_squares, tiny * 2.0**4))
        return {name: self._constant(bounds[name]) for name in bounds if name in self.state}


def decay_squares(
    average: Array, values: Array, keep: Array, rest: Array, scratch: Array
) -> Kernels:
    """Return the kernels of ``average <- keep * average + rest * values^2``."""
    return (
        partial(np.multiply, average, keep, average),
        partial(np.square, values, scratch),
        partial(np.multiply, scratch, rest, scratch),
        partial(np.add, average, scratch, average),
    )


def _blocks(segments: Sequence[slice], length: int) -> list[slice]:
    found = []
    for segment in segments:
        start, stop, _ = segment.indices(length)
        for first in range(start, stop, BLOCK_SIZE):
            found.append(slice(first, min(first + BLOCK_SIZE, stop)))
    return found
