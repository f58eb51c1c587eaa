"""A recorded array as it stands in a formula, and the place in it that is looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

#: The letters of the axes; a vector has the nameless axis besides.
AXIS_LETTERS: Final[Mapping[str, str]] = {
    "sample": "N",
    "input": "I",
    "output": "O",
    "piece": "O·K",
    "above": "O′",
    "": "1",
}

#: The axes in the order in which a recorded array has them.
_RECORDED_AXES: Final = ("sample", "input", "output", "piece")


@dataclass(frozen=True)
class Focus:
    """The one sample, input, neuron and Maxout piece that the formulas with numbers are about.

    `above` is a neuron of the layer that the outputs go to.
    """

    sample: int = 0
    input: int = 0
    output: int = 0
    piece: int = 0
    above: int = 0

    def at(self, axis: str) -> int:
        """Return the place on an axis; 0 on the nameless one."""
        place: int = getattr(self, axis) if axis else 0
        return place

    def moved(self, axes: tuple[str, str], row: int, column: int) -> "Focus":
        """Return the focus on a cell of a matrix with these axes."""
        places = dict(zip(axes, (row, column), strict=True))
        places.pop("", None)
        return replace(self, **places)


@dataclass(frozen=True, eq=False)
class Matrix:
    """A recorded array as it stands in a formula.

    Parameters
    ----------
    name : str
        Its letter, in formula notation.
    values : array (rows, columns)
        Vectors as one row or one column.
    axes : pair of str
        What rows and columns are: keys of `AXIS_LETTERS`.
    parameter : str
        ``weights``, ``bias`` and so on where the cells are parameters of the layer.
    is_transposed : bool
        Whether the recorded array is shown with rows and columns exchanged.
    is_vector : bool
        Whether the recorded array has one axis only.
    is_gradient : bool
        Whether the cells are derivatives by the parameters rather than these themselves.
    tried_as : str
        What its numbers are of the network or its batch, where they can be tried out in the
        sandbox: ``inputs``, ``targets`` or a parameter's name; else nothing.
    """

    name: str
    values: Array
    axes: tuple[str, str]
    parameter: str = ""
    is_transposed: bool = False
    is_vector: bool = False
    is_gradient: bool = False
    tried_as: str = ""

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape NumPy would give."""
        return tuple(self._without_nameless(self.values.shape))

    @property
    def shape_text(self) -> str:
        """The shape in numbers, ``(4, 2)``; a vector's ``(2,)``; a number's ``()``."""
        return _tuple_text(self.shape)

    @property
    def letters_text(self) -> str:
        """The shape in letters, ``(N, I)``."""
        return _tuple_text(self.axis_letters)

    @property
    def axis_letters(self) -> tuple[str, ...]:
        """The letters of the axes that `shape` has the sizes of."""
        return tuple(self._without_nameless([AXIS_LETTERS[axis] for axis in self.axes]))

    @property
    def shown_axes(self) -> tuple[str, ...]:
        """The axes that `shape` has the sizes of."""
        return tuple(self._without_nameless(self.axes))

    def _without_nameless(self, sizes: Sequence[Any]) -> list[Any]:
        if not self.is_vector:
            return list(sizes)
        return [size for size, axis in zip(sizes, self.axes, strict=True) if axis]

    @property
    def turned(self) -> "Matrix":
        """The matrix as it is written where samples are columns: no vector, but one column."""
        return replace(
            self,
            values=self.values.T,
            axes=(self.axes[1], self.axes[0]),
            is_vector=self.is_vector and not any(self.axes),
        )

    def parameter_index(self, focus: Focus) -> tuple[int, ...]:
        """Return the place in the parameter itself, however the matrix is turned."""
        return tuple(focus.at(axis) for axis in self._recorded_axes())

    @property
    def transposed(self) -> "Matrix":
        """The matrix with rows and columns exchanged, named so."""
        return replace(
            self,
            name=f"({self.name})^T" if "^" in self.name else f"{self.name}^T",
            values=self.values.T,
            axes=(self.axes[1], self.axes[0]),
            is_transposed=not self.is_transposed,
        )

    def recorded_index(self, row: int, column: int) -> tuple[int, ...]:
        """Return the index into the recorded array of a cell, however the matrix is turned."""
        places = dict(zip(self.axes, (row, column), strict=True))
        return tuple(places[axis] for axis in self._recorded_axes())

    def cell_of(self, recorded: tuple[int, ...]) -> tuple[int, int]:
        """Return row and column of an index into the recorded array."""
        places = dict(zip(self._recorded_axes(), recorded, strict=True))
        return places.get(self.axes[0], 0), places.get(self.axes[1], 0)

    def _recorded_axes(self) -> list[str]:
        return sorted(filter(None, self.axes), key=_RECORDED_AXES.index)

    def value(self, focus: Focus) -> float:
        """Return the number in focus."""
        row, column = (focus.at(axis) for axis in self.axes)
        return float(self.values[row, column])

    def holds(self, focus: Focus) -> bool:
        """Tell whether the focus lies inside."""
        places = zip(self.axes, self.values.shape, strict=True)
        return all(focus.at(axis) < size for axis, size in places)


def row_vector(
    name: str, values: Array, axis: str, parameter: str = "", is_gradient: bool = False
) -> Matrix:
    """Return an array (O,) as one row."""
    shown = values[None, :]
    return Matrix(name, shown, ("", axis), parameter, is_vector=True, is_gradient=is_gradient)


def column_vector(name: str, values: Array, axis: str) -> Matrix:
    """Return an array (N,) as one column."""
    return Matrix(name, values[:, None], (axis, ""), is_vector=True)


def single_number(name: str, value: float) -> Matrix:
    """Return a number as a matrix of one cell."""
    return Matrix(name, np.array([[value]]), ("", ""), is_vector=True)


def _tuple_text(sizes: Sequence[Any]) -> str:
    comma = "," if len(sizes) == 1 else ""
    return f"({', '.join(str(size) for size in sizes)}{comma})"
