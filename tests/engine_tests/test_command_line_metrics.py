"""``layerloom evaluate`` tells in a second line what else can be measured; its JSON does not."""

import json
from pathlib import Path

import numpy as np
import pytest

from engine import (
    Project,
    fitting_metrics,
    load_example,
    mean_absolute_error,
    r_squared,
    save_project,
    top_k,
    training_sets,
)
from engine.array_types import Array
from engine.command_line import main
from tests.engine_tests.trained_projects import small_project, trained

Said = pytest.CaptureFixture[str]


def measured(project: Project) -> tuple[Array, Array]:
    """Return outputs and targets of the set by which the project is judged."""
    assert project.dataset is not None
    sets = training_sets(project.dataset, project.network, project.training)
    inputs, targets = sets.measured[1]
    return project.with_weights().predict(inputs), targets


def evaluated(project: Project, path: Path, capsys: Said, *options: str) -> list[str]:
    """Return the lines that the command says of a project."""
    save_project(project, path)
    assert main(["evaluate", str(path), *options]) == 0
    return capsys.readouterr().out.splitlines()


def test_values_have_r_squared_and_a_mean_absolute_error(tmp_path: Path, capsys: Said) -> None:
    project = trained(small_project(validation_fraction=0.3), 4)
    outputs, targets = measured(project)
    first, second = evaluated(project, tmp_path / "x.layerloom", capsys)
    assert first.startswith("validation set, 3 samples: loss ")
    worth, miss = r_squared(outputs, targets), mean_absolute_error(outputs, targets)
    assert second == f"R² {worth!r}, mean absolute error {miss!r}"


def test_ten_classes_have_a_top_3_accuracy(tmp_path: Path, capsys: Said) -> None:
    project = trained(load_example("digits-8x8"), 4)
    outputs, targets = measured(project)
    first, second = evaluated(project, tmp_path / "x.layerloom", capsys)
    assert ", accuracy 0." in first
    assert second == f"top-3 accuracy {top_k(outputs, targets, 3)!r}"


def test_three_classes_have_no_second_line(tmp_path: Path, capsys: Said) -> None:
    project = trained(load_example("softmax-regression"), 1)
    assert len(evaluated(project, tmp_path / "x.layerloom", capsys)) == 1


def test_the_json_has_its_four_values_and_no_more(tmp_path: Path, capsys: Said) -> None:
    project = trained(small_project(validation_fraction=0.3), 4)
    (line,) = evaluated(project, tmp_path / "x.layerloom", capsys, "--json")
    assert list(json.loads(line)) == ["set", "samples", "loss", "accuracy"]


def test_outputs_of_one_sample_have_no_r_squared(tmp_path: Path, capsys: Said) -> None:
    project = load_example("mazur-2-2-2")
    outputs, targets = measured(project)
    assert fitting_metrics(targets, None, "sigmoid") == ("mean_absolute_error",)
    _, second = evaluated(project, tmp_path / "x.layerloom", capsys)
    assert second == f"mean absolute error {float(np.abs(outputs - targets).mean())!r}"
