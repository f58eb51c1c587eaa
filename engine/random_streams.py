"""Independent streams of random numbers from the project's one seed."""

from enum import IntEnum

from numpy.random import PCG64, Generator, SeedSequence


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
