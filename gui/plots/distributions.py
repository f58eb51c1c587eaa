"""How weights, activations and gradients of each layer are spread, moment by moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine import LayerValues

KINDS: Final = ("weights", "activations", "gradients")
BINS: Final = 40
MOST_VALUES: Final = 20_000
"""Numbers of one layer that are counted, evenly spaced."""
MOST_MOMENTS: Final = 300
#: Larger numbers are counted nowhere: their bins would have no width that a float can hold.
_MOST: Final = 1e307

Floats = NDArray[np.float64]
Numbers = Mapping[int, Mapping[str, NDArray[Any]]]


@dataclass(frozen=True, eq=False)
class Distribution:
    """Numbers of one layer, counted in equal bins between the least and the greatest.

    Parameters
    ----------
    low, high : float
    counts : array (BINS,)
    mean, deviation : float
    """

    low: float
    high: float
    counts: Floats
    mean: float
    deviation: float

    @property
    def edges(self) -> Floats:
        """The borders of the bins (BINS + 1,)."""
        return np.linspace(self.low, self.high, BINS + 1)


@dataclass(frozen=True, eq=False)
class DistributionMoment:
    """All distributions at one place on the axis of epochs, by layer and kind."""

    place: float
    spreads: Mapping[tuple[int, str], Distribution]


@dataclass(frozen=True, eq=False)
class MomentNumbers:
    """What is to be counted: everything at one place on the axis of epochs.

    Parameters
    ----------
    place : float
    parameters : mapping of layer id to arrays by name
    values : mapping of layer id to LayerValues
    gradients : mapping of layer id to arrays by name
    """

    place: float
    parameters: Numbers
    values: Mapping[int, LayerValues]
    gradients: Numbers


def distribution(values: NDArray[Any]) -> Distribution | None:
    """Return how numbers are spread; None where none of them has a place in a plot."""
    flat = np.asarray(values).reshape(-1)
    flat = flat[:: -(-len(flat) // MOST_VALUES) or 1].astype(np.float64)
    flat = flat[np.abs(flat) <= _MOST]
    if len(flat) == 0:
        return None
    low, high = float(flat.min()), float(flat.max())
    if high - low < 1e-12 * max(abs(low), abs(high), 1e-290):
        room = 0.5 * abs(high) or 0.5
        low, high = low - room, high + room
    counts, _ = np.histogram(flat, BINS, (low, high))
    with np.errstate(over="ignore"):
        return Distribution(
            low, high, counts.astype(np.float64), float(flat.mean()), float(flat.std())
        )


def counting(moments: Sequence[MomentNumbers]) -> Callable[[], list[DistributionMoment]]:
    """Return the work that counts everything; biases are left out, they are few."""
    return lambda: [_counted(moment) for moment in moments]


def _counted(moment: MomentNumbers) -> DistributionMoment:
    spreads: dict[tuple[int, str], Distribution] = {}
    for kind, numbers in (("weights", moment.parameters), ("gradients", moment.gradients)):
        for layer, own in numbers.items():
            _put(spreads, layer, kind, own.get("weights"))
    for layer, own_values in moment.values.items():
        _put(spreads, layer, "activations", own_values.output)
    return DistributionMoment(moment.place, spreads)


def _put(
    spreads: dict[tuple[int, str], Distribution],
    layer: int,
    kind: str,
    values: NDArray[Any] | None,
) -> None:
    spread = None if values is None else distribution(values)
    if spread is not None:
        spreads[layer, kind] = spread


class DistributionLog:
    """Moments of a training, in bounded memory."""

    def __init__(self) -> None:
        self._moments: list[DistributionMoment] = []

    @property
    def moments(self) -> tuple[DistributionMoment, ...]:
        """The moments kept, the newest last."""
        return tuple(self._moments)

    def add(self, moments: Sequence[DistributionMoment]) -> None:
        """Keep moments, in place of those at the same places; thin out the past."""
        known = {moment.place: moment for moment in (*self._moments, *moments)}
        self._moments = [known[place] for place in sorted(known)]
        while len(self._moments) >= MOST_MOMENTS:
            first, *later = self._moments
            self._moments = [first, *later[::-2][::-1]]

    def place_of(self, place: float) -> int:
        """Return the number of the moment nearest to a place; 0 where there is none."""
        gaps = [abs(moment.place - place) for moment in self._moments]
        return gaps.index(min(gaps)) if gaps else 0

    def truncate(self, place: float) -> None:
        """Forget what came after a place that the training went back to."""
        self._moments = [moment for moment in self._moments if moment.place <= place]

    def clear(self) -> None:
        """Forget everything: there is another network."""
        self._moments.clear()
