"""The shapes of a line of NumPy as boxes to scale: ``(N, I) · (I, O) → (N, O)``."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.looks.fonts import number_font
from gui.looks.theme import current_theme
from gui.stepping.matrix import Matrix
from gui.stepping.operations import Operation

_SMALL: Final = 0.82
_LEAST: Final = 3.0
_GAP: Final = 5.0


class ShapeLane(QWidget):
    """Draws each array as a box as tall as it has rows, beside it its axes and its shape.

    The axis that is summed away is in the accent colour wherever it stands; a transposed array's
    box has its diagonal drawn.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shapeLane")
        self._parts: tuple[Matrix | str, ...] = ()
        self._summed = ""
        self._size = QSize()
        self._measured: QFontMetricsF | None = None
        current_theme().changed.connect(self.update)

    def set_operation(self, operation: Operation) -> None:
        """Show the shapes of another line."""
        self._parts, self._summed = operation.shape_parts, operation.summed
        text = operation.shapes_text if self._parts else ""
        if text != self.accessibleName():
            self.setAccessibleName(text)
            self.setToolTip(text)
        self._measure()
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: every array has the same shape."""
        return not self._parts

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        if event.type() == QEvent.Type.FontChange:
            self._measured = None
            self._measure()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Return two small lines, as wide as the boxes and their words are."""
        return self._size

    def _metrics(self) -> QFontMetricsF:
        if self._measured is None:
            self._measured = QFontMetricsF(self._font())
        return self._measured

    def _font(self) -> QFont:
        font = number_font(self.font())
        font.setPointSizeF(max(font.pointSizeF() * _SMALL, 6.5))
        return font

    def _measure(self) -> None:
        width = sum(self._width_of(part) for part in self._parts)
        self._size = QSize(round(width) + 1, round(2 * self._metrics().height()) + 2)

    def _width_of(self, part: Matrix | str) -> float:
        metrics = self._metrics()
        if isinstance(part, str):
            return metrics.horizontalAdvance(part) + 2 * _GAP
        return self._box(part).width() + _GAP + _words_width(part, metrics)

    def _box(self, matrix: Matrix) -> QRectF:
        """Return the box of an array: all of one line in the same scale."""
        sizes = [
            size for own in self._parts if isinstance(own, Matrix) for size in own.values.shape
        ]
        side = 2 * self._metrics().height() - 2
        scale = side / max(sizes)
        rows, columns = matrix.values.shape
        return QRectF(0, 0, max(columns * scale, _LEAST), max(rows * scale, _LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw boxes, words and the signs between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        x = 0.0
        for part in self._parts:
            width = self._width_of(part)
            if isinstance(part, Matrix):
                self._paint_matrix(painter, part, x)
            else:
                painter.setPen(QColor(current_theme().palette.text))
                place = QRectF(x, 0, width, self.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, part)
            x += width
        painter.end()

    def _paint_matrix(self, painter: QPainter, matrix: Matrix, x: float) -> None:
        palette = current_theme().palette
        box = self._box(matrix)
        box.moveTo(x + 0.5, (self.height() - box.height()) / 2)
        painter.setPen(QPen(QColor(palette.accent), 1))
        painter.setBrush(QColor(palette.selection))
        painter.drawRect(box)
        if matrix.is_transposed:
            painter.drawLine(box.topLeft(), box.bottomRight())
        self._paint_words(painter, matrix, box.right() + _GAP)

    def _paint_words(self, painter: QPainter, matrix: Matrix, x: float) -> None:
        """Write ``(N, I)`` above ``(4, 2)``, the summed axis in the accent colour."""
        palette, metrics = current_theme().palette, self._metrics()
        lines = zip((matrix.axis_letters, matrix.shape), (0.0, metrics.height()), strict=True)
        for (sizes, top), muted in zip(lines, (palette.text, palette.muted_text), strict=True):
            place = QPointF(x, top + metrics.ascent() + 1)
            for text, axis in _pieces(sizes, matrix.shown_axes):
                is_summed = axis != "" and axis == self._summed
                painter.setPen(QColor(palette.accent if is_summed else muted))
                painter.drawText(place, text)
                place.setX(place.x() + metrics.horizontalAdvance(text))


def _words_width(matrix: Matrix, metrics: QFontMetricsF) -> float:
    return max(map(metrics.horizontalAdvance, (matrix.letters_text, matrix.shape_text)))


def _pieces(sizes: tuple[object, ...], axes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return a tuple's text in pieces, each size with its axis."""
    pieces = [("(", "")]
    for number, (size, axis) in enumerate(zip(sizes, axes, strict=True)):
        pieces += [(", ", "")] if number else []
        pieces.append((str(size), axis))
    return [*pieces, (",)" if len(sizes) == 1 else ")", "")]
