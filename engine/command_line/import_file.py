"""``layerloom import``: a project from somebody else's file, or its weights in a project."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from engine.command_line.arguments import Commands, add_command, add_json, project_to_write
from engine.command_line.output import DONE, say, say_json
from engine.command_line.progress_bars import reading_progress, writing_progress
from engine.formats import (
    IMPORT_SUFFIXES,
    ImportedNetwork,
    ImportRefusedError,
    ImportReport,
    ReportItem,
    import_weights,
)
from engine.project import Project, load_project, save_project
from engine.project.imported_project import imported_project, project_with_weights_of

NAMES: Final = ("import",)

_EXAMPLES: Final = """
layerloom import model.keras -o k.layerloom
layerloom import model.onnx --report                   what was understood, and what was not
layerloom import model.weights.h5 --into k.layerloom -o w.layerloom
"""
_MORE: Final = """\
A file that tells its structure becomes a network; bare weights go --into a project of their names
or shapes. What had to be approximated is printed; the exit code is 2 for what is refused."""


def add_to(commands: Commands) -> None:
    """Add the command."""
    what = "make a project of somebody else's file"
    command = add_command(commands, "import", what, _run, _EXAMPLES, _MORE)
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
        type=project_to_write,
        dest="out",
        metavar="OUT",
        help="where to (default: PROJECT, else FILE's name with .layerloom)",
    )
    command.add_argument(
        "--report",
        action="store_true",
        help="print all that was understood, approximated or refused, not only what differs",
    )
    add_json(command)


def _run(arguments: argparse.Namespace) -> int:
    try:
        with reading_progress(arguments.file, quiet=arguments.json):
            project, imported = _imported(arguments.file, arguments.into)
    except ImportRefusedError as error:
        _tell_refusal(error.report, arguments)
        raise
    out: Path = arguments.out or arguments.into or _default_out(arguments.file)
    with writing_progress(imported.network.parameters.nbytes, quiet=arguments.json):
        save_project(project, out)
    if arguments.json:
        say_json({"file": str(out), **_plain_report(imported.report)})
        return DONE
    say(str(out))
    if arguments.report:
        _say_items("Understood", imported.report.understood)
    _say_items("Approximated", imported.report.approximated)
    return DONE


def _tell_refusal(report: ImportReport, arguments: argparse.Namespace) -> None:
    """Print all that was refused, where the report is wanted; the sentence names the first."""
    if arguments.json:
        say_json({"file": None, **_plain_report(report)})
    elif arguments.report:
        _say_items("Understood", report.understood)
        _say_items("Approximated", report.approximated)
        _say_items("Refused", report.refused)


def _say_items(title: str, items: Sequence[ReportItem]) -> None:
    for item in items:
        say(f"{title}: {item}")


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


def _plain_report(report: ImportReport) -> dict[str, Any]:
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
