"""The canvas by keyboard, the editors laid over it, and its actions."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from engine import LinkSpec, NetworkSpec
from gui.canvas.actions import CanvasActions
from gui.document.block_layout import tidy
from gui.document.document import DocumentState
from gui.looks.theme import current_theme
from gui.words.translation import current_translator
from tests.gui_tests.canvas_hand import CONTROL, OpenCanvas, open_canvas, stack_of_three


@pytest.fixture
def canvas(qtbot: QtBot) -> OpenCanvas:
    return open_canvas(qtbot, stack_of_three())


@pytest.fixture
def actions(canvas: OpenCanvas) -> CanvasActions:
    return CanvasActions(canvas.document, canvas.selection, canvas.view)


def units_editor(canvas: OpenCanvas) -> QSpinBox | None:
    editors = canvas.view.viewport().findChildren(QSpinBox, "unitsEditor")
    return next((editor for editor in editors if editor.isVisible()), None)


def opened_units_editor(canvas: OpenCanvas) -> QSpinBox:
    editor = units_editor(canvas)
    assert editor is not None
    return editor


def opened_name_editor(canvas: OpenCanvas) -> QLineEdit:
    editor = canvas.view.viewport().findChild(QLineEdit, "nameEditor")
    assert isinstance(editor, QLineEdit)
    return editor


def test_arrows_lead_from_block_to_block(canvas: OpenCanvas) -> None:
    canvas.key(Qt.Key.Key_Right)
    assert canvas.selection.layer == 1
    canvas.key(Qt.Key.Key_Right)
    canvas.key(Qt.Key.Key_Right)
    assert canvas.selection.layer == 3
    canvas.key(Qt.Key.Key_Right)
    assert canvas.selection.layer == 3
    canvas.key(Qt.Key.Key_Left)
    assert canvas.selection.layer == 2


def test_arrows_with_control_move_the_block_in_one_entry(canvas: OpenCanvas) -> None:
    x, y = canvas.document.state.layout[2]
    canvas.selection.select_layer(2)
    canvas.key(Qt.Key.Key_Down, CONTROL)
    canvas.key(Qt.Key.Key_Right, CONTROL)
    assert canvas.document.state.layout[2] == (x + 8, y + 8)
    assert canvas.document.undo_stack.count() == 1


def test_escape_clears_the_selection(canvas: OpenCanvas) -> None:
    canvas.selection.select_layer(2)
    canvas.key(Qt.Key.Key_Escape)
    assert canvas.selection.layer is None


def test_space_alone_is_a_tap(qtbot: QtBot, canvas: OpenCanvas) -> None:
    with qtbot.waitSignal(canvas.view.space_tapped):
        canvas.key(Qt.Key.Key_Space)


def test_space_held_and_dragged_pans_and_is_no_tap(qtbot: QtBot, canvas: OpenCanvas) -> None:
    place = canvas.block(2)
    before = canvas.on_viewport(place)
    with qtbot.assertNotEmitted(canvas.view.space_tapped):
        QTest.keyPress(canvas.view, Qt.Key.Key_Space)
        canvas.drag(place, canvas.view.mapToScene(before + QPoint(50, 20)))
        QTest.keyRelease(canvas.view, Qt.Key.Key_Space)
    assert canvas.on_viewport(place) - before == QPoint(50, 20)
    assert canvas.document.undo_stack.count() == 0


def test_enter_opens_the_number_of_the_selected_block(canvas: OpenCanvas) -> None:
    canvas.selection.select_layer(2)
    canvas.key(Qt.Key.Key_Return)
    editor = opened_units_editor(canvas)
    assert editor.value() == 2
    QTest.keyClicks(editor, "50")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert canvas.document.state.network.units[2] == 50
    assert canvas.document.undo_stack.count() == 1
    assert canvas.view.hasFocus()


def test_a_click_on_the_number_opens_it_where_it_stands(canvas: OpenCanvas) -> None:
    canvas.click(canvas.units(3))
    editor = opened_units_editor(canvas)
    assert editor.geometry().contains(canvas.on_viewport(canvas.units(3)))
    assert editor.hasFocus()


def test_a_run_in_the_spin_box_is_one_entry_and_two_runs_are_two(canvas: OpenCanvas) -> None:
    for _ in range(2):
        canvas.view.edit_units(2)
        editor = opened_units_editor(canvas)
        for _ in range(3):
            QTest.keyClick(editor, Qt.Key.Key_Up)
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert canvas.document.state.network.units[2] == 8
    assert canvas.document.undo_stack.count() == 2


def test_escape_leaves_the_number_as_it_was(canvas: OpenCanvas) -> None:
    first = canvas.document.state
    canvas.view.edit_units(2)
    editor = opened_units_editor(canvas)
    QTest.keyClicks(editor, "50")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert canvas.document.state is first


def test_a_number_being_typed_counts_when_the_canvas_is_clicked(canvas: OpenCanvas) -> None:
    canvas.view.edit_units(2)
    QTest.keyClicks(opened_units_editor(canvas), "50")
    assert canvas.document.state.network.units[2] == 2
    canvas.click(canvas.block(1))
    assert canvas.document.state.network.units[2] == 50
    assert canvas.selection.layer == 1


def test_a_block_without_units_of_its_own_opens_no_editor(canvas: OpenCanvas) -> None:
    canvas.view.insert("dropout")
    canvas.key(Qt.Key.Key_Return)
    assert units_editor(canvas) is None


def test_units_on_a_cycle_that_a_file_brought_are_shown_and_edited(qtbot: QtBot) -> None:
    stack = stack_of_three().network
    cyclic = NetworkSpec(stack.layers, (LinkSpec(2, 3), LinkSpec(3, 2)), stack.next_id)
    canvas = open_canvas(qtbot, DocumentState(cyclic))
    assert canvas.scene.layer_items[2].face.units == 2
    canvas.selection.select_layer(2)
    canvas.key(Qt.Key.Key_Return)
    editor = opened_units_editor(canvas)
    assert editor.value() == 2
    QTest.keyClicks(editor, "5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert canvas.document.state.network.layer(2) == replace(cyclic.layer(2), units=5)
    assert canvas.scene.layer_items[2].face.units == 5


def test_the_editor_goes_with_its_block(qtbot: QtBot, canvas: OpenCanvas) -> None:
    canvas.view.edit_units(2)
    editor = opened_units_editor(canvas)
    canvas.document.open(DocumentState())
    assert not editor.isVisible()


def test_the_editor_follows_when_the_view_pans(canvas: OpenCanvas) -> None:
    canvas.view.edit_units(2)
    canvas.view.scroll_by(QPoint(30, 10))
    place = canvas.on_viewport(canvas.units(2))
    assert opened_units_editor(canvas).geometry().contains(place)


def test_a_double_click_on_the_name_renames(canvas: OpenCanvas) -> None:
    canvas.double_click(canvas.name(2))
    editor = opened_name_editor(canvas)
    assert editor.text() == "Hidden 1"
    editor.setText("은닉층 가")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert canvas.scene.layer_items[2].face.name == "은닉층 가"
    assert canvas.document.undo_stack.count() == 1


def test_a_refused_name_says_why_and_changes_nothing(qtbot: QtBot, canvas: OpenCanvas) -> None:
    canvas.view.edit_name(2)
    editor = opened_name_editor(canvas)
    editor.setText("Output")
    with qtbot.waitSignal(canvas.view.refused) as refused:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert refused.args == ["Another layer is called Output too."]
    assert canvas.document.undo_stack.count() == 0


def test_escape_keeps_the_old_name(canvas: OpenCanvas) -> None:
    first = canvas.document.state
    canvas.view.edit_name(2)
    editor = opened_name_editor(canvas)
    editor.setText("other")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert canvas.document.state is first


def test_every_action_has_a_stable_name_and_words(actions: CanvasActions) -> None:
    names = [action.objectName() for action in actions.all]
    assert names[:4] == ["undoAction", "redoAction", "deleteAction", "renameAction"]
    assert len(set(names)) == len(names)
    assert all(action.text() for action in actions.all)


def test_no_key_without_a_modifier_reaches_beyond_the_canvas(actions: CanvasActions) -> None:
    for action in actions.all:
        bare = action.shortcut()[0].keyboardModifiers() == Qt.KeyboardModifier.NoModifier
        if bare:
            assert action.shortcutContext() == Qt.ShortcutContext.WidgetShortcut


def test_delete_and_undo_by_key(canvas: OpenCanvas, actions: CanvasActions) -> None:
    first = canvas.document.state
    canvas.click(canvas.block(2))
    canvas.key(Qt.Key.Key_Delete)
    assert canvas.links() == {(1, 3)}
    canvas.key(Qt.Key.Key_Z, CONTROL)
    assert canvas.document.state is first
    canvas.key(Qt.Key.Key_A, CONTROL)
    canvas.key(Qt.Key.Key_Delete)
    assert canvas.document.state.network.layers == ()


def test_delete_in_an_editor_deletes_a_letter_and_no_block(
    canvas: OpenCanvas, actions: CanvasActions
) -> None:
    canvas.view.edit_name(2)
    QTest.keyClick(opened_name_editor(canvas), Qt.Key.Key_Delete)
    assert 2 in canvas.document.state.network.by_id


def enabled(actions: CanvasActions) -> set[str]:
    return {action.objectName() for action in actions.all if action.isEnabled()}


def test_actions_are_offered_only_when_they_can_work(
    canvas: OpenCanvas, actions: CanvasActions
) -> None:
    local = {"undoAction", "redoAction", "deleteAction", "renameAction"}
    assert enabled(actions) & local == set()
    canvas.selection.select_layer(2)
    assert enabled(actions) & local == {"deleteAction", "renameAction"}
    canvas.view.delete_selection()
    assert enabled(actions) & local == {"undoAction"}


def test_undo_says_what_it_undoes_in_either_language(
    canvas: OpenCanvas, actions: CanvasActions
) -> None:
    canvas.selection.select_layer(2)
    canvas.view.delete_selection()
    assert actions.undo.text() == "Undo: Remove Hidden 1"
    current_translator().speak("ko")
    canvas.document.retranslate()
    actions.retranslate()
    assert actions.undo.text() == "실행 취소: 은닉층 1 삭제"


def test_tidy_up_is_an_edit(canvas: OpenCanvas, actions: CanvasActions) -> None:
    actions.tidy.trigger()
    assert canvas.document.undo_stack.count() == 0
    canvas.document.apply(
        DocumentState(canvas.document.state.network, layout={1: (9, 9), 2: (0, 0), 3: (1, 1)}),
        "scatter",
    )
    actions.tidy.trigger()
    assert canvas.document.state.layout == tidy(canvas.document.state.network)


def test_the_canvas_speaks_the_language_of_the_moment(canvas: OpenCanvas) -> None:
    current_translator().speak("ko")
    QApplication.processEvents()
    assert canvas.scene.layer_items[2].face.name == "은닉층 1"


def test_the_canvas_wears_the_theme_of_the_moment(canvas: OpenCanvas) -> None:
    light = canvas.view.grab().toImage()
    current_theme().set_mode("dark")
    dark = canvas.view.grab().toImage()
    assert dark.pixelColor(4, 4) != light.pixelColor(4, 4)


def test_actions_come_with_the_view(canvas: OpenCanvas, actions: CanvasActions) -> None:
    held: list[QAction] = canvas.view.actions()
    assert set(actions.all) <= set(held)
