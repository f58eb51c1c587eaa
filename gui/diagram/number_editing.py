"""Editing a weight or a bias where it is drawn: by dragging it, or in a field laid over it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from gui.document.selection import Weight
from gui.looks.fonts import number_font
from gui.words.field_advice import explain_fields
from gui.words.translation import tr

FINE: Final = 0.1
"""With Shift held a drag goes so much slower."""

_REACH: Final = 1e6
_DECIMALS: Final = 4
_EVERY: Final = 33
"""Milliseconds between two values of a drag: each is a change that every view follows."""
#: So much of its size, at least of 1, does a number change on the way of a pixel.
_PER_PIXEL: Final = 0.01
_FIELD_WIDTH: Final = 104


@dataclass(frozen=True)
class _Hold:
    """A number that was pressed: which, its value then, and where."""

    number: Weight
    value: float
    at: QPointF


class NumberEditing(QObject):
    """Turns the pointer's way and what is typed into values; changes no number itself.

    Parameters
    ----------
    view : QWidget
        The diagram, which owns the field.
    """

    edited = Signal(int, str, object, float)
    """The user gave a number another value: layer, parameter, index, value."""
    drag_began = Signal()
    """A number is being dragged: many values will follow."""
    drag_ended = Signal()
    """The number was let go; what was dragged is one change."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.is_enabled = True
        self._hold: _Hold | None = None
        self._is_dragging = False
        self._wanted: float | None = None
        self._opened: Weight | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_EVERY)
        self._due.timeout.connect(self._tell)
        self.field = QDoubleSpinBox(view)
        self.field.setObjectName("diagramNumber")
        self.field.setRange(-_REACH, _REACH)
        self.field.setDecimals(_DECIMALS)
        self.field.setSingleStep(0.1)
        self.field.setKeyboardTracking(False)
        self.field.setFont(number_font(view.font()))
        self.field.hide()
        self.field.valueChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.retranslate()

    # By drag

    @property
    def is_holding(self) -> bool:
        """Whether a number is pressed, dragged or not."""
        return self._hold is not None

    @property
    def is_dragging(self) -> bool:
        """Whether a number is being dragged."""
        return self._is_dragging

    def hold(self, number: Weight, value: float, at: QPointF) -> None:
        """Take hold of a number that was pressed."""
        if self.is_enabled:
            self._hold, self._is_dragging = _Hold(number, value, at), False

    def drag(self, to: QPointF, is_fine: bool) -> None:
        """Follow the pointer: upwards is more."""
        hold = self._hold
        if hold is None:
            return
        if not self._is_dragging:
            self._is_dragging = True
            self.drag_began.emit()
        way = (hold.at.y() - to.y()) * (FINE if is_fine else 1.0)
        self._wanted = round(hold.value + way * _PER_PIXEL * max(abs(hold.value), 1.0), 6)
        if not self._due.isActive():
            self._tell()
            self._due.start()

    def release(self) -> bool:
        """Let go; tell whether the number was dragged."""
        was_dragging, self._is_dragging = self._is_dragging, False
        self._due.stop()
        if was_dragging:
            self._tell()
            self.drag_ended.emit()
        self._hold = None
        return was_dragging

    def cancel(self) -> bool:
        """Give the number back the value it was dragged from; tell whether it was."""
        if not self._is_dragging or self._hold is None:
            return False
        self._wanted = self._hold.value
        return self.release()

    @Slot()
    def _tell(self) -> None:
        if self._hold is None or self._wanted is None:
            return
        number, value, self._wanted = self._hold.number, self._wanted, None
        self.edited.emit(number.layer, number.parameter, number.index, value)

    # By number

    def open(self, number: Weight, value: float, at: QPointF) -> None:
        """Lay the field over a number, all of it selected."""
        if not self.is_enabled:
            return
        view = self._view
        self._opened = number
        with QSignalBlocker(self.field):
            self.field.setValue(value)
        size = self.field.sizeHint()
        width = max(size.width(), _FIELD_WIDTH)
        left = min(max(at.x() - width / 2, 0.0), max(view.width() - width, 0))
        top = min(max(at.y() - size.height() / 2, 0.0), max(view.height() - size.height(), 0))
        self.field.setGeometry(int(left), int(top), width, size.height())
        self.field.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def close(self) -> None:
        """Take the field away; what was typed and not yet taken is dropped."""
        if self._opened is not None:
            self._opened = None
            had_focus = self.field.hasFocus()
            self.field.hide()
            if had_focus:
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(float)
    def _on_typed(self, value: float) -> None:
        number = self._opened
        if number is not None:
            self.edited.emit(number.layer, number.parameter, number.index, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what was typed, Esc drops it; both take the field away."""
        if event.type() == QEvent.Type.FocusOut and self._opened is not None:
            self.field.interpretText()
            self.close()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.field.interpretText()
        elif event.key() != Qt.Key.Key_Escape:
            return False
        self.close()
        return True

    def retranslate(self) -> None:
        """Set every word in the language of the moment."""
        explain_fields(self.field)
        self.field.setAccessibleName(tr("Weight or bias"))
        self.field.setToolTip(tr("Enter takes the number, Esc leaves it as it was"))
