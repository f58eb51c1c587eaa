"""Remedies: each takes its fault away, brings no other, and is undone in one step."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from engine import (
    BatchNormalizationSpec,
    Choice,
    DataShape,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    LayerSpec,
    NetworkSpec,
    TrainingSpec,
)
from gui.canvas.inspector import Inspector
from gui.document.document import DocumentState, NetworkDocument
from gui.document.problem_fixes import apply_fix, fix_for
from gui.document.selection import Selection
from gui.window.problem_list import ProblemList
from gui.window.status_line import StatusLine
from gui.words.translation import current_translator
from tests.gui_tests.test_edits import FixedData

THREE_CLASSES = DataShape(inputs=4, outputs=1, classes=3)
TWO_CLASSES = DataShape(inputs=4, outputs=1, classes=2)
VALUES = DataShape(inputs=4, outputs=2)
CATEGORICAL = TrainingSpec(loss=Choice("categorical_cross_entropy"))
BINARY = TrainingSpec(loss=Choice("binary_cross_entropy"))
SQUARED = TrainingSpec(loss=Choice("mean_squared_error"))


def document_of(
    *layers: LayerSpec, training: TrainingSpec = SQUARED, data: DataShape | None = None
) -> NetworkDocument:
    document = NetworkDocument()
    shown = None if data is None else FixedData(data, None, ("a", "b", "c", "d"))
    document.open(DocumentState(NetworkSpec.stack(*layers), training, data=shown))  # type: ignore[arg-type]
    return document


def dense(units: int, activation: str = "sigmoid") -> DenseSpec:
    return DenseSpec(id=0, units=units, activation=Choice(activation))


FOUR = InputSpec(id=0, units=4)
SOFTMAX = dense(3, "softmax")

CASES = {
    "softmax with one unit becomes sigmoid, and the loss with it": (
        "softmax_one_unit",
        (FOUR, dense(1, "softmax")),
        CATEGORICAL,
        None,
        "Use sigmoid",
    ),
    "softmax with one unit stays with a loss that takes anything": (
        "softmax_one_unit",
        (FOUR, dense(1, "softmax")),
        SQUARED,
        None,
        "Use sigmoid",
    ),
    "softmax with one unit gets as many as there are classes": (
        "softmax_one_unit",
        (FOUR, dense(1, "softmax")),
        CATEGORICAL,
        THREE_CLASSES,
        "Set 3 units",
    ),
    "the output gets as many units as there are classes": (
        "output_units",
        (FOUR, dense(7, "softmax")),
        CATEGORICAL,
        THREE_CLASSES,
        "Set 3 units",
    ),
    "the layer that sets the width gets the units": (
        "output_units",
        (FOUR, dense(7, "linear"), DropoutSpec(id=0)),
        SQUARED,
        VALUES,
        "Set 2 units",
    ),
    "the input gets as many units as there are features": (
        "input_units",
        (InputSpec(id=0, units=9), SOFTMAX),
        CATEGORICAL,
        THREE_CLASSES,
        "Set 4 units",
    ),
    "the loss follows the output": (
        "loss_output",
        (FOUR, dense(1, "linear")),
        BINARY,
        None,
        "Use mean squared error",
    ),
    "the output follows the loss the data ask for": (
        "loss_output",
        (FOUR, dense(3, "relu")),
        CATEGORICAL,
        THREE_CLASSES,
        "Use softmax",
    ),
    "one sigmoid unit for two classes wants the binary loss": (
        "loss_output",
        (FOUR, dense(1)),
        CATEGORICAL,
        TWO_CLASSES,
        "Use binary cross-entropy",
    ),
    "a step in the middle becomes sigmoid": (
        "hidden_step",
        (FOUR, dense(3, "step"), dense(1)),
        SQUARED,
        None,
        "Use sigmoid",
    ),
    "batches of one grow": (
        "batch_of_one",
        (FOUR, BatchNormalizationSpec(id=0), dense(1)),
        replace(SQUARED, batch_size=1),
        None,
        "Set the batch size 32",
    ),
}


@pytest.mark.parametrize(
    ("kind", "layers", "training", "data", "words"), CASES.values(), ids=CASES.keys()
)
def test_a_remedy_takes_its_fault_away_and_brings_no_other(
    qapp: QObject,
    kind: str,
    layers: tuple[LayerSpec, ...],
    training: TrainingSpec,
    data: DataShape | None,
    words: str,
) -> None:
    document = document_of(*layers, training=training, data=data)
    first = document.state
    problem = next(fault for fault in document.problems if fault.kind == kind)
    fix = fix_for(document.state, problem)
    assert fix is not None
    assert fix.text() == words
    others = {(p.layer, p.kind) for p in document.problems} - {(problem.layer, kind)}
    apply_fix(document, fix)
    assert {(p.layer, p.kind) for p in document.problems} <= others
    assert document.undo_stack.undoText() == f"Fix: {words}"
    document.undo()
    assert document.state is first


def test_an_input_that_is_mended_has_the_names_of_the_features(qapp: QObject) -> None:
    document = document_of(InputSpec(id=0, units=9), SOFTMAX, data=THREE_CLASSES)
    problem = next(fault for fault in document.problems if fault.kind == "input_units")
    fix = fix_for(document.state, problem)
    assert fix is not None
    assert fix.network.input is not None
    assert fix.network.input.names == ("a", "b", "c", "d")


@pytest.mark.parametrize("kind", ["unconnected", "no_input", "second_output"])
def test_where_several_remedies_would_do_none_is_offered(qapp: QObject, kind: str) -> None:
    network = NetworkSpec.stack(FOUR, dense(2)).adding(dense(3))
    if kind == "no_input":
        network = NetworkSpec.stack(dense(2)).adding(dense(3))
    if kind == "second_output":
        network = network.linking(1, 3)
    document = NetworkDocument()
    document.open(DocumentState(network))
    problem = next(fault for fault in document.problems if fault.kind == kind)
    assert fix_for(document.state, problem) is None


def test_an_input_is_put_before_the_layer_that_waits_for_one(qapp: QObject) -> None:
    document = document_of(dense(2), SOFTMAX, data=THREE_CLASSES)
    problem = next(fault for fault in document.problems if fault.kind == "no_input")
    fix = fix_for(document.state, problem)
    assert fix is not None
    x, y = document.state.layout[1]
    apply_fix(document, fix)
    assert document.state.network.order == (3, 1, 2)
    assert document.state.network.units[3] == 4
    assert document.state.layout[3][0] < x
    assert document.state.layout[3][1] == y
    assert not document.problems
    assert document.undo_stack.count() == 1


@pytest.mark.parametrize(("units", "expected"), [(0, 1), (-3, 1), (10**7, 10**6)])
def test_units_out_of_range_become_the_nearest_that_can_be(
    qapp: QObject, units: int, expected: int
) -> None:
    document = document_of(FOUR, dense(units), dense(1))
    problem = next(fault for fault in document.problems if fault.kind == "out_of_range")
    fix = fix_for(document.state, problem)
    assert fix is not None
    assert fix.text() == f"Set Units = {expected:,}"
    apply_fix(document, fix)
    assert document.state.network.units[2] == expected


def test_the_inspector_mends_with_a_click(qtbot: QtBot) -> None:
    document = document_of(FOUR, dense(1, "softmax"), training=CATEGORICAL)
    selection = Selection(document)
    inspector = Inspector(document, selection)
    qtbot.addWidget(inspector)
    inspector.show()
    selection.select_layer(2)
    button = inspector.findChild(QPushButton, "fix:softmax_one_unit")
    assert isinstance(button, QPushButton)
    assert button.text() == "Use sigmoid"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert document.problems == ()
    assert document.undo_stack.count() == 1


@pytest.fixture
def status_line(qtbot: QtBot) -> StatusLine:
    document = document_of(
        InputSpec(id=0, units=9), dense(3, "step"), SOFTMAX, training=CATEGORICAL, data=VALUES
    )
    line = StatusLine(document)
    document.setParent(line)
    qtbot.addWidget(line)
    line.show()
    return line


def opened_list(line: StatusLine) -> ProblemList:
    button = line.findChild(QToolButton, "problemsButton")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    found = line.findChild(ProblemList)
    assert isinstance(found, ProblemList)
    assert found.isVisible()
    return found


def sentences(problems: ProblemList) -> list[str]:
    buttons = problems.findChildren(QPushButton)
    return [b.objectName() for b in buttons if b.objectName().startswith("problem:")]


def test_the_list_has_every_fault_and_mends_one_after_the_other(status_line: StatusLine) -> None:
    problems = opened_list(status_line)
    assert sentences(problems) == [
        "problem:input_units",
        "problem:output_units",
        "problem:hidden_step",
    ]
    for kind in ("input_units", "output_units", "hidden_step"):
        button = problems.findChild(QPushButton, f"fix:{kind}")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert f"problem:{kind}" not in sentences(problems)
    assert not problems.isVisible()


def test_a_click_on_a_fault_goes_to_its_layer(qtbot: QtBot, status_line: StatusLine) -> None:
    problems = opened_list(status_line)
    button = problems.findChild(QPushButton, "problem:output_units")
    with qtbot.waitSignal(status_line.layer_wanted) as wanted:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted.args == [3]
    assert not problems.isVisible()


def test_a_click_on_a_fault_of_the_settings_goes_there(qtbot: QtBot) -> None:
    document = document_of(FOUR, SOFTMAX, training=replace(CATEGORICAL, learning_rate=-1.0))
    line = StatusLine(document)
    qtbot.addWidget(line)
    line.show()
    button = opened_list(line).findChild(QPushButton, "problem:training_out_of_range")
    with qtbot.waitSignal(line.settings_wanted):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_first_fault_has_the_focus_and_escape_closes(status_line: StatusLine) -> None:
    problems = opened_list(status_line)
    QTest.keyClick(problems, Qt.Key.Key_Escape)
    assert not problems.isVisible()


def test_remedies_are_said_in_korean(qapp: QObject) -> None:
    current_translator().speak("ko")
    document = document_of(FOUR, dense(1, "softmax"), training=CATEGORICAL)
    fix = fix_for(document.state, document.problems[0])
    assert fix is not None
    assert fix.text() == "시그모이드 사용"


def test_long_sentences_never_widen_the_window(status_line: StatusLine) -> None:
    """With larger letters a fault beside a long name made the window wider than the screen."""
    button = status_line.findChild(QToolButton, "problemsButton")
    whole = button.accessibleName()
    status_line.resize(2000, status_line.height())
    assert button.text() == whole
    status_line.resize(400, status_line.height())
    assert button.text().endswith("…")
    assert status_line.minimumSizeHint().width() < 400
    assert button.accessibleName() == whole
    assert button.toolTip().startswith(whole[:20])
