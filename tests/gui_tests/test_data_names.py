"""Inputs, outputs and classes get names, which every view shows and the project keeps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from engine import Dataset, built_in, save_predictions, typed_data
from gui.data.names_dialog import NamesDialog
from gui.document import edits
from gui.plots.decision_regions_plot import DecisionRegionsPlot
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator

_KOREAN = ("꽃받침 길이", "꽃받침 너비", "꽃잎 길이", "꽃잎 너비")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    window.data_wiring.choose_source("iris")
    yield window
    window.session.pause_now()


def renamed(qtbot: QtBot, window: MainWindow, *names: str) -> None:
    dialog = window.data_wiring.panel.open_names()
    assert isinstance(dialog, NamesDialog)
    dialog.model.rename(0, list(names))
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)


def test_names_stand_in_diagram_inspector_table_and_predictions(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    renamed(qtbot, window, *_KOREAN, "품종", "세토사", "버시컬러", "버지니카")
    state = window.document.state
    assert state.network.input is not None
    assert state.network.input.names == _KOREAN
    assert window.diagram.picture().words.inputs == _KOREAN
    assert window.diagram.picture().words.outputs == ("세토사", "버시컬러", "버지니카")
    window.selection.select_layer(1)
    shown = " ".join(label.text() for label in window.inspector.findChildren(QLabel))
    assert "Names: 꽃받침 길이, 꽃받침 너비" in shown
    window.data_wiring.try_network()
    dialog = window.data_wiring.predict_dialog
    assert dialog is not None
    assert dialog.form is not None
    assert dialog.form.boxes[0].accessibleName() == "꽃받침 길이"
    assert dialog.answer.text() in {f"Class: {n}" for n in ("세토사", "버시컬러", "버지니카")}
    path = tmp_path / "답.csv"
    found = window.data_wiring._predict(built_in("iris").inputs[:2])
    save_predictions(found, path)
    assert path.read_text("utf-8-sig").startswith("세토사,버시컬러,버지니카,class\n")
    dialog.close()


def test_names_are_saved_undone_and_do_not_end_the_training(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: window.trainer.trainer.state.position.step > 5)
    window.session.pause_now()
    trainer, steps = window.trainer.trainer, window.trainer.trainer.state.position.step
    renamed(qtbot, window, *_KOREAN)
    assert window.trainer.trainer is trainer
    assert window.trainer.trainer.state.position.step == steps
    assert window.files.save_to(tmp_path / "이름.layerloom")
    window.document.undo()
    assert window.document.state.data.input_names == built_in("iris").input_names
    assert window.document.undo_stack.redoText() == "Name inputs and outputs"
    window.document.set_clean()
    assert window.files.open_path(tmp_path / "이름.layerloom")
    assert window.document.state.data.input_names == _KOREAN
    assert window.document.state.data.class_names == ("setosa", "versicolor", "virginica")


def test_a_name_that_is_there_twice_is_told_in_the_dialog(qtbot: QtBot, window: MainWindow) -> None:
    dialog = window.data_wiring.panel.open_names()
    assert isinstance(dialog, NamesDialog)
    dialog.model.rename(0, ["a", "a"])
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    assert "“a” is there twice" in dialog.error.sentence
    current_translator().speak("ko")
    QCoreApplication.processEvents()
    assert "같은 이름이 두 번 나옵니다: “a”" in dialog.error.sentence
    dialog.reject()


def test_a_name_is_typed_with_the_keyboard_and_an_empty_one_brings_the_old_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = window.data_wiring.panel.open_names()
    assert isinstance(dialog, NamesDialog)
    qtbot.keyClick(dialog.table, "l")
    editor = dialog.table.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "ength")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.model.index(0, 2).data() == "length")
    index = dialog.model.index(0, 2)
    assert dialog.model.setData(index, "  ")
    assert dialog.model.dataset().input_names[0] == "sepal length (cm)"
    dialog.reject()


def test_names_are_pasted_and_given_back(qtbot: QtBot, window: MainWindow) -> None:
    dialog = window.data_wiring.panel.open_names()
    assert isinstance(dialog, NamesDialog)
    QGuiApplication.clipboard().setText("a\tb\nc\nd\n")
    dialog.paste()
    assert dialog.model.dataset().input_names == ("a", "b", "c", "d")
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert dialog.model.dataset().description == built_in("iris").description
    dialog.reject()


def test_data_without_names_stay_without_until_one_is_given(qtbot: QtBot) -> None:
    data = typed_data([[1.0, 2.0], [3.0, 4.0]], [[1.0], [2.0]])
    dialog = NamesDialog(data)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    assert dialog.model.dataset().input_names == ()
    dialog.model.rename(1, ["width"])
    named = dialog.model.dataset()
    assert isinstance(named, Dataset)
    assert (named.input_names, named.description.target_names) == (("x1", "width"), ())


def test_names_stay_when_another_number_of_samples_is_chosen(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.data_wiring.choose_source("circle")
    renamed(qtbot, window, "가로", "세로")
    window.data_wiring.panel.options.box("samples").setValue(60)
    qtbot.mouseClick(window.data_wiring.panel.use, Qt.MouseButton.LeftButton)
    assert window.document.state.data.input_names == ("가로", "세로")
    assert len(window.document.state.data) == 60


def test_a_run_goes_on_while_names_are_given(qtbot: QtBot, window: MainWindow) -> None:
    edits.set_training(window.document, "epochs", 10**8)
    window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: window.trainer.trainer.state.position.step > 5)
    renamed(qtbot, window, *_KOREAN)
    qtbot.waitUntil(lambda: window.session.state == "running")
    step = window.trainer.trainer.state.position.step
    qtbot.waitUntil(lambda: window.trainer.trainer.state.position.step > step)
    assert window.document.state.data.input_names == _KOREAN
    window.session.pause_now()


def test_names_stand_at_the_axes_of_the_decision_regions(qtbot: QtBot, window: MainWindow) -> None:
    window.data_wiring.choose_source("xor")
    window.findChild(QDockWidget, "regionsDock").raise_()
    qtbot.waitUntil(lambda: window.findChild(DecisionRegionsPlot) is not None)
    plot = window.findChild(DecisionRegionsPlot)
    edits.set_training(window.document, "epochs", 2)
    with qtbot.waitSignal(window.session.run_ended):
        window.controls.train_action.trigger()
    renamed(qtbot, window, "키", "몸무게")
    assert plot.area.axis("bottom").labelText == "키"
    assert plot.area.axis("left").labelText == "몸무게"
    window.document.undo()
    assert plot.area.axis("bottom").labelText == "x1"
