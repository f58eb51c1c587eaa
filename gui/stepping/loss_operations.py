"""The lines of NumPy of the loss, and of its gradient at the output."""

from dataclasses import dataclass

import numpy as np

from engine import LOSSES, LossRecord, TrainingSpec, option_values
from gui.stepping.forward_operations import BATCH_OF_OUTPUTS
from gui.stepping.loss_formulas import LossFormula, loss_formula
from gui.stepping.matrix import Array, Focus, Matrix, column_vector, single_number
from gui.stepping.notation import ROWS, Letter, Notation
from gui.stepping.operations import Lines, Operation
from gui.stepping.writing import Writing, equation, index


@dataclass(frozen=True)
class MeasuredLoss:
    """The recorded loss with what the training says about it."""

    record: LossRecord
    training: TrainingSpec
    notation: Notation = ROWS

    @property
    def formula(self) -> LossFormula:
        """How it is written."""
        return loss_formula(self.training.loss.name)

    @property
    def samples(self) -> int:
        """N."""
        return int(self.record.predictions.shape[0])

    @property
    def outputs(self) -> int:
        """O."""
        return int(self.record.predictions.shape[1])

    @property
    def divides_by_outputs(self) -> bool:
        """Whether the division by O shows."""
        return self.formula.is_mean and self.outputs > 1

    @property
    def divides_by_samples(self) -> bool:
        """Whether the division by N shows."""
        return self.record.reduction == "mean" and self.samples > 1

    @property
    def predictions(self) -> Matrix:
        """P."""
        return Matrix("P", self.record.predictions, BATCH_OF_OUTPUTS)

    @property
    def smoothing(self) -> float:
        """How much of a target is spread over the other classes."""
        return self.options.get("label_smoothing", 0.0)

    @property
    def targets(self) -> Matrix:
        """T; with label smoothing the smoothed ones the loss works with."""
        targets = self.record.targets
        if not self.smoothing:
            return Matrix("T", targets, BATCH_OF_OUTPUTS)
        return Matrix("T′", self._smoothed(targets), BATCH_OF_OUTPUTS)

    def _smoothed(self, targets: Array) -> Array:
        smoothed: Array = targets * (1.0 - self.smoothing) + self.smoothing / self.classes
        return smoothed

    @property
    def classes(self) -> int:
        """Among how many classes label smoothing shares out."""
        return self.outputs if self.training.loss.name == "categorical_cross_entropy" else 2

    def _is_far(self, focus: Focus) -> bool:
        """Tell whether the difference in focus is beyond the loss's threshold."""
        difference = self.predictions.value(focus) - self.targets.value(focus)
        return abs(difference) > self.options.get("delta", np.inf)

    @property
    def options(self) -> dict[str, float]:
        """The loss's options."""
        return option_values(LOSSES, self.training.loss)

    def term_text(self, focus: Focus, writing: Writing) -> str:
        """Return the term in focus with its numbers."""
        formula = self.formula
        far = formula.far_term_numbers if self._is_far(focus) else ""
        return self._filled(far or formula.term_numbers, focus, writing)

    def gradient_text(self, focus: Focus, writing: Writing) -> str:
        """Return the derivative of the term in focus with its numbers."""
        formula = self.formula
        far = formula.far_gradient_numbers if self._is_far(focus) else ""
        return self._filled(far or formula.gradient_numbers, focus, writing)

    def _filled(self, template: str, focus: Focus, writing: Writing) -> str:
        """Return a template of the loss with the numbers in focus."""
        logits = self.record.logits
        z = 0.0 if logits is None else float(logits[focus.sample, focus.output])
        return template.format(
            p=writing.factor(self.predictions.value(focus)),
            t=writing.factor(self.targets.value(focus)),
            z=writing.factor(z),
            delta=writing.text(self.options.get("delta", 0.0)),
        )


def loss_operations(facts: MeasuredLoss) -> tuple[Operation, ...]:
    """Return the loss: a term for each output, their sum for each sample, the batch's number."""
    smoothed = (_smoothed(facts),) if facts.smoothing else ()
    per_sample = (_per_sample(facts),) if facts.outputs > 1 else ()
    return (*smoothed, _terms(facts), *per_sample, _total(facts))


def _smoothed(facts: MeasuredLoss) -> Operation:
    """Return how the targets are smoothed before the loss sees them."""
    before, after = Matrix("T", facts.record.targets, BATCH_OF_OUTPUTS), facts.targets
    share, classes = facts.smoothing, facts.classes

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        rest = writing.text(1.0 - share)
        text = f"{rest}·{writing.factor(before.value(focus))} + {writing.text(share)} / {classes}"
        return (f"t′_{{{index(focus.output)}}} = {text} = {writing.text(after.value(focus))}",)

    return Operation(
        "smoothed",
        "T′ = (1 − ε) T + ε / K",
        f"t = t * (1 - {share!r}) + {share!r} / {classes}",
        (before, "→", after),
        lines,
    )


