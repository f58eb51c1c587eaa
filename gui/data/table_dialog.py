"""The dialog in which a CSV or TSV file becomes data: form, column roles, gaps, scaling."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engine import Dataset, TableInspection, TableSettings, inspect_table, load_source
from gui.background_task import BackgroundTask, unwatched
from gui.data.table_form import TableForm
from gui.data.table_model import TableModel
from gui.fault_strip import FaultStrip
from gui.looks.theme import GRID
from gui.words.any_error import error_text
from gui.words.translation import QT_TR_NOOP, tr

_ROLE_BUTTONS: Final = {
    "input": QT_TR_NOOP("&Input"),
    "target": QT_TR_NOOP("&Target"),
    "ignore": QT_TR_NOOP("&Leave out"),
}
_KIND_BUTTONS: Final = {
    "number": QT_TR_NOOP("As &numbers"),
    "category": QT_TR_NOOP("As &categories"),
}
_WIDEST: Final = 22 * GRID


class TableDialog(QDialog):
    """Looks through a table on another thread, shows what was found, and reads it as decided.

    Parameters
    ----------
    path : Path
        A .csv or .tsv file.
    """

    data_read = Signal(object)
    """The table as a `Dataset`; the dialog closes."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tableDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path = path
        self._settings = TableSettings()
        self._inspection: TableInspection | None = None
        self._error: Exception | None = None
        self._task = BackgroundTask(self)
        self.model = TableModel()
        self.model.setParent(self)
        self.form = TableForm(self)
        self.table = QTableView(self)
        self.error = FaultStrip("dataError", self)
        self.role_buttons = {role: self._column_button(role) for role in _ROLE_BUTTONS}
        self.kind_buttons = {kind: self._column_button(kind) for kind in _KIND_BUTTONS}
        self.buttons = QDialogButtonBox(self)
        self.use = QPushButton(self)
        self.use.setObjectName("useTable")
        self.use.setDefault(True)
        self.cancel = QPushButton(self)
        self._facts = QLabel(self)
        self._hint = QLabel(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.resize(96 * GRID, 72 * GRID)
        self._inspect()

    def _column_button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"{name}Columns")
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self.table.setObjectName("tablePreview")
        self.table.setTabKeyNavigation(False)  # Tab leads on, to what is beside the table
        self.table.setModel(self.model)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.table.horizontalHeader().setMaximumSectionSize(_WIDEST)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.verticalHeader().setDefaultSectionSize(3 * GRID)
        self.buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        roles = QHBoxLayout()
        roles.setSpacing(GRID)
        roles.addWidget(self._hint, 1)
        for button in (*self.role_buttons.values(), *self.kind_buttons.values()):
            roles.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.form)
        column.addWidget(self._facts)
        column.addWidget(self.table, 1)
        column.addLayout(roles)
        column.addWidget(self.error)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.form.form_changed.connect(self._inspect)
        self.form.changed.connect(self._on_changed)
        for role, button in self.role_buttons.items():
            button.clicked.connect(partial(self._set_role, role))
        for kind, button in self.kind_buttons.items():
            button.clicked.connect(partial(self._set_kind, kind))
        self.buttons.accepted.connect(self._read)
        self.buttons.rejected.connect(self.reject)
        self._task.finished.connect(self._on_loaded)
        self._task.failed.connect(self._on_failed)
        self._task.busy_changed.connect(self._update)
        self.table.selectionModel().selectionChanged.connect(self._update)

    @property
    def settings(self) -> TableSettings:
        """How the table will be read, as far as it was decided or found out."""
        return self._settings

    # What the user does

    @Slot()
    def _inspect(self) -> None:
        settings = self.form.applied(self._settings)
        self._show_error(None)
        self._task.start(unwatched(partial(inspect_table, self._path, settings)))

    @Slot()
    def _on_changed(self) -> None:
        self._show_error(None)
        for name in ("gaps", "scaling", "kind"):
            value = self.form.boxes[name].currentData()
            self._settings = replace(self._settings, **{name: value})
        self._update()

    def select_columns(self, *names: str) -> None:
        """Select columns as the user would."""
        model = self.table.selectionModel()
        model.clearSelection()
        for place, column in enumerate(self._settings.columns):
            if column.name in names:
                flags = QItemSelectionModel.SelectionFlag
                model.select(self.model.index(0, place), flags.Select | flags.Columns)

    def _selected(self) -> tuple[str, ...]:
        places = {index.column() for index in self.table.selectionModel().selectedIndexes()}
        return tuple(self._settings.columns[place].name for place in sorted(places))

    def _set_role(self, role: str) -> None:
        self._take(self._settings.with_role(self._selected(), role))

    def _set_kind(self, kind: str) -> None:
        names = self._selected()
        columns = (
            replace(c, kind=kind) if c.name in names and self._allows(c.name, kind) else c
            for c in self._settings.columns
        )
        self._take(replace(self._settings, columns=tuple(columns)))

    def _allows(self, name: str, kind: str) -> bool:
        """Words are never numbers."""
        found = () if self._inspection is None else self._inspection.columns
        return kind == "category" or any(
            f.name == name and (f.is_number or f.is_mostly_number) for f in found
        )

    def _take(self, settings: TableSettings) -> None:
        self._settings = settings
        self._show_error(None)
        self.model.set_settings(settings)
        self._fit_columns()
        self._update()

    @Slot()
    def _read(self) -> None:
        self._show_error(None)
        options = self._settings.to_options()
        self._task.start(unwatched(partial(load_source, str(self._path), options=options)))

    # What comes back

    @Slot(object)
    def _on_loaded(self, answer: object) -> None:
        if isinstance(answer, Dataset):
            self.data_read.emit(answer)
            self.accept()
        elif isinstance(answer, TableInspection):
            self._inspection, self._settings = answer, answer.settings
            self.model.set_inspection(answer)
            self.form.show_found(answer.settings)
            self._fit_columns()
            self._update()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._show_error(error)
        self._update()

    def done(self, result: int) -> None:
        """Leave no thread behind."""
        self._task.shut_down()
        super().done(result)

    # What is shown

    def _fit_columns(self) -> None:
        if self.model.columnCount() <= 100:
            self.table.resizeColumnsToContents()

    def _show_error(self, error: Exception | None) -> None:
        self._error = error
        self.error.show_sentence("" if error is None else error_text(error))

    @Slot()
    def _update(self) -> None:
        ready = self._inspection is not None and not self._task.is_busy
        self.use.setEnabled(ready)
        has_selection = ready and self.table.selectionModel().hasSelection()
        for button in (*self.role_buttons.values(), *self.kind_buttons.values()):
            button.setEnabled(has_selection)
        self._facts.setText(self._facts_text())

    def _facts_text(self) -> str:
        if self._task.is_busy:
            return tr("Reading …")
        if self._inspection is None:
            return ""
        columns = self._settings.columns
        return tr(
            "{rows:,} {rows:row|rows}; {inputs} {inputs:column|columns} in, {targets} out",
            rows=self._inspection.rows,
            inputs=sum(column.role == "input" for column in columns),
            targets=sum(column.role == "target" for column in columns),
        )

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self.setWindowTitle(tr("Open table: {name}", name=self._path.name))
        self.use.setText(tr("Use these data"))
        self.cancel.setText(tr("Cancel"))
        self._hint.setText(tr("Select columns, then say what they are:"))
        for role, button in self.role_buttons.items():
            button.setText(tr(_ROLE_BUTTONS[role]))
        for kind, button in self.kind_buttons.items():
            button.setText(tr(_KIND_BUTTONS[kind]))
        self.table.setAccessibleName(tr("The first rows of the table"))
        self.form.retranslate()
        self._show_error(self._error)
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
