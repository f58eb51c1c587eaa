"""A strip that says in a sentence what went wrong; it never stands in the way."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui.looks.resource_files import icon
from gui.looks.theme import GRID, current_theme

_EDGE = 3


class FaultStrip(QWidget):
    """Hidden until there is something to say.

    Parameters
    ----------
    name : str
        The object name.
    parent : QWidget, optional
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._sign = QLabel(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        # Names of files and columns are somebody else's, and no markup.
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + _EDGE, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self._show_sign()
        current_theme().changed.connect(self._show_sign)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; empty for nothing."""
        return self._text.text()

    @Slot()
    def _show_sign(self) -> None:
        self._sign.setPixmap(icon("error", "error").pixmap(QSize(2 * GRID, 2 * GRID)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a quiet card with an edge in the colour of errors."""
        palette = current_theme().palette
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.border))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), QColor(palette.surface))
        painter.fillRect(0, 0, _EDGE, self.height(), QColor(palette.error))
        painter.end()

    def show_sentence(self, sentence: str) -> None:
        """Say a sentence, or hide for an empty one."""
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
