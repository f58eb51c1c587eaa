"""F11 gives the canvas the window; pressed again everything is where it was."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDockWidget
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(object, "lossPlot") is not None)
    return window


def shown(window: MainWindow) -> set[str]:
    docks = window.findChildren(QDockWidget)
    return {dock.objectName() for dock in docks if dock.isVisible()}


def test_the_canvas_has_the_window_and_gives_it_back(window: MainWindow, qtbot: QtBot) -> None:
    before, height = shown(window), window.canvas.height()
    window.enlarging.action.trigger()
    assert shown(window) <= {"paletteDock"}
    assert not window.diagram.isVisible()
    qtbot.waitUntil(lambda: window.canvas.height() > 2 * height)
    window.enlarging.action.trigger()
    assert shown(window) == before
    assert window.diagram.isVisible()
    qtbot.waitUntil(lambda: abs(window.canvas.height() - height) <= 2)


def test_a_window_closed_while_enlarged_opens_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    before = shown(window)
    window.enlarging.action.trigger()
    window.document.set_clean()
    window.close()
    assert QSettings().value("window/state") is not None
    again = MainWindow()
    qtbot.addWidget(again, before_close_func=lambda w: w.document.set_clean())
    again.show()
    assert shown(again) == before
    assert not again.enlarging.action.isChecked()
