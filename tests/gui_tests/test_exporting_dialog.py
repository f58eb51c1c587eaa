"""The export dialog: by keyboard alone, said before and after, cancelled, refused in a sentence."""

from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from engine import (
    WEIGHTS_FORMATS,
    DenseSpec,
    InputSpec,
    MaxoutSpec,
    NetworkSpec,
    Project,
    TrainingSpec,
    load_example,
)
from gui.background_task import BackgroundTask, Progress
from gui.exporting.export_dialog import ExportDialog
from gui.exporting.format_texts import FORMAT_TEXTS, OPTION_TEXTS, STYLE_TEXTS
from gui.exporting.targets import Choices, Preview, targets_of
from gui.preferences import choose_language

SMALL = NetworkSpec.stack(
    InputSpec(id=0, units=3), DenseSpec(id=0, units=4, name="은닉"), DenseSpec(id=0, units=2)
)


def dialog_for(project: Project, folder: Path, qtbot: QtBot) -> ExportDialog:
    dialog = ExportDialog(targets_of(project), project.network, folder / "신경망.layerloom")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "한글 폴더"
    folder.mkdir()
    return folder


@pytest.fixture
def dialog(folder: Path, qtbot: QtBot) -> ExportDialog:
    return dialog_for(Project(SMALL), folder, qtbot)


def press(dialog: ExportDialog, key: Qt.Key) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key)


def export(dialog: ExportDialog, qtbot: QtBot) -> list[Path]:
    with qtbot.waitSignal(dialog.exported) as signal:
        dialog.export.click()
    return signal.args[0]


def names_shown(dialog: ExportDialog) -> list[str]:
    contents = dialog.details.contents
    return [contents.topLevelItem(row).text(0) for row in range(contents.topLevelItemCount())]


def test_every_format_option_and_style_of_the_engine_has_words() -> None:
    targets = targets_of(Project(SMALL))
    assert {one.suffix for one in targets} <= FORMAT_TEXTS.keys()
    assert {name for one in targets for name in one.switches} <= OPTION_TEXTS.keys()
    assert {name for one in targets for name in one.styles} <= STYLE_TEXTS.keys()
    assert WEIGHTS_FORMATS.keys() < {one.suffix for one in targets}


def test_a_file_is_written_with_keys_alone(
    dialog: ExportDialog, folder: Path, qtbot: QtBot
) -> None:
    dialog.formats.setFocus()
    press(dialog, Qt.Key.Key_Down)
    assert dialog.formats.suffix == ".safetensors"
    assert dialog.path == folder / "신경망.safetensors"
    with qtbot.waitSignal(dialog.exported):
        press(dialog, Qt.Key.Key_Return)
    assert (folder / "신경망.safetensors").is_file()
    assert dialog.written.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_preview_says_what_the_file_then_holds(dialog: ExportDialog, qtbot: QtBot) -> None:
    shown = names_shown(dialog)
    [path] = export(dialog, qtbot)
    with np.load(path, allow_pickle=False) as arrays:
        assert sorted(arrays) == sorted(shown)
        assert dialog.details.contents.topLevelItem(0).text(1) == str(arrays[shown[0]].shape)


