"""The networks that the benchmarks train, and batches for them; the same for every participant."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

DTYPES = ("float32", "float64")


@dataclass(frozen=True, slots=True)
class Net:
    """A stack of dense layers and how it is trained.

    The hidden layers share one activation. The output follows from the loss: sigmoid for
    ``binary_cross_entropy``, softmax for ``categorical_cross_entropy``, linear for
    ``sum_of_squares`` (summed over the samples too).

    Parameters
    ----------
    units : tuple of int
        Widths from the input to the output.
    batch : int
        Samples in a step.
    hidden : str
        ``relu``, ``tanh`` or ``sigmoid``.
    loss : str
    optimizer : str
        ``sgd`` or ``adam``.
    rate : float
        The learning rate; small, so that no unit dies and no moment decays into subnormal
        numbers while the clock runs: that would slow down the peers and not us.
    """

    units: tuple[int, ...]
    batch: int
    hidden: str
    loss: str
    optimizer: str
    rate: float

    @property
    def name(self) -> str:
        """The widths, as everybody writes them."""
        return "-".join(map(str, self.units))

    @property
    def title(self) -> str:
        """Name, batch and optimizer."""
        return f"{self.name} batch {self.batch} {self.optimizer}"

    @property
    def is_tiny(self) -> bool:
        """Whether calls cost more than arithmetic."""
        return max(self.units) < 32

    @property
    def position(self) -> int:
        """Its place in `ALL`, by which processes speak of it."""
        return ALL.index(self)

    def batch_of(self, dtype: str, batches: int = 1) -> tuple[Any, Any]:
        """Return inputs (N, I) and targets (N, O) for so many batches."""
        generator = np.random.default_rng(7)
        rows, outputs = self.batch * batches, self.units[-1]
        inputs = generator.standard_normal((rows, self.units[0]))
        if self.loss == "categorical_cross_entropy":
            targets = np.eye(outputs)[generator.integers(outputs, size=rows)]
        elif self.loss == "binary_cross_entropy":
            targets = generator.integers(2, size=(rows, outputs))
        else:
            targets = generator.standard_normal((rows, outputs))
        return inputs.astype(dtype), targets.astype(dtype)

    def initial_weights(self, dtype: str) -> list[Any]:
        """Return a matrix (inputs, outputs) for each layer."""
        generator = np.random.default_rng(8)
        return [
            (generator.standard_normal((inputs, outputs)) / inputs**0.5).astype(dtype)
            for inputs, outputs in pairwise(self.units)
        ]


XOR = Net((2, 4, 1), 4, "tanh", "binary_cross_entropy", "sgd", 0.1)
SPIRAL = Net((2, 8, 8, 1), 10, "tanh", "binary_cross_entropy", "sgd", 0.03)
LESSON = Net((1000, 100, 10), 64, "relu", "sum_of_squares", "sgd", 1e-7)
DIGITS = Net((784, 50, 10), 100, "sigmoid", "categorical_cross_entropy", "sgd", 0.01)
LARGE = Net((784, 512, 512, 10), 128, "relu", "categorical_cross_entropy", "adam", 1e-6)
LARGE_SGD = Net((784, 512, 512, 10), 128, "relu", "categorical_cross_entropy", "sgd", 1e-4)
TRACED = Net((784, 128, 10), 32, "relu", "categorical_cross_entropy", "sgd", 1e-3)
TRACED_ADAM = Net((784, 128, 10), 32, "relu", "categorical_cross_entropy", "adam", 1e-6)

ALL = (XOR, SPIRAL, LESSON, DIGITS, LARGE, LARGE_SGD, TRACED, TRACED_ADAM)
#: Those that every peer trains.
COMPARED = (XOR, SPIRAL, LESSON, DIGITS, LARGE)
#: Those of which our engine also takes a step apart.
TRACED_NETS = (XOR, SPIRAL, TRACED, TRACED_ADAM)
