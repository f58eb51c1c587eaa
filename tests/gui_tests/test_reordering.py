"""Layers moved along the network: by dragging blocks onto links and rows in the list, by keys."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import AddSpec, DenseSpec, InputSpec, LinkSpec, NetworkSpec
from gui.canvas.building import BuildingParts
from gui.canvas.pointer_note import PointerNote
from gui.document.block_layout import BLOCK_WIDTH, tidy
from gui.document.document import DocumentState
from gui.document.reordering import Place, line_of, place_between, reorder
from gui.words.translation import current_translator
from tests.gui_tests.canvas_hand import OpenCanvas, open_canvas
from tests.gui_tests.real_hand import RealHand

ALT = Qt.KeyboardModifier.AltModifier
CHAIN = {(1, 2), (2, 3), (3, 4), (4, 5)}


def chain_of_five() -> DocumentState:
    """Return 2-3-4-5-1: layers 1 to 5 in a row."""
    dense = (DenseSpec(id=0, units=units) for units in (3, 4, 5, 1))
    network = NetworkSpec.stack(InputSpec(id=0, units=2), *dense)
    return DocumentState(network, layout=tidy(network))


def residual() -> DocumentState:
    """Return 1 → 2 → 3 → 4 → 5 with a second way 2 → 4, where layer 4 adds."""
    layers = (InputSpec(id=0, units=2), *(DenseSpec(id=0, units=2) for _ in range(2)))
    network = NetworkSpec.stack(*layers, AddSpec(id=0), DenseSpec(id=0, units=1))
    network = network.linking(2, 4)
    return DocumentState(network, layout=tidy(network))


@pytest.fixture
def canvas(qtbot: QtBot) -> OpenCanvas:
    return open_canvas(qtbot, chain_of_five())


@pytest.fixture
def branched(qtbot: QtBot) -> OpenCanvas:
    return open_canvas(qtbot, residual())


@pytest.fixture
def parts(qtbot: QtBot, canvas: OpenCanvas) -> Iterator[BuildingParts]:
    yield from _parts(qtbot, canvas)


def _parts(qtbot: QtBot, canvas: OpenCanvas) -> Iterator[BuildingParts]:
    window = QWidget()
    qtbot.addWidget(window)
    made = BuildingParts(canvas.document, canvas.selection, canvas.view, window)
    made.layer_list.resize(900, 300)
    window.resize(900, 300)
    yield made
    window.close()


def order(canvas: OpenCanvas) -> tuple[int, ...]:
    return canvas.document.state.network.order


def middle_of_link(canvas: OpenCanvas, source: int, target: int) -> QPointF:
    return canvas.scene.link_items[LinkSpec(source, target)].path.pointAtPercent(0.5)


def drag_onto(canvas: OpenCanvas, layer: int, source: int, target: int) -> None:
    """Drag a block so that its middle comes to lie on a link."""
    held = canvas.block(layer)
    middle = canvas.scene.layer_items[layer].block_rect.center()
    there = middle_of_link(canvas, source, target) + (held - middle)
    canvas.drag(held, held + QPointF(10, 10), there)


def columns(canvas: OpenCanvas) -> list[int]:
    """Return the layers from left to right."""
    layout = canvas.document.state.layout
    return sorted(layout, key=lambda layer: layout[layer])


def test_a_block_dropped_on_a_link_is_put_in_there_as_one_entry(canvas: OpenCanvas) -> None:
    before = canvas.document.state
    drag_onto(canvas, 4, 1, 2)
    assert order(canvas) == (1, 4, 2, 3, 5)
    assert canvas.document.undo_stack.count() == 1
    assert columns(canvas) == [1, 4, 2, 3, 5]
    canvas.document.undo()
    assert canvas.document.state is before


def test_a_block_dragged_to_a_later_link_goes_there(canvas: OpenCanvas) -> None:
    drag_onto(canvas, 2, 4, 5)
    assert order(canvas) == (1, 3, 4, 2, 5)
    assert columns(canvas) == [1, 3, 4, 2, 5]


def test_no_two_blocks_lie_on_one_another_after_a_reordering(canvas: OpenCanvas) -> None:
    drag_onto(canvas, 4, 1, 2)
    lefts = sorted(x for x, _ in canvas.document.state.layout.values())
    assert all(b - a >= BLOCK_WIDTH for a, b in pairwise(lefts))


def test_several_blocks_of_one_line_move_together(canvas: OpenCanvas) -> None:
    canvas.selection.select_layers([3, 4])
    drag_onto(canvas, 4, 1, 2)
    assert order(canvas) == (1, 3, 4, 2, 5)
    assert canvas.selection.layers == {3, 4}


def test_blocks_that_are_no_line_only_move(canvas: OpenCanvas) -> None:
    canvas.selection.select_layers([2, 4])
    drag_onto(canvas, 4, 1, 2)
    assert canvas.links() == CHAIN


def test_the_link_lights_up_and_the_pointer_says_what_letting_go_does(
    canvas: OpenCanvas,
) -> None:
    held = canvas.block(4)
    middle = canvas.scene.layer_items[4].block_rect.center()
    canvas.press(held)
    canvas.move(held + QPointF(10, 10))
    canvas.move(middle_of_link(canvas, 1, 2) + held - middle)
    (note,) = (item for item in canvas.scene.items() if isinstance(item, PointerNote))
    assert note.text == "Moves Hidden 3 between Input and Hidden 1."
    assert canvas.scene.layer_items[4].opacity() < 1
    canvas.key(Qt.Key.Key_Escape)
    assert canvas.document.undo_stack.count() == 0
    assert not [item for item in canvas.scene.items() if isinstance(item, PointerNote)]
    assert canvas.scene.layer_items[4].opacity() == 1
    assert canvas.scene.layer_items[4].pos() == QPointF(*canvas.document.state.layout[4])


def test_a_block_that_moves_a_little_in_its_row_keeps_its_links(canvas: OpenCanvas) -> None:
    held = canvas.block(3)
    canvas.drag(held, held + QPointF(16, 0), held + QPointF(40, 16))
    assert canvas.links() == CHAIN
    assert canvas.document.state.layout[3] != chain_of_five().layout[3]


def test_a_block_moves_to_another_branch(branched: OpenCanvas) -> None:
    drag_onto(branched, 3, 1, 2)
    assert branched.links() == {(1, 3), (3, 2), (2, 4), (4, 5)}


def test_the_order_in_which_a_joining_layer_reads_is_kept(branched: OpenCanvas) -> None:
    reorder(branched.document, [5], Place(2, 4))
    assert branched.document.state.network.sources(4) == (3, 5)
    branched.document.undo()
    reorder(branched.document, [5], Place(3, 4))
    assert branched.document.state.network.sources(4) == (5, 2)


@pytest.mark.parametrize(("key", "expected"), [("Up", (1, 3, 2, 4, 5)), ("Left", (1, 3, 2, 4, 5))])
def test_a_key_moves_a_layer_towards_the_input(
    canvas: OpenCanvas, parts: BuildingParts, key: str, expected: tuple[int, ...]
) -> None:
    canvas.selection.select_layer(3)
    canvas.key(getattr(Qt.Key, f"Key_{key}"), ALT)
    assert order(canvas) == expected
    assert columns(canvas) == list(expected)
    assert canvas.selection.layer == 3


def test_a_key_moves_a_layer_to_the_end_where_it_is_the_output(
    canvas: OpenCanvas, parts: BuildingParts
) -> None:
    canvas.selection.select_layer(4)
    canvas.key(Qt.Key.Key_Down, ALT)
    assert order(canvas) == (1, 2, 3, 5, 4)
    assert canvas.document.state.network.role(4) == "output"
    assert not parts.actions.later.isEnabled()
    canvas.key(Qt.Key.Key_Up, ALT)
    assert canvas.links() == CHAIN


def test_the_input_and_what_joins_branches_cannot_be_moved_by_key(
    qtbot: QtBot, branched: OpenCanvas
) -> None:
    for made in _parts(qtbot, branched):
        moves = made.actions.earlier, made.actions.later
        for layer, possible in ((1, [0, 0]), (2, [0, 0]), (3, [1, 1]), (4, [0, 0]), (5, [0, 0])):
            branched.selection.select_layer(layer)
            assert [move.isEnabled() for move in moves] == [bool(one) for one in possible], layer


def test_keys_in_the_list_move_the_row(
    qtbot: QtBot, canvas: OpenCanvas, parts: BuildingParts
) -> None:
    layers = parts.layer_list
    layers.window().show()
    layers.window().activateWindow()
    qtbot.waitUntil(layers.window().isActiveWindow)
    layers.setFocus()
    canvas.selection.select_layer(3)
    QTest.keyClick(layers, Qt.Key.Key_Down, ALT)
    assert layers.layer_model.layer_ids == (1, 2, 4, 3, 5)
    assert [index.row() for index in layers.selectionModel().selectedRows()] == [3]


@pytest.mark.parametrize(
    ("layer", "row", "expected"),
    [
        (4, 1, (1, 4, 2, 3, 5)),
        (2, 4, (1, 3, 4, 2, 5)),
        (2, 5, (1, 3, 4, 5, 2)),
        (2, -1, (1, 3, 4, 5, 2)),
        (5, 2, (1, 2, 5, 3, 4)),
    ],
)
def test_a_row_goes_before_the_row_it_is_dropped_on(
    canvas: OpenCanvas, parts: BuildingParts, layer: int, row: int, expected: tuple[int, ...]
) -> None:
    model = parts.layer_list.layer_model
    data = model.mimeData([model.index(model.layer_ids.index(layer), 0)])
    move = Qt.DropAction.MoveAction
    assert model.canDropMimeData(data, move, row, 0, QModelIndex())
    assert model.dropMimeData(data, move, row, 0, QModelIndex())
    assert order(canvas) == expected
    assert canvas.document.undo_stack.count() == 1


def test_a_row_dropped_where_it_is_changes_nothing(
    canvas: OpenCanvas, parts: BuildingParts
) -> None:
    model = parts.layer_list.layer_model
    data = model.mimeData([model.index(2, 0)])
    for row in (2, 3):
        model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert canvas.document.undo_stack.count() == 0


def test_a_refused_row_is_told_why(canvas: OpenCanvas, parts: BuildingParts) -> None:
    model = parts.layer_list.layer_model
    the_input = model.mimeData([model.index(0, 0)])
    assert model.refusal(the_input, 3) == "Input stays where the data come in."
    two = model.mimeData([model.index(1, 0), model.index(3, 0)])
    assert model.refusal(two, 5) == "Only layers that follow one another move together."
    first = model.mimeData([model.index(1, 0)])
    assert model.refusal(first, 0) == "No single link leads through here."
    assert not model.canDropMimeData(first, Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_a_joining_layer_is_told_why_it_stays(qtbot: QtBot, branched: OpenCanvas) -> None:
    current_translator().speak("ko")
    for made in _parts(qtbot, branched):
        model = made.layer_list.layer_model
        row = model.layer_ids.index(4)
        assert "갈래" in model.refusal(model.mimeData([model.index(row, 0)]), 1)


def test_rows_of_branches_name_the_link_that_is_meant() -> None:
    network = residual().network
    assert line_of(network, [3]) == (3,)
    assert place_between(network, (5,), (2, 3)) == Place(2, 3)
    assert place_between(network, (5,), (3, 4)) == Place(3, 4)
    assert place_between(network, (3,), (1, 2)) == Place(1, 2)
    assert place_between(network, (3,), (2, 4)) == Place(2, 4)


@pytest.mark.parametrize(
    ("layers", "source", "target"), [([2], 3, 4), ([3, 4], 1, 2), ([4], 2, 3), ([2, 3], 4, 5)]
)
def test_undo_gives_the_first_network_and_layout_back(
    canvas: OpenCanvas, layers: list[int], source: int, target: int
) -> None:
    before = canvas.document.state
    reorder(canvas.document, layers, Place(source, target))
    assert canvas.document.state.network != before.network
    canvas.document.undo()
    assert canvas.document.state is before


def test_the_history_names_what_was_moved(canvas: OpenCanvas) -> None:
    reorder(canvas.document, [4], Place(1, 2))
    assert canvas.document.undo_stack.undoText() == "Reorder: Hidden 3"
    reorder(canvas.document, [2, 3], Place(1, 4))
    assert canvas.document.undo_stack.undoText() == "Reorder 2 layers"


@pytest.mark.xvfb
def test_a_row_is_dragged_with_the_mouse(
    qtbot: QtBot, canvas: OpenCanvas, parts: BuildingParts
) -> None:
    layers = parts.layer_list
    with qtbot.waitExposed(layers.window()):
        layers.window().show()
    fourth, second = (layers.visualRect(layers.layer_model.index(row, 1)) for row in (3, 1))
    hand = RealHand(layers.window(), qtbot)
    edge = QPoint(second.center().x(), second.top() + 1)
    hand.drag(layers.viewport(), fourth.center(), layers.viewport(), edge)
    assert order(canvas) == (1, 4, 2, 3, 5)
    assert layers.layer_model.layer_ids == (1, 4, 2, 3, 5)
