"""Pausing, saving, changing, stepping by hand and going back all end in the same bits."""

import threading
import tracemalloc
from dataclasses import replace
from math import isfinite

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import (
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    DivergedError,
    DropoutSpec,
    EarlyStopping,
    InputSpec,
    NetworkSpec,
    ParameterChange,
    ShapeMismatchError,
    SnapshotRequest,
    Trainer,
    TrainingChange,
    TrainingSpec,
    TrainingState,
    check_gradients,
    evaluate,
    trace_step,
)
from tests.engine_tests.samples import random_samples
from tests.engine_tests.test_trace import same_bits

SPEC = NetworkSpec.stack(
    InputSpec(id=0, units=3),
    DenseSpec(id=0, units=6, activation=Choice("relu")),
    DropoutSpec(id=0, rate=0.2),
    BatchNormalizationSpec(id=0),
    DenseSpec(id=0, units=2, activation=Choice("softmax")),
)
TRAINING = TrainingSpec(
    loss=Choice("categorical_cross_entropy"),
    optimizer=Choice("adam"),
    learning_rate=0.01,
    schedule=Choice.of("exponential", factor=0.99),
    batch_size=4,
    l2=0.001,
    seed=5,
)
SAMPLES = 23


def new_trainer(training=TRAINING, spec=SPEC, validation=False):
    state = TrainingState.start(spec, training, SAMPLES)
    extra = random_samples(spec, training, 9, seed=9) if validation else None
    return Trainer(state, *random_samples(spec, training, SAMPLES), extra, rule="argmax")


def after(steps, **options):
    trainer = new_trainer(**options)
    trainer.run(until_step=steps)
    return trainer.state


def test_the_same_seed_gives_the_same_bits():
    assert same_bits(after(50), after(50))


@given(st.lists(st.integers(0, 60), min_size=1, max_size=4))
@settings(max_examples=20)
def test_pausing_anywhere_changes_nothing(pauses):
    trainer = new_trainer()
    for step in sorted(pauses):
        trainer.run(until_step=max(step, trainer.state.position.step))
    trainer.run(until_step=60)
    assert same_bits(trainer.state, after(60))


def test_stepping_by_hand_is_training():
    trainer = new_trainer()
    for _ in range(50):
        inputs, targets, _rows = trainer.next_batch()
        trace = trace_step(trainer.state, inputs, targets)
        loss = next(r.loss for r in trace.records if r.phase == "loss")
        trainer.adopt(trace.next_state, loss)
    straight = new_trainer()
    straight.run(until_step=50)
    assert same_bits(trainer.state, straight.state)
    np.testing.assert_array_equal(
        trainer.history.steps.view().mean, straight.history.steps.view().mean
    )


def test_a_capture_restored_elsewhere_goes_on_the_same():
    first = new_trainer()
    first.run(until_step=31)
    other = new_trainer()
    other.state.restore(first.state.capture())
    other.run(until_step=60)
    assert same_bits(other.state, after(60))


@given(st.integers(0, 700))
@settings(max_examples=15)
def test_any_past_step_is_reached_exactly(step):
    trainer = new_trainer()
    trainer.run(until_step=700)
    trainer.go_to_step(step)
    assert same_bits(trainer.state, after(step))
    assert trainer.history.steps.count == step
    trainer.run(until_step=710)
    assert same_bits(trainer.state, after(710))


def test_live_changes_are_replayed():
    def changed():
        trainer = new_trainer()
        trainer.run(until_step=300)
        trainer.post(TrainingChange(replace(TRAINING, learning_rate=0.1, batch_size=7)))
        trainer.post(ParameterChange(2, "weights", (0, 1), 0.5))
        trainer.run(until_step=300 + extra)
        return trainer

    extra = 50
    short = changed()
    assert short.state.learning_rate != pytest.approx(0.01, rel=0.5)
    extra = 400
    trainer = changed()
    trainer.go_to_step(350)
    assert same_bits(trainer.state, short.state)
    trainer.go_to_step(299)
    assert same_bits(trainer.state, after(299))


def test_a_changed_weight_is_used_from_the_next_step_on():
    trainer = new_trainer()
    trainer.run(until_step=10)
    trainer.post(ParameterChange(2, "bias", (3,), 9.0))
    trainer.run(until_step=10)
    trainer.run(until_step=11)
    assert trainer.state.network.views[2]["bias"][3] == pytest.approx(9.0, abs=0.1)


def test_runs_end_at_epochs_and_steps():
    trainer = new_trainer()
    result = trainer.run(until_epoch=3)
    assert (result.reason, result.epoch, result.step) == ("finished", 3, 18)
    assert trainer.run(until_step=20).reason == "reached"
    assert trainer.history.epoch_loss.count == 3


