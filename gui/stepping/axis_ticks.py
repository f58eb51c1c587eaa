"""Round numbers along an axis."""

from math import floor, isfinite, log10
from sys import float_info


def ticks(low: float, high: float, most: int) -> list[float]:
    """Return at most so many round numbers (1, 2 or 5 times a power of ten) from low to high."""
    length = high - low
    if not isfinite(length) or most < 1 or length / most < float_info.min:
        return []
    power = 10.0 ** floor(log10(length / most))
    for factor in (1.0, 2.0, 5.0, 10.0):
        step = factor * power
        first, last = -floor(-low / step), floor(high / step)
        if last - first + 1 <= most:
            break
    return [float(f"{number * step:.12g}") for number in range(first, last + 1)]
