"""JSON: the spec and every parameter as nested lists, readable by any language."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from engine.array_types import Array
from engine.files.atomic_writing import atomic_write
from engine.formats.weights_format import Options, first_weights_line
from engine.network.network import Network
from engine.specification import network_to_plain
from engine.tracing.trace_json import array_to_plain

#: Raised when an older program could no longer read the file rightly.
JSON_FORMAT: Final = 1


def write_json(network: Network, path: Path, options: Options = ()) -> tuple[Path, ...]:
    """Write ``{"layerloom", "dtype", "architecture", "weights"}``.

    ``weights`` holds nested lists under the names of the .npz file, with every digit that the
    number needs; infinities and NaN are the strings "inf", "-inf" and "nan".

    Raises
    ------
    OSError
        If the folder cannot be written to; a file that was there is as it was.
    """
    with atomic_write(path) as file:
        for piece in _pieces(network):
            file.write(piece.encode())
    return (path,)


def _pieces(network: Network) -> Iterator[str]:
    """Yield the text row by row: a large network's numbers as lists take ten times their memory."""
    head = {
        "layerloom": JSON_FORMAT,
        "dtype": network.dtype.name,
        "architecture": network_to_plain(network.spec),
    }
    yield _text(head).removesuffix("}") + ', "weights": {'
    for number, (name, values) in enumerate(network.named_parameters()):
        yield f"{', ' if number else ''}{_text(name)}: "
        yield from _rows(values)
    yield "}}"


def _rows(values: Array) -> Iterator[str]:
    if values.ndim < 2:
        yield _text(array_to_plain(values))
        return
    yield "["
    for number, row in enumerate(values):
        yield (", " if number else "") + _text(array_to_plain(row))
    yield "]"


def _text(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, allow_nan=False)


def json_lines(network: Network, path: Path, options: Options) -> tuple[str, ...]:
    """Return the lines that load the file."""
    return (
        "import json, pathlib",
        f"weights = json.loads(pathlib.Path({str(path)!r}).read_text('utf-8'))['weights']",
        *first_weights_line(network),
    )
