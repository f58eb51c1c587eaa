"""The lines of NumPy of the backward pass, layer kind by layer kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from engine import BackwardRecord, Choice, ForwardRecord, LayerSpec, activation_of
from gui.stepping.forward_operations import (
    BATCH_OF_INPUTS,
    BATCH_OF_OUTPUTS,
    inputs_matrix,
    learned_slope,
    product_numbers,
    weights_matrix,
)
from gui.stepping.function_formulas import FUNCTIONS, derivative_text
from gui.stepping.loss_operations import MeasuredLoss, loss_gradient
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


@dataclass(frozen=True, eq=False)
class WayBack:
    """What a layer's backward pass is explained from.

    Parameters
    ----------
    backward : BackwardRecord
    forward : ForwardRecord
        Of the same layer: what it kept.
    layer : LayerSpec
    loss : MeasuredLoss or None
        At the output layer, where the way back begins.
    is_mean : bool
        Whether the loss is a mean over the samples, so that every gradient has its 1/N.
    """

    backward: BackwardRecord
    forward: ForwardRecord
    layer: LayerSpec
    loss: MeasuredLoss | None
    is_mean: bool = False

    @property
    def grad_output(self) -> Matrix:
        """The gradient that came in, by the layer's output."""
        assert self.backward.grad_output is not None
        return Matrix("dout", self.backward.grad_output, BATCH_OF_OUTPUTS)

    @property
    def grad_inputs(self) -> Array | None:
        """The gradient by the (one) input; None where it is not computed."""
        grads = self.backward.grad_inputs
        return grads[0] if isinstance(grads, tuple) else grads


def backward_operations(way: WayBack) -> tuple[Operation, ...]:
    """Return what the layer did on the way back, in order."""
    return (*_arrival(way), *_BUILDERS[way.backward.kind](way))


def _arrival(way: WayBack) -> tuple[Operation, ...]:
    record = way.backward
    if record.fused or record.grad_output is None:
        return ()
    if way.loss is not None:
        return (loss_gradient(way.loss, "dout", "dout", record.grad_output),)
    return (_meeting(record),) if record.grad_output_terms else ()


def _meeting(record: BackwardRecord) -> Operation:
    assert record.grad_output_terms is not None
    assert record.grad_output is not None
    terms = [
        Matrix(f"dout_{{{number + 1}}}", term, BATCH_OF_OUTPUTS)
        for number, term in enumerate(record.grad_output_terms)
    ]
    result = Matrix("dout", record.grad_output, BATCH_OF_OUTPUTS)
    parts: list[Matrix | str] = [terms[0]]
    for term in terms[1:]:
        parts += ["+", term]

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        text = writing.joined([writing.text(term.value(focus)) for term in terms])
        return (
            equation(f"dout_{{{index(focus.output)}}}", text, writing.text(result.value(focus))),
        )

    code = "dout = " + " + ".join(f"dout{number + 1}" for number in range(len(terms)))
    formula = "dout = " + " + ".join(term.name for term in terms)
    return Operation("meeting", formula, code, (*parts, "=", result), lines)


def _dense(way: WayBack) -> tuple[Operation, ...]:
    return (*_delta(way), *_affine(way, "output"))


def _activation(way: WayBack) -> tuple[Operation, ...]:
    return _delta(way)


def _delta(way: WayBack) -> tuple[Operation, ...]:
    record = way.backward
    choice = activation_of(way.layer) or Choice("linear")
    assert record.grad_pre_activation is not None
    if record.fused:
        assert way.loss is not None
        return (loss_gradient(way.loss, "δ", "delta", record.grad_pre_activation),)
    delta = Matrix("δ", record.grad_pre_activation, BATCH_OF_OUTPUTS)
    if choice.name == "softmax":
        return (_softmax_delta(way, delta),)
    slope = (_grad_slope(way),) if "grad_slope" in record.extras else ()
    return (_product_with_derivative(way, choice, delta), *slope)


