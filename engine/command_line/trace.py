"""``layerloom trace``: every number of the training step that comes next."""

import argparse
from typing import ClassVar, Final

from engine.command_line.arguments import (
    Commands,
    add_command,
    add_data,
    add_json,
    add_project,
    at_least,
)
from engine.command_line.output import DONE, say, say_json
from engine.command_line.project_data import data_of
from engine.command_line.trace_text import trace_to_text
from engine.errors import LayerloomError
from engine.project import load_project
from engine.tracing.trace import trace_step
from engine.tracing.trace_json import trace_to_plain
from engine.training.training_sets import Pair, coded_pair, training_sets

NAMES: Final = ("trace",)

_EXAMPLES: Final = """
layerloom trace m.layerloom                            of the next mini-batch
layerloom trace m.layerloom --sample 0 --json > step.json
"""


class SampleNumberError(LayerloomError):
    """The data have no sample of this number."""

    template: ClassVar[str] = "--sample must be from 0 to {most}. Received: {received}."


def add_to(commands: Commands) -> None:
    """Add the command."""
    what = "print every number of the next training step"
    command = add_command(commands, "trace", what, _run, _EXAMPLES)
    add_project(command)
    command.add_argument(
        "--sample",
        type=at_least(0),
        metavar="I",
        help="on this sample alone, counted from 0 in the data's own order "
        "(default: on the next mini-batch)",
    )
    add_data(command)
    add_json(command)


def _run(arguments: argparse.Namespace) -> int:
    project = load_project(arguments.project)
    dataset = data_of(project, arguments.project, arguments.data)
    sets = training_sets(dataset, project.network, project.training)
    state = project.state_for(len(sets.inputs))
    if arguments.sample is None:
        rows = state.next_rows()
        inputs, targets = sets.inputs[rows], sets.targets[rows]
    else:
        pair = coded_pair(dataset, dataset.samples, project.network, project.training)
        inputs, targets = _one_of(pair, arguments.sample)
    trace = trace_step(state, inputs, targets)
    if arguments.json:
        say_json(trace_to_plain(trace))
    else:
        say(trace_to_text(trace))
    return DONE


def _one_of(pair: Pair, number: int) -> Pair:
    inputs, targets = pair
    if number >= len(inputs):
        raise SampleNumberError(most=len(inputs) - 1, received=number)
    return inputs[number : number + 1], targets[number : number + 1]
