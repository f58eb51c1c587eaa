"""The loss along one weight: its numbers are the step's, a drag tries the weight out."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import Choice, LossRecord, UpdateRecord
from gui.document import edits
from gui.stepping.axis_ticks import ticks
from gui.stepping.loss_along_plot import WeightCourse
from gui.window.main_window import MainWindow
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


def course(window: MainWindow, qtbot: QtBot, name: str, value: float | None = None) -> WeightCourse:
    """Return the curve once it is the one of this weight, at this value."""
    plot = window.loss_along.room.plot

    def is_there() -> bool:
        shown = plot.course
        return (
            shown is not None
            and name in shown.name
            and (value is None or shown.curve.value == value)
        )

    qtbot.waitUntil(is_there)
    assert plot.course is not None
    return plot.course


def chosen(window: MainWindow, qtbot: QtBot) -> WeightCourse:
    window.selection.select_weight(HIDDEN, "weights", (0, 1))
    window.loss_along.action.trigger()
    return course(window, qtbot, "w₁₂")


def record(window: MainWindow, kind: type, parameter: str = "") -> object:
    records = [record for stop in window.stepper.stops for record in stop.records]
    own = (r for r in records if isinstance(r, kind))
    return next(r for r in own if not parameter or (r.layer, r.parameter) == (HIDDEN, parameter))


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_point_slope_and_step_are_those_of_the_traced_step(
    window: MainWindow, qtbot: QtBot, optimizer: str
) -> None:
    edits.set_training(window.document, "optimizer", Choice(optimizer))
    window.stepper.action("stepForwardAction").trigger()
    shown = chosen(window, qtbot)
    update = record(window, UpdateRecord, "weights")
    assert isinstance(update, UpdateRecord)
    loss = record(window, LossRecord)
    assert isinstance(loss, LossRecord)
    assert shown.curve.value == update.before[0, 1]
    assert shown.after == update.after[0, 1]
    assert shown.curve.loss == loss.loss
    assert shown.curve.slope == pytest.approx(update.gradient[0, 1], rel=1e-12)
    assert shown.loss_after == pytest.approx(
        np.interp(shown.after, shown.curve.values, shown.curve.losses), rel=1e-3
    )
    text = window.loss_along.room.text()
    numbers = window.step_panel.number_format
    for number in (shown.curve.value, shown.curve.slope, shown.after):
        assert numbers.text(number) in text
    assert window.loss_along.room.plot.accessibleDescription() == text
    assert "w₁₂" in window.loss_along.room.windowTitle()


def test_a_drag_along_the_curve_is_an_edit_of_the_sandbox(window: MainWindow, qtbot: QtBot) -> None:
    before = chosen(window, qtbot)
    plot = window.loss_along.room.plot
    place = plot.place_of(0.5)
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=place.toPoint())
    QTest.mouseMove(plot, place.toPoint() + QPoint(30, 0))
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=place.toPoint() + QPoint(30, 0))
    (tried,) = window.stepping.what_if.tried
    assert tried.old == before.own
    after = course(window, qtbot, "w₁₂", tried.new)
    assert after.is_tried
    assert after.own == before.curve.value
    # The curve stays, the point moves on it.
    np.testing.assert_array_equal(after.curve.values, before.curve.values)
    np.testing.assert_array_equal(after.curve.losses, before.curve.losses)
    assert after.curve.loss == pytest.approx(
        np.interp(tried.new, before.curve.values, before.curve.losses), rel=1e-3
    )


def test_arrow_keys_move_the_point_and_home_takes_it_back(window: MainWindow, qtbot: QtBot) -> None:
    own = chosen(window, qtbot).own
    plot = window.loss_along.room.plot
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert window.stepping.what_if.tried[0].new == pytest.approx(own + 0.02, abs=0.01)
    course(window, qtbot, "w₁₂", window.stepping.what_if.tried[0].new)
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert window.stepping.what_if.tried == ()
    assert not course(window, qtbot, "w₁₂", own).is_tried


def test_the_curve_is_fitted_to_the_step(window: MainWindow, qtbot: QtBot) -> None:
    shown = chosen(window, qtbot)
    window.loss_along.room.fit_wanted.emit()
    plot = window.loss_along.room.plot
    assert shown.after is not None
    reach = 2.5 * abs(shown.after - shown.own)
    qtbot.waitUntil(lambda: plot.course is not None and np.ptp(plot.course.curve.values) < 1.5)
    assert plot.course is not None
    assert np.ptp(plot.course.curve.values) == pytest.approx(2 * reach)
    QTest.keyClick(plot, Qt.Key.Key_Minus)
    qtbot.waitUntil(lambda: np.ptp(plot.course.curve.values) > 2 * reach)


def test_a_frozen_weight_has_no_step(window: MainWindow, qtbot: QtBot) -> None:
    edits.set_property(window.document, HIDDEN, "weights_trainable", False)
    window.stepper.action("stepForwardAction").trigger()
    assert chosen(window, qtbot).after is None
    assert "frozen" in window.loss_along.room.text()


def test_the_room_closes_and_nothing_is_worked_out_unseen(window: MainWindow, qtbot: QtBot) -> None:
    chosen(window, qtbot)
    window.loss_along.action.trigger()
    assert window.step_panel.room.view is None
    assert not window.loss_along.action.isChecked()
    assert window.loss_along.room.plot.course is None
    window.stepper.leave()
    window.loss_along.action.trigger()
    assert window.stepper.is_active
    course(window, qtbot, "")


@pytest.mark.parametrize("how", ["insert", "undo"])
def test_a_layer_that_goes_takes_its_curve_along(
    window: MainWindow, qtbot: QtBot, how: str
) -> None:
    """An edit found the curve asking for the name of a weight whose layer was no more."""
    new = edits.replace_layer(window.document, HIDDEN, "maxout") if how == "undo" else HIDDEN
    window.stepper.action("stepForwardAction").trigger()
    window.selection.select_weight(new, "weights", (0, 1))
    window.loss_along.action.trigger()
    if how == "undo":
        window.document.undo()
    else:
        edits.replace_layer(window.document, HIDDEN, "maxout")
    assert new not in window.document.state.network.by_id
    window.loss_along.room.show()
    window.selection.select_layer(1)


def test_the_curve_speaks_korean(window: MainWindow, qtbot: QtBot) -> None:
    chosen(window, qtbot)
    current_translator().speak("ko")
    qtbot.waitUntil(lambda: "기울기" in window.loss_along.room.text())
    assert "손실" in window.loss_along.room.windowTitle()


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0.0, 1.0, 5, [0.0, 0.5, 1.0]),
        (-0.6, 1.45, 5, [-0.5, 0.0, 0.5, 1.0]),
        (0.71, 0.74, 4, [0.71, 0.72, 0.73, 0.74]),
        (1.0, 1.0, 5, []),
        (2.0, 1.0, 5, []),
        (0.0, float("inf"), 5, []),
        (-1e308, 1e308, 5, []),
        (0.0, 5e-324, 5, []),
    ],
)
def test_ticks_are_round_and_few(low: float, high: float, most: int, expected: list[float]) -> None:
    assert ticks(low, high, most) == expected
