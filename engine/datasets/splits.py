"""Which samples are trained on and which are kept to validate."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.random_streams import Purpose, generator

Indices = NDArray[np.intp]


@dataclass(frozen=True, eq=False, slots=True)
class Split:
    """Indices into the samples of a data set, each in the data's own order.

    Parameters
    ----------
    training, validation : array of int
        Together every index once.
    """

    training: Indices
    validation: Indices


def split(samples: int, validation_fraction: float, seed: int) -> Split:
    """Choose at random the samples kept for validation.

    ``round(validation_fraction * samples)`` of them, but never all; with a fraction above 0 at
    least one where there are two samples. The same seed and count give the same choice, and it
    does not depend on anything else that is drawn.

    Parameters
    ----------
    samples : int
        How many there are.
    validation_fraction : float
        From 0 to less than 1.
    seed : int
        The project's seed.
    """
    kept = round(validation_fraction * samples)
    least = 1 if validation_fraction > 0 else 0
    kept = max(0, min(max(kept, least), samples - 1))
    order = generator(seed, Purpose.SPLIT).permutation(samples)
    return Split(np.sort(order[kept:]), np.sort(order[:kept]))
