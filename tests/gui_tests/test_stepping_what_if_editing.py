"""Numbers are edited where they stand: on the cards, in the diagram, on the neuron card."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.stepping.number_editor import NumberEditor, parsed_number
from gui.stepping.what_if import Place
from gui.window.main_window import MainWindow
from tests.gui_tests.sandbox_windows import (
    HIDDEN,
    bits,
    seen,
    state_of,
    try_three,
    view_of,
)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    window.files.open_example("xor-mlp")
    # Everything is laid out by then: clicks hit what they are meant for.
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    window.stepper.action("stepForwardAction").trigger()
    yield window
    window.session.pause_now()


@pytest.mark.parametrize("way", ["double click", "F2", "click in the sandbox"])
def test_a_number_is_edited_where_it_stands(window: MainWindow, way: str) -> None:
    view = view_of(window, "weights")
    place = view.cell_place(0, 1)
    if way == "F2":
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
        QTest.keyClick(view, Qt.Key.Key_F2)
    elif way == "double click":
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    else:
        window.what_if.action.trigger()
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    editor = view.findChild(NumberEditor)
    assert editor is not None
    assert "w₁₂" in editor.accessibleName()
    QTest.keyClicks(editor, "1.5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert window.views.parameters[HIDDEN]["weights"][0, 1] == 1.5
    assert not editor.isVisible()


def test_arrow_keys_try_out_at_once_and_escape_takes_it_back(window: MainWindow) -> None:
    view = view_of(window, "bias")
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=view.cell_place(0, 1))
    editor = view.findChild(NumberEditor)
    assert editor is not None
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_Up)
    assert window.views.parameters[HIDDEN]["bias"][1] == 0.3
    QTest.keyClick(editor, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert window.views.parameters[HIDDEN]["bias"][1] == 1.3
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert window.views.parameters[HIDDEN]["bias"][1] == 0.0
    assert window.stepping.what_if.is_active


def test_an_untouched_number_keeps_its_last_digits(window: MainWindow) -> None:
    view = view_of(window, "weights")
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=view.cell_place(0, 1))
    editor = view.findChild(NumberEditor)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert window.stepping.what_if.tried == ()


def test_going_on_takes_what_was_typed_and_leaves_no_field_behind(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = view_of(window, "weights")
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=view.cell_place(0, 1))
    editor = view.findChild(NumberEditor)
    assert editor is not None
    QTest.keyClicks(editor, "1.5")
    window.stepper.action("stepForwardAction").trigger()
    qtbot.waitUntil(lambda: bool(window.stepping.what_if.tried))
    assert window.stepping.what_if.tried[0].new == 1.5
    assert window.what_if._editor is None
    assert window.stepper.stop is not None
    assert window.stepper.stop.number == 1


def test_leaving_with_an_open_field_takes_nothing(window: MainWindow) -> None:
    before = bits(state_of(window))
    view = view_of(window, "weights")
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=view.cell_place(0, 1))
    editor = view.findChild(NumberEditor)
    assert editor is not None
    QTest.keyClicks(editor, "1.5")
    window.stepper.leave()
    assert not window.stepper.is_active
    assert not window.stepping.what_if.is_active
    assert window.what_if._editor is None
    assert bits(state_of(window)) == before


def test_escape_drops_the_sandbox(window: MainWindow, qtbot: QtBot) -> None:
    before = seen(window)
    try_three(window)
    view = view_of(window, "weights")
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not window.stepping.what_if.is_active
    assert seen(window) == before


def test_an_input_is_edited_in_the_diagram(window: MainWindow, qtbot: QtBot) -> None:
    diagram = window.diagram
    picture = diagram.picture()
    group = picture.layout.groups[1]
    height = float(group.heights(np.array([1]))[0])
    x, y = picture.camera.point(group.x, height)
    QTest.mouseDClick(diagram, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    editor = diagram.findChild(NumberEditor)
    assert editor is not None
    QTest.keyClicks(editor, "0.75")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    (tried,) = window.stepping.what_if.tried
    assert tried.place == Place("inputs", None, (window.step_panel.sample, 1))
    assert window.views.values[1].output[window.step_panel.sample, 1] == 0.75


def test_a_weight_edited_in_the_diagram_is_tried_out_while_a_step_is_walked(
    window: MainWindow,
) -> None:
    before, entries = bits(state_of(window)), window.document.undo_stack.count()
    window.diagram.editing.edited.emit(HIDDEN, "weights", (1, 0), 2.0)
    (tried,) = window.stepping.what_if.tried
    assert tried.place == Place("weights", HIDDEN, (1, 0))
    assert window.views.parameters[HIDDEN]["weights"][1, 0] == 2.0
    assert bits(state_of(window)) == before
    assert window.document.undo_stack.count() == entries
    # Inputs are the sandbox's own; the diagram lays only one field over a number.
    window.selection.select_weight(HIDDEN, "weights", (1, 0))
    QTest.keyClick(window.diagram, Qt.Key.Key_F2)
    assert window.diagram.findChild(NumberEditor) is None


def test_the_neuron_card_edits_the_sandbox_while_a_step_is_walked(window: MainWindow) -> None:
    before, entries = bits(state_of(window)), window.document.undo_stack.count()
    window.selection.select_weight(HIDDEN, "weights", (0, 1))
    window.neurons.show_neuron()
    window.neurons.card.set_numbers(window.neurons._numbers())
    window.neurons.card.weight.setValue(1.25)
    window.neurons.card.bias.setValue(-1.0)
    assert window.views.parameters[HIDDEN]["weights"][0, 1] == 1.25
    assert window.views.parameters[HIDDEN]["bias"][1] == -1.0
    assert bits(state_of(window)) == before
    assert window.document.undo_stack.count() == entries
    window.stepper.leave()
    window.selection.select_weight(HIDDEN, "weights", (0, 1))
    window.neurons.card.set_numbers(window.neurons._numbers())
    window.neurons.card.weight.setValue(0.75)
    assert state_of(window).network.views[HIDDEN]["weights"][0, 1] == 0.75
    assert window.document.undo_stack.count() == entries + 1


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.5", 1.5), ("−2", -2.0), ("1,5", 1.5), (" 3e-2 ", 0.03), ("nan", None), ("x", None)],
)
def test_numbers_are_read_as_people_write_them(text: str, number: float | None) -> None:
    assert parsed_number(text) == number
