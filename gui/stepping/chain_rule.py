"""The chain rule for one weight: ∂L/∂w = x · f′(z) · Σ w δ, every factor with its number."""

from dataclasses import dataclass

from engine import BackwardRecord, ForwardRecord
from gui.stepping.backward_operations import WayBack
from gui.stepping.forward_operations import first_input
from gui.stepping.operations import Focus, Matrix, Numbering, Operation, Writing, equation, index


@dataclass(frozen=True, eq=False)
class LayerAbove:
    """The one layer that a layer's outputs go to, where it has weights: its sum is unfolded."""

    forward: ForwardRecord
    backward: BackwardRecord
    numbering: Numbering


def chain_rule(way: WayBack, above: LayerAbove | None) -> Operation:
    """Return the card of the weight in focus, for the sample in focus and for the batch."""
    record = way.backward
    assert record.grad_weights is not None
    result = Matrix("dW", record.grad_weights, ("input", "output"), "weights")

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        name = f"∂L/∂w_{{{writing.weight(focus.input, focus.output)}}}"
        return (
            *_factors(way, above, name, focus, writing),
            *_batch(way, name, focus, writing),
        )

    return Operation(
        "chain_rule",
        "∂L/∂w_{ij} = x_i · δ_j" if record.fused else "∂L/∂w_{ij} = x_i · f′(z_j) · dout_j",
        "x[n, i] * delta[n, j]" if record.fused else "x[n, i] * derivative[n, j] * dout[n, j]",
        (result,),
        lines,
        "sample",
    )


def _factors(
    way: WayBack, above: LayerAbove | None, name: str, focus: Focus, writing: Writing
) -> tuple[str, ...]:
    """Return the product for one sample, and where its last factor comes from."""
    record, column = way.backward, index(focus.output)
    x = float(first_input(way.forward)[focus.sample, focus.input])
    assert record.grad_pre_activation is not None
    delta = float(record.grad_pre_activation[focus.sample, focus.output])
    total = writing.text(x * delta)
    own = name if len(record.grad_pre_activation) == 1 else f"{name} (n={focus.sample + 1})"
    start = f"{own} = x_{{{index(focus.input)}}}"
    if record.activation_derivative is None or record.grad_output is None:
        return (f"{start}·δ_{{{column}}} = {writing.product(x, delta)} = {total}",)
    derivative = float(record.activation_derivative[focus.sample, focus.output])
    came = float(record.grad_output[focus.sample, focus.output])
    product = writing.product(x, derivative, came)
    first = f"{start}·f′(z_{{{column}}})·dout_{{{column}}} = {product} = {total}"
    return (first, *_unfolded(above, focus, writing, came))


def _unfolded(
    above: LayerAbove | None, focus: Focus, writing: Writing, came: float
) -> tuple[str, ...]:
    """Return the sum over the neurons above, each term a path from the loss."""
    if above is None or above.forward.weights is None:
        return ()
    assert above.backward.grad_pre_activation is not None
    weights = above.forward.weights[focus.output]
    deltas = above.backward.grad_pre_activation[focus.sample]

    def term(place: int) -> str:
        counted = above.numbering.number(focus.output, place)
        own = index(focus.output, place) if writing.numbering is None else str(counted)
        return f"w_{{{own}}}·δ_{{{index(place)}}}"

    name = f"dout_{{{index(focus.output)}}}"
    letters = writing.letters(len(weights), term)
    terms, products = writing.dot(weights, deltas), writing.products(weights, deltas)
    return f"{name} = {letters}", equation(name, terms, products, writing.text(came))


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
    letters = f"Σ_n x_{{{index(focus.input)}}}·δ_{{{index(focus.output)}}}"
    summed = f"{name} = {letters} = {writing.sum(own)} = {total}"
    if not way.is_mean:
        return (summed,)
    whole = writing.sum(own * samples)
    return summed, f"{name} = ({whole}) / {samples} = {total}"
