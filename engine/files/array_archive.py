"""A zip of JSON and .npy members: equal bytes for equal contents, read with suspicion."""

import errno
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, Self, cast

import numpy as np
from numpy.typing import NDArray

from engine.errors import FileDamagedError
from engine.files.file_errors import (
    DuplicatePartsError,
    NotAnArchiveError,
    PartDamagedError,
    PartMissingError,
    PartShapeError,
    PartTooLongError,
    PartTypeError,
    TooManyPartsError,
    UnpacksTooLargeError,
)
from engine.files.npy_format import read_npy

FLOATS: Final = ("<f8", "<f4")
WHOLE_NUMBERS: Final = ("<i8",)

MOST_JSON: Final = 16 * 2**20
_MOST_TEXT: Final = 16 * 2**20
_MOST_MEMBERS: Final = 20_000
#: Packed arrays are accepted, as when somebody zipped the contents anew, but no bombs.
_MOST_PACKING: Final = 32
_SMALL: Final = 64 * 2**20
#: How JSON writes one half of a character beyond the first 65,536.
_SURROGATE: Final = b"\\ud"

#: The others allocate what a member's header asks for.
_PACKINGS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

#: Everything that zipfile, zlib and json say about bytes that are none of theirs.
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    NotImplementedError,
    RuntimeError,  # an encrypted member, and RecursionError
)


