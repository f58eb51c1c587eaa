"""The diagram under mouse and keys: says what was pointed at, and which number was edited."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gui.diagram.drawing import DiagramDrawing
from gui.diagram.number_editing import NumberEditing
from gui.diagram.pointing import LayerName, Target, place_of, target_at
from gui.document.selection import Neuron, Selection

ZOOM_STEP: Final = 1.2
"""What one notch of the wheel enlarges by."""

_NOTCH: Final = 120
_CLICK_REACH: Final = 4
_EDITING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_ARROWS: Final = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class DiagramView(DiagramDrawing):
    """Selects, pans, zooms and edits numbers; changes nothing but the selection itself.

    Wheel zooms to the pointer; the middle button, the left one on free ground, or either with
    Space held pans; a click selects; arrow keys walk from neuron to neuron. A number is dragged
    up or down, or edited by a double click, Enter or F2.

    Parameters
    ----------
    selection : Selection
        What a click changes, and what is drawn as selected.
    """

    neuron_clicked = Signal(int, int)
    """A neuron was clicked: its layer's id and its index."""
    weight_clicked = Signal(int, str, object)
    """A weight or bias was clicked: layer id, parameter, index as a tuple."""
    layer_clicked = Signal(int)
    """A layer's name was clicked."""
    space_tapped = Signal()
    """Space was pressed and released, and nothing was dragged in between."""

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(selection, parent)
        self.setObjectName("diagram")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pressed: QPointF | None = None
        self._space_held = self._space_used = False
        self.editing = NumberEditing(self)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        super().retranslate()
        editing = getattr(self, "editing", None)  # the drawing speaks before it can be edited
        if isinstance(editing, NumberEditing):
            editing.retranslate()

    # Pointing.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a pan on free ground, or the drag of a number."""
        self._pressed = event.position()
        target = None if self._space_held else target_at(self.picture(), *_xy(event.position()))
        free = target is None
        number = self._composition.number_of(target)
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.editing.hold(*number, event.position())
        if event.button() == Qt.MouseButton.MiddleButton or (
            event.button() == Qt.MouseButton.LeftButton and free
        ):
            self._panning_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or show what is under the pointer."""
        if self.editing.is_holding:
            self._drag_number(event)
            return
        if self._panning_from is None:
            self._point_at(event.position())
            return
        pressed = self._pressed
        if pressed is not None and _far(event.position(), pressed):
            self._pressed = None
        if self._pressed is None:
            self._pan(event.position() - self._panning_from)
            self._panning_from = event.position()

    def _drag_number(self, event: QMouseEvent) -> None:
        pressed = self._pressed
        if self.editing.is_dragging or (pressed is not None and _far(event.position(), pressed)):
            self._pointer = event.position()
            self.setCursor(Qt.CursorShape.SizeVerCursor)
            is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.editing.drag(event.position(), is_fine)
            self.update()

    def _pan(self, by: QPointF) -> None:
        self._space_used = self._space_held
        self._is_panned = True
        self._camera = self.camera.moved(by.x(), by.y())
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._repaint()

    def _end_pan(self) -> None:
        if self._is_panned:
            self._is_panned = False
            self._wide_image.forget()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the pan, or select what was clicked."""
        pressed, self._pressed, self._panning_from = self._pressed, None, None
        self._end_pan()
        self.unsetCursor()
        was_dragged = self.editing.release()
        clicked = not was_dragged and pressed is not None and not _far(event.position(), pressed)
        if clicked and event.button() == Qt.MouseButton.LeftButton and not self._space_held:
            self._click(target_at(self.picture(), *_xy(event.position())))
        self._point_at(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit on free ground; edit the number that is there."""
        target = target_at(self.picture(), *_xy(event.position()))
        if target is None:
            self.fit()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._click(target)
            self._edit_number(target, event.position())

    def _edit_number(self, target: Target, at: QPointF) -> bool:
        """Lay a field over a number; tell whether there is one."""
        number = self._composition.number_of(target)
        if number is not None:
            self.editing.open(*number, at)
        return number is not None

    def _edit_selected(self) -> bool:
        """Edit the selected weight, or the selected neuron's bias."""
        selected, picture = self._composition.selected, self.picture()
        if selected is None:
            return False
        return self._edit_number(selected, QPointF(*place_of(picture, selected)))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the card away."""
        self._set_pointed(None)

    def _point_at(self, place: QPointF) -> None:
        self._pointer = place
        self._set_pointed(target_at(self.picture(), *_xy(place)))

    def _set_pointed(self, target: Target | None) -> None:
        if target is not None or self._pointed is not None:
            self.update()
        self._pointed = target
        if self._panning_from is None:
            shape = (
                Qt.CursorShape.ArrowCursor if target is None else Qt.CursorShape.PointingHandCursor
            )
            self.setCursor(shape)

    def _click(self, target: Target | None) -> None:
        if target is None:
            self._selection.clear()
        elif isinstance(target, LayerName):
            self._selection.select_layer(target.layer)
            self.layer_clicked.emit(target.layer)
        elif isinstance(target, Neuron):
            self._select_neuron(target)
        else:
            self._selection.select_weight(target.layer, target.parameter, target.index)
            self.weight_clicked.emit(target.layer, target.parameter, target.index)

    def _select_neuron(self, neuron: Neuron) -> None:
        self._selection.select_neuron(neuron.layer, neuron.index)
        self.neuron_clicked.emit(neuron.layer, neuron.index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the pointer."""
        notches = event.angleDelta().y() / _NOTCH
        if notches:
            self.zoom(ZOOM_STEP**notches, event.position())
            self._point_at(event.position())
        event.accept()

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, walk from neuron to neuron, drop the selection, or hold for panning."""
        centre = QPointF(self.rect().center())
        if event.key() == Qt.Key.Key_Space:
            self._hold_space(event)
        elif event.matches(QKeySequence.StandardKey.ZoomIn):
            self.zoom(ZOOM_STEP, centre)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom(1 / ZOOM_STEP, centre)
        elif event.key() in _ARROWS:
            self._walk(*_ARROWS[Qt.Key(event.key())])
        elif self._edits_number(event.key()):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self._composition.selected is not None:
            self._selection.clear()
        else:
            super().keyPressEvent(event)

    def _edits_number(self, key: int) -> bool:
        """Open the selected number, or give one that is dragged its value back."""
        if key in _EDITING:
            return self._edit_selected()
        return key == Qt.Key.Key_Escape and self.editing.cancel()

    def _hold_space(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._space_held, self._space_used = True, False

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Say so if Space was only tapped."""
        if event.key() != Qt.Key.Key_Space:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat() and self._space_held:
            self._space_held = False
            if not self._space_used:
                self.space_tapped.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys arrive here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a held Space: its release goes elsewhere."""
        self._space_held = False
        super().focusOutEvent(event)
        self.update()

    def _walk(self, columns: int, rows: int) -> None:
        """Select a neighbour of the selected neuron, or the first neuron of the network."""
        neuron = self._composition.neighbour(columns, rows)
        if neuron is not None:
            self._select_neuron(neuron)


def _xy(point: QPointF) -> tuple[float, float]:
    return point.x(), point.y()


def _far(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() > _CLICK_REACH
