"""Where a network of one or two inputs draws its borders, with the data on top."""

import math
from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine import Array
from gui.input_plane import InputPlane, Rectangle, with_room
from gui.looks.class_marks import class_colour, class_form
from gui.looks.resource_files import icon
from gui.looks.theme import GRID, current_theme
from gui.plots.axis_choosers import AxisChoosers
from gui.plots.legend import Legend, LegendEntry
from gui.plots.panel import NetworkPanel
from gui.plots.picture_item import PictureItem
from gui.plots.plane_pixels import class_pixels, value_pixels
from gui.plots.plot_area import PlotArea, thin_pen, translucent
from gui.plots.response import LINE, Responder, Response
from gui.plots.saving import PlotSaving
from gui.plots.subject import Subject
from gui.words.number_text import short_number
from gui.words.translation import tr

MOST_INPUTS: Final = 64
"""With more inputs, a plane of two says nothing: those are pictures."""

_MOST_LINES: Final = 7
_ALIKE: Final = 4.0
_NOTHING: Final = np.empty(0)
#: Where points are close together their outlines must not paint them over.
_OUTLINE_ALPHA: Final = 110
_PALE_ALPHA: Final = 90
_OVER_POINTS: Final = 5
_POINT_SIZES: Final = ((60, 9), (200, 7), (math.inf, 5))


