"""The line at the level that guessing reaches, with its words."""

from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont

from gui.looks.theme import current_theme
from gui.plots.plot_area import thin_pen, translucent

#: Below the line in the upper half of the plot, above it in the lower: there is room.
_TO_THE_MIDDLE: Final = ((1, 0), (1, 1))
_GROUND: Final = 210


class ChanceLine(pg.InfiniteLine):
    """A dotted line across the plot; hidden until it is given words."""

    def __init__(self) -> None:
        options: Any = {"position": 0.98, "anchors": _TO_THE_MIDDLE}
        super().__init__(angle=0, movable=False, label="", labelOpts=options)
        self.hide()

    def say(self, words: str) -> None:
        """Show the line with these words, or hide it where there are none."""
        self.setVisible(bool(words))
        self.label.setFormat(words)

    def restyle(self, font: QFont) -> None:
        """Take over the theme's colours and a font."""
        palette = current_theme().palette
        self.setPen(thin_pen(palette.muted_text, Qt.PenStyle.DotLine))
        self.label.setColor(QColor(palette.muted_text))
        # Curves run through the same corner: the words stay legible on their own ground.
        self.label.fill = QBrush(translucent(palette.surface, _GROUND))
        self.label.setFont(font)
