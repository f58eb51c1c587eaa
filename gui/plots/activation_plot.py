"""The activation function of the selected layer, and where its z lie on it."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine import Choice, activation_facts
from gui.looks.theme import GRID, current_theme
from gui.plots.function_curves import (
    LEAST_REACH,
    Floats,
    FunctionCurve,
    ShownFunction,
    drawable,
    finite,
    histogram,
    log_sum_exp_of_others,
    reach_for,
)
from gui.plots.legend import Legend, LegendEntry
from gui.plots.maxout_curves import Pieces, ShownPieces
from gui.plots.plot_area import PlotArea, thin_pen, translucent
from gui.plots.saving import PlotSaving
from gui.plots.seen_panel import SeenPanel
from gui.words.number_text import short_number, with_minus
from gui.words.translation import tr

_HISTOGRAM_SHARE: Final = 0.45
_MOST_DOTS: Final = 64
_MOST_PIECES: Final = 6
_NOTHING: Final = np.empty(0)
_NO_EDGES: Final = np.array([0.0, 1.0])
_NO_COUNT: Final = np.zeros(1)
Values = NDArray[Any]


@dataclass(frozen=True, eq=False)
class _Shown:
    """What `ActivationPlot.set_layer` was told."""

    choice: Choice
    z: Values | None
    sample: int | None
    unit: int | None
    output: Values | None

    @property
    def is_softmax(self) -> bool:
        return self.choice.name == "softmax"

    @property
    def shown_unit(self) -> int | None:
        """The unit whose z are shown, None for all: softmax needs one."""
        return 0 if self.unit is None and self.is_softmax else self.unit

    def batch(self) -> Floats:
        """Return the batch's z of the shown unit or of all."""
        if self.z is None:
            return _NOTHING
        return finite(self.z if self.shown_unit is None else self.z[:, self.shown_unit])

    def dots(self) -> tuple[Floats, Floats | None]:
        """Return z and a of the selected sample."""
        if self.z is None or self.sample is None:
            return _NOTHING, None
        units = slice(_MOST_DOTS) if self.shown_unit is None else [self.shown_unit]
        z = np.asarray(self.z[self.sample, units], np.float64)
        if self.output is None:
            return z, None
        return z, np.asarray(self.output[self.sample, units], np.float64)

    def function(self) -> ShownFunction:
        """Return the function to draw."""
        unit = self.shown_unit
        if not self.is_softmax or unit is None or self.z is None or self.z.shape[1] < 2:
            return ShownFunction(self.choice)
        logits = np.asarray(self.z[self.sample or 0], np.float64)
        return ShownFunction(self.choice, log_sum_exp_of_others(logits, unit))


