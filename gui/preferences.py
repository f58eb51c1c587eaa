"""What the user chose and expects to find again: language, theme, text size, motion."""

from typing import Final

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from gui.looks.fonts import enlarge_text, text_enlargement
from gui.looks.theme import MODES, current_theme
from gui.words.translation import LANGUAGES, current_translator, system_language

TEXT_SIZES: Final = (-1, 0, 1, 2, 4, 6)
"""By how many points text may be larger than the system's."""

AUTOSAVE_SECONDS: Final = (5, 30)
"""The shortest and the longest time from a change until it is kept aside."""
AUTOSAVE_STANDARD: Final = 15

_LANGUAGE, _THEME, _TEXT_SIZE = "language", "theme", "textSize"
_REDUCED_MOTION, _AUTOSAVE = "reducedMotion", "autosaveSeconds"
_EFFECTS: Final = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


def choose_language(language: str) -> None:
    """Speak ``"ko"`` or ``"en"`` from now on, also at the next start."""
    current_translator().speak(language)
    QSettings().setValue(_LANGUAGE, language)


def choose_theme(mode: str) -> None:
    """Show ``"system"``, ``"light"`` or ``"dark"`` from now on, also at the next start."""
    current_theme().set_mode(mode)
    QSettings().setValue(_THEME, mode)


def choose_text_size(points: int) -> None:
    """Write everything by so many points larger from now on, also at the next start."""
    enlarge_text(points)
    QSettings().setValue(_TEXT_SIZE, points)


def text_size() -> int:
    """Return by how many points text is larger than the system's."""
    return text_enlargement()


def choose_reduced_motion(is_reduced: bool) -> None:
    """Let nothing slide or fade from now on, or let it again; also at the next start."""
    QSettings().setValue(_REDUCED_MOTION, is_reduced)
    _apply_motion(is_reduced)


def has_reduced_motion() -> bool:
    """Return whether nothing may slide or fade."""
    return QSettings().value(_REDUCED_MOTION) in (True, "true")


def choose_autosave(seconds: int) -> None:
    """Remember after how many seconds unsaved work is kept aside; the window asks for it."""
    QSettings().setValue(_AUTOSAVE, seconds)


def autosave_seconds() -> int:
    """Return after how many seconds unsaved work is kept aside."""
    return _whole_number(QSettings().value(_AUTOSAVE), AUTOSAVE_STANDARD, *AUTOSAVE_SECONDS)


def restore_choices() -> None:
    """Take up the choices of last time; the system's, at the first start."""
    settings = QSettings()
    language, mode = settings.value(_LANGUAGE), settings.value(_THEME)
    current_translator().speak(language if language in LANGUAGES else system_language())
    current_theme().set_mode(mode if mode in MODES else "system")
    least, most = min(TEXT_SIZES), max(TEXT_SIZES)
    enlarge_text(_whole_number(settings.value(_TEXT_SIZE), 0, least, most))
    _apply_motion(has_reduced_motion())


def forget_choices() -> None:
    """Go back to what the program does by itself, and forget what was chosen."""
    for name in (_LANGUAGE, _THEME, _TEXT_SIZE, _REDUCED_MOTION, _AUTOSAVE):
        QSettings().remove(name)
    restore_choices()


def _apply_motion(is_reduced: bool) -> None:
    for effect in _EFFECTS:
        if is_reduced:
            QApplication.setEffectEnabled(effect, False)
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QMainWindow):
            window.setAnimated(not is_reduced)


def _whole_number(stored: object, standard: int, least: int, most: int) -> int:
    """Return a stored number if it is one, and within its limits."""
    try:
        number = int(str(stored))
    except ValueError:
        return standard
    return number if least <= number <= most else standard
