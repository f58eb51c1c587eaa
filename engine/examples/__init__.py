"""Projects to begin with, each small and each with a result that can be stated."""

from collections.abc import Mapping
from typing import ClassVar, Final

from engine.errors import LayerloomError
from engine.examples.classifiers import CLASSIFIERS
from engine.examples.example import Example
from engine.examples.first_projects import FIRST_PROJECTS
from engine.examples.forward_passes import FORWARD_PASSES
from engine.examples.gradients import GRADIENTS
from engine.examples.perceptrons import PERCEPTRONS
from engine.project import Project

__all__ = ["EXAMPLES", "Example", "UnknownExampleError", "example_names", "load_example"]

EXAMPLES: Final[Mapping[str, Example]] = {
    example.name: example
    for example in (
        *FIRST_PROJECTS,
        *PERCEPTRONS,
        *FORWARD_PASSES,
        *GRADIENTS,
        *CLASSIFIERS,
    )
}


class UnknownExampleError(LayerloomError):
    """No example has this name."""

    template: ClassVar[str] = "An example must be one of {names}. Received: {received!r}."


def example_names() -> tuple[str, ...]:
    """Return the names of the examples."""
    return tuple(EXAMPLES)


def load_example(name: str) -> Project:
    """Return a new project from an example.

    Raises
    ------
    UnknownExampleError
        If no example has this name.
    """
    example = EXAMPLES.get(name)
    if example is None:
        raise UnknownExampleError(names=", ".join(EXAMPLES), received=name)
    return example.make()
