"""Data by what names them: a built-in name, a folder, a file, or a project's description."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, NoReturn

from engine.datasets.array_files import read_npy_file, read_npz
from engine.datasets.built_in import BUILT_IN, built_in
from engine.datasets.csv_files import read_csv
from engine.datasets.data_errors import (
    DataChangedError,
    DataMovedError,
    NoArraysError,
    PicturesChangedError,
    UnknownSourceError,
    UnsupportedFileError,
)
from engine.datasets.dataset import Dataset
from engine.datasets.derived_inputs import derived_names, is_planar
from engine.datasets.description import DataDescription, OptionValue
from engine.datasets.file_access import file_record, reading
from engine.datasets.image_folder import holds_class_folders, read_image_folder, refuse_no_data
from engine.datasets.mnist import holds_mnist, read_mnist
from engine.datasets.mnist_descriptions import MNIST
from engine.datasets.preparation import as_in_source, prepared_like, with_derived_inputs
from engine.datasets.scaling import Scaling
from engine.errors import DataMissingError
from engine.files.special_files import refuse_special

Reader = Callable[[Path, DataDescription | None, Mapping[str, OptionValue] | None], Dataset]

#: How files are read, by suffix.
READERS: Final[Mapping[str, Reader]] = {
    ".npz": read_npz,
    ".npy": read_npy_file,
    ".csv": read_csv,
    ".tsv": read_csv,
}


def load_source(
    text: str,
    like: DataDescription | None = None,
    options: Mapping[str, OptionValue] | None = None,
) -> Dataset:
    """Return the data that `text` names.

    Parameters
    ----------
    text : str
        A key of `BUILT_IN` in any case (``./spiral`` is a path), a folder with MNIST's files or
        with a folder of pictures for each class, or a .npz, .npy, .csv or .tsv file.
    like : DataDescription, optional
        A project's data: files are read with its column roles, classes and scaling, also files
        without targets.
    options : mapping, optional
        Of the built-in set (``samples``, ``noise``, ``seed``, ``inputs``, ``derived``) or of the
        file (``target``, ``kind``).

    Raises
    ------
    DataError
        If there is no such data, or it is damaged.
    DataMissingError
        If it is a built-in set of files that were not downloaded yet (`download_set`).
    """
    if like is None:
        return _load(text, None, options)
    read = _load(text, as_in_source(like), options)
    name = built_in_name(text)
    if name is None or name == like.source.name:
        return prepared_like(read, like)
    names = ",".join(derived_names(like))
    return with_derived_inputs(read, names) if names and is_planar(read.description) else read


def _load(
    text: str, like: DataDescription | None, options: Mapping[str, OptionValue] | None
) -> Dataset:
    name = built_in_name(text)
    scaling = like.scaling if like and like.image_shape else None
    if name is not None:
        if like is not None and like.source.name == name:
            return built_in(name, options, like.scaling)
        return built_in(name, options, scaling if BUILT_IN[name].needs_files else None)
    path = Path(text)
    with reading(path):
        if path.is_dir():
            return _read_folder(path, scaling, like)
        if path.is_file():
            return _read_file(path, like, options)
        if path.exists():
            refuse_special(path)
        if path.suffix.lower() in READERS:
            path.stat()  # says why not: it is not there, or leads to itself
    raise UnknownSourceError(source=text, names=", ".join(BUILT_IN))


def built_in_name(text: str) -> str | None:
    """Return the key of `BUILT_IN` that a user means, if any."""
    name = text.strip().lower().replace("-", "_")
    return name if name in BUILT_IN else None


def reload(description: DataDescription, folder: Path | None = None) -> Dataset:
    """Return the data that a project's description speaks of, exactly those.

    Parameters
    ----------
    description : DataDescription
        With a source of the kind ``built_in`` or ``files``.
    folder : Path, optional
        The project's, to which a path may be relative.

    Raises
    ------
    DataMissingError
        If files are not where they were.
    DataChangedError
        If a file is another one now.
    ArraysMissingError
        If the numbers were never in a file (`dataset_from_arrays` takes them).
    """
    return prepared_like(_reload(as_in_source(description), folder), description)


def relocated(description: DataDescription, path: Path) -> Dataset:
    """Return a project's data from another place, if they are exactly those.

    Raises
    ------
    DataMissingError
        If the file or folder is not there.
    DataChangedError
        If its size or SHA-256 is not the one that the project recorded.
    """
    source = replace(description.source, path=str(path.resolve()))
    return reload(replace(description, source=source))


def _reload(description: DataDescription, folder: Path | None) -> Dataset:
    source = description.source
    if source.kind == "built_in":
        return built_in(source.name, dict(source.options), description.scaling)
    if source.kind != "files":
        raise NoArraysError(source=description.name, names="inputs")
    place = source.located(folder)
    if "digest" in dict(source.options):
        return _reload_pictures(description, place)
    _refuse_other_files(description, place)
    if place.is_dir():
        return read_mnist(place, description.scaling, _pictures_like(description))
    return _read_file(place, description, dict(source.options))


def _read_folder(path: Path, scaling: Scaling | None, like: DataDescription | None) -> Dataset:
    """Return MNIST's four files, or the pictures of a folder for each class."""
    if holds_class_folders(path):
        is_like = like is not None and like.image_shape is not None and like.kind == "classes"
        return read_image_folder(path, scaling, like if is_like else None)
    if not holds_mnist(path):
        refuse_no_data(path)
    return read_mnist(path, scaling, _pictures_like(like))


def _reload_pictures(description: DataDescription, place: Path) -> Dataset:
    if not place.is_dir():
        _refuse_missing(description, place)
    known = dict(description.source.options)
    read = read_image_folder(place, description.scaling, description)
    now = dict(read.source.options)
    if now["digest"] != known["digest"]:
        counts = {"size": known.get("pictures", 0), "now": now["pictures"]}
        raise PicturesChangedError(source=str(place), **counts)
    return read


def _pictures_like(like: DataDescription | None) -> DataDescription:
    """Return which of the sets in MNIST's form a folder is taken for; nothing in it tells."""
    known = BUILT_IN.get(like.source.name) if like is not None else None
    return MNIST if known is None or known.description is None else known.description


def _read_file(
    path: Path, like: DataDescription | None, options: Mapping[str, OptionValue] | None
) -> Dataset:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        suffixes = ", ".join(READERS)
        raise UnsupportedFileError(source=str(path), suffixes=suffixes, suffix=path.suffix)
    return reader(path, like, options)


def _refuse_other_files(description: DataDescription, place: Path) -> None:
    source = description.source
    for record in source.files:
        path = place / record.name if place.is_dir() else place
        if not path.is_file():
            _refuse_missing(description, place)
        now = file_record(path)
        if (now.size, now.sha256) != (record.size, record.sha256):
            raise DataChangedError(source=str(path), size=record.size, now=now.size)
    if not source.files:
        _refuse_missing(description, place)


def _refuse_missing(description: DataDescription, place: Path) -> NoReturn:
    source = description.source
    known = BUILT_IN.get(source.name)
    if known is not None and known.needs_files:
        raise DataMissingError(name=description.name, source=source.name)
    raise DataMovedError(name=description.name, source=source.name, path=str(place))
