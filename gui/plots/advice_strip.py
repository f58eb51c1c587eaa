"""The sentence above a plot that says what is wrong and what to try; nothing where all is well."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gui.looks.resource_files import icon
from gui.looks.theme import GRID, current_theme


class AdviceStrip(QWidget):
    """A warning's icon and a sentence that wraps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel(self)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("trainingAdvice")
        self._sentence.setWordWrap(True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        current_theme().changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; empty where all is well."""
        return self._sentence.text()

    def set_sentence(self, sentence: str) -> None:
        """Say this, or nothing."""
        if sentence != self._sentence.text():
            self._sentence.setText(sentence)
            self._sentence.setAccessibleName(sentence)
            self.setVisible(bool(sentence))

    @Slot()
    def _restyle(self) -> None:
        self._icon.setPixmap(icon("warning").pixmap(QSize(2 * GRID, 2 * GRID)))
