"""What stands in the window beside the project, as far as a task may ask for it."""

from dataclasses import dataclass, replace
from typing import Final

from engine import NetworkSpec
from gui.lessons.lesson import Action

Ends = tuple[float, float]

#: What "show me" does to the window rather than to the project.
KINDS: Final = ("curves", "range", "neuron", "boxes", "draw")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a learner has set up without changing the project.

    Parameters
    ----------
    curves : tuple of str
        The functions that are laid over one another.
    x, y : tuple of float, or None
        From where to where they are drawn; None where the picture decides.
    neuron : tuple of int, or None
        The selected neuron: the id of its layer, and its number from 1.
    drawn : int or None
        The class that the network sees in the drawing.
    boxes : tuple of int, or None
        The shape of the second matrix beside a task.
    """

    curves: tuple[str, ...] = ()
    x: Ends | None = None
    y: Ends | None = None
    neuron: tuple[int, int] | None = None
    drawn: int | None = None
    boxes: tuple[int, int] | None = None


def after(surroundings: Surroundings, action: Action, network: NetworkSpec) -> Surroundings:
    """Return what an action of `KINDS` leads to.

    Raises
    ------
    UnknownLayerError
        If the network has no layer of that name.
    ValueError
        If the numbers are too few or too many.
    """
    values = action.values
    if isinstance(values, str):
        return replace(surroundings, curves=curve_names(values))
    if action.kind == "range":
        low, high = values
        if action.arguments == ("x",):
            return replace(surroundings, x=(low, high))
        return replace(surroundings, y=(low, high))
    if action.kind == "boxes":
        rows, columns = values
        return replace(surroundings, boxes=(int(rows), int(columns)))
    (number,) = values
    if action.kind == "neuron":
        layer = network.layer_named(action.arguments[0]).id
        return replace(surroundings, neuron=(layer, int(number)))
    return replace(surroundings, drawn=int(number))


def curve_names(text: str) -> tuple[str, ...]:
    """Return the functions named between commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())
