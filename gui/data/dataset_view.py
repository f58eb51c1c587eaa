"""A data set as it is looked at: what it is called, the facts about it, a picture of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from engine import Dataset
from gui.data.preview import DataPreview
from gui.data.source_texts import dataset_name, facts
from gui.looks.fonts import number_font
from gui.looks.theme import GRID


class DatasetView(QWidget):
    """Shows one data set, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = DataPreview(self)
        self._title = QLabel(self)
        self._note = QLabel(self)
        self._facts = QFormLayout()
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setHorizontalSpacing(2 * GRID)
        self._facts.setVerticalSpacing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addLayout(self._facts)
        column.addWidget(self.preview, 1)
        column.addWidget(self._note)

    def set_dataset(self, dataset: Dataset | None) -> None:
        """Show these data."""
        self.preview.set_dataset(dataset)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        while self._facts.rowCount():
            self._facts.removeRow(0)
        dataset = self.preview.dataset
        self._title.setText("" if dataset is None else dataset_name(dataset))
        self._note.setText(self.preview.note)
        self._note.setVisible(bool(self.preview.note))
        said = [] if dataset is None else facts(dataset)
        for name, value in said:
            self._facts.addRow(_fact_label(name), _fact_value(value))
        self.preview.setAccessibleName(self._title.text())
        self.preview.setAccessibleDescription("; ".join(f"{name}: {value}" for name, value in said))


def _fact_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(number_font(label.font()))
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _fact_value(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(number_font(label.font()))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
