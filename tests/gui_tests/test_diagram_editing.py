"""Weights and biases are edited where they are drawn, and every view follows."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine import evaluate
from gui.diagram.pointing import place_of
from gui.document import edits
from gui.document.selection import Neuron, Weight
from gui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.resize(1280, 900)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    yield window
    window.session.pause_now()


@pytest.fixture
def weight(window: MainWindow) -> Weight:
    return Weight(window.document.state.network.output.id, "weights", (2, 0))


def value_of(window: MainWindow, weight: Weight) -> float:
    views = window.trainer.trainer.state.network.views
    return float(views[weight.layer][weight.parameter][weight.index])


def place(window: MainWindow, part: Weight | Neuron) -> QPoint:
    return QPointF(*place_of(window.diagram.picture(), part)).toPoint()


def drag(
    window: MainWindow,
    part: Weight | Neuron,
    up: int,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press on a number and move up by so many pixels; do not let go."""
    at = place(window, part)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(window.diagram, left, modifier, at)
    for way in (up // 2, up):
        moved = QPointF(at - QPoint(0, way))
        move(window, moved, modifier)


def move(window: MainWindow, to: QPointF, modifier: Qt.KeyboardModifier) -> None:
    """Send a move with the button held, which QTest's own moves leave out."""
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, to, window.diagram.mapToGlobal(to), left, left, modifier
    )
    QApplication.sendEvent(window.diagram, event)


def let_go(window: MainWindow, part: Weight | Neuron, up: int) -> None:
    at = place(window, part) - QPoint(0, up)
    QTest.mouseRelease(window.diagram, Qt.MouseButton.LeftButton, pos=at)


def test_a_dragged_weight_is_one_entry_that_every_view_follows(
    window: MainWindow, weight: Weight
) -> None:
    before, entries = value_of(window, weight), window.document.undo_stack.count()
    window.selection.select_weight(weight.layer, "weights", weight.index)
    map_before = window.diagram.picture().maps[weight.layer]
    drag(window, weight, 60)
    let_go(window, weight, 60)
    after = value_of(window, weight)
    assert after == pytest.approx(before + 0.6 * max(abs(before), 1.0), abs=1e-5)
    assert window.neurons.card.weight.value() == pytest.approx(after, abs=1e-4)
    assert not np.array_equal(window.diagram.picture().maps[weight.layer], map_before)
    assert window.document.undo_stack.count() == entries + 1
    trainer, sets = window.trainer.trainer, window.trainer.sets
    now = evaluate(trainer.state.network, trainer.state.training, sets.inputs, sets.targets)
    assert f"loss {now.loss:.4g}" in window.controls.status.text
    window.document.undo()
    assert value_of(window, weight) == before
    assert f"loss {now.loss:.4g}" not in window.controls.status.text


def test_with_shift_a_drag_is_ten_times_finer(window: MainWindow, weight: Weight) -> None:
    before = value_of(window, weight)
    drag(window, weight, 50, Qt.KeyboardModifier.ShiftModifier)
    let_go(window, weight, 50)
    moved = value_of(window, weight) - before
    assert moved == pytest.approx(0.05 * max(abs(before), 1.0), abs=1e-5)


def test_two_drags_are_two_entries(window: MainWindow, weight: Weight) -> None:
    entries = window.document.undo_stack.count()
    for _ in range(2):
        drag(window, weight, 20)
        let_go(window, weight, 20)
    assert window.document.undo_stack.count() == entries + 2


def test_a_neuron_is_dragged_by_its_bias(window: MainWindow, weight: Weight) -> None:
    bias = Weight(weight.layer, "bias", (0,))
    before = value_of(window, bias)
    drag(window, Neuron(weight.layer, 0), 40)
    let_go(window, Neuron(weight.layer, 0), 40)
    assert value_of(window, bias) == pytest.approx(before + 0.4)
    inputs = window.document.state.network.input.id
    entries = window.document.undo_stack.count()
    drag(window, Neuron(inputs, 0), 40)
    let_go(window, Neuron(inputs, 0), 40)
    assert window.document.undo_stack.count() == entries


def test_escape_gives_a_dragged_number_its_value_back(window: MainWindow, weight: Weight) -> None:
    before = value_of(window, weight)
    drag(window, weight, 60)
    assert value_of(window, weight) != before
    QTest.keyClick(window.diagram, Qt.Key.Key_Escape)
    assert value_of(window, weight) == before
    let_go(window, weight, 60)
    assert value_of(window, weight) == before


def test_a_drag_holds_a_run_until_the_number_is_let_go(
    window: MainWindow, qtbot: QtBot, weight: Weight
) -> None:
    edits.set_training(window.document, "epochs", 10**8)
    window.document.finish_entry()
    entries = window.document.undo_stack.count()
    window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: window.trainer.trainer.state.position.step > 20)
    drag(window, weight, 60)
    assert window.session.state == "paused"
    let_go(window, weight, 60)
    qtbot.waitUntil(lambda: window.session.state == "running")
    window.session.pause_now()
    assert window.document.undo_stack.count() == entries + 3


def test_a_double_click_opens_a_field_that_enter_takes(window: MainWindow, weight: Weight) -> None:
    field = window.diagram.editing.field
    at = place(window, weight)
    QTest.mouseDClick(window.diagram, Qt.MouseButton.LeftButton, pos=at)
    assert field.isVisible()
    assert field.value() == pytest.approx(value_of(window, weight), abs=1e-4)
    assert field.geometry().contains(at)
    QTest.keyClicks(field, "1.25")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not field.isVisible()
    assert value_of(window, weight) == 1.25
    assert window.selection.weight == weight


def test_enter_edits_what_is_selected_and_escape_leaves_it(
    window: MainWindow, weight: Weight
) -> None:
    window.selection.select_neuron(weight.layer, 0)
    bias = Weight(weight.layer, "bias", (0,))
    before, entries = value_of(window, bias), window.document.undo_stack.count()
    QTest.keyClick(window.diagram, Qt.Key.Key_Return)
    field = window.diagram.editing.field
    assert field.isVisible()
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert value_of(window, bias) == before
    assert window.document.undo_stack.count() == entries


def test_a_field_that_is_left_without_typing_changes_nothing(
    window: MainWindow, weight: Weight
) -> None:
    """The number has more digits than the field shows."""
    before, entries = value_of(window, weight), window.document.undo_stack.count()
    window.selection.select_weight(weight.layer, "weights", weight.index)
    QTest.keyClick(window.diagram, Qt.Key.Key_F2)
    QTest.keyClick(window.diagram.editing.field, Qt.Key.Key_Return)
    assert value_of(window, weight) == before
    assert window.document.undo_stack.count() == entries


def test_at_a_stop_of_a_step_no_number_is_edited(window: MainWindow, weight: Weight) -> None:
    window.stepper.action("stepForwardAction").trigger()
    before = value_of(window, weight)
    drag(window, weight, 60)
    let_go(window, weight, 60)
    QTest.mouseDClick(window.diagram, Qt.MouseButton.LeftButton, pos=place(window, weight))
    assert not window.diagram.editing.field.isVisible()
    assert value_of(window, weight) == before
