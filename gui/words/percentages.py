"""Percentages as they are written: 97 % in English, 97% in Korean."""

from gui.words.translation import tr


def percentage(number: str) -> str:
    """Return a number with its per cent sign; of an empty one what follows a number."""
    return tr("{number} %", number=number)
