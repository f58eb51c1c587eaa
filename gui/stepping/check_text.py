"""What is said of one gradient that was compared with a central difference."""

from typing import Final

from engine import ElementCheck
from gui.stepping.number_format import NumberFormat
from gui.words.translation import tr

_EXACT: Final = NumberFormat("significant", 10)
_EVERY_DIGIT: Final = NumberFormat("significant", 17)
_ROUGH: Final = NumberFormat("significant", 3)


def check_text(check: ElementCheck) -> str:
    """Return both gradients, both losses, and how far the gradients are apart."""
    values = {
        "analytic": _EXACT.text(check.analytic),
        "numerical": _EXACT.text(check.numerical),
        "above": _EVERY_DIGIT.text(check.above),
        "below": _EVERY_DIGIT.text(check.below),
        "twice": _ROUGH.text(2 * check.width),
        "error": _ROUGH.text(check.relative_error),
    }
    if check.holds:
        return tr(
            "By backpropagation {analytic}; by differences (L(w + h) − L(w − h)) / 2h = "
            "({above} − {below}) / {twice} = {numerical}. They agree: relative error {error}.",
            **values,
        )
    return tr(
        "By backpropagation {analytic}; by differences (L(w + h) − L(w − h)) / 2h = "
        "({above} − {below}) / {twice} = {numerical}. Relative error {error}: a kink of the "
        "activation lies within h, or the gradient was clipped.",
        **values,
    )
