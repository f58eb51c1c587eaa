"""The data panel offers every source, shows what it is, and reads files without freezing."""

import gzip
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine import (
    BUILT_IN,
    REMOTE_SETS,
    Dataset,
    Samples,
    Scaling,
    built_in,
    data_errors,
    inspect_table,
    load_example,
    load_source,
    typed_data,
)
from gui.background_task import BackgroundTask, unwatched
from gui.data.panel import DataPanel
from gui.data.pictures import coloured_picture, ink_picture
from gui.data.source_texts import facts
from gui.looks.theme import current_theme
from gui.words.any_error import error_text
from gui.words.translation import current_translator
from tests.engine_tests.mirrors import Mirrors, serving


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[DataPanel]:
    panel = DataPanel()
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    yield panel
    assert panel.shut_down()


@pytest.fixture
def mnist_folder(tmp_path: Path) -> Path:
    """Return a folder in MNIST's form: 30 training and 5 test pictures of 28 x 28."""
    folder = tmp_path / "숫자 그림"
    folder.mkdir()
    random = np.random.default_rng(0)
    for which, count in (("train", 30), ("t10k", 5)):
        pixels = random.integers(0, 256, (count, 28, 28), np.uint8)
        labels = random.integers(0, 10, count).astype(np.uint8)
        _write(folder / f"{which}-images-idx3-ubyte.gz", 3, pixels)
        _write(folder / f"{which}-labels-idx1-ubyte.gz", 1, labels)
    return folder


def _write(path: Path, dimensions: int, array: Any) -> None:
    head = bytes([0, 0, 8, dimensions]) + np.array(array.shape, ">u4").tobytes()
    path.write_bytes(gzip.compress(head + array.tobytes()))


@pytest.mark.parametrize("name", [name for name in BUILT_IN if not BUILT_IN[name].needs_files])
def test_every_generated_source_is_shown_and_chosen_by_a_click(
    qtbot: QtBot, panel: DataPanel, name: str
) -> None:
    panel.select_source(name)
    with qtbot.waitSignal(panel.data_chosen) as chosen:
        qtbot.mouseClick(panel.use, Qt.MouseButton.LeftButton)
    dataset = chosen.args[0]
    assert isinstance(dataset, Dataset)
    assert dataset.source.name == name
    assert panel.preview.dataset is dataset


def test_selecting_a_source_changes_nothing_but_the_preview(qtbot: QtBot, panel: DataPanel) -> None:
    with qtbot.assertNotEmitted(panel.data_chosen):
        panel.select_source("spiral")
    assert panel.preview.dataset is not None


def test_the_options_reach_the_generator(qtbot: QtBot, panel: DataPanel) -> None:
    panel.select_source("gauss")
    panel.options.box("samples").setValue(40)
    panel.options.box("noise").setValue(0.25)
    panel.options.box("seed").setValue(9)
    with qtbot.waitSignal(panel.data_chosen) as chosen:
        panel.use.click()
    wanted = built_in("gauss", {"samples": 40, "noise": 0.25, "seed": 9})
    np.testing.assert_array_equal(chosen.args[0].inputs, wanted.inputs)


def test_the_panel_stays_where_it_is_when_data_are_used(panel: DataPanel, qtbot: QtBot) -> None:
    panel.data_chosen.connect(panel.set_data)
    panel.select_source("xor")
    panel.use.setFocus()
    qtbot.mouseClick(panel.use, Qt.MouseButton.LeftButton)
    assert not panel.use.isEnabled()
    assert panel.focusWidget() is panel.sources


def test_data_in_use_are_not_offered_again(panel: DataPanel) -> None:
    panel.set_data(built_in("circle", {"samples": 60}))
    assert panel.source == "circle"
    assert panel.options.box("samples").value() == 60
    assert panel.use.text() == "In use"
    assert not panel.use.isEnabled()
    panel.options.box("samples").setValue(61)
    assert panel.use.text() == "Use these data"
    assert panel.use.isEnabled()


def test_showing_the_documents_data_chooses_nothing(qtbot: QtBot, panel: DataPanel) -> None:
    with qtbot.assertNotEmitted(panel.data_chosen):
        panel.set_data(built_in("or"))
        panel.set_data(None)


def test_data_from_elsewhere_are_shown_too(panel: DataPanel) -> None:
    rows = np.arange(24.0).reshape(3, 8)
    panel.set_data(typed_data(rows, np.arange(3.0), name="my own"))
    assert panel.preview.dataset is not None
    assert panel.preview.dataset.name == "my own"
    assert not panel.preview.grab().isNull()
    assert panel.use.text() == "In use"


