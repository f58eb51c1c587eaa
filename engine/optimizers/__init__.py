"""Optimizers: definitions, names and defaults as in PyTorch; each says where Keras differs."""

from collections.abc import Mapping, Sequence
from typing import Final

from engine.array_types import Array
from engine.optimizers.adam_family import Adam, Adamax, AdamW, NAdam
from engine.optimizers.adaptive_rates import AdaDelta, AdaGrad, RmsProp
from engine.optimizers.gradient_descent import Momentum, Nesterov, Sgd
from engine.optimizers.optimizer import BLOCK_SIZE, Optimizer
from engine.specification.choices import Choice

#: The class of every optimizer in `engine.specification.OPTIMIZERS`, in the order of that table.
OPTIMIZER_CLASSES: Final[Mapping[str, type[Optimizer]]] = {
    "sgd": Sgd,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": AdaGrad,
    "adadelta": AdaDelta,
    "rmsprop": RmsProp,
    "adam": Adam,
    "adamw": AdamW,
    "adamax": Adamax,
    "nadam": NAdam,
}


def make_optimizer(
    choice: Choice,
    parameters: Array,
    gradients: Array,
    segments: Sequence[slice],
    learning_rate: float,
    state: Mapping[str, Array] | None = None,
    steps: int = 0,
) -> Optimizer:
    """Return the chosen optimizer bound to its vectors; see `Optimizer`.

    Raises
    ------
    KeyError
        If there is no optimizer of that name.
    """
    kind = OPTIMIZER_CLASSES[choice.name]
    return kind(choice, parameters, gradients, segments, learning_rate, state, steps)


__all__ = ["BLOCK_SIZE", "OPTIMIZER_CLASSES", "Optimizer", "make_optimizer"]
