"""The wheel over a field that lies in a page: it scrolls the page, and does not turn the field."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class _PassingWheel(QObject):
    """Hands the wheel on to what lies around a field that has not the focus."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the wheel from a field that is only passed by."""
        if event.type() != QEvent.Type.Wheel or self._field.hasFocus():
            return False
        event.ignore()
        return True


def let_wheel_pass(field: QWidget) -> None:
    """Let the wheel turn a field only while it has the focus.

    Without it somebody who scrolls a page changes every number that comes under the pointer.
    """
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    _PassingWheel(field)
