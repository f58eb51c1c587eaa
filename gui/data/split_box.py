"""How many samples are kept to validate, instead of being learned from."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QSpinBox, QWidget

from engine import split
from gui.looks.fonts import number_font
from gui.looks.theme import GRID
from gui.words.parameter_advice import panel_advice
from gui.words.percentages import percentage
from gui.words.translation import tr

_MOST_PERCENT = 90
_STEP = 5


class SplitBox(QWidget):
    """A share in percent, and what it comes to for the samples shown."""

    share_chosen = Signal(float)
    """The user wants this share, from 0 to 0.9, to be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samples = 0
        self.percent = QSpinBox(self)
        self.percent.setObjectName("validationShare")
        self.percent.setRange(0, _MOST_PERCENT)
        self.percent.setSingleStep(_STEP)
        self.percent.setKeyboardTracking(False)
        self._counts = QLabel(self)
        self._counts.setFont(number_font(self._counts.font()))
        self._counts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._counts.setWordWrap(True)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(2 * GRID)
        self._form.setVerticalSpacing(GRID // 2)
        self._form.addRow(" ", self.percent)
        self._form.addRow(self._counts)
        self.percent.valueChanged.connect(self._on_changed)
        self.retranslate()

    @Slot(int)
    def _on_changed(self, percent: int) -> None:
        self.retranslate()
        self.share_chosen.emit(percent / 100)

    def set_share(self, share: float) -> None:
        """Show the share of the document."""
        self.percent.blockSignals(True)
        self.percent.setValue(round(100 * share))
        self.percent.blockSignals(False)
        self.retranslate()

    def set_samples(self, samples: int) -> None:
        """Say what the share comes to for so many samples; nothing for none."""
        self._samples = samples
        self.setVisible(samples > 0)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self.percent.setSuffix(percentage(""))
        self._form.labelForField(self.percent).setProperty("text", tr("Validation share"))
        self.percent.setAccessibleName(tr("Validation share"))
        self.percent.setWhatsThis(panel_advice("validationShare"))
        self.percent.setToolTip(
            tr("Samples kept to validate: never learned from, drawn by the seed")
        )
        kept = 0
        if self._samples:
            kept = len(split(self._samples, self.percent.value() / 100, 0).validation)
        self._counts.setVisible(kept > 0)
        learned = f"{self._samples - kept:,}"
        self._counts.setText(
            tr("{learned} to learn from, {kept} to validate", learned=learned, kept=f"{kept:,}")
        )