def _product_with_derivative(way: WayBack, choice: Choice, delta: Matrix) -> Operation:
    assert way.backward.activation_derivative is not None
    derivative = Matrix("f′(Z)", way.backward.activation_derivative, BATCH_OF_OUTPUTS)
    formula = FUNCTIONS[choice.name]
    dout = way.grad_output
    return Operation(
        "delta",
        f"δ = dout ⊙ f′(Z),  f′(z) = {formula.derivative}",
        _delta_code(choice),
        (dout, "⊙", derivative, "=", delta),
        _delta_numbers(way, choice, derivative, delta),
    )


def _delta_code(choice: Choice) -> str:
    code = FUNCTIONS[choice.name].derivative_code
    line, _, comment = code.partition("  #")
    return f"delta = dout * ({line})" + (f"  #{comment}" if comment else "")


def _delta_numbers(way: WayBack, choice: Choice, derivative: Matrix, delta: Matrix) -> Lines:
    z, a = way.forward.pre_activation, way.forward.output
    product = product_numbers("δ", delta, way.grad_output, derivative)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        if choice.name == "linear" or z is None:
            return product(focus, writing)
        place, slope = (focus.sample, focus.output), learned_slope(way.forward, focus)
        text = derivative_text(choice, float(z[place]), float(a[place]), slope, writing)
        total = writing.text(derivative.value(focus))
        return (f"f′(z_{{{index(focus.output)}}}) = {text} = {total}", *product(focus, writing))

    return lines


def _softmax_delta(way: WayBack, delta: Matrix) -> Operation:
    a, dout = Matrix("A", way.forward.output, BATCH_OF_OUTPUTS), way.grad_output

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        inside = writing.dot(dout.values[focus.sample], a.values[focus.sample])
        first = f"{writing.factor(a.value(focus))}·({writing.text(dout.value(focus))} − ({inside}))"
        return (equation(f"δ_{{{index(focus.output)}}}", first, writing.text(delta.value(focus))),)

    return Operation(
        "delta",
        "δ_j = a_j (dout_j − Σ_k dout_k a_k)",
        "delta = a * (dout - (dout * a).sum(axis=1, keepdims=True))",
        (a, ",", dout, "→", delta),
        lines,
    )


def _grad_slope(way: WayBack) -> Operation:
    assert way.forward.pre_activation is not None
    z, dout = Matrix("Z", way.forward.pre_activation, BATCH_OF_OUTPUTS), way.grad_output
    result = row_vector("ds", way.backward.extras["grad_slope"], "output")

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        column = np.minimum(z.values[:, focus.output], 0.0)
        text = writing.dot(dout.values[:, focus.output], column)
        return (equation(f"ds_{{{index(focus.output)}}}", text, writing.text(result.value(focus))),)

    code = "ds = (dout * np.minimum(z, 0)).sum(axis=0)"
    return Operation(
        "grad_slope",
        "ds = Σ_n dout ⊙ min(Z, 0)",
        code,
        (dout, "⊙", z, "→", result),
        lines,
        "sample",
    )


def _affine(way: WayBack, axis: str) -> tuple[Operation, ...]:
    record = way.backward
    assert record.grad_pre_activation is not None
    delta = Matrix("δ", record.grad_pre_activation, ("sample", axis))
    operations = []
    if record.grad_weights is not None:
        operations.append(_grad_weights(way, delta, record.grad_weights))
    if record.grad_bias is not None:
        operations.append(_grad_bias(delta, record.grad_bias))
    if way.grad_inputs is not None:
        operations.append(_grad_inputs(way, delta, way.grad_inputs))
    return tuple(operations)