def test_the_last_shorter_batch_is_trained_on():
    trainer = new_trainer()
    trainer.run(until_step=5)
    assert len(trainer.next_batch()[2]) == 3
    trainer.run(until_step=6)
    assert trainer.state.position.epoch == 1


def test_an_epoch_shows_every_sample_once():
    trainer = new_trainer()
    rows = []
    for _ in range(6):
        rows.extend(trainer.next_batch()[2].tolist())
        trainer.run(until_step=trainer.state.position.step + 1)
    assert sorted(rows) == list(range(SAMPLES))


def test_the_loss_of_an_epoch_is_the_mean_over_its_samples():
    plain = TrainingSpec(batch_size=5, learning_rate=1e-12)
    spec = NetworkSpec.stack(InputSpec(id=0, units=3), DenseSpec(id=0, units=2))
    for reduction in ("mean", "sum"):
        trainer = new_trainer(replace(plain, reduction=reduction), spec)
        trainer.run(until_epoch=1)
        outputs = trainer.state.network.predict(trainer.inputs)
        expected = ((outputs - trainer.targets) ** 2).mean(axis=1).mean()
        assert trainer.history.epoch_loss.last == pytest.approx(expected, rel=1e-6)


def test_pausing_and_asking_from_another_thread():
    trainer = new_trainer()
    results = []
    thread = threading.Thread(target=lambda: results.append(trainer.run(until_epoch=10**9)))
    thread.start()
    snapshot = None
    while snapshot is None:
        trainer.request_snapshot(SnapshotRequest(layers=True, parameters=True))
        snapshot = trainer.collect_snapshot()
    trainer.pause()
    thread.join()
    assert results[0].reason == "paused"
    assert snapshot.parameters.shape == trainer.state.network.parameters.shape
    assert isfinite(snapshot.loss)
    assert snapshot.layers[5].output.shape == (len(snapshot.rows), 2)


def test_divergence_is_reported_and_the_last_good_step_kept():
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=3), DenseSpec(id=0, units=2, activation=Choice("linear"))
    )
    training = TrainingSpec(learning_rate=1e6, batch_size=4)
    trainer = new_trainer(training, spec)
    with pytest.raises(DivergedError, match="Try a learning rate smaller than 1e\\+06"):
        trainer.run(until_epoch=1000)
    step = trainer.state.position.step
    assert step > 0
    assert np.isfinite(trainer.state.network.parameters).all()
    again = new_trainer(training, spec)
    again.run(until_step=step)
    assert same_bits(again.state, trainer.state)


def test_early_stopping_brings_the_best_weights_back():
    training = replace(TRAINING, learning_rate=0.5, early_stopping=EarlyStopping(patience=4))
    trainer = new_trainer(training, validation=True)
    result = trainer.run(until_epoch=500)
    assert result.reason == "early_stopping"
    losses = trainer.history.validation_loss.view().mean
    assert int(np.argmin(losses)) == len(losses) - 5
    held_out = random_samples(SPEC, training, 9, seed=9)
    best = evaluate(trainer.state.network, training, *held_out).loss
    assert best == pytest.approx(losses.min(), rel=1e-12)


@pytest.mark.parametrize("validation", [False, True])
def test_a_loss_that_is_low_enough_ends_the_run_after_its_epoch(validation):
    name = "validation_loss" if validation else "epoch_loss"
    whole = new_trainer(validation=validation)
    whole.run(until_epoch=40)
    losses = getattr(whole.history, name).view().mean
    goal = float(np.sort(losses)[3])
    trainer = new_trainer(replace(TRAINING, stop_loss=goal), validation=validation)
    result = trainer.run(until_epoch=40)
    first = int(np.argmax(losses < goal)) + 1
    assert (result.reason, result.epoch) == ("low_loss", first)
    assert getattr(trainer.history, name).view().mean.tolist() == losses[:first].tolist()
    assert trainer.state.position.start == 0


@pytest.mark.parametrize("validation", [False, True])
def test_an_accuracy_that_is_high_enough_ends_the_run_at_any_epoch(validation):
    """Beyond epoch 99 the training accuracy is measured at few epochs unless it is a goal."""
    begun = new_trainer(TRAINING, validation=validation)
    begun.run(until_epoch=101)
    trainer = new_trainer(TRAINING, validation=validation)
    trainer.run(until_epoch=100)
    trainer.change(TrainingChange(replace(TRAINING, stop_accuracy=0.3)))
    result = trainer.run(until_epoch=2000)
    assert (result.reason, result.epoch) == ("high_accuracy", 101)
    assert same_bits(trainer.state, begun.state)


