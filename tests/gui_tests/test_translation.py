"""Two languages, switched while the program runs."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.words.translation import QT_TR_NOOP, current_translator, particle, system_language, tr


class Panel(QWidget):
    """A widget as :mod:`gui.words.translation` tells to write one."""

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel(self)
        self.retranslate()

    def retranslate(self) -> None:
        self.label.setText(tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def test_a_panel_changes_its_language_and_back(qtbot: QtBot) -> None:
    panel = Panel()
    qtbot.addWidget(panel)
    for language, word in (("ko", "닫기"), ("en", "Close")):
        current_translator().speak(language)
        assert current_translator().language == language
        qtbot.waitUntil(lambda word=word: panel.label.text() == word)


def test_qts_own_buttons_speak_korean_too(qtbot: QtBot) -> None:
    current_translator().speak("ko")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "취소"


def test_speaking_a_language_twice_keeps_it(qapp: QApplication) -> None:
    current_translator().speak("ko")
    current_translator().speak("ko")
    assert tr("Close") == "닫기"


def test_an_unknown_language_is_refused_and_changes_nothing(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match=r"must be one of .* received 'fr'"):
        current_translator().speak("fr")
    assert current_translator().language == "en"


def test_the_system_speaks_one_of_the_two() -> None:
    assert system_language() in ("ko", "en")


def test_values_come_in_by_name_after_translation() -> None:
    assert tr("{layer} has {units} units", layer="hidden_1", units=4) == "hidden_1 has 4 units"
    assert tr("loss {loss:.4f}", loss=0.03112) == "loss 0.0311"


def test_braces_without_values_are_left_alone() -> None:
    assert tr("a set {1, 2}") == "a set {1, 2}"


@pytest.mark.parametrize(("count", "sentence"), [(1, "1 problem"), (0, "0 problems")])
def test_a_word_follows_its_number(count: int, sentence: str) -> None:
    assert tr("{count} {count:problem|problems}", count=count) == sentence


def test_a_marked_sentence_is_itself_until_it_is_shown() -> None:
    assert QT_TR_NOOP("Mean") == "Mean"


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("입력층", "을/를", "을"),
        ("가중치", "을/를", "를"),
        ("은닉층 1", "이/가", "이"),
        ("은닉층 2", "이/가", "가"),
        ("은닉층 3", "은/는", "은"),
        ("은닉층 4", "은/는", "는"),
        ("은닉층 10", "과/와", "과"),
        ("출력", "으로/로", "으로"),
        ("소프트맥스", "으로/로", "로"),
        ("데이터 파일", "으로/로", "로"),
        ("은닉층 7", "으로/로", "로"),
        ("은닉층 6", "으로/로", "으로"),
        ("Adam", "을/를", "을"),
        ("ReLU", "을/를", "를"),
        ("hidden_1 (복사)", "을/를", "를"),
        ("w₁", "을/를", "을"),
        ("w₁₂", "을/를", "를"),
        ("a₁", "으로/로", "로"),
        ("W²", "이/가", "가"),
        ("50 %", "이/가", "가"),
        ("RMSProp", "이/가", "이"),
        ("loop", "이/가", "가"),
        ("training", "은/는", "은"),
        ("NAG", "은/는", "는"),
        ("InputLayer", "을/를", "를"),
        ("XOR", "은/는", "는"),
        ("R", "은/는", "은"),
        ("", "을/를", "를"),
        ("…", "으로/로", "로"),
    ],
)
def test_a_particle_follows_the_last_sound(word: str, pair: str, expected: str) -> None:
    assert particle(word, pair) == expected
    assert tr(f"{{word:{pair}}}", word=word) == word + expected


def test_catalogues_of_a_language_that_was_left_take_no_memory(qapp: QApplication) -> None:
    """Each switch kept another hundred kilobytes."""
    translator = current_translator()
    translator.speak("ko")
    kept = len(translator.findChildren(QTranslator))
    for _ in range(3):
        translator.speak("en")
        translator.speak("ko")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(translator.findChildren(QTranslator)) == kept
