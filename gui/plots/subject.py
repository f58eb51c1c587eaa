"""A network on its data, as the plots that compute something look at it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine import Array, Dataset, Network, NetworkSpec, TrainingSets, TrainingSpec

MOST_SHOWN: Final = 2000
"""Samples drawn as points; more would only cover one another."""

Indices = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Subject:
    """A network, its data, and how they were split; compared by identity.

    Parameters
    ----------
    spec : NetworkSpec
    training : TrainingSpec
    dataset : Dataset
    sets : TrainingSets
        What is trained and measured on.
    """

    spec: NetworkSpec
    training: TrainingSpec
    dataset: Dataset
    sets: TrainingSets

    @property
    def rule(self) -> str | None:
        """How outputs become classes; None where the targets are values."""
        return self.sets.rule

    @property
    def inputs(self) -> int:
        """How many inputs the network has."""
        return int(self.dataset.samples.raw.shape[1])

    @cached_property
    def input_names(self) -> tuple[str, ...]:
        """A name for every input."""
        names = self.dataset.input_names
        return names or tuple(f"x{_lowered(k + 1)}" for k in range(self.inputs))

    def new_network(self) -> Network:
        """Return a network of its own to write parameters into, on whatever thread."""
        return Network(self.spec, self.training.dtype)

    @cached_property
    def shown_rows(self) -> Indices:
        """The samples drawn as points, evenly spaced; the validation set's behind the others."""
        rows, every = self.sets.rows, self._every
        return np.concatenate([rows.training[::every], rows.validation[::every]])

    @property
    def _every(self) -> int:
        rows = self.sets.rows
        return -(-(len(rows.training) + len(rows.validation)) // MOST_SHOWN)

    @cached_property
    def first_of_validation(self) -> int:
        """From which of `shown_rows` on they belong to the validation set."""
        return len(self.sets.rows.training[:: self._every])

    @cached_property
    def shown_raw(self) -> NDArray[np.float64]:
        """The inputs of the shown samples as they came, before scaling."""
        return np.asarray(self.dataset.samples.raw[self.shown_rows], np.float64)

    @cached_property
    def shown_classes(self) -> NDArray[np.intp]:
        """Class numbers (N,) of the shown samples; only where there is a rule."""
        assert self.dataset.targets is not None
        return np.asarray(self.dataset.targets[self.shown_rows], np.intp)

    @cached_property
    def shown_values(self) -> NDArray[np.float64]:
        """The targets (N, O) of the shown samples, as the output is to answer."""
        sets = self.sets
        every = self._every
        parts = [sets.targets[::every]]
        if sets.validation is not None:
            parts.append(sets.validation[1][::every])
        return np.concatenate(parts).astype(np.float64)


def _lowered(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))


def predicted(network: Network, parameters: Array, inputs: Array) -> Array:
    """Return the outputs (N, O) of a network with other parameters (P,) written into it."""
    np.copyto(network.parameters, parameters)
    return network.predict(inputs)
