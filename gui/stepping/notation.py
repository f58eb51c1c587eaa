"""The three ways in which textbooks write the same step: which letters, and what is transposed.

The engine keeps samples as rows. Two of the notations keep them as columns: there every array is
shown with rows and columns exchanged, and the factors of a product change places.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from gui.stepping.formula_text import plain

NOTATION_KEY: Final = "stepping/notation"
"""Where the settings keep the name of the one that was chosen."""

_Factor = TypeVar("_Factor")


@dataclass(frozen=True)
class Letter:
    """How an array and one number of it are written.

    Parameters
    ----------
    array : str
        In formula notation: ``dW``.
    number : str
        Without its index: ``dw``.
    layer : str
        The layer as a superscript of the numbers, where the notation has one.
    """

    array: str
    number: str
    layer: str = ""

    @property
    def of_layer(self) -> str:
        """The array, marked by its layer: ``δ^{l+1}``."""
        return f"{self.number}^{{{self.layer}}}"

    def at(self, index: str) -> str:
        """Return one number of the array: ``dw_{12}``; of the only one just the letter."""
        above = f"^{{{self.layer}}}" if self.layer else ""
        below = f"_{{{index}}}" if index else ""
        return f"{self.number}{below}{above}"


@dataclass(frozen=True)
class Notation:
    """A way of writing.

    Parameters
    ----------
    name : str
        A key of `NOTATIONS`.
    has_columns : bool
        Whether each sample is a column and ``W`` has a row for each neuron: ``Z = W X + b``.
    inputs, weights, bias : Letter
        What a layer reads.
    pre_activation, activated, output : Letter
        What it computes; `output` where there is no activation.
    grad_output, delta, grad_inputs : Letter
        What came back by the output and by z, and what goes on.
    derivative : str
        f′ of all values of z.
    function : str
        The letter of an activation function.
    loss : str
        The letter of the loss.
    above : str
        How the layer above is marked, with a gap for its number.
    partial : bool
        Whether the gradient of a parameter is written as a derivative of the loss.
    """

    name: str
    has_columns: bool
    inputs: Letter
    weights: Letter
    bias: Letter
    pre_activation: Letter
    activated: Letter
    output: Letter
    grad_output: Letter
    delta: Letter
    grad_inputs: Letter
    derivative: str
    function: str
    loss: str
    above: str
    partial: bool = False

    def ordered(self, input: _Factor, weight: _Factor) -> tuple[_Factor, _Factor]:
        """Return two factors of a product of rows in the order of this notation."""
        return (weight, input) if self.has_columns else (input, weight)

    def gradient(self, letter: Letter) -> Letter:
        """Return the letter of the gradient by a parameter: ``dW``."""
        if self.partial:
            above = f"∂{self.loss}/∂"
            return Letter(above + letter.array, above + letter.number, letter.layer)
        return Letter(f"d{letter.array}", f"d{letter.number}", letter.layer)

    @property
    def symbols(self) -> Mapping[str, str]:
        """What stands in the gaps of sentences."""
        letters = {
            "X": self.inputs.array,
            "dout": self.grad_output.array,
            "delta": self.delta.array,
            "dX": self.grad_inputs.array,
            "dW": self.gradient(self.weights).array,
            "db": self.gradient(self.bias).array,
            "z": self.pre_activation.number,
            "a": self.activated.number,
            "f": self.function,
        }
        return {name: plain(letter) for name, letter in letters.items()}


#: 밑바닥부터 시작하는 딥러닝, PyTorch, and the engine itself.
ROWS: Final = Notation(
    name="rows",
    has_columns=False,
    inputs=Letter("X", "x"),
    weights=Letter("W", "w"),
    bias=Letter("b", "b"),
    pre_activation=Letter("Z", "z"),
    activated=Letter("A", "a"),
    output=Letter("Y", "y"),
    grad_output=Letter("dout", "dout"),
    delta=Letter("δ", "δ"),
    grad_inputs=Letter("dX", "dx"),
    derivative="f′(Z)",
    function="f",
    loss="L",
    above="({})",
)
#: Andrew Ng's courses.
COLUMNS: Final = Notation(
    name="columns",
    has_columns=True,
    inputs=Letter("X", "x"),
    weights=Letter("W", "w"),
    bias=Letter("b", "b"),
    pre_activation=Letter("Z", "z"),
    activated=Letter("A", "a"),
    output=Letter("A", "a"),
    grad_output=Letter("dA", "da"),
    delta=Letter("dZ", "dz"),
    grad_inputs=Letter("dX", "dx"),
    derivative="g′(Z)",
    function="g",
    loss="L",
    above="[{}]",
)
#: Michael Nielsen, Neural Networks and Deep Learning, chapter 2.
ERRORS: Final = Notation(
    name="errors",
    has_columns=True,
    inputs=Letter("a^{l−1}", "a", "l−1"),
    weights=Letter("w^l", "w", "l"),
    bias=Letter("b^l", "b", "l"),
    pre_activation=Letter("z^l", "z", "l"),
    activated=Letter("a^l", "a", "l"),
    output=Letter("a^l", "a", "l"),
    grad_output=Letter("∂C/∂a^l", "∂C/∂a", "l"),
    delta=Letter("δ^l", "δ", "l"),
    grad_inputs=Letter("∂C/∂a^{l−1}", "∂C/∂a", "l−1"),
    derivative="σ′(z^l)",
    function="σ",
    loss="C",
    above="l+1",
    partial=True,
)
NOTATIONS: Final[Mapping[str, Notation]] = {
    notation.name: notation for notation in (ROWS, COLUMNS, ERRORS)
}
