"""Palette to canvas: what a dropped or chosen layer becomes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem
from pytestqt.qtbot import QtBot

from engine import (
    AddSpec,
    ConcatenateSpec,
    DataShape,
    DenseSpec,
    DropoutSpec,
    LinkSpec,
)
from gui.canvas.palette import LAYER_MIME, LayerPalette
from gui.canvas.pointer_note import PointerNote
from gui.document import edits
from gui.document.block_layout import BLOCK_WIDTH, COLUMN
from gui.document.document import DocumentState
from gui.document.edits import palette_kinds
from tests.gui_tests.canvas_hand import OpenCanvas, layer_data, open_canvas, stack_of_three
from tests.gui_tests.test_edits import FixedData


@pytest.fixture
def canvas(qtbot: QtBot) -> OpenCanvas:
    return open_canvas(qtbot, stack_of_three())


@pytest.fixture
def palette(qtbot: QtBot) -> LayerPalette:
    palette = LayerPalette()
    qtbot.addWidget(palette)
    return palette


def outlines(canvas: OpenCanvas) -> list[object]:
    kinds = (QGraphicsPathItem, QGraphicsRectItem)
    return [item for item in canvas.scene.items() if isinstance(item, kinds)]


def middle_of(canvas: OpenCanvas, link: LinkSpec) -> QPointF:
    return canvas.scene.link_items[link].path.pointAtPercent(0.5)


def test_three_drops_make_a_network(qtbot: QtBot) -> None:
    canvas = open_canvas(qtbot, DocumentState())
    place = canvas.view.mapToScene(150, 250)
    for number, kind in enumerate(("input", "hidden", "output")):
        assert canvas.drop(layer_data(kind), place + QPointF(number * COLUMN, 0))
    assert canvas.links() == {(1, 2), (2, 3)}
    assert canvas.document.problems == ()
    assert canvas.document.undo_stack.count() == 3


def test_a_block_dropped_on_a_link_is_inserted_there(canvas: OpenCanvas) -> None:
    assert canvas.drop(layer_data("dropout"), middle_of(canvas, LinkSpec(1, 2)))
    assert canvas.links() == {(1, 4), (4, 2), (2, 3)}
    assert canvas.selection.layer == 4
    assert canvas.document.undo_stack.count() == 1


def test_the_link_a_block_would_go_on_lights_up(canvas: OpenCanvas) -> None:
    data = layer_data("dropout")
    before = canvas.view.grab().toImage()
    canvas.hover(data, middle_of(canvas, LinkSpec(1, 2)))
    assert canvas.view.grab().toImage() != before
    canvas.leave()
    assert canvas.view.grab().toImage() == before
    assert outlines(canvas) == []


def test_a_block_dropped_behind_the_last_is_appended(canvas: OpenCanvas) -> None:
    assert canvas.drop(layer_data("hidden"), canvas.output(3) + QPointF(100, 30))
    assert (3, 4) in canvas.links()
    assert canvas.document.state.layout[4][1] == canvas.document.state.layout[3][1]
    assert canvas.document.state.layout[4][0] - canvas.document.state.layout[3][0] > BLOCK_WIDTH


def shown(canvas: OpenCanvas) -> QRectF:
    return canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()


def test_what_a_drop_pushes_out_of_view_is_brought_back(canvas: OpenCanvas) -> None:
    canvas.view.resize(690, 320)
    canvas.drop(layer_data("hidden"), middle_of(canvas, LinkSpec(2, 3)))
    assert shown(canvas).contains(canvas.scene.blocks_rect)


def test_a_view_chosen_by_hand_only_moves_to_the_new_block(canvas: OpenCanvas) -> None:
    canvas.turn_wheel(canvas.block(1), 2)
    zoom = canvas.view.zoom
    canvas.selection.select_layer(3)
    canvas.view.insert("hidden")
    assert canvas.view.zoom == zoom
    assert shown(canvas).contains(canvas.scene.layer_items[4].block_rect)


def test_a_block_dropped_elsewhere_stands_alone_and_says_so(canvas: OpenCanvas) -> None:
    place = canvas.block(2) + QPointF(0, 160)
    assert canvas.drop(layer_data("hidden"), place)
    assert canvas.links() == {(1, 2), (2, 3)}
    assert canvas.scene.layer_items[4].face.faults == (
        "Not connected: no path leads here from the input.",
    )
    assert canvas.scene.layer_items[4].block_rect.contains(place)


def pointer_note(canvas: OpenCanvas) -> str:
    return next(item.text for item in canvas.scene.items() if isinstance(item, PointerNote))


def test_a_layer_dropped_on_a_block_takes_its_place_links_units_and_name(
    canvas: OpenCanvas,
) -> None:
    edits.rename(canvas.document, 2, "encoder")
    edits.set_units(canvas.document, 2, 7)
    first = canvas.document.state
    assert canvas.drop(layer_data("maxout"), canvas.block(2))
    network = canvas.document.state.network
    assert canvas.links() == {(1, 4), (4, 3)}
    assert (network.layer(4).kind, network.names[4], network.units[4]) == ("maxout", "encoder", 7)
    assert canvas.document.state.layout[4] == first.layout[2]
    assert canvas.selection.layer == 4
    assert canvas.document.undo_stack.undoText() == "Replace encoder by Maxout"
    canvas.document.undo()
    assert canvas.document.state is first


def test_a_replacement_keeps_the_order_in_which_a_joining_layer_reads(
    canvas: OpenCanvas,
) -> None:
    network = canvas.document.state.network
    network = network.adding(DropoutSpec(id=0)).linking(1, 4).adding(ConcatenateSpec(id=0))
    network = network.linking(2, 5).linking(4, 5)
    canvas.document.open(DocumentState(network))
    canvas.view.fit()
    canvas.drop(layer_data("batch_normalization"), canvas.block(2))
    assert canvas.document.state.network.sources(5) == (6, 4)


def test_an_output_dropped_on_a_block_fits_the_data(canvas: OpenCanvas) -> None:
    data = FixedData(DataShape(inputs=2, outputs=1, classes=3))
    canvas.document.apply(replace(canvas.document.state, data=data), "data")
    canvas.drop(layer_data("output"), canvas.block(3))
    output = canvas.document.state.network.output
    assert isinstance(output, DenseSpec)
    assert (output.units, output.activation.name) == (3, "softmax")
    assert canvas.document.state.training.loss.name == "categorical_cross_entropy"
    assert canvas.document.problems == ()


def test_what_would_be_replaced_is_said_while_dragging(canvas: OpenCanvas) -> None:
    data = layer_data("dropout")
    canvas.hover(data, canvas.block(2))
    assert pointer_note(canvas) == "Replaces Hidden 1; its links stay."
    canvas.hover(data, canvas.block(2) + QPointF(0, 200))
    assert pointer_note(canvas) == ""
    canvas.leave()
    assert not any(isinstance(item, PointerNote) for item in canvas.scene.items())


def test_a_layer_of_the_same_kind_changes_nothing_and_says_so(canvas: OpenCanvas) -> None:
    first = canvas.document.state
    data = layer_data("hidden")
    canvas.hover(data, canvas.block(2))
    assert pointer_note(canvas) == "Hidden 1 is of this kind already."
    canvas.drop(data, canvas.block(2))
    assert canvas.document.state is first


def test_an_input_cannot_replace_a_layer_that_is_fed(canvas: OpenCanvas) -> None:
    first = canvas.document.state
    data = layer_data("input")
    canvas.hover(data, canvas.block(2))
    assert pointer_note(canvas) == "Nothing can be linked into the input layer."
    canvas.drop(data, canvas.block(2))
    assert canvas.document.state is first


def test_a_layer_with_one_input_cannot_replace_one_with_two(canvas: OpenCanvas) -> None:
    network = canvas.document.state.network.adding(AddSpec(id=0)).linking(1, 4).linking(2, 4)
    canvas.document.open(DocumentState(network))
    canvas.view.fit()
    first = canvas.document.state
    data = layer_data("dropout")
    canvas.hover(data, canvas.block(4))
    assert pointer_note(canvas) == "Dropout takes one incoming link and has one already."
    canvas.drop(data, canvas.block(4))
    assert canvas.document.state is first
    data = layer_data("concatenate")
    canvas.drop(data, canvas.block(4))
    assert canvas.document.state.network.sources(5) == (1, 2)


def test_an_input_dropped_before_the_first_block_feeds_it(canvas: OpenCanvas) -> None:
    canvas.selection.select_layer(1)
    canvas.view.delete_selection()
    assert canvas.drop(layer_data("input"), canvas.input(2) - QPointF(120, 0))
    assert (4, 2) in canvas.links()


def test_a_second_input_stands_alone_even_on_a_link(canvas: OpenCanvas) -> None:
    canvas.drop(layer_data("input"), middle_of(canvas, LinkSpec(2, 3)))
    assert canvas.links() == {(1, 2), (2, 3)}
    kinds = {(problem.layer, problem.kind) for problem in canvas.document.problems}
    assert (4, "second_input") in kinds


@pytest.mark.parametrize("mime", ["text/plain", LAYER_MIME])
def test_foreign_data_are_not_taken(canvas: OpenCanvas, mime: str) -> None:
    data = QMimeData()
    data.setData(mime, QByteArray(b"\xff no layer"))
    assert not canvas.hover(data, canvas.block(2))
    assert not canvas.drop(data, canvas.block(2))
    assert canvas.document.undo_stack.count() == 0


def test_the_palette_offers_every_kind_in_groups(palette: LayerPalette) -> None:
    listed = [palette.item(row).data(Qt.ItemDataRole.UserRole) for row in range(palette.count())]
    assert tuple(filter(None, listed)) == palette_kinds()
    assert all(palette.entry(kind).text() for kind in palette_kinds())
    assert all(palette.entry(kind).toolTip() for kind in palette_kinds())


@pytest.mark.parametrize("kind", palette_kinds())
def test_what_the_palette_drags_the_canvas_takes(
    qtbot: QtBot, palette: LayerPalette, kind: str
) -> None:
    canvas = open_canvas(qtbot, DocumentState())
    data = palette.mimeData([palette.entry(kind)])
    assert canvas.drop(data, canvas.view.mapToScene(200, 200))
    assert len(canvas.document.state.network.layers) == 1


def test_enter_and_double_click_choose_an_entry(qtbot: QtBot, palette: LayerPalette) -> None:
    palette.show()
    palette.setCurrentItem(palette.entry("dropout"))
    with qtbot.waitSignal(palette.layer_chosen) as chosen:
        QTest.keyClick(palette, Qt.Key.Key_Return)
    assert chosen.args == ["dropout"]
    place = palette.visualItemRect(palette.entry("hidden")).center()
    QTest.mouseClick(palette.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(palette.layer_chosen) as chosen:
        QTest.mouseDClick(palette.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["hidden"]


def test_headings_cannot_be_chosen(qtbot: QtBot, palette: LayerPalette) -> None:
    palette.show()
    place = palette.visualItemRect(palette.item(0)).center()
    with qtbot.assertNotEmitted(palette.layer_chosen):
        QTest.mouseDClick(palette.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_chosen_layer_goes_behind_the_selected_one(canvas: OpenCanvas) -> None:
    canvas.selection.select_layer(2)
    canvas.view.insert("dropout")
    assert canvas.links() == {(1, 2), (2, 4), (4, 3)}
    assert canvas.selection.layer == 4


def test_a_chosen_layer_goes_on_the_selected_link(canvas: OpenCanvas) -> None:
    canvas.selection.select_layers([], [LinkSpec(1, 2)])
    canvas.view.insert("dropout")
    assert canvas.links() == {(1, 4), (4, 2), (2, 3)}


def test_chosen_layers_alone_make_a_network(qtbot: QtBot) -> None:
    canvas = open_canvas(qtbot, DocumentState())
    for kind in ("input", "hidden", "output"):
        canvas.selection.clear()
        canvas.view.insert(kind)
    assert canvas.links() == {(1, 2), (2, 3)}


def test_a_chosen_input_feeds_the_layer_that_waits_for_one(qtbot: QtBot) -> None:
    canvas = open_canvas(qtbot, DocumentState())
    canvas.view.insert("hidden")
    canvas.view.insert("input")
    assert canvas.links() == {(2, 1)}


def test_a_second_chosen_input_stands_in_a_row_beneath(canvas: OpenCanvas) -> None:
    canvas.view.insert("input")
    layout = canvas.document.state.layout
    assert layout[4][1] > max(layout[i][1] for i in (1, 2, 3))
