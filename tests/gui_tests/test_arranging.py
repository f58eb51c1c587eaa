"""Aligning, equal gaps, snapping, the grid and the overview."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import DenseSpec, InputSpec, NetworkSpec
from gui.canvas.actions import CanvasActions
from gui.canvas.layer_item import LayerItem
from gui.canvas.overview import Overview
from gui.document.document import DocumentState
from gui.looks.theme import current_theme
from tests.gui_tests.canvas_hand import OpenCanvas, open_canvas, stack_of_three

SCATTERED = {1: (0.0, 0.0), 2: (240.0, 100.0), 3: (640.0, 40.0)}


@pytest.fixture
def canvas(qtbot: QtBot) -> OpenCanvas:
    return open_canvas(qtbot, DocumentState(stack_of_three().network, layout=SCATTERED))


@pytest.fixture
def actions(canvas: OpenCanvas) -> CanvasActions:
    return CanvasActions(canvas.document, canvas.selection, canvas.view)


def trigger(actions: CanvasActions, name: str) -> None:
    everything = (
        *actions.arranging.align,
        *actions.arranging.distribute,
        *actions.arranging.switches,
    )
    action = next(action for action in everything if action.objectName() == name)
    assert action.isEnabled()
    action.trigger()


@pytest.mark.parametrize(
    ("name", "axis", "places"),
    [
        ("alignLeftAction", 0, [0, 0, 0]),
        ("alignCentreAction", 0, [320, 320, 320]),
        ("alignRightAction", 0, [640, 640, 640]),
        ("alignTopAction", 1, [0, 0, 0]),
        ("alignMiddleAction", 1, [50, 50, 50]),
        ("alignBottomAction", 1, [100, 100, 100]),
        ("distributeAcrossAction", 0, [0, 320, 640]),
        ("distributeDownAction", 1, [0, 100, 50]),
    ],
)
def test_blocks_are_brought_into_line_in_one_entry(
    canvas: OpenCanvas, actions: CanvasActions, name: str, axis: int, places: list[float]
) -> None:
    first = canvas.document.state
    canvas.selection.select_layers([1, 2, 3])
    trigger(actions, name)
    layout = canvas.document.state.layout
    assert [layout[i][axis] for i in (1, 2, 3)] == places
    assert [layout[i][1 - axis] for i in (1, 2, 3)] == [SCATTERED[i][1 - axis] for i in (1, 2, 3)]
    assert canvas.document.undo_stack.undoText() == "Align 3 layers"
    canvas.document.undo()
    assert canvas.document.state is first


def test_one_block_cannot_be_aligned_nor_two_be_spaced(
    canvas: OpenCanvas, actions: CanvasActions
) -> None:
    canvas.selection.select_layer(1)
    assert not any(action.isEnabled() for action in actions.arranging.align)
    canvas.selection.select_layers([1, 2])
    assert all(action.isEnabled() for action in actions.arranging.align)
    assert not any(action.isEnabled() for action in actions.arranging.distribute)


def test_without_snapping_a_block_stands_where_it_is_put(
    canvas: OpenCanvas, actions: CanvasActions
) -> None:
    trigger(actions, "snapAction")
    start = canvas.block(2)
    canvas.drag(start, start + QPointF(30, 30), start + QPointF(33, 51))
    x, y = canvas.document.state.layout[2]
    assert (x % 8, y % 8) != (0, 0)
    trigger(actions, "snapAction")
    start = canvas.block(2)
    canvas.drag(start, start + QPointF(30, 30), start + QPointF(33, 51))
    x, y = canvas.document.state.layout[2]
    assert (x % 8, y % 8) == (0, 0)


def test_the_grid_can_be_switched_off_and_stays_off(
    canvas: OpenCanvas, actions: CanvasActions
) -> None:
    dotted = canvas.view.grab().toImage()
    trigger(actions, "gridAction")
    assert canvas.view.grab().toImage() != dotted
    assert QSettings().value("canvas/grid", True, type=bool) is False
    again = CanvasActions(canvas.document, canvas.selection, canvas.view)
    assert not again.arranging.switches[1].isChecked()


def overview(canvas: OpenCanvas) -> Overview:
    found = canvas.view.findChild(Overview, "overview")
    assert isinstance(found, Overview)
    return found


@pytest.fixture
def long_canvas(qtbot: QtBot) -> OpenCanvas:
    layers = (InputSpec(id=0), *(DenseSpec(id=0) for _ in range(40)))
    canvas = open_canvas(qtbot, DocumentState(NetworkSpec.stack(*layers)))
    canvas.view.fit()
    return canvas


def test_the_overview_is_there_while_something_is_out_of_view(
    qtbot: QtBot, canvas: OpenCanvas
) -> None:
    qtbot.waitUntil(lambda: not overview(canvas).isVisible())
    for _ in range(6):
        canvas.view.zoom_in()
    assert overview(canvas).isVisible()
    canvas.view.fit()
    assert not overview(canvas).isVisible()


def test_a_press_in_the_overview_shows_that_place(long_canvas: OpenCanvas) -> None:
    view, small = long_canvas.view, overview(long_canvas)
    for _ in range(14):
        view.zoom_in()
    assert small.isVisible()
    middle = small.height() // 2
    for x, layer in ((10, 1), (small.width() - 10, 41)):
        QTest.mouseClick(small, Qt.MouseButton.LeftButton, pos=QPoint(x, middle))
        shown = view.mapToScene(view.viewport().rect()).boundingRect()
        assert shown.intersects(long_canvas.scene.layer_items[layer].block_rect)
    assert long_canvas.document.undo_stack.count() == 0


def test_the_overview_can_be_switched_off(canvas: OpenCanvas, actions: CanvasActions) -> None:
    for _ in range(6):
        canvas.view.zoom_in()
    trigger(actions, "overviewAction")
    assert not overview(canvas).isVisible()


def test_dragging_one_of_200_blocks_paints_no_other_anew(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What makes a frame cheap: blocks keep what they painted until their words change."""
    layers = (InputSpec(id=0), *(DenseSpec(id=0) for _ in range(199)))
    layout = {i + 1: (216.0 * (i % 20), 176.0 * (i // 20)) for i in range(200)}
    canvas = open_canvas(qtbot, DocumentState(NetworkSpec.stack(*layers), layout=layout))
    canvas.view.grab()
    painted: list[int] = []
    paint = LayerItem.paint

    def counted(item: LayerItem, *arguments: Any) -> None:
        painted.append(item.layer_id)
        paint(item, *arguments)

    start = canvas.block(100)
    canvas.press(start)
    canvas.move(start + QPointF(40, 40))
    QApplication.processEvents()
    monkeypatch.setattr(LayerItem, "paint", counted)
    for step in range(1, 21):
        canvas.move(start + QPointF(40 + 16 * step, 40 + 8 * step))
        QApplication.processEvents()
    canvas.release(start + QPointF(40, 40))
    assert set(painted) <= {100}


def test_a_changed_theme_reaches_what_blocks_have_kept(canvas: OpenCanvas) -> None:
    place = canvas.on_viewport(canvas.block(2) + QPointF(20, 10))
    light = canvas.view.grab().toImage().pixelColor(place)
    current_theme().set_mode("dark")
    assert canvas.view.grab().toImage().pixelColor(place) != light
