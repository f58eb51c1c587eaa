"""How the stepper writes: chosen once, remembered, and offered in a menu."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from PySide6.QtCore import QT_TR_NOOP, QObject, QSettings, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gui.stepping.loss_choices import LossChoices
from gui.stepping.notation import NOTATION_KEY, NOTATIONS, ROWS, Notation
from gui.stepping.number_format import NumberFormat
from gui.stepping.number_format_choices import (
    NUMBER_FORMATS,
    format_sample,
    format_text,
    known_format,
)
from gui.words.translation import tr

_FORMAT_KEY: Final = "stepping/numbers"
_FULL_KEY: Final = "stepping/full"
_LARGE_KEY: Final = "stepping/large"

NOTATION_TEXTS: Final[dict[str, Any]] = {
    "rows": QT_TR_NOOP("Z = X·W + b: samples are rows (Deep Learning from Scratch)"),
    "columns": QT_TR_NOOP("Z = W·X + b: samples are columns (Andrew Ng)"),
    "errors": QT_TR_NOOP("δˡ = (wˡ⁺¹)ᵀ·δˡ⁺¹ ⊙ σ′(zˡ): errors of layers (Nielsen)"),
}


class StepSettings(QObject):
    """Keeps what was chosen, and the button with the choices.

    Parameters
    ----------
    parent : QWidget
        Where button and menu belong.
    """

    number_format_changed = Signal(object)
    """Numbers are to be printed otherwise; carries the `NumberFormat`."""

    notation_changed = Signal(object)
    """Formulas are to be written otherwise; carries the `Notation`."""

    fullness_changed = Signal(bool)
    """Explanations are to be full, or light; carries which."""

    size_changed = Signal(bool)
    """Letters are to be large enough for a projector, or as everywhere; carries which."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        stored = QSettings()
        self._numbers = known_format(stored.value(_FORMAT_KEY))
        self._notation = NOTATIONS.get(str(stored.value(NOTATION_KEY)), ROWS)
        self._is_full = bool(stored.value(_FULL_KEY, True, bool))
        self._is_large = bool(stored.value(_LARGE_KEY, False, bool))
        self.button = QToolButton(parent)
        self.button.setObjectName("numberFormatButton")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(parent)
        self.button.setMenu(self.menu)
        self._number_menu = self.menu.addMenu("")
        self._notation_menu = self.menu.addMenu("")
        self.losses = LossChoices(self.menu.addMenu(""))
        self.menu.addSeparator()
        self._full = self._switch("fullExplanationsAction", self._is_full, self.set_full)
        self._large = self._switch("projectorSizeAction", self._is_large, self.set_large)

    def _switch(self, name: str, is_on: bool, slot: Callable[[bool], None]) -> QAction:
        action = self.menu.addAction("")
        action.setObjectName(name)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.toggled.connect(slot)
        return action

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
        self._word_choices()
        self.number_format_changed.emit(numbers)

    @property
    def notation(self) -> Notation:
        """In which letters formulas are written."""
        return self._notation

    def set_notation(self, notation: Notation) -> None:
        """Write formulas in another notation."""
        if notation == self._notation:
            return
        self._notation = notation
        QSettings().setValue(NOTATION_KEY, notation.name)
        self._word_choices()
        self.notation_changed.emit(notation)

    @property
    def is_full(self) -> bool:
        """Whether everything is explained, rather than sentence, formulas and numbers only."""
        return self._is_full

    @Slot(bool)
    def set_full(self, is_full: bool) -> None:
        """Explain everything, or say the least."""
        if is_full == self._is_full:
            return
        self._is_full = is_full
        self._full.setChecked(is_full)
        QSettings().setValue(_FULL_KEY, is_full)
        self.fullness_changed.emit(is_full)

    @property
    def is_large(self) -> bool:
        """Whether letters are large enough for a projector."""
        return self._is_large

    @Slot(bool)
    def set_large(self, is_large: bool) -> None:
        """Show everything large, or as large as everywhere."""
        if is_large == self._is_large:
            return
        self._is_large = is_large
        self._large.setChecked(is_large)
        QSettings().setValue(_LARGE_KEY, is_large)
        self.size_changed.emit(is_large)

    def retranslate(self) -> None:
        """Word everything anew."""
        name = tr("How formulas and numbers are written")
        self.button.setToolTip(name)
        self.button.setAccessibleName(name)
        self._number_menu.setTitle(tr("Numbers"))
        self._notation_menu.setTitle(tr("Notation"))
        self.losses.retranslate()
        self._full.setText(tr("Full explanations"))
        self._full.setToolTip(
            tr("Without: only the sentence, the formulas with their numbers, and the matrices")
        )
        self._large.setText(tr("Size for a projector"))
        self._large.setToolTip(tr("Large letters and matrices in the whole stepper"))
        self.menu.setToolTipsVisible(True)
        self._word_choices()

    def _word_choices(self) -> None:
        self.button.setText(format_sample(self._numbers))
        formats = ((format_text(one), one, one == self._numbers) for one in NUMBER_FORMATS)
        _fill(self._number_menu, formats, self._on_format_chosen)
        notations = (
            (tr(NOTATION_TEXTS[name]), one, one == self._notation)
            for name, one in NOTATIONS.items()
        )
        _fill(self._notation_menu, notations, self._on_notation_chosen)

    @Slot()
    def _on_format_chosen(self) -> None:
        self.set_number_format(self.sender().data())  # type: ignore[attr-defined]

    @Slot()
    def _on_notation_chosen(self) -> None:
        self.set_notation(self.sender().data())  # type: ignore[attr-defined]


def _fill(
    menu: QMenu, choices: Iterable[tuple[str, object, bool]], slot: Callable[[], None]
) -> None:
    """Offer choices of which one holds."""
    menu.clear()
    group = QActionGroup(menu)
    for text, value, is_chosen in choices:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.setData(value)
        action.triggered.connect(slot)
        group.addAction(action)
