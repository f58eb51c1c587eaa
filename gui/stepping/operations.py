"""What one line of NumPy reads and writes, and the sum behind any of its numbers.

An operation is the smallest thing the stepper can stop at; a stop shows one or several.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np

from gui.stepping.notation import ROWS, Notation
from gui.stepping.number_format import NumberFormat

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

#: Sums longer than this are written with their middle left out.
_LONGEST_SUM: Final = 6
_LARGEST_TERMS: Final = 2


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


@dataclass(frozen=True)
class Numbering:
    """The weights of all layers counted on, neuron by neuron, as in worked examples: w₁ … w₈.

    Parameters
    ----------
    first : int
        The number of the layer's first weight.
    inputs : int
        How many weights each of its neurons has.
    """

    first: int
    inputs: int

    def number(self, input: int, output: int) -> int:
        """Return the number of the weight between two neurons, both counted from 0."""
        return self.first + output * self.inputs + input


@dataclass(frozen=True)
class Writing:
    """How numbers and left-out terms are written.

    Parameters
    ----------
    numbers : NumberFormat
    left_out : callable
        From a count to the words that stand for so many terms.
    counts_weights : bool
        Whether weights are counted on through the network; else they have two indices.
    numbering : Numbering, optional
        Of the layer at hand, where they are.
    notation : Notation
        Which of a weight's two indices comes first.
    is_single : bool
        Whether the layer at hand is one neuron: its weights have one index, its bias none.
    """

    numbers: NumberFormat = field(default_factory=NumberFormat)
    left_out: Callable[[int], str] = "… ({}) …".format
    counts_weights: bool = False
    numbering: Numbering | None = None
    notation: Notation = ROWS
    is_single: bool = False

    def for_stop(self, counts_weights: bool) -> "Writing":
        """Return this writing for a stop whose weights are counted on, or not."""
        return replace(self, counts_weights=counts_weights)

    def weight(self, input: int, output: int) -> str:
        """Return the index of a weight: ``12``, or ``5`` where they are counted on."""
        if self.numbering is None and self.is_single:
            return index(input)
        if self.numbering is None:
            return index(*self.notation.ordered(input, output))
        return str(self.numbering.number(input, output))

    def bias(self, output: int) -> str:
        """Return the index of a bias: ``2``; nothing where there is one only."""
        return "" if self.is_single and self.numbering is None else index(output)

    def cell_name(self, matrix: "Matrix", row: int, column: int) -> str:
        """Return the name of a weight in a matrix, ``w_{5}``; nothing where none is needed."""
        if self.numbering is None or matrix.parameter != "weights":
            return ""
        places = dict(zip(matrix.axes, (row, column), strict=True))
        letter = self.notation.weights
        if matrix.is_gradient:
            letter = self.notation.gradient(letter)
        return letter.at(self.weight(places.pop("input"), places.popitem()[1]))

    def text(self, number: float) -> str:
        """Return a number as it stands alone or first."""
        return self.numbers.text(float(number))

    def factor(self, number: float) -> str:
        """Return a number as it stands behind an operator."""
        return self.numbers.factor(float(number))

    def product(self, *factors: float) -> str:
        """Return ``0.05·0.15``."""
        first, *others = (float(number) for number in factors)
        return "·".join([self.text(first), *map(self.factor, others)])

    def joined(self, terms: Sequence[str]) -> str:
        """Return the terms as a sum, the middle of a long one left out."""
        return self._sum(len(terms), terms.__getitem__, np.zeros(len(terms)))

    def dot(self, left: Array, right: Array, then: Iterable[float] = ()) -> str:
        """Return ``Σ left·right`` term by term, and further terms behind.

        Of a long sum the first, the last and the largest terms are written.
        """
        text = self._sum(
            len(left), lambda place: self.product(left[place], right[place]), left * right
        )
        return _sum_text([text, *(self.text(number) for number in then)])

    def products(self, left: Array, right: Array, then: Iterable[float] = ()) -> str:
        """Return the terms of `dot` worked out; nothing where there is one or very many."""
        if len(left) > _LONGEST_SUM:
            return ""
        terms = [*(left * right), *then]
        if len(terms) < 2:
            return ""
        return _sum_text([self.text(term) for term in terms])

    def letters(self, count: int, term: Callable[[int], str], then: Sequence[str] = ()) -> str:
        """Return a sum in letters, the middle of a long one left out as dots."""
        places = range(count) if count <= _LONGEST_SUM else (0, 1, -1, count - 1)
        terms = [term(place) if place >= 0 else "⋯" for place in places]
        return " + ".join([*terms, *then])

    def sum(self, numbers: Array) -> str:
        """Return the numbers as a sum, shortened as in `dot`."""
        return self._sum(len(numbers), lambda place: self.text(numbers[place]), numbers)

    def _sum(self, count: int, term: Callable[[int], str], sizes: Array) -> str:
        if count <= _LONGEST_SUM:
            return _sum_text([term(place) for place in range(count)])
        terms, expected = [], 0
        for place in _shown_places(sizes):
            if place == expected + 1:
                terms.append(term(expected))
            elif place > expected:
                terms.append(self.left_out(place - expected))
            terms.append(term(place))
            expected = place + 1
        return _sum_text(terms)


def _shown_places(sizes: Array) -> list[int]:
    """Return the first place, the last one, and those of the largest terms between them."""
    inner = np.abs(np.nan_to_num(sizes[1:-1], posinf=np.inf))
    largest = np.argpartition(-inner, _LARGEST_TERMS - 1)[:_LARGEST_TERMS] + 1
    if not inner.any():
        largest = np.arange(1, 1 + _LARGEST_TERMS)
    return [0, *sorted(int(place) for place in largest), len(sizes) - 1]


def equation(left: str, *sides: str) -> str:
    """Return ``left = middle = total``; what is empty or repeats what follows is left out."""
    following = (*sides[1:], "")
    told = [side for side, after in zip(sides, following, strict=True) if side and side != after]
    return " = ".join([left, *told])


Lines = Callable[[Focus, Writing], tuple[str, ...]]


def _no_lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, eq=False)
class Operation:
    """One line of NumPy.

    Parameters
    ----------
    name : str
        What is computed: ``affine``, ``activation``, ``delta``, ``grad_weights`` …
    formula : str
        In letters; see `gui.stepping.formula_text`.
    code : str
        The line of NumPy.
    parts : tuple of Matrix and str
        Matrices with the operators between them; the last matrix is the result.
    numbers : callable
        From a focus to the formula with its numbers, one line or several.
    summed : str
        The axis over which is summed: all of it belongs to the number in focus.
    is_product : bool
        Whether the shapes of a matrix product are worth a line.
    numbering : Numbering, optional
        Of the layer's weights.
    layer : int, optional
        The layer's id.
    layer_name : str
        Its name in files; empty for the loss.
    notation : Notation
        In which letters and parts are written; the code is always the engine's.
    is_single : bool
        Whether the layer is one neuron.
    parts_at : callable, optional
        From a focus to the parts, in rows, where they are those of one weight.
    """

    name: str
    formula: str
    code: str
    parts: tuple[Matrix | str, ...]
    numbers: Lines = field(default=_no_lines)
    summed: str = ""
    is_product: bool = False
    numbering: Numbering | None = None
    layer: int | None = None
    layer_name: str = ""
    notation: Notation = ROWS
    is_single: bool = False
    parts_at: Callable[[Focus], tuple[Matrix | str, ...]] | None = None

    def at(self, focus: Focus) -> "Operation":
        """Return the operation with the matrices that belong to a focus, where they change."""
        if self.parts_at is None:
            return self
        return replace(self, parts=self.parts_at(focus)).written(self.notation)

    def written(self, notation: Notation) -> "Operation":
        """Return the operation as it is written in a notation; only turned, nothing renamed.

        Where samples are columns every matrix is turned, and the factors of a product change
        places: ``(X · W)ᵀ = Wᵀ · Xᵀ``.
        """
        parts = self.parts
        if notation.has_columns:
            turned = [part.turned if isinstance(part, Matrix) else part for part in parts]
            if self.is_product:
                turned[0], turned[2] = turned[2], turned[0]
            parts = tuple(turned)
        return replace(self, parts=parts, notation=notation)

    @property
    def matrices(self) -> tuple[Matrix, ...]:
        """The matrices without the operators."""
        return tuple(part for part in self.parts if isinstance(part, Matrix))

    @property
    def result(self) -> Matrix:
        """What the line writes."""
        return self.matrices[-1]

    @property
    def shape_parts(self) -> tuple[Matrix | str, ...]:
        """The arrays of a product, or of a sum over an axis; nothing where no shape changes."""
        if self.is_product:
            return (*self.parts[:3], "→", self.result)
        if self.summed and len(self.matrices) > 1:
            return (self.matrices[0], "Σ →", self.result)
        return ()

    @property
    def shapes_text(self) -> str:
        """``(N, I) · (I, O) → (N, O)``, and the same in numbers; nothing where no shape changes."""
        letters = [p.letters_text if isinstance(p, Matrix) else p for p in self.shape_parts]
        shapes = [p.shape_text if isinstance(p, Matrix) else p for p in self.shape_parts]
        return "  ".join([" ".join(letters), " ".join(shapes)]).strip()

    def within(self, focus: Focus) -> Focus:
        """Return the focus moved inside the matrices, as far as it lies outside."""
        places: dict[str, int] = {}
        for matrix in self.matrices:
            for axis, size in zip(matrix.axes, matrix.values.shape, strict=True):
                if axis:
                    places[axis] = min(places.get(axis, focus.at(axis)), size - 1)
        return replace(focus, **places)

    def own_writing(self, writing: Writing) -> Writing:
        """Return the writing with the numbers of the layer's weights, where they are counted."""
        numbering = self.numbering if writing.counts_weights else None
        return replace(
            writing, numbering=numbering, notation=self.notation, is_single=self.is_single
        )

    def lit_rows(self, matrix: Matrix, focus: Focus) -> range:
        """Return the rows that belong to the number in focus."""
        return self._lit(matrix.axes[0], matrix.values.shape[0], focus)

    def lit_columns(self, matrix: Matrix, focus: Focus) -> range:
        """Return the columns that belong to the number in focus."""
        return self._lit(matrix.axes[1], matrix.values.shape[1], focus)

    def _lit(self, axis: str, size: int, focus: Focus) -> range:
        if axis and axis == self.summed:
            return range(size)
        place = focus.at(axis)
        return range(place, place + 1)


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


def index(*places: int) -> str:
    """Return places, counted from 0, as indices counted from 1: ``12`` or ``3,12``."""
    texts = [str(place + 1) for place in places]
    return ("," if any(len(text) > 1 for text in texts) else "").join(texts)


def _sum_text(terms: Sequence[str]) -> str:
    text = terms[0]
    for term in terms[1:]:
        text += f" − {term[1:]}" if term.startswith("−") else f" + {term}"
    return text


def _tuple_text(sizes: Sequence[Any]) -> str:
    comma = "," if len(sizes) == 1 else ""
    return f"({', '.join(str(size) for size in sizes)}{comma})"
