"""A real X display: tests marked ``xvfb`` run on one, started by the first test here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.looks.fonts import install_fonts
from gui.startup_checks import find_obstacle


@pytest.mark.skipif(
    os.environ["QT_QPA_PLATFORM"] == "xcb", reason="this is the run on a real display already"
)
@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="xvfb-run is not installed")
def test_the_tests_marked_xvfb_pass_on_a_real_display(project_root: Path) -> None:
    # The plugin pytest-xvfb, where it is installed, would bring a smaller display of its own.
    suite = [sys.executable, "-m", "pytest", "-p", "no:xvfb", "-m", "xvfb", "-q", "-rs"]
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", *suite, "tests/gui_tests"],
        env=os.environ | {"QT_QPA_PLATFORM": "xcb"},
        cwd=project_root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.xvfb
def test_a_window_with_hangul_opens_on_a_real_display(qtbot: QtBot, qapp: QApplication) -> None:
    assert QGuiApplication.platformName() == "xcb"
    assert find_obstacle() is None
    install_fonts(qapp)
    label = QLabel("은닉층 1")
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    assert all(QFontMetrics(label.font()).inFontUcs4(ord(letter)) for letter in "은닉층")
