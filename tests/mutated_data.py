"""Whole files of data to be damaged by `tests/mutated_projects.py`, and what opens the mutants.

    python tests/mutated_files.py --reader table --count 2000
    python tests/mutated_files.py --reader images --count 2000
    python tests/mutated_files.py --reader idx --count 2000
    python tests/mutated_files.py --reader arrays --count 2000

A mutant is opened as the window does: a table by its dialog's two steps, a picture and an IDX file
in a folder of others. What is opened must be a data set that a project can record; what is
refused must be said in one sentence in both languages.
"""

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

Open = Callable[[Path], str | None]

_TABLE = '''이름,weight,colour,price
"가나, 다",1.5,red,3
둘,2.25,blue,4
"셋 ""3""",-1e3,red,5
넷,,green,6
다섯,7,blue,7
'''


def table_samples(folder: Path) -> list[Path]:
    """Write tables in every encoding, with every separator, with quotes and gaps."""
    tables = {
        "utf8": _TABLE.encode(),
        "mark": _TABLE.encode("utf-8-sig"),
        "korean": _TABLE.encode("cp949"),
        "wide": _TABLE.encode("utf-16"),
        "tabs": _TABLE.replace(",", "\t").encode(),
        "decimal": b"a;b;c\n1,5;2;x\n2,5;3;y\n3,5;1;x\n",
        "bare": "".join(f"{row},{row * row % 7},{row % 2}\n" for row in range(300)).encode(),
    }
    return [_written(folder / f"{name}.csv", content) for name, content in tables.items()]


def picture_samples(folder: Path) -> list[Path]:
    """Write pictures of every format and mode that is read."""
    from PIL import Image

    grey = np.arange(64, dtype=np.uint8).reshape(8, 8) * 4
    colours = np.stack([grey, grey[::-1], grey.T, 255 - grey], axis=2)
    made = {
        "grey.png": Image.fromarray(grey),
        "colour.png": Image.fromarray(np.ascontiguousarray(colours[:, :, :3])),
        "alpha.png": Image.fromarray(colours),
        "palette.gif": Image.fromarray(grey).convert("P"),
        "photo.jpg": Image.fromarray(grey),
        "plain.bmp": Image.fromarray(grey),
        "deep.png": Image.fromarray(grey.astype(np.uint16) * 256),
        "web.webp": Image.fromarray(np.ascontiguousarray(colours[:, :, :3])),
        "raw.pgm": Image.fromarray(grey),
    }
    paths = []
    for name, picture in made.items():
        picture.save(folder / name)
        paths.append(folder / name)
    return paths


def idx_samples(folder: Path) -> list[Path]:
    """Write IDX files of images and labels, plain and packed."""
    images = _idx(np.arange(6 * 16, dtype=np.uint8).reshape(6, 4, 4))
    labels = _idx(np.arange(6, dtype=np.uint8))
    contents = (images, labels, gzip.compress(images), gzip.compress(labels))
    return [_written(folder / f"{n}.idx", content) for n, content in enumerate(contents)]


def array_samples(folder: Path) -> list[Path]:
    """Write NumPy archives as Keras, this program and the field name their arrays."""
    random = np.random.default_rng(0)
    pixels = random.integers(0, 256, (8, 4, 4)).astype(np.uint8)
    labels = np.arange(8) % 3
    np.savez(folder / "keras.npz", x_train=pixels, y_train=labels, x_test=pixels, y_test=labels)
    np.savez_compressed(folder / "own.npz", inputs=random.normal(size=(8, 3)), targets=labels)
    np.savez(folder / "words.npz", x=random.normal(size=(4, 2)), y=np.array(["a", "b", "a", "b"]))
    return sorted(folder.glob("*.npz"))


def _idx(array: Any) -> bytes:
    head = bytes([0, 0, 8, array.ndim]) + np.array(array.shape, ">u4").tobytes()
    return head + array.tobytes()


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def table_opener() -> Open:
    """Return what looks through a table and reads it, as its dialog does."""
    from engine import inspect_table, load_source

    def read(path: Path) -> object:
        found = inspect_table(path)
        options = {**found.settings.to_options(), "gaps": "drop"}
        return load_source(str(path), options=options)

    return _opener(read)


def picture_opener() -> Open:
    """Return what reads a folder of pictures with the mutant among them."""
    from PIL import Image

    from engine import load_source

    def read(path: Path) -> object:
        folder = path.parent / "그림"
        shutil.rmtree(folder, ignore_errors=True)
        for name in ("하나", "둘"):
            (folder / name).mkdir(parents=True)
        Image.new("L", (8, 8)).save(folder / "하나" / "1.png")
        shutil.copy(path, folder / "둘" / "mutant.png")
        return load_source(str(folder))

    return _opener(read)


def idx_opener() -> Open:
    """Return what reads MNIST's four files with the mutant as one of them."""
    from engine import load_source

    def read(path: Path) -> object:
        folder = path.parent / "mnist"
        folder.mkdir(exist_ok=True)
        images = _idx(np.arange(6 * 16, dtype=np.uint8).reshape(6, 4, 4))
        labels = _idx(np.arange(6, dtype=np.uint8))
        for which in ("train", "t10k"):
            _written(folder / f"{which}-images-idx3-ubyte", images)
            _written(folder / f"{which}-labels-idx1-ubyte", labels)
        content = path.read_bytes()
        holds_labels = content[3:4] == b"\1" or 2 < len(content) < 60
        name = "train-labels-idx1-ubyte" if holds_labels else "train-images-idx3-ubyte"
        _written(folder / name, content)
        return load_source(str(folder))

    return _opener(read)


def array_opener() -> Open:
    """Return what reads a NumPy archive."""
    from engine import load_source

    return _opener(lambda path: load_source(str(path)))


def _opener(read: Callable[[Path], Any]) -> Open:
    """Return what reads, checks what was read, and says in both languages why it was refused."""
    from PySide6.QtWidgets import QApplication

    from engine import LayerloomError, description_from_plain, description_to_plain
    from gui.words.any_error import error_text
    from gui.words.translation import current_translator

    application = QApplication.instance() or QApplication([])

    def open_(path: Path) -> str | None:
        _ = application
        try:
            dataset = read(path)
        except LayerloomError as error:
            sentences = []
            for language in ("ko", "en"):
                current_translator().speak(language)
                sentences.append(error_text(error))
            assert sentences[0] != sentences[1], "not said in Korean"
            assert "{" not in sentences[0], "a field was left out"
            return sentences[1]
        assert np.isfinite(dataset.inputs).all(), "numbers that are not finite came through"
        plain = description_to_plain(dataset.description)
        assert description_from_plain(plain) == dataset.description
        return None

    return open_


SAMPLES_AND_OPENERS = {
    "table": (".csv", table_samples, table_opener),
    "images": (".png", picture_samples, picture_opener),
    "idx": (".idx", idx_samples, idx_opener),
    "arrays": (".npz", array_samples, array_opener),
}
"""By the name of the reader: the suffix of its mutants, what writes whole files, what opens."""
