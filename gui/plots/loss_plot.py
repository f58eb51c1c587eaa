"""The loss over the epochs: of every step, of the training set, of the validation set."""

import math
from collections.abc import Sequence
from typing import ClassVar, Final

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QSlider, QWidget

from gui.looks.theme import GRID, current_theme
from gui.plots.advice_strip import AdviceStrip
from gui.plots.decimation import Floats, value_at
from gui.plots.earlier_runs import EarlierCurves, EarlierRun
from gui.plots.history_plot import CurveStyle, HistoryPlot
from gui.plots.plot_area import short_number
from gui.words.parameter_advice import panel_advice
from gui.words.translation import tr

_QUARTER_DECADES: Final = 4
_MOST_SMOOTHING: Final = 98
_CLICK_REACH: Final = 12.0


class LossPlot(HistoryPlot):
    """Training and validation loss, linear or logarithmic, with the level of chance ln C."""

    STYLES: ClassVar[tuple[CurveStyle, ...]] = (
        CurveStyle("steps", lambda: tr("Batch"), lambda palette: palette.neutral, by_step=True),
        CurveStyle("epoch_loss", lambda: tr("Training"), lambda palette: palette.series[0]),
        CurveStyle(
            "validation_loss",
            lambda: tr("Validation"),
            lambda palette: palette.series[1],
            Qt.PenStyle.DashLine,
        ),
    )

    step_chosen = Signal(int)
    """A curve was clicked: the step that the training is to go back to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._is_logarithmic = False
        self._log_scale = QCheckBox()
        self._smooth_label, self._smooth = QLabel(), QSlider(Qt.Orientation.Horizontal)
        self._earlier: EarlierCurves | None = None
        super().__init__(parent)
        self._earlier = EarlierCurves(self.area)
        self._smooth.setObjectName("lossSmoothing")
        self._smooth.setRange(0, _MOST_SMOOTHING)
        self._smooth.setFixedWidth(10 * GRID)
        self._smooth_label.setBuddy(self._smooth)
        for widget in (self._smooth_label, self._smooth):
            self._header.insertWidget(self._header.count() - 1, widget)
        self._smooth.valueChanged.connect(self._on_smoothing_chosen)
        self.area.clicked.connect(self._on_clicked)
        self._restyle()
        self.setObjectName("lossPlot")
        self._log_scale.setObjectName("lossLogScale")
        self._header.insertWidget(self._header.count() - 1, self._log_scale)
        self._log_scale.toggled.connect(self.set_logarithmic)
        self.advice = AdviceStrip(self)
        self._column.insertWidget(0, self.advice)

    @property
    def is_logarithmic(self) -> bool:
        """Whether the left axis is logarithmic."""
        return self._is_logarithmic

    @Slot(bool)
    def set_logarithmic(self, logarithmic: bool) -> None:
        """Choose a logarithmic or a linear axis; a loss of 0 has no place on a logarithmic one."""
        self._is_logarithmic = logarithmic
        self._log_scale.setChecked(logarithmic)
        self.area.axis("left").setLogMode(False, logarithmic)
        self.area.follow()
        self._refresh_if_visible()

    # Earlier runs, smoothing, back in time

    def set_earlier(self, runs: Sequence[EarlierRun]) -> None:
        """Draw earlier runs as thin lines behind the present one."""
        assert self._earlier is not None
        self._earlier.set_runs(runs)
        self._name_curves()
        self._refresh_if_visible()

    def _refresh(self) -> None:
        if self._earlier is not None:
            self._earlier.draw(self._points)
        super()._refresh()

    @Slot(int)
    def _on_smoothing_chosen(self, percent: int) -> None:
        self._smoothing = percent / 100.0
        self._refresh_if_visible()

    @Slot(object)
    def _on_clicked(self, place: tuple[float, float]) -> None:
        """Go back to where a curve was clicked; elsewhere a click means nothing."""
        steps = self._series.get("steps")
        if steps is None or not self._epochs_done or not 0 <= place[0] <= self._epochs_done:
            return
        if self._is_near_a_curve(place):
            self.step_chosen.emit(round(place[0] / self._epochs_done * steps.count))

    def _is_near_a_curve(self, place: tuple[float, float]) -> bool:
        reach = _CLICK_REACH * float(self.area.view.viewPixelSize()[1])
        for curve in self._curves.values():
            x, y = curve.getData()
            height = None if x is None else value_at(x, y, place[0])
            if height is not None and abs(height - place[1]) <= reach:
                return True
        return False

    def _restyle(self) -> None:
        if self._earlier is not None:
            self._earlier.restyle(current_theme().palette)
        super()._restyle()

    def _name_curves(self) -> None:
        super()._name_curves()
        if self._earlier is not None:
            more = self._earlier.entries(current_theme().palette)
            self.legend.set_entries([*self.legend.entries, *more])

    def _drawn(self, values: Floats) -> Floats:
        if not self._is_logarithmic:
            return values
        with np.errstate(all="ignore"):
            return np.log10(np.where(values > 0, values, np.nan))

    def _vertical_range(self, lowest: float, highest: float) -> tuple[float, float]:
        if self._is_logarithmic:
            low = math.floor(lowest * _QUARTER_DECADES) / _QUARTER_DECADES
            high = math.ceil(highest * _QUARTER_DECADES) / _QUARTER_DECADES
            return low, max(high, low + 1 / _QUARTER_DECADES)
        low = min(lowest, 0.0)
        return low, low + (highest - low) * 1.05 or low + 1.0

    def _chance_of(self, classes: int) -> float:
        return math.log(classes)

    def _chance_text(self, classes: int) -> str:
        level = f"{math.log(classes):.3f}"
        return tr("chance: ln {classes} = {level}", classes=classes, level=level)

    def _value_text(self, value: float) -> str:
        return short_number(value)

    def _empty_text(self) -> str:
        return tr("The loss appears here as soon as the network trains (F5).")

    def _axis_titles(self) -> tuple[str, str]:
        return tr("Epoch"), tr("Loss")

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        super().retranslate()
        self._smooth_label.setText(tr("Smoothing"))
        self._smooth.setWhatsThis(panel_advice("smoothing"))
        self._smooth.setToolTip(tr("Running mean over the epochs; the batches stay as they are"))
        self._log_scale.setText(tr("Log scale"))
        self._log_scale.setToolTip(
            tr("Equal distances for equal ratios: small losses stay visible")
        )
