"""Every formula with numbers on screen holds: worked out, it gives the recorded number."""

import math
import re

import numpy as np
import pytest

from engine import (
    ACTIVATIONS,
    LOSSES,
    OPTIMIZERS,
    ActivationSpec,
    AddSpec,
    BatchNormalizationSpec,
    Choice,
    ConcatenateSpec,
    DenseSpec,
    DropoutSpec,
    LayerSpec,
    MaxoutSpec,
    Trace,
    TrainingSpec,
)
from gui.stepping.formula_text import Piece, pieces, plain
from gui.stepping.matrix import Focus
from gui.stepping.number_format import NumberFormat, exact
from gui.stepping.stops import stops_of
from gui.stepping.writing import Writing
from tests.gui_tests.stepping_traces import joined_trace, small_trace

EVERY_DIGIT = Writing(NumberFormat("significant", 17))


def _sign(x: float) -> float:
    return (x > 0) - (x < 0)


FUNCTIONS = {
    "E": math.e,
    "sqrt": math.sqrt,
    "ln": math.log,
    "tanh": math.tanh,
    "sign": _sign,
    "clip": lambda x: min(max(x, -1.0), 1.0),
    "huber": lambda x: x * x / 2 if abs(x) <= 1 else abs(x) - 0.5,
    "σ": lambda x: 1 / (1 + math.exp(-x)),
    "Φ": lambda x: (1 + math.erf(x / math.sqrt(2))) / 2,
    "φ": lambda x: math.exp(-x * x / 2) / math.sqrt(2 * math.pi),
}
NUMBER = r"[\d.]+(?:e-?\d+)?"


def value_of(formula: str) -> float:
    """Return the value of a formula that is all numbers."""
    text = re.sub(r"  \(.*?\)", "", formula).replace("−", "-").replace("·", "*")
    text = text.replace("½", "0.5").replace(", else", " else").replace("[", "(").replace("]", ")")
    text = re.sub(r"\be\^", "E^", text).replace("^{", "**(").replace("}", ")").replace("^", "**")
    text = re.sub(rf"√({NUMBER})", r"sqrt(\1)", text).replace("√", "sqrt")
    text = re.sub(rf"ln ({NUMBER})", r"ln(\1)", text)
    text = re.sub(r"\|([^|]+)\|", r"abs(\1)", text)
    return float(eval(text, {**FUNCTIONS, "abs": abs, "min": min, "max": max}))


def check(trace: Trace) -> int:
    """Check every equation of every stop at every cell of a corner; return how many there were."""
    checked = 0
    for stop in stops_of(trace):
        for operation in stop.operations:
            for place in range(2):
                focus = Focus(
                    sample=min(place, stop.samples - 1), input=place, output=place, piece=place
                )
                for line in operation.numbers(focus, EVERY_DIGIT):
                    *middle, total = line.split(" = ")
                    for part in middle[1:]:
                        if "_" in part:
                            continue
                        expected = pytest.approx(value_of(total), rel=1e-9, abs=1e-12)
                        assert value_of(part) == expected, (stop.phase, operation.name, line)
                        checked += 1
    return checked


def dense(units: int, activation: str, layer_id: int) -> DenseSpec:
    return DenseSpec(id=layer_id, units=units, activation=Choice(activation))


# SELU's constants and mish's intermediate are shortened in print.
@pytest.mark.parametrize("activation", sorted(set(ACTIVATIONS) - {"selu", "mish"}))
def test_every_activation(activation: str) -> None:
    training = TrainingSpec(loss=Choice("mean_squared_error"))
    assert check(small_trace(dense(3, activation, 2), dense(2, "tanh", 3), training=training)) > 20
    assert check(small_trace(dense(3, "tanh", 2), dense(2, activation, 3), training=training)) > 20


OUTPUTS = {
    "categorical_cross_entropy": "softmax",
    "binary_cross_entropy": "sigmoid",
    "perceptron": "step",
    "hinge": "tanh",
}


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("loss", sorted(LOSSES))
def test_every_loss(loss: str, reduction: str) -> None:
    training = TrainingSpec(loss=Choice(loss), reduction=reduction)
    output = dense(3, OUTPUTS.get(loss, "linear"), 3)
    assert check(small_trace(dense(2, "sigmoid", 2), output, training=training)) > 20


