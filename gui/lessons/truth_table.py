"""Every row of a small data set beside a task: what goes in, what comes out, what is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from engine import LayerloomError
from gui.lessons.checks import Moment
from gui.lessons.lesson import Task
from gui.looks.fonts import number_font
from gui.looks.resource_files import icon
from gui.looks.theme import GRID, current_theme
from gui.words.translation import tr

#: A longer table is no truth table.
_MOST_ROWS: Final = 8
_MOST_INPUTS: Final = 4
_MARK: Final = 3 * GRID // 2
_NEAR: Final = 0.5


@dataclass(frozen=True, slots=True)
class TruthRow:
    """One sample: its inputs, the network's output, and the output that is wanted."""

    inputs: tuple[float, ...]
    output: float
    wanted: float

    @property
    def is_right(self) -> bool:
        """Whether the output is nearer to what is wanted than to the other value of a gate."""
        return abs(self.output - self.wanted) < _NEAR


def truth_rows(task: Task, moment: Moment) -> tuple[TruthRow, ...]:
    """Return the table of a network with one output; nothing where it is no logic gate.

    What is wanted is what the task checks, or the target where it does not check the outputs.
    """
    dataset = moment.project.dataset
    if dataset is None or len(dataset) > _MOST_ROWS:
        return ()
    try:
        sets = moment.sets
        outputs = moment.network.predict(sets.inputs).ravel()
    except LayerloomError:
        return ()
    inputs = np.asarray(sets.inputs, dtype=float)
    wanted = _wanted(task, np.ravel(sets.targets).tolist())
    if len(outputs) != len(inputs) or len(wanted) != len(outputs):
        return ()
    if inputs.shape[1] > _MOST_INPUTS or not set(wanted) <= {0.0, 1.0}:
        return ()
    return tuple(
        TruthRow(tuple(row.tolist()), float(output), float(goal))
        for row, output, goal in zip(inputs, outputs, wanted, strict=True)
    )


def _wanted(task: Task, targets: Sequence[float]) -> Sequence[float]:
    for check in task.checks:
        if check.subject == "outputs" and check.operator == "=":
            return [value for value in check.values if not isinstance(value, str)]
    return targets


class TruthTable(QWidget):
    """Shows the rows, the right ones ticked, and how many there are of these."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("truthTable")
        self._rows: tuple[TruthRow, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 4)
        self._cells: dict[tuple[int, int], QLabel] = {}
        self._count = QLabel(self)
        self._count.setObjectName("truthCount")
        current_theme().changed.connect(self._fill)

    @property
    def rows(self) -> tuple[TruthRow, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: tuple[TruthRow, ...]) -> None:
        """Show these rows; nothing where there are none."""
        self.setVisible(bool(rows))
        if rows == self._rows:
            return
        if _shape(rows) != _shape(self._rows):
            self._lay_out(rows)
        self._rows = rows
        self._fill()

    def _lay_out(self, rows: tuple[TruthRow, ...]) -> None:
        for cell in self._cells.values():
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._cells = {}
        count, inputs = _shape(rows)
        for row in range(count + 1 if count else 0):
            for column in range(inputs + 3):
                cell = QLabel(self)
                cell.setFont(number_font(cell.font()))
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._grid.addWidget(cell, row, column)
                cell.show()  # the layout would do it a moment later, and leave no room until then
                self._cells[row, column] = cell
        self._grid.addWidget(self._count, count + 1, 0, 1, inputs + 4)
        self._grid.setColumnStretch(inputs + 3, 1)

    def _fill(self) -> None:
        if not self._rows:
            return
        inputs = len(self._rows[0].inputs)
        names = [f"x{number}".translate(_SUBSCRIPTS) for number in range(1, inputs + 1)]
        for column, name in enumerate((*names, tr("Output"), tr("Wanted"))):
            self._cells[0, column].setText(name)
            self._cells[0, column].setForegroundRole(self.palette().ColorRole.PlaceholderText)
        for number, row in enumerate(self._rows, start=1):
            for column, value in enumerate((*row.inputs, row.output, row.wanted)):
                self._cells[number, column].setText(_number_text(value))
            self._mark(self._cells[number, inputs + 2], row.is_right)
        right = sum(row.is_right for row in self._rows)
        text = tr("{right} of {count} right", right=right, count=len(self._rows))
        self._count.setText(text)
        self.setAccessibleName(tr("Outputs"))
        self.setAccessibleDescription(f"{'; '.join(map(_row_text, self._rows))}. {text}")

    def _mark(self, cell: QLabel, is_right: bool) -> None:
        picture = icon("check", "success") if is_right else icon("close", "error")
        cell.setPixmap(picture.pixmap(_MARK, _MARK))
        cell.setAccessibleName(tr("right") if is_right else tr("wrong"))

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self._fill()


_SUBSCRIPTS: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _shape(rows: tuple[TruthRow, ...]) -> tuple[int, int]:
    return len(rows), len(rows[0].inputs) if rows else 0


def _number_text(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")


def _row_text(row: TruthRow) -> str:
    inputs = ", ".join(map(_number_text, row.inputs))
    return f"({inputs}) → {_number_text(row.output)}"
