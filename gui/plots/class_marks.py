"""How a class is drawn: its colour and its form; colour never speaks alone."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from gui.looks.colours import Palette

FORMS: Final = ("o", "s", "t1", "d", "p", "star", "+", "x", "h", "t")
"""pyqtgraph's names of the forms, one for each of ten classes."""


def class_colour(palette: Palette, number: int) -> QColor:
    """Return the colour of a class; beyond the palette's series the same ones, paler."""
    colour = QColor(palette.series[number % len(palette.series)])
    rounds = number // len(palette.series)
    return mixed(colour, QColor(palette.text), 0.4 * rounds) if rounds else colour


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return the colour that is `share` of the way from one to the other."""
    share = min(share, 1.0)
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def class_pixels(
    palette: Palette, classes: NDArray[np.intp], margin: NDArray[Any]
) -> NDArray[np.uint32]:
    """Return the colour of each point as 0xffRRGGBB: paler where the margin is small."""
    ground = _rgb(QColor(palette.surface))
    count = int(classes.max(initial=0)) + 1
    hues = np.array([_rgb(class_colour(palette, number)) for number in range(count)])
    strength = (0.06 + 0.44 * margin)[..., np.newaxis]
    return packed(ground + (hues[classes] - ground) * strength)


def value_pixels(palette: Palette, values: NDArray[Any], reach: float) -> NDArray[np.uint32]:
    """Return the colour of each value: its sign by hue, its size up to `reach` by strength."""
    ground = _rgb(QColor(palette.surface))
    share = np.nan_to_num(np.clip(values / reach, -1.0, 1.0))
    positive, negative = _rgb(QColor(palette.positive)), _rgb(QColor(palette.negative))
    hues = np.where(share[..., np.newaxis] >= 0, positive, negative)
    return packed(ground + (hues - ground) * (0.85 * np.abs(share))[..., np.newaxis])


def packed(rgb: NDArray[np.float64]) -> NDArray[np.uint32]:
    """Return colours (…, 3) from 0 to 255 as 0xffRRGGBB."""
    parts = np.rint(rgb).astype(np.uint32)
    whole = 0xFF000000 | parts[..., 0] << 16 | parts[..., 1] << 8 | parts[..., 2]
    return whole.astype(np.uint32)


def _rgb(colour: QColor) -> NDArray[np.float64]:
    return np.array([colour.red(), colour.green(), colour.blue()], np.float64)
