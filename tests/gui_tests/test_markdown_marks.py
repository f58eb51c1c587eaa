"""No mark of Markdown is left in what is read: a mark beside a bracket and Hangul is none."""

import re
from importlib.resources import files

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

FOLDERS = [(kind, language) for kind in ("help", "lessons") for language in ("en", "ko")]
#: Paragraphs, and what stands behind the keys of a task.
PIECES = re.compile(r"\n\s*\n|\n```.*|\n(?:text|hint|wrong|mistake): ")


@pytest.mark.parametrize(("kind", "language"), FOLDERS)
def test_no_asterisk_is_left_over(qtbot: QtBot, kind: str, language: str) -> None:
    left = []
    for page in files("resources").joinpath(kind, language).iterdir():
        if not page.name.endswith(".md"):
            continue
        for piece in PIECES.split(page.read_text(encoding="utf-8")):
            document = QTextDocument()
            document.setMarkdown(piece)
            if "**" in document.toPlainText():
                left.append((page.name, piece))
    assert not left
