"""The summary is Keras's table in words, and what is copied is what the command line prints."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine import Choice, DenseSpec, InputSpec, NetworkSpec, load_example, summarize
from gui.document import edits
from gui.document.document import DocumentState, NetworkDocument
from gui.preferences import choose_language
from gui.window.main_window import MainWindow
from gui.window.status_line import StatusLine
from gui.window.summary_dialog import SummaryDialog
from gui.words.network_name import network_name

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def network() -> NetworkSpec:
    return load_example("mnist-784-50-10").network


@pytest.fixture
def dialog(qtbot: QtBot, network: NetworkSpec) -> Iterator[SummaryDialog]:
    dialog = SummaryDialog(network)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    QGuiApplication.clipboard().clear()


def rows(dialog: SummaryDialog) -> list[list[str]]:
    table = dialog.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_the_table_has_every_layer_in_words(dialog: SummaryDialog) -> None:
    assert rows(dialog) == [
        ["Input", "Input", "(N, 784)", "0", ""],
        ["Hidden 1", "Dense · sigmoid", "(N, 50)", "39,250", "Input"],
        ["Output", "Dense · softmax", "(N, 10)", "510", "Hidden 1"],
    ]
    sums = dialog.findChild(QLabel, "summarySums")
    assert sums.text() == "Parameters: 39,760 · trainable: 39,760 · not trainable: 0"


def test_both_buttons_copy_what_the_command_prints(
    dialog: SummaryDialog, network: NetworkSpec
) -> None:
    QTest.mouseClick(dialog.copy_text, LEFT)
    assert QGuiApplication.clipboard().text() == summarize(network).to_text()
    QTest.mouseClick(dialog.copy_markdown, LEFT)
    assert QGuiApplication.clipboard().text() == summarize(network).to_markdown()


def test_the_copy_key_copies_the_whole_table(dialog: SummaryDialog, network: NetworkSpec) -> None:
    dialog.activateWindow()
    dialog.table.setFocus()
    dialog.copy_text.click()
    QGuiApplication.clipboard().clear()
    QTest.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == summarize(network).to_text()


def test_the_words_follow_the_language(dialog: SummaryDialog) -> None:
    choose_language("ko")
    QApplication.processEvents()
    assert rows(dialog)[1][0] == "은닉층 1"
    assert dialog.findChild(QLabel, "summaryTitle").text() == "은닉층 1개 신경망(2층) · MLP"


def test_the_window_opens_it_for_what_is_on_the_canvas(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    edits.set_units(window.document, 2, 9)
    window.actions_of_window.summary.trigger()
    dialog = window.findChild(SummaryDialog)
    assert rows(dialog)[1][2] == "(N, 9)"
    dialog.reject()


def stack(*activations: str) -> NetworkSpec:
    layers = (DenseSpec(id=0, activation=Choice(name)) for name in activations)
    return NetworkSpec.stack(InputSpec(id=0), *layers)


@pytest.mark.parametrize(
    ("activations", "english", "korean"),
    [
        (
            ("tanh", "tanh", "sigmoid"),
            "2-hidden-layer network (3-layer) · MLP · deep neural network",
            "은닉층 2개 신경망(3층) · MLP · 심층 신경망",
        ),
        (
            ("tanh", "sigmoid"),
            "1-hidden-layer network (2-layer) · MLP",
            "은닉층 1개 신경망(2층) · MLP",
        ),
        (("step",), "Single-layer network · perceptron", "단층 신경망 · 퍼셉트론"),
        (("tanh",), "Single-layer network", "단층 신경망"),
        ((), "", ""),
    ],
)
def test_a_network_is_named_as_in_books(
    qapp: QApplication, activations: tuple[str, ...], english: str, korean: str
) -> None:
    assert network_name(stack(*activations)) == english
    choose_language("ko")
    assert network_name(stack(*activations)) == korean


def test_the_status_bar_names_the_network_and_follows_edits(qtbot: QtBot) -> None:
    document = NetworkDocument()
    line = StatusLine(document)
    qtbot.addWidget(line)
    name = line.findChild(QLabel, "networkName")
    assert name.text() == ""
    document.open(DocumentState(stack("tanh", "sigmoid")))
    assert name.text() == "1-hidden-layer network (2-layer) · MLP"
    edits.set_activation(document, 3, Choice("linear"))
    edits.remove(document, [2], [])
    assert name.text() == "Single-layer network · linear regression"