class DecisionRegionsPlot(NetworkPanel):
    """The class chosen all over the plane of two inputs; the value, where targets are values.

    For one input a curve. On top the samples: filled for training, hollow for validation, ringed
    where they are put into a wrong class.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decisionRegionsPlot")
        self._responder: Responder | None = None
        self._response: Response | None = None
        self.area = PlotArea(self)
        self.legend = Legend(self)
        self.area.saving = PlotSaving(self.area, self.legend, self.numbers)
        self.axes = AxisChoosers(self)
        self._fit = QToolButton(self)
        self._fit.setIcon(icon("fit"))
        self._fit.setEnabled(False)
        self._add_items()
        self._lay_out()
        self.axes.chosen.connect(self._on_axes_chosen)
        self._fit.clicked.connect(self.area.follow)
        self.area.following_changed.connect(self._on_following_changed)
        self.area.view.sigRangeChanged.connect(self._on_view_moved)
        self._take_subject()
        self.retranslate()
        self.restyle()

    def _add_items(self) -> None:
        self._picture = PictureItem()
        self.area.addItem(self._picture, ignoreBounds=True)
        self._lines = [self.area.add_curve() for _ in range(_MOST_LINES)]
        self._points = pg.ScatterPlotItem()
        self._rings = pg.ScatterPlotItem(brush=None)
        for line in self._lines:
            line.setZValue(_OVER_POINTS)
        for item in (self._rings, self._points):  # a halo, that hides no point
            self.area.addItem(item, ignoreBounds=True)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(GRID, GRID, GRID, 0)
        header.setSpacing(GRID)
        header.addWidget(self.legend, 1, Qt.AlignmentFlag.AlignVCenter)
        header.addWidget(self._fit, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addWidget(self.axes)
        column.addWidget(self.area, 1)

    @property
    def response(self) -> Response | None:
        """What is drawn; None where nothing is."""
        return self._response

    def numbers(self) -> dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]]:
        """Return the samples by class, those that are wrong, and a line's curves."""
        subject, response = self._shown_subject, self._response
        if subject is None:
            return {}
        found = {}
        if self._is_line and response is not None:
            x = np.linspace(response.place[0], response.place[1], LINE)
            for number, y in enumerate(response.outputs.T[:_MOST_LINES], start=1):
                found[tr("output {number}", number=number)] = x, y
        across, up = self._points.getData()
        if subject.rule is None or self._is_line:
            found[tr("Samples")] = across, up
        else:
            for number, name in enumerate(subject.dataset.class_names):
                own = subject.shown_classes == number
                found[name] = across[own], up[own]
            found[tr("wrong")] = self._rings.getData()
        return found

    # Another network, other data

    def _take_subject(self) -> None:
        self._response = None
        self._responder = None
        self._picture.clear()
        for line in self._lines:
            line.setData(_NOTHING, _NOTHING)
        subject = self._shown_subject
        if subject is None:
            self.axes.set_inputs(())
        else:
            self.axes.set_inputs(_choosable(subject), _telling(subject))
        self._make_responder()
        self.area.follow()
        self._name_classes()
        self._draw_points()
        self._say()
        self._show_everything()

    @property
    def _shown_subject(self) -> Subject | None:
        """The subject, if it can be shown in a plane."""
        subject = self._subject
        return subject if subject is not None and subject.inputs <= MOST_INPUTS else None

    def _make_responder(self) -> None:
        subject = self._shown_subject
        if subject is not None:
            self._responder = Responder(subject, self.axes.across, self.axes.up)

    @property
    def _is_line(self) -> bool:
        return self._shown_subject is not None and self._shown_subject.inputs == 1

    def _show_everything(self) -> None:
        """Let the samples be visible, with some room around them."""
        subject = self._shown_subject
        if subject is None:
            return
        left, right = with_room(subject.shown_raw[:, self.axes.across])
        if self._is_line:
            low, high = with_room(self._heights(subject))
        else:
            low, high = with_room(subject.shown_raw[:, self.axes.up])
        width, height = right - left, high - low
        alike = not self._is_line and 1 / _ALIKE <= width / height <= _ALIKE
        self.area.view.setAspectLocked(alike, 1.0)
        self.area.show_range(left, right, low, high)

    def _heights(self, subject: Subject) -> NDArray[np.float64]:
        """Return where the samples stand on the axis of one input's outputs (N, lines)."""
        if subject.rule != "argmax":
            return subject.shown_values[:, :_MOST_LINES]
        return np.ones((len(subject.shown_rows), 1))  # of its own class, the probability

    # The samples

    def _draw_points(self) -> None:
        subject = self._shown_subject
        self._rings.setData(_NOTHING, _NOTHING)
        if subject is None:
            self._points.setData(_NOTHING, _NOTHING)
            return
        size = _point_size(len(subject.shown_rows))
        self._points.setSize(size)
        self._rings.setSize(size + 4)
        across = subject.shown_raw[:, self.axes.across]
        if self._is_line:
            heights = self._heights(subject)
            across, up = np.repeat(across, heights.shape[1]), heights.ravel()
        else:
            up = subject.shown_raw[:, self.axes.up]
        self._points.setData(across, up, **self._marks(subject))

    def _marks(self, subject: Subject) -> dict[str, Any]:
        """Return brush, pen and form of each point."""
        palette = current_theme().palette
        count = len(subject.shown_rows)
        repeats = self._heights(subject).shape[1] if self._is_line else 1
        if subject.rule is None:
            colours = self._value_colours(subject, repeats)
            forms = [class_form(0)] * len(colours)
        else:
            numbers = subject.shown_classes.tolist()
            colours = [class_colour(palette, number) for number in numbers]
            forms = [class_form(number) for number in numbers]
        ground = QColor(palette.surface)
        outline = thin_pen(palette.surface)
        outline.setColor(translucent(palette.surface, _OUTLINE_ALPHA))
        hollow = [k // repeats >= subject.first_of_validation for k in range(count * repeats)]
        return {
            "symbol": forms,
            "brush": [ground if h else c for c, h in zip(colours, hollow, strict=True)],
            "pen": [
                thin_pen(c.name()) if h else outline for c, h in zip(colours, hollow, strict=True)
            ],
        }

    def _value_colours(self, subject: Subject, repeats: int) -> list[QColor]:
        palette = current_theme().palette
        if self._is_line:
            # Paler than the curve, which runs over them in the same colour.
            series = [palette.series[k % len(palette.series)] for k in range(repeats)]
            pale = [translucent(colour, _PALE_ALPHA) for colour in series]
            return pale * len(subject.shown_rows)
        values = subject.shown_values[:, 0]
        pixels = value_pixels(palette, values, _reach(values))
        return [QColor.fromRgba(int(pixel)) for pixel in pixels]

    def _ring(self, response: Response) -> None:
        """Ring the samples that are put into a wrong class."""
        subject = self._shown_subject
        if response.wrong is None or subject is None:
            return
        raw = subject.shown_raw[response.wrong]
        up = self._heights(subject)[response.wrong, 0] if self._is_line else raw[:, self.axes.up]
        self._rings.setData(raw[:, self.axes.across], up)

    # The network's answer

    def _begin(self, subject: Subject, parameters: Array, is_live: bool) -> None:
        if self._responder is not None:
            self._work.do(self._responder.task(parameters, self._visible(), is_live))

    def _visible(self) -> Rectangle:
        (left, right), (low, high) = self.area.view.viewRange()
        return left, right, low, high

    def _show(self, result: Response) -> None:
        self._response = result
        self._draw_response(result)
        self._ring(result)
        self._count_wrong(result)

    def _draw_response(self, response: Response) -> None:
        palette = current_theme().palette
        if self._is_line:
            self._draw_lines(response)
        elif response.classes is not None and response.margin is not None:
            pixels = class_pixels(palette, response.classes, response.margin)
            self._picture.set_picture(pixels, response.place)
        elif self._subject is not None:
            values = self._subject.shown_values[:, 0]
            pixels = value_pixels(palette, response.outputs[..., 0], _reach(values))
            self._picture.set_picture(pixels, response.place)

    def _draw_lines(self, response: Response) -> None:
        x = np.linspace(response.place[0], response.place[1], LINE)
        for line, y in zip(self._lines, response.outputs.T[:_MOST_LINES], strict=False):
            line.setData(x, y)

    def _count_wrong(self, response: Response) -> None:
        if response.wrong is None:
            error = short_number(response.error)
            self.legend.set_note(tr("mean squared error {error}", error=error))
            return
        wrong = tr(
            "{wrong} of {count} wrong",
            wrong=f"{int(response.wrong.sum()):,}",
            count=f"{len(response.wrong):,}",
        )
        rest = tr("rest: mean")
        self.legend.set_note(wrong if self.axes.isHidden() else f"{wrong} · {rest}")

    # Following pointer, theme and language

    @Slot()
    def _on_axes_chosen(self) -> None:
        self._work.forget()
        self._response = None
        self._make_responder()
        self.area.follow()
        self._say()
        self._draw_points()
        self._show_everything()
        self._begin_if_visible()

    @Slot(bool)
    def _on_following_changed(self, following: bool) -> None:
        self._fit.setEnabled(not following)
        if following:
            self._show_everything()
            self._begin_if_visible()

    @Slot()
    def _on_view_moved(self) -> None:
        """Answer for what has become visible."""
        self._begin_if_visible()

    def restyle(self) -> None:
        """Take over the theme's colours."""
        palette = current_theme().palette
        for number, line in enumerate(self._lines):
            line.setPen(thin_pen(palette.series[number % len(palette.series)]))
        self._rings.setPen(thin_pen(palette.text))
        self._name_classes()
        self._draw_points()
        if self._response is not None:
            self._draw_response(self._response)
            self._ring(self._response)

    def _name_classes(self) -> None:
        palette, subject = current_theme().palette, self._shown_subject
        names = () if subject is None or not subject.rule else subject.dataset.class_names
        self.legend.set_entries(
            [
                LegendEntry(
                    name,
                    name,
                    class_colour(palette, number).name(),
                    has_value=False,
                    form=class_form(number),
                )
                for number, name in enumerate(names)
            ]
        )
        self.legend.set_note("")

    def _say(self) -> None:
        """Name the axes, or say why there is nothing to see."""
        subject = self._shown_subject
        if subject is None:
            self.area.set_titles("", "")
            self.area.set_message(self._missing_text())
            return
        names = subject.input_names
        up = tr("Output") if self._is_line else names[self.axes.up]
        self.area.set_titles(names[self.axes.across], up)
        self.area.set_message("")

    def _missing_text(self) -> str:
        if self._subject is None:
            return tr("Decision regions appear here once the network has data to train on.")
        return tr(
            "Decision regions need at most {most} inputs; these data have {inputs}. "
            "What the network gets wrong is listed under Confusion matrix.",
            most=MOST_INPUTS,
            inputs=f"{self._subject.inputs:,}",
        )

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self._fit.setToolTip(tr("Show everything again (double-click the plot)"))
        self._fit.setAccessibleName(tr("Show everything"))
        self.setAccessibleName(tr("Decision regions"))
        self._say()
        if self._response is not None:
            self._count_wrong(self._response)


def _choosable(subject: Subject) -> tuple[str, ...]:
    """Return the inputs that may lie along an axis: what is derived follows the two of a plane."""
    names = subject.input_names
    return names if InputPlane.of(subject.dataset) is None else names[:2]


def _point_size(points: int) -> int:
    """Return the size in pixels: where there are many they must not cover the regions."""
    return next(size for most, size in _POINT_SIZES if points <= most)


def _reach(values: NDArray[np.float64]) -> float:
    return float(np.abs(values).max()) or 1.0


def _telling(subject: Subject) -> tuple[int, int]:
    """Return the first two inputs; of pictures, whose corners are empty, the two that vary most."""
    if subject.dataset.image_shape is None or subject.inputs < 2:
        return 0, 1
    first, second = sorted(np.argsort(-subject.shown_raw.std(axis=0), kind="stable")[:2].tolist())
    return first, second
