"""What every loss is: facts to show, and kernels bound once to their arrays."""

from abc import ABC
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

import numpy as np

from engine.activations import Activation, Kernel, Kernels, run_all
from engine.array_types import Array
from engine.specification.training_spec import REDUCTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class LossFacts:
    """What there is to say about a loss L of one sample, with O outputs p and targets t.

    Parameters
    ----------
    name : str
        A key of `engine.specification.LOSSES`.
    formula, gradient_formula : str
        L and its derivative as plain text; also the accessible text.
    latex, gradient_latex : str
        The same for a formula renderer.
    use : str
        Where it is used, in one sentence.
    together_with : str or None
        The output activation with which it is computed in one formula from the logits z. The
        gradient is then the derivative by z, else by p.
    """

    name: str
    formula: str
    latex: str
    gradient_formula: str
    gradient_latex: str
    use: str
    together_with: str | None = None


class Loss(ABC):
    """A loss bound to the arrays it reads and writes.

    One number per sample; the reduction joins the samples: their mean or their sum. No kernel
    allocates or changes what it reads. A loss overrides `_write_terms` and `differentiate`, or
    `_prepare` lists the calls they make in `_term_calls` and `_gradient_calls`.

    Parameters
    ----------
    predictions, targets : array (N, O)
        p and t, read only. Targets are already coded: one-hot, 0/1, −1/+1 or values.
    gradient : array (N, O)
        Where dL/dp is written, or dL/dz where `logits` are given; with the 1/N of the mean.
    terms : array (N, O)
        Where the terms are written that add up, along a row, to a sample's loss.
    per_sample : array (N,)
        Where each sample's loss is written.
    logits : array (N, O), optional
        The pre-activations z of the predictions, for losses computed together with the output
        activation (`LossFacts.together_with`).
    reduction : str
        ``mean`` over the samples of this batch, or ``sum``.
    options : mapping of str to float, optional
        Every option of the loss, see `engine.specification.LOSSES`.
    activation : Activation, optional
        The function that has made the predictions of the logits, for what it has worked out on
        the way.

    Raises
    ------
    ValueError
        For another reduction.
    """

    facts: ClassVar[LossFacts]

    _term_calls: Kernels = ()
    _gradient_calls: Kernels = ()

    def __init__(
        self,
        predictions: Array,
        targets: Array,
        gradient: Array,
        terms: Array,
        per_sample: Array,
        logits: Array | None = None,
        reduction: str = "mean",
        options: Mapping[str, float] | None = None,
        activation: Activation | None = None,
    ) -> None:
        if reduction not in REDUCTIONS:
            raise ValueError(f"reduction must be one of {REDUCTIONS}. Received: {reduction!r}")
        self.predictions = predictions
        self.targets = targets
        self.gradient = gradient
        self.terms = terms
        self.per_sample = per_sample
        self.logits = logits
        self.activation = activation
        self.options = dict(options or {})
        rows, columns = predictions.shape
        self._columns: int = columns
        self._divisor = float(rows) if reduction == "mean" else 1.0
        parts = self._divide_by()
        self._term_divisor = self._constant(parts) if parts != 1.0 else None
        #: The factor of each derivative: the 1/O of the terms and the 1/N of the mean.
        self._share = self._constant(1.0 / parts / self._divisor)
        self._ones_for_samples = np.ones(rows, predictions.dtype)
        self._ones_for_outputs = np.ones(self._columns, predictions.dtype)
        self._prepare()
        self._sum_calls = tuple(self._sum_kernels())

    def _sum_kernels(self) -> Iterator[Kernel]:
        """Give the kernels from the terms to `per_sample`."""
        if self._term_divisor is not None:
            yield partial(np.divide, self.terms, self._term_divisor, self.terms)
        # The only term of a sample may be in the very place of its sum.
        if self._columns > 1 or not np.may_share_memory(self.terms, self.per_sample):
            yield partial(self.terms.dot, self._ones_for_outputs, self.per_sample)

    def evaluate(self) -> float:
        """Write `terms` and `per_sample`; return their mean or sum over the samples."""
        for kernel in self._term_calls or (self._write_terms,):
            kernel()
        for kernel in self._sum_calls:
            kernel()
        return float(self.per_sample.dot(self._ones_for_samples)) / self._divisor

    @property
    def gradient_kernels(self) -> Kernels:
        """What a step calls to write `gradient`."""
        return self._gradient_calls or (self.differentiate,)

    def differentiate(self) -> None:
        """Write `gradient`; `evaluate` must have run on the same predictions."""
        run_all(self._gradient_calls)

    def _prepare(self) -> None:  # noqa: B027 (not every loss needs something)
        """Allocate what the kernels need besides the arrays given."""

    def _divide_by(self) -> float:
        """Return by what the terms are divided: O for a mean over the outputs."""
        return 1.0

    def _write_terms(self) -> None:
        """Write `terms`, not yet divided."""
        run_all(self._term_calls)

    def _scaled(self, factor: Array) -> Kernels:
        """Return the kernel of ``gradient <- gradient * factor``, none for a factor of 1."""
        if factor == 1.0:
            return ()
        return (partial(np.multiply, self.gradient, factor, self.gradient),)

    def _constant(self, value: float) -> Array:
        """Return a 0-d array, cheaper in a ufunc call than a Python number."""
        return np.array(value, self.predictions.dtype)

    def _constants(self, value: float) -> Array:
        """Return an array like `terms`: maximum and minimum are vectorised for equal shapes."""
        return np.full(self.predictions.shape, value, self.predictions.dtype)

    def _scratch(self) -> Array:
        return np.empty(self.predictions.shape, self.predictions.dtype)
