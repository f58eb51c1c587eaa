"""The inspector: it shows what the document says and changes it through edits."""

from dataclasses import fields, replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from engine import (
    LAYER_KINDS,
    Choice,
    DenseSpec,
    DropoutSpec,
    EarlyStopping,
    Option,
    TrainingSpec,
)
from gui.canvas.fault_note import FaultNote
from gui.canvas.field_editors import ChoiceEditor, RealNumberEditor
from gui.canvas.inspector import TRAINING_FIELDS, Inspector
from gui.document import edits
from gui.document.document import DocumentState, NetworkDocument
from gui.document.selection import Selection
from gui.words.translation import current_translator
from tests.gui_tests.canvas_hand import stack_of_three


class Inspected:
    """An inspector on a document of its own."""

    def __init__(self, qtbot: QtBot) -> None:
        self.document = NetworkDocument()
        self.document.open(stack_of_three())
        self.selection = Selection(self.document)
        self.inspector = Inspector(self.document, self.selection)
        qtbot.addWidget(self.inspector)
        self.inspector.resize(280, 600)
        self.inspector.show()

    def editor(self, name: str) -> Any:
        form = self.inspector.form
        assert form is not None
        return form.editor(name)

    def layer(self, layer_id: int) -> DenseSpec:
        layer = self.document.state.network.layer(layer_id)
        assert isinstance(layer, DenseSpec)
        return layer

    def labels(self) -> list[str]:
        labels = self.inspector.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]


@pytest.fixture
def inspected(qtbot: QtBot) -> Inspected:
    return Inspected(qtbot)


def choose(combo: QComboBox, name: str) -> None:
    """Choose an entry as a user does: by keyboard, in the closed list."""
    row = combo.findData(name)
    key = Qt.Key.Key_Down if row > combo.currentIndex() else Qt.Key.Key_Up
    combo.setFocus()
    while combo.currentIndex() != row:
        QTest.keyClick(combo, key)


def retype(field: Any, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_with_nothing_selected_the_training_settings_show(inspected: Inspected) -> None:
    assert "Training settings" in inspected.labels()
    assert inspected.editor("learning_rate").value() == 0.1
    assert inspected.editor("loss").currentData() == "mean_squared_error"


def test_a_selected_layer_shows_its_properties(inspected: Inspected) -> None:
    inspected.selection.select_layer(2)
    assert {"Hidden 1", "Hidden · (N, 2) · 6 parameters"} <= set(inspected.labels())
    assert inspected.editor("name").text() == "Hidden 1"
    assert inspected.editor("units").value() == 2
    assert inspected.editor("use_bias").isChecked()


def test_what_changes_in_the_document_is_shown(inspected: Inspected) -> None:
    inspected.selection.select_layer(2)
    edits.set_units(inspected.document, 2, 9)
    edits.set_activation(inspected.document, 2, Choice("tanh"))
    assert inspected.editor("units").value() == 9
    assert inspected.editor("activation").currentData() == "tanh"


def test_showing_changes_nothing(inspected: Inspected) -> None:
    first = inspected.document.state
    for layer_id in (1, 2, 3):
        inspected.selection.select_layer(layer_id)
    inspected.selection.clear()
    assert inspected.document.state is first


def test_units_are_set_by_typing_and_count_once_finished(inspected: Inspected) -> None:
    inspected.selection.select_layer(2)
    retype(inspected.editor("units"), "50")
    assert inspected.layer(2).units == 50
    assert inspected.document.undo_stack.count() == 1


def test_a_spin_box_run_is_one_entry_until_the_field_is_left(inspected: Inspected) -> None:
    inspected.selection.select_layer(2)
    units = inspected.editor("units")
    for _ in range(3):
        QTest.keyClick(units, Qt.Key.Key_Up)
    assert inspected.document.undo_stack.count() == 1
    QTest.keyClick(units, Qt.Key.Key_Return)
    QTest.keyClick(units, Qt.Key.Key_Up)
    assert inspected.document.undo_stack.count() == 2
    inspected.document.undo_stack.undo()
    assert units.value() == 5


def test_an_activation_is_chosen_with_its_option(inspected: Inspected) -> None:
    inspected.selection.select_layer(2)
    editor = inspected.editor("activation")
    assert isinstance(editor, ChoiceEditor)
    choose(editor, "leaky_relu")
    assert inspected.layer(2).activation == Choice("leaky_relu")
    slope = editor.option_editors["slope"]
    assert slope.isVisible()
    retype(slope, "0.2")
    assert inspected.layer(2).activation == Choice.of("leaky_relu", slope=0.2)
    choose(editor, "tanh")
    assert not editor.options.isVisible()


def test_an_option_with_two_values_is_a_switch(inspected: Inspected) -> None:
    edits.set_training(inspected.document, "optimizer", Choice("adam"))
    amsgrad = inspected.editor("optimizer").option_editors["amsgrad"]
    assert isinstance(amsgrad, QCheckBox)
    QTest.keyClick(amsgrad, Qt.Key.Key_Space)
    assert inspected.document.state.training.optimizer == Choice.of("adam", amsgrad=1.0)


def test_switches_switch(inspected: Inspected) -> None:
    inspected.selection.select_layer(2)
    QTest.keyClick(inspected.editor("weights_trainable"), Qt.Key.Key_Space)
    assert not inspected.layer(2).weights_trainable


def test_a_page_that_comes_by_itself_takes_no_keys(inspected: Inspected, qtbot: QtBot) -> None:
    """A step walked with F10 selects a layer: the next letter had gone into its name."""
    inspected.inspector.activateWindow()
    rate = inspected.editor("learning_rate")
    rate.setFocus()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QAbstractSpinBox))
    inspected.selection.select_layer(2)
    assert QApplication.focusWidget() is inspected.inspector


