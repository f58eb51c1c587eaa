"""The walk as a strip: one cell for each layer, grouped by phase; a click goes there."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.looks.theme import current_theme
from gui.stepping.stops import Stop
from gui.words.layer_texts import default_name_text
from gui.words.translation import tr

_HEIGHT: Final = 44
_CAPTION: Final = 18
_GAP: Final = 12
_SPACE: Final = 3
_WIDEST_CELL: Final = 112.0
_CAPTION_FLAGS: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def phase_text(phase: str) -> str:
    """Return what a phase is called."""
    return {
        "forward": tr("Forward", "phase"),
        "loss": tr("Loss", "phase"),
        "backward": tr("Backward", "phase"),
        "update": tr("Update", "phase"),
    }[phase]


def stop_title(stop: Stop) -> str:
    """Return the name of a stop, as ``Backward · Hidden 1``."""
    if stop.layer is None:
        return phase_text(stop.phase)
    title = f"{phase_text(stop.phase)} · {default_name_text(stop.name)}"
    if stop.neuron is not None:
        neuron = tr("neuron {n}", n=stop.neuron + 1)
        return f"{title} · {neuron}"
    return title


class StepTimeline(QWidget):
    """Cells in four groups: forward, loss, backward, update.

    Where a layer has several stops, its cell fills up as they are passed.
    """

    stop_chosen = Signal(int)
    """A cell was clicked; carries the stop's number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepTimeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._stops: Sequence[Stop] = ()
        self._cells: list[list[int]] = []
        self._current = 0
        current_theme().changed.connect(self.update)

    def set_stops(self, stops: Sequence[Stop], current: int) -> None:
        """Show these stops with the cursor on one of them."""
        if stops is not self._stops:
            self._stops = stops
            cells = groupby(range(len(stops)), key=lambda number: stops[number].cell)
            self._cells = [list(group) for _, group in cells]
        self._current = current
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleName(tr("Timeline of the training step"))
        if not self._stops:
            self.setAccessibleDescription("")
            return
        title = stop_title(self._stops[self._current])
        self.setAccessibleDescription(f"{title} ({self._current + 1}/{len(self._stops)})")

    def sizeHint(self) -> QSize:
        """Return a strip of fixed height."""
        return QSize(480, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return a strip of fixed height."""
        return QSize(96, _HEIGHT)

    def cells(self) -> list[QRectF]:
        """Return where each cell is."""
        if not self._stops:
            return []
        count = len(self._cells)
        groups = 1 + sum(self._begins_phase(i) for i in range(1, count))
        room = self.width() - (groups - 1) * (_GAP - _SPACE) - _SPACE * (count - 1)
        width = max(3.0, min(_WIDEST_CELL, room / count))
        cells, x = [], 0.0
        for number in range(count):
            if number and self._begins_phase(number):
                x += _GAP - _SPACE
            cells.append(QRectF(x, _CAPTION, width, _HEIGHT - _CAPTION - 4))
            x += width + _SPACE
        return cells

    def _begins_phase(self, number: int) -> bool:
        return number == 0 or self._first(number).phase != self._first(number - 1).phase

    def _first(self, cell: int) -> Stop:
        return self._stops[self._cells[cell][0]]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw captions and cells."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cells = self.cells()
        for number, cell in enumerate(cells):
            self._paint_cell(painter, number, cell)
        self._paint_captions(painter, cells)
        self._paint_focus(painter, cells)
        painter.end()

    def _paint_focus(self, painter: QPainter, cells: list[QRectF]) -> None:
        """Frame the cell from which the arrow keys go on."""
        if self.hasFocus():
            here = (
                cell for cell, own in zip(cells, self._cells, strict=True) if self._current in own
            )
            painter.setPen(QPen(QColor(current_theme().palette.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(next(here, QRectF()).adjusted(1, 1, -1, -1), 3, 3)

    def _paint_cell(self, painter: QPainter, number: int, cell: QRectF) -> None:
        palette, stop, own = current_theme().palette, self._first(number), self._cells[number]
        is_current = self._current in own
        ground = palette.accent if is_current else palette.surface
        if own[-1] < self._current:
            ground = palette.selection
        painter.setPen(QPen(QColor(palette.accent if is_current else palette.neutral)))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if is_current and len(own) > 1:
            self._paint_share(painter, cell, self._current - own[0], len(own))
        if stop.role not in ("loss", "phase") and not is_current:
            painter.fillRect(QRectF(cell.x() + 4, cell.bottom() - 3, cell.width() - 8, 2),
                             QColor(palette.layer(stop.role)))  # fmt: skip
        painter.setPen(QColor(palette.accent_text if is_current else palette.text))
        self._paint_name(painter, stop, cell, is_current)

    def _paint_share(self, painter: QPainter, cell: QRectF, part: int, parts: int) -> None:
        """Mark which of the cell's stops is shown: a bright piece of a line along its edge."""
        ground = QColor(current_theme().palette.accent_text)
        line = QRectF(cell.x() + 4, cell.bottom() - 4, cell.width() - 8, 2)
        ground.setAlphaF(0.35)
        painter.fillRect(line, ground)
        ground.setAlphaF(1.0)
        width = max(line.width() / parts, 3.0)
        left = line.x() + (line.width() - width) * part / (parts - 1)
        painter.fillRect(QRectF(left, line.y(), width, 2), ground)

    def _paint_name(self, painter: QPainter, stop: Stop, cell: QRectF, is_current: bool) -> None:
        name = phase_text(stop.phase) if stop.layer is None else default_name_text(stop.name)
        text = ""
        for is_bold in (True, False) if is_current else (False,):
            painter.setFont(self._small_font(is_bold))
            # The number at the end tells hidden layers apart.
            mode = Qt.TextElideMode.ElideMiddle
            text = QFontMetricsF(painter.font()).elidedText(name, mode, cell.width() - 4)
            if len(text) > 1:  # else bold letters are too wide
                break
        if len(text) <= 1:
            text = _beginning(name, QFontMetricsF(painter.font()), cell.width() - 4)
        if len(text) > 1:
            painter.drawText(cell.adjusted(2, 0, -2, -2), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_captions(self, painter: QPainter, cells: list[QRectF]) -> None:
        painter.setPen(QColor(current_theme().palette.muted_text))
        painter.setFont(self._small_font(False))
        metrics = QFontMetricsF(painter.font())
        named = [number for number in range(len(cells)) if self._is_named(number)]
        starts = [cells[number].left() - _SPACE for number in named]
        for number, end in zip(named, [*starts[1:], float(self.width())], strict=False):
            place = QRectF(cells[number].x(), 0, end - cells[number].x(), _CAPTION - 2)
            text = _beginning(phase_text(self._first(number).phase), metrics, place.width())
            painter.drawText(place, _CAPTION_FLAGS, text)

    def _is_named(self, number: int) -> bool:
        """Return whether a phase that has a cell for each layer begins here."""
        return self._begins_phase(number) and self._first(number).layer is not None

    def _small_font(self, is_bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() * 0.88, 7.0))
        font.setBold(is_bold)
        return font

    def _stop_at(self, place: QPoint) -> int | None:
        for number, cell in enumerate(self.cells()):
            if cell.adjusted(-_SPACE / 2, -_CAPTION, _SPACE / 2, 4).contains(place):
                own = self._cells[number]
                share = (place.x() - cell.x()) / cell.width()
                return own[min(max(int(share * len(own)), 0), len(own) - 1)]
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the stop under the pointer."""
        self._go_to_place(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a drag along the strip."""
        self._go_to_place(event)

    def _go_to_place(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        number = self._stop_at(event.position().toPoint())
        if number is not None and number != self._current:
            self.stop_chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys, Home and End."""
        last = len(self._stops) - 1
        targets = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None or not 0 <= target <= last:
            super().keyPressEvent(event)
        else:
            self.stop_chosen.emit(target)

    def event(self, event: QEvent) -> bool:
        """Name the stop under the pointer."""
        if isinstance(event, QHelpEvent):
            number = self._stop_at(event.pos())
            if number is not None:
                QToolTip.showText(event.globalPos(), stop_title(self._stops[number]), self)
                return True
        return super().event(event)


def _beginning(name: str, metrics: QFontMetricsF, room: float) -> str:
    """Return the letters that have room: in a narrow cell two say more than an ellipsis."""
    ends = range(len(name), 0, -1)
    return next((name[:end] for end in ends if metrics.horizontalAdvance(name[:end]) <= room), "")
