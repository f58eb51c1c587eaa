"""The sandbox: every view follows what is tried out, and the training feels nothing of it."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine import (
    Choice,
    Dataset,
    ForwardRecord,
    LossRecord,
    ParameterChange,
    TrainingState,
    trace_step,
)
from gui import edits
from gui.main_window import MainWindow
from gui.stepping.matrices import MatrixView
from gui.stepping.number_editor import NumberEditor, parsed_number
from gui.stepping.step_document import step_as_markdown
from gui.stepping.what_if import Place
from gui.translation import current_translator

HIDDEN = 2


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    window.files.open_example("xor-mlp")
    # Everything is laid out by then: clicks hit what they are meant for.
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None, timeout=10_000)
    window.stepper.action("stepForwardAction").trigger()
    yield window
    window.session.pause_now()


def state_of(window: MainWindow) -> TrainingState:
    trainer = window.trainer.trainer
    assert trainer is not None
    return trainer.state


def bits(state: TrainingState) -> bytes:
    capture = state.capture()
    moments = b"".join(array.tobytes() for _, array in sorted(capture.optimizer.items()))
    rest = repr((capture.position, capture.generators, capture.shuffling, capture.optimizer_steps))
    return capture.parameters.tobytes() + moments + capture.order.tobytes() + rest.encode()


def seen(window: MainWindow) -> list[bytes]:
    """Return every number of the step at hand, as bits."""
    operations = [operation for stop in window.stepper.stops for operation in stop.operations]
    matrices = [matrix for operation in operations for matrix in operation.matrices]
    return [np.ascontiguousarray(matrix.values).tobytes() for matrix in matrices]


def loss(window: MainWindow) -> float:
    records = [record for stop in window.stepper.stops for record in stop.records]
    return next(record.loss for record in records if isinstance(record, LossRecord))


def view_of(window: MainWindow, tried_as: str) -> MatrixView:
    views = [view for card in window.step_panel.cards.cards for view in card.views()]
    return next(view for view in views if view.matrix.tried_as == tried_as)


def strip_text(window: MainWindow) -> str:
    return window.step_panel.sandbox_strip.text()


def button(window: MainWindow, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None
    return found


def try_three(window: MainWindow) -> None:
    window.what_if.try_out(Place("weights", HIDDEN, (0, 1)), 1.5)
    window.what_if.try_out(Place("inputs", None, (1, 0)), 0.25)
    window.what_if.try_out(Place("targets", None, (0, 0)), 0.5)


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


def test_weights_are_called_as_in_the_source(window: MainWindow) -> None:
    window.files.open_example("mazur-2-2-2")
    window.stepper.action("stepForwardAction").trigger()
    window.what_if.try_out(Place("weights", 3, (0, 0)), 0.5)
    window.what_if.try_out(Place("inputs", None, (0, 1)), 0.2)
    assert window.step_panel.sandbox_strip.chips.texts == ("w₅  0.4 → 0.5", "x₂  0.1 → 0.2")


def test_escape_drops_the_sandbox(window: MainWindow, qtbot: QtBot) -> None:
    before = seen(window)
    try_three(window)
    view = view_of(window, "weights")
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not window.stepping.what_if.is_active
    assert seen(window) == before


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


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.5", 1.5), ("−2", -2.0), ("1,5", 1.5), (" 3e-2 ", 0.03), ("nan", None), ("x", None)],
)
def test_numbers_are_read_as_people_write_them(text: str, number: float | None) -> None:
    assert parsed_number(text) == number
