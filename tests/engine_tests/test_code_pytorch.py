"""A PyTorch script computes what the app computes, and trains as the app trains."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from engine import (
    LOSS_OUTPUTS,
    LOSSES,
    OPTIMIZERS,
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    InputSpec,
    NetworkSpec,
    TrainingSpec,
)
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

torch = pytest.importorskip("torch", reason="PyTorch is not installed (the extra is `parity`)")

VALUES = TrainingSpec(batch_size=4, epochs=3, learning_rate=0.05)
CROSS_ENTROPY = replace(VALUES, loss=Choice("categorical_cross_entropy"))


@pytest.fixture(autouse=True)
def default_type() -> Iterator[None]:
    """Give PyTorch back the type that a script has set."""
    before = torch.get_default_dtype()
    yield
    torch.set_default_dtype(before)


def assert_computes_as_the_app(spec: NetworkSpec, training: TrainingSpec, folder: Path) -> None:
    path, _, _ = exported(spec, training, folder, "pytorch")
    script = opened(path)
    script["check"](script["load"]())


def assert_trains_as_the_app(
    spec: NetworkSpec, training: TrainingSpec, folder: Path, epochs: int = 3
) -> None:
    path, network, dataset = exported(spec, training, folder, "pytorch")
    expected = app_trained(network, training, dataset, epochs)
    script = opened(path)
    module = script["load"]()
    inputs, targets = torch.tensor(dataset.inputs), torch.tensor(dataset.targets)
    script["train"](module, inputs, targets, epochs)
    assert_close(script["weights_of"](module), expected, 1e-8)


def test_run_as_its_owner_runs_it(tmp_path: Path) -> None:
    run_by_its_owner(CROSS_ENTROPY, tmp_path, "pytorch")


@settings(max_examples=30)
@given(built=trained_networks())
def test_random_networks(built: tuple[NetworkSpec, TrainingSpec]) -> None:
    with TemporaryDirectory() as folder:
        assert_computes_as_the_app(*built, Path(folder))


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_every_activation_function(tmp_path: Path, dtype: str) -> None:
    assert_computes_as_the_app(every_activation(), replace(VALUES, dtype=dtype), tmp_path)


def test_every_activation_function_passes_its_gradient_on(tmp_path: Path) -> None:
    assert_trains_as_the_app(every_activation(("step",)), VALUES, tmp_path)


def test_a_hidden_step_passes_no_gradient_on(tmp_path: Path) -> None:
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=2),
        DenseSpec(id=0, units=4, activation=Choice("step")),
        DenseSpec(id=0, units=2, activation=Choice("linear")),
    )
    assert_trains_as_the_app(spec, VALUES, tmp_path)


def test_a_batch_of_one_is_normalized_by_the_running_statistics(tmp_path: Path) -> None:
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=2),
        DenseSpec(id=0, units=4),
        BatchNormalizationSpec(id=0),
        DenseSpec(id=0, units=2, activation=Choice("linear")),
    )
    assert_trains_as_the_app(spec, replace(VALUES, batch_size=5), tmp_path)  # 11 samples: 5, 5, 1


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
    "changes",
    [
        {"l1": 0.01, "l2": 0.1},
        {"l2": 0.1, "penalize_biases": True},
        {"l2": 0.1, "clip_value": 0.1, "clip_norm": 0.05},
        {"shuffle": False, "batch_size": 0},
        {"schedule": Choice.of("reduce_on_plateau", patience=0, threshold=0.5)},
        {"schedule": Choice.of("cosine", epochs=3)},
    ],
    ids=str,
)
def test_every_rule(tmp_path: Path, changes: dict) -> None:
    assert_trains_as_the_app(small(), replace(VALUES, **changes), tmp_path, epochs=5)


def test_frozen_parameters_stay(tmp_path: Path) -> None:
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=2),
        DenseSpec(id=0, units=4, weights_trainable=False, name="고정"),
        DenseSpec(id=0, units=2, bias_trainable=False),
    )
    training = replace(VALUES, clip_norm=0.05, optimizer=Choice("adamw"))
    assert_trains_as_the_app(spec, training, tmp_path)
