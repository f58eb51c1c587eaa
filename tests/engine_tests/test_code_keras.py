"""A Keras script computes what the app computes, and trains with the app's settings."""

import os
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings

from engine import (
    LOSS_OUTPUTS,
    LOSSES,
    OPTIMIZERS,
    Choice,
    DenseSpec,
    InputSpec,
    NetworkSpec,
    TrainingSpec,
)
from engine.formats.code.code_errors import SettingNotInStyleError
from tests.engine_tests.exported_scripts import (
    app_trained,
    assert_close,
    every_activation,
    exported,
    opened,
    run_by_its_owner,
    small,
)
from tests.engine_tests.strategies import trained_networks

if not find_spec("keras"):
    pytest.skip("Keras is not installed (the extra is `parity`)", allow_module_level=True)
if "KERAS_BACKEND" not in os.environ and not find_spec("tensorflow"):
    os.environ["KERAS_BACKEND"] = "jax" if find_spec("jax") else "torch"
pytest.importorskip("keras", reason="Keras has no TensorFlow, JAX or PyTorch beside it")

#: What Keras does inside is not what these tests are about.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

#: Keras has an order of its own for the samples, so they come in theirs.
VALUES = TrainingSpec(batch_size=4, epochs=3, learning_rate=0.02, shuffle=False)
CROSS_ENTROPY = replace(VALUES, loss=Choice("categorical_cross_entropy"))


def assert_trains_as_the_app(
    spec: NetworkSpec,
    training: TrainingSpec,
    folder: Path,
    epochs: int = 3,
) -> None:
    """Hold the trained weights to 5e-4: Keras has float32, and epsilon in other places."""
    path, network, dataset = exported(spec, training, folder, "keras", rows=12)
    np.savez(folder / "mine.npz", inputs=dataset.inputs, targets=dataset.targets)
    expected = app_trained(network, training, dataset, epochs)
    script = opened(path)
    script["train"](*script["samples"](folder / "mine.npz"), epochs)
    assert_close(script["weights_of"](script["model"]), expected, 5e-4)


def test_run_as_its_owner_runs_it(tmp_path: Path) -> None:
    run_by_its_owner(CROSS_ENTROPY, tmp_path, "keras")


@settings(max_examples=15)
@given(built=trained_networks())
def test_random_networks(built: tuple[NetworkSpec, TrainingSpec]) -> None:
    with TemporaryDirectory() as folder:
        path, _, _ = exported(*built, Path(folder), "keras")
        opened(path)["check"]()


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_every_activation_function(tmp_path: Path, dtype: str) -> None:
    path, _, _ = exported(every_activation(), replace(VALUES, dtype=dtype), tmp_path, "keras")
    opened(path)["check"]()


def test_every_activation_function_passes_its_gradient_on(tmp_path: Path) -> None:
    assert_trains_as_the_app(every_activation(("step",)), VALUES, tmp_path)


@pytest.mark.parametrize("loss", sorted(LOSSES))
def test_every_loss(tmp_path: Path, loss: str) -> None:
    activation = LOSS_OUTPUTS.get(loss, ("linear",))[0]
    smoothed = {"label_smoothing": 0.2} if "label_smoothing" in LOSSES[loss] else {}
    for reduction in ("mean", "sum"):
        choice = Choice.of(loss, **smoothed)
        training = replace(VALUES, loss=choice, reduction=reduction, learning_rate=0.01)
        assert_trains_as_the_app(small(activation), training, tmp_path)


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
        Choice.of("adam", amsgrad=1),
        Choice.of("adamw", amsgrad=1, weight_decay=0.2),
        Choice.of("nadam", momentum_decay=0.1),
    ],
    ids=lambda choice: choice.name,
)
def test_every_option_of_an_optimizer(tmp_path: Path, optimizer: Choice) -> None:
    training = replace(VALUES, optimizer=optimizer)
    assert_trains_as_the_app(small(), training, tmp_path)


@pytest.mark.parametrize(
    "optimizer",
    [
        Choice("momentum"),
        Choice.of("momentum", momentum=0.5, dampening=0.3),
        Choice("nesterov"),
        Choice.of("rmsprop", momentum=0.5),
        Choice.of("rmsprop", momentum=0.5, centered=1),
    ],
    ids=str,
)
def test_a_new_learning_rate_reaches_the_whole_velocity(tmp_path: Path, optimizer: Choice) -> None:
    """Keras's own velocities hold the rates of steps before."""
    falling = Choice.of("step", every=1, factor=0.3)
    training = replace(VALUES, optimizer=optimizer, schedule=falling)
    assert_trains_as_the_app(small(), training, tmp_path)


@pytest.mark.parametrize(
    "changes",
    [
        {"l1": 0.01, "l2": 0.1},
        {"l2": 0.1, "penalize_biases": True},
        {"clip_value": 0.02},
        {"clip_norm": 0.1},
        {"schedule": Choice.of("reduce_on_plateau", patience=0, threshold=0.5)},
        {"schedule": Choice.of("cosine", epochs=3)},
        {"batch_size": 0},
    ],
    ids=str,
)
def test_every_rule(tmp_path: Path, changes: dict) -> None:
    training = replace(VALUES, **changes)
    assert_trains_as_the_app(small(), training, tmp_path, epochs=5)


def test_frozen_parameters_stay(tmp_path: Path) -> None:
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=2),
        DenseSpec(id=0, units=4, weights_trainable=False, name="고정"),
        DenseSpec(id=0, units=2, bias_trainable=False),
    )
    assert_trains_as_the_app(spec, VALUES, tmp_path)


def test_settings_that_keras_does_not_combine_are_refused_by_name(tmp_path: Path) -> None:
    both = replace(VALUES, clip_value=1.0, clip_norm=1.0)
    with pytest.raises(SettingNotInStyleError, match=r"clip_norm.*numpy or pytorch"):
        exported(small(), both, tmp_path, "keras")
    assert list(tmp_path.iterdir()) == []
