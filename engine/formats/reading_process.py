"""The helper process that reads what may hang, crash or exhaust memory: HDF5, ONNX, long JSON.

``python -m engine.formats.reading_process KIND FILE SECONDS`` writes plain data and arrays to its
standard output (`raw_file`), or one line of JSON that says what is wrong with the file.
"""

import io
import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from math import ceil
from pathlib import Path
from typing import Any, BinaryIO, Final

from engine.errors import FileDamagedError
from engine.files.array_archive import ArchiveReader
from engine.files.file_errors import TooLargeError
from engine.formats.hdf5_contents import hdf5_contents
from engine.formats.json_contents import json_contents
from engine.formats.onnx_contents import onnx_contents
from engine.formats.raw_file import RawFile, write_raw

#: Exit codes: the answer is on the standard output; it says what is wrong with the file.
READ: Final = 0
DAMAGED: Final = 3

_BASE_MEMORY: Final = 2 * 2**30
_MEMORY_PER_BYTE: Final = 40


def main(arguments: list[str]) -> int:
    """Read one file and write what it holds."""
    kind, path = arguments[0], Path(arguments[1])
    answer = _own_output()
    limit_memory(path.stat().st_size)
    limit_time(float(arguments[2]))
    try:
        write_raw(contents_of(path, kind), answer)
    except FileDamagedError as error:
        return _say(answer, type(error).__name__, error.fields)
    except MemoryError:
        return _say(answer, TooLargeError.__name__, {})
    answer.flush()
    return READ


def contents_of(path: Path, kind: str) -> RawFile:
    """Return what a file holds, read in this very process.

    Raises
    ------
    FileDamagedError
        If it declares what is not there, or leads elsewhere. Damage of other kinds is whatever
        the format's library raises.
    """
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        return _READERS[kind](file, size, path, kind)


def _own_output() -> BinaryIO:
    """Return the standard output, and turn what libraries print there to the standard error."""
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answer


def limit_memory(size: int) -> None:
    """Bound this process's address space by the size of the file, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    most = _BASE_MEMORY + _MEMORY_PER_BYTE * size
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(seconds: float) -> None:
    """Bound how long this process computes from now on, where the system can.

    It may wait longer: for a busy machine, or for whoever takes the answer.
    """
    if sys.platform == "win32":
        return
    import resource

    most = ceil(time.process_time() + seconds)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, hard))


def _say(answer: BinaryIO, cause: str, fields: Mapping[str, Any]) -> int:
    plain = {name: value for name, value in fields.items() if isinstance(value, str | int)}
    answer.write(json.dumps({"cause": cause, "fields": plain}).encode())
    answer.flush()
    return DAMAGED


def _hdf5(file: BinaryIO, size: int, path: Path, kind: str) -> RawFile:
    return hdf5_contents(file, size, path, kind)


def _onnx(file: BinaryIO, size: int, path: Path, kind: str) -> RawFile:
    return onnx_contents(file.read(), path, kind)


def _json(file: BinaryIO, size: int, path: Path, kind: str) -> RawFile:
    return json_contents(path)


def _keras(file: BinaryIO, size: int, path: Path, kind: str) -> RawFile:
    archive = ArchiveReader(path, file, kind)
    config = archive.json("config.json")
    metadata = archive.json("metadata.json") if "metadata.json" in archive else {}
    weights = archive.contents("model.weights.h5")
    raw = hdf5_contents(io.BytesIO(weights), len(weights), path, kind)
    return RawFile({**raw.plain, "config": config, "metadata": metadata}, raw.arrays)


_READERS: Final[Mapping[str, Callable[[BinaryIO, int, Path, str], RawFile]]] = {
    "hdf5": _hdf5,
    "json": _json,
    "keras": _keras,
    "onnx": _onnx,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
