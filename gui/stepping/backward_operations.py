"""The lines of NumPy of the backward pass, layer kind by layer kind."""

from collections.abc import Callable, Mapping
from typing import Final

from gui.stepping.delta_operations import arrival, delta_operations
from gui.stepping.forward_operations import (
    BATCH_OF_INPUTS,
    BATCH_OF_OUTPUTS,
    inputs_matrix,
    product_numbers,
    weights_matrix,
)
from gui.stepping.matrix import Array, Focus, Matrix, row_vector
from gui.stepping.operations import Operation
from gui.stepping.way_back import WayBack
from gui.stepping.writing import Writing, equation, index


def backward_operations(way: WayBack) -> tuple[Operation, ...]:
    """Return what the layer did on the way back, in order."""
    return (*arrival(way), *_BUILDERS.get(way.backward.kind, _unexplained)(way))


def _dense(way: WayBack) -> tuple[Operation, ...]:
    return (*delta_operations(way), *_affine(way, "output"))


def _affine(way: WayBack, axis: str) -> tuple[Operation, ...]:
    record, delta = way.backward, way.delta(axis)
    operations = []
    if record.grad_weights is not None:
        operations.append(_grad_weights(way, delta, record.grad_weights))
    if record.grad_bias is not None:
        operations.append(_grad_bias(way, delta, record.grad_bias))
    if way.grad_inputs is not None:
        operations.append(_grad_inputs(way, delta))
    return tuple(operations)


def _grad_weights(way: WayBack, delta: Matrix, gradient: Array) -> Operation:
    notation, axis = way.notation, delta.axes[1]
    x = inputs_matrix(way.forward, notation)
    letter = notation.gradient(notation.weights)
    result = Matrix(letter.array, gradient, ("input", axis), "weights", is_gradient=True)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        column = focus.at(axis)
        name = letter.at(writing.weight(focus.input, column))
        factors = notation.ordered(x.values[:, focus.input], delta.values[:, column])
        text, products = writing.dot(*factors), writing.products(*factors)
        sign = "Σ_n " if len(factors[0]) > 1 else ""
        own = notation.inputs.at(index(focus.input)), notation.delta.at(index(column))
        letters = f"{name} = {sign}{'·'.join(notation.ordered(*own))}"
        return letters, equation(name, text, products, writing.text(result.value(focus)))

    turned = x.transposed
    formula = f"{letter.array} = {' · '.join(notation.ordered(turned.name, delta.name))}"
    parts = (turned, "·", delta, "=", result)
    return Operation(
        "grad_weights", formula, "dW = x.T @ delta", parts, lines, "sample", is_product=True
    )


def _grad_bias(way: WayBack, delta: Matrix, gradient: Array) -> Operation:
    axis, letter = delta.axes[1], way.notation.gradient(way.notation.bias)
    result = row_vector(letter.array, gradient, axis, "bias", is_gradient=True)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        column = focus.at(axis)
        text = writing.sum(delta.values[:, column])
        return (equation(letter.at(writing.bias(column)), text, writing.text(result.value(focus))),)

    return Operation(
        "grad_bias",
        f"{letter.array} = Σ_n {way.notation.delta.at('n')}",
        "db = delta.sum(axis=0)",
        (delta, "Σ →", result),
        lines,
        "sample",
    )


def _grad_inputs(way: WayBack, delta: Matrix) -> Operation:
    axis, notation = delta.axes[1], way.notation
    weights = weights_matrix(way.forward, notation, axis)
    result = way.passed_on(BATCH_OF_INPUTS)

    def term(focus: Focus, writing: Writing, place: int) -> str:
        weight = notation.weights.at(writing.weight(focus.input, place))
        return "·".join(notation.ordered(notation.delta.at(index(place)), weight))

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        name = notation.grad_inputs.at(index(focus.input))
        factors = notation.ordered(delta.values[focus.sample], weights.values[focus.input])
        letters = writing.letters(len(factors[0]), lambda place: term(focus, writing, place))
        text, products = writing.dot(*factors), writing.products(*factors)
        total = writing.text(result.value(focus))
        return f"{name} = {letters}", equation(name, text, products, total)

    turned = weights.transposed
    formula = f"{result.name} = {' · '.join(notation.ordered(delta.name, turned.name))}"
    parts = (delta, "·", turned, "=", result)
    return Operation(
        "grad_inputs", formula, "dx = delta @ W.T", parts, lines, axis, is_product=True
    )


