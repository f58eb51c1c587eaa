"""What a participant offers to be timed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Runner:
    """A piece of work that can be repeated.

    Parameters
    ----------
    run : callable
        Does `steps` training steps.
    steps : int
        How many; enough that looking at the clock costs nothing.
    """

    run: Callable[[], object]
    steps: int


#: By the name of the row: ``step``, ``loop``, ``trace``, ``products``.
Runners = Mapping[str, Runner]


class NotFiniteError(Exception):
    """A loss or a parameter that is not finite: the check that belongs to every step."""
