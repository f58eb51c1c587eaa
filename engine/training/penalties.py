"""What is done to the gradients before the update: penalties added, then clipped."""

from math import sqrt

import numpy as np

from engine.array_types import Array
from engine.network.network import Network
from engine.network.parameters import Parameter
from engine.specification import TrainingSpec

_BIASES = ("bias", "beta")


class GradientRules:
    """L1 and L2 penalties and gradient clipping, bound to a network's flat vectors.

    The penalty is ``l1 * ||W||_1 + l2 / 2 * ||W||^2`` over weights (over biases only where asked),
    its gradient ``l1 * sign(W) + l2 * W``. Clipping by value bounds every element to
    ``[-clip_value, clip_value]``; by norm scales the whole gradient so that its Euclidean norm is
    at most `clip_norm` (PyTorch's ``clip_grad_value_`` and ``clip_grad_norm_``).
    """

    def __init__(self, network: Network, training: TrainingSpec) -> None:
        self._training = training
        self._penalized = [
            _Penalized(network, parameter, training)
            for parameter in network.table
            if _is_penalized(parameter, training)
        ]
        self._trainable = [network.gradients[place] for place in network.table.trainable_places]
        #: Whether `apply` does anything.
        self.change_something = bool(
            self._penalized or training.clip_value > 0 or training.clip_norm > 0
        )
        dtype = network.dtype
        self._clip_low = np.array(-training.clip_value, dtype)
        self._clip_high = np.array(training.clip_value, dtype)

    def apply(self) -> None:
        """Add the penalties' gradients, then clip."""
        for penalized in self._penalized:
            penalized.add_gradient()
        if self._training.clip_value > 0:
            for part in self._trainable:
                np.clip(part, self._clip_low, self._clip_high, part)
        if self._training.clip_norm > 0:
            self._clip_norm()

    def _clip_norm(self) -> None:
        norm = sqrt(sum(float(np.dot(part, part)) for part in self._trainable))
        # As PyTorch: the small number keeps a zero gradient from being divided by zero.
        scale = self._training.clip_norm / (norm + 1e-6)
        if scale < 1.0:
            for part in self._trainable:
                np.multiply(part, part.dtype.type(scale), part)

    def penalty(self) -> float:
        """Return what the penalties add to the loss."""
        return sum((penalized.value() for penalized in self._penalized), 0.0)


class _Penalized:
    """One tensor with its penalty."""

    def __init__(self, network: Network, parameter: Parameter, training: TrainingSpec) -> None:
        self._values: Array = network.parameters[parameter.place]
        self._gradient: Array = network.gradients[parameter.place]
        self._scratch: Array = np.empty_like(self._values)
        self._l1, self._l2 = training.l1, training.l2
        self._l1_factor = np.array(training.l1, network.dtype)
        self._l2_factor = np.array(training.l2, network.dtype)

    def add_gradient(self) -> None:
        """Add ``l2 * W + l1 * sign(W)`` to the gradient."""
        if self._l2 > 0:
            np.multiply(self._values, self._l2_factor, self._scratch)
            np.add(self._gradient, self._scratch, self._gradient)
        if self._l1 > 0:
            np.sign(self._values, self._scratch)
            np.multiply(self._scratch, self._l1_factor, self._scratch)
            np.add(self._gradient, self._scratch, self._gradient)

    def value(self) -> float:
        """Return ``l1 * ||W||_1 + l2 / 2 * ||W||^2``."""
        squares = float(np.dot(self._values, self._values))
        return self._l1 * float(np.abs(self._values).sum()) + 0.5 * self._l2 * squares


def _is_penalized(parameter: Parameter, training: TrainingSpec) -> bool:
    if training.l1 == 0 and training.l2 == 0:
        return False
    return parameter.name == "weights" or (training.penalize_biases and parameter.name in _BIASES)
