"""The layers as rows of a table: what each says, what can be edited, and their order."""

import json
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from engine import EditRefusedError, NetworkSpec
from gui.canvas.block_editors import MOST_UNITS
from gui.canvas.block_face import block_face
from gui.document import edits
from gui.document.document import NetworkDocument
from gui.document.reordering import Place, immovable_text, line_of, place_between, reorder
from gui.looks.resource_files import layer_icon
from gui.words.any_error import error_text
from gui.words.layer_texts import layer_name, layer_titles
from gui.words.translation import tr

ROWS_MIME: Final = "application/x-layerloom-rows"
"""Type of the data that rows are dragged as: the layers' ids, a list in JSON."""

_Index = QModelIndex | QPersistentModelIndex
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Column(IntEnum):
    """What a row says."""

    NAME = 0
    KIND = 1
    UNITS = 2
    DETAIL = 3
    PARAMETERS = 4
    SOURCES = 5
    PROBLEMS = 6


_NUMBERS: Final = (Column.UNITS, Column.PARAMETERS)


class LayerModel(QAbstractTableModel):
    """One row for every layer, in the order in which values flow; names and units can be edited."""

    refused = Signal(str)
    """A name could not be taken; with the sentence that says why."""

    def __init__(self, document: NetworkDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ids = _in_order(document.state.network)
        document.spec_changed.connect(self._on_changed)
        document.problems_changed.connect(self._on_changed)

    @property
    def layer_ids(self) -> tuple[int, ...]:
        """The layers from the first row to the last."""
        return self._ids

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many layers there are."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Return how much is said of each."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what a column is about."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _headings()[Column(section)]
        is_number = Column(section) in _NUMBERS
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and is_number else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell; to a screen reader the name's cell says the whole row."""
        layer_id = self._layer_at(index)
        if layer_id is None:
            return None
        column = Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(layer_id, column)
        if role == Qt.ItemDataRole.EditRole:
            units = self._document.state.network.units.get(layer_id)
            return units if column is Column.UNITS else self._text(layer_id, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.NAME:
            words = (self._text(layer_id, each) for each in Column)
            return ", ".join(word for word in words if word)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.NAME:
            kind = self._document.state.network.role(layer_id)
            return layer_icon(kind)
        is_number = column in _NUMBERS
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and is_number else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let names be edited, and units where they are the layer's own."""
        flags = super().flags(index)
        layer_id = self._layer_at(index)
        if layer_id is None:
            return flags if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        own = hasattr(self._document.state.network.layer(layer_id), "units")
        if index.column() == Column.NAME or (index.column() == Column.UNITS and own):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a layer or set its units, as an edit of the document."""
        layer_id = self._layer_at(index)
        if role != Qt.ItemDataRole.EditRole or layer_id is None:
            return False
        try:
            if index.column() == Column.UNITS:
                edits.set_units(self._document, layer_id, min(max(int(value), 1), MOST_UNITS))
            else:
                edits.rename(self._document, layer_id, str(value))
        except EditRefusedError as refusal:
            self.refused.emit(error_text(refusal, self._document.state.network))
            return False
        self._document.finish_entry()
        return True

    def say_anew(self) -> None:
        """Say everything in the language of the moment."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._ids:
            last = self.index(len(self._ids) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _layer_at(self, index: _Index) -> int | None:
        """Return a row's layer; None for one that the document has no longer."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        layer_id = self._ids[index.row()]
        return layer_id if layer_id in self._document.state.network.by_id else None

    def _text(self, layer_id: int, column: Column) -> str:
        network = self._document.state.network
        face = block_face(self._document, layer_id)
        match column:
            case Column.NAME:
                return face.name
            case Column.KIND:
                return layer_titles()[face.role]
            case Column.UNITS:
                return "?" if face.units is None else f"{face.units:,}"
            case Column.DETAIL:
                return face.detail
            case Column.PARAMETERS:
                return f"{network.parameter_count(layer_id):,}"
            case Column.SOURCES:
                return ", ".join(layer_name(network, key) for key in network.sources(layer_id))
            case Column.PROBLEMS:
                return " ".join(face.faults)

    # Rows dragged to another place

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return what rows are dragged as."""
        return [ROWS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of the dragged layers."""
        ids = sorted({self._ids[index.row()] for index in indexes})
        data = QMimeData()
        data.setData(ROWS_MIME, QByteArray(json.dumps(ids).encode()))
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Tell whether the dragged layers can go before a row."""
        return not self.refusal(data, row)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Move the dragged layers along the network, as one edit of the document."""
        line, place = self._dragged_to(data, row)
        if place is None:
            return False
        reorder(self._document, line, place)
        return True

    def refusal(self, data: QMimeData, row: int) -> str:
        """Say why the dragged layers cannot go before a row; nothing where they can."""
        network = self._document.state.network
        line, place = self._dragged_to(data, row)
        if place is not None:
            return ""
        why = "" if line else immovable_text(network, _dragged(data, network))
        return why or tr("No single link leads through here.")

    def _dragged_to(self, data: QMimeData, row: int) -> tuple[tuple[int, ...], Place | None]:
        """Return the dragged line of layers, and the place that a row stands for."""
        network = self._document.state.network
        line = line_of(network, _dragged(data, network))
        row = len(self._ids) if row < 0 else row
        above = [layer_id for layer_id in self._ids[:row] if layer_id not in line]
        beneath = [layer_id for layer_id in self._ids[row:] if layer_id not in line]
        if not line or not above:
            return line, None
        return line, place_between(network, line, [above[-1], *beneath[:1]])

    @Slot()
    def _on_changed(self) -> None:
        """Keep the rows where the layers are the same: an editor may be open on one."""
        ids = _in_order(self._document.state.network)
        if ids == self._ids:
            self.say_anew()
            return
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()


def _in_order(network: NetworkSpec) -> tuple[int, ...]:
    """Return the layers as values flow, those that nothing reaches last."""
    order = tuple(network.by_id) if network.in_cycle else network.order
    return tuple(sorted(order, key=lambda layer_id: layer_id not in network.reachable))


def _dragged(data: QMimeData, network: NetworkSpec) -> frozenset[int]:
    """Return the layers of this network that rows dragged from this list stand for."""
    if not data.hasFormat(ROWS_MIME):
        return frozenset()
    return frozenset(json.loads(bytes(data.data(ROWS_MIME).data()))) & network.by_id.keys()


def _headings() -> dict[Column, str]:
    return {
        Column.NAME: tr("Name"),
        Column.KIND: tr("Kind", "of layer"),
        Column.UNITS: tr("Units"),
        Column.DETAIL: tr("Activation"),
        Column.PARAMETERS: tr("Parameters"),
        Column.SOURCES: tr("Fed by"),
        Column.PROBLEMS: tr("Problems"),
    }
