"""What the training does to a gradient before the optimizer sees it: penalties, then clipping."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

import numpy as np

from engine import BackwardRecord, Record, TrainingSpec, UpdateRecord
from gui.stepping.matrix import Array, Focus, Matrix
from gui.stepping.operations import Lines, Operation
from gui.stepping.writing import Writing, equation

_BIASES = ("bias", "beta")
#: As PyTorch and the engine: keeps a zero gradient from being divided by zero.
_LEAST = 1e-6


@dataclass(frozen=True, eq=False)
class RuledGradient:
    """One tensor's gradient on its way from backpropagation to the optimizer.

    Parameters
    ----------
    raw : array
        As it came back.
    record : UpdateRecord
        With the gradient the optimizer saw.
    training : TrainingSpec
    norm : float
        Euclidean norm of the gradients of all parameters, penalties added; 0 if nothing asks.
    """

    raw: Array
    record: UpdateRecord
    training: TrainingSpec
    norm: float = 0.0

    @property
    def is_ruled(self) -> bool:
        """Whether the optimizer saw something else than what came back."""
        training = self.training
        return self.is_penalized or bool(training.clip_value or training.clip_norm)

    @property
    def is_penalized(self) -> bool:
        """Whether the penalties are on this tensor."""
        training, name = self.training, self.record.parameter
        if not (training.l1 or training.l2):
            return False
        return name == "weights" or (training.penalize_biases and name in _BIASES)

    @property
    def penalized(self) -> Array:
        """The gradient with that of the penalties."""
        gradient = self.raw
        if self.is_penalized and self.training.l2:
            gradient = gradient + self.record.before * self._constant(self.training.l2)
        if self.is_penalized and self.training.l1:
            gradient = gradient + np.sign(self.record.before) * self._constant(self.training.l1)
        return gradient

    @property
    def bounded(self) -> Array:
        """The penalized gradient, every element bounded."""
        bound = self._constant(self.training.clip_value)
        bounded: Array = np.clip(self.penalized, -bound, bound) if bound else self.penalized
        return bounded

    def _constant(self, value: float) -> Array:
        return np.array(value, self.raw.dtype)

    @property
    def scale(self) -> float:
        """By what the whole gradient is shortened."""
        return min(1.0, self.training.clip_norm / (self.norm + _LEAST))


def ruled_gradients(
    records: Iterable[Record], training: TrainingSpec
) -> Mapping[tuple[int | None, str], RuledGradient]:
    """Return every tensor's gradient on its way, by layer and parameter."""
    several = tuple(records)
    backward = {r.layer: r for r in several if isinstance(r, BackwardRecord)}
    ruled = {
        (record.layer, record.parameter): RuledGradient(raw, record, training)
        for record in several
        if isinstance(record, UpdateRecord)
        and record.trainable
        and (raw := _raw(backward.get(record.layer), record.parameter)) is not None
    }
    if not training.clip_norm:
        return ruled
    parts = (own.bounded.ravel() for own in ruled.values())
    with np.errstate(over="ignore"):  # the norm of what is beyond all bounds is infinite
        norm = sqrt(sum(float(np.dot(part, part)) for part in parts))
    return {key: RuledGradient(own.raw, own.record, training, norm) for key, own in ruled.items()}


def _raw(record: BackwardRecord | None, parameter: str) -> Array | None:
    if record is None:
        return None
    known = {"weights": record.grad_weights, "bias": record.grad_bias}
    return known.get(parameter, record.extras.get(f"grad_{parameter}"))


@dataclass(frozen=True, eq=False)
class GradientNames:
    """How the gradient and the parameter are written at one tensor's update.

    Parameters
    ----------
    gradient, parameter : Matrix
        As it came back; as it was before the update.
    code : str
        The parameter's name in NumPy.
    """

    gradient: Matrix
    parameter: Matrix
    code: str

    def ruled(self, values: Array) -> Matrix:
        """Return the gradient G after one rule or more."""
        return Matrix(
            "G", values.reshape(self.gradient.values.shape), self.gradient.axes,
            self.gradient.parameter, is_vector=self.gradient.is_vector, is_gradient=True,
        )  # fmt: skip


def rule_operations(own: RuledGradient, names: GradientNames) -> tuple[Operation, ...]:
    """Return what was done to the gradient, in order; nothing where there are no rules."""
    operations: list[Operation] = []
    came, code = names.gradient, f"d{names.code}"
    if own.is_penalized:
        operations.append(_penalized(own, names, came))
        came, code = operations[-1].result, "g"
    if own.training.clip_value:
        operations.append(_bounded(own, came, names.ruled(own.bounded), code))
        came, code = operations[-1].result, "g"
    if own.training.clip_norm:
        operations.append(_shortened(own, came, names.ruled(own.record.gradient), code))
    return tuple(operations)


def _penalized(own: RuledGradient, names: GradientNames, came: Matrix) -> Operation:
    l1, l2 = own.training.l1, own.training.l2
    parameter, result = names.parameter, names.ruled(own.penalized)
    terms = [came.name, *([f"λ {parameter.name}"] if l2 else [])]
    terms += [f"λ_1 sign({parameter.name})"] if l1 else []
    code = [f"d{names.code}", *([f"l2 * {names.code}"] if l2 else [])]
    code += [f"l1 * np.sign({names.code})"] if l1 else []

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        value = parameter.value(focus)
        text = [writing.text(came.value(focus))]
        text += [f"{writing.text(l2)}·{writing.factor(value)}"] if l2 else []
        text += [f"{writing.text(l1)}·({writing.text(float(np.sign(value)))})"] if l1 else []
        return (equation("g", " + ".join(text), writing.text(result.value(focus))),)

    return Operation(
        "penalized",
        f"G = {' + '.join(terms)}",
        f"g = {' + '.join(code)}",
        (came, ",", parameter, "→", result),
        lines,
    )


def _bounded(own: RuledGradient, came: Matrix, result: Matrix, code: str) -> Operation:
    bound = own.training.clip_value

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        inside = f"min({writing.text(came.value(focus))}, {writing.text(bound)})"
        text = f"max({writing.text(-bound)}, {inside})"
        return (f"g = {text} = {writing.text(result.value(focus))}",)

    return Operation(
        "bounded",
        f"G = max(−c, min({came.name}, c))",
        f"g = np.clip({code}, -clip_value, clip_value)",
        (came, "→", result),
        lines,
    )


def _shortened(own: RuledGradient, came: Matrix, result: Matrix, code: str) -> Operation:
    return Operation(
        "shortened",
        f"G = {came.name} · min(1, c / ‖∇‖)",
        f"g = {code} * min(1, clip_norm / (norm + 1e-6))",
        (came, "→", result),
        _shortened_numbers(own, came, result),
    )


def _shortened_numbers(own: RuledGradient, came: Matrix, result: Matrix) -> Lines:
    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        bound, norm = writing.text(own.training.clip_norm), writing.text(own.norm)
        scale = f"min(1, {bound} / {norm}) = {writing.text(own.scale)}"
        product = writing.product(came.value(focus), own.scale)
        return scale, f"g = {product} = {writing.text(result.value(focus))}"

    return lines
