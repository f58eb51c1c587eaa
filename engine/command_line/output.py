"""What the commands say: results on stdout, faults on stderr, in one voice."""

import errno
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

DONE: Final = 0
DIVERGED: Final = 1
FOUND_PROBLEMS: Final = 1
MISTAKE: Final = 2
INTERRUPTED: Final = 130


def say(text: str) -> None:
    """Write a line of a result."""
    sys.stdout.write(text + "\n")


def say_json(plain: Any) -> None:
    """Write a result for machines; floats with every digit they need."""
    sys.stdout.write(json.dumps(plain, ensure_ascii=False, allow_nan=False) + "\n")


def complain(text: str) -> None:
    """Write one sentence about what went wrong."""
    sys.stderr.write(f"layerloom: {text}\n")


def check_writable(path: Path) -> None:
    """Try whether a file can be put at a path, leaving everything as it is.

    Raises
    ------
    OSError
        If it cannot.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        with tempfile.TemporaryFile(dir=path.resolve().parent):
            pass
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
