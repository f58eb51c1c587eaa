"""One line above the canvas that says what could not be done, or what was: never a modal box."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from gui.looks.resource_files import icon
from gui.looks.theme import GRID, current_theme
from gui.words.translation import tr


class MessageStrip(QFrame):
    """Shows a sentence until it is closed or another one takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        self.setAutoFillBackground(True)
        self._is_error = True
        self._picture = QLabel(self)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("messageText")
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton(self)
        self._close.setObjectName("closeMessageButton")
        self._close.setIcon(icon("close"))
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self._picture)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._close)
        current_theme().changed.connect(self._colour)
        self.retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence."""
        return self._sentence.text()

    @Slot(str)
    def show_error(self, sentence: str) -> None:
        """Say what could not be done."""
        self._show(sentence, is_error=True)

    @Slot(str)
    def show_note(self, sentence: str) -> None:
        """Say what was done."""
        self._show(sentence, is_error=False)

    def _show(self, sentence: str, is_error: bool) -> None:
        if not sentence:
            self.hide()
            return
        self._is_error = is_error
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self._colour()
        self.show()

    @Slot()
    def _colour(self) -> None:
        palette = current_theme().palette
        name = "error" if self._is_error else "success"
        picture = icon("error" if self._is_error else "check", name)
        self._picture.setPixmap(picture.pixmap(2 * GRID, 2 * GRID))
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Window, QColor(palette.raised))
        self.setPalette(colours)

    def retranslate(self) -> None:
        """Set the words; the sentence stays in the language in which it was said."""
        self._close.setToolTip(tr("Close"))
        self._close.setAccessibleName(tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