class ActivationPlot(SeenPanel):
    """f and f′ over z; behind them the batch's z as a histogram, on them the sample's z as dots."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("activationPlot")
        self._shown: _Shown | ShownPieces | None = None
        self._pointer: float | None = None
        self._reach = LEAST_REACH
        self._drawn: tuple[ShownFunction | Pieces, float] | None = None
        self._function: ShownFunction | Pieces | None = None
        self._dots: tuple[Floats, Floats] = (_NOTHING, _NOTHING)
        self._low, self._high = 0.0, 1.0
        self.area = PlotArea(self)
        self.legend = Legend(self)
        self.area.saving = PlotSaving(self.area, self.legend, self.numbers)
        self._caption = QLabel(self)
        self._add_curves()
        self._lay_out()
        self.area.pointer_moved.connect(self._on_pointer_moved)
        self.area.following_changed.connect(self._on_following_changed)
        self.area.restyled.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def _add_curves(self) -> None:
        self._bars = self.area.add_curve(x=_NO_EDGES, y=_NO_COUNT, stepMode="center", fillLevel=0.0)
        self._bars.hide()
        self._pieces = [self.area.add_curve() for _ in range(_MOST_PIECES)]
        self._derivative = self.area.add_curve(connect="finite")
        self._value = self.area.add_curve(connect="finite")
        self._scatter = pg.ScatterPlotItem(size=9)
        self.area.addItem(self._scatter, ignoreBounds=True)

    def _lay_out(self) -> None:
        self._caption.setWordWrap(True)
        self._caption.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        top = QVBoxLayout()
        top.setContentsMargins(GRID, GRID, GRID, 0)
        top.setSpacing(GRID // 2)
        top.addWidget(self.legend)
        top.addWidget(self._caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.area, 1)

    # What is shown

    def set_layer(
        self,
        choice: Choice,
        z: Values | None = None,
        sample: int | None = None,
        unit: int | None = None,
        output: Values | None = None,
    ) -> None:
        """Show an activation function, and where a batch lies on it.

        Parameters
        ----------
        choice : Choice
            A key of `ACTIVATIONS`; for a PReLU with the slope it has learned.
        z : array (N, O), optional
            The batch's pre-activations.
        sample : int, optional
            The row whose z are dots.
        unit : int, optional
            The one neuron to show; None for all (softmax: the first).
        output : array (N, O), optional
            The batch's activations; the dots' heights are read from it.
        """
        before = self._shown
        self._shown = _Shown(choice, z, sample, unit, output)
        is_same = isinstance(before, _Shown) and before.choice == choice
        if before is None or not is_same or before.shown_unit != self._shown.shown_unit:
            self._describe()
        self._refresh_if_visible()

    def set_pieces(self, pieces: ShownPieces) -> None:
        """Show a Maxout unit: its pieces over one of its inputs, and the largest of them."""
        before = self._shown
        self._shown = pieces
        is_same = isinstance(before, ShownPieces) and before.source == pieces.source
        if before is None or not is_same or before.shown_unit != pieces.unit:
            self._describe()
        self._refresh_if_visible()

    def clear(self) -> None:
        """Show that no layer with an activation function is selected."""
        self._shown = self._drawn = self._function = None
        self._dots = (_NOTHING, _NOTHING)
        for curve in (self._value, self._derivative, *self._pieces):
            curve.setData(_NOTHING, _NOTHING)
        self._bars.hide()  # it cannot hold nothing: one edge more than counts leaves a bar
        self._scatter.setData(_NOTHING, _NOTHING)
        self._describe()
        self._say_what_is_missing()
        self._show_values()

    def numbers(self) -> dict[str, tuple[Floats, Floats]]:
        """Return f, f′, the pieces of a Maxout, the histogram of the batch, and the sample."""
        if self._shown is None or self._function is None:
            return {}
        curve = self._function.curve(self._reach)
        found = {"f": (curve.z, curve.value), "f′": (curve.z, curve.derivative)}
        if isinstance(self._function, Pieces):
            for number, line in enumerate(self._function.lines(curve.z)):
                found[tr("piece {number}", number=number + 1)] = curve.z, line
        batch = tr("x of the batch") if isinstance(self._shown, ShownPieces) else None
        found[batch or tr("z of the batch")] = histogram(self._shown.batch(), self._reach)
        found[tr("Sample")] = self._dots
        return found

    def _refresh_if_visible(self) -> None:
        if self._may_draw():
            self._refresh()

    def _refresh(self) -> None:
        shown = self._shown
        self._say_what_is_missing()
        if shown is None:
            return
        batch = shown.batch()
        self._reach = reach_for(batch, self._reach)
        self._draw_function(shown.function())
        self._draw_histogram(batch)
        self._draw_dots(shown)
        self._show_values()

    def _say_what_is_missing(self) -> None:
        is_empty = self._shown is None
        text = tr("Select a layer with an activation function to see its curve.")
        self.area.set_message(text if is_empty else "")

    def _draw_function(self, function: ShownFunction | Pieces) -> None:
        self._function = function
        if self._drawn == (function, self._reach):
            return
        self._drawn = (function, self._reach)
        curve = function.curve(self._reach)
        self._derivative.setData(curve.z, curve.derivative)
        self._value.setData(curve.z, curve.value)
        self._draw_pieces(function, curve)
        self._low, self._high = _vertical_range(curve)
        self.area.show_range(-self._reach, self._reach, self._low, self._high)

    def _draw_pieces(self, function: ShownFunction | Pieces, curve: FunctionCurve) -> None:
        """Draw the pieces of a Maxout unit; an element-wise function has none."""
        lines = function.lines(curve.z)[:_MOST_PIECES] if isinstance(function, Pieces) else ()
        for number, item in enumerate(self._pieces):
            if number < len(lines):
                item.setData(curve.z, lines[number])
            else:
                item.setData(_NOTHING, _NOTHING)

    def _draw_histogram(self, batch: Floats) -> None:
        edges, counts = histogram(batch, self._reach)
        tallest = max(float(counts.max()), 1.0)
        heights = counts * ((self._high - self._low) * _HISTOGRAM_SHARE / tallest)
        self._bars.setData(edges, self._low + heights, fillLevel=self._low)
        self._bars.show()

    def _draw_dots(self, shown: _Shown | ShownPieces) -> None:
        z, a = shown.dots()
        if a is None and self._function is not None and len(z):
            a = self._function.value(z)
        self._dots = (_NOTHING, _NOTHING) if a is None else drawable(z, a)
        self._scatter.setData(*self._dots)

    def _show_values(self) -> None:
        place, z, a = self._place_of_values()
        if z is None or self._function is None:
            self.legend.set_values({})
            self.legend.set_note("")
            return
        at = np.array([z])
        value = float(self._function.value(at)[0]) if a is None else a
        slope = float(self._function.derivative(at)[0])
        texts = {"value": short_number(value, 4), "derivative": short_number(slope, 4)}
        self.legend.set_values(texts)
        self.legend.set_note(place)

    def _place_of_values(self) -> tuple[str, float | None, float | None]:
        """Return what the values in the legend belong to: its name, z, and a where recorded."""
        if self._pointer is not None:
            letter = "x" if isinstance(self._shown, ShownPieces) else "z"
            return f"{letter} = {with_minus(f'{self._pointer:.2f}')}", self._pointer, None
        z, a = self._dots
        if len(z) != 1 or self._shown is None or self._shown.shown_unit is None:
            return "", None, None
        number = self._shown.shown_unit + 1
        at = short_number(float(z[0]), 4)
        if isinstance(self._shown, ShownPieces):
            place = tr("unit {number}: x = {x}", number=number, x=at)
        else:
            place = tr("unit {number}: z = {z}", number=number, z=at)
        return place, float(z[0]), float(a[0])

    # Following pointer, theme and language

    @Slot(object)
    def _on_pointer_moved(self, place: tuple[float, float] | None) -> None:
        self._pointer = None if place is None else place[0]
        self._show_values()

    @Slot(bool)
    def _on_following_changed(self, following: bool) -> None:
        if following:
            self.area.show_range(-self._reach, self._reach, self._low, self._high)

    @Slot()
    def _restyle(self) -> None:
        palette = current_theme().palette
        self._value.setPen(thin_pen(palette.series[0]))
        self._derivative.setPen(thin_pen(palette.series[1], Qt.PenStyle.DashLine))
        for number, piece in enumerate(self._pieces):
            piece.setPen(thin_pen(_piece_colour(number), Qt.PenStyle.DotLine))
        self._bars.setPen(thin_pen(palette.border))
        self._bars.setBrush(translucent(palette.neutral, 70))
        self._scatter.setBrush(QColor(palette.text))
        self._scatter.setPen(thin_pen(palette.surface))
        self._describe()

    def _describe(self) -> None:
        """Name the curves, and say what is special about the function."""
        palette = current_theme().palette
        is_maxout = isinstance(self._shown, ShownPieces)
        letter = "x" if is_maxout else "z"
        batch = tr("x of the batch") if is_maxout else tr("z of the batch")
        entries = [
            LegendEntry("value", f"f({letter})", palette.series[0]),
            LegendEntry("derivative", f"f′({letter})", palette.series[1], Qt.PenStyle.DashLine),
            LegendEntry("batch", batch, palette.neutral, filled=True, has_value=False),
        ]
        if isinstance(self._shown, ShownPieces):
            entries += [_piece_entry(number) for number in range(len(self._shown.pieces.slopes))][
                :_MOST_PIECES
            ]
        self._name_axes()
        self.legend.set_entries(entries if self._shown is not None else [])
        caption = self._caption_text()
        # What is missing stands in the plot itself.
        self._caption.setText("" if self._shown is None else caption)
        self.setAccessibleDescription(caption)

    def _caption_text(self) -> str:
        if self._shown is None:
            return tr("Select a layer with an activation function to see its curve.")
        if isinstance(self._shown, ShownPieces):
            return tr(
                "Unit {number}: its pieces over input {input} of the layer, and the largest of "
                "them; the other inputs keep the sample's values. Select a weight to see another "
                "input.",
                number=self._shown.unit + 1,
                input=self._shown.source + 1,
            )
        if self._shown.is_softmax:
            return tr(
                "Probability of unit {number} against its own z; the other units keep the "
                "sample's values.",
                number=(self._shown.shown_unit or 0) + 1,
            )
        if self._shown.choice.name == "step":
            return tr("A step has slope 0 everywhere: no gradient passes through it.")
        facts = activation_facts(self._shown.choice.name)
        return f"f(z) = {facts.formula}"

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self._describe()
        self._show_values()
        self._say_what_is_missing()

    def _name_axes(self) -> None:
        shown = self._shown
        if isinstance(shown, ShownPieces):
            name = tr("Input {number} of the layer", number=shown.source + 1)
            self.area.set_titles(name, "f(x), f′(x)")
        else:
            self.area.set_titles(tr("Pre-activation z"), tr("f(z), f′(z)"))

    def _catch_up(self) -> None:
        self._refresh()


def _piece_colour(number: int) -> str:
    series = current_theme().palette.series
    return series[(number + 2) % len(series)]


def _piece_entry(number: int) -> LegendEntry:
    title = tr("piece {number}", number=number + 1)
    colour, dots = _piece_colour(number), Qt.PenStyle.DotLine
    return LegendEntry(f"piece {number}", title, colour, dots, has_value=False)


def _vertical_range(curve: FunctionCurve) -> tuple[float, float]:
    low = float(min(np.nanmin(curve.value), np.nanmin(curve.derivative), 0.0))
    high = float(max(np.nanmax(curve.value), np.nanmax(curve.derivative), 1.0))
    room = 0.06 * (high - low)
    return low - room, high + room
