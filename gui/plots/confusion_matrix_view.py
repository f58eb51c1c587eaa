"""The confusion matrix: rows are the true classes, columns what they were taken for."""

import math
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.looks.class_marks import mixed
from gui.looks.contrast import legible
from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme
from gui.plots.widget_saving import WidgetSaving
from gui.words.percentages import percentage
from gui.words.translation import tr

_WIDEST_CELL: Final = 72.0
_TALLEST_CELL: Final = 44.0
_NAME: Final = 96.0
_RECALL: Final = 52.0

Counts = NDArray[np.intp]


class ConfusionMatrixView(QWidget):
    """Paints the counts; strength is the share of the row, so rare classes are seen too.

    Mistakes are as strong as the root of their share: 1 in 100 and 10 in 100 look different.
    """

    pair_clicked = Signal(int, int)
    """A cell was clicked: its true class and what it was taken for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confusionMatrix")
        self._matrix: Counts = np.zeros((0, 0), np.intp)
        self._names: tuple[str, ...] = ()
        self._chosen: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(20 * GRID, 12 * GRID)
        self.saving = WidgetSaving(self, self.table)
        current_theme().changed.connect(self.update)

    def table(self) -> list[list[str]]:
        """Return the counts with their names: rows are the true classes."""
        rows = [[tr("true ↓"), *self._names]]
        for name, counts in zip(self._names, self._matrix.tolist(), strict=False):
            rows.append([name, *map(str, counts)])
        return rows

    @property
    def matrix(self) -> Counts:
        """The counts shown."""
        return self._matrix

    def set_matrix(self, matrix: Counts, names: Sequence[str]) -> None:
        """Show these counts (C, C) of classes with these names."""
        if matrix.shape != self._matrix.shape:
            self._chosen = None
            self._matrix = matrix
            self.updateGeometry()
        self._matrix, self._names = matrix, tuple(names)
        self.setAccessibleDescription(self._described())
        self.update()

    def set_chosen(self, pair: tuple[int, int] | None) -> None:
        """Frame a cell."""
        self._chosen = pair
        self.update()

    def _described(self) -> str:
        right, total = int(np.trace(self._matrix)), int(self._matrix.sum())
        return tr("{right} of {total} right", right=f"{right:,}", total=f"{total:,}")

    def sizeHint(self) -> QSize:
        """Return room for cells of a comfortable size."""
        count = max(len(self._matrix), 2)
        wide = min(count * 40.0, 420.0) + _NAME + _RECALL
        return QSize(int(wide), int(min(count * 28.0, 420.0) + 40))

    # Where things are

    def _grid(self) -> QRectF:
        """Return the rectangle of the cells."""
        count = max(len(self._matrix), 1)
        line = QFontMetricsF(self.font()).height()
        room = QRectF(self.rect()).adjusted(
            GRID + self._name_width(), 2 * line + GRID, -_RECALL - GRID, -GRID
        )
        width = min(room.width(), count * _WIDEST_CELL)
        height = min(room.height(), count * _TALLEST_CELL)
        return QRectF(room.left(), room.top(), max(width, 1.0), max(height, 1.0))

    def _name_width(self) -> float:
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0.0)
        return max(min(widest, _NAME), metrics.horizontalAdvance(tr("true ↓"))) + GRID

    def _cell(self, grid: QRectF, row: int, column: int) -> QRectF:
        count = len(self._matrix)
        width, height = grid.width() / count, grid.height() / count
        return QRectF(grid.left() + column * width, grid.top() + row * height, width, height)

    def _pair_at(self, x: float, y: float) -> tuple[int, int] | None:
        grid, count = self._grid(), len(self._matrix)
        if not count or not grid.contains(x, y):
            return None
        row = int((y - grid.top()) / grid.height() * count)
        column = int((x - grid.left()) / grid.width() * count)
        return min(row, count - 1), min(column, count - 1)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells and their names."""
        painter = QPainter(self)
        if len(self._matrix):
            grid = self._grid()
            self._paint_cells(painter, grid)
            self._paint_names(painter, grid)
            self._paint_recalls(painter, grid)
        painter.end()

    def _paint_cells(self, painter: QPainter, grid: QRectF) -> None:
        totals = np.maximum(self._matrix.sum(axis=1), 1)
        painter.setFont(number_font(self.font()))
        metrics = QFontMetricsF(painter.font())
        wide = metrics.horizontalAdvance(f"{int(self._matrix.max(initial=0))}") + 4
        for (row, column), count in np.ndenumerate(self._matrix):
            cell = self._cell(grid, row, column).adjusted(0.5, 0.5, -0.5, -0.5)
            fits = cell.width() >= wide and cell.height() >= metrics.height() - 2
            self._paint_cell(painter, cell, row == column, int(count), count / totals[row], fits)
        if self._chosen is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(current_theme().palette.text))
            painter.drawRect(self._cell(grid, *self._chosen).adjusted(0, 0, -1, -1))

    def _paint_cell(
        self, painter: QPainter, cell: QRectF, right: bool, count: int, share: float, fits: bool
    ) -> None:
        palette = current_theme().palette
        colour = QColor(palette.accent if right else palette.error)
        strength = (0.12 + 0.5 * (share if right else math.sqrt(share))) if count else 0.04
        ground = mixed(QColor(palette.surface), colour, strength)
        painter.fillRect(cell, ground)
        if fits and (count or len(self._matrix) <= 4):
            painter.setPen(legible(palette.text if count else palette.muted_text, ground))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, f"{count}")

    def _paint_names(self, painter: QPainter, grid: QRectF) -> None:
        palette, count = current_theme().palette, len(self._matrix)
        painter.setFont(self.font())
        metrics = QFontMetricsF(self.font())
        painter.setPen(QColor(palette.muted_text))
        line, flags = metrics.height(), Qt.AlignmentFlag
        above = QRectF(grid.left(), grid.top() - 2 * line - 2, grid.width() + _RECALL, line)
        painter.drawText(above, flags.AlignLeft, tr("taken for →"))
        corner = QRectF(GRID, grid.top() - line - 2, grid.left() - 1.75 * GRID, line)
        painter.drawText(corner, flags.AlignRight, tr("true ↓"))
        painter.setPen(QColor(palette.text))
        every = max(1, int(np.ceil(line / (grid.height() / count))))
        for number in range(0, count, every):
            cell = self._cell(grid, number, number)
            top, high = _beside(cell, grid, line)
            side = QRectF(GRID, top, grid.left() - 1.75 * GRID, high)
            self._paint_name(painter, metrics, side, number, flags.AlignRight)
        every = 1 if self._names_fit(metrics, grid.width() / count) else every
        for number in range(0, count, every):
            cell = self._cell(grid, 0, number)
            over = QRectF(cell.left(), grid.top() - line - 2, cell.width() * every, line)
            self._paint_name(
                painter, metrics, over.adjusted(1, 0, -1, 0), number, flags.AlignHCenter
            )

    def _names_fit(self, metrics: QFontMetricsF, width: float) -> bool:
        """Tell whether every column has room for its own name."""
        return all(metrics.horizontalAdvance(name) + 4 <= width for name in self._names)

    def _paint_name(
        self,
        painter: QPainter,
        metrics: QFontMetricsF,
        place: QRectF,
        number: int,
        side: Qt.AlignmentFlag,
    ) -> None:
        name = self._names[number] if number < len(self._names) else str(number)
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, place.width() + 1)
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_recalls(self, painter: QPainter, grid: QRectF) -> None:
        """Write behind each row the share that is right."""
        painter.setFont(number_font(self.font()))
        painter.setPen(QColor(current_theme().palette.muted_text))
        line = QFontMetricsF(painter.font()).height()
        every = max(1, int(np.ceil(line / (grid.height() / len(self._matrix)))))
        for number in range(0, len(self._matrix), every):
            total = int(self._matrix[number].sum())
            if total:
                share = 100.0 * self._matrix[number, number] / total
                cell = self._cell(grid, number, len(self._matrix) - 1)
                top, high = _beside(cell, grid, line)
                place = QRectF(cell.right() + GRID / 2, top, _RECALL, high)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, percentage(f"{share:.3g}"))

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell."""
        pair = self._pair_at(event.position().x(), event.position().y())
        if pair is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pair_clicked.emit(*pair)

    def event(self, event: QEvent) -> bool:
        """Say in words what the cell under the pointer counts."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.text_at(event.x(), event.y()), self)
            return True
        return bool(super().event(event))

    def text_at(self, x: float, y: float) -> str:
        """Return in words what the cell at a place counts."""
        pair = self._pair_at(x, y)
        if pair is None:
            return ""
        row, column = pair
        names: Any = [*self._names, *map(str, range(len(self._names), len(self._matrix)))]
        return tr(
            "{count} of class {true} taken for {taken}",
            count=f"{int(self._matrix[row, column]):,}",
            true=names[row],
            taken=names[column],
        )


def _beside(cell: QRectF, grid: QRectF, line: float) -> tuple[float, float]:
    """Return where the words beside a row begin and how high they are: at least a whole line.

    Words that stood in a row lower than a line lost their heads and feet.
    """
    high = max(cell.height(), line)
    return max(cell.center().y() - high / 2, grid.top() - 2), high
