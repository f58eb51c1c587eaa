"""What a hand does on the canvas, as objects: begun by a press, moved, ended, or cancelled by Esc.

A gesture shows something for its own time only. The document changes once, at the end; a
cancelled gesture leaves everything as it was.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem

from engine import LinkSpec, NetworkSpec, Problem
from gui.canvas.layer_item import LayerItem
from gui.canvas.link_item import curve
from gui.canvas.pointer_note import PointerNote
from gui.canvas.scene import CanvasScene
from gui.document import edits
from gui.looks.theme import current_theme
from gui.words.problem_texts import problem_text

_ON_TOP: Final = 10.0
_FADED: Final = 0.3
_LEAST_LOOSE: Final = 40.0
"""How far from its port a link must end for a layer to be offered there."""


class Gesture(ABC):
    """One gesture between press and release; places are in scene coordinates."""

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene

    @abstractmethod
    def move(self, position: QPointF) -> None:
        """Follow the pointer."""

    @abstractmethod
    def end(self, position: QPointF) -> None:
        """Do what was shown, and take the showing away."""

    @abstractmethod
    def cancel(self) -> None:
        """Take the showing away and change nothing."""


class LinkGesture(Gesture):
    """Draws a link from a port; says at the pointer why it cannot be.

    Parameters
    ----------
    scene : CanvasScene
    item : LayerItem
        The block at the end that stays.
    from_output : bool
        Whether that end is the block's output.
    replaced : LinkSpec, optional
        The link whose other end is led elsewhere; let go of over nothing it stays as it was.
    start : QPointF, optional
        Where it was taken hold of; nothing shows until the pointer is `threshold` away.
    threshold : float
    """

    def __init__(
        self,
        scene: CanvasScene,
        item: LayerItem,
        from_output: bool,
        replaced: LinkSpec | None = None,
        start: QPointF | None = None,
        threshold: float = 0.0,
    ) -> None:
        super().__init__(scene)
        self._item = item
        self._from_output = from_output
        self._replaced = replaced
        self._start = start
        self._threshold = threshold
        self._line = QGraphicsPathItem()
        self._line.setZValue(_ON_TOP)
        self._note = PointerNote()
        self._target: LayerItem | None = None
        self._loose_end: int | None = None
        scene.addItem(self._line)
        scene.addItem(self._note)

    def move(self, position: QPointF) -> None:
        """Lead the link to the pointer, or to the port it would take."""
        if not self._is_under_way(position):
            return
        self._aim_at(self._other_at(position))
        problem = self._problem()
        self._note.show_text(self._reason(problem), position)
        ends = self._ends(position, self._target is not None and problem is None)
        self._line.setPath(curve(*ends))
        self._line.setPen(_pen("error" if problem else "accent"))

    @property
    def loose_end(self) -> int | None:
        """The layer whose new link ended on bare ground, where another layer may be wanted."""
        return self._loose_end

    def end(self, position: QPointF) -> None:
        """Make the link, or lead the old one there, if there is something to link with."""
        under_way = self._is_under_way(position)
        self._aim_at(self._other_at(position) if under_way else None)
        link = self._link() if self._problem() is None else None
        if self._replaced is None and self._from_output and self._is_bare(position):
            self._loose_end = self._item.layer_id
        self.cancel()
        if link is None:
            return
        if self._replaced is None:
            edits.connect(self._scene.document, link.source, link.target)
        elif link != self._replaced:
            edits.reroute(self._scene.document, self._replaced, link)
            self._scene.selection.select_layers([], [link])

    def cancel(self) -> None:
        """Take the half-drawn link away."""
        self._aim_at(None)
        self._fade_replaced(1.0)
        self._scene.removeItem(self._line)
        self._scene.removeItem(self._note)

    def _is_under_way(self, position: QPointF) -> bool:
        """Tell whether the pointer has gone far enough for a drag; from then on it has."""
        if self._start is not None:
            if (position - self._start).manhattanLength() < self._threshold:
                return False
            self._start = None
            self._fade_replaced(_FADED)
        return True

    def _fade_replaced(self, opacity: float) -> None:
        item = None if self._replaced is None else self._scene.link_items.get(self._replaced)
        if item is not None:
            item.setOpacity(opacity)

    def _network(self) -> NetworkSpec:
        """Return the network without the link that is led elsewhere."""
        network = self._scene.document.state.network
        if self._replaced is None:
            return network
        return network.unlinking(self._replaced.source, self._replaced.target)

    def _is_bare(self, position: QPointF) -> bool:
        """Tell whether a place is on no block, nor just beside the port one came from."""
        away = (position - self._item.output_port).manhattanLength()
        return self._scene.layer_at(position) is None and away > _LEAST_LOOSE

    def _other_at(self, position: QPointF) -> LayerItem | None:
        item = self._scene.layer_at(position)
        return None if item is self._item else item

    def _aim_at(self, item: LayerItem | None) -> None:
        if self._target is not None:
            self._target.set_target(False)
        self._target = item
        if item is not None:
            item.set_target(self._problem() is None)

    def _link(self) -> LinkSpec | None:
        if self._target is None:
            return None
        ends = self._item.layer_id, self._target.layer_id
        return LinkSpec(*(ends if self._from_output else reversed(ends)))

    def _problem(self) -> Problem | None:
        link = self._link()
        if link is None:
            return None
        return self._network().link_problem(link.source, link.target)

    def _reason(self, problem: Problem | None) -> str:
        return "" if problem is None else problem_text(problem, self._network())

    def _ends(self, pointer: QPointF, snapped: bool) -> tuple[QPointF, QPointF]:
        if self._from_output:
            taken = self._target.input_port if snapped and self._target else pointer
            return self._item.output_port, taken
        taken = self._target.output_port if snapped and self._target else pointer
        return taken, self._item.input_port


class RubberBandGesture(Gesture):
    """Selects the blocks inside a rectangle, beside those kept."""

    def __init__(self, scene: CanvasScene, start: QPointF, kept: Collection[int]) -> None:
        super().__init__(scene)
        self._start = start
        self._kept = frozenset(kept)
        self._before = scene.selection.layers, scene.selection.links
        self._band = QGraphicsRectItem()
        self._band.setZValue(_ON_TOP)
        fill = QColor(current_theme().palette.accent)
        fill.setAlphaF(0.12)
        self._band.setBrush(fill)
        self._band.setPen(_pen("accent", 1.0))
        scene.addItem(self._band)

    def move(self, position: QPointF) -> None:
        """Draw the rectangle and select what it touches."""
        rect = QRectF(self._start, position).normalized()
        self._band.setRect(rect)
        self._scene.selection.select_layers(self._kept | set(self._scene.layers_in(rect)))

    def end(self, position: QPointF) -> None:
        """Keep the selection; a click on the bare canvas selects nothing."""
        self.move(position)
        self._scene.removeItem(self._band)

    def cancel(self) -> None:
        """Bring the old selection back."""
        self._scene.removeItem(self._band)
        self._scene.selection.select_layers(*self._before)


def _pen(colour: str, width: float = 2.0) -> QPen:
    pen = QPen(QColor(getattr(current_theme().palette, colour)), width, Qt.PenStyle.DashLine)
    pen.setCosmetic(True)
    return pen
