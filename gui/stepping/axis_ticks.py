"""Round numbers along an axis."""

from math import floor, isfinite, log10


def ticks(low: float, high: float, most: int) -> list[float]:
    """Return at most so many round numbers (1, 2 or 5 times a power of ten) from low to high."""
    if not (isfinite(low) and isfinite(high)) or high <= low or most < 1:
        return []
    power = 10.0 ** floor(log10((high - low) / most))
    for factor in (1.0, 2.0, 5.0, 10.0):
        step = factor * power
        first, last = -floor(-low / step), floor(high / step)
        if last - first + 1 <= most:
            break
    return [float(f"{number * step:.12g}") for number in range(first, last + 1)]
