"""The canvas as a widget: mouse, keyboard, drops, zoom, and the editors laid over the blocks."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from gui.canvas.edge_scrolling import EdgeScrolling
from gui.canvas.gesture_beginnings import begun_gesture
from gui.canvas.gestures import Gesture, LinkGesture
from gui.canvas.insertion import insert_after_selection
from gui.canvas.laid_editors import LaidEditors
from gui.canvas.layer_item import Part
from gui.canvas.move_gesture import MoveGesture
from gui.canvas.neighbours import neighbour
from gui.canvas.overview import Overview
from gui.canvas.palette import LAYER_MIME
from gui.canvas.scene import CanvasScene
from gui.canvas.text_drawing import NAME_SIZE, draw_line, font
from gui.canvas.zoom_view import ZoomView
from gui.document import edits
from gui.document.document import NetworkDocument
from gui.document.selection import Selection
from gui.looks.theme import GRID, current_theme
from gui.words.translation import tr

if TYPE_CHECKING:  # imported with the first drag from the palette
    from gui.canvas.drop_gesture import DropGesture

_DRAG_DISTANCE: Final = 4.0
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CanvasView(ZoomView):
    """Shows the scene and turns the user's hand into gestures and edits."""

    refused = Signal(str)
    """An edit could not be; with the sentence that says why."""
    menu_wanted = Signal(QPoint)
    """A context menu for what is selected, or for the ground; with where on the screen."""
    activation_menu_wanted = Signal(QPoint)
    """The activation on the selected block was clicked; with where on the screen."""
    layer_wanted = Signal(int, QPointF, QPoint)
    """A link was led from this layer to bare ground; with where in the scene, and on the screen."""
    space_tapped = Signal()
    """Space was pressed and released with nothing dragged in between."""

    def __init__(
        self, document: NetworkDocument, selection: Selection, parent: QWidget | None = None
    ) -> None:
        self._canvas = CanvasScene(document, selection)
        super().__init__(self._canvas, parent)
        self._canvas.setParent(self)
        self._document = document
        self._selection = selection
        self._gesture: Gesture | None = None
        self._drop: DropGesture | None = None
        self._pan_from: QPoint | None = None
        self._space_is_held = False
        self._space_has_dragged = False
        self._set_up()
        self.editors = LaidEditors(self, self._canvas)
        self.editors.refused.connect(self.refused)
        self._overview = Overview(self, self._canvas)
        self._edges = EdgeScrolling(self)
        self._edges.scrolled.connect(self._on_scrolled)
        document.spec_changed.connect(self._on_spec_changed)
        document.problems_changed.connect(self._on_problems_changed)
        document.opened.connect(self.show_legibly)
        self.view_changed.connect(self.editors.place)
        self.retranslate()

    def _set_up(self) -> None:
        self.setObjectName("canvas")
        # Python's own: for Qt's, PySide6 would set up every kind of widget there is.
        self.setViewport(QWidget())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setMinimumSize(160, 96)

    def retranslate(self) -> None:
        """Write everything in the language of the moment."""
        self.setAccessibleName(tr("Canvas"))
        self.setWhatsThis(
            tr(
                "Build the network here: drag layers from the palette, draw links from port to "
                "port, click a number of units to change it."
            )
        )
        self._canvas.refresh_words()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._canvas.measure_anew()
        super().changeEvent(event)

    @property
    def canvas_scene(self) -> CanvasScene:
        """The scene with the items."""
        return self._canvas

    def content_rect(self) -> QRectF:
        """Return the rectangle around every block."""
        rect = self._canvas.blocks_rect
        return QRectF(0, 0, 1, 1) if rect.isEmpty() else rect

    def content_beginning(self) -> QPointF:
        """Return the middle of the first block.

        While the document changes, some of its layers may not have their blocks yet: another
        panel that hears of it first can make this one resize.
        """
        network, items = self._document.state.network, self._canvas.layer_items
        order = tuple(items) if network.in_cycle else network.order
        first = next((items[layer] for layer in order if layer in items), None)
        return QPointF() if first is None else first.block_rect.center()

    def set_snapping(self, snaps: bool) -> None:
        """Let dragged blocks snap to the grid, or stand where the pointer puts them."""
        self._canvas.snaps = snaps

    def set_overview_shown(self, is_wanted: bool) -> None:
        """Show the overview while a part of the network is out of view, or never."""
        self._overview.set_wanted(is_wanted)

    # What the actions do.

    def insert(self, kind: str) -> None:
        """Add a layer behind the selected one, or where it belongs when none is selected."""
        insert_after_selection(self._document, self._selection, kind)
        self.setFocus()
        self.reveal_selection()

    def delete_selection(self) -> None:
        """Remove the selected layers and links."""
        edits.remove(self._document, self._selection.layers, self._selection.links)

    def select_all(self) -> None:
        """Select every layer."""
        self._selection.select_layers(self._document.state.network.by_id)

    def edit_units(self, layer_id: int) -> None:
        """Lay a spin box over the number of units of a block that has its own."""
        self.editors.edit_units(layer_id)

    def edit_name(self, layer_id: int) -> None:
        """Lay a line edit over the name of a block."""
        self.editors.edit_name(layer_id)

    def reveal_selection(self) -> None:
        """Bring what is selected into view; of several that do not fit, as much as fits."""
        self.fit_again()
        rect = QRectF()
        for layer_id in self._selection.layers:
            rect = rect.united(self._canvas.layer_items[layer_id].sceneBoundingRect())
        if not rect.isEmpty():
            self.ensureVisible(rect, 24, 24)

    @Slot()
    def _on_spec_changed(self) -> None:
        """End what no longer has anything to work on."""
        self._cancel_gesture()
        self.editors.place()

    @Slot()
    def _on_problems_changed(self) -> None:
        """Bring new words beneath the blocks into view, unless a hand is at work."""
        if self.editors.current is None and self._gesture is None:
            self.fit_again()

    # The mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture by what is under the pointer."""
        self.editors.close()
        position = event.position().toPoint()
        wants_pan = event.button() == Qt.MouseButton.LeftButton and self._space_is_held
        if event.button() == Qt.MouseButton.MiddleButton or wants_pan:
            self._pan_from = position
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._cancel_gesture()
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            place, threshold = self.mapToScene(position), _DRAG_DISTANCE / self.zoom
            self._gesture = begun_gesture(self._canvas, self._selection, place, adds, threshold)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the gesture follow."""
        position = event.position().toPoint()
        if self._pan_from is not None:
            self.scroll_by(self._pan_from - position)
            self._pan_from = position
            self._space_has_dragged = True
        elif self._gesture is not None:
            self._gesture.move(self.mapToScene(position))
            self._edges.follow(position)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        if self._pan_from is not None:
            self._pan_from = None
            self._show_hand()
        elif event.button() == Qt.MouseButton.LeftButton and self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            self._edges.stop()
            position = self.mapToScene(event.position().toPoint())
            gesture.end(position)
            if isinstance(gesture, MoveGesture) and not gesture.has_moved:
                self._on_clicked(position)
            elif isinstance(gesture, LinkGesture) and gesture.loose_end is not None:
                here = event.globalPosition().toPoint()
                self.layer_wanted.emit(gesture.loose_end, position, here)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename the block whose name was clicked twice."""
        position = self.mapToScene(event.position().toPoint())
        item = self._canvas.layer_at(position)
        if item is not None and item.part_at(position) is Part.NAME:
            self._cancel_gesture()
            self.edit_name(item.layer_id)
            event.accept()
        else:
            self.mousePressEvent(event)

    def _on_clicked(self, position: QPointF) -> None:
        """Open the number that was pressed and released in one place."""
        item = self._canvas.layer_at(position)
        if item is None or len(self._selection.layers) > 1:
            return
        part = item.part_at(position)
        if part is Part.UNITS:
            self.edit_units(item.layer_id)
        elif part is Part.ACTIVATION:
            below = self.mapFromScene(item.activation_rect.bottomLeft())
            self.activation_menu_wanted.emit(self.viewport().mapToGlobal(below))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or for the selection's by key."""
        self._cancel_gesture()
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self._menu_place() if by_key else event.pos()
        if not by_key:
            self._select_for_menu(self.mapToScene(at))
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))
        event.accept()

    def _menu_place(self) -> QPoint:
        """Return where a menu opens that a key asked for: on the selected block."""
        layer_id = self._selection.layer
        if layer_id is None:
            return self.viewport().rect().center()
        middle = self.mapFromScene(self._canvas.layer_items[layer_id].block_rect.center())
        port = self.viewport().rect()
        return middle if port.contains(middle) else port.center()

    def _select_for_menu(self, position: QPointF) -> None:
        """Select what is under the pointer, unless it is one of several that are."""
        item = self._canvas.layer_at(position)
        link = self._canvas.link_at(position)
        if item is not None:
            if item.layer_id not in self._selection.layers:
                self._selection.select_layer(item.layer_id)
        elif link is None:
            self._selection.clear()
        elif link.link not in self._selection.links:
            self._selection.select_layers([], [link.link])

    def _cancel_gesture(self) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            self._edges.stop()
            gesture.cancel()

    @Slot(QPoint)
    def _on_scrolled(self, pointer: QPoint) -> None:
        """Let what is dragged stay at the pointer."""
        for dragged in (self._gesture, self._drop):
            if dragged is not None:
                dragged.move(self.mapToScene(pointer))

    def _show_hand(self) -> None:
        shape = Qt.CursorShape.OpenHandCursor if self._space_is_held else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    # The keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between blocks, move blocks, edit, cancel."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._follow_arrow(key, event.modifiers())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edit_selected_units()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Space:
            self._hold_space(event)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the hand; Space alone is a tap."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            super().keyReleaseEvent(event)
            return
        was_tap = self._space_is_held and not self._space_has_dragged
        self._space_is_held = False
        self._show_hand()
        if was_tap and self._pan_from is None:
            self.space_tapped.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a held Space: its release goes elsewhere."""
        self._space_is_held = False
        super().focusOutEvent(event)

    def _hold_space(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._space_is_held = True
            self._space_has_dragged = False
            self._show_hand()

    def _follow_arrow(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        dx, dy = _ARROWS[key]
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            if self._selection.layers:
                layers = self._selection.layers
                edits.nudge_blocks(self._document, layers, dx * GRID, dy * GRID)
        else:
            layout = self._document.state.layout
            found = neighbour(layout, self._selection.layer, dx, dy)
            if found is not None:
                self._selection.select_layer(found)
        self.reveal_selection()

    def _edit_selected_units(self) -> None:
        if self._selection.layer is not None:
            self.edit_units(self._selection.layer)

    def _escape(self) -> None:
        if self._gesture is not None:
            self._cancel_gesture()
        else:
            self._selection.clear()

    # Drops from the palette.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a layer from the palette."""
        kind = bytes(event.mimeData().data(LAYER_MIME).data()).decode(errors="replace")
        if kind in edits.palette_kinds():
            from gui.canvas.drop_gesture import DropGesture

            self._cancel_drop()
            self._drop = DropGesture(self._canvas, kind)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the layer would go."""
        if self._drop is not None:
            self._drop.move(self.mapToScene(event.position().toPoint()))
            self._edges.follow(event.position().toPoint())
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the layer."""
        self._cancel_drop()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the layer."""
        drop, self._drop = self._drop, None
        self._edges.stop()
        if drop is None:
            event.ignore()
            return
        drop.end(self.mapToScene(event.position().toPoint()))
        event.acceptProposedAction()
        self.reveal_selection()
        self.setFocus()

    def _cancel_drop(self) -> None:
        drop, self._drop = self._drop, None
        if drop is not None:
            self._edges.stop()
            drop.cancel()

    # Painting.

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Say what to do on an empty canvas."""
        if self._document.state.network.layers or self._drop is not None:
            return
        painter.resetTransform()
        painter.setPen(QColor(current_theme().palette.muted_text))
        room = QRectF(self.viewport().rect())
        text = tr("Drag an input layer from the palette to here")
        draw_line(painter, room, text, font(NAME_SIZE), Qt.AlignmentFlag.AlignHCenter)
