"""Smooth relatives of ReLU: softplus, Swish, GELU, Mish."""

import math
from typing import ClassVar

import numpy as np

from engine.activations.activation import Activation, ActivationFacts, run_all
from engine.activations.normal_distribution import bind_normal_distribution
from engine.activations.sigmoids import logistic_kernels


class Softplus(Activation):
    """``f(z) = ln(1 + exp(z)) = max(z, 0) + ln(1 + exp(-|z|))``, ``f'(z) = sigmoid(z)``.

    PyTorch returns z itself above a threshold of 20, which is off by up to 2e-9; this does not.
    """

    facts: ClassVar = ActivationFacts(
        name="softplus",
        formula="ln(1 + exp(z))",
        latex=r"\ln(1 + e^{z})",
        derivative_formula="1 / (1 + exp(−z))",
        derivative_latex=r"\frac{1}{1 + e^{-z}}",
        lower=0.0,
        use="Outputs that must be positive, such as a variance; ReLU without its kink.",
    )

    def _prepare(self) -> None:
        self._zeros = self._constants(0.0)
        self._small = self._scratch()
        self._derivative_calls = logistic_kernels(self.z, self.derivative, self._small)

    def forward(self) -> None:
        """Write a."""
        small = self._small
        np.absolute(self.z, small)
        np.negative(small, small)
        np.exp(small, small)
        np.log1p(small, small)
        np.maximum(self.z, self._zeros, out=self.a)
        np.add(self.a, small, self.a)


class Swish(Activation):
    """``f(z) = z * sigmoid(z)``, ``f'(z) = s + a * (1 - s)``; also called SiLU."""

    facts: ClassVar = ActivationFacts(
        name="swish",
        formula="z / (1 + exp(−z))",
        latex=r"\frac{z}{1 + e^{-z}}",
        derivative_formula="s + a·(1 − s), s = 1 / (1 + exp(−z))",
        derivative_latex=r"s + a (1 - s), \quad s = \frac{1}{1 + e^{-z}}",
        lower=-0.2784645427610738,
        lower_attained=True,
        use="Hidden layers of deep networks; also known as SiLU.",
    )

    def _prepare(self) -> None:
        self._sigmoid = self._scratch()
        self._denominator = self._scratch()
        self._logistic = logistic_kernels(self.z, self._sigmoid, self._denominator)
        # From here on a · (1 − s) is 0, but the denominator has stopped growing.
        self._most = self._constants(1000.0)

    def forward(self) -> None:
        """Write a."""
        run_all(self._logistic)
        np.multiply(self.z, self._sigmoid, self.a)

    def differentiate(self) -> None:
        """Write f′(z); 1 − s is one over the sigmoid's denominator."""
        np.minimum(self.a, self._most, out=self.derivative)
        np.divide(self.derivative, self._denominator, self.derivative)
        np.add(self.derivative, self._sigmoid, self.derivative)


class Gelu(Activation):
    """``f(z) = z * Phi(z)``, ``f'(z) = Phi(z) + z * phi(z)``: the exact form, with erf.

    Φ and φ are the normal distribution's function and density. Hendrycks & Gimpel, Gaussian
    Error Linear Units (2016). The approximation with tanh is another function.
    """

    facts: ClassVar = ActivationFacts(
        name="gelu",
        formula="z·(1 + erf(z/√2)) / 2",
        latex=r"\frac{z}{2} \left(1 + \mathrm{erf} \frac{z}{\sqrt{2}}\right)",
        derivative_formula="Φ(z) + z·φ(z)",
        derivative_latex=r"\Phi(z) + z \varphi(z)",
        lower=-0.16997120747990370,
        lower_attained=True,
        use="Hidden layers of transformers.",
    )

    def _prepare(self) -> None:
        self._phi = self._scratch()
        self._bell = self._scratch()
        self._density_at_0 = self._constant(1.0 / math.sqrt(2.0 * math.pi))
        self._distribution = bind_normal_distribution(self.z, self._phi, self._bell)

    def forward(self) -> None:
        """Write a."""
        self._distribution()
        np.multiply(self.z, self._phi, self.a)

    def differentiate(self) -> None:
        """Write f′(z)."""
        derivative = self.derivative
        np.multiply(self.z, self._bell, derivative)
        np.multiply(derivative, self._density_at_0, derivative)
        np.add(derivative, self._phi, derivative)


class Mish(Activation):
    """``f(z) = z * tanh(softplus(z))``. Misra (2019).

    With e = exp(z) and n = e(e + 2), tanh(softplus(z)) is n / (n + 2), and its derivative
    4e(e + 1) / (n + 2)². z is capped in e where n / (n + 2) has long been 1.
    """

    facts: ClassVar = ActivationFacts(
        name="mish",
        formula="z·tanh(ln(1 + exp(z)))",
        latex=r"z \tanh(\ln(1 + e^{z}))",
        derivative_formula="t + z·(1 − t²) / (1 + exp(−z)), t = a / z",
        derivative_latex=r"t + \frac{z (1 - t^{2})}{1 + e^{-z}}, \quad t = \frac{a}{z}",
        lower=-0.3088434130172504,
        lower_attained=True,
        use="Hidden layers of deep networks, much like Swish.",
    )

    def _prepare(self) -> None:
        self._one, self._two, self._four = (self._constant(value) for value in (1.0, 2.0, 4.0))
        # exp(4 · cap) must be finite in the type.
        self._caps = self._constants(20.0 if self.z.dtype == np.float32 else 40.0)
        self._bounded = self._scratch()
        self._e = self._scratch()
        self._denominator = self._scratch()
        self._tanh = self._scratch()

    def forward(self) -> None:
        """Write a."""
        e, tanh = self._e, self._tanh
        np.minimum(self.z, self._caps, out=self._bounded)
        np.exp(self._bounded, e)
        np.add(e, self._two, tanh)
        np.multiply(tanh, e, tanh)
        np.add(tanh, self._two, self._denominator)
        np.divide(tanh, self._denominator, tanh)
        np.multiply(self.z, tanh, self.a)

    def differentiate(self) -> None:
        """Write f′(z)."""
        derivative = self.derivative
        np.add(self._e, self._one, derivative)
        np.multiply(derivative, self._e, derivative)
        np.divide(derivative, self._denominator, derivative)
        np.divide(derivative, self._denominator, derivative)
        np.multiply(derivative, self._four, derivative)
        np.multiply(derivative, self._bounded, derivative)
        np.add(derivative, self._tanh, derivative)
