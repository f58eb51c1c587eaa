"""Inputs made from the two coordinates of a point, as TensorFlow Playground offers them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.array_types import Array
from engine.datasets.data_errors import OptionRangeError
from engine.datasets.description import DataDescription


@dataclass(frozen=True, slots=True)
class DerivedInput:
    """A function of both coordinates.

    Parameters
    ----------
    title : str
        What the input is called in data and diagrams.
    of : callable
        From x1 (N,) and x2 (N,) to the input (N,).
    """

    title: str
    of: Callable[[Array, Array], Array]


#: In the order in which they follow x1 and x2.
DERIVED_INPUTS: Final[Mapping[str, DerivedInput]] = {
    "x1^2": DerivedInput("x1²", lambda x1, x2: x1 * x1),
    "x2^2": DerivedInput("x2²", lambda x1, x2: x2 * x2),
    "x1*x2": DerivedInput("x1·x2", lambda x1, x2: x1 * x2),
    "sin(x1)": DerivedInput("sin x1", lambda x1, x2: np.sin(x1)),
    "sin(x2)": DerivedInput("sin x2", lambda x1, x2: np.sin(x2)),
}


def parsed_names(text: str) -> tuple[str, ...]:
    """Return the keys of `DERIVED_INPUTS` that stand in a text, in their own order, once each."""
    named = {name.strip() for name in text.split(",")}
    return tuple(name for name in DERIVED_INPUTS if name in named)


def checked_names(source: str, text: str) -> str:
    """Return the names of derived inputs as they are recorded.

    Raises
    ------
    OptionRangeError
        If one is not a key of `DERIVED_INPUTS`.
    """
    for name in filter(None, map(str.strip, text.split(","))):
        if name not in DERIVED_INPUTS:
            legal = ", ".join(DERIVED_INPUTS)
            raise OptionRangeError(source=source, option="derived", legal=legal, value=name)
    return ",".join(parsed_names(text))


def with_derived(points: Array, names: Sequence[str]) -> Array:
    """Return points (N, 2) with derived inputs as further columns (N, 2 + len(names)).

    Decision regions draw a plane of points and hand the network what this returns.
    """
    if not names:
        return points
    x1, x2 = points[:, 0], points[:, 1]
    return np.column_stack([points, *(DERIVED_INPUTS[name].of(x1, x2) for name in names)])


def derived_names(description: DataDescription) -> tuple[str, ...]:
    """Return which derived inputs a data set has."""
    return parsed_names(str(dict(description.source.options).get("derived", "")))


def is_planar(description: DataDescription) -> bool:
    """Tell whether samples are points of a plane: two inputs, the others derived from them."""
    return description.inputs - len(derived_names(description)) == 2
