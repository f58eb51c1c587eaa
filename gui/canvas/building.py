"""The parts around the canvas: palette with search, menus, and the list of layers."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.canvas.actions import CanvasActions
from gui.canvas.context_menus import CanvasMenus
from gui.canvas.layer_list import LayerList
from gui.canvas.palette import LayerPalette
from gui.canvas.palette_search import PaletteSearch
from gui.canvas.view import CanvasView
from gui.document import NetworkDocument
from gui.selection import Selection


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
        self.layer_list = LayerList(document, selection, self.actions, self.menus, parent)
        self.palette.layer_chosen.connect(view.insert)
        self.layer_list.layer_model.refused.connect(view.refused)
