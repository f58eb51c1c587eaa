"""The canvas's context menus, made anew each time for what is selected."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, QPointF, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from engine import ACTIVATIONS, Choice, LinkSpec, activation_of
from gui.canvas.actions import CanvasActions
from gui.canvas.activation_picture import activation_picture
from gui.canvas.view import CanvasView
from gui.document import edits
from gui.document.block_layout import BLOCK_HEIGHT
from gui.document.document import NetworkDocument
from gui.document.problem_fixes import apply_fix, fix_for
from gui.document.selection import Selection
from gui.looks.resource_files import icon, layer_icon
from gui.looks.theme import GRID
from gui.words.layer_texts import choice_text, layer_name, layer_titles
from gui.words.problem_texts import problem_text
from gui.words.translation import tr

_Act = Callable[[], object]

#: A menu of more layers than this is a worse place to look for one than the canvas.
_MOST_LAYERS: Final = 60
#: What cannot be behind a layer, and what not between two.
_NOT_BEHIND: Final = ("input",)
_NOT_BETWEEN: Final = ("input", "output")


class CanvasMenus(QObject):
    """Opens menus on the canvas and on whatever else shows its layers."""

    def __init__(
        self,
        document: NetworkDocument,
        selection: Selection,
        view: CanvasView,
        actions: CanvasActions,
    ) -> None:
        super().__init__(view)
        self._document = document
        self._selection = selection
        self._view = view
        self._actions = actions
        view.menu_wanted.connect(self.open_menu)
        view.activation_menu_wanted.connect(self.open_activation_menu)
        view.layer_wanted.connect(self.open_behind_menu)

    @Slot(QPoint)
    def open_menu(self, at: QPoint) -> None:
        """Open the menu of the selection, or the ground's where nothing is selected."""
        if self._selection.layers:
            self.layer_menu().popup(at)
        elif self._selection.links:
            self.link_menu().popup(at)
        else:
            self.ground_menu(at).popup(at)

    @Slot(QPoint)
    def open_activation_menu(self, at: QPoint) -> None:
        """Open the choice of activation functions for the selected layers."""
        menu = self._menu("activationMenu")
        self._fill_activations(menu)
        menu.popup(at)

    @Slot(int, QPointF, QPoint)
    def open_behind_menu(self, layer_id: int, place: QPointF, at: QPoint) -> None:
        """Open the choice of layers to put where a link from a layer was led to."""
        menu = self._menu("behindMenu")
        menu.addAction(tr("Link to a new layer")).setEnabled(False)
        menu.addSeparator()
        self._fill_kinds(menu, lambda kind: self._append(kind, layer_id, place), _NOT_BEHIND)
        menu.popup(at)

    def layer_menu(self) -> QMenu:
        """Return a menu of what can be done to the selected layers."""
        menu = self._menu("layerMenu")
        actions = self._actions
        self._add_fixes(menu)
        menu.addAction(actions.rename)
        if self._shared_activation() is not None:
            self._fill_activations(self._submenu(menu, "activationMenu", tr("Activation")))
        layer_id = self._selection.layer
        if layer_id is not None:
            behind = self._submenu(menu, "insertMenu", tr("Insert behind"))
            self._fill_kinds(behind, self._view.insert, _NOT_BEHIND)
            self._add_link_menus(menu, layer_id)
        if len(self._selection.layers) > 1:
            align = self._submenu(menu, "alignMenu", tr("Align"))
            align.addActions(list(actions.arranging.align))
            align.addSeparator()
            align.addActions(list(actions.arranging.distribute))
        menu.addActions([actions.earlier, actions.later])
        menu.addSeparator()
        menu.addActions([actions.cut, actions.copy, actions.paste, actions.duplicate])
        menu.addAction(actions.delete)
        return menu

    def link_menu(self) -> QMenu:
        """Return a menu of what can be done to the selected links."""
        menu = self._menu("linkMenu")
        if len(self._selection.links) == 1:
            here = self._submenu(menu, "insertMenu", tr("Insert here"))
            self._fill_kinds(here, self._view.insert, _NOT_BETWEEN)
            menu.addSeparator()
        menu.addAction(self._actions.delete)
        return menu

    def ground_menu(self, at: QPoint) -> QMenu:
        """Return a menu of what can be done at a bare place of the canvas."""
        menu = self._menu("groundMenu")
        actions = self._actions
        place = self._view.mapToScene(self._view.viewport().mapFromGlobal(at))
        adding = self._submenu(menu, "insertMenu", tr("Add layer here"))
        self._fill_kinds(adding, lambda kind: self._drop(kind, place))
        paste = self._add(menu, tr("Paste here"), partial(actions.clipboard.paste_at, place))
        paste.setObjectName("pasteHereAction")
        paste.setIcon(icon("paste"))
        menu.addSeparator()
        menu.addAction(actions.select_all)
        menu.addSeparator()
        menu.addActions([actions.tidy, actions.fit])
        return menu

    # Making menus

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self._view)
        menu.setObjectName(name)
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _submenu(self, menu: QMenu, name: str, title: str) -> QMenu:
        submenu = menu.addMenu(title)
        submenu.setObjectName(name)
        submenu.setToolTipsVisible(True)
        return submenu

    def _add(self, menu: QMenu, text: str, act: _Act) -> QAction:
        action = menu.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _fill_kinds(
        self,
        menu: QMenu,
        act: Callable[[str], object],
        left_out: Collection[str] = (),
    ) -> None:
        titles = layer_titles()
        for kind in edits.palette_kinds():
            if kind in left_out:
                continue
            action = self._add(menu, titles[kind], partial(act, kind))
            action.setObjectName(f"insert:{kind}")
            action.setIcon(layer_icon(kind))

    def _add_fixes(self, menu: QMenu) -> None:
        """Put the remedies for the selected layer's faults first."""
        layer_id = self._selection.layer
        for problem in self._document.problems:
            own = layer_id is not None and problem.layer == layer_id
            fix = fix_for(self._document.state, problem) if own else None
            text = "" if fix is None else tr("Fix: {what}", what=fix.text())
            if fix is not None and text not in [action.text() for action in menu.actions()]:
                action = self._add(menu, text, partial(apply_fix, self._document, fix))
                action.setObjectName(f"fix:{problem.kind}")
                action.setToolTip(problem_text(problem, self._document.state.network))
                action.setIcon(icon("check"))
        if menu.actions():
            menu.addSeparator()

    def _shared_activation(self) -> str | None:
        """Return the activation of the selected layers; empty where they differ, None without."""
        network = self._document.state.network
        found = {
            own.name
            for layer_id in self._selection.layers
            if (own := activation_of(network.layer(layer_id))) is not None
        }
        return None if not found else found.pop() if len(found) == 1 else ""

    def _fill_activations(self, menu: QMenu) -> None:
        now = self._shared_activation()
        group = QActionGroup(menu)
        for name in ACTIVATIONS:
            action = self._add(menu, choice_text("activation", name), partial(self._activate, name))
            action.setObjectName(f"activation:{name}")
            action.setIcon(activation_picture(name))
            action.setCheckable(True)
            action.setChecked(name == now)
            group.addAction(action)
            if name == now:
                bold = action.font()
                bold.setBold(True)
                action.setFont(bold)
                menu.setActiveAction(action)

    def _add_link_menus(self, menu: QMenu, layer_id: int) -> None:
        network = self._document.state.network
        if len(network.layers) <= _MOST_LAYERS:
            self._fill_link_targets(self._submenu(menu, "linkMenu", tr("Link to")), layer_id)
        own = [link for link in network.links if layer_id in (link.source, link.target)]
        if own:
            unlink = self._submenu(menu, "unlinkMenu", tr("Remove link"))
            for link in own:
                self._add_unlinking(unlink, link)

    def _fill_link_targets(self, menu: QMenu, source: int) -> None:
        network = self._document.state.network
        for target in network.by_id.keys() - {source}:
            action = self._add(
                menu,
                layer_name(network, target),
                partial(edits.connect, self._document, source, target),
            )
            action.setObjectName(f"link:{target}")
            problem = network.link_problem(source, target)
            if problem is not None:
                action.setEnabled(False)
                action.setToolTip(problem_text(problem, network))
        menu.setEnabled(bool(menu.actions()))

    def _add_unlinking(self, menu: QMenu, link: LinkSpec) -> None:
        network = self._document.state.network
        names = {
            "source": layer_name(network, link.source),
            "target": layer_name(network, link.target),
        }
        action = self._add(
            menu,
            tr("{source} → {target}", **names),
            partial(edits.disconnect, self._document, link),
        )
        action.setObjectName(f"unlink:{link.source}:{link.target}")

    # What the menus do

    def _drop(self, kind: str, place: QPointF) -> None:
        from gui.canvas.drop_gesture import drop

        self._selection.select_layer(drop(self._view.canvas_scene, kind, place))
        self._view.reveal_selection()

    def _append(self, kind: str, layer_id: int, place: QPointF) -> None:
        """Add a layer whose input port is at a place, fed by another."""
        corner = round(place.x() / GRID) * GRID, round(place.y() / GRID) * GRID - BLOCK_HEIGHT / 2
        new = edits.append_layer(self._document, kind, layer_id, corner)
        self._selection.select_layer(new)
        self._view.reveal_selection()

    def _activate(self, name: str) -> None:
        layers = self._selection.layers
        if name != self._shared_activation():
            edits.set_activations(self._document, layers, Choice(name))
