"""Clicks on the neurons of the diagram: an input is edited where it is drawn.

Weights and biases the diagram edits by itself.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from gui.diagram.pointing import target_at
from gui.diagram.view import DiagramView
from gui.document.selection import Neuron, Selection
from gui.looks.theme import GRID

_REACH: Final = 4
_FIELD: Final = QSize(11 * GRID, 3 * GRID)


class DiagramNumbers(QObject):
    """Watches the diagram: in the sandbox a click edits an input, outside it a double click.

    Parameters
    ----------
    diagram : DiagramView
        What is watched; it owns this.
    selection : Selection
        What F2 edits.
    """

    edit_wanted = Signal(object, QRect)
    """The number in a `Neuron` is to be edited; with the place for a field."""

    def __init__(self, diagram: DiagramView, selection: Selection) -> None:
        super().__init__(diagram)
        self.diagram = diagram
        self._selection = selection
        self._pressed: QPointF | None = None
        self.is_offered = self.is_open = False
        diagram.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every click and key, and take none away."""
        if self.is_offered and isinstance(event, QMouseEvent):
            self._watch(event)
        elif self.is_offered and isinstance(event, QKeyEvent) and _is_f2(event):
            self._edit_selected()
        return super().eventFilter(watched, event)

    def _watch(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place, kind = event.position(), event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._pressed = place
        elif kind == QEvent.Type.MouseButtonDblClick:
            self._edit_at(place)
        elif kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            still = (place - self._pressed).manhattanLength() <= _REACH
            self._pressed = None
            if self.is_open and still:
                self._edit_at(place)

    def _edit_at(self, place: QPointF) -> None:
        target = target_at(self.diagram.picture(), place.x(), place.y())
        field = QRect(place.toPoint(), _FIELD)
        field.translate(GRID, -_FIELD.height() // 2)
        if isinstance(target, Neuron):
            self.edit_wanted.emit(target, field)

    def _edit_selected(self) -> None:
        chosen = self._selection.neuron
        if chosen is not None and self._selection.weight is None:
            field = QRect(0, 0, _FIELD.width(), _FIELD.height())
            field.moveCenter(self.diagram.rect().center())
            self.edit_wanted.emit(chosen, field)


def _is_f2(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_F2
