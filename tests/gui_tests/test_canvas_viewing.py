"""What part of the network is in view, and how large its words are."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from gui.canvas.building import BuildingParts
from gui.canvas.edge_scrolling import EdgeScrolling
from gui.canvas.pointer_note import PointerNote
from gui.canvas.text_drawing import NAME_SIZE, block_font, font
from gui.canvas.zoom_view import LEGIBLE_ZOOM
from gui.document import edits
from gui.preferences import choose_text_size
from tests.gui_tests.canvas_hand import OpenCanvas, open_canvas, stack_of_three


@pytest.fixture
def canvas(qtbot: QtBot) -> OpenCanvas:
    return open_canvas(qtbot, stack_of_three())


def scrolling(canvas: OpenCanvas) -> EdgeScrolling:
    found = canvas.view.findChild(EdgeScrolling)
    assert isinstance(found, EdgeScrolling)
    return found


def test_words_stay_legible_unless_the_whole_is_asked_for(canvas: OpenCanvas) -> None:
    canvas.view.resize(300, 200)
    assert canvas.view.zoom == pytest.approx(LEGIBLE_ZOOM)
    shown = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    assert shown.contains(canvas.scene.layer_items[1].block_rect)
    canvas.view.fit()
    canvas.view.resize(280, 200)
    shown = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    assert shown.contains(canvas.scene.blocks_rect)
    canvas.document.open(stack_of_three())
    assert canvas.view.zoom == pytest.approx(LEGIBLE_ZOOM)


def test_what_is_inserted_out_of_view_comes_into_view(canvas: OpenCanvas) -> None:
    canvas.view.resize(300, 200)
    canvas.selection.select_layer(3)
    canvas.view.insert("hidden")
    shown = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    assert shown.contains(canvas.scene.layer_items[4].block_rect)


def test_a_layer_that_a_list_of_faults_leads_to_comes_into_view(canvas: OpenCanvas) -> None:
    parts = BuildingParts(canvas.document, canvas.selection, canvas.view, canvas.view)
    canvas.view.resize(300, 200)
    canvas.view.scroll_by(QPoint(-2000, 0))
    parts.show_layer(3)
    assert canvas.selection.layer == 3
    shown = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    assert shown.contains(canvas.scene.layer_items[3].block_rect)


def test_a_drag_to_the_edge_scrolls_on_and_takes_the_block_along(
    qtbot: QtBot, canvas: OpenCanvas
) -> None:
    held, port = canvas.block(3), canvas.view.viewport().rect()
    canvas.press(held)
    canvas.move(held + QPointF(12, 12))
    before = canvas.view.mapToScene(port.center())
    edge = QPoint(port.right() - 2, port.center().y())
    canvas.move(canvas.view.mapToScene(edge))
    qtbot.waitUntil(lambda: canvas.view.mapToScene(port.center()).x() > before.x() + 40)
    block = canvas.scene.layer_items[3].block_rect
    assert block.left() < canvas.view.mapToScene(edge).x() < block.right()
    canvas.key(Qt.Key.Key_Escape)
    assert not scrolling(canvas).is_going_on


def test_a_drag_that_begins_at_the_edge_does_not_scroll_at_once(canvas: OpenCanvas) -> None:
    canvas.press(canvas.view.mapToScene(QPoint(3, 3)))
    canvas.move(canvas.view.mapToScene(QPoint(6, 6)))
    assert not scrolling(canvas).is_going_on
    canvas.move(canvas.view.mapToScene(QPoint(60, 60)))
    canvas.move(canvas.view.mapToScene(QPoint(6, 6)))
    assert scrolling(canvas).is_going_on


def test_the_words_on_blocks_follow_the_size_of_text(canvas: OpenCanvas) -> None:
    small, before = block_font(NAME_SIZE).pixelSize(), canvas.view.grab().toImage()
    choose_text_size(2)
    assert small < block_font(NAME_SIZE).pixelSize() < font(NAME_SIZE).pixelSize() + 1
    assert canvas.view.grab().toImage() != before
    choose_text_size(0)
    assert canvas.view.grab().toImage() == before
    assert block_font(NAME_SIZE).pixelSize() == small


def test_what_cannot_be_read_on_a_block_is_in_its_tooltip(canvas: OpenCanvas) -> None:
    item = canvas.scene.layer_items[2]
    assert item.tip(is_small=False) == ""
    edits.rename(canvas.document, 2, "a name that is much too long for a block")
    assert item.tip(is_small=False) == "a name that is much too long for a block"
    assert item.tip(is_small=True).splitlines()[1:] == ["2 units", "sigmoid", "6 parameters"]
    canvas.view.resize(200, 120)
    canvas.view.fit()
    for layer in (1, 2):
        canvas.move(canvas.block(layer), Qt.MouseButton.NoButton)
    assert "6 parameters" in item.toolTip()


def test_the_note_at_the_pointer_stays_in_view(canvas: OpenCanvas) -> None:
    canvas.press(canvas.output(3))
    corner = canvas.view.viewport().rect().bottomRight()
    note = next(item for item in canvas.scene.items() if isinstance(item, PointerNote))
    for pointer in (corner, QPoint(1, 1), QPoint(corner.x(), 1)):
        note.show_text("Why this cannot be, in a sentence.", canvas.view.mapToScene(pointer))
        box = note.boundingRect().translated(QPointF(pointer))
        assert QRectF(canvas.view.viewport().rect()).contains(box)


def test_a_canvas_that_is_resized_before_it_has_heard_of_a_change_begins_at_a_block_it_has(
    canvas: OpenCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {layer: item for layer, item in canvas.scene.layer_items.items() if layer != 1}
    monkeypatch.setattr(canvas.scene, "_layers", there)
    canvas.view.resize(300, 200)
    assert canvas.view.content_beginning() == there[2].block_rect.center()
