"""A project's file that another program has written meanwhile is not replaced unasked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from engine import backup_path, load_example, load_project, save_project
from gui.document import edits
from gui.window.main_window import MainWindow

Buttons = QMessageBox.StandardButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda one: one.document.set_clean())
    window.show()
    assert window.files.save_to(tmp_path / "나.layerloom")
    return window


def write_elsewhere(window: MainWindow) -> Path:
    path = window.document.path
    assert path is not None
    save_project(load_example("spiral-2-8-8-1"), path)
    return path


def answer(monkeypatch: pytest.MonkeyPatch, button: Buttons) -> list[str]:
    asked: list[str] = []

    def answered(box: QMessageBox) -> int:
        asked.append(box.text())
        return button

    monkeypatch.setattr(QMessageBox, "exec", answered)
    return asked


def test_cancelling_leaves_the_file_of_the_others(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, Buttons.Cancel)
    edits.set_training(window.document, "epochs", 7)
    path = write_elsewhere(window)
    assert not window.files.save()
    assert asked == ["나.layerloom has changed on the disk since it was opened here."]
    assert load_project(path).network == load_example("spiral-2-8-8-1").network
    assert not window.document.is_clean


def test_replacing_keeps_what_was_there_beside_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, Buttons.Save)
    edits.set_training(window.document, "epochs", 7)
    path = write_elsewhere(window)
    assert window.files.save()
    assert load_project(path).training.epochs == 7
    theirs = load_project(backup_path(path))
    assert theirs.network == load_example("spiral-2-8-8-1").network
    assert window.files.save()
    assert len(asked) == 1


def test_it_can_be_saved_to_another_file(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer(monkeypatch, Buttons.Yes)
    other = tmp_path / "other.layerloom"
    monkeypatch.setattr(
        "gui.files.project_files.QFileDialog.getSaveFileName", lambda *_: (str(other), "")
    )
    path = write_elsewhere(window)
    assert window.files.save()
    assert window.document.path == other
    assert load_project(path).network == load_example("spiral-2-8-8-1").network


def test_a_file_that_is_gone_is_written_anew_without_a_question(window: MainWindow) -> None:
    path = window.document.path
    assert path is not None
    path.unlink()
    assert window.files.save()
    assert path.is_file()


def test_nobody_is_asked_about_a_file_that_was_opened_or_saved_here(window: MainWindow) -> None:
    path = write_elsewhere(window)
    assert window.files.open_path(path)
    edits.set_training(window.document, "epochs", 9)
    assert window.files.save()
    assert window.files.save()
    assert load_project(path).training.epochs == 9
