"""NumPy's .npz: every parameter under its own name, and the network's spec as text."""

import json
from pathlib import Path
from typing import Final

import numpy as np

from engine.files.array_archive import ArchiveWriter
from engine.files.atomic_writing import atomic_write
from engine.formats.weights_format import Contents, Options, first_weights_line, named_contents
from engine.network.network import Network
from engine.specification import network_to_plain

#: No parameter can have this name: theirs have a dot.
ARCHITECTURE: Final = "architecture"


def write_npz(network: Network, path: Path, options: Options = ()) -> tuple[Path, ...]:
    """Write a network's weights for ``numpy.load(path, allow_pickle=False)``.

    The arrays are ``<layer>.weights`` (inputs, outputs), ``<layer>.bias`` (outputs,) and, where a
    layer has them, ``gamma``, ``beta``, ``running_mean``, ``running_variance`` and ``slope``, in
    the project's type. ``architecture`` is a string: the network's spec as JSON.

    Raises
    ------
    OSError
        If the folder cannot be written to; a file that was there is as it was.
    """
    spec = json.dumps(network_to_plain(network.spec), ensure_ascii=False)
    with atomic_write(path) as file, ArchiveWriter(file) as archive:
        for name, values in network.named_parameters():
            archive.add_array(name, values)
        archive.add_array(ARCHITECTURE, np.array(spec))
    return (path,)


def npz_contents(network: Network, path: Path, options: Options) -> Contents:
    """Return the names and shapes in the file."""
    return (*named_contents(network, path, options), (ARCHITECTURE, ()))


def npz_lines(network: Network, path: Path, options: Options) -> tuple[str, ...]:
    """Return the lines that load the file."""
    return (
        "import numpy",
        f"weights = numpy.load({str(path)!r})",
        *first_weights_line(network),
    )
