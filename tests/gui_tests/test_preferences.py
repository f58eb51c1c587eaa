"""Language and theme are found again at the next start."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from gui.looks.theme import current_theme
from gui.preferences import choose_language, choose_theme, restore_choices
from gui.words.translation import current_translator


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_language_is_found_again(qapp: QApplication, language: str) -> None:
    choose_language(language)
    current_translator().speak("ko" if language == "en" else "en")
    restore_choices()
    assert current_translator().language == language


@pytest.mark.parametrize("mode", ["system", "light", "dark"])
def test_the_theme_is_found_again(qapp: QApplication, mode: str) -> None:
    choose_theme(mode)
    current_theme().set_mode("light" if mode != "light" else "dark")
    restore_choices()
    assert current_theme().mode == mode


def test_the_first_start_asks_the_system(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.preferences.system_language", lambda: "ko")
    restore_choices()
    assert current_translator().language == "ko"
    assert current_theme().mode == "system"


def test_choices_that_make_no_sense_are_as_none(qapp: QApplication) -> None:
    QSettings().setValue("language", "xx")
    QSettings().setValue("theme", 7)
    restore_choices()
    assert current_theme().mode == "system"
