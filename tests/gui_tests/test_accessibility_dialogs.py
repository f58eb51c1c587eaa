"""Every dialog: names in the language of the moment, all of it by Tab, and the focus in sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.preferences import choose_language, choose_theme
from gui.window.main_window import MainWindow
from tests.gui_tests.every_dialog import each_dialog
from tests.gui_tests.test_accessibility import (
    HANGUL,
    LATIN_WORD,
    PROPER_NAMES,
    key_of,
    name_of,
    picture,
    place_of,
    stops,
)

#: So many presses of Tab that lead nowhere new are a circle.
PATIENCE = 60


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.session.pause_now()


def present(top: QWidget) -> list[QWidget]:
    return [stop for stop in stops(top) if stop.isVisible() and stop.isEnabled()]


def is_korean(said: str) -> bool:
    return said in PROPER_NAMES or bool(HANGUL.search(said)) or not LATIN_WORD.search(said)


def comes_from_data(stop: QWidget) -> bool:
    """Return whether a field is called what the data call it."""
    return stop.objectName().startswith("input ")


def tabbed(top: QWidget) -> set[QWidget]:
    """Return where real presses of Tab lead, until they lead nowhere new for a while."""
    found: list[QWidget] = []
    nothing_new = 0
    while nothing_new < PATIENCE:
        focused = top.focusWidget() or top
        nothing_new = nothing_new + 1 if focused in found else 0
        found.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return set(found)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_everything_in_every_dialog_has_a_name_and_is_reached(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    choose_language(language)
    nameless, english, missed, unexplained, ambiguous = [], [], [], [], []
    for name, dialog in each_dialog(window, tmp_path, qtbot.waitUntil):
        dialog.activateWindow()
        QApplication.processEvents()
        reached = tabbed(dialog)
        assert dialog.windowTitle(), name
        texts = [button.text() for button in dialog.findChildren(QAbstractButton)]
        keys = [key for text in texts if (key := key_of(text))]
        ambiguous += [f"{name}: Alt+{key}" for key in keys if keys.count(key) > 1]
        for stop in present(dialog):
            said = name_of(stop)
            place = f"{name}: {place_of(stop)} “{said}”"
            if not said:
                nameless.append(place)
            elif language == "ko" and not is_korean(said) and not comes_from_data(stop):
                english.append(place)
            if stop not in reached and not isinstance(stop, QRadioButton):
                missed.append(place)
            if isinstance(stop, QToolButton) and not stop.text() and not stop.toolTip():
                unexplained.append(place)
    faults = {
        "has no name": nameless,
        "speaks English": english,
        "is never reached": missed,
        "has no words": unexplained,
        "leads to two buttons": ambiguous,
    }
    said = [f"{place} {fault}" for fault, places in faults.items() for place in places]
    assert said == [], "\n".join(said)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_focus_is_in_sight_in_every_dialog(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, mode: str
) -> None:
    choose_theme(mode)
    unmarked = []
    for name, dialog in each_dialog(window, tmp_path, qtbot.waitUntil):
        dialog.activateWindow()
        QApplication.processEvents()
        for stop in present(dialog):
            stop.clearFocus()
            QApplication.processEvents()
            before = picture(stop)
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            QApplication.processEvents()
            if picture(stop) == before:
                unmarked.append(f"{name}: {place_of(stop)}")
    assert unmarked == []


def test_escape_closes_every_dialog_and_enter_never_does_harm(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Escape leaves; the default button, if there is one, is no Discard or Reset."""
    for name, dialog in each_dialog(window, tmp_path, qtbot.waitUntil):
        defaults = [
            button.text()
            for button in dialog.findChildren(QAbstractButton)
            if getattr(button, "isDefault", lambda: False)()
        ]
        assert len(defaults) <= 1, name
        if isinstance(dialog, QDialog):
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
            assert not dialog.isVisible(), name


def test_cancel_stands_on_the_same_side_of_every_dialog(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """It stood left of Export and Save, and right of Open and Use these data."""
    sides = {}
    for name, dialog in each_dialog(window, tmp_path, qtbot.waitUntil):
        shown = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
        cancel = next((button for button in shown if button.text() == "Cancel"), None)
        main = next((button for button in shown if button.isDefault()), None)
        if cancel is not None and main is not None:
            sides[name] = main.mapToGlobal(QPoint()).x() < cancel.mapToGlobal(QPoint()).x()
    assert len(sides) > 4
    assert len(set(sides.values())) == 1, sides