class ArchiveWriter:
    """Writes members one after the other; their dates say nothing, so equal contents are equal."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(file, "w")

    def add_json(self, name: str, plain: Any) -> None:
        """Add plain data as JSON text.

        Raises
        ------
        ValueError
            For a number that JSON does not know: infinite, or none.
        """
        text = json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=1)
        self._zip.writestr(_member(name, zipfile.ZIP_DEFLATED), text.encode())

    def add_array(self, name: str, array: NDArray[Any]) -> None:
        """Add an array as ``<name>.npy``, not packed: weights hardly become smaller."""
        member = _member(f"{name}.npy", zipfile.ZIP_STORED)
        with self._zip.open(member, "w", force_zip64=True) as stream:
            np.lib.format.write_array(stream, np.asarray(array, order="C"), allow_pickle=False)

    def __enter__(self) -> Self:
        """Return the writer itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Write the table of contents."""
        self._zip.close()


def _member(name: str, compression: int) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    member.compress_type = compression
    member.external_attr = 0o644 << 16
    return member


class ArchiveReader:
    """Reads members of a file that anybody may have made.

    Declared sizes are checked against the bytes that are there before anything is allocated,
    types against a list, and every fault is one `FileDamagedError`.

    Parameters
    ----------
    path : Path
        The file, for the sentences.
    file : BinaryIO
        Its contents.
    kind : str
        What the file should be, a key of `FILE_KINDS`.

    Raises
    ------
    FileDamagedError
        If it is no zip archive, or one that cannot be trusted.
    """

    def __init__(self, path: Path, file: BinaryIO, kind: str) -> None:
        self._path = path
        self._kind = kind
        self._file_size = file.seek(0, io.SEEK_END)
        with self._damage_as(NotAnArchiveError):
            self._zip = zipfile.ZipFile(file)
        members = self._zip.infolist()
        self._members = {member.filename: member for member in members}
        if len(members) > _MOST_MEMBERS:
            raise self.damaged(TooManyPartsError, count=len(members))
        if len(self._members) < len(members):
            raise self.damaged(DuplicatePartsError)
        self._refuse_bombs()

    def _refuse_bombs(self) -> None:
        declared = sum(member.file_size for member in self._members.values())
        if declared > max(_SMALL, _MOST_PACKING * self._file_size):
            raise self.damaged(UnpacksTooLargeError, size=self._file_size, declared=declared)

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a member of this name."""
        return name in self._members

    def arrays(self) -> Iterator[str]:
        """Yield the names of the arrays, without ``.npy``."""
        return (name[:-4] for name in self._members if name.endswith(".npy"))

    def json(self, name: str) -> Any:
        """Return the plain data of a JSON member.

        Raises
        ------
        FileDamagedError
            If it is missing, longer than 16 MB, or no JSON.
        """
        if self._found(name).file_size > MOST_JSON:
            raise self.damaged(PartTooLongError, part=name, most=MOST_JSON >> 20)
        with self._damage_as(PartDamagedError, part=name):
            text = self._zip.read(name)
            plain = json.loads(text, parse_constant=_refuse_constant)
            if _SURROGATE in text.lower():
                _refuse_half_characters(plain)
            return plain

    def contents(self, name: str) -> bytes:
        """Return the bytes of a member.

        Raises
        ------
        FileDamagedError
            If it is missing or damaged.
        """
        member = self._found(name)
        with self._damage_as(PartDamagedError, part=name):
            return self._zip.read(member)

    def array(
        self,
        name: str,
        types: Collection[str] = FLOATS,
        shape: tuple[int | None, ...] | None = None,
    ) -> NDArray[Any]:
        """Return an array; it is read-only.

        Parameters
        ----------
        name : str
            The member, without ``.npy``.
        types : collection of str
            The types it may have, as .npy files write them.
        shape : tuple of int or None, optional
            The shape it must have; None for an axis of any length.

        Raises
        ------
        FileDamagedError
            If it is missing, of another type or shape, or damaged.
        """
        member = self._found(f"{name}.npy")
        with self._damage_as(PartDamagedError, part=name), self._zip.open(member) as stream:
            array = read_npy(cast(BinaryIO, stream), member.file_size)
        if array.dtype.newbyteorder("<").str not in types:
            raise self.damaged(PartTypeError, part=name, dtype=str(array.dtype))
        if shape is not None and not _fits(array.shape, shape):
            wanted = ", ".join("N" if length is None else str(length) for length in shape)
            shapes = {"shape": array.shape, "wanted": f"({wanted})"}
            raise self.damaged(PartShapeError, part=name, **shapes)
        return array

    def text(self, name: str) -> str:
        """Return the text of a member that is an array of one word, as long as it likes.

        Raises
        ------
        FileDamagedError
            If it is missing, no text, or longer than 16 MB.
        """
        if self._found(f"{name}.npy").file_size > _MOST_TEXT:
            raise self.damaged(PartTooLongError, part=name, most=_MOST_TEXT >> 20)
        member = self._found(f"{name}.npy")
        with self._damage_as(PartDamagedError, part=name), self._zip.open(member) as stream:
            array = read_npy(cast(BinaryIO, stream), member.file_size)
        if array.dtype.kind != "U" or array.size != 1:
            raise self.damaged(PartTypeError, part=name, dtype=str(array.dtype))
        return str(array.reshape(-1)[0])

    def _found(self, name: str) -> zipfile.ZipInfo:
        if name not in self._members:
            raise self.damaged(PartMissingError, part=name)
        member = self._members[name]
        if member.compress_type not in _PACKINGS:
            raise self.damaged(PartDamagedError, part=name)
        return member

    def damaged(self, cause: type[FileDamagedError], **fields: Any) -> FileDamagedError:
        """Return the error of a cause, about this file."""
        return cause(path=self._path, kind=self._kind, **fields)

    @contextmanager
    def _damage_as(self, cause: type[FileDamagedError], **fields: Any) -> Iterator[None]:
        try:
            yield
        except _DAMAGE as error:
            raise self.damaged(cause, **fields) from error
        except OSError as error:
            # A table of contents that points before the beginning; other errors are the disk's.
            if error.errno != errno.EINVAL:
                raise
            raise self.damaged(cause, **fields) from error


def _fits(shape: tuple[int, ...], wanted: tuple[int | None, ...]) -> bool:
    return len(shape) == len(wanted) and all(
        length in (None, own) for own, length in zip(shape, wanted, strict=True)
    )


def _refuse_half_characters(plain: Any) -> None:
    """Refuse text that no file can be written with: half of a character of two.

    Raises
    ------
    UnicodeEncodeError
        If there is any.
    """
    json.dumps(plain, ensure_ascii=False).encode()


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON")
