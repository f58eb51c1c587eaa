"""A hand for canvas tests: real mouse, wheel, key and drop events in scene coordinates."""

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import DenseSpec, InputSpec, NetworkSpec
from gui.canvas.view import CanvasView
from gui.document.document import DocumentState, NetworkDocument
from gui.document.selection import Selection

LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton
NO_KEY = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Hand:
    """Presses, drags, drops and types on a canvas."""

    def __init__(self, view: CanvasView) -> None:
        self.view = view

    def on_viewport(self, place: QPointF) -> QPoint:
        return self.view.mapFromScene(place)

    def press(
        self,
        place: QPointF,
        button: Qt.MouseButton = LEFT,
        keys: Qt.KeyboardModifier = NO_KEY,
    ) -> None:
        QTest.mousePress(self.view.viewport(), button, keys, self.on_viewport(place))

    def move(self, place: QPointF, button: Qt.MouseButton = LEFT) -> None:
        """Move with a button held; QTest's own mouseMove holds none."""
        at = QPointF(self.on_viewport(place))
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            at,
            self.view.viewport().mapToGlobal(at),
            Qt.MouseButton.NoButton,
            button,
            NO_KEY,
        )
        QApplication.sendEvent(self.view.viewport(), event)

    def release(
        self,
        place: QPointF,
        button: Qt.MouseButton = LEFT,
        keys: Qt.KeyboardModifier = NO_KEY,
    ) -> None:
        QTest.mouseRelease(self.view.viewport(), button, keys, self.on_viewport(place))

    def click(self, place: QPointF, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        self.press(place, keys=keys)
        self.release(place, keys=keys)

    def double_click(self, place: QPointF) -> None:
        QTest.mouseDClick(self.view.viewport(), LEFT, NO_KEY, self.on_viewport(place))

    def drag(self, start: QPointF, *places: QPointF) -> None:
        """Press, pass through the places, and let go at the last."""
        self.press(start)
        for place in places:
            self.move(place)
        self.release(places[-1])

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.keyClick(self.view, key, keys)

    def turn_wheel(self, place: QPointF, turns: int) -> None:
        at = QPointF(self.on_viewport(place))
        event = QWheelEvent(
            at,
            self.view.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, 120 * turns),
            Qt.MouseButton.NoButton,
            NO_KEY,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.view.viewport(), event)

    def drop(self, data: QMimeData, place: QPointF) -> bool:
        """Drag data in from the left and drop it; return whether it was taken."""
        self.hover(data, place)
        at = QPointF(self.on_viewport(place))
        event = QDropEvent(at, Qt.DropAction.CopyAction, data, LEFT, NO_KEY)
        QApplication.sendEvent(self.view.viewport(), event)
        return event.isAccepted()

    def hover(self, data: QMimeData, place: QPointF) -> bool:
        """Drag data in and hold it over a place; return whether it would be taken."""
        at = self.on_viewport(place)
        enter = QDragEnterEvent(QPoint(1, 1), Qt.DropAction.CopyAction, data, LEFT, NO_KEY)
        QApplication.sendEvent(self.view.viewport(), enter)
        move = QDragMoveEvent(at, Qt.DropAction.CopyAction, data, LEFT, NO_KEY)
        QApplication.sendEvent(self.view.viewport(), move)
        return enter.isAccepted() and move.isAccepted()

    def leave(self) -> None:
        QApplication.sendEvent(self.view.viewport(), QDragLeaveEvent())


def layer_data(kind: str) -> QMimeData:
    """Return what the palette drags; whoever drops it keeps a reference to the end."""
    data = QMimeData()
    data.setData("application/x-layerloom-layer", QByteArray(kind.encode()))
    return data


class OpenCanvas(Hand):
    """A shown canvas on a document of its own, and the hand above it."""

    def __init__(self, state: DocumentState) -> None:
        self.document = NetworkDocument()
        self.document.open(state)
        self.selection = Selection(self.document)
        super().__init__(CanvasView(self.document, self.selection))
        self.scene = self.view.canvas_scene

    def block(self, layer_id: int) -> QPointF:
        """Return a place on a block that is neither name nor number nor port."""
        return self.scene.layer_items[layer_id].block_rect.center() + QPointF(30, 20)

    def units(self, layer_id: int) -> QPointF:
        """Return the middle of a block's number."""
        return self.scene.layer_items[layer_id].units_rect.center()

    def name(self, layer_id: int) -> QPointF:
        """Return the middle of a block's name."""
        return self.scene.layer_items[layer_id].name_rect.center()

    def output(self, layer_id: int) -> QPointF:
        """Return a block's output port."""
        return self.scene.layer_items[layer_id].output_port

    def input(self, layer_id: int) -> QPointF:
        """Return a block's input port."""
        return self.scene.layer_items[layer_id].input_port

    def links(self) -> set[tuple[int, int]]:
        """Return the document's links as pairs."""
        return {(link.source, link.target) for link in self.document.state.network.links}


def open_canvas(qtbot: QtBot, state: DocumentState) -> OpenCanvas:
    """Return a canvas of 900 × 500 pixels that is shown and has the focus."""
    canvas = OpenCanvas(state)
    qtbot.addWidget(canvas.view)
    canvas.view.resize(900, 500)
    canvas.view.show()
    canvas.view.setFocus()
    return canvas


def stack_of_three() -> DocumentState:
    """Return 2-2-1: layers 1, 2 and 3 in a row."""
    layers = (InputSpec(id=0, units=2), DenseSpec(id=0, units=2), DenseSpec(id=0, units=1))
    return DocumentState(NetworkSpec.stack(*layers))
