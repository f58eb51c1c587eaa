"""The canvas as a list: the same layers, selection and actions, for keyboard and screen reader."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    Qt,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QToolTip, QWidget

from gui.canvas.actions import CanvasActions
from gui.canvas.context_menus import CanvasMenus
from gui.canvas.layer_model import Column, LayerModel
from gui.document.document import NetworkDocument
from gui.document.selection import Selection
from gui.looks.theme import GRID
from gui.words.translation import tr

_ROW_HEIGHT: Final = 7 * GRID // 2


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
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
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

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say at the pointer why the dragged layers cannot go here."""
        super().dragMoveEvent(event)
        place = event.position().toPoint()
        text = self.layer_model.refusal(event.mimeData(), self._row_before(place))
        if text:
            QToolTip.showText(self.viewport().mapToGlobal(place), text, self.viewport())
        else:
            QToolTip.hideText()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the reason away with the drag."""
        QToolTip.hideText()
        super().dropEvent(event)

    def _row_before(self, place: QPoint) -> int:
        """Return the row that what is dropped at a place would go before."""
        index = self.indexAt(place)
        if not index.isValid():
            return -1
        is_lower_half = place.y() > self.visualRect(index).center().y()
        return index.row() + is_lower_half

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
