"""Softmax: the one function whose outputs depend on each other."""

from functools import partial
from typing import ClassVar

import numpy as np

from engine.activations.activation import Activation, ActivationFacts, Kernels
from engine.array_types import Array


class Softmax(Activation):
    """``a_i = exp(z_i) / sum_k exp(z_k)``, with the largest z subtracted first.

    The derivatives form a matrix for each sample, ``da_i/dz_j = a_i * ([i = j] - a_j)``, of which
    only the product with the gradient is needed: ``dL/dz = a * (dL/da - sum_k dL/da_k a_k)``.
    """

    facts: ClassVar = ActivationFacts(
        name="softmax",
        formula="exp(zᵢ) / Σₖ exp(zₖ)",
        latex=r"\frac{e^{z_i}}{\sum_k e^{z_k}}",
        derivative_formula="∂aᵢ/∂zⱼ = aᵢ·([i = j] − aⱼ)",
        derivative_latex=r"\frac{\partial a_i}{\partial z_j} = a_i ([i = j] - a_j)",
        lower=0.0,
        upper=1.0,
        elementwise=False,
        use="The output for one class out of several: probabilities that add up to 1.",
    )

    def _prepare(self) -> None:
        rows, columns = self.z.shape
        self._column = np.empty((rows, 1), self.z.dtype)
        self._per_row = self._column[:, 0]
        self._ones = np.ones(columns, self.z.dtype)

        a, column, per_row = self.a, self._column, self._per_row
        self.forward_kernels = (
            partial(np.maximum.reduce, self.z, axis=1, out=per_row),
            partial(np.subtract, self.z, column, a),
            partial(np.exp, a, a),
            partial(a.dot, self._ones, per_row),
            partial(np.divide, a, column, a),
        )

    def differentiate(self) -> None:
        """Refuse: each sample has a matrix of derivatives, not one number per unit.

        Raises
        ------
        TypeError
            Always.
        """
        raise TypeError("softmax has no element-wise derivative; use backward_kernels")

    def backward_kernels(self, grad_a: Array, grad_z: Array) -> Kernels:
        """Return the kernels of dL/dz."""
        product, column = np.empty_like(self.a), np.empty_like(self._column)
        return (
            partial(np.multiply, grad_a, self.a, product),
            partial(product.dot, self._ones, column[:, 0]),
            partial(np.subtract, grad_a, column, product),
            partial(np.multiply, product, self.a, grad_z),
        )
