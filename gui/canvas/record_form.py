"""A form for the fields of a frozen record: a layer's, or the training settings."""

from dataclasses import Field, fields
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractSpinBox, QFormLayout, QLabel, QWidget

from gui.canvas.early_stopping_editor import EarlyStoppingEditor
from gui.canvas.field_editors import ChoiceEditor, field_editor
from gui.canvas.field_explanations import explanation, whats_this
from gui.looks.theme import GRID
from gui.words.layer_texts import field_text

_WIDE: Final = frozenset({"loss"})
"""Fields whose values need the whole width; their names stand above."""


class RecordForm(QWidget):
    """Shows chosen fields of a record, each with its name, its editor and a word about it."""

    field_edited = Signal(str, object)
    """The user set another value; with the field's name and the value."""
    entry_finished = Signal()
    """A field was left: what comes next is an entry of its own."""

    def __init__(
        self, record: type[Any], names: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        own = {field.name: field for field in fields(record)}
        self._editors: dict[str, Any] = {}
        self._labels: dict[str, QLabel] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(GRID)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name in names:
            self._add(name, _editor(own[name], self))
        self.retranslate()

    def editor(self, name: str) -> QWidget:
        """Return the editor of a field."""
        widget: QWidget = self._editors[name]
        return widget

    def show_record(self, record: Any, **shown: Any) -> None:
        """Show a record's values; `shown` ones stand in for what the record says."""
        for name, editor in self._editors.items():
            editor.set_value(shown.get(name, getattr(record, name)))

    def retranslate(self) -> None:
        """Write everything in the language of the moment."""
        for name, editor in self._editors.items():
            self._labels[name].setText(field_text(name))
            self._labels[name].setToolTip(explanation(name))
            self._labels[name].setWhatsThis(whats_this(name))
            editor.setAccessibleName(field_text(name))
            editor.setToolTip(explanation(name))
            editor.setWhatsThis(whats_this(name))
            editor.retranslate()

    def _add(self, name: str, editor: Any) -> None:
        editor.setObjectName(object_name(name))
        editor.value_edited.connect(lambda value: self.field_edited.emit(name, value))
        self._editors[name] = editor
        self._add_row(name, editor)
        if isinstance(editor, QAbstractSpinBox):
            editor.editingFinished.connect(self.entry_finished)
        elif isinstance(editor, ChoiceEditor | EarlyStoppingEditor):
            editor.entry_finished.connect(self.entry_finished)

    def _add_row(self, name: str, editor: QWidget) -> None:
        label = self._labels[name] = QLabel()
        label.setBuddy(editor)
        if name in _WIDE:
            self._form.addRow(label)
            self._form.addRow(editor)
        else:
            label.setMinimumHeight(editor.sizeHint().height())
            self._form.addRow(label, editor)
        if isinstance(editor, ChoiceEditor | EarlyStoppingEditor):
            self._form.addRow(editor.options)


def _editor(field: Field[Any], parent: QWidget) -> QWidget:
    return (
        EarlyStoppingEditor(parent)
        if field.name == "early_stopping"
        else field_editor(field, parent)
    )


def object_name(field: str) -> str:
    """Return the stable object name of a field's editor: ``learningRateField``."""
    first, *rest = field.split("_")
    return f"{first}{''.join(word.capitalize() for word in rest)}Field"
