"""Long curves made as long as the plot is wide, without losing a peak."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import SeriesView

Floats = NDArray[np.float64]


def known_points(series: SeriesView) -> tuple[Floats, Floats]:
    """Return number and mean of every point that was measured."""
    known = np.isfinite(series.mean)
    return series.positions[known], series.mean[known]


def outline(series: SeriesView, columns: int) -> tuple[Floats, Floats]:
    """Return a line through the series with at most two points for each column of pixels.

    Up to two points a column the line goes through every value; beyond, it goes up and down
    between the least and the greatest value of each column, as a line through all would look.

    Parameters
    ----------
    series : SeriesView
    columns : int
        Width of the plot in pixels.
    """
    single = series.width == 1
    if single and len(series.mean) <= 2 * columns:
        return known_points(series)
    width, least, greatest = spans(series, columns)
    ends = np.minimum(np.arange(1, len(least) + 1) * width, float(series.count))
    x = np.repeat(ends, 2)
    y = np.empty(2 * len(least))
    y[0::2], y[1::2] = least, greatest
    return known_only(x, y)


def spans(series: SeriesView, columns: int) -> tuple[float, Floats, Floats]:
    """Return how many values each column covers, and the least and greatest of each.

    Parameters
    ----------
    series : SeriesView
    columns : int
        The most columns to return.
    """
    per_column = max(-(-len(series.mean) // max(columns, 1)), 1)
    least = _by_column(series.least, per_column, np.fmin)
    greatest = _by_column(series.greatest, per_column, np.fmax)
    return float(per_column * series.width), least, greatest


def averaged(x: Floats, y: Floats, width: float) -> tuple[Floats, Floats]:
    """Return the means of the known points within columns of a width, at the mean of their x.

    Parameters
    ----------
    x : array (N,)
        Ascending.
    y : array (N,)
        NaN where there is no value; a column with none has NaN as its mean.
    width : float
        Of a column, in the units of x.
    """
    if len(x) < 2 or width <= 0.0:
        return x, y
    starts = np.flatnonzero(np.diff(np.floor(x / width), prepend=-1.0))
    known = np.isfinite(y)
    counts = np.add.reduceat(known.astype(np.float64), starts)
    sizes = np.diff(starts, append=len(x))
    with np.errstate(invalid="ignore"):
        means = np.add.reduceat(np.where(known, y, 0.0), starts) / counts
    return np.add.reduceat(x, starts) / sizes, means


def known_only(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return the points whose y is a finite number."""
    known = np.isfinite(y)
    return x[known], y[known]


def _by_column(values: Floats, per_column: int, join: Any) -> Floats:
    if len(values) == 0:
        return values
    starts = np.arange(0, len(values), per_column)
    joined: Floats = join.reduceat(values, starts)
    return joined


def value_at(x: Floats, y: Floats, place: float) -> float | None:
    """Return the value of the point nearest to `place`; None where there are no points."""
    if len(x) == 0:
        return None
    if place >= x[-1]:
        return float(y[-1])
    right = int(np.searchsorted(x, place))
    left = max(right - 1, 0)
    nearest = left if abs(x[left] - place) <= abs(x[right] - place) else right
    return float(y[nearest])


def smoothed(y: Floats, weight: float) -> Floats:
    """Return the running mean ``s = weight s + (1 - weight) y``, its beginning not drawn to 0.

    Divided by ``1 - weight ** k`` after k values, as Adam does with its moments; 0 changes nothing.
    """
    if weight <= 0.0 or len(y) == 0:
        return y
    result, mean, known = np.empty_like(y), 0.0, 0.0
    for k, value in enumerate(y.tolist()):
        mean = weight * mean + (1.0 - weight) * value
        known = weight * known + (1.0 - weight)
        result[k] = mean / known
    return result
