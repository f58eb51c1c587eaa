"""One sample typed by hand: a field for each input, by its name."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from gui.looks.number_boxes import let_wheel_pass
from gui.looks.theme import GRID
from gui.words.field_advice import field_advice

#: More fields than this nobody types.
MOST_FIELDS: Final = 64
_GREATEST: Final = 1e12


class SampleForm(QScrollArea):
    """Unscaled numbers, as they stand in the data; what is done to data is done to them too."""

    edited = Signal()
    """Another number was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sampleForm")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(36 * GRID)
        self.boxes: list[QDoubleSpinBox] = []

    def set_inputs(self, names: Sequence[str], values: Sequence[float]) -> None:
        """Show a field for each input, with these numbers in them."""
        inner = QWidget()
        form = QFormLayout(inner)
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID // 2)
        self.boxes = []
        for name, value in zip(names, values, strict=True):
            box = QDoubleSpinBox()
            box.setObjectName(f"input {name}")
            box.setAccessibleName(name)
            box.setWhatsThis(field_advice("input"))
            box.setDecimals(4)
            box.setRange(-_GREATEST, _GREATEST)
            box.setSingleStep(0.1)
            # Its own wish is wide enough for the greatest number.
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setMinimumWidth(12 * GRID)
            box.setValue(value)
            let_wheel_pass(box)
            box.valueChanged.connect(self.edited)
            self.boxes.append(box)
            label = QLabel(name)
            label.setWordWrap(True)
            form.addRow(label, box)
        self.setWidget(inner)
        # Nothing may lie under the bar.
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(36 * GRID, inner.minimumSizeHint().width() + bar))

    def values(self) -> NDArray[np.float64]:
        """Return the numbers (1, I)."""
        return np.array([[box.value() for box in self.boxes]])
