"""The lines of NumPy of the forward pass, layer kind by layer kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from engine import Choice, ForwardRecord, LayerSpec, activation_of
from gui.stepping.function_formulas import function_formula, value_text
from gui.stepping.matrix import Array, Focus, Matrix, row_vector
from gui.stepping.notation import ROWS, Letter, Notation
from gui.stepping.operations import Lines, Operation
from gui.stepping.writing import Writing, equation, index

BATCH_OF_INPUTS: Final = ("sample", "input")
BATCH_OF_OUTPUTS: Final = ("sample", "output")


@dataclass(frozen=True, eq=False)
class WayThere:
    """What a layer's forward pass is explained from.

    Parameters
    ----------
    record : ForwardRecord
    layer : LayerSpec
    notation : Notation
    """

    record: ForwardRecord
    layer: LayerSpec
    notation: Notation = ROWS

    @property
    def inputs(self) -> Matrix:
        """What came in: of several inputs the first."""
        return inputs_matrix(self.record, self.notation)

    @property
    def passing(self) -> Matrix:
        """What came in, where it goes out in the same columns."""
        values = first_input(self.record)
        return Matrix(self.notation.inputs.array, values, BATCH_OF_OUTPUTS)

    @property
    def output(self) -> Matrix:
        """What goes out of a layer without an activation."""
        return Matrix(self.notation.output.array, self.record.output, BATCH_OF_OUTPUTS)

    @property
    def activated(self) -> Matrix:
        """What an activation gives."""
        return Matrix(self.notation.activated.array, self.record.output, BATCH_OF_OUTPUTS)

    def pre_activation(self, axis: str = "output") -> Matrix:
        """Return z."""
        assert self.record.pre_activation is not None
        name = self.notation.pre_activation.array
        return Matrix(name, self.record.pre_activation, ("sample", axis))

    def row(self, letter: str, name: str, parameter: str = "") -> Matrix:
        """Return a vector of the layer that only some kinds have."""
        return row_vector(letter, self.record.extras[name], "output", parameter)


def forward_operations(way: WayThere) -> tuple[Operation, ...]:
    """Return what the layer did on the way forward, in order."""
    return _BUILDERS.get(way.record.kind, _unexplained)(way)


def is_explained(kind: str) -> bool:
    """Tell whether the stepper knows the formulas of a layer kind."""
    return kind in _BUILDERS


def first_input(record: ForwardRecord) -> Array:
    """Return what came in: of several inputs the first."""
    inputs = record.inputs
    return inputs[0] if isinstance(inputs, tuple) else inputs


def inputs_matrix(record: ForwardRecord, notation: Notation) -> Matrix:
    """Return X."""
    return Matrix(notation.inputs.array, first_input(record), BATCH_OF_INPUTS)


def weights_matrix(record: ForwardRecord, notation: Notation, axis: str = "output") -> Matrix:
    """Return W."""
    assert record.weights is not None
    return Matrix(notation.weights.array, record.weights, ("input", axis), "weights")


def _dense(way: WayThere) -> tuple[Operation, ...]:
    choice = activation_of(way.layer) or Choice("linear")
    affine = _affine(way, "output")
    return (affine,) if choice.name == "linear" else (affine, _activated(way, choice))


def _affine(way: WayThere, axis: str) -> Operation:
    record, notation = way.record, way.notation
    z, x, weights = way.pre_activation(axis), way.inputs, weights_matrix(record, notation, axis)
    parts: list[Matrix | str] = [x, "·", weights]
    formula = f"{z.name} = {' · '.join(notation.ordered(x.name, weights.name))}"
    code = "z = x @ W"
    if record.bias is not None:
        bias = row_vector(notation.bias.array, record.bias, axis, "bias")
        parts += ["+", bias]
        formula, code = f"{formula} + {bias.name}", f"{code} + b"
    return Operation(
        "affine",
        formula,
        code,
        (*parts, "=", z),
        _affine_numbers(way, z),
        summed="input",
        is_product=True,
    )


def _affine_numbers(way: WayThere, z: Matrix) -> Lines:
    notation, bias = way.notation, way.record.bias
    x, weights = first_input(way.record), way.record.weights
    assert weights is not None

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        column = focus.at("output" if "output" in z.axes else "piece")
        name = notation.pre_activation.at(index(column))
        then = () if bias is None else (float(bias[column]),)

        def term(place: int) -> str:
            weight = notation.weights.at(writing.weight(place, column))
            return "·".join(notation.ordered(notation.inputs.at(index(place)), weight))

        factors = notation.ordered(x[focus.sample], weights[:, column])
        letters = writing.letters(
            len(weights), term, [notation.bias.at(writing.bias(column))] * len(then)
        )
        terms, products = writing.dot(*factors, then), writing.products(*factors, then)
        total = writing.text(z.value(focus))
        return f"{name} = {letters}", equation(name, terms, products, total)

    return lines


def _activated(way: WayThere, choice: Choice) -> Operation:
    formula = function_formula(choice.name)
    z, a = way.pre_activation(), way.activated
    parts: list[Matrix | str] = [z, formula.letter, a]
    if choice.name == "softmax":
        return Operation(
            "activation",
            f"a_j = {formula.value}",
            formula.value_code,
            tuple(parts),
            _softmax_numbers(way, z, a),
        )
    symbol = f"{a.name} = {formula.letter}({z.name}),  {formula.letter}(z) = {formula.value}"
    if "slope" in way.record.extras:
        parts.insert(1, way.row("s", "slope", "slope"))
    numbers = _function_numbers(way, choice, z, a)
    return Operation("activation", symbol, formula.value_code, tuple(parts), numbers)


def _function_numbers(way: WayThere, choice: Choice, z: Matrix, a: Matrix) -> Lines:
    letter, notation = function_formula(choice.name).letter, way.notation

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        place, slope = index(focus.output), learned_slope(way.record, focus)
        value = value_text(choice, z.value(focus), slope, writing)
        name = f"{notation.activated.at(place)} = {letter}({notation.pre_activation.at(place)})"
        return (equation(name, value, writing.text(a.value(focus))),)

    return lines


def learned_slope(record: ForwardRecord, focus: Focus) -> float | None:
    """Return the slope that the neuron in focus has learned; None if it has none."""
    slopes = record.extras.get("slope")
    return None if slopes is None else float(slopes[focus.output])


def _softmax_numbers(way: WayThere, z: Matrix, a: Matrix) -> Lines:
    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        row = z.values[focus.sample]
        powers = [f"e^{{{writing.text(number)}}}" for number in row]
        name, total = way.notation.activated.at(index(focus.output)), writing.text(a.value(focus))
        return (f"{name} = {powers[focus.output]} / ({writing.joined(powers)}) = {total}",)

    return lines


def _activation(way: WayThere) -> tuple[Operation, ...]:
    return (_activated(way, activation_of(way.layer) or Choice("linear")),)


def _dropout(way: WayThere) -> tuple[Operation, ...]:
    x, y = way.passing, way.output
    mask = Matrix("M", way.record.extras["mask"], BATCH_OF_OUTPUTS)
    return (
        Operation("dropout", f"{y.name} = {x.name} ⊙ M", "y = x * mask", (x, "⊙", mask, "=", y),
                  product_numbers(way.notation.output, y, x, mask)),
    )  # fmt: skip


def product_numbers(letter: Letter, result: Matrix, *factors: Matrix) -> Lines:
    """Return the lines of an element-wise product."""

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        product = writing.product(*(factor.value(focus) for factor in factors))
        total = writing.text(result.value(focus))
        return (equation(letter.at(index(focus.output)), product, total),)

    return lines


def _batch_normalization(way: WayThere) -> tuple[Operation, ...]:
    normalize = (_normalized(way), _rescaled(way))
    if first_input(way.record).shape[0] < 2:
        return normalize
    return (_mean(way), _variance(way), *normalize)


def _mean(way: WayThere) -> Operation:
    x = way.passing
    mean = way.row("μ", "mean")

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        column = x.values[:, focus.output]
        total = writing.text(mean.value(focus))
        terms = writing.sum(column)
        return (f"μ_{{{index(focus.output)}}} = ({terms}) / {len(column)} = {total}",)

    return Operation(
        "mean", "μ = (1/N) Σ_n x_n", "mean = x.mean(axis=0)", (x, "→", mean), lines, "sample"
    )


def _variance(way: WayThere) -> Operation:
    x = way.passing
    mean = way.row("μ", "mean")
    variance = way.row("σ^2", "variance")

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        column, middle = x.values[:, focus.output], writing.factor(mean.value(focus))
        squares = [f"({writing.text(number)} − {middle})^2" for number in column]
        total = writing.text(variance.value(focus))
        place = index(focus.output)
        return (f"σ_{{{place}}}^2 = ({writing.joined(squares)}) / {len(column)} = {total}",)

    return Operation(
        "variance",
        "σ^2 = (1/N) Σ_n (x_n − μ)^2",
        "variance = ((x - mean)**2).mean(axis=0)",
        (x, "−", mean, "→", variance),
        lines,
        "sample",
    )


def _normalized(way: WayThere) -> Operation:
    x = way.passing
    mean = way.row("μ", "mean")
    variance = way.row("σ^2", "variance")
    normalized = Matrix("X̂", way.record.extras["normalized"], BATCH_OF_OUTPUTS)
    epsilon = getattr(way.layer, "epsilon", 0.0)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        above = f"{writing.text(x.value(focus))} − {writing.factor(mean.value(focus))}"
        below = f"√({writing.text(variance.value(focus))} + {writing.text(epsilon)})"
        total = writing.text(normalized.value(focus))
        return (f"x̂_{{{index(focus.output)}}} = ({above}) / {below} = {total}",)

    return Operation(
        "normalized",
        f"X̂ = ({x.name} − μ) / √(σ^2 + ε)",
        "x_hat = (x - mean) / np.sqrt(variance + epsilon)",
        (x, "−", mean, "÷ √", variance, "=", normalized),
        lines,
    )


def _rescaled(way: WayThere) -> Operation:
    normalized = Matrix("X̂", way.record.extras["normalized"], BATCH_OF_OUTPUTS)
    gamma = way.row("γ", "gamma", "gamma")
    beta = way.row("β", "beta", "beta")
    y = way.output

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        product = writing.product(gamma.value(focus), normalized.value(focus))
        sum_text = f"{product} + {writing.factor(beta.value(focus))}"
        return (
            equation(
                way.notation.output.at(index(focus.output)), sum_text, writing.text(y.value(focus))
            ),
        )

    parts = (gamma, "⊙", normalized, "+", beta, "=", y)
    return Operation("rescaled", f"{y.name} = γ ⊙ X̂ + β", "y = gamma * x_hat + beta", parts, lines)


def _maxout(way: WayThere) -> tuple[Operation, ...]:
    return _affine(way, "piece"), _largest_piece(way)


def _largest_piece(way: WayThere) -> Operation:
    z, a = way.pre_activation("piece"), way.activated
    pieces = z.values.shape[1] // a.values.shape[1]

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        start = focus.output * pieces
        row = z.values[focus.sample, start : start + pieces]
        inside = ", ".join(writing.text(number) for number in row)
        name = way.notation.activated.at(index(focus.output))
        return (f"{name} = max({inside}) = {writing.text(a.value(focus))}",)

    code = f"a = z.reshape(len(z), -1, {pieces}).max(axis=2)"
    return Operation("largest", "a_j = max_k z_{j,k}", code, (z, "max", a), lines)


def _add(way: WayThere) -> tuple[Operation, ...]:
    terms = _several_inputs(way)
    parts: list[Matrix | str] = [terms[0]]
    for term in terms[1:]:
        parts += ["+", term]
    y = way.output

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        total = writing.text(y.value(focus))
        values = writing.joined([writing.text(term.value(focus)) for term in terms])
        return (equation(way.notation.output.at(index(focus.output)), values, total),)

    names = " + ".join(term.name for term in terms)
    code = "y = " + " + ".join(f"x{number + 1}" for number in range(len(terms)))
    return (Operation("add", f"{y.name} = {names}", code, (*parts, "=", y), lines),)


def _concatenate(way: WayThere) -> tuple[Operation, ...]:
    parts: list[Matrix | str] = []
    for term in _several_inputs(way):
        parts += [term, "|"]
    y = way.output
    names = ", ".join(term.name for term in _several_inputs(way))
    letters = ", ".join(f"x{number + 1}" for number in range(len(way.record.inputs)))
    code = f"y = np.concatenate([{letters}], axis=1)"
    return (Operation("concatenate", f"{y.name} = [{names}]", code, (*parts[:-1], "=", y)),)


def _unexplained(way: WayThere) -> tuple[Operation, ...]:
    """Show what a kind without formulas read and wrote."""
    x, y = way.inputs, way.output
    return (Operation("forward", f"{y.name} = f({x.name})", "y = forward(x)", (x, "→", y)),)


def _several_inputs(way: WayThere) -> list[Matrix]:
    own = way.record.inputs
    inputs = own if isinstance(own, tuple) else (own,)
    return [
        Matrix(f"X_{{{number + 1}}}", values, BATCH_OF_OUTPUTS)
        for number, values in enumerate(inputs)
    ]


_Builder = Callable[[WayThere], tuple[Operation, ...]]

_BUILDERS: Final[Mapping[str, _Builder]] = {
    "dense": _dense,
    "activation": _activation,
    "dropout": _dropout,
    "batch_normalization": _batch_normalization,
    "maxout": _maxout,
    "add": _add,
    "concatenate": _concatenate,
}
