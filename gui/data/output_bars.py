"""What a network says about one sample: a bar for each output, and the class it chooses."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine import Predictions
from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme
from gui.words.translation import tr

_ROW: Final = 22.0
_MOST_ROWS: Final = 20
_NAME: Final = 10 * GRID
_VALUE: Final = 8 * GRID


class OutputBars(QWidget):
    """One row for each output: name, bar, value; the chosen class stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outputBars")
        self._found: Predictions | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        current_theme().changed.connect(self.update)

    def show_predictions(self, found: Predictions | None) -> None:
        """Show the first sample's outputs, or nothing."""
        self._found = found
        self.setAccessibleDescription(self.sentence)
        self.update()

    @property
    def sentence(self) -> str:
        """The class in words; empty where there is none."""
        if self._found is None or self._found.classes is None:
            return ""
        return tr("Class: {name}", name=self._found.class_name(0))

    def sizeHint(self) -> QSize:
        """Return room for ten outputs."""
        return QSize(36 * GRID, int(11 * _ROW))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few outputs."""
        return QSize(30 * GRID, int(4 * _ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        if self._found is None:
            return
        painter = QPainter(self)
        painter.setFont(number_font(self.font()))
        values = self._found.outputs[0].tolist()
        # Probabilities are shares of the whole; other outputs of the greatest.
        are_shares = all(0 <= value <= 1 for value in values)
        whole = 1.0 if are_shares else max(map(abs, values)) or 1.0
        names = self._found.output_names
        for number, (name, value) in enumerate(zip(names, values, strict=True)):
            if number == _MOST_ROWS:
                break
            text = (f"{value:.4f}" if are_shares else f"{value:.4g}").replace("-", "−")
            self._paint_row(painter, number, name, text, abs(value) / whole)
        painter.end()

    def _paint_row(
        self, painter: QPainter, number: int, name: str, text: str, share: float
    ) -> None:
        assert self._found is not None
        palette = current_theme().palette
        is_chosen = len(self._found.output_names) > 1 and name == self._found.class_name(0)
        font = painter.font()
        font.setBold(is_chosen)
        painter.setFont(font)
        y = number * _ROW
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(palette.text))
        shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, _NAME - GRID)
        painter.drawText(QRectF(0, y, _NAME - GRID, _ROW), flags, shown)
        room = self.width() - _NAME - _VALUE
        bar = QRectF(_NAME, y + 4, max(room * min(share, 1.0), 1.0), _ROW - 8)
        painter.fillRect(QRectF(_NAME, y + 4, room, _ROW - 8), QColor(palette.border))
        painter.fillRect(bar, QColor(palette.accent if is_chosen else palette.neutral))
        right = QRectF(self.width() - _VALUE + GRID, y, _VALUE - GRID, _ROW)
        painter.drawText(right, flags | Qt.AlignmentFlag.AlignRight, text)
