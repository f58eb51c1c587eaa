"""A folder of pictures for each class becomes data; what does not fit is named by its file."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.datasets import load_source, reload
from engine.datasets.data_errors import (
    DataMovedError,
    MnistFilesMissingError,
    NoPicturesError,
    NotAPictureError,
    OneClassError,
    PicturesChangedError,
    PictureSizeError,
    UnknownClassError,
)


def picture(path: Path, level: int, size: tuple[int, int] = (4, 3), mode: str = "L") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    colour = level if mode == "L" else (level, 0, 255)
    Image.new(mode, size, colour).save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return three classes of pictures, 4 wide and 3 high, in a folder with a Korean name."""
    root = tmp_path / "그림"
    for number, name in enumerate(("고양이", "개", "bird")):
        for index in range(number + 1):
            picture(root / name / f"{index}.png", 50 * number + index)
    (root / "개" / "notes.txt").write_text("no picture", encoding="utf-8")
    return root


def test_folders_are_classes_and_pixels_are_inputs(folder: Path) -> None:
    data = load_source(str(folder))
    assert data.class_names == ("bird", "개", "고양이")
    assert np.bincount(data.targets).tolist() == [3, 2, 1]
    assert data.image_shape == (3, 4)
    assert data.samples.raw[:, 0].tolist() == [100, 101, 102, 50, 51, 0]
    assert data.inputs[0] == pytest.approx(100 / 255)


def test_colours_are_kept_where_one_picture_has_them(folder: Path) -> None:
    picture(folder / "bird" / "9.png", 7, mode="RGB")
    data = load_source(str(folder))
    assert data.image_shape == (3, 4, 3)
    assert data.samples.raw[3, :3].tolist() == [7, 0, 255]
    assert data.samples.raw[0, :3].tolist() == [100, 100, 100]


@pytest.mark.parametrize("suffix", ["jpg", "bmp", "gif", "webp", "pgm", "PNG"])
def test_other_formats_are_read(folder: Path, suffix: str) -> None:
    picture(folder / "bird" / f"x.{suffix}", 100)
    assert len(load_source(str(folder))) == 7


def test_train_and_test_folders_are_the_two_sets(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "sets"
    root.mkdir()
    folder.rename(root / "train")
    picture(root / "test" / "개" / "t.png", 99)
    data = load_source(str(root))
    assert data.test is not None
    assert len(data) == 6
    assert data.test.targets.tolist() == [1]


def test_a_picture_of_another_size_is_named_with_both_sizes(folder: Path) -> None:
    picture(folder / "개" / "big.png", 0, (5, 3))
    with pytest.raises(PictureSizeError) as caught:
        load_source(str(folder))
    assert "big.png" in str(caught.value)
    assert "3 x 4" in str(caught.value)
    assert "3 x 5" in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n", "cut off"])
def test_what_is_no_picture_is_named(folder: Path, content: bytes | str) -> None:
    whole = (folder / "개" / "0.png").read_bytes()
    broken = whole[: len(whole) // 2] if isinstance(content, str) else content
    (folder / "개" / "broken.png").write_bytes(broken)
    with pytest.raises(NotAPictureError, match="broken"):
        load_source(str(folder))


def test_one_class_is_none(tmp_path: Path) -> None:
    picture(tmp_path / "only" / "0.png", 1)
    with pytest.raises(OneClassError, match="only"):
        load_source(str(tmp_path))


def test_a_folder_without_data_is_asked_for_them(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoPicturesError):
        load_source(str(tmp_path))
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(b"")
    with pytest.raises(MnistFilesMissingError):
        load_source(str(tmp_path))


def test_transparent_pixels_are_seen_on_white(folder: Path) -> None:
    """Black ink on nothing would be black on black: a pad's drawing was an empty picture."""
    ink = Image.new("LA", (4, 3), (0, 0))
    ink.putpixel((1, 1), (0, 255))
    ink.save(folder / "bird" / "0.png")
    row = load_source(str(folder)).samples.raw[0]
    assert row.tolist() == [255] * 5 + [0] + [255] * 6


def test_sixteen_bits_a_pixel_become_eight(folder: Path) -> None:
    """Pillow cuts them off at 255, so that nearly all is white."""
    deep = Image.fromarray(np.full((3, 4), 40_000, np.uint16))
    deep.save(folder / "bird" / "0.png")
    assert load_source(str(folder)).samples.raw[0].tolist() == [40_000 >> 8] * 12


def test_a_palette_of_greys_is_grey(folder: Path) -> None:
    Image.new("L", (4, 3), 90).convert("P").save(folder / "bird" / "0.png")
    data = load_source(str(folder))
    assert data.image_shape == (3, 4)
    assert data.samples.raw[0].tolist() == [90] * 12


def test_a_photograph_is_turned_upright(folder: Path) -> None:
    lying = Image.new("L", (3, 4), 90)
    orientation = lying.getexif()
    orientation[0x0112] = 6
    lying.save(folder / "bird" / "9.jpg", exif=orientation)
    assert len(load_source(str(folder))) == 7


def test_what_the_system_leaves_behind_is_no_picture(folder: Path) -> None:
    (folder / "bird" / "._0.png").write_bytes(b"no picture")
    picture(folder / "__MACOSX" / "0.png", 5)
    (folder / "bird" / "folder.png").mkdir()
    data = load_source(str(folder))
    assert data.class_names == ("bird", "개", "고양이")
    assert len(data) == 6


def test_a_project_finds_its_pictures_and_notices_others(folder: Path, tmp_path: Path) -> None:
    description = load_source(str(folder)).description
    np.testing.assert_array_equal(
        reload(description).samples.raw, load_source(str(folder)).samples.raw
    )
    picture(folder / "bird" / "0.png", 1)
    with pytest.raises(PicturesChangedError):
        reload(description)
    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(DataMovedError):
        reload(description)


def test_new_pictures_are_read_as_the_projects_are(folder: Path, tmp_path: Path) -> None:
    project = load_source(str(folder)).description
    new = tmp_path / "new"
    picture(new / "고양이" / "a.png", 3, mode="RGB")
    data = load_source(str(new), like=project)
    assert data.targets.tolist() == [2]
    assert data.image_shape == (3, 4)
    picture(new / "fish" / "a.png", 3)
    with pytest.raises(UnknownClassError, match="fish"):
        load_source(str(new), like=project)
