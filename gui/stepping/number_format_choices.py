"""The ways of printing numbers to choose from, and what they are called."""

from typing import Final

from gui.stepping.number_format import NumberFormat
from gui.words.translation import tr

NUMBER_FORMATS: Final = tuple(
    [NumberFormat("significant", digits) for digits in (3, 4, 5, 6, 8, 10)]
    + [NumberFormat("decimals", digits) for digits in (2, 3, 4, 6, 9)]
    + [NumberFormat("fractions", digits) for digits in (5,)]
)


def format_text(numbers: NumberFormat) -> str:
    """Return what a number format is called, with an example."""
    if numbers.kind == "fractions":
        return tr("Fractions where exact ({sample})", sample=numbers.text(0.375))
    sample = numbers.text(0.123456789)
    if numbers.kind == "decimals":
        return tr("{n} decimals ({sample})", n=numbers.digits, sample=sample)
    return tr("{n} significant digits ({sample})", n=numbers.digits, sample=sample)


def format_sample(numbers: NumberFormat) -> str:
    """Return a number in a format, for a button."""
    return numbers.text(0.375 if numbers.kind == "fractions" else 0.123456789)


def known_format(value: object) -> NumberFormat:
    """Return the format that was chosen last, if there was one."""
    texts = {f"{numbers.kind} {numbers.digits}": numbers for numbers in NUMBER_FORMATS}
    return texts.get(str(value), NumberFormat())
