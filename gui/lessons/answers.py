"""Typed numbers: what is right, how near it must be, and what a wrong one comes from."""

from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final

import numpy as np

from engine import LossRecord, Record, UpdateRecord, load_example
from gui.lessons.checks import Moment
from gui.lessons.lesson import Task, TracePlace
from gui.lessons.task_language import parsed_numbers
from gui.words.translation import tr

#: A typed number may be off by one in its last digit, but by no more than this share.
_MOST_RELATIVE: Final = 0.005
#: Nearer than this share its last digits only show what was rounded on the way.
_ROUNDED_ON_THE_WAY: Final = 5e-4
#: So many digits must be right before it is worth saying.
_TELLING: Final = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """What becomes of a typed answer.

    Parameters
    ----------
    is_right : bool
    is_number : bool
        Whether it could be read at all.
    sentence : str
        What the lesson says to a wrong one: the mistake recognized, else which term to look at.
    """

    is_right: bool
    is_number: bool = True
    sentence: str = ""


def expected_numbers(task: Task) -> tuple[float, ...]:
    """Return what must be typed.

    Raises
    ------
    ValueError
        If the task asks for no number, or for one that its example does not have.
    """
    if isinstance(task.answer, TracePlace):
        return _traced(task.answer, Moment(load_example(task.example)))
    if task.answer is None:
        raise ValueError("the task asks for no number")
    return task.answer


def judged(task: Task, typed: str) -> Judgement:
    """Judge what somebody typed."""
    numbers = parsed_numbers(typed)
    if numbers is None:
        return Judgement(is_right=False, is_number=False)
    expected = expected_numbers(task)
    if len(numbers) != len(expected):
        known = _recognized(task, numbers) if len(numbers) == 1 else ""
        counted = _other_count(len(expected), len(numbers))
        return Judgement(is_right=False, sentence=known or counted)
    texts = [text for text in typed.strip().strip("()[]").replace(",", " ").split() if text]
    near = all(
        _is_near(number, text, right)
        for number, text, right in zip(numbers, texts, expected, strict=True)
    )
    if near and not _is_nearer_to_mistake(task, numbers, expected):
        return Judgement(is_right=True)
    so_far = "" if len(numbers) != 1 else _right_so_far(texts[0], expected)
    return Judgement(is_right=False, sentence=_wrong(task, numbers, so_far))


def _is_nearer_to_mistake(
    task: Task, numbers: tuple[float, ...], expected: tuple[float, ...]
) -> bool:
    """Tell whether a number that is near enough is a known mistake that lies nearer still.

    A weight hardly changes in one step: the old one is near the new one, and still the old one.
    """
    distance = abs(numbers[0] - expected[0])
    return any(abs(numbers[0] - mistake.value) < distance for mistake in task.mistakes)


def _other_count(expected: int, typed: int) -> str:
    """Return what to say to more or fewer numbers than are asked for."""
    return tr(
        "{expected} {expected:number is|numbers are} asked for, and you typed {typed}.",
        expected=expected,
        typed=typed,
    )


def _is_near(number: float, text: str, right: float) -> bool:
    if number == right:
        return True
    unit = 10.0 ** -len(text.lower().partition("e")[0].partition(".")[2])
    if "e" in text.lower():
        unit *= 10.0 ** float(text.lower().partition("e")[2].replace("−", "-"))
    one_off = min(1.000001 * unit, _MOST_RELATIVE * abs(right))
    return abs(number - right) <= max(one_off, _ROUNDED_ON_THE_WAY * abs(right))


def _right_so_far(text: str, expected: tuple[float, ...]) -> str:
    """Return up to which digit a number is right; an empty text where that says little."""
    if len(expected) != 1 or "e" in text.lower():
        return ""
    typed = text.replace("−", "-")
    right = f"{expected[0]:.12f}"
    shared = "".join(one for one, other in takewhile(_are_equal, zip(typed, right, strict=False)))
    telling = len(shared.strip("-").replace(".", "").lstrip("0"))
    if "." not in shared or telling == 0:
        return ""
    if shared == typed:
        return tr("{digits}… is right so far: type one more digit.", digits=shared)
    if telling < _TELLING:
        return ""
    return tr("Right up to {digits}…; the next digit differs.", digits=shared)


def _are_equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _wrong(task: Task, numbers: tuple[float, ...], so_far: str) -> str:
    return _recognized(task, numbers) or f"{so_far} {task.wrong}".strip()


def _recognized(task: Task, numbers: tuple[float, ...]) -> str:
    """Return what the lesson says to this mistake; an empty text if it does not know it.

    Of two that lie close together, like an old weight and a wrong new one, the nearer is meant.
    """
    number = numbers[0]
    near = [
        mistake
        for mistake in task.mistakes
        if abs(number - mistake.value) <= max(_MOST_RELATIVE * abs(mistake.value), 1e-12)
    ]
    nearest = min(near, key=lambda mistake: abs(number - mistake.value), default=None)
    return "" if nearest is None else nearest.sentence


def _traced(place: TracePlace, moment: Moment) -> tuple[float, ...]:
    value: Any = None
    for record in moment.trace.records:
        if _is_meant(record, place):
            value = getattr(record, place.path[-1])
    if value is None:
        raise ValueError(f"the step has no {place}")
    array = np.asarray(value, dtype=np.float64)
    try:
        return tuple(float(number) for number in np.ravel(array[place.index]))
    except IndexError as error:
        raise ValueError(f"the step has no {place}") from error


def _is_meant(record: Record, place: TracePlace) -> bool:
    if record.phase != place.phase:
        return False
    if isinstance(record, LossRecord):
        return True
    if str(record.name).casefold() != place.layer.casefold():
        return False
    return not isinstance(record, UpdateRecord) or record.parameter == place.path[0]


def shown(numbers: tuple[float, ...]) -> str:
    """Return numbers as a learner would type them."""
    return ", ".join(f"{number:.6g}" for number in numbers)
