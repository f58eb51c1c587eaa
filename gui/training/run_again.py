"""One setting of a run, to be changed before it is run again."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QWidget,
)

from engine import OPTIMIZERS, Choice, TrainingSpec
from gui.looks.fonts import number_font
from gui.looks.theme import GRID
from gui.training.runs import RunRecord
from gui.words.field_advice import explain_fields, field_advice
from gui.words.layer_texts import choice_text, field_text
from gui.words.translation import tr

FIELDS: Final = ("learning_rate", "batch_size", "optimizer", "l2", "seed", "epochs")
"""What a run can be compared by; the rest is changed under Properties."""

_WHOLE: Final = ("batch_size", "seed", "epochs")
_MOST: Final = 2**31 - 1


class RealNumber(QDoubleSpinBox):
    """Edits a rate of any size without trailing zeros."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(8)
        self.setRange(0.0, 1e6)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)

    def textFromValue(self, value: float) -> str:
        """Return six significant digits at most."""
        return f"{value:g}"


class RunAgain(QWidget):
    """Offers to run a run again from its initial weights, with one setting changed."""

    run_wanted = Signal(object, object)
    """The user wants the `RunRecord` again with this `TrainingSpec`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runAgain")
        self._run: RunRecord | None = None
        self._label = QLabel(self)
        self.field = QComboBox(self)
        self.field.setObjectName("runAgainField")
        self.whole, self.real, self.choice = QSpinBox(self), RealNumber(self), QComboBox(self)
        for editor, name in ((self.whole, "Whole"), (self.real, "Real"), (self.choice, "Choice")):
            editor.setObjectName(f"runAgain{name}")
        self.whole.setRange(0, _MOST)
        for box in (self.whole, self.real):
            box.setFont(number_font(self.font()))
        self.editors = QStackedWidget(self)
        for editor in (self.whole, self.real, self.choice):
            self.editors.addWidget(editor)
        self.run = QPushButton(self)
        self.run.setObjectName("runAgainButton")
        self._fill()
        self._lay_out()
        self.field.currentIndexChanged.connect(self._on_field_chosen)
        self.run.clicked.connect(self._on_run_clicked)
        self.set_run(None)
        self.retranslate()

    def _fill(self) -> None:
        for name in FIELDS:
            self.field.addItem("", name)
        for name in OPTIMIZERS:
            self.choice.addItem("", name)

    def _lay_out(self) -> None:
        self.editors.setFixedWidth(16 * GRID)
        self.editors.setSizePolicy(self.field.sizePolicy())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for widget in (self._label, self.field, self.editors, self.run):
            row.addWidget(widget)

    @property
    def chosen(self) -> str:
        """The setting that is changed."""
        return str(self.field.currentData())

    def set_run(self, run: RunRecord | None) -> None:
        """Start from this run's settings; None where there is no run."""
        is_other = run is not None and (self._run is None or run.training != self._run.training)
        self._run = run
        self.setEnabled(run is not None)
        if is_other:
            self._show_value()

    @Slot()
    def _on_field_chosen(self) -> None:
        self._show_value()

    def _show_value(self) -> None:
        """Show what the setting was in that run."""
        training = TrainingSpec() if self._run is None else self._run.training
        value, name = getattr(training, self.chosen), self.chosen
        for editor in (self.whole, self.real, self.choice):
            editor.setWhatsThis(field_advice(f"runAgain:{name}"))
        if name in _WHOLE:
            self.editors.setCurrentWidget(self.whole)
            self.whole.setMinimum(1 if name == "epochs" else 0)
            self.whole.setSpecialValueText(tr("whole set") if name == "batch_size" else "")
            self.whole.setValue(min(int(value), _MOST))
        elif isinstance(value, Choice):
            self.editors.setCurrentWidget(self.choice)
            with QSignalBlocker(self.choice):
                self.choice.setCurrentIndex(self.choice.findData(value.name))
        else:
            self.editors.setCurrentWidget(self.real)
            self.real.setMinimum(1e-8 if name == "learning_rate" else 0.0)
            self.real.setValue(float(value))

    @property
    def _value(self) -> Any:
        if self.chosen in _WHOLE:
            return self.whole.value()
        if self.editors.currentWidget() is self.choice:
            return Choice(str(self.choice.currentData()))
        return self.real.value()

    @Slot()
    def _on_run_clicked(self) -> None:
        if self._run is not None:
            changed = replace(self._run.training, **{self.chosen: self._value})
            self.run_wanted.emit(self._run, changed)

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        explain_fields(self)
        self._label.setText(tr("Again with"))
        self.run.setText(tr("Run"))
        self.run.setToolTip(
            tr("Start again from the initial weights, with this one setting changed")
        )
        self.field.setAccessibleName(tr("Setting to change"))
        for number, name in enumerate(FIELDS):
            self.field.setItemText(number, field_text(name))
        for number in range(self.choice.count()):
            name = str(self.choice.itemData(number))
            self.choice.setItemText(number, choice_text("optimizer", name))
        for editor in (self.whole, self.real, self.choice):
            editor.setAccessibleName(tr("New value"))
        self._show_value()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
