"""``layerloom summary``: layers, output shapes and parameters, as Keras users know them."""

import argparse
from typing import Final

from engine.command_line.arguments import Commands, add_command, add_json, add_project
from engine.command_line.output import DONE, say, say_json
from engine.network.model_summary import summarize
from engine.project import load_project
from engine.specification import find_problems

NAMES: Final = ("summary",)

_EXAMPLES: Final = """
layerloom summary m.layerloom
layerloom summary m.layerloom --markdown > model.md
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    what = "list layers, output shapes and parameters"
    command = add_command(commands, "summary", what, _run, _EXAMPLES)
    add_project(command)
    command.add_argument("--markdown", action="store_true", help="print a table in Markdown")
    add_json(command)


def _run(arguments: argparse.Namespace) -> int:
    project = load_project(arguments.project)
    summary = summarize(project.network)
    problems = [str(problem) for problem in find_problems(project.network, project.training)]
    if arguments.json:
        say_json({**summary.to_plain(), "problems": problems})
        return DONE
    say(summary.to_markdown() if arguments.markdown else summary.to_text())
    for problem in problems:
        say(f"Problem: {problem}")
    return DONE
