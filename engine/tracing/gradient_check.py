"""Whether backpropagation is right: every gradient against a central difference."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np
from numpy.random import Generator

from engine.array_types import Array
from engine.network.network import Network
from engine.network.parameters import Parameter
from engine.specification import TrainingSpec
from engine.training.training_state import TrainingState

#: h of the central difference ``(L(w + h) - L(w - h)) / 2h``.
STEP_WIDTH: Final = 1e-5
#: Where a difference is off, it is taken once more with this h: a pre-activation that happens to
#: lie within the first h of a kink (ReLU at 0) is no fault of backpropagation.
SECOND_STEP_WIDTH: Final = 1e-7
#: Tensors up to this size are checked element by element, larger ones at random places.
EVERY_ELEMENT_UP_TO: Final = 2_000
PLACES_DRAWN: Final = 200

#: Slopes on both sides of a point that are farther apart than this are those of a kink.
_KINK: Final = 1e-5
_RELATIVE: Final = 1e-7
_ABSOLUTE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class WorstElement:
    """One element of a tensor: its place, its gradient by backpropagation and by differences."""

    index: tuple[int, ...]
    analytic: float
    numerical: float


@dataclass(frozen=True, slots=True)
class GradientCheck:
    """How far one tensor's gradient is from its central differences.

    Parameters
    ----------
    layer : int
    parameter : str
    checked : int
        Elements compared.
    difference : float
        ``||a - n||`` over them and the random direction, a by backpropagation, n by differences.
    allowed : float
        ``1e-7 (||a|| + ||n||) + 1e-9 max(1, |L|)``.
    norms : float
        ``||a|| + ||n||``.
    worst : WorstElement or None
        Where a and n are farthest apart; None where nothing was compared.
    at_kinks : int
        Elements at which the loss has a kink, as with ReLU at z = 0: the slopes on both sides
        differ, and a is between them. There is no derivative to compare with; they are left out.
    """

    layer: int
    parameter: str
    checked: int
    difference: float
    allowed: float
    norms: float = 0.0
    worst: WorstElement | None = None
    at_kinks: int = 0

    @property
    def relative_error(self) -> float:
        """``||a - n|| / (||a|| + ||n||)``; 0 where both are 0."""
        return self.difference / self.norms if self.norms else 0.0

    @property
    def holds(self) -> bool:
        """Whether the gradient is right."""
        return self.difference <= self.allowed


class LossFunction:
    """The loss of one batch, penalties included, as a function of the parameters.

    A copy of the state in float64 is used; dropout draws the same masks at every call.
    """

    def __init__(self, state: TrainingState, inputs: Array, targets: Array) -> None:
        self._state = _in_float64(state)
        self._start = self._state.capture()
        self._step = self._state.step_holding(inputs, targets)
        self._inputs, self._targets = inputs, targets
        self.parameters = self._state.network.parameters
        self.network = self._state.network

    def value(self) -> float:
        """Return the loss with `parameters` as they are now."""
        self._hold_still()
        self._step.bound.forward()
        return self._step.loss.evaluate() + self._state.penalty()

    def gradient(self) -> Array:
        """Return the gradient by backpropagation, in a vector of its own."""
        self._hold_still()
        self._step.run()
        self._state.apply_gradient_rules()
        return self.network.gradients.copy()

    def _hold_still(self) -> None:
        np.copyto(self._step.inputs, self._inputs)
        np.copyto(self._step.targets, self._targets)
        self._state.restore_generators(self._start)

    def difference_along(self, direction: Array, width: float = STEP_WIDTH) -> float:
        """Return the central difference along a direction of the flat vector."""
        before = self.parameters.copy()
        np.add(before, width * direction, self.parameters)
        above = self.value()
        np.subtract(before, width * direction, self.parameters)
        below = self.value()
        np.copyto(self.parameters, before)
        return (above - below) / (2.0 * width)

    def difference_at(self, place: int, width: float = STEP_WIDTH) -> float:
        """Return the central difference of one element of the flat vector."""
        above, below = self._around(place, width)
        return (above - below) / (2.0 * width)

    def slopes_at(self, place: int, width: float = SECOND_STEP_WIDTH) -> tuple[float, float]:
        """Return the differences to the left and to the right of one element."""
        above, below = self._around(place, width)
        here = self.value()
        return (here - below) / width, (above - here) / width

    def _around(self, place: int, width: float) -> tuple[float, float]:
        """Return the loss above and below an element's value."""
        before = self.parameters[place]
        self.parameters[place] = before + width
        above = self.value()
        self.parameters[place] = before - width
        below = self.value()
        self.parameters[place] = before
        return above, below


