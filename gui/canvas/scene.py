"""The drawn document: one item for every block and link, brought up to date by layer id."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, Slot
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from engine import LinkSpec
from gui.canvas.block_face import block_face
from gui.canvas.layer_item import LayerItem
from gui.canvas.link_item import LinkItem
from gui.document.block_layout import Position
from gui.document.document import NetworkDocument
from gui.document.selection import Selection
from gui.looks.theme import current_theme
from gui.words.layer_texts import shape_text

_EXTENT = 100_000.0


class CanvasScene(QGraphicsScene):
    """Draws the document and the selection; holds no truth.

    While a gesture drags blocks they stand where `place` put them; `settle` puts them back to
    where the document has them.
    """

    def __init__(
        self, document: NetworkDocument, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.selection = selection
        self.snaps = True
        self._layers: dict[int, LayerItem] = {}
        self._links: dict[LinkSpec, LinkItem] = {}
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setSceneRect(-_EXTENT / 2, -_EXTENT / 2, _EXTENT, _EXTENT)
        document.spec_changed.connect(self._on_spec_changed)
        document.layout_changed.connect(self.settle)
        document.problems_changed.connect(self.refresh_words)
        selection.changed.connect(self._on_selection_changed)
        current_theme().changed.connect(self._on_theme_changed)
        self._on_spec_changed()

    @property
    def layer_items(self) -> Mapping[int, LayerItem]:
        """The blocks by layer id."""
        return self._layers

    @property
    def link_items(self) -> Mapping[LinkSpec, LinkItem]:
        """The links."""
        return self._links

    @property
    def blocks_rect(self) -> QRectF:
        """The rectangle around every block and the words beneath; empty without blocks."""
        rect = QRectF()
        for item in self._layers.values():
            rect = rect.united(item.sceneBoundingRect())
        return rect

    def layer_at(self, position: QPointF) -> LayerItem | None:
        """Return the block at a place, ports included."""
        found = self.items(position)
        return next((item for item in found if isinstance(item, LayerItem)), None)

    def link_at(self, position: QPointF) -> LinkItem | None:
        """Return the link at a place."""
        found = self.items(position)
        return next((item for item in found if isinstance(item, LinkItem)), None)

    def link_beneath(self, block: QRectF) -> LinkItem | None:
        """Return the link that leads through a block's middle part, if one does."""
        return self.link_crossing(block.adjusted(24, 16, -24, -16), ())

    def link_crossing(self, rect: QRectF, without: Collection[int]) -> LinkItem | None:
        """Return a link that leads through a rectangle, none with an end among some blocks."""
        for link, item in self._links.items():
            is_free = link.source not in without and link.target not in without
            if is_free and item.boundingRect().intersects(rect) and item.path.intersects(rect):
                return item
        return None

    def layers_in(self, rect: QRectF) -> list[int]:
        """Return the ids of the blocks that a rectangle touches."""
        return [i for i, item in self._layers.items() if item.block_rect.intersects(rect)]

    def place(self, positions: Mapping[int, Position]) -> None:
        """Show blocks elsewhere for the time of a gesture."""
        for layer_id, (x, y) in positions.items():
            self._layers[layer_id].setPos(x, y)
        self._lead_links(positions.keys())

    def raise_blocks(self, layer_ids: Collection[int]) -> None:
        """Show some blocks above all others; all side by side again where there are none."""
        for layer_id, item in self._layers.items():
            item.setZValue(2 if layer_id in layer_ids else 1)

    @Slot()
    def settle(self) -> None:
        """Show every block where the document has it."""
        layout = self.document.state.layout
        moved = {
            layer_id: layout[layer_id]
            for layer_id, item in self._layers.items()
            if layer_id in layout and item.pos() != QPointF(*layout[layer_id])
        }
        self.place(moved)

    @Slot()
    def refresh_words(self) -> None:
        """Write every block and link anew: a fault came or went, or the language changed."""
        network = self.document.state.network
        for layer_id, layer_item in self._layers.items():
            layer_item.set_face(block_face(self.document, layer_id))
        for link, link_item in self._links.items():
            link_item.set_shape_text(shape_text(network.units.get(link.source)))

    def measure_anew(self) -> None:
        """Find new room for all words: letters have another size."""
        for layer_item in self._layers.values():
            layer_item.measure_anew()
        for link_item in self._links.values():
            link_item.measure_anew()

    @Slot()
    def _on_spec_changed(self) -> None:
        network = self.document.state.network
        for link in self._links.keys() - set(network.links):
            self._discard(self._links.pop(link))
        for layer_id in self._layers.keys() - network.by_id.keys():
            self._discard(self._layers.pop(layer_id))
        for layer_id in network.by_id.keys() - self._layers.keys():
            self._layers[layer_id] = LayerItem(layer_id, block_face(self.document, layer_id))
            self.addItem(self._layers[layer_id])
        for link in set(network.links) - self._links.keys():
            self._links[link] = LinkItem(link)
            self.addItem(self._links[link])
        self.refresh_words()
        self.settle()
        self._lead_links(self._layers.keys())
        self._on_selection_changed()

    def _discard(self, item: QGraphicsItem) -> None:
        """Take an item off the canvas; Python must still hold it while Qt lets go."""
        self.removeItem(item)

    def _lead_links(self, layer_ids: Collection[int]) -> None:
        """Lead the links of these blocks from port to port."""
        for link, item in self._links.items():
            if link.source in layer_ids or link.target in layer_ids:
                source, target = self._layers[link.source], self._layers[link.target]
                item.set_ends(source.output_port, target.input_port)

    @Slot()
    def _on_selection_changed(self) -> None:
        for layer_id, layer_item in self._layers.items():
            layer_item.set_selected(layer_id in self.selection.layers)
        for link, link_item in self._links.items():
            link_item.set_selected(link in self.selection.links)

    @Slot()
    def _on_theme_changed(self) -> None:
        for item in self.items():  # the scene's own update leaves what items have cached
            item.update()
        self.update()
