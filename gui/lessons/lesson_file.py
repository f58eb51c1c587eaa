"""Reading lessons: Markdown with the tasks as data in fenced blocks; nothing is ever executed.

A file begins with a block of keys between ``---``; a task is a block of keys between a line
of three backticks with ``task`` behind them and a line of three backticks alone. The guide for
teachers (resources/lessons/guide) says the rest.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from engine import ACTIVATIONS, example_names
from gui.lessons.fit import refuse_unfit
from gui.lessons.glossary import Glossary
from gui.lessons.lesson import Curves, Descent, Lesson, Mistake, Part, Task
from gui.lessons.refusal import LessonRefusedError
from gui.lessons.surroundings import curve_names
from gui.lessons.task_language import (
    parsed_action,
    parsed_answer,
    parsed_boxes,
    parsed_check,
    parsed_helped,
    parsed_number,
    parsed_range,
)

MOST_BYTES: Final = 256 * 1024
MOST_TASKS: Final = 100
SUFFIX: Final = ".md"

_RULE: Final = "---"
_CLOSING: Final = "```"
_HEAD_KEYS: Final = ("title", "example")
_ONCE: Final = ("text", "example", "answer", "wrong", "numbers", "instead", "boxes", "helped")
_TASK_KEYS: Final = (*_ONCE, "check", "hint", "show", "mistake", "first")
_CURVE_KEYS: Final = ("functions", "x", "y")
#: A softmax has no curve of its own.
_DRAWN: Final = tuple(name for name in ACTIVATIONS if name != "softmax")
_MARKUP: Final = re.compile(r"<[A-Za-z/!?]|!\[|\]\(|^\s*\[[^\[\]]+\]:|https?://|file:")


_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One ``key: value`` and the line it stands on, counted from 1."""

    key: str
    value: str
    line: int


def read_lesson(path: Path, glossary: Glossary) -> Lesson:
    """Read a lesson from somebody's file, and see that its tasks can be done.

    Raises
    ------
    LessonRefusedError
        If the file cannot be read or is no lesson; its `sentence` says why.
    """
    if not path.is_file():  # opening a pipe would never end
        raise LessonRefusedError("unreadable", received=path.name)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            _refuse_size(size)
        lesson = lesson_from_bytes(path.read_bytes(), glossary)
    except OSError as error:
        raise LessonRefusedError("unreadable", received=path.name) from error
    refuse_unfit(lesson)
    return lesson


def lesson_from_bytes(raw: bytes, glossary: Glossary) -> Lesson:
    """Return the lesson that these bytes hold.

    Raises
    ------
    LessonRefusedError
        If they hold none.
    """
    if len(raw) > MOST_BYTES:
        _refuse_size(len(raw))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LessonRefusedError("not_text") from error
    if "\x00" in text:
        raise LessonRefusedError("not_text")
    return _parsed(text.replace("\r\n", "\n").split("\n"), glossary)


