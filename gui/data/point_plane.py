"""A plane onto which points are clicked."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.data.points import mark
from gui.data.sample_sheet import SampleSheet
from gui.looks.class_marks import class_colour
from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme

_LEAST_REACH: Final = 6.0
_NEAR: Final = 8.0


class PointPlane(QWidget):
    """Adds a point of the chosen class by a click, and removes the nearest by a right click."""

    clicked = Signal(float, float)
    """A point is wanted here."""
    removed = Signal(int)
    """This row's point is wanted no more."""

    def __init__(self, sheet: SampleSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pointPlane")
        self._sheet = sheet
        greatest = max((abs(v) for row in sheet.points for v in row[:2]), default=0.0)
        self._reach = max(1.2 * greatest, 1.0) if sheet.points else _LEAST_REACH
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        current_theme().changed.connect(self.update)
        for change in (sheet.rowsInserted, sheet.rowsRemoved, sheet.dataChanged, sheet.modelReset):
            change.connect(self._on_changed)

    def sizeHint(self) -> QSize:
        """Return a comfortable square."""
        return QSize(48 * GRID, 48 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be aimed at."""
        return QSize(28 * GRID, 28 * GRID)

    @Slot()
    def _on_changed(self) -> None:
        self.update()

    def _frame(self) -> QRectF:
        side = min(self.width(), self.height()) - 2.0
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def place_of(self, x1: float, x2: float) -> QPointF:
        """Return where a point is drawn."""
        frame = self._frame()
        scale = frame.width() / (2 * self._reach)
        return frame.center() + QPointF(scale * x1, -scale * x2)

    def point_at(self, place: QPointF) -> tuple[float, float]:
        """Return the point that is drawn there, to a hundredth."""
        frame = self._frame()
        scale = 2 * self._reach / frame.width()
        moved = place - frame.center()
        return round(moved.x() * scale, 2), round(-moved.y() * scale, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Add a point, or remove the nearest."""
        place = event.position()
        if event.button() == Qt.MouseButton.LeftButton and self._frame().contains(place):
            self.clicked.emit(*self.point_at(place))
        elif event.button() == Qt.MouseButton.RightButton:
            nearest = self._nearest(place)
            if nearest is not None:
                self.removed.emit(nearest)

    def _nearest(self, place: QPointF) -> int | None:
        """Return the row of the point under the pointer; of several the last one drawn."""
        best, found = _NEAR, None
        for row, (x1, x2, *_) in enumerate(self._sheet.points):
            away = place - self.place_of(x1, x2)
            distance = max(abs(away.x()), abs(away.y()))
            if distance <= best:
                best, found = distance, row
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axes and points."""
        palette = current_theme().palette
        painter = QPainter(self)
        painter.setFont(number_font(self.font()))
        frame = self._frame()
        painter.setPen(QColor(palette.neutral))
        painter.setBrush(QColor(palette.surface))
        painter.drawRect(frame)
        painter.drawLine(self.place_of(-self._reach, 0), self.place_of(self._reach, 0))
        painter.drawLine(self.place_of(0, -self._reach), self.place_of(0, self._reach))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for x1, x2, number in self._sheet.points:
            painter.setBrush(class_colour(current_theme().palette, int(number)))
            painter.drawPath(mark(int(number), self.place_of(x1, x2)))
        self._paint_names(painter, frame)
        painter.end()

    def _paint_names(self, painter: QPainter, frame: QRectF) -> None:
        """Write beside both axes what they measure and how far they reach."""
        palette, metrics = current_theme().palette, QFontMetricsF(painter.font())
        for number, name in enumerate(self._sheet.description.input_names[:2]):
            text = f"{name} = {self._reach:.3g}"
            label = QRectF(0, 0, metrics.horizontalAdvance(text) + GRID, metrics.height())
            if number == 0:
                label.moveBottomRight(QPointF(frame.right() - 2, frame.center().y() - 2))
            else:
                label.moveTopLeft(QPointF(frame.center().x() + 2, frame.top() + 2))
            painter.fillRect(label, QColor(palette.surface))
            painter.setPen(QColor(palette.muted_text))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)
