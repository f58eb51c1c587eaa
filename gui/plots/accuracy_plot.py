"""The share of samples put into their class, over the epochs."""

import math
from typing import ClassVar, Final

import numpy as np
from PySide6.QtCore import Qt

from gui.plots.curve_style import CurveStyle
from gui.plots.decimation import Floats
from gui.plots.history_plot import HistoryPlot
from gui.plots.log_axis import AccuracyAxis
from gui.plots.plot_area import PlotArea
from gui.words.percentages import percentage
from gui.words.translation import tr

_COARSEST_CEILING: Final = 2.0
_ROOM: Final = 1.08


class AccuracyPlot(HistoryPlot):
    """Training and validation accuracy in percent, with the level of chance 1 / C.

    On the logarithmic scale it is the share of errors that is logarithmic: 90, 99 and 99.9 % lie
    equally far apart, and the curve still rises as the network gets better. No error at all would
    lie infinitely high; it stands at the upper edge, above the least error that there is.
    """

    NAME: ClassVar[str] = "accuracy"
    STYLES: ClassVar[tuple[CurveStyle, ...]] = (
        CurveStyle("accuracy", lambda: tr("Training"), lambda palette: palette.series[0]),
        CurveStyle(
            "validation_accuracy",
            lambda: tr("Validation"),
            lambda palette: palette.series[1],
            Qt.PenStyle.DashLine,
        ),
    )

    _is_regression = False

    def set_regression(self, is_regression: bool) -> None:
        """Say instead of curves that the targets are values, of which none is simply right."""
        self._is_regression = is_regression
        self._refresh_if_visible()

    def _new_area(self) -> PlotArea:
        self._axis = AccuracyAxis()
        return PlotArea(self, self._axis)

    def _refresh(self) -> None:
        if self._is_logarithmic:
            self._find_ceiling()
        super()._refresh()

    def _say_what_is_missing(self) -> None:
        super()._say_what_is_missing()
        if self._is_regression:
            self.area.set_message(
                tr(
                    "A regression has no accuracy: see its loss, and R² beside its largest errors "
                    "(Confusion matrix)."
                )
            )

    def _find_ceiling(self) -> None:
        """Put 100 % above the least error that any of the curves comes to."""
        known = [view.mean[np.isfinite(view.mean)] for view in self._all_series()]
        errors = 1.0 - np.concatenate([*known, np.empty(0)])
        least = float(errors[errors > 0.0].min(initial=1.0))
        self._axis.set_ceiling(max(-math.log10(least / 2.0), _COARSEST_CEILING))

    def _drawn(self, values: Floats) -> Floats:
        if not self._is_logarithmic:
            return values * 100.0
        least = 10.0**-self._axis.ceiling
        shown: Floats = -np.log10(np.maximum(1.0 - values, least))
        return shown

    def _vertical_range(self, lowest: float, highest: float) -> tuple[float, float]:
        if not self._is_logarithmic:
            return 0.0, 110.0  # room for the label of 100
        return min(lowest, 0.0), _ROOM * self._axis.ceiling

    def _chance_of(self, classes: int) -> float:
        return 1.0 / classes

    def _chance_text(self, classes: int) -> str:
        return tr("chance: 1/{classes} = {level} %", classes=classes, level=f"{100 / classes:.3g}")

    def _value_text(self, value: float) -> str:
        return percentage(f"{100.0 * value:.1f}")

    def _empty_text(self) -> str:
        return tr("The accuracy appears here as soon as the network trains (F5).")

    def _early_text(self) -> str:
        return tr("The accuracy is measured after the first epoch.")

    def _axis_titles(self) -> tuple[str, str]:
        return tr("Epoch"), tr("Accuracy (%)")

    def _scale_tip(self) -> str:
        return tr("Equal distances for equal ratios of errors: 90, 99 and 99.9 % stay apart")
