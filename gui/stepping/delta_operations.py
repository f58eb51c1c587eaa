"""The lines of NumPy that lead from the gradient by a layer's output to the one by its z."""

import numpy as np

from engine import Choice, activation_of
from gui.stepping.forward_operations import BATCH_OF_OUTPUTS, learned_slope, product_numbers
from gui.stepping.function_formulas import derivative_text, function_formula
from gui.stepping.loss_operations import loss_gradient
from gui.stepping.matrix import Focus, Matrix
from gui.stepping.operations import Lines, Operation
from gui.stepping.way_back import WayBack
from gui.stepping.writing import Writing, equation, index


def arrival(way: WayBack) -> tuple[Operation, ...]:
    """Return how the gradient by the output came to the layer, where that is shown here."""
    record = way.backward
    if record.fused or record.grad_output is None:
        return ()
    if way.loss is not None:
        return (loss_gradient(way.loss, way.notation.grad_output, "dout", record.grad_output),)
    return (_meeting(way),) if record.grad_output_terms else ()


def _meeting(way: WayBack) -> Operation:
    letter, several = way.notation.grad_output, way.backward.grad_output_terms
    assert several is not None
    terms = [
        Matrix(letter.at(str(number + 1)), term, BATCH_OF_OUTPUTS)
        for number, term in enumerate(several)
    ]
    result = way.grad_output
    parts: list[Matrix | str] = [terms[0]]
    for term in terms[1:]:
        parts += ["+", term]

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        text = writing.joined([writing.text(term.value(focus)) for term in terms])
        total = writing.text(result.value(focus))
        return (equation(letter.at(index(focus.output)), text, total),)

    code = "dout = " + " + ".join(f"dout{number + 1}" for number in range(len(terms)))
    formula = f"{result.name} = " + " + ".join(term.name for term in terms)
    return Operation("meeting", formula, code, (*parts, "=", result), lines)


def delta_operations(way: WayBack) -> tuple[Operation, ...]:
    """Return how the gradient by z comes from the one by the output."""
    record = way.backward
    choice = activation_of(way.layer) or Choice("linear")
    assert record.grad_pre_activation is not None
    if record.fused:
        assert way.loss is not None
        return (loss_gradient(way.loss, way.notation.delta, "delta", record.grad_pre_activation),)
    delta = way.delta()
    if choice.name == "softmax":
        return (_softmax_delta(way, delta),)
    slope = (_grad_slope(way),) if "grad_slope" in record.extras else ()
    return (_product_with_derivative(way, choice, delta), *slope)


def _product_with_derivative(way: WayBack, choice: Choice, delta: Matrix) -> Operation:
    assert way.backward.activation_derivative is not None
    name = way.notation.derivative
    derivative = Matrix(name, way.backward.activation_derivative, BATCH_OF_OUTPUTS)
    formula = function_formula(choice.name)
    came = _came_back(way)
    names = [part.name if isinstance(part, Matrix) else part for part in came]
    product = " ".join(reversed(names))
    return Operation(
        "delta",
        f"{delta.name} = {product} ⊙ {name},  {way.notation.function}′(z) = {formula.derivative}",
        _delta_code(choice),
        (*came, "⊙", derivative, "=", delta),
        _delta_numbers(way, choice, derivative, delta),
        summed="above" if len(came) > 1 else "",
        is_product=len(came) > 1,
    )


def _came_back(way: WayBack) -> tuple[Matrix | str, ...]:
    """Return what came back: where the notation has it so, as the product that it is."""
    above = way.above
    if above is None or not way.notation.partial:
        return (way.grad_output,)
    weights, delta = above.letters(Writing(notation=way.notation))
    return (
        Matrix(delta.of_layer, above.delta, ("sample", "above")),
        "·",
        Matrix(weights.of_layer, above.weights, ("output", "above")).transposed,
    )


def _delta_code(choice: Choice) -> str:
    formula = function_formula(choice.name)
    before = f"{formula.derivative_setup}\n" if formula.derivative_setup else ""
    return f"{before}delta = dout * ({formula.derivative_code})"


def _delta_numbers(way: WayBack, choice: Choice, derivative: Matrix, delta: Matrix) -> Lines:
    z, a = way.forward.pre_activation, way.forward.output
    product = product_numbers(way.notation.delta, delta, way.grad_output, derivative)

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        start = _sum_above(way, focus, writing)
        if choice.name == "linear" or z is None:
            return (*start, *product(focus, writing))
        place, slope = (focus.sample, focus.output), learned_slope(way.forward, focus)
        text = derivative_text(choice, float(z[place]), float(a[place]), slope, writing)
        total = writing.text(derivative.value(focus))
        z_name = way.notation.pre_activation.at(index(focus.output))
        name = f"{way.notation.function}′({z_name})"
        return (*start, f"{name} = {text} = {total}", *product(focus, writing))

    return lines


def _sum_above(way: WayBack, focus: Focus, writing: Writing) -> tuple[str, ...]:
    """Return the sum over the neurons above, where the notation takes it into this step."""
    if way.above is None or not way.notation.partial:
        return ()
    return way.above.sum_lines(writing, focus, way.grad_output.value(focus))


def _softmax_delta(way: WayBack, delta: Matrix) -> Operation:
    a = Matrix(way.notation.activated.array, way.forward.output, BATCH_OF_OUTPUTS)
    dout, letters = way.grad_output, way.notation

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        inside = writing.dot(dout.values[focus.sample], a.values[focus.sample])
        first = f"{writing.factor(a.value(focus))}·({writing.text(dout.value(focus))} − ({inside}))"
        name = letters.delta.at(index(focus.output))
        return (equation(name, first, writing.text(delta.value(focus))),)

    came, own = letters.grad_output.at, letters.activated.at
    return Operation(
        "delta",
        f"{letters.delta.at('j')} = {own('j')} ({came('j')} − Σ_k {came('k')} {own('k')})",
        "delta = a * (dout - (dout * a).sum(axis=1, keepdims=True))",
        (a, ",", dout, "→", delta),
        lines,
    )


def _grad_slope(way: WayBack) -> Operation:
    assert way.forward.pre_activation is not None
    z = Matrix(way.notation.pre_activation.array, way.forward.pre_activation, BATCH_OF_OUTPUTS)
    dout, result = way.grad_output, way.gradient_row("s", "grad_slope", "slope")

    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        column = np.minimum(z.values[:, focus.output], 0.0)
        text = writing.dot(dout.values[:, focus.output], column)
        return (equation(f"ds_{{{index(focus.output)}}}", text, writing.text(result.value(focus))),)

    code = "dslope = (dout * np.minimum(z, 0)).sum(axis=0)"
    return Operation(
        "grad_slope",
        f"ds = Σ_n {dout.name} ⊙ min({z.name}, 0)",
        code,
        (dout, "⊙", z, "→", result),
        lines,
        "sample",
    )
