"""A folder with a folder of pictures for each class; the folders' names are the classes."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

import numpy as np
from numpy.typing import NDArray

from engine.datasets.data_errors import (
    FileUnreadableError,
    LoosePicturesError,
    NoPicturesError,
    NotAPictureError,
    OneFolderError,
    PictureSizeError,
    PictureTooLargeError,
)
from engine.datasets.dataset import Dataset, Samples
from engine.datasets.description import DataDescription, DataSource
from engine.datasets.file_access import reading, refuse_too_large
from engine.datasets.labels import class_numbers
from engine.datasets.scaling import Scaling

PICTURE_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".pgm", ".ppm")
#: What Pillow may try; its other formats have had more holes than users.
_FORMATS: Final = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "PPM")
_GREY_MODES: Final = ("1", "L", "LA", "I", "I;16", "I;16B")
_MOST_PIXELS: Final = 16_000_000
_TRAINING, _TEST = "train", "test"

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Found:
    """The pictures of one set by class, in order of name."""

    files: tuple[Path, ...]
    classes: tuple[str, ...]


def holds_class_folders(folder: Path) -> bool:
    """Tell whether a folder has a folder with pictures in it, or ``train`` with such folders."""
    with reading(folder):
        return any(_pictures(inner) for inner in _folders(_training_folder(folder)))


def refuse_no_data(folder: Path) -> NoReturn:
    """Raise the error about a folder that has neither pictures by class nor MNIST's files."""
    with reading(folder):
        loose = len(_pictures(folder))
    if loose:
        raise LoosePicturesError(source=str(folder), count=loose)
    raise NoPicturesError(source=str(folder), suffixes=", ".join(PICTURE_SUFFIXES))


def read_image_folder(
    folder: Path, scaling: Scaling | None = None, like: DataDescription | None = None
) -> Dataset:
    """Return the pictures (N, height * width * channels) of a folder, one folder for each class.

    Pictures are grey if all of them are, else red, green and blue; a sample is ``pixels / 255``.
    Where there are folders ``train`` and ``test``, they are the two sets.

    Parameters
    ----------
    folder : Path
    scaling : Scaling, optional
        Instead of ``/ 255``.
    like : DataDescription, optional
        A project's pictures, whose size, colours and classes these must have.

    Raises
    ------
    DataError
        If a file is no picture, or has another size than the first one; it is named.
    """
    with reading(folder):
        training = _found(_training_folder(folder))
        test = _found(folder / _TEST) if (folder / _TRAINING).is_dir() else _Found((), ())
    if not training.files:
        raise NoPicturesError(source=str(folder), suffixes=", ".join(PICTURE_SUFFIXES))
    names = like.class_names if like and like.class_names else _class_names(folder, training)
    files = (*training.files, *test.files)
    pictures = _read_all(files, like.image_shape if like else None)
    digest = _digest(folder, files)
    options = (("digest", digest), ("pictures", len(files)))
    description = DataDescription(
        name=folder.name,
        kind="classes",
        source=DataSource("files", folder.name, options, str(folder.resolve())),
        inputs=int(np.prod(pictures.shape[1:])),
        class_names=names,
        image_shape=pictures.shape[1:],
        scaling=scaling or Scaling.divided_by(255),
    )
    flat, first = pictures.reshape(len(pictures), -1), len(training.files)
    sets = [_samples(description, flat[:first], training, folder)]
    if test.files:
        sets.append(_samples(description, flat[first:], test, folder))
    return Dataset(description, *sets)


def _training_folder(folder: Path) -> Path:
    inner = folder / _TRAINING
    return inner if inner.is_dir() else folder


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir() and _is_seen(path))


def _pictures(folder: Path) -> list[Path]:
    found = (path for path in folder.iterdir() if path.suffix.lower() in PICTURE_SUFFIXES)
    return sorted(path for path in found if _is_seen(path) and path.is_file())


def _is_seen(path: Path) -> bool:
    """Tell whether somebody put a file there, not the system: ``._1.png`` is no picture."""
    return not path.name.startswith((".", "__MACOSX"))


def _found(folder: Path) -> _Found:
    if not folder.is_dir():
        return _Found((), ())
    pairs = [(path, inner.name) for inner in _folders(folder) for path in _pictures(inner)]
    return _Found(tuple(path for path, _ in pairs), tuple(name for _, name in pairs))


def _class_names(folder: Path, training: _Found) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(training.classes))
    if len(names) < 2:
        raise OneFolderError(source=str(folder), label=names[0])
    return names


def _samples(description: DataDescription, flat: Bytes, found: _Found, folder: Path) -> Samples:
    labels = np.array(found.classes, dtype=np.str_)
    targets = class_numbers(labels, description.class_names, str(folder))
    return Samples(flat, targets, description.scaling)


def _read_all(files: Sequence[Path], shape: tuple[int, ...] | None) -> Bytes:
    """Return the pictures (N, height, width) or (N, height, width, 3)."""
    grey = len(shape) == 2 if shape else all(_is_grey(path) for path in files)
    first = _read(files[0], grey)
    wanted = shape or first.shape
    refuse_too_large(files[0].parent, int(np.prod(wanted)) * len(files))
    pictures = np.empty((len(files), *wanted), np.uint8)
    for number, path in enumerate(files):
        picture = _read(path, grey)
        if picture.shape != tuple(wanted):
            texts = {"size": _size_text(wanted), "now": _size_text(picture.shape)}
            raise PictureSizeError(source=str(path), **texts)
        pictures[number] = picture
    return pictures


def _is_grey(path: Path) -> bool:
    with _opened(path) as picture:
        if picture.mode == "P":
            palette = np.reshape(picture.getpalette("RGB") or [0, 0, 0], (-1, 3))
            return bool(np.all(palette == palette[:, :1]))
        return picture.mode in _GREY_MODES


def _read(path: Path, grey: bool) -> Bytes:
    """Return the pixels as one sees them: upright, and on white where they are transparent."""
    from PIL import Image, ImageOps

    with _opened(path) as opened:
        picture = ImageOps.exif_transpose(opened)
        if picture.mode.startswith("I"):  # 16 bits a pixel; Pillow would cut them off at 255
            high: Bytes = (np.clip(np.asarray(picture), 0, 65535) >> 8).astype(np.uint8)
            picture = Image.fromarray(high)
        elif picture.has_transparency_data:
            seen = picture.convert("RGBA")
            picture = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
        return np.asarray(picture.convert("L" if grey else "RGB"), np.uint8)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """Open a picture; Pillow is imported only where there are pictures."""
    from PIL import Image, UnidentifiedImageError

    try:
        with reading(path), Image.open(path, formats=_FORMATS) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                most = _MOST_PIXELS // 10**6
                size = {"width": picture.width, "height": picture.height}
                raise PictureTooLargeError(source=str(path), most=most, **size)
            yield picture
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise NotAPictureError(source=str(path)) from error
    except (FileUnreadableError, SyntaxError, ValueError, EOFError) as error:
        if isinstance(error, FileUnreadableError) and error.code is not None:
            raise
        raise NotAPictureError(source=str(path)) from error


def _digest(folder: Path, files: Sequence[Path]) -> str:
    """Return the SHA-256 of all names and bytes, so that other pictures are noticed."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _size_text(shape: Sequence[int]) -> str:
    return " x ".join(str(length) for length in shape)
