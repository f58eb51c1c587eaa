"""What still keeps a task from being done, said beside it while the learner works on it."""

from collections.abc import Mapping
from typing import Final

from gui.lessons.checks import Moment, found, holds
from gui.lessons.lesson import Check, Task
from gui.words.layer_texts import default_name_text, field_text
from gui.words.percentages import percentage
from gui.words.translation import QT_TR_NOOP, tr

#: What may be said of a condition; the others would give the solution away.
_NAMES: Final[Mapping[str, str]] = {
    "steps": QT_TR_NOOP("Steps"),
    "epochs": QT_TR_NOOP("Epochs trained"),
    "accuracy": QT_TR_NOOP("Accuracy"),
    "training_accuracy": QT_TR_NOOP("Training accuracy"),
    "loss": QT_TR_NOOP("Loss"),
    "training_loss": QT_TR_NOOP("Training loss"),
    "parameters": QT_TR_NOOP("Parameters"),
    "data": QT_TR_NOOP("Data"),
}
#: What is set beside the task, if it has fields for that.
_BY_HAND: Final[Mapping[str, str]] = {
    "weights": QT_TR_NOOP("Weight"),
    "bias": QT_TR_NOOP("Bias"),
}
#: Which field of a layer a condition is about.
_OF_LAYERS: Final[Mapping[str, str]] = {
    "activation": "activation",
    "units": "units",
    "rate": "rate",
    "initializer": "weights_initializer",
}
_SHARES: Final = ("accuracy", "training_accuracy")
_SIGNS: Final[Mapping[str, str]] = {"=": "", "!=": "≠ ", "<=": "≤ ", ">=": "≥ "}


def missing_text(task: Task, moment: Moment) -> str:
    """Return the conditions that do not hold yet; an empty text where none can be told."""
    undone = [one for one in task.checks if not holds(one, moment)]
    parts = [_by_hand_text(task, one) or _condition_text(one, moment) for one in undone]
    told = "; ".join(part for part in parts if part)
    return tr("Still missing: {conditions}", conditions=told) if told else ""


def _by_hand_text(task: Task, check: Check) -> str:
    """Return which number of those beside the task is wrong, but not which one is right."""
    if not task.numbers or check.subject not in _BY_HAND:
        return ""
    return tr(_BY_HAND[check.subject])


def _condition_text(check: Check, moment: Moment) -> str:
    if check.subject == "setting":
        return field_text(check.arguments[0])
    if check.subject in _OF_LAYERS:
        layer = default_name_text(check.arguments[0])
        return tr("{what} of {layer}", what=field_text(_OF_LAYERS[check.subject]), layer=layer)
    if check.subject not in _NAMES:
        return ""
    name = tr(_NAMES[check.subject])
    now = found(check, moment)
    if isinstance(check.values, str) or isinstance(now, str) or not now:
        return name
    goal = _SIGNS.get(check.operator, f"{check.operator} ") + _number(check, check.values[0])
    return tr("{what} {now} (goal {goal})", what=name, now=_number(check, now[0]), goal=goal)


def _number(check: Check, value: float) -> str:
    if check.subject in _SHARES:
        return percentage(f"{100 * value:.3g}")
    return f"{value:,.0f}" if value == int(value) else f"{value:.4g}"
