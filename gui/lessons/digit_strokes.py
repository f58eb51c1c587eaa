"""Digits as a hand draws them, for "show me": points in a square from 0 to 1, stroke by stroke."""

from math import cos, pi, sin
from typing import Final

Stroke = tuple[tuple[float, float], ...]


def _arc(
    x: float, y: float, across: float, down: float, begin: float, end: float
) -> tuple[tuple[float, float], ...]:
    """Return points of an ellipse; angles in turns, from the right and then downwards."""
    turns = [begin + (end - begin) * step / 16 for step in range(17)]
    return tuple((x + across * cos(2 * pi * t), y + down * sin(2 * pi * t)) for t in turns)


_DIGITS: Final[tuple[tuple[Stroke, ...], ...]] = (
    (_arc(0.5, 0.5, 0.22, 0.32, -0.25, 0.75),),
    (((0.5, 0.18), (0.5, 0.82)),),
    ((*_arc(0.5, 0.35, 0.2, 0.17, -0.5, 0.1), (0.32, 0.8), (0.72, 0.8)),),
    ((*_arc(0.47, 0.34, 0.2, 0.15, -0.45, 0.25), *_arc(0.47, 0.65, 0.23, 0.16, -0.25, 0.45)),),
    (((0.4, 0.18), (0.28, 0.55), (0.72, 0.55)), ((0.62, 0.3), (0.62, 0.82))),
    (((0.68, 0.2), (0.36, 0.2), (0.34, 0.46), *_arc(0.47, 0.62, 0.21, 0.19, -0.3, 0.4)),),
    ((*_arc(0.62, 0.5, 0.3, 0.33, -0.25, -0.5), *_arc(0.5, 0.63, 0.18, 0.18, -0.5, 0.5)),),
    (((0.3, 0.22), (0.7, 0.22), (0.45, 0.82)),),
    (
        _arc(0.5, 0.34, 0.16, 0.15, -0.25, 0.75),
        _arc(0.5, 0.66, 0.19, 0.17, -0.25, 0.75),
    ),
    ((*_arc(0.48, 0.38, 0.18, 0.17, 0.0, -1.0), (0.62, 0.82)),),
)


def digit_strokes(digit: int) -> tuple[Stroke, ...]:
    """Return the strokes of a digit."""
    return _DIGITS[digit]
