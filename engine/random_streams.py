"""Independent streams of random numbers from the project's one seed."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, Final

from numpy.random import PCG64, Generator, SeedSequence

_ANY_SEED: Final = SeedSequence(0)


class Purpose(IntEnum):
    """What the numbers are for; the values are part of the file format and never change."""

    INITIAL_WEIGHTS = 0
    SHUFFLING = 1
    RANDOM_LAYER = 2
    SPLIT = 3


def generator(seed: int, purpose: Purpose, layer_id: int = 0) -> Generator:
    """Return the generator of one purpose and layer.

    ``Generator(PCG64(SeedSequence([seed, purpose, layer_id])))``: a new layer leaves the numbers
    of all others as they were.
    """
    return Generator(PCG64(SeedSequence([seed, int(purpose), layer_id])))


def generator_state(stream: Generator) -> Mapping[str, Any]:
    """Return where a stream stands, as plain data."""
    return stream.bit_generator.state


def set_generator_state(stream: Generator, state: Mapping[str, Any]) -> None:
    """Let a stream go on from where `generator_state` said it stood."""
    stream.bit_generator.state = dict(state)


def copied_generator(stream: Generator) -> Generator:
    """Return a stream of its own that goes on with the same numbers."""
    # Any seed does, and this one need not be drawn from the system.
    twin = Generator(type(stream.bit_generator)(_ANY_SEED))
    twin.bit_generator.state = stream.bit_generator.state
    return twin
