"""The arguments that several commands share."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

Commands = Any
"""What `ArgumentParser.add_subparsers` returns; argparse has no public name for it."""

Run = Callable[[argparse.Namespace], int]


def add_command(commands: Commands, name: str, what: str, run: Run) -> argparse.ArgumentParser:
    """Add a command with its one line of help."""
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=what, description=f"{what[:1].upper()}{what[1:]}."
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
        help="a built-in name (mnist is downloaded), a folder with MNIST's files, or a .npz, "
        ".npy, .csv or .tsv file; without it the project's own data",
    )


def add_json(command: argparse.ArgumentParser) -> None:
    """Add the choice of output for machines."""
    command.add_argument("--json", action="store_true", help="print JSON")


def at_least(low: int) -> Callable[[str], int]:
    """Return a type for whole numbers from `low` on."""

    def whole_number(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = low - 1
        if number < low:
            shown = text if len(text) <= 40 else text[:37] + "..."
            raise argparse.ArgumentTypeError(f"must be a whole number from {low}, not {shown!r}")
        return number

    return whole_number
