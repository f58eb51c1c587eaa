"""Softmax: the one function whose outputs depend on each other."""

from functools import partial
from typing import ClassVar, Final

import numpy as np

from engine.activations.activation import Activation, ActivationFacts, Kernels
from engine.array_types import Array

#: From so many rows on, of at most so many columns, it pays to turn them.
_MANY_ROWS: Final = 32
_FEW_COLUMNS: Final = 32


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
        self._ones = np.ones(columns, self.z.dtype)
        #: z minus the largest of its row, and the sums of their exponentials, (N, O) and (N, 1):
        #: what the cross-entropy goes on from.
        self.shifted = self._scratch()
        self.sums = np.empty((rows, 1), self.z.dtype)
        largest = np.empty((rows, 1), self.z.dtype)
        self._forward_calls = (
            *_largest_of_rows(self.z, largest[:, 0]),
            partial(np.subtract, self.z, largest, self.shifted),
            partial(np.exp, self.shifted, self.a),
            partial(self.a.dot, self._ones, self.sums[:, 0]),
            partial(np.divide, self.a, self.sums, self.a),
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
        product, column = np.empty_like(self.a), np.empty_like(self.sums)
        return (
            partial(np.multiply, grad_a, self.a, product),
            partial(product.dot, self._ones, column[:, 0]),
            partial(np.subtract, grad_a, column, product),
            partial(np.multiply, product, self.a, grad_z),
        )


def _largest_of_rows(z: Array, largest: Array) -> Kernels:
    """Return the kernels that write the largest number of each row."""
    rows, columns = z.shape
    if rows < _MANY_ROWS or columns > _FEW_COLUMNS:
        return (partial(np.maximum.reduce, z, axis=1, out=largest),)
    # Many short rows: one loop for each would cost more than turning them into columns.
    turned = np.empty((columns, rows), z.dtype)
    return (
        partial(np.copyto, turned, z.T),
        partial(np.maximum.reduce, turned, axis=0, out=largest),
    )