def _terms(facts: MeasuredLoss) -> Operation:
    formula = facts.formula
    result = Matrix("E", facts.record.terms, BATCH_OF_OUTPUTS)
    over = " / O" if facts.divides_by_outputs else ""
    code_over = " / p.shape[1]" if facts.divides_by_outputs else ""
    parts: tuple[Matrix | str, ...] = (facts.predictions, ",", facts.targets, "→", result)
    if facts.training.loss.name == "perceptron" and facts.record.logits is not None:
        name = facts.notation.pre_activation.array
        parts = (Matrix(name, facts.record.logits, BATCH_OF_OUTPUTS), ",", *parts[2:])
    from_logits = formula.logit_code if facts.record.logits is not None else ""
    return Operation(
        "terms",
        f"E = {_bracketed(formula.term) if over else formula.term}{over}",
        f"terms = {from_logits or formula.term_code}{code_over}",
        parts,
        _terms_numbers(facts, result),
    )


def _terms_numbers(facts: MeasuredLoss, result: Matrix) -> Lines:
    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        text = facts.term_text(focus, writing)
        over = f" / {facts.outputs}" if facts.divides_by_outputs else ""
        return (
            f"E_{{{index(focus.output)}}} = {text}{over} = {writing.text(result.value(focus))}",
        )

    return lines


def _per_sample(facts: MeasuredLoss) -> Operation:
    terms = Matrix("E", facts.record.terms, BATCH_OF_OUTPUTS)
    letter = facts.notation.loss
    result = column_vector(f"{letter}_n", facts.record.per_sample, "sample")

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        text = writing.sum(terms.values[focus.sample])
        return (
            equation(
                f"{letter}_{{{index(focus.sample)}}}", text, writing.text(result.value(focus))
            ),
        )

    return Operation(
        "per_sample", f"{letter}_n = Σ_o E_{{no}}", "per_sample = terms.sum(axis=1)",
        (terms, "Σ →", result), lines, "output",
    )  # fmt: skip


def _total(facts: MeasuredLoss) -> Operation:
    letter = facts.notation.loss
    if facts.outputs > 1:
        per_sample = column_vector(f"{letter}_n", facts.record.per_sample, "sample")
    else:
        per_sample = Matrix("E", facts.record.terms, BATCH_OF_OUTPUTS)
    name = f"{letter}_n" if facts.outputs > 1 else "E_n"
    variable = "per_sample" if facts.outputs > 1 else "terms"
    result = single_number(letter, facts.record.loss)
    is_mean = facts.record.reduction == "mean"

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        text = writing.sum(facts.record.per_sample)
        if facts.divides_by_samples:
            text = f"({text}) / {facts.samples}"
        return (equation(letter, text, writing.text(facts.record.loss)),)

    return Operation(
        "loss",
        f"{letter} = (1/N) Σ_n {name}" if is_mean else f"{letter} = Σ_n {name}",
        f"loss = {variable}.mean()" if is_mean else f"loss = {variable}.sum()",
        (per_sample, "→", result),
        lines,
        "sample",
    )


def loss_gradient(facts: MeasuredLoss, letter: Letter, variable: str, gradient: Array) -> Operation:
    """Return the operation with which the way back begins.

    Parameters
    ----------
    facts : MeasuredLoss
    letter : Letter
        Of the gradient: ``dout``, or ``δ`` where it is taken by z at once.
    variable : str
        Its name in NumPy.
    gradient : array (N, O)
        As recorded.
    """
    formula = facts.formula
    result = Matrix(letter.array, gradient, BATCH_OF_OUTPUTS)
    divisors = _divisors(facts)
    text = _bracketed(formula.gradient) if divisors else formula.gradient
    letters = "".join(f" / {size}" for size, _, _ in divisors)
    code = formula.gradient_code + "".join(f" / {code}" for _, code, _ in divisors)
    parts = (facts.predictions, "−", facts.targets, "→", result)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        numbers = facts.gradient_text(focus, writing)
        numbers = _bracketed(numbers) if divisors else numbers
        over = "".join(f" / {size}" for _, _, size in divisors)
        total = writing.text(result.value(focus))
        return (f"{letter.at(index(focus.output))} = {numbers}{over} = {total}",)

    return Operation(
        "loss_gradient", f"{letter.array} = {text}{letters}", f"{variable} = {code}", parts, lines
    )


def _divisors(facts: MeasuredLoss) -> list[tuple[str, str, int]]:
    divisors = []
    if facts.divides_by_outputs:
        divisors.append(("O", "p.shape[1]", facts.outputs))
    if facts.divides_by_samples:
        divisors.append(("N", "len(p)", facts.samples))
    return divisors


def _bracketed(text: str) -> str:
    """Return a difference in brackets, what has its own as it is; a number may begin with 2 too."""
    has_own = text.startswith(("2 (", "2·(", "max(", "sign(", "|"))
    return text if has_own or " " not in text else f"({text})"
