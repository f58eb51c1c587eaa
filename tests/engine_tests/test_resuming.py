"""A training saved anywhere and opened again ends in the bits of one that ran straight through."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import (
    OPTIMIZERS,
    SCHEDULES,
    BatchNormalizationSpec,
    Choice,
    DropoutSpec,
    EarlyStopping,
    LossRecord,
    Project,
    TrainingChange,
    load_project,
    save_project,
    trace_step,
)
from tests.engine_tests.trained_projects import (
    assert_same,
    assert_same_moment,
    small_project,
    trained,
    trainer_of,
)

#: Every optimizer, and every option that makes it remember more.
OPTIMIZER_CHOICES = [
    *(Choice(name) for name in OPTIMIZERS),
    Choice.of("momentum", dampening=0.3),
    Choice.of("adagrad", learning_rate_decay=0.1, initial_accumulator=0.1),
    Choice.of("rmsprop", centered=1, momentum=0.5),
    Choice.of("adam", amsgrad=1),
]
#: Every schedule, so quick that it moves within the few epochs here.
SCHEDULE_CHOICES = [
    Choice("constant"),
    Choice.of("step", every=2, factor=0.5),
    Choice.of("exponential", factor=0.9),
    Choice.of("cosine", epochs=5),
    Choice.of("warm_up", epochs=4),
    Choice.of("reduce_on_plateau", patience=0, threshold=0.5, factor=0.5),
]
#: 11 samples in batches of 4: an epoch has three steps, the last one of three samples.
SAVED_AT, END = 7, 19


def project_with(training=None, **settings):
    """Return a project with every layer that remembers or draws something."""
    project = small_project(**settings)
    spec = project.network
    for layer in (DropoutSpec(id=0, rate=0.3), BatchNormalizationSpec(id=0)):
        spec = spec.inserting(layer, spec.links[1])
    return replace(project, network=spec, training=training or project.training)


def through_a_file(project: Project, folder) -> Project:
    save_project(project, folder / "saved.layerloom")
    return load_project(folder / "saved.layerloom")


def test_the_lists_here_are_complete():
    assert {choice.name for choice in OPTIMIZER_CHOICES} == set(OPTIMIZERS)
    assert {choice.name for choice in SCHEDULE_CHOICES} == set(SCHEDULES)


@pytest.mark.parametrize("schedule", SCHEDULE_CHOICES, ids=lambda choice: choice.name)
@pytest.mark.parametrize("optimizer", OPTIMIZER_CHOICES, ids=str)
def test_every_optimizer_with_every_schedule_goes_on_to_the_same_bits(
    optimizer, schedule, tmp_path
):
    project = project_with()
    training = replace(project.training, optimizer=optimizer, schedule=schedule)
    project = replace(project, training=training)
    straight = trained(project, END)
    resumed = trained(through_a_file(trained(project, SAVED_AT), tmp_path), END)
    assert_same_moment(resumed, straight)
    assert resumed.state.learning_rate == straight.state.learning_rate


@pytest.mark.parametrize("schedule", SCHEDULE_CHOICES[1:], ids=lambda choice: choice.name)
def test_the_schedules_here_do_move(schedule):
    project = project_with()
    training = replace(project.training, schedule=schedule)
    rates = {
        trained(replace(project, training=training), step).state.learning_rate
        for step in (1, SAVED_AT, END)
    }
    assert len(rates) > 1


@pytest.mark.parametrize("settings", [
    {"dtype": "float32"},
    {"shuffle": False},
    {"validation_fraction": 0.3},
    {"l1": 0.01, "l2": 0.1, "penalize_biases": True},
    {"clip_value": 0.01, "clip_norm": 0.05},
    {"reduction": "sum"},
    {"early_stopping": EarlyStopping(patience=2)},
    {"early_stopping": EarlyStopping(patience=50), "validation_fraction": 0.3},
], ids=str)  # fmt: skip
def test_every_setting_goes_on_to_the_same_bits(settings, tmp_path):
    project = project_with(**settings)
    resumed = trained(through_a_file(trained(project, SAVED_AT), tmp_path), END)
    assert_same_moment(resumed, trained(project, END))


@pytest.mark.parametrize("batch_size", [0, 1, 4, 11])
def test_full_batches_and_single_samples_too(batch_size, tmp_path):
    project = small_project()
    project = replace(project, training=replace(project.training, batch_size=batch_size))
    resumed = trained(through_a_file(trained(project, SAVED_AT), tmp_path), END)
    assert_same_moment(resumed, trained(project, END))
    steps_of_an_epoch = {0: 1, 1: 11, 4: 3, 11: 1}[batch_size]
    assert resumed.state.position.epoch == END // steps_of_an_epoch


def by_hand(trainer):
    """Do the next step in the stepper's way."""
    inputs, targets, _ = trainer.next_batch()
    trace = trace_step(trainer.state, inputs, targets)
    loss = next(record.loss for record in trace.records if isinstance(record, LossRecord))
    trainer.adopt(trace.next_state, loss)


@settings(max_examples=40)
@given(
    actions=st.lists(st.sampled_from(["run", "hand", "save", "pause", "back"]), max_size=12),
    optimizer=st.sampled_from(OPTIMIZER_CHOICES),
    schedule=st.sampled_from(SCHEDULE_CHOICES),
)
def test_any_mixture_of_running_stepping_saving_pausing_and_going_back(
    actions, optimizer, schedule, tmp_path
):
    project = project_with(validation_fraction=0.2)
    training = replace(project.training, optimizer=optimizer, schedule=schedule)
    project = replace(project, training=training)
    trainer = trainer_of(project)
    earliest = 0
    for action in actions:
        step = trainer.state.position.step
        if action == "run":
            trainer.run(until_step=step + 4)
        elif action == "hand":
            by_hand(trainer)
        elif action == "save":
            now = replace(project, state=trainer.state, history=trainer.history)
            trainer, earliest = trainer_of(through_a_file(now, tmp_path)), step
        elif action == "pause":
            trainer.pause()
            assert trainer.run(until_step=step + 9).reason == "paused"
        else:
            trainer.go_to_step(max(earliest, step - 5))
    end = trainer.state.position.step + 3
    trainer.run(until_step=end)
    reached = replace(project, state=trainer.state, history=trainer.history)
    assert_same_moment(reached, trained(project, end))


def test_a_change_of_the_settings_is_saved_with_what_it_did(tmp_path):
    project = project_with()
    change = TrainingChange(replace(project.training, learning_rate=0.2, batch_size=3))
    straight, parted = trainer_of(project), trainer_of(project)
    for trainer in (straight, parted):
        trainer.run(until_step=SAVED_AT)
        trainer.post(change)
        trainer.run(until_step=SAVED_AT + 1)
    straight.run(until_step=END)
    now = replace(project, training=change.training, state=parted.state, history=parted.history)
    resumed = trained(through_a_file(now, tmp_path), END)
    assert_same(resumed.state.capture(), straight.state.capture())


def test_early_stopping_still_remembers_how_long_it_waited(tmp_path):
    rule = EarlyStopping(patience=3, minimum_change=1e9)
    project = project_with(early_stopping=rule)
    trainer = trainer_of(project)
    assert trainer.run(until_epoch=2).reason == "finished"
    now = replace(project, state=trainer.state, history=trainer.history)
    resumed = trainer_of(through_a_file(now, tmp_path))
    assert resumed.run(until_epoch=100).reason == "early_stopping"
    assert resumed.state.position.epoch == 4
    assert resumed.state.watch.waited == 3
    np.testing.assert_array_equal(
        resumed.state.network.parameters, resumed.state.watch.best_parameters
    )
