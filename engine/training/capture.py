"""A moment of a training as plain arrays and numbers, and how far the training has come there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.array_types import Array
from engine.training.early_stopping import StoppingWatch

Rows = NDArray[np.intp]


@dataclass(slots=True)
class Position:
    """How far the training has come.

    Parameters
    ----------
    step : int
        Updates done since the beginning.
    epoch : int
        Epochs completed.
    start : int
        Samples of the present epoch that were used; the place of the next batch in its order.
    loss_sum : float
        Sum of the losses of those samples.
    """

    step: int = 0
    epoch: int = 0
    start: int = 0
    loss_sum: float = 0.0


@dataclass(frozen=True)
class Capture:
    """A training state as plain arrays and numbers: for checkpoints, files and undo.

    Parameters
    ----------
    parameters : array (P,)
    optimizer : mapping of str to array (P,)
        What the optimizer remembers, by the names of its slots.
    optimizer_scalars : mapping of str to float
        What it remembers besides.
    optimizer_steps : int
        Updates it has done.
    schedule : mapping of str to float
        What the learning rate's schedule remembers.
    generators : mapping of layer id to mapping
        Where the layers' streams of random numbers stand (`generator_state`).
    shuffling : mapping
        Where the stream stands that orders the samples.
    order : array of int (N,)
        The samples of the present epoch, in the order in which they are taken.
    position : Position
    watch : StoppingWatch
        What early stopping has seen.
    threads : int
        Threads of the matrix products, which decide their last bits.
    """

    parameters: Array
    optimizer: Mapping[str, Array]
    optimizer_scalars: Mapping[str, float]
    optimizer_steps: int
    schedule: Mapping[str, float]
    generators: Mapping[int, Mapping[str, Any]]
    shuffling: Mapping[str, Any]
    order: Rows
    position: Position
    watch: StoppingWatch
    threads: int

    @property
    def nbytes(self) -> int:
        """The memory it takes, in bytes."""
        moments = sum(array.nbytes for array in self.optimizer.values())
        return int(self.parameters.nbytes + moments + self.order.nbytes)
