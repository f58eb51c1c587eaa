"""The menu Data leads to every way to data, by name, by key and in both languages."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine import BUILT_IN, built_in, typed_data
from gui.data.names_dialog import NamesDialog
from gui.data.samples_dialog import SamplesDialog
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    yield window
    window.session.pause_now()


def dialog_of(window: MainWindow, name: str) -> QDialog:
    dialog = window.findChild(QDialog, name)
    assert dialog is not None
    return dialog


@pytest.mark.parametrize(
    ("action", "dialog"),
    [
        ("openTable", "dataFileDialog"),
        ("openPictureFolder", "pictureFolderDialog"),
        ("editSamples", "samplesDialog"),
        ("clickPoints", "samplesDialog"),
        ("nameData", "namesDialog"),
        ("feedSample", "predictDialog"),
        ("predict", "predictDialog"),
    ],
)
def test_each_opens_its_dialog(window: MainWindow, action: str, dialog: str) -> None:
    window.data_actions.actions[action].trigger()
    dialog_of(window, dialog).close()


def test_keys_do_what_the_menu_does(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_D, keys)
    dialog = dialog_of(window, "samplesDialog")
    assert isinstance(dialog, SamplesDialog)
    assert dialog.sheet.rowCount() == 4
    dialog.reject()


def test_clicked_points_begin_with_an_empty_plane(window: MainWindow) -> None:
    window.data_actions.actions["clickPoints"].trigger()
    dialog = dialog_of(window, "samplesDialog")
    assert isinstance(dialog, SamplesDialog)
    assert dialog.sheet.rowCount() == 0
    dialog.reject()


def test_a_built_in_set_is_used_by_one_click_and_undone_by_another(window: MainWindow) -> None:
    before = window.document.state
    for action in window.data_actions.sources.actions():
        if action.objectName() == "data:iris":
            action.trigger()
    assert window.document.state.data.name == "Iris"
    assert window.document.can_train
    assert window._docks["data"].isVisible()
    window.document.undo()
    assert window.document.state.network == before.network


def test_every_built_in_set_is_in_the_menu(window: MainWindow) -> None:
    listed = {
        action.objectName().removeprefix("data:")
        for action in window.data_actions.sources.actions()
    }
    assert {name for name in BUILT_IN if not BUILT_IN[name].needs_files} <= listed


def test_only_what_can_be_done_is_offered(window: MainWindow) -> None:
    actions = window.data_actions.actions
    assert not actions["drawDigit"].isEnabled()
    assert actions["feedSample"].isEnabled()
    window.data_wiring.choose_source("digits")
    assert actions["drawDigit"].isEnabled()
    assert not actions["feedSample"].isEnabled()
    window.document.set_clean()
    window.files.new()
    assert not any(actions[name].isEnabled() for name in ("predict", "drawDigit", "nameData"))


def test_the_button_in_the_toolbar_opens_the_menu(window: MainWindow) -> None:
    button = window.findChild(QToolButton, "dataButton")
    assert button is not None
    assert button.menu() is window.data_actions.menu
    assert button.accessibleName() == "Choose data"


def test_words_and_tips_follow_the_language(window: MainWindow) -> None:
    current_translator().speak("ko")
    QCoreApplication.processEvents()
    menu = window.findChild(QMenu, "dataMenu")
    assert menu is not None
    assert menu.title() == "데이터(&D)"
    texts = [action.text() for action in window.data_actions.actions.values()]
    assert "표 열기…" in texts
    assert all(action.toolTip() != action.text() for action in window.data_actions.actions.values())


def test_a_network_without_data_is_tried_by_hand(window: MainWindow) -> None:
    """An imported network has no data; what its input layer says is enough for one sample."""
    window.document.open(replace(window.document.state, data=None))
    window.data_actions.actions["feedSample"].trigger()
    dialog = window.data_wiring.predict_dialog
    assert dialog is not None
    assert dialog.form is not None
    assert len(dialog.form.boxes) == 2
    assert dialog.bars._found is not None
    dialog.close()


def test_names_opens_for_the_data_in_use_not_for_those_looked_at(window: MainWindow) -> None:
    window.data_wiring.panel.select_source("wine")
    window.data_actions.actions["nameData"].trigger()
    dialog = dialog_of(window, "namesDialog")
    assert isinstance(dialog, NamesDialog)
    assert dialog.model.rowCount() < 10
    dialog.reject()


def test_what_cannot_be_drawn_or_typed_is_not_offered(window: MainWindow) -> None:
    """A dialog for one sample opened, in which nothing could be fed."""
    colours = typed_data(
        np.arange(24.0).reshape(2, 12), [0, 1], class_names=("A", "B"), image_shape=(2, 2, 3)
    )
    wide = typed_data(np.arange(140.0).reshape(2, 70), [0, 1], class_names=("A", "B"))
    for data, typed in ((colours, False), (wide, False), (built_in("iris"), True)):
        window.data_wiring.panel.data_chosen.emit(data)
        assert not window.data_actions.actions["drawDigit"].isEnabled()
        assert window.data_actions.actions["feedSample"].isEnabled() == typed
        assert window.data_actions.actions["predict"].isEnabled()
