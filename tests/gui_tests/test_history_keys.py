"""Ctrl+Z in a field: it undoes what is being typed, and else what the field did."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.document import edits
from gui.document.history_keys import redo_keys
from gui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    # On the narrow screen of the tests the toolbar may have put its fields away.
    window.resize(1280, 720)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def type_into(window: MainWindow, name: str, text: str) -> QWidget:
    """Select what a field holds and type over it."""
    field = next(f for f in window.findChildren(QWidget, name) if f.isVisible())
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    return field


def text_of(field: QWidget) -> str:
    return str(field.text())


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.windowHandle(), key, CONTROL)


@pytest.mark.parametrize("name", ["learningRateField", "epochs", "batchSizeField"])
def test_what_a_number_field_did_is_undone_while_it_has_the_focus(
    window: MainWindow, name: str
) -> None:
    before = window.document.state.training
    field = type_into(window, name, "3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.document.state.training != before
    press(window, Qt.Key.Key_Z)
    assert window.document.state.training == before
    assert field.hasFocus()
    QTest.keySequence(window.windowHandle(), window.canvas_actions.redo.shortcut())
    assert window.document.state.training != before


def test_a_name_given_in_the_inspector_is_undone_while_it_has_the_focus(
    window: MainWindow,
) -> None:
    window.selection.select_layer(2)
    before = window.document.state.network
    field = type_into(window, "nameField", "sieve")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.document.state.network.layer(2).name == "sieve"
    press(window, Qt.Key.Key_Z)
    assert window.document.state.network == before


def test_what_is_being_typed_is_undone_first(window: MainWindow) -> None:
    window.selection.select_layer(2)
    before = window.document.state
    field = type_into(window, "nameField", "sieve")
    press(window, Qt.Key.Key_Z)
    assert field.text() != "sieve"
    assert window.document.state is before


@pytest.mark.parametrize("again", ["Ctrl+Shift+Z", "Ctrl+Y"])
@pytest.mark.parametrize("name", ["nameField", "unitsField", "paletteSearch"])
def test_what_was_typed_and_undone_in_a_field_comes_back_before_the_document_does(
    window: MainWindow, name: str, again: str
) -> None:
    """Ctrl+Y in a field went back to what the document had been, and left the field alone."""
    window.selection.select_layer(2)
    edits.set_training(window.document, "batch_size", 7)
    window.document.undo_stack.undo()
    before = window.document.state
    field = type_into(window, name, "17")
    press(window, Qt.Key.Key_Z)
    assert "17" not in text_of(field)
    QTest.keySequence(window.windowHandle(), QKeySequence(again))
    assert text_of(field) == "17"
    assert window.document.state is before


def test_a_field_with_nothing_to_undo_leaves_the_key_to_the_document(window: MainWindow) -> None:
    """A search field claimed Ctrl+Z, and did nothing."""
    before = window.document.state.training
    edits.set_training(window.document, "batch_size", 7)
    window.building.search.action.trigger()
    press(window, Qt.Key.Key_Z)
    assert window.document.state.training == before
    press(window, Qt.Key.Key_Y)
    assert window.document.state.training.batch_size == 7


def test_a_number_that_is_being_typed_is_undone_before_the_document(window: MainWindow) -> None:
    edits.set_training(window.document, "batch_size", 7)
    before = window.document.state
    field = type_into(window, "epochsField", "3")
    press(window, Qt.Key.Key_Z)
    assert text_of(field) != "3"
    assert window.document.state is before
    press(window, Qt.Key.Key_Z)
    assert window.document.state.training.batch_size != 7


def test_ctrl_y_does_again_what_was_undone(window: MainWindow) -> None:
    before = window.document.state.training
    field = type_into(window, "learningRateField", "3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    after = window.document.state.training
    press(window, Qt.Key.Key_Z)
    assert window.document.state.training == before
    press(window, Qt.Key.Key_Y)
    assert window.document.state.training == after


def test_ctrl_e_exports_from_within_a_field_too(window: MainWindow) -> None:
    """On X11 a line edit takes it for the end of its line."""
    asked: list[bool] = []
    action = window.actions_of_window.export
    action.triggered.disconnect()
    action.triggered.connect(lambda: asked.append(True))
    type_into(window, "epochsField", "3")
    press(window, Qt.Key.Key_E)
    assert asked == [True]


def test_redo_has_the_key_of_the_system_and_ctrl_y_each_once() -> None:
    keys = [key.toString() for key in redo_keys()]
    assert "Ctrl+Y" in keys
    assert len(set(keys)) == len(keys)
    system = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)
    assert set(redo_keys()) >= set(system)
