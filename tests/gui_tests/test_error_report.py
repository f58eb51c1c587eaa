"""Errors nobody foresaw: logged, said, and survived."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from gui.error_report import ErrorReport, ErrorStrip, log_file
from gui.words.translation import current_translator


@pytest.fixture
def report(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[ErrorReport]:
    monkeypatch.setattr(sys, "excepthook", lambda *error: None)
    log_file().unlink(missing_ok=True)
    report = ErrorReport()
    report.install()
    yield report
    report.uninstall()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    window.resize(800, 400)
    qtbot.addWidget(window)
    window.show()
    return window


def fail(sentence: str) -> None:
    """Send an error through the hook, as Qt does with one raised in a slot."""
    try:
        raise ValueError(sentence)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def strip_of(window: QMainWindow) -> ErrorStrip:
    return window.findChild(ErrorStrip, "errorStrip")


def text_of(strip: ErrorStrip) -> str:
    return strip.findChild(QLabel).text()


def test_an_error_is_logged_with_its_traceback(report: ErrorReport) -> None:
    fail("units must be positive, received 가")
    log = log_file().read_text(encoding="utf-8")
    assert "ValueError: units must be positive, received 가" in log
    assert "in fail" in log


def test_an_error_is_said_in_the_window(report: ErrorReport, window: QMainWindow) -> None:
    fail("units must be positive")
    strip = strip_of(window)
    assert strip.isVisible()
    assert text_of(strip).endswith("ValueError: units must be positive")


def test_the_strip_lies_along_the_edge_and_follows_it(
    qtbot: QtBot, report: ErrorReport, window: QMainWindow
) -> None:
    fail("first")
    window.resize(640, 300)
    strip = strip_of(window)
    qtbot.waitUntil(lambda: strip.width() == window.width())
    assert strip.geometry().bottom() == window.rect().bottom()


def test_a_long_error_is_shown_in_full(report: ErrorReport, window: QMainWindow) -> None:
    fail("shapes do not agree, " * 20)
    strip = strip_of(window)
    message = strip.findChild(QLabel)
    strip.layout().activate()
    assert message.height() >= message.heightForWidth(message.width())


def test_a_second_error_takes_the_first_ones_place(
    report: ErrorReport, window: QMainWindow
) -> None:
    fail("first")
    fail("second")
    (strip,) = window.findChildren(ErrorStrip)
    assert text_of(strip).endswith("second")


def test_the_strip_speaks_korean_and_can_be_closed(
    qtbot: QtBot, report: ErrorReport, window: QMainWindow
) -> None:
    fail("first")
    current_translator().speak("ko")
    strip = strip_of(window)
    close = strip.findChildren(QPushButton)[-1]
    qtbot.waitUntil(lambda: close.text() == "닫기")
    assert text_of(strip).startswith("문제가 생겼습니다")
    close.click()
    assert not strip.isVisible()


def test_an_error_on_another_thread_reaches_the_window(
    qtbot: QtBot, report: ErrorReport, window: QMainWindow
) -> None:
    def fail_there() -> None:
        raise OSError("disk full")

    with qtbot.waitSignal(report.reported) as reported:
        thread = threading.Thread(target=fail_there)
        thread.start()
        thread.join()
    assert reported.args == ["OSError: disk full"]
    qtbot.waitUntil(lambda: strip_of(window) is not None)


def test_an_error_without_any_window_is_logged_all_the_same(report: ErrorReport) -> None:
    fail("early")
    assert "ValueError: early" in log_file().read_text(encoding="utf-8")


def test_the_hooks_are_given_back(qapp: QApplication) -> None:
    before = (sys.excepthook, threading.excepthook)
    report = ErrorReport()
    report.install()
    assert sys.excepthook != before[0]
    report.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_folder_that_cannot_be_written_stops_nobody(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setattr("gui.error_report.log_file", lambda: blocked / "layerloom.log")
    monkeypatch.setattr(sys, "excepthook", lambda *error: None)
    report = ErrorReport()
    report.install()
    fail("early")
    report.uninstall()
