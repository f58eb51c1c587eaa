"""What one line of NumPy reads and writes, and the sum behind any of its numbers.

An operation is the smallest thing the stepper can stop at; a stop shows one or several.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from gui.stepping.matrix import Focus, Matrix
from gui.stepping.notation import ROWS, Notation
from gui.stepping.writing import Numbering, Writing

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
