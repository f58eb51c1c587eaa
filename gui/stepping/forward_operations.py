"""The lines of NumPy of the forward pass, layer kind by layer kind."""

from collections.abc import Callable, Mapping
from typing import Final

from engine import Choice, ForwardRecord, LayerSpec, activation_of
from gui.stepping.function_formulas import FUNCTIONS, value_text
from gui.stepping.operations import (
    Array,
    Focus,
    Lines,
    Matrix,
    Operation,
    Writing,
    equation,
    index,
    row_vector,
)

BATCH_OF_INPUTS: Final = ("sample", "input")
BATCH_OF_OUTPUTS: Final = ("sample", "output")


def forward_operations(record: ForwardRecord, layer: LayerSpec) -> tuple[Operation, ...]:
    """Return what the layer did on the way forward, in order."""
    return _BUILDERS[record.kind](record, layer)


def first_input(record: ForwardRecord) -> Array:
    """Return what came in: of several inputs the first."""
    inputs = record.inputs
    return inputs[0] if isinstance(inputs, tuple) else inputs


def inputs_matrix(record: ForwardRecord) -> Matrix:
    """Return X."""
    return Matrix("X", first_input(record), BATCH_OF_INPUTS)


def weights_matrix(record: ForwardRecord, axis: str = "output") -> Matrix:
    """Return W."""
    assert record.weights is not None
    return Matrix("W", record.weights, ("input", axis), "weights")


def _dense(record: ForwardRecord, layer: LayerSpec) -> tuple[Operation, ...]:
    choice = activation_of(layer) or Choice("linear")
    affine = _affine(record, "output")
    return (affine,) if choice.name == "linear" else (affine, _activated(record, choice))


def _affine(record: ForwardRecord, axis: str) -> Operation:
    assert record.pre_activation is not None
    z = Matrix("Z", record.pre_activation, ("sample", axis))
    parts: list[Matrix | str] = [inputs_matrix(record), "·", weights_matrix(record, axis)]
    formula, code = "Z = X · W", "z = x @ W"
    if record.bias is not None:
        parts += ["+", row_vector("b", record.bias, axis, "bias")]
        formula, code = f"{formula} + b", f"{code} + b"
    return Operation(
        "affine",
        formula,
        code,
        (*parts, "=", z),
        _affine_numbers(record, z),
        summed="input",
        is_product=True,
    )


def _affine_numbers(record: ForwardRecord, z: Matrix) -> Lines:
    x, weights = first_input(record), record.weights
    assert weights is not None

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        column = focus.at(z.axes[1])
        name = f"z_{{{index(column)}}}"
        then = () if record.bias is None else (float(record.bias[column]),)
        row, own = x[focus.sample], weights[:, column]
        letters = writing.letters(
            len(row),
            lambda place: f"x_{{{index(place)}}}·w_{{{writing.weight(place, column)}}}",
            [f"b_{{{index(column)}}}"] * len(then),
        )
        terms, products = writing.dot(row, own, then), writing.products(row, own, then)
        total = writing.text(z.value(focus))
        return f"{name} = {letters}", equation(name, terms, products, total)

    return lines


def _activated(record: ForwardRecord, choice: Choice) -> Operation:
    assert record.pre_activation is not None
    formula = FUNCTIONS[choice.name]
    z = Matrix("Z", record.pre_activation, BATCH_OF_OUTPUTS)
    a = Matrix("A", record.output, BATCH_OF_OUTPUTS)
    parts: list[Matrix | str] = [z, formula.letter, a]
    if choice.name == "softmax":
        return Operation(
            "activation",
            f"a_j = {formula.value}",
            formula.value_code,
            tuple(parts),
            _softmax_numbers(z, a),
        )
    symbol = f"A = {formula.letter}(Z),  {formula.letter}(z) = {formula.value}"
    if "slope" in record.extras:
        parts.insert(1, row_vector("s", record.extras["slope"], "output", "slope"))
    numbers = _function_numbers(record, choice, z, a)
    return Operation("activation", symbol, formula.value_code, tuple(parts), numbers)


