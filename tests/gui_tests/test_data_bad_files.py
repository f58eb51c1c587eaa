"""Whatever is wrong with data is one sentence in the panel: the place, and what to do about it."""

import gzip
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from gui.data.panel import DataPanel
from gui.data.table_dialog import TableDialog
from gui.words.error_sentences import ERROR_TEXTS
from gui.words.translation import current_translator, tr


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[DataPanel]:
    panel = DataPanel()
    qtbot.addWidget(panel)
    panel.show()
    yield panel
    assert panel.shut_down()


TABLES = {
    "ragged rows": ("a,b\n1,2\n1,2,3\n", ("line 3", "another separator")),
    "no rows": ("a,b\n", ("at least one row",)),
    "one class": ("a,b\n1,x\n2,x\n3,x\n", ("“x”", "another target")),
    "a web page": ("<!doctype html><p>1,2", ("web page", "download")),
    "an empty file": ("", ("at least one row", "another file")),
    "a huge line": (f"a,b\n1,{'x' * 200_000}\n", ("line 2", "131,072 letters", "no table")),
    "a quotation mark too many": ('a,b\n1,"2\n3,4\n', ("line 3", "quotation mark")),
    "an infinite number": (
        "a,b\n1,0\ninf,1\n3,0\n4,1\n5,0\n6,1\n7,0\n",
        ("“a”", "line 3", "“inf”"),
    ),
    "one column": ("a\n1\n2\n", ("at least one column",)),
    "a gap": ("a,b\n1,0\n,1\n3,0\n", ("“a”", "line 3", "Fill the gaps")),
    "a column of NaN": ("a,c,b\nnan,1,0\nnan,2,1\n3,3,0\n", ("“a”", "line 2")),
    "text in a column of numbers": (
        "a,b\n" + "".join(f"{row},{row % 2}\n" for row in range(60)) + "many,1\n",
        ("“a”", "line 62", "“many”", "categories"),
    ),
}


@pytest.mark.parametrize("kind", TABLES)
def test_a_bad_table_is_said_in_its_dialog(
    qtbot: QtBot, panel: DataPanel, tmp_path: Path, kind: str
) -> None:
    text, words = TABLES[kind]
    path = tmp_path / "나쁜 표.csv"
    path.write_text(text, encoding="utf-8")
    dialog = panel.open_data_file(path)
    assert isinstance(dialog, TableDialog)
    qtbot.waitUntil(lambda: not dialog._task.is_busy)
    if dialog.use.isEnabled():
        dialog.select_columns("a")
        dialog.role_buttons["input"].click()
        dialog.select_columns("b")
        dialog.role_buttons["target"].click()
        dialog.form.choose("kind", "classes")
        with qtbot.waitSignal(dialog._task.failed):
            dialog.use.click()
    for word in (path.name, *words):
        assert word in dialog.error.sentence
    in_english = dialog.error.sentence
    current_translator().speak("ko")
    dialog.retranslate()
    assert dialog.error.sentence != in_english
    assert path.name in dialog.error.sentence
    dialog.reject()


def test_classes_that_are_all_one_are_not_passed_over_for_another_column(
    qtbot: QtBot, panel: DataPanel, tmp_path: Path
) -> None:
    path = tmp_path / "한 클래스.csv"
    path.write_text("a,b,종류\n1,5,개\n2,6,개\n3,8,개\n", encoding="utf-8")
    dialog = panel.open_data_file(path)
    assert dialog is not None
    qtbot.waitUntil(dialog.use.isEnabled)
    assert [column.role for column in dialog.settings.columns] == ["input", "input", "target"]
    with qtbot.waitSignal(dialog._task.failed):
        dialog.use.click()
    assert "“개”" in dialog.error.sentence
    dialog.reject()


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "binary"])
def test_what_is_no_table_is_said_in_its_dialog(
    qtbot: QtBot, panel: DataPanel, tmp_path: Path, kind: str
) -> None:
    """A pipe gives no end, a device no end of zeros: reading either would freeze or fill memory."""
    path = tmp_path / "표.csv"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(bytes(range(256)) * 20)
    dialog = panel.open_data_file(path)
    assert isinstance(dialog, TableDialog)
    qtbot.waitUntil(lambda: not dialog._task.is_busy)
    assert "표.csv" in dialog.error.sentence
    assert not dialog.use.isEnabled()
    dialog.reject()


