"""What "show me" does: the intended solution, worked out on a copy of the project."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike

from engine import (
    ACTIVATIONS,
    INITIALIZERS,
    Choice,
    History,
    LayerloomError,
    Project,
    Trainer,
    TrainingSpec,
    TrainingState,
    built_in,
    training_sets,
)
from gui.lessons.checks import Moment, holds
from gui.lessons.example_data import begun_with
from gui.lessons.lesson import Action, Task

_CHOICES: Final = ("loss", "optimizer", "schedule")


class DemonstrationError(Exception):
    """A lesson's "show" does not fit the network it is shown on."""


def demonstrated(task: Task, project: Project) -> Project:
    """Return the project after everything that the task's "show" says, on the task's example.

    What "show" does to the window rather than to the project is left out.

    Parameters
    ----------
    task : Task
    project : Project
        What is open; only a task without an example begins with it.

    Raises
    ------
    DemonstrationError
        If an action does not fit.
    """
    begun = begun_with(task, project)
    try:
        for action in task.show:
            if action.kind == "reach":
                begun = _reached(begun, task, action)
            elif action.kind in _ACTIONS:
                begun = _ACTIONS[action.kind](begun, action)
    except (LayerloomError, KeyError, ValueError, TypeError) as error:
        raise DemonstrationError(str(error)) from error
    return begun


def changes_project(task: Task) -> bool:
    """Tell whether the task's "show" does anything to the project."""
    return any(action.kind in _ACTIONS or action.kind == "reach" for action in task.show)


def _number(action: Action) -> float:
    assert not isinstance(action.values, str)
    return action.values[0]


def _set_parameter(project: Project, action: Action) -> Project:
    return with_parameter(project, action.arguments[0], action.kind, action.values)


def with_parameter(project: Project, layer: str, parameter: str, values: ArrayLike) -> Project:
    """Return the project with other numbers in a layer's parameter, as many as it holds.

    They count as given, not as learned: the training begins anew.

    Raises
    ------
    LayerloomError
        If the network has problems or no such layer.
    KeyError, ValueError
        If the layer has no such parameter, or another number of them.
    """
    network = project.with_weights().copy()
    view = network.views[project.network.layer_named(layer).id][parameter]
    view[...] = np.reshape(np.asarray(values, dtype=view.dtype), view.shape)
    samples = 0 if project.state is None else project.state.samples
    state = TrainingState(network, project.training, samples)
    state.begin_here()
    return replace(project, state=state, history=None)


def _set_units(project: Project, action: Action) -> Project:
    return _changed(project, action, units=int(_number(action)))


def _set_activation(project: Project, action: Action) -> Project:
    name = str(action.values)
    if name not in ACTIVATIONS:
        raise ValueError(name)
    return _changed(project, action, activation=Choice(name))


def _set_initializer(project: Project, action: Action) -> Project:
    name = str(action.values)
    if name not in INITIALIZERS:
        raise ValueError(name)
    return _changed(project, action, weights_initializer=Choice(name))


def _changed(project: Project, action: Action, **values: Any) -> Project:
    layer = project.network.layer_named(action.arguments[0]).id
    return replace(project, network=project.network.changing(layer, **values))


def _set_setting(project: Project, action: Action) -> Project:
    (field,) = action.arguments
    if field not in {own.name for own in fields(TrainingSpec)}:
        raise ValueError(field)
    text, now = str(action.values), getattr(project.training, field)
    value: Any = Choice(text) if field in _CHOICES else _like(now, text)
    return replace(project, training=replace(project.training, **{field: value}))


def _like(now: object, text: str) -> object:
    if isinstance(now, bool):
        return text.casefold() == "true"
    if isinstance(now, int):
        return int(text)
    return float(text) if isinstance(now, float) else text


def _set_data(project: Project, action: Action) -> Project:
    return replace(project, dataset=built_in(str(action.values)))


def _set_rate(project: Project, action: Action) -> Project:
    return _changed(project, action, rate=_number(action))


def _reached(project: Project, task: Task, action: Action) -> Project:
    """Train epoch by epoch until the task is done, so many epochs at most."""
    for _ in range(int(_number(action))):
        project = _trained(project, 1)
        if all(holds(check, Moment(project)) for check in task.checks):
            break
    return project


def _train(project: Project, action: Action) -> Project:
    """Train for so many epochs more."""
    return _trained(project, int(_number(action)))


def _trained(project: Project, epochs: int) -> Project:
    if project.dataset is None:
        raise ValueError("there are no data to train on")
    sets = training_sets(project.dataset, project.network, project.training)
    state = project.state_for(len(sets.inputs)).copy()
    history = project.history or History()
    trainer = Trainer(state, sets.inputs, sets.targets, sets.validation, sets.rule, history)
    trainer.run(until_epoch=state.position.epoch + epochs)
    return replace(project, state=trainer.state, history=trainer.history)


_ACTIONS: Final[Mapping[str, Callable[[Project, Action], Project]]] = {
    "weights": _set_parameter,
    "bias": _set_parameter,
    "units": _set_units,
    "activation": _set_activation,
    "initializer": _set_initializer,
    "setting": _set_setting,
    "data": _set_data,
    "rate": _set_rate,
    "train": _train,
}
