"""Lesson 11 on MNIST itself, where LAYERLOOM_DATA has it."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from engine import Project, load_example, load_source
from gui.lessons.checks import Moment, holds
from gui.lessons.demonstration import demonstrated
from gui.lessons.lesson import Task
from gui.lessons.library import library
from gui.lessons.what_helped import changed_settings, judged_settings

FOLDER = Path(os.environ.get("LAYERLOOM_DATA", "")) / "mnist"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.environ.get("LAYERLOOM_SLOW") != "1", reason="takes a minute"),
    pytest.mark.skipif(not FOLDER.is_dir(), reason="needs MNIST in LAYERLOOM_DATA"),
]


@pytest.fixture(scope="module")
def project() -> Project:
    dataset = load_source(str(FOLDER))
    return replace(load_example("mnist-784-50-10"), data=dataset.description, dataset=dataset)


def tasks() -> list[Task]:
    (lesson,) = [one.lesson for one in library("ko") if one.name == "11-digits"]
    return [task for task in lesson.tasks if task.instead]


def passes(task: Task, project: Project) -> bool:
    return all(holds(check, Moment(project)) for check in task.checks)


def test_mnist_begins_at_85_percent_and_adam_brings_it_to_95(project: Project) -> None:
    first, goal = tasks()
    assert len(project.with_weights().parameters) == 39_760
    assert project.dataset is not None
    inputs = project.dataset.samples.inputs
    assert (inputs.min(), inputs.max()) == (0.0, 1.0)
    begun = demonstrated(first, project)
    assert passes(first, begun)
    accuracy = Moment(begun).evaluation.accuracy
    assert accuracy == pytest.approx(0.853, abs=0.01)
    assert changed_settings(goal, begun) == ()
    done = demonstrated(goal, project)
    assert passes(goal, done)
    assert changed_settings(goal, done) == ("optimizer",)
    assert judged_settings(goal, done, ("optimizer",)).is_right
