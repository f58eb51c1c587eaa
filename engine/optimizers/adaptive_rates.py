"""A rate for each parameter, from the squares of its gradients: AdaGrad, AdaDelta, RMSprop."""

from collections.abc import Mapping
from functools import partial

import numpy as np

from engine.array_types import Array
from engine.optimizers.optimizer import Kernels, Optimizer, decay_squares


class AdaGrad(Optimizer):
    """``s <- s + g^2``, ``p <- p - lr_t * g / (sqrt(s) + epsilon)``.

    ``lr_t = lr / (1 + (t - 1) * learning_rate_decay)`` in step t; s starts at
    `initial_accumulator`. Duchi et al. (2011).

    Keras starts s at 0.1, puts epsilon (1e-7) under the root, and has a rate of 0.001.
    """

    slots = ("sum_of_squares",)

    def _prepare(self) -> None:
        self._epsilon = self._constant(self.options["epsilon"])
        self._decayed_rate = self._constant(0.0)
        self.state["sum_of_squares"].fill(self.options["initial_accumulator"])

    def _begin_step(self) -> None:
        decay = self.options["learning_rate_decay"]
        self._decayed_rate[()] = self._learning_rate / (1.0 + (self.steps - 1) * decay)

    def _bind_block(self, p: Array, g: Array, state: Mapping[str, Array]) -> Kernels:
        squares = state["sum_of_squares"]
        change, root = self._scratch(p.size), self._scratch(p.size, 1)
        return (
            partial(np.square, g, change),
            partial(np.add, squares, change, squares),
            partial(np.sqrt, squares, root),
            partial(np.add, root, self._epsilon, root),
            partial(np.divide, g, root, change),
            partial(np.multiply, change, self._decayed_rate, change),
            partial(np.subtract, p, change, p),
        )


class AdaDelta(Optimizer):
    """``s <- rho s + (1 - rho) g^2``, ``d = g sqrt(u + eps) / sqrt(s + eps)``, ``p <- p - lr d``.

    Then ``u <- rho u + (1 - rho) d^2``. Zeiler (2012), whose rate is 1.

    Keras has the same formulas with rho 0.95, epsilon 1e-7 and a rate of 0.001.
    """

    slots = ("square_average", "update_average")
    decaying_squares = ("square_average", "update_average")

    def _prepare(self) -> None:
        self._rho = self._constant(self.options["rho"])
        self._rest = self._constant(1.0 - self.options["rho"])
        self._epsilon = self._constant(self.options["epsilon"])

    def _bind_block(self, p: Array, g: Array, state: Mapping[str, Array]) -> Kernels:
        squares, updates = state["square_average"], state["update_average"]
        change, root = self._scratch(p.size), self._scratch(p.size, 1)
        rho, rest, epsilon = self._rho, self._rest, self._epsilon
        return (
            *decay_squares(squares, g, rho, rest, root),
            partial(np.add, squares, epsilon, root),
            partial(np.sqrt, root, root),
            partial(np.add, updates, epsilon, change),
            partial(np.sqrt, change, change),
            partial(np.divide, change, root, change),
            partial(np.multiply, change, g, change),
            *decay_squares(updates, change, rho, rest, root),
            partial(np.multiply, change, self._rate, change),
            partial(np.subtract, p, change, p),
        )


class RmsProp(Optimizer):
    """``s <- alpha s + (1 - alpha) g^2``, ``p <- p - lr * g / (sqrt(s) + epsilon)``.

    Centred, the square of ``m <- alpha m + (1 - alpha) g`` is taken from s under the root, which
    makes it the gradient's variance. With momentum, ``v <- momentum * v + g / (sqrt(s) + epsilon)``
    and ``p <- p - lr * v``. Tieleman & Hinton, lecture 6e of COURSERA (2012).

    Keras puts epsilon (1e-7) under the root, calls alpha rho (0.9), folds the rate into the
    momentum, and has a rate of 0.001.
    """

    slots = ("square_average", "gradient_average", "velocity")
    decaying = ("gradient_average", "velocity")
    decaying_squares = ("square_average",)

    def used_slots(self) -> tuple[str, ...]:
        """Return the names of what these options remember."""
        wanted = (True, self.options["centered"] != 0, self.options["momentum"] != 0)
        return tuple(slot for slot, used in zip(self.slots, wanted, strict=True) if used)

    def _prepare(self) -> None:
        self._alpha = self._constant(self.options["alpha"])
        self._rest = self._constant(1.0 - self.options["alpha"])
        self._epsilon = self._constant(self.options["epsilon"])
        self._momentum = self._constant(self.options["momentum"])

    def _bind_block(self, p: Array, g: Array, state: Mapping[str, Array]) -> Kernels:
        squares = state["square_average"]
        change, root = self._scratch(p.size), self._scratch(p.size, 1)
        return (
            *decay_squares(squares, g, self._alpha, self._rest, change),
            *self._bind_root(g, state, root),
            partial(np.add, root, self._epsilon, root),
            partial(np.divide, g, root, change),
            *self._bind_rate(change, state.get("velocity")),
            partial(np.subtract, p, change, p),
        )

    def _bind_root(self, g: Array, state: Mapping[str, Array], root: Array) -> Kernels:
        """Return the kernels that write sqrt(s), or the standard deviation where centred."""
        squares, mean = state["square_average"], state.get("gradient_average")
        if mean is None:
            return (partial(np.sqrt, squares, root),)
        return (
            partial(np.subtract, g, mean, root),
            partial(np.multiply, root, self._rest, root),
            partial(np.add, mean, root, mean),
            partial(np.square, mean, root),
            partial(np.subtract, squares, root, root),
            # A constant gradient has variance 0, which rounding may put below 0.
            partial(np.maximum, root, np.zeros_like(root), out=root),
            partial(np.sqrt, root, root),
        )

    def _bind_rate(self, change: Array, velocity: Array | None) -> Kernels:
        """Return the kernels of ``lr * change``, or of ``lr * v`` with momentum."""
        if velocity is None:
            return (partial(np.multiply, change, self._rate, change),)
        return (
            partial(np.multiply, velocity, self._momentum, velocity),
            partial(np.add, velocity, change, velocity),
            partial(np.multiply, velocity, self._rate, change),
        )
