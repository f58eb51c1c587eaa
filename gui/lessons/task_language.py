"""The small language of tasks: checks, answers, and what "show me" does.

Everything is a fixed word with arguments; nothing is evaluated.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Final

from engine import ACTIVATIONS, INITIALIZERS, TrainingSpec
from gui.lessons.lesson import Action, Check, TracePlace
from gui.lessons.refusal import LessonRefusedError

#: What a check can look at, with how many arguments it may have, and whether its value is a word.
SUBJECTS: Final[Mapping[str, tuple[tuple[int, ...], bool]]] = {
    "layers": ((0,), False),
    "parameters": ((0,), False),
    "units": ((1,), False),
    "activation": ((1,), True),
    "initializer": ((1,), True),
    "weights": ((1, 3), False),
    "bias": ((1, 2), False),
    "outputs": ((0,), False),
    "accuracy": ((0,), False),
    "training_accuracy": ((0,), False),
    "loss": ((0,), False),
    "training_loss": ((0,), False),
    "rate": ((1,), False),
    "gradient": ((1,), False),
    "steps": ((0,), False),
    "epochs": ((0,), False),
    "setting": ((1,), True),
    "data": ((0,), True),
    "curves": ((0,), True),
    "range": ((1,), False),
    "neuron": ((1,), False),
    "drawn": ((0,), False),
    "boxes": ((0,), False),
}
#: What "show me" can do, with the number of arguments and whether its value is a word.
ACTIONS: Final[Mapping[str, tuple[tuple[int, ...], bool]]] = {
    "weights": ((1,), False),
    "bias": ((1,), False),
    "units": ((1,), False),
    "activation": ((1,), True),
    "initializer": ((1,), True),
    "setting": ((1,), True),
    "data": ((0,), True),
    "rate": ((1,), False),
    "train": ((0,), False),
    "reach": ((0,), False),
    "curves": ((0,), True),
    "range": ((1,), False),
    "neuron": ((1,), False),
    "boxes": ((0,), False),
    "draw": ((0,), False),
}
_AXES: Final = ("x", "y")
#: How many numbers an action takes, where it is not as many as a layer has.
_COUNTS: Final[Mapping[str, int]] = {
    "units": 1,
    "rate": 1,
    "train": 1,
    "reach": 1,
    "range": 2,
    "neuron": 1,
    "boxes": 2,
    "draw": 1,
}
MOST_EPOCHS: Final = 10_000
#: Rows or columns of a matrix that is drawn cell by cell.
MOST_CELLS: Final = 12
#: The largest whole numbers, counted from 1, that an action may ask for.
_MOST: Final[Mapping[str, int]] = {
    "train": MOST_EPOCHS,
    "reach": MOST_EPOCHS,
    "units": 1_000,
    "neuron": 1_000_000,
    "boxes": MOST_CELLS,
}

#: What a learner may name as having helped; the network stands for its layers and functions.
HELPFUL: Final = ("optimizer", "learning_rate", "batch_size", "epochs", "network")

#: What a setting, an activation or an initializer may be called.
_KNOWN_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "setting": tuple(field.name for field in fields(TrainingSpec)),
    "activation": tuple(ACTIVATIONS),
    "initializer": tuple(INITIALIZERS),
}

_CHECK_FORM: Final = "units hidden_1 = 4"
_ACTION_FORM: Final = "weights output = 0.5, 0.5"
_ANSWER_FORM: Final = "0.731, or trace forward hidden_1 output 0 0"
_COMPARISON: Final = re.compile(r"(.+?)\s*(<=|>=|!=|=|<|>)\s*(.+?)(?:\s+within\s+(\S+))?")
_USUAL_WITHIN: Final = 1e-6
_NUMBER: Final = re.compile(r"[+\-−]?(\d{1,20}(\.\d{0,20})?|\.\d{1,20})([eE][+\-−]?\d{1,3})?")

#: The arrays of each record that a lesson may ask about.
_RECORD_FIELDS: Final = {
    "forward": ("inputs", "weights", "bias", "pre_activation", "output"),
    "loss": ("predictions", "targets", "logits", "terms", "per_sample", "loss"),
    "backward": (
        "grad_output",
        "activation_derivative",
        "grad_pre_activation",
        "grad_weights",
        "grad_bias",
        "grad_inputs",
    ),
    "update": ("before", "gradient", "after"),
}


def parsed_number(text: str) -> float | None:
    """Return the finite number that a text is, or None; a true minus sign counts too."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text.replace("−", "-"))
    return value if math.isfinite(value) else None


def parsed_numbers(text: str) -> tuple[float, ...] | None:
    """Return numbers between commas or spaces, brackets around them allowed; None for others."""
    bare = text.strip().strip("()[]")
    found = [parsed_number(part) for part in re.split(r"[,\s]+", bare) if part]
    numbers = tuple(number for number in found if number is not None)
    return numbers if numbers and len(numbers) == len(found) else None


