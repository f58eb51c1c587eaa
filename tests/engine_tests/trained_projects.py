"""Projects that were trained for a while, and comparing how far two have come, to the bit."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine import (
    Choice,
    DenseSpec,
    History,
    InputSpec,
    NetworkSpec,
    Project,
    Trainer,
    TrainingSpec,
    load_project,
    training_sets,
    typed_data,
)

HANGUL = "사용자/신경망 과제"


def digits_of_two(samples: int = 11, inputs: int = 2, outputs: int = 2) -> Any:
    """Return made-up values to learn; 11 is no multiple of any batch size used."""
    rng = np.random.default_rng(5)
    return typed_data(rng.normal(size=(samples, inputs)), rng.uniform(size=(samples, outputs)))


def small_project(**settings: Any) -> Project:
    """Return a 2-3-2 network with momentum in its optimizer, and data."""
    network = NetworkSpec.stack(
        InputSpec(id=0, units=2),
        DenseSpec(id=0, units=3, name="은닉층"),
        DenseSpec(id=0, units=2, activation=Choice("linear")),
    )
    training = TrainingSpec(optimizer=Choice("adam"), learning_rate=0.01, batch_size=4, **settings)
    return Project(network, training, {1: (0.0, 8.0)}, dataset=digits_of_two())


def trainer_of(project: Project) -> Trainer:
    """Return a trainer that goes on where the project stands."""
    assert project.dataset is not None
    sets = training_sets(project.dataset, project.network, project.training)
    state = project.state_for(len(sets.inputs))
    history = project.history or History()
    path = project.path_for(len(sets.inputs))
    return Trainer(state, sets.inputs, sets.targets, sets.validation, sets.rule, history, path)


def trained(project: Project, until_step: int) -> Project:
    """Return the project after so many steps since its beginning."""
    trainer = trainer_of(project)
    trainer.run(until_step=until_step)
    return replace(project, state=trainer.state, history=trainer.history, path=trainer.path)


def saved_bytes(path: Path) -> bytes:
    """Return a project file's bytes, after a look that it opens."""
    load_project(path)
    return path.read_bytes()


def assert_same_moment(one: Project, other: Project) -> None:
    """Compare everything that decides the future, to the bit."""
    assert one.state is not None
    assert other.state is not None
    assert one.state.training == other.state.training
    assert one.state.network.spec == other.state.network.spec
    assert_same(one.state.capture(), other.state.capture())
    assert one.history is not None
    assert other.history is not None
    for name, view in one.history.views().items():
        assert_same(view, other.history.views()[name])


def assert_same(one: Any, other: Any) -> None:
    """Compare two values field by field and element by element; NaN equals NaN."""
    assert type(one) is type(other)
    if isinstance(one, np.ndarray):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)
    elif isinstance(one, dict):
        assert one.keys() == other.keys()
        for key in one:
            assert_same(one[key], other[key])
    elif hasattr(one, "__dataclass_fields__"):
        for own in fields(one):
            assert_same(getattr(one, own.name), getattr(other, own.name))
    else:
        assert one == other or (one != one and other != other)
