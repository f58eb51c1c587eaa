"""What a lesson is once it was read: pages of text and tasks, as plain frozen data."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Check:
    """One condition of a task, such as ``units hidden_1 = 4``.

    Parameters
    ----------
    subject : str
        What is looked at: a key of `gui.lessons.checks.SUBJECTS`.
    arguments : tuple of str
        Which layer, which setting, which element.
    operator : str
        ``=``, ``!=``, ``<``, ``<=``, ``>`` or ``>=``.
    values : tuple of float, or str
        What it is compared with: numbers, or one word.
    within : float
        How far numbers may be from one another and still be equal.
    """

    subject: str
    arguments: tuple[str, ...]
    operator: str
    values: tuple[float, ...] | str
    within: float


@dataclass(frozen=True, slots=True)
class TracePlace:
    """Where a number stands in one training step: ``forward hidden_1 output 0 1``.

    Parameters
    ----------
    phase : str
        ``forward``, ``loss``, ``backward`` or ``update``.
    layer : str
        Its name; empty for the loss.
    path : tuple of str
        The record's field, for an update the parameter before it.
    index : tuple of int
        The element; empty for the whole.
    """

    phase: str
    layer: str
    path: tuple[str, ...]
    index: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong answer that is worth a word: which number, and what it comes from."""

    value: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Action:
    """Something that "show me" does, such as ``weights output = 0.5, 0.5``."""

    kind: str
    arguments: tuple[str, ...]
    values: tuple[float, ...] | str


@dataclass(frozen=True, slots=True)
class Curves:
    """Functions to be laid over one another by one click.

    Parameters
    ----------
    functions : tuple of str
        Keys of the engine's `ACTIVATIONS`.
    x : tuple of float
        From where to where.
    y : tuple of float, or None
        What of the values is visible; None for all of them.
    """

    functions: tuple[str, ...]
    x: tuple[float, float]
    y: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Descent:
    """A picture of the loss over two weights, with the way that training went down."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, which the program checks: by conditions, or by a number that is typed.

    Parameters
    ----------
    text : str
        What is to be done, as Markdown.
    example : str
        The example that the task begins with; empty where it goes on with what is open.
    names_example : bool
        Whether the task names its example itself; else it has that of the lesson.
    checks : tuple of Check
        All of them must hold.
    answer : tuple of float, TracePlace or None
        What must be typed; numbers of a trace are those of the freshly opened example.
    hints : tuple of str
        From a nudge to nearly everything.
    show : tuple of Action
        What "show me" does to the example; for an answer nothing need be done.
    wrong : str
        Which term to look at after a wrong answer.
    mistakes : tuple of Mistake
        Wrong answers that are recognized.
    numbers : str
        The layer whose weights and bias can be set beside the task; may be empty.
    instead : str
        The example for those who have not the data of the task's own; may be empty.
    boxes : tuple of int
        Rows and columns of two matrices to be put together beside the task; may be empty.
    helped : tuple of str
        The settings among which the learner says what helped; may be empty.
    first : tuple of Action
        The settings that they are compared with.
    """

    text: str
    example: str = ""
    names_example: bool = False
    checks: tuple[Check, ...] = ()
    answer: tuple[float, ...] | TracePlace | None = None
    hints: tuple[str, ...] = ()
    show: tuple[Action, ...] = ()
    wrong: str = ""
    mistakes: tuple[Mistake, ...] = ()
    numbers: str = ""
    instead: str = ""
    boxes: tuple[int, ...] = ()
    helped: tuple[str, ...] = ()
    first: tuple[Action, ...] = ()


Part = str | Task | Curves | Descent


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as it is read from top to bottom.

    Parameters
    ----------
    title : str
    example : str
        What its tasks begin with unless they say otherwise; may be empty.
    parts : tuple of str, Task, Curves or Descent
        Paragraphs as Markdown, with tasks and pictures between them.
    """

    title: str
    example: str = ""
    parts: tuple[Part, ...] = field(default=())

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks in order."""
        return tuple(part for part in self.parts if isinstance(part, Task))
