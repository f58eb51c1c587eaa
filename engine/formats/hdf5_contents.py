"""HDF5 files as plain data and arrays; runs in the helper process only."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from engine.errors import FileDamagedError
from engine.files.file_errors import PartTooLongError, PartTypeError, UnpacksTooLargeError
from engine.formats.import_errors import ExternalDataError, UnreadableError
from engine.formats.raw_file import RawFile

_MOST_OBJECTS: Final = 50_000
_DEEPEST: Final = 40
_MOST_TEXT: Final = 16 * 2**20
_SMALL: Final = 64 * 2**20
_MOST_PACKING: Final = 32
#: The optimizer's state is not needed, and twice as large as the weights.
_NOT_NEEDED: Final = ("optimizer", "optimizer_weights")
#: How h5py keeps bfloat16, which NumPy has not: two bytes without a meaning.
_BFLOAT16: Final = np.dtype("V2")
_ATTRIBUTES: Final = ("model_config", "training_config", "keras_version", "name")
_LIST_ATTRIBUTES: Final = ("layer_names", "weight_names")


def hdf5_contents(stream: BinaryIO, size: int, path: Path, kind: str) -> RawFile:
    """Return the arrays by their paths, and the attributes that Keras writes.

    Raises
    ------
    FileDamagedError
        If it cannot be read, or declares more than its bytes can hold.
    OSError, RuntimeError, ValueError, KeyError
        What h5py says about damage.
    """
    import h5py

    with h5py.File(stream, "r") as file:
        walk = _Walk(size, path, kind)
        walk.visit(file, "", 0)
        return RawFile({"attributes": walk.attributes}, walk.arrays)


class _Walk:
    """Goes through the groups of a file, each once, never through links to elsewhere."""

    def __init__(self, size: int, path: Path, kind: str) -> None:
        self._most = max(_SMALL, _MOST_PACKING * size)
        self._size, self._path, self._kind = size, path, kind
        self._declared = 0
        self._objects = 0
        self._seen: set[int] = set()
        self.attributes: dict[str, dict[str, Any]] = {}
        self.arrays: dict[str, NDArray[Any]] = {}

    def visit(self, group: Any, place: str, depth: int) -> None:
        """Read a group and what is in it."""
        address = hash(group.id)
        if address in self._seen or depth > _DEEPEST:
            raise self._damaged(UnreadableError)
        self._seen.add(address)
        own = dict(self._attributes_of(group))
        if own:
            self.attributes[place] = own
        for name in group:
            self._objects += 1
            if self._objects > _MOST_OBJECTS:
                raise self._damaged(UnreadableError)
            if depth > 0 or name not in _NOT_NEEDED:
                self._member(group, name, f"{place}/{name}" if place else name, depth)

    def _member(self, group: Any, name: str, place: str, depth: int) -> None:
        import h5py

        if not isinstance(group.get(name, getlink=True), h5py.HardLink):
            raise self._damaged(ExternalDataError)
        member = group[name]
        if isinstance(member, h5py.Group):
            self.visit(member, place, depth + 1)
        elif isinstance(member, h5py.Dataset):
            self.arrays[place] = self._array(member, place)

    def _array(self, data: Any, place: str) -> NDArray[Any]:
        if data.external or data.is_virtual:
            raise self._damaged(ExternalDataError)
        halved = data.dtype == _BFLOAT16
        known = halved or (data.dtype.kind in "fiub" and data.dtype.itemsize <= 8)
        if not known or data.shape is None:
            raise self._damaged(PartTypeError, part=place, dtype=str(data.dtype))
        self._declared += math.prod(data.shape) * data.dtype.itemsize
        if self._declared > self._most:
            sizes = {"size": self._size, "declared": self._declared}
            raise self._damaged(UnpacksTooLargeError, **sizes)
        values = np.asarray(data[()])
        if halved:
            return _widened(values)
        return values.astype(values.dtype.newbyteorder("="), copy=False)

    def _attributes_of(self, group: Any) -> Iterator[tuple[str, Any]]:
        for name in group.attrs:
            if name in _ATTRIBUTES:
                yield name, _text(self._attribute(group, name))
            elif name.rstrip("0123456789") in _LIST_ATTRIBUTES:
                values = np.atleast_1d(self._attribute(group, name))
                yield name, [_text(value) for value in values.tolist()]

    def _attribute(self, group: Any, name: str) -> Any:
        own = group.attrs.get_id(name)
        if math.prod(own.shape) * own.dtype.itemsize > _MOST_TEXT:
            raise self._damaged(PartTooLongError, part=name, most=_MOST_TEXT >> 20)
        return group.attrs[name]

    def _damaged(self, cause: type[FileDamagedError], **fields: Any) -> FileDamagedError:
        return cause(path=self._path, kind=self._kind, **fields)


def _widened(halves: NDArray[Any]) -> NDArray[Any]:
    """Return bfloat16 as float32, of which it is the upper two bytes."""
    wide: NDArray[Any] = halves.view("<u2").astype("<u4") << 16
    return wide.view("<f4")


def _text(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
