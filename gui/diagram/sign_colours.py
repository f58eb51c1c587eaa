"""Colours between two of the palette, and lines and fills that tell the sign."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from gui.looks.colours import Palette

DASHES: Final = (5.0, 3.0)
"""A negative link in pixels: stroke and gap, whatever its width."""


@lru_cache(maxsize=512)
def mixed(ground: str, colour: str, share: float) -> QColor:
    """Return the opaque colour that is `share` of the way from `ground` to `colour`."""
    below, above = QColor(ground), QColor(colour)
    return QColor(
        round(below.red() + (above.red() - below.red()) * share),
        round(below.green() + (above.green() - below.green()) * share),
        round(below.blue() + (above.blue() - below.blue()) * share),
    )


def sign_colour(palette: Palette, value: float) -> str:
    """Return the colour of a positive, negative or missing number."""
    if value != value:
        return palette.neutral
    return palette.negative if value < 0 else palette.positive


def sign_pen(colour: QColor, width: float, negative: bool) -> QPen:
    """Return a pen of the colour; dashed for a negative number."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if negative:
        pen.setDashPattern([length / max(width, 1.0) for length in DASHES])
    return pen
