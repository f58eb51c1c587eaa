"""The chain rule for one weight: ∂L/∂w = x · f′(z) · Σ w δ, every factor with its number."""

from gui.stepping.forward_operations import first_input
from gui.stepping.matrix import Focus, Matrix
from gui.stepping.notation import Notation
from gui.stepping.operations import Operation
from gui.stepping.way_back import WayBack
from gui.stepping.writing import Writing, index


def chain_rule(way: WayBack) -> Operation:
    """Return the card of the weight in focus, for the sample in focus and for the batch."""
    record = way.backward
    assert record.grad_weights is not None
    notation = way.notation
    letter = notation.gradient(notation.weights).array
    axes = ("input", "output")
    result = Matrix(letter, record.grad_weights, axes, "weights", is_gradient=True)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        index_text = writing.weight(focus.input, focus.output)
        name = f"∂{notation.loss}/∂{notation.weights.at(index_text)}"
        return (
            *_factors(way, name, focus, writing),
            *_batch(way, name, focus, writing),
        )

    return Operation(
        "chain_rule",
        _formula(notation, record.fused),
        "x[n, i] * delta[n, j]" if record.fused else "x[n, i] * derivative[n, j] * dout[n, j]",
        (result,),
        lines,
        "sample",
    )


def _formula(notation: Notation, fused: bool) -> str:
    name = f"∂{notation.loss}/∂{notation.weights.at(''.join(notation.ordered('i', 'j')))}"
    start = f"{name} = {notation.inputs.at('i')}"
    if fused:
        return f"{start} · {notation.delta.at('j')}"
    z = notation.pre_activation.at("j")
    return f"{start} · {notation.function}′({z}) · {notation.grad_output.at('j')}"


def _factors(way: WayBack, name: str, focus: Focus, writing: Writing) -> tuple[str, ...]:
    """Return the product for one sample, and where its last factor comes from."""
    record, column, notation = way.backward, index(focus.output), way.notation
    x = float(first_input(way.forward)[focus.sample, focus.input])
    assert record.grad_pre_activation is not None
    delta = float(record.grad_pre_activation[focus.sample, focus.output])
    total = writing.text(x * delta)
    own = name if len(record.grad_pre_activation) == 1 else f"{name} (n={focus.sample + 1})"
    start = f"{own} = {notation.inputs.at(index(focus.input))}"
    if record.activation_derivative is None or record.grad_output is None:
        text = f"{start}·{notation.delta.at(column)}"
        return (f"{text} = {writing.product(x, delta)} = {total}",)
    derivative = float(record.activation_derivative[focus.sample, focus.output])
    came = float(record.grad_output[focus.sample, focus.output])
    product = writing.product(x, derivative, came)
    z, dout = notation.pre_activation.at(column), notation.grad_output.at(column)
    first = f"{start}·{notation.function}′({z})·{dout} = {product} = {total}"
    if way.above is None:
        return (first,)
    return (first, *way.above.sum_lines(writing, focus, came))


def _batch(way: WayBack, name: str, focus: Focus, writing: Writing) -> tuple[str, ...]:
    """Return the sum over the samples, and where its 1/N comes from."""
    record = way.backward
    assert record.grad_pre_activation is not None
    assert record.grad_weights is not None
    delta = record.grad_pre_activation[:, focus.output]
    samples = len(delta)
    if samples == 1:
        return ()
    own = first_input(way.forward)[:, focus.input] * delta
    total = writing.text(float(record.grad_weights[focus.input, focus.output]))
    own_delta = way.notation.delta.at(index(focus.output))
    letters = f"Σ_n {way.notation.inputs.at(index(focus.input))}·{own_delta}"
    summed = f"{name} = {letters} = {writing.sum(own)} = {total}"
    if not way.is_mean:
        return (summed,)
    whole = writing.sum(own * samples)
    return summed, f"{name} = ({whole}) / {samples} = {total}"
