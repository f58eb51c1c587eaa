"""The colours of a plane: of the classes a network finds there, and of its values."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from gui.looks.class_marks import class_colour
from gui.looks.colours import Palette


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
