"""How the stepper writes: chosen once, remembered, and offered in a menu."""

from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gui.stepping.number_format import NumberFormat
from gui.stepping.number_format_choices import NUMBER_FORMATS, format_text, known_format
from gui.translation import tr

_FORMAT_KEY: Final = "stepping/numbers"


class StepSettings(QObject):
    """Keeps what was chosen, and the button with the choices.

    Parameters
    ----------
    parent : QWidget
        Where button and menu belong.
    """

    number_format_changed = Signal(object)
    """Numbers are to be printed otherwise; carries the `NumberFormat`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._numbers = known_format(QSettings().value(_FORMAT_KEY))
        self.button = QToolButton(parent)
        self.button.setObjectName("numberFormatButton")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setMenu(QMenu(parent))

    @property
    def number_format(self) -> NumberFormat:
        """How numbers are printed."""
        return self._numbers

    def set_number_format(self, numbers: NumberFormat) -> None:
        """Print numbers in another way."""
        if numbers == self._numbers:
            return
        self._numbers = numbers
        QSettings().setValue(_FORMAT_KEY, f"{numbers.kind} {numbers.digits}")
        self.retranslate()
        self.number_format_changed.emit(numbers)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.button.setToolTip(tr("How numbers are printed"))
        self.button.setText(self._numbers.text(0.123456789))
        self.button.setAccessibleName(tr("How numbers are printed"))
        menu = self.button.menu()
        menu.clear()
        group = QActionGroup(menu)
        for numbers in NUMBER_FORMATS:
            action = menu.addAction(format_text(numbers))
            action.setCheckable(True)
            action.setChecked(numbers == self._numbers)
            action.setData((numbers.kind, numbers.digits))
            action.triggered.connect(self._on_format_chosen)
            group.addAction(action)

    @Slot()
    def _on_format_chosen(self) -> None:
        action = self.sender()
        kind, digits = action.data()  # type: ignore[attr-defined]
        self.set_number_format(NumberFormat(kind, digits))