def _maxout(way: WayBack) -> tuple[Operation, ...]:
    delta, dout = way.delta("piece"), way.grad_output
    mask = Matrix("M", way.forward.extras["mask"], ("sample", "piece"))
    pieces = delta.values.shape[1] // dout.values.shape[1]

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        came = float(dout.values[focus.sample, focus.piece // pieces])
        text = writing.product(came, mask.value(focus))
        name = way.notation.delta.at(index(focus.piece))
        return (equation(name, text, writing.text(delta.value(focus))),)

    choose = Operation(
        "delta",
        f"{delta.name} = {dout.name} ⊙ M",
        f"mask = np.eye({pieces})[z.reshape(len(z), -1, {pieces}).argmax(axis=2)]\n"
        f"delta = np.repeat(dout, {pieces}, axis=1) * mask.reshape(z.shape)",
        (dout, "⊙", mask, "=", delta),
        lines,
    )
    return (choose, *_affine(way, "piece"))


def _dropout(way: WayBack) -> tuple[Operation, ...]:
    if way.grad_inputs is None:
        return ()
    mask = Matrix("M", way.forward.extras["mask"], BATCH_OF_OUTPUTS)
    result, dout = way.passed_on(), way.grad_output
    numbers = product_numbers(way.notation.grad_inputs, result, dout, mask)
    formula = f"{result.name} = {dout.name} ⊙ M"
    parts = (dout, "⊙", mask, "=", result)
    return (Operation("grad_inputs", formula, "dx = dout * mask", parts, numbers),)


def _batch_normalization(way: WayBack) -> tuple[Operation, ...]:
    dout = way.grad_output
    normalized = Matrix("X̂", way.forward.extras["normalized"], BATCH_OF_OUTPUTS)
    gamma = way.gradient_row("γ", "grad_gamma", "gamma")
    beta = way.gradient_row("β", "grad_beta", "beta")
    operations = [_grad_gamma(dout, normalized, gamma), _grad_beta(dout, beta)]
    if way.grad_inputs is not None:
        operations.append(_through_statistics(way, normalized, gamma, beta))
    return tuple(operations)


def _grad_gamma(dout: Matrix, normalized: Matrix, result: Matrix) -> Operation:
    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        column = focus.output
        text = writing.dot(dout.values[:, column], normalized.values[:, column])
        return (equation(f"dγ_{{{index(column)}}}", text, writing.text(result.value(focus))),)

    return Operation(
        "grad_gamma", f"dγ = Σ_n {dout.name} ⊙ X̂", "dgamma = (dout * x_hat).sum(axis=0)",
        (dout, "⊙", normalized, "Σ →", result), lines, "sample",
    )  # fmt: skip


def _grad_beta(dout: Matrix, result: Matrix) -> Operation:
    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        text = writing.sum(dout.values[:, focus.output])
        return (equation(f"dβ_{{{index(focus.output)}}}", text, writing.text(result.value(focus))),)

    return Operation(
        "grad_beta", f"dβ = Σ_n {dout.name}", "dbeta = dout.sum(axis=0)",
        (dout, "Σ →", result), lines, "sample",
    )  # fmt: skip


def _through_statistics(
    way: WayBack, normalized: Matrix, grad_gamma: Matrix, grad_beta: Matrix
) -> Operation:
    """Return dX; the means over the batch are the gradients of β and γ divided by N."""
    assert way.grad_inputs is not None
    samples = way.grad_inputs.shape[0]
    result, dout = way.passed_on(), way.grad_output
    gamma = row_vector("γ", way.forward.extras["gamma"], "output", "gamma")
    variance = row_vector("σ^2", way.forward.extras["variance"], "output")
    epsilon = getattr(way.layer, "epsilon", 0.0)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        inside = writing.text(dout.value(focus))
        if samples > 1:
            beta, scale = writing.factor(grad_beta.value(focus)), grad_gamma.value(focus)
            product = writing.product(normalized.value(focus), scale)
            inside = f"{inside} − {beta}/{samples} − ({product})/{samples}"
        root = f"√({writing.text(variance.value(focus))} + {writing.text(epsilon)})"
        text = f"{writing.text(gamma.value(focus))}·({inside}) / {root}"
        name = way.notation.grad_inputs.at(index(focus.output))
        return (equation(name, text, writing.text(result.value(focus))),)

    inside = f"({dout.name} − dβ/N − X̂ ⊙ dγ/N)" if samples > 1 else dout.name
    code = "(dout - dbeta / len(x) - x_hat * dgamma / len(x))" if samples > 1 else "dout"
    return Operation(
        "grad_inputs",
        f"{result.name} = γ ⊙ {inside} / √(σ^2 + ε)",
        f"dx = gamma * {code} / np.sqrt(variance + epsilon)",
        (gamma, "⊙", dout, ",", normalized, ",", variance, "→", result),
        lines,
    )


def _add(way: WayBack) -> tuple[Operation, ...]:
    dout = way.grad_output
    return tuple(
        Operation(
            "grad_inputs", f"{grad.name} = {dout.name}", f"dx{number} = dout", (dout, "=", grad)
        )
        for number, grad in _grads(way)
    )


def _concatenate(way: WayBack) -> tuple[Operation, ...]:
    operations = []
    inputs, dout = way.forward.inputs, way.grad_output
    widths = [x.shape[1] for x in inputs] if isinstance(inputs, tuple) else []
    for number, grad in _grads(way):
        start = sum(widths[: number - 1])
        place = f"{start}:{start + widths[number - 1]}"
        shown = f"{place}, :" if way.notation.has_columns else f":, {place}"
        operations.append(
            Operation(
                "grad_inputs",
                f"{grad.name} = {dout.name}[{shown}]",
                f"dx{number} = dout[:, {place}]",
                (dout, "→", grad),
            )
        )
    return tuple(operations)


def _unexplained(way: WayBack) -> tuple[Operation, ...]:
    """Show what came back to a kind without formulas, and what it sent on."""
    if way.grad_inputs is None:
        return ()
    dout, grad = way.grad_output, way.passed_on(BATCH_OF_INPUTS)
    parts = (dout, "→", grad)
    formula = f"{grad.name} = f′({dout.name})"
    return (Operation("grad_inputs", formula, "dx = backward(dout)", parts),)


def _grads(way: WayBack) -> list[tuple[int, Matrix]]:
    """Return the gradients by the inputs that are wanted, each with its number from 1."""
    grads = way.backward.grad_inputs
    several = grads if isinstance(grads, tuple) else (grads,)
    letter = way.notation.grad_inputs.array
    return [
        (number, Matrix(f"{letter}_{{{number}}}", grad, BATCH_OF_OUTPUTS))
        for number, grad in enumerate(several, start=1)
        if grad is not None
    ]


_BUILDERS: Final[Mapping[str, Callable[[WayBack], tuple[Operation, ...]]]] = {
    "dense": _dense,
    "activation": delta_operations,
    "dropout": _dropout,
    "batch_normalization": _batch_normalization,
    "maxout": _maxout,
    "add": _add,
    "concatenate": _concatenate,
}
