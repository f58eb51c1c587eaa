"""Gradient descent: plain, with momentum, and Nesterov's."""

from collections.abc import Mapping
from functools import partial

import numpy as np

from engine.array_types import Array
from engine.optimizers.optimizer import Kernels, Optimizer


class Sgd(Optimizer):
    """``p <- p - lr * g``: stochastic gradient descent."""

    def _bind_block(self, p: Array, g: Array, state: Mapping[str, Array]) -> Kernels:
        change = self._scratch(p.size)
        return partial(np.multiply, g, self._rate, change), partial(np.subtract, p, change, p)


class Momentum(Optimizer):
    """``v <- momentum * v + (1 - dampening) * g``, ``p <- p - lr * v``.

    As in PyTorch, the first step takes ``v = g`` undampened, and a momentum of 0 is plain
    gradient descent. Polyak (1964).

    Keras keeps ``v <- momentum * v - lr * g``, ``p <- p + v``: the same path while the rate stays
    the same, another one after a change of the rate. It has no dampening.
    """

    slots = ("velocity",)
    decaying = ("velocity",)

    def _prepare(self) -> None:
        self._momentum = self._constant(self.options["momentum"])
        self._share = self._constant(1.0)
        self._later_share = 1.0 - self.options["dampening"]
        if self.options["momentum"] == 0.0:
            self._later_share = 1.0

    def _begin_step(self) -> None:
        self._share[()] = 1.0 if self.steps == 1 else self._later_share

    def _bind_block(self, p: Array, g: Array, state: Mapping[str, Array]) -> Kernels:
        velocity = state["velocity"]
        change = self._scratch(p.size)
        follow: Kernels = (partial(np.add, velocity, g, velocity),)
        if self._later_share != 1.0:
            follow = (
                partial(np.multiply, g, self._share, change),
                partial(np.add, velocity, change, velocity),
            )
        return (
            partial(np.multiply, velocity, self._momentum, velocity),
            *follow,
            partial(np.multiply, velocity, self._rate, change),
            partial(np.subtract, p, change, p),
        )


class Nesterov(Optimizer):
    """``v <- momentum * v + g``, ``p <- p - lr * (g + momentum * v)``.

    Nesterov's accelerated gradient in the form of Sutskever et al. (2013), as in PyTorch with
    ``nesterov=True``. Keras folds the rate into v, as for momentum.
    """

    slots = ("velocity",)
    decaying = ("velocity",)

    def _prepare(self) -> None:
        self._momentum = self._constant(self.options["momentum"])

    def _bind_block(self, p: Array, g: Array, state: Mapping[str, Array]) -> Kernels:
        velocity = state["velocity"]
        change = self._scratch(p.size)
        return (
            partial(np.multiply, velocity, self._momentum, velocity),
            partial(np.add, velocity, g, velocity),
            partial(np.multiply, velocity, self._momentum, change),
            partial(np.add, change, g, change),
            partial(np.multiply, change, self._rate, change),
            partial(np.subtract, p, change, p),
        )
