"""What nobody foresaw is one clear sentence; its details are in the log, not in the window."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import Trainer, load_example, save_project
from gui.error_report import ErrorReport, log_file
from gui.preferences import choose_language
from gui.window.main_window import MainWindow
from gui.words.any_error import error_text

WORDS = "list index out of range in <object at 0x7f>"


@pytest.fixture
def report(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[ErrorReport]:
    monkeypatch.setattr(sys, "excepthook", lambda *error: None)
    log_file().unlink(missing_ok=True)
    report = ErrorReport()
    report.install()
    yield report
    report.uninstall()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.mark.parametrize(
    ("language", "begin"),
    [("en", "Something unexpected went wrong"), ("ko", "예상하지 못한 오류가 났습니다")],
)
def test_the_sentence_says_where_the_log_is_and_not_what_python_says(
    qapp: QApplication, language: str, begin: str
) -> None:
    choose_language(language)
    sentence = error_text(IndexError(WORDS))
    assert sentence.startswith(begin)
    assert str(log_file()) in sentence
    assert WORDS not in sentence
    assert "IndexError" not in sentence


def test_a_mistake_while_training_is_said_and_its_traceback_is_in_the_log(
    report: ErrorReport, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise IndexError(WORDS)

    monkeypatch.setattr(Trainer, "run", fail)
    with qtbot.waitSignal(window.session.failed):
        window.controls.train_action.trigger()
    assert window.messages.isVisible()
    assert window.messages.text == error_text(IndexError())
    log = log_file().read_text(encoding="utf-8")
    assert f"IndexError: {WORDS}" in log
    assert "in fail" in log


def test_missing_recent_files_are_grey_and_say_why(window: MainWindow, tmp_path: Path) -> None:
    there, gone = tmp_path / "있음.layerloom", tmp_path / "없음.layerloom"
    save_project(load_example("mazur-2-2-2"), there)
    QSettings().setValue("recentFiles", [str(gone), str(there)])
    menu = window.actions_of_window._recent
    menu.aboutToShow.emit()
    first, second = menu.actions()
    assert (first.text(), first.isEnabled()) == (str(gone), False)
    assert first.toolTip() == "This file is no longer there."
    assert second.isEnabled()
    second.trigger()
    assert window.document.path == there
