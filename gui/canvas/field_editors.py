"""One editor for each kind of setting: number, switch, name, choice with its options.

Every editor has `set_value`, which is silent, and `value_edited`, which is the user's hand.
"""

from collections.abc import Mapping
from dataclasses import Field
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, QSignalBlocker, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from engine import (
    ACTIVATIONS,
    DTYPES,
    INITIALIZERS,
    LOSSES,
    OPTIMIZERS,
    REDUCTIONS,
    SCHEDULES,
    Choice,
    Option,
    option_values,
)
from gui.canvas.number_fields import RealNumberField, WholeNumberField
from gui.looks.theme import GRID
from gui.words.layer_texts import choice_text, option_text
from gui.words.parameter_advice import option_advice
from gui.words.translation import tr

_TABLES: Final[Mapping[str, Mapping[str, Mapping[str, Option]]]] = {
    "activation": ACTIVATIONS,
    "weights_initializer": INITIALIZERS,
    "bias_initializer": INITIALIZERS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
}
_NAMES: Final = {"reduction": REDUCTIONS, "dtype": DTYPES}


class FieldEditor(Protocol):
    """What a form needs of an editor."""

    value_edited: SignalInstance
    """The user set another value; with the value."""

    def set_value(self, value: Any) -> None:
        """Show a value, saying nothing."""

    def retranslate(self) -> None:
        """Write everything in the language of the moment."""


def field_editor(field: Field[Any], parent: QWidget) -> QWidget:
    """Return an editor for a field of a layer's or the training's record."""
    option = field.metadata.get("option")
    if field.name in _TABLES:
        return ChoiceEditor(field.name, parent)
    if field.name in _NAMES:
        return NameChoiceEditor(field.name, parent)
    if isinstance(option, Option):
        return (
            WholeNumberEditor(option, field.name, parent)
            if option.whole
            else RealNumberEditor(option, parent)
        )
    return SwitchEditor(parent) if isinstance(field.default, bool) else TextEditor(parent)


class WholeNumberEditor(WholeNumberField):
    """Edits a whole number; a batch size of 0 reads as the whole set."""

    value_edited = Signal(object)

    def __init__(self, option: Option, field: str, parent: QWidget | None = None) -> None:
        super().__init__(option, parent)
        self._has_whole_set = field == "batch_size"
        self.valueChanged.connect(self._on_changed)
        self.retranslate()

    def set_value(self, value: int) -> None:
        """Show a value, saying nothing."""
        with QSignalBlocker(self):
            self.setValue(min(value, self.maximum()))

    def retranslate(self) -> None:
        """Write everything in the language of the moment."""
        if self._has_whole_set:
            self.setSpecialValueText(tr("whole set"))

    @Slot(int)
    def _on_changed(self, value: int) -> None:
        self.value_edited.emit(value)


class RealNumberEditor(RealNumberField):
    """Edits a real number."""

    value_edited = Signal(object)

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(option, parent)
        self.valueChanged.connect(self._on_changed)

    def set_value(self, value: float) -> None:
        """Show a value, saying nothing."""
        with QSignalBlocker(self):
            self.setValue(value)

    def retranslate(self) -> None:
        """Leave the number: it needs no words."""

    @Slot(float)
    def _on_changed(self, value: float) -> None:
        self.value_edited.emit(value)


class SwitchEditor(QCheckBox):
    """Edits a yes or no."""

    value_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self._on_changed)

    def set_value(self, value: bool) -> None:
        """Show a value, saying nothing."""
        self.setChecked(bool(value))

    def retranslate(self) -> None:
        """Leave the words to the label beside it."""

    @Slot(bool)
    def _on_changed(self, value: bool) -> None:
        self.value_edited.emit(value)


class TextEditor(QLineEdit):
    """Edits a name, which counts once it is finished."""

    value_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(64)
        self._shown = ""
        self.editingFinished.connect(self._on_editing_finished)

    def set_value(self, value: str) -> None:
        """Show a value, saying nothing; what is being typed goes."""
        self._shown = value
        self.setText(value)

    def is_being_typed(self) -> bool:
        """Tell whether a name was begun that does not count yet."""
        return self.text() != self._shown

    def retranslate(self) -> None:
        """Leave the name to the form."""

    @Slot()
    def _on_editing_finished(self) -> None:
        if self.is_being_typed():
            self.value_edited.emit(self.text())