def test_every_format_writes_the_files_it_previews_and_its_lines_name_them(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    for suffix in [one.suffix for one in targets_of(Project(SMALL))]:
        dialog.choose(suffix)
        are_files = dialog.target.preview(dialog.path, dialog.details.choices).are_files
        expected = names_shown(dialog) if are_files else [dialog.path.name]
        paths = export(dialog, qtbot)
        assert sorted(path.name for path in paths) == sorted(expected)
        assert paths[0].name in dialog.written.code.toPlainText()
        dialog.again.click()


@pytest.mark.parametrize("suffix", [".npz", ".safetensors", ".json", ".csv"])
def test_the_three_lines_give_the_weights_when_pasted(
    suffix: str, dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.choose(suffix)
    export(dialog, qtbot)
    dialog.written.copy.click()
    lines = QGuiApplication.clipboard().text()
    assert len(lines.splitlines()) == 3
    pasted: dict[str, Any] = {}
    exec(lines, pasted)
    found = pasted["weights"] if suffix == ".csv" else pasted["weights"]["은닉.weights"]
    own = targets_of(Project(SMALL))[0].network.views[2]["weights"]
    np.testing.assert_array_equal(np.asarray(found), own)
    if suffix == ".npz":
        pasted["weights"].close()


def test_the_lines_of_a_script_check_it_when_pasted(
    dialog: ExportDialog, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    dialog.choose(".py", "numpy")
    export(dialog, qtbot)
    exec(dialog.written.code.toPlainText(), {})
    assert "are those of Layerloom" in capsys.readouterr().out


def test_the_three_lines_work_when_pasted(dialog: ExportDialog, qtbot: QtBot) -> None:
    [path] = export(dialog, qtbot)
    dialog.written.copy.click()
    pasted: dict[str, object] = {}
    exec(QGuiApplication.clipboard().text(), pasted)
    with np.load(path, allow_pickle=False) as arrays:
        loaded = pasted["weights"]["은닉.weights"]
        np.testing.assert_array_equal(loaded, arrays["은닉.weights"])
    pasted["weights"].close()


def test_an_option_changes_the_names(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.choose(".safetensors")
    dialog.findChild(QCheckBox, "exportOption:pytorch").click()
    assert names_shown(dialog)[:2] == ["0.weight", "0.bias"]


def test_a_typed_suffix_chooses_the_format(dialog: ExportDialog, folder: Path) -> None:
    dialog.path_row.line.setText("mine.weights.h5")
    assert dialog.formats.suffix == ".weights.h5"
    assert dialog.path == folder / "mine.weights.h5"
    dialog.formats.choose(".npz")
    assert dialog.path == folder / "mine.npz"
    dialog.path_row.line.setText("no suffix")
    assert dialog.path == folder / "no suffix.npz"


def test_nothing_can_be_exported_without_a_name(dialog: ExportDialog, folder: Path) -> None:
    dialog.path_row.line.clear()
    assert not dialog.export.isEnabled()
    dialog.path_row.line.setText(str(folder))
    assert not dialog.export.isEnabled()


def test_a_file_that_is_there_is_said_to_be_replaced(dialog: ExportDialog, qtbot: QtBot) -> None:
    assert not dialog.replacing.isVisible()
    [path] = export(dialog, qtbot)
    dialog.again.click()
    assert dialog.replacing.isVisible()
    assert path.name in dialog.replacing.text()


def test_the_weights_beside_a_script_are_said_to_be_replaced_too(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    [path] = export(dialog, qtbot)
    dialog.again.click()
    dialog.choose(".py")
    assert dialog.replacing.isVisible()
    assert path.name in dialog.replacing.text()
    assert ".py" not in dialog.replacing.text()
    dialog.choose(".onnx")
    assert not dialog.replacing.isVisible()


def test_a_folder_that_is_missing_is_said_and_the_dialog_stays(
    dialog: ExportDialog, folder: Path, qtbot: QtBot
) -> None:
    dialog.path_row.line.setText(str(folder / "gone" / "w.npz"))
    with qtbot.waitSignal(dialog._task.failed):
        dialog.export.click()
    assert "gone" in dialog.fault.sentence
    assert dialog.export.isEnabled()
    assert list(folder.iterdir()) == []


def test_what_a_format_cannot_hold_is_said_before(folder: Path, qtbot: QtBot) -> None:
    spec = NetworkSpec.stack(InputSpec(id=0), MaxoutSpec(id=0), DenseSpec(id=0))
    dialog = dialog_for(Project(spec), folder, qtbot)
    dialog.choose(".safetensors")
    assert dialog.export.isEnabled()
    dialog.findChild(QCheckBox, "exportOption:pytorch").click()
    assert dialog.fault.isVisible()
    assert not dialog.export.isEnabled()
    dialog.choose(".npz")
    assert not dialog.fault.isVisible()
    assert dialog.export.isEnabled()


def test_what_a_style_of_code_cannot_express_is_said_before(folder: Path, qtbot: QtBot) -> None:
    training = TrainingSpec(clip_norm=1.0, clip_value=1.0)
    dialog = dialog_for(Project(SMALL, training), folder, qtbot)
    dialog.choose(".py", "numpy")
    assert dialog.export.isEnabled()
    dialog.choose(".py", "keras")
    assert "keras" in dialog.fault.sentence
    assert not dialog.export.isEnabled()


class SlowTarget:
    """Writes until it is told to end."""

    suffix = ".npz"
    switches = ()
    styles = ()

    def __init__(self, path: Path) -> None:
        self.began = Event()
        self._file = path

    def preview(self, path: Path, choices: Choices) -> Preview:
        return Preview((("w", (1000, 1000)),), False, "float64", 8_000_000)

    def loading_lines(self, path: Path, choices: Choices) -> tuple[str, ...]:
        return ()

    def write(self, path: Path, choices: Choices) -> tuple[Path, ...]:
        from engine import atomic_write

        with atomic_write(self._file) as file:
            while True:
                file.write(b"x" * 2**20)
                file.seek(0)  # however long it goes on, the disk is not filled
                self.began.set()


def test_escape_cancels_the_writing_first_and_leaves_the_old_file(
    folder: Path, qtbot: QtBot
) -> None:
    path = folder / "w.npz"
    path.write_bytes(b"old")
    slow = SlowTarget(path)
    dialog = ExportDialog([slow], SMALL, folder / "w.layerloom")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.export.click()
    assert slow.began.wait(120)
    qtbot.waitUntil(lambda: dialog.progress.value() > 0)
    assert dialog.progress.isVisible()
    assert "MB" in dialog.progress_text.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.export.isEnabled()
    assert dialog._task.shut_down()
    assert path.read_bytes() == b"old"
    assert [one.name for one in folder.iterdir()] == ["w.npz"]


def test_closing_while_writing_leaves_no_thread(folder: Path, qtbot: QtBot) -> None:
    slow = SlowTarget(folder / "w.npz")
    dialog = ExportDialog([slow], SMALL, folder / "w.layerloom")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.export.click()
    assert slow.began.wait(120)
    dialog.done(0)
    assert not dialog._task.is_busy
    assert list(folder.iterdir()) == []


def test_the_answer_of_dropped_work_never_arrives(qtbot: QtBot) -> None:
    task, answers, go = BackgroundTask(), [], Event()
    task.finished.connect(answers.append)

    def wait(progress: Progress) -> str:
        go.wait()
        return "late"

    task.start(wait)
    with qtbot.waitSignal(task.finished):
        task.start(lambda progress: "newest")
        go.set()
    assert task.shut_down()
    assert answers == ["newest"]


def test_the_dialog_speaks_korean_at_once(dialog: ExportDialog) -> None:
    choose_language("ko")
    QApplication.processEvents()
    assert dialog.windowTitle() == "내보내기"
    assert dialog.formats.item(0).text() == "NumPy 배열"
    choose_language("en")
    QApplication.processEvents()
    assert dialog.formats.item(0).text() == "NumPy arrays"


def test_code_is_exported_in_the_style_that_was_asked_for(folder: Path, qtbot: QtBot) -> None:
    project = load_example("xor-mlp")
    dialog = dialog_for(project, folder, qtbot)
    dialog.choose(".py", "numpy")
    paths = export(dialog, qtbot)
    assert [path.name for path in paths] == ["신경망.py", "신경망.npz", "신경망.check.npz"]
    assert "python" in dialog.written.code.toPlainText()
