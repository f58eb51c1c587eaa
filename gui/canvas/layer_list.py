"""The canvas as a list: the same layers, selection and actions, for keyboard and screen reader."""

from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from engine import EditRefusedError, NetworkSpec
from gui import edits
from gui.canvas.actions import CanvasActions
from gui.canvas.block_editors import MOST_UNITS
from gui.canvas.block_face import block_face
from gui.canvas.context_menus import CanvasMenus
from gui.document import NetworkDocument
from gui.layer_texts import layer_name, layer_titles
from gui.problem_texts import error_text
from gui.resource_files import icon
from gui.selection import Selection
from gui.theme import GRID
from gui.translation import tr

_Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT: Final = 7 * GRID // 2
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
            return icon(f"{kind.replace('_', '-')}-layer", f"{kind}_layer")
        is_number = column in _NUMBERS
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and is_number else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let names be edited, and units where they are the layer's own."""
        flags = super().flags(index)
        layer_id = self._layer_at(index)
        if layer_id is None:
            return flags
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


class LayerList(QTableView):
    """Lists the layers; Enter edits the units, F2 the current cell, the menu key does the rest."""

    def __init__(
        self,
        document: NetworkDocument,
        selection: Selection,
        actions: CanvasActions,
        menus: CanvasMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._menus = menus
        self._is_following = False
        self.layer_model = LayerModel(document, self)
        self.setModel(self.layer_model)
        self._set_up()
        self.addActions([action for action in actions.editing if action is not actions.rename])
        self.layer_model.modelReset.connect(self._follow_selection)
        selection.changed.connect(self._follow_selection)
        self.retranslate()
        self._follow_selection()

    def _set_up(self) -> None:
        self.setObjectName("layerList")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {GRID}px; }}")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    def retranslate(self) -> None:
        """Write everything in the language of the moment."""
        self.setAccessibleName(tr("Layer list"))
        self.layer_model.say_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit the units of the current layer on Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.state() != QAbstractItemView.State.EditingState:
            units = self.layer_model.index(self.currentIndex().row(), Column.UNITS)
            if self.layer_model.flags(units) & Qt.ItemFlag.ItemIsEditable:
                self.edit(units)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the same menu as on the canvas."""
        if self._selection.layers:
            self._menus.open_menu(event.globalPos())
        event.accept()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Select on the canvas what is selected here."""
        super().selectionChanged(selected, deselected)
        if not self._is_following:
            rows = self.selectionModel().selectedRows()
            self._selection.select_layers(self.layer_model.layer_ids[k.row()] for k in rows)

    @Slot()
    def _follow_selection(self) -> None:
        """Select here what is selected on the canvas."""
        ids = self.layer_model.layer_ids
        rows = [row for row, layer_id in enumerate(ids) if layer_id in self._selection.layers]
        held = [index.row() for index in self.selectionModel().selectedRows()]
        if sorted(held) == rows:
            return
        wanted = QItemSelection()
        for row in rows:
            index = self.layer_model.index(row, 0)
            wanted.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self._is_following = True
        try:
            if rows and self.currentIndex().row() not in rows:
                current = self.layer_model.index(rows[0], 0)
                self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
            self.selectionModel().select(wanted, flags.ClearAndSelect | flags.Rows)
        finally:
            self._is_following = False


def _in_order(network: NetworkSpec) -> tuple[int, ...]:
    """Return the layers as values flow, those that nothing reaches last."""
    order = tuple(network.by_id) if network.in_cycle else network.order
    return tuple(sorted(order, key=lambda layer_id: layer_id not in network.reachable))


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