class _Combo(QComboBox):
    """A drop-down list that turns only with the focus, so that a form can be scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.currentTextChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """Return room for the choice shown, so that a form puts a long one below its name."""
        least, width_of = super().minimumSizeHint(), self.fontMetrics().horizontalAdvance
        # Qt's own rule for so many letters and an icon. Asking the style for a box around the
        # words would make a dozen of its enums, which a window that opens has no time for.
        room = self.minimumContentsLength() * width_of("X") + self.iconSize().width() + 4
        missing = max(width_of(self.currentText()) + 2 - room, 0)
        return QSize(least.width() + missing, least.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def fill(self, field: str, names: tuple[str, ...]) -> None:
        """List choices by their names, translated."""
        for name in names:
            self.addItem(choice_text(field, name), name)

    def rewrite(self, field: str) -> None:
        """Write every entry in the language of the moment."""
        for row in range(self.count()):
            self.setItemText(row, choice_text(field, str(self.itemData(row))))

    def show_name(self, name: str) -> None:
        """Show a choice, saying nothing."""
        self.setCurrentIndex(self.findData(name))


class NameChoiceEditor(_Combo):
    """Edits one of a few names."""

    value_edited = Signal(object)

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.fill(field, _NAMES[field])
        self.activated.connect(self._on_activated)

    def set_value(self, value: str) -> None:
        """Show a value, saying nothing."""
        self.show_name(value)

    def retranslate(self) -> None:
        """Write everything in the language of the moment."""
        self.rewrite(self._field)

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        self.value_edited.emit(self.itemData(row))


class ChoiceEditor(_Combo):
    """Edits a choice; a panel of its own, `options`, has a field for every option of it."""

    value_edited = Signal(object)
    entry_finished = Signal()
    """An option's field was left."""

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._table = _TABLES[field]
        self._choice = Choice("")
        self._options: dict[str, QWidget] = {}
        self._panel = QWidget(parent)
        self._form = QFormLayout(self._panel)
        self._form.setContentsMargins(2 * GRID, 0, 0, 0)
        self._form.setSpacing(GRID)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.fill(field, tuple(self._table))
        self.activated.connect(self._on_activated)

    @property
    def options(self) -> QWidget:
        """The panel of options, to be placed beneath; hidden while there are none."""
        return self._panel

    @property
    def option_editors(self) -> Mapping[str, QWidget]:
        """The editors of the chosen one's options, by name."""
        return self._options

    def set_value(self, value: Choice) -> None:
        """Show a value, saying nothing."""
        if value.name != self._choice.name:
            self.show_name(value.name)
            self._make_options(value.name)
        self._choice = value
        if value.name in self._table:
            for name, number in option_values(self._table, value).items():
                editor: Any = self._options[name]
                editor.set_value(number)

    def retranslate(self) -> None:
        """Write everything in the language of the moment."""
        self.rewrite(self._field)
        for name, editor in self._options.items():
            label = self._form.labelForField(editor)
            if isinstance(label, QLabel):
                label.setText(option_text(name))
                label.setWhatsThis(option_advice(name))
                editor.setAccessibleName(option_text(name))
                editor.setWhatsThis(option_advice(name))

    def _make_options(self, name: str) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self._options = {}
        for option_name, option in self._table.get(name, {}).items():
            editor = _option_editor(option, self._panel)
            editor.setObjectName(f"{self._field}.{option_name}")
            editor.value_edited.connect(self._on_option_edited)
            if isinstance(editor, QAbstractSpinBox):
                editor.editingFinished.connect(self.entry_finished)
            self._options[option_name] = editor
            editor.setAccessibleName(option_text(option_name))
            editor.setWhatsThis(option_advice(option_name))
            self._form.addRow(option_text(option_name), editor)
        self._panel.setVisible(bool(self._options))

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        name = str(self.itemData(row))
        if name != self._choice.name:
            self.value_edited.emit(Choice(name))

    @Slot(object)
    def _on_option_edited(self, value: float) -> None:
        sender: QObject | None = self.sender()
        for name, editor in self._options.items():
            if editor is sender:
                self.value_edited.emit(self._choice.with_option(name, float(value)))


def _option_editor(option: Option, parent: QWidget) -> Any:
    if not option.whole:
        return RealNumberEditor(option, parent)
    is_switch = (option.low, option.high) == (0, 1)
    return SwitchEditor(parent) if is_switch else WholeNumberEditor(option, "", parent)
