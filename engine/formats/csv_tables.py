"""CSV: one table for each matrix, for spreadsheets."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from engine.array_types import Array
from engine.files.atomic_writing import atomic_write
from engine.formats.weights_format import Contents, Options, first_name
from engine.network.network import Network
from engine.network.parameters import Parameter
from engine.specification import MaxoutSpec


def csv_path(path: Path, name: str) -> Path:
    """Return the table of one parameter: beside `path`, ``w.<layer>.<array>.csv``."""
    return path.with_name(f"{path.stem}.{name}{path.suffix}")


def write_csv(network: Network, path: Path, options: Options = ()) -> tuple[Path, ...]:
    """Write ``w.<layer>.<array>.csv`` for every parameter.

    The first line names the columns, one for each neuron. Below it weights have a line for each
    input, everything else has one line. Numbers have every digit they need.

    Raises
    ------
    OSError
        If the folder cannot be written to.
    """
    return tuple(_write_table(network, parameter, path) for parameter in network.table)


def _write_table(network: Network, parameter: Parameter, path: Path) -> Path:
    target = csv_path(path, network.parameter_name(parameter))
    rows = np.atleast_2d(network.views[parameter.layer][parameter.name])
    with atomic_write(target) as file:
        for line in _lines(_headers(network, parameter), rows):
            file.write(line)
    return target


def _headers(network: Network, parameter: Parameter) -> list[str]:
    layer, columns = network.spec.by_id[parameter.layer], parameter.shape[-1]
    if isinstance(layer, MaxoutSpec):
        pieces = layer.pieces
        return [f"neuron_{i // pieces + 1}_piece_{i % pieces + 1}" for i in range(columns)]
    return [f"neuron_{i + 1}" for i in range(columns)]


def _lines(headers: list[str], rows: Array) -> Iterator[bytes]:
    """Yield line by line: a large table as a whole takes many times its memory."""
    yield (",".join(headers) + "\n").encode()
    for row in rows:
        yield (",".join(map(repr, row.tolist())) + "\n").encode()


def csv_contents(network: Network, path: Path, options: Options) -> Contents:
    """Return the names of the files and the shapes in them."""
    return tuple(
        (csv_path(path, network.parameter_name(one)).name, one.shape) for one in network.table
    )


def csv_lines(network: Network, path: Path, options: Options) -> tuple[str, ...]:
    """Return the lines that load the first of the files, none where there are no parameters."""
    name = first_name(network)
    if name is None:
        return ()
    first = csv_path(path, name)
    return (
        "import numpy",
        f"path = {str(first)!r}",
        "weights = numpy.loadtxt(path, delimiter=',', skiprows=1, ndmin=2)",
    )
