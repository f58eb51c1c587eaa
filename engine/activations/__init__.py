"""Activation functions: value and derivative of each, its formula, its range."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from engine.activations.activation import Activation, ActivationFacts, Kernel, Kernels, run_all
from engine.activations.rectifiers import Elu, LeakyRelu, Linear, Prelu, Relu, Selu, Step
from engine.activations.sigmoids import HardSigmoid, Sigmoid, Softsign, Tanh
from engine.activations.smooth_rectifiers import Gelu, Mish, Softplus, Swish
from engine.activations.softmax import Softmax
from engine.array_types import Array
from engine.specification.choices import ACTIVATIONS, Choice, option_values

#: The class of every function in `engine.specification.ACTIVATIONS`, in the order of that table.
ACTIVATION_CLASSES: Final[Mapping[str, type[Activation]]] = {
    "linear": Linear,
    "step": Step,
    "sigmoid": Sigmoid,
    "tanh": Tanh,
    "relu": Relu,
    "leaky_relu": LeakyRelu,
    "prelu": Prelu,
    "elu": Elu,
    "selu": Selu,
    "swish": Swish,
    "gelu": Gelu,
    "softplus": Softplus,
    "softsign": Softsign,
    "hard_sigmoid": HardSigmoid,
    "mish": Mish,
    "softmax": Softmax,
}


def activation_facts(name: str) -> ActivationFacts:
    """Return formula, range and use of the function called `name`.

    Raises
    ------
    KeyError
        If there is no such function.
    """
    return ACTIVATION_CLASSES[name].facts


def activation_range(choice: Choice) -> tuple[float, float]:
    """Return the ends of the function's range for the chosen options."""
    return ACTIVATION_CLASSES[choice.name].bounds(option_values(ACTIVATIONS, choice))


def bind_activation(
    choice: Choice,
    z: Array,
    a: Array,
    derivative: Array | None = None,
    slope: Array | None = None,
    grad_slope: Array | None = None,
) -> Activation:
    """Return the chosen function bound to its arrays; see `Activation` for what they hold.

    Raises
    ------
    KeyError
        If there is no function of that name.
    """
    options = option_values(ACTIVATIONS, choice)
    kind = ACTIVATION_CLASSES[choice.name]
    return kind(z, a, derivative, options, slope, grad_slope)


def activation_value(choice: Choice, z: Array) -> Array:
    """Return f(z) in a new array of z's shape; softmax runs along the last axis.

    A PReLU takes its option `slope` for every unit.
    """
    function = _bound_to_rows(choice, z)
    function.forward()
    return function.a.reshape(np.shape(z))


def activation_derivative(choice: Choice, z: Array) -> Array:
    """Return f′(z) in a new array of z's shape.

    Raises
    ------
    TypeError
        For softmax, which has a matrix of derivatives for each row.
    """
    function = _bound_to_rows(choice, z)
    function.forward()
    function.differentiate()
    return function.derivative.reshape(np.shape(z))


def _bound_to_rows(choice: Choice, z: Array) -> Activation:
    values = np.asarray(z)
    columns = values.shape[-1] if values.ndim else 1
    rows = values.reshape(-1, columns)
    return bind_activation(choice, rows, np.empty_like(rows))


__all__ = [
    "ACTIVATION_CLASSES",
    "Activation",
    "ActivationFacts",
    "Kernel",
    "Kernels",
    "Softmax",
    "activation_derivative",
    "activation_facts",
    "activation_range",
    "activation_value",
    "bind_activation",
    "run_all",
]
