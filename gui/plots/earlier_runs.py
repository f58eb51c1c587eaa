"""Earlier runs as thin lines behind the present one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from engine import SeriesView
from gui.looks.colours import Palette
from gui.plots.decimation import Floats
from gui.plots.legend import LegendEntry
from gui.plots.plot_area import PlotArea, thin_pen, translucent

MOST_SHOWN: Final = 4
"""Earlier runs in the plot, the newest; the table has them all."""
_ALPHA: Final = 184
_NOTHING: Final = np.empty(0)

PointsOf = Callable[[SeriesView], tuple[Floats, Floats]]


@dataclass(frozen=True, eq=False)
class EarlierRun:
    """What the legend calls a run, and its loss or accuracy after every epoch."""

    title: str
    values: SeriesView


class EarlierCurves:
    """Draws the newest of the earlier runs."""

    def __init__(self, area: PlotArea) -> None:
        self._curves = [area.add_curve() for _ in range(MOST_SHOWN)]
        for curve in self._curves:
            curve.setZValue(-0.5)  # over the band of the batches
        self._runs: tuple[EarlierRun, ...] = ()

    @property
    def runs(self) -> tuple[EarlierRun, ...]:
        """The runs drawn."""
        return self._runs

    def set_runs(self, runs: Sequence[EarlierRun]) -> None:
        """Draw these, the newest last."""
        self._runs = tuple(runs[-MOST_SHOWN:])

    def draw(self, points: PointsOf) -> list[Floats]:
        """Draw every run through the points that the plot makes of its values.

        Returns
        -------
        list of arrays
            How high the points of each run stand.
        """
        heights = []
        for number, curve in enumerate(self._curves):
            if number < len(self._runs):
                x, y = points(self._runs[number].values)
                curve.setData(x, y)
                heights.append(y)
            else:
                curve.setData(_NOTHING, _NOTHING)
        return heights

    def restyle(self, palette: Palette) -> None:
        """Take over the theme's colours."""
        for number, curve in enumerate(self._curves):
            pen = thin_pen(self._colour(palette, number), Qt.PenStyle.DashDotLine)
            pen.setColor(translucent(QColor(pen.color()).name(), _ALPHA))
            curve.setPen(pen)

    def entries(self, palette: Palette) -> list[LegendEntry]:
        """Return what the legend says of them."""
        return [
            LegendEntry(
                f"earlier {number}",
                run.title,
                self._colour(palette, number),
                Qt.PenStyle.DashDotLine,
                has_value=False,
            )
            for number, run in enumerate(self._runs)
        ]

    @staticmethod
    def _colour(palette: Palette, number: int) -> str:
        return palette.series[(number + 2) % len(palette.series)]
