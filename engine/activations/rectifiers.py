"""Functions made of straight or exponential pieces: linear, step, and ReLU with its relatives."""

from abc import abstractmethod
from collections.abc import Mapping
from functools import partial
from typing import ClassVar, Final

import numpy as np

from engine.activations.activation import Activation, ActivationFacts, Kernels, run_all
from engine.array_types import Array

#: Below this many elements one call is faster than two, above it the vectorised loops are.
_SMALL: Final = 1500

#: Klambauer et al., Self-Normalizing Neural Networks (2017), appendix A.
SELU_ALPHA: Final = 1.6732632423543772848170429916717
SELU_SCALE: Final = 1.0507009873554804934193349852946


def _mark_positive(values: Array, marks: Array) -> Kernels:
    """Return kernels that write 1 where a value is positive, else 0, or -1 where negative."""
    if values.size < _SMALL:
        return (partial(np.sign, values, marks),)
    # Into booleans and from there: straight into floats `greater` works through a buffer.
    positive = np.empty(values.shape, np.bool_)
    zero = np.array(0.0, values.dtype)
    return partial(np.greater, values, zero, positive), partial(np.copyto, marks, positive)


class Linear(Activation):
    """``f(z) = z``; z and a may be one array."""

    facts: ClassVar = ActivationFacts(
        name="linear",
        formula="z",
        latex="z",
        derivative_formula="1",
        derivative_latex="1",
        use="The output of a regression; in hidden layers it adds nothing a single layer lacks.",
    )

    def forward(self) -> None:
        """Write a."""
        if self.a is not self.z:
            np.copyto(self.a, self.z)

    def differentiate(self) -> None:
        """Write f′(z)."""
        self.derivative.fill(1.0)


class Step(Activation):
    """``f(z) = 1 for z > 0, else 0``: at the threshold the neuron does not fire."""

    facts: ClassVar = ActivationFacts(
        name="step",
        formula="1 if z > 0 else 0",
        latex=r"\begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}",
        derivative_formula="0",
        derivative_latex="0",
        lower=0.0,
        upper=1.0,
        lower_attained=True,
        upper_attained=True,
        kinks=(0.0,),
        use="The perceptron of 1958; its derivative is 0, so nothing before it learns.",
    )

    def _prepare(self) -> None:
        self._zero = self._constant(0.0)

    def forward(self) -> None:
        """Write a; `heaviside` keeps NaN, which a comparison would turn into 0."""
        np.heaviside(self.z, self._zero, self.a)

    def differentiate(self) -> None:
        """Write f′(z)."""
        self.derivative.fill(0.0)


class Relu(Activation):
    """``f(z) = max(0, z)``, with ``f'(0) = 0``."""

    facts: ClassVar = ActivationFacts(
        name="relu",
        formula="max(0, z)",
        latex=r"\max(0, z)",
        derivative_formula="1 if z > 0 else 0",
        derivative_latex=r"\begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}",
        lower=0.0,
        lower_attained=True,
        kinks=(0.0,),
        use="The usual choice for hidden layers; start with He weights.",
    )

    def _prepare(self) -> None:
        self._forward_calls = (partial(np.maximum, self.z, self._constants(0.0), out=self.a),)
        # a is never negative, so its sign is 1 or 0.
        self._derivative_calls = _mark_positive(self.a, self.derivative)


class LeakyRelu(Activation):
    """``f(z) = z for z > 0, else slope * z``, with ``f'(0) = slope``."""

    facts: ClassVar = ActivationFacts(
        name="leaky_relu",
        formula="z if z > 0 else slope·z",
        latex=r"\begin{cases} z & z > 0 \\ s z & z \le 0 \end{cases}",
        derivative_formula="1 if z > 0 else slope",
        derivative_latex=r"\begin{cases} 1 & z > 0 \\ s & z \le 0 \end{cases}",
        kinks=(0.0,),
        use="Hidden layers in which ReLU units die: a little gradient passes for z < 0 too.",
    )

    def _prepare(self) -> None:
        self._slope = self._constant(self.options["slope"])
        self._slopes = self._constants(self.options["slope"])
        self._mark = _mark_positive(self.z, self.derivative)

    def forward(self) -> None:
        """Write a; a slope of at most 1 makes it the larger of the two lines."""
        np.multiply(self.z, self._slope, self.a)
        np.maximum(self.z, self.a, out=self.a)

    def differentiate(self) -> None:
        """Write f′(z): the larger of the mark (1, or 0 and less) and a slope in [0, 1]."""
        run_all(self._mark)
        np.maximum(self.derivative, self._slopes, out=self.derivative)


