"""``layerloom export``: the weights, or the network as a script, for other tools."""

import argparse
from pathlib import Path
from typing import ClassVar, Final

from engine.command_line.arguments import Commands, add_command, add_json, add_project
from engine.command_line.output import DONE, say, say_json
from engine.command_line.progress_bars import writing_progress
from engine.datasets import Dataset, reload
from engine.errors import DataError, DataMissingError, LayerloomError, UnknownSuffixError
from engine.formats import WEIGHTS_FORMATS, export_weights
from engine.formats.code import CODE_STYLES, CODE_SUFFIX, export_code
from engine.network.network import Network
from engine.project import Project, load_project

NAMES: Final = ("export",)

_ALL_SUFFIXES: Final = (*WEIGHTS_FORMATS, CODE_SUFFIX)
_SUFFIXES: Final = ", ".join(_ALL_SUFFIXES)
_EXAMPLES: Final = """
layerloom export t.layerloom weights.npz               for NumPy
layerloom export t.layerloom model.onnx                for onnxruntime
layerloom export t.layerloom model.keras               for Keras 3
layerloom export t.layerloom w.safetensors --option pytorch
layerloom export t.layerloom net.py --style pytorch    a script, its weights and a check
torchrun --nproc-per-node 2 net.py                     what --style torchrun is run by
"""


class StyleWithoutScriptError(LayerloomError):
    """A style was asked for, but the file is no script."""

    template: ClassVar[str] = "--style is for scripts: OUT must end in .py. Received: {out}."


def add_to(commands: Commands) -> None:
    """Add the command."""
    what = "write weights or code for other tools"
    command = add_command(commands, "export", what, _run, _EXAMPLES, _formats())
    add_project(command)
    command.add_argument(
        "out", type=Path, metavar="OUT", help=f"the file; its suffix is the format: {_SUFFIXES}"
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
    add_json(command)


def _formats() -> str:
    """Return a line on who opens each format."""
    lines = [f"  {known.suffix:<12}  {known.opened_by}" for known in WEIGHTS_FORMATS.values()]
    script = "Python runs it: the network as code, its weights and a check beside it."
    return "\n".join(["formats:", *lines, f"  {CODE_SUFFIX:<12}  {script}"])


def _run(arguments: argparse.Namespace) -> int:
    project = load_project(arguments.project)
    paths = _written(project, arguments)
    if arguments.json:
        say_json({"files": [str(path) for path in paths]})
        return DONE
    for path in paths:
        say(str(path))
    return DONE


def _written(project: Project, arguments: argparse.Namespace) -> tuple[Path, ...]:
    out: Path = arguments.out
    if not out.name.lower().endswith(_ALL_SUFFIXES):
        wanted = out.suffix or out.name
        raise UnknownSuffixError(what="network", format=wanted, suffixes=_SUFFIXES)
    network = project.with_weights()
    is_code = out.suffix.lower() == CODE_SUFFIX
    if arguments.style is not None and not is_code:
        raise StyleWithoutScriptError(out=out)
    with writing_progress(network.parameters.nbytes, quiet=arguments.json):
        if is_code:
            return _code(project, network, arguments)
        return export_weights(network, out, arguments.option)


def _code(project: Project, network: Network, arguments: argparse.Namespace) -> tuple[Path, ...]:
    dataset = _data_at_hand(project, arguments.project)
    scaling = None if project.data is None else project.data.scaling
    style = arguments.style or "numpy"
    return export_code(network, project.training, arguments.out, style, dataset, scaling)


def _data_at_hand(project: Project, path: Path) -> Dataset | None:
    """Return the project's data, None where there are none or they are not on this machine."""
    if project.dataset is not None or project.data is None:
        return project.dataset
    try:
        return reload(project.data, path.parent)
    except (DataError, DataMissingError):
        return None
