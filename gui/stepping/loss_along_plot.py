"""The loss along one weight as a curve: its tangent, the present point, the step to come."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from engine import LossAlong
from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme
from gui.stepping.axis_ticks import ticks
from gui.stepping.number_format import NumberFormat

_TICK: Final = NumberFormat("significant", 4)
_LEAST_REACH: Final = 1e-9
_DOT: Final = 5.0
_ARROW: Final = 6.0
_STEPS: Final = 100
"""Arrow keys move by the hundredth part of what is seen."""
_ZOOM: Final = 1.25
_MARGIN: Final = 0.08


@dataclass(frozen=True, eq=False)
class WeightCourse:
    """What is drawn.

    Parameters
    ----------
    name : str
        What the parameter is called.
    curve : LossAlong
        Around the value that the step begins with.
    after : float or None
        Where the optimizer takes the parameter; None where it is not trained.
    loss_after : float
        The loss there, all others held.
    own : float
        The training's own value; another one than the curve's where something is tried out.
    """

    name: str
    curve: LossAlong
    after: float | None
    loss_after: float
    own: float

    @property
    def is_tried(self) -> bool:
        """Whether the present point is one that is tried out in the sandbox."""
        return self.own != self.curve.value


class LossAlongPlot(QWidget):
    """Paints a `WeightCourse`; a drag or the arrow keys try the weight out along the curve."""

    value_wanted = Signal(float)
    """The parameter is to have another value in the sandbox."""

    zoom_wanted = Signal(float)
    """So many times as much is to be seen of the curve."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lossAlongPlot")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self._course: WeightCourse | None = None
        current_theme().changed.connect(self.update)

    @property
    def course(self) -> WeightCourse | None:
        """What is drawn."""
        return self._course

    def set_course(self, course: WeightCourse | None) -> None:
        """Draw another curve, or none."""
        self._course = course
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a curve with its axes."""
        return QSize(44 * GRID, 22 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a curve is one."""
        return QSize(20 * GRID, 7 * GRID)

    # Where things are

    def _font(self) -> QFont:
        font = number_font(self.font())
        font.setPointSizeF(max(font.pointSizeF() * 0.85, 7.0))
        return font

    def _area(self) -> QRectF:
        metrics = QFontMetricsF(self._font())
        low, high = self._heights()
        texts = [_TICK.text(tick) for tick in ticks(low, high, 5)]
        left = max((metrics.horizontalAdvance(text) for text in texts), default=20.0) + GRID
        bottom = metrics.height() + GRID / 2
        return QRectF(self.rect()).adjusted(left, GRID, -GRID, -bottom)

    def _span(self) -> tuple[float, float]:
        assert self._course is not None
        values = self._course.curve.values
        return float(values.min()), float(values.max())

    def _heights(self) -> tuple[float, float]:
        """Return the losses at the lower and the upper edge."""
        if self._course is None:
            return 0.0, 1.0
        losses = self._course.curve.losses
        known = losses[np.isfinite(losses)]
        if not known.size:
            return 0.0, 1.0
        low, high = float(known.min()), float(known.max())
        reach = max(high - low, abs(high) * 1e-6, _LEAST_REACH)
        return low - _MARGIN * reach, high + _MARGIN * reach

    def _x(self, area: QRectF, value: float) -> float:
        low, high = self._span()
        return area.left() + (value - low) / max(high - low, 1e-300) * area.width()

    def _y(self, area: QRectF, loss: float) -> float:
        low, high = self._heights()
        return area.bottom() - (loss - low) / (high - low) * area.height()

    def value_at(self, x: float) -> float:
        """Return the value under a place of the widget, rounded to what a pixel can tell."""
        area, (low, high) = self._area(), self._span()
        value = low + (x - area.left()) / area.width() * (high - low)
        return _rounded(min(max(value, low), high), (high - low) / area.width())

    def place_of(self, value: float) -> QPointF:
        """Return where a value of the curve is painted, on the line of the present loss."""
        area = self._area()
        loss = 0.0 if self._course is None else self._course.curve.loss
        return QPointF(self._x(area, value), self._y(area, loss))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axes, curve, tangent, points and the arrow of the step."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        course = self._course
        if course is not None and course.curve.values.size > 1:
            area = self._area()
            self._paint_axes(painter, area)
            painter.setClipRect(area.adjusted(-_DOT, -_DOT, _DOT, _DOT))
            self._paint_tangent(painter, area, course)
            self._paint_curve(painter, area, course)
            self._paint_points(painter, area, course)
            painter.setClipping(False)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QColor(current_theme().palette.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        palette = current_theme().palette
        painter.setFont(self._font())
        metrics = QFontMetricsF(painter.font())
        across = max(2, int(area.width() // 64))
        for tick in ticks(*self._span(), across):
            x = self._x(area, tick)
            painter.setPen(QColor(palette.border))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(QColor(palette.muted_text))
            text = _TICK.text(tick)
            width = metrics.horizontalAdvance(text)
            left = min(max(x - width / 2, 0.0), self.width() - width)
            painter.drawText(QPointF(left, area.bottom() + metrics.ascent() + 2), text)
        for tick in ticks(*self._heights(), max(2, min(5, int(area.height() // 28)))):
            y = self._y(area, tick)
            painter.setPen(QColor(palette.border))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(palette.muted_text))
            text = _TICK.text(tick)
            left = area.left() - metrics.horizontalAdvance(text) - GRID / 2
            painter.drawText(QPointF(left, y + metrics.ascent() / 2 - 1), text)
        painter.setPen(QColor(palette.neutral))
        painter.drawLine(area.topLeft(), area.bottomLeft())
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_curve(self, painter: QPainter, area: QRectF, course: WeightCourse) -> None:
        painter.setPen(QPen(QColor(current_theme().palette.accent), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        run: list[QPointF] = []
        for value, loss in zip(course.curve.values, course.curve.losses, strict=True):
            if np.isfinite(loss):
                run.append(QPointF(self._x(area, float(value)), self._y(area, float(loss))))
            else:
                painter.drawPolyline(QPolygonF(run))
                run = []
        painter.drawPolyline(QPolygonF(run))

    def _paint_tangent(self, painter: QPainter, area: QRectF, course: WeightCourse) -> None:
        pen = QPen(QColor(current_theme().palette.muted_text), 1.0, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        ends = [QPointF(self._x(area, v), self._y(area, course.curve.tangent(v)))
                for v in self._span()]  # fmt: skip
        painter.drawLine(*ends)

    def _paint_points(self, painter: QPainter, area: QRectF, course: WeightCourse) -> None:
        palette = current_theme().palette
        ink, ground = QColor(palette.text), QColor(palette.surface)
        here = QPointF(self._x(area, course.curve.value), self._y(area, course.curve.loss))
        if course.after is not None and np.isfinite(course.loss_after):
            there = QPointF(self._x(area, course.after), self._y(area, course.loss_after))
            _paint_arrow(painter, here, there, ink)
            painter.setPen(QPen(ink, 1.5))
            painter.setBrush(ground)
            painter.drawEllipse(there, _DOT - 1, _DOT - 1)
        if course.is_tried:
            own = float(np.interp(course.own, course.curve.values, course.curve.losses))
            painter.setPen(QPen(QColor(palette.accent), 1.5))
            painter.setBrush(ground)
            painter.drawEllipse(QPointF(self._x(area, course.own), self._y(area, own)), 4, 4)
        painter.setPen(QPen(ground, 1.5))
        painter.setBrush(QColor(palette.sandbox if course.is_tried else palette.accent))
        painter.drawEllipse(here, _DOT + 1, _DOT + 1)

    # Trying out

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the point to the pointer."""
        if event.button() == Qt.MouseButton.LeftButton and self._course is not None:
            self.value_wanted.emit(self.value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the point along the curve."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._course is not None:
            self.value_wanted.emit(self.value_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the point by the arrow keys, take it back by Home, zoom by plus and minus."""
        course, key = self._course, event.key()
        if course is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            low, high = self._span()
            step = (high - low) / _STEPS
            step *= 5.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            moved = course.curve.value + (step if key == Qt.Key.Key_Right else -step)
            self.value_wanted.emit(_rounded(moved, step))
        elif key == Qt.Key.Key_Home:
            self.value_wanted.emit(course.own)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_wanted.emit(1 / _ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom_wanted.emit(_ZOOM)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See more or less of the curve."""
        self.zoom_wanted.emit(_ZOOM ** (-event.angleDelta().y() / 120))
        event.accept()


def _paint_arrow(painter: QPainter, start: QPointF, end: QPointF, ink: QColor) -> None:
    """Draw an arrow along the step, if it is long enough to be seen."""
    along = end - start
    length = float(np.hypot(along.x(), along.y()))
    if length < 2 * _ARROW:
        return
    unit = along / length
    tip = end - unit * _DOT
    side = QPointF(-unit.y(), unit.x()) * (_ARROW / 2)
    painter.setPen(QPen(ink, 1.5))
    painter.drawLine(start, tip - unit * _ARROW)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([tip, tip - unit * _ARROW + side, tip - unit * _ARROW - side]))


def _rounded(value: float, width: float) -> float:
    """Return a value with no more digits than a width can tell."""
    decimals = int(np.clip(-np.floor(np.log10(max(width, 1e-12))), 0, 12))
    return round(value, decimals)
