"""``layerloom check``: every problem, and every gradient against central differences."""

import argparse
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.random import default_rng

from engine.array_types import Array
from engine.blas_threads import blas_threads
from engine.command_line.arguments import (
    Commands,
    add_command,
    add_data,
    add_json,
    add_project,
)
from engine.command_line.output import DONE, FOUND_PROBLEMS, say, say_json
from engine.command_line.project_data import data_of
from engine.project import Project, load_project
from engine.specification import Problem, find_problems
from engine.tracing.gradient_check import GradientCheck, check_gradients
from engine.training.training_sets import training_sets

NAMES: Final = ("check",)

_EXAMPLES: Final = """
layerloom check m.layerloom --data FOLDER
layerloom check m.layerloom --all                      every element, with a progress bar
"""
_MORE: Final = """\
Each tensor's gradient is compared with central differences: along one random direction, and for
every element of tensors up to 2,000 or 200 drawn from larger ones. The exit code is 1 if a problem
was found or a gradient is wrong."""

#: Samples that the gradients are checked on: the derivative is the same for one as for many.
_MOST_SAMPLES: Final = 16


def add_to(commands: Commands) -> None:
    """Add the command."""
    what = "find problems, and check every gradient numerically"
    command = add_command(commands, "check", what, _run, _EXAMPLES, _MORE)
    add_project(command)
    add_data(command)
    command.add_argument(
        "--all",
        action="store_true",
        help="compare every element, also of tensors with more than 2,000",
    )
    add_json(command)


def _run(arguments: argparse.Namespace) -> int:
    project = load_project(arguments.project)
    shape = None if project.data is None else project.data.shape
    problems = find_problems(project.network, project.training, shape)
    checks: Sequence[GradientCheck] = ()
    if all(problem.is_warning for problem in problems):
        checks = _check(project, arguments)
    if arguments.json:
        say_json(_plain(project, problems, checks))
    else:
        _tell(project, problems, checks)
    found = any(not problem.is_warning for problem in problems)
    return FOUND_PROBLEMS if found or not all(check.holds for check in checks) else DONE


def _check(project: Project, arguments: argparse.Namespace) -> Sequence[GradientCheck]:
    """Compare the gradients on the first samples of the training set."""
    from tqdm import tqdm

    dataset = data_of(project, arguments.project, arguments.data)
    sets = training_sets(dataset, project.network, project.training)
    inputs, targets = sets.inputs[:_MOST_SAMPLES], sets.targets[:_MOST_SAMPLES]
    state = project.state_for(len(sets.inputs))
    with blas_threads(state.threads), tqdm(disable=None, leave=False) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        return check_gradients(
            state,
            _as_float64(inputs),
            _as_float64(targets),
            default_rng(project.training.seed),
            every_element=arguments.all,
            progress=progress,
        )


def _as_float64(array: Array) -> Array:
    wide: Array = array.astype(np.float64)
    return wide


def _name(project: Project, check: GradientCheck) -> str:
    return f"{project.network.names[check.layer]}.{check.parameter}"


def _plain(
    project: Project, problems: Sequence[Problem], checks: Sequence[GradientCheck]
) -> dict[str, Any]:
    return {
        "problems": [
            {"kind": problem.kind, "warning": problem.is_warning, "sentence": str(problem)}
            for problem in problems
        ],
        "gradients": [
            {
                "parameter": _name(project, check),
                "checked": check.checked,
                "at_kinks": check.at_kinks,
                "difference": check.difference,
                "allowed": check.allowed,
                "holds": check.holds,
            }
            for check in checks
        ],
    }


def _tell(project: Project, problems: Sequence[Problem], checks: Sequence[GradientCheck]) -> None:
    for problem in problems:
        say(f"{'Note' if problem.is_warning else 'Problem'}: {problem}")
    for check in checks:
        verdict = "right" if check.holds else "WRONG"
        say(
            f"{_name(project, check)}: {verdict}, {check.checked:,} "
            f"{'element' if check.checked == 1 else 'elements'} compared, "
            f"difference {check.difference:.2g}, allowed {check.allowed:.2g}{_kinks(check)}"
        )


def _kinks(check: GradientCheck) -> str:
    if not check.at_kinks:
        return ""
    return f" ({check.at_kinks:,} at a kink of the loss, where there is no derivative)"