class Prelu(Activation):
    """``f(z) = z for z > 0, else slope * z``, one learned slope per unit.

    ``dL/dslope = sum over samples of dL/da * min(0, z)``. He et al., Delving Deep into
    Rectifiers (2015).
    """

    facts: ClassVar = ActivationFacts(
        name="prelu",
        formula="z if z > 0 else slope·z, slope learned",
        latex=r"\begin{cases} z & z > 0 \\ s z & z \le 0 \end{cases}",
        derivative_formula="1 if z > 0 else slope",
        derivative_latex=r"\begin{cases} 1 & z > 0 \\ s & z \le 0 \end{cases}",
        kinks=(0.0,),
        use="Hidden layers that find the slope for z < 0 themselves, one for each unit.",
    )

    def _prepare(self) -> None:
        if self.slope is None:
            self.slope = np.full(self.z.shape[-1], self.options["slope"], self.z.dtype)
        self._slope = self.slope
        self._zeros = self._constants(0.0)
        self._negative_part = self._scratch()
        self._product = self._scratch()
        self._one = self._constant(1.0)
        self._mark = _mark_positive(self.z, self.derivative)

    def forward(self) -> None:
        """Write a."""
        np.minimum(self.z, self._zeros, out=self._negative_part)
        np.multiply(self._negative_part, self._slope, self._product)
        np.maximum(self.z, self._zeros, out=self.a)
        np.add(self.a, self._product, self.a)

    def differentiate(self) -> None:
        """Write f′(z)."""
        mark, product = self.derivative, self._product
        run_all(self._mark)
        np.maximum(mark, self._zeros, out=mark)
        np.subtract(self._one, mark, product)
        np.multiply(product, self._slope, product)
        np.add(mark, product, mark)

    def backward_kernels(self, grad_a: Array, grad_z: Array) -> Kernels:
        """Return the kernels of dL/dz and, where `grad_slope` was given, dL/dslope."""
        times_derivative = super().backward_kernels(grad_a, grad_z)
        if self.grad_slope is None:
            return times_derivative
        ones = np.ones(len(self.z), self.z.dtype)
        return (
            *times_derivative,
            partial(np.multiply, grad_a, self._negative_part, self._product),
            partial(ones.dot, self._product, self.grad_slope),
        )


class _ExponentialRectifier(Activation):
    """``f(z) = above * z for z > 0, else below * (exp(z) - 1)``."""

    @abstractmethod
    def _slopes(self) -> tuple[float, float]:
        """Return the slopes just above and just below 0."""

    def _prepare(self) -> None:
        above, below = self._slopes()
        self._above, self._below = self._constant(above), self._constant(below)
        self._smooth = above == below
        self._zero = self._constant(0.0)
        self._zeros = self._constants(0.0)
        self._negative_part = self._scratch()
        self._product = self._scratch()

    def forward(self) -> None:
        """Write a; `expm1` keeps every digit of a small z."""
        product = self._product
        np.minimum(self.z, self._zeros, out=self._negative_part)
        np.expm1(self._negative_part, product)
        np.multiply(product, self._below, product)
        np.maximum(self.z, self._zeros, out=self.a)
        np.multiply(self.a, self._above, self.a)
        np.add(self.a, product, self.a)

    def differentiate(self) -> None:
        """Write f′(z): above for z > 0, else below·exp(z)."""
        derivative, not_positive = self.derivative, self._product
        np.exp(self._negative_part, derivative)
        np.multiply(derivative, self._below, derivative)
        if self._smooth:
            return
        np.less_equal(self.z, self._zero, not_positive)
        np.multiply(derivative, not_positive, derivative)
        np.multiply(not_positive, self._above, not_positive)
        np.subtract(self._above, not_positive, not_positive)
        np.add(derivative, not_positive, derivative)


class Elu(_ExponentialRectifier):
    """``f(z) = z for z > 0, else alpha * (exp(z) - 1)``. Clevert et al. (2015)."""

    facts: ClassVar = ActivationFacts(
        name="elu",
        formula="z if z > 0 else α·(exp(z) − 1)",
        latex=r"\begin{cases} z & z > 0 \\ \alpha (e^{z} - 1) & z \le 0 \end{cases}",
        derivative_formula="1 if z > 0 else α·exp(z)",
        derivative_latex=r"\begin{cases} 1 & z > 0 \\ \alpha e^{z} & z \le 0 \end{cases}",
        lower=-1.0,
        kinks=(0.0,),
        use="Hidden layers: like ReLU, but outputs average nearer to 0 and no unit dies.",
    )

    def _slopes(self) -> tuple[float, float]:
        return 1.0, self.options["alpha"]

    @classmethod
    def bounds(cls, options: Mapping[str, float]) -> tuple[float, float]:
        """Return (-alpha, infinity)."""
        return -options["alpha"], cls.facts.upper


class Selu(_ExponentialRectifier):
    """``f(z) = scale * (z for z > 0, else alpha * (exp(z) - 1))``.

    With scale 1.0507 and alpha 1.6733, LeCun weights and scaled inputs, every layer keeps mean
    0 and variance 1. Klambauer et al., Self-Normalizing Neural Networks (2017).
    """

    facts: ClassVar = ActivationFacts(
        name="selu",
        formula="1.0507·z if z > 0 else 1.0507·1.6733·(exp(z) − 1)",
        latex=r"\lambda \begin{cases} z & z > 0 \\ \alpha (e^{z} - 1) & z \le 0 \end{cases}",
        derivative_formula="1.0507 if z > 0 else 1.0507·1.6733·exp(z)",
        derivative_latex=r"\lambda \begin{cases} 1 & z > 0 \\ \alpha e^{z} & z \le 0 \end{cases}",
        lower=-SELU_SCALE * SELU_ALPHA,
        kinks=(0.0,),
        use="Deep stacks of dense layers: with LeCun weights it keeps mean 0 and variance 1.",
    )

    def _slopes(self) -> tuple[float, float]:
        return SELU_SCALE, SELU_SCALE * SELU_ALPHA
