"""A label that sets a formula: raised and lowered parts, lines broken before operators.

Painted by hand because a rich-text label lays out a whole document for every number that changes.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.looks.fonts import number_font
from gui.stepping.formula_text import Piece, pieces, plain

_SCRIPT_SIZE = 0.74
_SMALLEST_SIZE = 7.0
_SHIFT = 0.30
_BREAKS_BEFORE = (" = ", " + ", " − ")
_INDENT = 16.0
_DEEPEST = 2


def script_font(font: QFont, depth: int) -> QFont:
    """Return the font of scripts: `depth` 0 is the line itself, 1 its indices and powers."""
    smaller = QFont(font)
    if depth:
        size = font.pointSizeF() * _SCRIPT_SIZE**depth
        smaller.setPointSizeF(max(size, _SMALLEST_SIZE))
    return smaller


def draw_formula(painter: QPainter, formula: str, place: QPointF, font: QFont) -> float:
    """Draw a formula on one line from the left end of its base line; return where it ends."""
    x, shift = place.x(), QFontMetricsF(font).ascent() * _SHIFT
    for piece in pieces(formula):
        own = script_font(font, piece.depth)
        painter.setFont(own)
        painter.drawText(QPointF(x, place.y() - piece.level * shift), piece.text)
        x += QFontMetricsF(own).horizontalAdvance(piece.text)
    return x


@dataclass(frozen=True)
class _Placed:
    """A stretch of text where it is drawn: left end of its base line."""

    x: float
    y: float
    text: str
    depth: int


class FormulaLabel(QWidget):
    """Shows one formula or several under one another, each wrapped where it is too long.

    Parameters
    ----------
    scale : float
        Size of the letters against the application's.
    """

    def __init__(self, parent: QWidget | None = None, scale: float = 1.0) -> None:
        super().__init__(parent)
        self._scale = scale
        self._formulas: tuple[str, ...] = ()
        self._placed: list[_Placed] = []
        self._laid_out_for = -1.0
        self._height = 0.0
        self._natural_width: float | None = None
        self._metrics_cache: list[QFontMetricsF] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_formulas(self, *formulas: str) -> None:
        """Show these formulas, in the notation of `gui.stepping.formula_text`."""
        if formulas == self._formulas:
            return
        self._formulas = formulas
        self._forget_layout()
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the formulas as plain text, one in a line."""
        return "\n".join(plain(formula) for formula in self._formulas)

    def natural_width(self) -> float:
        """Return the width in which nothing is wrapped."""
        if self._natural_width is None:
            widths = (self._width_of(pieces(formula)) for formula in self._formulas)
            self._natural_width = max(widths, default=0.0)
        return self._natural_width

    def _forget_layout(self) -> None:
        self._laid_out_for = -1.0
        self._natural_width = None

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped formulas."""
        self._lay_out(float(width))
        return round(self._height)

    def hasHeightForWidth(self) -> bool:
        """Return True: narrow formulas are tall."""
        return True

    def sizeHint(self) -> QSize:
        """Return the size in which nothing is wrapped."""
        width = self.natural_width() + 1
        return QSize(round(width), self.heightForWidth(round(width) + 1))

    def minimumSizeHint(self) -> QSize:
        """Return one line."""
        return QSize(80, round(self._line_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap for the new width."""
        self._lay_out(float(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the formulas."""
        self._lay_out(float(self.width()))
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        depth = -1
        for piece in self._placed:
            if piece.depth != depth:
                depth = piece.depth
                painter.setFont(self._font(depth))
            painter.drawText(QPointF(piece.x, piece.y), piece.text)
        painter.end()

    def _font(self, depth: int) -> QFont:
        font = number_font(self.font())
        font.setPointSizeF(font.pointSizeF() * self._scale)
        return script_font(font, depth)

    def _metrics(self, depth: int) -> QFontMetricsF:
        if not self._metrics_cache:
            self._metrics_cache = [QFontMetricsF(self._font(each)) for each in range(_DEEPEST + 1)]
        return self._metrics_cache[min(depth, _DEEPEST)]

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        if event.type() == QEvent.Type.FontChange:
            self._metrics_cache = []
            self._forget_layout()
        super().changeEvent(event)

    def _line_height(self) -> float:
        return self._metrics(0).height() * 1.3

    def _width_of(self, parts: tuple[Piece, ...]) -> float:
        return sum(self._metrics(part.depth).horizontalAdvance(part.text) for part in parts)

    def _lay_out(self, width: float) -> None:
        if width == self._laid_out_for:
            return
        self._laid_out_for = width
        self._placed = []
        top = 0.0
        for formula in self._formulas:
            top = self._lay_out_one(formula, width, top)
        self._height = top

    def _lay_out_one(self, formula: str, width: float, top: float) -> float:
        x, line = 0.0, self._line_height()
        ascent = self._metrics(0).ascent()
        shift = ascent * _SHIFT
        for word in _words(pieces(formula)):
            measured = [self._metrics(part.depth).horizontalAdvance(part.text) for part in word]
            if x > 0 and x + sum(measured) > width:
                x, top = _INDENT, top + line
            for part, advance in zip(word, measured, strict=True):
                base = top + line * 0.12 + ascent - part.level * shift
                self._placed.append(_Placed(x, base, part.text, min(part.depth, _DEEPEST)))
                x += advance
        return top + line


def _words(parts: tuple[Piece, ...]) -> list[list[Piece]]:
    """Return the pieces in groups that stay together on a line."""
    words: list[list[Piece]] = [[]]
    for part in parts:
        rest = part
        while part.depth == 0 and (place := _next_break(rest.text)) > 0:
            words[-1].append(Piece(rest.text[:place], rest.level, rest.depth))
            words.append([])
            rest = Piece(rest.text[place:], rest.level, rest.depth)
        if part.depth == 0 and any(rest.text.startswith(sign) for sign in _BREAKS_BEFORE):
            words.append([])
        words[-1].append(rest)
    return [word for word in words if word]


def _next_break(text: str) -> int:
    """Return the first place behind the start where a line may be broken; 0 if there is none."""
    places = [text.find(sign, 1) for sign in _BREAKS_BEFORE]
    return min((place for place in places if place > 0), default=0)
