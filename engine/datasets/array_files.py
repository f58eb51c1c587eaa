"""Data sets in NumPy's .npy and .npz files."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import numpy as np
from numpy.typing import NDArray

from engine.datasets.assembly import RawSet, assembled
from engine.datasets.columns import column_roles, numbered_names
from engine.datasets.data_errors import NoSamplesError, NotNpyError, arrays_missing
from engine.datasets.dataset import Dataset
from engine.datasets.description import DataDescription, OptionValue
from engine.datasets.file_access import reading, refuse_too_large, refuse_web_page
from engine.datasets.scaling import Scaling
from engine.errors import AnyOf
from engine.files.npy_format import NpyError, read_npy
from engine.files.special_files import open_file

#: Names of inputs and targets in a .npz file: Keras's, ours, and the field's habit.
_NAMES: Final = (("x_train", "y_train"), ("inputs", "targets"), ("x", "y"), ("X", "y"))
_TEST_NAMES: Final = (("x_test", "y_test"), ("test_inputs", "test_targets"))
_MOST_MEMBERS: Final = 1000
_MOST_NAMED: Final = 12
#: What zipfile raises on damaged, encrypted or oddly packed archives.
_ZIP_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
_COMPRESSIONS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

Arrays = Mapping[str, NDArray[Any]]


def read_npz(
    path: Path,
    like: DataDescription | None = None,
    options: Mapping[str, OptionValue] | None = None,
) -> Dataset:
    """Return the data set of a .npz file with arrays ``inputs`` and ``targets``.

    Also ``x`` and ``y``, or Keras's ``x_train y_train x_test y_test``. Targets may be missing,
    class numbers, words, one-hot rows or values. Pictures (N, height, width[, channels]) are
    flattened, and divided by 255 where they are bytes.

    Parameters
    ----------
    path : Path
    like : DataDescription, optional
        The project's data, whose classes and scaling are used.
    options : mapping, optional
        ``kind`` (``classes`` or ``values``) where the guess would be wrong.

    Raises
    ------
    DataError
        If the file is damaged or has no such arrays.
    """
    arrays = _read_archive(path)
    names = [pair for pair in _NAMES if pair[0] in arrays]
    if not names:
        wanted = AnyOf(pair[0] for pair in _NAMES[:3])
        raise arrays_missing(str(path), wanted, _names_in(path)[:_MOST_NAMED])
    test_names = [pair for pair in _TEST_NAMES if pair[0] in arrays]
    sets = [_raw_set(arrays, *pair) for pair in (*names[:1], *test_names[:1])]
    return _of_pictures_or_rows(path, sets, like, options)


def read_npy_file(
    path: Path,
    like: DataDescription | None = None,
    options: Mapping[str, OptionValue] | None = None,
) -> Dataset:
    """Return the data set of a .npy file.

    An array (N, columns) is read as a table is: the last column is the target, or the columns
    have the project's roles. Other arrays are inputs alone.

    Parameters
    ----------
    path : Path
    like : DataDescription, optional
        The project's data, whose roles, classes and scaling are used.
    options : mapping, optional
        ``target`` (``column 3``) and ``kind``.

    Raises
    ------
    DataError
        If the file is damaged or has not the columns needed.
    """
    with reading(path), open_file(path) as stream:
        size = path.stat().st_size
        refuse_too_large(path, size)
        array = _read_array(path, stream, size)
    if array.ndim != 2:
        return _of_pictures_or_rows(path, [RawSet(array)], like, options)
    names = numbered_names(array.shape[1])
    roles = column_roles(str(path), names, like, str((options or {}).get("target", "")))
    targets = array[:, roles.targets] if roles.targets else None
    return assembled(
        path,
        [RawSet(array[:, roles.inputs], targets)],
        like,
        options,
        input_names=tuple(names[index] for index in roles.inputs),
        target_names=tuple(names[index] for index in roles.targets),
    )


def _raw_set(arrays: Arrays, inputs: str, targets: str) -> RawSet:
    return RawSet(arrays[inputs], arrays.get(targets))


def _of_pictures_or_rows(
    path: Path,
    sets: list[RawSet],
    like: DataDescription | None,
    options: Mapping[str, OptionValue] | None,
) -> Dataset:
    shape = sets[0].inputs.shape
    if 0 in shape or not shape:
        raise NoSamplesError(source=str(path), shape=shape)
    picture = shape[1:] if len(shape) in (3, 4) else None
    are_bytes = picture is not None and sets[0].inputs.dtype == np.uint8
    return assembled(
        path,
        [RawSet(_flattened(raw.inputs), raw.targets) for raw in sets],
        like,
        options,
        image_shape=picture,
        scaling=Scaling.divided_by(255) if are_bytes else Scaling(),
    )


def _flattened(inputs: NDArray[Any]) -> NDArray[Any]:
    return inputs.reshape(len(inputs), -1) if inputs.ndim and inputs.size else inputs


def _read_archive(path: Path) -> dict[str, NDArray[Any]]:
    """Return the arrays with names that we know; others are not even unpacked."""
    known = {name for pair in (*_NAMES, *_TEST_NAMES) for name in pair}
    try:
        with reading(path), open_file(path) as file, zipfile.ZipFile(file) as archive:
            members = archive.infolist()[:_MOST_MEMBERS]
            wanted = [m for m in members if m.filename.removesuffix(".npy") in known]
            refuse_too_large(path, sum(member.file_size for member in wanted))
            return {
                member.filename.removesuffix(".npy"): _read_member(path, archive, member)
                for member in wanted
            }
    except _ZIP_FAULTS as error:
        _refuse_web_page_at(path)
        raise NotNpyError(source=str(path), cause="damaged_archive") from error


def _names_in(path: Path) -> list[str]:
    with reading(path), open_file(path) as file, zipfile.ZipFile(file) as archive:
        return [name.removesuffix(".npy") for name in archive.namelist()]


def _read_member(path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> NDArray[Any]:
    if member.compress_type not in _COMPRESSIONS:
        raise NotNpyError(source=str(path), cause="odd_packing")
    with archive.open(member) as stream:
        return _read_array(path, cast(BinaryIO, stream), member.file_size)


def _read_array(path: Path, stream: BinaryIO, size: int) -> NDArray[Any]:
    try:
        return read_npy(stream, size)
    except NpyError as error:
        _refuse_web_page_at(path)
        raise NotNpyError(source=str(path), cause=error.cause, **error.values) from error


def _refuse_web_page_at(path: Path) -> None:
    with reading(path), open_file(path) as stream:
        refuse_web_page(path, stream.read(512))
