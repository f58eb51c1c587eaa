"""What the helper process hands over: plain data and arrays, nothing that can run."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from engine.files.array_archive import ArchiveReader, ArchiveWriter

NUMBERS: Final = tuple(
    np.dtype(name).str
    for name in ("?", "i1", "u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8")
)
_PLAIN: Final = "plain.json"
_NAMES: Final = "names.json"


@dataclass(frozen=True)
class RawFile:
    """A file's contents without their meaning: plain data, and arrays by name."""

    plain: Mapping[str, Any]
    arrays: Mapping[str, NDArray[Any]]


def write_raw(raw: RawFile, stream: BinaryIO) -> None:
    """Write the contents for `read_raw`."""
    with ArchiveWriter(stream) as archive:
        archive.add_json(_PLAIN, raw.plain)
        archive.add_json(_NAMES, list(raw.arrays))
        for number, array in enumerate(raw.arrays.values()):
            archive.add_array(str(number), array)


def read_raw(contents: bytes, path: Path, kind: str) -> RawFile:
    """Return the contents that `write_raw` wrote.

    Raises
    ------
    FileDamagedError
        If they are not whole.
    """
    archive = ArchiveReader(path, io.BytesIO(contents), kind)
    names = archive.json(_NAMES)
    arrays = {name: archive.array(str(i), NUMBERS) for i, name in enumerate(names)}
    return RawFile(archive.json(_PLAIN), arrays)
