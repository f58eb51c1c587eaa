"""Whether backpropagation is right: every gradient against a central difference."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np
from numpy.random import Generator

from engine.array_types import Array
from engine.network import Network
from engine.parameters import Parameter
from engine.specification import TrainingSpec
from engine.training_state import TrainingState

#: h of the central difference ``(L(w + h) - L(w - h)) / 2h``.
STEP_WIDTH: Final = 1e-5
#: Where a difference is off, it is taken once more with this h: a pre-activation that happens to
#: lie within the first h of a kink (ReLU at 0) is no fault of backpropagation.
SECOND_STEP_WIDTH: Final = 1e-7
#: Tensors up to this size are checked element by element, larger ones at random places.
EVERY_ELEMENT_UP_TO: Final = 2_000
PLACES_DRAWN: Final = 200

_RELATIVE: Final = 1e-7
_ABSOLUTE: Final = 1e-9


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
    """

    layer: int
    parameter: str
    checked: int
    difference: float
    allowed: float

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
        before = self.parameters[place]
        self.parameters[place] = before + width
        above = self.value()
        self.parameters[place] = before - width
        below = self.value()
        self.parameters[place] = before
        return (above - below) / (2.0 * width)


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
        Told tensors done and tensors in all.

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
        for number, parameter in enumerate(trainable, start=1):
            places = _places(parameter, generator, every_element)
            checks.append(_check(loss, parameter, places, analytic, value, generator))
            if progress is not None:
                progress(number, len(trainable))
    return tuple(checks)


def _places(parameter: Parameter, generator: Generator, every_element: bool) -> Iterator[int]:
    start = parameter.place.start
    if every_element or parameter.size <= EVERY_ELEMENT_UP_TO:
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
) -> GradientCheck:
    direction = np.zeros_like(loss.parameters)
    drawn = generator.standard_normal(parameter.size)
    direction[parameter.place] = drawn / np.linalg.norm(drawn)
    differences = [partial(loss.difference_along, direction)]
    by_backpropagation = [float(analytic @ direction)]
    for place in places:
        differences.append(partial(loss.difference_at, place))
        by_backpropagation.append(float(analytic[place]))
    a = np.array(by_backpropagation)
    n = np.array([difference() for difference in differences])
    allowed = _allowed(a, n, value)
    if np.linalg.norm(a - n) > allowed:
        for k in np.flatnonzero(np.abs(a - n) > allowed / np.sqrt(len(a))):
            again = differences[k](width=SECOND_STEP_WIDTH)
            if abs(again - a[k]) < abs(n[k] - a[k]):
                n[k] = again
    return GradientCheck(
        layer=parameter.layer,
        parameter=parameter.name,
        checked=len(a) - 1,
        difference=float(np.linalg.norm(a - n)),
        allowed=_allowed(a, n, value),
    )


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
