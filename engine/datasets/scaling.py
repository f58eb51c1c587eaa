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
