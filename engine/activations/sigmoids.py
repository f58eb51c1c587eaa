"""S-shaped functions: sigmoid, tanh, softsign, hard sigmoid."""

from functools import partial
from typing import ClassVar

import numpy as np

from engine.activations.activation import Activation, ActivationFacts, Kernels
from engine.array_types import Array


def logistic_kernels(z: Array, value: Array, denominator: Array) -> Kernels:
    """Return the kernels of σ(z) = e / (1 + e) with e = exp(z).

    In this form both tails are exact: σ(−1000) is 0, σ(−37) has all its digits, and
    ``value / denominator`` is σ(z)(1 − σ(z)) without the cancellation of ``1 - value``. exp(z) is
    capped where its reciprocal is the smallest normal number, far beyond σ(z) = 1.

    Parameters
    ----------
    z : array
        Read.
    value : array
        Where σ(z) is written.
    denominator : array
        Where 1 + e is written.
    """
    cap = np.full(z.shape, -np.log(np.finfo(z.dtype).tiny), z.dtype)
    one = np.array(1.0, z.dtype)
    return (
        partial(np.minimum, z, cap, out=value),
        partial(np.exp, value, value),
        partial(np.add, value, one, denominator),
        partial(np.divide, value, denominator, value),
    )


class Sigmoid(Activation):
    """``f(z) = 1 / (1 + exp(-z))``, ``f'(z) = f(z) * (1 - f(z))``."""

    facts: ClassVar = ActivationFacts(
        name="sigmoid",
        formula="1 / (1 + exp(−z))",
        latex=r"\frac{1}{1 + e^{-z}}",
        derivative_formula="a·(1 − a)",
        derivative_latex="a (1 - a)",
        lower=0.0,
        upper=1.0,
        use="The output for yes or no: a probability; in hidden layers the classic of 1986.",
    )

    def _prepare(self) -> None:
        denominator = self._scratch()
        self._forward_calls = logistic_kernels(self.z, self.a, denominator)
        # a(1 − a), of which 1 − a is 1 / (1 + e).
        self._derivative_calls = (partial(np.divide, self.a, denominator, self.derivative),)


class Tanh(Activation):
    """``f(z) = tanh(z)``, ``f'(z) = 1 - f(z)^2``."""

    facts: ClassVar = ActivationFacts(
        name="tanh",
        formula="tanh(z)",
        latex=r"\tanh(z)",
        derivative_formula="1 − a²",
        derivative_latex="1 - a^{2}",
        lower=-1.0,
        upper=1.0,
        use="Hidden layers of small networks, and outputs between −1 and 1.",
    )

    def _prepare(self) -> None:
        one, derivative = self._constant(1.0), self.derivative
        self._forward_calls = (partial(np.tanh, self.z, self.a),)
        self._derivative_calls = (
            partial(np.square, self.a, derivative),
            partial(np.subtract, one, derivative, derivative),
        )


class Softsign(Activation):
    """``f(z) = z / (1 + |z|)``, ``f'(z) = 1 / (1 + |z|)^2``."""

    facts: ClassVar = ActivationFacts(
        name="softsign",
        formula="z / (1 + |z|)",
        latex=r"\frac{z}{1 + |z|}",
        derivative_formula="1 / (1 + |z|)²",
        derivative_latex=r"\frac{1}{(1 + |z|)^{2}}",
        lower=-1.0,
        upper=1.0,
        use="Hidden layers: like tanh, but it nears its ends slowly and saturates less.",
    )

    def _prepare(self) -> None:
        self._one = self._constant(1.0)
        self._denominator = self._scratch()

    def forward(self) -> None:
        """Write a."""
        np.absolute(self.z, self._denominator)
        np.add(self._denominator, self._one, self._denominator)
        np.divide(self.z, self._denominator, self.a)

    def differentiate(self) -> None:
        """Write f′(z)."""
        np.divide(self._one, self._denominator, self.derivative)
        np.square(self.derivative, self.derivative)


class HardSigmoid(Activation):
    """``f(z) = min(max(z + 3, 0), 6) / 6``, as in PyTorch and Keras 3.

    Keras 2 had ``0.2 z + 0.5`` instead of ``z / 6 + 0.5``. The derivative at ±3 is 0.
    """

    facts: ClassVar = ActivationFacts(
        name="hard_sigmoid",
        formula="min(max(z + 3, 0), 6) / 6",
        latex=r"\frac{\min(\max(z + 3, 0), 6)}{6}",
        derivative_formula="1/6 if −3 < z < 3 else 0",
        derivative_latex=r"\begin{cases} 1/6 & -3 < z < 3 \\ 0 & |z| \ge 3 \end{cases}",
        lower=0.0,
        upper=1.0,
        lower_attained=True,
        upper_attained=True,
        kinks=(-3.0, 3.0),
        use="A sigmoid of three straight pieces for devices without a fast exponential.",
    )

    def _prepare(self) -> None:
        self._three, self._six = self._constant(3.0), self._constant(6.0)
        self._zeros, self._sixes = self._constants(0.0), self._constants(6.0)

    def forward(self) -> None:
        """Write a."""
        np.add(self.z, self._three, self.a)
        np.maximum(self.a, self._zeros, out=self.a)
        np.minimum(self.a, self._sixes, out=self.a)
        np.divide(self.a, self._six, self.a)

    def differentiate(self) -> None:
        """Write f′(z)."""
        np.absolute(self.z, self.derivative)
        np.less(self.derivative, self._three, self.derivative)
        np.divide(self.derivative, self._six, self.derivative)
