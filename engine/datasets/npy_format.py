"""NumPy's .npy format, read so that no header can make us allocate or run anything.

A 128-byte file can declare 745 GiB, and object arrays carry code: the declared size is compared
with the bytes that are there, and only plain numbers and short words are read.
Source: numpy.lib.format, "Format Version 1.0" to 3.0.
"""

import math
import re
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

_MAGIC: Final = b"\x93NUMPY"
_LONGEST_HEADER: Final = 10_000
_PLAIN_DTYPE: Final = re.compile(r"[<>|=]?(b1|[iu][1248]|f[248]|U[1-9][0-9]{0,2})")
_DESCR: Final = re.compile(r"""['"]descr['"]\s*:\s*['"]([^'"]*)['"]""")
_ORDER: Final = re.compile(r"""['"]fortran_order['"]\s*:\s*(True|False)""")
_SHAPE: Final = re.compile(r"""['"]shape['"]\s*:\s*\(([0-9,\s]*)\)""")
_MOST_DIMENSIONS: Final = 32
_MOST_DIGITS: Final = 18


class NpyError(ValueError):
    """These bytes are no array that we read; the message says why."""


def read_npy(stream: BinaryIO, size: int) -> NDArray[Any]:
    """Return the array of an .npy stream, in the machine's byte order.

    Parameters
    ----------
    stream : binary file
        At its beginning.
    size : int
        How many bytes there are at most.

    Raises
    ------
    NpyError
        If it is damaged, holds objects, or declares another size than is there.
    """
    dtype, by_columns, shape, start = _read_header(stream)
    declared = math.prod(shape) * dtype.itemsize
    if declared != size - start:
        raise NpyError(f"an array of {declared} bytes by its header, but {size - start} bytes")
    content = stream.read(declared)
    if len(content) != declared:
        raise NpyError(f"{len(content)} of {declared} bytes")
    flat = np.frombuffer(content, dtype).astype(dtype.newbyteorder("="), copy=False)
    if dtype.kind == "U" and not _are_letters(flat):
        raise NpyError("words of bytes that are no letters")
    try:
        return flat.reshape(shape, order="F" if by_columns else "C")
    except ValueError as error:  # empty, but of more rows than can be counted
        raise NpyError(f"an array of shape {shape}") from error


def _are_letters(words: NDArray[Any]) -> bool:
    codes = words.view(np.uint32)
    is_surrogate = (codes >= 0xD800) & (codes < 0xE000)
    return not bool(np.any(is_surrogate | (codes > 0x10FFFF)))


def _read_header(stream: BinaryIO) -> tuple[np.dtype[Any], bool, tuple[int, ...], int]:
    start = stream.read(8)
    if len(start) < 8 or not start.startswith(_MAGIC):
        raise NpyError("no .npy file (it does not begin with NUMPY)")
    width = 2 if start[6] == 1 else 4
    if start[6] not in (1, 2, 3):
        raise NpyError(f"an .npy file of the unknown version {start[6]}")
    length = int.from_bytes(stream.read(width), "little")
    if length > _LONGEST_HEADER:
        raise NpyError(f"a header of {length} bytes")
    text = stream.read(length)
    dtype, by_columns, shape = _parsed_header(text.decode("utf-8", errors="replace"))
    return dtype, by_columns, shape, 8 + width + len(text)


def _parsed_header(text: str) -> tuple[np.dtype[Any], bool, tuple[int, ...]]:
    """Return dtype, order and shape; the text is searched, never evaluated."""
    found = [pattern.findall(text) for pattern in (_DESCR, _ORDER, _SHAPE)]
    if any(len(matches) != 1 for matches in found):
        raise NpyError("a damaged header, or an array of records")
    descr, order, shape = (matches[0] for matches in found)
    if not _PLAIN_DTYPE.fullmatch(descr):
        raise NpyError(f"an array of the type {descr[:40]!r}, not of numbers")
    lengths = shape.replace(",", " ").split()
    if len(lengths) > _MOST_DIMENSIONS or any(len(length) > _MOST_DIGITS for length in lengths):
        raise NpyError(f"an array of shape ({shape[:40]})")
    return np.dtype(descr), order == "True", tuple(int(length) for length in lengths)
