"""The program's start, in a process of its own: one application, one window, one exit code."""

import os
import subprocess
import sys
from pathlib import Path

START = """
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from PySide6.QtCore import QObject, QSettings, QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

QStandardPaths.setTestModeEnabled(True)
QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])

class Steps(QObject):
    def read_ahead(self):
        pass

class MainWindow(QMainWindow):
    new_window_wanted = Signal(object)
    closed = Signal(object)

    def __init__(self, project_path):
        super().__init__()
        self.files = SimpleNamespace()
        self.steps = Steps(self)
        application = QApplication.instance()
        print("project", project_path)
        print("styled", "QToolBar" in application.styleSheet())
        print("families", application.font().families()[-1])
        print("icon", not application.windowIcon().pixmap(32, 32).isNull())
        print("named", application.applicationName())
        print("pyqtgraph", "pyqtgraph" in sys.modules)
        QTimer.singleShot(0, self.say_and_end)

    def offer_recovered(self):
        print("offered", self.isVisible())

    def say_and_end(self):
        print("visible", self.isVisible())
        QTimer.singleShot(0, QApplication.quit)
        if len(sys.argv) > 2:
            raise RuntimeError(sys.argv[2])

stand_in = ModuleType("gui.window.main_window")
stand_in.MainWindow = MainWindow
sys.modules["gui.window.main_window"] = stand_in

from gui.application import run
sys.exit(run(Path("a.layerloom")))
"""


def start(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START, str(folder), *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


def test_the_window_opens_named_styled_and_lettered(tmp_path: Path) -> None:
    done = start(tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "project a.layerloom",
        "styled True",
        "families Pretendard",
        "icon True",
        "named Layerloom",
        "pyqtgraph False",
        "visible True",
        "offered True",
    ]


def test_an_error_nobody_caught_leaves_the_program_running(tmp_path: Path) -> None:
    done = start(tmp_path, "something odd")
    assert done.returncode == 0
    assert "RuntimeError: something odd" in done.stderr
