"""Spin boxes for whole and real numbers whose limits are an option's legal range."""

import math
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from engine import Option
from gui.looks.number_boxes import select_when_clicked

_MOST_INT: Final = 2**31 - 1
_MOST_REAL: Final = 1e12
_DECIMALS: Final = 16
_USUAL_WIDTH: Final = 104
_LEAST_STEP: Final = 10.0**-_DECIMALS


class WholeNumberField(QSpinBox):
    """A whole number; what is being typed counts once it is finished."""

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        low = -_MOST_INT if math.isinf(option.low) else int(option.low)
        self.setRange(low, int(min(option.high, _MOST_INT)))
        self.setKeyboardTracking(False)
        self.setGroupSeparatorShown(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        select_when_clicked(self)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than usual numbers need: the largest legal one is hardly ever there."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _USUAL_WIDTH), hint.height())

    def sizeHint(self) -> QSize:
        """As `minimumSizeHint`: a form wraps its rows by what a field would like."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), _USUAL_WIDTH), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only a field that has the focus, so that a form can be scrolled."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class RealNumberField(QDoubleSpinBox):
    """A real number as short as it can be written, 0.001 or 1e-08.

    A step is one in the first digit: 0.08, 0.09, 0.1, 0.2. Learning rates are tried like that.
    """

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._option = option
        self.setDecimals(_DECIMALS)
        low = option.low + (_LEAST_STEP if option.open_low else 0.0)
        high = option.high - (_LEAST_STEP if option.open_high else 0.0)
        self.setRange(max(low, -_MOST_REAL), min(high, _MOST_REAL))
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        select_when_clicked(self)

    def stepBy(self, steps: int) -> None:
        """Go up or down by ones in the first digit."""
        value = self.value()
        for _ in range(abs(steps)):
            value += math.copysign(self._step_from(value, steps > 0), steps)
        self.setValue(float(f"{value:.12g}"))
        self.selectAll()

    def _step_from(self, value: float, is_up: bool) -> float:
        if value == 0:
            return 0.1 if self._option.high <= 1 or self._option.low < 0 else 1e-4
        power = math.floor(math.log10(abs(value)) + 1e-9)
        goes_to_zero = is_up == (value < 0)
        if goes_to_zero and abs(value) <= 10.0**power * (1 + 1e-9):
            power -= 1
        return 10.0**power

    def textFromValue(self, value: float) -> str:
        """Return the shortest text that reads back as the same number."""
        return f"{value:.12g}"

    def valueFromText(self, text: str) -> float:
        """Return the number typed; the old one where it is none."""
        number = _number(text)
        return self.value() if number is None else number

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Accept what is a legal number; let be what may become one."""
        number = _number(text)
        if number is not None and self._option.allows(number):
            return QValidator.State.Acceptable, text, position
        becoming = all(letter in "0123456789+-.eE" for letter in text)
        state = QValidator.State.Intermediate if becoming else QValidator.State.Invalid
        return state, text, position

    def fixup(self, text: str) -> str:
        """Return to the old number from what is none."""
        return self.textFromValue(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only a field that has the focus, so that a form can be scrolled."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