def parsed_check(text: str, line: int) -> Check:
    """Return a check such as ``outputs = 0, 1, 1, 0 within 0.1``.

    Raises
    ------
    LessonRefusedError
        If it is none.
    """
    refusal = LessonRefusedError("bad_check", line=line, expected=_CHECK_FORM, received=text)
    match = _COMPARISON.fullmatch(text)
    if match is None:
        raise refusal
    left, operator, right, within_text = match.groups()
    subject, *arguments = left.split()
    _refuse_unknown("check", subject, tuple(SUBJECTS), line)
    within = _USUAL_WITHIN if within_text is None else parsed_number(within_text)
    values = _values(SUBJECTS, subject, arguments, right)
    if values is None or within is None or within < 0:
        raise refusal
    is_ordered = operator not in ("=", "!=")
    if is_ordered and isinstance(values, str):
        raise refusal
    _refuse_unknown_names(subject, arguments, values, line)
    return Check(subject, tuple(arguments), operator, values, within)


def parsed_action(text: str, line: int) -> Action:
    """Return an action such as ``units hidden_1 = 4``.

    Raises
    ------
    LessonRefusedError
        If it is none, or asks for more than anybody would wait for.
    """
    refusal = LessonRefusedError("bad_action", line=line, expected=_ACTION_FORM, received=text)
    left, equals, right = text.partition("=")
    kind, *arguments = left.split() or [""]
    _refuse_unknown("show", kind, tuple(ACTIONS), line)
    values = _values(ACTIONS, kind, arguments, right.strip()) if equals else None
    if values is None or not _is_bearable(kind, values):
        raise refusal
    _refuse_unknown_names(kind, arguments, values, line)
    return Action(kind, tuple(arguments), values)


def _refuse_unknown_names(
    word: str, arguments: list[str], values: tuple[float, ...] | str, line: int
) -> None:
    """Refuse a setting, function or initializer that there is not: the task could not be done."""
    if word not in _KNOWN_NAMES:
        return
    for name in arguments if word == "setting" else str(values).split(" or "):
        _refuse_unknown(word, name, _KNOWN_NAMES[word], line)


def _refuse_unknown(key: str, name: str, known: tuple[str, ...], line: int) -> None:
    if name not in known:
        raise LessonRefusedError(
            "unknown_name", line=line, key=key, expected=", ".join(known), received=name
        )


def _values(
    table: Mapping[str, tuple[tuple[int, ...], bool]],
    word: str,
    arguments: list[str],
    text: str,
) -> tuple[float, ...] | str | None:
    if word not in table:
        return None
    counts, is_word = table[word]
    if len(arguments) not in counts or not text:
        return None
    if any(not index.isdecimal() for index in arguments[1:]):
        return None
    if word == "range" and arguments[0] not in _AXES:
        return None
    return text if is_word else parsed_numbers(text)


def _is_bearable(kind: str, values: tuple[float, ...] | str) -> bool:
    if isinstance(values, str):
        return True
    if len(values) != _COUNTS.get(kind, len(values)):
        return False
    if kind in _MOST:
        return all(number == int(number) and 1 <= number <= _MOST[kind] for number in values)
    return kind != "draw" or values[0] in range(10)


def parsed_answer(text: str, line: int) -> tuple[float, ...] | TracePlace:
    """Return numbers, or the place of a number in the example's next training step.

    Raises
    ------
    LessonRefusedError
        If it is neither.
    """
    refusal = LessonRefusedError("bad_answer", line=line, expected=_ANSWER_FORM, received=text)
    words = text.split()
    answer = _place(words[1:]) if words[:1] == ["trace"] else parsed_numbers(text)
    if answer is None:
        raise refusal
    return answer


def _place(words: list[str]) -> TracePlace | None:
    phase = words[0] if words else ""
    if phase not in _RECORD_FIELDS:
        return None
    named = 0 if phase == "loss" else 1
    depth = 2 if phase == "update" else 1
    layer = words[1] if named and len(words) > 1 else ""
    path, index = words[1 + named : 1 + named + depth], words[1 + named + depth :]
    if len(path) != depth or path[-1] not in _RECORD_FIELDS[phase]:
        return None
    if not all(place.isdecimal() and len(place) < 7 for place in index):
        return None
    return TracePlace(phase, layer, tuple(path), tuple(int(place) for place in index))


def parsed_boxes(text: str, line: int) -> tuple[int, ...]:
    """Return the rows and columns of two matrices such as ``10, 4, 2, 4``.

    Raises
    ------
    LessonRefusedError
        If it is none, or a matrix is too large to be drawn.
    """
    numbers = parsed_numbers(text)
    if (
        numbers is None
        or len(numbers) != 4
        or any(number not in range(1, MOST_CELLS + 1) for number in numbers)
    ):
        raise LessonRefusedError("bad_boxes", line=line, most=MOST_CELLS, received=text)
    return tuple(int(number) for number in numbers)


def parsed_helped(text: str, line: int) -> tuple[str, ...]:
    """Return the settings named between commas.

    Raises
    ------
    LessonRefusedError
        If one is none.
    """
    names = tuple(name.strip() for name in text.split(","))
    for name in names:
        if name not in HELPFUL:
            raise LessonRefusedError(
                "bad_helped", line=line, expected=", ".join(HELPFUL), received=name
            )
    return names


def parsed_range(text: str, line: int) -> tuple[float, float]:
    """Return the ends of an axis such as ``-5, 5``.

    Raises
    ------
    LessonRefusedError
        If they are none, or in the wrong order.
    """
    numbers = parsed_numbers(text)
    if numbers is None or len(numbers) != 2 or not -1000 <= numbers[0] < numbers[1] <= 1000:
        raise LessonRefusedError("bad_range", line=line, received=text)
    return numbers[0], numbers[1]
