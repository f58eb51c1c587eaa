"""The lines of NumPy of the update: one parameter tensor at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine import UpdateRecord
from gui.stepping.gradient_rules import GradientNames, RuledGradient, rule_operations
from gui.stepping.matrix import Array, Focus, Matrix, row_vector
from gui.stepping.notation import ROWS, Letter, Notation
from gui.stepping.operations import Lines, Operation
from gui.stepping.optimizer_formulas import (
    Moment,
    OptimizerFormula,
    optimizer_formula,
    step_constants,
)
from gui.stepping.writing import Writing, equation, index

#: The letter of what only some kinds of layers learn.
_LETTERS: Final[Mapping[str, str]] = {"slope": "s", "gamma": "γ", "beta": "β"}
_CODE: Final[Mapping[str, str]] = {"weights": "W", "bias": "b"}


@dataclass(frozen=True, eq=False)
class ParameterChange:
    """An update record with the settings that decided it."""

    record: UpdateRecord
    optimizer: str
    options: Mapping[str, float]
    steps: int
    notation: Notation = ROWS
    ruled: RuledGradient | None = None

    @property
    def formula(self) -> OptimizerFormula:
        """How the optimizer is written."""
        return optimizer_formula(self.optimizer, self.options, self.steps)

    @property
    def letter(self) -> Letter:
        """How the parameter is written."""
        name = self.record.parameter
        known = {"weights": self.notation.weights, "bias": self.notation.bias}
        letter = _LETTERS.get(name, name)
        return known.get(name, Letter(letter, letter))

    @property
    def code(self) -> str:
        """The parameter's name in NumPy."""
        return _CODE.get(self.record.parameter, self.record.parameter)

    def matrix(self, name: str, values: Array, is_gradient: bool = False) -> Matrix:
        """Return an array of the parameter's shape."""
        axis = "piece" if self.record.kind == "maxout" else "output"
        parameter = self.record.parameter
        if values.ndim == 1:
            return row_vector(name, values, axis, parameter, is_gradient)
        return Matrix(name, values, ("input", axis), parameter, is_gradient=is_gradient)

    @property
    def gradient(self) -> Matrix:
        """What the optimizer saw."""
        is_ruled = self.ruled is not None and self.ruled.is_ruled
        name = "G" if is_ruled else self.notation.gradient(self.letter).array
        return self.matrix(name, self.record.gradient, is_gradient=True)

    @property
    def gradient_code(self) -> str:
        """What the optimizer saw, in NumPy."""
        return "g" if self.ruled is not None and self.ruled.is_ruled else f"d{self.code}"

    def rules(self) -> tuple[Operation, ...]:
        """Return what was done to the gradient before the optimizer saw it."""
        if self.ruled is None:
            return ()
        name = self.notation.gradient(self.letter).array
        came = self.matrix(name, self.ruled.raw, is_gradient=True)
        before = self.matrix(self.letter.array, self.record.before)
        return rule_operations(self.ruled, GradientNames(came, before, self.code))

    def place(self, matrix: Matrix, focus: Focus, writing: Writing) -> str:
        """Return the index of the number in focus."""
        places = matrix.parameter_index(focus)
        if matrix.parameter == "weights":
            return writing.weight(*places)
        return writing.bias(*places) if matrix.parameter == "bias" else index(*places)


def update_operations(change: ParameterChange) -> tuple[Operation, ...]:
    """Return what the optimizer did with one tensor, in order."""
    if not change.record.trainable:
        return (_kept(change),)
    moments = [
        _moment(change, moment)
        for moment in change.formula.moments
        if moment.slot in change.record.optimizer_after
    ]
    return (*change.rules(), *moments, _moved(change))


def _scripted(letter: str, script: str) -> str:
    """Return a letter with one script more: v_{max} has one already."""
    return f"{letter[:-1]}, {script}}}" if letter.endswith("}") else f"{letter}_{{{script}}}"


def _kept(change: ParameterChange) -> Operation:
    letter, code = change.letter.array, change.code
    before = change.matrix(letter, change.record.before)
    return Operation("kept", f"{letter} = {letter}", f"{code} = {code}  # frozen", (before,))


def _moved(change: ParameterChange) -> Operation:
    letter, code = change.letter.array, change.code
    before = change.matrix(letter, change.record.before)
    after = change.matrix(_scripted(letter, "new"), change.record.after)
    formula = change.formula
    is_plain = not formula.moments
    operators = ("− η ·", "=") if is_plain else (",", "→")
    return Operation(
        "moved",
        f"{_scripted(letter, 'new')} = {letter} − {formula.step.format(g=change.gradient.name)}",
        f"{code} -= {formula.step_code.format(g=change.gradient_code, p=code)}",
        (before, operators[0], *_what_moves(change), operators[1], after),
        _moved_numbers(change, before, after),
    )


def _what_moves(change: ParameterChange) -> list[Matrix | str]:
    """Return the gradient and the moments that stand in the step, with commas between."""
    record, formula = change.record, change.formula
    parts: list[Matrix | str] = []
    if formula.uses_gradient:
        parts += [change.gradient, ","]
    for moment in formula.moments:
        if moment.slot in record.optimizer_after:
            name = _scripted(moment.letter.format(), "new")
            parts += [change.matrix(name, record.optimizer_after[moment.slot]), ","]
    return parts[:-1]


def _moved_numbers(change: ParameterChange, before: Matrix, after: Matrix) -> Lines:
    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        step = change.formula.step_numbers.format(**_numbers(change, before, focus, writing))
        place, old = change.place(before, focus, writing), writing.text(before.value(focus))
        new = writing.text(after.value(focus))
        return (f"{change.letter.at(place)} = {old} − {step} = {new}",)

    return lines


def _numbers(
    change: ParameterChange, like: Matrix, focus: Focus, writing: Writing
) -> dict[str, str]:
    """Return every number a template of the optimizer may ask for."""
    record = change.record
    numbers = {
        "g": writing.factor(change.gradient.value(focus)),
        "w": writing.factor(like.value(focus)),
        "eta": writing.text(record.learning_rate),
        "t": str(change.steps),
    }
    constants = step_constants(change.optimizer, change.options, change.steps)
    numbers |= {n: writing.text(value) for n, value in {**change.options, **constants}.items()}
    moments = ((record.optimizer_before, "_before"), (record.optimizer_after, ""))
    for state, suffix in moments:
        for slot, values in state.items():
            value = change.matrix("", values).value(focus)
            numbers[f"{slot}{suffix}"] = writing.factor(value)
    return numbers


def _moment(change: ParameterChange, moment: Moment) -> Operation:
    record, letter = change.record, moment.letter.format()
    before = change.matrix(letter, record.optimizer_before[moment.slot])
    after = change.matrix(_scripted(letter, "new"), record.optimizer_after[moment.slot])
    gradient = change.gradient

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        text = moment.numbers.format(**_numbers(change, before, focus, writing))
        place = change.place(before, focus, writing)
        return (equation(_scripted(letter, place), text, writing.text(after.value(focus))),)

    return Operation(
        "moment",
        f"{_scripted(letter, 'new')} = {moment.formula.format(g=gradient.name)}",
        moment.code.format(g=change.gradient_code),
        (before, ",", gradient, "→", after),
        lines,
    )
