"""A run that asks for it notes its own moments: dense, bounded, and without changing a bit."""

import numpy as np
import pytest

from engine import (
    Choice,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    NetworkSpec,
    NotedMoments,
    ParameterChange,
    Trainer,
    TrainingSpec,
    TrainingState,
    update_ratio,
)
from tests.engine_tests.samples import random_samples

SPEC = NetworkSpec.stack(
    InputSpec(id=0, units=3),
    DenseSpec(id=0, units=5, activation=Choice("relu")),
    DropoutSpec(id=0),
    DenseSpec(id=0, units=2, activation=Choice("linear")),
)
TRAINING = TrainingSpec(batch_size=4, learning_rate=0.01, optimizer=Choice("adam"))
SAMPLES = 18


def new_trainer(notes: bool = True) -> Trainer:
    state = TrainingState.start(SPEC, TRAINING, SAMPLES)
    trainer = Trainer(state, *random_samples(SPEC, TRAINING, SAMPLES))
    if notes:
        trainer.note_moments()
    return trainer


def steps(trainer: Trainer) -> list[int]:
    return [moment.step for moment in trainer.noted.since(-1)]


def test_nothing_is_noted_unless_somebody_asks() -> None:
    trainer = new_trainer(notes=False)
    trainer.run(until_step=50)
    assert len(trainer.noted) == 0


def test_noting_changes_no_bit_of_the_training() -> None:
    plain, noting = new_trainer(notes=False), new_trainer()
    for trainer in (plain, noting):
        trainer.run(until_step=300)
    one, other = plain.state.capture(), noting.state.capture()
    assert one.parameters.tobytes() == other.parameters.tobytes()
    assert one.generators == other.generators
    assert plain.history.steps.view().mean.tobytes() == noting.history.steps.view().mean.tobytes()


def test_every_early_step_is_noted_and_later_ones_ever_more_seldom() -> None:
    trainer = new_trainer()
    trainer.run(until_step=5000)
    found = steps(trainer)
    assert found[:32] == list(range(32))
    gaps = np.diff(found)
    assert (np.diff(gaps) >= 0).all()
    assert (gaps <= np.maximum(np.array(found[:-1]) / 16, 1)).all()
    assert len(found) < 1.25 * (32 + 16 * np.log(5000 / 32))


def test_a_moment_holds_what_the_step_computed() -> None:
    trainer = new_trainer()
    trainer.run(until_step=3)
    other = new_trainer(notes=False)
    states = []
    for step in range(1, 4):
        other.run(until_step=step)
        network = other.state.network
        states.append((network.parameters.copy(), network.gradients.copy()))
    for moment, (parameters, gradients) in zip(trainer.noted.since(0), states, strict=True):
        np.testing.assert_array_equal(moment.parameters, parameters)
        np.testing.assert_array_equal(moment.gradients, gradients)
        assert moment.layers.keys() >= {2, 4}


def test_a_moment_knows_how_far_its_own_update_went() -> None:
    trainer = new_trainer()
    trainer.run(until_step=40)
    table = trainer.state.network.table
    before, after = trainer.noted.since(20)[:2]
    old, new = (table.views(moment.parameters)[2].values() for moment in (before, after))
    assert after.diagnosis[2].update_ratio == pytest.approx(update_ratio(old, new))
    assert all(moment.diagnosis[2].update_ratio for moment in trainer.noted.since(0))


def test_an_edit_between_two_steps_is_no_update() -> None:
    trainer = new_trainer()
    trainer.run(until_step=5)
    trainer.post(ParameterChange(2, "weights", (0, 0), 1000.0))
    trainer.run(until_step=6)
    ratio = trainer.noted.since(5)[0].diagnosis[2].update_ratio
    assert ratio is None or ratio < 1.0


def test_a_later_run_is_dense_again_at_its_beginning() -> None:
    trainer = new_trainer()
    trainer.run(until_step=3000)
    trainer.run(until_step=3010)
    assert steps(trainer)[-10:] == list(range(3001, 3011))


def test_what_was_gone_back_over_is_forgotten() -> None:
    trainer = new_trainer()
    trainer.run(until_step=30)
    trainer.go_to_step(10)
    assert steps(trainer) == list(range(11))
    trainer.run(until_step=12)
    assert steps(trainer) == list(range(13))


def test_memory_stays_within_the_budget_however_many_steps_run_one_by_one() -> None:
    trainer = new_trainer()
    one = 8 * (2 * len(trainer.state.network.parameters) + 4 * 2 * (3 + 5 + 5 + 2))
    trainer.noted = NotedMoments(budget=20 * one)
    for step in range(1, 200):
        trainer.run(until_step=step)
    found = steps(trainer)
    assert 5 < len(found) <= 20
    assert found[0] == 0
    assert found[-1] == 199
    assert found == sorted(set(found))
