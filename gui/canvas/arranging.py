"""Actions that bring blocks into line, and the switches of grid, snapping and overview."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QSettings, Slot
from PySide6.QtGui import QAction

from gui.canvas.view import CanvasView
from gui.document.document import NetworkDocument
from gui.document.part_edits import ALIGNMENTS, align, distribute
from gui.document.selection import Selection
from gui.words.translation import QT_TR_NOOP, tr

_TITLES: Final = {
    "left": QT_TR_NOOP("Left edges"),
    "centre": QT_TR_NOOP("Centres"),
    "right": QT_TR_NOOP("Right edges"),
    "top": QT_TR_NOOP("Top edges"),
    "middle": QT_TR_NOOP("Middles"),
    "bottom": QT_TR_NOOP("Bottom edges"),
    "across": QT_TR_NOOP("Equal gaps across"),
    "down": QT_TR_NOOP("Equal gaps downwards"),
    "snap": QT_TR_NOOP("Snap to the grid"),
    "grid": QT_TR_NOOP("Show the grid"),
    "overview": QT_TR_NOOP("Show the overview"),
}


class ArrangingActions(QObject):
    """Every action by a stable object name: ``alignLeftAction``, ``snapAction``.

    The switches are remembered from one start to the next.
    """

    def __init__(self, document: NetworkDocument, selection: Selection, view: CanvasView) -> None:
        super().__init__(view)
        self._document = document
        self._selection = selection
        self._titled: dict[QAction, str] = {}
        self.align = tuple(
            self._action(f"align{how.title()}", how, partial(self._align, how))
            for how in ALIGNMENTS
        )
        self.distribute = tuple(
            self._action(f"distribute{way.title()}", way, partial(self._distribute, way))
            for way in ("across", "down")
        )
        self.switches = (
            self._switch("snap", view.set_snapping),
            self._switch("grid", view.set_grid_shown),
            self._switch("overview", view.set_overview_shown),
        )
        selection.changed.connect(self._on_selection_changed)
        self.retranslate()
        self._on_selection_changed()

    def retranslate(self) -> None:
        """Write everything in the language of the moment."""
        for action, key in self._titled.items():
            action.setText(tr(_TITLES[key]))

    def _action(self, name: str, key: str, act: Callable[[], None]) -> QAction:
        action = QAction(self)
        action.setObjectName(f"{name}Action")
        action.triggered.connect(lambda _checked=False: act())
        self._titled[action] = key
        return action

    def _switch(self, key: str, act: Callable[[bool], None]) -> QAction:
        action = QAction(self)
        action.setObjectName(f"{key}Action")
        action.setCheckable(True)
        action.setChecked(QSettings().value(f"canvas/{key}", True, type=bool) is True)
        act(action.isChecked())
        action.toggled.connect(act)
        action.toggled.connect(partial(QSettings().setValue, f"canvas/{key}"))
        self._titled[action] = key
        return action

    def _align(self, how: str) -> None:
        align(self._document, self._selection.layers, how)

    def _distribute(self, way: str) -> None:
        distribute(self._document, self._selection.layers, across=way == "across")

    @Slot()
    def _on_selection_changed(self) -> None:
        count = len(self._selection.layers)
        for action in self.align:
            action.setEnabled(count > 1)
        for action in self.distribute:
            action.setEnabled(count > 2)
