"""Adam and its relatives: momentum and a rate for each parameter in one."""

from collections.abc import Mapping
from functools import partial
from math import sqrt

import numpy as np

from engine.array_types import Array
from engine.optimizers.optimizer import Kernels, Optimizer, decay_squares


class _Moments(Optimizer):
    """What all have: two moments, ``m <- b1 m + (1 - b1) g`` and one of sizes."""

    decaying = ("first_moment",)

    def _prepare(self) -> None:
        self._rest_1 = self._constant(1.0 - self.options["beta_1"])
        self._beta_2 = self._constant(self.options["beta_2"])
        self._rest_2 = self._constant(1.0 - self.options["beta_2"])
        self._epsilon = self._constant(self.options["epsilon"])
        self._step_size = self._constant(0.0)

    def _bind_first_moment(self, g: Array, moment: Array, scratch: Array) -> Kernels:
        """Return the kernels of ``m <- m + (1 - b1) (g - m)``."""
        return (
            partial(np.subtract, g, moment, scratch),
            partial(np.multiply, scratch, self._rest_1, scratch),
            partial(np.add, moment, scratch, moment),
        )

    def _bind_second_moment(self, g: Array, moment: Array, scratch: Array) -> Kernels:
        """Return the kernels of ``v <- b2 v + (1 - b2) g^2``."""
        return decay_squares(moment, g, self._beta_2, self._rest_2, scratch)


class Adam(_Moments):
    """``p <- p - lr * m' / (sqrt(v') + epsilon)`` with the corrected moments m' and v'.

    ``m <- b1 m + (1 - b1) g``, ``v <- b2 v + (1 - b2) g^2``, ``m' = m / (1 - b1^t)``,
    ``v' = v / (1 - b2^t)`` in step t. With `amsgrad`, the largest v so far stands for v. Kingma &
    Ba (2015), Reddi et al. (2018).

    Both corrections are folded into the rate and epsilon: with ``c = sqrt(1 - b2^t)``,
    ``m' / (sqrt(v') + epsilon) = c / (1 - b1^t) * m / (sqrt(v) + c * epsilon)``.

    Keras adds epsilon (1e-7) itself instead of ``c * epsilon``: larger in the first steps.
    """

    slots = ("first_moment", "second_moment", "largest_second_moment")
    decaying_squares = ("second_moment",)

    def used_slots(self) -> tuple[str, ...]:
        """Return the names of what these options remember."""
        return self.slots if self.options["amsgrad"] else self.slots[:2]

    def _begin_step(self) -> None:
        options = self.options
        correction_1 = 1.0 - options["beta_1"] ** self.steps
        correction_2 = sqrt(1.0 - options["beta_2"] ** self.steps)
        self._step_size[()] = self._learning_rate * correction_2 / correction_1
        self._epsilon[()] = options["epsilon"] * correction_2

    def _bind_block(self, p: Array, g: Array, state: Mapping[str, Array]) -> Kernels:
        m, v = state["first_moment"], state["second_moment"]
        largest = state.get("largest_second_moment")
        change = self._scratch(p.size)
        return (
            *self._bind_first_moment(g, m, change),
            *self._bind_second_moment(g, v, change),
            *(() if largest is None else (partial(np.maximum, largest, v, out=largest),)),
            partial(np.sqrt, v if largest is None else largest, change),
            partial(np.add, change, self._epsilon, change),
            partial(np.divide, m, change, change),
            partial(np.multiply, change, self._step_size, change),
            partial(np.subtract, p, change, p),
        )


class AdamW(Adam):
    """Adam after ``p <- p * (1 - lr * weight_decay)``: weight decay apart from the gradient.

    Like PyTorch's it reaches every parameter, biases too. Loshchilov & Hutter (2019). Keras has a
    weight decay of 0.004 by default.
    """

    def _prepare(self) -> None:
        super()._prepare()
        self._kept = self._constant(1.0)

    def _begin_step(self) -> None:
        super()._begin_step()
        self._kept[()] = 1.0 - self._learning_rate * self.options["weight_decay"]

    def _bind_block(self, p: Array, g: Array, state: Mapping[str, Array]) -> Kernels:
        return partial(np.multiply, p, self._kept, p), *super()._bind_block(p, g, state)


