"""The canvas's actions, for menus, toolbar and keyboard."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from shiboken6 import isValid

from engine import NetworkSpec
from gui.canvas.arranging import ArrangingActions
from gui.canvas.clipboard import LayerClipboard
from gui.canvas.view import CanvasView
from gui.document import edits
from gui.document.document import NetworkDocument
from gui.document.history_keys import redo_keys
from gui.document.reordering import Place, line_of, place_earlier, place_later, reorder
from gui.document.selection import Selection
from gui.looks.resource_files import icon
from gui.words.translation import tr

_FindPlace = Callable[[NetworkSpec, Sequence[int]], Place | None]
_Shortcut = QKeySequence.StandardKey | str | None


class CanvasActions(QObject):
    """Holds one action for everything that is done to the canvas as a whole.

    Every attribute is a `QAction` with a stable object name: ``undo`` is ``undoAction``. Undo
    and redo work in the whole window; what has a key without a modifier works only while the
    canvas has the focus.
    """

    def __init__(self, document: NetworkDocument, selection: Selection, view: CanvasView) -> None:
        super().__init__(view)
        self._document = document
        self._selection = selection
        self._view = view
        keys = QKeySequence.StandardKey
        stack = document.undo_stack
        self.undo = self._action("undo", keys.Undo, document.undo, "undo")
        self.redo = self._action("redo", None, document.redo, "redo")
        self.redo.setShortcuts(redo_keys())
        self.clipboard = LayerClipboard(document, selection, view)
        self.clipboard.refused.connect(view.refused)
        self.cut = self._action("cut", keys.Cut, self.clipboard.cut, "cut")
        self.copy = self._action("copy", keys.Copy, self.clipboard.copy, "copy")
        self.paste = self._action("paste", keys.Paste, self.clipboard.paste, "paste")
        self.duplicate = self._action("duplicate", "Ctrl+D", self.clipboard.duplicate, "duplicate")
        self.delete = self._action("delete", keys.Delete, view.delete_selection, "delete")
        self.rename = self._action("rename", "F2", self._on_rename)
        self.earlier = self._action("moveEarlier", None, partial(self._reorder, place_earlier))
        self.later = self._action("moveLater", None, partial(self._reorder, place_later))
        self.earlier.setShortcuts([QKeySequence("Alt+Up"), QKeySequence("Alt+Left")])
        self.later.setShortcuts([QKeySequence("Alt+Down"), QKeySequence("Alt+Right")])
        self.select_all = self._action("selectAll", keys.SelectAll, view.select_all)
        self.tidy = self._action("tidy", "Ctrl+Shift+T", self._on_tidy, "tidy")
        self.fit = self._action("fit", "Ctrl+0", view.fit, "fit")
        self.zoom_in = self._action("zoomIn", keys.ZoomIn, view.zoom_in, "zoom-in")
        self.zoom_out = self._action("zoomOut", keys.ZoomOut, view.zoom_out, "zoom-out")
        self.arranging = ArrangingActions(document, selection, view)
        for local in self.editing:
            local.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        stack.undoTextChanged.connect(self._on_history_changed)
        stack.redoTextChanged.connect(self._on_history_changed)
        stack.indexChanged.connect(self._on_history_changed)
        selection.changed.connect(self._on_selection_changed)
        document.spec_changed.connect(self._on_selection_changed)
        self.retranslate()

    @property
    def all(self) -> tuple[QAction, ...]:
        """Every action."""
        view = self.tidy, self.fit, self.zoom_in, self.zoom_out
        return (self.undo, self.redo, *self.editing, *view)

    @property
    def editing(self) -> tuple[QAction, ...]:
        """What is done to the selection; its keys work only where layers have the focus."""
        part = self.cut, self.copy, self.paste, self.duplicate
        moving = self.earlier, self.later
        return (self.delete, self.rename, *moving, *part, self.select_all)

    def retranslate(self) -> None:
        """Write everything in the language of the moment."""
        self.cut.setText(tr("Cut"))
        self.copy.setText(tr("Copy"))
        self.paste.setText(tr("Paste"))
        self.duplicate.setText(tr("Duplicate"))
        self.delete.setText(tr("Delete"))
        self.rename.setText(tr("Rename"))
        self.earlier.setText(tr("Move towards the input"))
        self.later.setText(tr("Move towards the output"))
        self.select_all.setText(tr("Select all"))
        self.tidy.setText(tr("Tidy up"))
        self.fit.setText(tr("Fit the whole network"))
        self.zoom_in.setText(tr("Zoom in"))
        self.zoom_out.setText(tr("Zoom out"))
        self.arranging.retranslate()
        self._on_history_changed()
        self._on_selection_changed()

    def _action(
        self, name: str, shortcut: _Shortcut, act: Callable[[], object], icon_name: str = ""
    ) -> QAction:
        action = QAction(self)
        action.setObjectName(f"{name}Action")
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        if icon_name:
            action.setIcon(icon(icon_name))
        action.triggered.connect(act)
        self._view.addAction(action)
        return action

    @Slot()
    def _on_history_changed(self) -> None:
        stack = self._document.undo_stack
        if not isValid(stack):  # it says good-bye while it is destroyed
            return
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())
        undo, redo = stack.undoText(), stack.redoText()
        self.undo.setText(tr("Undo: {what}", what=undo) if undo else tr("Undo"))
        self.redo.setText(tr("Redo: {what}", what=redo) if redo else tr("Redo"))

    @Slot()
    def _on_selection_changed(self) -> None:
        for taking in (self.cut, self.copy, self.duplicate):
            taking.setEnabled(bool(self._selection.layers))
        self.delete.setEnabled(bool(self._selection.layers or self._selection.links))
        self.rename.setEnabled(self._selection.layer is not None)
        network = self._document.state.network
        line = line_of(network, self._selection.layers)
        self.earlier.setEnabled(place_earlier(network, line) is not None)
        self.later.setEnabled(place_later(network, line) is not None)
        has_layers = bool(network.layers)
        self.select_all.setEnabled(has_layers)
        self.tidy.setEnabled(has_layers)

    @Slot()
    def _on_rename(self) -> None:
        if self._selection.layer is not None:
            self._view.edit_name(self._selection.layer)

    def _reorder(self, find: _FindPlace, _checked: bool = False) -> None:
        network = self._document.state.network
        line = line_of(network, self._selection.layers)
        place = find(network, line)
        if place is not None:
            reorder(self._document, line, place)
            self._view.reveal_selection()

    @Slot()
    def _on_tidy(self) -> None:
        edits.tidy_up(self._document)
        self._view.fit()
