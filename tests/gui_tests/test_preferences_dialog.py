"""Preferences: each applies at once, is found again, and goes back to what it was."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from gui import preferences
from gui.help.preferences_dialog import PreferencesDialog
from gui.looks.theme import current_theme
from gui.stepping.number_format import NumberFormat
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator


@pytest.fixture(autouse=True)
def _standard_text(qapp: QApplication) -> Iterator[None]:
    yield
    preferences.choose_text_size(0)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    yield window
    window.session.pause_now()


@pytest.fixture
def dialog(window: MainWindow) -> PreferencesDialog:
    window.findChild(QAction, "preferencesAction").trigger()
    return window.help.preferences


def choose(combo: QComboBox, data: object) -> None:
    """Choose as the keyboard does: the combo box tells that it was used."""
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def test_a_language_applies_at_once(dialog: PreferencesDialog, window: MainWindow) -> None:
    choose(dialog.language, "ko")
    QApplication.processEvents()
    assert current_translator().language == "ko"
    assert dialog.windowTitle() == "환경 설정"
    assert dialog.restore.text() == "기본값으로 되돌리기"
    assert window.findChild(QAction, "language:ko").isChecked()
    assert QSettings().value("language") == "ko"


def test_a_theme_applies_at_once_and_the_menu_says_so(
    dialog: PreferencesDialog, window: MainWindow
) -> None:
    choose(dialog.theme, "dark")
    assert current_theme().is_dark
    assert window.findChild(QAction, "theme:dark").isChecked()


def test_the_dialog_follows_a_theme_chosen_in_the_menu(
    dialog: PreferencesDialog, window: MainWindow
) -> None:
    window.findChild(QAction, "theme:dark").trigger()
    assert dialog.theme.currentData() == "dark"


def test_larger_text_reaches_every_label_at_once(
    dialog: PreferencesDialog, window: MainWindow
) -> None:
    labels = [label for label in window.findChildren(QLabel) if label.isVisible() and label.text()]
    before = [label.fontMetrics().height() for label in labels]
    choose(dialog.text_size, 4)
    QApplication.processEvents()
    after = [label.fontMetrics().height() for label in labels]
    assert len(labels) > 5
    assert all(new > old for new, old in zip(after, before, strict=True))


def test_text_grows_from_the_systems_size_not_from_the_last_one(qapp: QApplication) -> None:
    standard = qapp.font().pointSizeF()
    for points in (2, 4, -1, 2):
        preferences.choose_text_size(points)
        assert qapp.font().pointSizeF() == standard + points
    preferences.choose_text_size(0)
    assert qapp.font().pointSizeF() == standard


def test_text_size_is_found_again(qapp: QApplication) -> None:
    preferences.choose_text_size(2)
    stored = QSettings().value("textSize")
    preferences.choose_text_size(0)
    QSettings().setValue("textSize", stored)
    preferences.restore_choices()
    assert preferences.text_size() == 2


@pytest.mark.parametrize("nonsense", ["huge", 400, -30, ""])
def test_a_text_size_that_makes_no_sense_is_as_none(qapp: QApplication, nonsense: object) -> None:
    QSettings().setValue("textSize", nonsense)
    preferences.restore_choices()
    assert preferences.text_size() == 0


def test_numbers_are_printed_as_chosen(dialog: PreferencesDialog, window: MainWindow) -> None:
    dialog.number_format.setCurrentIndex(0)
    dialog.number_format.activated.emit(0)
    assert window.step_panel.number_format == NumberFormat("significant", 3)
    window.step_panel.set_number_format(NumberFormat("decimals", 4))
    assert dialog.number_format.currentText() == "4 decimals (0.1235)"


def test_the_delay_reaches_what_keeps_work_aside(
    dialog: PreferencesDialog, window: MainWindow
) -> None:
    dialog.autosave.setValue(7)
    assert window.recovery._timer.interval() == 7000
    assert preferences.autosave_seconds() == 7


def test_a_delay_is_found_again_by_the_next_window(qtbot: QtBot) -> None:
    preferences.choose_autosave(5)
    window = MainWindow()
    qtbot.addWidget(window)
    assert window.recovery._timer.interval() == 5000


def test_reduced_motion_stills_the_panels_of_every_window(
    dialog: PreferencesDialog, window: MainWindow, qtbot: QtBot
) -> None:
    assert window.isAnimated()
    dialog.reduced_motion.setChecked(True)
    assert not window.isAnimated()
    other = MainWindow()
    qtbot.addWidget(other)
    assert not other.isAnimated()
    dialog.reduced_motion.setChecked(False)
    assert window.isAnimated()


def test_restoring_brings_everything_back(
    dialog: PreferencesDialog, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.preferences.system_language", lambda: "en")
    choose(dialog.language, "ko")
    choose(dialog.theme, "dark")
    choose(dialog.text_size, 2)
    dialog.number_format.activated.emit(0)
    dialog.autosave.setValue(30)
    dialog.reduced_motion.setChecked(True)
    dialog.restore.click()
    assert current_translator().language == "en"
    assert current_theme().mode == "system"
    assert preferences.text_size() == 0
    assert window.step_panel.number_format == NumberFormat()
    assert window.recovery._timer.interval() == 1000 * preferences.AUTOSAVE_STANDARD
    assert not preferences.has_reduced_motion()
    assert not dialog.reduced_motion.isChecked()
    assert (dialog.text_size.currentData(), dialog.theme.currentData()) == (0, "system")


def test_the_dialog_leaves_the_window_usable(dialog: PreferencesDialog) -> None:
    assert not dialog.isModal()
    assert dialog.close_button.isDefault()


def test_escape_closes(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
