"""What is done to the numbers of a data set before a network sees them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.array_types import Array


@dataclass(frozen=True, slots=True)
class Scaling:
    """``inputs = (raw - offset) / divisor``, with one number for all columns or one for each.

    Scaling is outside the network: new data are given the same scaling, exports begin behind it.

    Parameters
    ----------
    offset, divisor : tuple of float
        One number, or one for each column.
    """

    offset: tuple[float, ...] = (0.0,)
    divisor: tuple[float, ...] = (1.0,)

    @classmethod
    def divided_by(cls, divisor: float) -> "Scaling":
        """Return the scaling ``raw / divisor``, such as pixels / 255."""
        return cls(divisor=(float(divisor),))

    @classmethod
    def standardizing(cls, raw: NDArray[Any]) -> "Scaling":
        """Return ``(raw - mean) / standard deviation`` of each column of raw (N, I).

        The deviation is that of these samples (divided by N); a constant column is not divided.
        """
        numbers = raw.astype(np.float64)
        return cls._by_column(numbers.mean(axis=0), numbers.std(axis=0))

    @classmethod
    def to_unit_range(cls, raw: NDArray[Any]) -> "Scaling":
        """Return ``(raw - least) / (greatest - least)`` of each column of raw (N, I)."""
        numbers = raw.astype(np.float64)
        least = numbers.min(axis=0)
        return cls._by_column(least, numbers.max(axis=0) - least)

    @classmethod
    def _by_column(cls, offset: Array, divisor: Array) -> "Scaling":
        # A constant column's deviation may be a rounding error instead of 0.
        tiny = divisor <= 1e-12 * np.maximum(np.abs(offset), 1.0)
        return cls(tuple(offset.tolist()), tuple(np.where(tiny, 1.0, divisor).tolist()))

    @property
    def changes_nothing(self) -> bool:
        """Whether the numbers stay as they are."""
        return not any(self.offset) and all(number == 1.0 for number in self.divisor)

    @property
    def text(self) -> str:
        """The scaling in English: ``divided by 255``, or nothing where nothing is done."""
        if self.changes_nothing:
            return ""
        if len(self.divisor) > 1 or len(self.offset) > 1:
            return "offset and divided column by column"
        minus = f"minus {self.offset[0]:g}, " if self.offset[0] else ""
        return f"{minus}divided by {self.divisor[0]:g}"

    def fits(self, width: int) -> bool:
        """Tell whether this can be done to samples of `width` numbers."""
        return all(len(numbers) in (1, width) for numbers in (self.offset, self.divisor))

    def apply(self, raw: NDArray[Any], dtype: DTypeLike = np.float64) -> Array:
        """Return the scaled floats of raw (N, I); `raw` itself where nothing is to be done."""
        kind = np.dtype(dtype)
        # A float64 beyond float32's range becomes infinite; training then says so.
        with np.errstate(over="ignore"):
            if self.changes_nothing:
                return raw.astype(kind, copy=False)
            shifted = raw
            if any(self.offset):
                shifted = np.subtract(raw, np.array(self.offset, kind), dtype=kind)
            scaled: Array = np.divide(shifted, np.array(self.divisor, kind), dtype=kind)
        return scaled
