"""Reading what may hang or crash, in a process of its own with limits on time and memory."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import engine.file_errors
import engine.formats.import_errors
from engine.errors import FileDamagedError
from engine.formats.import_errors import ReadingTimeError, UnreadableError
from engine.formats.raw_file import RawFile, read_raw
from engine.formats.reading_process import DAMAGED, READ

#: Seconds until reading is given up.
MOST_SECONDS: Final = 9.0

_ROOT: Final = Path(__file__).resolve().parents[2]


def read_in_isolation(path: Path, kind: str, seconds: float = MOST_SECONDS) -> RawFile:
    """Return what a file holds, read in another process.

    Parameters
    ----------
    path : Path
    kind : str
        ``hdf5``, ``keras`` or ``onnx``.
    seconds : float
        How long it may take.

    Raises
    ------
    FileDamagedError
        If it cannot be read, asks for too much memory, or takes too long.
    OSError
        If the file is not there or may not be read.
    """
    with path.open("rb"):
        pass
    command = [sys.executable, "-P", "-m", "engine.formats.reading_process", kind, str(path)]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ReadingTimeError(path=path, kind=kind, seconds=f"{seconds:g}") from None
    if done.returncode == READ:
        return read_raw(done.stdout, path, kind)
    if done.returncode == DAMAGED:
        raise _told(json.loads(done.stdout), path, kind)
    raise UnreadableError(path=path, kind=kind)


def _environment() -> dict[str, str]:
    """Return ours, with this very engine first and without threads that only cost memory."""
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    one_thread = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    return {**os.environ, **one_thread, "PYTHONPATH": os.pathsep.join(paths)}


def _told(answer: Mapping[str, Any], path: Path, kind: str) -> FileDamagedError:
    """Return the error that the other process names; its fields are plain data."""
    name = answer["cause"]
    cause = getattr(engine.file_errors, name, None) or getattr(engine.formats.import_errors, name)
    fields = {key: value for key, value in answer["fields"].items() if key not in _OWN}
    error: FileDamagedError = cause(path=path, kind=kind, **fields)
    return error


_OWN: Final = ("path", "kind", "kind_text", "expected", "received")
