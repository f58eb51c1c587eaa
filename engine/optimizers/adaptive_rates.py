"""A rate for each parameter, from the squares of its gradients: AdaGrad, AdaDelta, RMSprop."""

from collections.abc import Mapping

import numpy as np

from engine.array_types import Array
from engine.optimizers.optimizer import Kernel, Kernels, Optimizer


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
        rate, epsilon = self._decayed_rate, self._epsilon

        def update() -> None:
            np.square(g, change)
            np.add(squares, change, squares)
            np.sqrt(squares, root)
            np.add(root, epsilon, root)
            np.divide(g, root, change)
            np.multiply(change, rate, change)
            np.subtract(p, change, p)

        return (update,)


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
        rho, rest, epsilon, rate = self._rho, self._rest, self._epsilon, self._rate

        def update() -> None:
            _decay_into(squares, g, rho, rest, root)
            np.add(squares, epsilon, root)
            np.sqrt(root, root)
            np.add(updates, epsilon, change)
            np.sqrt(change, change)
            np.divide(change, root, change)
            np.multiply(change, g, change)
            _decay_into(updates, change, rho, rest, root)
            np.multiply(change, rate, change)
            np.subtract(p, change, p)

        return (update,)


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
        squares, velocity = state["square_average"], state.get("velocity")
        change, root = self._scratch(p.size), self._scratch(p.size, 1)
        alpha, rest, epsilon, rate = self._alpha, self._rest, self._epsilon, self._rate
        momentum = self._momentum
        write_root = self._bind_root(g, state, root)

        def update() -> None:
            _decay_into(squares, g, alpha, rest, change)
            write_root()
            np.add(root, epsilon, root)
            np.divide(g, root, change)
            if velocity is not None:
                np.multiply(velocity, momentum, velocity)
                np.add(velocity, change, velocity)
                np.multiply(velocity, rate, change)
            else:
                np.multiply(change, rate, change)
            np.subtract(p, change, p)

        return (update,)

    def _bind_root(self, g: Array, state: Mapping[str, Array], root: Array) -> Kernel:
        """Return the kernel that writes sqrt(s), or the standard deviation where centred."""
        squares, mean = state["square_average"], state.get("gradient_average")
        rest, zeros = self._rest, np.zeros_like(root)

        def write_root() -> None:
            np.sqrt(squares, root)

        if mean is None:
            return write_root

        def write_deviation() -> None:
            np.subtract(g, mean, root)
            np.multiply(root, rest, root)
            np.add(mean, root, mean)
            np.square(mean, root)
            np.subtract(squares, root, root)
            # A constant gradient has variance 0, which rounding may put below 0.
            np.maximum(root, zeros, out=root)
            np.sqrt(root, root)

        return write_deviation


def _decay_into(average: Array, values: Array, keep: Array, rest: Array, scratch: Array) -> None:
    """``average <- keep * average + rest * values^2``."""
    np.multiply(average, keep, average)
    np.square(values, scratch)
    np.multiply(scratch, rest, scratch)
    np.add(average, scratch, average)
