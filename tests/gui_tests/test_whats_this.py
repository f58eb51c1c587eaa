"""What's This: every parameter says what it is, a usual value, and what is too much."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QDoubleSpinBox,
    QLineEdit,
    QRadioButton,
    QSlider,
    QSpinBox,
    QWhatsThis,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine import OPTIMIZERS, SCHEDULES, Choice
from gui.canvas import field_explanations
from gui.canvas.field_explanations import explanation, whats_this
from gui.data.table_dialog import TableDialog
from gui.document.edits import set_training
from gui.preferences import choose_language
from gui.training.run_again import RunAgain
from gui.window.main_window import MainWindow
from gui.words import parameter_advice
from gui.words.parameter_advice import data_advice, option_advice
from gui.words.translation import current_translator
from tests.gui_tests.every_dialog import each_dialog
from tests.gui_tests.test_accessibility import name_of

FIELDS = sorted(field_explanations._EXPLANATIONS)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    yield window
    window.session.pause_now()


def test_every_field_has_advice() -> None:
    assert set(field_explanations._ADVICE) == set(FIELDS)


@pytest.mark.parametrize("field", FIELDS)
def test_advice_adds_to_the_sentence(field: str) -> None:
    sentence, advice = whats_this(field).split("\n\n")
    assert sentence == explanation(field)
    assert len(advice) > 40


@pytest.mark.parametrize(
    "field",
    ["units", "rate", "momentum", "epsilon", "learning_rate", "batch_size", "epochs", "l2"],
)
def test_a_number_has_a_usual_value_and_both_directions(field: str) -> None:
    advice = whats_this(field).casefold()
    assert any(letter.isdigit() for letter in advice)
    assert "too" in advice


#: What a text says of one end of a number: too much, too little, or the end itself.
END = re.compile(r"\btoo\b|\bat [01]\b|near 1|close to 1|\b0:|far from 0|large:|one piece", re.I)
#: Numbers of which none is too large or too small.
EITHER = ("seed", "inputs", "classes")


def test_both_ends_of_every_number_are_told() -> None:
    numbers = ("units", "rate", "momentum", "epsilon", "pieces", "learning_rate", "batch_size")
    numbers += ("epochs", "validation_fraction", "stop_loss", "stop_accuracy", "patience")
    numbers += ("minimum_change", "l1", "l2", "clip_norm", "clip_value")
    texts = {name: whats_this(name) for name in numbers}
    texts |= {f"option {name}": option_advice(name) for name in parameter_advice._OPTIONS}
    texts |= {f"data {name}": data_advice(name) for name in parameter_advice._DATA}
    told = {name: len(END.findall(text)) for name, text in texts.items()}
    one_end = {name for name, count in told.items() if count < 2}
    switches = {"option centered", "option amsgrad", "option mean", "option value"}
    assert one_end <= switches | {f"data {name}" for name in EITHER}


def explained(window: MainWindow) -> list[str]:
    fields = window.inspector.findChildren(QWidget)
    return [field.whatsThis() for field in fields if field.whatsThis()]


def test_every_field_of_the_properties_explains_itself(window: MainWindow) -> None:
    texts = explained(window)
    assert whats_this("learning_rate") in texts
    assert whats_this("batch_size") in texts
    window.selection.select_layer(2)
    assert whats_this("units") in explained(window)


def test_the_explanation_follows_the_language(window: MainWindow, qapp: QApplication) -> None:
    choose_language("ko")
    qapp.processEvents()
    assert any(text.startswith("한 ") or "학습률" in text for text in explained(window))
    assert whats_this("units") != whats_this("learning_rate")
    assert "흔히" in whats_this("units")


def test_shift_f1_asks_what_is_clicked_next(window: MainWindow) -> None:
    action = window.findChild(QAction, "whatsThisAction")
    assert action.shortcut().toString() == "Shift+F1"
    action.trigger()
    assert QWhatsThis.inWhatsThisMode()
    QWhatsThis.leaveWhatsThisMode()


def test_by_key_the_field_with_the_focus_explains_itself(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shift+F1 asked for a click, which nobody can do without a mouse."""
    said: list[str] = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda _place, text, *_: said.append(text))
    with qtbot.waitActive(window):
        window.activateWindow()
    field = window.findChild(QWidget, "learningRateField")
    field.setFocus()
    QTest.keySequence(window.windowHandle(), QKeySequence("Shift+F1"))
    assert said == [field.whatsThis()]
    assert not QWhatsThis.inWhatsThisMode()


