"""How the curves of a training's history are to be drawn: smoothed, on a logarithmic scale."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QWidget

from gui.looks.theme import GRID
from gui.words.field_advice import explain_fields
from gui.words.parameter_advice import panel_advice
from gui.words.translation import tr

_MOST_SMOOTHING: Final = 98


class CurveControls(QWidget):
    """A slider for the smoothing and a tick for the scale, beside the legend.

    Parameters
    ----------
    name : str
        What the object names begin with: ``loss`` makes ``lossSmoothing`` and ``lossLogScale``.
    """

    smoothing_chosen = Signal(float)
    """Another weight of the running mean, from 0 to below 1."""
    scale_chosen = Signal(bool)
    """Whether the left axis is to be logarithmic."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self.smoothing = QSlider(Qt.Orientation.Horizontal, self)
        self.smoothing.setObjectName(f"{name}Smoothing")
        self.smoothing.setRange(0, _MOST_SMOOTHING)
        self.smoothing.setFixedWidth(10 * GRID)
        self._label.setBuddy(self.smoothing)
        self.log_scale = QCheckBox(self)
        self.log_scale.setObjectName(f"{name}LogScale")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for widget in (self._label, self.smoothing, self.log_scale):
            row.addWidget(widget)
        self.smoothing.valueChanged.connect(self._on_smoothed)
        self.log_scale.toggled.connect(self.scale_chosen)

    @Slot(int)
    def _on_smoothed(self, percent: int) -> None:
        self.smoothing_chosen.emit(percent / 100.0)

    def show_scale(self, is_logarithmic: bool) -> None:
        """Show which scale was chosen elsewhere."""
        with QSignalBlocker(self.log_scale):
            self.log_scale.setChecked(is_logarithmic)

    def retranslate(self, scale_tip: str) -> None:
        """Set every word in the language of the moment.

        Parameters
        ----------
        scale_tip : str
            What the logarithmic scale does for this plot.
        """
        explain_fields(self)
        self._label.setText(tr("Smoothing"))
        self.smoothing.setWhatsThis(panel_advice("smoothing"))
        self.smoothing.setToolTip(tr("Running mean over the epochs; the batches stay as they are"))
        self.log_scale.setText(tr("Log scale"))
        self.log_scale.setToolTip(scale_tip)
