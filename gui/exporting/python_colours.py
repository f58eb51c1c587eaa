"""Python in colours: keywords, strings, numbers and comments, as the theme has them."""

import builtins
import keyword
import re
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from gui.looks.theme import current_theme

_PIECE: Final = re.compile(
    r"(?P<comment>\#.*)"
    r'|(?P<long>[rbfuRBFU]{0,2}(?:"""|\'\'\'))'
    r'|(?P<string>[rbfuRBFU]{0,2}(?:"(?:\\.|[^"\\])*"?|\'(?:\\.|[^\'\\])*\'?))'
    r"|(?P<number>\b\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?\b)"
    r"|(?P<defined>(?<=\bdef )\w+|(?<=\bclass )\w+)"
    r"|(?P<word>\b[A-Za-z_]\w*\b)"
)
_BUILT_IN: Final = frozenset(dir(builtins))
_OUTSIDE, _DOUBLE, _SINGLE = -1, 1, 2
_ENDS: Final = {_DOUBLE: '"""', _SINGLE: "'''"}
#: Colours of the theme that mean no sign; the keys are kinds of pieces.
_HUES: Final = {
    "comment": "muted_text",
    "string": "success",
    "number": "activation_layer",
    "keyword": "hidden_layer",
    "defined": "output_layer",
    "built_in": "activation_layer",
}


class PythonColours(QSyntaxHighlighter):
    """Colours a document line by line; strings in triple quotes go on over lines."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        self._take_colours()
        current_theme().changed.connect(self._on_theme_changed)

    def _take_colours(self) -> None:
        palette = current_theme().palette
        for kind, hue in _HUES.items():
            look = QTextCharFormat()
            look.setForeground(QColor(getattr(palette, hue)))
            self._formats[kind] = look
        self._formats["keyword"].setFontWeight(QFont.Weight.DemiBold)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._take_colours()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line; Qt calls it for lines that changed."""
        place, state = 0, self.previousBlockState()
        if state in _ENDS:
            place = self._long_string(text, 0, 0, state)
        else:
            self.setCurrentBlockState(_OUTSIDE)
        while piece := _PIECE.search(text, place):
            if piece.lastgroup == "long":
                state = _DOUBLE if piece.group().endswith('"') else _SINGLE
                place = self._long_string(text, piece.start(), piece.end(), state)
            else:
                self._colour(piece)
                place = piece.end()

    def _long_string(self, text: str, start: int, inside: int, state: int) -> int:
        """Colour a long string from `start` to its end or the line's; return where it ends."""
        found = text.find(_ENDS[state], inside)
        end = len(text) if found < 0 else found + 3
        self.setCurrentBlockState(state if found < 0 else _OUTSIDE)
        self.setFormat(start, end - start, self._formats["string"])
        return end

    def _colour(self, piece: re.Match[str]) -> None:
        kind = piece.lastgroup or ""
        if kind == "word":
            kind = _kind_of(piece.group())
        if kind in self._formats:
            self.setFormat(piece.start(), len(piece.group()), self._formats[kind])


def _kind_of(word: str) -> str:
    if keyword.iskeyword(word):
        return "keyword"
    return "built_in" if word in _BUILT_IN else ""