def test_mnist_is_read_in_the_background_and_chosen_when_it_arrives(
    qtbot: QtBot, panel: DataPanel, mnist_folder: Path
) -> None:
    panel.select_source("mnist")
    qtbot.keyClicks(panel.folder.line, "x")
    panel.folder.line.setText(str(mnist_folder))
    with qtbot.waitSignal(panel.data_chosen) as chosen:
        qtbot.mouseClick(panel.use, Qt.MouseButton.LeftButton)
        assert panel.progress.isVisible()
        assert panel.cancel.isVisible()
        assert not panel.use.isEnabled()
    assert len(chosen.args[0]) == 30
    assert not panel.progress.isVisible()
    assert panel.error.sentence == ""


def test_mnist_is_scaled_where_it_is_read(
    qtbot: QtBot, panel: DataPanel, mnist_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    apply = Scaling.apply

    def noting(scaling: Scaling, *arguments: Any) -> Any:
        threads.append(threading.current_thread())
        return apply(scaling, *arguments)

    panel.select_source("mnist")
    panel.folder.set_path(str(mnist_folder))
    monkeypatch.setattr(Scaling, "apply", noting)
    with qtbot.waitSignal(panel.data_chosen) as chosen:
        qtbot.mouseClick(panel.use, Qt.MouseButton.LeftButton)
    assert len(threads) >= 2
    assert threading.main_thread() not in threads[:2]  # later ones: the few of the preview
    threads.clear()
    dataset = chosen.args[0]
    assert len(dataset.samples.inputs) == 30
    assert len(dataset.test.inputs) == 5
    assert threads == []


def test_data_that_are_elsewhere_are_asked_for(panel: DataPanel) -> None:
    panel.select_source("spiral")
    panel.set_data(BUILT_IN["mnist"].description)
    assert panel.source == "mnist"
    assert panel.folder.isVisible()
    assert panel.preview.dataset is None
    assert panel.use.text() == "Download MNIST (12 MB)"


@pytest.fixture
def mirrors(
    mnist_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Mirrors]:
    """Serve the small files from this machine, and download into an empty cache."""
    monkeypatch.setenv("LAYERLOOM_CACHE", str(tmp_path / "내려받은 것"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    order = [file.name for file in REMOTE_SETS["mnist"].files]
    with serving({name: (mnist_folder / name).read_bytes() for name in order}) as served:
        yield served


def offer(monkeypatch: pytest.MonkeyPatch, mirrors: Mirrors, manner: str) -> None:
    monkeypatch.setitem(REMOTE_SETS, "mnist", mirrors.remote(manner))


def test_mnist_is_downloaded_by_a_click_and_then_in_use(
    qtbot: QtBot, panel: DataPanel, mirrors: Mirrors, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, mirrors, "good")
    panel.select_source("mnist")
    assert panel.use.text().startswith("Download MNIST")
    with qtbot.waitSignal(panel.data_chosen) as chosen:
        panel.use.click()
        assert panel.cancel.isVisible()
    assert len(chosen.args[0]) == 30
    panel.set_data(chosen.args[0])
    assert panel.use.text() == "In use"
    panel.set_data(built_in("xor"))
    panel.select_source("mnist")
    assert panel.use.text() == "Use these data"
    assert len(mirrors.asked) == 4


def test_a_download_shows_how_far_it_is_and_ends_when_it_is_cancelled(
    qtbot: QtBot, panel: DataPanel, mirrors: Mirrors, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, mirrors, "slow")
    panel.select_source("mnist")
    with qtbot.assertNotEmitted(panel.data_chosen):
        panel.use.click()
        assert panel.progress.text.text() == "Downloading MNIST: 0.0 of 0.0 MB"
        qtbot.waitUntil(lambda: panel.progress.bar.value() > 0)
        assert panel.progress.bar.value() < panel.progress.bar.maximum()
        panel.cancel.click()
        assert not panel.progress.isVisible()
        mirrors.may_go_on.set()
        assert panel.shut_down()
        QCoreApplication.processEvents()
    assert mirrors.asked == ["slow/train-images-idx3-ubyte.gz"]
    assert not panel.error.isVisible()


def test_a_download_that_fails_says_what_was_tried(
    qtbot: QtBot, panel: DataPanel, mirrors: Mirrors, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, mirrors, "missing")
    panel.select_source("mnist")
    with qtbot.waitSignal(panel._task.failed):
        panel.use.click()
    assert f"{mirrors.url('missing')}train-images-idx3-ubyte.gz: HTTP" in panel.error.sentence
    assert panel.use.isEnabled()
    current_translator().speak("ko")
    panel.retranslate()
    assert "내려받지 못했습니다" in panel.error.sentence
    assert panel.use.text() == "MNIST 내려받기(0MB)"


def test_a_folder_is_chosen_in_a_dialog(qtbot: QtBot, panel: DataPanel, mnist_folder: Path) -> None:
    panel.select_source("mnist")
    dialog = panel.folder.open_dialog()
    assert panel.findChild(QFileDialog, "mnistFolderDialog") is dialog
    dialog.selectFile(str(mnist_folder))
    with qtbot.waitSignal(panel.data_chosen):
        dialog.accept()
    assert Path(panel.folder.path) == mnist_folder


def test_a_wrong_folder_is_told_in_a_strip_and_what_was_in_use_stays(
    qtbot: QtBot, panel: DataPanel, tmp_path: Path
) -> None:
    panel.set_data(built_in("xor"))
    panel.select_source("mnist")
    panel.folder.set_path(str(tmp_path))
    with (
        qtbot.waitSignal(panel._task.failed),
        qtbot.assertNotEmitted(panel.data_chosen),
    ):
        panel.use.click()
    assert panel.error.isVisible()
    assert "train-images-idx3-ubyte" in panel.error.sentence
    panel.select_source("xor")
    assert not panel.error.isVisible()
    assert panel.use.text() == "In use"


def test_a_cut_off_file_is_named(qtbot: QtBot, panel: DataPanel, mnist_folder: Path) -> None:
    (mnist_folder / "train-labels-idx1-ubyte.gz").write_bytes(gzip.compress(bytes([0, 0, 8, 1])))
    panel.select_source("mnist")
    panel.folder.set_path(str(mnist_folder))
    with qtbot.waitSignal(panel._task.failed):
        panel.use.click()
    assert "train-labels-idx1-ubyte.gz" in panel.error.sentence


def test_cancelled_reading_never_arrives(
    qtbot: QtBot, panel: DataPanel, mnist_folder: Path
) -> None:
    panel.select_source("mnist")
    panel.folder.set_path(str(mnist_folder))
    with qtbot.assertNotEmitted(panel.data_chosen):
        panel.use.click()
        panel.cancel.click()
        assert not panel.progress.isVisible()
        assert panel.shut_down()
        QCoreApplication.processEvents()


def test_only_the_newest_request_is_answered(qtbot: QtBot) -> None:
    task = BackgroundTask()
    answers: list[Any] = []
    task.finished.connect(answers.append)
    old, new = built_in("and"), built_in("or")
    may_end = threading.Event()

    def slow() -> Dataset:
        may_end.wait()
        return old

    task.start(unwatched(slow))
    with qtbot.waitSignal(task.finished):
        task.start(lambda progress: new)
    may_end.set()
    assert task.shut_down()
    QCoreApplication.processEvents()
    assert answers == [new]


def test_a_mistake_while_reading_is_said_and_logged(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    task = BackgroundTask()

    def broken() -> Dataset:
        raise ZeroDivisionError("a mistake of ours")

    with qtbot.waitSignal(task.failed) as failed:
        task.start(unwatched(broken))
    assert error_text(failed.args[0]).startswith("Something unexpected went wrong")
    assert "a mistake of ours" in caplog.text
    assert task.shut_down()


def test_the_facts_of_mnist_say_what_was_done_to_it() -> None:
    dataset = BUILT_IN["mnist"].description
    assert dataset is not None
    small = Dataset(dataset, _samples(3, dataset), _samples(2, dataset))
    assert [value for _, value in facts(small)] == [
        "3 (test: 2)",
        "784 (pictures of 28 × 28)",
        "10 classes (0 … 9)",
        "/ 255",
        "28 × 28 → 784 → / 255",
    ]


def _samples(count: int, description: Any) -> Samples:
    pixels = np.zeros((count, description.inputs), np.uint8)
    return Samples(pixels, np.zeros(count, np.int64), description.scaling)


def test_data_of_an_example_are_named_in_the_language(panel: DataPanel) -> None:
    data = load_example("logistic-regression").dataset
    assert data is not None
    panel.set_data(data)
    assert panel.sources.placeholderText() == "hours of study"
    current_translator().speak("ko")
    panel.retranslate()
    assert panel.sources.placeholderText() == "공부한 시간"


def test_every_word_follows_the_language(panel: DataPanel) -> None:
    panel.select_source("xor")
    current_translator().speak("ko")
    panel.retranslate()
    assert panel.use.text() == "이 데이터 사용"
    assert panel.sources.currentText() == "XOR 게이트"


def test_an_error_is_said_in_the_language_of_the_moment() -> None:
    error = data_errors.GzipDamagedError(source="a.gz")
    assert error_text(error).startswith("a.gz should be a whole gzip file")
    current_translator().speak("ko")
    assert "다시 내려받으세요" in error_text(error)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["and", "spiral", "reg_plane", "cs231n_spiral", "sine", "iris", "digits"]
)
def test_the_preview_paints_every_kind_of_data(panel: DataPanel, mode: str, name: str) -> None:
    current_theme().set_mode(mode)
    panel.preview.set_dataset(None)
    blank = panel.preview.grab().toImage()
    panel.preview.set_dataset(built_in(name))
    assert panel.preview.grab().toImage() != blank


def test_a_large_set_is_thinned_and_says_so(panel: DataPanel) -> None:
    panel.preview.set_dataset(built_in("gauss", {"samples": 100_000}))
    assert panel.preview.note == "2,000 of 100,000 shown"


def test_ink_is_strongest_where_the_pixel_is_brightest() -> None:
    image = ink_picture(np.array([[0, 128, 255]], np.uint8), "#102030")
    assert [image.pixelColor(column, 0).alpha() for column in range(3)] == [0, 128, 255]
    assert image.pixelColor(2, 0).name() == "#102030"


def test_coloured_pictures_are_shown_in_colour() -> None:
    shares = np.zeros((2, 3, 3))
    shares[1, 2] = (1.0, 0.5, 0.0)
    image = coloured_picture(shares)
    assert (image.width(), image.height()) == (3, 2)
    assert image.pixelColor(2, 1).getRgb()[:3] == (255, 128, 0)
    assert image.pixelColor(0, 0).getRgb()[:3] == (0, 0, 0)


def test_every_built_in_source_is_in_the_list(panel: DataPanel) -> None:
    listed = [panel.sources.itemData(row) for row in range(panel.sources.count())]
    assert {name for name in listed if name} == set(BUILT_IN)


def test_a_derived_input_is_added_by_a_click_and_removed_by_another(
    qtbot: QtBot, panel: DataPanel
) -> None:
    panel.select_source("circle")
    form = panel.preparation.derived

    qtbot.mouseClick(form.buttons["x1^2"], Qt.MouseButton.LeftButton)
    assert panel.preview.dataset is not None
    assert panel.preview.dataset.input_names == ("x1", "x2", "x1²")
    with qtbot.waitSignal(panel.data_chosen) as chosen:
        panel.use.click()
    panel.set_data(chosen.args[0])
    assert panel.use.text() == "In use"
    form = panel.preparation.derived

    assert form.buttons["x1^2"].isChecked()
    qtbot.mouseClick(form.buttons["x1^2"], Qt.MouseButton.LeftButton)
    assert panel.preview.dataset.input_names == ("x1", "x2")
    assert panel.use.text() == "Use these data"


def test_a_folder_of_pictures_is_opened_by_a_dialog(
    qtbot: QtBot, panel: DataPanel, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / "그림" / name).mkdir(parents=True)
        Image.new("RGB", (6, 6), (200, 0, 0)).save(tmp_path / "그림" / name / "0.png")
    dialog = panel.choose_folder()
    dialog.selectFile(str(tmp_path / "그림"))
    with qtbot.waitSignal(panel.data_chosen) as chosen:
        dialog.accept()
    panel.set_data(chosen.args[0])
    assert panel.use.text() == "In use"
    assert dict(facts(chosen.args[0]))["Preparation"] == "6 × 6 × 3 → 108 → / 255"
    assert not panel.preview.grab().isNull()


def test_what_is_done_to_the_data_is_told_step_by_step(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("n,word,y\n1,a,0\n2,b,1\n3,c,0\n4,a,1\n", encoding="utf-8")
    settings = replace(inspect_table(path).settings, scaling="standardize")
    table = load_source(str(path), options=settings.to_options())
    sets = (table, built_in("xor"), built_in("digits"))
    said = [dict(facts(data))["Preparation"] for data in sets]
    assert said == ["2 columns → 4 → mean 0, deviation 1, each column", "2", "8 × 8 → 64 → / 16"]
    assert dict(facts(built_in("circle", {"derived": "x1^2"})))["Preparation"] == "2 → 3"


@pytest.mark.parametrize(
    ("source", "first", "kind"),
    [("iris", "꽃받침 길이(cm)", "setosa"), ("wine", "알코올", "클래스 0")],
)
def test_shipped_data_are_named_in_the_language_of_the_moment(
    panel: DataPanel, source: str, first: str, kind: str
) -> None:
    current_translator().speak("ko")
    chosen: list[Dataset] = []
    panel.data_chosen.connect(chosen.append)
    panel.select_source(source)
    panel.use.click()
    assert chosen[0].input_names[0] == first
    assert chosen[0].class_names[0] == kind
    assert chosen[0].samples.raw.shape == built_in(source).samples.raw.shape
