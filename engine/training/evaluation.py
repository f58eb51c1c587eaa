"""How good a network is on given samples: the mean loss and the accuracy."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import nan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.array_types import Array
from engine.errors import ShapeMismatchError
from engine.network.network import PREDICTION_ROWS, Network
from engine.specification import TrainingSpec
from engine.training.metrics import classes_of
from engine.training.training_step import BoundLoss


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Measured on a set of samples.

    Parameters
    ----------
    loss : float
        The mean loss over the samples, whatever the reduction of the training.
    accuracy : float or None
        The share of samples put into their class; None where the targets are values.
    samples : int
        How many samples were measured.
    """

    loss: float
    accuracy: float | None
    samples: int


class Evaluator:
    """Measures a network on samples, in arrays allocated once.

    Parameters
    ----------
    network : Network
        Read, never changed.
    training : TrainingSpec
        Names the loss.
    rule : str, optional
        How outputs become classes: ``argmax``, ``half`` or ``zero``; None where the targets are
        values.
    """

    def __init__(self, network: Network, training: TrainingSpec, rule: str | None) -> None:
        self._network, self._training = network, training
        self._rule = rule
        assert network.spec.input is not None
        self._units = network.spec.input.units, network.output_units
        self._workspace = network.workspace(PREDICTION_ROWS)
        self._losses: dict[int, BoundLoss] = {}

    def is_for(self, network: Network, training: TrainingSpec) -> bool:
        """Tell whether it measures this very network, with these very settings."""
        return self._network is network and self._training is training

    def measure(
        self,
        inputs: Array,
        targets: Array,
        watch: Callable[[int], object] | None = None,
        outputs: Array | None = None,
    ) -> Evaluation:
        """Return loss and accuracy on samples (N, I) with coded targets (N, O).

        Parameters
        ----------
        inputs, targets : array
        watch : callable, optional
            Told how many further rows are done; what it raises ends the work.
        outputs : array (N, O), optional
            What the network answers is written here.

        Raises
        ------
        ShapeMismatchError
            If they do not fit the network or one another.
        """
        self._refuse_misfits(inputs, targets)
        total, correct, done = 0.0, 0, 0
        with np.errstate(all="ignore"):
            for bound in self._passes(inputs, targets):
                total += bound.loss.evaluate()
                correct += self._correct(bound.bound.output, bound.targets)
                if outputs is not None:
                    outputs[done : done + len(bound.inputs)] = bound.bound.output
                done += len(bound.inputs)
                if watch is not None:
                    watch(len(bound.inputs))
        count = len(inputs)
        accuracy = correct / count if self._rule and count else None
        return Evaluation(total / count if count else nan, accuracy, count)

    def _refuse_misfits(self, inputs: Array, targets: Array) -> None:
        for what, given, units in (
            ("inputs", inputs, self._units[0]),
            ("targets", targets, self._units[1]),
        ):
            if given.shape != (len(inputs), units):
                expected = (len(inputs), units)
                raise ShapeMismatchError(what=what, expected=expected, received=given.shape)

    def _passes(self, inputs: Array, targets: Array) -> Iterator[BoundLoss]:
        for start in range(0, len(inputs), PREDICTION_ROWS):
            rows = slice(start, start + PREDICTION_ROWS)
            bound = self._bound_loss(len(inputs[rows]))
            np.copyto(bound.inputs, inputs[rows])
            np.copyto(bound.targets, targets[rows])
            bound.bound.infer()
            yield bound

    def _bound_loss(self, rows: int) -> BoundLoss:
        if rows not in self._losses:
            self._losses[rows] = BoundLoss(self._workspace, self._training, rows, "sum")
        return self._losses[rows]

    def _correct(self, outputs: Array, targets: Array) -> int:
        if self._rule is None:
            return 0
        right: NDArray[Any] = classes_of(outputs, self._rule) == classes_of(targets, self._rule)
        return int(np.count_nonzero(right))


def evaluate(
    network: Network,
    training: TrainingSpec,
    inputs: Array,
    targets: Array,
    rule: str | None = None,
    watch: Callable[[int], object] | None = None,
    outputs: Array | None = None,
) -> Evaluation:
    """Measure a network once; see `Evaluator`."""
    return Evaluator(network, training, rule).measure(inputs, targets, watch, outputs)
