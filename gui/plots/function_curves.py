"""What the activation plot draws, as plain arrays: f, f′, the histogram of z, the visible range."""

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine import Choice, activation_derivative, activation_facts, activation_value

Floats = NDArray[np.float64]

POINTS: Final = 401
BINS: Final = 48
LEAST_REACH: Final = 6.0
#: Larger numbers are drawn nowhere: Qt loses its way, or ends the program, on the way to infinity.
MOST_REACH: Final = 1e100
_NICE: Final = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_SIGMOID: Final = Choice("sigmoid")


@dataclass(frozen=True, eq=False)
class FunctionCurve:
    """f and f′ over a range of z, each an array (points,); NaN where it jumps."""

    z: Floats
    value: Floats
    derivative: Floats


@dataclass(frozen=True)
class ShownFunction:
    """A function of one z, as it can be drawn.

    Parameters
    ----------
    choice : Choice
        The layer's activation.
    others : float
        For softmax, ``log Σ exp z`` over the sample's other units, which are held: the unit's
        probability against its own z is then ``sigmoid(z - others)``, its slope ``p (1 - p)``.
    """

    choice: Choice
    others: float = 0.0

    def value(self, z: Floats) -> Floats:
        """Return f(z) for z (points,)."""
        if self.choice.name == "softmax":
            return _floats(activation_value(_SIGMOID, z - self.others))
        return _floats(activation_value(self.choice, z))

    def derivative(self, z: Floats) -> Floats:
        """Return f′(z) for z (points,)."""
        if self.choice.name == "softmax":
            return _floats(activation_derivative(_SIGMOID, z - self.others))
        return _floats(activation_derivative(self.choice, z))

    def curve(self, reach: float) -> FunctionCurve:
        """Return f and f′ from ``-reach`` to ``reach``."""
        kinks = np.array([k for k in activation_facts(self.choice.name).kinks if abs(k) < reach])
        near = 1e-9 * reach
        grid = np.linspace(-reach, reach, POINTS)
        z = np.unique(np.concatenate([grid, kinks - near, kinks, kinks + near]))
        value, derivative = self.value(z), self.derivative(z)
        for place in np.searchsorted(z, kinks):
            _open_where_it_jumps(value, place)
            _open_where_it_jumps(derivative, place)
        return FunctionCurve(z, value, derivative)


def _floats(values: Any) -> Floats:
    return np.asarray(values, np.float64)


def _open_where_it_jumps(values: Floats, place: int) -> None:
    if abs(values[place + 1] - values[place - 1]) > 1e-3:
        values[place] = np.nan


def log_sum_exp_of_others(logits: Floats, unit: int) -> float:
    """Return ``log Σ exp z_k`` over all units but one, for a sample's logits (O,).

    What is no number counts as 0, so that there is a curve to draw.
    """
    numbers = np.clip(np.nan_to_num(logits, nan=0.0), -MOST_REACH, MOST_REACH)
    others = np.delete(numbers, unit)
    if len(others) == 0:
        return -math.inf
    greatest = float(others.max())
    return greatest + math.log(float(np.exp(others - greatest).sum()))


def reach_for(z: Floats, present: float) -> float:
    """Return how far from 0 the plot must show z, a round number.

    It grows as soon as a z lies outside and shrinks only when most of the plot would be empty:
    the axes stand still while the network learns.
    """
    furthest = max(LEAST_REACH, float(np.abs(z).max())) if len(z) else LEAST_REACH
    furthest = min(furthest, MOST_REACH)
    if furthest <= present <= 3 * furthest:
        return present
    power = 10.0 ** math.floor(math.log10(furthest))
    return next(power * nice for nice in _NICE if power * nice >= furthest)


def histogram(z: Floats, reach: float) -> tuple[Floats, Floats]:
    """Return the edges (bins + 1,) and counts (bins,) of z between ``-reach`` and ``reach``."""
    edges = np.linspace(-reach, reach, BINS + 1)
    within = np.clip(z, -reach, reach)
    places = ((within + reach) * (BINS / (2 * reach))).astype(np.intp)
    counts = np.bincount(np.minimum(places, BINS - 1), minlength=BINS)
    return edges, counts.astype(np.float64)


def drawable(z: Floats, a: Floats) -> tuple[Floats, Floats]:
    """Return the points (z, a) that have a place in a plot."""
    has_place = (np.abs(z) <= MOST_REACH) & (np.abs(a) <= MOST_REACH)
    return z[has_place], a[has_place]


def finite(z: NDArray[Any]) -> Floats:
    """Return the finite numbers of an array as one row."""
    row = np.asarray(z, np.float64).ravel()
    return row if np.isfinite(row).all() else row[np.isfinite(row)]
