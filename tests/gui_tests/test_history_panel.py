"""The history list says what was done and where the document stands, and a click goes there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from engine import DenseSpec, InputSpec, NetworkSpec
from gui.document import edits
from gui.document.document import DocumentState, NetworkDocument
from gui.looks.theme import current_theme
from gui.window.history_panel import HistoryPanel
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator


class Shown:
    def __init__(self, panel: HistoryPanel, document: NetworkDocument) -> None:
        self.panel, self.document = panel, document
        self.view = panel.findChild(QListView, "historyList")

    @property
    def rows(self) -> list[str]:
        self.panel.refresh()
        model = self.view.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    @property
    def here(self) -> int:
        self.panel.refresh()
        return self.view.currentIndex().row()

    def click(self, row: int) -> None:
        self.panel.refresh()
        place = self.view.visualRect(self.view.model().index(row, 0)).center()
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.view.viewport(), left, none, place)


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    document = NetworkDocument()
    layers = (InputSpec(id=0, units=2), DenseSpec(id=0, units=2), DenseSpec(id=0, units=1))
    document.open(DocumentState(NetworkSpec.stack(*layers)))
    panel = HistoryPanel(document)
    qtbot.addWidget(panel)
    panel.resize(240, 320)
    panel.show()
    yield Shown(panel, document)
    panel.refresh()


def test_rows_are_as_high_as_the_style_sheet_makes_them(qtbot: QtBot) -> None:
    current_theme().set_mode("light")
    panel = HistoryPanel(NetworkDocument())
    qtbot.addWidget(panel)
    panel.show()
    view = panel.findChild(QListView, "historyList")
    assert view.visualRect(view.model().index(0, 0)).height() == view.sizeHintForRow(0)


def test_every_entry_has_a_row_behind_the_beginning(shown: Shown) -> None:
    assert shown.rows == ["New project"]
    edits.set_units(shown.document, 2, 5)
    edits.rename(shown.document, 2, "Middle")
    assert shown.rows == ["New project", "Hidden 1: change Units", "Rename to Middle"]
    assert shown.here == 2


def test_a_click_goes_there_and_what_was_undone_is_pale(shown: Shown) -> None:
    first = shown.document.state
    edits.set_units(shown.document, 2, 5)
    edits.rename(shown.document, 2, "Middle")
    shown.click(0)
    assert shown.document.state is first
    assert shown.here == 0
    model = shown.view.model()
    pale = [model.index(row, 0).data(Qt.ItemDataRole.ForegroundRole) for row in range(3)]
    assert pale[0] is None
    assert pale[1] == pale[2] != None  # noqa: E711
    shown.click(2)
    assert shown.document.state.network.layer(2).name == "Middle"


def test_the_keyboard_goes_there_too(shown: Shown) -> None:
    edits.set_units(shown.document, 2, 5)
    shown.panel.refresh()
    shown.view.setFocus()
    QTest.keyClick(shown.view, Qt.Key.Key_Up)
    assert shown.document.state.network.layer(2).units == 5
    QTest.keyClick(shown.view, Qt.Key.Key_Return)
    assert shown.document.state.network.layer(2).units == 2


def test_the_rows_follow_the_language(shown: Shown) -> None:
    edits.rename(shown.document, 2, "Middle")
    current_translator().speak("ko")
    shown.document.retranslate()
    assert shown.rows[0] == "새 프로젝트"
    assert "Middle" in shown.rows[1]
    assert shown.rows[1] != "Rename to Middle"


def test_a_run_is_handed_in_before_the_history_goes_elsewhere(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.curves.slots["loss"].panel)
    first = window.document.state
    edits.set_training(window.document, "epochs", 10**8)
    with qtbot.waitSignal(window.session.snapshot_arrived):
        window.controls.train_action.trigger()
    window.document.go_to(0)
    assert window.session.state != "running"
    assert window.document.undo_stack.count() == 2
    assert window.document.state is first
    window.document.go_to(2)
    assert window.document.state.training_state is not None