@pytest.mark.parametrize(("goal", "validation"), [(0.0, False), (1.0, True)])
def test_the_training_accuracy_is_measured_at_ever_fewer_epochs(goal, validation):
    """A goal for the accuracy is one for the validation's, where there are such samples."""
    trainer = new_trainer(replace(TRAINING, stop_accuracy=goal), validation=validation)
    assert trainer.run(until_epoch=121).reason == "finished"
    measured = np.isfinite(trainer.history.accuracy.view().mean)
    assert (np.flatnonzero(measured) + 1).tolist() == [*range(1, 100), 100, 110, 120]


def test_goals_that_are_not_reached_end_nothing():
    trainer = new_trainer(replace(TRAINING, stop_loss=1e-9, stop_accuracy=1.0), validation=True)
    assert trainer.run(until_epoch=5).reason == "finished"


def test_a_plateau_lowers_the_learning_rate_and_is_replayed():
    plateau = Choice.of("reduce_on_plateau", patience=1, factor=0.5)
    training = replace(TRAINING, schedule=plateau, learning_rate=0.3)
    trainer = new_trainer(training, validation=True)
    trainer.run(until_epoch=60)
    assert trainer.state.learning_rate < 0.3
    middle = new_trainer(training, validation=True)
    middle.run(until_step=200)
    trainer.go_to_step(200)
    assert same_bits(trainer.state, middle.state)
    assert trainer.state.learning_rate == middle.state.learning_rate


@pytest.mark.parametrize("shape", [(SAMPLES, 4), (SAMPLES - 1, 3), (3,)])
def test_data_that_do_not_fit_are_refused(shape):
    state = TrainingState.start(SPEC, TRAINING, SAMPLES)
    with pytest.raises(ShapeMismatchError, match=r"inputs must have the shape \(23, 3\)"):
        Trainer(state, np.zeros(shape), np.zeros((SAMPLES, 2)))


def test_a_trainer_without_samples_is_refused():
    state = TrainingState.start(SPEC, TRAINING, samples=0)
    with pytest.raises(ShapeMismatchError, match=r"inputs must have the shape \(N ≥ 1, 3\)"):
        Trainer(state, np.zeros((0, 3)), np.zeros((0, 2)))


@pytest.mark.parametrize(
    ("inputs", "targets", "what"),
    [
        ((4, 1), (4, 2), "inputs"),
        ((4, 4), (4, 2), "inputs"),
        ((3,), (1, 2), "inputs"),
        ((0, 3), (0, 2), "inputs"),
        ((4, 3), (4, 1), "targets"),
        ((4, 3), (2,), "targets"),
        ((4, 3), (1, 2), "targets"),
    ],
)
def test_samples_that_numpy_would_spread_are_refused(inputs, targets, what):
    """A column of targets for two outputs was once learned as if it were both."""
    state = TrainingState.start(SPEC, TRAINING, SAMPLES)
    pair = np.ones(inputs), np.ones(targets)
    for use in (
        lambda: state.step(*pair),
        lambda: trace_step(state, *pair),
        lambda: check_gradients(state, *pair, np.random.default_rng(0)),
    ):
        with pytest.raises(ShapeMismatchError, match=f"The {what} must have the shape"):
            use()
    if len(inputs) > 1 and inputs[0]:
        with pytest.raises(ShapeMismatchError, match=f"The {what} must have the shape"):
            evaluate(state.network, TRAINING, *pair, "argmax")
    assert state.position.step == 0


def test_a_step_that_is_past_is_reached_already():
    """The run once went on for ever."""
    trainer = new_trainer()
    trainer.run(until_step=5)
    assert trainer.run(until_step=3).step == 5


def test_a_change_posted_while_nothing_runs_is_there_for_the_next_step_by_hand():
    trainer = new_trainer()
    trainer.post(TrainingChange(replace(TRAINING, batch_size=7)))
    assert len(trainer.next_batch()[0]) == 7
    assert trainer.changes[0][0] == 0


def test_data_are_not_written_to():
    inputs, targets = random_samples(SPEC, TRAINING, SAMPLES)
    inputs.flags.writeable = targets.flags.writeable = False
    trainer = Trainer(TrainingState.start(SPEC, TRAINING, SAMPLES), inputs, targets)
    trainer.run(until_epoch=2)
    assert trainer.inputs is inputs


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_a_step_allocates_no_array(dtype):
    trainer = new_trainer(replace(TRAINING, dtype=dtype))
    trainer.run(until_epoch=2)
    state, step = trainer.state, trainer.state.step_on_next_rows
    tracemalloc.start()
    for _ in range(4):
        step(trainer.inputs, trainer.targets)
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    step(trainer.inputs, trainer.targets)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert state.position.step == 17
    assert peak - before < 2_000
