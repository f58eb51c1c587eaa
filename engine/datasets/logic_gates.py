"""Truth tables as data sets."""

from collections.abc import Callable
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.datasets.dataset import Dataset, Samples
from engine.datasets.description import DataDescription, DataSource

Bits = NDArray[np.int64]

#: Each takes the bits (N, I) and gives one bit for each row.
GATES: Final[dict[str, Callable[[Bits], Bits]]] = {
    "and": lambda bits: bits.min(axis=1),
    "or": lambda bits: bits.max(axis=1),
    "nand": lambda bits: 1 - bits.min(axis=1),
    "nor": lambda bits: 1 - bits.max(axis=1),
    "xor": lambda bits: bits.sum(axis=1) % 2,
    "xnor": lambda bits: 1 - bits.sum(axis=1) % 2,
}


def logic_gate(gate: str, inputs: int = 2) -> Dataset:
    """Return the truth table of a gate, rows counted upwards in binary: 00, 01, 10, 11.

    With more than two inputs xor is 1 for an odd number of ones (parity), xnor for an even one.

    Parameters
    ----------
    gate : str
        A key of `GATES`.
    inputs : int
        2 to 4.
    """
    bits = np.array(list(product((0, 1), repeat=inputs)), np.int64)
    description = DataDescription(
        name=gate.upper(),
        kind="classes",
        source=DataSource.built_in(gate, {"inputs": inputs}),
        inputs=inputs,
        class_names=("0", "1"),
        input_names=tuple(f"x{index + 1}" for index in range(inputs)),
    )
    return Dataset(description, Samples(bits.astype(np.float64), GATES[gate](bits)))
