"""``layerloom import``: a project from somebody else's file, or its weights in a project."""

import argparse
from pathlib import Path
from typing import Any, Final

from engine.command_line.arguments import Commands, add_command, add_json
from engine.command_line.output import DONE, say, say_json
from engine.formats import IMPORT_SUFFIXES, ImportedNetwork, ReportItem, import_weights
from engine.project import Project, load_project, save_project
from engine.project.imported_project import imported_project, project_with_weights_of

NAMES: Final = ("import",)


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(commands, "import", "make a project of somebody else's file", _run)
    suffixes = ", ".join(IMPORT_SUFFIXES)
    command.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=f"one of {suffixes}; with --into also the w.csv of an export",
    )
    command.add_argument(
        "--into",
        type=Path,
        metavar="PROJECT",
        help="put the weights into this project's network, which must have their shapes",
    )
    command.add_argument(
        "-o",
        type=Path,
        dest="out",
        metavar="OUT",
        help="where to (default: PROJECT, else FILE's name with .layerloom)",
    )
    add_json(command)


def _run(arguments: argparse.Namespace) -> int:
    project, imported = _imported(arguments.file, arguments.into)
    out: Path = arguments.out or arguments.into or _default_out(arguments.file)
    save_project(project, out)
    if arguments.json:
        say_json({"file": str(out), **_plain_report(imported)})
        return DONE
    say(str(out))
    for item in imported.report.approximated:
        say(f"Approximated: {item}")
    return DONE


def _imported(file: Path, into: Path | None) -> tuple[Project, ImportedNetwork]:
    if into is None:
        imported = import_weights(file)
        return imported_project(imported), imported
    project = load_project(into)
    imported = import_weights(file, project.with_weights())
    return project_with_weights_of(project, imported), imported


def _default_out(file: Path) -> Path:
    """Return a file in the present folder, named like what is read."""
    fitting = [suffix for suffix in IMPORT_SUFFIXES if file.name.lower().endswith(suffix)]
    return Path(file.name[: -len(max(fitting, key=len))] + ".layerloom")


def _plain_report(imported: ImportedNetwork) -> dict[str, Any]:
    report = imported.report
    return {
        "understood": [_plain(item) for item in report.understood],
        "approximated": [_plain(item) for item in report.approximated],
        "refused": [_plain(item) for item in report.refused],
    }


def _plain(item: ReportItem) -> dict[str, Any]:
    values = {name: _value(value) for name, value in item.values.items()}
    return {"kind": item.kind, **values, "sentence": str(item)}


def _value(value: Any) -> Any:
    return value if isinstance(value, str | int | float) or value is None else str(value)