def parameters(top: QWidget) -> list[QWidget]:
    """Return the fields for numbers and choices that stand in a part of the window."""
    kinds = (QSpinBox, QDoubleSpinBox, QComboBox)
    fields = [field for kind in kinds for field in top.findChildren(kind)]
    return [field for field in fields if not field.isHidden()]


def silent(top: QWidget, where: str) -> list[str]:
    """Return the fields that have nothing to say for themselves, or say it in English."""
    language = current_translator().language
    found = []
    for field in parameters(top):
        text = field.whatsThis()
        is_korean = any("가" <= letter <= "힣" for letter in text)
        if len(text) < 25 or is_korean != (language == "ko"):
            found.append(f"{where}: {field.objectName()}: {text}")
    return found


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_parameter_explains_itself_in_both_languages(
    window: MainWindow, qapp: QApplication, language: str
) -> None:
    choose_language(language)
    qapp.processEvents()
    found = silent(window.controls, "toolbar") + silent(window.inspector, "training")
    for name in OPTIMIZERS:
        set_training(window.document, "optimizer", Choice(name))
        found += silent(window.inspector, name)
    for name in SCHEDULES:
        set_training(window.document, "schedule", Choice(name))
        found += silent(window.inspector, name)
    for example in ("overfitting-2-32-32-1", "residual-2-6-6-1", "activations", "softmax-3-2"):
        window.document.set_clean()
        window.files.open_example(example)
        for layer in window.document.state.network.layers:
            window.selection.select_layer(layer.id)
            found += silent(window.inspector, f"{example} {layer.kind}")
    for source in ("and", "moons", "blobs", "sine", "spiral", "iris"):
        window.data_wiring.panel.select_source(source)
        found += silent(window.data_wiring.panel, source)
    assert found == [], "\n".join(sorted(set(found)))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_choice_about_a_table_explains_itself(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    choose_language(language)
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    dialog = TableDialog(path)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.use.isEnabled)
    assert len(parameters(dialog)) >= 5
    assert silent(dialog, "table") == []


def test_the_overlay_of_functions_explains_its_w_and_b(window: MainWindow) -> None:
    plot = window.plots.make_functions()
    assert "steep" in plot.weight.whatsThis()
    assert "left" in plot.bias.whatsThis()


#: What can be set or typed into.
EDITABLE = (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QCheckBox,
    QRadioButton,
    QSlider,
)


def editable(top: QWidget) -> list[QWidget]:
    """Return everything in a window, hidden or not, that can be set; parts of others count once."""
    fields = [field for kind in EDITABLE for field in top.findChildren(kind)]
    return [
        field
        for field in fields
        if field.window() is top and not isinstance(field.parentWidget(), EDITABLE)
    ]


def unexplained(top: QWidget, where: str) -> list[str]:
    """Return the fields without What's This or name, or with one in the wrong language."""
    korean = current_translator().language == "ko"
    found = []
    for field in editable(top):
        text = field.whatsThis()
        is_korean = any("가" <= letter <= "힣" for letter in text)
        if len(text) < 25 or is_korean != korean or not name_of(field):
            found.append(f"{where}: {type(field).__name__} {field.objectName()}: {text}")
    return found


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_field_of_every_panel_and_dialog_explains_itself(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str
) -> None:
    choose_language(language)
    window.selection.select_neuron(2, 0)
    for dock in window.findChildren(QDockWidget):
        dock.show()
        dock.raise_()
        qapp.processEvents()
    window.lessons.action.trigger()
    window.stepper.action("stepForwardAction").trigger()
    window.loss_along.action.trigger()
    qapp.processEvents()
    found = unexplained(window, "window")
    assert len(editable(window)) > 40
    for name, dialog in each_dialog(window, tmp_path, qtbot.waitUntil):
        found += unexplained(dialog, name)
    assert found == [], "\n".join(sorted(set(found)))


def test_the_value_of_a_new_run_explains_the_setting_that_is_chosen(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.findChild(QDockWidget, "runsDock").raise_()
    qtbot.waitUntil(lambda: window.findChild(RunAgain) is not None, timeout=30_000)
    again = window.findChild(RunAgain)
    said = set()
    for row in range(again.field.count()):
        again.field.setCurrentIndex(row)
        said.add(again.editors.currentWidget().whatsThis())
    assert len(said) == again.field.count()
