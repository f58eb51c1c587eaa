"""Ranges of numbers, read from the intervals of the engine's faults and said in words."""

import math
import re
from dataclasses import dataclass
from typing import Final

from gui.words.translation import QT_TR_NOOP, tr

_INTERVAL: Final = re.compile(r"([\[(])([^,]+), ([^,\])]+)([\])])")
#: By whether each end is included; None where there is none on that side.
_TEXTS: Final = {
    (True, True): QT_TR_NOOP("from {low} to {high}"),
    (True, False): QT_TR_NOOP("from {low} to below {high}"),
    (False, True): QT_TR_NOOP("above {low} and at most {high}"),
    (False, False): QT_TR_NOOP("above {low} and below {high}"),
    (True, None): QT_TR_NOOP("at least {low}"),
    (False, None): QT_TR_NOOP("above {low}"),
    (None, True): QT_TR_NOOP("at most {high}"),
    (None, False): QT_TR_NOOP("below {high}"),
}


@dataclass(frozen=True)
class NumberRange:
    """All numbers between two ends.

    Parameters
    ----------
    low, high : float
    has_low, has_high : bool
        Whether the ends belong to it.
    """

    low: float
    high: float
    has_low: bool
    has_high: bool

    @classmethod
    def parse(cls, interval: str) -> "NumberRange | None":
        """Return the range that ``(0, 1]`` means; None for a text that is no interval."""
        found = _INTERVAL.fullmatch(interval)
        if found is None:
            return None
        left, low, high, right = found.groups()
        try:
            return cls(float(low), float(high), left == "[", right == "]")
        except ValueError:
            return None

    def nearest(self, number: float) -> float | None:
        """Return the end that a number outside is nearest to; None if it is no part of it."""
        if number < self.low or not math.isfinite(number):
            return self.low if self.has_low and math.isfinite(self.low) else None
        return self.high if number > self.high and self.has_high else None

    @property
    def text(self) -> str:
        """The range in words."""
        low = self.has_low if math.isfinite(self.low) else None
        high = self.has_high if math.isfinite(self.high) else None
        if low is None and high is None:
            return tr("a number")
        return tr(_TEXTS[low, high], low=number_text(self.low), high=number_text(self.high))


def number_text(number: float) -> str:
    """Return a number with its thousands apart: 1,000,000 and 0.5."""
    is_whole = math.isfinite(number) and number == int(number) and abs(number) < 1e15
    return f"{int(number):,}" if is_whole else f"{number:g}"
