"""Weights under names: .npz, .safetensors and .json, with the network's spec where it is there."""

import csv
import errno
import glob
import json
import math
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.errors import FileDamagedError, LayerloomError
from engine.files.array_archive import ArchiveReader
from engine.files.file_errors import (
    PartDamagedError,
    PartTypeError,
    TooLargeError,
    WrongContentsError,
)
from engine.files.special_files import open_file, refuse_special
from engine.formats.import_errors import UnreadableError
from engine.formats.isolated_reading import read_in_isolation
from engine.formats.json_contents import json_contents, refuse_constant
from engine.formats.npz import ARCHITECTURE
from engine.formats.raw_file import NUMBERS
from engine.formats.safetensors import METADATA_KEY
from engine.specification import NetworkSpec, network_from_plain

Values = NDArray[Any]

#: The longest text of JSON that is read; its numbers take as much memory again.
MOST_JSON: Final = 512 * 2**20
#: From here on it is read in another process: parsing it would stop every thread of this one.
_MUCH_JSON: Final = 4 * 2**20
_MOST_LAYERS: Final = 10_000
_LONGEST_HEADER: Final = 100_000_000
_SAFETENSORS_TYPES: Final = {
    **{"F64": "<f8", "F32": "<f4", "F16": "<f2", "BOOL": "?"},
    **{"I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "i1"},
    **{"U64": "<u8", "U32": "<u4", "U16": "<u2", "U8": "u1"},
}


@dataclass(frozen=True)
class NamedArrays:
    """Arrays by name in the order of the file, and the network they belong to, if it says so."""

    arrays: Mapping[str, Values]
    architecture: NetworkSpec | None = None

    @property
    def dtype(self) -> str:
        """The type that a network of these numbers needs."""
        kinds = {array.dtype.name for array in self.arrays.values()}
        return "float32" if kinds and kinds <= {"float32", "float16"} else "float64"


def read_npz(path: Path) -> NamedArrays:
    """Return the arrays of an .npz file.

    Raises
    ------
    FileDamagedError
        If it is damaged, or holds anything but numbers.
    OSError
        If the file is not there or may not be read.
    """
    with open_file(path) as file:
        archive = ArchiveReader(path, file, "npz")
        names = list(archive.arrays())
        arrays = {name: archive.array(name, NUMBERS) for name in names if name != ARCHITECTURE}
        if ARCHITECTURE not in names:
            return NamedArrays(arrays)
        with _wrong_contents(path, "npz"):
            return NamedArrays(arrays, _architecture(archive.text(ARCHITECTURE)))


def read_safetensors(path: Path) -> NamedArrays:
    """Return the arrays of a .safetensors file.

    Raises
    ------
    FileDamagedError
        If it is damaged, or holds anything but numbers.
    OSError
        If the file is not there or may not be read.
    """
    from safetensors import SafetensorError, deserialize

    with open_file(path) as file:
        contents = file.read()
    try:
        parts = dict(deserialize(contents))
    except SafetensorError:
        raise UnreadableError(path=path, kind="safetensors") from None
    arrays = {name: _tensor(path, name, part) for name, part in _in_order(parts)}
    text = _metadata(contents).get(METADATA_KEY)
    if not isinstance(text, str):
        return NamedArrays(arrays)
    with _wrong_contents(path, "safetensors"):
        return NamedArrays(arrays, _architecture(text))


def _metadata(contents: bytes) -> Mapping[str, Any]:
    """Return the free texts of a file whose header the library has accepted."""
    length = int.from_bytes(contents[:8], "little")
    header = json.loads(contents[8 : 8 + min(length, _LONGEST_HEADER)])
    found = header.get("__metadata__")
    return found if isinstance(found, Mapping) else {}


def _in_order(parts: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return the tensors ordered as people count: 2.weight before 10.weight."""

    def key(item: tuple[str, Any]) -> list[tuple[int, Any]]:
        """Return the name's pieces, numbers as numbers."""
        pieces = item[0].replace("_", ".").split(".")
        return [(0, int(one)) if one.isdecimal() else (1, one) for one in pieces]

    return sorted(parts.items(), key=key)


def _tensor(path: Path, name: str, part: Mapping[str, Any]) -> Values:
    dtype, shape = part["dtype"], part["shape"]
    if dtype == "BF16":  # the upper half of a float32
        halves = np.frombuffer(part["data"], "<u2").astype("<u4") << 16
        return halves.view("<f4").reshape(shape)
    if dtype not in _SAFETENSORS_TYPES:
        raise PartTypeError(path=path, kind="safetensors", part=name, dtype=dtype)
    flat = np.frombuffer(part["data"], _SAFETENSORS_TYPES[dtype])
    if flat.size != math.prod(shape):
        raise PartDamagedError(path=path, kind="safetensors", part=name)
    return flat.reshape(shape)


def read_json(path: Path) -> NamedArrays:
    """Return the arrays of our .json, or of any object of nested lists of numbers.

    Raises
    ------
    FileDamagedError
        If it is no JSON, or holds anything but numbers.
    OSError
        If the file is not there or may not be read.
    """
    refuse_special(path)
    size = path.stat().st_size
    if size > MOST_JSON:
        raise TooLargeError(path=path, kind="json")
    raw = json_contents(path) if size < _MUCH_JSON else read_in_isolation(path, "json")
    if "architecture" not in raw.plain:
        return NamedArrays(raw.arrays)
    with _wrong_contents(path, "json"):
        return NamedArrays(raw.arrays, _network(raw.plain["architecture"]))


def read_csv(path: Path) -> NamedArrays:
    """Return the arrays of our tables ``w.<layer>.<array>.csv``, named ``w.csv`` or as one of them.

    Raises
    ------
    FileDamagedError
        If a table is no table of numbers.
    OSError
        If there are none, or they may not be read.
    """
    parts = path.name[: -len(path.suffix)].split(".")
    stem = ".".join(parts[:-2]) if len(parts) > 2 else ".".join(parts)
    tables = sorted(path.parent.glob(f"{glob.escape(stem)}.*.*.csv"))
    if not tables:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    named = {table.name[len(stem) + 1 : -len(".csv")]: table for table in tables}
    return NamedArrays({name: _table(table, name) for name, table in named.items()})


def _table(path: Path, name: str) -> Values:
    """Return the rows below the headers; all but weights have one row."""
    refuse_special(path)
    if path.stat().st_size > MOST_JSON:
        raise TooLargeError(path=path, kind="csv")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            next(file, None)
            rows = np.array([[float(one) for one in row] for row in csv.reader(file) if row])
    except (ValueError, csv.Error):
        raise PartDamagedError(path=path, kind="csv", part=path.name) from None
    return rows if name.endswith(".weights") or len(rows) != 1 else rows[0]


def _architecture(text: str) -> NetworkSpec:
    return _network(json.loads(text, parse_constant=refuse_constant))


def _network(plain: Any) -> NetworkSpec:
    if isinstance(plain, Mapping):
        for part in ("layers", "links"):
            items = plain.get(part)
            if isinstance(items, list) and len(items) > _MOST_LAYERS:
                raise ValueError(f"more than {_MOST_LAYERS} {part}")
    return network_from_plain(plain)


@contextmanager
def _wrong_contents(path: Path, kind: str) -> Iterator[None]:
    """Turn what is wrong with a spec into an error about the file."""
    try:
        yield
    except FileDamagedError:
        raise
    except LayerloomError as fault:
        raise WrongContentsError(path=path, kind=kind, fault=fault) from fault
    except (ValueError, OverflowError, RecursionError):
        raise PartDamagedError(path=path, kind=kind, part=ARCHITECTURE) from None
