"""Dragging blocks: to another place of the canvas, or onto a link and so along the network."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QPointF

from engine import LinkSpec
from gui.canvas.gestures import Gesture
from gui.canvas.pointer_note import PointerNote
from gui.canvas.scene import CanvasScene
from gui.document import edits
from gui.document.block_layout import Position
from gui.document.reordering import Place, line_of, place_text, reorder
from gui.looks.theme import GRID

_MEANT: Final = 40.0, 30.0
"""How much of a block, from its edges, may lie on a link that it is not meant to go on."""
_SHEER: Final = 0.6
"""How solid a block is that hides the link it would go on."""


class MoveGesture(Gesture):
    """Drags blocks; one entry on release.

    The block under the pointer snaps to the grid if the scene does. Nothing follows before the
    pointer has gone `threshold` scene units from where it pressed. Blocks that are one line of
    the network and are let go of on a link are put in there.
    """

    def __init__(
        self,
        scene: CanvasScene,
        start: QPointF,
        held: int,
        layer_ids: Collection[int],
        threshold: float,
    ) -> None:
        super().__init__(scene)
        self._start = start
        self._held = held
        layout = scene.document.state.layout
        self._before = {layer_id: layout[layer_id] for layer_id in layer_ids}
        self._line = line_of(scene.document.state.network, layer_ids)
        self._threshold = threshold
        self._has_moved = False
        self._target: LinkSpec | None = None
        self._note = PointerNote()
        scene.addItem(self._note)

    @property
    def has_moved(self) -> bool:
        """Whether this is a drag and not a click."""
        return self._has_moved

    def move(self, position: QPointF) -> None:
        """Let the blocks follow, and light up the link that they would go on."""
        if not self._has_moved:
            self._has_moved = (position - self._start).manhattanLength() >= self._threshold
            self._scene.raise_blocks(self._before if self._has_moved else ())
        if self._has_moved:
            self._scene.place(self._positions(position))
            self._aim(position)

    def end(self, position: QPointF) -> None:
        """Leave the blocks where they are now, or put them in where the link is lit."""
        self.move(position)
        target = self._target
        self._show_no_more()
        if not self._has_moved:
            return
        if target is None:
            edits.move_blocks(self._scene.document, self._positions(position))
        else:
            reorder(self._scene.document, self._line, _place(target))
        self._scene.settle()

    def cancel(self) -> None:
        """Put the blocks back."""
        self._show_no_more()
        self._scene.settle()

    def _show_no_more(self) -> None:
        self._light(None)
        self._scene.raise_blocks(())
        self._scene.removeItem(self._note)

    def _aim(self, position: QPointF) -> None:
        """Find the link beneath the held block, and say what letting go would do."""
        block = self._scene.layer_items[self._held].block_rect
        across, down = _MEANT
        middle = block.adjusted(across, down, -across, -down)
        moving = set(self._before)
        crossing = self._scene.link_crossing(middle, moving) if self._line else None
        self._light(None if crossing is None else crossing.link)
        network = self._scene.document.state.network
        text = "" if crossing is None else place_text(network, self._line, _place(crossing.link))
        self._note.show_text(text, position, is_refusal=False)

    def _light(self, link: LinkSpec | None) -> None:
        items = self._scene.link_items
        for own, is_lit in ((self._target, False), (link, True)):
            if own is not None and own in items:
                items[own].set_target(is_lit)
        if (link is None) != (self._target is None):
            for layer_id in self._before:
                if layer_id in self._scene.layer_items:
                    self._scene.layer_items[layer_id].setOpacity(1.0 if link is None else _SHEER)
        self._target = link

    def _positions(self, position: QPointF) -> dict[int, Position]:
        away = position - self._start
        x, y = self._before[self._held]
        dx, dy = away.x(), away.y()
        if self._scene.snaps:
            dx, dy = _snapped(x + dx) - x, _snapped(y + dy) - y
        return {layer_id: (x + dx, y + dy) for layer_id, (x, y) in self._before.items()}


def _place(link: LinkSpec) -> Place:
    return Place(link.source, link.target)


def _snapped(coordinate: float) -> float:
    return float(round(coordinate / GRID) * GRID)