def cut_off_idx(folder: Path) -> tuple[Path, str]:
    images = bytes([0, 0, 8, 3]) + np.array([4, 2, 2], ">u4").tobytes() + bytes(9)
    labels = bytes([0, 0, 8, 1]) + np.array([4], ">u4").tobytes() + bytes(4)
    for which in ("train", "t10k"):
        (folder / f"{which}-images-idx3-ubyte.gz").write_bytes(gzip.compress(images))
        (folder / f"{which}-labels-idx1-ubyte.gz").write_bytes(gzip.compress(labels))
    return folder, "it is cut off"


def page_named_gz(folder: Path) -> tuple[Path, str]:
    cut_off_idx(folder)
    page = b"<!DOCTYPE html><html>Not found</html>"
    (folder / "train-images-idx3-ubyte.gz").write_bytes(page)
    return folder, "download the file again"


def pictures_of_two_sizes(folder: Path) -> tuple[Path, str]:
    for name, side in (("a", 4), ("b", 5)):
        (folder / name).mkdir()
        Image.new("L", (side, side)).save(folder / name / f"{side}.png")
    return folder, "5.png should be a picture of 4 x 4 pixels like the others; it is 5 x 5. Resize"


def two_gigabytes(folder: Path) -> tuple[Path, str]:
    path = folder / "large.npy"
    with path.open("wb") as file:
        file.truncate(2**31 + 1)  # a hole: it takes no room on the disk
    return path, "at most 2048 MB can be loaded; it has 2049 MB. Keep fewer"


def nan_in_an_array(folder: Path) -> tuple[Path, str]:
    path = folder / "a.npz"
    inputs = np.arange(6.0).reshape(3, 2)
    inputs[1, 1] = np.nan
    np.savez(path, inputs=inputs, targets=np.array([0, 1, 0]))
    return path, "row 1, column 1"


def objects(folder: Path) -> tuple[Path, str]:
    path = folder / "a.npz"
    np.savez(path, inputs=np.array([[{}, 1]], dtype=object), targets=np.array([0]))
    return path, "holds the type |O. Save it again as numbers"


def other_count(folder: Path) -> tuple[Path, str]:
    path = folder / "a.npz"
    np.savez(path, inputs=np.zeros((3, 2)), targets=np.array([0, 1]))
    return path, "a.npz: 3 samples need 3 targets; there are 2. Save it again"


def no_labels(folder: Path) -> tuple[Path, str]:
    cut_off_idx(folder)
    (folder / "t10k-labels-idx1-ubyte.gz").unlink()
    return folder, "Not found: t10k-labels-idx1-ubyte. Put it there"


def a_pipe(folder: Path) -> tuple[Path, str]:
    os.mkfifo(folder / "a.npy")
    return folder / "a.npy", "is a pipe or a device, which may never end: choose a file"


def a_device(_: Path) -> tuple[Path, str]:
    return Path("/dev/zero"), "/dev/zero is a pipe or a device"


def a_link_to_itself(folder: Path) -> tuple[Path, str]:
    (folder / "a.npz").symlink_to("a.npz")
    return folder / "a.npz", "a.npz is a link that leads to itself"


def not_there(folder: Path) -> tuple[Path, str]:
    return folder / "a.npz", "a.npz is not there"


def loose_pictures(folder: Path) -> tuple[Path, str]:
    Image.new("L", (4, 4)).save(folder / "1.png")
    return (
        folder,
        "1 picture and no folder for a class: put the pictures of each class into a folder",
    )


