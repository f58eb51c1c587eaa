"""With the keyboard alone one goes through the window as one reads it, and never out of sight."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow

TAB = Qt.Key.Key_Tab


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    window.resize(1280, 720)  # the test's screen is smaller
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    window.session.pause_now()


def focused(window: MainWindow) -> QWidget:
    widget = window.focusWidget()
    assert widget is not None
    return widget


def places(window: MainWindow, key: Qt.Key, times: int) -> list[str]:
    """Return the names of what has the focus after each press."""
    names = []
    for _ in range(times):
        QTest.keyClick(focused(window), key)
        here = focused(window)
        shown = here.tabText(here.currentIndex()) if isinstance(here, QTabBar) else ""
        names.append(shown or here.objectName())
    return names


def test_f6_goes_from_part_to_part_in_the_order_of_reading(window: MainWindow) -> None:
    window.canvas.setFocus()
    names = []
    for _ in range(8):
        window.next_part.trigger()
        names += places(window, Qt.Key.Key_Shift, 1)  # a key that does nothing
    assert names == [
        *("diagram", "Properties", "Activation function", "Loss", "problemsButton"),
        *("dataButton", "Layers", "canvas"),
    ]
    window.previous_part.trigger()
    window.previous_part.trigger()
    assert focused(window).objectName() == "dataButton"


def test_tab_goes_through_the_toolbar_from_left_to_right(window: MainWindow) -> None:
    window.findChild(QWidget, "dataButton").setFocus()
    names = places(window, TAB, 4)
    assert names == ["trainPortion", "epochs", "stopConditions", "trainingSpeed"]


def test_tab_goes_from_the_search_into_the_palette_below_it(window: MainWindow) -> None:
    window.building.search.action.trigger()
    assert places(window, TAB, 2) == ["palette", "canvas"]


def test_tab_goes_down_the_properties_of_a_layer_chosen_later(window: MainWindow) -> None:
    """The form was made after the window: its fields came last, behind the status line."""
    window.selection.select_layer(2)
    window.inspector.setFocus()
    heights = []
    for _ in range(8):
        QTest.keyClick(focused(window), TAB)
        assert window.inspector.isAncestorOf(focused(window))
        heights.append(focused(window).mapTo(window.inspector.widget(), QPoint(0, 0)).y())
    assert heights == sorted(heights)


def test_the_focus_stays_in_sight_when_another_panel_comes_forward(
    window: MainWindow, qapp: QApplication
) -> None:
    """The search field kept the focus behind the data panel, and took what was typed."""
    window.building.search.action.trigger()
    window._docks["data"].raise_()
    qapp.processEvents()
    bar = focused(window)
    assert isinstance(bar, QTabBar)
    assert bar.tabText(bar.currentIndex()) == "Data"


def test_the_properties_begin_at_the_top_whatever_was_scrolled_before(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    """A short form stood in a place as high as the longest one, scrolled to where nothing was."""
    inspector = window.inspector
    bar = inspector.verticalScrollBar()
    window.selection.clear()
    qapp.processEvents()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    window.selection.select_layer(1)
    qapp.processEvents()
    assert bar.value() == 0
    qtbot.waitUntil(lambda: bar.maximum() == 0)  # everything is seen


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
@pytest.mark.parametrize("name", ["trainPortion", "problemsButton"])
def test_enter_presses_a_button_as_space_does(
    window: MainWindow, name: str, key: Qt.Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt leaves it to dialogs: the button of a lesson's task did nothing."""
    button = window.findChild(QAbstractButton, name)
    pressed: list[bool] = []
    monkeypatch.setattr(window.session, "start", lambda *_: None)
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    QTest.keyClick(button, key)
    assert pressed == [True]
