"""Losses that ask for the right side of a boundary: hinge and the perceptron criterion."""

from typing import ClassVar

import numpy as np

from engine.losses.loss import Loss, LossFacts


class Hinge(Loss):
    """``L = (1/O) sum_o max(0, 1 - t p)`` with targets −1 and +1, as in Keras.

    The derivative is ``-t / O`` where ``t p < 1`` and 0 elsewhere.
    """

    facts: ClassVar = LossFacts(
        name="hinge",
        formula="(1/O)·Σ max(0, 1 − t·p)",
        latex=r"\frac{1}{O} \sum_o \max(0, 1 - t_o p_o)",
        gradient_formula="−t/O if t·p < 1 else 0",
        gradient_latex=r"\begin{cases} -t_o / O & t_o p_o < 1 \\ 0 & t_o p_o \ge 1 \end{cases}",
        use="Two classes with a margin, as in support vector machines.",
    )

    def _prepare(self) -> None:
        self._zeros = self._constants(0.0)
        self._one = self._constant(1.0)
        self._minus_share = self._constant(-1.0 / self._columns / self._divisor)

    def _divide_by(self) -> float:
        return float(self._columns)

    def _write_terms(self) -> None:
        terms = self.terms
        np.multiply(self.targets, self.predictions, terms)
        np.subtract(self._one, terms, terms)
        np.maximum(terms, self._zeros, out=terms)

    def differentiate(self) -> None:
        """Write dL/dp; a term is never negative, so its sign is 1 or 0."""
        np.sign(self.terms, self.gradient)
        np.multiply(self.gradient, self.targets, self.gradient)
        np.multiply(self.gradient, self._minus_share, self.gradient)


class Perceptron(Loss):
    """``L = sum_o max(0, -(2t - 1) z)`` with targets 0 and 1, after step.

    Computed together with ``y = step(z)``: the derivative by z is exactly ``y - t``, also at
    z = 0, so that gradient descent is the perceptron rule. Rosenblatt, The Perceptron (1958).

    Raises
    ------
    TypeError
        Without logits: a step's output does not hold how far z is off.
    """

    facts: ClassVar = LossFacts(
        name="perceptron",
        formula="Σ max(0, −(2·t − 1)·z)",
        latex=r"\sum_o \max(0, -(2 t_o - 1) z_o)",
        gradient_formula="y − t",
        gradient_latex="y_o - t_o",
        use="The perceptron rule for step outputs.",
        together_with="step",
    )

    def _prepare(self) -> None:
        if self.logits is None:
            raise TypeError("the perceptron loss must have the logits of its step units")
        self._z = self.logits
        self._difference = self._scratch()

    def _write_terms(self) -> None:
        # y - t is 0 where the unit is right, else the sign of z (or -1 at 0): never negative.
        np.subtract(self.predictions, self.targets, self._difference)
        np.multiply(self._difference, self._z, self.terms)
        np.absolute(self.terms, self.terms)

    def differentiate(self) -> None:
        """Write dL/dz."""
        np.multiply(self._difference, self._share, self.gradient)
