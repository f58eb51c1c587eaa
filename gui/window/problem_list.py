"""Every fault at once, opened from the status bar: a click goes there, a button mends it."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from engine import Problem
from gui.document.document import NetworkDocument
from gui.document.problem_fixes import apply_fix, fix_for
from gui.looks.resource_files import icon
from gui.looks.theme import GRID, current_theme
from gui.words.problem_texts import problem_line
from gui.words.translation import tr

_MOST_ROWS: Final = 12
_LIKE_TEXT: Final = (
    "QPushButton {{ text-align: left; background: transparent; border-color: transparent; }}"
    "QPushButton:hover, QPushButton:focus {{ border-color: {accent}; }}"
)


class ProblemList(QFrame):
    """A popup that follows the document while it is open; errors come before warnings."""

    layer_wanted = Signal(int)
    """The user wants to see a layer with a fault."""
    settings_wanted = Signal()
    """The user wants to see the training settings: the fault is no layer's."""

    def __init__(self, document: NetworkDocument, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("problemList")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._document = document
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(GRID, GRID, GRID, GRID)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._corner = QPoint()
        document.problems_changed.connect(self._on_problems_changed)

    def open_above(self, corner: QPoint) -> None:
        """Show every fault, with the lower left corner at a place on the screen."""
        self._corner = corner
        self.setAccessibleName(tr("Problems"))
        self._fill()
        self.show()
        first = self.findChild(QPushButton)
        if first is not None:
            first.setFocus()

    def _fill(self) -> None:
        while (cell := self._grid.takeAt(0)) is not None:
            widget = cell.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        problems = sorted(self._document.problems, key=lambda problem: problem.is_warning)
        for row, problem in enumerate(problems[:_MOST_ROWS]):
            self._add_row(row, problem)
        if len(problems) > _MOST_ROWS:
            more = QLabel(tr("and {n} more", n=len(problems) - _MOST_ROWS), self)
            self._grid.addWidget(more, _MOST_ROWS, 0)
        self.adjustSize()
        self.move(self._corner - QPoint(0, self.height()))

    def _add_row(self, row: int, problem: Problem) -> None:
        state = self._document.state
        sentence = QPushButton(problem_line(problem, state.network), self)
        sentence.setObjectName(f"problem:{problem.kind}")
        sentence.setFlat(True)
        sentence.setStyleSheet(_LIKE_TEXT.format(accent=current_theme().palette.accent))
        colour = "warning" if problem.is_warning else "error"
        sentence.setIcon(icon(colour, colour))
        sentence.clicked.connect(partial(self._go_to, problem.layer))
        self._grid.addWidget(sentence, row, 0)
        fix = fix_for(state, problem)
        if fix is not None:
            button = QPushButton(fix.text(), self)
            button.setObjectName(f"fix:{problem.kind}")
            button.clicked.connect(lambda: apply_fix(self._document, fix))
            self._grid.addWidget(button, row, 1)

    def _go_to(self, layer_id: int | None, _is_checked: bool = False) -> None:
        self.close()
        if layer_id is None:
            self.settings_wanted.emit()
        else:
            self.layer_wanted.emit(layer_id)

    @Slot()
    def _on_problems_changed(self) -> None:
        if self.isVisible():
            self._fill()
            self.setVisible(bool(self._document.problems))
