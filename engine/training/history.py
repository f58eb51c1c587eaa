"""How training went: every loss up to a bound, then buckets, so that memory stays bounded."""

from dataclasses import dataclass, field
from math import isnan, nan
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Points kept one by one; beyond, neighbours are merged.
MOST_POINTS: Final = 20_000


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series as it stood at one moment.

    Point k covers the values from ``k * width`` on, `width` of them (the last point perhaps
    fewer).
    """

    width: int
    count: int
    mean: Floats
    least: Floats
    greatest: Floats

    @property
    def positions(self) -> Floats:
        """The number of the last value in each point, counted from 1."""
        ends = np.arange(1, len(self.mean) + 1, dtype=np.float64) * self.width
        return np.minimum(ends, self.count)


class Series:
    """A growing row of numbers in bounded memory; NaN stands for "not measured".

    Up to `capacity` values are kept one by one. When they are full, neighbours are merged in
    pairs, so that every point stands for twice as many: their mean, least and greatest.
    """

    def __init__(self, capacity: int = MOST_POINTS) -> None:
        self._capacity = capacity
        self._mean: Floats = np.empty(capacity)
        self._least: Floats = np.empty(capacity)
        self._greatest: Floats = np.empty(capacity)
        self._points = 0
        self._width = 1
        self._pending: list[float] = []
        self.count = 0
        #: The value added last, and the last one that was measured; NaN where there is none.
        self.last = self.last_known = nan

    @property
    def nbytes(self) -> int:
        """How many bytes its points take."""
        return 3 * self._mean.itemsize * self._points

    def add(self, value: float) -> None:
        """Append a value."""
        self.count += 1
        self.last = value
        if not isnan(value):
            self.last_known = value
        if self._width == 1:
            k = self._points
            self._mean[k] = self._least[k] = self._greatest[k] = value
            self._grow()
            return
        self._pending.append(value)
        if len(self._pending) == self._width:
            self._put(self._pending)
            self._pending.clear()

    def _put(self, values: list[float]) -> None:
        k = self._points
        self._mean[k], self._least[k], self._greatest[k] = _summary(np.asarray(values))
        self._grow()

    def _grow(self) -> None:
        self._points += 1
        if self._points == self._capacity:
            self._merge_pairs()

    def _merge_pairs(self) -> None:
        half = self._capacity // 2
        with np.errstate(all="ignore"):
            pairs = [a[: 2 * half].reshape(half, 2) for a in self._arrays()]
            merged = (_mean(pairs[0]), np.fmin(*pairs[1].T), np.fmax(*pairs[2].T))
        for array, values in zip(self._arrays(), merged, strict=True):
            array[:half] = values
        self._points = half
        self._width *= 2

    def _arrays(self) -> tuple[Floats, Floats, Floats]:
        return self._mean, self._least, self._greatest

    def view(self) -> SeriesView:
        """Return what is kept, independent of what is added later."""
        arrays = [array[: self._points].copy() for array in self._arrays()]
        if self._pending:
            tail = _summary(np.asarray(self._pending))
            arrays = [np.append(array, x) for array, x in zip(arrays, tail, strict=True)]
        return SeriesView(self._width, self.count, *arrays)

    def truncate(self, count: int) -> None:
        """Forget what was added after the first `count` values.

        Where several values share a point, the point that `count` falls into keeps only its mean.
        """
        if count >= self.count:
            return
        inside = count % self._width
        points = count // self._width
        mean = float(self._mean[points]) if points < self._points else _mean_of(self._pending)
        self._pending = [mean] * inside
        self._points = points
        self.count = count
        self._find_last()

    def _find_last(self) -> None:
        """Set what was last from what is kept; exact while every value is kept."""
        kept = np.append(self._mean[: self._points], self._pending)
        known = kept[~np.isnan(kept)]
        self.last = float(kept[-1]) if len(kept) else nan
        self.last_known = float(known[-1]) if len(known) else nan

    def copy(self) -> "Series":
        """Return a series that goes on independently."""
        return Series.from_plain(self.to_plain(), self._capacity)

    def to_plain(self) -> dict[str, Any]:
        """Return everything as arrays and numbers, for files."""
        return {
            "width": self._width,
            "count": self.count,
            "points": np.stack([array[: self._points] for array in self._arrays()]),
            "pending": np.asarray(self._pending, dtype=np.float64),
        }

    @classmethod
    def from_plain(cls, plain: dict[str, Any], capacity: int = MOST_POINTS) -> "Series":
        """Return the series that `to_plain` wrote.

        Raises
        ------
        ValueError
            If the parts do not fit one another.
        """
        series = cls(capacity)
        points = np.asarray(plain["points"], dtype=np.float64)
        pending = np.asarray(plain["pending"], dtype=np.float64)
        width, count = int(plain["width"]), int(plain["count"])
        whole = points.ndim == 2 and points.shape[0] == 3 and points.shape[1] < capacity
        if not whole or width < 1 or pending.ndim != 1 or len(pending) >= max(width, 2):
            raise ValueError("the history's points must be of shape (3, points)")
        if count != points.shape[1] * width + len(pending):
            raise ValueError(f"the history must hold {count} values")
        series._width, series.count = width, count
        series._points = points.shape[1]
        series._pending = pending.tolist()
        for array, values in zip(series._arrays(), points, strict=True):
            array[: len(values)] = values
        series._find_last()
        return series


def _summary(values: Floats) -> tuple[float, float, float]:
    known = values[~np.isnan(values)]
    if len(known) == 0:
        return nan, nan, nan
    return float(known.mean()), float(known.min()), float(known.max())


def _mean_of(values: list[float]) -> float:
    return _summary(np.asarray(values))[0]


def _mean(pairs: Floats) -> Floats:
    """Return the mean of each pair, of the one where the other is NaN."""
    first, second = pairs.T
    middle = (first + second) / 2
    known: Floats = np.where(np.isnan(second), first, middle)
    joined: Floats = np.where(np.isnan(first), second, known)
    return joined


@dataclass
class History:
    """The loss of every step, and what was measured after every epoch.

    `epoch_ends` holds how many steps had been done then: with another batch size or other data
    an epoch has another number of them.
    """

    steps: Series = field(default_factory=Series)
    epoch_loss: Series = field(default_factory=Series)
    accuracy: Series = field(default_factory=Series)
    validation_loss: Series = field(default_factory=Series)
    validation_accuracy: Series = field(default_factory=Series)
    epoch_ends: Series = field(default_factory=Series)

    def add_epoch(
        self, loss: float, accuracy: float, validation_loss: float, validation_accuracy: float
    ) -> None:
        """Append one epoch; NaN for what was not measured."""
        self.epoch_loss.add(loss)
        self.accuracy.add(accuracy)
        self.validation_loss.add(validation_loss)
        self.validation_accuracy.add(validation_accuracy)
        self.epoch_ends.add(float(self.steps.count))

    def copy(self) -> "History":
        """Return a history that goes on independently."""
        return History(**{name: series.copy() for name, series in self.all_series().items()})

    def truncate(self, steps: int, epochs: int) -> None:
        """Forget what came after a moment that the training went back to."""
        self.steps.truncate(steps)
        for series in self.epoch_series().values():
            series.truncate(epochs)

    def epoch_series(self) -> dict[str, Series]:
        """Return the series with one value per epoch, by name."""
        return {
            "epoch_loss": self.epoch_loss,
            "accuracy": self.accuracy,
            "validation_loss": self.validation_loss,
            "validation_accuracy": self.validation_accuracy,
            "epoch_ends": self.epoch_ends,
        }

    def all_series(self) -> dict[str, Series]:
        """Return every series by name."""
        return {"steps": self.steps, **self.epoch_series()}

    def views(self) -> dict[str, SeriesView]:
        """Return every series as it stands now."""
        return {name: series.view() for name, series in self.all_series().items()}
