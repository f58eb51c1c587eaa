"""Fields beside a task for the weights and the bias of one layer."""

from collections.abc import Mapping
from itertools import product
from typing import Final

import numpy as np
from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QSizePolicy, QWidget

from engine import Array
from gui.looks.fonts import number_font
from gui.looks.number_boxes import let_wheel_pass, select_when_clicked
from gui.looks.theme import GRID
from gui.words.translation import tr

#: More than this is no exercise for the hand.
MOST_NUMBERS: Final = 12
_PER_ROW: Final = 2
_SUBSCRIPTS: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_MOST: Final = 1000.0
_BOX_WIDTH: Final = 9 * GRID

Place = tuple[str, tuple[int, ...]]


class NumberFields(QWidget):
    """One spin box for each weight and bias, made anew when the layer has another shape."""

    number_set = Signal(str, tuple, float)
    """A number was typed: parameter, index, value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[Place, QDoubleSpinBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        for column in range(_PER_ROW):
            self._grid.setColumnStretch(2 * column + 1, 1)

    @property
    def boxes(self) -> Mapping[Place, QDoubleSpinBox]:
        """The fields by parameter and index."""
        return self._boxes

    def show_numbers(self, parameters: Mapping[str, Array]) -> None:
        """Show the weights and the bias of a layer; nothing where there are too many."""
        shown = {name: parameters[name] for name in ("weights", "bias") if name in parameters}
        if sum(array.size for array in shown.values()) > MOST_NUMBERS:
            shown = {}
        places = [(name, index) for name, a in shown.items() for index in np.ndindex(a.shape)]
        if places != list(self._boxes):
            self._make(places, shown)
        for (name, index), box in self._boxes.items():
            value = float(shown[name][index])
            if box.value() != round(value, box.decimals()):
                with QSignalBlocker(box):
                    box.setValue(value)

    def _make(self, places: list[Place], shown: Mapping[str, Array]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._boxes = {}
        columns = product(range(len(places)), range(_PER_ROW))
        last: QWidget = self
        for place, (row, column) in zip(places, columns, strict=False):
            name = QLabel(_letter(*place, outputs=_outputs(shown)), self)
            box = self._box(place, name.text())
            name.setBuddy(box)
            self._grid.addWidget(name, row, 2 * column)
            self._grid.addWidget(box, row, 2 * column + 1)
            for widget in (name, box):
                widget.show()  # the layout would do it a moment later, and leave no room until then
            self._boxes[place] = box
            # They are made after the buttons below them, and Tab would come to them last.
            QWidget.setTabOrder(last, box)
            last = box

    def _box(self, place: Place, letter: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setObjectName(f"number:{place[0]}:{','.join(map(str, place[1]))}")
        box.setLocale(QLocale.c())
        box.setDecimals(3)
        box.setRange(-_MOST, _MOST)
        box.setSingleStep(0.1)
        box.setFont(number_font(box.font()))
        box.setKeyboardTracking(False)
        let_wheel_pass(box)
        select_when_clicked(box)
        # Its own idea of its width makes room for the longest number it could hold.
        box.setMinimumWidth(_BOX_WIDTH)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        kind = tr("Weight") if place[0] == "weights" else tr("Bias")
        box.setAccessibleName(f"{kind} {letter}")
        box.valueChanged.connect(lambda value: self.number_set.emit(*place, value))
        return box


def _outputs(shown: Mapping[str, Array]) -> int:
    return shown["weights"].shape[1] if "weights" in shown else 1


def _letter(parameter: str, index: tuple[int, ...], outputs: int) -> str:
    """Return w₁, or w₁₂ for the weight from the first input to the second neuron; b, or b₂."""
    letter = "w" if parameter == "weights" else "b"
    shown = index if outputs > 1 else index[:-1]
    return letter + "".join(str(place + 1) for place in shown).translate(_SUBSCRIPTS)
