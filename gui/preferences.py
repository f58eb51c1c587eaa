"""What the user chose and expects to find again: language and theme."""

from PySide6.QtCore import QSettings

from gui.theme import MODES, current_theme
from gui.translation import LANGUAGES, current_translator, system_language


def choose_language(language: str) -> None:
    """Speak ``"ko"`` or ``"en"`` from now on, also at the next start."""
    current_translator().speak(language)
    QSettings().setValue("language", language)


def choose_theme(mode: str) -> None:
    """Show ``"system"``, ``"light"`` or ``"dark"`` from now on, also at the next start."""
    current_theme().set_mode(mode)
    QSettings().setValue("theme", mode)


def restore_choices() -> None:
    """Take up the language and the theme of last time; the system's, at the first start."""
    language = QSettings().value("language")
    current_translator().speak(language if language in LANGUAGES else system_language())
    mode = QSettings().value("theme")
    current_theme().set_mode(mode if mode in MODES else "system")
