"""What is kept of the sandbox is one entry of the history, and says what cannot be kept."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import (
    Dataset,
)
from gui.stepping.what_if import Place
from gui.window.main_window import MainWindow
from tests.gui_tests.sandbox_windows import (
    HIDDEN,
    bits,
    button,
    seen,
    state_of,
    strip_text,
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


def test_kept_weights_are_one_entry_that_can_be_undone(window: MainWindow) -> None:
    before, entries = bits(state_of(window)), window.document.undo_stack.count()
    window.what_if.try_out(Place("weights", HIDDEN, (0, 1)), 1.5)
    window.what_if.try_out(Place("bias", HIDDEN, (2,)), -0.5)
    window.stepper.go_to(2)
    walked = seen(window)
    button(window, "keepSandboxButton").click()
    assert window.document.undo_stack.count() == entries + 1
    assert "2 numbers" in window.document.undo_stack.undoText()
    assert state_of(window).network.views[HIDDEN]["weights"][0, 1] == 1.5
    assert not window.stepping.what_if.is_active
    assert seen(window) == walked
    assert window.stepper.stop is not None
    assert window.stepper.stop.number == 2
    window.document.undo()
    assert bits(state_of(window)) == before


def test_kept_inputs_and_targets_are_an_edit_of_the_data(window: MainWindow) -> None:
    data = window.document.state.data
    assert isinstance(data, Dataset)
    rows = state_of(window).next_rows()
    old = int(np.asarray(data.targets)[rows[0]])
    window.what_if.try_out(Place("inputs", None, (1, 0)), 0.25)
    window.what_if.try_out(Place("targets", None, (0, 0)), 1.0 - old)
    entries = window.document.undo_stack.count()
    button(window, "keepSandboxButton").click()
    kept = window.document.state.data
    assert isinstance(kept, Dataset)
    assert kept.inputs[rows[1], 0] == 0.25
    assert np.asarray(kept.targets)[rows[0]] == 1 - old
    assert kept.source.kind == "typed"
    assert window.document.undo_stack.count() == entries + 1
    assert window.stepper.is_active
    window.document.undo()
    assert window.document.state.data is data


def test_targets_of_no_class_are_not_kept_and_it_says_so(window: MainWindow) -> None:
    window.what_if.try_out(Place("targets", None, (0, 0)), 0.5)
    assert "no class has these targets" in strip_text(window)
    assert not button(window, "keepSandboxButton").isEnabled()
    data = window.document.state.data
    window.what_if.keep()
    assert window.document.state.data is data
    window.what_if.try_out(Place("bias", HIDDEN, (0,)), 0.5)
    button(window, "keepSandboxButton").click()
    assert window.document.state.data is data
    assert state_of(window).network.views[HIDDEN]["bias"][0] == 0.5


def test_keeping_in_an_earlier_step_branches_off_there(window: MainWindow) -> None:
    forward = window.stepper.action("stepForwardAction")
    while state_of(window).position.step < 3:
        forward.trigger()
    window.step_panel.moments.step_chosen.emit(1)
    assert window.stepping.step == 1
    window.what_if.try_out(Place("bias", HIDDEN, (0,)), 0.5)
    window.what_if.keep()
    assert state_of(window).position.step == 1
    assert state_of(window).network.views[HIDDEN]["bias"][0] == 0.5
    window.document.undo()
    assert state_of(window).position.step == 3
