"""The window's parts as they stand: Tab goes through them in reading order, F6 leaps over them."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QMainWindow,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStatusBar,
    QTabBar,
    QToolBar,
    QToolButton,
    QWidget,
)
from shiboken6 import getCppPointer, isValid

from gui.document.history_keys import watch_fields
from gui.words.translation import tr

_CENTRE: Final = 3
_RANKS: Final = {QMenuBar: 0, QToolBar: 1, QStatusBar: 6}
_AREA_RANKS: Final = {
    Qt.DockWidgetArea.TopDockWidgetArea: 1,
    Qt.DockWidgetArea.LeftDockWidgetArea: 2,
    Qt.DockWidgetArea.RightDockWidgetArea: 4,
    Qt.DockWidgetArea.BottomDockWidgetArea: 5,
}
_Place = tuple[int, int, int]


class PartedWindow(QMainWindow):
    """A main window in which the keyboard goes from part to part as the eye does.

    Qt's own order is that in which widgets were made, also those of panels behind others: a
    panel that is made when first seen would come last, and the focus would get lost in one that
    nobody sees.
    """

    def __init__(self) -> None:
        super().__init__()
        watch_fields()
        self._button: QAbstractButton | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self.next_part = self._part_action("nextPartAction", "F6", 1)
        self.previous_part = self._part_action("previousPartAction", "Shift+F6", -1)

    def _part_action(self, name: str, keys: str, step: int) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(self._to_next_part if step > 0 else self._to_previous_part)
        return action

    def retranslate_parts(self) -> None:
        """Word the two actions, and name the rows of tabs for those who do not see them."""
        self.next_part.setText(tr("Next part of the window"))
        self.previous_part.setText(tr("Previous part of the window"))
        self.name_tab_bars()

    def name_tab_bars(self) -> None:
        """Name the rows of tabs; Qt makes new ones when docks are moved."""
        for bar in _tab_bars(self):
            bar.setAccessibleName(tr("Panels"))

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Go to the next widget in the order of the parts."""
        self.name_tab_bars()
        every = Qt.TabFocusBehavior.TabFocusAllControls
        order = [widget for _, widget in focus_order(self)]
        if not order or QGuiApplication.styleHints().tabFocusBehavior() != every:
            return super().focusNextPrevChild(is_next)
        reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
        here = self.focusWidget()
        if here in order:
            target = order[(order.index(here) + (1 if is_next else -1)) % len(order)]
        else:
            target = self._first_of_centre()
        _focus(target, reason)
        return True

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Watch the keys of a button: outside of dialogs Qt lets only Space press it."""
        if self._button is not None and isValid(self._button):
            self._button.removeEventFilter(self)
        is_own = isinstance(now, QPushButton | QToolButton) and now.window() is self
        self._button = now if is_own and isinstance(now, QAbstractButton) else None
        if self._button is not None:
            self._button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter press the button that has the focus."""
        button = self._button if watched is self._button else None
        if button is not None and _is_enter(event):
            button.click()
            return True
        return super().eventFilter(watched, event)

    @Slot(bool)
    def on_panel_seen(self, is_seen: bool) -> None:
        """Keep the focus in sight: a panel that another one covers gives it to the row of tabs."""
        dock, here = self.sender(), self.focusWidget()
        if is_seen or here is None or not isinstance(dock, QDockWidget):
            return
        if dock.isAncestorOf(here) and self.isVisible():
            bars = (bar for bar in _tab_bars(self) if dock in _docks_of(bar, self))
            next(bars, self._first_of_centre()).setFocus()

    @Slot()
    def _to_next_part(self) -> None:
        self._leap(1)

    @Slot()
    def _to_previous_part(self) -> None:
        self._leap(-1)

    def _leap(self, step: int) -> None:
        self.name_tab_bars()
        order = focus_order(self)
        heads: dict[_Place, QWidget] = {}
        for place, widget in order:
            heads.setdefault(place, widget)
        places = list(heads)
        here = next((place for place, widget in order if widget is self.focusWidget()), None)
        if here is None:
            target = self._first_of_centre()
        else:
            target = heads[places[(places.index(here) + step) % len(places)]]
        _focus(target, Qt.FocusReason.ShortcutFocusReason)

    def _first_of_centre(self) -> QWidget:
        order = focus_order(self)
        centre = (widget for place, widget in order if place[0] == _CENTRE)
        return next(centre, order[0][1])


