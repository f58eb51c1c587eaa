"""The course of chosen weights and biases over the epochs."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.looks.theme import GRID, current_theme
from gui.plots.chosen_number import MOST_CHOSEN, ChosenNumber
from gui.plots.decimation import Floats
from gui.plots.legend import Legend, LegendEntry
from gui.plots.parameter_log import ParameterLog
from gui.plots.plot_area import PlotArea, thin_pen
from gui.plots.saving import PlotSaving
from gui.words.number_text import short_number
from gui.words.translation import tr

_DASHES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)
_NOTHING: Final = np.empty(0)
_ROOM: Final = 1.3
_MOST_VALUES: Final = 3


class WeightCourse(QWidget):
    """Up to eight curves, one for each chosen weight or bias."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weightCourse")
        self._log = ParameterLog()
        self._chosen: tuple[ChosenNumber, ...] = ()
        self._right = 0.0
        self.area = PlotArea(self)
        self.legend = Legend(self)
        self._curves = [self.area.add_curve(connect="finite") for _ in range(MOST_CHOSEN)]
        self.area.saving = PlotSaving(self.area, self.legend, self.numbers)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID // 2, GRID, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.legend)
        column.addWidget(self.area, 1)
        current_theme().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    @property
    def chosen(self) -> tuple[ChosenNumber, ...]:
        """The numbers whose courses are drawn."""
        return self._chosen

    def set_chosen(self, log: ParameterLog, chosen: Sequence[ChosenNumber]) -> None:
        """Draw these numbers from a log that goes on growing."""
        self._log, self._chosen = log, tuple(chosen[:MOST_CHOSEN])
        self._name()
        self.refresh()

    def numbers(self) -> dict[str, tuple[Floats, Floats]]:
        """Return the courses by name."""
        return {chosen.name: self._log.course(chosen.number) for chosen in self._chosen}

    def refresh(self) -> None:
        """Draw the courses as the log has them now."""
        low, high, last = np.inf, -np.inf, 0.0
        values = {}
        for place, curve in enumerate(self._curves):
            x, y = _NOTHING, _NOTHING
            if place < len(self._chosen):
                x, y = self._log.course(self._chosen[place].number)
            curve.setData(x, y)
            known = y[np.isfinite(y)]
            if len(known):
                low, high = min(low, float(known.min())), max(high, float(known.max()))
                last = float(x[-1])
                values[self._chosen[place].name] = short_number(float(known[-1]))
        self.legend.set_values(values if len(values) <= _MOST_VALUES else {})
        self.area.set_message("" if values else self._empty_text())
        self._show_all(low, high, last)

    def _show_all(self, low: float, high: float, last: float) -> None:
        if not last <= self._right <= 2 * _ROOM * last:
            self._right = _ROOM * last
        if low > high:
            low, high = -1.0, 1.0
        room = 0.08 * (high - low) or 0.5 * abs(high) or 0.5
        self.area.show_range(0.0, self._right or 1.0, low - room, high + room)

    def _empty_text(self) -> str:
        if not self._chosen:
            return tr("Select a neuron or a weight to see its course.")
        return tr("The course begins with the training (F5).")

    def _name(self) -> None:
        palette = current_theme().palette
        self.legend.set_entries(
            [
                LegendEntry(
                    chosen.name,
                    chosen.name,
                    palette.series[place % len(palette.series)],
                    _DASHES[place // len(palette.series) % 2],
                    has_value=len(self._chosen) <= _MOST_VALUES,
                )
                for place, chosen in enumerate(self._chosen)
            ]
        )

    @Slot()
    def _restyle(self) -> None:
        palette = current_theme().palette
        for place, curve in enumerate(self._curves):
            colour = palette.series[place % len(palette.series)]
            curve.setPen(thin_pen(colour, _DASHES[place // len(palette.series) % 2]))
        self._name()

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self.area.set_titles(tr("Epoch"), tr("Value"))
        self.refresh()
