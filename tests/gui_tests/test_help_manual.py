"""The manual: complete in both languages, searchable, its shortcuts the window's own."""

import re
import unicodedata
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QTextEdit
from pytestqt.qtbot import QtBot

from engine import FURTHER_METRICS
from gui.help.manual import CHAPTERS, SHORTCUTS_PLACE, Manual, folded, manual
from gui.help.manual_window import ManualWindow
from gui.help.shortcut_table import key_text, shortcut_groups, shortcut_table
from gui.lessons.glossary import glossary
from gui.looks.theme import current_theme
from gui.plots.further_metrics_line import NAMES
from gui.preferences import choose_language, choose_theme
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator, tr

LANGUAGES = ("ko", "en")
HANGUL = re.compile("[가-힣]")
LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    yield window
    window.session.pause_now()


@pytest.fixture
def reader(qtbot: QtBot) -> ManualWindow:
    reader = ManualWindow(lambda: "## File\n\n| Action | Keys |\n|---|---|\n| New | Ctrl+N |\n")
    qtbot.addWidget(reader)
    reader.show()
    return reader


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_has_the_same_sections_in_both_languages(chapter: str) -> None:
    korean, english = (manual(language).sections(chapter) for language in LANGUAGES)
    assert [section.level for section in korean] == [section.level for section in english]
    assert korean[0].level == 1


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_is_written_in_its_language(chapter: str) -> None:
    korean, english = (manual(language).sections(chapter) for language in LANGUAGES)
    assert all(HANGUL.search(section.title) for section in korean)
    assert not any(HANGUL.search(section.title) for section in english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_chapter(language: str) -> None:
    links = {link for text in manual(language).texts.values() for link in LINK.findall(text)}
    assert links
    assert {link.removesuffix(".md") for link in links} <= set(CHAPTERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_has_every_term_in_both_languages(language: str) -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in manual(language).texts["glossary"].splitlines()
        if line.startswith("| ") and "한국어" not in line
    ]
    english, korean = (0, 1) if language == "en" else (1, 0)
    assert len(rows) > 30
    assert all(HANGUL.search(row[korean]) or "L1" in row[korean] for row in rows)
    assert not any(HANGUL.search(row[english]) for row in rows)
    first = [row[0].split(",")[0].casefold() for row in rows]
    assert first == sorted(first)


def test_both_glossaries_explain_the_same_terms() -> None:
    def pairs(language: str) -> set[frozenset[str]]:
        lines = manual(language).texts["glossary"].splitlines()
        cells = [line.split("|")[1:3] for line in lines if line.startswith("| ")]
        return {frozenset(cell.strip() for cell in pair) for pair in cells}

    assert pairs("ko") == pairs("en")


@pytest.mark.parametrize(
    ("language", "words", "chapter"),
    [
        ("ko", "학습률", "glossary"),
        ("ko", "기울기 소실", "glossary"),
        ("ko", "순환", "glossary"),
        ("ko", "onnx", "taking-away"),
        ("en", "Chain Rule", "stepping"),
        ("en", "recurrent", "glossary"),
        ("en", "exit codes", "command-line"),
    ],
)
def test_words_are_found_where_they_are_explained(language: str, words: str, chapter: str) -> None:
    hits = manual(language).search(words)
    assert chapter in {hit.section.chapter for hit in hits}
    wanted = folded(words).split()
    assert all(any(w in folded(hit.excerpt + hit.section.title) for w in wanted) for hit in hits)


#: What a beginner types, and where the first hit must lead.
FIRST = [
    ("ko", "가중치", "가중치 · weight"),
    ("ko", "가중치 고치기", "신경망 그림"),
    ("ko", "학습률", "설정"),
    ("ko", "손실", "손실 · loss"),
    ("ko", "loss", "손실 · loss"),
    ("ko", "NaN", "학습이 되지 않을 때"),
    ("ko", "역전파", "역전파: 뒤에서 앞으로, 층마다 한 단계"),
    ("ko", "csv", "내 표 쓰기"),
    ("ko", "엑셀", "내 표 쓰기"),
    ("ko", "저장", "프로젝트, 그림, 요약"),
    ("ko", "export", "신경망 가져가기"),
    ("ko", "파이토치", "신경망 가져가기"),
    ("ko", "과적합", "과적합(오버피팅) · overfitting"),
    ("ko", "되돌리기", "처음 1분"),
    ("ko", "멈추기", "학습 한 번"),
    ("ko", "자동 저장", "내게 맞추기"),
    ("ko", "층 추가", "층 넣기"),
    ("ko", "rnn", "신경망의 종류"),
    ("en", "weights", "weight · 가중치"),
    ("en", "edit weight", "The diagram"),
    ("en", "learning rate", "The settings"),
    ("en", "loss", "loss · 손실"),
    ("en", "nan", "When it does not learn"),
    ("en", "backpropagation", "Backward: one stop for each layer, last to first"),
    ("en", "csv", "Tables of your own"),
    ("en", "save", "Projects, pictures, summaries"),
    ("en", "export", "Taking the network away"),
    ("en", "overfitting", "overfitting · 과적합(오버피팅)"),
    ("en", "undo", "The first minute"),
    ("en", "dark", "Making it yours"),
    ("en", "draw a digit", "Points, tables of samples, one sample by hand"),
    ("en", "freeze", "Changing a layer"),
    ("en", "embedding", "Kinds of networks"),
]


@pytest.mark.parametrize(("language", "words", "title"), FIRST)
def test_the_first_hit_answers(language: str, words: str, title: str) -> None:
    assert manual(language).search(words)[0].section.title == title


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_index_leads_to_a_section(language: str) -> None:
    book = manual(language)
    lines = book.index.splitlines()
    places = [tuple(part.strip() for part in line.split("|")[1:]) for line in lines]
    assert len(set(places)) == len(places)
    headed = {(s.chapter, s.title) for chapter in CHAPTERS for s in book.sections(chapter)}
    assert set(places) <= headed
    indexed = [section for section in book.entries() if section.index]
    assert len(indexed) == len(lines)
    words = [word for section in indexed for word in section.index]
    assert len(words) == len(set(words)), "a word of the index has one place"


def test_a_title_is_found_before_a_mention() -> None:
    assert manual("en").search("exit codes")[0].section.title == "Exit codes"


def test_hangul_is_found_however_it_was_typed() -> None:
    decomposed = unicodedata.normalize("NFD", "가중치")
    assert manual("ko").search(decomposed) == manual("ko").search("가중치") != []


def test_blanks_and_nonsense_find_nothing() -> None:
    assert manual("en").search("  ") == []
    assert manual("en").search("xyzzy") == []


def test_a_heading_inside_code_is_no_section() -> None:
    text = "# One\n\n```\n# a comment\n```\n\n## Two\n"
    titles = [s.title for s in Manual({"data": text}).sections("data")]
    assert titles == ["One", "Two"]


def test_the_table_holds_every_shortcut_of_the_window(window: MainWindow) -> None:
    shown = {keys for _, rows in shortcut_groups(window) for _, keys in rows}
    real = {
        keys.toString(QKeySequence.SequenceFormat.NativeText)
        for action in window.findChildren(QAction)
        for keys in action.shortcuts()
        if action.text() and keys != QKeySequence(Qt.Key.Key_Redo)
    }
    assert real <= {key for keys in shown for key in keys.split(", ")}
    assert {"F1", "F5", "F9", "F10", "Ctrl+Z"} <= real


def test_a_shortcut_changed_in_the_window_changes_in_the_manual(window: MainWindow) -> None:
    assert "| F5 |" in shortcut_table(window)
    window.controls.train_action.setShortcut(QKeySequence("F8"))
    table = shortcut_table(window)
    assert "| F8 |" in table
    assert "| F5 |" not in table


def test_no_key_of_the_window_is_typed_into_the_chapter_of_shortcuts() -> None:
    for language in LANGUAGES:
        text = manual(language).texts["shortcuts"]
        assert SHORTCUTS_PLACE in text
        assert not re.search(r"\bF\d+\b", text)


@pytest.mark.parametrize("number", [0, 3])
def test_the_manual_opens_where_it_is_asked_to(window: MainWindow, number: int) -> None:
    """On its first opening it stood at the end of the chapter."""
    window.help.manual.show_chapter("training", number)
    QApplication.processEvents()
    manual_window = window.help.manual
    heading = manual_window._heading(number)
    top = manual_window.page.document().documentLayout().blockBoundingRect(heading).top()
    place = manual_window.page.verticalScrollBar().value()
    assert place <= top <= place + 40


def test_hangul_is_not_slanted(window: MainWindow) -> None:
    choose_language("ko")
    window.help.show_manual("training")
    cursor = window.help.manual.page.document().find("에포크 수")
    assert not cursor.charFormat().fontItalic()
    assert cursor.charFormat().fontWeight() == QFont.Weight.Bold


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_table_follows_code_at_once(language: str) -> None:
    """Qt puts an empty line into the first cell of such a table: write a sentence between."""
    for chapter, text in manual(language).texts.items():
        assert "```\n\n|" not in text, chapter


def test_an_action_with_a_bar_in_its_text_stays_in_its_cell(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menu = QMenu("&Odd", window)
    window.menuBar().addMenu(menu)
    menu.addAction("a|b…").setShortcut(QKeySequence("Ctrl+B"))
    assert shortcut_groups(window) == [("Odd", [("a|b", "Ctrl+B")])]
    assert "| a\\|b | Ctrl+B |" in shortcut_table(window)


def test_a_key_that_few_keyboards_have_is_not_listed() -> None:
    action = QAction()
    action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence(Qt.Key.Key_Redo)])
    assert key_text(action) == "Ctrl+Y"


