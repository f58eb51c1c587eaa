"""Tab bars that Qt leaves behind when it restores the docks of a window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QTabBar


def hide_stale_tab_bars(window: QMainWindow) -> None:
    """Hide every tab bar whose docks have a newer one.

    `QMainWindow.restoreState` makes new tab bars and never takes the old ones away: they stay
    where they stood, over the toolbar or another panel (Qt 6.8 to 6.11).
    """
    tabbed: set[object] = set()
    bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for bar in reversed(bars):
        docks = {bar.tabData(tab) for tab in range(bar.count())}
        if docks & tabbed:
            bar.hide()
        tabbed |= docks
