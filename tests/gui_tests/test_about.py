"""About: versions, licences, and the details of a report."""

import platform
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.help.about_dialog import AboutDialog
from gui.help.system_details import components, licence_texts, system_details
from gui.preferences import choose_language
from gui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    yield window
    window.session.pause_now()


@pytest.fixture
def about(qtbot: QtBot) -> AboutDialog:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_every_version_is_the_installed_one() -> None:
    versions = {part.name: part.version for part in components()}
    assert versions["Layerloom"] == version("layerloom")
    assert versions["Python"] == platform.python_version()
    assert versions["NumPy"] == np.__version__
    assert versions["pyqtgraph"] == version("pyqtgraph")
    assert "–" not in versions.values()


def test_everything_the_program_needs_is_named(project_root: Path) -> None:
    project = tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))
    lines = project["project"]["dependencies"]
    needed = {re.split("[<>=!;]", line)[0].strip().casefold() for line in lines}
    named = {part.name.casefold() for part in components()}
    assert needed - named == {"pyside6-essentials"}  # called PySide6 (Qt)


def test_every_part_has_a_licence() -> None:
    assert all(part.licence for part in components())


def test_the_licences_are_there_in_full() -> None:
    text = licence_texts()
    for piece in ("Permission is hereby granted", "SIL OPEN FONT LICENSE", "BSD 3-Clause"):
        assert piece.casefold() in text.casefold()


def test_the_details_are_copied(about: AboutDialog) -> None:
    about.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == system_details() == about.details.toPlainText()
    for fact in (version("layerloom"), platform.platform(), "Qt platform: offscreen"):
        assert fact in copied
    assert about.copy_button.text() == "Copied"


def test_the_details_name_no_user_and_no_folder() -> None:
    assert "/home" not in system_details()
    assert platform.node() not in system_details().splitlines()


def test_the_dialog_speaks_korean_when_the_window_does(about: AboutDialog) -> None:
    choose_language("ko")
    QApplication.processEvents()
    assert about.windowTitle() == "Layerloom 정보"
    assert about.copy_button.text() == "시스템 정보 복사"
    assert about.parts.headerItem().text(2) == "라이선스"


def test_the_menu_opens_it(window: MainWindow) -> None:
    window.findChild(QAction, "aboutAction").trigger()
    about = window.findChild(AboutDialog)
    assert about.isVisible()
    about.close()
