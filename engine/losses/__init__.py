"""Losses: one number per sample and its gradient, on logits wherever the pair allows."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from engine.activations import Activation
from engine.array_types import Array
from engine.errors import ShapeMismatchError
from engine.losses.cross_entropy import BinaryCrossEntropy, CategoricalCrossEntropy
from engine.losses.differences import (
    HalfSumOfSquares,
    Huber,
    MeanAbsoluteError,
    MeanSquaredError,
    SumOfSquares,
)
from engine.losses.loss import Loss, LossFacts
from engine.losses.margins import Hinge, Perceptron
from engine.specification.choices import LOSSES, Choice, option_values

#: The class of every loss in `engine.specification.LOSSES`, in the order of that table.
LOSS_CLASSES: Final[Mapping[str, type[Loss]]] = {
    "mean_squared_error": MeanSquaredError,
    "sum_of_squares": SumOfSquares,
    "half_sum_of_squares": HalfSumOfSquares,
    "mean_absolute_error": MeanAbsoluteError,
    "huber": Huber,
    "binary_cross_entropy": BinaryCrossEntropy,
    "categorical_cross_entropy": CategoricalCrossEntropy,
    "hinge": Hinge,
    "perceptron": Perceptron,
}


def loss_facts(name: str) -> LossFacts:
    """Return formula, gradient and use of the loss called `name`.

    Raises
    ------
    KeyError
        If there is no such loss.
    """
    return LOSS_CLASSES[name].facts


def make_loss(
    choice: Choice,
    predictions: Array,
    targets: Array,
    gradient: Array,
    terms: Array,
    per_sample: Array,
    logits: Array | None = None,
    reduction: str = "mean",
    activation: Activation | None = None,
) -> Loss:
    """Return the chosen loss bound to its arrays; see `Loss` for what they hold.

    Raises
    ------
    KeyError
        If there is no loss of that name.
    """
    kind = LOSS_CLASSES[choice.name]
    options = option_values(LOSSES, choice)
    arrays = predictions, targets, gradient, terms, per_sample, logits
    return kind(*arrays, reduction, options, activation)


def loss_value(
    choice: Choice,
    predictions: Array,
    targets: Array,
    logits: Array | None = None,
    reduction: str = "mean",
) -> float:
    """Return the loss of predictions (N, O), or (O,) for one sample.

    Raises
    ------
    ShapeMismatchError
        If predictions, targets and logits differ in shape.
    """
    return _bound_to_copies(choice, predictions, targets, logits, reduction).evaluate()


def loss_gradient(
    choice: Choice,
    predictions: Array,
    targets: Array,
    logits: Array | None = None,
    reduction: str = "mean",
) -> Array:
    """Return dL/dp in a new array of the predictions' shape, or dL/dz where logits are given.

    Raises
    ------
    ShapeMismatchError
        If predictions, targets and logits differ in shape.
    """
    loss = _bound_to_copies(choice, predictions, targets, logits, reduction)
    loss.evaluate()
    loss.differentiate()
    return loss.gradient.reshape(np.shape(predictions))


def _bound_to_copies(
    choice: Choice, predictions: Array, targets: Array, logits: Array | None, reduction: str
) -> Loss:
    p = np.atleast_2d(predictions)
    t = _rows_like(p, targets, "targets")
    z = None if logits is None else _rows_like(p, logits, "logits")
    gradient, terms = np.empty_like(p), np.empty_like(p)
    per_sample = np.empty(len(p), p.dtype)
    return make_loss(choice, p, t, gradient, terms, per_sample, z, reduction)


def _rows_like(predictions: Array, values: Array, what: str) -> Array:
    rows: Array = np.atleast_2d(np.asarray(values, predictions.dtype))
    if rows.shape != predictions.shape:
        raise ShapeMismatchError(what=what, expected=predictions.shape, received=rows.shape)
    return rows


__all__ = [
    "LOSS_CLASSES",
    "Loss",
    "LossFacts",
    "loss_facts",
    "loss_gradient",
    "loss_value",
    "make_loss",
]
