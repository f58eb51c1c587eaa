"""The arguments that several commands share."""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from textwrap import indent
from typing import Any, Final

Commands = Any
"""What `ArgumentParser.add_subparsers` returns; argparse has no public name for it."""

Run = Callable[[argparse.Namespace], int]


PROJECT_SUFFIX: Final = ".layerloom"


def add_command(
    commands: Commands, name: str, what: str, run: Run, examples: str, more: str = ""
) -> argparse.ArgumentParser:
    """Add a command.

    Parameters
    ----------
    commands : Commands
    name : str
    what : str
        Its line in the list of commands.
    run : callable
        Does it, and returns the exit code.
    examples : str
        Lines as they would be typed.
    more : str
        What there is to say besides, in its own help.
    """
    description = f"{what[:1].upper()}{what[1:]}."
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=what,
        description="\n\n".join(filter(None, [description, more])),
        epilog="examples:\n" + indent(examples.strip("\n"), "  "),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def add_project(command: argparse.ArgumentParser) -> None:
    """Add the project that a command reads."""
    command.add_argument("project", type=Path, metavar="PROJECT", help="a .layerloom file")


def add_data(command: argparse.ArgumentParser) -> None:
    """Add the choice of data."""
    command.add_argument(
        "--data",
        metavar="SOURCE",
        help="a built-in name (mnist is downloaded), a folder with MNIST's files or "
        "with images by class, or a .npz, .npy, .csv or .tsv file; without it the project's own "
        "data",
    )


def add_json(command: argparse.ArgumentParser) -> None:
    """Add the choice of output for machines."""
    command.add_argument("--json", action="store_true", help="print JSON")


def project_to_write(text: str) -> Path:
    """Return the path of a project to be written; a bare name is given its suffix."""
    path = Path(text)
    if path.suffix.lower() == PROJECT_SUFFIX or path.is_dir():
        return path
    if path.suffix:
        raise argparse.ArgumentTypeError(f"must end in {PROJECT_SUFFIX}, not {text!r}")
    return path.with_name(path.name + PROJECT_SUFFIX)


def at_least(low: int) -> Callable[[str], int]:
    """Return a type for whole numbers from `low` on."""
    return partial(_whole_number, low)


def _whole_number(low: int, text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = low - 1
    if number < low:
        shown = text if len(text) <= 40 else text[:37] + "..."
        raise argparse.ArgumentTypeError(f"must be a whole number from {low}, not {shown!r}")
    return number