@dataclass(frozen=True, slots=True)
class ElementCheck:
    """One gradient against its central difference, with both evaluations of the loss.

    Parameters
    ----------
    analytic : float
        By backpropagation.
    above, below : float
        ``L(w + h)`` and ``L(w - h)``.
    width : float
        h.
    allowed : float
        How far the two may be apart.
    """

    analytic: float
    above: float
    below: float
    width: float
    allowed: float

    @property
    def numerical(self) -> float:
        """``(L(w + h) - L(w - h)) / 2h``."""
        return (self.above - self.below) / (2.0 * self.width)

    @property
    def relative_error(self) -> float:
        """``|a - n| / max(|a|, |n|)``; 0 where both are 0."""
        size = max(abs(self.analytic), abs(self.numerical))
        return abs(self.analytic - self.numerical) / size if size else 0.0

    @property
    def holds(self) -> bool:
        """Whether the gradient is right."""
        return abs(self.analytic - self.numerical) <= self.allowed


def check_element(
    state: TrainingState,
    inputs: Array,
    targets: Array,
    layer: int,
    parameter: str,
    index: tuple[int, ...],
    width: float = STEP_WIDTH,
) -> ElementCheck:
    """Compare one parameter's gradient with its central difference; `state` is not changed.

    Raises
    ------
    KeyError
        If the layer has no such parameter.
    ShapeMismatchError
        If the samples do not fit the network.
    """
    with np.errstate(all="ignore"):
        loss = LossFunction(state, inputs, targets)
        one = loss.network.table.by_key[layer, parameter]
        place = one.place.start + int(np.ravel_multi_index(index, one.shape))
        analytic, value = float(loss.gradient()[place]), loss.value()
        before = loss.parameters[place]
        loss.parameters[place] = before + width
        above = loss.value()
        loss.parameters[place] = before - width
        below = loss.value()
    numerical = (above - below) / (2.0 * width)
    allowed = _allowed(np.array([analytic]), np.array([numerical]), value)
    return ElementCheck(analytic, above, below, width, allowed)


def check_gradients(
    state: TrainingState,
    inputs: Array,
    targets: Array,
    generator: Generator,
    every_element: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[GradientCheck, ...]:
    """Compare the gradient of every trainable tensor with central differences.

    Each tensor is compared along one random direction, element by element up to 2,000 elements,
    and at 200 random places beyond (everywhere with `every_element`).

    Parameters
    ----------
    state : TrainingState
        Not changed.
    inputs : array (N, I)
    targets : array (N, O)
    generator : Generator
        Draws directions and places.
    every_element : bool
        Whether large tensors are compared completely.
    progress : callable, optional
        Told comparisons done and comparisons in all; what it raises ends the check.

    Raises
    ------
    ShapeMismatchError
        If the samples do not fit the network.
    """
    with np.errstate(all="ignore"):
        loss = LossFunction(state, inputs, targets)
        trainable = [p for p in loss.network.table if p.trainable]
        analytic, value = loss.gradient(), loss.value()
        checks: list[GradientCheck] = []
        meter = _Meter(sum(_count(one, every_element) + 1 for one in trainable), progress)
        for parameter in trainable:
            places = _places(parameter, generator, every_element)
            checks.append(_check(loss, parameter, places, analytic, value, generator, meter))
    return tuple(checks)


class _Meter:
    """Counts comparisons and tells whoever wants to know."""

    def __init__(self, total: int, progress: Callable[[int, int], None] | None) -> None:
        self._total = total
        self._progress = progress
        self._done = 0

    def count(self) -> None:
        """Count one more."""
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._total)


def _count(parameter: Parameter, every_element: bool) -> int:
    """Return how many elements of a tensor are compared."""
    whole = every_element or parameter.size <= EVERY_ELEMENT_UP_TO
    return parameter.size if whole else PLACES_DRAWN


