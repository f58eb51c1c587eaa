"""``layerloom export``: the weights in a file that other tools open."""

import argparse
from pathlib import Path
from typing import Final

from engine.command_line.arguments import Commands, add_command, add_project
from engine.command_line.output import DONE, say
from engine.formats import WEIGHTS_FORMATS, export_weights
from engine.project import load_project

NAMES: Final = ("export",)


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(commands, "export", "write the weights for other tools", _run)
    add_project(command)
    suffixes = ", ".join(WEIGHTS_FORMATS)
    command.add_argument(
        "out", type=Path, metavar="OUT", help=f"the file; its suffix is the format: {suffixes}"
    )


def _run(arguments: argparse.Namespace) -> int:
    project = load_project(arguments.project)
    for path in export_weights(project.with_weights(), arguments.out):
        say(str(path))
    return DONE