def one_folder(folder: Path) -> tuple[Path, str]:
    (folder / "cat").mkdir()
    Image.new("L", (4, 4)).save(folder / "cat" / "1.png")
    return folder, "only “cat”. Add another folder"


def nothing_at_all(folder: Path) -> tuple[Path, str]:
    return folder, "a folder for each class with pictures in it"


def a_broken_picture(folder: Path) -> tuple[Path, str]:
    one_folder(folder)
    (folder / "dog").mkdir()
    (folder / "dog" / "2.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    return folder, "2.png cannot be read as a picture. Replace it"


def a_picture_of_many_pixels(folder: Path) -> tuple[Path, str]:
    one_folder(folder)
    (folder / "dog").mkdir()
    Image.new("1", (4001, 4000)).save(folder / "dog" / "2.png")
    return folder, "2.png has 4001 × 4000 pixels, more than 16 million: make it smaller"


def nothing_useful(folder: Path) -> tuple[Path, str]:
    path = folder / "a.npz"
    np.savez(path, weights=np.zeros(3))
    return path, "should hold an array named x_train or inputs or x"


@pytest.mark.parametrize(
    "make",
    [
        cut_off_idx,
        page_named_gz,
        pictures_of_two_sizes,
        two_gigabytes,
        nan_in_an_array,
        nothing_useful,
        objects,
        other_count,
        no_labels,
        a_pipe,
        a_device,
        a_link_to_itself,
        not_there,
        loose_pictures,
        one_folder,
        nothing_at_all,
        a_broken_picture,
        a_picture_of_many_pixels,
    ],
)
def test_a_bad_file_is_said_in_the_panel_and_changes_nothing(
    qtbot: QtBot, panel: DataPanel, tmp_path: Path, make: Callable[[Path], tuple[Path, str]]
) -> None:
    path, words = make(tmp_path)
    with qtbot.assertNotEmitted(panel.data_chosen), qtbot.waitSignal(panel._task.failed):
        panel.open_data_file(path)
    assert words in panel.error.sentence
    assert panel.error.isVisible()
    in_english = panel.error.sentence
    current_translator().speak("ko")
    panel.retranslate()
    assert panel.error.sentence != in_english


def test_a_constant_column_is_pointed_out_and_left_out(
    qtbot: QtBot, panel: DataPanel, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b,c\n1,7,0\n2,7,1\n3,7,0\n4,7,1\n", encoding="utf-8")
    dialog = panel.open_data_file(path)
    assert dialog is not None
    qtbot.waitUntil(dialog.use.isEnabled)
    assert dialog.model.index(0, 1).data() == "always the same"
    assert dialog.settings.columns[1].role == "ignore"
    dialog.reject()


OF_A_FILE = [
    "UnsupportedFileError",
    "FileTooLargeError",
    "WebPageError",
    "FileEmptyError",
    "NotGzipError",
    "GzipDamagedError",
    "MnistFilesMissingError",
    "NotIdxError",
    "LabelsForImagesError",
    "ImagesForLabelsError",
    "FileCutOffError",
    "LabelRangeError",
    "CountMismatchError",
    "PictureSizeError",
    "NotAPictureError",
    "NoPicturesError",
    "LoosePicturesError",
    "TableWidthError",
    "NoSamplesError",
    "NotFiniteError",
    "OneClassError",
    "OneFolderError",
    "ArraysMissingError",
    "NoArraysError",
    "NotTextError",
    "FieldTooLongError",
    "NoRowsError",
    "RaggedRowError",
    "NotANumberError",
    "GapError",
    "ColumnMissingError",
    "UnknownCategoryError",
    "TooManyCategoriesError",
    "NoInputsError",
    "NoTargetError",
    "OneColumnError",
]


@pytest.mark.parametrize("name", OF_A_FILE)
def test_what_is_wrong_with_a_file_is_said_with_what_to_do(name: str) -> None:
    sentences = {error.__name__: sentence for error, sentence in ERROR_TEXTS.items()}
    current_translator().speak("ko")
    assert "세요" in tr(sentences[name])
