"""What's This: every parameter says what it is, a usual value, and what is too much."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWhatsThis, QWidget
from pytestqt.qtbot import QtBot

from gui.canvas import field_explanations
from gui.canvas.field_explanations import explanation, whats_this
from gui.main_window import MainWindow
from gui.preferences import choose_language

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
