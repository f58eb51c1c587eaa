"""What the commands say: results on stdout, faults on stderr, in one voice."""

import codecs
import errno
import io
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any, Final, TextIO

from engine.files.atomic_writing import refuse_protected

DONE: Final = 0
DIVERGED: Final = 1
FOUND_PROBLEMS: Final = 1
MISTAKE: Final = 2
INTERRUPTED: Final = 130


#: What stands on a console that cannot show a sign.
_PLAIN_SIGNS: Final = str.maketrans(
    {"─": "-", "–": "-", "−": "-", "…": "...", "×": "x", "·": "*", "→": "->", "≥": ">=", "≤": "<="}
)


def write_plainly() -> None:
    """Let a console that cannot show a letter show it some other way, never fail.

    Where the output was closed before the start (``>&-``) nobody reads it.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    codecs.register_error("layerloom_plain", _plain_letters)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="layerloom_plain")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _plain_letters(error: UnicodeError) -> tuple[str, int]:
    """Return the nearest plain signs for what cannot be encoded, else its code in Unicode."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_PLAIN_SIGNS)
    return text.encode("ascii", "backslashreplace").decode(), error.end


def say(text: str) -> None:
    """Write a line of a result."""
    sys.stdout.write(text + "\n")


def say_json(plain: Any) -> None:
    """Write a result for machines; floats with every digit they need."""
    text = json.dumps(plain, ensure_ascii=not _shows_every_letter(), allow_nan=False)
    sys.stdout.write(text + "\n")


def _shows_every_letter() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")


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
    refuse_protected(path)
    try:
        with tempfile.TemporaryFile(dir=path.resolve().parent):
            pass
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
