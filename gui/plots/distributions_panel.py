"""Histograms of a layer's weights, activations and gradients, and the course of chosen weights."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from engine import NetworkSpec
from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme
from gui.plots.chosen_number import ChosenNumber
from gui.plots.count_axis import CountAxis
from gui.plots.decimation import Floats
from gui.plots.distributions import (
    BINS,
    KINDS,
    Distribution,
    DistributionLog,
    DistributionMoment,
    MomentNumbers,
    counting,
)
from gui.plots.latest_work import LatestWork
from gui.plots.parameter_log import ParameterLog
from gui.plots.plot_area import PlotArea, thin_pen, translucent
from gui.plots.saving import PlotSaving
from gui.plots.seen_panel import SeenPanel
from gui.plots.weight_course import WeightCourse
from gui.words.field_advice import explain_fields
from gui.words.layer_texts import layer_name
from gui.words.number_text import short_number
from gui.words.translation import QT_TR_NOOP, tr

_TITLES: Final = {
    "weights": QT_TR_NOOP("Weights"),
    "activations": QT_TR_NOOP("Activations a"),
    "gradients": QT_TR_NOOP("Gradients"),
}
_FEWER_TICKS: Final = 0.5
_NO_EDGES: Final = np.linspace(0.0, 1.0, BINS + 1)
_NO_COUNTS: Final = np.zeros(BINS)


class DistributionsPanel(SeenPanel):
    """Three histograms with a slider through time, and the course of what is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("distributionsPanel")
        self._log = DistributionLog()
        self._spec = NetworkSpec()
        self._next = 0
        self._earlier: tuple[MomentNumbers, ...] = ()
        self._work = LatestWork(self)
        self._work.done.connect(self._on_counted)
        self.layers = QComboBox(self)
        self.layers.setObjectName("distributionLayer")
        self.time = QSlider(Qt.Orientation.Horizontal, self)
        self.time.setObjectName("distributionTime")
        self._when = QLabel(self)
        self._when.setFont(number_font(self.font()))
        self.areas = {kind: PlotArea(self, CountAxis()) for kind in KINDS}
        for kind, area in self.areas.items():
            area.saving = PlotSaving(area, numbers=partial(self.numbers, kind))
        self._bars = {
            kind: area.add_curve(x=_NO_EDGES, y=_NO_COUNTS, stepMode="center", fillLevel=0.0)
            for kind, area in self.areas.items()
        }
        for area in self.areas.values():
            area.axis("bottom").setTickDensity(_FEWER_TICKS)  # three narrow plots, long numbers
        self.course = WeightCourse(self)
        self._lay_out()
        self.layers.currentIndexChanged.connect(self.refresh)
        self.time.valueChanged.connect(self.refresh)
        current_theme().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(GRID, GRID, 2 * GRID, 0)
        header.setSpacing(GRID)
        header.addWidget(self.layers)
        header.addWidget(self.time, 1)
        header.addWidget(self._when)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(header)
        row = QHBoxLayout()
        row.setSpacing(0)
        for area in self.areas.values():
            row.addWidget(area, 1)
        left.addLayout(row, 1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(GRID)
        both.addLayout(left, 3)
        both.addWidget(self.course, 2)

    @property
    def log(self) -> DistributionLog:
        """The moments that the slider goes through."""
        return self._log

    @property
    def layer(self) -> int | None:
        """The layer that is looked at."""
        data = self.layers.currentData()
        return None if data is None else int(data)

    @property
    def is_busy(self) -> bool:
        """Whether something is being counted."""
        return self._work.is_busy

    def shut_down(self) -> None:
        """End what is being counted because the window closes."""
        self._work.shut_down()

    # What is shown

    def set_spec(self, spec: NetworkSpec) -> None:
        """Look at another network; the layer stays chosen if it is there."""
        if spec.by_id.keys() != self._spec.by_id.keys():
            self._log.clear()
            self._work.forget()
        self._spec = spec
        chosen = self.layer
        with QSignalBlocker(self.layers):
            self.layers.clear()
            for layer in () if spec.in_cycle else spec.order:
                if spec.input is None or layer != spec.input.id:
                    self.layers.addItem(layer_name(spec, layer), layer)
            self.layers.setCurrentIndex(max(self.layers.findData(chosen), 0))
        self.refresh()

    def choose_layer(self, layer: int) -> None:
        """Look at a layer, if it has something to count."""
        place = self.layers.findData(layer)
        if place >= 0:
            self.layers.setCurrentIndex(place)

    def count(self, moment: MomentNumbers, earlier: Sequence[MomentNumbers] = ()) -> None:
        """Count what the training came to, and afterwards what it was before.

        The arrays are such that nobody changes any more.
        """
        self._earlier = tuple(earlier)
        self._work.do(counting([moment]))

    def set_courses(self, log: ParameterLog, chosen: Sequence[ChosenNumber]) -> None:
        """Draw the courses of chosen weights and biases."""
        self.course.set_chosen(log, chosen)

    def truncate(self, place: float) -> None:
        """Forget what came after a place that the training went back to."""
        self._work.forget()
        self._earlier = ()
        self._log.truncate(place)
        self.refresh()

    @Slot(object)
    def _on_counted(self, moments: Sequence[DistributionMoment]) -> None:
        was_at_end, shown = self.time.value() == self.time.maximum(), self._moment
        self._log.add(moments)
        earlier, self._earlier = self._earlier, ()
        if earlier:
            self._work.do(counting(earlier))
        with QSignalBlocker(self.time):
            self.time.setRange(0, max(len(self._log.moments) - 1, 0))
            if was_at_end:
                self.time.setValue(self.time.maximum())
            elif shown is not None:
                self.time.setValue(self._log.place_of(shown.place))
        if not self.sight.is_seen or len(moments) > 1 or len(self._log.moments) == 1:
            self.refresh()
        elif was_at_end:
            self._draw_next()

    def _draw_next(self) -> None:
        """Draw one of the plots, the next time the next one: a tick must stay light."""
        self._say_when()
        if self._next < len(KINDS):
            self._draw(KINDS[self._next])
        else:
            self.course.refresh()
        self._next = (self._next + 1) % (len(KINDS) + 1)

    @Slot()
    def refresh(self) -> None:
        """Draw everything for the moment that the slider is at."""
        if not self._may_draw():
            return
        with QSignalBlocker(self.time):
            self.time.setRange(0, max(len(self._log.moments) - 1, 0))
        self._say_when()
        for kind in KINDS:
            self._draw(kind)
        self.course.refresh()

    @property
    def _moment(self) -> DistributionMoment | None:
        moments = self._log.moments
        return moments[min(self.time.value(), len(moments) - 1)] if moments else None

    def shown(self, kind: str) -> Distribution | None:
        """Return the distribution of a kind that is drawn."""
        moment, layer = self._moment, self.layer
        return None if moment is None or layer is None else moment.spreads.get((layer, kind))

    def numbers(self, kind: str) -> dict[str, tuple[Floats, Floats]]:
        """Return where every bin of a histogram begins, and what it counts."""
        spread = self.shown(kind)
        return {} if spread is None else {tr(_TITLES[kind]): (spread.edges, spread.counts)}

    def _draw(self, kind: str) -> None:
        spread, area, bars = self.shown(kind), self.areas[kind], self._bars[kind]
        if spread is None:
            bars.setData(_NO_EDGES, _NO_COUNTS)
            area.set_titles(tr(_TITLES[kind]), "")
            area.set_message(self._missing_text(kind))
            return
        bars.setData(spread.edges, spread.counts)
        area.set_titles(f"{tr(_TITLES[kind])} · σ {short_number(float(spread.deviation), 2)}", "")
        area.set_message("")
        area.show_range(spread.low, spread.high, 0.0, 1.06 * float(spread.counts.max()))

    def _missing_text(self, kind: str) -> str:
        moment = self._moment
        if moment is None:
            empty = tr("Histograms appear here once the network is complete.")
            return empty if kind == "activations" else ""
        if kind == "gradients" and moment.place == 0.0:
            return tr("Gradients come with the training (F5).")
        if kind == "activations" and moment.place == 0.0:
            return tr("Activations come with the training (F5).")
        return tr("This layer has none.")

    def _say_when(self) -> None:
        moment = self._moment
        epoch = "" if moment is None else f"{moment.place:,.2f}".rstrip("0").rstrip(".")
        self._when.setText("" if moment is None else tr("epoch {epoch}", epoch=epoch))
        # The slider must not tremble where 59 follows 58.74.
        widest = max(self._when.minimumWidth(), self._when.sizeHint().width())
        self._when.setMinimumWidth(widest if moment is not None else 0)
        self.time.setEnabled(len(self._log.moments) > 1)

    # Following theme and language

    @Slot()
    def _restyle(self) -> None:
        palette = current_theme().palette
        for bars in self._bars.values():
            bars.setPen(thin_pen(palette.neutral))
            bars.setBrush(translucent(palette.neutral, 110))

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        explain_fields(self)
        self.layers.setToolTip(tr("Choose the layer whose values are counted"))
        self.layers.setAccessibleName(self.layers.toolTip())
        self.time.setToolTip(tr("Back in time: how the numbers were spread before"))
        self.time.setAccessibleName(self.time.toolTip())
        self.course.retranslate()
        self.set_spec(self._spec)

    def _catch_up(self) -> None:
        self.refresh()
