"""Examples and their data, which may be open already, on this machine, or missing."""

from dataclasses import replace
from functools import cache

from engine import (
    BUILT_IN,
    DataDescription,
    LayerloomError,
    NetworkSpec,
    Project,
    load_example,
    reload,
    seems_cached,
)
from gui.lessons.lesson import Task
from gui.words.example_texts import in_words


@cache
def network_of(example: str) -> NetworkSpec:
    """Return the network of an example."""
    return load_example(example).network


@cache
def source_of(example: str) -> str:
    """Return what the data of an example come from; an empty text if it has none."""
    data = load_example(example).data
    return "" if data is None else data.source.name


@cache
def missing_files(example: str) -> DataDescription | None:
    """Return the data of an example that does not bring them along; None for all others."""
    if not example:
        return None
    project = load_example(example)
    if project.dataset is not None or project.data is None:
        return None
    entry = BUILT_IN.get(project.data.source.name)
    return project.data if entry is not None and entry.needs_files else None


def is_on_this_machine(data: DataDescription) -> bool:
    """Tell whether data that are files were downloaded."""
    return seems_cached(data.source.name)


def opened_example(name: str, project: Project) -> Project:
    """Return an example with its data, if they are open in `project` or were downloaded."""
    example = in_words(load_example(name))
    if example.dataset is not None or example.data is None:
        return example
    if _is_same_data(project, example):
        return replace(example, data=project.data, dataset=project.dataset)
    try:
        return replace(example, dataset=reload(example.data))
    except (LayerloomError, OSError):
        return example


def begun_with(task: Task, project: Project) -> Project:
    """Return what a task begins with: its example, or the one for those who have not the data.

    `project` itself is returned where the task has no example.
    """
    if not task.example:
        return project
    example = opened_example(task.example, project)
    if example.dataset is None and task.instead:
        return load_example(task.instead)
    return example


def _is_same_data(project: Project, example: Project) -> bool:
    if project.dataset is None or project.data is None or example.data is None:
        return False
    return project.data.source.name == example.data.source.name
