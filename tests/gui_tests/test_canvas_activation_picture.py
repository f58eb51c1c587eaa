"""The small pictures of the activation functions are told from one another at a glance."""

import pytest

from gui.canvas.activation_picture import activation_picture
from gui.preferences import choose_theme

SIZE = 40


def inked(name: str, row: int) -> int:
    """Return how many dots of the curve's colour stand in a row of the picture."""
    image = activation_picture(name).pixmap(SIZE, SIZE).toImage()
    colours = (image.pixelColor(x, row) for x in range(image.width()))
    return sum(colour.alpha() > 128 and colour.lightness() < 100 for colour in colours)


@pytest.mark.parametrize("name", ["linear", "relu", "elu", "swish"])
def test_a_curve_without_end_leaves_the_picture(qapp: object, name: str) -> None:
    """They bent flat along the upper edge: the identity looked like a sigmoid."""
    choose_theme("light")
    rows = [inked(name, row) for row in range(SIZE)]
    top = next(row for row, dots in enumerate(rows) if dots)
    assert all(dots <= 6 for dots in rows[top : SIZE // 2 - 4])
