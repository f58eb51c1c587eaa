"""A small field laid over a number, in which it is edited where it stands."""

from math import isfinite
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.looks.fonts import number_font
from gui.looks.theme import GRID, current_theme
from gui.stepping.number_format import NumberFormat, exact
from gui.words.translation import tr

_LEAST_WIDTH: Final = 10 * GRID
_SHORT: Final = NumberFormat("significant", 6)
_STEP: Final = 0.1
_FACTORS: Final = {
    Qt.KeyboardModifier.ShiftModifier: 10.0,
    Qt.KeyboardModifier.ControlModifier: 0.1,
}
_OWN_KEYS: Final = (Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)
_NOTCH: Final = 120


class NumberEditor(QLineEdit):
    """Takes a number; arrow keys and wheel change it, and whoever listens follows at once.

    Enter or a click elsewhere ends the editing, Esc brings the number back that was there.
    """

    value_given = Signal(float)
    """The number is another one."""

    ended = Signal()
    """Nothing is edited any more."""

    def __init__(self, parent: QWidget, place: QRect, value: float, name: str) -> None:
        super().__init__(parent)
        self.setObjectName("numberEditor")
        self.setFont(number_font(parent.font()))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._parent = parent
        self._before = self._value = value
        self._has_ended = False
        self._place_over(place)
        self._colour()
        self.setText(_SHORT.text(value))
        self.selectAll()
        self.setAccessibleName(tr("What if {name} were", name=name))
        self.setToolTip(
            tr("Arrow keys change the number by 0.1, with Shift by 1, with Ctrl by 0.01")
        )
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place_over(self, place: QRect) -> None:
        width = max(place.width() + 2, _LEAST_WIDTH)
        height = max(place.height() + 4, self.fontMetrics().height() + 6)
        left = min(place.right() - width + 1, self._parent.width() - width)
        top = place.center().y() - height // 2
        top = min(max(top, 0), self._parent.height() - height)
        self.setGeometry(max(left, 0), top, width, height)

    def _colour(self) -> None:
        palette = current_theme().palette
        self.setStyleSheet(
            f"QLineEdit {{ border: 2px solid {palette.sandbox}; border-radius: 2px; padding: 0 2px;"
            f" min-height: 0; background: {palette.surface}; color: {palette.text};"
            f" selection-background-color: {palette.sandbox};"
            f" selection-color: {palette.surface}; }}"
        )

    @property
    def value(self) -> float:
        """The number given last."""
        return self._value

    def _give(self, value: float) -> None:
        if isfinite(value) and value != self._value:
            self._value = value
            self.value_given.emit(value)

    def _typed(self) -> float | None:
        return parsed_number(self.text())

    def _step(self, steps: float, modifiers: Qt.KeyboardModifier) -> None:
        typed = self._typed() if self.isModified() else None
        size = _STEP
        for modifier, factor in _FACTORS.items():
            size *= factor if modifiers & modifier else 1.0
        start = self._value if typed is None else typed
        # What is typed as 0.1 stays short: binary crumbs of the addition are rounded away.
        value = float(f"{start + steps * size:.12g}")
        self.setText(exact(value))
        self.selectAll()
        self._give(value)

    def finish(self) -> None:
        """Take what was typed, if it is a number, and go."""
        if self._has_ended:
            return
        # What nobody touched keeps its digits: fewer are shown than it has.
        typed = self._typed() if self.isModified() else None
        if typed is not None:
            self._give(typed)
        self._go()

    def cancel(self) -> None:
        """Give back the number that was there, and go."""
        if not self._has_ended:
            self._give(self._before)
            self._go()

    def discard(self) -> None:
        """Go without giving anything: what was edited is no more."""
        if not self._has_ended:
            self.blockSignals(True)
            self._go()
            self.blockSignals(False)
            self.ended.emit()

    def _go(self) -> None:
        self._has_ended = True
        had_focus = self.hasFocus()
        self.hide()
        if had_focus:
            self._parent.setFocus(Qt.FocusReason.PopupFocusReason)
        self.ended.emit()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Enter for the field: around it they mean something else."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by the arrow keys, go by Enter or Esc."""
        if event.key() == Qt.Key.Key_Up:
            self._step(1.0, event.modifiers())
        elif event.key() == Qt.Key.Key_Down:
            self._step(-1.0, event.modifiers())
        elif event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Accepted here: what lies below would begin to edit anew.
            self.finish()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step by the wheel."""
        self._step(event.angleDelta().y() / _NOTCH, event.modifiers())
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed: a click elsewhere ends the editing."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.finish()


def parsed_number(text: str) -> float | None:
    """Return the number that a text says, also with a true minus sign; None where it says none."""
    try:
        number = float(text.strip().replace("−", "-").replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None
