"""An opened project goes back to any moment before it was saved, to the bit."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import (
    Choice,
    DataChange,
    DropoutSpec,
    EarlyStopping,
    FileDamagedError,
    NetworkChange,
    ParameterChange,
    PastUnreachableError,
    Trainer,
    TrainingChange,
    TrainingData,
    load_project,
    save_project,
)
from engine.files.array_archive import ArchiveReader
from engine.project.path_record import path_from_plain, path_to_plain
from tests.engine_tests.trained_projects import (
    assert_same,
    small_project,
    trained,
    trainer_of,
)

SAVED_AT = 19


@pytest.fixture
def reopened(tmp_path):
    """Return a function that saves a project and opens it again."""

    def save_and_open(project):
        save_project(project, tmp_path / "p.layerloom")
        return load_project(tmp_path / "p.layerloom")

    return save_and_open


def project_with_dropout(**options):
    project = small_project(**options)
    spec = project.network
    return replace(project, network=spec.inserting(DropoutSpec(id=0, rate=0.3), spec.links[1]))


def walked(project, changes, until_step=SAVED_AT):
    """Return a trainer that has come so far, with changes on its way."""
    trainer = trainer_of(project)
    for step, change in changes:
        trainer.run(until_step=step)
        trainer.change(change)
    trainer.run(until_step=until_step)
    return trainer


def saved(project, trainer):
    return replace(project, state=trainer.state, history=trainer.history, path=trainer.path)


@pytest.mark.parametrize("step", [0, 1, 7, SAVED_AT - 1, SAVED_AT])
def test_goes_back_before_the_step_at_which_it_was_opened(reopened, step):
    project = project_with_dropout()
    straight = walked(project, [], step)

    trainer = trainer_of(reopened(trained(project, SAVED_AT)))

    assert trainer.earliest_step == 0
    state, inputs, targets = trainer.look_back(step)
    assert_same(state.capture(), straight.state.capture())
    expected_inputs, expected_targets, _ = straight.next_batch()
    assert_same(inputs, expected_inputs)
    assert_same(targets, expected_targets)
    trainer.go_to_step(step)
    trainer.run(until_step=SAVED_AT)
    assert_same(trainer.state.capture(), walked(project, []).state.capture())


def all_changes(project):
    network, training = project.network, project.training
    hidden = network.layers[1]
    return [
        (0, ParameterChange(hidden.id, "bias", (1,), 0.125)),
        (4, TrainingChange(replace(training, learning_rate=0.2, batch_size=3))),
        (4, ParameterChange(hidden.id, "weights", (0, 2), -2.5)),
        (9, NetworkChange(network.changing(hidden.id, weights_trainable=False))),
    ]


def test_changes_on_the_way_are_made_again(reopened):
    project = project_with_dropout()
    changes = all_changes(project)
    before = trainer_of(project)

    opened = reopened(saved(project, walked(project, changes)))
    trainer = Trainer(
        opened.state, before.inputs, before.targets, history=opened.history, path=opened.path
    )

    for step in (2, 4, 6, 12):
        done = [(at, change) for at, change in changes if at <= step]
        expected = walked(project, done, step).state
        assert_same(trainer.look_back(step)[0].capture(), expected.capture())
        assert trainer.look_back(step)[0].training == expected.training


def test_a_path_goes_on_from_file_to_file(reopened):
    project = small_project()
    once = reopened(trained(project, 5))
    twice = reopened(trained(once, 11))

    trainer = trainer_of(twice)

    assert_same(trainer.look_back(3)[0].capture(), walked(project, [], 3).state.capture())


def test_going_back_and_another_way_is_the_path_that_is_told(reopened):
    project = small_project()
    trainer = trainer_of(reopened(trained(project, 12)))
    trainer.go_to_step(6)
    trainer.change(TrainingChange(replace(project.training, learning_rate=0.5)))
    trainer.run(until_step=14)

    opened = reopened(saved(replace(project, training=trainer.state.training), trainer))

    assert_same(
        trainer_of(opened).look_back(6)[0].network.parameters,
        trainer.look_back(6)[0].network.parameters,
    )
    assert [step for step, _ in trainer_of(opened).path.changes] == [6]


def test_early_stopping_on_the_way_is_repeated(reopened):
    stopping = EarlyStopping(patience=1, minimum_change=10.0, restore_best=True)
    project = small_project(early_stopping=stopping)
    trainer = trainer_of(project)
    for epoch in range(1, 6):
        trainer.run(until_epoch=epoch)

    opened = trainer_of(reopened(saved(project, trainer)))

    assert_same(opened.look_back(7)[0].capture(), trainer.look_back(7)[0].capture())


def test_a_past_that_comes_out_differently_is_refused_and_nothing_changes(reopened):
    project = trained(small_project(), 9)
    project.state.network.parameters[0] += 1e-9
    trainer = trainer_of(reopened(project))
    before = trainer.state.capture()

    with pytest.raises(PastUnreachableError):
        trainer.go_to_step(4)

    assert_same(trainer.state.capture(), before)
    assert trainer.earliest_step == 9
    assert trainer.path is None
    trainer.run(until_step=12)
    trainer.go_to_step(10)


def test_other_samples_under_way_end_the_path():
    project = small_project()
    trainer = walked(project, [])
    assert trainer.path is not None
    data = TrainingData(trainer.inputs[:5], trainer.targets[:5])

    trainer.change(DataChange(data))

    assert trainer.path is None


def test_other_settings_since_the_file_was_saved_begin_without_a_past(reopened):
    opened = reopened(trained(small_project(), 9))

    trainer = trainer_of(replace(opened, training=replace(opened.training, learning_rate=0.5)))

    assert trainer.earliest_step == 9


def test_recovered_moments_stay_within_the_budget(reopened):
    trainer = trainer_of(reopened(trained(small_project(), 3000)))

    trainer.look_back(10)

    assert trainer.checkpoints.earliest == 0
    assert trainer.replayed_steps(2999) < 300
    assert len(trainer.checkpoints) < 30


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("changes", None),
        ("changes", [3]),
        ("changes", [{"step": SAVED_AT + 1, "kind": "training"}]),
        ("changes", [{"step": 1, "kind": "nothing"}]),
        ("changes", [{"step": 1, "kind": "parameter", "layer": 9, "parameter": "bias"}]),
        ("changes", [{"step": 1, "kind": "parameter", "layer": 2, "parameter": "bias"}]),
        (
            "changes",
            [{"step": 1, "kind": "parameter", "layer": 2, "parameter": "bias", "index": [3]}],
        ),
        ("network", 1),
        ("training", "fast"),
    ],
)
def test_a_damaged_path_is_a_damaged_file(tmp_path, monkeypatch, key, value):
    project = trained(small_project(), SAVED_AT)
    path = tmp_path / "p.layerloom"
    save_project(project, path)
    read = ArchiveReader.json

    def damaged(archive, name):
        plain = read(archive, name)
        plain["path"][key] = value
        return plain

    monkeypatch.setattr(ArchiveReader, "json", damaged)

    with pytest.raises(FileDamagedError):
        load_project(path)


@given(data=st.data())
def test_any_path_survives_its_file(data):
    project = project_with_dropout()
    kinds = [change for _, change in all_changes(project)]
    drawn = data.draw(st.lists(st.tuples(st.integers(0, 12), st.sampled_from(kinds)), max_size=4))
    changes = sorted(drawn, key=lambda drawn_change: drawn_change[0])
    trainer = walked(project, changes)
    path = path_from_plain(path_to_plain(trainer.path), trainer.state)
    opened = Trainer(trainer.state.copy(), trainer.inputs, trainer.targets, path=path)
    step = data.draw(st.integers(0, SAVED_AT))

    assert_same(opened.look_back(step)[0].capture(), trainer.look_back(step)[0].capture())


@pytest.mark.parametrize("step", [2, 9])
def test_old_files_without_a_path_open_as_before(reopened, step):
    """In the first epoch too: its steps are a past that nobody wrote down."""
    opened = reopened(replace(trained(small_project(), step), path=None))

    trainer = trainer_of(opened)

    assert opened.path is None
    assert trainer.earliest_step == step
    with pytest.raises(ValueError, match=f"between {step} and {step}"):
        trainer.look_back(1)
    assert np.array_equal(
        trainer.look_back(step)[0].network.parameters, opened.state.network.parameters
    )


def test_given_weights_are_where_the_path_begins(reopened):
    project = small_project()
    begun = trainer_of(project).state
    begun.network.parameters[:] = 0.25
    begun.begin_here()
    trainer = trainer_of(replace(project, state=begun))
    trainer.run(until_step=9)

    opened = trainer_of(reopened(saved(project, trainer)))

    assert (opened.look_back(0)[0].network.parameters == 0.25).all()


def test_optimizers_are_the_same_on_the_way(reopened):
    project = small_project()
    other = TrainingChange(replace(project.training, optimizer=Choice("rmsprop")))
    trainer = walked(project, [(6, other)])
    opened = reopened(saved(replace(project, training=trainer.state.training), trainer))

    state = trainer_of(opened).look_back(4)[0]

    assert state.optimizer.choice.name == "adam"
    assert_same(state.capture(), trainer.look_back(4)[0].capture())
