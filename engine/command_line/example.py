"""``layerloom example``: list the examples, or write one as a project."""

import argparse
from pathlib import Path
from typing import Final

from engine.command_line.arguments import Commands, add_command, add_json, project_to_write
from engine.command_line.output import DONE, say, say_json
from engine.examples import EXAMPLES, load_example
from engine.project import save_project

NAMES: Final = ("example",)

_EXAMPLES: Final = """
layerloom example                                      list them
layerloom example xor-mlp                              write xor-mlp.layerloom
layerloom example mnist-784-50-10 -o m.layerloom
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    what = "list the examples, or write one as a project"
    command = add_command(commands, "example", what, _run, _EXAMPLES)
    command.add_argument("name", nargs="?", metavar="NAME", help="the example to write")
    command.add_argument(
        "-o",
        type=project_to_write,
        dest="out",
        metavar="FILE",
        help="where to (default: NAME.layerloom)",
    )
    add_json(command)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.name is None:
        _list(arguments.json)
        return DONE
    out = arguments.out or Path(f"{arguments.name}.layerloom")
    save_project(load_example(arguments.name), out)
    if arguments.json:
        say_json({"name": arguments.name, "file": str(out)})
    else:
        say(str(out))
    return DONE


def _list(as_json: bool) -> None:
    if as_json:
        say_json([{"name": one.name, "title": one.title} for one in EXAMPLES.values()])
        return
    width = max(len(name) for name in EXAMPLES)
    for one in EXAMPLES.values():
        say(f"{one.name:<{width}}  {one.title}")
