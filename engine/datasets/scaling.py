"""What is done to the numbers of a data set before a network sees them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.array_types import Array

#: The ways of scaling that a user chooses from.
SCALINGS: Final = ("none", "standardize", "unit_range")
_ROWS_AT_ONCE: Final = 4096


@dataclass(frozen=True, slots=True)
class Scaling:
    """``inputs = (raw - offset) / divisor``, with one number for all columns or one for each.

    Scaling is outside the network: new data are given the same scaling, exports begin behind it.

    Parameters
    ----------
    offset, divisor : tuple of float
        One number, or one for each column.
    how : str
        Which of `SCALINGS` the numbers were found by; empty where nobody recorded it.
    """

    offset: tuple[float, ...] = (0.0,)
    divisor: tuple[float, ...] = (1.0,)
    how: str = field(default="", compare=False)

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
        return cls._by_column(numbers.mean(axis=0), numbers.std(axis=0), "standardize")

    @classmethod
    def to_unit_range(cls, raw: NDArray[Any]) -> "Scaling":
        """Return ``(raw - least) / (greatest - least)`` of each column of raw (N, I)."""
        numbers = raw.astype(np.float64)
        least = numbers.min(axis=0)
        return cls._by_column(least, numbers.max(axis=0) - least, "unit_range")

    @classmethod
    def of_columns(cls, raw: NDArray[Any], how: str) -> "Scaling":
        """Return one of `SCALINGS` for raw (N, I), each column by itself."""
        if how == "standardize":
            return cls.standardizing(raw)
        return cls.to_unit_range(raw) if how == "unit_range" else cls()

    @classmethod
    def of_all(cls, raw: NDArray[Any], how: str) -> "Scaling":
        """Return one of `SCALINGS` for raw (N, I) with one offset and one divisor for all."""
        if how not in ("standardize", "unit_range"):
            return cls()
        least = float(raw.min())
        if how == "unit_range":
            offset, divisor = np.array([least]), np.array([float(raw.max()) - least])
        else:
            offset, divisor = (np.array([number]) for number in _mean_and_deviation(raw))
        return cls._by_column(offset, divisor, how)

    @classmethod
    def _by_column(cls, offset: Array, divisor: Array, how: str) -> "Scaling":
        # A constant column's deviation may be a rounding error instead of 0.
        tiny = divisor <= 1e-12 * np.maximum(np.abs(offset), 1.0)
        return cls(tuple(offset.tolist()), tuple(np.where(tiny, 1.0, divisor).tolist()), how)

    def only_for(self, columns: Sequence[bool]) -> "Scaling":
        """Return the scaling that leaves the columns alone for which this says False."""
        if self.changes_nothing:
            return self
        pairs = list(zip(self.offset, self.divisor, columns, strict=True))
        offset = tuple(shift if is_scaled else 0.0 for shift, _, is_scaled in pairs)
        divisor = tuple(by if is_scaled else 1.0 for _, by, is_scaled in pairs)
        return Scaling(offset, divisor, self.how)

    @property
    def way(self) -> str:
        """Which of `SCALINGS` this is; empty where that cannot be told."""
        if self.how or self.changes_nothing:
            return self.how or "none"
        # Pixels divided by the greatest go from 0 to 1.
        is_divided = len(self.divisor) == 1 and self.offset == (0.0,)
        return "unit_range" if is_divided else ""

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


def _mean_and_deviation(raw: NDArray[Any]) -> tuple[float, float]:
    """Return mean and deviation of all numbers, with no copy of them all as floats."""
    pieces = range(0, len(raw), _ROWS_AT_ONCE)
    mean = sum(float(raw[i : i + _ROWS_AT_ONCE].sum(dtype=np.float64)) for i in pieces) / raw.size
    squares = sum(
        float(np.square(raw[i : i + _ROWS_AT_ONCE] - mean).sum(dtype=np.float64)) for i in pieces
    )
    return mean, float(np.sqrt(squares / raw.size))