def _function_numbers(record: ForwardRecord, choice: Choice, z: Matrix, a: Matrix) -> Lines:
    letter = FUNCTIONS[choice.name].letter

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        place = f"_{{{index(focus.output)}}}"
        slope = learned_slope(record, focus)
        value = value_text(choice, z.value(focus), slope, writing)
        return (equation(f"a{place} = {letter}(z{place})", value, writing.text(a.value(focus))),)

    return lines


def learned_slope(record: ForwardRecord, focus: Focus) -> float | None:
    """Return the slope that the neuron in focus has learned; None if it has none."""
    slopes = record.extras.get("slope")
    return None if slopes is None else float(slopes[focus.output])


def _softmax_numbers(z: Matrix, a: Matrix) -> Lines:
    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        row = z.values[focus.sample]
        powers = [f"e^{{{writing.text(number)}}}" for number in row]
        place, total = index(focus.output), writing.text(a.value(focus))
        return (f"a_{{{place}}} = {powers[focus.output]} / ({writing.joined(powers)}) = {total}",)

    return lines


def _activation(record: ForwardRecord, layer: LayerSpec) -> tuple[Operation, ...]:
    return (_activated(record, activation_of(layer) or Choice("linear")),)


def _dropout(record: ForwardRecord, layer: LayerSpec) -> tuple[Operation, ...]:
    x = Matrix("X", first_input(record), BATCH_OF_OUTPUTS)
    mask = Matrix("M", record.extras["mask"], BATCH_OF_OUTPUTS)
    y = Matrix("Y", record.output, BATCH_OF_OUTPUTS)
    return (
        Operation("dropout", "Y = X ⊙ M", "y = x * mask", (x, "⊙", mask, "=", y),
                  product_numbers("y", y, x, mask)),
    )  # fmt: skip


def product_numbers(letter: str, result: Matrix, *factors: Matrix) -> Lines:
    """Return the lines of an element-wise product."""

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        product = writing.product(*(factor.value(focus) for factor in factors))
        total = writing.text(result.value(focus))
        return (equation(f"{letter}_{{{index(focus.output)}}}", product, total),)

    return lines


def _batch_normalization(record: ForwardRecord, layer: LayerSpec) -> tuple[Operation, ...]:
    normalize = (_normalized(record, layer), _rescaled(record))
    if first_input(record).shape[0] < 2:
        return normalize
    return (_mean(record), _variance(record), *normalize)


def _mean(record: ForwardRecord) -> Operation:
    x = Matrix("X", first_input(record), BATCH_OF_OUTPUTS)
    mean = row_vector("μ", record.extras["mean"], "output")

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        column = x.values[:, focus.output]
        total = writing.text(mean.value(focus))
        terms = writing.sum(column)
        return (f"μ_{{{index(focus.output)}}} = ({terms}) / {len(column)} = {total}",)

    return Operation(
        "mean", "μ = (1/N) Σ_n x_n", "mean = x.mean(axis=0)", (x, "→", mean), lines, "sample"
    )


def _variance(record: ForwardRecord) -> Operation:
    x = Matrix("X", first_input(record), BATCH_OF_OUTPUTS)
    mean = row_vector("μ", record.extras["mean"], "output")
    variance = row_vector("σ^2", record.extras["variance"], "output")

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


def _normalized(record: ForwardRecord, layer: LayerSpec) -> Operation:
    x = Matrix("X", first_input(record), BATCH_OF_OUTPUTS)
    mean = row_vector("μ", record.extras["mean"], "output")
    variance = row_vector("σ^2", record.extras["variance"], "output")
    normalized = Matrix("X̂", record.extras["normalized"], BATCH_OF_OUTPUTS)
    epsilon = getattr(layer, "epsilon", 0.0)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        above = f"{writing.text(x.value(focus))} − {writing.factor(mean.value(focus))}"
        below = f"√({writing.text(variance.value(focus))} + {writing.text(epsilon)})"
        total = writing.text(normalized.value(focus))
        return (f"x̂_{{{index(focus.output)}}} = ({above}) / {below} = {total}",)

    return Operation(
        "normalized",
        "X̂ = (X − μ) / √(σ^2 + ε)",
        "x_hat = (x - mean) / np.sqrt(variance + epsilon)",
        (x, "−", mean, "÷ √", variance, "=", normalized),
        lines,
    )


