"""Numbers in as few characters as the room allows, with a true minus sign."""

import math
from typing import Final

MINUS: Final = "−"


def short_number(value: float, figures: int = 3) -> str:
    """Return a number in significant figures without trailing zeros: 0.593, −12.4, 1.2e6.

    Not-a-number and infinities are written as words would be: nan, ∞, −∞.
    """
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "∞" if value > 0 else MINUS + "∞"
    text = f"{value:.{figures}g}"
    if "e" in text:
        mantissa, exponent = text.split("e")
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", MINUS) if float(text) else "0"


def fitting_number(value: float, letters: int) -> str:
    """Return a number with as many significant figures, at most 3, as go into so many letters."""
    texts = [short_number(value, figures) for figures in (3, 2, 1)]
    return next((text for text in texts if len(text) <= letters), "")
