"""Edits when training stops before its epochs are over: a switch, and a field for each part."""

from dataclasses import fields, replace
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QFormLayout, QLabel, QWidget

from engine import EarlyStopping
from gui.canvas.field_editors import field_editor
from gui.canvas.field_explanations import explanation, whats_this
from gui.looks.theme import GRID
from gui.words.layer_texts import field_text

_PARTS: Final = tuple(field.name for field in fields(EarlyStopping))


class EarlyStoppingEditor(QCheckBox):
    """Edits an `EarlyStopping`, or None; a panel of its own, `options`, has a field per part."""

    value_edited = Signal(object)
    entry_finished = Signal()
    """A part's field was left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = EarlyStopping()
        self._panel = QWidget(parent)
        self._panel.hide()
        self._form = QFormLayout(self._panel)
        self._form.setContentsMargins(2 * GRID, 0, 0, 0)
        self._form.setSpacing(GRID)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._parts: dict[str, Any] = {}
        for field in fields(EarlyStopping):
            self._add(field.name, field_editor(field, self._panel))
        self.clicked.connect(self._on_clicked)

    @property
    def options(self) -> QWidget:
        """The panel of parts, to be placed beneath; hidden while there is nothing to stop."""
        return self._panel

    @property
    def option_editors(self) -> dict[str, Any]:
        """The editors of the parts, by name."""
        return self._parts

    def set_value(self, value: EarlyStopping | None) -> None:
        """Show a value, saying nothing; None leaves the parts as they were."""
        with QSignalBlocker(self):
            self.setChecked(value is not None)
        self._panel.setVisible(value is not None)
        self._value = value or self._value
        for name in _PARTS:
            self._parts[name].set_value(getattr(self._value, name))

    def retranslate(self) -> None:
        """Write everything in the language of the moment."""
        for name, editor in self._parts.items():
            label = self._form.labelForField(editor)
            if isinstance(label, QLabel):
                label.setText(field_text(name))
                label.setToolTip(explanation(name))
            editor.setAccessibleName(field_text(name))
            editor.setToolTip(explanation(name))
            editor.setWhatsThis(whats_this(name))
            editor.retranslate()

    def _add(self, name: str, editor: Any) -> None:
        editor.setObjectName(f"early_stopping.{name}")
        editor.value_edited.connect(lambda value: self._on_part_edited(name, value))
        if isinstance(editor, QAbstractSpinBox):
            editor.editingFinished.connect(self.entry_finished)
        self._parts[name] = editor
        self._form.addRow(field_text(name), editor)

    @Slot(bool)
    def _on_clicked(self, is_wanted: bool) -> None:
        self.value_edited.emit(self._value if is_wanted else None)

    def _on_part_edited(self, name: str, value: Any) -> None:
        self.value_edited.emit(replace(self._value, **{name: value}))
