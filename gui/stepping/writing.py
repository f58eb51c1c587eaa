"""How numbers, their names and their sums are written in a formula."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from gui.stepping.matrix import Array, Matrix
from gui.stepping.notation import ROWS, Notation
from gui.stepping.number_format import NumberFormat

#: Sums longer than this are written with their middle left out.
_LONGEST_SUM: Final = 6

_LARGEST_TERMS: Final = 2


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


def index(*places: int) -> str:
    """Return places, counted from 0, as indices counted from 1: ``12`` or ``3,12``."""
    texts = [str(place + 1) for place in places]
    return ("," if any(len(text) > 1 for text in texts) else "").join(texts)


def _sum_text(terms: Sequence[str]) -> str:
    text = terms[0]
    for term in terms[1:]:
        text += f" − {term[1:]}" if term.startswith("−") else f" + {term}"
    return text
