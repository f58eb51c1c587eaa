"""What ends a run besides its epochs: a button in the toolbar, and the panel that it opens."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QLabel,
    QSpinBox,
    QToolButton,
    QWidget,
)

from engine import EarlyStopping, TrainingSpec
from gui.looks.fonts import number_font
from gui.looks.resource_files import icon
from gui.looks.theme import GRID
from gui.words.parameter_advice import panel_advice
from gui.words.percentages import percentage
from gui.words.translation import tr

_LOSS, _ACCURACY = 0.01, 95.0
"""What is offered first, the accuracy in per cent."""
_MOST_LOSS: Final = 1e6
_MOST_PATIENCE: Final = 1_000_000


class _LossField(QDoubleSpinBox):
    """Writes no zeros that say nothing."""

    def textFromValue(self, value: float) -> str:
        """Return six significant digits at most."""
        return f"{value:g}"


class StopConditions(QToolButton):
    """Is down while something besides the epochs ends a run; a click says what, to be changed."""

    setting_chosen = Signal(str, object)
    """The user set a field of the training's settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stopConditions")
        self.setCheckable(True)
        self.setIcon(icon("goal"))
        self._settings = TrainingSpec()
        self.panel = QFrame(self, Qt.WindowType.Popup)
        self.panel.setObjectName("stopConditionsPanel")
        self.panel.setFrameShape(QFrame.Shape.StyledPanel)
        self._title = QLabel(self.panel)
        self.by_loss, self.loss = self._switch("stopAtLoss"), _LossField(self.panel)
        self.by_accuracy, self.accuracy = self._switch("stopAtAccuracy"), QDoubleSpinBox(self.panel)
        self.by_patience, self.patience = self._switch("stopEarly"), QSpinBox(self.panel)
        self._set_up_fields()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.set_settings(self._settings)

    def _switch(self, name: str) -> QCheckBox:
        switch = QCheckBox(self.panel)
        switch.setObjectName(name)
        return switch

    def _set_up_fields(self) -> None:
        self.loss.setDecimals(6)
        self.loss.setRange(1e-6, _MOST_LOSS)
        self.loss.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        self.loss.setValue(_LOSS)
        self.accuracy.setDecimals(1)
        self.accuracy.setRange(0.1, 100.0)
        self.accuracy.setValue(_ACCURACY)
        self.patience.setRange(1, _MOST_PATIENCE)
        self.patience.setValue(EarlyStopping().patience)
        fields: tuple[QSpinBox | QDoubleSpinBox, ...] = (self.loss, self.accuracy, self.patience)
        names = ("stopLoss", "stopAccuracy", "stopPatience")
        for field, name in zip(fields, names, strict=True):
            field.setObjectName(name)
            field.setKeyboardTracking(False)
            field.setFont(number_font(self.font()))
            field.setMinimumWidth(14 * GRID)

    def _lay_out(self) -> None:
        grid = QGridLayout(self.panel)
        grid.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        grid.setSpacing(GRID)
        grid.addWidget(self._title, 0, 0, 1, 2)
        rows: tuple[tuple[QCheckBox, QWidget], ...] = (
            (self.by_loss, self.loss),
            (self.by_accuracy, self.accuracy),
            (self.by_patience, self.patience),
        )
        for number, (switch, field) in enumerate(rows, start=1):
            grid.addWidget(switch, number, 0)
            grid.addWidget(field, number, 1)

    def _connect(self) -> None:
        self.clicked.connect(self._on_clicked)
        self.by_loss.clicked.connect(self._on_loss_edited)
        self.by_accuracy.clicked.connect(self._on_accuracy_edited)
        self.by_patience.clicked.connect(self._on_patience_edited)
        self.loss.valueChanged.connect(self._on_loss_edited)
        self.accuracy.valueChanged.connect(self._on_accuracy_edited)
        self.patience.valueChanged.connect(self._on_patience_edited)

    # What is shown

    def set_settings(self, training: TrainingSpec) -> None:
        """Show what ends a run; nobody is told."""
        self._settings = training
        self._show(self.by_loss, self.loss, training.stop_loss or None)
        self._show(self.by_accuracy, self.accuracy, training.stop_accuracy * 100.0 or None)
        rule = training.early_stopping
        self._show(self.by_patience, self.patience, None if rule is None else rule.patience)
        self._say()

    @staticmethod
    def _show(switch: QCheckBox, field: QSpinBox | QDoubleSpinBox, value: float | None) -> None:
        """Show a condition; where there is none the field keeps what it would be."""
        switch.setChecked(value is not None)
        field.setEnabled(value is not None)
        if value is not None:
            with QSignalBlocker(field):
                field.setValue(value)  # type: ignore[arg-type]  # whole for a whole field

    def _say(self) -> None:
        self.setChecked(self.is_any)
        self.setToolTip(
            "\n".join([tr("What ends a run besides its epochs"), *map("• {}".format, self.words)])
        )

    @property
    def is_any(self) -> bool:
        """Whether something besides the epochs ends a run."""
        return any(s.isChecked() for s in (self.by_loss, self.by_accuracy, self.by_patience))

    @property
    def words(self) -> list[str]:
        """What ends a run, a sentence for each condition."""
        training, rule = self._settings, self._settings.early_stopping
        words = []
        if training.stop_loss:
            words.append(tr("loss below {loss}", loss=f"{training.stop_loss:g}"))
        if training.stop_accuracy:
            share = f"{100 * training.stop_accuracy:g}"
            words.append(tr("accuracy at least {share} %", share=share))
        if rule is not None:
            words.append(tr("no smaller loss for {n} {n:epoch|epochs}", n=rule.patience))
        return words

    # The user's hand

    @Slot()
    def _on_clicked(self) -> None:
        self.setChecked(self.is_any)  # it is down because of what is set, not of a click
        self.panel.adjustSize()
        self.panel.move(self.mapToGlobal(QPoint(0, self.height() + GRID // 2)))
        self.panel.show()
        self.by_loss.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _on_loss_edited(self) -> None:
        wanted = self.loss.value() if self.by_loss.isChecked() else 0.0
        self._choose("stop_loss", wanted)

    @Slot()
    def _on_accuracy_edited(self) -> None:
        share = round(self.accuracy.value() / 100.0, 6)
        self._choose("stop_accuracy", share if self.by_accuracy.isChecked() else 0.0)

    @Slot()
    def _on_patience_edited(self) -> None:
        rule = self._settings.early_stopping or EarlyStopping()
        wanted = replace(rule, patience=self.patience.value())
        self._choose("early_stopping", wanted if self.by_patience.isChecked() else None)

    def _choose(self, field: str, value: Any) -> None:
        if value != getattr(self._settings, field):
            self.setting_chosen.emit(field, value)

    # Words

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        self.setAccessibleName(tr("Stop conditions"))
        self.setText(tr("Stop conditions"))
        self.accuracy.setSuffix(percentage(""))
        self._title.setText(tr("Stop before the epochs are over"))
        self.by_loss.setText(tr("when the loss is below"))
        self.by_accuracy.setText(tr("when the accuracy is at least"))
        self.by_patience.setText(tr("when the loss has not fallen for … epochs"))
        for switch, field in (
            (self.by_loss, self.loss),
            (self.by_accuracy, self.accuracy),
            (self.by_patience, self.patience),
        ):
            field.setAccessibleName(switch.text())
            tip = tr("The validation set counts, or the training set where nothing is kept aside")
            switch.setToolTip(tip)
            field.setToolTip(tip)
            field.setWhatsThis(panel_advice(field.objectName()))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
