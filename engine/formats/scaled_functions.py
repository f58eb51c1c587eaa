"""Activations that others have and we have with a scale before or behind: ReLU6, hard tanh."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.formats.network_builder import NetworkBuilder
from engine.formats.sample_tensor import SampleTensor, settled
from engine.specification import Choice


@dataclass(frozen=True)
class ScaledFunction:
    """``then_scale * f(scale * z + shift) + then_shift`` of an activation f.

    Parameters
    ----------
    choice : Choice
        The activation.
    scale, shift : float
        What has to be done to its input first.
    then_scale, then_shift : float
        What has to be done to its output.
    slope : array (units,) or (1,), optional
        The slopes of a PReLU.
    is_near : bool
        Whether it is not the same function, but one near to it.
    """

    choice: Choice
    scale: float = 1.0
    shift: float = 0.0
    then_scale: float = 1.0
    then_shift: float = 0.0
    slope: NDArray[Any] | None = None
    is_near: bool = False

    @property
    def ends_plain(self) -> bool:
        """Whether nothing has to be done to its output."""
        return (self.then_scale, self.then_shift) == (1.0, 0.0)


def clipping(low: float, high: float) -> ScaledFunction:
    """Return ``min(max(z, low), high)`` by the hard sigmoid ``h(z) = clip(z / 6 + 1/2, 0, 1)``.

    ``clip(z, l, u) = (u - l) h(6 (z - (l + u) / 2) / (u - l)) + l``.
    """
    width = high - low
    scale = 6.0 / width
    middle = (low + high) / 2.0
    return ScaledFunction(Choice("hard_sigmoid"), scale, -scale * middle, width, low)


def applied(
    builder: NetworkBuilder, x: SampleTensor, function: ScaledFunction, name: str, received: str
) -> SampleTensor | None:
    """Return a function of a tensor; None where there is no place for its scale.

    Parameters
    ----------
    x : SampleTensor
        A row of numbers.
    name, received : str
        What the layer, and what is merged into others, is called.
    """
    if (function.scale, function.shift) != (1.0, 0.0):
        x = x.scaled(np.array(function.scale), np.array(function.shift))
    row = settled(builder, x, name, received)
    if row is None:
        return None
    slope = None if function.slope is None else np.broadcast_to(function.slope, (x.units,))
    made = replace(row, layer=builder.activate(row.layer, function.choice, name, slope))
    if function.ends_plain:
        return made
    return made.scaled(np.array(function.then_scale), np.array(function.then_shift))


Line = tuple[NDArray[Any], NDArray[Any]]


def line_of(operation: str, constant: NDArray[Any], *, samples_first: bool) -> Line | None:
    """Return scale and shift of arithmetic with a constant, None where it is no line.

    Parameters
    ----------
    operation : str
        ``Add``, ``Subtract`` or ``Sub``, ``Multiply`` or ``Mul``, ``TrueDivide`` or ``Div``.
    constant : array
        One number, or one for each unit.
    samples_first : bool
        Whether the samples stand before the constant.
    """
    one, none = np.ones(1), np.zeros(1)
    if operation == "Add":
        return one, constant
    if operation in ("Multiply", "Mul"):
        return constant, none
    if operation in ("Subtract", "Sub"):
        return (one, -constant) if samples_first else (-one, constant)
    if operation in ("TrueDivide", "Divide", "Div") and samples_first:
        with np.errstate(all="ignore"):
            return 1.0 / constant, none
    return None
