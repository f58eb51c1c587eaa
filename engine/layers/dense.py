"""The dense layer ("Affine" plus an activation), and the activation as a layer of its own."""

import numpy as np

from engine.activations import Activation, bind_activation
from engine.array_types import Array
from engine.layers.layer import Arrays, Kernel, Layer, LayerContext
from engine.specification import Choice


class _Activated(Layer):
    """A layer whose output is ``a = f(z)``."""

    can_fuse = True

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

    def _bind_activation_backward(self) -> Kernel | None:
        """Return the kernel from `grad_output` to `grad_pre_activation`, None where none is needed.

        Together with the loss, the loss writes `grad_pre_activation`; a linear function hands
        its gradient on unchanged.
        """
        if self.grad_output is not None and self.is_linear:
            self.grad_pre_activation = self.grad_output
            self.activation_derivative = np.ones_like(self.output)
            return None
        columns = self.output.shape[1]
        self.grad_pre_activation = self.store.matrix("grad_pre_activation", columns)
        if self.grad_output is None:
            return None
        if self.activation.facts.elementwise:
            self.activation_derivative = self.activation.derivative
        return self.activation.bind_backward(self.grad_output, self.grad_pre_activation)

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
        self.weights = self.parameters["weights"]
        self.bias = self.parameters.get("bias")
        pre_activation = self.store.matrix("pre_activation", self.weights.shape[1])
        self._bind_activation(context.spec.activation, pre_activation)
        self._pre_activation = pre_activation
        self._x = self.inputs[0]
        self._activate = None if self.is_linear else self.activation.forward

    def forward(self) -> None:
        """Write z and a."""
        z = self._pre_activation
        np.dot(self._x, self.weights, z)
        if self.bias is not None:
            np.add(z, self.bias, z)
        if self._activate is not None:
            self._activate()

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        self._through_activation = self._bind_activation_backward()
        assert self.grad_pre_activation is not None
        self._delta = self.grad_pre_activation
        self._x_transposed = self._x.T
        self._weights_transposed = self.weights.T
        self._grad_weights = self.gradients["weights"]
        self._grad_bias = self.gradients.get("bias")
        self._ones = np.ones(len(self._x), self.store.dtype)
        columns = self._x.shape[1]
        self._grad_x = self.store.matrix("grad_inputs", columns) if wanted[0] else None
        self.grad_inputs = (self._grad_x,)

    def backward(self) -> None:
        """Write delta, dW, db and, where somebody reads it, dx."""
        if self._through_activation is not None:
            self._through_activation()
        delta = self._delta
        np.dot(self._x_transposed, delta, self._grad_weights)
        if self._grad_bias is not None:
            np.dot(self._ones, delta, self._grad_bias)
        if self._grad_x is not None:
            np.dot(delta, self._weights_transposed, self._grad_x)


class ActivationLayer(_Activated):
    """``a = f(x)``; backward ``dx = grad_output * f'(x)``."""

    def __init__(self, context: LayerContext) -> None:
        super().__init__(context)
        self._bind_activation(context.spec.activation, self.inputs[0])

    def forward(self) -> None:
        """Write a."""
        if not self.is_linear:
            self.activation.forward()

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        self._through_activation = self._bind_activation_backward()
        self.grad_inputs = (self.grad_pre_activation if wanted[0] else None,)

    def backward(self) -> None:
        """Write dx."""
        if self._through_activation is not None:
            self._through_activation()
