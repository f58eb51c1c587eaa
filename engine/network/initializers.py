"""How weights and biases start: each way draws from a numpy Generator."""

from collections.abc import Callable, Mapping
from math import sqrt
from typing import Final

import numpy as np
from numpy.random import Generator
from numpy.typing import DTypeLike

from engine.array_types import Array
from engine.specification.choices import INITIALIZERS, Choice, option_values

Shape = tuple[int, ...]
_Options = Mapping[str, float]
_Draw = Callable[[_Options, Shape, Generator], Array]

#: Functions that are 0, or nearly, for half of all z: He et al. (2015) double the variance.
_HALF_SILENT: Final = frozenset(
    {"relu", "leaky_relu", "prelu", "elu", "swish", "gelu", "softplus", "mish"}
)


def initialize(
    choice: Choice,
    shape: Shape,
    generator: Generator,
    dtype: DTypeLike,
    activation: Choice,
    role: str = "weights",
) -> Array:
    """Return the numbers a parameter starts with.

    They are drawn in float64 and then rounded, so that float32 and float64 start alike.

    Parameters
    ----------
    choice : Choice
        Name and options, see `engine.specification.INITIALIZERS`.
    shape : tuple of int
        ``(fan_in, fan_out)`` for weights. A bias ``(O,)`` knows no fans: O counts as both.
    generator : Generator
        Where random numbers come from; zeros and constants draw none.
    dtype
        float64 or float32.
    activation : Choice
        The function behind the weights, by which `automatic` chooses.
    role : str
        ``weights`` or ``bias``.

    Raises
    ------
    KeyError
        If there is no initializer of that name.
    """
    chosen = automatic_choice(activation, role) if choice.name == "automatic" else choice
    draw = INITIALIZER_FUNCTIONS[chosen.name]
    return draw(option_values(INITIALIZERS, chosen), shape, generator).astype(dtype)


def automatic_choice(activation: Choice, role: str = "weights") -> Choice:
    """Return what `automatic` stands for.

    A bias starts at 0. Weights before ReLU and its relatives start with He's normal
    distribution, before SELU with LeCun's, which its fixed point asks for, before all others with
    Glorot's uniform distribution.
    """
    if role == "bias":
        return Choice("zeros")
    if activation.name == "selu":
        return Choice("lecun_normal")
    return Choice("he_normal" if activation.name in _HALF_SILENT else "glorot_uniform")


def _zeros(options: _Options, shape: Shape, generator: Generator) -> Array:
    return np.zeros(shape)


def _constant(options: _Options, shape: Shape, generator: Generator) -> Array:
    return np.full(shape, float(options["value"]))


def _uniform(options: _Options, shape: Shape, generator: Generator) -> Array:
    low, high = sorted((options["low"], options["high"]))
    return generator.uniform(low, high, shape)


def _normal(options: _Options, shape: Shape, generator: Generator) -> Array:
    return generator.normal(options["mean"], options["deviation"], shape)


def _glorot_uniform(options: _Options, shape: Shape, generator: Generator) -> Array:
    """U(−r, r) with r = √(6 / (fan_in + fan_out)). Glorot & Bengio (2010)."""
    return _symmetric(sqrt(6.0 / _both_fans(shape)), shape, generator)


def _glorot_normal(options: _Options, shape: Shape, generator: Generator) -> Array:
    """N(0, 2 / (fan_in + fan_out)). Keras cuts its normal distributions off at 2σ."""
    return generator.normal(0.0, sqrt(2.0 / _both_fans(shape)), shape)


def _he_uniform(options: _Options, shape: Shape, generator: Generator) -> Array:
    """U(−r, r) with r = √(6 / fan_in). He et al. (2015)."""
    return _symmetric(sqrt(6.0 / shape[0]), shape, generator)


def _he_normal(options: _Options, shape: Shape, generator: Generator) -> Array:
    """N(0, 2 / fan_in). He et al. (2015)."""
    return generator.normal(0.0, sqrt(2.0 / shape[0]), shape)


def _lecun_uniform(options: _Options, shape: Shape, generator: Generator) -> Array:
    """U(−r, r) with r = √(3 / fan_in). LeCun et al., Efficient BackProp (1998)."""
    return _symmetric(sqrt(3.0 / shape[0]), shape, generator)


def _lecun_normal(options: _Options, shape: Shape, generator: Generator) -> Array:
    """N(0, 1 / fan_in). LeCun et al., Efficient BackProp (1998)."""
    return generator.normal(0.0, sqrt(1.0 / shape[0]), shape)


def _orthogonal(options: _Options, shape: Shape, generator: Generator) -> Array:
    """Return gain·Q, with orthonormal rows or columns, whichever are fewer.

    Q comes from the QR decomposition of a matrix of normal numbers; with R's diagonal made
    positive it is drawn evenly from all such matrices. Saxe et al. (2014), Mezzadri (2007).
    """
    rows, columns = shape[0], shape[1] if len(shape) > 1 else 1
    tall = generator.normal(size=(max(rows, columns), min(rows, columns)))
    q, r = np.linalg.qr(tall)
    q *= np.where(np.diag(r) < 0.0, -1.0, 1.0)
    matrix: Array = (q if rows >= columns else q.T) * options["gain"]
    return matrix.reshape(shape)


def _symmetric(radius: float, shape: Shape, generator: Generator) -> Array:
    return generator.uniform(-radius, radius, shape)


def _both_fans(shape: Shape) -> int:
    return shape[0] + shape[-1]


#: How each of `engine.specification.INITIALIZERS` draws; `automatic` stands for one of the others.
INITIALIZER_FUNCTIONS: Final[Mapping[str, _Draw]] = {
    "zeros": _zeros,
    "constant": _constant,
    "uniform": _uniform,
    "normal": _normal,
    "glorot_uniform": _glorot_uniform,
    "glorot_normal": _glorot_normal,
    "he_uniform": _he_uniform,
    "he_normal": _he_normal,
    "lecun_uniform": _lecun_uniform,
    "lecun_normal": _lecun_normal,
    "orthogonal": _orthogonal,
}
