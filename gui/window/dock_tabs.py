"""Docks that share a place: their titles, and what Qt leaves behind."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget
from shiboken6 import isValid


class TitleBars(QObject):
    """Leaves a dock's title to the tab where there is one; a title bar would say it twice.

    Parameters
    ----------
    docks : sequence of QDockWidget
        Those that have tabs as a rule.
    window : QMainWindow
        To which they belong.
    """

    def __init__(self, docks: Sequence[QDockWidget], window: QMainWindow) -> None:
        super().__init__(window)
        self._docks = docks
        self._window = window
        for dock in docks:
            dock.setTitleBarWidget(QWidget(dock))
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin when the window is first shown: until then every dock says that it comes up."""
        if event.type() == QEvent.Type.Show:
            self._window.removeEventFilter(self)
            for dock in self._docks:
                dock.topLevelChanged.connect(self._fit)
                dock.toggleViewAction().toggled.connect(self._fit)
            self._fit()
        return False

    @Slot()
    def _fit(self) -> None:
        if not isValid(self._window):
            return  # it goes, and its docks hide
        for dock in self._docks:
            mates = self._window.tabifiedDockWidgets(dock)
            has_tab = any(mate.toggleViewAction().isChecked() for mate in mates)
            needs_bar = dock.isFloating() or not has_tab
            if needs_bar == (dock.titleBarWidget() is not None):
                bar = None if needs_bar else QWidget(dock)
                dock.setTitleBarWidget(bar)  # type: ignore[arg-type]  # None is Qt's own bar


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
