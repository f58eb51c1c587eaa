"""Checkpoints stay within their memory, reach from the beginning to now, and lose no step."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import (
    Checkpoints,
    Choice,
    DataChange,
    DenseSpec,
    EarlyStopping,
    InputSpec,
    NetworkChange,
    NetworkSpec,
    ParameterChange,
    ShapeMismatchError,
    Trainer,
    TrainingChange,
    TrainingData,
    TrainingSpec,
    TrainingState,
    evaluate,
)
from engine.training.checkpoints import MOST_CHECKPOINTS, SPACING
from tests.engine_tests.samples import random_samples
from tests.engine_tests.test_trace import same_bits

SPEC = NetworkSpec.stack(
    InputSpec(id=0, units=3), DenseSpec(id=0, units=4), DenseSpec(id=0, units=2)
)
TRAINING = TrainingSpec(optimizer=Choice("adam"), learning_rate=0.01, batch_size=4, seed=2)
SAMPLES = 12


def new_trainer(training=TRAINING, budget=None):
    state = TrainingState.start(SPEC, training, SAMPLES)
    trainer = Trainer(state, *random_samples(SPEC, training, SAMPLES))
    if budget is not None:
        trainer.checkpoints = Checkpoints(budget)
        trainer.checkpoints.keep(state)
    return trainer


def kept_after(steps, budget):
    """Return the checkpoints and the steps at which they were taken, one asked for each time."""
    state = TrainingState.start(SPEC, TRAINING, SAMPLES)
    checkpoints = Checkpoints(budget)
    for step in steps:
        state.position.step = step
        checkpoints.keep(state)
    last = max(steps)
    reached = {checkpoints.latest_until(step).step for step in range(last + 1)}
    return checkpoints, sorted(reached)


BYTES = TrainingState.start(SPEC, TRAINING, SAMPLES).capture().nbytes


@given(st.integers(1, 300), st.integers(3, 40))
def test_the_budget_holds_and_both_ends_stay(count, places):
    checkpoints, steps = kept_after(range(count), budget=places * BYTES)
    assert len(checkpoints) == min(count, places)
    assert steps[0] == 0
    assert steps[-1] == count - 1


def test_the_recent_past_is_denser_than_the_far_one():
    _, steps = kept_after(range(2_000), budget=40 * BYTES)
    gaps = np.diff(steps)
    assert gaps[:10].mean() > 10 * gaps[-10:].mean()
    # Logarithmic: no gap is much longer than what has passed since.
    ages = steps[-1] - np.array(steps[:-1])
    assert (gaps <= ages).all()


def test_there_are_never_more_than_anybody_needs():
    checkpoints, _ = kept_after(range(MOST_CHECKPOINTS + 50), budget=10**12)
    assert len(checkpoints) == MOST_CHECKPOINTS


def test_another_look_at_the_same_step_takes_the_place_of_the_first():
    checkpoints, steps = kept_after([0, 5, 5, 5], budget=10**9)
    assert len(checkpoints) == 2
    assert steps == [0, 5]


def test_the_bytes_are_counted_in_and_out():
    checkpoints, _ = kept_after(range(30), budget=10 * BYTES)
    checkpoints.forget_after(0)
    assert len(checkpoints) == 1
    assert checkpoints._bytes == BYTES


@settings(max_examples=25)
@given(st.integers(0, 3 * SPACING))
def test_with_hardly_any_memory_every_step_is_still_reached_exactly(step):
    trainer = new_trainer(budget=2 * BYTES)
    trainer.run(until_step=3 * SPACING)
    straight = new_trainer()
    straight.run(until_step=step)
    trainer.go_to_step(step)
    assert same_bits(trainer.state, straight.state)


def test_changes_are_replayed_without_the_checkpoints_they_forced():
    """The weight and the rate changed at 100 must be in force at 101, checkpoint or not."""

    def changed(budget, until):
        trainer = new_trainer(budget=budget)
        trainer.run(until_step=100)
        trainer.post(ParameterChange(2, "weights", (0, 1), 0.75))
        trainer.post(TrainingChange(replace(TRAINING, learning_rate=0.2, optimizer=Choice("sgd"))))
        trainer.run(until_step=until)
        return trainer

    trainer = changed(2 * BYTES, until=4 * SPACING)
    assert len(trainer.checkpoints) <= 3
    trainer.go_to_step(101)
    assert same_bits(trainer.state, changed(None, until=101).state)
    trainer.go_to_step(100)
    assert trainer.state.network.views[2]["weights"][0, 1] == 0.75
    trainer.go_to_step(40)
    untouched = new_trainer()
    untouched.run(until_step=40)
    assert same_bits(trainer.state, untouched.state)


FROZEN = SPEC.changing(2, weights_trainable=False, bias_trainable=False)
OTHER_DATA = TrainingData(*random_samples(SPEC, TRAINING, 30, seed=5))


def test_a_layer_frozen_while_training_stays_and_thaws_on_the_way_back():
    """Freezing is an event on the step axis: before it the layer learns, after it it does not."""
    trainer = new_trainer(budget=2 * BYTES)
    trainer.run(until_step=100)
    before = trainer.state.network.views[2]["weights"].copy()
    trainer.post(NetworkChange(FROZEN))
    trainer.run(until_step=4 * SPACING)
    np.testing.assert_array_equal(trainer.state.network.views[2]["weights"], before)
    assert trainer.state.optimizer.steps == 4 * SPACING
    trainer.go_to_step(500)
    assert trainer.state.network.spec == FROZEN
    np.testing.assert_array_equal(trainer.state.network.views[2]["weights"], before)
    trainer.go_to_step(99)
    assert trainer.state.network.spec == SPEC
    straight = new_trainer()
    straight.run(until_step=300)
    trainer.run(until_step=300)
    assert same_bits(trainer.state, straight.state)


@settings(max_examples=20)
@given(st.integers(0, 3 * SPACING))
def test_other_data_while_training_are_replayed(step):
    def changed(until, budget=None):
        trainer = new_trainer(budget=budget)
        trainer.run(until_step=min(100, until))
        if until >= 100:
            trainer.post(DataChange(OTHER_DATA))
            trainer.run(until_step=until + 1)
            trainer.go_to_step(until)
        return trainer

    trainer = changed(3 * SPACING, budget=2 * BYTES)
    trainer.go_to_step(step)
    assert trainer.state.samples == (30 if step >= 100 else SAMPLES)
    assert same_bits(trainer.state, changed(step).state)


def test_other_data_begin_the_epoch_again():
    trainer = new_trainer()
    trainer.run(until_step=4)
    trainer.post(DataChange(OTHER_DATA))
    trainer.run(until_step=4 + 8)
    position = trainer.state.position
    assert (position.epoch, position.start) == (2, 0)
    assert len(trainer.inputs) == 30


@pytest.mark.parametrize(
    "change",
    [
        NetworkChange(SPEC.changing(2, units=5)),
        DataChange(TrainingData(np.zeros((6, 4)), np.zeros((6, 2)))),
        DataChange(TrainingData(np.zeros((6, 3)), np.zeros((5, 2)))),
    ],
)
def test_a_change_that_does_not_fit_changes_nothing(change):
    trainer = new_trainer()
    trainer.run(until_step=10)
    trainer.post(change)
    with pytest.raises(ShapeMismatchError):
        trainer.run(until_step=20)
    trainer.run(until_step=20)
    straight = new_trainer()
    straight.run(until_step=20)
    assert same_bits(trainer.state, straight.state)


def test_a_long_epoch_has_checkpoints_inside():
    """A step back once replayed the epoch from its beginning."""
    training = replace(TRAINING, batch_size=1)
    samples = 5 * SPACING
    state = TrainingState.start(SPEC, training, samples)
    trainer = Trainer(state, *random_samples(SPEC, training, samples))
    trainer.run(until_step=4 * SPACING + 10)
    assert trainer.state.position.epoch == 0
    assert trainer.checkpoints.latest_until(4 * SPACING + 9).step == 4 * SPACING
    straight = TrainingState.start(SPEC, training, samples)
    for _ in range(3 * SPACING + 5):
        straight.step_on_next_rows(trainer.inputs, trainer.targets)
    trainer.go_to_step(3 * SPACING + 5)
    assert same_bits(trainer.state, straight)


@pytest.mark.parametrize("step", [-1, 31])
def test_a_step_that_was_never_done_is_refused(step):
    trainer = new_trainer()
    trainer.run(until_step=30)
    with pytest.raises(ValueError, match="between 0 and 30"):
        trainer.go_to_step(step)


def test_a_branch_forgets_what_came_later():
    trainer = new_trainer()
    trainer.run(until_step=3 * SPACING)
    trainer.go_to_step(SPACING + 7)
    trainer.run(until_step=3 * SPACING)
    straight = new_trainer()
    straight.run(until_step=3 * SPACING)
    assert same_bits(trainer.state, straight.state)


# Early stopping, which going back must replay too


def stopped(**rule):
    """Train on targets that cannot be learned; return trainer and result."""
    training = replace(TRAINING, learning_rate=0.3, early_stopping=EarlyStopping(**rule))
    state = TrainingState.start(SPEC, training, SAMPLES)
    validation = random_samples(SPEC, training, 9, seed=7)
    trainer = Trainer(state, *random_samples(SPEC, training, SAMPLES), validation)
    return trainer, trainer.run(until_epoch=400)


@pytest.mark.parametrize("patience", [1, 3, 8])
def test_patience_counts_the_epochs_since_the_best(patience):
    trainer, result = stopped(patience=patience)
    losses = trainer.history.validation_loss.view().mean
    assert result.reason == "early_stopping"
    assert len(losses) == int(np.argmin(losses)) + 1 + patience


def test_a_change_too_small_is_none():
    trainer, result = stopped(patience=2, minimum_change=10.0)
    assert result.epoch == 3
    assert trainer.state.watch.best == trainer.history.validation_loss.view().mean[0]


def test_the_last_weights_are_kept_where_the_best_are_not_wanted():
    kept, _ = stopped(patience=3, restore_best=False)
    restored, _ = stopped(patience=3)
    assert kept.state.watch.best_parameters is None
    assert not np.array_equal(kept.state.network.parameters, restored.state.network.parameters)
    last = kept.history.validation_loss.last
    held_out = random_samples(SPEC, TRAINING, 9, seed=7)
    now = evaluate(kept.state.network, kept.state.training, *held_out).loss
    assert now == pytest.approx(last, rel=1e-12)


def test_without_validation_the_training_loss_is_watched():
    training = replace(TRAINING, early_stopping=EarlyStopping(patience=2, minimum_change=10.0))
    result = new_trainer(training).run(until_epoch=50)
    assert (result.reason, result.epoch) == ("early_stopping", 3)


def test_going_back_over_a_stop_and_on_again_stops_in_the_same_bits():
    trainer, result = stopped(patience=3)
    end = trainer.state.capture()
    trainer.go_to_step(result.step - 5)
    assert trainer.run(until_epoch=400).reason == "early_stopping"
    again = trainer.state.capture()
    assert again.parameters.tobytes() == end.parameters.tobytes()
    assert again.position == end.position