def _refuse_size(size: int) -> None:
    raise LessonRefusedError("too_large", most=MOST_BYTES // 1024, received=-(-size // 1024))


def _parsed(lines: Sequence[str], glossary: Glossary) -> Lesson:
    for number, line in enumerate(lines, start=1):
        _refuse_markup(line, number, glossary)
    head, begin = _head(lines)
    example = head.get("example", "")
    parts = tuple(_parts(lines, begin, example))
    if sum(isinstance(part, Task) for part in parts) > MOST_TASKS:
        raise LessonRefusedError("too_many", most=MOST_TASKS)
    return Lesson(head["title"], example, parts)


def _refuse_markup(line: str, number: int, glossary: Glossary) -> None:
    if _MARKUP.search(line):
        raise LessonRefusedError("markup", line=number)
    for key in glossary.keys_in(line):
        if key not in glossary:
            raise LessonRefusedError("unknown_term", line=number, received=key)


def _head(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    if lines[0].strip() != _RULE:
        raise LessonRefusedError("no_title", line=1)
    entries, end = _entries(lines, 1, _RULE, _HEAD_KEYS)
    head = {entry.key: entry.value for entry in _each_once(entries, _HEAD_KEYS)}
    if not head.get("title"):
        raise LessonRefusedError("no_title", line=1)
    for entry in entries:
        if entry.key == "example":
            _refuse_unknown_example(entry)
    return head, end


def _parts(lines: Sequence[str], begin: int, example: str) -> Iterator[Part]:
    prose: list[str] = []
    at = begin
    while at < len(lines):
        opening = lines[at].strip()
        if opening not in _BLOCKS:
            prose.append(lines[at])
            at += 1
            continue
        yield from _prose(prose)
        prose = []
        keys, made = _BLOCKS[opening]
        entries, end = _entries(lines, at + 1, _CLOSING, keys)
        yield made(entries, example, at + 1)
        at = end
    yield from _prose(prose)


def _prose(lines: Sequence[str]) -> Iterator[str]:
    """Give the text up to each heading, which so stands apart from what comes before it."""
    begins, is_code = [0], False
    for at, line in enumerate(lines):
        is_code ^= line.startswith("```")
        if line.startswith("#") and not is_code:
            begins.append(at)
    for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        text = "\n".join(lines[begin:end]).strip()
        if text:
            yield text


def _entries(
    lines: Sequence[str], begin: int, closing: str, keys: Sequence[str]
) -> tuple[list[_Entry], int]:
    """Return the entries of a block and the line behind it; an indented line goes on a value."""
    found: list[_Entry] = []
    for at in range(begin, len(lines)):
        line = lines[at]
        if line.strip() == closing:
            return found, at + 1
        if line[:1] in (" ", "\t") and found:
            last = found.pop()
            found.append(_Entry(last.key, f"{last.value} {line.strip()}".strip(), last.line))
        elif line.strip():
            found.append(_entry(line, at + 1, keys))
    raise LessonRefusedError("unclosed", line=begin)


def _entry(line: str, number: int, keys: Sequence[str]) -> _Entry:
    key, colon, value = line.partition(":")
    if not colon:
        raise LessonRefusedError("no_colon", line=number, received=line)
    if key.strip() not in keys:
        raise LessonRefusedError(
            "unknown_key", line=number, expected=", ".join(keys), received=key.strip()
        )
    return _Entry(key.strip(), value.strip(), number)


def _each_once(entries: Sequence[_Entry], keys: Sequence[str]) -> Sequence[_Entry]:
    seen: set[str] = set()
    for entry in entries:
        if entry.key in keys and entry.key in seen:
            raise LessonRefusedError("twice", line=entry.line, received=entry.key)
        seen.add(entry.key)
    return entries


def _task(entries: Sequence[_Entry], example: str, line: int) -> Task:
    single = {entry.key: entry for entry in _each_once(entries, _ONCE) if entry.key in _ONCE}
    if "text" not in single or not single["text"].value:
        raise LessonRefusedError("no_text", line=line)
    if "example" in single:
        _refuse_unknown_example(single["example"])
        example = single["example"].value
    if "instead" in single:
        _refuse_unknown_example(single["instead"])
    checks = tuple(parsed_check(e.value, e.line) for e in entries if e.key == "check")
    answer = single.get("answer")
    if bool(checks) == (answer is not None):
        raise LessonRefusedError("no_goal", line=line)
    return Task(
        text=single["text"].value,
        example=example,
        names_example="example" in single,
        checks=checks,
        answer=None if answer is None else parsed_answer(answer.value, answer.line),
        hints=tuple(e.value for e in entries if e.key == "hint"),
        show=tuple(parsed_action(e.value, e.line) for e in entries if e.key == "show"),
        wrong=single["wrong"].value if "wrong" in single else "",
        mistakes=tuple(_mistake(e) for e in entries if e.key == "mistake"),
        numbers=single["numbers"].value if "numbers" in single else "",
        instead=single["instead"].value if "instead" in single else "",
        boxes=_read(single, "boxes", parsed_boxes),
        helped=_read(single, "helped", parsed_helped),
        first=tuple(parsed_action(e.value, e.line) for e in entries if e.key == "first"),
    )


def _read(
    single: Mapping[str, _Entry], key: str, parsed: Callable[[str, int], tuple[_Item, ...]]
) -> tuple[_Item, ...]:
    entry = single.get(key)
    return () if entry is None else parsed(entry.value, entry.line)


def _curves(entries: Sequence[_Entry], _example: str, line: int) -> Curves:
    single = {entry.key: entry for entry in _each_once(entries, _CURVE_KEYS)}
    if "functions" not in single or "x" not in single:
        raise LessonRefusedError("no_curves", line=line)
    functions = curve_names(single["functions"].value)
    for name in functions:
        if name not in _DRAWN:
            at = single["functions"].line
            expected = ", ".join(_DRAWN)
            raise LessonRefusedError("unknown_function", line=at, expected=expected, received=name)
    y = single.get("y")
    return Curves(
        functions,
        parsed_range(single["x"].value, single["x"].line),
        None if y is None else parsed_range(y.value, y.line),
    )


def _descent(_entries: Sequence[_Entry], _example: str, _line: int) -> Descent:
    return Descent()


def _mistake(entry: _Entry) -> Mistake:
    number, bar, sentence = entry.value.partition("|")
    value = parsed_number(number)
    if not bar or value is None:
        raise LessonRefusedError("bad_mistake", line=entry.line, received=entry.value)
    return Mistake(value, sentence.strip())


def _refuse_unknown_example(entry: _Entry) -> None:
    if entry.value not in example_names():
        raise LessonRefusedError("unknown_example", line=entry.line, received=entry.value)


#: What opens a block: the keys that may stand in it, and what is made of them.
_BLOCKS: Final[Mapping[str, tuple[Sequence[str], Callable[[Sequence[_Entry], str, int], Part]]]] = {
    "```task": (_TASK_KEYS, _task),
    "```curves": (_CURVE_KEYS, _curves),
    "```descent": ((), _descent),
}
