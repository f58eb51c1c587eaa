"""Every number at a stop follows from the numbers shown there or at the stop before.

For random networks each card's result is worked out again from nothing but the matrices that
stand on the card and the settings in its formula, by formulas written here once more.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from engine import (
    ACTIVATIONS,
    AddSpec,
    BatchNormalizationSpec,
    Choice,
    ConcatenateSpec,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    LayerSpec,
    MaxoutSpec,
    NetworkSpec,
    Trace,
    TrainingSpec,
    TrainingState,
    trace_step,
)
from gui.stepping.matrix import Array, Focus, Matrix
from gui.stepping.notation import NOTATIONS, Notation
from gui.stepping.number_format import NumberFormat
from gui.stepping.operations import Operation
from gui.stepping.stops import Stop, stops_of
from gui.stepping.writing import Writing
from tests.gui_tests.stepping_traces import joined_trace

EPSILON = 1e-5
_CALM = [name for name in ACTIVATIONS if name not in ("softmax", "prelu")]


def random_trace(seed: int) -> Trace:
    """Return a step of a random stack on random data."""
    dice = np.random.default_rng(seed)
    layers: list[LayerSpec] = []
    for place in range(int(dice.integers(1, 4))):
        units = int(dice.integers(2, 5))
        kinds: list[LayerSpec] = [
            DenseSpec(id=place + 2, units=units, activation=Choice(str(dice.choice(_CALM)))),
            DenseSpec(id=place + 2, units=units, use_bias=False, activation=Choice("tanh")),
            MaxoutSpec(id=place + 2, units=units, pieces=int(dice.integers(2, 4))),
            BatchNormalizationSpec(id=place + 2),
            DropoutSpec(id=place + 2, rate=0.4),
        ]
        layers.append(kinds[int(dice.integers(0, len(kinds)))])
    outputs = int(dice.integers(2, 4))
    layers.append(DenseSpec(id=9, units=outputs, activation=Choice("softmax")))
    network = NetworkSpec.stack(InputSpec(id=1, units=3), *layers)
    training = TrainingSpec(
        loss=Choice("categorical_cross_entropy"),
        optimizer=Choice(str(dice.choice(["sgd", "momentum"]))),
        l2=float(dice.choice([0.0, 0.1])),
        clip_norm=float(dice.choice([0.0, 0.2])),
        reduction=str(dice.choice(["mean", "sum"])),
        batch_size=6,
    )
    state = TrainingState.start(network, training, samples=6)
    rows = int(dice.integers(2, 7))
    return trace_step(
        state, dice.normal(size=(rows, 3)), np.eye(outputs)[dice.integers(0, outputs, rows)]
    )


def in_rows(operation: Operation) -> list[Array]:
    """Return the matrices of a card with samples, or inputs, as rows."""
    matrices = [_in_rows(matrix, operation) for matrix in operation.matrices]
    if operation.is_product and operation.notation.has_columns:
        matrices[0], matrices[1] = matrices[1], matrices[0]
    return matrices


def _in_rows(matrix: Matrix, operation: Operation) -> Array:
    return matrix.values.T if operation.notation.has_columns else matrix.values


def _affine(m: list[Array], stop: Stop) -> Array:
    return m[0] @ m[1] + (m[2] if len(m) == 4 else 0.0)


def _delta(m: list[Array], stop: Stop) -> Array:
    if len(m) == 4:
        return (m[0] @ m[1]) * m[2]
    came = m[0]
    pieces = m[1].shape[1] // came.shape[1]
    return np.repeat(came, pieces, axis=1) * m[1]


def _grad_inputs(m: list[Array], stop: Stop) -> Array:
    if stop.role == "batch_normalization":
        gamma, dout, normalized, variance = m[:4]
        own = dout - dout.mean(axis=0) - normalized * (dout * normalized).mean(axis=0)
        return gamma * own / np.sqrt(variance + EPSILON)
    return m[0] * m[1] if stop.role == "dropout" else m[0] @ m[1]


def _largest(m: list[Array], stop: Stop) -> Array:
    return m[0].reshape(*m[1].shape, -1).max(axis=2)


def _joined(m: list[Array], stop: Stop) -> Array:
    is_mean = "(1/N)" in next(o.formula for o in stop.operations if o.name == "loss")
    return m[0].mean(keepdims=True) if is_mean else m[0].sum(keepdims=True)


def _moved(m: list[Array], stop: Stop) -> Array:
    rate = stop.records[0].learning_rate  # type: ignore[attr-defined]
    return m[0] - rate * m[1]


def _shortened(m: list[Array], stop: Stop) -> Array:
    note = next((n for n in stop.notes if n.key in ("note_clipped_norm", "note_norm_kept")), None)
    assert note is not None
    bound, norm = note.values["bound"], note.values["norm"]
    assert isinstance(bound, float)
    assert isinstance(norm, float)
    return m[0] * min(1.0, bound / (norm + 1e-6))


#: From the matrices of a card without its result, and the stop, to that result.
RESULTS: Mapping[str, Callable[[list[Array], Stop], Any]] = {
    "affine": _affine,
    "delta": _delta,
    "grad_inputs": _grad_inputs,
    "largest": _largest,
    "dropout": lambda m, stop: m[0] * m[1],
    "mean": lambda m, stop: m[0].mean(axis=0, keepdims=True),
    "variance": lambda m, stop: ((m[0] - m[1]) ** 2).mean(axis=0, keepdims=True),
    "normalized": lambda m, stop: (m[0] - m[1]) / np.sqrt(m[2] + EPSILON),
    "rescaled": lambda m, stop: m[0] * m[1] + m[2],
    "add": lambda m, stop: sum(m[:-1]),
    "concatenate": lambda m, stop: np.concatenate(m[:-1], axis=1),
    "meeting": lambda m, stop: sum(m[:-1]),
    "terms": lambda m, stop: -m[1] * np.log(m[0]),
    "per_sample": lambda m, stop: m[0].sum(axis=1, keepdims=True),
    "loss": _joined,
    "grad_weights": lambda m, stop: m[0] @ m[1],
    "grad_bias": lambda m, stop: m[0].sum(axis=0, keepdims=True),
    "grad_gamma": lambda m, stop: (m[0] * m[1]).sum(axis=0, keepdims=True),
    "grad_beta": lambda m, stop: m[0].sum(axis=0, keepdims=True),
    "penalized": lambda m, stop: m[0] + 0.1 * m[1],
    "shortened": _shortened,
    "moment": lambda m, stop: 0.9 * m[0] + m[1],
    "moved": _moved,
}
#: Checked by the lines with their numbers, or by other tests: they show one weight only.
ELSEWHERE = {"activation", "loss_gradient", "chain_rule", "samples", "kept", "smoothed"}


def check(trace: Trace, notation: Notation) -> set[str]:
    seen = set()
    for stop in stops_of(trace, notation):
        for own in stop.operations:
            if own.name in ELSEWHERE or (
                stop.role in ("add", "concatenate") and own.name == "grad_inputs"
            ):
                continue
            matrices = in_rows(own)
            shown = RESULTS[own.name](matrices, stop)
            np.testing.assert_allclose(
                shown,
                matrices[-1],
                rtol=1e-9,
                atol=1e-12,
                err_msg=f"{stop.phase} {stop.name}: {own.formula}",
            )
            seen.add(own.name)
    return seen


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
@pytest.mark.parametrize("seed", range(12))
def test_results_follow_from_the_matrices_beside_them(seed: int, notation: Notation) -> None:
    assert {"affine", "grad_weights", "moved"} <= check(random_trace(seed), notation)


@pytest.mark.parametrize("join", [AddSpec(id=4), ConcatenateSpec(id=4)])
def test_so_do_those_of_joins(join: LayerSpec) -> None:
    assert "meeting" in check(joined_trace(join), NOTATIONS["rows"])


def shown_before(stops: tuple[Stop, ...], number: int) -> list[Array]:
    """Return every matrix shown at the stops before one, and what the data are."""
    return [
        matrix.values if not own.notation.has_columns else matrix.values.T
        for stop in stops[:number]
        for own in stop.operations
        for matrix in own.matrices
    ]


@pytest.mark.parametrize("seed", range(12))
def test_what_comes_back_was_sent_by_a_stop_before(seed: int) -> None:
    stops = stops_of(random_trace(seed))
    back = [stop for stop in stops if stop.phase == "backward"]
    assert back
    for stop in back[1:]:
        came = next(own for own in stop.operations if own.name != "chain_rule").matrices[0]
        before = shown_before(stops, stop.number)
        assert any(one.shape == came.values.shape and (one == came.values).all() for one in before)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("optimizer", ["sgd", "adam", "nadam", "rmsprop", "adadelta", "adamax"])
def test_lines_with_numbers_can_be_worked_out(seed: int, optimizer: str) -> None:
    """Every side of ``a = b = c`` that is plain arithmetic has the value of the last one."""
    dice = np.random.default_rng(seed)
    layers = (
        DenseSpec(id=2, units=3, activation=Choice("sigmoid")),
        DenseSpec(id=3, units=2, activation=Choice("tanh")),
    )
    network = NetworkSpec.stack(InputSpec(id=1, units=2), *layers)
    training = TrainingSpec(optimizer=Choice(optimizer), batch_size=3, l1=0.01, clip_value=0.05)
    state = TrainingState.start(network, training, samples=3)
    inputs, targets = dice.normal(size=(3, 2)), dice.normal(size=(3, 2))
    for _ in range(seed):
        state.step(inputs, targets)
    compared = 0
    for stop in stops_of(trace_step(state, inputs, targets)):
        for own in stop.operations:
            writing = own.own_writing(Writing(NumberFormat("significant", 17)))
            focus = own.within(Focus(sample=1, input=1, output=1))
            compared += sum(sides_agree(line) for line in own.numbers(focus, writing))
    assert compared > 40


@pytest.mark.parametrize(
    "loss", ["half_sum_of_squares", "mean_squared_error", "sum_of_squares", "huber"]
)
def test_a_difference_keeps_its_brackets_whatever_digit_it_begins_with(loss: str) -> None:
    """``2.5 − 1 / 4`` stood there where ``(2.5 − 1) / 4`` was meant."""
    linear = DenseSpec(id=2, units=1, activation=Choice("linear"), use_bias=False)
    network = NetworkSpec.stack(InputSpec(id=1, units=1), linear)
    training = TrainingSpec(loss=Choice.of(loss), batch_size=4)
    state = TrainingState.start(network, training, samples=4)
    state.network.views[2]["weights"][:] = 1.0
    inputs = np.array([[2.5], [25.0], [0.25], [1.5]])
    for stop in stops_of(trace_step(state, inputs, np.full((4, 1), 2.0))):
        for own in stop.operations:
            if own.name == "loss_gradient":
                writing = own.own_writing(Writing(NumberFormat("significant", 17)))
                for sample in range(4):
                    (line,) = own.numbers(own.within(Focus(sample=sample)), writing)
                    sides_agree(line)
                    assert " / 4" in line


def sides_agree(line: str) -> int:
    """Compare the arithmetic of a line; return how many sides were compared."""
    values = [value for side in line.split(" = ")[1:] if (value := arithmetic(side)) is not None]
    for value in values[:-1]:
        assert value == pytest.approx(values[-1], rel=1e-9, abs=1e-12), line
    return max(0, len(values) - 1)


def arithmetic(side: str) -> float | None:
    """Return the value of a side without letters; None where there are some."""
    from tests.gui_tests.written_numbers import evaluated

    return evaluated(side)
