"""What every sample alone would give for one weight, beside the batch's: where 1/N comes from."""

from dataclasses import replace

import numpy as np

from gui.stepping.forward_operations import first_input
from gui.stepping.matrix import Focus, Matrix, column_vector, single_number
from gui.stepping.operations import Lines, Operation
from gui.stepping.way_back import WayBack
from gui.stepping.writing import Writing, index


def sample_gradients(way: WayBack) -> tuple[Operation, ...]:
    """Return the card of the weight in focus; nothing where the batch is one sample."""
    record = way.backward
    assert record.grad_pre_activation is not None
    samples = len(record.grad_pre_activation)
    if samples < 2:
        return ()
    weight = way.notation.weights.at("".join(way.notation.ordered("i", "j")))
    name = f"∂{way.notation.loss}/∂{weight}"
    x, delta = way.notation.inputs.at("i"), way.notation.delta.at("j")
    factor = "N " if way.is_mean else ""
    share = "(1/N) " if way.is_mean else ""
    code = "len(x) * " if way.is_mean else ""
    return (
        Operation(
            "samples",
            f"{name} = {share}Σ_n g_n,  g_n = {x} · {factor}{delta}",
            f"g = x[:, i] * {code}delta[:, j]\ndw = g.{'mean' if way.is_mean else 'sum'}()",
            _parts(way, Focus()),
            _numbers(way),
            "sample",
            parts_at=lambda focus: _parts(way, focus),
        ),
    )


def _parts(way: WayBack, focus: Focus) -> tuple[Matrix | str, ...]:
    """Return the columns of the weight in focus, and the recorded sum or mean."""
    record, focus = way.backward, _inside(way, focus)
    assert record.grad_pre_activation is not None
    assert record.grad_weights is not None
    samples = len(record.grad_pre_activation)
    factor, sign = (samples, "N ") if way.is_mean else (1, "")
    x = first_input(way.forward)[:, focus.input]
    delta = record.grad_pre_activation[:, focus.output] * factor
    place, unit = index(focus.input), index(focus.output)
    total = float(record.grad_weights[focus.input, focus.output])
    return (
        column_vector(way.notation.inputs.at(place), x, "sample"),
        "⊙",
        column_vector(f"{sign}{way.notation.delta.at(unit)}", delta, "sample"),
        "=",
        column_vector("g_n", x * delta, "sample"),
        "(1/N) Σ →" if way.is_mean else "Σ →",
        single_number(way.notation.gradient(way.notation.weights).number, total),
    )


def _inside(way: WayBack, focus: Focus) -> Focus:
    """Return the focus on a weight of this layer: with several layers on screen it may be off."""
    assert way.backward.grad_weights is not None
    inputs, outputs = way.backward.grad_weights.shape
    return replace(focus, input=min(focus.input, inputs - 1), output=min(focus.output, outputs - 1))


def _numbers(way: WayBack) -> Lines:
    def lines(focus: Focus, writing: Writing) -> tuple[str, ...]:
        focus = _inside(way, focus)
        *_, gradients, _, result = _parts(way, focus)
        assert isinstance(gradients, Matrix)
        assert isinstance(result, Matrix)
        own = gradients.values[:, 0]
        weight = way.notation.weights.at(writing.weight(focus.input, focus.output))
        name = f"∂{way.notation.loss}/∂{weight}"
        total = writing.text(float(result.values[0, 0]))
        terms, whole = writing.sum(own), float(np.sum(own))
        share = f"{writing.factor(whole)} / {len(own)}"
        if way.is_mean:
            return f"Σ_n g_n = {terms} = {writing.text(whole)}", f"{name} = {share} = {total}"
        mean = writing.text(whole / len(own))
        return f"{name} = {terms} = {total}", f"(1/N) Σ_n g_n = {share} = {mean}"

    return lines