def _places(parameter: Parameter, generator: Generator, every_element: bool) -> Iterator[int]:
    start = parameter.place.start
    if _count(parameter, every_element) == parameter.size:
        return iter(range(start, parameter.place.stop))
    drawn = generator.choice(parameter.size, PLACES_DRAWN, replace=False)
    return iter((drawn + start).tolist())


def _check(
    loss: LossFunction,
    parameter: Parameter,
    places: Iterator[int],
    analytic: Array,
    value: float,
    generator: Generator,
    meter: _Meter,
) -> GradientCheck:
    """Compare one tensor: along a random direction first, then element by element."""
    direction = np.zeros_like(loss.parameters)
    drawn = generator.standard_normal(parameter.size)
    direction[parameter.place] = drawn / np.linalg.norm(drawn)
    compared = list(places)
    differences = [partial(loss.difference_along, direction)]
    differences += [partial(loss.difference_at, place) for place in compared]
    a = np.array([float(analytic @ direction), *analytic[compared]])
    n = np.empty_like(a)
    for k, difference in enumerate(differences):
        n[k] = difference()
        meter.count()
    _measure_again(a, n, differences, _allowed(a, n, value))
    kinks = _kinks(loss, a, n, compared, _allowed(a, n, value))
    if kinks:
        # Along the direction the same kinks were crossed: it says nothing either.
        n[0] = a[0]
        n[[k + 1 for k in kinks]] = a[[k + 1 for k in kinks]]
    return GradientCheck(
        layer=parameter.layer,
        parameter=parameter.name,
        checked=len(compared),
        difference=float(np.linalg.norm(a - n)),
        allowed=_allowed(a, n, value),
        norms=float(np.linalg.norm(a) + np.linalg.norm(n)),
        worst=_worst(parameter, a[1:], n[1:], compared),
        at_kinks=len(kinks),
    )


def _measure_again(
    a: Array, n: Array, differences: Sequence[Callable[..., float]], allowed: float
) -> None:
    """Take differences that are off once more, closer to the point, and keep the better ones."""
    if np.linalg.norm(a - n) <= allowed:
        return
    for k in np.flatnonzero(np.abs(a - n) > allowed / np.sqrt(len(a))).tolist():
        again = differences[k](width=SECOND_STEP_WIDTH)
        if abs(again - a[k]) < abs(n[k] - a[k]):
            n[k] = again


def _kinks(
    loss: LossFunction, a: Array, n: Array, places: Sequence[int], allowed: float
) -> list[int]:
    """Return the elements, still off, at which the loss has a kink and a is between its slopes."""
    if np.linalg.norm(a - n) <= allowed:
        return []
    noise = _KINK * max(1.0, float(np.linalg.norm(a)))
    kinks = []
    for k in np.flatnonzero(np.abs(a[1:] - n[1:]) > allowed / np.sqrt(len(a))).tolist():
        low, high = sorted(loss.slopes_at(places[k]))
        if high - low > noise and low - noise <= a[k + 1] <= high + noise:
            kinks.append(k)
    return kinks


def _worst(parameter: Parameter, a: Array, n: Array, places: Sequence[int]) -> WorstElement | None:
    if not places:
        return None
    k = int(np.argmax(np.nan_to_num(np.abs(a - n), nan=np.inf)))
    within = np.unravel_index(places[k] - parameter.place.start, parameter.shape)
    return WorstElement(tuple(int(place) for place in within), float(a[k]), float(n[k]))


def _allowed(a: Array, n: Array, value: float) -> float:
    norms = np.linalg.norm(a) + np.linalg.norm(n)
    return float(_RELATIVE * norms + _ABSOLUTE * max(1.0, abs(value)))


def _in_float64(state: TrainingState) -> TrainingState:
    """Return a copy that computes in float64 and does not clip its gradients."""
    training: TrainingSpec = replace(state.training, dtype="float64", clip_value=0.0, clip_norm=0.0)
    network = Network(state.network.spec, "float64")
    np.copyto(network.parameters, state.network.parameters)
    copy = TrainingState(network, training, state.samples)
    copy.restore_generators(state.capture())
    return copy
