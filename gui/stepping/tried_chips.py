"""What is tried out, one button for each number; a click takes it back."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from gui.looks.fonts import number_font
from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.words.translation import tr

_GAP: Final = GRID // 2
_HEIGHT: Final = 3 * GRID
_ICON: Final = 10
#: At most so many buttons are made; what has no room is in a menu.
_MOST: Final = 16


class TriedChips(QWidget):
    """Buttons side by side, as many as have room; the others are in the menu of the last one."""

    take_back_wanted = Signal(int)
    """A number is to have its own value again; carries its place in the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("triedNumbers")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._texts: tuple[str, ...] = ()
        self._chips: list[QToolButton] = []
        self._more = self._button("moreTriedNumbers")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(QMenu(self._more))
        self._more.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Word the menu anew; what was changed is told anew by who knows it."""
        count = len(self._texts)
        self._more.setText(tr("All {count}", count=count))
        self._more.setAccessibleName(tr("All {count} numbers tried out", count=count))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setFont(number_font(self.font()))
        button.setProperty("isChoice", True)
        return button

    def _chip(self, number: int) -> QToolButton:
        chip = self._button("triedNumber")
        chip.setIcon(icon("close"))
        chip.setIconSize(QSize(_ICON, _ICON))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # The cross stands behind the number, as on a tab.
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.clicked.connect(partial(self.take_back_wanted.emit, number))
        return chip

    @property
    def texts(self) -> tuple[str, ...]:
        """What is shown, also what stands in the menu."""
        return self._texts

    def set_texts(self, texts: Sequence[str]) -> None:
        """Show what is tried out: ``w₅ 0.4 → 0.55``."""
        self._texts = tuple(texts)
        while len(self._chips) < min(len(texts), _MOST):
            self._chips.append(self._chip(len(self._chips)))
        for chip, text in zip(self._chips, texts, strict=False):
            sentence = tr("Take back: {change}", change=text)
            # The direction of the widget is for the cross alone; the text reads as ever.
            chip.setText(f"\u200e{text}\u200e")
            chip.setToolTip(sentence)
            chip.setAccessibleName(sentence)
        self._fill_menu()
        self._arrange()

    def _fill_menu(self) -> None:
        self.retranslate()
        menu = self._more.menu()
        menu.clear()
        for number, text in enumerate(self._texts):
            action = menu.addAction(icon("close"), text)
            action.triggered.connect(partial(self.take_back_wanted.emit, number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out how many have room."""
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        """Return the size of one row."""
        return QSize(30 * GRID, self._row_height())

    def minimumSizeHint(self) -> QSize:
        """Return room for the menu alone."""
        return QSize(8 * GRID, self._row_height())

    def _row_height(self) -> int:
        return max(_HEIGHT, self.fontMetrics().height() + GRID)

    def _arrange(self) -> None:
        """Place the buttons from the left; where not all have room, the menu comes last."""
        widths = [chip.sizeHint().width() for chip in self._chips[: len(self._texts)]]
        count = _fitting(widths, self.width()) if len(widths) == len(self._texts) else 0
        if count < len(self._texts):
            room = self.width() - self._more.sizeHint().width() - _GAP
            count = _fitting(widths, room)
        x = 0
        for chip, width in zip(self._chips, widths[:count], strict=False):
            chip.setGeometry(x, 0, width, self.height())
            chip.show()
            x += width + _GAP
        for chip in self._chips[count:]:
            chip.hide()
        self._more.setVisible(count < len(self._texts))
        self._more.setGeometry(x, 0, self._more.sizeHint().width(), self.height())


def _fitting(widths: Sequence[int], room: int) -> int:
    """Return how many of these widths fit side by side."""
    used = 0
    for count, width in enumerate(widths):
        used += width
        if used > room:
            return count
        used += _GAP
    return len(widths)
