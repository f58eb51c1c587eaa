"""How a number is printed: so many significant digits, so many decimals, or as a fraction."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import isfinite, isinf, ulp
from typing import Final

_LARGEST_DENOMINATOR: Final = 1_000


@dataclass(frozen=True)
class NumberFormat:
    """A way of printing floats, short enough for a cell; `exact` is what is copied.

    Parameters
    ----------
    kind : str
        ``significant``, ``decimals``, or ``fractions``: p/q where that is the number, else as
        ``significant``.
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
        if self.kind == "fractions" and (fraction := _fraction(float(number))):
            return fraction
        return _short(f"{number:.{self.digits}g}")

    def factor(self, number: float) -> str:
        """Return the number as a factor or a later term: in brackets where it needs them."""
        text = self.text(number)
        return f"({text})" if text.startswith("−") or "/" in text else text


def exact(number: float) -> str:
    """Return the shortest text that gives back this very float, for copying."""
    return repr(float(number))


@lru_cache(maxsize=4096)
def _fraction(number: float) -> str:
    """Return p/q with q up to 1,000 if that is the number to one unit in the last place."""
    near = Fraction(number).limit_denominator(_LARGEST_DENOMINATOR)
    if abs(near - Fraction(number)) > Fraction(ulp(number)):
        return ""
    if near.numerator == 0 and number != 0.0:
        return ""
    return _signed(str(near))


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
