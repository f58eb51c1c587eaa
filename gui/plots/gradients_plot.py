"""How every layer learns: gradient norms, update-to-weight ratios, dead and saturated units."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine import LEAST_TELLING_BATCH, SATURATED_FROM, NetworkSpec, activation_of
from gui.looks.theme import GRID, current_theme
from gui.plots.advice_strip import AdviceStrip
from gui.plots.decimation import averaged
from gui.plots.learning_log import Floats, LearningLog
from gui.plots.legend import Legend, LegendEntry
from gui.plots.plot_area import PlotArea, thin_pen
from gui.plots.saving import PlotSaving
from gui.plots.seen_panel import SeenPanel
from gui.words.layer_texts import layer_name
from gui.words.number_text import short_number
from gui.words.translation import tr

MOST_LAYERS: Final = 14
_ROOM: Final = 1.3
_COLUMN: Final = 4
"""Pixels over which moments are averaged: noted densely or seldom, a curve looks the same."""
_USUAL_RATIO: Final = 1e-3
_NOTHING: Final = np.empty(0)
_DASHES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)


@dataclass(frozen=True)
class _Kind:
    fields: tuple[str, ...]
    title: Callable[[], str]
    is_logarithmic: bool = True


KINDS: Final = (
    _Kind(("gradient_norm",), lambda: tr("Gradient norm")),
    _Kind(("update_ratio",), lambda: tr("Update / weight")),
    _Kind(("dead", "saturated"), lambda: tr("Silent units (%)"), is_logarithmic=False),
)


class GradientsPlot(SeenPanel):
    """Three plots over the epochs, one curve for each layer; above them what is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gradientsPlot")
        self._log = LearningLog()
        self._spec = NetworkSpec()
        self._next = 0
        self._right = 0.0
        self.advice = AdviceStrip(self)
        self.legend = Legend(self)
        self.areas = tuple(PlotArea(self) for _ in KINDS)
        self._curves = [
            [area.add_curve(connect="finite") for _ in range(MOST_LAYERS)] for area in self.areas
        ]
        self._dots = [pg.ScatterPlotItem(size=6) for _ in self.areas]
        for area, item in zip(self.areas, self._dots, strict=True):
            area.addItem(item, ignoreBounds=True)
        self._usual = pg.InfiniteLine(angle=0, movable=False, pos=np.log10(_USUAL_RATIO))
        self.areas[1].addItem(self._usual, ignoreBounds=True)
        for area, kind in zip(self.areas, KINDS, strict=True):
            area.axis("left").setLogMode(False, kind.is_logarithmic)
            area.saving = PlotSaving(area, self.legend, partial(self.numbers, kind))
        self._lay_out()
        current_theme().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(GRID, GRID, GRID, 0)
        header.addWidget(self.legend)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for area in self.areas:
            row.addWidget(area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.advice)
        column.addLayout(header)
        column.addLayout(row, 1)

    # What is shown

    def set_log(self, log: LearningLog, spec: NetworkSpec) -> None:
        """Show the layers of a network in this log, which goes on growing."""
        self._log, self._spec = log, spec
        self.refresh()

    def refresh(self) -> None:
        """Draw everything as the log has it now."""
        if not self._may_draw():
            return
        self._name_layers()
        for number in range(len(KINDS)):
            self._draw(number)
        self._say_what_is_missing()

    def refresh_next(self) -> None:
        """Draw one of the plots, the next time the next one: a tick must stay light."""
        if not self._may_draw():
            return
        self._name_layers()
        self._draw(self._next)
        self._say_what_is_missing()
        self._next = (self._next + 1) % len(KINDS)

    def _shown_layers(self) -> tuple[int, ...]:
        known = self._spec.by_id
        return tuple(layer for layer in self._log.layers if layer in known)[:MOST_LAYERS]

    def _draw(self, number: int) -> None:
        kind, area = KINDS[number], self.areas[number]
        layers, heights, dots = self._shown_layers(), [], []
        for place, curve in enumerate(self._curves[number]):
            x, y = (
                self._course(layers[place], kind) if place < len(layers) else (_NOTHING, _NOTHING)
            )
            x, y = averaged(x, y, self._right_end() * _COLUMN / area.columns)
            curve.setData(x, y)
            known = np.isfinite(y)
            is_single = known.sum() == 1  # a line needs two
            dots.append((x[known], y[known]) if is_single else (_NOTHING, _NOTHING))
            heights.append(y[np.isfinite(y)])
        self._draw_dots(number, dots)
        low, high = _vertical_range(np.concatenate(heights), kind)
        area.show_range(0.0, self._right_end(), low, high)

    def _draw_dots(self, number: int, dots: Sequence[tuple[Floats, Floats]]) -> None:
        """Draw the dots of each layer in its colour."""
        x, y = (np.concatenate(part) for part in zip(*dots, strict=True))
        series = current_theme().palette.series
        places = [place for place, (known, _) in enumerate(dots) for _ in known]
        brushes = [QColor(series[place % len(series)]) for place in places]
        self._dots[number].setData(x, y, brush=brushes)

    def _course(self, layer: int, kind: _Kind) -> tuple[Floats, Floats]:
        """Return what is drawn of a layer; of several fields the one it has."""
        courses = [self._log.course(layer, field) for field in kind.fields]
        x, y = next((c for c in courses if np.isfinite(c[1]).any()), courses[0])
        if not kind.is_logarithmic:
            return x, 100.0 * y
        with np.errstate(all="ignore"):
            return x, np.log10(np.where((y > 0) & np.isfinite(y), y, np.nan))

    def numbers(self, kind: _Kind) -> dict[str, tuple[Floats, Floats]]:
        """Return the course of every layer by its name, in the log's own numbers."""
        found: dict[str, tuple[Floats, Floats]] = {}
        for layer in self._shown_layers():
            courses = [self._log.course(layer, field) for field in kind.fields]
            x, y = next((c for c in courses if np.isfinite(c[1]).any()), courses[0])
            found[layer_name(self._spec, layer)] = x, y
        return found

    def _right_end(self) -> float:
        """Return where the axes end: they stand still until the curves have grown by half."""
        last = self._log.last_place
        if not last <= self._right <= 2 * _ROOM * last:
            self._right = _ROOM * last
        return self._right or 1.0

    # Words and colours

    def _say_what_is_missing(self) -> None:
        sentence = tr("How the layers learn appears here as soon as the network trains (F5).")
        self.areas[1].set_message("" if len(self._log) else sentence)
        self.areas[2].set_message(self._silence_text())

    def _silence_text(self) -> str:
        """Return why nothing is known of silent units; an empty text where something is."""
        drawn = [curve.getData()[1] for curve in self._curves[2]]
        if len(self._log) == 0 or any(np.isfinite(heights).any() for heights in drawn):
            return ""
        choices = [activation_of(self._spec.layer(layer)) for layer in self._shown_layers()]
        if any(choice and choice.name in ("relu", *SATURATED_FROM) for choice in choices):
            return tr(
                "Batches of fewer than {count} samples do not tell which units are silent.",
                count=LEAST_TELLING_BATCH,
            )
        return tr("Nothing here can fall silent: there is no ReLU, sigmoid or tanh.")

    def _name_layers(self) -> None:
        palette = current_theme().palette
        entries = [
            LegendEntry(
                str(layer),
                layer_name(self._spec, layer),
                palette.series[number % len(palette.series)],
                _DASHES[number // len(palette.series) % 2],
            )
            for number, layer in enumerate(self._shown_layers())
        ]
        self.legend.set_entries(entries)
        latest = self._log.latest
        norms = {layer: latest[layer].gradient_norm for layer in self._shown_layers()}
        self.legend.set_values({str(k): short_number(n) for k, n in norms.items() if n is not None})

    @Slot()
    def _restyle(self) -> None:
        palette = current_theme().palette
        for curves in self._curves:
            for number, curve in enumerate(curves):
                colour = palette.series[number % len(palette.series)]
                curve.setPen(thin_pen(colour, _DASHES[number // len(palette.series) % 2]))
        for item in self._dots:
            item.setPen(thin_pen(palette.surface))
        self._usual.setPen(thin_pen(palette.muted_text, Qt.PenStyle.DotLine))
        for area in self.areas:
            area.setBackground(QColor(palette.surface))
        for number in range(len(KINDS)):
            self._draw(number)
        self._name_layers()

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        for area, kind in zip(self.areas, KINDS, strict=True):
            area.set_titles(tr("Epoch"), kind.title())
        self.areas[2].setToolTip(
            tr("Units that hardly any gradient passes: dead ReLUs, saturated sigmoid or tanh units")
        )
        self.areas[1].setToolTip(tr("About 0.001 (dotted) is usual: much less learns slowly"))
        self.setAccessibleName(tr("Gradients"))
        self.refresh()

    def _catch_up(self) -> None:
        self.refresh()


def _vertical_range(heights: Floats, kind: _Kind) -> tuple[float, float]:
    if not kind.is_logarithmic:
        return -2.0, 110.0  # room for the label of 100
    if len(heights) == 0:
        return -4.0, 0.0
    low, high = np.floor(2 * heights.min()) / 2, np.ceil(2 * heights.max()) / 2
    return float(low), float(max(high, low + 1.0))
