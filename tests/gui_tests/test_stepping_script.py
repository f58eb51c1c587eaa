"""The lines of NumPy shown at the stops, joined to a script, do what the engine did.

The script ends in assertions on the loss and on every new parameter, so running it is the test.
"""

import subprocess
import sys
from html import unescape
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QAction, QGuiApplication
from pytestqt.qtbot import QtBot

from engine import (
    ACTIVATIONS,
    OPTIMIZERS,
    ActivationSpec,
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
from gui.stepping.controller import StepController
from gui.stepping.panel import StepPanel
from gui.stepping.step_document import DocumentMaker, step_as_html, step_as_markdown
from gui.stepping.step_script import step_script
from tests.gui_tests.stepping_traces import joined_trace, mazur_trace, small_trace

CROSS_ENTROPY = Choice("categorical_cross_entropy")


def run(trace: Trace) -> str:
    """Run the script of a step; a wrong line raises."""
    script = step_script(trace, "Step")
    exec(compile(script, "step.py", "exec"), {})
    return script


def deep(*between: LayerSpec) -> tuple[LayerSpec, ...]:
    return (
        DenseSpec(id=2, units=4, activation=Choice("tanh")),
        *between,
        DenseSpec(id=9, units=2, activation=Choice("softmax")),
    )


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_every_activation(name: str) -> None:
    layers = (
        DenseSpec(id=2, units=4, activation=Choice(name)),
        DenseSpec(id=3, units=2, activation=Choice("sigmoid")),
    )
    run(small_trace(*layers, training=TrainingSpec()))


@pytest.mark.parametrize(
    ("loss", "output", "units"),
    [
        (Choice("mean_squared_error"), "linear", 2),
        (Choice("mean_squared_error"), "sigmoid", 1),
        (Choice("sum_of_squares"), "tanh", 2),
        (Choice("half_sum_of_squares"), "sigmoid", 2),
        (Choice("mean_absolute_error"), "linear", 2),
        (Choice.of("huber", delta=0.4), "linear", 2),
        (Choice("binary_cross_entropy"), "sigmoid", 2),
        (Choice.of("binary_cross_entropy", label_smoothing=0.2), "sigmoid", 1),
        (CROSS_ENTROPY, "softmax", 3),
        (Choice.of("categorical_cross_entropy", label_smoothing=0.1), "softmax", 3),
        (Choice("hinge"), "linear", 2),
        (Choice("perceptron"), "step", 2),
        (Choice("mean_squared_error"), "softmax", 3),
    ],
)
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_every_loss(loss: Choice, output: str, units: int, reduction: str) -> None:
    layers = (
        DenseSpec(id=2, units=3, activation=Choice("tanh")),
        DenseSpec(id=3, units=units, activation=Choice(output)),
    )
    run(small_trace(*layers, training=TrainingSpec(loss=loss, reduction=reduction)))


@pytest.mark.parametrize(
    "optimizer",
    [
        *(Choice(name) for name in OPTIMIZERS),
        Choice.of("momentum", dampening=0.3),
        Choice.of("adam", amsgrad=1),
        Choice.of("adamw", amsgrad=1),
        Choice.of("rmsprop", centered=1),
        Choice.of("rmsprop", momentum=0.8),
        Choice.of("rmsprop", centered=1, momentum=0.8),
        Choice.of("adagrad", learning_rate_decay=0.1),
    ],
    ids=str,
)
@pytest.mark.parametrize("steps", [0, 3])
def test_every_optimizer(optimizer: Choice, steps: int) -> None:
    training = TrainingSpec(loss=CROSS_ENTROPY, optimizer=optimizer, learning_rate=0.05)
    run(small_trace(*deep(), training=training, steps=steps))


@pytest.mark.parametrize(
    "rules",
    [
        {"l2": 0.1},
        {"l1": 0.05},
        {"l1": 0.05, "l2": 0.1, "penalize_biases": True},
        {"clip_value": 0.01},
        {"clip_norm": 0.05},
        {"clip_norm": 100.0},
        {"l2": 0.1, "clip_value": 0.05, "clip_norm": 0.1},
    ],
    ids=str,
)
@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_penalties_and_clipping(rules: dict[str, float], optimizer: str) -> None:
    training = TrainingSpec(loss=CROSS_ENTROPY, optimizer=Choice(optimizer), **rules)  # type: ignore[arg-type]
    layers = deep(BatchNormalizationSpec(id=3))
    run(small_trace(*layers, training=training, steps=1))


@pytest.mark.parametrize(
    "between",
    [
        DropoutSpec(id=3, rate=0.4),
        BatchNormalizationSpec(id=3),
        MaxoutSpec(id=3, units=3, pieces=2),
        ActivationSpec(id=3, activation=Choice("mish")),
        ActivationSpec(id=3, activation=Choice("prelu")),
        DenseSpec(id=3, units=3, use_bias=False),
        DenseSpec(id=3, units=3, weights_trainable=False),
        DenseSpec(id=3, units=3, weights_trainable=False, bias_trainable=False),
    ],
    ids=lambda layer: layer.kind,
)
@pytest.mark.parametrize("rows", [1, 4])
def test_every_kind_of_layer(between: LayerSpec, rows: int) -> None:
    training = TrainingSpec(loss=CROSS_ENTROPY, optimizer=Choice("adam"), clip_norm=0.3)
    run(small_trace(*deep(between), training=training, rows=rows, steps=1))


def test_a_norm_of_nothing_that_learns() -> None:
    frozen = DenseSpec(id=2, units=2, weights_trainable=False, bias_trainable=False)
    run(small_trace(frozen, training=TrainingSpec(clip_norm=0.1, batch_size=4)))


@pytest.mark.parametrize("join", [AddSpec(id=4), ConcatenateSpec(id=4)])
def test_joins_and_the_gradients_that_meet(join: LayerSpec) -> None:
    run(joined_trace(join))


def test_an_activation_layer_at_the_output() -> None:
    layers = DenseSpec(id=2, units=2), ActivationSpec(id=3, activation=Choice("softmax"))
    run(small_trace(*layers, training=TrainingSpec(loss=CROSS_ENTROPY)))


def test_single_precision_is_held_to_a_wider_tolerance() -> None:
    training = TrainingSpec(loss=CROSS_ENTROPY, dtype="float32", optimizer=Choice("adam"))
    assert "rtol=0.0001" in run(small_trace(*deep(), training=training, steps=2))


def test_large_arrays_are_written_as_bytes() -> None:
    network = NetworkSpec.stack(
        InputSpec(id=1, units=100),
        DenseSpec(id=2, units=30, activation=Choice("relu")),
        DenseSpec(id=3, units=2, activation=Choice("softmax")),
    )
    state = TrainingState.start(network, TrainingSpec(loss=CROSS_ENTROPY), samples=16)
    inputs = np.random.default_rng(0).normal(size=(16, 100))
    script = run(trace_step(state, inputs, np.eye(2)[np.arange(16) % 2]))
    assert "zlib.decompress" in script
    assert len(script) < 120_000


def test_a_wrong_line_is_noticed(golden_folder: Path) -> None:
    script = step_script(mazur_trace(golden_folder), "Step")
    wrong = script.replace("dW1 = x.T @ delta1", "dW1 = x.T @ delta1 * 1.001")
    assert wrong != script
    with pytest.raises(AssertionError):
        exec(compile(wrong, "step.py", "exec"), {})


@pytest.mark.parametrize("make", [step_as_html, step_as_markdown])
def test_the_saved_page_ends_in_the_script_and_tells_shapes_and_losses(
    qtbot: QtBot, golden_folder: Path, make: DocumentMaker
) -> None:
    controller = StepController()
    panel = StepPanel(controller)
    qtbot.addWidget(panel)
    controller.set_trace(mazur_trace(golden_folder))
    page = unescape(panel.step_as_document(make))
    script = panel.step_as_script()
    assert script in page
    assert page.rindex("The whole step in NumPy") < page.index(script)
    assert "(I, N) · (N, O) → (I, O)  (2, 1) · (1, 2) → (2, 2)" in page
    assert "Loss of this same batch: 0.29837 before, 0.29103 after" in page


def test_the_copied_script_runs_by_itself(
    qtbot: QtBot, golden_folder: Path, tmp_path: Path
) -> None:
    controller = StepController()
    panel = StepPanel(controller)
    qtbot.addWidget(panel)
    controller.set_trace(mazur_trace(golden_folder))
    action = panel.findChild(QAction, "copyStepScriptAction")
    assert action is not None
    action.trigger()
    file = tmp_path / "한 단계.py"
    file.write_text(QGuiApplication.clipboard().text(), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(file)], capture_output=True, text=True, check=True, timeout=600
    )
    assert done.stdout.startswith("loss 0.298371")
