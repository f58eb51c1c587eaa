"""What is measured when an epoch ends, and whether the training stops there."""

from math import isnan, nan
from typing import Final

import numpy as np

from engine.array_types import Array
from engine.training.evaluation import Evaluation, Evaluator
from engine.training.history import History
from engine.training.training_state import TrainingState

#: The training accuracy is measured on at most this many samples, evenly spaced.
ACCURACY_SAMPLES: Final = 10_000

Samples = tuple[Array, Array]


class EpochEnd:
    """Measures a state on its samples after an epoch, and closes the epoch.

    Parameters
    ----------
    training_set : (inputs, targets)
        Arrays (N, I) and (N, O); the accuracy is that of at most `ACCURACY_SAMPLES` of them.
    validation : (inputs, targets), optional
        Measured after every epoch.
    rule : str, optional
        How outputs become classes (`Evaluator`).
    """

    def __init__(self, training_set: Samples, validation: Samples | None, rule: str | None) -> None:
        inputs, targets = training_set
        every = -(-len(inputs) // ACCURACY_SAMPLES) or 1
        self._measured_samples = inputs[::every], targets[::every]
        self._validation = validation
        self._rule = rule
        self._evaluator: Evaluator | None = None

    def close(self, state: TrainingState, history: History) -> str:
        """Measure, note and close the epoch that is over.

        Returns
        -------
        str
            Why to stop, a reason of `RunResult`; nothing to go on.
        """
        number, loss = state.position.epoch + 1, state.epoch_loss
        is_goal = state.training.stop_accuracy > 0.0 and self._validation is None
        accuracy = self._training_accuracy(state) if is_goal or _is_measured(number) else nan
        validated = self.validate(state)
        history.add_epoch(loss, accuracy, *validated)
        watched = loss if isnan(validated[0]) else validated[0]
        reached = _goal_reached(state, watched, accuracy if isnan(validated[0]) else validated[1])
        ending = "early_stopping" if _stops_early(state, watched) else reached
        state.begin_epoch(watched)
        return ending

    def close_again(self, state: TrainingState) -> None:
        """Close an epoch that was noted before, on the way back to a moment after it."""
        validated = self.validate(state)[0]
        watched = state.epoch_loss if isnan(validated) else validated
        _stops_early(state, watched)
        state.begin_epoch(watched)

    def validate(self, state: TrainingState) -> tuple[float, float]:
        """Return loss and accuracy on the validation set, NaN where there is none."""
        if self._validation is None:
            return nan, nan
        measured = self._evaluate(state, self._validation)
        return measured.loss, _or_nan(measured.accuracy)

    def _training_accuracy(self, state: TrainingState) -> float:
        if self._rule is None:
            return nan
        return _or_nan(self._evaluate(state, self._measured_samples).accuracy)

    def _evaluate(self, state: TrainingState, samples: Samples) -> Evaluation:
        if self._evaluator is None or not self._evaluator.is_for(state.network, state.training):
            self._evaluator = Evaluator(state.network, state.training, self._rule)
        return self._evaluator.measure(*samples)


def _or_nan(accuracy: float | None) -> float:
    return nan if accuracy is None else accuracy


def _goal_reached(state: TrainingState, loss: float, accuracy: float) -> str:
    """Return which goal of the settings an epoch has reached, or nothing."""
    if loss < state.training.stop_loss:
        return "low_loss"
    return "high_accuracy" if 0.0 < state.training.stop_accuracy <= accuracy else ""


def _stops_early(state: TrainingState, loss: float) -> bool:
    """Tell whether the loss has not fallen for too long; the best weights are back then."""
    rule, watch, parameters = state.training.early_stopping, state.watch, state.network.parameters
    if rule is None or not watch.after_epoch(loss, rule, parameters):
        return False
    if watch.best_parameters is not None:
        np.copyto(parameters, watch.best_parameters)
    return True


def _is_measured(epoch: int) -> bool:
    """Tell whether the training accuracy is measured after an epoch.

    Every epoch up to 99, every tenth up to 999, every hundredth up to 9,999 and so on: a rule
    that depends on nothing else, so that the history of a project is always the same.
    """
    every: int = 10 ** max(len(str(epoch)) - 2, 0)
    return epoch % every == 0
