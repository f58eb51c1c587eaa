"""The dialog in which inputs, targets and classes get names."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engine import Dataset, LayerloomError
from gui.data.names_model import NamesModel
from gui.fault_strip import FaultStrip
from gui.looks.column_side import column_side
from gui.looks.theme import GRID
from gui.words.any_error import error_text
from gui.words.translation import tr

_NAME = 2


class NamesDialog(QDialog):
    """Names are typed into a table, or pasted into it from a spreadsheet.

    Parameters
    ----------
    dataset : Dataset
        Whose inputs, targets and classes are named; it stays as it is.
    """

    named = Signal(object)
    """The `Dataset` with its names; the dialog closes."""

    def __init__(self, dataset: Dataset, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("namesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._error: Exception | None = None
        self.model = NamesModel(dataset)
        self.model.setParent(self)
        self.table = QTableView(self)
        self.error = FaultStrip("dataError", self)
        self._hint = QLabel(self)
        self.use, self.cancel, self.restore = (QPushButton(self) for _ in range(3))
        self._lay_out()
        self._connect()
        self.retranslate()
        self.resize(64 * GRID, 56 * GRID)
        self.table.setCurrentIndex(self.model.index(0, _NAME))
        self.table.setFocus()

    def _lay_out(self) -> None:
        self.table.setObjectName("namesTable")
        self.table.setTabKeyNavigation(False)  # Tab leads on, to what is beside the table
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        header = self.table.horizontalHeader()
        header.setDefaultSectionSize(16 * GRID)
        header.setDefaultAlignment(column_side(is_number=False))
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self._hint.setWordWrap(True)
        self.use.setObjectName("useNames")
        self.use.setDefault(True)
        self.restore.setObjectName("restoreNames")
        self.restore.setAutoDefault(False)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._use)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self._hint)
        column.addWidget(self.table, 1)
        column.addWidget(self.error)
        column.addWidget(buttons)
        for one, other in pairwise((self.table, self.restore, self.use, self.cancel)):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self.restore.clicked.connect(self.model.restore)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.table)
        paste.setContext(Qt.ShortcutContext.WidgetShortcut)
        paste.activated.connect(self.paste)

    @Slot()
    def paste(self) -> None:
        """Give pasted names to the current row and those below, or those beside one another."""
        text = QGuiApplication.clipboard().text().replace("\t", "\n")
        names = [line.strip() for line in text.splitlines() if line.strip()]
        self.model.rename(max(self.table.currentIndex().row(), 0), names)

    @Slot()
    def _use(self) -> None:
        # What is being typed counts too.
        self.use.setFocus()
        try:
            dataset = self.model.dataset()
        except LayerloomError as error:
            self._show_error(error)
            return
        self.named.emit(dataset)
        self.accept()

    def _show_error(self, error: Exception | None) -> None:
        self._error = error
        self.error.show_sentence("" if error is None else error_text(error))

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self.setWindowTitle(tr("Names of the data"))
        self._hint.setText(
            tr("These names stand in the diagram, in tables and in predictions that you save.")
        )
        self.use.setText(tr("Use these names"))
        self.cancel.setText(tr("Cancel"))
        self.restore.setText(tr("As in the data"))
        self.table.setAccessibleName(tr("Names of the data"))
        self._show_error(self._error)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
