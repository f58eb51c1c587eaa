"""Copy, cut and paste of layers, as JSON text on the system's clipboard; and duplicate."""

from PySide6.QtCore import QObject, QPointF, QRectF, Signal, Slot
from PySide6.QtGui import QGuiApplication

from gui.canvas.view import CanvasView
from gui.document.block_layout import BLOCK_HEIGHT, BLOCK_WIDTH
from gui.document.document import NetworkDocument
from gui.document.network_part import NetworkPart, part_from_text, part_of, part_to_text
from gui.document.part_edits import cut, duplicate, paste
from gui.document.selection import Selection
from gui.looks.theme import GRID
from gui.words.translation import tr


class LayerClipboard(QObject):
    """Takes the selected layers along; what was pasted is selected and in view."""

    refused = Signal(str)
    """There is nothing to paste; with the sentence that says so."""

    def __init__(self, document: NetworkDocument, selection: Selection, view: CanvasView) -> None:
        super().__init__(view)
        self._document = document
        self._selection = selection
        self._view = view

    @Slot()
    def copy(self) -> None:
        """Put the selected layers, and the links among them, on the clipboard."""
        if self._selection.layers:
            part = part_of(self._document.state, self._selection.layers)
            QGuiApplication.clipboard().setText(part_to_text(part))

    @Slot()
    def cut(self) -> None:
        """Copy the selected layers and remove them."""
        if self._selection.layers:
            self.copy()
            cut(self._document, self._selection.layers, self._selection.links)

    @Slot()
    def paste(self) -> None:
        """Add the copied layers where they stood, or in the middle of what is shown."""
        part = self._held()
        if part is not None:
            shown = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
            rect = _rect_of(part)
            is_here = shown.intersects(rect) or not self._document.state.network.layers
            self._add(part if is_here else _on_grid(part, shown.center() - rect.center()))

    def paste_at(self, corner: QPointF) -> None:
        """Add the copied layers with the corner of the leftmost and topmost at a place."""
        part = self._held()
        if part is not None:
            self._add(_on_grid(part, corner - _rect_of(part).topLeft()))

    @Slot()
    def duplicate(self) -> None:
        """Add the selected layers, and the links among them, a second time."""
        if self._selection.layers:
            self._select(duplicate(self._document, self._selection.layers))

    def _held(self) -> NetworkPart | None:
        part = part_from_text(QGuiApplication.clipboard().text())
        if part is None:
            self.refused.emit(tr("There are no layers on the clipboard: copy some first."))
        return part

    def _add(self, part: NetworkPart) -> None:
        self._select(paste(self._document, part))

    def _select(self, layer_ids: frozenset[int]) -> None:
        self._selection.select_layers(layer_ids)
        self._view.reveal_selection()


def _rect_of(part: NetworkPart) -> QRectF:
    rect = QRectF()
    for x, y in part.layout.values():
        rect = rect.united(QRectF(x, y, BLOCK_WIDTH, BLOCK_HEIGHT))
    return rect


def _on_grid(part: NetworkPart, away: QPointF) -> NetworkPart:
    return part.moved(round(away.x() / GRID) * GRID, round(away.y() / GRID) * GRID)
