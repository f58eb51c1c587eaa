"""JSON: the spec and every parameter as nested lists, readable by any language."""

import json
from pathlib import Path
from typing import Any, Final

from engine.atomic_writing import atomic_write
from engine.formats.weights_format import Options, first_name
from engine.network import Network
from engine.specification import network_to_plain
from engine.trace_json import array_to_plain

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
    plain = {
        "layerloom": JSON_FORMAT,
        "dtype": network.dtype.name,
        "architecture": network_to_plain(network.spec),
        "weights": {name: array_to_plain(values) for name, values in network.named_parameters()},
    }
    with atomic_write(path) as file:
        for piece in _encoder().iterencode(plain):
            file.write(piece.encode())
    return (path,)


def _encoder() -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def json_lines(network: Network, path: Path, options: Options) -> tuple[str, ...]:
    """Return the lines that load the file."""
    name: Any = first_name(network)
    return (
        "import json, pathlib",
        f"weights = json.loads(pathlib.Path({str(path)!r}).read_text('utf-8'))['weights']",
        f"weights[{name!r}]",
    )