def _grad_weights(way: WayBack, delta: Matrix, gradient: Array) -> Operation:
    x, axis = inputs_matrix(way.forward), delta.axes[1]
    result = Matrix("dW", gradient, ("input", axis), "weights")

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        column = focus.at(axis)
        name = f"dw_{{{writing.weight(focus.input, column)}}}"
        factors = x.values[:, focus.input], delta.values[:, column]
        text, products = writing.dot(*factors), writing.products(*factors)
        sign = "Σ_n " if len(factors[0]) > 1 else ""
        letters = f"{name} = {sign}x_{{{index(focus.input)}}}·δ_{{{index(column)}}}"
        return letters, equation(name, text, products, writing.text(result.value(focus)))

    parts = (x.transposed, "·", delta, "=", result)
    return Operation(
        "grad_weights", "dW = X^T · δ", "dW = x.T @ delta", parts, lines, "sample", is_product=True
    )


def _grad_bias(delta: Matrix, gradient: Array) -> Operation:
    axis = delta.axes[1]
    result = row_vector("db", gradient, axis, "bias")

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        column = focus.at(axis)
        text = writing.sum(delta.values[:, column])
        return (equation(f"db_{{{index(column)}}}", text, writing.text(result.value(focus))),)

    return Operation(
        "grad_bias",
        "db = Σ_n δ_n",
        "db = delta.sum(axis=0)",
        (delta, "Σ →", result),
        lines,
        "sample",
    )


def _grad_inputs(way: WayBack, delta: Matrix, gradient: Array) -> Operation:
    axis = delta.axes[1]
    weights = weights_matrix(way.forward, axis)
    result = Matrix("dX", gradient, BATCH_OF_INPUTS)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        name = f"dx_{{{index(focus.input)}}}"
        factors = delta.values[focus.sample], weights.values[focus.input]
        letters = writing.letters(
            len(factors[0]),
            lambda place: f"δ_{{{index(place)}}}·w_{{{writing.weight(focus.input, place)}}}",
        )
        text, products = writing.dot(*factors), writing.products(*factors)
        total = writing.text(result.value(focus))
        return f"{name} = {letters}", equation(name, text, products, total)

    parts = (delta, "·", weights.transposed, "=", result)
    return Operation(
        "grad_inputs", "dX = δ · W^T", "dx = delta @ W.T", parts, lines, axis, is_product=True
    )


def _maxout(way: WayBack) -> tuple[Operation, ...]:
    record = way.backward
    assert record.grad_pre_activation is not None
    delta = Matrix("δ", record.grad_pre_activation, ("sample", "piece"))
    mask = Matrix("M", way.forward.extras["mask"], ("sample", "piece"))
    pieces = delta.values.shape[1] // way.grad_output.values.shape[1]

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        came = way.grad_output.values[focus.sample, focus.piece // pieces]
        text = writing.product(came, mask.value(focus))
        return (equation(f"δ_{{{index(focus.piece)}}}", text, writing.text(delta.value(focus))),)

    choose = Operation(
        "delta",
        "δ = dout ⊙ M",
        f"delta = np.repeat(dout, {pieces}, axis=1) * mask",
        (way.grad_output, "⊙", mask, "=", delta),
        lines,
    )
    return (choose, *_affine(way, "piece"))


def _dropout(way: WayBack) -> tuple[Operation, ...]:
    if way.grad_inputs is None:
        return ()
    mask = Matrix("M", way.forward.extras["mask"], BATCH_OF_OUTPUTS)
    result = Matrix("dX", way.grad_inputs, BATCH_OF_OUTPUTS)
    numbers = product_numbers("dx", result, way.grad_output, mask)
    parts = (way.grad_output, "⊙", mask, "=", result)
    return (Operation("grad_inputs", "dX = dout ⊙ M", "dx = dout * mask", parts, numbers),)


def _batch_normalization(way: WayBack) -> tuple[Operation, ...]:
    dout = way.grad_output
    normalized = Matrix("X̂", way.forward.extras["normalized"], BATCH_OF_OUTPUTS)
    gamma = row_vector("dγ", way.backward.extras["grad_gamma"], "output", "gamma")
    beta = row_vector("dβ", way.backward.extras["grad_beta"], "output", "beta")
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
        "grad_gamma", "dγ = Σ_n dout ⊙ X̂", "dgamma = (dout * x_hat).sum(axis=0)",
        (dout, "⊙", normalized, "Σ →", result), lines, "sample",
    )  # fmt: skip


