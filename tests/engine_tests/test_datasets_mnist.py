"""MNIST is read as it is, and a damaged or wrong file is named in one sentence."""

import gzip
import hashlib
import struct
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.datasets import Dataset, load_source, read_mnist, reload
from engine.datasets.data_errors import (
    CountMismatchError,
    FileCutOffError,
    FileEmptyError,
    FileTooLargeError,
    FileTooLongError,
    GzipDamagedError,
    ImagesForLabelsError,
    ImageSizeError,
    LabelRangeError,
    LabelsForImagesError,
    MnistFilesMissingError,
    NoSamplesError,
    NotGzipError,
    NotIdxError,
    WebPageError,
)
from engine.errors import DataError

IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"
TEST_IMAGES, TEST_LABELS = "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"


def idx(array: np.ndarray) -> bytes:
    header = struct.pack(f">BBBB{array.ndim}I", 0, 0, 8, array.ndim, *array.shape)
    return header + array.astype(np.uint8).tobytes()


def pictures(count: int, height: int = 4, width: int = 3) -> np.ndarray:
    return np.arange(count * height * width).reshape(count, height, width) % 256


SMALL = {
    IMAGES: idx(pictures(6)),
    LABELS: idx(np.array([0, 1, 2, 3, 4, 9])),
    TEST_IMAGES: idx(pictures(2)),
    TEST_LABELS: idx(np.array([5, 6])),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a Korean name and four small files in MNIST's form."""
    place = tmp_path / "손글씨 숫자"
    place.mkdir()
    for name, content in SMALL.items():
        (place / name).write_bytes(content)
    return place


@pytest.fixture(scope="module")
def mnist(data_folder: Path) -> Dataset:
    return read_mnist(data_folder / "mnist")


def test_mnist_is_the_published_one(mnist: Dataset) -> None:
    assert mnist.samples.raw.shape == (60_000, 784)
    assert mnist.test is not None
    assert mnist.test.raw.shape == (10_000, 784)
    assert mnist.targets[:5].tolist() == [5, 0, 4, 1, 9]
    assert mnist.test.targets[:3].tolist() == [7, 2, 1]
    header = bytes.fromhex("00000803 0000ea60 0000001c 0000001c")
    digest = hashlib.md5(header + mnist.samples.raw.tobytes(), usedforsecurity=False)
    assert digest.hexdigest() == "6bbc9ace898e44ae57da46a324031adb"


def test_pixels_stay_bytes_until_a_type_is_asked_for(mnist: Dataset) -> None:
    assert mnist.samples.raw.dtype == np.uint8
    assert mnist.nbytes < 56_000_000
    inputs = mnist.test.inputs_as(np.float32)
    assert inputs.dtype == np.float32
    assert inputs is mnist.test.inputs_as("float32")
    assert (inputs.min(), inputs.max()) == (0.0, 1.0)


def test_inputs_are_exactly_the_pixels_divided_by_255(mnist: Dataset) -> None:
    rows = np.array([3, 59_999])
    assert np.array_equal(mnist.samples.rows(rows), mnist.samples.raw[rows] / 255)
    assert mnist.scaling.text == "divided by 255"
    assert mnist.image_shape == (28, 28)


def test_nobody_can_write_into_the_data(mnist: Dataset) -> None:
    arrays = (mnist.samples.raw, mnist.targets, mnist.test.inputs_as(np.float32))
    assert not any(array.flags.writeable for array in arrays)


@pytest.mark.parametrize("spelling", ["{}", "{}.gz"])
@pytest.mark.parametrize("dot", ["-", "."])
def test_plain_packed_and_dotted_names_are_read(tmp_path: Path, spelling: str, dot: str) -> None:
    for name, content in SMALL.items():
        packed = gzip.compress(content) if spelling.endswith("gz") else content
        own = spelling.format(name.replace("-idx", f"{dot}idx"))
        (tmp_path / own).write_bytes(packed)
    data = read_mnist(tmp_path)
    assert np.array_equal(data.samples.raw, pictures(6).reshape(6, 12))
    assert data.image_shape == (4, 3)
    assert data.test is not None
    assert data.test.targets.tolist() == [5, 6]


def test_a_file_that_the_browser_unpacked_but_left_named_gz_is_read(folder: Path) -> None:
    (folder / IMAGES).rename(folder / f"{IMAGES}.gz")
    assert len(read_mnist(folder)) == 6


def test_the_archive_of_keras_is_the_same_data(tmp_path: Path) -> None:
    images = np.zeros((3, 28, 28), np.uint8)
    images[:, 3, 4] = [10, 20, 255]
    np.savez_compressed(
        tmp_path / "mnist.npz",
        x_train=images,
        y_train=np.array([7, 1, 2], np.uint8),
        x_test=images[:1],
        y_test=np.array([9], np.uint8),
    )
    data = load_source(str(tmp_path))
    assert data.name == "MNIST"
    assert data.targets.tolist() == [7, 1, 2]
    assert data.inputs[:, 3 * 28 + 4].tolist() == [10 / 255, 20 / 255, 1.0]
    assert data.test is not None
    assert data.test.targets.tolist() == [9]
    assert data.class_names == tuple("0123456789")
    assert len(reload(data.description)) == 3


def damaged_header(*sizes: int) -> bytes:
    return struct.pack(f">BBBB{len(sizes)}I", 0, 0, 8, len(sizes), *sizes)


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


PACKED = gzip.compress(SMALL[IMAGES])
PAGE = b"<!DOCTYPE html><html><body>404 Not Found</body></html>"

#: File, its contents, the error, and what the sentence must say.
DAMAGED: list[tuple[str, bytes, type[DataError], str]] = [
    (IMAGES, SMALL[LABELS], LabelsForImagesError, "labels (magic number 2049)"),
    (LABELS, SMALL[IMAGES], ImagesForLabelsError, "images (magic number 2051)"),
    (IMAGES, b"", FileEmptyError, "an empty file"),
    (f"{IMAGES}.gz", gzip.compress(b""), FileEmptyError, "an empty file"),
    (IMAGES, b"\0\0\x08", NotIdxError, "00 00 08"),
    (IMAGES, b"\0\0\x0d\x03" + bytes(40), NotIdxError, "begins with 00 00 08 03"),
    (IMAGES, b"\x89PNG\r\n\x1a\n", NotIdxError, "89 50 4e 47"),
    (IMAGES, SMALL[IMAGES][:10], FileCutOffError, "10 bytes; the file is cut off"),
    (IMAGES, SMALL[IMAGES][:-1], FileCutOffError, "expected 88 bytes"),
    (IMAGES, SMALL[IMAGES] + b"\0", FileTooLongError, "expected 88 bytes"),
    (IMAGES, damaged_header(60_000, 28, 28), FileCutOffError, "expected 47040016 bytes"),
    (IMAGES, damaged_header(2**32 - 1, 2**32 - 1, 2**32 - 1), FileTooLargeError, "2048 MB"),
    (IMAGES, damaged_header(0, 28, 28), NoSamplesError, "(0, 28, 28)"),
    (IMAGES, damaged_header(6, 0, 28), NoSamplesError, "(6, 0, 28)"),
    (IMAGES, PAGE, WebPageError, "download the file again"),
    (LABELS, idx(np.array([0, 1, 2, 3, 4, 10])), LabelRangeError, "10 at position 5"),
    (LABELS, idx(np.arange(5)), CountMismatchError, "expected as many targets as samples, 6"),
    (TEST_IMAGES, idx(pictures(2, 5, 5)), ImageSizeError, "4 x 3"),
    (f"{IMAGES}.gz", PACKED[:-9], GzipDamagedError, "cut off"),
    (f"{IMAGES}.gz", PACKED[:20], GzipDamagedError, "cut off"),
    (f"{IMAGES}.gz", flipped(PACKED, len(PACKED) - 5), GzipDamagedError, "damaged"),
    (f"{IMAGES}.gz", flipped(PACKED, 14), GzipDamagedError, "damaged"),
    (f"{IMAGES}.gz", PAGE, WebPageError, "a web page (HTML)"),
    (f"{IMAGES}.gz", b"\xef\xbb\xbf\n <HTML>", WebPageError, "a web page (HTML)"),
    (f"{IMAGES}.gz", b"PK\x03\x04 a zip", NotGzipError, "50 4b 03 04"),
    (f"{IMAGES}.gz", gzip.compress(SMALL[IMAGES][:-3]), FileCutOffError, "85 bytes"),
    (f"{IMAGES}.gz", gzip.compress(SMALL[LABELS]), LabelsForImagesError, "labels"),
]


@pytest.mark.parametrize(("name", "content", "error", "words"), DAMAGED)
def test_a_damaged_file_is_named_with_what_was_expected_and_what_came(
    folder: Path, name: str, content: bytes, error: type[DataError], words: str
) -> None:
    (folder / name.removesuffix(".gz")).unlink()
    (folder / name).write_bytes(content)
    with pytest.raises(error) as caught:
        read_mnist(folder)
    sentence = str(caught.value)
    assert name.removesuffix(".gz") in sentence
    assert "expected " in sentence
    assert "Received: " in sentence
    assert words in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("name", SMALL)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(MnistFilesMissingError, match=name):
        load_source(str(folder))


def test_a_folder_of_something_else_lacks_all_four(tmp_path: Path) -> None:
    with pytest.raises(MnistFilesMissingError) as caught:
        read_mnist(tmp_path)
    assert all(name in str(caught.value) for name in SMALL)


def test_a_gzip_bomb_is_not_unpacked_beyond_its_header(
    folder: Path, peak_memory: Callable[[Callable[[], object]], int]
) -> None:
    (folder / IMAGES).unlink()
    bomb = gzip.compress(SMALL[IMAGES] + bytes(200 * 2**20), compresslevel=1)
    (folder / f"{IMAGES}.gz").write_bytes(bomb)

    def read() -> None:
        with pytest.raises(FileTooLongError):
            read_mnist(folder)

    assert peak_memory(read) < 10 * 2**20


def test_memory_follows_the_bytes_that_are_there_not_the_header(
    folder: Path, peak_memory: Callable[[Callable[[], object]], int]
) -> None:
    (folder / IMAGES).write_bytes(damaged_header(2**21, 32, 31) + bytes(100))

    def read() -> None:
        with pytest.raises(FileCutOffError):
            read_mnist(folder)

    assert peak_memory(read) < 10 * 2**20


@pytest.fixture
def peak_memory() -> Callable[[Callable[[], object]], int]:
    def measure(action: Callable[[], object]) -> int:
        tracemalloc.start()
        try:
            action()
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    return measure


@settings(max_examples=150)
@given(
    name=st.sampled_from(list(SMALL)),
    packed=st.booleans(),
    place=st.integers(0, 10_000),
    value=st.integers(0, 255),
    cut=st.integers(0, 10_000),
)
def test_whatever_is_damaged_only_a_data_error_comes_out(
    folder: Path, name: str, packed: bool, place: int, value: int, cut: int
) -> None:
    whole = gzip.compress(SMALL[name], mtime=0) if packed else SMALL[name]
    content = bytearray(whole)
    content[place % len(content)] = value
    (folder / name).write_bytes(bytes(content[: cut % len(content) + 1]))
    with suppress(DataError):
        data = read_mnist(folder)
        assert (data.samples.raw.shape, data.test.raw.shape) == ((6, 12), (2, 12))
    (folder / name).write_bytes(SMALL[name])
