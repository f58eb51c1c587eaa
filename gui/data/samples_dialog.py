"""The dialog in which samples are clicked onto a plane, or typed into a table."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
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
from gui.data.error_strip import ErrorStrip
from gui.data.point_plane import PointPlane
from gui.data.sample_sheet import SampleSheet
from gui.problem_texts import error_text
from gui.theme import GRID
from gui.translation import tr

_MOST_CLASSES = 8
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
        self.error = ErrorStrip(self)
        self.classes = QButtonGroup(self)
        self._hint = QLabel(self)
        names = ("addClass", "addSample", "removeSamples", "clearSamples")
        made = [QPushButton(self) for _ in names]
        for button, name in zip(made, names, strict=True):
            button.setObjectName(name)
            button.setAutoDefault(False)
        self.add_class, self.add_row, self.remove_rows, self.clear = made
        self.use, self.cancel = QPushButton(self), QPushButton(self)
        self.use.setObjectName("useSamples")
        self.use.setDefault(True)
        self._lay_out()
        self._connect()
        self.retranslate()
        if self.sheet.columnCount() <= _MOST_FITTED:
            self.table.resizeColumnsToContents()
        self.resize(100 * GRID if self.plane is not None else 72 * GRID, 68 * GRID)

    def _lay_out(self) -> None:
        self.table.setObjectName("sampleTable")
        self.table.setModel(self.sheet)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setDefaultSectionSize(9 * GRID)
        middle = QHBoxLayout()
        middle.setSpacing(2 * GRID)
        if self.plane is not None:
            middle.addLayout(self._plane_column(), 3)
        else:
            self.add_class.hide()
            self._hint.hide()
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self.add_row, self.remove_rows, self.clear):
            row.addWidget(button)
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
        for name in self.sheet.description.class_names:
            self._show_class(name)
        self._class_row.addStretch()
        self._class_row.addWidget(self.add_class)
        self.classes.buttons()[0].setChecked(True)
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addLayout(self._class_row)
        column.addWidget(self.plane, 1)
        column.addWidget(self._hint)
        return column

    def _show_class(self, name: str) -> None:
        button = QToolButton(self)
        button.setText(name)
        button.setCheckable(True)
        button.setProperty("isChoice", True)
        number = len(self.classes.buttons())
        self.classes.addButton(button, number)
        self._class_row.insertWidget(number, button)

    def _connect(self) -> None:
        self.add_class.clicked.connect(self._on_add_class)
        self.add_row.clicked.connect(self._on_add_row)
        self.remove_rows.clicked.connect(self._on_remove_rows)
        self.clear.clicked.connect(self.sheet.clear)
        if self.plane is not None:
            self.plane.clicked.connect(self._on_plane_clicked)
            self.plane.removed.connect(self._on_point_removed)

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
        number = len(self.sheet.description.class_names)
        name = chr(ord("A") + number)
        self.sheet.add_class(
            name if name not in self.sheet.description.class_names else str(number)
        )
        self._show_class(self.sheet.description.class_names[-1])
        self.classes.buttons()[-1].setChecked(True)
        self.add_class.setEnabled(number + 1 < _MOST_CLASSES)

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
        self._error = error
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
        self.table.setAccessibleName(tr("Samples"))
        if self.plane is not None:
            self.plane.setAccessibleName(tr("Plane of points"))
        self._show_error(self._error)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
