"""Buttons that add inputs made from x1 and x2."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from engine import DERIVED_INPUTS
from gui.looks.theme import GRID
from gui.words.translation import tr


class DerivedInputs(QWidget):
    """One button for each derived input; those that are down are inputs of the network."""

    changed = Signal()
    """The user added or removed an input."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("derivedInputs")
        self._label = QLabel(self)
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for name, derived in DERIVED_INPUTS.items():
            button = QToolButton(self)
            button.setObjectName(f"derived {name}")
            button.setText(derived.title)
            button.setCheckable(True)
            button.setProperty("isChoice", True)
            button.toggled.connect(self.changed)
            self.buttons[name] = button
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._label)
        column.addLayout(row)
        self.retranslate()

    @property
    def names(self) -> str:
        """Those that are down, as the option ``derived`` records them."""
        return ",".join(name for name, button in self.buttons.items() if button.isChecked())

    def set_names(self, names: Collection[str]) -> None:
        """Show which inputs there are."""
        for name, button in self.buttons.items():
            button.blockSignals(True)
            button.setChecked(name in names)
            button.blockSignals(False)

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self._label.setText(tr("Derived inputs"))
        for name, button in self.buttons.items():
            title = DERIVED_INPUTS[name].title
            button.setToolTip(tr("Give the network {name} as an input too", name=title))
            button.setAccessibleName(tr("Derived input {name}", name=title))
