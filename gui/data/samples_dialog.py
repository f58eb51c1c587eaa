"""The dialog in which samples are clicked onto a plane, or typed into a table."""

from collections.abc import Callable
from itertools import chain, count

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import Dataset, LayerloomError
from gui.data.point_plane import PointPlane
from gui.data.sample_sheet import MOST_CLASSES, SampleSheet
from gui.document.history_keys import redo_keys
from gui.fault_strip import FaultStrip
from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.words.any_error import error_text
from gui.words.translation import tr

_MOST_BUTTONS = 8
_MOST_FITTED = 20


class SamplesDialog(QDialog):
    """Begins with a data set that is small enough, else with an empty plane.

    Parameters
    ----------
    dataset : Dataset, optional
        Whose samples are changed; the data set itself stays as it is.
    """

    data_made = Signal(object)
    """The samples as a `Dataset`; the dialog closes."""

    def __init__(self, dataset: Dataset | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("samplesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._error: Exception | None = None
        self.sheet = SampleSheet(dataset)
        self.sheet.setParent(self)
        self.plane = PointPlane(self.sheet, self) if self.sheet.is_planar else None
        self.table = QTableView(self)
        self.error = FaultStrip("dataError", self)
        self.classes = QButtonGroup(self)
        self._hint = QLabel(self)
        self._refused: tuple[str, int, int] | None = None
        names = ("addClass", "addSample", "removeSamples", "clearSamples")
        made = [QPushButton(self) for _ in names]
        for button, name in zip(made, names, strict=True):
            button.setObjectName(name)
            button.setAutoDefault(False)
        self.add_class, self.add_row, self.remove_rows, self.clear = made
        self.undo, self.redo = (self._history_button(name) for name in ("undo", "redo"))
        self.use, self.cancel = QPushButton(self), QPushButton(self)
        self.use.setObjectName("useSamples")
        self.use.setDefault(True)
        self._lay_out()
        self._connect()
        self.retranslate()
        if self.sheet.columnCount() <= _MOST_FITTED:
            self.table.resizeColumnsToContents()
        self.resize(100 * GRID if self.plane is not None else 72 * GRID, 68 * GRID)

    def _history_button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{name}Samples")
        button.setIcon(icon(name))
        button.setEnabled(False)
        return button

    def _lay_out(self) -> None:
        self.table.setObjectName("sampleTable")
        self.table.setTabKeyNavigation(False)  # Tab leads on, to what is beside the table
        self.table.setModel(self.sheet)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setDefaultSectionSize(9 * GRID)
        middle = QHBoxLayout()
        middle.setSpacing(2 * GRID)
        if self.plane is not None:
            middle.addLayout(self._plane_column(), 3)
        else:
            self._hint.hide()
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self.undo, self.redo, self.add_row, self.remove_rows, self.clear):
            row.addWidget(button)
        if self.plane is None:
            row.addWidget(self.add_class)
            self.add_class.setVisible(self.sheet.description.kind == "classes")
        right.addLayout(row)
        middle.addLayout(right, 2)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._use)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(middle, 1)
        column.addWidget(self.error)
        column.addWidget(buttons)

    def _plane_column(self) -> QVBoxLayout:
        assert self.plane is not None
        self._class_row = QHBoxLayout()
        self._class_row.setSpacing(GRID // 2)
        self._class_row.addStretch()
        self._class_row.addWidget(self.add_class)
        self._show_classes()
        self.classes.buttons()[0].setChecked(True)
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addLayout(self._class_row)
        column.addWidget(self.plane, 1)
        column.addWidget(self._hint)
        return column

    @Slot()
    def _show_classes(self) -> None:
        """Show a button for each class; those that are gone go."""
        names = self.sheet.description.class_names
        self.add_class.setEnabled(len(names) < MOST_CLASSES)
        if self.plane is None:
            return
        for button in self.classes.buttons()[len(names) :]:
            self.classes.removeButton(button)
            button.deleteLater()
        for number, name in enumerate(names[:_MOST_BUTTONS]):
            if number == len(self.classes.buttons()):
                self._add_class_button(number)
            self.classes.button(number).setText(name)
        if self.classes.checkedId() < 0 and self.classes.buttons():
            self.classes.buttons()[-1].setChecked(True)

    def _add_class_button(self, number: int) -> None:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setProperty("isChoice", True)
        self.classes.addButton(button, number)
        self._class_row.insertWidget(number, button)

    def _connect(self) -> None:
        self.add_class.clicked.connect(self._on_add_class)
        self.add_row.clicked.connect(self._on_add_row)
        self.remove_rows.clicked.connect(self._on_remove_rows)
        self.clear.clicked.connect(self.sheet.clear)
        self.undo.clicked.connect(self._on_undo)
        self.redo.clicked.connect(self._on_redo)
        self.sheet.refused.connect(self._on_refused)
        self.sheet.history_changed.connect(self._on_history_changed)
        self.sheet.classes_changed.connect(self._show_classes)
        keys = QKeySequence.StandardKey
        for key, act in (
            (keys.Undo, self._on_undo),
            (keys.Copy, self.copy),
            (keys.Paste, self.paste),
            (keys.Delete, self._on_remove_rows),
        ):
            self._on_key(QKeySequence(key), act)
        for again in redo_keys():
            self._on_key(again, self._on_redo)
        if self.plane is not None:
            self.plane.clicked.connect(self._on_plane_clicked)
            self.plane.removed.connect(self._on_point_removed)

    def _on_key(self, keys: QKeySequence, act: Callable[[], None]) -> None:
        shortcut = QShortcut(keys, self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # What the user does

    @Slot(float, float)
    def _on_plane_clicked(self, x1: float, x2: float) -> None:
        self._show_error(None)
        self.sheet.add((x1, x2), self.classes.checkedId())
        self.table.scrollToBottom()

    @Slot(int)
    def _on_point_removed(self, row: int) -> None:
        self.sheet.remove([row])

    @Slot()
    def _on_add_class(self) -> None:
        taken = self.sheet.description.class_names
        letters = (chr(code) for code in range(ord("A"), ord("Z") + 1))
        numbers = (str(number) for number in count(len(taken)))
        self.sheet.add_class(next(name for name in chain(letters, numbers) if name not in taken))
        if self.plane is not None:
            self.classes.buttons()[-1].setChecked(True)

    @Slot()
    def _on_add_row(self) -> None:
        self._show_error(None)
        self.sheet.add([0.0] * self.sheet.description.inputs, max(self.classes.checkedId(), 0))
        self.table.scrollToBottom()
        self.table.setCurrentIndex(self.sheet.index(self.sheet.rowCount() - 1, 0))
        self.table.setFocus()

    @Slot()
    def _on_remove_rows(self) -> None:
        self.sheet.remove([index.row() for index in self.table.selectionModel().selectedRows()])

    @Slot()
    def _on_undo(self) -> None:
        self._show_error(None)
        self.sheet.undo()

    @Slot()
    def _on_redo(self) -> None:
        self._show_error(None)
        self.sheet.redo()

    @Slot()
    def _on_history_changed(self) -> None:
        self.undo.setEnabled(self.sheet.can_undo)
        self.redo.setEnabled(self.sheet.can_redo)

    @Slot()
    def copy(self) -> None:
        """Copy the selected samples as a spreadsheet takes them."""
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        QGuiApplication.clipboard().setText(self.sheet.text_of(sorted(rows)))

    @Slot()
    def paste(self) -> None:
        """Write what a spreadsheet put onto the clipboard, from the current cell on."""
        self._show_error(None)
        lines = QGuiApplication.clipboard().text().splitlines()
        cells = [line.split("\t") for line in lines]
        current = self.table.currentIndex()
        row = current.row() if current.isValid() else self.sheet.rowCount()
        self.sheet.paste(cells, row, max(current.column(), 0))

    @Slot(str, int, int)
    def _on_refused(self, text: str, row: int, column: int) -> None:
        self._show_error(None)
        self._refused = text, row, column
        self._say_refused()

    def _say_refused(self) -> None:
        if self._refused is None:
            return
        text, row, column = self._refused
        head = str(self.sheet.headerData(column, Qt.Orientation.Horizontal))
        if self.sheet.is_class(column):
            names = ", ".join(self.sheet.description.class_names[:20])
            sentence = tr(
                "Row {row}: “{text}” is none of the classes {names}. Add the class first.",
                row=row + 1,
                text=text,
                names=names,
            )
        else:
            sentence = tr(
                "Row {row}, column “{column}”: a finite number belongs here, not “{text}”.",
                row=row + 1,
                column=head,
                text=text,
            )
        self.error.show_sentence(sentence)

    @Slot()
    def _use(self) -> None:
        try:
            dataset = self.sheet.dataset()
        except LayerloomError as error:
            self._show_error(error)
            return
        self.data_made.emit(dataset)
        self.accept()

    # What is shown

    def _show_error(self, error: Exception | None) -> None:
        self._error, self._refused = error, None
        self.error.show_sentence("" if error is None else error_text(error))

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self.setWindowTitle(tr("Click or type samples"))
        self.add_class.setText(tr("Add class"))
        self.add_row.setText(tr("Add sample"))
        self.remove_rows.setText(tr("Remove"))
        self.clear.setText(tr("Clear"))
        self.use.setText(tr("Use these data"))
        self.cancel.setText(tr("Cancel"))
        self._hint.setText(tr("A click adds a point of this class, a right click removes one."))
        self.table.setAccessibleName(tr("Table of samples"))
        if self.plane is not None:
            self.plane.setAccessibleName(tr("Plane of points"))
        for button, text in ((self.undo, tr("Undo")), (self.redo, tr("Redo"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.table.setToolTip(
            tr("Type numbers, or paste them from a spreadsheet; Delete takes rows out")
        )
        if self._refused is not None:
            self._say_refused()
        else:
            self._show_error(self._error)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
