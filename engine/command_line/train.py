"""``layerloom train``: go on training a project; Ctrl-C pauses between two steps and saves."""

import argparse
from dataclasses import dataclass, replace
from math import inf, isfinite, isnan
from pathlib import Path
from typing import Any, Final

from engine.command_line.arguments import (
    Commands,
    add_command,
    add_data,
    add_json,
    add_project,
    at_least,
    project_to_write,
)
from engine.command_line.output import (
    DIVERGED,
    DONE,
    INTERRUPTED,
    check_writable,
    complain,
    say,
    say_json,
)
from engine.command_line.project_data import data_of
from engine.command_line.training_progress import pausing_on_interrupt, progress
from engine.errors import DivergedError
from engine.project import Project, load_project, save_project
from engine.training.history import History
from engine.training.trainer import Trainer
from engine.training.training_sets import training_sets

NAMES: Final = ("train",)

_EXAMPLES: Final = """
layerloom train m.layerloom --data FOLDER --epochs 5 -o t.layerloom
layerloom train t.layerloom --epochs 5                 five epochs more
layerloom train t.layerloom --seed 3                   anew
"""
_MORE: Final = """\
It goes on from where PROJECT stands, so that 5 epochs and 5 more are 10. The exit code is 1 if
training diverged; the best state is saved then. After Ctrl-C it is 130, and nothing is lost."""


def add_to(commands: Commands) -> None:
    """Add the command."""
    what = "go on training; Ctrl-C saves what was reached"
    command = add_command(commands, "train", what, _run, _EXAMPLES, _MORE)
    add_project(command)
    command.add_argument(
        "-o",
        type=project_to_write,
        dest="out",
        metavar="OUT",
        help="where to save (default: PROJECT, whose old version stays as PROJECT.bak)",
    )
    command.add_argument(
        "--epochs",
        type=at_least(1),
        metavar="N",
        help="how many further epochs (default: the project's number)",
    )
    add_data(command)
    command.add_argument("--seed", type=at_least(0), metavar="S", help="begin anew, from this seed")
    add_json(command)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How a run ended, and how far it had come."""

    code: int
    kind: str
    text: str


def _run(arguments: argparse.Namespace) -> int:
    project = load_project(arguments.project)
    dataset = data_of(project, arguments.project, arguments.data)
    project = replace(project, data=dataset.description, dataset=dataset)
    if arguments.seed is not None:
        project = _begun_anew(project, arguments.seed)
    trainer = _trainer_of(project)
    out = arguments.out or arguments.project
    check_writable(out)  # before hours of training rather than after them
    with pausing_on_interrupt(trainer):  # saving included: an impatient Ctrl-C loses nothing
        outcome = _train(trainer, arguments.epochs or project.training.epochs)
        save_project(replace(project, state=trainer.state, history=trainer.history), out)
    _tell(outcome, trainer, out, arguments.json)
    return outcome.code


def _tell(outcome: _Outcome, trainer: Trainer, out: Path, as_json: bool) -> None:
    """Say how it ended; a fault is said on stderr also to machines."""
    if as_json:
        say_json({"file": str(out), "outcome": outcome.kind, **_figures(trainer)})
    if outcome.code != DONE:
        complain(f"{outcome.text} Saved in {out}.")
    elif not as_json:
        say(f"{outcome.text} Saved in {out}.")


def _figures(trainer: Trainer) -> dict[str, Any]:
    """Return where a run stands, and what its last epoch had."""
    position, history = trainer.state.position, trainer.history
    measured = {
        name: getattr(history, name).last
        for name in ("epoch_loss", "accuracy", "validation_loss", "validation_accuracy")
    }
    known = {name: value if isfinite(value) else None for name, value in measured.items()}
    return {"epoch": position.epoch, "step": position.step, **known}


def _begun_anew(project: Project, seed: int) -> Project:
    return replace(project, training=replace(project.training, seed=seed), state=None, history=None)


def _trainer_of(project: Project) -> Trainer:
    assert project.dataset is not None
    sets = training_sets(project.dataset, project.network, project.training)
    state = project.state_for(len(sets.inputs))
    history = project.history or History()
    path = project.path_for(len(sets.inputs))
    return Trainer(state, sets.inputs, sets.targets, sets.validation, sets.rule, history, path)


def _train(trainer: Trainer, epochs: int) -> _Outcome:
    """Train epoch by epoch, remembering the best, until done, paused or diverged."""
    begin = trainer.state.position.epoch
    best_step, best_loss = trainer.state.position.step, inf
    with progress(trainer, epochs):
        try:
            for epoch in range(begin + 1, begin + epochs + 1):
                reason = trainer.run(until_epoch=epoch).reason
                if reason == "paused":
                    return _Outcome(INTERRUPTED, "interrupted", f"Interrupted {_place(trainer)}.")
                if _watched_loss(trainer) < best_loss:
                    best_step, best_loss = trainer.state.position.step, _watched_loss(trainer)
                if reason in _ENDINGS:
                    words, outcome = _ENDINGS[reason]
                    return _Outcome(DONE, outcome, f"{words} {_place(trainer)}{_loss(trainer)}.")
        except DivergedError as error:
            trainer.go_to_step(best_step)
            text = f"{error} The best state was {_place(trainer)}."
            return _Outcome(DIVERGED, "diverged", text)
    return _Outcome(DONE, "finished", f"Stopped {_place(trainer)}{_loss(trainer)}.")


_ENDINGS: Final = {
    "early_stopping": ("Stopped early", "stopped_early"),
    "low_loss": ("Reached the loss that was wanted", "reached_loss"),
    "high_accuracy": ("Reached the accuracy that was wanted", "reached_accuracy"),
}


def _loss(trainer: Trainer) -> str:
    return f", which had the loss {trainer.history.epoch_loss.last:.6g}"


def _watched_loss(trainer: Trainer) -> float:
    validation = trainer.history.validation_loss.last
    return trainer.history.epoch_loss.last if isnan(validation) else validation


def _place(trainer: Trainer) -> str:
    position = trainer.state.position
    if position.start:
        return f"in epoch {position.epoch + 1}, after {trainer.state.batch} batches"
    return f"after epoch {position.epoch}"
