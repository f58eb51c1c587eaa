"""What batch normalization remembers and what dropout draws, against their definitions."""

import numpy as np
import pytest

from engine import (
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    NetworkSpec,
    TrainingSpec,
    TrainingState,
    trace_step,
)

MEAN_SQUARED = TrainingSpec(loss=Choice("mean_squared_error"), batch_size=4, seed=3)
NORMALIZING = NetworkSpec.stack(
    InputSpec(id=0, units=2), BatchNormalizationSpec(id=0, momentum=0.25), DenseSpec(id=0, units=1)
)


def traced_layer(state, inputs, kind):
    """Return what a layer of a kind did in one step, and the state after it."""
    trace = trace_step(state, inputs, np.zeros((len(inputs), 1)))
    found = [r for r in trace.records if r.phase == "forward" and r.kind == kind]
    assert len(found) == 1
    return found[0], trace.next_state


def test_the_running_statistics_follow_the_batches_as_in_pytorch():
    """The mean by 1/4 of the way; the variance towards that of N - 1, which is unbiased."""
    state = TrainingState.start(NORMALIZING, MEAN_SQUARED, samples=4)
    mean, variance = np.zeros(2), np.ones(2)
    for inputs in (
        np.array([[1.0, -2.0], [3.0, 0.0], [5.0, 2.0], [7.0, 8.0]]),
        np.array([[0.0, 1.0], [0.5, 1.0], [1.0, -1.0], [2.5, -1.0]]),
    ):
        record, state = traced_layer(state, inputs, "batch_normalization")
        mean = 0.75 * mean + 0.25 * inputs.mean(axis=0)
        variance = 0.75 * variance + 0.25 * inputs.var(axis=0, ddof=1)
        np.testing.assert_allclose(record.extras["running_mean"], mean, rtol=1e-14)
        np.testing.assert_allclose(record.extras["running_variance"], variance, rtol=1e-14)
        np.testing.assert_allclose(record.extras["variance"], inputs.var(axis=0), rtol=1e-14)


def test_a_batch_of_one_is_normalized_by_the_running_statistics_and_leaves_them():
    state = TrainingState.start(NORMALIZING, MEAN_SQUARED, samples=4)
    _, state = traced_layer(state, np.eye(4, 2), "batch_normalization")
    first, state = traced_layer(state, np.ones((1, 2)), "batch_normalization")
    second, _ = traced_layer(state, np.ones((1, 2)), "batch_normalization")
    for name in ("running_mean", "running_variance"):
        np.testing.assert_array_equal(first.extras[name], second.extras[name])
    mean, variance = first.extras["running_mean"], first.extras["running_variance"]
    np.testing.assert_allclose(
        first.extras["normalized"], (1.0 - mean[None]) / np.sqrt(variance + 1e-5), rtol=1e-12
    )


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_dropout_drops_its_share_and_scales_what_stays(dtype):
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=100), DropoutSpec(id=0, rate=0.2), DenseSpec(id=0, units=1)
    )
    training = TrainingSpec(loss=Choice("mean_squared_error"), batch_size=50, seed=3, dtype=dtype)
    state = TrainingState.start(spec, training, samples=50)
    inputs = np.full((50, 100), 2.0, dtype)
    record, _ = traced_layer(state, inputs, "dropout")
    mask = record.extras["mask"]
    assert np.unique(mask).tolist() == [0.0, 1.25]
    # 5,000 draws: the share of zeros is 0.2 within six of its standard deviations.
    assert abs((mask == 0.0).mean() - 0.2) < 6.0 * (0.2 * 0.8 / 5000) ** 0.5
    np.testing.assert_array_equal(record.output, inputs * mask)


def test_both_types_drop_the_same_inputs():
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=100), DropoutSpec(id=0, rate=0.5), DenseSpec(id=0, units=1)
    )
    dropped = []
    for dtype in ("float64", "float32"):
        training = TrainingSpec(loss=Choice("mean_squared_error"), seed=3, dtype=dtype)
        state = TrainingState.start(spec, training, samples=50)
        record, _ = traced_layer(state, np.ones((50, 100), dtype), "dropout")
        dropped.append(record.extras["mask"] == 0.0)
    np.testing.assert_array_equal(*dropped)
