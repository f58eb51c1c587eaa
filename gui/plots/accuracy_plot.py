"""The share of samples put into their class, over the epochs."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.plots.decimation import Floats
from gui.plots.history_plot import CurveStyle, HistoryPlot
from gui.words.translation import tr


class AccuracyPlot(HistoryPlot):
    """Training and validation accuracy in percent, with the level of chance 1 / C."""

    STYLES: ClassVar[tuple[CurveStyle, ...]] = (
        CurveStyle("accuracy", lambda: tr("Training"), lambda palette: palette.series[0]),
        CurveStyle(
            "validation_accuracy",
            lambda: tr("Validation"),
            lambda palette: palette.series[1],
            Qt.PenStyle.DashLine,
        ),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accuracyPlot")

    def _drawn(self, values: Floats) -> Floats:
        return values * 100.0

    def _vertical_range(self, lowest: float, highest: float) -> tuple[float, float]:
        return 0.0, 104.0

    def _chance_of(self, classes: int) -> float:
        return 1.0 / classes

    def _chance_text(self, classes: int) -> str:
        return tr("chance: 1/{classes} = {level} %", classes=classes, level=f"{100 / classes:.3g}")

    def _value_text(self, value: float) -> str:
        return f"{100.0 * value:.1f} %"

    def _empty_text(self) -> str:
        return tr("The accuracy appears here as soon as the network trains (F5).")

    def _early_text(self) -> str:
        return tr("The accuracy is measured after the first epoch.")

    def _axis_titles(self) -> tuple[str, str]:
        return tr("Epoch"), tr("Accuracy (%)")
