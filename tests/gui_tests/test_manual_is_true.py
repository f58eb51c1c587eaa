"""What the manual and the lessons say of menus, keys, tabs and buttons is in the window."""

import re
from collections.abc import Iterator
from importlib.resources import files
from xml.etree import ElementTree as Xml

import pytest
from PySide6.QtGui import QAction, QFont, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget, QLabel, QMenu
from pytestqt.qtbot import QtBot

from engine import example_names
from gui.help.manual import manual
from gui.help.shortcut_table import plain
from gui.lessons.library import library
from gui.preferences import choose_language
from gui.window.main_window import MainWindow
from gui.words.example_texts import example_title

LANGUAGES = ("ko", "en")
PATH = re.compile(r"\*([^*\n]+(?: › [^*\n]+)+)\*")
NAMED = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
KEYS = re.compile(r"\*\*((?:Ctrl|Alt|Shift)\+[^*\s]+|F\d{1,2})\*\*")
QUOTED = re.compile(r"“([^”]+)”")
#: Keys of what has the focus, which are no actions of the window.
KEYS_OF_PARTS = {"Ctrl+Tab", "Shift+Tab", "Ctrl+Shift+C"}
#: Words that the manual stresses because it explains them there.
EXPLAINED = {"batches", "early stopping"}


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    yield window
    window.session.pause_now()


def texts(language: str) -> dict[str, str]:
    found = dict(manual(language).texts)
    for shelved in library(language):
        parts = shelved.lesson.parts
        prose = [part for part in parts if isinstance(part, str)]
        tasks = [text for task in shelved.lesson.tasks for text in (task.text, *task.hints)]
        found[shelved.name] = "\n".join([*prose, *tasks])
    return found


def paths(menu: QMenu, before: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for action in menu.actions():
        inner = action.menu()
        here = (*before, plain(action.text()))
        yield here
        if isinstance(inner, QMenu):
            yield from paths(inner, here)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_menu_that_is_named_is_there(window: MainWindow, language: str) -> None:
    choose_language(language)
    QApplication.processEvents()
    real = {
        path
        for top in window.menuBar().actions()
        for path in paths(top.menu(), (plain(top.text()),))
    }
    named = {
        (chapter, tuple(part.strip().rstrip("…").strip() for part in found.split("›")))
        for chapter, text in texts(language).items()
        for found in PATH.findall(text)
    }
    assert len(named) > 3
    missing = [f"{chapter}: {' › '.join(path)}" for chapter, path in named if path not in real]
    assert missing == [], "\n".join(sorted(missing))


def written(text: str) -> str:
    """Return what is compared of a text: menus end in an ellipsis, sentences say more."""
    return plain(text).partition(":")[0].rstrip("… ").casefold()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_that_is_named_is_called_so(language: str) -> None:
    """What stands between single stars is a text of the program, letter by letter."""
    catalogues = (
        Xml.fromstring(file.read_text(encoding="utf-8"))
        for file in files("resources").joinpath("translations").iterdir()
        if file.name.endswith(".ts")
    )
    tag = "translation" if language == "ko" else "source"
    said = {written(found.text or "") for one in catalogues for found in one.iter(tag)}
    named = {
        (chapter, name)
        for chapter, text in manual(language).texts.items()
        for name in NAMED.findall(PATH.sub("", text))
        if name not in EXPLAINED
    }
    assert len(named) > 40
    assert {pair for pair in named if written(pair[1]) not in said} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_is_named_does_something(window: MainWindow, language: str) -> None:
    real = {
        keys.toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.findChildren(QAction)
        for keys in action.shortcuts()
    }
    real |= {one.key().toString() for one in window.findChildren(QShortcut)}
    named = {key for text in texts(language).values() for key in KEYS.findall(text)}
    assert {"F5", "F10", "Ctrl+Z"} <= named
    assert named - real - KEYS_OF_PARTS == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_lessons_quote_what_stands_in_the_window(window: MainWindow, language: str) -> None:
    choose_language(language)
    QApplication.processEvents()
    for dock in window.findChildren(QDockWidget):
        dock.show()
        dock.raise_()
        QApplication.processEvents()
    window.lessons.action.trigger()
    shown = {plain(one.windowTitle()) for one in window.findChildren(QDockWidget)}
    shown |= {plain(one.text()) for one in window.findChildren(QAbstractButton)}
    shown |= {plain(one.text()) for one in window.findChildren(QAction)}
    window.selection.select_layer(2)
    shown |= {plain(one.text()) for one in window.inspector.findChildren(QLabel)}
    shown |= {example_title(name) for name in example_names()}
    shown |= {"whole set", "die", "죽은"}
    for shelved in library(language):
        for quoted in QUOTED.findall(texts(language)[shelved.name]):
            assert plain(quoted) in shown, (shelved.name, quoted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_star_is_left_over(language: str) -> None:
    """A star between a dot and a Korean particle is no mark to Markdown, but a star."""
    document = QTextDocument()
    document.setDefaultFont(QFont("Pretendard", 10))
    for name, text in texts(language).items():
        document.setMarkdown(text)
        stars = [line for line in document.toPlainText().splitlines() if "*" in line]
        assert stars == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_tells_of_the_lessons(language: str) -> None:
    said = manual(language).texts["first-minute"]
    assert "**Ctrl+Shift+L**" in said
    assert ("*도움말 › 수업*" if language == "ko" else "*Help › Lessons*") in said
