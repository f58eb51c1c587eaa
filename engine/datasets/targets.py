"""Targets as the output layer can express them, and how its outputs become classes again."""

from typing import Final

import numpy as np
from numpy.typing import DTypeLike

from engine.array_types import Array
from engine.datasets.data_errors import TargetsMissingError, UnfitOutputError
from engine.datasets.dataset import Targets
from engine.datasets.description import DataDescription
from engine.errors import AnyOf

_FROM_0_TO_1: Final = ("sigmoid", "step", "hard_sigmoid")


def accuracy_rule(kind: str, output_activation: str, units: int, loss: str) -> str | None:
    """Return how outputs become classes.

    Parameters
    ----------
    kind : str
        ``classes`` or ``values``: what the targets are.
    output_activation : str
        A key of `ACTIVATIONS`.
    units : int
        Of the output layer.
    loss : str
        A key of `LOSSES`.

    Returns
    -------
    str or None
        ``argmax`` (the greatest of several units), ``half`` (class 1 where the output is > 1/2),
        ``zero`` (where it is > 0), or None where there is no class to be right about.
    """
    if kind != "classes":
        return None
    if units > 1:
        return "argmax"
    if output_activation == "tanh" or loss == "hinge":
        return "zero"
    return "half" if output_activation in _FROM_0_TO_1 else None


def coded_targets(
    description: DataDescription,
    targets: Targets | None,
    output_activation: str,
    units: int,
    loss: str,
    dtype: DTypeLike = np.float64,
) -> Array:
    """Return targets (N, O) as the loss wants them behind this output.

    Class numbers c of C classes become, for several units, ``t[c] = 1`` and 0 elsewhere (with
    tanh or hinge -1 elsewhere); for one unit 0 or 1 (with tanh or hinge -1 or +1). Values stay
    as they are.

    Parameters
    ----------
    description : DataDescription
        Of the data that the targets are from.
    targets : array
        Class numbers (N,) or values (N, O).
    output_activation : str
        A key of `ACTIVATIONS`.
    units : int
        Of the output layer.
    loss : str
        A key of `LOSSES`.
    dtype : dtype
        Of the result.

    Raises
    ------
    TargetsMissingError
        If there are no targets.
    UnfitOutputError
        If the output layer has not as many units as these targets need.
    """
    if targets is None:
        raise TargetsMissingError(source=description.name)
    allowed = description.shape.allowed_output_units(output_activation)
    if units not in allowed:
        raise UnfitOutputError(source=description.name, units=AnyOf(allowed), now=units)
    if description.kind != "classes":
        return targets.astype(dtype)
    low = -1.0 if output_activation == "tanh" or loss == "hinge" else 0.0
    if units == 1:
        return np.where(targets == 1, 1.0, low).astype(dtype)[:, np.newaxis]
    coded = np.full((len(targets), units), low, dtype)
    coded[np.arange(len(targets)), targets.astype(np.intp)] = 1.0
    return coded
