"""How one series of a training's history is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from gui.looks.colours import Palette
from gui.plots.plot_area import thin_pen, translucent

_BACKGROUND_ALPHA: Final = 110


@dataclass(frozen=True)
class CurveStyle:
    """How one series of the history is drawn.

    Parameters
    ----------
    series : str
        Its name in the history.
    title : callable
        Returns its name, translated.
    colour : callable
        Takes the palette, returns ``#rrggbb``.
    style : Qt.PenStyle
    by_step : bool
        One value for each step instead of each epoch.
    """

    series: str
    title: Callable[[], str]
    colour: Callable[[Palette], str]
    style: Qt.PenStyle = Qt.PenStyle.SolidLine
    by_step: bool = False

    def pen(self, palette: Palette) -> QPen:
        """Return the pen of the curve; the steps stand back behind the epochs."""
        pen = thin_pen(self.colour(palette), self.style)
        if self.by_step:
            pen.setColor(translucent(self.colour(palette), _BACKGROUND_ALPHA))
        return pen
