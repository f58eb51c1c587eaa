"""The numbers of a generated data set: samples, noise, seed."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QSpinBox, QWidget

from engine import BUILT_IN, Option
from gui.data.source_texts import option_text
from gui.looks.number_boxes import let_wheel_pass
from gui.looks.theme import GRID
from gui.words.parameter_advice import data_advice

_GREATEST: Final = 2**31 - 1
"""What a spin box can hold."""

Number = int | float
_Box = QSpinBox | QDoubleSpinBox


class SourceOptions(QWidget):
    """One spin box for each option of a source, with its legal range."""

    changed = Signal()
    """The user chose another number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, _Box] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(2 * GRID)
        self._form.setVerticalSpacing(GRID // 2)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @property
    def has_any(self) -> bool:
        """Whether the source has options."""
        return bool(self._boxes)

    @property
    def values(self) -> dict[str, Number | str]:
        """The chosen numbers by option."""
        return {name: box.value() for name, box in self._boxes.items()}

    def box(self, name: str) -> _Box:
        """Return an option's spin box."""
        return self._boxes[name]

    def set_source(self, source: str, values: dict[str, Number | str]) -> None:
        """Show a source's options with these values, where given, else the defaults."""
        while self._form.rowCount():
            self._form.removeRow(0)
        self._boxes = {}
        options = BUILT_IN[source].options if source in BUILT_IN else {}
        for name, option in options.items():
            box = _box_for(option, float(values.get(name, option.default)))
            box.setObjectName(name)
            box.setKeyboardTracking(False)
            box.valueChanged.connect(self.changed)
            self._boxes[name] = box
            let_wheel_pass(box)
            box.setWhatsThis(data_advice(name))
            self._form.addRow(option_text(name), box)

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        for name, box in self._boxes.items():
            label = self._form.labelForField(box)
            label.setProperty("text", option_text(name))
            box.setWhatsThis(data_advice(name))


def _box_for(option: Option, value: float) -> _Box:
    if option.whole:
        whole = QSpinBox()
        whole.setRange(int(option.low), min(int(option.high), _GREATEST))
        whole.setGroupSeparatorShown(True)
        whole.setValue(int(value))
        return whole
    box = QDoubleSpinBox()
    box.setDecimals(2)
    box.setSingleStep(0.05)
    box.setRange(option.low, option.high)
    box.setValue(value)
    return box
