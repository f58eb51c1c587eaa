"""What people read beside the loss: shares of right answers, confusion, R², absolute error."""

from collections.abc import Callable, Mapping
from functools import partial
from math import nan
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.array_types import Array
from engine.errors import ShapeMismatchError

Classes = NDArray[np.intp]


def _largest(values: Array) -> Classes:
    largest: Classes = np.argmax(values, axis=-1)
    return largest


def _above(threshold: float, values: Array) -> Classes:
    if values.ndim > 1 and values.shape[-1] != 1:
        expected = (len(values), 1)
        raise ShapeMismatchError(what="output", expected=expected, received=values.shape)
    return (values.reshape(-1) > threshold).astype(np.intp)


#: How a class is read out of outputs or coded targets: the largest of several units; for one
#: unit, more than ½ (sigmoid, step) or more than 0 (tanh, linear with hinge).
CLASS_RULES: Final[Mapping[str, Callable[[Array], Classes]]] = {
    "argmax": _largest,
    "half": partial(_above, 0.5),
    "zero": partial(_above, 0.0),
}


def classes_of(values: Array, rule: str) -> Classes:
    """Return the class of every sample.

    Parameters
    ----------
    values : array (N, O)
        Outputs, or targets coded for the same output.
    rule : str
        A key of `CLASS_RULES`.

    Raises
    ------
    KeyError
        If there is no such rule.
    ShapeMismatchError
        If a rule for one unit is given several.
    """
    return CLASS_RULES[rule](values)


def accuracy(outputs: Array, targets: Array, rule: str) -> float:
    """Return the share of samples whose class is right, NaN for no samples.

    Several sigmoid outputs count by their largest, like softmax; `binary_accuracy` counts each.
    """
    return _share(classes_of(outputs, rule) == classes_of(targets, rule))


def binary_accuracy(outputs: Array, targets: Array) -> float:
    """Return the share of outputs (N, O) on the right side of ½, each for itself.

    An output that is NaN is on neither side.
    """
    return _share(((outputs > 0.5) == (targets > 0.5)) & ~np.isnan(outputs))


def top_k(outputs: Array, targets: Array, k: int) -> float:
    """Return the share of samples whose class is among the k largest outputs (N, O).

    A tie counts as found, as in Keras. An output that is NaN finds nothing.
    """
    wanted = np.argmax(targets, axis=1)[:, np.newaxis]
    own = np.take_along_axis(outputs, wanted, axis=1)
    ahead = np.count_nonzero(~(outputs <= own), axis=1)
    return _share(ahead < k)


def confusion_matrix(outputs: Array, targets: Array, rule: str) -> Classes:
    """Return how often each true class (row) was taken for each class (column).

    A matrix (C, C) with C the number of outputs, or 2 for one output.
    """
    count = outputs.shape[-1] if rule == "argmax" else 2
    pairs = classes_of(targets, rule) * count + classes_of(outputs, rule)
    return np.bincount(pairs, minlength=count * count).reshape(count, count)


def r_squared(outputs: Array, targets: Array) -> float:
    """Return 1 − Σ(p − t)² / Σ(t − mean t)², the mean over the outputs (N, O).

    1 is perfect, 0 no better than the mean. Where a target is constant, 1 if every prediction is
    exact and 0 if not, as in scikit-learn.
    """
    if not len(outputs):
        return nan
    exact_outputs, exact_targets = outputs.astype(np.float64), targets.astype(np.float64)
    residual = np.square(exact_outputs - exact_targets).sum(axis=0)
    total = np.square(exact_targets - exact_targets.mean(axis=0)).sum(axis=0)
    constant = (targets == targets[0]).all(axis=0)
    ratio = residual / np.where(constant, 1.0, total)
    return float(np.where(constant, residual == 0.0, 1.0 - ratio).mean())


def mean_absolute_error(outputs: Array, targets: Array) -> float:
    """Return the mean of |p − t| over samples and outputs, NaN for no samples."""
    difference = np.absolute(outputs - targets)
    return float(difference.mean(dtype=np.float64)) if difference.size else nan


def _share(right: NDArray[Any]) -> float:
    return float(np.count_nonzero(right)) / right.size if right.size else nan
