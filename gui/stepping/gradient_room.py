"""The room with every gradient beside its central difference: one line for each array."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QProgressBar,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import GradientCheck, WorstElement
from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme
from gui.stepping.number_format import NumberFormat
from gui.stepping.wrapped_label import WrappedLabel
from gui.words.translation import tr

_ROUGH: Final = NumberFormat("significant", 2)
_NUMBERS: Final = NumberFormat("significant", 4)
_COLUMNS: Final = 4
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NOWHERE: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class CheckedArray:
    """A line of the table.

    Parameters
    ----------
    name : str
        ``Hidden 1: weights``.
    size : int
        How many entries the array has.
    check : GradientCheck
    worst_name : str
        What the entry is called at which both gradients are farthest apart.
    """

    name: str
    size: int
    check: GradientCheck
    worst_name: str


class CheckTable(QAbstractTableModel):
    """One row for each array: entries, relative error, the worst entry."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[CheckedArray, ...] = ()

    @property
    def rows(self) -> tuple[CheckedArray, ...]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[CheckedArray]) -> None:
        """Show other arrays."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the arrays."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the columns."""
        return 0 if parent.isValid() else _COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        titles = (tr("Array"), tr("Compared"), tr("Relative error"), tr("Worst entry"))
        return titles[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, its explanation, or its colour."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row_text(row)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in (0, 2):
            palette = current_theme().palette
            return QColor(palette.text if row.check.holds else palette.error)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (1, 2):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


class GradientRoom(QWidget):
    """Shows the table, how far the check has come, and what its outcome means."""

    check_wanted = Signal()
    """Every gradient is to be checked."""

    cancel_wanted = Signal()
    """The check at hand is no longer wanted."""

    element_chosen = Signal(int, str, tuple)
    """An entry is to be looked at; carries layer id, parameter and index."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gradientRoom")
        self.table = CheckTable()
        self.table.setParent(self)
        self._view = QTableView(self)
        self._view.setObjectName("gradientTable")
        self._view.setModel(self.table)
        self._view.setFont(number_font(self.font()))
        self._view.setShowGrid(False)
        self._view.setWordWrap(False)
        self._view.verticalHeader().hide()
        self._view.verticalHeader().setDefaultSectionSize(3 * GRID)
        self._view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self._view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_COLUMNS - 1, QHeaderView.ResizeMode.Stretch)
        header.setFixedHeight(3 * GRID)
        header.setDefaultAlignment(_LEFT)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header.setHighlightSections(False)
        self._view.clicked.connect(self._on_row_chosen)
        self._view.activated.connect(self._on_row_chosen)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("gradientProgress")
        self._bar.setFixedWidth(14 * GRID)
        self._bar.setTextVisible(False)
        self._button = QToolButton(self)
        self._button.setProperty("isChoice", True)
        self._button.setObjectName("gradientCheckAllButton")
        self._button.clicked.connect(self._on_button)
        self._note = WrappedLabel("gradientNote", self)
        self._is_busy, self._is_cancelled = False, False
        self._drawn_seed: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._view, 1)
        column.addWidget(self._note)
        column.addStretch(0)
        self.retranslate()

    @property
    def tools(self) -> list[QWidget]:
        """What stands above the table: how far the check is, and its button."""
        return [self._bar, self._button]

    def begin(self) -> None:
        """Show that a check is under way."""
        self._is_busy, self._is_cancelled = True, False
        self.table.set_rows(())
        self._bar.setRange(0, 0)
        self._say()

    def set_progress(self, done: int, total: int) -> None:
        """Show how far the check has come."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def end(self, rows: Sequence[CheckedArray], drawn_seed: int | None) -> None:
        """Show the outcome.

        Parameters
        ----------
        rows : sequence of CheckedArray
        drawn_seed : int or None
            The seed by which entries of large arrays were drawn; None where all were compared.
        """
        self._is_busy, self._drawn_seed = False, drawn_seed
        self.table.set_rows(rows)
        self._say()

    def give_up(self) -> None:
        """Show that the check was cancelled."""
        self._is_busy, self._is_cancelled = False, True
        self._say()

    def forget(self) -> None:
        """Take away what is about another step."""
        self._is_busy = self._is_cancelled = False
        self.table.set_rows(())
        self._say()

    def text(self) -> str:
        """Return the outcome as text."""
        return "\n".join([self._note.text(), *map(row_text, self.table.rows)])

    def _say(self) -> None:
        self._bar.setVisible(self._is_busy)
        self._button.setText(tr("Cancel") if self._is_busy else tr("Check all gradients"))
        self._note.setText(self._sentence())
        self._view.setAccessibleDescription(self._note.text())
        self._view.setVisible(bool(self.table.rows))

    def _sentence(self) -> str:
        rows = self.table.rows
        if self._is_busy:
            return tr("Every gradient is compared with (L(w + h) − L(w − h)) / 2h, h = 0.00001 …")
        if self._is_cancelled:
            return tr("The check was cancelled.")
        if not rows:
            return tr("Compare every gradient of this step with central differences of the loss.")
        wrong = [row.name for row in rows if not row.check.holds]
        told = [
            tr("Not equal: {arrays}.", arrays=", ".join(wrong))
            if wrong
            else tr("All gradients are right: ‖a − n‖ ≤ 10⁻⁷ (‖a‖ + ‖n‖) + 10⁻⁹ max(1, |L|).")
        ]
        kinks = sum(row.check.at_kinks for row in rows)
        if kinks:
            told.append(
                tr(
                    "{n} {n:entry lies|entries lie} at a kink, as ReLU has at z = 0: there is no "
                    "derivative to compare with.",
                    n=kinks,
                )
            )
        if self._drawn_seed is not None:
            told.append(
                tr("Of large arrays 200 entries were drawn (seed {seed}).", seed=self._drawn_seed)
            )
        return " ".join(told)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setWindowTitle(tr("All gradients"))
        self._view.setAccessibleName(tr("All gradients"))
        self._bar.setAccessibleName(tr("Progress of the check"))
        self.table.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Return room for four columns."""
        return QSize(52 * GRID, 24 * GRID)

    @Slot()
    def _on_button(self) -> None:
        (self.cancel_wanted if self._is_busy else self.check_wanted).emit()

    @Slot(QModelIndex)
    def _on_row_chosen(self, index: QModelIndex) -> None:
        check = self.table.rows[index.row()].check
        if check.worst is not None:
            self.element_chosen.emit(check.layer, check.parameter, check.worst.index)


def row_text(row: CheckedArray) -> str:
    """Return everything about one array in a sentence."""
    values = {
        "array": row.name,
        "error": _ROUGH.text(row.check.relative_error),
        "checked": row.check.checked,
        "size": row.size,
        "worst": _worst_text(row),
    }
    if row.check.holds:
        return tr("{array}: right, relative error {error}; {worst}; {checked:,} of {size:,}",
                  **values)  # fmt: skip
    return tr("{array}: not equal, relative error {error}; {worst}; {checked:,} of {size:,}",
              **values)  # fmt: skip


def _texts(row: CheckedArray) -> tuple[str, ...]:
    check = row.check
    compared = f"{check.checked:,}"
    if check.checked < row.size:
        compared = f"{check.checked:,} / {row.size:,}"
    mark = "✓" if check.holds else "✗"
    error = f"{_ROUGH.text(check.relative_error)} {mark}"
    return f"{row.name}", compared, error, _worst_text(row)


def _worst_text(row: CheckedArray) -> str:
    worst: WorstElement | None = row.check.worst
    if worst is None:
        return ""
    analytic, numerical = _NUMBERS.text(worst.analytic), _NUMBERS.text(worst.numerical)
    if analytic == numerical:
        return f"{row.worst_name}: {_ROUGH.text(worst.analytic)}"
    return f"{row.worst_name}: {analytic} | {numerical}"
