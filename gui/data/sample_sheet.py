"""Samples that are edited: rows of numbers with a class or values, as a table's model."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from engine import DataDescription, Dataset, DataSource, Samples, derived_names
from gui.translation import tr

MOST_SAMPLES: Final = 2000
MOST_INPUTS: Final = 64
_NOWHERE: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


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
    """One row for each sample: its unscaled inputs, then its class or values."""

    def __init__(self, dataset: Dataset | None) -> None:
        super().__init__()
        self.description = empty_description()
        self._rows: list[list[float]] = []
        if dataset is not None and is_editable(dataset):
            self._take(dataset)

    def _take(self, dataset: Dataset) -> None:
        width = dataset.shape.inputs - len(derived_names(dataset.description))
        source = DataSource("typed", dataset.name)
        names = dataset.input_names or tuple(f"x{i + 1}" for i in range(width))
        self.description = replace(
            dataset.description, source=source, inputs=width, input_names=names[:width]
        )
        raw = np.asarray(dataset.samples.raw[:, :width], np.float64)
        targets = np.asarray(dataset.targets, np.float64).reshape(len(raw), -1)
        self._rows = np.column_stack([raw, targets]).tolist()

    # What others ask

    @property
    def points(self) -> list[list[float]]:
        """The rows: inputs, then a class number or values."""
        return self._rows

    @property
    def is_planar(self) -> bool:
        """Whether samples can be clicked onto a plane."""
        description = self.description
        is_plain = description.scaling.changes_nothing
        return description.inputs == 2 and description.kind == "classes" and is_plain

    def dataset(self) -> Dataset:
        """Return the samples as data that a project keeps inside.

        Raises
        ------
        DataError
            If there are none.
        """
        width = self.description.inputs
        rows = np.array(self._rows, np.float64).reshape(len(self._rows), self.columnCount())
        of_classes = self.description.kind == "classes"
        targets = rows[:, width].astype(np.int64) if of_classes else rows[:, width:]
        return Dataset(
            self.description, Samples(rows[:, :width], targets, self.description.scaling)
        )

    # What the user does

    def add(self, inputs: Sequence[float], target: float) -> None:
        """Add a sample at the end."""
        at = len(self._rows)
        self.beginInsertRows(_NOWHERE, at, at)
        more = [0.0] * (self.description.outputs - 1)
        self._rows.append([*map(float, inputs), float(target), *more])
        self.endInsertRows()

    def remove(self, rows: Sequence[int]) -> None:
        """Take samples out."""
        for row in sorted(set(rows), reverse=True):
            self.beginRemoveRows(_NOWHERE, row, row)
            del self._rows[row]
            self.endRemoveRows()

    def clear(self) -> None:
        """Take all samples out."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def add_class(self, name: str) -> None:
        """Add a class."""
        names = (*self.description.class_names, name)
        self.description = replace(self.description, class_names=names)

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
        return targets[place] if targets else tr("Target")

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that everything can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a number, or a class by its name."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        value = self._rows[index.row()][index.column()]
        if self._is_class(index):
            return self.description.class_names[int(value)]
        return f"{value:.6g}" if role == Qt.ItemDataRole.DisplayRole else repr(value)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; what is no finite number, or no class, is refused."""
        number = self._number(index, str(value).strip())
        if number is None:
            return False
        self._rows[index.row()][index.column()] = number
        self.dataChanged.emit(index, index)
        return True

    def _number(self, index: Index, text: str) -> float | None:
        if self._is_class(index):
            names = self.description.class_names
            return float(names.index(text)) if text in names else None
        try:
            number = float(text)
        except ValueError:
            return None
        return number if np.isfinite(number) else None

    def _is_class(self, index: Index) -> bool:
        return self.description.kind == "classes" and index.column() == self.description.inputs
