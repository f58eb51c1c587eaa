"""Predictions as the rows of a table."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from engine import Predictions
from gui.looks.column_side import column_side
from gui.looks.fonts import number_font
from gui.words.translation import tr

_NOWHERE: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class PredictionModel(QAbstractTableModel):
    """A row for each sample: its class where there are classes, and its outputs."""

    def __init__(self) -> None:
        super().__init__()
        self._found: Predictions | None = None

    def set_predictions(self, found: Predictions | None) -> None:
        """Show what was predicted."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    @property
    def _first_output(self) -> int:
        """Where the outputs begin: behind the class, which is the answer."""
        return 0 if self._found is None or self._found.classes is None else 1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the samples."""
        return 0 if parent.isValid() or self._found is None else len(self._found)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return one for the class, where there are classes, and the outputs."""
        if parent.isValid() or self._found is None:
            return 0
        return len(self._found.output_names) + (self._found.classes is not None)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the output's name, the sample's number."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return column_side(is_number=section >= self._first_output)
        if role != Qt.ItemDataRole.DisplayRole or self._found is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        if section < self._first_output:
            return tr("Class")
        return self._found.output_names[section - self._first_output]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an output or a class."""
        if self._found is None:
            return None
        is_class = index.column() < self._first_output
        if role == Qt.ItemDataRole.DisplayRole:
            if is_class:
                return self._found.class_name(index.row())
            output = index.column() - self._first_output
            return f"{self._found.outputs[index.row(), output]:.6g}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column_side(is_number=not is_class)
        if role == Qt.ItemDataRole.FontRole:
            font = number_font(QFont())
            font.setBold(is_class)
            return font
        return None
