"""The lessons that come with the program, and which of their tasks were done."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QSettings

from gui.lessons.glossary import glossary
from gui.lessons.lesson import Lesson
from gui.lessons.lesson_file import SUFFIX, lesson_from_bytes
from gui.looks.resource_files import resource


@dataclass(frozen=True, slots=True)
class Shelved:
    """A lesson of the program, by the name of its file, which is the same in both languages."""

    name: str
    lesson: Lesson


@cache
def library(language: str) -> Sequence[Shelved]:
    """Return the lessons of a language in the order of their names."""
    entries = sorted(resource("lessons", language).iterdir(), key=lambda entry: entry.name)
    words = glossary(language)
    return [
        Shelved(entry.name.removesuffix(SUFFIX), lesson_from_bytes(entry.read_bytes(), words))
        for entry in entries
        if entry.name.endswith(SUFFIX)
    ]


def done_tasks(lesson: str) -> set[int]:
    """Return the tasks of a lesson that were ever done, by their place from 0."""
    stored = QSettings().value(f"lessons/{lesson}", "")
    return {int(part) for part in str(stored).split() if part.isdecimal()}


def remember_done(lesson: str, tasks: set[int]) -> None:
    """Keep which tasks of a lesson were done."""
    QSettings().setValue(f"lessons/{lesson}", " ".join(str(task) for task in sorted(tasks)))