def _grad_beta(dout: Matrix, result: Matrix) -> Operation:
    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        text = writing.sum(dout.values[:, focus.output])
        return (equation(f"dβ_{{{index(focus.output)}}}", text, writing.text(result.value(focus))),)

    return Operation(
        "grad_beta", "dβ = Σ_n dout", "dbeta = dout.sum(axis=0)",
        (dout, "Σ →", result), lines, "sample",
    )  # fmt: skip


def _through_statistics(
    way: WayBack, normalized: Matrix, grad_gamma: Matrix, grad_beta: Matrix
) -> Operation:
    """Return dX; the means over the batch are the gradients of β and γ divided by N."""
    assert way.grad_inputs is not None
    samples = way.grad_inputs.shape[0]
    result = Matrix("dX", way.grad_inputs, BATCH_OF_OUTPUTS)
    gamma = row_vector("γ", way.forward.extras["gamma"], "output", "gamma")
    variance = row_vector("σ^2", way.forward.extras["variance"], "output")
    epsilon = getattr(way.layer, "epsilon", 0.0)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        inside = writing.text(way.grad_output.value(focus))
        if samples > 1:
            beta, scale = writing.factor(grad_beta.value(focus)), grad_gamma.value(focus)
            product = writing.product(normalized.value(focus), scale)
            inside = f"{inside} − {beta}/{samples} − ({product})/{samples}"
        root = f"√({writing.text(variance.value(focus))} + {writing.text(epsilon)})"
        text = f"{writing.text(gamma.value(focus))}·({inside}) / {root}"
        return (equation(f"dx_{{{index(focus.output)}}}", text, writing.text(result.value(focus))),)

    inside = "(dout − dβ/N − X̂ ⊙ dγ/N)" if samples > 1 else "dout"
    code = "(dout - dbeta / N - x_hat * dgamma / N)" if samples > 1 else "dout"
    return Operation(
        "grad_inputs",
        f"dX = γ ⊙ {inside} / √(σ^2 + ε)",
        f"dx = gamma * {code} / np.sqrt(variance + epsilon)",
        (gamma, "⊙", way.grad_output, ",", normalized, ",", variance, "→", result),
        lines,
    )


def _add(way: WayBack) -> tuple[Operation, ...]:
    return tuple(
        Operation(
            "grad_inputs", f"dX_{{{number}}} = dout", f"dx{number} = dout",
            (way.grad_output, "=", Matrix(f"dX_{{{number}}}", grad, BATCH_OF_OUTPUTS)),
        )
        for number, grad in _grads(way)
    )  # fmt: skip


def _concatenate(way: WayBack) -> tuple[Operation, ...]:
    operations = []
    inputs = way.forward.inputs
    widths = [x.shape[1] for x in inputs] if isinstance(inputs, tuple) else []
    for number, grad in _grads(way):
        start = sum(widths[: number - 1])
        place = f"{start}:{start + widths[number - 1]}"
        name = f"dX_{{{number}}}"
        operations.append(
            Operation(
                "grad_inputs",
                f"{name} = dout[:, {place}]",
                f"dx{number} = dout[:, {place}]",
                (way.grad_output, "→", Matrix(name, grad, BATCH_OF_OUTPUTS)),
            )
        )
    return tuple(operations)


def _grads(way: WayBack) -> list[tuple[int, Array]]:
    """Return the gradients by the inputs that are wanted, each with its number from 1."""
    grads = way.backward.grad_inputs
    several = grads if isinstance(grads, tuple) else (grads,)
    return [(number + 1, grad) for number, grad in enumerate(several) if grad is not None]


_BUILDERS: Final[Mapping[str, Callable[[WayBack], tuple[Operation, ...]]]] = {
    "dense": _dense,
    "activation": _activation,
    "dropout": _dropout,
    "batch_normalization": _batch_normalization,
    "maxout": _maxout,
    "add": _add,
    "concatenate": _concatenate,
}