def _rescaled(record: ForwardRecord) -> Operation:
    normalized = Matrix("X̂", record.extras["normalized"], BATCH_OF_OUTPUTS)
    gamma = row_vector("γ", record.extras["gamma"], "output", "gamma")
    beta = row_vector("β", record.extras["beta"], "output", "beta")
    y = Matrix("Y", record.output, BATCH_OF_OUTPUTS)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        product = writing.product(gamma.value(focus), normalized.value(focus))
        sum_text = f"{product} + {writing.factor(beta.value(focus))}"
        return (equation(f"y_{{{index(focus.output)}}}", sum_text, writing.text(y.value(focus))),)

    parts = (gamma, "⊙", normalized, "+", beta, "=", y)
    return Operation("rescaled", "Y = γ ⊙ X̂ + β", "y = gamma * x_hat + beta", parts, lines)


def _maxout(record: ForwardRecord, layer: LayerSpec) -> tuple[Operation, ...]:
    return _affine(record, "piece"), _largest_piece(record)


def _largest_piece(record: ForwardRecord) -> Operation:
    assert record.pre_activation is not None
    pieces = record.pre_activation.shape[1] // record.output.shape[1]
    z = Matrix("Z", record.pre_activation, ("sample", "piece"))
    a = Matrix("A", record.output, BATCH_OF_OUTPUTS)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        start = focus.output * pieces
        row = z.values[focus.sample, start : start + pieces]
        inside = ", ".join(writing.text(number) for number in row)
        return (f"a_{{{index(focus.output)}}} = max({inside}) = {writing.text(a.value(focus))}",)

    code = f"a = z.reshape(len(z), -1, {pieces}).max(axis=2)"
    return Operation("largest", "a_j = max_k z_{j,k}", code, (z, "max", a), lines)


def _add(record: ForwardRecord, layer: LayerSpec) -> tuple[Operation, ...]:
    terms = _several_inputs(record)
    parts: list[Matrix | str] = [terms[0]]
    for term in terms[1:]:
        parts += ["+", term]
    y = Matrix("Y", record.output, BATCH_OF_OUTPUTS)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        total = writing.text(y.value(focus))
        values = writing.joined([writing.text(term.value(focus)) for term in terms])
        return (equation(f"y_{{{index(focus.output)}}}", values, total),)

    names = " + ".join(term.name for term in terms)
    code = "y = " + " + ".join(f"x{number + 1}" for number in range(len(terms)))
    return (Operation("add", f"Y = {names}", code, (*parts, "=", y), lines),)


def _concatenate(record: ForwardRecord, layer: LayerSpec) -> tuple[Operation, ...]:
    parts: list[Matrix | str] = []
    for term in _several_inputs(record):
        parts += [term, "|"]
    y = Matrix("Y", record.output, BATCH_OF_OUTPUTS)
    names = ", ".join(term.name for term in _several_inputs(record))
    letters = ", ".join(f"x{number + 1}" for number in range(len(record.inputs)))
    code = f"y = np.concatenate([{letters}], axis=1)"
    return (Operation("concatenate", f"Y = [{names}]", code, (*parts[:-1], "=", y)),)


def _several_inputs(record: ForwardRecord) -> list[Matrix]:
    inputs = record.inputs if isinstance(record.inputs, tuple) else (record.inputs,)
    return [
        Matrix(f"X_{{{number + 1}}}", values, BATCH_OF_OUTPUTS)
        for number, values in enumerate(inputs)
    ]


_Builder = Callable[[ForwardRecord, LayerSpec], tuple[Operation, ...]]

_BUILDERS: Final[Mapping[str, _Builder]] = {
    "dense": _dense,
    "activation": _activation,
    "dropout": _dropout,
    "batch_normalization": _batch_normalization,
    "maxout": _maxout,
    "add": _add,
    "concatenate": _concatenate,
}
