"""Which metrics say more about a network than its loss and its accuracy do."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

import numpy as np

from engine.array_types import Array
from engine.training.metrics import binary_accuracy, mean_absolute_error, r_squared, top_k

#: How many guesses top-k accuracy allows.
GUESSES: Final = 3

#: The metrics besides loss and accuracy, in the order in which they are told.
FURTHER_METRICS: Final[Mapping[str, Callable[[Array, Array], float]]] = {
    "r_squared": r_squared,
    "mean_absolute_error": mean_absolute_error,
    "top_3_accuracy": partial(top_k, k=GUESSES),
    "binary_accuracy": binary_accuracy,
}

_FROM_0_TO_1: Final = ("sigmoid", "step", "hard_sigmoid")


def fitting_metrics(targets: Array, rule: str | None, output_activation: str) -> tuple[str, ...]:
    """Return which of `FURTHER_METRICS` make sense for targets (N, O) behind an output.

    Of values R², from two samples on, and the mean absolute error; of classes told apart by the
    largest output the top-3 accuracy, from four outputs on. Binary accuracy where outputs from
    0 to 1 are to answer 0 or 1 each for itself; of one output for two classes it would be the
    accuracy again.

    Parameters
    ----------
    targets : array (N, O)
        Coded for the output.
    rule : str or None
        How outputs become classes; None where the targets are values.
    output_activation : str
        A key of `ACTIVATIONS`.
    """
    samples, outputs = targets.shape
    fits = {
        "r_squared": rule is None and samples > 1,
        "mean_absolute_error": rule is None,
        "top_3_accuracy": rule == "argmax" and outputs > GUESSES,
        "binary_accuracy": (rule is None or outputs > 1)
        and output_activation in _FROM_0_TO_1
        and bool(np.isin(targets, (0.0, 1.0)).all()),
    }
    return tuple(name for name in FURTHER_METRICS if samples and fits[name])


def further_metrics(
    outputs: Array, targets: Array, rule: str | None, output_activation: str
) -> dict[str, float]:
    """Return the metrics that fit, of outputs (N, O) for targets (N, O), by their names.

    See `fitting_metrics` for the parameters. Outputs that are not finite are measured too.
    """
    names = fitting_metrics(targets, rule, output_activation)
    with np.errstate(all="ignore"):
        return {name: FURTHER_METRICS[name](outputs, targets) for name in names}
