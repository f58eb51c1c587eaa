"""What lies behind another tab, in a closed dock or in a minimized window is seen by nobody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from gui.panel_slot import PanelSlot
from gui.sight import Sight

_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


class Tabs:
    """A window with three docks under one row of tabs, and what their sights said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QMainWindow()
        self.window.setCentralWidget(QWidget())
        self.docks = [QDockWidget(name, self.window) for name in "abc"]
        self.widgets = [QWidget() for _ in self.docks]
        self.sights = [Sight(widget) for widget in self.widgets]
        for dock, widget in zip(self.docks, self.widgets, strict=True):
            widget.setMinimumSize(60, 60)
            dock.setWidget(widget)
            self.window.addDockWidget(_BOTTOM, dock)
        self.window.tabifyDockWidget(self.docks[0], self.docks[1])
        self.window.tabifyDockWidget(self.docks[1], self.docks[2])
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitUntil(lambda: self.seen() == "c")

    def seen(self) -> str:
        """Return the names of those that are seen."""
        pairs = zip("abc", self.sights, strict=True)
        return "".join(name for name, sight in pairs if sight.is_seen)

    def click(self, name: str) -> None:
        """Click a tab."""
        bar = next(bar for bar in self.window.findChildren(QTabBar) if bar.isVisible())
        titles = [bar.tabText(tab) for tab in range(bar.count())]
        place = bar.tabRect(titles.index(name)).center()
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def tabs(qtbot: QtBot) -> Tabs:
    return Tabs(qtbot)


def test_only_the_dock_of_the_front_tab_is_seen(tabs: Tabs) -> None:
    assert all(widget.isVisible() for widget in tabs.widgets)  # what Qt says of all three
    for name in "abcba":
        tabs.click(name)
        assert tabs.seen() == name


def test_it_says_so_once_when_a_tab_comes_to_the_front_or_goes_behind(tabs: Tabs) -> None:
    heard: list[bool] = []
    tabs.sights[0].changed.connect(heard.append)
    for name in "abac":
        tabs.click(name)
    assert heard == [True, False, True, False]


def test_a_dock_that_floats_is_seen_beside_the_tab_in_front(qtbot: QtBot, tabs: Tabs) -> None:
    tabs.docks[1].setFloating(True)
    tabs.docks[1].move(-900, -700)  # a second screen, to the left
    qtbot.waitUntil(lambda: tabs.seen() == "bc")
    tabs.docks[1].setFloating(False)
    qtbot.waitUntil(lambda: len(tabs.seen()) == 1)


def test_a_closed_dock_is_not_seen_and_the_next_tab_is(qtbot: QtBot, tabs: Tabs) -> None:
    tabs.docks[2].close()
    qtbot.waitUntil(lambda: len(tabs.seen()) == 1)
    assert "c" not in tabs.seen()


def test_nothing_is_seen_while_the_window_is_minimized(qtbot: QtBot, tabs: Tabs) -> None:
    tabs.window.showMinimized()
    qtbot.waitUntil(lambda: tabs.seen() == "")
    tabs.window.showNormal()
    qtbot.waitUntil(lambda: tabs.seen() == "c")


def test_a_widget_that_moves_to_another_dock_follows_that_one(tabs: Tabs) -> None:
    tabs.click("a")
    tabs.docks[0].setWidget(tabs.widgets[2])
    tabs.widgets[2].show()
    assert tabs.sights[2].is_seen
    tabs.click("b")
    assert not tabs.sights[2].is_seen


def test_a_panel_is_made_when_its_place_is_first_seen_and_only_then(
    qtbot: QtBot, tabs: Tabs
) -> None:
    made: list[QWidget] = []

    def make() -> QWidget:
        made.append(QWidget())
        return made[-1]

    slot = PanelSlot(make)
    tabs.docks[0].setWidget(slot)
    tabs.click("b")
    assert slot.panel is None
    tabs.click("a")
    qtbot.waitUntil(lambda: slot.panel is not None)
    tabs.click("b")
    tabs.click("a")
    slot.repaint()
    assert made == [slot.panel]
