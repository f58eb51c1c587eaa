"""The plane of two inputs: which points of it are shown, and what the network is given there."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine import Array, Dataset, derived_names, is_planar, with_derived

Floats = NDArray[np.float64]
Rectangle = tuple[float, float, float, float]
"""Left, right, low, high."""

_ROOM: Final = 0.12


@dataclass(frozen=True, eq=False)
class InputPlane:
    """Data whose samples are points of a plane: two inputs, any others derived from them.

    Parameters
    ----------
    dataset : Dataset
    place : tuple of float
        The rectangle in which the samples lie, with some room around them.
    """

    dataset: Dataset
    place: Rectangle

    @classmethod
    def of(cls, dataset: Dataset) -> "InputPlane | None":
        """Return the plane of some data; None where a sample is no point of a plane."""
        if not is_planar(dataset.description) or len(dataset) == 0:
            return None
        raw = dataset.samples.raw
        return cls(dataset, (*with_room(raw[:, 0]), *with_room(raw[:, 1])))

    @property
    def names(self) -> tuple[str, str]:
        """What the two inputs are called."""
        names = self.dataset.description.input_names
        return (names[0], names[1]) if names else ("x1", "x2")

    def raw(self, across: Floats, up: Floats) -> Floats:
        """Return the raw inputs (N, I) of points with the coordinates (N,) and (N,)."""
        points = np.column_stack([across, up])
        return np.asarray(with_derived(points, derived_names(self.dataset.description)), np.float64)

    def grid(self, edge: int, dtype: DTypeLike = np.float64) -> Array:
        """Return the scaled inputs (edge², I) all over the plane, the lowest row first."""
        left, right, low, high = self.place
        x, y = middles(left, right, edge), middles(low, high, edge)
        raw = self.raw(np.tile(x, edge), np.repeat(y, edge))
        return self.dataset.samples.scaling.apply(raw, dtype)


def middles(first: float, last: float, count: int) -> Floats:
    """Return the middles of `count` equal parts of a range."""
    edges = np.linspace(first, last, count + 1)
    middle: Floats = (edges[:-1] + edges[1:]) / 2
    return middle


def with_room(values: NDArray[Any]) -> tuple[float, float]:
    """Return the range of some values with some of it free on either side."""
    low, high = float(values.min()), float(values.max())
    room = _ROOM * (high - low) or 0.5
    return low - room, high + room
