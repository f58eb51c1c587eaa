"""MNIST, and sets in its form: a folder with four IDX files, plain or packed, or mnist.npz."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.datasets.array_files import read_npz
from engine.datasets.data_errors import (
    CountMismatchError,
    ImageSizeError,
    LabelRangeError,
    MnistFilesMissingError,
    NoSamplesError,
)
from engine.datasets.dataset import Dataset, Samples
from engine.datasets.description import DataDescription, DataSource
from engine.datasets.file_access import file_record, reading
from engine.datasets.idx import read_images, read_labels
from engine.datasets.mnist_descriptions import MNIST
from engine.datasets.scaling import Scaling

_FILES: Final = {
    "train-images": "idx3",
    "train-labels": "idx1",
    "t10k-images": "idx3",
    "t10k-labels": "idx1",
}
_ARCHIVE: Final = "mnist.npz"

Bytes = NDArray[np.uint8]


def read_mnist(
    folder: Path, scaling: Scaling | None = None, known: DataDescription = MNIST
) -> Dataset:
    """Return MNIST from a folder; the t10k files are the test set.

    Parameters
    ----------
    folder : Path
        With train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and
        t10k-labels-idx1-ubyte (also ``train-images.idx3-ubyte``, also .gz), or with Keras's
        mnist.npz.
    scaling : Scaling, optional
        Instead of ``/ 255``.
    known : DataDescription
        `MNIST` or `FASHION_MNIST`, whose files have the same names.

    Raises
    ------
    DataError
        If a file is missing, damaged, or something else than its name says.
    """
    found = _found_files(folder)
    missing = [f"{stem}-{kind}-ubyte" for stem, kind in _FILES.items() if stem not in found]
    archive = folder / _ARCHIVE
    if missing and not archive.is_file():
        raise MnistFilesMissingError(source=str(folder), missing=", ".join(missing))
    files = [archive] if missing else list(found.values())
    records = tuple(file_record(path) for path in files)
    name, place = known.source.name, str(folder.resolve())
    source = DataSource("files", name, path=place, files=records)
    known = replace(known, source=source, scaling=scaling or known.scaling)
    if missing:
        read = read_npz(archive, known)
        return Dataset(known, read.samples, read.test)
    return _dataset(known, _read_pair(found, "train"), _read_pair(found, "t10k"), found)


def holds_mnist(folder: Path) -> bool:
    """Tell whether a folder has at least one of MNIST's files."""
    return bool(_found_files(folder)) or (folder / _ARCHIVE).is_file()


def _found_files(folder: Path) -> dict[str, Path]:
    with reading(folder):
        present = {path.name: path for path in folder.iterdir() if path.is_file()}
    found = {}
    for stem, kind in _FILES.items():
        spellings = (f"{stem}-{kind}-ubyte", f"{stem}.{kind}-ubyte")
        names = [name + suffix for suffix in ("", ".gz") for name in spellings]
        existing = [present[name] for name in names if name in present]
        if existing:
            found[stem] = existing[0]
    return found


def _read_pair(found: dict[str, Path], which: str) -> tuple[Bytes, Bytes]:
    images_file, labels_file = found[f"{which}-images"], found[f"{which}-labels"]
    images, labels = read_images(images_file), read_labels(labels_file)
    if 0 in images.shape:
        raise NoSamplesError(source=str(images_file), shape=images.shape)
    if len(images) != len(labels):
        raise CountMismatchError(source=str(labels_file), samples=len(images), targets=len(labels))
    wrong = np.flatnonzero(labels > 9)
    if len(wrong):
        position = int(wrong[0])
        label = int(labels[position])
        raise LabelRangeError(source=str(labels_file), most=9, label=label, position=position)
    return images, labels


def _dataset(
    known: DataDescription,
    training: tuple[Bytes, Bytes],
    test: tuple[Bytes, Bytes],
    found: dict[str, Path],
) -> Dataset:
    size, test_size = training[0].shape[1:], test[0].shape[1:]
    if size != test_size:
        texts = {"size": _size_text(size), "now": _size_text(test_size)}
        raise ImageSizeError(source=str(found["t10k-images"]), **texts)
    pixels = size[0] * size[1]
    sets = [
        Samples(images.reshape(len(images), pixels), labels, known.scaling)
        for images, labels in (training, test)
    ]
    return Dataset(replace(known, inputs=pixels, image_shape=size), *sets)


def _size_text(size: tuple[int, ...]) -> str:
    return " x ".join(str(length) for length in size)
