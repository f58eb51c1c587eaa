"""The line that tells what else can be measured of a network: R², top-3 accuracy and their kin."""

from collections.abc import Mapping
from html import escape
from math import isfinite
from typing import Final

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.words.number_text import short_number
from gui.words.percentages import percentage
from gui.words.translation import QT_TR_NOOP, tr

#: What each metric in `FURTHER_METRICS` is called.
NAMES: Final = {
    "r_squared": QT_TR_NOOP("R² {value}"),
    "mean_absolute_error": QT_TR_NOOP("Mean absolute error {value}"),
    "top_3_accuracy": QT_TR_NOOP("Top-3 accuracy {value}"),
    "binary_accuracy": QT_TR_NOOP("Binary accuracy {value}"),
}
_MEANINGS: Final = {
    "r_squared": QT_TR_NOOP(
        "R² says how much of the variation of the targets the network explains: 1 is perfect, 0 no "
        "better than always answering their mean, below 0 worse than that."
    ),
    "mean_absolute_error": QT_TR_NOOP(
        "The mean absolute error says by how much the outputs miss the targets on average, in the "
        "targets' own unit."
    ),
    "top_3_accuracy": QT_TR_NOOP(
        "Top-3 accuracy is the share of samples whose true class is among the three largest "
        "outputs."
    ),
    "binary_accuracy": QT_TR_NOOP(
        "Binary accuracy looks at each output for itself: how often it is on the right side of "
        "0.5. With many classes it is high even for a poor network, because most targets are 0."
    ),
}
_SHARES: Final = ("top_3_accuracy", "binary_accuracy")


class FurtherMetricsLine(QLabel):
    """Tells metrics in one quiet line that wraps where it must; hidden where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("furtherMetrics")
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.hide()

    def set_metrics(self, metrics: Mapping[str, float]) -> None:
        """Tell metrics by their names in `FURTHER_METRICS`, and explain each."""
        told = [tr(NAMES[name], value=_written(name, metrics[name])) for name in metrics]
        meanings = [tr(_MEANINGS[name]) for name in metrics]
        self.setText("  ·  ".join(told))
        self.setAccessibleName(", ".join(told))
        self.setAccessibleDescription(" ".join(meanings))
        paragraphs = "".join(f"<p>{escape(meaning, quote=False)}</p>" for meaning in meanings)
        self.setToolTip(paragraphs)  # only rich text is wrapped
        self.setWhatsThis(paragraphs)
        self.setVisible(bool(told))


def _written(name: str, value: float) -> str:
    if not isfinite(value):
        return "−∞" if value < 0.0 else "∞" if value > 0.0 else "NaN"
    if name in _SHARES:
        return percentage(f"{100.0 * value:.4g}")
    return short_number(value, 4)
