"""A table as it stands in a file, with what was found in its columns above its rows."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from engine import Column, ColumnFacts, TableInspection, TableSettings
from gui.looks.column_side import column_side
from gui.looks.fonts import number_font
from gui.looks.theme import current_theme
from gui.words.translation import tr

_FACT_ROWS: Final = 2
_NOWHERE: Final = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """Two rows of facts (what a column holds, from where to where), then the first rows as text."""

    def __init__(self) -> None:
        super().__init__()
        self._inspection: TableInspection | None = None
        self._columns: tuple[Column, ...] = ()

    def set_inspection(self, inspection: TableInspection | None) -> None:
        """Show a table."""
        self.beginResetModel()
        self._inspection = inspection
        self._columns = () if inspection is None else inspection.settings.columns
        self.endResetModel()

    def set_settings(self, settings: TableSettings) -> None:
        """Show other roles."""
        self._columns = settings.columns
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        last = self.index(self.rowCount() - 1, len(self._columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return facts and rows."""
        if parent.isValid() or self._inspection is None:
            return 0
        return _FACT_ROWS + len(self._inspection.first_rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the table's columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return name and role of a column; what a row is."""
        if (
            role == Qt.ItemDataRole.TextAlignmentRole
            and orientation == Qt.Orientation.Horizontal
            and self._inspection is not None
        ):
            return column_side(self._inspection.columns[section].is_number)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            column = self._columns[section]
            return f"{column.name}\n{role_text(column.role)}"
        heads = (tr("Holds"), tr("Range"))
        return heads[section] if section < _FACT_ROWS else str(section - _FACT_ROWS + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a fact or a field."""
        if self._inspection is None:
            return None
        row, column = index.row(), self._columns[index.column()]
        facts = self._inspection.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            if row >= _FACT_ROWS:
                return self._inspection.first_rows[row - _FACT_ROWS][index.column()]
            return held_text(facts, column) if row == 0 else _range_text(facts)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column_side(facts.is_number)
        if role == Qt.ItemDataRole.ForegroundRole:
            palette = current_theme().palette
            muted = column.role == "ignore" or row < _FACT_ROWS
            return QColor(palette.muted_text if muted else palette.text)
        if role == Qt.ItemDataRole.FontRole:
            font = number_font(QFont())
            font.setBold(column.role == "target")
            return font
        return None


def role_text(role: str) -> str:
    """Return what a column is for."""
    if role == "target":
        return tr("Target", "role of a column")
    return tr("Input") if role == "input" else tr("Left out")


def held_text(facts: ColumnFacts, column: Column) -> str:
    """Return what a column holds and what will become of it."""
    if facts.different == 0:
        return tr("empty")
    if facts.is_constant:
        return tr("always the same")
    if column.kind == "number" and facts.is_number:
        held = tr("numbers")
    elif column.kind == "number":
        held = tr("numbers and words")
    else:
        held = tr("{count} categories", count=facts.different)
    if facts.gaps:
        return tr("{held}, {count} {count:gap|gaps}", held=held, count=facts.gaps)
    return held


def _range_text(facts: ColumnFacts) -> str:
    if facts.least is None:
        return ""
    return f"{facts.least:g} … {facts.greatest:g}"