def focus_order(window: QMainWindow) -> list[tuple[_Place, QWidget]]:
    """Return what Tab goes through, each with the place of its part, in the order of reading."""
    bars = {dock: bar for bar in _tab_bars(window) for dock in _docks_of(bar, window)}
    found = [
        (_place(_part(widget, window, bars), window), not isinstance(widget, QTabBar), widget)
        for widget in _as_read(window)
        if _takes_tab(widget, window)
    ]
    return [(place, widget) for place, _, widget in sorted(found, key=lambda one: one[:2])]


def _as_read(above: QWidget) -> Iterator[QWidget]:
    """Walk through all widgets in another one: row by row, and what holds others at once."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    children = above.findChildren(QWidget, options=direct)
    shown = [child for child in children if child.isVisible() and not child.isWindow()]
    for row in _rows(shown):
        for child in row:
            yield child
            yield from _as_read(child)


def _rows(widgets: list[QWidget]) -> Iterator[list[QWidget]]:
    """Join what stands side by side: its middle lies above the lower edge of the row's first."""
    row: list[QWidget] = []
    for widget in sorted(widgets, key=lambda one: (one.y(), one.x())):
        if row and widget.geometry().center().y() > row[0].geometry().bottom():
            yield sorted(row, key=QWidget.x)
            row = []
        row.append(widget)
    if row:
        yield sorted(row, key=QWidget.x)


def _takes_tab(widget: QWidget, window: QMainWindow) -> bool:
    wants = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if not wants or widget.focusProxy() is not None or not widget.isEnabled():
        return False
    if widget.window() is not window or not widget.isVisible():
        return False
    dock = _dock_of(widget)
    # Qt keeps docks behind others outside of the window.
    return dock is None or window.rect().intersects(dock.geometry())


def _dock_of(widget: QWidget) -> QDockWidget | None:
    above: QWidget | None = widget
    while above is not None and not isinstance(above, QDockWidget):
        above = above.parentWidget()
    return above


def _part(
    widget: QWidget, window: QMainWindow, bars: dict[QDockWidget, QTabBar]
) -> tuple[QWidget, int]:
    """Return where the part of a widget begins, and the rank of its side of the window."""
    part, middle = widget, window.centralWidget()
    while (above := part.parentWidget()) is not None:
        in_the_middle = isinstance(above, QSplitter) and above.parentWidget() is middle
        if above in (window, middle) or in_the_middle:
            break
        part = above
    if isinstance(part, QTabBar):
        docks = [dock for dock, bar in bars.items() if bar is part]
        return part, _area_rank(docks[0], window) if docks else _CENTRE
    if isinstance(part, QDockWidget):
        return bars.get(part, part), _area_rank(part, window)
    return part, next((rank for kind, rank in _RANKS.items() if isinstance(part, kind)), _CENTRE)


def _area_rank(dock: QDockWidget, window: QMainWindow) -> int:
    return _AREA_RANKS.get(window.dockWidgetArea(dock), _CENTRE)


def _place(part: tuple[QWidget, int], window: QMainWindow) -> _Place:
    corner, rank = part[0].mapTo(window, QPoint(0, 0)), part[1]
    is_row = rank in (1, 5)
    return (rank, corner.x(), corner.y()) if is_row else (rank, corner.y(), corner.x())


def _tab_bars(window: QMainWindow) -> list[QTabBar]:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return [bar for bar in window.findChildren(QTabBar, options=direct) if bar.isVisible()]


def _docks_of(bar: QTabBar, window: QMainWindow) -> list[QDockWidget]:
    """Return the docks of a row of tabs: Qt keeps their addresses in its data."""
    addresses = {bar.tabData(tab) for tab in range(bar.count())}
    docks = window.findChildren(QDockWidget)
    return [dock for dock in docks if getCppPointer(dock)[0] in addresses]


def _is_enter(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _focus(widget: QWidget, reason: Qt.FocusReason) -> None:
    widget.setFocus(reason)
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
