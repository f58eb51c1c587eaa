"""Cross-entropies, from the logits wherever they are known."""

from abc import abstractmethod
from functools import partial
from typing import ClassVar

import numpy as np

from engine.activations import Kernels, Softmax, run_all
from engine.array_types import Array
from engine.losses.loss import Loss, LossFacts


class _CrossEntropy(Loss):
    """What both have: smoothed labels.

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
        self._column = np.empty((len(self.predictions), 1), self.predictions.dtype)
        self._smoothing = self._smoothing_kernels()

    @abstractmethod
    def _classes(self) -> int:
        """Return among how many classes the smoothing is shared out."""

    def _smoothing_kernels(self) -> Kernels:
        """Return the kernels of t (1 − ε) + ε / K, Keras's and PyTorch's definition."""
        if self._keep is None:
            return ()
        return (
            partial(np.multiply, self.targets, self._keep, self._smoothed),
            partial(np.add, self._smoothed, self._spread, self._smoothed),
        )

    def _write_terms(self) -> None:
        """Write the terms where no logits are given."""
        run_all(self._smoothing)
        self._write_terms_of_probabilities()

    @abstractmethod
    def _write_terms_of_probabilities(self) -> None:
        """Write the terms of smoothed targets."""

    def differentiate(self) -> None:
        """Write dL/dz where logits are given, else dL/dp."""
        if self.logits is None:
            self._differentiate_by_probabilities()
        else:
            super().differentiate()

    @abstractmethod
    def _differentiate_by_probabilities(self) -> None:
        """Write dL/dp."""

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
        if self.logits is None:
            return
        self._term_calls = (*self._smoothing, *self._kernels_of_logits(self.logits))
        # p - t holds for sigmoid with binary cross-entropy and any targets from 0 to 1, because
        # the sigmoid's derivative p (1 - p) is the denominator of dL/dp.
        self._gradient_calls = (
            partial(np.subtract, self.predictions, self._smoothed, self.gradient),
            *self._scaled(self._share),
        )

    def _kernels_of_logits(self, z: Array) -> Kernels:
        terms, log = self.terms, self._first
        return (
            partial(np.copysign, z, self._constant(-1.0), log),
            partial(np.exp, log, log),
            partial(np.log1p, log, log),
            partial(np.multiply, z, self._smoothed, self._second),
            partial(np.maximum, z, self._constants(0.0), out=terms),
            # In this order z cancels exactly where t is 1 and z large.
            partial(np.subtract, terms, self._second, terms),
            partial(np.add, terms, log, terms),
        )

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

    def _differentiate_by_probabilities(self) -> None:
        np.subtract(self.predictions, self._smoothed, self.gradient)
        np.multiply(self.gradient, self._share, self.gradient)
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
        if self.logits is None:
            return
        softmax, own = self._softmax_of(self.logits)
        self._term_calls = (
            *self._smoothing,
            *own,
            partial(np.log, softmax.sums, self._column),
            partial(np.subtract, self._column, softmax.shifted, self.terms),
            partial(np.multiply, self.terms, self._smoothed, self.terms),
        )
        self._gradient_calls = self._kernels_of_shortcut()

    def _softmax_of(self, z: Array) -> tuple[Softmax, Kernels]:
        """Return the softmax that knows ``z - max z``, and what must be called to make it so."""
        if isinstance(self.activation, Softmax) and self.activation.z is z:
            return self.activation, ()
        own = Softmax(z, self._first, self._second)
        return own, own.forward_kernels

    def _kernels_of_shortcut(self) -> Kernels:
        """Return the kernels of ``p * sum(t) - t``.

        That is p - t where the targets of a row add up to 1, as one-hot ones do, to the bit.
        """
        sums = np.empty_like(self._column)
        return (
            partial(self._smoothed.dot, self._ones_for_outputs, sums[:, 0]),
            partial(np.multiply, self.predictions, sums, self.gradient),
            partial(np.subtract, self.gradient, self._smoothed, self.gradient),
            *self._scaled(self._share),
        )

    def _write_terms_of_probabilities(self) -> None:
        self._write_log(self.predictions, self.terms)
        np.negative(self.terms, self.terms)
        np.multiply(self.terms, self._smoothed, self.terms)

    def _differentiate_by_probabilities(self) -> None:
        np.maximum(self.predictions, self._smallest, out=self._first)
        np.divide(self._smoothed, self._first, self.gradient)
        np.multiply(self.gradient, self._share, self.gradient)
        np.negative(self.gradient, self.gradient)
