"""Every run of the document with its settings and what it reached."""

from collections.abc import Sequence
from math import isnan
from typing import Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine import TrainingSpec
from gui.looks.column_side import column_side
from gui.looks.fonts import number_font
from gui.looks.theme import GRID
from gui.training.run_again import RunAgain
from gui.training.runs import RunRecord
from gui.training.settings_text import changed_settings
from gui.words.layer_texts import choice_text
from gui.words.number_text import short_number
from gui.words.percentages import percentage
from gui.words.translation import tr

_TEXT_COLUMNS: Final = (1, 2, 3)


class RunsTable(QWidget):
    """Compares runs; a run's settings can be taken over, to run again with one change."""

    settings_wanted = Signal(object)
    """The user wants the settings of this `RunRecord`."""
    run_wanted = Signal(object, object)
    """The user wants this `RunRecord` again with this `TrainingSpec`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runsPanel")
        self._runs: tuple[RunRecord, ...] = ()
        self._present: RunRecord | None = None
        self._repeated: int | None = None
        self.table = QTableWidget(self)
        self.table.setObjectName("runsTable")
        self.table.setTabKeyNavigation(False)  # Tab leads on, to what is beside the table
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.use = QPushButton(self)
        self.use.setObjectName("useRunSettings")
        self.again = RunAgain(self)
        self.again.run_wanted.connect(self.run_wanted)
        self._note = QLabel(self)
        self._note.setObjectName("runsNote")
        self._note.setWordWrap(True)
        self._note.setContentsMargins(GRID, 0, GRID, 0)
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._offer)
        self.use.clicked.connect(self._on_use_clicked)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(GRID, 0, GRID, GRID // 2)
        row.setSpacing(2 * GRID)
        row.addStretch(1)
        row.addWidget(self.again)
        row.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.table, 1)
        column.addWidget(self._note)
        column.addLayout(row)

    def set_runs(self, runs: Sequence[RunRecord], present: RunRecord | None) -> None:
        """Show these runs, the newest on top; the present one is marked."""
        self._runs, self._present = tuple(reversed(runs)), present
        self._repeated = None
        self._fill()

    @Slot(int)
    def say_repeated(self, number: int) -> None:
        """Say why there is no new row: the run was run again and came out as before."""
        self._repeated = number
        self._word_note()

    def _word_note(self) -> None:
        if self._repeated is not None:
            sentence = tr(
                "Run {number} again came out the same to the last bit: nothing was changed. "
                "Choose another value for a run to compare.",
                number=self._repeated,
            )
        elif self._runs:
            sentence = ""
        else:
            sentence = tr("Runs are listed here as soon as the network trains.")
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def _fill(self) -> None:
        self.table.setRowCount(len(self._runs))
        for row, run in enumerate(self._runs):
            settings = "\n".join(changed_settings(run.training, TrainingSpec()))
            for column, text in enumerate(self._texts(run)):
                item = QTableWidgetItem(text)
                item.setToolTip(settings)
                if column not in _TEXT_COLUMNS:
                    item.setFont(number_font(self.font()))
                item.setTextAlignment(column_side(column not in _TEXT_COLUMNS))
                self.table.setItem(row, column, item)
        self._offer()

    def _texts(self, run: RunRecord) -> tuple[str, ...]:
        settings = run.training
        mark = "● " if run is self._present else ""
        return (
            f"{mark}{run.number}",
            run.network,
            run.data,
            choice_text("optimizer", settings.optimizer.name),
            short_number(settings.learning_rate, 6),
            str(settings.batch_size) if settings.batch_size else tr("full"),
            str(settings.seed),
            f"{run.epochs:,.4g}",
            _number(run.loss),
            _percent(run.accuracy),
            _number(run.validation_loss),
            _percent(run.validation_accuracy),
        )

    @Slot()
    def _offer(self) -> None:
        run = self._selected()
        self.use.setEnabled(run is not None)
        self.again.set_run(run or self._present)
        self._word_note()

    def _selected(self) -> RunRecord | None:
        row = self.table.currentRow()
        has_selection = bool(self.table.selectedItems())
        return self._runs[row] if has_selection and 0 <= row < len(self._runs) else None

    @Slot()
    def _on_use_clicked(self) -> None:
        run = self._selected()
        if run is not None:
            self.settings_wanted.emit(run)

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        heads = (
            tr("Run"),
            tr("Network"),
            tr("Data"),
            tr("Optimizer"),
            "η",
            tr("Batch"),
            tr("Seed"),
            tr("Epochs"),
            tr("Loss"),
            tr("Accuracy"),
            tr("Validation loss"),
            tr("Validation accuracy"),
        )
        self.table.setColumnCount(len(heads))
        for column, head in enumerate(heads):
            item = QTableWidgetItem(head)
            item.setTextAlignment(column_side(column not in _TEXT_COLUMNS))
            self.table.setHorizontalHeaderItem(column, item)
        self.table.setAccessibleName(tr("Runs"))
        self.use.setText(tr("Use these settings"))
        self.use.setToolTip(
            tr("Take over the run's training settings, to change one and run again")
        )
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _number(value: float) -> str:
    return "" if isnan(value) else short_number(value, 4)


def _percent(share: float) -> str:
    return "" if isnan(share) else percentage(f"{100 * share:.3g}")
