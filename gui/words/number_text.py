"""Numbers in as few characters as the room allows, with a true minus sign."""

import math
from typing import Final

MINUS: Final = "−"
#: From here on a number is written with an exponent: 86200 is no longer than 8.6e4.
_LONGEST_PLAIN: Final = 1e5


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
        is_plain = 1.0 <= abs(value) < _LONGEST_PLAIN
        text = f"{value:.0f}" if is_plain else f"{mantissa}e{int(exponent)}"
    return with_minus(text) if float(text) else "0"


def with_minus(text: str) -> str:
    """Return a number's text with a true minus sign, which is as wide as a plus."""
    return text.replace("-", MINUS)


def fitting_number(value: float, letters: int) -> str:
    """Return a number with as many significant figures, at most 3, as go into so many letters."""
    texts = [short_number(value, figures) for figures in (3, 2, 1)]
    return next((text for text in texts if len(text) <= letters), "")
