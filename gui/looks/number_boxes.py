"""Manners of spin boxes that Qt does not have by itself: under the wheel, and when clicked."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractSpinBox, QWidget


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


class _SelectedByClick(QObject):
    """Selects the number of a box that gets the focus by a click, as Tab does."""

    def __init__(self, box: QAbstractSpinBox) -> None:
        super().__init__(box)
        self._box = box
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select once the click has set its cursor."""
        is_click = (
            isinstance(event, QFocusEvent)
            and event.gotFocus()
            and event.reason() == Qt.FocusReason.MouseFocusReason
        )
        if is_click:
            QTimer.singleShot(0, self._box, self._box.selectAll)
        return False


def let_wheel_pass(field: QWidget) -> None:
    """Let the wheel turn a field only while it has the focus.

    Without it somebody who scrolls a page changes every number that comes under the pointer.
    """
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    _PassingWheel(field)


def select_when_clicked(box: QAbstractSpinBox) -> None:
    """Select the whole number by the first click into a box, so that typing replaces it.

    Without it what is typed goes between the digits that are there.
    """
    _SelectedByClick(box)
