"""A file of every released format opens for ever, and gives the numbers it gave.

The files are as the program of their time wrote them; they are never made anew. Whoever changes
the format adds a file beside them, and leaves these tests alone.
"""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import (
    Project,
    Trainer,
    evaluate,
    find_problems,
    load_project,
    save_project,
    training_sets,
)
from engine.project import FILE_FORMAT
from tests.engine_tests.trained_projects import trainer_of

FOLDER = Path(__file__).parent / "released_projects"


@pytest.fixture
def first(tmp_path: Path) -> Project:
    """Return the project of format 1: batch normalization, dropout, a branch, Adam, L2."""
    path = tmp_path / "format_1.layerloom"
    shutil.copy(FOLDER / path.name, path)
    return load_project(path)


def test_there_is_a_file_of_every_format() -> None:
    names = {path.name for path in FOLDER.glob("*.layerloom")}
    assert names == {f"format_{number}.layerloom" for number in range(1, FILE_FORMAT + 1)}


def test_network_settings_layout_and_data_are_those_that_were_saved(first: Project) -> None:
    network, training = first.network, first.training
    assert [layer.kind for layer in network.layers] == [
        "input",
        "dense",
        "batch_normalization",
        "dropout",
        "dense",
        "add",
        "dense",
    ]
    assert network.names[2] == "은닉층"
    assert network.sources(6) == (5, 2)
    assert sum(network.parameter_count(layer.id) for layer in network.layers) == 83
    assert (training.loss.name, training.optimizer.name) == ("categorical_cross_entropy", "adam")
    assert (training.learning_rate, training.batch_size, training.seed) == (0.02, 8, 7)
    assert (training.l2, training.validation_fraction) == (1e-4, 0.2)
    assert training.early_stopping is not None
    assert first.layout == {k: (160.0 * k, 20.0) for k in range(1, 8)}
    assert first.dataset is not None
    assert first.dataset.class_names == ("작음", "보통", "큼")
    assert len(first.dataset) == 30
    assert first.unknown == {"from_later": [1, 2]}
    assert find_problems(network, training, first.dataset.shape) == ()


def test_the_weights_are_those_that_were_saved(first: Project) -> None:
    views = first.with_weights().views
    np.testing.assert_array_equal(
        views[2]["weights"][0],
        [
            -0.6851288299919821,
            -0.3221189731116222,
            0.9188217172945994,
            -0.9797897468247971,
            0.46086495068304095,
        ],
    )
    assert sorted(views[3]) == ["beta", "gamma", "running_mean", "running_variance"]


def test_it_predicts_and_measures_what_it_did(first: Project) -> None:
    network = first.with_weights()
    outputs = network.predict(np.array([[0.5, -1.0], [1.5, 2.0]]))
    expected = [[0.18006052, 0.74333695, 0.07660253], [0.03522002, 0.22245298, 0.742327]]
    np.testing.assert_allclose(outputs, expected, rtol=0, atol=1e-8)
    assert first.dataset is not None
    sets = training_sets(first.dataset, first.network, first.training)
    result = evaluate(network, first.training, *sets.measured[1], sets.rule)
    assert result.loss == pytest.approx(0.8797689360076225, rel=1e-12)
    assert (result.samples, result.accuracy) == (6, 1 / 3)


def trained_on(project: Project) -> Trainer:
    trainer = trainer_of(project)
    trainer.run(until_step=20)
    return trainer


def test_training_goes_on_where_it_stood(first: Project) -> None:
    assert first.state is not None
    assert first.history is not None
    position = first.state.position
    assert (position.step, position.epoch, position.start) == (10, 3, 8)
    assert first.history.steps.count == 10
    trainer = trained_on(first)
    # The machine's matrix products may sum in another order.
    assert trainer.history.steps.last == pytest.approx(1.0464744184858512, rel=1e-9)


def test_what_is_saved_of_it_today_is_the_same_project(first: Project, tmp_path: Path) -> None:
    path = tmp_path / "today.layerloom"
    save_project(replace(first), path)
    today = load_project(path)
    assert (today.network, today.training) == (first.network, first.training)
    assert today.unknown == first.unknown
    one, other = trained_on(first).state.network, trained_on(today).state.network
    np.testing.assert_array_equal(one.parameters, other.parameters)


def test_how_long_its_epochs_were_is_not_known_of_an_older_history(first: Project) -> None:
    assert first.history is not None
    ends = first.history.epoch_ends.view()
    assert ends.count == first.history.epoch_loss.count > 0
    assert np.isnan(ends.mean).all()