class Adamax(_Moments):
    """``u <- max(b2 u, |g| + epsilon)``, ``p <- p - lr / (1 - b1^t) * m / u``.

    m is Adam's first moment. Kingma & Ba (2015), section 7.1. Keras leaves epsilon (1e-7) out of u
    and adds it to the denominator; its rate is 0.001.
    """

    slots = ("first_moment", "infinity_norm")

    def _begin_step(self) -> None:
        correction = 1.0 - self.options["beta_1"] ** self.steps
        self._step_size[()] = self._learning_rate / correction

    def _bind_block(self, p: Array, g: Array, state: Mapping[str, Array]) -> Kernels:
        m, u = state["first_moment"], state["infinity_norm"]
        change = self._scratch(p.size)
        return (
            *self._bind_first_moment(g, m, change),
            partial(np.multiply, u, self._beta_2, u),
            partial(np.absolute, g, change),
            partial(np.add, change, self._epsilon, change),
            partial(np.maximum, u, change, out=u),
            partial(np.divide, m, u, change),
            partial(np.multiply, change, self._step_size, change),
            partial(np.subtract, p, change, p),
        )


class NAdam(_Moments):
    """Adam whose step looks one momentum ahead.

    ``p <- p - lr * ((1 - mu_t) / (1 - M_t) * g + mu_{t+1} / (1 - M_t mu_{t+1}) * m) / (sqrt(v') +
    epsilon)`` with ``mu_t = b1 * (1 - 0.5 * 0.96^(t * momentum_decay))`` and ``M_t`` the product of
    mu_1 to mu_t. Dozat (2016). The correction of v is folded into the factors, as in Adam.

    PyTorch keeps M in float32 unless its default is float64; here it is always float64. Keras has
    no `momentum_decay`: its mu_t has 0.96^t.
    """

    slots = ("first_moment", "second_moment")
    decaying_squares = ("second_moment",)

    def _prepare(self) -> None:
        super()._prepare()
        self.scalars["momentum_product"] = 1.0
        self._gradient_share = self._constant(0.0)
        self._moment_share = self._constant(0.0)

    def _momentum_at(self, step: int) -> float:
        decay = self.options["momentum_decay"]
        now: float = self.options["beta_1"] * (1.0 - 0.5 * 0.96 ** (step * decay))
        return now

    def _begin_step(self) -> None:
        now, following = self._momentum_at(self.steps), self._momentum_at(self.steps + 1)
        product = self.scalars["momentum_product"] * now
        self.scalars["momentum_product"] = product
        correction = sqrt(1.0 - self.options["beta_2"] ** self.steps)
        rate = self._learning_rate * correction
        self._gradient_share[()] = rate * (1.0 - now) / (1.0 - product)
        self._moment_share[()] = rate * following / (1.0 - product * following)
        self._epsilon[()] = self.options["epsilon"] * correction

    def _bind_block(self, p: Array, g: Array, state: Mapping[str, Array]) -> Kernels:
        m, v = state["first_moment"], state["second_moment"]
        change, root = self._scratch(p.size), self._scratch(p.size, 1)
        return (
            *self._bind_first_moment(g, m, change),
            *self._bind_second_moment(g, v, change),
            partial(np.multiply, g, self._gradient_share, change),
            partial(np.multiply, m, self._moment_share, root),
            partial(np.add, change, root, change),
            partial(np.sqrt, v, root),
            partial(np.add, root, self._epsilon, root),
            partial(np.divide, change, root, change),
            partial(np.subtract, p, change, p),
        )
