"""The canvas for keyboard and screen reader: the same layers, selection, edits and menus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from engine import AddSpec
from gui.canvas.building import BuildingParts
from gui.canvas.layer_list import Column, LayerList
from gui.document.document import DocumentState
from gui.words.translation import current_translator
from tests.gui_tests.canvas_hand import CONTROL, OpenCanvas, open_canvas, stack_of_three

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def canvas(qtbot: QtBot) -> OpenCanvas:
    return open_canvas(qtbot, stack_of_three())


@pytest.fixture
def layers(qtbot: QtBot, canvas: OpenCanvas) -> Iterator[LayerList]:
    window = QWidget()
    qtbot.addWidget(window)
    parts = BuildingParts(canvas.document, canvas.selection, canvas.view, window)
    parts.layer_list.resize(900, 300)
    window.resize(900, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    parts.layer_list.setFocus()
    yield parts.layer_list
    window.close()


def text(layers: LayerList, row: int, column: Column) -> str:
    return str(layers.layer_model.index(row, column).data())


def selected_rows(layers: LayerList) -> list[int]:
    return sorted(index.row() for index in layers.selectionModel().selectedRows())


def test_every_layer_has_a_row_in_the_order_of_the_values(
    canvas: OpenCanvas, layers: LayerList
) -> None:
    names = [text(layers, row, Column.NAME) for row in range(3)]
    assert names == ["Input", "Hidden 1", "Output"]
    assert [text(layers, 1, column) for column in Column][1:] == [
        "Hidden",
        "2",
        "sigmoid",
        "6",
        "Input",
        "",
    ]


def test_a_screen_reader_hears_the_whole_row(canvas: OpenCanvas, layers: LayerList) -> None:
    index = layers.layer_model.index(1, Column.NAME)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Hidden 1, Hidden, 2, sigmoid, 6, Input"
    assert layers.accessibleName() == "Layer list"


def test_the_selection_is_the_canvas_s(canvas: OpenCanvas, layers: LayerList) -> None:
    canvas.selection.select_layers([1, 3])
    assert selected_rows(layers) == [0, 2]
    canvas.selection.clear()
    assert selected_rows(layers) == []
    layers.selectRow(1)
    assert canvas.selection.layers == {2}
    QTest.keyClick(layers, Qt.Key.Key_Down, SHIFT)
    assert canvas.selection.layers == {2, 3}


def test_a_selected_neuron_stays_selected(canvas: OpenCanvas, layers: LayerList) -> None:
    canvas.selection.select_neuron(2, 1)
    assert selected_rows(layers) == [1]
    assert canvas.selection.neuron is not None


def test_arrows_go_from_layer_to_layer(canvas: OpenCanvas, layers: LayerList) -> None:
    layers.selectRow(0)
    QTest.keyClick(layers, Qt.Key.Key_Down)
    assert canvas.selection.layer == 2


def test_enter_edits_the_units_in_one_entry(canvas: OpenCanvas, layers: LayerList) -> None:
    layers.selectRow(1)
    QTest.keyClick(layers, Qt.Key.Key_Return)
    editor = layers.findChild(QSpinBox)
    assert isinstance(editor, QSpinBox)
    editor.selectAll()
    QTest.keyClicks(editor, "50")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # an editor hands in its value by a queued call
    assert canvas.document.state.network.units[2] == 50
    assert canvas.document.undo_stack.count() == 1
    assert selected_rows(layers) == [1]


def test_f2_renames_and_a_refused_name_says_why(
    qtbot: QtBot, canvas: OpenCanvas, layers: LayerList
) -> None:
    for typed, wanted in (("encoder", "encoder"), ("Output", "encoder")):
        layers.setCurrentIndex(layers.layer_model.index(1, Column.NAME))
        QTest.keyClick(layers, Qt.Key.Key_F2)
        editor = next(edit for edit in layers.findChildren(QLineEdit) if edit.isVisible())
        editor.setText(typed)
        if typed == "Output":
            with qtbot.waitSignal(canvas.view.refused):
                QTest.keyClick(editor, Qt.Key.Key_Return)
        else:
            QTest.keyClick(editor, Qt.Key.Key_Return)
            QApplication.processEvents()
        assert canvas.document.state.network.names[2] == wanted
    assert canvas.document.undo_stack.count() == 1


@pytest.mark.parametrize("column", [Column.KIND, Column.DETAIL, Column.SOURCES])
def test_what_cannot_be_edited_opens_no_editor(
    canvas: OpenCanvas, layers: LayerList, column: Column
) -> None:
    flags = layers.layer_model.flags(layers.layer_model.index(1, column))
    assert not flags & Qt.ItemFlag.ItemIsEditable


def test_delete_duplicate_and_undo_by_key(canvas: OpenCanvas, layers: LayerList) -> None:
    layers.selectRow(1)
    QTest.keyClick(layers, Qt.Key.Key_D, CONTROL)
    assert canvas.selection.layers == {4}
    assert [text(layers, row, Column.NAME) for row in range(4)][3] == "Hidden 2"
    QTest.keyClick(layers, Qt.Key.Key_Delete)
    assert layers.layer_model.layer_ids == (1, 2, 3)
    assert canvas.document.undo_stack.count() == 2


def test_copy_and_paste_by_key(canvas: OpenCanvas, layers: LayerList) -> None:
    QTest.keyClick(layers, Qt.Key.Key_A, CONTROL)
    assert canvas.selection.layers == {1, 2, 3}
    QTest.keyClick(layers, Qt.Key.Key_C, CONTROL)
    QTest.keyClick(layers, Qt.Key.Key_V, CONTROL)
    assert len(layers.layer_model.layer_ids) == 6
    assert canvas.selection.layers == {4, 5, 6}


def test_the_menu_key_opens_the_canvas_s_menu(canvas: OpenCanvas, layers: LayerList) -> None:
    layers.selectRow(1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(layers.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.objectName() == "layerMenu"
    menu.close()


def test_problems_stand_in_the_row_and_unconnected_layers_last(
    canvas: OpenCanvas, layers: LayerList
) -> None:
    state = canvas.document.state
    canvas.document.apply(
        DocumentState(state.network.adding(AddSpec(id=0)), layout=state.layout), "add"
    )
    assert layers.layer_model.layer_ids == (1, 2, 3, 4)
    assert text(layers, 3, Column.PROBLEMS) == "Not connected: no path leads here from the input."


def test_opening_another_project_empties_the_selection(
    canvas: OpenCanvas, layers: LayerList
) -> None:
    layers.selectionModel().select(
        layers.layer_model.index(2, 0),
        QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
    )
    canvas.document.open(DocumentState())
    assert layers.layer_model.rowCount() == 0
    assert canvas.selection.layers == frozenset()


def test_the_list_speaks_korean(canvas: OpenCanvas, layers: LayerList) -> None:
    current_translator().speak("ko")
    QApplication.processEvents()
    header = layers.layer_model.headerData(Column.SOURCES, Qt.Orientation.Horizontal)
    assert (header, text(layers, 1, Column.NAME)) == ("입력받는 층", "은닉층 1")
