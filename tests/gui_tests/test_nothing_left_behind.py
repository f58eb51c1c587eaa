"""The fixture that fails a test leaving something behind: it must catch each kind, and teach."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

NewWatch = Callable[[], Any]


def start_somewhere(it: Any, *arguments: Any) -> None:
    it.start(*arguments)


def test_a_running_qthread_is_found_and_ended(qapp: QApplication, new_watch: NewWatch) -> None:
    watch, thread = new_watch(), QThread()
    start_somewhere(thread)
    (finding,) = watch.findings()
    assert "QThread is still running" in finding
    assert "quit(), then wait()" in finding
    assert "start_somewhere" in finding
    assert thread.isFinished()


def test_a_finished_qthread_is_no_finding(qapp: QApplication, new_watch: NewWatch) -> None:
    watch, thread = new_watch(), QThread()
    thread.start()
    thread.quit()
    assert thread.wait(2000)
    assert watch.findings() == []


def test_a_running_python_thread_is_found(qapp: QApplication, new_watch: NewWatch) -> None:
    watch, stop = new_watch(), threading.Event()
    thread = threading.Thread(target=stop.wait, name="left running")
    start_somewhere(thread)
    try:
        (finding,) = watch.findings()
    finally:
        stop.set()
        thread.join()
    assert "left running" in finding
    assert "start_somewhere" in finding


def test_an_active_timer_is_found_and_stopped(qapp: QApplication, new_watch: NewWatch) -> None:
    watch, timer = new_watch(), QTimer()
    start_somewhere(timer, 60_000)
    (finding,) = watch.findings()
    assert "QTimer is still active (60000 ms)" in finding
    assert "start_somewhere" in finding
    assert not timer.isActive()


def test_a_timer_that_died_with_its_owner_is_no_finding(
    qapp: QApplication, new_watch: NewWatch
) -> None:
    watch, owner = new_watch(), QMainWindow()
    QTimer(owner).start(60_000)
    owner.deleteLater()
    assert watch.findings() == []


@pytest.mark.parametrize("shown", [True, False])
def test_a_window_is_found_and_closed(qapp: QApplication, new_watch: NewWatch, shown: bool) -> None:
    watch, window = new_watch(), QMainWindow()
    window.setWindowTitle("forgotten")
    if shown:
        window.show()
    (finding,) = watch.findings()
    assert "QMainWindow 'forgotten'" in finding
    assert "qtbot.addWidget" in finding
    assert ("test_nothing_left_behind.py" in finding) == shown
    assert watch.findings() == []


def test_a_window_nobody_holds_is_no_finding(qapp: QApplication, new_watch: NewWatch) -> None:
    watch = new_watch()
    QMainWindow().show()
    assert watch.findings() == []


LEAKING = """
from PySide6.QtCore import QTimer

timer = QTimer()

def test_that_forgets_its_timer(qapp):
    timer.start(60_000)

def test_that_fails_anyway(qapp):
    timer.start(60_000)
    assert False
"""


def test_a_test_that_forgets_something_fails_once(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "test_leaking.py").write_text(LEAKING, encoding="utf-8")
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--rootdir={tmp_path}"]
    done = subprocess.run([*run, str(tmp_path)], capture_output=True, text=True, check=False)
    assert "1 failed, 1 passed, 1 error" in done.stdout
    assert "QTimer is still active (60000 ms)" in done.stdout
