"""The list of a box shows every entry at once where the screen has room for it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.looks.theme import current_theme


def opened(qtbot: QtBot, entries: int) -> tuple[QWidget, QComboBox]:
    """Return a window, and its box in the program's style, clicked open."""
    current_theme().set_mode("light")
    top = QWidget()
    qtbot.addWidget(top)
    box = QComboBox(top)
    box.addItems([f"entry {number}" for number in range(entries)])
    column = QVBoxLayout(top)
    column.addWidget(QLineEdit(top))
    column.addWidget(box)
    with qtbot.waitExposed(top):
        top.show()
    top.activateWindow()
    box.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(box.hasFocus)
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    return top, box


@pytest.mark.parametrize("entries", [2, 6, 12, 25])
def test_no_entry_hides_behind_an_arrow(qtbot: QtBot, entries: int) -> None:
    _top, box = opened(qtbot, entries)
    view = box.view()
    popup = view.window()
    arrows = [
        part
        for part in popup.findChildren(QWidget)
        if "Scroller" in part.metaObject().className() and part.isVisible()
    ]
    assert arrows == []
    assert view.verticalScrollBar().maximum() == 0
    last = view.visualRect(box.model().index(entries - 1, 0))
    assert view.viewport().rect().contains(last)
    box.hidePopup()
