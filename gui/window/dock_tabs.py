"""What Qt leaves behind when docks share a place: tab bars, and a width that is too large."""

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


def forget_width_before_tabs(window: QMainWindow) -> None:
    """Have the least width worked out anew: it still is that of docks side by side.

    Until the window shows, its layout holds on to what docks needed before they became tabs.
    """
    layout = window.layout()
    if layout is not None:
        layout.activate()
