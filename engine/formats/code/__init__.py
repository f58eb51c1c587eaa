"""A network as a script that others can read and run: NumPy, Keras, PyTorch, torchrun.

`code_for` writes the script alone, for a panel that shows it; `export_code` puts the weights and
eight samples beside it, by which the script checks that it computes what the app computed.
"""

import os
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from engine.datasets import Dataset, Scaling
from engine.files.array_archive import ArchiveWriter
from engine.files.atomic_writing import atomic_write
from engine.formats.code.check_samples import CHECK_SAMPLES, check_arrays
from engine.formats.code.code_errors import UnknownStyleError
from engine.formats.code.exported_network import ExportedNetwork
from engine.formats.code.keras_script import keras_script
from engine.formats.code.numpy_script import numpy_script
from engine.formats.code.pytorch_script import pytorch_script
from engine.formats.code.torchrun_script import torchrun_script
from engine.formats.npz import write_npz
from engine.network.network import Network
from engine.specification import NetworkSpec, TrainingSpec

#: The suffix that stands for code.
CODE_SUFFIX: Final = ".py"


@dataclass(frozen=True, slots=True)
class CodeStyle:
    """A way to write a network as a script.

    Parameters
    ----------
    name : str
        A key of `CODE_STYLES`.
    title : str
        What it is called, in English.
    run_by : str
        The command that runs a script, with ``{file}`` for its name.
    load_by : str
        What loads the network in Python once the script is read into ``net``.
    write : callable
        Returns the script.
    """

    name: str
    title: str
    run_by: str
    load_by: str
    write: Callable[[ExportedNetwork], str]


_CHECKED: Final = "net['check']()"
_LOADED: Final = "network = net['load']()"

#: A new style is one module and one line here.
CODE_STYLES: Final[Mapping[str, CodeStyle]] = {
    style.name: style
    for style in (
        CodeStyle("numpy", "NumPy script", "python {file}", _CHECKED, numpy_script),
        CodeStyle("keras", "Keras 3 script", "python {file}", _CHECKED, keras_script),
        CodeStyle("pytorch", "PyTorch script", "python {file}", _LOADED, pytorch_script),
        CodeStyle(
            "torchrun",
            "PyTorch script for several processes",
            "torchrun --nproc-per-node 2 {file}",
            _LOADED,
            torchrun_script,
        ),
    )
}


def code_for(
    network: NetworkSpec,
    training: TrainingSpec,
    style: str = "numpy",
    scaling: Scaling | None = None,
) -> str:
    """Return a network as a script; nothing is written.

    Parameters
    ----------
    network : NetworkSpec
        What the user built.
    training : TrainingSpec
        With which settings the script goes on training.
    style : str
        A key of `CODE_STYLES`.
    scaling : Scaling, optional
        What is done to the data before the network sees them; the script shows it.

    Raises
    ------
    SpecificationError
        For the first problem of network or training.
    FormatUnsupportedError
        For an unknown style, or for what a style cannot express.
    """
    known = CODE_STYLES.get(style)
    if known is None:
        raise UnknownStyleError(style=style, styles=", ".join(CODE_STYLES))
    return known.write(ExportedNetwork(network, training, scaling or Scaling()))


def code_lines(path: Path, style: str) -> tuple[str, ...]:
    """Return the lines of Python that load a script's network, and the command that runs it.

    Parameters
    ----------
    path : Path
        The script.
    style : str
        A key of `CODE_STYLES`.
    """
    known = CODE_STYLES[style]
    command = known.run_by.format(file=_shell_quoted(str(path)))
    lines = ("import runpy", f"net = runpy.run_path({str(path)!r})", known.load_by)
    return (*lines, f"# In a terminal: {command}") if command.isprintable() else lines


def _shell_quoted(text: str) -> str:
    if os.name == "posix":
        return shlex.quote(text)
    return f'"{text}"' if " " in text else text


def export_code(
    network: Network,
    training: TrainingSpec,
    path: Path,
    style: str = "numpy",
    dataset: Dataset | None = None,
    scaling: Scaling | None = None,
) -> tuple[Path, ...]:
    """Write a network as a script that loads its weights and asserts the app's own numbers.

    Beside ``net.py`` come ``net.npz`` (the weights, as `write_npz` writes them) and
    ``net.check.npz`` (see `check_arrays`).

    Parameters
    ----------
    network : Network
        With its weights.
    training, style
        As for `code_for`.
    path : Path
        The script.
    dataset : Dataset, optional
        Where the samples come from; without it they are drawn from N(0, 1).
    scaling : Scaling, optional
        Where the data are not at hand but their scaling is known; else that of `dataset`.

    Returns
    -------
    tuple of Path
        Every file that was written, the script first.

    Raises
    ------
    SpecificationError, FormatUnsupportedError
        As for `code_for`; nothing was written.
    OSError
        If the folder cannot be written to.
    """
    if scaling is None and dataset is not None:
        scaling = dataset.scaling
    training = replace(training, dtype=network.dtype.name)  # the numbers beside the script are so
    source = code_for(network.spec, training, style, scaling)
    arrays = check_arrays(network, training, dataset)
    weights, check = path.with_suffix(".npz"), path.with_suffix(".check.npz")
    write_npz(network, weights)
    with atomic_write(check) as file, ArchiveWriter(file) as archive:
        for name, values in arrays.items():
            archive.add_array(name, values)
    with atomic_write(path) as file:
        file.write(source.encode())
    return (path, weights, check)


__all__ = [
    "CHECK_SAMPLES",
    "CODE_STYLES",
    "CODE_SUFFIX",
    "CodeStyle",
    "check_arrays",
    "code_for",
    "code_lines",
    "export_code",
]
