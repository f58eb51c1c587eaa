"""Reading what may hang or crash, in a process of its own with limits on time and memory."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final

from engine.errors import FileDamagedError
from engine.files import file_errors
from engine.files.special_files import open_file
from engine.formats import import_errors
from engine.formats.import_errors import ReadingTimeError, UnreadableError
from engine.formats.raw_file import RawFile, read_raw
from engine.formats.reading_process import DAMAGED, READ

#: Seconds until reading is given up, of a file of up to so many bytes; larger ones take longer.
MOST_SECONDS: Final = 9.0
_BYTES: Final = 16 * 2**20
#: How many times as long it may take in all: a busy machine keeps the other process waiting. What
#: it computes is counted by the system, and where that cannot be, it must end within its time.
_IN_ALL: Final = 1 if sys.platform == "win32" else 10
#: Seconds between two looks at whether anybody still waits.
_LOOK: Final = 0.1

_watch: ContextVar[Callable[[int], object] | None] = ContextVar("watch", default=None)


@contextmanager
def watched_reading(watch: Callable[[int], object]) -> Iterator[None]:
    """Have it asked again and again, while the block reads, whether to go on.

    Parameters
    ----------
    watch : callable
        Told that nothing more is done; what it raises ends the reading.
    """
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)


_ROOT: Final = Path(__file__).resolve().parents[2]


def read_in_isolation(path: Path, kind: str, seconds: float | None = None) -> RawFile:
    """Return what a file holds, read in another process.

    Parameters
    ----------
    path : Path
    kind : str
        ``hdf5``, ``json``, ``keras`` or ``onnx``.
    seconds : float, optional
        How long it may compute; by the size of the file where it is not given.

    Raises
    ------
    FileDamagedError
        If it cannot be read, asks for too much memory, or takes too long.
    OSError
        If the file is not there or may not be read.
    """
    with open_file(path) as file:
        size = file.seek(0, os.SEEK_END)
    limit = seconds or MOST_SECONDS * max(1.0, size / _BYTES)
    command = [sys.executable, "-P", "-m", "engine.formats.reading_process", kind, str(path)]
    command.append(str(limit))
    helper = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )
    with helper:
        try:
            answer = _answer(helper, limit * _IN_ALL)
        except subprocess.TimeoutExpired:
            raise _late(path, kind, limit) from None
        finally:
            helper.kill()
    if helper.returncode == READ:
        return read_raw(answer, path, kind)
    if helper.returncode == DAMAGED:
        raise _told(json.loads(answer), path, kind)
    if sys.platform != "win32" and helper.returncode == -signal.SIGXCPU:
        raise _late(path, kind, limit)
    raise UnreadableError(path=path, kind=kind)


def _answer(helper: subprocess.Popen[bytes], limit: float) -> bytes:
    """Return what the helper writes, asking meanwhile whether anybody still waits for it."""
    watch = _watch.get()
    end = time.monotonic() + limit
    while True:
        left = end - time.monotonic()
        try:
            return helper.communicate(timeout=left if watch is None else min(left, _LOOK))[0]
        except subprocess.TimeoutExpired:
            if time.monotonic() >= end or watch is None:
                raise
            watch(0)


def _late(path: Path, kind: str, limit: float) -> ReadingTimeError:
    return ReadingTimeError(path=path, kind=kind, seconds=f"{round(limit, 2):g}")


def _environment() -> dict[str, str]:
    """Return ours, with this very engine first and without threads that only cost memory."""
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    one_thread = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    return {**os.environ, **one_thread, "PYTHONPATH": os.pathsep.join(paths)}


def _told(answer: Mapping[str, Any], path: Path, kind: str) -> FileDamagedError:
    """Return the error that the other process names; its fields are plain data."""
    name = answer["cause"]
    cause = getattr(file_errors, name, None) or getattr(import_errors, name)
    fields = {key: value for key, value in answer["fields"].items() if key not in _OWN}
    error: FileDamagedError = cause(path=path, kind=kind, **fields)
    return error


_OWN: Final = ("path", "kind", "kind_text", "expected", "received")
