"""Python to be read and copied: fixed width, coloured, never edited."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.exporting.python_colours import PythonColours
from gui.looks.fonts import BUNDLED_FAMILY
from gui.looks.theme import GRID

#: Families of fixed width that systems come with, where the system's own choice is none.
_FAMILIES: Final = (
    "Cascadia Mono",
    "Consolas",
    "SF Mono",
    "Menlo",
    "DejaVu Sans Mono",
    "Liberation Mono",
    "Noto Sans Mono",
    "Ubuntu Mono",
)


class CodeView(QPlainTextEdit):
    """Shows code; Tab leaves it, keys scroll and select."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(fixed_font(self.font()))
        self.document().setDocumentMargin(GRID)
        self._colours = PythonColours(self.document())

    def set_code(self, code: str) -> None:
        """Show other code, scrolled to where the old one was."""
        if code == self.toPlainText():
            return
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        place = down.value(), across.value()
        self.setPlainText(code)
        down.setValue(place[0])
        across.setValue(place[1])

    def fit_lines(self, most: int) -> None:
        """Be as high as the lines there are, up to so many."""
        lines = min(max(self.blockCount(), 1), most)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 3 * GRID + bar + 2)


def fixed_font(font: QFont) -> QFont:
    """Return a font of fixed width in the size of `font`, with Hangul behind it."""
    fixed = QFont(font)
    there = set(QFontDatabase.families())
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    known = [family for family in (system, *_FAMILIES) if QFontDatabase.isFixedPitch(family)]
    fixed.setFamilies([*(family for family in known if family in there), BUNDLED_FAMILY])
    fixed.setStyleHint(QFont.StyleHint.Monospace)
    return fixed
