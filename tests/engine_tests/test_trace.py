"""A traced step is a trained step, taken apart: the same bits, every number in its record."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import (
    OPTIMIZERS,
    AddSpec,
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    LinkSpec,
    NetworkSpec,
    TrainingSpec,
    TrainingState,
    trace_step,
)
from tests.engine_tests.samples import random_samples
from tests.engine_tests.strategies import trained_networks

SPEC = NetworkSpec.stack(
    InputSpec(id=0, units=3),
    DenseSpec(id=0, units=4),
    DenseSpec(id=0, units=2, activation=Choice("softmax")),
)
TRAINING = TrainingSpec(loss=Choice("categorical_cross_entropy"), batch_size=5)


def same_bits(one: TrainingState, other: TrainingState) -> bool:
    a, b = one.capture(), other.capture()
    arrays = [(a.parameters, b.parameters), (a.order, b.order)]
    arrays += [(a.optimizer[name], b.optimizer[name]) for name in a.optimizer]
    numbers = ("optimizer_scalars", "optimizer_steps", "schedule", "position", "threads")
    return (
        all(x.tobytes() == y.tobytes() for x, y in arrays)
        and all(getattr(a, name) == getattr(b, name) for name in numbers)
        and repr(a.generators) == repr(b.generators)
        and repr(a.shuffling) == repr(b.shuffling)
    )


def assert_traced_is_trained(spec, training, steps=3):
    samples = 7
    inputs, targets = random_samples(spec, training, samples)
    dtype = np.dtype(training.dtype)
    inputs, targets = inputs.astype(dtype), targets.astype(dtype)
    trained = TrainingState.start(spec, training, samples)
    traced = TrainingState.start(spec, training, samples)
    for _ in range(steps):
        rows = trained.next_rows()
        before = traced.capture()
        trace = trace_step(traced, inputs[rows], targets[rows])
        assert traced.capture().parameters.tobytes() == before.parameters.tobytes()
        loss = trained.step_on_next_rows(inputs, targets)
        traced = trace.next_state
        (loss_record,) = [r for r in trace.records if r.phase == "loss"]
        assert loss_record.loss == loss
        assert same_bits(trained, traced)
        if trained.epoch_is_over:
            trained.begin_epoch()
            traced.begin_epoch()


@settings(max_examples=40)
@given(trained_networks())
def test_traced_equals_trained_for_random_networks(pair):
    assert_traced_is_trained(*pair)


@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_traced_equals_trained_for_every_optimizer(optimizer, dtype):
    training = replace(TRAINING, optimizer=Choice(optimizer), dtype=dtype, learning_rate=0.01)
    assert_traced_is_trained(SPEC, training)


def test_traced_equals_trained_with_penalties_clipping_dropout_and_batch_normalization():
    spec = SPEC.inserting(DropoutSpec(id=0), LinkSpec(2, 3))
    spec = spec.inserting(BatchNormalizationSpec(id=0), LinkSpec(1, 2))
    training = replace(TRAINING, l1=0.01, l2=0.1, clip_value=0.05, clip_norm=0.1)
    assert_traced_is_trained(spec, training)


def records(spec=SPEC, training=TRAINING, rows=5):
    state = TrainingState.start(spec, training, rows)
    return trace_step(state, *random_samples(spec, training, rows)).records


def test_the_order_is_forward_loss_backward_update():
    shown = [(r.phase, r.name) for r in records()]
    assert shown == [
        ("forward", "hidden_1"),
        ("forward", "output"),
        ("loss", None),
        ("backward", "output"),
        ("backward", "hidden_1"),
        ("update", "hidden_1"),
        ("update", "hidden_1"),
        ("update", "output"),
        ("update", "output"),
    ]


def test_every_number_follows_from_numbers_in_the_records():
    f1, f2, loss, b2, b1, *updates = records()
    np.testing.assert_allclose(f1.pre_activation, f1.inputs @ f1.weights + f1.bias, rtol=1e-12)
    np.testing.assert_allclose(f1.output, 1 / (1 + np.exp(-f1.pre_activation)), rtol=1e-12)
    np.testing.assert_array_equal(f2.inputs, f1.output)
    np.testing.assert_allclose(f2.output.sum(axis=1), 1.0, rtol=1e-12)
    np.testing.assert_array_equal(loss.predictions, f2.output)
    np.testing.assert_array_equal(loss.logits, f2.pre_activation)
    np.testing.assert_allclose(loss.terms.sum(axis=1), loss.per_sample, rtol=1e-12)
    assert loss.loss == pytest.approx(loss.per_sample.mean(), rel=1e-12)
    assert b2.fused
    assert b2.grad_output is None
    np.testing.assert_allclose(
        b2.grad_pre_activation, (loss.predictions - loss.targets) / 5, rtol=1e-12
    )
    np.testing.assert_allclose(b2.grad_weights, f2.inputs.T @ b2.grad_pre_activation, rtol=1e-12)
    np.testing.assert_allclose(b2.grad_bias, b2.grad_pre_activation.sum(axis=0), rtol=1e-12)
    np.testing.assert_array_equal(b1.grad_output, b2.grad_inputs)
    np.testing.assert_allclose(
        b1.grad_pre_activation, b1.grad_output * b1.activation_derivative, rtol=1e-12
    )
    assert b1.grad_inputs is None
    for update in updates:
        expected = update.before - update.learning_rate * update.gradient
        np.testing.assert_allclose(update.after, expected, rtol=1e-12)


def test_a_linear_output_with_squares_shows_its_derivative_of_one():
    spec = SPEC.changing(3, activation=Choice("linear"))
    *_, backward, _hidden = [
        r for r in records(spec, TrainingSpec(batch_size=5)) if r.phase == "backward"
    ]
    assert not backward.fused
    assert (backward.activation_derivative == 1).all()
    np.testing.assert_array_equal(backward.grad_pre_activation, backward.grad_output)


def test_frozen_parameters_stay_and_say_so():
    spec = SPEC.changing(2, bias_trainable=False)
    frozen = [r for r in records(spec) if r.phase == "update" and not r.trainable]
    assert [(r.name, r.parameter) for r in frozen] == [("hidden_1", "bias")]
    np.testing.assert_array_equal(frozen[0].before, frozen[0].after)
    assert frozen[0].gradient.any()


def test_records_cannot_be_written_to():
    record = records()[0]
    with pytest.raises(ValueError, match="read-only"):
        record.output[0, 0] = 1.0


def test_branches_show_what_met_and_in_which_order():
    spec = NetworkSpec.stack(InputSpec(id=0, units=3), DenseSpec(id=0, units=2))
    for _ in range(2):
        spec = spec.adding(DenseSpec(id=0, units=2)).linking(2, spec.next_id)
    spec = spec.adding(AddSpec(id=0)).linking(3, 5).linking(4, 5)
    by_layer = {(r.phase, r.layer): r for r in records(spec, TrainingSpec(batch_size=5)) if r.layer}
    joint = by_layer["forward", 5]
    assert isinstance(joint.inputs, tuple)
    assert len(by_layer["backward", 5].grad_inputs) == 2
    met = by_layer["backward", 2]
    # Backward order: layer 4 is visited before layer 3.
    np.testing.assert_array_equal(met.grad_output_terms[0], by_layer["backward", 4].grad_inputs)
    np.testing.assert_array_equal(met.grad_output_terms[1], by_layer["backward", 3].grad_inputs)
    np.testing.assert_array_equal(met.grad_output, sum(met.grad_output_terms))


def test_a_single_sample_is_normalized_by_the_running_statistics():
    spec = SPEC.inserting(BatchNormalizationSpec(id=0), LinkSpec(1, 2))
    state = TrainingState.start(spec, TRAINING, 5)
    inputs, targets = random_samples(spec, TRAINING, 1)
    first = trace_step(state, inputs, targets).records[0]
    np.testing.assert_array_equal(first.extras["mean"], 0.0)
    np.testing.assert_array_equal(first.extras["variance"], 1.0)


@given(st.integers(0, 2**32))
@settings(max_examples=10)
def test_the_loss_after_the_step_is_measured_with_the_same_dropout(seed):
    spec = SPEC.inserting(DropoutSpec(id=0), LinkSpec(2, 3))
    training = replace(TRAINING, seed=seed, learning_rate=1e-12)
    state = TrainingState.start(spec, training, 5)
    trace = trace_step(state, *random_samples(spec, training, 5))
    (loss,) = [r for r in trace.records if r.phase == "loss"]
    assert trace.loss_after == pytest.approx(loss.loss, abs=1e-9)