def test_a_name_is_taken_on_enter(inspected: Inspected) -> None:
    inspected.selection.select_layer(2)
    retype(inspected.editor("name"), "features")
    assert inspected.document.state.network.names[2] == "features"


def test_a_refused_name_goes_back_and_says_why(qtbot: QtBot, inspected: Inspected) -> None:
    inspected.selection.select_layer(2)
    with qtbot.waitSignal(inspected.inspector.refused) as refused:
        retype(inspected.editor("name"), "Output")
    assert refused.args == ["Another layer is called Output too."]
    assert inspected.editor("name").text() == "Hidden 1"


def test_training_settings_are_set(inspected: Inspected) -> None:
    retype(inspected.editor("learning_rate"), "1e-3")
    retype(inspected.editor("batch_size"), "0")
    retype(inspected.editor("epochs"), "7")
    choose(inspected.editor("loss"), "half_sum_of_squares")
    choose(inspected.editor("reduction"), "sum")
    training = inspected.document.state.training
    assert (training.learning_rate, training.batch_size, training.epochs) == (1e-3, 0, 7)
    assert (training.loss.name, training.reduction) == ("half_sum_of_squares", "sum")
    assert inspected.editor("batch_size").text() == "whole set"


def test_every_training_field_there_is_can_be_edited(inspected: Inspected) -> None:
    first = inspected.document.state.training
    assert {field.name for field in fields(TrainingSpec)} == set(TRAINING_FIELDS)
    for name in TRAINING_FIELDS:
        inspected.editor(name).set_value(getattr(first, name))
    assert inspected.document.state.training is first


