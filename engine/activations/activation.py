"""What every activation function is: facts to show, and kernels bound once to their arrays."""

import math
from abc import ABC
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

import numpy as np

from engine.array_types import Array

Kernel = Callable[[], object]
Kernels = tuple[Kernel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivationFacts:
    """What there is to say about a function ``a = f(z)``.

    Parameters
    ----------
    name : str
        A key of `engine.specification.ACTIVATIONS`.
    formula, derivative_formula : str
        f(z) and f′(z) as plain text; also the accessible text.
    latex, derivative_latex : str
        The same for a formula renderer.
    lower, upper : float
        The range of f with its default options; may be infinite.
    lower_attained, upper_attained : bool
        Whether the ends of the range are values of f.
    elementwise : bool
        Whether each output depends on its own z alone.
    kinks : tuple of float
        Where f is not differentiable (ELU: for α other than 1).
    use : str
        Where it is used, in one sentence.
    """

    name: str
    formula: str
    latex: str
    derivative_formula: str
    derivative_latex: str
    use: str
    lower: float = -math.inf
    upper: float = math.inf
    lower_attained: bool = False
    upper_attained: bool = False
    elementwise: bool = True
    kinks: tuple[float, ...] = ()


class Activation(ABC):
    """An activation function bound to the arrays it reads and writes.

    No kernel allocates, changes what it reads, or overflows for finite z of any training that
    has not diverged; NaN in z is NaN in a. A function overrides `forward` and `differentiate`,
    or `_prepare` lists the calls they make in `_forward_calls` and `_derivative_calls`; a step
    goes through the lists, which spares a tiny network the calls of Python functions.

    Parameters
    ----------
    z : array (N, O)
        Pre-activations, read only.
    a : array (N, O)
        Where f(z) is written.
    derivative : array (N, O), optional
        Where f′(z) is written; allocated where missing.
    options : mapping of str to float, optional
        Every option of the function, see `engine.specification.ACTIVATIONS`.
    slope, grad_slope : array (O,), optional
        The learned slope of a PReLU, and where its gradient is written.
    """

    facts: ClassVar[ActivationFacts]

    _forward_calls: Kernels = ()
    _derivative_calls: Kernels = ()

    def __init__(
        self,
        z: Array,
        a: Array,
        derivative: Array | None = None,
        options: Mapping[str, float] | None = None,
        slope: Array | None = None,
        grad_slope: Array | None = None,
    ) -> None:
        self.z = z
        self.a = a
        self.derivative: Array = np.empty_like(a) if derivative is None else derivative
        self.options = dict(options or {})
        self.slope = slope
        self.grad_slope = grad_slope
        self._prepare()

    def _prepare(self) -> None:  # noqa: B027 (a linear function needs nothing)
        """Allocate what the kernels need besides z, a and the derivative."""

    @property
    def forward_kernels(self) -> Kernels:
        """What a step calls to write ``a = f(z)``."""
        return self._forward_calls or (self.forward,)

    @property
    def derivative_kernels(self) -> Kernels:
        """What a step calls to write ``derivative = f'(z)``."""
        return self._derivative_calls or (self.differentiate,)

    def forward(self) -> None:
        """Write ``a = f(z)``."""
        run_all(self._forward_calls)

    def differentiate(self) -> None:
        """Write ``derivative = f'(z)``; `forward` must have run."""
        run_all(self._derivative_calls)

    def backward_kernels(self, grad_a: Array, grad_z: Array) -> Kernels:
        """Return the kernels of ``dL/dz = dL/da * f'(z)``, to be called one after another.

        Parameters
        ----------
        grad_a : array (N, O)
            Read.
        grad_z : array (N, O)
            Written.
        """
        return (*self.derivative_kernels, partial(np.multiply, grad_a, self.derivative, grad_z))

    def bind_backward(self, grad_a: Array, grad_z: Array) -> Kernel:
        """Return `backward_kernels` as one kernel."""
        return partial(run_all, self.backward_kernels(grad_a, grad_z))

    @classmethod
    def bounds(cls, options: Mapping[str, float]) -> tuple[float, float]:
        """Return the range of f for these options."""
        return cls.facts.lower, cls.facts.upper

    def _constant(self, value: float) -> Array:
        """Return a 0-d array, cheaper in a ufunc call than a Python number."""
        return np.array(value, self.z.dtype)

    def _constants(self, value: float) -> Array:
        """Return an array like z: maximum and minimum are vectorised for equal shapes only."""
        return np.full(self.z.shape, value, self.z.dtype)

    def _scratch(self) -> Array:
        return np.empty(self.z.shape, self.z.dtype)


def run_all(kernels: Kernels) -> None:
    """Call one kernel after another."""
    for kernel in kernels:
        kernel()
