"""``layerloom export``: the weights, or the network as a script, for other tools."""

import argparse
from pathlib import Path
from typing import ClassVar, Final

from engine.command_line.arguments import Commands, add_command, add_project
from engine.command_line.output import DONE, say
from engine.datasets import Dataset, reload
from engine.errors import DataError, DataMissingError, LayerloomError
from engine.formats import WEIGHTS_FORMATS, export_weights
from engine.formats.code import CODE_STYLES, CODE_SUFFIX, export_code
from engine.project import Project, load_project

NAMES: Final = ("export",)


class StyleWithoutScriptError(LayerloomError):
    """A style was asked for, but the file is no script."""

    template: ClassVar[str] = "--style is for scripts: OUT must end in .py. Received: {out}."


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(commands, "export", "write weights or code for other tools", _run)
    add_project(command)
    suffixes = ", ".join([*WEIGHTS_FORMATS, CODE_SUFFIX])
    command.add_argument(
        "out", type=Path, metavar="OUT", help=f"the file; its suffix is the format: {suffixes}"
    )
    command.add_argument(
        "--style",
        choices=tuple(CODE_STYLES),
        help="what a .py script is written for (default: numpy); its weights come beside it",
    )
    options = "; ".join(
        f"{known.suffix} {option.name} ({option.title})"
        for known in WEIGHTS_FORMATS.values()
        for option in known.options
    )
    command.add_argument(
        "--option", action="append", default=[], metavar="NAME", help=f"of a format: {options}"
    )


def _run(arguments: argparse.Namespace) -> int:
    project = load_project(arguments.project)
    for path in _written(project, arguments):
        say(str(path))
    return DONE


def _written(project: Project, arguments: argparse.Namespace) -> tuple[Path, ...]:
    out: Path = arguments.out
    network = project.with_weights()
    if out.suffix.lower() == CODE_SUFFIX:
        dataset = _data_at_hand(project, arguments.project)
        scaling = None if project.data is None else project.data.scaling
        style = arguments.style or "numpy"
        return export_code(network, project.training, out, style, dataset, scaling)
    if arguments.style is not None:
        raise StyleWithoutScriptError(out=out)
    return export_weights(network, out, arguments.option)


def _data_at_hand(project: Project, path: Path) -> Dataset | None:
    """Return the project's data, None where there are none or they are not on this machine."""
    if project.dataset is not None or project.data is None:
        return project.dataset
    try:
        return reload(project.data, path.parent)
    except (DataError, DataMissingError):
        return None