def test_f1_opens_the_manual(window: MainWindow, qtbot: QtBot) -> None:
    window.findChild(QAction, "manualAction").trigger()
    assert window.help.manual.isVisible()
    assert window.help.manual.section.chapter == "first-minute"
    assert window.findChild(QAction, "manualAction").shortcut() == QKeySequence("F1")
    window.findChild(QAction, "shortcutsAction").trigger()
    assert window.help.manual.section.chapter == "shortcuts"
    assert "Ctrl+Z" in window.help.manual.page.toPlainText()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_section_of_the_page_can_be_gone_to(reader: ManualWindow, chapter: str) -> None:
    reader.show_chapter(chapter)
    for section in manual("en").sections(chapter):
        if chapter != "shortcuts":
            assert reader._heading(section.number).text() == section.title


def test_searching_lists_what_was_found_and_marks_it(reader: ManualWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(reader.search, "overfitting")
    qtbot.keyClick(reader.search, Qt.Key.Key_Return)
    assert reader.contents.topLevelItemCount() > 1
    marked = [mark.cursor.selectedText() for mark in reader.page.extraSelections()]
    assert marked
    assert {word.casefold() for word in marked} == {"overfitting"}
    assert reader.contents.hasFocus()


def test_a_word_of_the_glossary_is_shown_in_its_row(reader: ManualWindow, qtbot: QtBot) -> None:
    reader.resize(900, 400)
    with qtbot.waitExposed(reader):
        reader.show()
    reader.search.setText("weighted sum")
    qtbot.keyClick(reader.search, Qt.Key.Key_Return)
    assert reader.section is not None
    assert reader.section.is_term
    assert reader.page.textCursor().block().text() == "weighted sum z"
    assert reader.page.viewport().rect().contains(reader.page.cursorRect())


def test_what_is_not_there_is_said(reader: ManualWindow, qtbot: QtBot) -> None:
    reader.search.setText("xyzzy")
    qtbot.waitUntil(lambda: reader._nothing.isVisible())
    assert reader.contents.topLevelItemCount() == 0


def test_down_goes_from_the_search_into_what_was_found(reader: ManualWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(reader.search, "softmax")
    qtbot.keyClick(reader.search, Qt.Key.Key_Down)
    assert reader.contents.hasFocus()
    assert reader.section is not None
    assert "softmax" in reader.section.title.casefold()


def test_a_page_is_dressed_in_one_edit(reader: ManualWindow) -> None:
    """A page that is shown was laid out after every one of its words: the glossary took 1 s."""
    edits: list[None] = []
    reader.page.document().contentsChanged.connect(lambda: edits.append(None))
    reader.show_chapter("glossary")
    assert len(edits) < 30


def test_escape_clears_the_search_and_then_closes(reader: ManualWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(reader):
        reader.activateWindow()
    reader.search.setText("bias")
    qtbot.keyClick(reader.search, Qt.Key.Key_Escape)
    assert reader.search.text() == ""
    assert reader.isVisible()
    qtbot.keyClick(reader.search, Qt.Key.Key_Escape)
    assert not reader.isVisible()


def test_the_reader_follows_the_language_in_place(reader: ManualWindow) -> None:
    reader.show_chapter("stepping", 2)
    choose_language("ko")
    QApplication.processEvents()
    assert reader.section == manual("ko").sections("stepping")[2]
    assert "순전파" in reader.page.toPlainText()


def test_the_page_follows_the_theme(reader: ManualWindow) -> None:
    choose_theme("dark")
    cursor = QTextCursor(reader.page.document().firstBlock())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    assert cursor.charFormat().foreground().color() == QColor(current_theme().palette.text)


def test_a_link_opens_its_chapter(reader: ManualWindow) -> None:
    reader.page.anchorClicked.emit(QUrl("glossary.md"))
    assert reader.section.chapter == "glossary"


def test_marks_are_selections_not_edits(reader: ManualWindow) -> None:
    reader.search.setText("bias")
    reader.show_chapter("glossary")
    assert all(isinstance(mark, QTextEdit.ExtraSelection) for mark in reader.page.extraSelections())
    assert reader.page.isReadOnly()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_metric_that_is_shown_stands_in_both_glossaries(language: str) -> None:
    current_translator().speak(language)
    shown = [tr(sentence, value="").strip() for sentence in NAMES.values()]
    assert len(shown) == len(FURTHER_METRICS)
    shown += [tr("Accuracy"), tr("Loss"), tr("Confusion matrix"), tr("Decision regions")]
    shown += [tr("Smoothing"), tr("Log scale")]
    lines = manual(language).texts["glossary"].splitlines()
    in_manual = {line.split("|")[1].strip().casefold() for line in lines if line.startswith("| ")}
    # Korean words have the English one behind them: 정확도(accuracy).
    in_lessons = {term.word.casefold().split("(")[0] for term in glossary(language).values()}
    for word in shown:
        assert word.casefold() in in_manual
        assert word.casefold() in in_lessons


def test_code_in_the_manual_has_letters_of_one_width(reader: ManualWindow) -> None:
    """Qt passed over "monospace", the name of no font, and set commands in the text's own."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if not _is_of_one_width(QFontMetricsF(fixed)):
        pytest.skip("no font for code here")
    reader.show_chapter("command-line")
    cursor = reader.page.document().find("layerloom check")
    assert _is_of_one_width(QFontMetricsF(cursor.charFormat().font()))


def _is_of_one_width(metrics: QFontMetricsF) -> bool:
    return metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("MMMM")
