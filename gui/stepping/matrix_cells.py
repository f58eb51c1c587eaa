"""The numbers of a matrix on their colours: how wide a column is, and how the cells are painted."""

from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui.looks.theme import current_theme
from gui.stepping.formula_label import draw_formula
from gui.stepping.formula_text import plain
from gui.stepping.matrix import Array, Matrix
from gui.stepping.number_format import NumberFormat
from gui.stepping.writing import Writing

#: Rows are as tall at least, and so much taller than their figures.
_LOWEST_ROW: Final = 20.0
_ROW_HEIGHT: Final = 1.35
_PADDING: Final = 12.0
_RIGHT: Final = 6.0
_NARROWEST: Final = 28.0
#: Slanted letters lean into it, and a number must not touch them.
_BEHIND_NAME: Final = 8.0
#: How strongly the largest number colours its cell, and in how many shades below it.
_STRONGEST: Final = 0.45
_SHADES: Final = 48
#: So many numbers are printed to find the width of a column …
_MEASURED: Final = 40
#: … out of at most about so many.
_LOOKED_AT: Final = 4_000
#: Smaller numbers are printed with an exponent.
_PRINTED_PLAIN: Final = 1e-4


class MatrixCells:
    """Measures and paints the cells of one matrix.

    Parameters
    ----------
    font : QFont
        With figures of equal width.
    """

    def __init__(self, font: QFont) -> None:
        self.matrix = Matrix("", np.zeros((0, 0)), ("", ""))
        self.numbers = NumberFormat()
        self.is_named = False
        self._writing = Writing()
        self.column_width = _NARROWEST + _PADDING
        self._longest = 0
        self._largest: float | None = None
        self.set_font(font)

    def set_font(self, font: QFont) -> None:
        """Paint in another font."""
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.row = round(max(_LOWEST_ROW, self.metrics.height() * _ROW_HEIGHT))
        self._advances: dict[str, float] = {}

    def set_matrix(self, matrix: Matrix, writing: Writing) -> None:
        """Take another matrix, and find out how wide its columns must be."""
        numbers = writing.numbers
        self.matrix, self.numbers, self._writing = matrix, numbers, writing
        last = tuple(size - 1 for size in matrix.values.shape)
        self.is_named = bool(matrix.values.size and writing.cell_name(matrix, *last))
        self._largest = None
        texts = {numbers.text(float(value)) for value in _specimens(matrix.values)}
        self._longest = max(map(len, texts), default=0)
        # Figures are of one width: the widest is among the longest.
        longest = [text for text in texts if len(text) == self._longest]
        widest = max(map(self._width_of, longest), default=0.0)
        columns = self._width_of(str(matrix.values.shape[1]))
        name = self._name_width(last) if self.is_named else 0.0
        self.column_width = round(max(widest, columns, _NARROWEST) + _PADDING + name)

    def _name_width(self, cell: tuple[int, int]) -> float:
        """Return the room for the longest name of a cell."""
        name = plain(self._writing.cell_name(self.matrix, *cell))
        return self._width_of(name) + _BEHIND_NAME

    def paint(self, painter: QPainter, origin: QPointF, rows: range, columns: range) -> None:
        """Paint some cells, the first of them at `origin`."""
        palette = current_theme().palette
        shades = _shades(palette.positive, palette.negative)
        painter.setFont(self.font)
        painter.setPen(QColor(palette.text))
        width, base = (
            self.column_width,
            (self.row + self.metrics.ascent() - self.metrics.descent()) / 2,
        )
        if self.is_named:
            self._paint_names(painter, origin, rows, columns)
        y = origin.y()
        for row in self.matrix.values[
            rows.start : rows.stop, columns.start : columns.stop
        ].tolist():
            x = origin.x()
            for value in row:
                shade = self._shade(value)
                if shade:
                    painter.fillRect(QRectF(x, y, width, self.row), shades[shade])
                text = self._fitting_text(value)
                left = x + width - _RIGHT - self._width_of(text)
                painter.drawText(QPointF(left, y + base), text)
                x += width
            y += self.row

    def _paint_names(self, painter: QPainter, origin: QPointF, rows: range, columns: range) -> None:
        """Write w₁, w₂ … at the left of the cells, slanted: the numbers stand upright."""
        slanted = QFont(self.font)
        slanted.setItalic(True)
        # A little higher than the numbers: an index must not touch the frame of the lit cells.
        base = (self.row + self.metrics.ascent()) / 2 - self.metrics.descent()
        for down, row in enumerate(rows):
            for right, column in enumerate(columns):
                place = origin + QPointF(right * self.column_width + 4.0, down * self.row + base)
                name = self._writing.cell_name(self.matrix, row, column)
                draw_formula(painter, name, place, slanted)
        painter.setFont(self.font)

    def _shade(self, value: float) -> int:
        """Return 0 for no colour, else sign and strength."""
        if value == 0.0 or not np.isfinite(value):
            return 0
        if self._largest is None:
            # Looked for when painted: most matrices of a long stop are below the edge.
            self._largest = _largest_size(self.matrix.values)
        return round(value / self._largest * _SHADES)

    def _fitting_text(self, value: float) -> str:
        """Return the number, with fewer digits where it is longer than the column is wide."""
        text, numbers = self.numbers.text(value), self.numbers
        if len(text) > self._longest and numbers.kind == "fractions":
            numbers = replace(numbers, kind="significant")
            text = numbers.text(value)
        while len(text) > self._longest and numbers.digits > 1:
            numbers = replace(numbers, digits=numbers.digits - 1)
            text = numbers.text(value)
        return text

    def _width_of(self, text: str) -> float:
        """Return the width of a number, added up from its letters: numbers have no kerning."""
        advances = self._advances
        total = 0.0
        for letter in text:
            if letter not in advances:
                advances[letter] = self.metrics.horizontalAdvance(letter)
            total += advances[letter]
        return total


@lru_cache(maxsize=8)
def _shades(positive: str, negative: str) -> dict[int, QColor]:
    """Return the colours by sign and strength."""
    shades = {}
    for shade in range(1, _SHADES + 1):
        for sign, name in ((1, positive), (-1, negative)):
            shades[sign * shade] = QColor(name)
            shades[sign * shade].setAlphaF(shade / _SHADES * _STRONGEST)
    return shades


def _largest_size(values: Array) -> float:
    largest = max(float(values.max()), -float(values.min()))
    if not np.isfinite(largest):
        largest = float(np.abs(values[np.isfinite(values)]).max())
    return largest


def _specimens(values: Array) -> Array:
    """Return numbers among which the longest to print very likely is.

    Of many numbers these are the extremes, the one closest to 0 on either side that is not yet
    printed with an exponent, and some in between.
    """
    if values.size <= _MEASURED:
        return values.ravel()
    step = max(1, round((values.size / _LOOKED_AT) ** 0.5))
    spread = values[::step, ::step].ravel()
    parts: list[Any] = [spread[:: max(1, spread.size // _MEASURED)], [spread.min(), spread.max()]]
    positive, negative = spread[spread >= _PRINTED_PLAIN], spread[spread <= -_PRINTED_PLAIN]
    parts += [[positive.min()]] if positive.size else []
    parts += [[negative.max()]] if negative.size else []
    return np.concatenate(parts)
