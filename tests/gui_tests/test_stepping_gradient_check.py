"""All gradients against central differences: what is said of them, and the way to the worst one."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine import GradientCheck, WorstElement, check_gradients
from gui.background_task import CancelledError, Progress
from gui.stepping.gradient_room import CheckedArray, GradientRoom
from gui.stepping.what_if import Place
from gui.window.main_window import MainWindow
from gui.wiring.gradient_check_wiring import checked_gradients
from gui.words.translation import current_translator

HIDDEN = 2


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.resize(1280, 800)
    window.show()
    window.files.open_example("xor-mlp")
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    window.stepper.action("stepForwardAction").trigger()
    yield window
    window.session.pause_now()


def checked(window: MainWindow, qtbot: QtBot) -> GradientRoom:
    room = window.gradient_check.room
    window.gradient_check.action.trigger()
    qtbot.waitUntil(lambda: bool(room.table.rows))
    return room


def test_every_array_has_its_line_and_the_numbers_of_the_engine(
    window: MainWindow, qtbot: QtBot
) -> None:
    room = checked(window, qtbot)
    trainer = window.trainer.trainer
    assert trainer is not None
    inputs, targets, _ = trainer.next_batch()
    generator = np.random.default_rng(trainer.state.training.seed)
    expected = check_gradients(trainer.state, inputs, targets, generator)
    assert tuple(row.check for row in room.table.rows) == expected
    assert [row.name for row in room.table.rows][:2] == ["Hidden 1: weights", "Hidden 1: bias"]
    assert "All gradients are right" in room.text()
    assert window.step_panel.room.view is room


def test_the_worst_entry_is_gone_to_and_its_two_losses_are_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    room = checked(window, qtbot)
    worst = room.table.rows[1].check.worst
    assert worst is not None
    view = room.findChild(QTableView)
    assert view is not None
    place = view.visualRect(room.table.index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    stop = window.stepper.stop
    assert stop is not None
    assert (stop.phase, stop.layer) == ("backward", HIDDEN)
    assert window.selection.weight is not None
    assert window.selection.weight.parameter == "bias"
    assert window.selection.weight.index == worst.index
    said = window.findChild(QWidget, "gradientCheckLabel").text()
    assert "L(w + h)" in said
    assert f"{worst.analytic:.6g}".lstrip("-")[:6] in said


def test_the_bias_whose_gradient_was_clicked_is_the_one_that_is_checked(
    window: MainWindow, qtbot: QtBot
) -> None:
    stop = next(s for s in window.stepper.stops if (s.phase, s.layer) == ("backward", HIDDEN))
    window.stepper.go_to(stop.number)
    gradient = next(op for op in stop.operations if op.name == "grad_bias").result
    window.step_panel.cards.cell_clicked.emit(gradient, 0, 2)
    window.findChild(QToolButton, "gradientCheckButton").click()
    said = window.findChild(QWidget, "gradientCheckLabel").text()
    assert f"{gradient.values[0, 2]:.6g}".lstrip("-")[:6] in said


def test_a_check_is_about_what_is_tried_out_and_forgotten_when_that_changes(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.what_if.try_out(Place("weights", HIDDEN, (0, 1)), 1.5)
    first = [row.check for row in checked(window, qtbot).table.rows]
    room = window.gradient_check.room
    window.what_if.try_out(Place("weights", HIDDEN, (0, 1)), 2.5)
    assert room.table.rows == ()
    assert [row.check for row in checked(window, qtbot).table.rows] != first
    window.stepper.leave()
    assert room.table.rows == ()


def test_a_check_can_be_given_up(window: MainWindow, qtbot: QtBot) -> None:
    trainer = window.trainer.trainer
    assert trainer is not None
    progress = Progress()
    progress.cancel()
    moment = (trainer.state.copy(), *trainer.next_batch()[:2])
    with pytest.raises(CancelledError):
        checked_gradients(moment, 0, progress)
    assert progress.done == 0
    room = window.gradient_check.room
    window.gradient_check.action.trigger()
    room.cancel_wanted.emit()
    assert "cancelled" in room.text()


def one_array(**changes: object) -> CheckedArray:
    check = GradientCheck(
        layer=HIDDEN,
        parameter="weights",
        checked=200,
        difference=1e-9,
        allowed=1e-8,
        norms=1.0,
        worst=WorstElement((0, 1), 0.5, 0.5000001),
    )
    return CheckedArray("Hidden 1: weights", 100_352, replace(check, **changes), "w₁₂")


def test_the_room_is_honest(qtbot: QtBot) -> None:
    room = GradientRoom()
    qtbot.addWidget(room)
    room.begin()
    room.set_progress(3, 10)
    room.end([one_array()], drawn_seed=7)
    assert "200 entries were drawn (seed 7)" in room.text()
    assert "200 of 100,352" in room.text()
    room.end([one_array(at_kinks=2)], None)
    assert "2 entries lie at a kink" in room.text()
    room.end([one_array(difference=1.0)], None)
    assert "Not equal: Hidden 1: weights" in room.text()
    assert "All gradients are right" not in room.text()
    room.give_up()
    assert "cancelled" in room.text()


def test_the_room_speaks_korean(window: MainWindow, qtbot: QtBot) -> None:
    room = checked(window, qtbot)
    current_translator().speak("ko")
    qtbot.waitUntil(lambda: "모든 기울기가 맞습니다" in room.text())
    assert room.table.headerData(2, Qt.Orientation.Horizontal) == "상대 오차"
