"""Cross-entropies, from the logits wherever they are known."""

from abc import abstractmethod
from typing import ClassVar

import numpy as np

from engine.array_types import Array
from engine.losses.loss import Loss, LossFacts


class _CrossEntropy(Loss):
    """What both have: smoothed labels, and the shortcut from the logits.

    Where probabilities are given without logits, 0 counts as the smallest normal number, so that
    a loss is large but never infinite.
    """

    def _prepare(self) -> None:
        smoothing = self.options.get("label_smoothing", 0.0)
        self._smoothed = self._scratch() if smoothing else self.targets
        self._keep = self._constant(1.0 - smoothing) if smoothing else None
        self._spread = self._constant(smoothing / self._classes())
        self._smallest = self._constants(float(np.finfo(self.predictions.dtype).tiny))
        self._one = self._constant(1.0)
        self._first, self._second = self._scratch(), self._scratch()

    @abstractmethod
    def _classes(self) -> int:
        """Return among how many classes the smoothing is shared out."""

    def _smooth_targets(self) -> None:
        """Write t (1 − ε) + ε / K, Keras's and PyTorch's definition."""
        if self._keep is not None:
            np.multiply(self.targets, self._keep, self._smoothed)
            np.add(self._smoothed, self._spread, self._smoothed)

    def _write_log(self, values: Array, out: Array) -> None:
        np.maximum(values, self._smallest, out=out)
        np.log(out, out)


class BinaryCrossEntropy(_CrossEntropy):
    """``L = -(1/O) sum_o (t ln p + (1 - t) ln(1 - p))``.

    From the logits, ``max(z, 0) - z t + ln(1 + exp(-|z|))``: exact for any z, while the
    probability of z = −1000 is 0. Label smoothing ε replaces t by ``t (1 - ε) + ε / 2``.
    """

    facts: ClassVar = LossFacts(
        name="binary_cross_entropy",
        formula="−(1/O)·Σ (t·ln p + (1 − t)·ln(1 − p))",
        latex=r"-\frac{1}{O} \sum_o (t_o \ln p_o + (1 - t_o) \ln(1 - p_o))",
        gradient_formula="(p − t)/O",
        gradient_latex=r"\frac{p_o - t_o}{O}",
        use="Sigmoid outputs: yes or no, each for itself.",
        together_with="sigmoid",
    )

    def _classes(self) -> int:
        return 2

    def _divide_by(self) -> float:
        return float(self._columns)

    def _prepare(self) -> None:
        super()._prepare()
        self._zeros = self._constants(0.0)
        self._minus_one = self._constant(-1.0)

    def _write_terms(self) -> None:
        self._smooth_targets()
        if self.logits is None:
            self._write_terms_of_probabilities()
        else:
            self._write_terms_of_logits(self.logits)

    def _write_terms_of_logits(self, z: Array) -> None:
        terms, log = self.terms, self._first
        np.copysign(z, self._minus_one, log)
        np.exp(log, log)
        np.log1p(log, log)
        np.multiply(z, self._smoothed, self._second)
        np.maximum(z, self._zeros, out=terms)
        # In this order z cancels exactly where t is 1 and z large.
        np.subtract(terms, self._second, terms)
        np.add(terms, log, terms)

    def _write_terms_of_probabilities(self) -> None:
        terms, log = self.terms, self._first
        self._write_log(self.predictions, log)
        np.multiply(log, self._smoothed, terms)
        np.subtract(self._one, self.predictions, log)
        self._write_log(log, log)
        np.subtract(self._one, self._smoothed, self._second)
        np.multiply(log, self._second, log)
        np.add(terms, log, terms)
        np.negative(terms, terms)

    def differentiate(self) -> None:
        """Write dL/dz = (p − t) / O where logits are given, else dL/dp."""
        # p - t holds for sigmoid with binary cross-entropy and any targets from 0 to 1, because
        # the sigmoid's derivative p (1 - p) is the denominator of dL/dp.
        np.subtract(self.predictions, self._smoothed, self.gradient)
        np.multiply(self.gradient, self._share, self.gradient)
        if self.logits is None:
            np.subtract(self._one, self.predictions, self._first)
            np.multiply(self._first, self.predictions, self._first)
            np.maximum(self._first, self._smallest, out=self._first)
            np.divide(self.gradient, self._first, self.gradient)


class CategoricalCrossEntropy(_CrossEntropy):
    """``L = -sum_o t ln p``.

    From the logits, ``ln p = z - max z - ln(sum exp(z - max z))``: exact for any z. Label
    smoothing ε replaces t by ``t (1 - ε) + ε / O``.
    """

    facts: ClassVar = LossFacts(
        name="categorical_cross_entropy",
        formula="−Σ t·ln p",
        latex=r"-\sum_o t_o \ln p_o",
        gradient_formula="p − t",
        gradient_latex="p_o - t_o",
        use="Softmax outputs: one class out of several.",
        together_with="softmax",
    )

    def _classes(self) -> int:
        return self._columns

    def _prepare(self) -> None:
        super()._prepare()
        self._column, self._target_sums = (
            np.empty((len(self.predictions), 1), self.predictions.dtype) for _ in range(2)
        )
        self._per_row, self._sums_per_row = self._column[:, 0], self._target_sums[:, 0]

    def _write_terms(self) -> None:
        self._smooth_targets()
        if self.logits is None:
            self._write_log(self.predictions, self.terms)
            np.negative(self.terms, self.terms)
        else:
            self._write_negative_log_softmax(self.logits)
        np.multiply(self.terms, self._smoothed, self.terms)

    def _write_negative_log_softmax(self, z: Array) -> None:
        shifted, exponentials = self._first, self._second
        np.maximum.reduce(z, axis=1, out=self._per_row)
        np.subtract(z, self._column, shifted)
        np.exp(shifted, exponentials)
        np.dot(exponentials, self._ones_for_outputs, self._per_row)
        np.log(self._per_row, self._per_row)
        np.subtract(self._column, shifted, self.terms)

    def differentiate(self) -> None:
        """Write dL/dz = p·Σt − t where logits are given, else dL/dp = −t / p."""
        if self.logits is not None:
            # p - t holds where the targets of a row add up to 1, as one-hot ones do; for any
            # others it is p * sum(t) - t, the same to the bit where the sum is 1.
            np.dot(self._smoothed, self._ones_for_outputs, self._sums_per_row)
            np.multiply(self.predictions, self._target_sums, self.gradient)
            np.subtract(self.gradient, self._smoothed, self.gradient)
            np.multiply(self.gradient, self._share, self.gradient)
            return
        np.maximum(self.predictions, self._smallest, out=self._first)
        np.divide(self._smoothed, self._first, self.gradient)
        np.multiply(self.gradient, self._share, self.gradient)
        np.negative(self.gradient, self.gradient)
