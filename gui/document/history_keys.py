"""Keys of the window from within a field: undo and redo are its own first, Ctrl+E never is."""

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)
from shiboken6 import isValid

_CTRL_Y: Final = QKeySequence("Ctrl+Y")
#: On X11 a line edit goes to its end with it, as Emacs does; here it exports, from everywhere.
_CTRL_E: Final = QKeySequence("Ctrl+E")


def redo_keys() -> list[QKeySequence]:
    """Return the system's keys for redo, and Ctrl+Y, which many know from other programs."""
    keys = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)
    return keys if _CTRL_Y in keys else [*keys, _CTRL_Y]


@runtime_checkable
class Entry(Protocol):
    """A field whose text counts once it is finished, by Enter or by leaving."""

    def is_being_typed(self) -> bool:
        """Tell whether the field holds text that does not count yet."""


class FieldHistory(QObject):
    """Gives the keys of undo and redo to the field that has the focus, or leaves them to others.

    By itself a line edit claims undo even when it holds nothing that was typed, so that an edit
    made in a field could not be undone before the focus went elsewhere; and it does not know
    Ctrl+Y on every system, so that the document went back to what nobody looked at.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._field: QWidget | None = None
        application.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = now if isinstance(now, QLineEdit | QAbstractSpinBox) else None
        if self._field is not None:
            self._field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim undo and redo for a field that can do it, and for no other."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and _is_pressed(event, [_CTRL_E]):
            event.ignore()
            return True
        is_undo, is_redo = (
            event.matches(QKeySequence.StandardKey.Undo),
            _is_pressed(event, redo_keys()),
        )
        if not (is_undo or is_redo):
            return False
        can = isinstance(watched, QWidget) and _can(watched, is_undo)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(can)
            return True
        if not (can and is_redo):
            return False
        line = _line_of(watched)
        if line is not None:
            line.redo()
        return True


def watch_fields() -> None:
    """See to the keys of undo and redo in every field of the program."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.findChild(FieldHistory) is None:
        FieldHistory(application)


def _is_pressed(event: QKeyEvent, keys: list[QKeySequence]) -> bool:
    return QKeySequence(event.keyCombination()) in keys


def _can(field: QWidget, is_undo: bool) -> bool:
    """Tell whether a field has something of its own to undo, or to do again."""
    line = _line_of(field)
    if line is None:
        return False
    if not is_undo:
        return line.isRedoAvailable()
    return line.isUndoAvailable() and _is_being_typed(field)


def _line_of(field: QObject) -> QLineEdit | None:
    return field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)


def _is_being_typed(field: QWidget) -> bool:
    if isinstance(field, QSpinBox | QDoubleSpinBox):
        # A QDoubleSpinBox takes what a QSpinBox does not; both return a number for their own.
        shown = field.textFromValue(field.value())  # type: ignore[arg-type]
        return field.cleanText() not in (shown, field.specialValueText())
    return field.is_being_typed() if isinstance(field, Entry) else True
