"""A block on its way from the palette: where it would go, and putting it there."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem

from engine import LinkSpec, Problem
from gui.canvas.gestures import Gesture
from gui.canvas.layer_item import LayerItem
from gui.canvas.link_item import curve
from gui.canvas.pointer_note import PointerNote
from gui.canvas.scene import CanvasScene
from gui.document import edits
from gui.document.block_layout import BLOCK_HEIGHT, BLOCK_WIDTH, COLUMN, Position
from gui.looks.theme import GRID, current_theme
from gui.words.layer_texts import layer_name
from gui.words.problem_texts import problem_text
from gui.words.translation import tr

_ROW_TOLERANCE: Final = 120.0
"""How far above or below the last block a drop still appends to it."""

_ON_TOP: Final = 10.0


@dataclass(frozen=True)
class OnLink:
    """The block goes on this link."""

    link: LinkSpec


@dataclass(frozen=True)
class Behind:
    """The block is appended to this one."""

    layer_id: int


@dataclass(frozen=True)
class Before:
    """The block, an input, is put before this one."""

    layer_id: int


@dataclass(frozen=True)
class InPlaceOf:
    """The block takes this one's place and links."""

    layer_id: int


@dataclass(frozen=True)
class Alone:
    """The block stands alone."""


Destination = OnLink | Behind | Before | InPlaceOf | Alone


def destination(scene: CanvasScene, kind: str, middle: QPointF) -> Destination:
    """Return where a block of a kind goes when it is dropped with its middle at a place."""
    block = scene.layer_at(middle)
    if block is not None and block.block_rect.contains(middle):
        return InPlaceOf(block.layer_id)
    if kind == "input":
        first = _first_without_input(scene, middle)
        return Alone() if first is None else Before(first)
    link = scene.link_beneath(_block_around(middle))
    if link is not None:
        return OnLink(link.link)
    last = _last_before(scene, middle)
    return Alone() if last is None else Behind(last)


def drop(scene: CanvasScene, kind: str, middle: QPointF) -> int:
    """Add a layer of a kind where it belongs when dropped at a place; return its id.

    Raises
    ------
    EditRefusedError
        If the layer that is there cannot be replaced by one of this kind.
    """
    place = destination(scene, kind, middle)
    corner = _corner(middle)
    if isinstance(place, InPlaceOf):
        return edits.replace_layer(scene.document, place.layer_id, kind)
    if isinstance(place, OnLink):
        return edits.insert_on_link(scene.document, kind, place.link)
    if isinstance(place, Behind):
        position = _in_row(scene, place.layer_id, corner, 1)
        return edits.append_layer(scene.document, kind, place.layer_id, position)
    if isinstance(place, Before):
        position = _in_row(scene, place.layer_id, corner, -1)
        return edits.prepend_layer(scene.document, kind, place.layer_id, position)
    return edits.add_layer(scene.document, kind, _clear_of_blocks(scene, corner))


