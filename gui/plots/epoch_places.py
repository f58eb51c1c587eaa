"""Where steps stand on the axis of epochs, whose number of steps may have changed on the way."""

from functools import cached_property

import numpy as np

from engine import SeriesView
from gui.plots.decimation import Floats, known_points


class EpochPlaces:
    """Turns steps into epochs and back, in a straight line from the end of one epoch to the next.

    Parameters
    ----------
    steps : int
        Steps done.
    epochs : float
        Epochs done with them, the part of the present one included.
    ends : SeriesView, optional
        How many steps had been done at the end of every epoch; without them all epochs count as
        equally long.
    """

    def __init__(self, steps: int, epochs: float, ends: SeriesView | None = None) -> None:
        self._steps, self._epochs = _corners(steps, epochs, ends)

    @cached_property
    def are_even(self) -> bool:
        """Whether every epoch has as many steps."""
        along = np.interp(self._steps, self._steps[[0, -1]], self._epochs[[0, -1]])
        return bool(np.abs(along - self._epochs).max() < 1e-6 * max(self._epochs[-1], 1.0))

    def epochs(self, steps: Floats) -> Floats:
        """Return where steps (N,) stand on the axis of epochs."""
        return np.interp(steps, self._steps, self._epochs)

    def step(self, epochs: float) -> int:
        """Return the number of steps done at a place on the axis of epochs."""
        return round(float(np.interp(epochs, self._epochs, self._steps)))

    def by_epochs(self, width: float, values: Floats, columns: int, join: np.ufunc) -> Floats:
        """Return values of columns of `width` steps as values of `columns` columns of epochs."""
        edges = np.linspace(0.0, self._epochs[-1], columns + 1)[:-1]
        first = np.interp(edges, self._epochs, self._steps) / width
        starts = np.minimum(first.astype(np.intp), len(values) - 1)
        joined: Floats = join.reduceat(values, starts)
        return joined


def _corners(steps: int, epochs: float, ends: SeriesView | None) -> tuple[Floats, Floats]:
    even = np.array([0.0, float(steps)]), np.array([0.0, epochs])
    if ends is None:
        return even
    places, done = known_points(ends)
    inside = (done > 0) & (done < steps) & (places < epochs)
    x = np.concatenate([[0.0], done[inside], [float(steps)]])
    y = np.concatenate([[0.0], places[inside], [epochs]])
    is_ascending = bool((np.diff(x) > 0).all() and (np.diff(y) > 0).all())
    return (x, y) if is_ascending else even
