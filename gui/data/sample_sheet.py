"""Samples that are edited: rows of numbers with a class or values, as a table's model."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from engine import DataDescription, Dataset, DataSource, Samples, derived_names, with_derived
from gui.looks.column_side import column_side
from gui.words.translation import tr

MOST_SAMPLES: Final = 2000
MOST_INPUTS: Final = 64
MOST_CLASSES: Final = 100
_MOST_STEPS: Final = 200
_NOWHERE: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Rows = list[list[float]]


def is_editable(dataset: Dataset) -> bool:
    """Tell whether a data set is small enough to be edited number by number."""
    small = len(dataset) <= MOST_SAMPLES and dataset.shape.inputs <= MOST_INPUTS
    return small and dataset.image_shape is None and dataset.targets is not None


def empty_description() -> DataDescription:
    """Return what clicked points are: two inputs, two classes."""
    return DataDescription(
        name=tr("My points"),
        kind="classes",
        source=DataSource("typed", "points"),
        inputs=2,
        class_names=("A", "B"),
        input_names=("x1", "x2"),
    )


class SampleSheet(QAbstractTableModel):
    """One row for each sample: its unscaled inputs, then its class or values; with undo."""

    refused = Signal(str, int, int)
    """What was typed cannot stand in this row and column."""
    history_changed = Signal()
    """`can_undo` or `can_redo` may be another."""
    classes_changed = Signal()
    """There are other classes."""

    def __init__(self, dataset: Dataset | None) -> None:
        super().__init__()
        self.description = empty_description()
        self._whole = self.description
        self._rows: Rows = []
        if dataset is not None and is_editable(dataset):
            self._take(dataset)
        self._past: list[tuple[Rows, DataDescription]] = []
        self._future: list[tuple[Rows, DataDescription]] = []

    def _take(self, dataset: Dataset) -> None:
        derived = derived_names(dataset.description)
        width = dataset.shape.inputs - len(derived)
        options = (("derived", ",".join(derived)),) if derived else ()
        names = dataset.input_names or tuple(f"x{i + 1}" for i in range(width))
        source = DataSource("typed", dataset.name, options)
        self._whole = replace(dataset.description, source=source)
        self.description = replace(self._whole, inputs=width, input_names=names[:width])
        raw = np.asarray(dataset.samples.raw[:, :width], np.float64)
        targets = np.asarray(dataset.targets, np.float64).reshape(len(raw), -1)
        self._rows = np.column_stack([raw, targets]).tolist()

    # What others ask

    @property
    def points(self) -> Rows:
        """The rows: inputs, then a class number or values."""
        return self._rows

    @property
    def is_planar(self) -> bool:
        """Whether samples can be clicked onto a plane."""
        return self.description.inputs == 2 and self.description.kind == "classes"

    @property
    def can_undo(self) -> bool:
        """Whether something was done."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return bool(self._future)

    def dataset(self) -> Dataset:
        """Return the samples as data that a project keeps inside, prepared as they were.

        Raises
        ------
        DataError
            If there are none.
        """
        width = self.description.inputs
        rows = np.array(self._rows, np.float64).reshape(len(self._rows), self.columnCount())
        of_classes = self.description.kind == "classes"
        targets = rows[:, width].astype(np.int64) if of_classes else rows[:, width:]
        whole = replace(self._whole, class_names=self.description.class_names)
        if len(whole.own_names.classes) != len(whole.class_names):
            whole = replace(whole, own_names=replace(whole.own_names, classes=()))
        raw = with_derived(rows[:, :width], derived_names(whole))
        return Dataset(whole, Samples(raw, targets, whole.scaling))

    # What the user does

    def add(self, inputs: Sequence[float], target: float) -> None:
        """Add a sample at the end."""
        self._note()
        at = len(self._rows)
        self.beginInsertRows(_NOWHERE, at, at)
        more = [0.0] * (self.description.outputs - 1)
        self._rows.append([*map(float, inputs), float(target), *more])
        self.endInsertRows()

    def remove(self, rows: Sequence[int]) -> None:
        """Take samples out."""
        if rows:
            self._note()
        for row in sorted(set(rows), reverse=True):
            self.beginRemoveRows(_NOWHERE, row, row)
            del self._rows[row]
            self.endRemoveRows()

    def clear(self) -> None:
        """Take all samples out."""
        self._note()
        self._show([], self.description)

    def add_class(self, name: str) -> None:
        """Add a class."""
        self._note()
        names = (*self.description.class_names, name)
        self.description = replace(self.description, class_names=names)
        self.classes_changed.emit()

    def paste(self, cells: Sequence[Sequence[str]], row: int, column: int) -> bool:
        """Write cells from here on, adding rows and classes; tell whether all could stand there.

        Either all are taken or none. A first line without a number, as spreadsheets have above
        their columns, is left out.
        """
        lines = [line for line in cells if any(cell.strip() for cell in line)]
        if len(lines) > 1 and not any(_is_number(cell) for cell in lines[0]):
            lines = lines[1:]
        before = [list(values) for values in self._rows], self.description
        rows = [list(values) for values in self._rows]
        width = self.columnCount()
        for down, line in enumerate(lines):
            if row + down >= len(rows):
                rows.append([0.0] * width)
            for across, cell in enumerate(line[: width - column]):
                number = self._number(column + across, cell.strip(), may_add=True)
                if number is None:
                    self.description = before[1]
                    self.refused.emit(cell.strip()[:40], row + down, column + across)
                    return False
                rows[row + down][column + across] = number
        after, self.description = self.description, before[1]
        self._note()
        self._show(rows[:MOST_SAMPLES], after)
        return True

    def text_of(self, rows: Sequence[int]) -> str:
        """Return samples as a spreadsheet takes them from the clipboard."""
        columns = range(self.columnCount())
        lines = ([str(self.index(row, column).data()) for column in columns] for row in rows)
        return "\n".join("\t".join(line) for line in lines)

    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            self._future.append((self._rows, self.description))
            self._show(*self._past.pop())

    def redo(self) -> None:
        """Do what was taken back."""
        if self._future:
            self._past.append((self._rows, self.description))
            self._show(*self._future.pop())

    def _note(self) -> None:
        """Keep what there is, to come back to it."""
        self._past = [
            *self._past[-_MOST_STEPS:],
            ([list(row) for row in self._rows], self.description),
        ]
        self._future = []
        self.history_changed.emit()

    def _show(self, rows: Rows, description: DataDescription) -> None:
        self.beginResetModel()
        self._rows, self.description = rows, description
        self.endResetModel()
        self.classes_changed.emit()
        self.history_changed.emit()

    # Qt's model

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the samples."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return inputs and targets."""
        return 0 if parent.isValid() else self.description.inputs + self.description.outputs

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the names of the columns, the numbers of the rows."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return column_side(is_number=not self.is_class(section))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        names = self.description.input_names
        if section < len(names):
            return names[section]
        if self.description.kind == "classes":
            return tr("Class")
        targets, place = self.description.target_names, section - self.description.inputs
        return targets[place] if targets else tr("Target", "role of a column")

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that everything can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a number, or a class by its name."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column_side(is_number=not self.is_class(index.column()))
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        value = self._rows[index.row()][index.column()]
        if self.is_class(index.column()):
            return self.description.class_names[int(value)]
        return f"{value:.6g}" if role == Qt.ItemDataRole.DisplayRole else repr(value)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; what is no finite number, or no class, is refused."""
        text = str(value).strip()
        number = self._number(index.column(), text)
        if number is None:
            self.refused.emit(text[:40], index.row(), index.column())
            return False
        if number != self._rows[index.row()][index.column()]:
            self._note()
            self._rows[index.row()][index.column()] = number
            self.dataChanged.emit(index, index)
        return True

    def _number(self, column: int, text: str, may_add: bool = False) -> float | None:
        if self.is_class(column):
            return self._class_number(text, may_add)
        return float(text) if _is_number(text) else None

    def _class_number(self, text: str, may_add: bool) -> float | None:
        names = self.description.class_names
        if text not in names and may_add and text and len(names) < MOST_CLASSES:
            names = (*names, text)
            self.description = replace(self.description, class_names=names)
        return float(names.index(text)) if text in names else None

    def is_class(self, column: int) -> bool:
        """Tell whether a column holds classes."""
        return self.description.kind == "classes" and column == self.description.inputs


def _is_number(text: str) -> bool:
    try:
        return bool(np.isfinite(float(text)))
    except ValueError:
        return False
