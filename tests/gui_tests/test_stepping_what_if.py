"""The sandbox: every view follows what is tried out, and the training feels nothing of it."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine import (
    Choice,
    ForwardRecord,
    ParameterChange,
    trace_step,
)
from gui.document import edits
from gui.stepping.step_document import step_as_markdown
from gui.stepping.what_if import Place
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator
from tests.gui_tests.sandbox_windows import (
    HIDDEN,
    bits,
    button,
    loss,
    seen,
    state_of,
    strip_text,
    try_three,
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


def test_every_number_is_that_of_the_kernels_on_what_is_tried_out(window: MainWindow) -> None:
    trainer = window.trainer.trainer
    assert trainer is not None
    inputs, targets, _ = trainer.next_batch()
    state = trainer.state.copy()
    ParameterChange(HIDDEN, "weights", (0, 1), 1.5).apply_to(state)
    inputs[1, 0], targets[0, 0] = 0.25, 0.5
    expected = trace_step(state, inputs, targets)
    try_three(window)
    records = [record for stop in window.stepper.stops for record in stop.records]
    assert len(records) == len(expected.records)
    for record, wanted in zip(records, expected.records, strict=True):
        for name in ("output", "terms", "grad_weights", "grad_pre_activation", "after"):
            mine = getattr(record, name, None)
            if mine is not None:
                np.testing.assert_array_equal(mine, getattr(wanted, name))


def test_diagram_curves_and_regions_follow(window: MainWindow, qtbot: QtBot) -> None:
    window.what_if.try_out(Place("weights", HIDDEN, (0, 1)), 1.5)
    assert window.views.parameters[HIDDEN]["weights"][0, 1] == 1.5
    row = window.step_panel.sample
    z = window.views.values[HIDDEN].pre_activation
    assert z is not None
    inputs = window.views.values[1].output
    weights = window.views.parameters[HIDDEN]["weights"]
    assert z[row, 1] == pytest.approx(inputs[row] @ weights[:, 1])


def test_leaving_gives_back_the_same_bits(window: MainWindow) -> None:
    before, training, entries = (
        seen(window),
        bits(state_of(window)),
        window.document.undo_stack.count(),
    )
    window.stepper.go_to(3)
    try_three(window)
    assert seen(window) != before
    assert window.stepper.stop is not None
    assert window.stepper.stop.number == 3
    button(window, "dropSandboxButton").click()
    assert seen(window) == before
    assert bits(state_of(window)) == training
    assert window.document.undo_stack.count() == entries
    assert strip_text(window) == ""


def test_the_strip_lists_each_change_and_takes_each_back(window: MainWindow) -> None:
    own = state_of(window).network.views[HIDDEN]["weights"][0, 1]
    before = loss(window)
    try_three(window)
    text = strip_text(window)
    assert "sandbox" in text
    assert f"w₁₂  {window.step_panel.number_format.text(own)} → 1.5" in text
    assert "x₁ of sample 2" in text
    assert "t₁ of sample 1" in text
    assert window.step_panel.number_format.text(before) in text
    assert text in window.step_panel.as_text()
    assert window.step_panel.sandbox_strip.accessibleDescription() == text
    assert "training stays" in window.step_panel.sandbox_strip.accessibleName()
    chip = window.findChildren(QToolButton, "triedNumber")[0]
    chip.click()
    assert "w₁₂" not in strip_text(window)
    assert window.views.parameters[HIDDEN]["weights"][0, 1] == own
    window.what_if.try_out(Place("inputs", None, (1, 0)), 0.0)
    window.what_if.try_out(Place("targets", None, (0, 0)), 0.0)
    assert window.stepping.what_if.tried == ()
    assert window.stepping.what_if.is_active


def test_the_sandbox_never_becomes_part_of_the_training(window: MainWindow) -> None:
    forward = window.stepper.action("stepForwardAction")
    try_three(window)
    window.stepper.last()
    assert not forward.isEnabled()
    before = bits(state_of(window))
    window.stepper.next()
    window.step_panel.player.action.setChecked(True)
    assert not window.step_panel.player.is_playing
    assert window.stepper.at_end
    assert bits(state_of(window)) == before
    assert "keep or drop" in window.step_panel.as_text()
    window.what_if.drop()
    assert forward.isEnabled()
    forward.trigger()
    assert state_of(window).position.step == 1


def test_training_after_the_sandbox_is_training_without_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    straight = state_of(window).copy()
    trainer = window.trainer.trainer
    assert trainer is not None
    try_three(window)
    window.training.train_portion("epoch")
    qtbot.waitUntil(lambda: window.session.state == "finished")
    assert strip_text(window) == ""
    assert not window.stepping.what_if.is_active
    steps = trainer.state.position.step
    for _ in range(steps):
        straight.step_on_next_rows(trainer.inputs, trainer.targets)
    assert trainer.state.network.parameters.tobytes() == straight.network.parameters.tobytes()


def test_weights_are_called_as_in_the_source(window: MainWindow) -> None:
    window.files.open_example("mazur-2-2-2")
    window.stepper.action("stepForwardAction").trigger()
    window.what_if.try_out(Place("weights", 3, (0, 0)), 0.5)
    window.what_if.try_out(Place("inputs", None, (0, 1)), 0.2)
    assert window.step_panel.sandbox_strip.chips.texts == ("w₅  0.4 → 0.5", "x₂  0.1 → 0.2")


def test_what_cannot_be_computed_is_refused_and_nothing_changes(window: MainWindow) -> None:
    window.what_if.try_out(Place("bias", HIDDEN, (0,)), 0.5)
    walked = seen(window)
    edits.set_training(window.document, "loss", window.document.state.training.loss)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(window.stepping, "walk_again", _refusing(window.stepping.walk_again))
        window.what_if.try_out(Place("bias", HIDDEN, (1,)), 7.0)
    assert seen(window) == walked
    assert [one.place.index for one in window.stepping.what_if.tried] == [(0,)]
    assert window.messages.isVisible()


def _refusing(walk_again):
    """Return a walk that fails the first time, as one does whose loss is not finite."""
    from engine import DivergedError

    calls = []

    def walk() -> None:
        calls.append(1)
        if len(calls) == 1:
            raise DivergedError(
                epoch=1, batch=1, layer="hidden_1", layer_id=HIDDEN, what="weights",
                value=float("inf"), learning_rate=0.1,
            )  # fmt: skip
        walk_again()

    return walk


def test_a_number_beyond_all_bounds_is_taken_back(window: MainWindow) -> None:
    edits.set_activation(window.document, HIDDEN, Choice("linear"))
    window.stepper.action("stepForwardAction").trigger()
    walked = seen(window)
    window.what_if.try_out(Place("weights", HIDDEN, (0, 1)), 1e308)
    window.what_if.try_out(Place("weights", 3, (1, 0)), 1e308)
    assert len(window.stepping.what_if.tried) < 2
    assert "no finite result" in window.messages.text
    window.what_if.drop()
    assert seen(window) == walked


def test_the_selection_stays_while_numbers_are_tried_out(window: MainWindow) -> None:
    window.stepper.go_to(3)
    window.selection.select_weight(HIDDEN, "weights", (0, 1))
    window.what_if.try_out(Place("weights", HIDDEN, (0, 1)), 0.5)
    assert window.selection.weight is not None
    assert window.selection.weight.index == (0, 1)
    window.stepper.go_to(1)
    assert window.selection.layer == 3


def test_what_was_dropped_can_be_brought_back(window: MainWindow) -> None:
    try_three(window)
    tried = window.stepping.what_if.tried
    window.what_if.drop()
    assert button(window, "bringBackButton").isHidden()
    window.what_if.action.trigger()
    assert "3 changes" in button(window, "bringBackButton").text()
    button(window, "bringBackButton").click()
    assert window.stepping.what_if.tried == tried
    assert button(window, "bringBackButton").isHidden()
    window.what_if.drop()
    window.stepper.last()
    window.stepper.next()
    window.what_if.action.trigger()
    assert button(window, "bringBackButton").isHidden()


def test_decision_regions_follow_and_come_back(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []
    monkeypatch.setattr(window.plots, "show_parameters", shown.append)
    window.what_if.try_out(Place("bias", HIDDEN, (0,)), 2.5)
    place = state_of(window).network.table.by_key[HIDDEN, "bias"].place
    assert shown[-1][place][0] == 2.5
    window.what_if.drop()
    np.testing.assert_array_equal(shown[-1], state_of(window).network.parameters)


def test_a_copied_step_says_that_it_is_a_sandbox(window: MainWindow) -> None:
    try_three(window)
    page = window.step_panel.step_as_document(step_as_markdown)
    assert "What if: a sandbox" in page
    assert "x₁ of sample 2  0 → 0.25" in page
    window.what_if.drop()
    assert "sandbox" not in window.step_panel.step_as_document(step_as_markdown)


def test_a_parameter_is_tried_out_before_the_update(window: MainWindow) -> None:
    window.stepper.last()
    assert window.what_if.try_parameter(ParameterChange(HIDDEN, "bias", (0,), 0.5))
    assert window.stepper.stop is not None
    assert window.stepper.stop.phase == "forward"
    assert window.views.parameters[HIDDEN]["bias"][0] == 0.5


def test_running_statistics_and_masks_stay_as_they_are(window: MainWindow) -> None:
    normalization = edits.insert_behind(window.document, "batch_normalization", HIDDEN)
    dropout = edits.insert_behind(window.document, "dropout", normalization)
    window.stepper.action("stepForwardAction").trigger()
    before = bits(state_of(window))
    mask = extras_of(window, dropout)["mask"]
    window.what_if.try_out(Place("weights", HIDDEN, (0, 1)), 1.5)
    window.what_if.try_out(Place("gamma", normalization, (1,)), 2.0)
    np.testing.assert_array_equal(extras_of(window, dropout)["mask"], mask)
    assert extras_of(window, normalization)["gamma"][1] == 2.0
    assert bits(state_of(window)) == before


def extras_of(window: MainWindow, layer: int) -> dict[str, np.ndarray]:
    records = [record for stop in window.stepper.stops for record in stop.records]
    forward = (r for r in records if isinstance(r, ForwardRecord) and r.layer == layer)
    return next(forward).extras


def test_the_sandbox_speaks_korean(window: MainWindow, qtbot: QtBot) -> None:
    try_three(window)
    current_translator().speak("ko")
    qtbot.waitUntil(lambda: "샌드박스" in window.step_panel.sandbox_strip.text())
    text = window.step_panel.sandbox_strip.text()
    assert "학습은 그대로" in text
