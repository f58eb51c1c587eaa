"""IDX files of bytes, the format of MNIST: a magic number, the sizes, the bytes.

The magic number is ``00 00 08 d`` for bytes in d dimensions; sizes are 32-bit, most significant
byte first. Source: yann.lecun.com/exdb/mnist, "The IDX file format".
"""

import math
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from engine.datasets.data_errors import (
    FileCutOffError,
    FileEmptyError,
    FileTooLongError,
    ImagesForLabelsError,
    LabelsForImagesError,
    NotIdxError,
)
from engine.datasets.file_access import refuse_too_large, start_text, unpacked

_MAGIC: Final = b"\0\0\x08"
_CHUNK: Final = 2**20
_LABELS: Final = 1
_IMAGES: Final = 3


def read_images(path: Path) -> NDArray[np.uint8]:
    """Return the pictures (N, height, width) of an IDX file, plain or packed with gzip.

    Raises
    ------
    DataError
        If the file is something else, damaged, or shorter or longer than its header says.
    """
    return _read(path, _IMAGES)


def read_labels(path: Path) -> NDArray[np.uint8]:
    """Return the labels (N,) of an IDX file, plain or packed with gzip.

    Raises
    ------
    DataError
        If the file is something else, damaged, or shorter or longer than its header says.
    """
    return _read(path, _LABELS)


def _read(path: Path, dimensions: int) -> NDArray[np.uint8]:
    with unpacked(path, _MAGIC) as stream:
        shape = _read_shape(path, stream, dimensions)
        # Python's whole numbers: sizes near 2**32 must not wrap around.
        size = math.prod(shape)
        refuse_too_large(path, size)
        content = _read_content(path, stream, size, header=4 + 4 * dimensions)
    return np.frombuffer(content, np.uint8).reshape(shape)


def _read_shape(path: Path, stream: BinaryIO, dimensions: int) -> tuple[int, ...]:
    wanted = _MAGIC + bytes([dimensions])
    magic = stream.read(4)
    if magic != wanted:
        _refuse_magic(path, magic, wanted)
    header = stream.read(4 * dimensions)
    if len(header) < 4 * dimensions:
        raise FileCutOffError(source=str(path), size=4 + 4 * dimensions, now=4 + len(header))
    return tuple(int(size) for size in np.frombuffer(header, ">u4"))


def _refuse_magic(path: Path, magic: bytes, wanted: bytes) -> None:
    if not magic:
        raise FileEmptyError(source=str(path))
    if len(magic) == 4 and magic[:3] == _MAGIC and magic[3] == _LABELS:
        raise LabelsForImagesError(source=str(path))
    if len(magic) == 4 and magic[:3] == _MAGIC and magic[3] == _IMAGES:
        raise ImagesForLabelsError(source=str(path))
    what = "images" if wanted[3] == _IMAGES else "labels"
    raise NotIdxError(source=str(path), what=what, magic=wanted.hex(" "), start=start_text(magic))


def _read_content(path: Path, stream: BinaryIO, size: int, header: int) -> bytearray:
    """Return exactly `size` bytes; memory grows with what is there, not with what is declared."""
    content = bytearray()
    while len(content) < size:
        chunk = stream.read(min(_CHUNK, size - len(content)))
        if not chunk:
            raise FileCutOffError(source=str(path), size=header + size, now=header + len(content))
        content += chunk
    if stream.read(1):
        raise FileTooLongError(source=str(path), size=header + size)
    return content
