"""The parts around the canvas: palette with search, menus, and the list of layers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.canvas.actions import CanvasActions
from gui.canvas.context_menus import CanvasMenus
from gui.canvas.palette import LayerPalette
from gui.canvas.palette_search import PaletteSearch
from gui.canvas.view import CanvasView
from gui.document.document import NetworkDocument
from gui.document.selection import Selection
from gui.panel_slot import PanelSlot

if TYPE_CHECKING:  # imported when it is first seen
    from gui.canvas.layer_list import LayerList


class BuildingParts(QObject):
    """Makes them for one window and introduces them to one another."""

    def __init__(
        self, document: NetworkDocument, selection: Selection, view: CanvasView, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.actions = CanvasActions(document, selection, view)
        self.menus = CanvasMenus(document, selection, view, self.actions)
        self.palette = LayerPalette(parent)
        self.search = PaletteSearch(self.palette, parent)
        self.layer_list_slot = PanelSlot(self._make_layer_list, parent)
        self._document, self._selection, self._view = document, selection, view
        self.palette.layer_chosen.connect(view.insert)

    @Slot(int)
    def show_layer(self, layer_id: int) -> None:
        """Select a layer and bring it into view."""
        self._selection.select_layer(layer_id)
        self._view.reveal_selection()

    @property
    def layer_list(self) -> "LayerList":
        """The list of layers, made when it is first wanted or seen."""
        from gui.canvas.layer_list import LayerList

        made = self.layer_list_slot.fill()
        assert isinstance(made, LayerList)
        return made

    def _make_layer_list(self) -> QWidget:
        from gui.canvas.layer_list import LayerList

        made = LayerList(self._document, self._selection, self.actions, self.menus)
        made.layer_model.refused.connect(self._view.refused)
        return made
