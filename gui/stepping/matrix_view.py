"""A matrix as a table of numbers on a map of colours; only what can be seen is painted."""

from math import ceil
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QToolTip, QWidget

from gui.looks.fonts import number_font
from gui.looks.theme import current_theme
from gui.stepping.formula_label import draw_formula
from gui.stepping.formula_text import plain
from gui.stepping.matrix import Array, Matrix
from gui.stepping.matrix_cells import MatrixCells
from gui.stepping.number_format import exact
from gui.stepping.writing import Writing

_BAR: Final = 10
_NONE: Final = range(0)
_MOVES: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_EDITING: Final = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MatrixView(QWidget):
    """Shows one `Matrix`: name above, numbers on colours, headers, shape below.

    Blue is positive, orange negative, strength is size. The wheel, the bars and the arrow keys
    scroll; a click chooses a cell; Ctrl+C copies it (or, with Shift, the whole matrix) in full
    precision; a double click or F2 asks for it to be edited, where it can be tried out.
    """

    cell_clicked = Signal(int, int)
    """A cell was chosen; carries row and column."""

    edit_wanted = Signal(int, int)
    """A number that can be tried out is to be edited; carries row and column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrixView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._matrix = Matrix("", np.zeros((0, 0)), ("", ""))
        self._writing = Writing()
        self._cells = MatrixCells(self._number_font())
        self._caption_width = 0.0
        self._header_width = 0.0
        self._line = self._head = self._top = self._bottom = 0.0
        self._lit_rows, self._lit_columns = _NONE, _NONE
        self._current = (0, 0)
        self._tried: frozenset[tuple[int, int]] = frozenset()
        self._edits_on_click = False
        self._across = self._bar(Qt.Orientation.Horizontal)
        self._down = self._bar(Qt.Orientation.Vertical)
        current_theme().changed.connect(self.update)

    def _bar(self, orientation: Qt.Orientation) -> QScrollBar:
        bar = QScrollBar(orientation, self)
        bar.hide()
        bar.valueChanged.connect(self._on_scrolled)
        return bar

    @Slot()
    def _on_scrolled(self) -> None:
        self.update()

    @property
    def matrix(self) -> Matrix:
        """What is shown."""
        return self._matrix

    def set_matrix(self, matrix: Matrix, writing: Writing) -> None:
        """Show another matrix, from its first cell on."""
        same_size = matrix.values.shape == self._matrix.values.shape
        self._matrix, self._writing = matrix, writing
        self._cells.set_matrix(matrix, writing)
        self._measure()
        if not same_size:
            self._across.setValue(0)
            self._down.setValue(0)
        self.setAccessibleName(f"{plain(matrix.name)} {matrix.shape_text}")
        self._place_bars()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        if event.type() == QEvent.Type.FontChange:
            self._cells.set_font(self._number_font())
            self.set_matrix(self._matrix, self._writing)
        super().changeEvent(event)

    def clear(self) -> None:
        """Let go of the numbers."""
        self._matrix = Matrix("", np.zeros((0, 0)), ("", ""))
        self._lit_rows, self._lit_columns = _NONE, _NONE
        self._tried = frozenset()

    def light(self, rows: range, columns: range, current: tuple[int, int]) -> None:
        """Frame the cells that belong to the number in focus, and go on from `current`."""
        self._current = current
        places = ", ".join(str(place + 1) for place in current)
        name = plain(self._writing.cell_name(self._matrix, *current))
        self.setAccessibleDescription(f"{name or f'[{places}]'} = {self._copied_cell()}")
        if (rows, columns) != (self._lit_rows, self._lit_columns):
            self._lit_rows, self._lit_columns = rows, columns
            self.update()

    def mark_tried(self, cells: frozenset[tuple[int, int]], is_open: bool) -> None:
        """Mark the cells whose numbers are tried out; in an open sandbox a click edits."""
        self._edits_on_click = is_open and bool(self._matrix.tried_as)
        beam, arrow = Qt.CursorShape.IBeamCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(beam if self._edits_on_click else arrow)
        if cells != self._tried:
            self._tried = cells
            self.update()

    def show_cell(self, row: int, column: int) -> None:
        """Scroll as little as needed to see a cell."""
        for bar, place, seen in (
            (self._down, row, self._seen_rows()),
            (self._across, column, self._seen_columns()),
        ):
            if place < bar.value():
                bar.setValue(place)
            elif place >= bar.value() + seen:
                bar.setValue(place - seen + 1)

    def _measure(self) -> None:
        rows = self._matrix.values.shape[0]
        has_headers = bool(self._matrix.axes[0])
        numbered = self._cells.metrics.horizontalAdvance(f"{rows}")
        self._header_width = round(numbered + 10) if has_headers else 0
        self._caption_width = self._measured_caption()
        # The lines with the name and with the shape are as tall as a row; the one with the
        # column numbers is lower. Below both the cells begin.
        self._line = self._bottom = float(self._cells.row)
        self._head = self._line * 0.8
        self._top = self._line + (self._head if self._matrix.axes[1] else 0.0)

    def _number_font(self) -> QFont:
        font = number_font(self.font())
        font.setPointSizeF(max(font.pointSizeF() * 0.92, 7.0))
        return font

    def _small_font(self) -> QFont:
        font = number_font(self.font())
        font.setPointSizeF(max(font.pointSizeF() * 0.82, 6.5))
        return font

    def size_for(self, columns: int, rows: int) -> QSize:
        """Return the size that shows so many columns and rows, or all if there are fewer."""
        have_rows, have_columns = self._matrix.values.shape
        width = self._header_width + min(columns, have_columns) * self._cells.column_width + 2
        height = self._top + min(rows, have_rows) * self._cells.row + self._bottom + 2
        width += _BAR + 2 if rows < have_rows else 0
        height += _BAR + 2 if columns < have_columns else 0
        return QSize(round(max(width, self._caption_width)), round(height))

    def middle_for(self, rows: int) -> int:
        """Return the height at which the middle of the cells lies when so many rows are shown."""
        shown = min(rows, int(self._matrix.values.shape[0]))
        return round(self._top + shown * self._cells.row / 2)

    def as_text(self) -> str:
        """Return the numbers as they are shown, a row in a line."""
        rows = ([self._writing.text(value) for value in row] for row in self._matrix.values)
        return "\n".join("  ".join(row) for row in rows)

    def _measured_caption(self) -> float:
        small = QFontMetricsF(self._small_font())
        name = QFontMetricsF(self.font()).horizontalAdvance(plain(self._matrix.name)) + 8
        return max(small.horizontalAdvance(self._caption()) + 4, name)

    def _caption(self) -> str:
        matrix = self._matrix
        return f"{matrix.letters_text} = {matrix.shape_text}" if matrix.shape else ""

    def sizeHint(self) -> QSize:
        """Return the size that shows everything up to 8 columns and 12 rows."""
        return self.size_for(8, 12)

    def _cells_area(self) -> QRectF:
        right = _BAR + 2 if not self._down.isHidden() else 0
        below = _BAR + 2 if not self._across.isHidden() else 0
        left = self._header_width
        width = self.width() - left - right - 1
        return QRectF(left, self._top, width, self.height() - self._top - self._bottom - below - 1)

    def _seen_rows(self) -> int:
        return max(1, int(self._cells_area().height() // self._cells.row))

    def _seen_columns(self) -> int:
        return max(1, int(self._cells_area().width() // self._cells.column_width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the bars anew."""
        self._place_bars()

    def _place_bars(self) -> None:
        rows, columns = self._matrix.values.shape
        width = self.width() - self._header_width - 1
        height = self.height() - self._top - self._bottom - 1
        self._across.setVisible(columns * self._cells.column_width > width + 1)
        self._down.setVisible(rows * self._cells.row > height + 1)
        area = self._cells_area()
        self._across.setGeometry(
            round(area.x()), round(area.bottom()) + 2, round(area.width()), _BAR
        )
        self._down.setGeometry(round(area.right()) + 2, round(area.y()), _BAR, round(area.height()))
        self._across.setRange(0, max(0, columns - self._seen_columns()))
        self._across.setPageStep(self._seen_columns())
        self._down.setRange(0, max(0, rows - self._seen_rows()))
        self._down.setPageStep(self._seen_rows())

    def _visible(self) -> tuple[range, range]:
        rows, columns = self._matrix.values.shape
        area = self._cells_area()
        first_row, first_column = self._down.value(), self._across.value()
        last_row = min(rows, first_row + ceil((area.height() - 2) / self._cells.row))
        last_column = min(
            columns, first_column + ceil((area.width() - 2) / self._cells.column_width)
        )
        return range(first_row, last_row), range(first_column, last_column)

    def _cell(self, row: int, column: int) -> QRectF:
        area = self._cells_area()
        x = area.x() + (column - self._across.value()) * self._cells.column_width
        y = area.y() + (row - self._down.value()) * self._cells.row
        return QRectF(x, y, self._cells.column_width, self._cells.row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, headers, the visible cells and the shape."""
        painter = QPainter(self)
        self._paint_captions(painter)
        rows, columns = self._visible()
        self._paint_headers(painter, rows, columns)
        area = self._cells_area()
        painter.setClipRect(area.adjusted(0, 0, 1, 1))
        first = self._cell(rows.start, columns.start).topLeft()
        self._cells.paint(painter, first, rows, columns)
        self._paint_frames(painter, area)
        self._paint_tried(painter, rows, columns)
        painter.end()

    def _paint_tried(self, painter: QPainter, rows: range, columns: range) -> None:
        """Frame what is tried out, with a turned corner: colour alone is not seen by everybody."""
        colour = QColor(current_theme().palette.sandbox)
        for row, column in self._tried:
            if row in rows and column in columns:
                cell = self._cell(row, column).adjusted(1, 1, -1, -1)
                painter.setPen(colour)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(cell)
                painter.setBrush(colour)
                corner = cell.topLeft()
                painter.drawPolygon([corner, corner + QPointF(7, 0), corner + QPointF(0, 7)])

    def _paint_captions(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setBold(True)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        draw_formula(
            painter, self._matrix.name, QPointF(self._header_width, self._line * 0.7), font
        )
        painter.setFont(self._small_font())
        painter.setPen(QColor(current_theme().palette.muted_text))
        below = QRectF(0, self.height() - self._bottom + 2, self.width(), self._bottom - 2)
        centre = self._header_width and self._matrix.values.shape[1] > 1
        if centre:
            below.setLeft(min(self._header_width, self.width() - self._caption_width))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(below, flags, self._caption())

    def _paint_headers(self, painter: QPainter, rows: range, columns: range) -> None:
        area = self._cells_area()
        if self._matrix.axes[1]:
            painter.setClipRect(QRectF(area.x(), 0, area.width(), self._top))
            for column in columns:
                cell = self._cell(rows.start, column)
                place = QRectF(cell.x(), self._top - self._head, cell.width() - 6, self._head)
                self._paint_header(painter, place, column, column in self._lit_columns)
        if self._header_width:
            painter.setClipRect(QRectF(0, area.y(), self._header_width, area.height()))
            for row in rows:
                place = QRectF(0, self._cell(row, 0).y(), self._header_width - 6, self._cells.row)
                self._paint_header(painter, place, row, row in self._lit_rows)
        painter.setClipping(False)

    def _paint_header(self, painter: QPainter, place: QRectF, number: int, is_lit: bool) -> None:
        palette = current_theme().palette
        painter.setPen(QColor(palette.accent if is_lit else palette.muted_text))
        painter.drawText(
            place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number + 1)
        )

    def _paint_frames(self, painter: QPainter, area: QRectF) -> None:
        palette = current_theme().palette
        rows, columns = self._matrix.values.shape
        outer = QRectF(self._cell(0, 0).topLeft(), self._cell(rows - 1, columns - 1).bottomRight())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(palette.border))
        painter.drawRect(outer.intersected(area))
        if self._lit_rows and self._lit_columns and self._lit_is_inside():
            first = self._cell(self._lit_rows[0], self._lit_columns[0])
            last = self._cell(self._lit_rows[-1], self._lit_columns[-1])
            painter.setPen(QColor(palette.accent))
            lit = QRectF(first.topLeft(), last.bottomRight())
            painter.drawRect(lit)
            painter.drawRect(lit.adjusted(1, 1, -1, -1))
        if self.hasFocus() and self._matrix.values.size:
            self._paint_focus(painter, area)

    def _paint_focus(self, painter: QPainter, area: QRectF) -> None:
        """Frame all that is seen, and the cell from which the arrow keys go on."""
        painter.setPen(QPen(QColor(current_theme().palette.text), 2))
        painter.drawRect(self._cell(*self._current).adjusted(1, 1, -1, -1))
        painter.setPen(QPen(QColor(current_theme().palette.focus), 2))
        rows, columns = self._matrix.values.shape
        outer = QRectF(self._cell(0, 0).topLeft(), self._cell(rows - 1, columns - 1).bottomRight())
        painter.drawRect(outer.intersected(area).adjusted(0.5, 0.5, -0.5, -0.5))

    def _lit_is_inside(self) -> bool:
        rows, columns = self._matrix.values.shape
        return bool(self._lit_rows[-1] < rows and self._lit_columns[-1] < columns)

    def cell_at(self, place: QPoint) -> tuple[int, int] | None:
        """Return row and column under a point of the widget."""
        area = self._cells_area()
        if not area.contains(place):
            return None
        row = int((place.y() - area.y()) // self._cells.row) + self._down.value()
        column = int((place.x() - area.x()) // self._cells.column_width) + self._across.value()
        rows, columns = self._matrix.values.shape
        return (row, column) if row < rows and column < columns else None

    def cell_place(self, row: int, column: int) -> QPoint:
        """Return the middle of a cell."""
        return self._cell(row, column).center().toPoint()

    def cell_rect(self, row: int, column: int) -> QRect:
        """Return where a cell is painted."""
        return self._cell(row, column).toAlignedRect()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pointer."""
        cell = self.cell_at(event.position().toPoint())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.cell_clicked.emit(*cell)
            if self._edits_on_click:
                self._edit(*cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the number under the pointer, if it can be tried out."""
        cell = self.cell_at(event.position().toPoint())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self._edit(*cell)

    def _edit(self, row: int, column: int) -> None:
        rows, columns = self._matrix.values.shape
        if self._matrix.tried_as and row < rows and column < columns:
            self.edit_wanted.emit(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focus by the arrow keys, edit by F2 or Enter, copy by Ctrl+C."""
        move = _MOVES.get(Qt.Key(event.key()))
        if move is not None and self._matrix.values.size:
            self._move(*move)
        elif event.key() in _EDITING and self._matrix.tried_as:
            self._edit(*self._current)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._copied_cell())
        elif event.key() == Qt.Key.Key_C and event.modifiers() == (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            QGuiApplication.clipboard().setText(self.as_table())
        else:
            super().keyPressEvent(event)

    def _move(self, down: int, right: int) -> None:
        rows, columns = self._matrix.values.shape
        row = min(max(self._current[0] + down, 0), rows - 1)
        column = min(max(self._current[1] + right, 0), columns - 1)
        self.show_cell(row, column)
        self.cell_clicked.emit(row, column)

    def _copied_cell(self) -> str:
        row, column = self._current
        rows, columns = self._matrix.values.shape
        inside = row < rows and column < columns
        return exact(float(self._matrix.values[row, column])) if inside else ""

    def as_table(self) -> str:
        """Return every number in full precision, columns parted by tabulators."""
        return _table(self._matrix.values)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the matrix if it has more to show; else leave the wheel to what lies around."""
        step = event.angleDelta()
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(step.x()) > abs(
            step.y()
        )
        bar = self._across if sideways else self._down
        delta = step.x() or step.y()
        before = bar.value()
        bar.setValue(before - round(delta / 40))
        event.setAccepted(bar.value() != before)

    def event(self, event: QEvent) -> bool:
        """Show the number under the pointer in full precision."""
        if isinstance(event, QHelpEvent):
            cell = self.cell_at(event.pos())
            if cell is not None:
                value = float(self._matrix.values[cell])
                place = ", ".join(str(number + 1) for number in cell)
                own = plain(self._writing.cell_name(self._matrix, *cell))
                name = own or f"{plain(self._matrix.name)}[{place}]"
                QToolTip.showText(event.globalPos(), f"{name} = {exact(value)}", self)
                return True
        return super().event(event)


def _table(values: Array) -> str:
    return "\n".join("\t".join(exact(float(value)) for value in row) for row in values)
