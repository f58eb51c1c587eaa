"""The parameters in the course of a training, in bounded memory."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine import Array

BUDGET: Final = 32 * 2**20
"""Bytes that the moments of one training may take."""
MOST_MOMENTS: Final = 512
"""However small the network; as in `LearningLog`."""
LEAST_MOMENTS: Final = 16

Floats = NDArray[np.float64]


class ParameterLog:
    """Copies of the flat vector by place on the axis of epochs, evenly spaced, as float32."""

    def __init__(self) -> None:
        self._places: list[float] = []
        self._moments: list[NDArray[np.float32]] = []
        self._every, self._skipped = 1, 0

    def __len__(self) -> int:
        """Return how many moments are kept."""
        return len(self._places)

    def add(self, place: float, parameters: Array) -> None:
        """Note the parameters (P,); of a long training only every second, fourth, eighth."""
        if self._moments and len(self._moments[0]) != len(parameters):
            self.clear()
        if self._places and place <= self._places[-1]:
            return
        self._skipped += 1
        if self._skipped < self._every:
            return
        self._skipped = 0
        self._places.append(place)
        with np.errstate(over="ignore"):
            self._moments.append(parameters.astype(np.float32))
        fitting = BUDGET // max(4 * len(parameters), 1)
        if len(self._places) >= min(max(fitting, LEAST_MOMENTS), MOST_MOMENTS):
            self._places, self._moments = self._places[::2], self._moments[::2]
            self._every *= 2

    def course(self, number: int) -> tuple[Floats, Floats]:
        """Return places and values of one parameter, by its place in the flat vector."""
        values = [float(moment[number]) for moment in self._moments if number < len(moment)]
        return np.array(self._places[: len(values)]), np.array(values)

    def truncate(self, place: float) -> None:
        """Forget what came after a place that the training went back to."""
        kept = sum(known <= place for known in self._places)
        del self._places[kept:], self._moments[kept:]

    def clear(self) -> None:
        """Forget everything: there is another network."""
        self._places.clear()
        self._moments.clear()
        self._every, self._skipped = 1, 0
