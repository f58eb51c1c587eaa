"""The cards of a stop, side by side and wrapped into rows."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gui.looks.theme import GRID
from gui.stepping.error_path_card import ErrorPathCard
from gui.stepping.error_paths import ErrorPaths
from gui.stepping.matrix import Focus
from gui.stepping.operation_card import OperationCard
from gui.stepping.operations import Operation
from gui.stepping.writing import Writing
from gui.words.layer_texts import default_name_text

#: What a card needs besides its rows of numbers, about.
_OVERHEAD: Final = 138
_ROW: Final = 20
#: The height of letters for which these hold; larger ones need more.
_LETTERS: Final = 20
_EXPLANATIONS: Final = ("chain_rule", "samples")
_FEWEST_ROWS: Final = 3
_MOST_ROWS: Final = 14


class CardScroll(QScrollArea):
    """Shows the cards through a window; one that is wider than it can be scrolled to."""

    resized = Signal()
    """There is more or less room for the cards."""

    def __init__(self, cards: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(cards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say so."""
        super().resizeEvent(event)
        self.resized.emit()


class CardFlow(QWidget):
    """Holds the cards; as many are kept as were ever needed at once."""

    cell_clicked = Signal(object, int, int)
    """A cell of a matrix was chosen; carries the `Matrix`, row and column."""

    path_lit = Signal(object)
    """A way of the error is pointed at or chosen; carries it, empty where none is."""

    edit_wanted = Signal(object, int, int)
    """A number is to be tried out; carries the `MatrixView`, row and column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("operationCards")
        self._all: list[OperationCard] = []
        self.paths = ErrorPathCard(self)
        self.paths.path_lit.connect(self.path_lit)
        self._heading: QWidget | None = None
        self._count = 0
        self._is_full = True

    def set_heading(self, heading: QWidget | None) -> None:
        """Scroll this above the cards, or nothing but the cards."""
        self._heading = heading
        if heading is not None:
            heading.setParent(self)
            heading.show()

    @property
    def cards(self) -> list[OperationCard]:
        """The cards on screen, in order."""
        return self._all[: self._count]

    def set_full(self, is_full: bool) -> None:
        """Show everything about the operations to come, or formulas and matrices only."""
        self._is_full = is_full

    def set_operations(self, operations: Sequence[Operation], writing: Writing) -> None:
        """Show a card for each operation; one that only explains another if all is explained."""
        if not self._is_full:
            operations = [own for own in operations if own.name not in _EXPLANATIONS]
        while len(self._all) < len(operations):
            card = OperationCard(self)
            card.cell_clicked.connect(self.cell_clicked)
            card.edit_wanted.connect(self.edit_wanted)
            self._all.append(card)
        several = len({operation.layer for operation in operations}) > 1
        for card, operation in zip(self._all, operations, strict=False):
            card.set_caption(default_name_text(operation.layer_name) if several else "")
            card.set_full(self._is_full)
            card.set_operation(operation, writing)
            card.show()
        for card in self._all[len(operations) :]:
            card.clear()
            card.hide()
        self._count = len(operations)

    def set_paths(self, paths: ErrorPaths | None, layer: int | None) -> None:
        """List the ways of the error to neurons of a layer behind the other cards, or none."""
        self.paths.set_paths(paths if self._is_full else None, layer)

    def set_focus(self, focus: Focus, writing: Writing) -> None:
        """Write the sums behind the numbers in focus on every card."""
        for card in self.cards:
            card.set_focus(focus, writing)
        self.paths.set_focus(focus, writing)

    def show_focus(self, focus: Focus) -> None:
        """Scroll every matrix to the numbers in focus."""
        for card in self.cards:
            card.show_focus(focus)

    def texts(self) -> list[str]:
        """Return each card as plain text."""
        return [*(card.text() for card in self.cards), self.paths.text()]

    def arrange(self, width: int, height: int) -> None:
        """Place the cards in rows of this width, as tall as the height suggests."""
        share = max(1.0, self.fontMetrics().height() / _LETTERS)
        room = int((height / share - _OVERHEAD) // _ROW)
        rows = min(_MOST_ROWS, max(_FEWEST_ROWS, room))
        sizes: list[tuple[QWidget, QSize]] = [
            (card, card.arrange(width, rows)) for card in self.cards
        ]
        if self.paths.has_paths:
            sizes.append((self.paths, self.paths.arrange(width)))
        line: list[tuple[QWidget, QSize]] = []
        x, top = 0, self._place_heading(width)
        for card, size in sizes:
            if line and x + size.width() > width:
                top += _place(line, top) + GRID
                line, x = [], 0
            line.append((card, size))
            x += size.width() + GRID
        widest = max((size.width() for _, size in sizes), default=0)
        self.resize(max(width, widest), top + _place(line, top))

    def _place_heading(self, width: int) -> int:
        """Place the heading over the whole width; return where the cards begin."""
        if self._heading is None:
            return 0
        height = self._heading.heightForWidth(width)
        self._heading.setGeometry(0, 0, width, height)
        return height + GRID


def _place(line: Sequence[tuple[QWidget, QSize]], top: int) -> int:
    """Place the cards of one row, all as tall as the tallest; return their height."""
    height = max((size.height() for _, size in line), default=0)
    x = 0
    for card, size in line:
        card.setGeometry(x, top, size.width(), height)
        x += size.width() + GRID
    return height
