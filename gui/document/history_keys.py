"""Undo and redo by key from within a field: of what is being typed, else of the document."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

_KEYS: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def redo_keys() -> list[QKeySequence]:
    """Return the system's keys for redo, and Ctrl+Y, which many know from other programs."""
    keys = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)
    more = QKeySequence("Ctrl+Y")
    return keys if more in keys else [*keys, more]


class HistoryKeys(QObject):
    """Leaves Ctrl+Z and its like to the window while a field has nothing of its own to undo.

    A line edit claims these keys even when it holds nothing that was typed, so that an edit made
    in a field could not be undone before the focus went elsewhere.

    Parameters
    ----------
    field : QWidget
        The field, which owns this.
    is_being_typed : callable
        Tells whether the field holds text that does not count yet.
    """

    def __init__(self, field: QWidget, is_being_typed: Callable[[], bool]) -> None:
        super().__init__(field)
        self._is_being_typed = is_being_typed
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the field from claiming undo and redo."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if self._is_being_typed() or not any(event.matches(key) for key in _KEYS):
            return False
        event.ignore()
        return True


def leave_history_to_window(field: QSpinBox | QDoubleSpinBox) -> None:
    """Let undo and redo in a spin box be the document's unless a number is being typed."""

    def is_being_typed() -> bool:
        # A QDoubleSpinBox takes what a QSpinBox does not; both return a number for their own.
        shown = field.textFromValue(field.value())  # type: ignore[arg-type]
        return field.cleanText() not in (shown, field.specialValueText())

    HistoryKeys(field, is_being_typed)
