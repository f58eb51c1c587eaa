"""The history as a list: what was done, where the document stands, and a click to go there."""

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from gui.document.document import NetworkDocument
from gui.looks.theme import current_theme
from gui.words.translation import tr

_Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """One row for the project as it was opened, and one for every entry after it."""

    def __init__(self, document: NetworkDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    @property
    def current(self) -> int:
        """The row where the document stands."""
        return self._document.undo_stack.index()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many moments there are."""
        if (parent is not None and parent.isValid()) or not isValid(self._document.undo_stack):
            return 0
        return self._document.undo_stack.count() + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say an entry; what was undone is pale."""
        row = index.row()
        if not index.isValid() or row >= self.rowCount():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row)
        if role == Qt.ItemDataRole.ForegroundRole and row > self.current:
            return QColor(current_theme().palette.muted_text)
        return None

    def _text(self, row: int) -> str:
        if row == 0 and self._document.dropped_entries:
            return tr(
                "{n} older {n:entry|entries} dropped: the history keeps to {limit} MB",
                n=self._document.dropped_entries,
                limit=self._document.memory_limit >> 20,
            )
        if row == 0:
            return tr("Opened project") if self._document.path else tr("New project")
        return self._document.undo_stack.text(row - 1)

    def read_anew(self) -> None:
        """Tell the views that the entries are others."""
        self.beginResetModel()
        self.endResetModel()


class HistoryPanel(QWidget):
    """Shows the history; a click, or Enter on a row, goes to that moment.

    It goes there through the document, so that a run hands in first what it has come to.
    """

    def __init__(self, document: NetworkDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyPanel")
        self._document = document
        self._model = HistoryModel(document, self)
        self._list = QListView(self)
        self._list.setObjectName("historyList")
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._on_chosen)
        self._list.activated.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        self._is_due = QTimer(self)
        self._is_due.setObjectName("historyChanged")
        self._is_due.setSingleShot(True)
        self._is_due.setInterval(0)
        self._is_due.timeout.connect(self.refresh)
        stack = document.undo_stack
        stack.indexChanged.connect(self._on_changed)
        stack.undoTextChanged.connect(self._on_changed)
        document.opened.connect(self._on_changed)
        document.path_changed.connect(self._on_changed)
        current_theme().changed.connect(self._on_changed)
        self.retranslate()

    @Slot()
    def refresh(self) -> None:
        """Show the history as it is now."""
        self._is_due.stop()
        if not isValid(self._document.undo_stack):
            return
        self._model.read_anew()
        self._list.ensurePolished()  # rows measured without the style sheet stay too low
        here = self._model.index(self._model.current)
        self._list.setCurrentIndex(here)
        self._list.scrollTo(here)

    def retranslate(self) -> None:
        """Set every word."""
        self._list.setAccessibleName(tr("History"))
        self._list.setWhatsThis(
            tr(
                "Everything that was done to this project. Click an entry to go back or forward "
                "to it."
            )
        )
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _on_changed(self) -> None:
        """Show a change in a moment: one jump changes the history many times."""
        if isValid(self._document.undo_stack):
            self._is_due.start()

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() != self._model.current:
            self._document.go_to(index.row())
        self.refresh()
