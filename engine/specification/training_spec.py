"""How a network is to be trained: loss, optimizer, batches, penalties, seed."""

from dataclasses import dataclass, field
from typing import Any, Final

from engine.specification.choices import Choice, Option

REDUCTIONS: Final = ("mean", "sum")
DTYPES: Final = ("float64", "float32")
#: A batch size of 0 means the whole training set at once.
FULL_BATCH: Final = 0


def _ranged(option: Option) -> Any:
    return field(default=option.default, metadata={"option": option})


def _whole(default: int, low: int, high: int) -> Any:
    return field(default=default, metadata={"option": Option(default, low, high, whole=True)})


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyStopping:
    """Stop when the watched loss has not become smaller for `patience` epochs.

    The watched loss is the validation loss where there is a validation set, else the training
    loss; `minimum_change` is how much smaller counts.
    """

    patience: int = _whole(10, 1, 1_000_000)
    minimum_change: float = _ranged(Option(0.0, 0.0))
    restore_best: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSpec:
    """Everything that decides a training run besides the network and the data.

    Parameters
    ----------
    loss : Choice
        A key of `LOSSES`; takes the output layer's values.
    reduction : str
        ``mean`` over the samples of the batch, or ``sum``.
    optimizer : Choice
        A key of `OPTIMIZERS`.
    learning_rate : float
        η, the step size before the schedule.
    schedule : Choice
        A key of `SCHEDULES`: how η changes with the epochs.
    batch_size : int
        Samples per step; `FULL_BATCH` (0) for all at once.
    epochs : int
        Passes over the training set in one run.
    shuffle : bool
        Whether each epoch has an order of its own.
    validation_fraction : float
        The share of the training set kept for validation.
    seed : int
        The project's one seed.
    dtype : str
        ``float64`` or ``float32``.
    l1, l2 : float
        Penalties λ‖W‖₁ and ½λ‖W‖².
    penalize_biases : bool
        Whether the penalties reach biases too.
    clip_value, clip_norm : float
        Bounds on each gradient element and on the norm of them all; 0 for none.
    early_stopping : EarlyStopping, optional
        When to stop before the epochs are over.
    stop_loss : float
        Stop after an epoch whose loss is below this; 0 for never. Like the accuracy, that of the
        validation set where there is one, else that of the training set.
    stop_accuracy : float
        Stop after an epoch whose accuracy is at least this share; 0 for never.
    """

    loss: Choice = Choice("mean_squared_error")
    reduction: str = "mean"
    optimizer: Choice = Choice("sgd")
    learning_rate: float = _ranged(Option(0.1, 0.0, 1e6, open_low=True))
    schedule: Choice = Choice("constant")
    batch_size: int = _whole(32, 0, 10_000_000)
    epochs: int = _whole(100, 1, 100_000_000)
    shuffle: bool = True
    validation_fraction: float = _ranged(Option(0.0, 0.0, 0.9))
    seed: int = _whole(0, 0, 2**63 - 1)
    dtype: str = "float64"
    l1: float = _ranged(Option(0.0, 0.0, 1e6))
    l2: float = _ranged(Option(0.0, 0.0, 1e6))
    penalize_biases: bool = False
    clip_value: float = _ranged(Option(0.0, 0.0))
    clip_norm: float = _ranged(Option(0.0, 0.0))
    early_stopping: EarlyStopping | None = None
    stop_loss: float = _ranged(Option(0.0, 0.0))
    stop_accuracy: float = _ranged(Option(0.0, 0.0, 1.0))