class DropGesture(Gesture):
    """Shows the block's outline, and the link it would be put on or hang from."""

    def __init__(self, scene: CanvasScene, kind: str) -> None:
        super().__init__(scene)
        self._kind = kind
        self._outline = QGraphicsRectItem()
        self._line = QGraphicsPathItem()
        self._target: LinkSpec | None = None
        self._block: int | None = None
        self._note = PointerNote()
        scene.addItem(self._note)
        for item in (self._outline, self._line):
            item.setZValue(_ON_TOP)
            item.setPen(QPen(QColor(current_theme().palette.accent), 2, Qt.PenStyle.DashLine))
            scene.addItem(item)

    def move(self, position: QPointF) -> None:
        """Show where the block would go."""
        place = destination(self._scene, self._kind, position)
        self._light(place.link if isinstance(place, OnLink) else None)
        self._aim_at(place.layer_id if isinstance(place, InPlaceOf) else None, position)
        corner = _corner(position)
        layers = self._scene.layer_items
        if isinstance(place, Behind):
            corner = _in_row(self._scene, place.layer_id, corner, 1)
            port = QPointF(corner[0], corner[1] + BLOCK_HEIGHT / 2)
            self._line.setPath(curve(layers[place.layer_id].output_port, port))
        elif isinstance(place, Before):
            corner = _in_row(self._scene, place.layer_id, corner, -1)
            port = QPointF(corner[0] + BLOCK_WIDTH, corner[1] + BLOCK_HEIGHT / 2)
            self._line.setPath(curve(port, layers[place.layer_id].input_port))
        self._line.setVisible(isinstance(place, Behind | Before))
        self._outline.setVisible(not isinstance(place, InPlaceOf))
        self._outline.setRect(QRectF(*corner, BLOCK_WIDTH, BLOCK_HEIGHT))

    def end(self, position: QPointF) -> None:
        """Add the layer and select it; where it was refused nothing changes."""
        self.cancel()
        place = destination(self._scene, self._kind, position)
        if isinstance(place, InPlaceOf) and self._problem(place.layer_id) is not None:
            return
        self._scene.selection.select_layer(drop(self._scene, self._kind, position))

    def cancel(self) -> None:
        """Take outline, line and note away."""
        self._light(None)
        self._aim_at(None, QPointF())
        self._scene.removeItem(self._note)
        self._scene.removeItem(self._outline)
        self._scene.removeItem(self._line)

    def _problem(self, layer_id: int) -> Problem | None:
        return edits.replacement_problem(self._scene.document.state.network, layer_id, self._kind)

    def _aim_at(self, layer_id: int | None, position: QPointF) -> None:
        """Light up the block that would be replaced, and say so, or why it cannot be."""
        items = self._scene.layer_items
        if self._block is not None and self._block in items:
            items[self._block].set_target(False)
        self._block = layer_id
        if layer_id is None:
            self._note.show_text("", position)
            return
        problem = self._problem(layer_id)
        network = self._scene.document.state.network
        is_same = edits.is_same_kind(network, layer_id, self._kind)
        items[layer_id].set_target(problem is None and not is_same)
        if problem is not None:
            self._note.show_text(problem_text(problem, network), position)
        else:
            words = _same_text if is_same else _replacing_text
            self._note.show_text(words(layer_name(network, layer_id)), position, False)

    def _light(self, link: LinkSpec | None) -> None:
        """Light up the link the block would be put on."""
        items = self._scene.link_items
        if self._target is not None and self._target in items:
            items[self._target].set_target(False)
        self._target = link
        if link is not None:
            items[link].set_target(True)


def _same_text(name: str) -> str:
    return tr("{layer} is of this kind already.", layer=name)


def _replacing_text(name: str) -> str:
    return tr("Replaces {layer}; its links stay.", layer=name)


def _block_around(middle: QPointF) -> QRectF:
    rect = QRectF(0, 0, BLOCK_WIDTH, BLOCK_HEIGHT)
    rect.moveCenter(middle)
    return rect


def _corner(middle: QPointF) -> Position:
    corner = _block_around(middle).topLeft()
    return float(round(corner.x() / GRID) * GRID), float(round(corner.y() / GRID) * GRID)


def _clear_of_blocks(scene: CanvasScene, corner: Position) -> Position:
    """Return the corner, or the first one straight below where no block is covered."""
    x, y = corner
    while scene.layers_in(QRectF(x, y, BLOCK_WIDTH, BLOCK_HEIGHT)):
        y += 2 * GRID
    return x, y


def _in_row(scene: CanvasScene, layer_id: int, corner: Position, side: int) -> Position:
    """Return the corner beside a block (side 1 behind, -1 before), clear of it.

    Nearly in the block's row is in it.
    """
    column, row = scene.document.state.layout[layer_id]
    beside = column + side * COLUMN
    x = max(corner[0], beside) if side > 0 else min(corner[0], beside)
    return (x, row) if abs(corner[1] - row) < 6 * GRID else (x, corner[1])


def _last_before(scene: CanvasScene, middle: QPointF) -> int | None:
    """Return the nearest block to the left, in about this row, that nothing follows."""
    network = scene.document.state.network
    fitting = [
        (middle.x() - item.block_rect.right(), layer_id)
        for layer_id, item in scene.layer_items.items()
        if not network.targets(layer_id)
        and middle.x() > item.block_rect.right()
        and _is_in_row(item, middle)
    ]
    return min(fitting)[1] if fitting else None


def _first_without_input(scene: CanvasScene, middle: QPointF) -> int | None:
    """Return the nearest block to the right, in about this row, that nothing feeds."""
    network = scene.document.state.network
    if network.input is not None:
        return None
    fitting = [
        (item.block_rect.left() - middle.x(), layer_id)
        for layer_id, item in scene.layer_items.items()
        if not network.sources(layer_id)
        and middle.x() < item.block_rect.left()
        and _is_in_row(item, middle)
    ]
    return min(fitting)[1] if fitting else None


def _is_in_row(item: LayerItem, middle: QPointF) -> bool:
    return abs(middle.y() - item.block_rect.center().y()) <= _ROW_TOLERANCE
