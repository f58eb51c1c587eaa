"""Losses of the difference p − t: squared, absolute and Huber."""

from functools import partial
from typing import ClassVar

import numpy as np

from engine.losses.loss import Loss, LossFacts


class _Squares(Loss):
    """``L = sum_o (p - t)^2 / divisor``, ``dL/dp = 2 (p - t) / divisor``."""

    def _prepare(self) -> None:
        difference = self._scratch()
        slope = self._constant(2.0 / self._divide_by() / self._divisor)
        self._term_calls = (
            partial(np.subtract, self.predictions, self.targets, difference),
            partial(np.square, difference, self.terms),
        )
        self._gradient_calls = (partial(np.multiply, difference, slope, self.gradient),)


class MeanSquaredError(_Squares):
    """``L = (1/O) sum_o (p - t)^2``, as in Keras and PyTorch."""

    facts: ClassVar = LossFacts(
        name="mean_squared_error",
        formula="(1/O)·Σ (p − t)²",
        latex=r"\frac{1}{O} \sum_o (p_o - t_o)^{2}",
        gradient_formula="(2/O)·(p − t)",
        gradient_latex=r"\frac{2}{O} (p_o - t_o)",
        use="Regression: large errors count most.",
    )

    def _divide_by(self) -> float:
        return float(self._columns)


class SumOfSquares(_Squares):
    """``L = sum_o (p - t)^2``."""

    facts: ClassVar = LossFacts(
        name="sum_of_squares",
        formula="Σ (p − t)²",
        latex=r"\sum_o (p_o - t_o)^{2}",
        gradient_formula="2·(p − t)",
        gradient_latex=r"2 (p_o - t_o)",
        use="Lessons that write the whole error without a mean.",
    )


class HalfSumOfSquares(_Squares):
    """``L = (1/2) sum_o (p - t)^2``, whose derivative is ``p - t`` without a factor."""

    facts: ClassVar = LossFacts(
        name="half_sum_of_squares",
        formula="½·Σ (p − t)²",
        latex=r"\frac{1}{2} \sum_o (p_o - t_o)^{2}",
        gradient_formula="p − t",
        gradient_latex="p_o - t_o",
        use="Textbooks: the ½ makes the derivative simply p − t.",
    )

    def _divide_by(self) -> float:
        return 2.0


class MeanAbsoluteError(Loss):
    """``L = (1/O) sum_o |p - t|``; the derivative at p = t is 0."""

    facts: ClassVar = LossFacts(
        name="mean_absolute_error",
        formula="(1/O)·Σ |p − t|",
        latex=r"\frac{1}{O} \sum_o |p_o - t_o|",
        gradient_formula="(1/O)·sign(p − t)",
        gradient_latex=r"\frac{1}{O} \mathrm{sign}(p_o - t_o)",
        use="Regression with outliers: every error counts by its size alone.",
    )

    def _prepare(self) -> None:
        self._difference = self._scratch()

    def _divide_by(self) -> float:
        return float(self._columns)

    def _write_terms(self) -> None:
        np.subtract(self.predictions, self.targets, self._difference)
        np.absolute(self._difference, self.terms)

    def differentiate(self) -> None:
        """Write dL/dp."""
        np.sign(self._difference, self.gradient)
        np.multiply(self.gradient, self._share, self.gradient)


class Huber(Loss):
    """``L = (1/O) sum_o h(p - t)``, quadratic up to delta and straight beyond.

    ``h(d) = d^2 / 2`` for ``|d| <= delta``, else ``delta * (|d| - delta / 2)``. With c the
    difference clipped to ±delta this is ``h(d) = c * (d - c / 2)``, and its derivative is c.
    Huber, Robust Estimation of a Location Parameter (1964); PyTorch's `HuberLoss`.
    """

    facts: ClassVar = LossFacts(
        name="huber",
        formula="(1/O)·Σ (½·d² if |d| ≤ δ else δ·(|d| − ½·δ)), d = p − t",
        latex=r"\frac{1}{O} \sum_o \begin{cases} \frac{1}{2} d_o^{2} & |d_o| \le \delta \\"
        r" \delta (|d_o| - \frac{1}{2} \delta) & |d_o| > \delta \end{cases},"
        r" \quad d_o = p_o - t_o",
        gradient_formula="(1/O)·min(max(p − t, −δ), δ)",
        gradient_latex=r"\frac{1}{O} \min(\max(p_o - t_o, -\delta), \delta)",
        use="Regression: squared for small errors, absolute for outliers.",
    )

    def _prepare(self) -> None:
        delta = self.options["delta"]
        self._difference, self._clipped = self._scratch(), self._scratch()
        self._highest, self._lowest = self._constants(delta), self._constants(-delta)
        self._half = self._constant(0.5)

    def _divide_by(self) -> float:
        return float(self._columns)

    def _write_terms(self) -> None:
        difference, clipped, terms = self._difference, self._clipped, self.terms
        np.subtract(self.predictions, self.targets, difference)
        np.minimum(difference, self._highest, out=clipped)
        np.maximum(clipped, self._lowest, out=clipped)
        np.multiply(clipped, self._half, terms)
        np.subtract(difference, terms, terms)
        np.multiply(terms, clipped, terms)

    def differentiate(self) -> None:
        """Write dL/dp."""
        np.multiply(self._clipped, self._share, self.gradient)
