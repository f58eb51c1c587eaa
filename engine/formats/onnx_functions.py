"""Which activation a piece of an ONNX graph computes, found by its values and not by its shape.

Tools write one function in many ways: GELU as five nodes or one, a hard sigmoid as a clip. So a
chain of element-wise operators is carried along as its values at a few points, and these are
compared with the activations there are.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.activations import activation_value
from engine.formats.scaled_functions import ScaledFunction, clipping
from engine.specification import ACTIVATIONS, Choice

Values = NDArray[Any]

#: Where functions are compared: both tails, every kink there is, and points between.
POINTS: Final = np.array(
    (
        *(-30.0, -15.0, -9.0, -6.0, -4.5, -3.0, -2.5, -1.7, -1.0, -0.6, -0.4, -0.25, -0.1, -0.03),
        *(-1e-3, 0.0, 1e-3, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9, 1.0, 1.4, 1.9),
        *(2.3, 2.7, 3.0, 3.5, 4.0, 5.0, 6.0, 8.0, 15.0, 30.0),
    )
)
_ZERO: Final = int(np.flatnonzero(POINTS == 0.0)[0])
_ONE: Final = int(np.flatnonzero(POINTS == 1.0)[0])
_MINUS_ONE: Final = int(np.flatnonzero(POINTS == -1.0)[0])
_SAME: Final = 2e-6
_NEAR: Final = 2e-3
_ROUNDING: Final = 1e-12
_SMALLEST_SLOPE: Final = 1e-6

#: Softmax is no function of one number, and a PReLU has a slope for each unit.
_FREE: Final = tuple(
    name for name, options in ACTIVATIONS.items() if not options and name != "softmax"
)


def find_function(values: Values) -> ScaledFunction | None:
    """Return the activation that has these values at `POINTS`, or None.

    Parameters
    ----------
    values : array (points, 1) or (points, units)
        One column for all units, or one for each.
    """
    if not np.isfinite(values).all():
        return None
    column = values[:, 0]
    if np.allclose(values, column[:, None], rtol=_SAME, atol=_SAME):
        exact = _fixed(column) or _with_option(column) or _cut(column) or _sigmoid_of_line(column)
        return exact or _nearest(column)
    return _prelu(values)


def find_line(values: Values) -> tuple[Values, Values] | None:
    """Return scale and shift (units,) of values that are ``scale * z + shift``, or None."""
    if not np.isfinite(values).all():
        return None
    shift = values[_ZERO].astype(float)
    scale = values[_ONE] - shift
    scale = np.where(np.abs(scale - 1.0) < _ROUNDING, 1.0, scale)
    line = scale * POINTS[:, None] + shift
    return (scale, shift) if np.allclose(values, line, rtol=1e-12, atol=1e-12) else None


def _is(column: Values, choice: Choice, within: float = _SAME) -> bool:
    exact = activation_value(choice, POINTS[:, None])[:, 0]
    return bool(np.allclose(column, exact, rtol=within, atol=within))


def _fixed(column: Values) -> ScaledFunction | None:
    for name in _FREE:
        if _is(column, Choice(name)):
            return ScaledFunction(Choice(name))
    return None


def _with_option(column: Values) -> ScaledFunction | None:
    slope = float(-column[_MINUS_ONE])
    alpha = slope / -math.expm1(-1.0)
    candidates = [("leaky_relu", "slope", slope), ("elu", "alpha", alpha)]
    for name, option, value in candidates:
        # A float32's slope is a float32's number; the shortest one that it can be is meant.
        choice = Choice.of(name, **{option: float(str(np.float32(value)))})
        if ACTIVATIONS[name][option].allows(value) and _is(column, choice):
            return ScaledFunction(choice)
    if _is_rectifier(column):
        return ScaledFunction(Choice("prelu"), slope=np.array([slope]))
    return None


def _is_rectifier(column: Values) -> bool:
    slope = -column[_MINUS_ONE]
    return bool(np.allclose(column, np.where(POINTS > 0, POINTS, slope * POINTS), _SAME, _SAME))


def _prelu(values: Values) -> ScaledFunction | None:
    if all(_is_rectifier(column) for column in values.T):
        return ScaledFunction(Choice("prelu"), slope=-values[_MINUS_ONE])
    return None


def _cut(column: Values) -> ScaledFunction | None:
    """Find clip(a z + b, l, u): ReLU6, hard tanh, a hard sigmoid of another slope."""
    low, high = float(column.min()), float(column.max())
    margin = 1e-9 * max(1.0, high - low)
    inside = np.flatnonzero((column > low + margin) & (column < high - margin))
    at_ends = [np.count_nonzero(np.abs(column - end) <= margin) for end in (low, high)]
    if len(inside) < 2 or min(at_ends) < 2:
        return None
    first, last = inside[0], inside[-1]
    slope = (column[last] - column[first]) / (POINTS[last] - POINTS[first])
    if abs(slope) < _SMALLEST_SLOPE:
        return None
    at_zero = column[first] - slope * POINTS[first]
    if not np.allclose(column, np.clip(slope * POINTS + at_zero, low, high), _SAME, _SAME):
        return None
    cut = clipping(low, high)
    return replace(cut, scale=cut.scale * slope, shift=cut.scale * at_zero + cut.shift)


def _sigmoid_of_line(column: Values) -> ScaledFunction | None:
    """Find sigmoid(a z + b), such as 1 - sigmoid(z), the other of two classes."""
    if not np.all((column >= 0.0) & (column <= 1.0)) or not 0.0 < column[_ONE] < 1.0:
        return None
    with np.errstate(all="ignore"):
        at_zero, at_one = np.log(column[[_ZERO, _ONE]] / (1.0 - column[[_ZERO, _ONE]]))
    slope = at_one - at_zero
    if not np.isfinite(slope) or abs(slope) < _SMALLEST_SLOPE:
        return None
    with np.errstate(over="ignore"):
        if not np.allclose(column, _sigmoid(slope * POINTS + at_zero), _SAME, _SAME):
            return None
    return ScaledFunction(Choice("sigmoid"), round(float(slope), 9), round(float(at_zero), 9))


def _nearest(column: Values) -> ScaledFunction | None:
    """Find what differs a little: GELU by tanh, a step that fires at 0."""
    for name in _FREE:
        if _is(column, Choice(name), _NEAR):
            return ScaledFunction(Choice(name), is_near=True)
    rest = np.delete(column, _ZERO)
    fires = np.delete((POINTS > 0).astype(float), _ZERO)
    return ScaledFunction(Choice("step"), is_near=True) if np.array_equal(rest, fires) else None


def _erf(x: Values) -> Values:
    value: Values = np.vectorize(math.erf, otypes=[float])(x)
    return value


def _sigmoid(x: Values) -> Values:
    return 1.0 / (1.0 + np.exp(-x))


def _softplus(x: Values) -> Values:
    value: Values = np.logaddexp(0.0, x)
    return value


def _elu(x: Values, alpha: float = 1.0) -> Values:
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0.0)))


def _selu(
    x: Values, alpha: float = 1.6732632423543772, gamma: float = 1.0507009873554805
) -> Values:
    return gamma * _elu(x, alpha)


def _celu(x: Values, alpha: float = 1.0) -> Values:
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x / alpha, 0.0)))


def _leaky_relu(x: Values, alpha: float = 0.01) -> Values:
    return np.where(x > 0, x, alpha * x)


def _hard_sigmoid(x: Values, alpha: float = 0.2, beta: float = 0.5) -> Values:
    return np.clip(alpha * x + beta, 0.0, 1.0)


def _hard_swish(x: Values) -> Values:
    return x * _hard_sigmoid(x, 1.0 / 6.0)


def _thresholded_relu(x: Values, alpha: float = 1.0) -> Values:
    return np.where(x > alpha, x, 0.0)


def _gelu(x: Values, approximate: str = "none") -> Values:
    if approximate == "tanh":
        return 0.5 * x * (1.0 + np.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**3)))
    return 0.5 * x * (1.0 + _erf(x / math.sqrt(2.0)))


def _mish(x: Values) -> Values:
    return x * np.tanh(_softplus(x))


def _swish(x: Values, alpha: float = 1.0) -> Values:
    return x * _sigmoid(alpha * x)


def _softsign(x: Values) -> Values:
    return x / (1.0 + np.abs(x))


#: Operators of one operand, with their attributes as arguments.
UNARY: Final[Mapping[str, Callable[..., Any]]] = {
    "Relu": lambda x: np.maximum(x, 0.0),
    "LeakyRelu": _leaky_relu,
    "ThresholdedRelu": _thresholded_relu,
    "Elu": _elu,
    "Selu": _selu,
    "Celu": _celu,
    "Sigmoid": _sigmoid,
    "HardSigmoid": _hard_sigmoid,
    "HardSwish": _hard_swish,
    "Tanh": np.tanh,
    "Softplus": _softplus,
    "Softsign": _softsign,
    "Gelu": _gelu,
    "Mish": _mish,
    "Swish": _swish,
    "Erf": _erf,
    "Exp": np.exp,
    "Log": np.log,
    "Neg": np.negative,
    "Abs": np.abs,
    "Sqrt": np.sqrt,
    "Reciprocal": np.reciprocal,
    "Sign": np.sign,
    "Not": np.logical_not,
}
#: Operators of two operands, element by element.
BINARY: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "Add": np.add,
    "Sub": np.subtract,
    "Mul": np.multiply,
    "Div": np.divide,
    "Pow": np.power,
    "Min": np.minimum,
    "Max": np.maximum,
    "Greater": np.greater,
    "GreaterOrEqual": np.greater_equal,
    "Less": np.less,
    "LessOrEqual": np.less_equal,
    "PRelu": lambda x, slope: np.where(x > 0, x, slope * x),
}