def test_early_stopping_is_switched_and_its_parts_are_set(inspected: Inspected) -> None:
    editor = inspected.editor("early_stopping")
    assert not editor.options.isVisible()
    QTest.mouseClick(editor, Qt.MouseButton.LeftButton, pos=QPoint(8, editor.height() // 2))
    assert inspected.document.state.training.early_stopping == EarlyStopping()
    assert editor.options.isVisible()
    patience = editor.option_editors["patience"]
    patience.selectAll()
    QTest.keyClicks(patience, "3")
    QTest.keyClick(patience, Qt.Key.Key_Return)
    assert inspected.document.state.training.early_stopping == EarlyStopping(patience=3)
    editor.click()
    assert inspected.document.state.training.early_stopping is None
    editor.click()
    assert inspected.document.state.training.early_stopping == EarlyStopping(patience=3)


@pytest.mark.parametrize("kind", sorted(LAYER_KINDS))
def test_every_layer_kind_has_a_form(qtbot: QtBot, kind: str) -> None:
    inspected = Inspected(qtbot)
    new = edits.add_layer(inspected.document, "hidden" if kind == "dense" else kind, (0, 300))
    inspected.selection.select_layer(new)
    assert inspected.editor("name").text()
    assert inspected.editor("name").toolTip()


def test_several_layers_have_no_form(inspected: Inspected) -> None:
    inspected.selection.select_layers([1, 2])
    assert inspected.inspector.form is None
    assert "2 layers selected" in inspected.labels()


def test_a_removed_layer_gives_way_to_the_training_settings(inspected: Inspected) -> None:
    inspected.selection.select_layer(2)
    edits.remove(inspected.document, [2])
    assert "Training settings" in inspected.labels()


def test_faults_of_the_layer_stand_above_its_form(inspected: Inspected) -> None:
    inspected.selection.select_layer(3)
    edits.set_activation(inspected.document, 3, Choice("softmax"))
    notes = [note.accessibleName() for note in inspected.inspector.findChildren(FaultNote)]
    assert notes == ["Softmax with one unit always gives 1: use sigmoid, or two units."]


def test_the_inspector_speaks_the_language_of_the_moment(inspected: Inspected) -> None:
    inspected.selection.select_layer(2)
    current_translator().speak("ko")
    QApplication.processEvents()
    assert {"은닉층 1", "뉴런 수", "활성화 함수"} <= set(inspected.labels())
    assert inspected.editor("activation").currentText() == "시그모이드"


def number_field(qtbot: QtBot, option: Option, value: float) -> QDoubleSpinBox:
    field = RealNumberEditor(option)
    qtbot.addWidget(field)
    field.set_value(value)
    return field


@pytest.mark.parametrize(
    ("value", "text"), [(0.1, "0.1"), (1e-8, "1e-08"), (0.0, "0"), (1234.5, "1234.5")]
)
def test_real_numbers_are_written_as_short_as_they_can_be(
    qtbot: QtBot, value: float, text: str
) -> None:
    assert number_field(qtbot, Option(0.0), value).text() == text


@pytest.mark.parametrize(
    ("value", "up", "down"),
    [(0.1, 0.2, 0.09), (0.09, 0.1, 0.08), (0.001, 0.002, 0.0009), (5.0, 6.0, 4.0)],
)
def test_a_step_is_one_in_the_first_digit(
    qtbot: QtBot, value: float, up: float, down: float
) -> None:
    field = number_field(qtbot, Option(0.1, 0.0, 1e6, open_low=True), value)
    field.stepBy(1)
    assert field.value() == up
    field.stepBy(-1)
    field.setValue(value)
    field.stepBy(-1)
    assert field.value() == down


def test_a_number_out_of_range_is_not_taken(qtbot: QtBot) -> None:
    field = number_field(qtbot, Option(0.5, 0.0, 1.0, open_high=True), 0.5)
    line = field.findChild(QLineEdit)
    for text in ("1", "-0.1", "", "1e", "nan"):
        line.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.value() == 0.5


def test_the_drop_rate_of_a_dropout_is_edited(inspected: Inspected) -> None:
    new = edits.append_layer(inspected.document, "dropout", 2)
    inspected.selection.select_layer(new)
    retype(inspected.editor("rate"), "0.25")
    layer = inspected.document.state.network.layer(new)
    assert isinstance(layer, DropoutSpec)
    assert layer.rate == 0.25


def test_a_large_seed_is_not_cut_by_being_shown(inspected: Inspected) -> None:
    state = replace(inspected.document.state, training=TrainingSpec(seed=2**40))
    inspected.document.open(state)
    assert inspected.document.state.training.seed == 2**40
    assert inspected.document.undo_stack.count() == 0


def test_an_empty_document_is_inspected_without_a_layer(inspected: Inspected) -> None:
    inspected.selection.select_layer(2)
    inspected.document.open(DocumentState())
    assert "Training settings" in inspected.labels()