def test_smoothed_labels() -> None:
    for loss in ("categorical_cross_entropy", "binary_cross_entropy"):
        training = TrainingSpec(loss=Choice.of(loss, label_smoothing=0.1))
        assert check(small_trace(dense(3, OUTPUTS[loss], 2), training=training)) > 10


VARIANTS = [
    *(Choice(name) for name in OPTIMIZERS if name != "nadam"),
    Choice.of("momentum", dampening=0.5),
    Choice.of("adagrad", learning_rate_decay=0.1),
    Choice.of("rmsprop", momentum=0.5),
    Choice.of("rmsprop", centered=1),
    Choice.of("adam", amsgrad=1),
]


@pytest.mark.parametrize("optimizer", VARIANTS, ids=str)
def test_every_optimizer_in_its_third_step(optimizer: Choice) -> None:
    training = TrainingSpec(optimizer=optimizer, learning_rate=0.05)
    trace = small_trace(dense(2, "sigmoid", 2), training=training, steps=2)
    assert check(trace) > 10


def test_every_layer_kind() -> None:
    trace = small_trace(
        BatchNormalizationSpec(id=2),
        MaxoutSpec(id=3, units=3, pieces=2),
        ActivationSpec(id=4, activation=Choice("relu")),
        DropoutSpec(id=5, rate=0.3),
        dense(2, "sigmoid", 6),
        training=TrainingSpec(),
    )
    assert check(trace) > 40
    assert {stop.phase for stop in stops_of(trace)} == {"forward", "loss", "backward", "update"}


@pytest.mark.parametrize("join", [AddSpec(id=4), ConcatenateSpec(id=4)], ids=lambda spec: spec.kind)
def test_paths_that_part_and_meet(join: LayerSpec) -> None:
    trace = joined_trace(join)
    assert check(trace) > 20
    stops = {(stop.phase, stop.layer): stop for stop in stops_of(trace)}
    meeting = stops["backward", 2]
    assert meeting.operations[0].name == "meeting"
    assert "note_meeting" in [note.key for note in meeting.notes]
    assert len(stops["backward", 4].operations) == 2
    assert "note_penalty_gradient" in [note.key for note in stops["update", 5].notes]


def test_a_last_batch_of_one_uses_running_statistics() -> None:
    layers = BatchNormalizationSpec(id=2), dense(2, "sigmoid", 3)
    trace = small_trace(*layers, training=TrainingSpec(), rows=1)
    first, *_, back, _, _ = stops_of(trace)
    assert [operation.name for operation in first.operations] == ["normalized", "rescaled"]
    assert first.notes[0].key == "note_running_statistics"
    assert back.layer == 2
    assert check(trace) > 10


def test_numbers_are_short_on_screen_and_whole_when_copied() -> None:
    significant, decimals = NumberFormat("significant", 4), NumberFormat("decimals", 2)
    assert significant.text(0.59326999) == "0.5933"
    assert significant.text(-0.000012345) == "−1.234e−5"
    assert significant.text(-0.0) == "0"
    assert decimals.text(-0.001) == "0.00"
    assert decimals.text(2.675) == "2.67"
    assert significant.text(float("nan")) == "NaN"
    assert significant.text(float("-inf")) == "−∞"
    assert float(exact(0.1 + 0.2)) == 0.1 + 0.2


def test_formulas_read_as_plain_text() -> None:
    assert plain("z_{12} = e^{−z_j}") == "z₁₂ = e^(−zⱼ)"
    assert plain("W^T · δ^2") == "Wᵀ · δ²"
    assert plain("w_{new}") == "w_new"
    assert [piece.depth for piece in pieces("e^{z_1}")] == [0, 1, 2]
    assert pieces("a_1")[1] == Piece("1", -1.0, 1)


def test_long_sums_keep_their_largest_terms() -> None:
    numbers = np.zeros(100)
    numbers[40] = 0.5
    text = Writing().sum(numbers)
    assert "0.5" in text
    assert text.startswith("0 + 0 + … (38) …")
    assert text.endswith("+ … (58) … + 0")
