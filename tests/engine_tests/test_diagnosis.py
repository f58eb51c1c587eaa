"""The diagnosis tells silent and saturated units and steps of the wrong size from healthy ones."""

import math
import threading
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine import (
    LEAST_TELLING_BATCH,
    OPTIMIZERS,
    SATURATED_FROM,
    ActivationSpec,
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    LayerDiagnosis,
    NetworkSpec,
    SnapshotRequest,
    Trainer,
    TrainingChange,
    TrainingSpec,
    TrainingState,
    activation_derivative,
    dead_share,
    saturated_share,
    trace_step,
    update_ratio,
)
from tests.engine_tests.samples import random_samples

SPEC = NetworkSpec.stack(
    InputSpec(id=0, units=3),
    DenseSpec(id=0, units=5, activation=Choice("relu")),
    BatchNormalizationSpec(id=0),
    DropoutSpec(id=0),
    DenseSpec(id=0, units=4, activation=Choice("tanh")),
    ActivationSpec(id=0, activation=Choice("sigmoid")),
    DenseSpec(id=0, units=2, activation=Choice("linear")),
)
TRAINING = TrainingSpec(batch_size=4, learning_rate=0.01)
SAMPLES = 18
ASKED = SnapshotRequest(diagnosis=True, parameters=True)


def new_trainer(training=TRAINING, spec=SPEC):
    state = TrainingState.start(spec, training, SAMPLES)
    return Trainer(state, *random_samples(spec, training, SAMPLES))


def snapshot_while_running(trainer, until_step):
    """Return a snapshot that was asked for before the run, and answered by it."""
    trainer.request_snapshot(ASKED)
    trainer.run(until_step=until_step)
    return trainer.collect_snapshot()


# The numbers themselves


def test_a_relu_unit_is_dead_where_it_is_silent_for_the_whole_batch():
    z = np.array([[-1.0, 2.0, 0.0, -3.0], [-2.0, -1.0, 0.0, 0.1]])
    assert dead_share(z) == 0.5


@pytest.mark.parametrize("activation", sorted(SATURATED_FROM))
def test_a_unit_is_saturated_where_a_hundredth_of_the_gradient_passes(activation):
    bound = SATURATED_FROM[activation]
    greatest = activation_derivative(Choice(activation), np.zeros(1))[0]
    inside, outside = activation_derivative(
        Choice(activation), np.array([bound * 0.999, bound * 1.001])
    )
    assert outside < 0.01 * greatest < inside
    z = np.array([[bound * 1.1, -bound, 0.0, bound], [-bound * 1.1, bound, bound, 0.5 * bound]])
    assert saturated_share(z, activation) == 0.5


def test_a_function_that_does_not_saturate_is_refused():
    with pytest.raises(KeyError):
        saturated_share(np.zeros((1, 1)), "relu")


@given(arrays(float, (3, 4), elements=st.floats(-50, 50)))
def test_shares_follow_the_derivative(z):
    passes = activation_derivative(Choice("relu"), z).max(axis=0)
    assert dead_share(z) == np.mean(passes == 0.0)
    assert 0.0 <= saturated_share(z, "tanh") <= 1.0


def test_no_number_is_neither_dead_nor_saturated():
    z = np.full((2, 3), np.nan)
    assert dead_share(z) == saturated_share(z, "sigmoid") == 0.0


def test_the_ratio_of_an_update_to_what_it_changed():
    before, after = [np.array([3.0]), np.array([[4.0, 0.0]])], [np.array([3.0]), np.zeros((1, 2))]
    assert update_ratio(before, after) == pytest.approx(4.0 / 5.0)
    assert update_ratio(before, before) == 0.0
    assert update_ratio([np.zeros(2)], [np.zeros(2)]) == 0.0
    assert update_ratio([np.zeros(2)], [np.ones(2)]) == math.inf


# In snapshots


@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
def test_a_running_training_tells_the_ratio_of_its_last_step(optimizer):
    training = replace(TRAINING, optimizer=Choice(optimizer))
    trainer, twin = new_trainer(training), new_trainer(training)
    trainer.run(until_step=7)
    twin.run(until_step=7)
    before = twin.state.network.copy()
    twin.run(until_step=8)
    snapshot = snapshot_while_running(trainer, until_step=9)
    assert snapshot.step == 8
    np.testing.assert_array_equal(snapshot.parameters, twin.state.network.parameters)
    for layer_id in (2, 5, 7):
        old, new = before.views[layer_id], twin.state.network.views[layer_id]
        expected = update_ratio(old.values(), new.values())
        assert snapshot.diagnosis[layer_id].update_ratio == pytest.approx(expected, rel=1e-12)
        assert expected > 0.0


def test_running_statistics_are_no_update():
    trainer = new_trainer(replace(TRAINING, learning_rate=1e-300))
    assert snapshot_while_running(trainer, until_step=2).diagnosis[3].update_ratio == 0.0


