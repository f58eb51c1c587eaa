"""Whether the tasks of somebody's lesson can be done with the examples that they begin with."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from engine import LayerloomError, load_example
from gui.lessons.answers import expected_numbers
from gui.lessons.demonstration import DemonstrationError, demonstrated
from gui.lessons.example_data import missing_files, network_of
from gui.lessons.lesson import Action, Lesson, Task, TracePlace
from gui.lessons.refusal import LessonRefusedError

_LONG: Final = ("train", "reach")
_OF_LAYERS: Final = (
    *("units", "activation", "initializer", "weights"),
    *("bias", "rate", "gradient", "neuron"),
)
#: What a layer is called that a learner may have to add.
_DEFAULT_NAME: Final = re.compile(r"[a-z_]+_\d+|input|output")


def refuse_unfit(lesson: Lesson) -> None:
    """Refuse a lesson with a task that nobody could do, or that "show me" could not.

    Raises
    ------
    LessonRefusedError
        For the first such task.
    """
    for number, task in enumerate(lesson.tasks, start=1):
        if task.example:
            _refuse_layers(number, task)
            _refuse_show(number, task)
            _refuse_answer(number, task)


def _refuse_layers(number: int, task: Task) -> None:
    for name in _layers_named(task):
        try:
            network_of(task.example).layer_named(name)
        except LayerloomError as error:
            raise LessonRefusedError(
                "unknown_layer", number=number, example=task.example, received=name
            ) from error


def _layers_named(task: Task) -> Iterator[str]:
    """Give the names of layers that the example must have."""
    if task.numbers:
        yield task.numbers
    if isinstance(task.answer, TracePlace) and task.answer.layer:
        yield task.answer.layer
    yield from (one.arguments[0] for one in task.show if one.kind in _OF_LAYERS)
    looked_at = (one.arguments[0] for one in task.checks if one.subject in _OF_LAYERS)
    yield from (name for name in looked_at if not _DEFAULT_NAME.fullmatch(name))


def _refuse_show(number: int, task: Task) -> None:
    """Try all that "show" does but the training, which takes long and always fits."""
    project = load_example(task.example)
    for count, action in enumerate(task.show, start=1):
        tried = tuple(one for one in task.show[:count] if one.kind not in _LONG)
        try:
            demonstrated(replace(task, show=tried), project)
        except DemonstrationError as error:
            raise LessonRefusedError(
                "unfit_show", number=number, example=task.example, received=_written(action)
            ) from error


def _refuse_answer(number: int, task: Task) -> None:
    if task.answer is None or missing_files(task.example) is not None:
        return
    try:
        right = expected_numbers(task)
    except (LayerloomError, LookupError, ValueError, AttributeError) as error:
        raise LessonRefusedError("no_place", number=number, example=task.example) from error
    for mistake in task.mistakes:
        if len(right) == 1 and math.isclose(mistake.value, right[0], rel_tol=1e-9):
            raise LessonRefusedError("right_mistake", number=number, received=f"{mistake.value:g}")


def _written(action: Action) -> str:
    values = action.values
    text = values if isinstance(values, str) else ", ".join(f"{value:g}" for value in values)
    return f"{' '.join((action.kind, *action.arguments))} = {text}"
