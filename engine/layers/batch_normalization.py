"""Batch normalization: every column of a batch brought to mean 0 and variance 1, then rescaled."""

import numpy as np

from engine.array_types import Array
from engine.layers.layer import Arrays, Layer, LayerContext


class BatchNormalization(Layer):
    """``y = gamma * x_hat + beta`` with ``x_hat = (x - mean) / sqrt(variance + epsilon)``.

    While training, mean and variance are the batch's (the variance divided by N) and the running
    ones follow them; a batch of one has no variance and is normalized by the running ones, as in
    use. Backward, with g = grad_output * gamma::

        dgamma = sum(grad_output * x_hat)       dbeta = sum(grad_output)
        dx = (g - mean(g) - x_hat * mean(g * x_hat)) / sqrt(variance + epsilon)

    Source: Ioffe and Szegedy, arXiv:1502.03167; running statistics as in PyTorch.
    """

    def __init__(self, context: LayerContext) -> None:
        super().__init__(context)
        store = self.store
        rows, columns = self.inputs[0].shape
        self.output = store.matrix("output", columns)
        self.normalized = store.matrix("normalized", columns)
        self.mean, self.variance = store.vector("mean", columns), store.vector("variance", columns)
        self._deviation = store.vector("deviation", columns)
        self._scratch = store.matrix("scratch", columns)
        self._column = store.vector("column", columns)
        self._ones = np.full(rows, 1.0, store.dtype)
        self._share = np.full(rows, 1.0 / max(rows, 1), store.dtype)
        self._bind_constants(rows)
        self.uses_running_statistics = rows < 2

    def _bind_constants(self, rows: int) -> None:
        spec, constant = self.context.spec, self.store.constant
        self._epsilon = constant(spec.epsilon)
        self._keep = constant(1.0 - spec.momentum)
        self._follow = constant(spec.momentum)
        self._follow_unbiased = constant(spec.momentum * rows / max(rows - 1, 1))

    def forward(self) -> None:
        """Write y by the batch's statistics, and let the running ones follow."""
        if self.uses_running_statistics:
            self.infer()
            return
        x, centred = self.inputs[0], self.normalized
        np.dot(self._share, x, self.mean)
        np.subtract(x, self.mean, centred)
        np.multiply(centred, centred, self._scratch)
        np.dot(self._share, self._scratch, self.variance)
        self._scale_and_shift(centred)
        self._follow_with("running_mean", self.mean, self._follow)
        self._follow_with("running_variance", self.variance, self._follow_unbiased)

    def infer(self) -> None:
        """Write y by the running statistics."""
        np.copyto(self.mean, self.parameters["running_mean"])
        np.copyto(self.variance, self.parameters["running_variance"])
        np.subtract(self.inputs[0], self.mean, self.normalized)
        self._scale_and_shift(self.normalized)

    def _scale_and_shift(self, centred: Array) -> None:
        np.add(self.variance, self._epsilon, self._deviation)
        np.sqrt(self._deviation, self._deviation)
        np.divide(centred, self._deviation, self.normalized)
        np.multiply(self.normalized, self.parameters["gamma"], self.output)
        np.add(self.output, self.parameters["beta"], self.output)

    def _follow_with(self, name: str, batch: Array, follow: Array) -> None:
        running = self.parameters[name]
        np.multiply(running, self._keep, running)
        np.multiply(batch, follow, self._column)
        np.add(running, self._column, running)

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        self._grad_y = self._incoming_gradient()
        self._grad_x = self.store.matrix("grad_inputs", self.output.shape[1])
        self.grad_inputs = (self._grad_x if wanted[0] else None,)

    def backward(self) -> None:
        """Write dgamma, dbeta and dx."""
        np.multiply(self._grad_y, self.normalized, self._scratch)
        np.dot(self._ones, self._scratch, self.gradients["gamma"])
        np.dot(self._ones, self._grad_y, self.gradients["beta"])
        if self.grad_inputs[0] is None:
            return
        grad_x = self._grad_x
        np.multiply(self._grad_y, self.parameters["gamma"], grad_x)
        if not self.uses_running_statistics:
            self._take_out_the_batch(grad_x)
        np.divide(grad_x, self._deviation, grad_x)

    def _take_out_the_batch(self, grad: Array) -> None:
        """Subtract what flows through the batch's own mean and variance."""
        np.multiply(grad, self.normalized, self._scratch)
        np.dot(self._share, self._scratch, self._column)
        np.multiply(self.normalized, self._column, self._scratch)
        np.dot(self._share, grad, self._column)
        np.subtract(grad, self._column, grad)
        np.subtract(grad, self._scratch, grad)

    def forward_extras(self) -> Arrays:
        """Return the statistics used and the normalized inputs."""
        return {
            "mean": self.mean,
            "variance": self.variance,
            "normalized": self.normalized,
            "gamma": self.parameters["gamma"],
            "beta": self.parameters["beta"],
            "running_mean": self.parameters["running_mean"],
            "running_variance": self.parameters["running_variance"],
        }

    def backward_extras(self) -> Arrays:
        """Return the gradients of gamma and beta."""
        return {"grad_gamma": self.gradients["gamma"], "grad_beta": self.gradients["beta"]}
