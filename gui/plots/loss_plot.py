"""The loss over the epochs: of every step, of the training set, of the validation set."""

import math
from typing import ClassVar, Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.plots.advice_strip import AdviceStrip
from gui.plots.curve_style import CurveStyle
from gui.plots.decimation import Floats
from gui.plots.history_plot import HistoryPlot
from gui.words.number_text import short_number
from gui.words.translation import tr

_QUARTER_DECADES: Final = 4


class LossPlot(HistoryPlot):
    """Training and validation loss, linear or logarithmic, with the level of chance ln C.

    A loss of 0 has no place on the logarithmic axis and is left out there.
    """

    NAME: ClassVar[str] = "loss"
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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.advice = AdviceStrip(self)
        self._column.insertWidget(0, self.advice)

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
        return short_number(value, 4)

    def _empty_text(self) -> str:
        return tr("The loss appears here as soon as the network trains (F5).")

    def _axis_titles(self) -> tuple[str, str]:
        return tr("Epoch"), tr("Loss")

    def _scale_tip(self) -> str:
        return tr("Equal distances for equal ratios: small losses stay visible")
