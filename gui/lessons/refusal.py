"""Why a lesson file cannot be read, as a sentence with the line."""

from typing import Final

from gui.words.translation import QT_TR_NOOP, tr

_SENTENCES: Final = {
    "too_large": QT_TR_NOOP("A lesson must have at most {most} kB. This one has {received} kB."),
    "unreadable": QT_TR_NOOP("The lesson {received} cannot be read."),
    "not_text": QT_TR_NOOP("A lesson must be plain text in UTF-8."),
    "no_title": QT_TR_NOOP(
        "Line {line}: a lesson begins with a block between --- that has a title."
    ),
    "unclosed": QT_TR_NOOP("Line {line}: this block is never closed."),
    "no_colon": QT_TR_NOOP("Line {line}: expected “key: value”. Received: {received}"),
    "unknown_key": QT_TR_NOOP("Line {line}: a key must be one of {expected}. Received: {received}"),
    "twice": QT_TR_NOOP("Line {line}: {received} may stand in a block only once."),
    "no_text": QT_TR_NOOP("Line {line}: a task must have a text."),
    "no_goal": QT_TR_NOOP("Line {line}: a task must have either checks or one answer."),
    "bad_check": QT_TR_NOOP("Line {line}: a check looks like “{expected}”. Received: {received}"),
    "bad_action": QT_TR_NOOP("Line {line}: “show” looks like “{expected}”. Received: {received}"),
    "bad_answer": QT_TR_NOOP(
        "Line {line}: an answer looks like “{expected}”. Received: {received}"
    ),
    "bad_mistake": QT_TR_NOOP(
        "Line {line}: a mistake looks like “0.5 | sentence”. Received: {received}"
    ),
    "bad_boxes": QT_TR_NOOP(
        "Line {line}: boxes are four whole numbers from 1 to {most}, such as “10, 4, 2, 4”. "
        "Received: {received}"
    ),
    "bad_helped": QT_TR_NOOP("Line {line}: expected one of {expected}. Received: {received}"),
    "bad_range": QT_TR_NOOP(
        "Line {line}: a range is two numbers in their order, such as “-5, 5”. Received: {received}"
    ),
    "unknown_function": QT_TR_NOOP(
        "Line {line}: a function must be one of {expected}. Received: {received}"
    ),
    "no_curves": QT_TR_NOOP("Line {line}: a block of curves must have functions and x."),
    "unknown_example": QT_TR_NOOP("Line {line}: there is no example {received}."),
    "markup": QT_TR_NOOP("Line {line}: HTML, pictures and links are not allowed in a lesson."),
    "unknown_term": QT_TR_NOOP("Line {line}: the glossary has no entry {received}."),
    "unknown_name": QT_TR_NOOP(
        "Line {line}: {key} must be one of {expected}. Received: {received}"
    ),
    "unknown_layer": QT_TR_NOOP(
        "Task {number}: the example {example} has no such layer. Received: {received}"
    ),
    "unfit_show": QT_TR_NOOP(
        "Task {number}: “show” does not fit the example {example}. Received: {received}"
    ),
    "no_place": QT_TR_NOOP(
        "Task {number}: the first step of the example {example} has no such place as the answer "
        "names."
    ),
    "right_mistake": QT_TR_NOOP(
        "Task {number}: the mistake is the right answer. Received: {received}"
    ),
    "too_many": QT_TR_NOOP("A lesson must have at most {most} tasks."),
}
_MOST_LETTERS: Final = 80


class LessonRefusedError(Exception):
    """A file is no lesson.

    Parameters
    ----------
    kind : str
        What is wrong with it.
    values
        What stands in the sentence's braces: `line` or `number`, `expected`, `received`, `most`.
    """

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind, values)
        self.kind = kind
        self.values = values

    @property
    def sentence(self) -> str:
        """What is wrong, in the reader's language."""
        received = self.values.get("received")
        shown = {"received": _short(received)} if isinstance(received, str) else {}
        return tr(_SENTENCES[self.kind], **self.values | shown)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
