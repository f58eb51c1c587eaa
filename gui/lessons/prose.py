"""Text of a lesson: Markdown that wraps, with words whose meaning shows under the pointer."""

import re
from typing import Final

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QCursor, QPalette, QTextDocument, QTextTable
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from gui.lessons.glossary import Glossary
from gui.looks.theme import current_theme

_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
#: Blanks inside a shape such as (10, 4), and before a percent sign.
_TOGETHER: Final = re.compile(r"(?<=\d,) (?=[\d−])|(?<=\d) (?=%)")
#: Marks of Markdown, which nobody should have read out to him.
_MARKS: Final = re.compile(r"\*\*|`")


class Prose(QLabel):
    """A paragraph; terms of the glossary explain themselves to pointer and keyboard.

    Parameters
    ----------
    text : str
        Markdown with ``[[term]]`` marks.
    words : Glossary
    """

    def __init__(self, text: str, words: Glossary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setTextFormat(Qt.TextFormat.MarkdownText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        flags = Qt.TextInteractionFlag
        if words.keys_in(text):
            self.setTextInteractionFlags(
                flags.TextSelectableByMouse
                | flags.LinksAccessibleByMouse
                | flags.LinksAccessibleByKeyboard
            )
        else:
            self.setTextInteractionFlags(flags.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        # A wide table or block of code must not widen the page.
        self.setMinimumWidth(1)
        self.linkHovered.connect(self._explain)
        self.linkActivated.connect(self._on_activated)
        self._source = words.linked(_TOGETHER.sub(_NO_BREAK, text))
        current_theme().changed.connect(self._colour)
        self._colour()
        self.setAccessibleName(_MARKS.sub("", words.plain(text)))

    @Slot()
    def _colour(self) -> None:
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Link, current_theme().palette.accent)
        self.setPalette(colours)
        # The colour of links is taken once, when the text is read.
        self.clear()
        self.setText(self._source)
        self._colour_tables()

    def _colour_tables(self) -> None:
        """Rule tables in the border's colour; by themselves they take that of the words."""
        self.heightForWidth(self.width())  # the text is not read before it is measured
        document = self.findChild(QTextDocument)
        if document is None:
            return
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format()
                shape.setBorderBrush(QBrush(QColor(current_theme().palette.border)))
                frame.setFormat(shape)

    @Slot(str)
    def _on_activated(self, target: str) -> None:
        """Explain a word where it was clicked; one gone to by Tab under its paragraph."""
        if self.underMouse():
            self._explain(target)
        else:
            seen = self.visibleRegion().boundingRect()
            self._show(target, self.mapToGlobal(seen.bottomLeft()))

    @Slot(str)
    def _explain(self, target: str) -> None:
        self._show(target, QCursor.pos())

    def _show(self, target: str, place: QPoint) -> None:
        term = self._words.of_link(target) if target else None
        if term is None:
            QToolTip.hideText()
        else:
            # Markup makes the tip wrap.
            tip = f"<p><b>{term.word}</b><br>{term.meaning}</p>"
            QToolTip.showText(place, tip, self)
