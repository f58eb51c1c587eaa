"""Pipes, devices and sockets: they bear a file's name, and reading one may never end."""

import errno
from io import BufferedReader
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final

#: The number of the error: whoever reads a file goes back and forth, which no pipe can.
_SPECIAL: Final = errno.ESPIPE


def open_file(path: Path) -> BufferedReader:
    """Open a file for reading its bytes.

    Raises
    ------
    OSError
        If it is not there, may not be read, or is no file: even opening a pipe waits for somebody
        to write into it.
    """
    refuse_special(path)
    return path.open("rb")


def refuse_special(path: Path) -> None:
    """Raise where a path leads to something that is neither a file nor a folder.

    Raises
    ------
    OSError
        With the number ``ESPIPE``; with another one if the system does not say what it is.
    """
    mode = path.stat().st_mode
    if not (S_ISREG(mode) or S_ISDIR(mode)):
        raise OSError(_SPECIAL, "a pipe or a device, not a file", str(path))
