"""Shapes as NumPy prints them."""


def shape_text(shape: tuple[int, ...]) -> str:
    """Return a shape: ``(784, 50)``, ``(50,)``."""
    return str(tuple(int(length) for length in shape))
