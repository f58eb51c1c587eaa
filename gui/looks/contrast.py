"""How well one colour can be told from another, and inks that can be read (WCAG 2.2)."""

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor

LEGIBLE: Final = 4.5
"""The least contrast of words with what is behind them."""

VISIBLE: Final = 3.0
"""The least contrast of large letters, lines and frames with what is behind them."""


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(colour: QColor) -> QColor:
    """Return black or white, whichever is easier to read on `colour`: at least 4.5 to 1."""
    return _ink_on(colour.rgb())


def legible(ink: str, ground: QColor) -> QColor:
    """Return an ink where it can be read on a ground, else black or white."""
    wanted = QColor(ink)
    return wanted if contrast(wanted, ground) >= LEGIBLE else text_on(ground)


@lru_cache(maxsize=512)
def _ink_on(rgb: int) -> QColor:
    ground = QColor.fromRgb(rgb)
    return max((QColor("black"), QColor("white")), key=lambda ink: contrast(ink, ground))


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
