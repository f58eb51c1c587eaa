"""The names of inputs, targets and classes as the rows of a table."""

from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from engine import LONGEST_NAME, DataDescription, Dataset, with_names
from gui.words.translation import tr

_NOWHERE: Final = QModelIndex()
_NAME: Final = 2
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Row:
    what: str
    number: int
    own: str
    name: str


class NamesModel(QAbstractTableModel):
    """One row for each input, target and class: what it is, its name in the data, its name here."""

    def __init__(self, dataset: Dataset) -> None:
        super().__init__()
        self._dataset = dataset
        self._rows = _rows_of(dataset.description)

    def dataset(self) -> Dataset:
        """Return the data with the names that are typed here.

        Raises
        ------
        DataError
            If a name is empty, too long, or there twice.
        """
        return with_names(
            self._dataset, self._given("input"), self._given("target"), self._given("class")
        )

    def _given(self, what: str) -> tuple[str, ...] | None:
        """Return the names of one kind; None where nobody touched what has no names."""
        rows = [row for row in self._rows if row.what == what]
        old = _names_of(self._dataset.description)[what]
        if not rows or (not old and all(row.name == row.own for row in rows)):
            return None
        return tuple(row.name for row in rows)

    def restore(self) -> None:
        """Go back to the names in the data."""
        self.beginResetModel()
        self._rows = [replace(row, name=row.own) for row in self._rows]
        self.endResetModel()

    def rename(self, first: int, names: list[str]) -> None:
        """Give names to rows that follow one another."""
        pairs = list(zip(range(first, len(self._rows)), names, strict=False))
        for number, name in pairs:
            self._rows[number] = replace(self._rows[number], name=name.strip())
        if pairs:
            last = self.index(pairs[-1][0], _NAME)
            self.dataChanged.emit(self.index(first, _NAME), last)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how much can be named."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return what it is, its name in the data, its name here."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what stands in a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return (tr("What"), tr("In the data"), tr("Name"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that names can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == _NAME else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a field."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        row = self._rows[index.row()]
        return (_what_text(row), row.own, row.name)[index.column()]

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a name; an empty one brings that of the data back."""
        if index.column() != _NAME:
            return False
        name = str(value).strip()[:LONGEST_NAME]
        self.rename(index.row(), [name or self._rows[index.row()].own])
        return True


def _what_text(row: _Row) -> str:
    number = row.number + 1
    if row.what == "input":
        return tr("Input {number}", number=number)
    if row.what == "target":
        return tr("Target {number}", number=number)
    return tr("Class {number}", number=number)


def _names_of(description: DataDescription) -> dict[str, tuple[str, ...]]:
    return {
        "input": description.input_names,
        "target": description.target_names,
        "class": description.class_names,
    }


def _rows_of(description: DataDescription) -> list[_Row]:
    own = description.source_names
    is_named = bool(own.targets) or description.kind == "values"
    wanted = {
        "input": own.inputs or _numbered("x", description.inputs),
        "target": (own.targets or _numbered("y", description.outputs)) if is_named else (),
        "class": own.classes,
    }
    now = _names_of(description)
    return [
        _Row(what, number, name, (now[what] or names)[number])
        for what, names in wanted.items()
        for number, name in enumerate(names)
    ]


def _numbered(letter: str, count: int) -> tuple[str, ...]:
    return tuple(f"{letter}{number + 1}" for number in range(count))
