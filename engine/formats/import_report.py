"""What was made of somebody else's file: facts, from which the window makes its sentences."""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from engine.errors import MOST_LETTERS, as_line
from engine.specification import Problem

#: The English sentence of each fact; the window has its own in each language.
REPORT_SENTENCES: Final = {
    # Understood.
    "read_as": "{layer}: {received} was read as {kind}.",
    "spec_found": "The network is written in the file.",
    "matched_by_name": "{count} arrays were matched by their names.",
    # Approximated.
    "matched_by_shape": "{count} arrays were matched by shape and order.",
    "nearest_function": "{layer}: {received} was taken as {nearest}; outputs differ a little.",
    "merged": "{received} is now in the weights of {layer}.",
    "scale_layer": "{layer}: {received} became a dense layer of its own, with fixed weights.",
    "left_out": "{received} was left out: it does nothing in use.",
    "setting_left_out": "{layer}: {setting} was not taken over.",
    "separated": "{layer} is used more than once; each use became a layer of its own.",
    "training_left_out": "Optimizer and training settings were not taken over.",
    "half_precision": "The file computes in half precision, this network in full.",
    "output_left_out": "The output {received} was left out.",
    "activation_unknown": "{layer}: the file does not say its activation; it is linear now.",
    "array_left_out": "{received} has no place in the network and was left out.",
    # Refused.
    "not_finite": "Some weights are infinite or not numbers.",
    "unknown_layer": "{layer}: there is no layer {received} here.",
    "own_class": "{received} is a class of its own: how its layers are linked is in its code only.",
    "unknown_operator": "{layer}: the operator {received} is none that is understood here.",
    "unknown_use": "{layer}: {received} is not understood as it is used there.",
    "unknown_activation": "{layer}: the activation {received} is none that is known here.",
    "unknown_function": "{layer}: {received} computes no activation that is known here.",
    "unsupported_setting": "{layer}: {setting} cannot be {received} here.",
    "unsupported_shape": "{layer}: samples must be rows of numbers here, not of shape {received}.",
    "several_inputs": "A network must have one input. Received: {received}.",
    "several_outputs": "A network must have one output. Received: {received}.",
    "input_unknown": "The file must say how many inputs the network has.",
    "weights_missing": "{layer}: the file must hold its {array}.",
    "weights_shape": "{layer}: {array} must have the shape {expected}. Received: {received}.",
    "constant_elsewhere": "{layer}: {received} is only understood beside a dense layer, "
    "or where at most 2048 numbers flow.",
    "problem": "{problem}",
}


@dataclass(frozen=True, slots=True)
class ReportItem:
    """One fact about an import.

    Parameters
    ----------
    kind : str
        A key of `REPORT_SENTENCES`.
    values : dict
        What stands in the sentence's braces.
    """

    kind: str
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the English sentence."""
        return REPORT_SENTENCES[self.kind].format(**self.values)


@dataclass(frozen=True)
class ImportReport:
    """What was understood, what was only approximated, and what was refused and why."""

    understood: tuple[ReportItem, ...] = ()
    approximated: tuple[ReportItem, ...] = ()
    refused: tuple[ReportItem, ...] = ()


class ReportWriter:
    """Gathers the facts while a file is read; each is kept once."""

    def __init__(self) -> None:
        self._understood: dict[str, ReportItem] = {}
        self._approximated: dict[str, ReportItem] = {}
        self._refused: dict[str, ReportItem] = {}

    def understand(self, kind: str, /, **values: Any) -> None:
        """Note something that is as it was."""
        _note(self._understood, kind, values)

    def approximate(self, kind: str, /, **values: Any) -> None:
        """Note something that is not quite as it was."""
        _note(self._approximated, kind, values)

    def refuse(self, kind: str, /, **values: Any) -> None:
        """Note something that stands in the way."""
        _note(self._refused, kind, values)

    @property
    def report(self) -> ImportReport:
        """The facts so far."""
        return ImportReport(
            tuple(self._understood.values()),
            tuple(self._approximated.values()),
            tuple(self._refused.values()),
        )


_MOST_ITEMS: Final = 1000


def _note(items: dict[str, ReportItem], kind: str, values: dict[str, Any]) -> None:
    item = ReportItem(kind, {name: shortened(value) for name, value in values.items()})
    if len(items) < _MOST_ITEMS:
        items.setdefault(str(item), item)


def shortened(value: Any) -> Any:
    """Return a value from a file as a sentence can bear it."""
    if isinstance(value, int | float) or value is None:
        return value
    if isinstance(value, Problem):
        return shortened_problem(value)
    return as_line(str(value))


def shortened_problem(problem: Problem) -> Problem:
    """Return a problem whose sentence is not as long as what a file may say."""
    short = {
        name: value if len(str(value)) <= MOST_LETTERS else shortened(value)
        for name, value in problem.values.items()
    }
    return replace(problem, values=short)
