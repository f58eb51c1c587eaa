"""A hand on a real display: drags that run Qt's own drag loop, clicks, keys, file dialogs."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDockWidget,
    QFileDialog,
    QLineEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.exporting.export_dialog import ExportDialog

_Dialog = TypeVar("_Dialog", bound=QDialog)
_LEFT = Qt.MouseButton.LeftButton
_STEP = 25
"""Milliseconds between two moves of the mouse."""


def centre(widget: QWidget) -> QPoint:
    """Return the middle of a widget in its own coordinates."""
    return widget.rect().center()


def type_text(widget: QWidget, text: str) -> None:
    """Type into a widget as an input method does: it takes Hangul, `QTest.keyClicks` aborts."""
    composed = QInputMethodEvent()
    composed.setCommitString(text)
    QApplication.sendEvent(widget, composed)


class RealHand:
    """Works on one window as a person does.

    Parameters
    ----------
    window : QWidget
        A top-level window that is shown.
    qtbot : QtBot
        Waits.
    """

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    def drag(self, source: QWidget, start: QPoint, target: QWidget, end: QPoint) -> None:
        """Press on one widget and release on another; the way between is Qt's drag loop.

        `QDrag.exec` does not return before the button is released, so the later moves and the
        release come from a timer.
        """
        handle = self._window.windowHandle()
        first = source.mapTo(self._window, start)
        last = target.mapTo(self._window, end)
        way = [first + (last - first) * k / 8 for k in range(1, 9)]
        timer = QTimer()
        timer.setInterval(_STEP)

        def go_on() -> None:
            if way:
                QTest.mouseMove(handle, way.pop(0))
            else:
                timer.stop()
                QTest.mouseRelease(handle, _LEFT, Qt.KeyboardModifier.NoModifier, last)

        timer.timeout.connect(go_on)
        QTest.mousePress(handle, _LEFT, Qt.KeyboardModifier.NoModifier, first)
        timer.start()
        QTest.mouseMove(handle, first + QPoint(QApplication.startDragDistance() + 2, 2))
        self._qtbot.waitUntil(lambda: not timer.isActive())

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click a widget."""
        QTest.mouseClick(widget, _LEFT, Qt.KeyboardModifier.NoModifier, place or centre(widget))

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key in the window, as shortcuts are pressed."""
        if not self._window.isActiveWindow():
            # There is no window manager to give the focus back after a dialog.
            with self._qtbot.waitActive(self._window):
                self._window.activateWindow()
        QTest.keyClick(self._window.windowHandle(), key, modifier)

    def open_tab(self, dock: QDockWidget) -> None:
        """Click the tab of a dock."""
        for bar in self._window.findChildren(QTabBar):
            for number in range(bar.count()):
                if bar.isVisible() and bar.tabText(number) == dock.windowTitle():
                    self.click(bar, bar.tabRect(number).center())
                    self._qtbot.waitUntil(dock.widget().isVisible)
                    return
        raise AssertionError(f"no tab is called {dock.windowTitle()!r}")

    def in_export_dialog(self, path: Path, ask: Callable[[], None]) -> None:
        """Do what opens the export dialog, type a path there, export with Enter, close with Esc."""
        ask()
        self._qtbot.waitUntil(lambda: self._dialog(ExportDialog) is not None)
        dialog = self._dialog(ExportDialog)
        line = dialog.path_row.line
        line.setFocus()
        line.selectAll()
        type_text(line, str(path))
        QTest.keyClick(line, Qt.Key.Key_Return)
        self._qtbot.waitUntil(dialog.written.isVisible)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        self._qtbot.waitUntil(lambda: self._dialog(ExportDialog) is None)

    def _dialog(self, kind: type[_Dialog]) -> _Dialog | None:
        dialog = QApplication.activeModalWidget()
        return dialog if isinstance(dialog, kind) and dialog.isVisible() else None

    def in_file_dialog(self, path: Path, ask: Callable[[], None]) -> None:
        """Do what opens a file dialog, type a path there and press Enter."""
        typed: list[Path] = []
        timer = QTimer()
        timer.setInterval(50)

        def type_path() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QFileDialog) and dialog.isVisible():
                timer.stop()
                line = dialog.findChild(QLineEdit, "fileNameEdit")
                line.setFocus()
                line.selectAll()
                type_text(line, str(path))
                typed.append(path)
                QTest.keyClick(line, Qt.Key.Key_Return)

        timer.timeout.connect(type_path)
        timer.start()
        ask()
        self._qtbot.waitUntil(lambda: typed == [path])
