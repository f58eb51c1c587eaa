"""How a number is printed: so many significant digits, or so many decimals."""

from dataclasses import dataclass
from math import isfinite, isinf
from typing import Final

NUMBER_KINDS: Final = ("significant", "decimals")
FEWEST_DIGITS: Final = 1
MOST_DIGITS: Final = 17


@dataclass(frozen=True)
class NumberFormat:
    """A way of printing floats, short enough for a cell; `exact` is what is copied.

    Parameters
    ----------
    kind : str
        ``significant`` or ``decimals``.
    digits : int
        How many of them.
    """

    kind: str = "significant"
    digits: int = 5

    def text(self, number: float) -> str:
        """Return the number as shown, with a true minus sign and no padding zeros."""
        if not isfinite(number):
            return _not_finite(number)
        if self.kind == "decimals":
            return _signed(f"{number:.{self.digits}f}")
        return _short(f"{number:.{self.digits}g}")

    def factor(self, number: float) -> str:
        """Return the number as a factor or a later term: in brackets where it is negative."""
        text = self.text(number)
        return f"({text})" if text.startswith("−") else text


def exact(number: float) -> str:
    """Return the shortest text that gives back this very float, for copying."""
    return repr(float(number))


def _not_finite(number: float) -> str:
    if isinf(number):
        return "∞" if number > 0 else "−∞"
    return "NaN"


def _short(text: str) -> str:
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return _signed(mantissa)
    return f"{_signed(mantissa)}e{_signed(str(int(exponent)))}"


def _signed(text: str) -> str:
    if not text.startswith("-"):
        return text
    return text[1:] if not text.strip("-0.") else f"−{text[1:]}"
