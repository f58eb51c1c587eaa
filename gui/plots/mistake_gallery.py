"""The worst mistakes: as pictures where samples are pictures, else as rows of numbers."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme
from gui.plots.mistakes import Mistake
from gui.plots.subject import Subject
from gui.plots.widget_saving import WidgetSaving
from gui.words.number_text import short_number
from gui.words.translation import tr

PICTURE: Final = 46.0
_MOST_COLUMNS: Final = 6
_LEAST_COLUMN: Final = 3.0 * GRID
"""Of a column that is cut off at the edge."""


class MistakeGallery(QWidget):
    """Paints as many mistakes as there is room for, the worst first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mistakeGallery")
        self._subject: Subject | None = None
        self._mistakes: tuple[Mistake, ...] = ()
        self._raw: NDArray[Any] = np.empty((0, 0))
        self._empty = ""
        self.setMinimumSize(24 * GRID, 10 * GRID)
        self.saving = WidgetSaving(self, self.table)
        current_theme().changed.connect(self.update)

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """The mistakes shown."""
        return self._mistakes

    def set_mistakes(
        self, subject: Subject | None, which: str, mistakes: Sequence[Mistake], empty: str = ""
    ) -> None:
        """Show mistakes in a set of a subject; without any, say `empty`."""
        self._subject, self._mistakes, self._empty = subject, tuple(mistakes), empty
        if subject is not None and mistakes:
            samples = subject.dataset.test if which == "test" else subject.dataset.samples
            assert samples is not None
            self._raw = np.asarray(samples.raw[[m.row for m in mistakes]])
        words = [self.text_of(number) for number in range(min(len(mistakes), 12))]
        self.setAccessibleDescription("; ".join(words) or empty)
        self.update()

    def text_of(self, number: int) -> str:
        """Return what a mistake is, in words: true class → what it was taken for."""
        mistake = self._mistakes[number]
        return f"{self._label(mistake.wanted)} → {self._label(mistake.given)}"

    def _label(self, value: float) -> str:
        subject = self._subject
        if subject is None or subject.rule is None:
            return short_number(value)
        names = subject.dataset.class_names
        return names[int(value)] if int(value) < len(names) else str(int(value))

    @property
    def _shows_pictures(self) -> bool:
        return self._subject is not None and self._subject.dataset.image_shape is not None

    def sizeHint(self) -> QSize:
        """Return room for some pictures."""
        return QSize(60 * GRID, 24 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw pictures or rows."""
        painter = QPainter(self)
        room = QRectF(self.rect()).adjusted(GRID, 0, -GRID, -GRID)
        if not self._mistakes:
            painter.setPen(QColor(current_theme().palette.muted_text))
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, wrapped, self._empty)
        elif self._shows_pictures:
            self._paint_pictures(painter, room)
        else:
            self._paint_rows(painter, room)
        painter.end()

    def _paint_pictures(self, painter: QPainter, room: QRectF) -> None:
        metrics = QFontMetricsF(self.font())
        wide = max(metrics.horizontalAdvance(self.text_of(k)) for k in range(len(self._mistakes)))
        cell = min(max(wide, PICTURE), 2 * PICTURE) + GRID
        tall = PICTURE + metrics.height() + GRID
        columns = max(int(room.width() // cell), 1)
        for number in range(len(self._mistakes)):
            row, column = divmod(number, columns)
            if row and (row + 1) * tall > room.height():
                return
            corner = QPointF(room.left() + column * cell, room.top() + row * tall)
            self._paint_picture(painter, corner, cell - GRID, number)

    def _paint_picture(self, painter: QPainter, corner: QPointF, width: float, number: int) -> None:
        palette = current_theme().palette
        frame = QRectF(corner.x() + (width - PICTURE) / 2, corner.y(), PICTURE, PICTURE)
        painter.fillRect(frame, QColor(palette.surface))
        painter.drawImage(frame, self._picture(number))
        painter.setPen(QColor(palette.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        metrics = QFontMetricsF(self.font())
        below = QRectF(corner.x(), frame.bottom() + 2, width, metrics.height())
        text = metrics.elidedText(self.text_of(number), Qt.TextElideMode.ElideMiddle, width + 1)
        painter.setPen(QColor(palette.text))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, text)

    def _picture(self, number: int) -> QImage:
        """Return a sample as ink in the text's colour."""
        assert self._subject is not None
        shape = self._subject.dataset.image_shape
        assert shape is not None
        pixels = np.asarray(self._raw[number], np.float64).reshape(*shape[:2], -1).mean(axis=2)
        shade = np.clip(pixels, 0.0, None) / (float(pixels.max()) or 1.0)
        ink = QColor(current_theme().palette.text).rgb() & 0xFFFFFF
        argb = np.ascontiguousarray(np.rint(255.0 * shade).astype(np.uint32) << 24 | ink)
        argb = argb.astype(np.uint32)
        height, width = argb.shape
        format_ = QImage.Format.Format_ARGB32
        return QImage(argb.data, width, height, 4 * width, format_).copy()

    def _paint_rows(self, painter: QPainter, room: QRectF) -> None:
        palette = current_theme().palette
        table = self.table(_MOST_COLUMNS)
        painter.setFont(number_font(self.font()))
        metrics = QFontMetricsF(painter.font())
        line = metrics.height() + 4
        widths = [
            min(max(metrics.horizontalAdvance(row[k]) for row in table), 140.0) + 2 * GRID
            for k in range(len(table[0]))
        ]
        for number, row in enumerate(table):
            top = room.top() + number * line
            if top + line > room.bottom():
                return
            painter.setPen(QColor(palette.text if number else palette.muted_text))
            left = room.left()
            for text, width in zip(row, widths, strict=True):
                wide = min(width - GRID, room.right() - left)
                if wide < min(width - GRID, _LEAST_COLUMN):
                    break
                place = QRectF(left, top, wide, line)
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
                left += width

    def table(self, most_inputs: int = 10_000) -> list[list[str]]:
        """Return the head and a row for each mistake, with the first of its inputs."""
        subject = self._subject
        if subject is None:
            return []
        columns = min(subject.inputs, most_inputs)
        if subject.rule is None:
            head = [tr("Sample"), tr("Wanted"), tr("Output")]
        else:
            head = [tr("Sample"), tr("True"), tr("Taken for")]
        rows = [head + list(subject.input_names[:columns])]
        for number, mistake in enumerate(self._mistakes):
            given = [self._label(mistake.wanted), self._label(mistake.given)]
            inputs = [short_number(float(value), 4) for value in self._raw[number, :columns]]
            rows.append([f"{mistake.row}", *given, *inputs])
        return rows
