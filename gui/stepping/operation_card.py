"""One line of NumPy on screen: the formula, its matrices side by side, the formula with numbers."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLabel, QWidget

from gui.looks.theme import GRID, current_theme
from gui.stepping.formula_label import FormulaLabel
from gui.stepping.formula_text import plain
from gui.stepping.matrix import Focus, Matrix
from gui.stepping.matrix_view import MatrixView
from gui.stepping.operations import Operation
from gui.stepping.shape_lane import ShapeLane
from gui.stepping.typesetting import TypesetLabel
from gui.stepping.writing import Writing

_MARGIN: Final = 12
_MOST_COLUMNS: Final = 6
_FEWEST_COLUMNS: Final = 2
_OPERATOR_SPACE: Final = 8
#: Numbers may make a card this much wider than its matrices before they are wrapped.
_NUMBERS_WIDTH: Final = 380
#: Up to so many cells a matrix is written out in the text for copying.
_WRITTEN_CELLS: Final = 64


class OperationCard(QWidget):
    """Shows one `Operation`; cards are filled again rather than made again."""

    cell_clicked = Signal(object, int, int)
    """A cell of a matrix was chosen; carries the `Matrix`, row and column."""

    edit_wanted = Signal(object, int, int)
    """A number is to be tried out; carries the `MatrixView`, row and column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("operationCard")
        self._operation: Operation | None = None
        self._is_full = True
        self._formula = TypesetLabel(self, scale=1.12)
        self._formula.setObjectName("formulaLabel")
        self._numbers = FormulaLabel(self)
        self._numbers.setObjectName("numbersLabel")
        self._caption = QLabel(self)
        self._caption.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._caption.hide()
        self._shapes = ShapeLane(self)
        self._code = _code_label(self)
        self._views: list[MatrixView] = []
        self._operator_widths: dict[str, int] = {}
        self._operators: list[tuple[QRectF, str]] = []
        current_theme().changed.connect(self.update)

    @property
    def operation(self) -> Operation | None:
        """What is shown."""
        return self._operation

    def views(self) -> list[MatrixView]:
        """Return the matrices on screen, from left to right."""
        count = 0 if self._operation is None else len(self._operation.matrices)
        return self._views[:count]

    def set_full(self, is_full: bool) -> None:
        """Show code and shapes from the next operation on, or formulas and matrices only."""
        self._is_full = is_full

    def set_caption(self, text: str) -> None:
        """Name the layer above the formula, where cards of several layers stand together."""
        self._caption.setText(text)
        self._caption.setVisible(bool(text))

    def set_operation(self, operation: Operation, writing: Writing) -> None:
        """Show another operation."""
        self._operation = operation
        writing = operation.own_writing(writing)
        self._formula.set_formulas(operation.formula)
        self._code.setText(operation.code)
        self._code.setVisible(self._is_full)
        self._shapes.set_operation(operation)
        while len(self._views) < len(operation.matrices):
            self._views.append(self._new_view())
        if operation.parts_at is None:  # else they come with the focus
            self._show_matrices(operation, writing)
        for view in self._views[len(operation.matrices) :]:
            view.hide()

    def _show_matrices(self, operation: Operation, writing: Writing) -> None:
        for view, matrix in zip(self._views, operation.matrices, strict=False):
            view.set_matrix(matrix, writing)
            view.show()

    def clear(self) -> None:
        """Let go of what was shown."""
        self._operation = None
        self._operators = []
        for view in self._views:
            view.hide()
            view.clear()

    def _new_view(self) -> MatrixView:
        view = MatrixView(self)
        view.cell_clicked.connect(self._on_cell_clicked)
        view.edit_wanted.connect(self._on_edit_wanted)
        return view

    @Slot(int, int)
    def _on_edit_wanted(self, row: int, column: int) -> None:
        self.edit_wanted.emit(self.sender(), row, column)

    @Slot(int, int)
    def _on_cell_clicked(self, row: int, column: int) -> None:
        view = self.sender()
        if isinstance(view, MatrixView):
            self.cell_clicked.emit(view.matrix, row, column)

    def set_focus(self, focus: Focus, writing: Writing) -> None:
        """Write the sum behind the number in focus, and frame what it is made of."""
        operation = self._operation
        if operation is None:
            return
        focus = operation.within(focus)
        writing = operation.own_writing(writing)
        if operation.parts_at is not None:
            self._operation = operation = operation.at(focus)
            self._show_matrices(operation, writing)
        self._numbers.set_formulas(*operation.numbers(focus, writing))
        for view in self.views():
            matrix = view.matrix
            current = focus.at(matrix.axes[0]), focus.at(matrix.axes[1])
            rows, columns = operation.lit_rows(matrix, focus), operation.lit_columns(matrix, focus)
            view.light(rows, columns, current)

    def show_focus(self, focus: Focus) -> None:
        """Scroll every matrix to the number in focus."""
        if self._operation is not None:
            focus = self._operation.within(focus)
        for view in self.views():
            rows, columns = view.matrix.axes
            view.show_cell(focus.at(rows), focus.at(columns))

    def text(self) -> str:
        """Return everything on the card as plain text."""
        operation = self._operation
        if operation is None:
            return ""
        lines = [
            self._caption.text(),
            plain(operation.formula),
            *((operation.code, operation.shapes_text) if self._is_full else ()),
        ]
        lines += [self._numbers.text(), *map(self._matrix_text, self.views())]
        return "\n".join(line for line in lines if line)

    def _matrix_text(self, view: MatrixView) -> str:
        matrix = view.matrix
        title = f"{plain(matrix.name)} {matrix.shape_text}"
        if matrix.values.size > _WRITTEN_CELLS:
            return title
        return f"{title}:\n{view.as_text()}"

    def arrange(self, width: int, rows: int) -> QSize:
        """Place everything for this width, if its matrices have room in it, and so many rows.

        Returns
        -------
        QSize
            What the card needs.
        """
        inner = width - 2 * _MARGIN
        columns = self._columns_for(inner, rows)
        lane_width = self._lane_width(columns, rows)
        head_width = self._head_width()
        numbers_width = min(self._numbers.natural_width() + 2, max(lane_width, _NUMBERS_WIDTH))
        least = max(lane_width, self._code.sizeHint().width() if self._is_full else 0)
        used = int(max(least, min(inner, max(head_width, numbers_width))))
        top = self._place_head(used, self._place_caption(used))
        top = self._place_lane(top, columns, rows)
        height = self._numbers.heightForWidth(used)
        self._numbers.setGeometry(_MARGIN, top + GRID // 2, used, height)
        bottom = top + (GRID // 2 + height if height else 0)
        return QSize(used + 2 * _MARGIN, bottom + GRID)

    def _head_width(self) -> float:
        parts = [self._formula.natural_width() + 2]
        if self._is_full:
            parts.append(self._code.sizeHint().width())
        if self._shows_shapes:
            parts.append(self._shapes.sizeHint().width())
        return sum(parts) + 3 * GRID * (len(parts) - 1)

    @property
    def _shows_shapes(self) -> bool:
        return self._is_full and not self._shapes.is_empty

    def _place_caption(self, width: int) -> int:
        """Place the layer's name, if it is shown; return where the formula begins."""
        if not self._caption.text():
            return GRID
        height = self._caption.sizeHint().height()
        self._caption.setGeometry(_MARGIN, GRID // 2, width, height)
        return GRID // 2 + height

    def _place_head(self, width: int, start: int) -> int:
        """Place formula, shapes and code in a row, or the code below; return where it ends."""
        code, shapes = self._code.sizeHint(), self._shapes.sizeHint()
        in_a_row = self._head_width() <= width + 1
        formula_width = min(width, round(self._formula.natural_width()) + 2)
        height = self._formula.heightForWidth(formula_width)
        beside = self._shows_shapes and formula_width + shapes.width() + GRID < width
        self._shapes.setVisible(beside)
        row = max(height, shapes.height()) if beside else height
        row = max(row, code.height()) if in_a_row and self._is_full else row
        self._formula.setGeometry(_MARGIN, start + (row - height) // 2, formula_width, height)
        x = _MARGIN + (formula_width + 3 * GRID if in_a_row else width - shapes.width())
        y = start + (row - shapes.height()) // 2
        self._shapes.setGeometry(x, y, shapes.width(), shapes.height())
        if not self._is_full:
            return start + row + GRID // 2
        if in_a_row:
            self._code.setGeometry(_MARGIN + width - code.width(), start, code.width(), row)
            return start + row + GRID // 2
        self._code.setGeometry(_MARGIN, start + row, min(width, code.width()), code.height())
        return start + row + code.height() + GRID // 2

    def _columns_for(self, width: int, rows: int) -> int:
        for columns in range(_MOST_COLUMNS, _FEWEST_COLUMNS, -1):
            if self._lane_width(columns, rows) <= width:
                return columns
        return _FEWEST_COLUMNS

    def _lane_width(self, columns: int, rows: int) -> int:
        operation = self._operation
        assert operation is not None
        operators = sum(
            self._operator_width(part) for part in operation.parts if isinstance(part, str)
        )
        return operators + sum(view.size_for(columns, rows).width() for view in self.views())

    def _operator_width(self, operator: str) -> int:
        if operator not in self._operator_widths:
            metrics = QFontMetricsF(self._operator_font())
            width = round(metrics.horizontalAdvance(operator)) + 2 * _OPERATOR_SPACE
            self._operator_widths[operator] = width
        return self._operator_widths[operator]

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        if event.type() == QEvent.Type.FontChange:
            self._operator_widths.clear()
        super().changeEvent(event)

    def _operator_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.15)
        return font

    def _place_lane(self, top: int, columns: int, rows: int) -> int:
        """Place the matrices with the middles of their cells on one line; return where it ends."""
        operation = self._operation
        assert operation is not None
        sizes = [view.size_for(columns, rows) for view in self.views()]
        middles = [view.middle_for(rows) for view in self.views()]
        middle = max(middles, default=0)
        x, number, lowest = _MARGIN, 0, top
        self._operators = []
        for part in operation.parts:
            if isinstance(part, Matrix):
                y = top + middle - middles[number]
                self._views[number].setGeometry(x, y, sizes[number].width(), sizes[number].height())
                lowest = max(lowest, y + sizes[number].height())
                x += sizes[number].width()
                number += 1
            else:
                width = self._operator_width(part)
                self._operators.append((QRectF(x, top + middle - 12, width, 24), part))
                x += width
        self.update()
        return lowest

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and the operators between the matrices."""
        palette = current_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palette.border))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(palette.text))
        painter.setFont(self._operator_font())
        for place, operator in self._operators:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, operator)
        painter.end()


def _code_label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName("codeLine")
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(max(parent.font().pointSizeF() * 0.9, 7.0))
    label.setFont(font)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setCursor(Qt.CursorShape.IBeamCursor)
    return label
