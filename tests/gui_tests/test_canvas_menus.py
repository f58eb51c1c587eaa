"""The canvas's menus: opened by a real click, chosen from by a real key, undone in one step."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from engine import AddSpec, Choice, DropoutSpec, LinkSpec, activation_of
from gui.canvas.actions import CanvasActions
from gui.canvas.context_menus import CanvasMenus
from gui.document import edits
from gui.document.document import DocumentState
from gui.words.translation import current_translator
from tests.gui_tests.canvas_hand import OpenCanvas, open_canvas, stack_of_three


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[OpenCanvas]:
    canvas = open_canvas(qtbot, stack_of_three())
    actions = CanvasActions(canvas.document, canvas.selection, canvas.view)
    CanvasMenus(canvas.document, canvas.selection, canvas.view, actions)
    yield canvas
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def ask_for_menu(
    canvas: OpenCanvas,
    place: QPointF,
    reason: QContextMenuEvent.Reason = QContextMenuEvent.Reason.Mouse,
) -> QMenu:
    at = canvas.on_viewport(place)
    event = QContextMenuEvent(reason, at, canvas.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(canvas.view.viewport(), event)
    return open_menu()


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, *names: str) -> None:
    """Go to an entry, through submenus, and press Enter."""
    for name in names:
        action = next(
            a for a in menu.actions() if a.objectName() == name or _is_menu(a.menu(), name)
        )
        assert action.isEnabled()
        menu.setActiveAction(action)
        inner = action.menu()
        if isinstance(inner, QMenu):
            QTest.keyClick(menu, Qt.Key.Key_Right)
            menu = inner
        else:
            QTest.keyClick(menu, Qt.Key.Key_Return)


def _is_menu(menu: object, name: str) -> bool:
    return isinstance(menu, QMenu) and menu.objectName() == name


def names_in(menu: QMenu) -> list[str]:
    inner = [action.menu() for action in menu.actions()]
    return [
        submenu.objectName() if isinstance(submenu, QMenu) else action.objectName()
        for action, submenu in zip(menu.actions(), inner, strict=True)
        if not action.isSeparator()
    ]


def activation(canvas: OpenCanvas, layer_id: int) -> str:
    choice = activation_of(canvas.document.state.network.layer(layer_id))
    assert choice is not None
    return choice.name


def test_a_click_on_the_activation_opens_the_choice_of_functions(canvas: OpenCanvas) -> None:
    canvas.click(canvas.scene.layer_items[2].activation_rect.center())
    menu = open_menu()
    assert menu.objectName() == "activationMenu"
    assert [a.objectName() for a in menu.actions() if a.isChecked()] == ["activation:sigmoid"]
    choose(menu, "activation:relu")
    assert activation(canvas, 2) == "relu"
    assert canvas.scene.layer_items[2].face.detail == "ReLU"
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo()
    assert activation(canvas, 2) == "sigmoid"


def test_two_choices_from_the_menu_are_two_entries(canvas: OpenCanvas) -> None:
    for name in ("relu", "tanh"):
        canvas.click(canvas.scene.layer_items[2].activation_rect.center())
        choose(open_menu(), f"activation:{name}")
    assert canvas.document.undo_stack.count() == 2


def test_the_function_that_is_there_already_changes_nothing(canvas: OpenCanvas) -> None:
    edits.set_activation(canvas.document, 2, Choice.of("leaky_relu", slope=0.2))
    first = canvas.document.state
    canvas.click(canvas.scene.layer_items[2].activation_rect.center())
    choose(open_menu(), "activation:leaky_relu")
    assert canvas.document.state is first


def test_dragging_a_block_by_its_activation_opens_no_menu(canvas: OpenCanvas) -> None:
    start = canvas.scene.layer_items[2].activation_rect.center()
    canvas.drag(start, start + QPointF(0, 60))
    assert QApplication.activePopupWidget() is None
    assert canvas.document.undo_stack.count() == 1


def test_a_block_without_an_activation_has_no_place_for_one(canvas: OpenCanvas) -> None:
    canvas.click(canvas.scene.layer_items[1].activation_rect.center())
    assert QApplication.activePopupWidget() is None


def test_the_menu_of_a_block_selects_it_and_offers_what_the_edit_menu_has(
    canvas: OpenCanvas,
) -> None:
    menu = ask_for_menu(canvas, canvas.block(2))
    assert canvas.selection.layers == {2}
    assert names_in(menu) == [
        "renameAction",
        "activationMenu",
        "insertMenu",
        "linkMenu",
        "unlinkMenu",
        "moveEarlierAction",
        "moveLaterAction",
        "cutAction",
        "copyAction",
        "pasteAction",
        "duplicateAction",
        "deleteAction",
    ]
    choose(menu, "deleteAction")
    assert canvas.links() == {(1, 3)}


def test_the_menu_keeps_a_selection_of_several(canvas: OpenCanvas) -> None:
    canvas.selection.select_layers([2, 3])
    menu = ask_for_menu(canvas, canvas.block(3))
    assert canvas.selection.layers == {2, 3}
    choose(menu, "activationMenu", "activation:tanh")
    assert [activation(canvas, i) for i in (2, 3)] == ["tanh", "tanh"]
    assert canvas.document.undo_stack.count() == 1
    assert canvas.document.undo_stack.undoText() == "Set the activation of 2 layers"


def test_a_layer_is_inserted_behind_the_one_whose_menu_it_was(canvas: OpenCanvas) -> None:
    choose(ask_for_menu(canvas, canvas.block(2)), "insertMenu", "insert:dropout")
    assert canvas.links() == {(1, 2), (2, 4), (4, 3)}


def test_layers_are_linked_without_a_mouse(canvas: OpenCanvas) -> None:
    state = canvas.document.state
    network = state.network.adding(AddSpec(id=0))
    canvas.document.open(DocumentState(network, layout={**state.layout, 4: (216.0, 200.0)}))
    canvas.selection.select_layer(2)
    menu = ask_for_menu(canvas, canvas.block(1), QContextMenuEvent.Reason.Keyboard)
    assert canvas.selection.layers == {2}
    choose(menu, "linkMenu", "link:4")
    assert (2, 4) in canvas.links()
    choose(ask_for_menu(canvas, canvas.block(2)), "unlinkMenu", "unlink:2:4")
    assert canvas.links() == {(1, 2), (2, 3)}


def test_a_link_that_cannot_be_is_pale_and_says_why(canvas: OpenCanvas) -> None:
    menu = ask_for_menu(canvas, canvas.block(3))
    links = next(a.menu() for a in menu.actions() if _is_menu(a.menu(), "linkMenu"))
    assert isinstance(links, QMenu)
    reasons = {action.objectName(): action.toolTip() for action in links.actions()}
    assert not any(action.isEnabled() for action in links.actions())
    assert reasons["link:2"] == "This link would close a cycle; values only flow forwards."


def test_no_input_is_offered_where_none_can_be(canvas: OpenCanvas) -> None:
    middle = canvas.scene.link_items[LinkSpec(1, 2)].path.pointAtPercent(0.5)
    for place in (middle, canvas.block(2)):
        menu = ask_for_menu(canvas, place)
        kinds = next(a.menu() for a in menu.actions() if _is_menu(a.menu(), "insertMenu"))
        assert isinstance(kinds, QMenu)
        names = [action.objectName() for action in kinds.actions()]
        assert "insert:hidden" in names
        assert "insert:input" not in names
        menu.close()


def test_a_link_led_to_bare_ground_offers_layers_to_put_there(canvas: OpenCanvas) -> None:
    place = canvas.output(2) + QPointF(60, 150)
    canvas.drag(canvas.output(2), place - QPointF(5, 5), place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.objectName() == "behindMenu"
    menu.close()
    next(action for action in menu.actions() if action.objectName() == "insert:dropout").trigger()
    assert (2, 4) in canvas.links()
    assert canvas.selection.layer == 4
    assert (canvas.input(4) - place).manhattanLength() <= 8
    assert canvas.document.undo_stack.count() == 1


def test_a_link_given_up_beside_its_port_or_on_its_block_offers_nothing(
    canvas: OpenCanvas,
) -> None:
    for end in (canvas.output(2) + QPointF(15, 15), canvas.block(2)):
        canvas.drag(canvas.output(2), end - QPointF(2, 2), end)
        assert QApplication.activePopupWidget() is None
    canvas.press(canvas.output(2))
    canvas.move(canvas.output(2) + QPointF(60, 150))
    canvas.key(Qt.Key.Key_Escape)
    canvas.release(canvas.output(2) + QPointF(60, 150))
    assert QApplication.activePopupWidget() is None


def test_the_menu_of_a_link_inserts_and_deletes(canvas: OpenCanvas) -> None:
    middle = canvas.scene.link_items[LinkSpec(1, 2)].path.pointAtPercent(0.5)
    choose(ask_for_menu(canvas, middle), "insertMenu", "insert:dropout")
    assert canvas.links() == {(1, 4), (4, 2), (2, 3)}
    middle = canvas.scene.link_items[LinkSpec(2, 3)].path.pointAtPercent(0.5)
    choose(ask_for_menu(canvas, middle), "deleteAction")
    assert canvas.links() == {(1, 4), (4, 2)}


def test_the_menu_of_the_ground_adds_where_it_was_opened(canvas: OpenCanvas) -> None:
    place = canvas.block(2) + QPointF(0, 150)
    choose(ask_for_menu(canvas, place), "insertMenu", "insert:dropout")
    assert isinstance(canvas.document.state.network.layer(4), DropoutSpec)
    assert canvas.scene.layer_items[4].block_rect.contains(place)
    assert canvas.selection.layers == {4}


def test_paste_here_pastes_there(canvas: OpenCanvas) -> None:
    canvas.selection.select_layer(2)
    choose(ask_for_menu(canvas, canvas.block(2)), "copyAction")
    assert QGuiApplication.clipboard().text()
    place = canvas.view.mapToScene(QPoint(700, 420))
    choose(ask_for_menu(canvas, place), "pasteHereAction")
    away = QPointF(*canvas.document.state.layout[4]) - place
    assert away.manhattanLength() <= 8


def test_the_menus_speak_korean(canvas: OpenCanvas) -> None:
    current_translator().speak("ko")
    menu = ask_for_menu(canvas, canvas.block(2))
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words[1:5] == ["활성화 함수", "뒤에 삽입", "연결하기", "연결 제거"]
