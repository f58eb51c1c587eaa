"""A NumPy script computes what the app computes, and trains as the app trains."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings

from engine import (
    LOSS_OUTPUTS,
    LOSSES,
    OPTIMIZERS,
    SCHEDULES,
    Choice,
    DenseSpec,
    InputSpec,
    Network,
    NetworkSpec,
    TrainingSpec,
    network_from_plain,
)
from engine.formats.code import export_code
from tests.engine_tests.exported_scripts import (
    app_trained,
    architecture_of,
    assert_close,
    every_activation,
    every_layer,
    exported,
    opened,
    run_by_its_owner,
    small,
)
from tests.engine_tests.strategies import trained_networks

CROSS_ENTROPY = TrainingSpec(
    loss=Choice("categorical_cross_entropy"), batch_size=4, epochs=3, learning_rate=0.05
)
VALUES = TrainingSpec(batch_size=4, epochs=3, learning_rate=0.05)


def script_trained(path: Path, epochs: int, inputs: object, targets: object) -> dict:
    script = opened(path)
    script["train"](inputs, targets, epochs)
    return script["params"]


def assert_trains_as_the_app(
    spec: NetworkSpec, training: TrainingSpec, folder: Path, epochs: int = 3
) -> None:
    path, network, dataset = exported(spec, training, folder, "numpy")
    expected = app_trained(network, training, dataset, epochs)
    trained = script_trained(path, epochs, dataset.inputs, dataset.targets)
    assert_close(trained, expected, 1e-8)


def test_run_as_its_owner_runs_it(tmp_path: Path) -> None:
    saved = run_by_its_owner(CROSS_ENTROPY, tmp_path, "numpy")
    assert network_from_plain(architecture_of(saved)) == every_layer()


def test_other_weights_are_noticed(tmp_path: Path) -> None:
    path, network, _ = exported(small(), VALUES, tmp_path, "numpy")
    arrays = dict(np.load(tmp_path / "net.npz"))
    arrays["output.weights"] = arrays["output.weights"] + 1e-6
    np.savez(tmp_path / "net.npz", **arrays)
    with pytest.raises(AssertionError, match="other outputs"):
        opened(path)["check"]()
    assert network.views[2]["weights"].shape == (2, 4)


@settings(max_examples=40)
@given(built=trained_networks())
def test_random_networks(built: tuple[NetworkSpec, TrainingSpec]) -> None:
    with TemporaryDirectory() as folder:
        path, _, _ = exported(*built, Path(folder), "numpy")
        opened(path)["check"]()


@settings(max_examples=40)
@given(built=trained_networks())
def test_random_networks_train_as_in_the_app(built: tuple[NetworkSpec, TrainingSpec]) -> None:
    spec, training = built
    with TemporaryDirectory() as folder:
        assert_trains_as_the_app(spec, replace(training, dtype="float64"), Path(folder), 2)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_every_activation_function(tmp_path: Path, dtype: str) -> None:
    path, _, _ = exported(every_activation(), replace(VALUES, dtype=dtype), tmp_path, "numpy")
    opened(path)["check"]()


def test_every_activation_function_passes_its_gradient_on(tmp_path: Path) -> None:
    assert_trains_as_the_app(every_activation(("step",)), VALUES, tmp_path)


def test_every_layer_kind_trains(tmp_path: Path) -> None:
    assert_trains_as_the_app(every_layer(), CROSS_ENTROPY, tmp_path)


@pytest.mark.parametrize("loss", sorted(LOSSES))
def test_every_loss(tmp_path: Path, loss: str) -> None:
    activation = LOSS_OUTPUTS.get(loss, ("linear",))[0]
    for reduction in ("mean", "sum"):
        training = replace(VALUES, loss=Choice(loss), reduction=reduction, learning_rate=0.01)
        assert_trains_as_the_app(small(activation), training, tmp_path)


@pytest.mark.parametrize("loss", ["binary_cross_entropy", "categorical_cross_entropy"])
def test_smoothed_labels(tmp_path: Path, loss: str) -> None:
    training = replace(VALUES, loss=Choice.of(loss, label_smoothing=0.2))
    assert_trains_as_the_app(small(LOSS_OUTPUTS[loss][0]), training, tmp_path)


@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
def test_every_optimizer(tmp_path: Path, optimizer: str) -> None:
    training = replace(VALUES, optimizer=Choice(optimizer))
    assert_trains_as_the_app(small(), training, tmp_path)


@pytest.mark.parametrize(
    "optimizer",
    [
        Choice.of("momentum", momentum=0.5, dampening=0.3),
        Choice.of("adagrad", learning_rate_decay=0.1, initial_accumulator=0.2),
        Choice.of("rmsprop", momentum=0.8, centered=1),
        Choice.of("adam", amsgrad=1, epsilon=1e-3),
        Choice.of("adamw", amsgrad=1, weight_decay=0.2),
        Choice.of("nadam", momentum_decay=0.1),
    ],
    ids=lambda choice: choice.name,
)
def test_every_option_of_an_optimizer(tmp_path: Path, optimizer: Choice) -> None:
    assert_trains_as_the_app(small(), replace(VALUES, optimizer=optimizer), tmp_path)


@pytest.mark.parametrize("schedule", sorted(SCHEDULES))
def test_every_schedule(tmp_path: Path, schedule: str) -> None:
    quick = {
        "step": {"every": 2, "factor": 0.5},
        "cosine": {"epochs": 3, "final": 0.1},
        "reduce_on_plateau": {"patience": 0, "threshold": 0.5, "factor": 0.3},
    }
    choice = Choice.of(schedule, **quick.get(schedule, {}))
    assert_trains_as_the_app(small(), replace(VALUES, schedule=choice), tmp_path, epochs=6)


@pytest.mark.parametrize(
    "changes",
    [
        {"l1": 0.01, "l2": 0.1},
        {"l2": 0.1, "penalize_biases": True},
        {"clip_value": 0.02},
        {"clip_norm": 0.1},
        {"l2": 0.1, "clip_value": 0.1, "clip_norm": 0.05},
        {"shuffle": False},
        {"batch_size": 0},
    ],
    ids=str,
)
def test_every_rule(tmp_path: Path, changes: dict) -> None:
    assert_trains_as_the_app(small(), replace(VALUES, **changes), tmp_path)


def test_frozen_parameters_stay(tmp_path: Path) -> None:
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=2),
        DenseSpec(id=0, units=4, weights_trainable=False, name="고정"),
        DenseSpec(id=0, units=2, bias_trainable=False),
    )
    training = replace(VALUES, clip_norm=0.05, optimizer=Choice("adamw"))
    assert_trains_as_the_app(spec, training, tmp_path)


def test_a_script_computes_in_the_type_of_the_network_that_is_exported(tmp_path: Path) -> None:
    network = Network.build(small(), seed=3, dtype="float32")
    export_code(network, replace(VALUES, dtype="float64"), tmp_path / "net.py")
    opened(tmp_path / "net.py")["check"]()
