"""Every visible sentence in the reader's language, switchable while the program runs.

Sentences stand in the code in English and are looked up by :func:`tr`. There is no context: one
English sentence has one Korean sentence. Where one English word needs two Korean ones, a
disambiguation tells them apart: ``tr("Step", "activation function")``.

Values come in by name, after translation: ``tr("{layer} has {units} units", layer=…, units=…)``.
Two conveniences inside the braces save unnatural wording:

- ``{count:problem|problems}`` prints the first word if ``count`` is 1, else the second;
- ``{layer:을/를}`` prints the value and the Korean particle that fits its last sound.

A sentence kept in a table is marked where it stands and looked up where it is shown::

    from gui.words.translation import QT_TR_NOOP, tr

    TITLES = {"mean": QT_TR_NOOP("Mean")}
    label.setText(tr(TITLES[kind]))

A widget sets all of its words in one method, called from its constructor and whenever the
language changes::

    def retranslate(self) -> None:
        self.title.setText(tr("Layers"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

What is no widget (a graphics item, an action) is retranslated by the widget that owns it.

Each folder of ``gui`` has its own catalogue, ``resources/translations/canvas_ko.ts`` and so on
(``window_ko.ts`` also for the modules directly in ``gui``), compiled to ``.qm`` beside it.
``python tests/update_translations.py`` gathers new sentences and compiles.
"""

import re
import string
import unicodedata
from functools import cache
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
)

from gui.looks.resource_files import resource

LANGUAGES = ("ko", "en")

_PARTICLES = ("은/는", "이/가", "을/를", "과/와", "으로/로")
_DIGITS_ENDING_IN_CONSONANT = "013678"
_LETTERS_ENDING_IN_CONSONANT = "lmn"
_RIEUL_ENDINGS = "178l"
_SPOKEN_WITH_A_FINAL = re.compile("(?:[^aeiou][aeiou]p|ng|^[rR])$")
_FIRST_SYLLABLE, _LAST_SYLLABLE, _FINALS, _FINAL_RIEUL = 0xAC00, 0xD7A3, 28, 8


def tr(source: str, disambiguation: str = "", /, **values: object) -> str:
    """Return ``source`` in the current language, its placeholders filled with ``values``."""
    sentence = QCoreApplication.translate("", source, disambiguation or None)
    return _SENTENCES.format(sentence, **values) if values else sentence


def QT_TR_NOOP(source: str, disambiguation: str = "", /) -> str:
    """Mark ``source`` for translation where it stands; :func:`tr` looks it up where it is shown.

    The name is the one that ``lupdate`` knows; PySide6's own is typed as returning any object.
    """
    return source


def system_language() -> str:
    """Return ``"ko"`` where the system speaks Korean, else ``"en"``."""
    return "ko" if QLocale.system().language() == QLocale.Language.Korean else "en"


class Translator(QObject):
    """Holds the installed catalogues of the current language."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = "en"
        self._installed: list[QTranslator] = []

    @property
    def language(self) -> str:
        """The language spoken now: ``"ko"`` or ``"en"``."""
        return self._language

    def speak(self, language: str) -> None:
        """Switch every window to ``language``; widgets receive ``QEvent.LanguageChange``."""
        if language not in LANGUAGES:
            raise ValueError(f"language must be one of {LANGUAGES}, received {language!r}")
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()  # its catalogue takes memory as long as it lives
        self._installed = [] if language == "en" else self._catalogues(language)
        self._language = language
        for translator in self._installed:
            QCoreApplication.installTranslator(translator)

    def _catalogues(self, language: str) -> list[QTranslator]:
        translators = [self._qt_catalogue(language)]
        for entry in sorted(resource("translations").iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith(f"_{language}.qm"):
                translator = QTranslator(self)
                translator.load(str(entry))
                translators.append(translator)
        return translators

    def _qt_catalogue(self, language: str) -> QTranslator:
        translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator.load(f"qtbase_{language}", folder)
        return translator


@cache
def current_translator() -> Translator:
    """Return the application's one translator."""
    return Translator()


class _SentenceFormatter(string.Formatter):
    """Understands ``{n:one|many}`` and ``{name:을/를}`` beside Python's own format."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec in _PARTICLES:
            return f"{value}{particle(str(value), format_spec)}"
        if "|" in format_spec:
            one, many = format_spec.split("|")
            return one if value == 1 else many
        return str(super().format_field(value, format_spec))


_SENTENCES = _SentenceFormatter()


def particle(word: str, pair: str) -> str:
    """Return the one of ``pair`` (``"을/를"``) that follows ``word`` in spoken Korean."""
    after_consonant, after_vowel = pair.split("/")
    if pair == "으로/로" and _ends_in_rieul(word):
        return after_vowel
    return after_consonant if _ends_in_consonant(word) else after_vowel


def _spoken(word: str) -> str:
    """Return what is read aloud of ``word``: ``w₁₂`` ends in a digit, ``5 %`` in a word."""
    plain = unicodedata.normalize("NFKC", word).replace("%", "퍼센트")
    return "".join(letter for letter in plain if letter.isalnum())


def _final(letter: str) -> int | None:
    code = ord(letter) if letter else 0
    if _FIRST_SYLLABLE <= code <= _LAST_SYLLABLE:
        return (code - _FIRST_SYLLABLE) % _FINALS
    return None


def _ends_in_consonant(word: str) -> bool:
    spoken = _spoken(word)
    letter = spoken[-1:].lower()
    final = _final(letter)
    if final is not None:
        return final != 0
    if _SPOKEN_WITH_A_FINAL.search(spoken):  # RMSProp, training, R, but not NAG, InputLayer
        return True
    return letter != "" and letter in _DIGITS_ENDING_IN_CONSONANT + _LETTERS_ENDING_IN_CONSONANT


def _ends_in_rieul(word: str) -> bool:
    letter = _spoken(word)[-1:].lower()
    final = _final(letter)
    return final == _FINAL_RIEUL if final is not None else letter != "" and letter in _RIEUL_ENDINGS
