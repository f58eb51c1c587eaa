"""What loss and accuracy plots share: curves over the epochs, a legend with values, the pointer."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine import SeriesView
from gui.looks.resource_files import icon
from gui.looks.theme import GRID, current_theme
from gui.plots.band import Band
from gui.plots.chance_line import ChanceLine
from gui.plots.curve_controls import CurveControls
from gui.plots.curve_style import CurveStyle
from gui.plots.decimation import (
    Floats,
    known_only,
    known_points,
    outline,
    smoothed,
    spans,
    value_at,
)
from gui.plots.earlier_runs import EarlierCurves, EarlierRun
from gui.plots.epoch_places import EpochPlaces
from gui.plots.legend import Legend, LegendEntry
from gui.plots.plot_area import PlotArea
from gui.plots.saving import PlotSaving
from gui.plots.seen_panel import SeenPanel
from gui.words.translation import tr

_ROOM: Final = 1.5
_EMPTY_RANGE: Final = 10.0
_NOTHING: Final = np.empty(0)
_NO_SERIES: Final = SeriesView(1, 0, _NOTHING, _NOTHING, _NOTHING)
_COLUMNS_PER_POINT: Final = 4
_CLICK_REACH: Final = 12.0
_ROOM_FOR_EARLIER: Final = 2.0
"""How many times as high as the present run an earlier one is shown on a linear axis."""


class HistoryPlot(SeenPanel):
    """Curves of a training's history over its epochs.

    The newest history is kept and drawn only while the plot can be seen.
    """

    NAME: ClassVar[str]
    """What the object names of the plot and its controls begin with."""
    STYLES: ClassVar[tuple[CurveStyle, ...]] = ()

    step_chosen = Signal(int)
    """A curve was clicked: the step that the training is to go back to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: Mapping[str, SeriesView] = {}
        self._epochs_done = 0.0
        self._places = EpochPlaces(0, 0.0)
        self._right = 0.0
        self._pointer: float | None = None
        self._smoothing, self._is_logarithmic = 0.0, False
        self._classes: int | None = None
        self._unmeasured: frozenset[str] = frozenset()
        self.setObjectName(f"{self.NAME}Plot")
        self.area = self._new_area()
        self.legend = Legend(self)
        self.controls = CurveControls(self.NAME, self)
        self._earlier = EarlierCurves(self.area)
        self._curves = {style.series: self.area.add_curve() for style in self.STYLES}
        self._band = Band()
        self._band.setZValue(-1)
        self.area.addItem(self._band, ignoreBounds=True)
        self._heads = pg.ScatterPlotItem(size=7)
        self.area.addItem(self._heads, ignoreBounds=True)
        self._chance = ChanceLine()
        self.area.addItem(self._chance, ignoreBounds=True)
        self._fit = QToolButton(self)
        self._lay_out()
        self._connect()
        self.area.saving = PlotSaving(self.area, self.legend, self.numbers)
        self._restyle()
        self.retranslate()

    def _new_area(self) -> PlotArea:
        return PlotArea(self)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(GRID, GRID, GRID, 0)
        header.setSpacing(GRID)
        header.addWidget(self.legend, 1, Qt.AlignmentFlag.AlignVCenter)
        header.addSpacing(GRID)
        header.addWidget(self.controls)
        header.addWidget(self._fit)
        self._fit.setIcon(icon("fit"))
        self._fit.setEnabled(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(header)
        self._column.addWidget(self.area, 1)

    def _connect(self) -> None:
        self.area.pointer_moved.connect(self._on_pointer_moved)
        self.area.following_changed.connect(self._on_following_changed)
        self.area.restyled.connect(self._restyle)
        self.area.clicked.connect(self._on_clicked)
        self._fit.clicked.connect(self.area.follow)
        self.controls.smoothing_chosen.connect(self._on_smoothing_chosen)
        self.controls.scale_chosen.connect(self.set_logarithmic)

    def numbers(self) -> dict[str, tuple[Floats, Floats]]:
        """Return every curve whole: its name, the places of its points in epochs, their values."""
        found = {}
        for style in self.STYLES:
            series = self._series.get(style.series)
            if series is not None:
                x, y = known_points(series)
                found[style.title()] = self._epochs(style, series, x), y
        return found

    # What is shown

    def set_history(self, series: Mapping[str, SeriesView], epochs_done: float) -> None:
        """Show a history.

        Parameters
        ----------
        series : mapping of name to SeriesView
            `TrainingSnapshot.curves`, or `History.views()`.
        epochs_done : float
            The place of the last step on the axis: ``epoch + batch / batches_per_epoch``.
        """
        self._series, self._epochs_done = series, epochs_done
        steps = series.get("steps")
        count = 0 if steps is None else steps.count
        self._places = EpochPlaces(count, epochs_done, series.get("epoch_ends"))
        self._refresh_if_visible()

    def clear(self) -> None:
        """Show the empty axes of a network that was not trained."""
        self.area.follow()
        self.set_history({}, 0.0)

    def set_earlier(self, runs: Sequence[EarlierRun]) -> None:
        """Draw earlier runs as thin lines behind the present one."""
        self._earlier.set_runs(runs)
        self._name_curves()
        self._refresh_if_visible()

    @property
    def is_logarithmic(self) -> bool:
        """Whether the left axis is logarithmic."""
        return self._is_logarithmic

    @Slot(bool)
    def set_logarithmic(self, logarithmic: bool) -> None:
        """Choose a logarithmic or a linear axis."""
        self._is_logarithmic = logarithmic
        self.controls.show_scale(logarithmic)
        self.area.axis("left").setLogMode(False, logarithmic)
        self.area.follow()
        self._refresh_if_visible()

    def set_classes(self, classes: int | None) -> None:
        """Show what guessing among so many classes reaches; None for no such line."""
        self._classes = classes if classes is not None and classes > 1 else None
        self._label_chance()
        self._refresh_if_visible()

    @property
    def chance_level(self) -> float | None:
        """Where the line of chance lies; None where there is none."""
        return None if self._classes is None else self._chance_of(self._classes)

    def _chance_of(self, classes: int) -> float:
        raise NotImplementedError

    def _chance_text(self, classes: int) -> str:
        raise NotImplementedError

    def _value_text(self, value: float) -> str:
        raise NotImplementedError

    def _axis_titles(self) -> tuple[str, str]:
        raise NotImplementedError

    def _scale_tip(self) -> str:
        raise NotImplementedError

    def _vertical_range(self, lowest: float, highest: float) -> tuple[float, float]:
        raise NotImplementedError

    def _drawn(self, values: Floats) -> Floats:
        """Return where values stand on the left axis."""
        return values

    # Drawing

    def _refresh_if_visible(self) -> None:
        if self._may_draw():
            self._refresh()

    def _refresh(self) -> None:
        earlier = self._earlier.draw(self._points)
        drawn = [self._draw(style) for style in self.STYLES]
        self._find_unmeasured()
        self._mark_heads(drawn)
        if self._classes is not None:
            self._chance.setValue(float(self._drawn(np.array([self.chance_level]))[0]))
        self._show_all([y for _, y in drawn], earlier)
        self._show_values()
        self._say_what_is_missing()

    def _say_what_is_missing(self) -> None:
        is_empty = self._epochs_done == 0.0
        sentence = (
            "" if any(len(view.mean) for view in self._shown_series()) else self._early_text()
        )
        self.area.set_message(self._empty_text() if is_empty else sentence)

    def _shown_series(self) -> list[SeriesView]:
        return [self._series[style.series] for style in self.STYLES if style.series in self._series]

    def _all_series(self) -> list[SeriesView]:
        """Return every series that is drawn, those of earlier runs too."""
        return [*self._shown_series(), *(run.values for run in self._earlier.runs)]

    def _early_text(self) -> str:
        """Return what to say while nothing of a training can be drawn yet."""
        return ""

    def _empty_text(self) -> str:
        raise NotImplementedError

    def _is_hidden(self, style: CurveStyle) -> bool:
        """Tell whether a curve would repeat another: with one step in an epoch, each is both."""
        steps, epochs = self._series.get("steps"), self._series.get("epoch_loss")
        return (
            style.by_step
            and steps is not None
            and epochs is not None
            and (steps.count == epochs.count)
        )

    def _draw(self, style: CurveStyle) -> tuple[Floats, Floats]:
        series = self._series.get(style.series)
        if series is None or self._is_hidden(style):
            series = _NO_SERIES
        if style.by_step:
            return self._draw_steps(style, series)
        x, y = self._points(series)
        self._curves[style.series].setData(x, y)
        return x, y

    def _points(self, series: SeriesView) -> tuple[Floats, Floats]:
        """Return the line through a series with one value for each epoch."""
        x, y = known_only(*outline(series, self.area.columns // 2))
        return known_only(x, self._drawn(smoothed(y, self._smoothing)))

    def _draw_steps(self, style: CurveStyle, series: SeriesView) -> tuple[Floats, Floats]:
        """Draw the noisy losses of the batches, as a band where a line would be crowded."""
        crowded = len(series.mean) > self.area.columns // _COLUMNS_PER_POINT
        width, least, greatest = spans(series, self.area.columns)
        least, greatest = self._drawn(least), self._drawn(greatest)
        if crowded:
            self._draw_band(series, width, least, greatest)
            self._curves[style.series].setData(_NOTHING, _NOTHING)
            ends = np.concatenate([least, greatest])
            return known_only(ends, ends)
        x, y = known_points(series)
        x, y = known_only(self._epochs(style, series, x), self._drawn(y))
        self._band.set_columns(1.0, _NOTHING, _NOTHING)
        self._curves[style.series].setData(x, y)
        return x, y

    def _draw_band(self, series: SeriesView, width: float, least: Floats, greatest: Floats) -> None:
        if self._places.are_even:
            self._band.set_columns(width * self._epochs_done / series.count, least, greatest)
            return
        columns = self.area.columns
        self._band.set_columns(
            self._epochs_done / columns,
            self._places.by_epochs(width, least, columns, np.fmin),
            self._places.by_epochs(width, greatest, columns, np.fmax),
        )

    def _epochs(self, style: CurveStyle, series: SeriesView, x: Floats) -> Floats:
        """Return where points stand on the axis of epochs."""
        return self._places.epochs(x) if style.by_step and series.count else x

    def _mark_heads(self, drawn: list[tuple[Floats, Floats]]) -> None:
        palette = current_theme().palette
        heads = [
            (x[-1], y[-1], QColor(style.colour(palette)))
            for style, (x, y) in zip(self.STYLES, drawn, strict=True)
            if len(x) and not style.by_step and np.isfinite(y[-1])
        ]
        self._heads.setData(
            x=[head[0] for head in heads],
            y=[head[1] for head in heads],
            brush=[head[2] for head in heads],
            pen=None,
        )

    def _show_all(self, heights: list[Floats], earlier: list[Floats]) -> None:
        if not self._right or not self._right / (2 * _ROOM) <= self._epochs_done <= self._right:
            self._right = self._epochs_done * _ROOM
        ends = _ends(heights)
        if self._classes is not None:
            ends.append(float(self._chance.value()))
        ends += self._bounded(_ends(earlier), max(ends, default=np.inf))
        low, high = self._vertical_range(min(ends, default=0.0), max(ends, default=1.0))
        self.area.show_range(0.0, self._right or _EMPTY_RANGE, low, high)

    def _bounded(self, ends: list[float], highest: float) -> list[float]:
        """Let an earlier run that diverged not press the present one flat."""
        if self._is_logarithmic:
            return ends
        return [min(end, _ROOM_FOR_EARLIER * highest) for end in ends]

    def _show_values(self) -> None:
        values = {}
        for style in self.STYLES:
            value = self._value_of(style)
            if value is not None:
                values[style.series] = self._value_text(value)
        self.legend.set_values(values)
        self.legend.set_note(self._place_text())

    def _value_of(self, style: CurveStyle) -> float | None:
        series = self._series.get(style.series)
        if series is None or self._is_hidden(style):
            return None
        x, y = known_points(series)
        x = self._epochs(style, series, x)
        return value_at(x, y, float("inf") if self._pointer is None else self._pointer)

    def _place_text(self) -> str:
        steps = self._series.get("steps")
        if self._pointer is None or steps is None or not self._epochs_done:
            return ""
        step = self._places.step(self._pointer)
        return tr("epoch {epoch} · step {step}", epoch=f"{self._pointer:.2f}", step=f"{step:,}")

    # Following pointer, choices, theme and language

    @Slot(float)
    def _on_smoothing_chosen(self, weight: float) -> None:
        self._smoothing = weight
        self._refresh_if_visible()

    @Slot(object)
    def _on_clicked(self, place: tuple[float, float]) -> None:
        """Go back to where a curve was clicked; elsewhere a click means nothing."""
        steps = self._series.get("steps")
        if steps is None or not self._epochs_done or not 0 <= place[0] <= self._epochs_done:
            return
        if self._is_near_a_curve(place):
            self.step_chosen.emit(self._places.step(place[0]))

    def _is_near_a_curve(self, place: tuple[float, float]) -> bool:
        reach = _CLICK_REACH * float(self.area.view.viewPixelSize()[1])
        for curve in self._curves.values():
            x, y = curve.getData()
            height = None if x is None else value_at(x, y, place[0])
            if height is not None and abs(height - place[1]) <= reach:
                return True
        return False

    @Slot(object)
    def _on_pointer_moved(self, place: tuple[float, float] | None) -> None:
        self._pointer = None if place is None else max(place[0], 0.0)
        self._show_values()

    @Slot(bool)
    def _on_following_changed(self, following: bool) -> None:
        self._fit.setEnabled(not following)
        if following:
            self._refresh_if_visible()

    @Slot()
    def _restyle(self) -> None:
        palette = current_theme().palette
        for style in self.STYLES:
            curve: Any = self._curves[style.series]
            curve.setPen(style.pen(palette))
            if style.by_step:
                self._band.set_colour(style.pen(palette).color())
        self._chance.restyle(self.font())
        self._earlier.restyle(palette)
        self._name_curves()
        self._refresh_if_visible()

    def _name_curves(self) -> None:
        palette = current_theme().palette
        present = [
            LegendEntry(style.series, style.title(), style.colour(palette), style.style)
            for style in self.STYLES
            if style.series not in self._unmeasured
        ]
        self.legend.set_entries([*present, *self._earlier.entries(palette)])

    def _find_unmeasured(self) -> None:
        """Leave out of the legend what is not drawn: not measured after an epoch, or twice."""
        epochs = self._series.get("epoch_loss")
        measured = self.STYLES if epochs is not None and len(epochs.mean) else ()
        unmeasured = frozenset(
            style.series
            for style in measured
            if style.series in self._series
            and (self._is_hidden(style) or not np.isfinite(self._series[style.series].mean).any())
        )
        if unmeasured != self._unmeasured:
            self._unmeasured = unmeasured
            self._name_curves()

    def _label_chance(self) -> None:
        self._chance.say("" if self._classes is None else self._chance_text(self._classes))

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self.area.set_titles(*self._axis_titles())
        self._say_what_is_missing()
        self._fit.setToolTip(tr("Show everything again (double-click the plot)"))
        self._fit.setAccessibleName(tr("Show everything"))
        self.controls.retranslate(self._scale_tip())
        self._name_curves()
        self._label_chance()
        self._show_values()

    def _catch_up(self) -> None:
        self._refresh()


def _ends(heights: list[Floats]) -> list[float]:
    """Return the least and the greatest of each curve that has points."""
    return [float(end) for y in heights if len(y) for end in (y.min(), y.max())]
