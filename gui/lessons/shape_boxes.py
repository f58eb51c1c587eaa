"""Two matrices as boxes that are put together: their inner sides fit, or they do not."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from gui.lessons.task_language import MOST_CELLS
from gui.looks.fonts import number_font
from gui.looks.number_boxes import let_wheel_pass, select_when_clicked
from gui.looks.theme import GRID, current_theme
from gui.words.translation import tr

_CELL: Final = 12.0
_BOX_WIDTH: Final = 7 * GRID
_CROSS: Final = 2.5
_MARGIN: Final = 2.0 * GRID


class ShapeBoxes(QWidget):
    """The first matrix as it is, and the second with its rows and columns to be changed.

    Parameters
    ----------
    boxes : tuple of int
        Rows and columns of the first, rows and columns of the second.
    """

    shape_changed = Signal(int, int)
    """The second matrix has these rows and columns now."""

    def __init__(self, boxes: tuple[int, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shapeBoxes")
        rows, columns, second_rows, second_columns = boxes
        self._first = (rows, columns)
        self._drawing = _Falk(self._first, (second_rows, second_columns), self)
        self.rows, self.columns = (
            self._box("boxRows", second_rows),
            self._box("boxColumns", second_columns),
        )
        self._labels = QLabel(self), QLabel(self)
        self._said = QLabel(self)
        self._said.setObjectName("boxesSaid")
        self._said.setWordWrap(True)
        fields = QGridLayout()
        fields.setSpacing(GRID)
        for place, (label, box) in enumerate(
            zip(self._labels, (self.rows, self.columns), strict=True)
        ):
            label.setBuddy(box)
            fields.addWidget(label, 0, 2 * place)
            fields.addWidget(box, 0, 2 * place + 1)
            fields.setColumnStretch(2 * place + 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._drawing)
        column.addLayout(fields)
        column.addWidget(self._said)
        self.retranslate()

    def _box(self, name: str, value: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setObjectName(name)
        box.setRange(1, MOST_CELLS)
        box.setValue(value)
        box.setFont(number_font(box.font()))
        box.setMinimumWidth(_BOX_WIDTH)
        let_wheel_pass(box)
        select_when_clicked(box)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.valueChanged.connect(self._on_changed)
        return box

    @property
    def shape(self) -> tuple[int, int]:
        """The rows and columns of the second matrix."""
        return self.rows.value(), self.columns.value()

    def set_shape(self, rows: int, columns: int) -> None:
        """Give the second matrix another shape."""
        self.rows.setValue(rows)
        self.columns.setValue(columns)

    @property
    def fits(self) -> bool:
        """Whether the inner sides are equal."""
        return self._first[1] == self.rows.value()

    @Slot()
    def _on_changed(self) -> None:
        self._drawing.show_second(self.shape)
        self.retranslate()
        self.shape_changed.emit(*self.shape)

    def retranslate(self) -> None:
        """Say whether the boxes fit, in the language of the moment."""
        names = tr("Rows"), tr("Columns")
        for label, box, name in zip(self._labels, (self.rows, self.columns), names, strict=True):
            label.setText(name)
            box.setAccessibleName(tr("{what} of the second matrix", what=name))
        (n, inner), (rows, columns) = self._first, self.shape
        product = f"({n}, {inner}) · ({rows}, {columns})"
        if self.fits:
            result = f"({n}, {columns})"
            text = tr("{product} → {result}: they fit.", product=product, result=result)
        else:
            text = tr(
                "{product}: {inner} ≠ {rows}, they do not fit.",
                product=product,
                inner=inner,
                rows=rows,
            )
        self._said.setText(text)
        self._drawing.setAccessibleName(tr("Two matrices as boxes"))
        self._drawing.setAccessibleDescription(text)


class _Falk(QWidget):
    """Falk's scheme: the first box below left, the second above right, the product between.

    An arc leads from each column of the first to the row of the second that it meets.
    """

    def __init__(self, first: tuple[int, int], second: tuple[int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._first, self._second = first, second
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.update)

    def show_second(self, second: tuple[int, int]) -> None:
        self._second = second
        self.updateGeometry()
        self.update()

    @property
    def _gap(self) -> float:
        """Room beside the corner for the arcs, and for those that meet nothing."""
        return _CELL * max(self._first[1], self._second[0])

    def sizeHint(self) -> QSize:
        letter = self.fontMetrics().height()
        width = _CELL * (self._first[1] + max(self._second[1], 3)) + 4 * _MARGIN + 9 * letter
        height = self._gap + _CELL * self._first[0] + 2 * _MARGIN + letter
        return QSize(int(width), int(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(number_font(self.font()))
        letter = self.fontMetrics().height()
        # Where the lower left corner of the second box meets the upper right one of the first.
        corner = QPointF(5.0 * letter + self._gap, letter + self._gap + GRID / 2)
        (rows, columns), (second_rows, second_columns) = self._first, self._second
        one = QRectF(
            corner.x() - columns * _CELL, corner.y() + GRID / 2, columns * _CELL, rows * _CELL
        )
        two = QRectF(
            corner.x() + GRID / 2,
            corner.y() - second_rows * _CELL,
            second_columns * _CELL,
            second_rows * _CELL,
        )
        self._paint_arcs(painter, corner)
        self._paint_box(painter, one, self._first)
        self._paint_box(painter, two, self._second)
        if columns == second_rows:
            result = QRectF(two.left(), one.top(), two.width(), one.height())
            self._paint_box(painter, result, (rows, second_columns), Qt.PenStyle.DashLine)
        self._paint_words(painter, one, two)
        painter.end()

    def _paint_box(
        self,
        painter: QPainter,
        place: QRectF,
        shape: tuple[int, int],
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        palette = current_theme().palette
        painter.fillRect(place, QColor(palette.surface))
        painter.setPen(QPen(QColor(palette.border), 1))
        for row in range(1, shape[0]):
            y = place.top() + row * _CELL
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
        for column in range(1, shape[1]):
            x = place.left() + column * _CELL
            painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
        painter.setPen(QPen(QColor(palette.text), 1, style))
        painter.drawRect(place)

    def _paint_arcs(self, painter: QPainter, corner: QPointF) -> None:
        palette = current_theme().palette
        columns, rows = self._first[1], self._second[0]
        for number in range(max(columns, rows)):
            radius = (number + 0.5) * _CELL
            circle = QRectF(corner.x() - radius, corner.y() - radius, 2 * radius, 2 * radius)
            if number < min(columns, rows):
                painter.setPen(QPen(QColor(palette.accent), 1.5))
                painter.drawArc(circle, 90 * 16, 90 * 16)
                continue
            # Half way, to nobody: the other side has no partner for it.
            painter.setPen(QPen(QColor(palette.error), 1.5, Qt.PenStyle.DashLine))
            begin = 135 if columns > rows else 90
            painter.drawArc(circle, begin * 16, 45 * 16)
            reach = radius / 2**0.5
            self._paint_cross(painter, QPointF(corner.x() - reach, corner.y() - reach))

    @staticmethod
    def _paint_cross(painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(QColor(current_theme().palette.error), 1.5))
        for side in (1, -1):
            away = QPointF(_CROSS, _CROSS * side)
            painter.drawLine(at - away, at + away)

    def _paint_words(self, painter: QPainter, one: QRectF, two: QRectF) -> None:
        painter.setPen(QColor(current_theme().palette.text))
        flags = Qt.AlignmentFlag
        room = QRectF(0, one.top(), one.left() - GRID, one.height())
        text = f"({self._first[0]}, {self._first[1]})"
        painter.drawText(room, flags.AlignRight | flags.AlignVCenter, text)
        room = QRectF(two.right() + GRID, two.top(), self.width(), two.height())
        text = f"({self._second[0]}, {self._second[1]})"
        height = max(two.height(), float(self.fontMetrics().height()))
        room = QRectF(two.right() + GRID, two.center().y() - height / 2, self.width(), height)
        painter.drawText(room, flags.AlignLeft | flags.AlignVCenter, text)
        if self._first[1] == self._second[0]:
            room = QRectF(two.right() + GRID, one.top(), self.width(), one.height())
            text = f"({self._first[0]}, {self._second[1]})"
            painter.drawText(room, flags.AlignLeft | flags.AlignVCenter, text)
