"""Maxout: each neuron is the largest of several affine pieces."""

import numpy as np

from engine.layers.layer import Arrays, Layer, LayerContext


class Maxout(Layer):
    """``z = x @ W + b`` of shape (N, units * pieces), ``a = max over the pieces of z``.

    Backward, the gradient goes to the piece that was largest (the first one of equals).
    Source: Goodfellow et al., arXiv:1302.4389.
    """

    def __init__(self, context: LayerContext) -> None:
        super().__init__(context)
        store, spec = self.store, context.spec
        rows = len(self.inputs[0])
        self.weights, self.bias = self.parameters["weights"], self.parameters.get("bias")
        self._z = store.matrix("pre_activation", spec.units * spec.pieces)
        self.pre_activation = self._z
        self.output = store.matrix("output", spec.units)
        self._pieces = self._z.reshape(rows, spec.units, spec.pieces)
        self._winner = store.matrix("winner", spec.units, np.intp)
        self._is_winner = store.matrix("is_winner", spec.units, np.bool_)
        self.mask = store.matrix("mask", spec.units * spec.pieces)
        self._mask = self.mask.reshape(self._pieces.shape)
        self._masks = [
            (np.array(number, np.intp), self._mask[:, :, number]) for number in range(spec.pieces)
        ]

    def forward(self) -> None:
        """Write z, the largest of its pieces, and which they were."""
        np.dot(self.inputs[0], self.weights, self._z)
        if self.bias is not None:
            np.add(self._z, self.bias, self._z)
        np.maximum.reduce(self._pieces, axis=2, out=self.output)
        np.argmax(self._pieces, 2, self._winner)
        for number, mask in self._masks:
            np.equal(self._winner, number, self._is_winner)
            np.copyto(mask, self._is_winner)

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        store = self.store
        self._grad_a = self._incoming_gradient()[:, :, None]
        self._delta = store.matrix("grad_pre_activation", self._z.shape[1])
        self.grad_pre_activation = self._delta
        self._delta_pieces = self._delta.reshape(self._pieces.shape)
        self._ones = np.ones(len(self._z), store.dtype)
        columns = self.inputs[0].shape[1]
        self._grad_x = store.matrix("grad_inputs", columns) if wanted[0] else None
        self.grad_inputs = (self._grad_x,)

    def backward(self) -> None:
        """Write delta, dW, db and, where somebody reads it, dx."""
        np.multiply(self._mask, self._grad_a, self._delta_pieces)
        np.dot(self.inputs[0].T, self._delta, self.gradients["weights"])
        if self.bias is not None:
            np.dot(self._ones, self._delta, self.gradients["bias"])
        if self._grad_x is not None:
            np.dot(self._delta, self.weights.T, self._grad_x)

    def forward_extras(self) -> Arrays:
        """Return which piece was the largest, as ones and zeros."""
        return {"mask": self.mask}
