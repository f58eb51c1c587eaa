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
_PLAIN_DTYPE: Final = re.compile(r"[<>|=]?(b1|[iu][1248]|f[248]|U[1-9][0-9]{0,6})")
_DESCR: Final = re.compile(r"""['"]descr['"]\s*:\s*['"]([^'"]*)['"]""")
_ORDER: Final = re.compile(r"""['"]fortran_order['"]\s*:\s*(True|False)""")
_SHAPE: Final = re.compile(r"""['"]shape['"]\s*:\s*\(([0-9,\s]*)\)""")
_MOST_DIMENSIONS: Final = 32
_MOST_DIGITS: Final = 18


NPY_FAULTS: Final = {
    "other_size": "an array of {declared} bytes by its header, but {there} bytes",
    "cut_off": "{there} of {declared} bytes",
    "no_letters": "words of bytes that are no letters",
    "odd_shape": "an array of shape {shape}",
    "no_npy": "no .npy file (it does not begin with NUMPY)",
    "unknown_version": "an .npy file of the unknown version {version}",
    "long_header": "a header of {length} bytes",
    "damaged_header": "a damaged header, or an array of records",
    "odd_type": "an array of the type {dtype!r}, not of numbers",
    "damaged_archive": "a damaged .npz file",
    "odd_packing": "an array packed in another way than NumPy's",
}
"""Why an array cannot be read; the window has its own sentence for each."""


class NpyError(ValueError):
    """These bytes are no array that we read; `cause` is a key of `NPY_FAULTS`."""

    def __init__(self, cause: str, **values: Any) -> None:
        self.cause, self.values = cause, values
        super().__init__(NPY_FAULTS[cause].format(**values))


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
        raise NpyError("other_size", declared=declared, there=size - start)
    content = stream.read(declared)
    if len(content) != declared:
        raise NpyError("cut_off", there=len(content), declared=declared)
    flat = np.frombuffer(content, dtype).astype(dtype.newbyteorder("="), copy=False)
    if dtype.kind == "U" and not _are_letters(flat):
        raise NpyError("no_letters")
    try:
        return flat.reshape(shape, order="F" if by_columns else "C")
    except ValueError as error:  # empty, but of more rows than can be counted
        raise NpyError("odd_shape", shape=shape) from error


def _are_letters(words: NDArray[Any]) -> bool:
    codes = words.view(np.uint32)
    is_surrogate = (codes >= 0xD800) & (codes < 0xE000)
    return not bool(np.any(is_surrogate | (codes > 0x10FFFF)))


def _read_header(stream: BinaryIO) -> tuple[np.dtype[Any], bool, tuple[int, ...], int]:
    start = stream.read(8)
    if len(start) < 8 or not start.startswith(_MAGIC):
        raise NpyError("no_npy")
    width = 2 if start[6] == 1 else 4
    if start[6] not in (1, 2, 3):
        raise NpyError("unknown_version", version=start[6])
    length = int.from_bytes(stream.read(width), "little")
    if length > _LONGEST_HEADER:
        raise NpyError("long_header", length=length)
    text = stream.read(length)
    dtype, by_columns, shape = _parsed_header(text.decode("utf-8", errors="replace"))
    return dtype, by_columns, shape, 8 + width + len(text)


def _parsed_header(text: str) -> tuple[np.dtype[Any], bool, tuple[int, ...]]:
    """Return dtype, order and shape; the text is searched, never evaluated."""
    found = [pattern.findall(text) for pattern in (_DESCR, _ORDER, _SHAPE)]
    if any(len(matches) != 1 for matches in found):
        raise NpyError("damaged_header")
    descr, order, shape = (matches[0] for matches in found)
    if not _PLAIN_DTYPE.fullmatch(descr):
        raise NpyError("odd_type", dtype=descr[:40])
    lengths = shape.replace(",", " ").split()
    if len(lengths) > _MOST_DIMENSIONS or any(len(length) > _MOST_DIGITS for length in lengths):
        raise NpyError("odd_shape", shape=f"({shape[:40]})")
    return np.dtype(descr), order == "True", tuple(int(length) for length in lengths)
