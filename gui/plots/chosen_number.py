"""A weight or bias whose course is drawn."""

from dataclasses import dataclass
from typing import Final

MOST_CHOSEN: Final = 8
"""Curves that can be told apart."""


@dataclass(frozen=True)
class ChosenNumber:
    """One number of a parameter: what it is called, and its place in the flat vector."""

    name: str
    number: int