def test_every_layer_says_what_applies_to_it():
    diagnosis = snapshot_while_running(new_trainer(), until_step=3).diagnosis
    told = {
        layer_id: [name for name in LayerDiagnosis.__slots__ if getattr(own, name) is not None]
        for layer_id, own in diagnosis.items()
    }
    assert told == {
        2: ["gradient_norm", "dead", "update_ratio"],
        3: ["gradient_norm", "update_ratio"],
        5: ["gradient_norm", "saturated", "update_ratio"],
        6: ["saturated"],
        7: ["gradient_norm", "update_ratio"],
    }


def test_dead_and_saturated_units_are_those_of_the_last_batch():
    trainer = new_trainer()
    views = trainer.state.network.views
    views[2]["bias"][...] = [-1e3, -1e3, 1e3, 1e3, 1e3]
    views[5]["weights"][:, :1] = 0.0
    views[5]["bias"][0] = 50.0
    snapshot = snapshot_while_running(trainer, until_step=2)
    assert snapshot.diagnosis[2].dead == pytest.approx(0.4)
    assert snapshot.diagnosis[5].saturated == pytest.approx(0.25)
    assert snapshot.diagnosis[6].saturated == 0.0


def test_gradient_norms_are_those_of_the_snapshot():
    snapshot = snapshot_while_running(new_trainer(), until_step=2)
    norms = {i: own.gradient_norm for i, own in snapshot.diagnosis.items() if i != 6}
    assert norms == snapshot.gradient_norms


def test_before_the_first_step_nothing_is_known_of_units_and_updates():
    diagnosis = new_trainer().snapshot(ASKED).diagnosis
    assert set(diagnosis) == {2, 3, 5, 7}
    assert all(own.dead is own.saturated is own.update_ratio is None for own in diagnosis.values())


def test_it_is_not_computed_unasked():
    assert new_trainer().snapshot(SnapshotRequest()).diagnosis is None


def test_a_step_by_hand_is_measured_too():
    trainer = new_trainer()
    inputs, targets, _ = trainer.next_batch()
    before = (
        trainer.state.network.views[2]["weights"].copy(),
        trainer.state.network.views[2]["bias"],
    )
    trace = trace_step(trainer.state, inputs, targets)
    after = trace.next_state.network.views[2]
    expected = update_ratio(before, after.values())
    trainer.adopt(trace.next_state, trace.loss_after)
    ratio = trainer.snapshot(ASKED).diagnosis[2].update_ratio
    assert ratio == pytest.approx(expected, rel=1e-12)


def test_an_edit_between_two_runs_is_no_update():
    trainer = new_trainer()
    trainer.request_snapshot(ASKED)
    trainer.run(until_step=1)
    assert trainer.collect_snapshot() is None, "the step measured had no step after it"
    trainer.state.network.views[2]["weights"][...] += 100.0
    trainer.run(until_step=4)
    assert trainer.collect_snapshot().diagnosis[2].update_ratio < 1.0


def test_a_change_of_the_batch_leaves_no_values_of_a_batch_that_is_gone():
    """A snapshot behind the change once showed the zeros of the new arrays as the last batch."""
    trainer = new_trainer()
    trainer.run(until_step=3)
    TrainingChange(replace(TRAINING, batch_size=3)).apply_to(trainer.state)
    snapshot = trainer.snapshot(SnapshotRequest(layers=True, diagnosis=True))
    assert snapshot.rows is snapshot.layers is None
    assert snapshot.diagnosis[2].dead is None
    assert trainer.state.copy().last_rows() is None


def test_asking_changes_no_bit_of_the_training():
    quiet, asked = new_trainer(), new_trainer()
    quiet.run(until_step=40)
    for step in range(1, 41):
        snapshot_while_running(asked, until_step=step)
    np.testing.assert_array_equal(quiet.state.network.parameters, asked.state.network.parameters)


def test_a_pause_is_not_put_off_by_a_question():
    trainer = new_trainer()
    results = []
    thread = threading.Thread(target=lambda: results.append(trainer.run(until_epoch=10**9)))
    thread.start()
    snapshot = None
    while snapshot is None:
        trainer.request_snapshot(ASKED)
        snapshot = trainer.collect_snapshot()
    trainer.request_snapshot(ASKED)
    trainer.pause()
    thread.join()
    assert results[0].reason == "paused"
    assert snapshot.diagnosis[2].update_ratio > 0.0


def test_a_snapshot_at_rest_tells_no_update_of_long_ago() -> None:
    """It once gave the last point of the course the first step's ratio."""
    trainer = new_trainer()
    snapshot_while_running(trainer, 3)
    trainer.run(until_step=40)
    diagnosis = trainer.snapshot(ASKED).diagnosis
    assert all(layer.update_ratio is None for layer in diagnosis.values())


@pytest.mark.parametrize("batch", [2, 3, 4, 18])
def test_a_batch_of_few_samples_tells_of_no_silent_unit(batch: int) -> None:
    """A healthy ReLU is silent for every other sample; with batches of one it was called dead."""
    trainer = new_trainer(replace(TRAINING, batch_size=batch))
    trainer.run(until_step=1)
    diagnosis = trainer.snapshot(ASKED).diagnosis
    assert (diagnosis[2].dead is None) == (batch < LEAST_TELLING_BATCH)
    assert (diagnosis[5].saturated is None) == (batch < LEAST_TELLING_BATCH)
    assert diagnosis[2].gradient_norm is not None
