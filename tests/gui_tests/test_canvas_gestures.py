"""Moving, linking, selecting and viewing on the canvas, with real mouse events."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem
from pytestqt.qtbot import QtBot

from engine import AddSpec, ConcatenateSpec, DropoutSpec, LinkSpec
from gui.canvas.pointer_note import PointerNote
from gui.document.document import DocumentState
from tests.gui_tests.canvas_hand import (
    CONTROL,
    MIDDLE,
    OpenCanvas,
    open_canvas,
    stack_of_three,
)


@pytest.fixture
def canvas(qtbot: QtBot) -> OpenCanvas:
    return open_canvas(qtbot, stack_of_three())


def temporary_items(canvas: OpenCanvas) -> list[object]:
    kinds = (QGraphicsPathItem, QGraphicsRectItem, PointerNote)
    return [item for item in canvas.scene.items() if isinstance(item, kinds)]


def note(canvas: OpenCanvas) -> str:
    return next(item.text for item in canvas.scene.items() if isinstance(item, PointerNote))


def test_every_layer_and_link_is_drawn(canvas: OpenCanvas) -> None:
    assert canvas.scene.layer_items.keys() == {1, 2, 3}
    assert canvas.scene.link_items.keys() == {LinkSpec(1, 2), LinkSpec(2, 3)}
    assert canvas.scene.link_items[LinkSpec(1, 2)].shape_text == "(N, 2)"


def test_items_live_on_when_their_layer_changes(canvas: OpenCanvas) -> None:
    item = canvas.scene.layer_items[2]
    network = canvas.document.state.network.changing(2, units=7)
    layout = canvas.document.state.layout
    canvas.document.apply(DocumentState(network, layout=layout), "units")
    assert canvas.scene.layer_items[2] is item
    assert item.face.units == 7
    assert canvas.scene.link_items[LinkSpec(2, 3)].shape_text == "(N, 7)"


def test_a_drag_moves_the_block_in_one_entry(canvas: OpenCanvas) -> None:
    first = canvas.document.state
    x, y = first.layout[2]
    start = canvas.block(2)
    canvas.drag(start, start + QPointF(9, 30), start + QPointF(15, 60), start + QPointF(17, 81))
    assert canvas.document.state.layout[2] == (x + 16, y + 80)
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo_stack.undo()
    assert canvas.document.state is first
    assert canvas.scene.layer_items[2].pos() == QPointF(x, y)


def test_links_follow_a_block_while_it_is_dragged(canvas: OpenCanvas) -> None:
    start = canvas.block(2)
    canvas.press(start)
    canvas.move(start + QPointF(0, 80))
    end = canvas.scene.link_items[LinkSpec(1, 2)].path.currentPosition()
    assert end.y() == canvas.input(2).y()
    assert canvas.document.undo_stack.count() == 0
    canvas.release(start)


def test_several_blocks_move_together(canvas: OpenCanvas) -> None:
    canvas.selection.select_layers([1, 3])
    before = canvas.document.state.layout
    start = canvas.block(3)
    canvas.drag(start, start + QPointF(0, 40))
    after = canvas.document.state.layout
    assert [after[i][1] - before[i][1] for i in (1, 2, 3)] == [40, 0, 40]


def test_a_press_that_does_not_move_is_a_click(canvas: OpenCanvas) -> None:
    start = canvas.block(2)
    canvas.drag(start, start + QPointF(1, 1))
    assert canvas.document.undo_stack.count() == 0
    assert canvas.selection.layers == {2}


def test_escape_puts_a_dragged_block_back(canvas: OpenCanvas) -> None:
    first = canvas.document.state
    start = canvas.block(2)
    canvas.press(start)
    canvas.move(start + QPointF(0, 80))
    canvas.key(Qt.Key.Key_Escape)
    canvas.move(start + QPointF(0, 90))
    canvas.release(start + QPointF(0, 90))
    assert canvas.document.state is first
    assert canvas.scene.layer_items[2].pos() == QPointF(*first.layout[2])


def test_an_undo_during_a_drag_ends_the_drag(canvas: OpenCanvas) -> None:
    network = canvas.document.state.network.changing(2, units=7)
    layout = canvas.document.state.layout
    canvas.document.apply(DocumentState(network, layout=layout), "units")
    start = canvas.block(2)
    canvas.press(start)
    canvas.move(start + QPointF(0, 80))
    canvas.document.undo_stack.undo()
    canvas.release(start + QPointF(0, 80))
    assert canvas.document.undo_stack.canRedo()
    assert canvas.scene.layer_items[2].pos() == QPointF(*layout[2])


def with_dropout(canvas: OpenCanvas) -> None:
    """Put an unconnected dropout, layer 4, below the others."""
    state = canvas.document.state
    network = state.network.adding(DropoutSpec(id=0))
    layout = {**state.layout, 4: (216.0, 200.0)}
    canvas.document.open(DocumentState(network, layout=layout))


def test_a_link_is_drawn_from_port_to_port(canvas: OpenCanvas) -> None:
    with_dropout(canvas)
    canvas.drag(canvas.output(2), canvas.output(2) + QPointF(20, 40), canvas.input(4))
    assert canvas.links() == {(1, 2), (2, 3), (2, 4)}
    assert canvas.document.undo_stack.count() == 1
    assert temporary_items(canvas) == []


def test_a_link_can_be_drawn_backwards(canvas: OpenCanvas) -> None:
    with_dropout(canvas)
    canvas.drag(canvas.input(4), canvas.output(2) - QPointF(10, 0))
    assert (2, 4) in canvas.links()


def test_a_link_may_end_anywhere_on_a_block(canvas: OpenCanvas) -> None:
    with_dropout(canvas)
    canvas.drag(canvas.output(1), canvas.block(4))
    assert (1, 4) in canvas.links()


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        (3, 2, "This link would close a cycle; values only flow forwards."),
        (2, 1, "Nothing can be linked into the input layer."),
        (1, 3, "Output takes one incoming link and has one already."),
        (1, 2, "Input and Hidden 1 are linked already."),
    ],
)
def test_a_refused_link_says_why_at_the_pointer(
    canvas: OpenCanvas, source: int, target: int, reason: str
) -> None:
    first = canvas.document.state
    canvas.press(canvas.output(source))
    canvas.move(canvas.block(target))
    assert note(canvas) == reason
    canvas.release(canvas.block(target))
    assert canvas.document.state is first
    assert temporary_items(canvas) == []


def test_the_reason_goes_when_the_pointer_leaves(canvas: OpenCanvas) -> None:
    canvas.press(canvas.output(3))
    canvas.move(canvas.block(2))
    canvas.move(canvas.block(2) + QPointF(0, 150))
    assert note(canvas) == ""
    canvas.release(canvas.block(2) + QPointF(0, 150))


def test_a_joining_layer_takes_several_links(canvas: OpenCanvas) -> None:
    state = canvas.document.state
    network = state.network.adding(AddSpec(id=0))
    layout = {**state.layout, 4: (216.0, 200.0)}
    canvas.document.open(DocumentState(network, layout=layout))
    canvas.drag(canvas.output(1), canvas.input(4))
    canvas.drag(canvas.output(2), canvas.input(4))
    assert {(1, 4), (2, 4)} <= canvas.links()


def test_escape_takes_a_half_drawn_link_away(canvas: OpenCanvas) -> None:
    with_dropout(canvas)
    canvas.press(canvas.output(2))
    canvas.move(canvas.input(4))
    canvas.key(Qt.Key.Key_Escape)
    canvas.release(canvas.input(4))
    assert canvas.links() == {(1, 2), (2, 3)}
    assert temporary_items(canvas) == []


def spot(canvas: OpenCanvas, link: LinkSpec, share: float) -> QPointF:
    """Return a place on a link, `share` of the way to its end."""
    return canvas.scene.link_items[link].path.pointAtPercent(share)


def test_a_link_is_led_to_another_layer_by_its_end(canvas: OpenCanvas) -> None:
    with_dropout(canvas)
    first = canvas.document.state
    end = spot(canvas, LinkSpec(2, 3), 0.7)
    canvas.drag(end, end + QPointF(0, 60), canvas.block(4))
    assert canvas.links() == {(1, 2), (2, 4)}
    assert canvas.selection.links == {LinkSpec(2, 4)}
    assert canvas.document.undo_stack.count() == 1
    assert temporary_items(canvas) == []
    canvas.document.undo()
    assert canvas.document.state is first
    assert canvas.scene.link_items[LinkSpec(2, 3)].opacity() == 1.0


def test_a_link_is_led_from_another_layer_by_its_start(canvas: OpenCanvas) -> None:
    start = spot(canvas, LinkSpec(2, 3), 0.3)
    canvas.drag(start, start + QPointF(0, 60), canvas.block(1))
    assert canvas.links() == {(1, 2), (1, 3)}


def test_the_link_of_a_filled_input_is_taken_hold_of_at_the_port(canvas: OpenCanvas) -> None:
    with_dropout(canvas)
    canvas.drag(canvas.input(3), canvas.input(3) + QPointF(-40, 60), canvas.input(4))
    assert canvas.links() == {(1, 2), (2, 4)}


def test_a_link_keeps_its_place_among_those_of_a_joining_layer(canvas: OpenCanvas) -> None:
    network = canvas.document.state.network.adding(ConcatenateSpec(id=0))
    network = network.linking(1, 4).linking(2, 4).adding(DropoutSpec(id=0)).linking(1, 5)
    layout = {**canvas.document.state.layout, 4: (432.0, 200.0), 5: (216.0, 300.0)}
    canvas.document.open(DocumentState(network, layout=layout))
    start = spot(canvas, LinkSpec(1, 4), 0.2)
    canvas.drag(start, start + QPointF(0, 60), canvas.block(5))
    assert canvas.document.state.network.sources(4) == (5, 2)


@pytest.mark.parametrize("back", ["nothing", "its own end", "Esc"])
def test_a_link_let_go_of_elsewhere_stays_as_it_was(canvas: OpenCanvas, back: str) -> None:
    first = canvas.document.state
    end = spot(canvas, LinkSpec(2, 3), 0.7)
    places = {"nothing": end + QPointF(0, 130), "its own end": canvas.block(3)}
    canvas.press(end)
    canvas.move(end + QPointF(0, 60))
    assert canvas.scene.link_items[LinkSpec(2, 3)].opacity() < 1
    if back == "Esc":
        canvas.key(Qt.Key.Key_Escape)
    canvas.release(places.get(back, canvas.block(1)))
    assert canvas.document.state is first
    assert canvas.scene.link_items[LinkSpec(2, 3)].opacity() == 1
    assert temporary_items(canvas) == []


def test_a_link_led_into_a_cycle_is_refused_in_words(canvas: OpenCanvas) -> None:
    first = canvas.document.state
    start = spot(canvas, LinkSpec(1, 2), 0.3)
    canvas.press(start)
    canvas.move(start + QPointF(0, 60))
    canvas.move(canvas.block(3))
    assert note(canvas) == "This link would close a cycle; values only flow forwards."
    canvas.release(canvas.block(3))
    assert canvas.document.state is first


def test_a_rubber_band_selects_what_it_touches(canvas: OpenCanvas) -> None:
    corner = canvas.scene.blocks_rect.topLeft() - QPointF(12, 60)
    canvas.drag(corner, canvas.block(1), canvas.block(2))
    assert canvas.selection.layers == {1, 2}
    assert temporary_items(canvas) == []


def test_a_rubber_band_with_control_adds(canvas: OpenCanvas) -> None:
    canvas.selection.select_layer(3)
    corner = canvas.scene.blocks_rect.topLeft() - QPointF(12, 60)
    canvas.press(corner, keys=CONTROL)
    canvas.move(canvas.block(1))
    canvas.release(canvas.block(1))
    assert canvas.selection.layers == {1, 3}


def test_escape_brings_the_selection_before_the_band_back(canvas: OpenCanvas) -> None:
    canvas.selection.select_layer(3)
    corner = canvas.scene.blocks_rect.topLeft() - QPointF(12, 60)
    canvas.press(corner)
    canvas.move(canvas.block(1))
    canvas.key(Qt.Key.Key_Escape)
    canvas.release(canvas.block(1))
    assert canvas.selection.layers == {3}


def test_clicks_select_one_and_with_control_several(canvas: OpenCanvas) -> None:
    canvas.click(canvas.block(1))
    assert canvas.selection.layers == {1}
    canvas.click(canvas.block(2))
    assert canvas.selection.layers == {2}
    canvas.click(canvas.block(3), CONTROL)
    assert canvas.selection.layers == {2, 3}
    canvas.click(canvas.block(2), CONTROL)
    assert canvas.selection.layers == {3}


def test_a_click_on_the_ground_selects_nothing(canvas: OpenCanvas) -> None:
    canvas.selection.select_layer(2)
    canvas.click(canvas.block(2) + QPointF(0, 150))
    assert canvas.selection.layers == frozenset()


def test_a_clicked_link_is_selected_and_deleted(canvas: OpenCanvas) -> None:
    canvas.click(canvas.scene.link_items[LinkSpec(1, 2)].path.pointAtPercent(0.5))
    assert canvas.selection.links == {LinkSpec(1, 2)}
    canvas.view.delete_selection()
    assert canvas.links() == {(2, 3)}
    assert canvas.selection.links == frozenset()


def test_the_wheel_zooms_to_the_pointer(canvas: OpenCanvas) -> None:
    place = canvas.block(3)
    before = canvas.on_viewport(place)
    canvas.turn_wheel(place, -2)
    away = canvas.on_viewport(place) - before
    assert canvas.view.zoom == pytest.approx(1.2**-2)
    assert away.manhattanLength() <= 2


def test_the_zoom_has_ends(canvas: OpenCanvas) -> None:
    canvas.turn_wheel(canvas.block(2), 100)
    assert canvas.view.zoom == pytest.approx(4.0)
    canvas.turn_wheel(canvas.block(2), -100)
    assert canvas.view.zoom == pytest.approx(0.1)


def test_the_middle_button_pans(canvas: OpenCanvas) -> None:
    place = canvas.block(2)
    before = canvas.on_viewport(place)
    to = canvas.view.mapToScene(before.x() + 40, before.y() - 30)
    canvas.press(place, MIDDLE)
    canvas.move(to, MIDDLE)
    canvas.release(to, MIDDLE)
    moved = canvas.on_viewport(place) - before
    assert (moved.x(), moved.y()) == (40, -30)
    assert canvas.document.undo_stack.count() == 0


def test_fit_shows_every_block(canvas: OpenCanvas) -> None:
    canvas.turn_wheel(canvas.block(1), 8)
    canvas.view.fit()
    shown = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    assert shown.contains(canvas.scene.blocks_rect)


def test_the_whole_network_stays_in_view_until_the_user_zooms(canvas: OpenCanvas) -> None:
    canvas.view.resize(480, 200)
    shown = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    assert shown.contains(canvas.scene.blocks_rect)
    canvas.turn_wheel(canvas.block(1), 3)
    zoom = canvas.view.zoom
    canvas.view.resize(900, 500)
    assert canvas.view.zoom == zoom
