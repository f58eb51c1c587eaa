"""The dense layer ("Affine" plus an activation), and the activation as a layer of its own."""

from functools import partial
from typing import Final

import numpy as np

from engine.activations import Activation, bind_activation, run_all
from engine.array_types import Array
from engine.layers.layer import Arrays, Kernel, Kernels, Layer, LayerContext
from engine.specification import Choice

#: Elements up to which a bias is laid out row by row before it is added.
_SMALL: Final = 1000


class _Activated(Layer):
    """A layer whose output is ``a = f(z)``."""

    can_fuse = True

    _forward_calls: Kernels = ()
    _backward_calls: Kernels = ()

    def _bind_activation(self, choice: Choice, pre_activation: Array) -> None:
        """Make `output` and the function that fills it; linear needs no array of its own."""
        store = self.store
        columns = pre_activation.shape[1]
        self.pre_activation = pre_activation
        self.is_linear = choice.name == "linear"
        self.output = pre_activation if self.is_linear else store.matrix("output", columns)
        self.activation: Activation = bind_activation(
            choice,
            pre_activation,
            self.output,
            store.matrix("activation_derivative", columns),
            slope=self.parameters.get("slope"),
            grad_slope=self.gradients.get("slope"),
        )

    def _bind_activation_backward(self) -> Kernels:
        """Return the kernels from `grad_output` to `grad_pre_activation`, if any are needed.

        Together with the loss, the loss writes `grad_pre_activation`; a linear function hands
        its gradient on unchanged.
        """
        if self.grad_output is not None and self.is_linear:
            self.grad_pre_activation = self.grad_output
            self.activation_derivative = np.ones_like(self.output)
            return ()
        columns = self.output.shape[1]
        self.grad_pre_activation = self.store.matrix("grad_pre_activation", columns)
        if self.grad_output is None:
            return ()
        if self.activation.facts.elementwise:
            self.activation_derivative = self.activation.derivative
        return self.activation.backward_kernels(self.grad_output, self.grad_pre_activation)

    @property
    def _activation_kernels(self) -> Kernels:
        return () if self.is_linear else self.activation.forward_kernels

    @property
    def forward_kernels(self) -> Kernels:
        """The calls that make up `forward`."""
        return self._forward_calls

    @property
    def backward_kernels(self) -> Kernels:
        """The calls that make up `backward`."""
        return self._backward_calls

    def forward(self) -> None:
        """Write z and a."""
        run_all(self._forward_calls)

    def backward(self) -> None:
        """Write delta, dW, db and, where somebody reads it, dx."""
        run_all(self._backward_calls)

    def forward_extras(self) -> Arrays:
        """Return the learned slope of a PReLU."""
        return {"slope": self.parameters["slope"]} if "slope" in self.parameters else {}

    def backward_extras(self) -> Arrays:
        """Return the gradient of a PReLU's slope."""
        return {"grad_slope": self.gradients["slope"]} if "slope" in self.gradients else {}


class Dense(_Activated):
    """``z = x @ W + b``, ``a = f(z)``.

    Backward, with ``delta = grad_output * f'(z)``: ``dW = x.T @ delta``,
    ``db = sum over samples of delta``, ``dx = delta @ W.T``.
    x is (N, I), W (I, O), b (O,), z and a (N, O).
    """

    def __init__(self, context: LayerContext) -> None:
        super().__init__(context)
        weights = self.parameters["weights"]
        z = self.store.matrix("pre_activation", weights.shape[1])
        self._bind_activation(context.spec.activation, z)
        self._forward_calls = (
            # The method is faster to call than np.dot.
            partial(self.inputs[0].dot, weights, z),
            *bias_kernels(z, self.parameters.get("bias")),
            *self._activation_kernels,
        )

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        through_activation = self._bind_activation_backward()
        x, weights, delta = self.inputs[0], self.parameters["weights"], self.grad_pre_activation
        assert delta is not None
        kernels: list[Kernel] = list(through_activation)
        kernels.append(partial(x.T.dot, delta, self.gradients["weights"]))
        if "bias" in self.gradients:
            ones = np.ones(len(x), self.store.dtype)
            kernels.append(partial(ones.dot, delta, self.gradients["bias"]))
        grad_x = self.store.matrix("grad_inputs", x.shape[1]) if wanted[0] else None
        if grad_x is not None:
            kernels.append(partial(delta.dot, weights.T, grad_x))
        self.grad_inputs = (grad_x,)
        self._backward_calls = tuple(kernels)


class ActivationLayer(_Activated):
    """``a = f(x)``; backward ``dx = grad_output * f'(x)``."""

    def __init__(self, context: LayerContext) -> None:
        super().__init__(context)
        self._bind_activation(context.spec.activation, self.inputs[0])
        self._forward_calls = self._activation_kernels

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        self._backward_calls = self._bind_activation_backward()
        self.grad_inputs = (self.grad_pre_activation if wanted[0] else None,)


def bias_kernels(z: Array, bias: Array | None) -> Kernels:
    """Return the kernels of ``z <- z + b``.

    Adding arrays of different shapes costs a small call three times its time, so the bias is
    first laid out row by row, by a matrix product.
    """
    if bias is None:
        return ()
    if z.size > _SMALL:
        return (partial(np.add, z, bias, z),)
    rows, column = np.empty_like(z), np.ones((len(z), 1), z.dtype)
    return partial(column.dot, bias[np.newaxis], rows), partial(np.add, z, rows, z)
