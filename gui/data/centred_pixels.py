"""From ink on a drawing pad to a picture as MNIST's are made."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_BOX = 20 / 28
"""How much of the picture the figure fills: MNIST's digits are 20 of 28 pixels."""
_SMALL = 16


def centred_pixels(ink: Floats, height: int, width: int) -> Floats:
    """Return ink (H, W) from 0 to 1 as a picture (height, width) from 0 to 1.

    The figure is cut out, made to fill 20/28 of the picture with its sides in proportion (all of
    it in small pictures, as the 8 x 8 digits are), and moved until its centre of mass is in the
    middle. Source: yann.lecun.com/exdb/mnist.
    """
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    picture = np.zeros((height, width))
    if not len(rows):
        return picture
    figure = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    box = 1.0 if max(height, width) <= _SMALL else _BOX
    scale = min(box * height / figure.shape[0], box * width / figure.shape[1])
    small_height = max(round(figure.shape[0] * scale), 1)
    small_width = max(round(figure.shape[1] * scale), 1)
    small = _means(small_height, figure.shape[0]) @ figure @ _means(small_width, figure.shape[1]).T
    top = _start(small.sum(axis=1), height)
    left = _start(small.sum(axis=0), width)
    picture[top : top + small_height, left : left + small_width] = small
    return np.clip(picture, 0.0, 1.0)


def _start(mass: Floats, length: int) -> int:
    """Return where a figure of this mass along one side begins, its centre in the middle."""
    centre = float((np.arange(len(mass)) + 0.5) @ mass / mass.sum())
    return int(np.clip(round(length / 2 - centre), 0, length - len(mass)))


def _means(new: int, old: int) -> Floats:
    """Return the matrix (new, old) that averages `old` pixels into `new`."""
    edges = np.linspace(0.0, old, new + 1)
    low, high = edges[:-1, np.newaxis], edges[1:, np.newaxis]
    pixels = np.arange(old)
    overlap = np.clip(np.minimum(high, pixels + 1) - np.maximum(low, pixels), 0.0, None)
    shares: Floats = overlap / overlap.sum(axis=1, keepdims=True)
    return shares
