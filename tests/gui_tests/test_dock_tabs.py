"""Every panel has one tab: Qt keeps the tab bars of an arrangement it has replaced."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QDockWidget, QTabBar
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow


def shown(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    return window


def tab_bars(window: MainWindow) -> list[QTabBar]:
    return [bar for bar in window.findChildren(QTabBar) if bar.isVisible() and bar.count()]


def assert_every_panel_has_one_tab(window: MainWindow) -> None:
    bars = tab_bars(window)
    titles = [bar.tabText(tab) for bar in bars for tab in range(bar.count())]
    assert len(titles) == len(set(titles)), titles
    assert {"Layers", "Data", "History", "Loss", "Accuracy"} <= set(titles)
    toolbar = QRect(window._toolbar.geometry())
    assert not [bar for bar in bars if bar.geometry().intersects(toolbar)]
    assert all(dock.windowTitle() for dock in window.findChildren(QDockWidget))


def test_at_the_first_start_and_at_the_next_and_after_a_reset(qtbot: QtBot) -> None:
    first = shown(qtbot)
    assert_every_panel_has_one_tab(first)
    first.close()
    second = shown(qtbot)
    assert_every_panel_has_one_tab(second)
    second.actions_of_window.reset_layout_wanted.emit()
    QApplication.processEvents()
    assert_every_panel_has_one_tab(second)


def test_a_window_is_as_wide_as_it_was_asked_to_be(qtbot: QtBot) -> None:
    """It once opened at what docks side by side need, from before they became tabs."""
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    assert window.width() == 1280
