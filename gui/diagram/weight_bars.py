"""The weights that lead to one neuron: as bars, or as a picture where they look at one."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from gui.diagram.sign_colours import mixed, sign_colour
from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme
from gui.words.number_text import short_number

MOST_BARS: Final = 200
_ROW: Final = 20
_NAME: Final = 76.0
_NUMBER: Final = 64.0
_NOTHING: Final = np.empty(0)


class WeightBars(QWidget):
    """Paints the weights, blue to the right and orange to the left; a click or key chooses one."""

    weight_clicked = Signal(int)
    """A weight was clicked, or gone to by key: the row of the matrix, counted from 0."""
    edit_wanted = Signal()
    """Enter was pressed: the chosen weight is to be edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weightBars")
        self._weights: NDArray[Any] = _NOTHING
        self._names: tuple[str, ...] = ()
        self._shape: tuple[int, int] | None = None
        self._chosen: int | None = None
        current_theme().changed.connect(self.update)

    @property
    def weights(self) -> NDArray[Any]:
        """The weights shown."""
        return self._weights

    def set_weights(
        self,
        weights: NDArray[Any],
        names: Sequence[str],
        image_shape: tuple[int, int] | None = None,
        chosen: int | None = None,
    ) -> None:
        """Show weights (I,); as a picture where the inputs are the pixels of one."""
        size_before = self.sizeHint()
        self._weights, self._names = weights, tuple(names)
        self._shape, self._chosen = image_shape, chosen
        has_some = len(self._weights) > 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_some else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(self._description())
        if self.sizeHint() != size_before:
            self.setMinimumHeight(self.sizeHint().height())
            self.updateGeometry()
        self.update()

    def _description(self) -> str:
        row = self._chosen
        return "" if row is None else f"{self._name(row)} = {short_number(self._weights[row])}"

    def _name(self, row: int) -> str:
        return self._names[row] if row < len(self._names) else str(row + 1)

    def sizeHint(self) -> QSize:
        """Return room for every bar, or for the picture."""
        if self._shape is not None:
            return QSize(24 * GRID, 24 * GRID)
        return QSize(24 * GRID, _ROW * min(len(self._weights), MOST_BARS))

    @property
    def _reach(self) -> float:
        known = self._weights[np.isfinite(self._weights)]
        return float(np.abs(known).max(initial=0.0)) or 1.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what can be seen."""
        painter = QPainter(self)
        if self._shape is not None:
            self._paint_picture(painter)
        else:
            first, last = event.rect().top() // _ROW, event.rect().bottom() // _ROW
            for row in range(max(first, 0), min(last + 1, len(self._weights), MOST_BARS)):
                self._paint_bar(painter, row)
        if self.hasFocus():
            painter.setPen(QColor(current_theme().palette.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.visibleRegion().boundingRect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_bar(self, painter: QPainter, row: int) -> None:
        palette, value = current_theme().palette, float(self._weights[row])
        place = QRectF(0, row * _ROW, self.width(), _ROW)
        if row == self._chosen:
            painter.fillRect(place, QColor(palette.selection))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self.font())
        painter.setPen(QColor(palette.muted_text))
        name = self._name(row)
        metrics = QFontMetricsF(self.font())
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, _NAME)
        painter.drawText(place.adjusted(GRID / 2, 0, 0, 0), middle, shown)
        room = place.adjusted(_NAME + GRID, 4, -_NUMBER, -4)
        share = value / self._reach if np.isfinite(value) else 0.0
        centre = room.center().x()
        bar = QRectF(centre, room.top(), share * room.width() / 2, room.height()).normalized()
        painter.fillRect(bar, QColor(sign_colour(palette, value)))
        painter.setPen(QColor(palette.neutral))
        painter.drawLine(int(centre), int(place.top()), int(centre), int(place.bottom()))
        painter.setFont(number_font(self.font()))
        painter.setPen(QColor(palette.text))
        right = Qt.AlignmentFlag.AlignRight | middle
        painter.drawText(place.adjusted(0, 0, -GRID / 2, 0), right, short_number(value))

    def _picture_place(self) -> QRectF:
        assert self._shape is not None
        height, width = self._shape
        scale = min(self.width() / width, self.height() / height)
        return QRectF((self.width() - scale * width) / 2, 0, scale * width, scale * height)

    def _paint_picture(self, painter: QPainter) -> None:
        assert self._shape is not None
        height, width = self._shape
        palette, place = current_theme().palette, self._picture_place()
        image = QImage(width, height, QImage.Format.Format_RGB32)
        shares = np.nan_to_num(np.clip(np.abs(self._weights) / self._reach, 0.0, 1.0))
        for number, (value, share) in enumerate(
            zip(self._weights.tolist(), shares.tolist(), strict=True)
        ):
            hue = sign_colour(palette, value)
            colour = mixed(palette.surface, hue, round(share, 2))
            image.setPixelColor(number % width, number // width, colour)
        painter.drawImage(place, image)
        painter.setPen(QColor(palette.border))
        painter.drawRect(place)
        if self._chosen is not None:
            painter.setPen(QColor(palette.text))
            painter.drawRect(self.place_of(self._chosen))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the weight that was clicked."""
        number = self.weight_at(event.position().x(), event.position().y())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.weight_clicked.emit(number)

    def place_of(self, weight: int) -> QRectF:
        """Return where a weight is drawn."""
        if self._shape is None:
            return QRectF(0, weight * _ROW, self.width(), _ROW)
        place, width = self._picture_place(), self._shape[1]
        row, column = divmod(weight, width)
        side = place.width() / width
        return QRectF(place.left() + column * side, place.top() + row * side, side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose another weight by the arrow keys, Home and End; Enter edits it."""
        target = self._target(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit()
        elif target is None:
            super().keyPressEvent(event)
        else:
            self.weight_clicked.emit(target)

    def _target(self, key: Qt.Key) -> int | None:
        """Return the weight to which a key goes; None where it goes nowhere."""
        here, width = self._chosen or 0, 1 if self._shape is None else self._shape[1]
        count = len(self._weights) if self._shape else min(len(self._weights), MOST_BARS)
        targets = {
            Qt.Key.Key_Up: here - width,
            Qt.Key.Key_Down: here + width,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        if self._shape is not None:
            targets |= {Qt.Key.Key_Left: here - 1, Qt.Key.Key_Right: here + 1}
        return target if (target := targets.get(key)) is not None and 0 <= target < count else None

    def weight_at(self, x: float, y: float) -> int | None:
        """Return which weight is drawn at a place."""
        if self._shape is None:
            row = int(y // _ROW)
            return row if 0 <= row < min(len(self._weights), MOST_BARS) else None
        place, (height, width) = self._picture_place(), self._shape
        if not place.contains(x, y):
            return None
        column = min(int((x - place.left()) / place.width() * width), width - 1)
        row = min(int((y - place.top()) / place.height() * height), height - 1)
        return row * width + column
