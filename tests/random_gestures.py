"""More that somebody does at random: clipboard, menus, links led elsewhere, files, windows."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu, QWidget

from engine import export_weights, load_example
from gui.window.main_window import MainWindow
from gui.window.windows import Windows
from tests.gui_tests.canvas_hand import Hand, layer_data
from tests.mutated_projects import mutant
from tests.random_checks import broken

#: Actions that end the program, or open what has no end offscreen.
LEFT_OUT = {"quitAction", "closeWindowAction", "aboutAction", "openAction", "saveAsAction"}
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
ALT = Qt.KeyboardModifier.AltModifier
CLIPS = ("", "not layers", '{"layerloom": 1}', '{"layers": [{"kind": "dense"}], "links": []}')
KINDS = ("hidden", "dropout", "input", "add", "output")
_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_NO_KEY = Qt.KeyboardModifier.NoModifier


class PopupGuest(QObject):
    """Answers menus that Qt opens in an event loop of its own, which nobody else comes out of."""

    def __init__(self, seed: int, parent: QObject) -> None:
        super().__init__(parent)
        self._rng = random.Random(seed)
        self._timer = QTimer(self)
        self._timer.setInterval(60)
        self._timer.timeout.connect(self._on_due)
        self._timer.start()

    def _on_due(self) -> None:
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu) and self._rng.random() < 0.5:
            choose(popup, self._rng)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()


def choose(menu: QMenu, rng: random.Random) -> str:
    """Choose an action of a menu, or of a menu in it; return its name."""
    actions = [
        action
        for action in menu.actions()
        if action.isEnabled() and not action.isSeparator() and action.objectName() not in LEFT_OUT
    ]
    if not actions:
        return "nothing"
    action = rng.choice(actions)
    inner = action.menu()
    if isinstance(inner, QMenu):
        return choose(inner, rng)
    name = action.objectName() or action.text()
    while popup := QApplication.activePopupWidget():  # a menu closes before its action is done
        popup.close()
    action.trigger()
    return name


class RandomGestures:
    """Does gestures to a window; each returns what it did.

    Parameters
    ----------
    window : MainWindow
        Shown.
    rng : random.Random
        Decides everything.
    folder : Path
        For files.
    """

    def __init__(self, window: MainWindow, rng: random.Random, folder: Path) -> None:
        self.window, self.rng, self.folder = window, rng, folder
        self.hand = Hand(window.canvas)
        self.scene = window.canvas.canvas_scene
        self.windows = Windows()
        self.files = self._files()

    def table(self) -> list[tuple[int, Callable[[], str | None]]]:
        """Return every gesture with how often it is wanted."""
        return [
            (4, self.use_clipboard),
            (3, self.paste_something),
            (4, self.open_menu),
            (4, self.reroute_link),
            (4, self.drag_onto_link),
            (3, self.move_along),
            (3, self.drag_row),
            (3, self.click_history),
            (2, self.give_up_a_drag),
            (2, self.drop_onto_block),
            (2, self.drop_files),
            (1, self.use_another_window),
        ]

    def _files(self) -> list[Path]:
        folder = self.folder
        table, samples, junk = folder / "표.csv", folder / "samples.npz", folder / "읽어 줘.txt"
        rows = "\n".join(f"{k},{k % 3},{'yes' if k % 2 else 'no'}" for k in range(12))
        table.write_text(f"a,b,label\n{rows}\n", encoding="utf-8")
        np.savez(samples, inputs=np.ones((6, 2)), targets=np.zeros((6, 1)))
        junk.write_text("nothing", encoding="utf-8")
        made = [table, samples, junk, folder]
        for suffix in (".npz", ".safetensors", ".json"):
            path = folder / f"weights{suffix}"
            export_weights(load_example("mazur-2-2-2").with_weights(), path)
            broken_path = folder / f"broken{suffix}"
            broken_path.write_bytes(mutant(path.read_bytes(), self.rng))
            made.extend([path, broken_path])
        return made

    # Places

    def _layer(self) -> int | None:
        layers = sorted(self.scene.layer_items)
        return self.rng.choice(layers) if layers else None

    def _link(self) -> Any:
        links = sorted(self.scene.link_items, key=str)
        return self.rng.choice(links) if links else None

    def _place(self) -> QPointF:
        port = self.window.canvas.viewport().rect()
        width, height = max(port.width(), 2), max(port.height(), 2)
        return self.window.canvas.mapToScene(self.rng.randrange(width), self.rng.randrange(height))

    def _middle(self, layer: int) -> QPointF:
        return self.scene.layer_items[layer].block_rect.center() + QPointF(30, 22)

    # The clipboard

    def use_clipboard(self) -> str:
        actions = self.window.canvas_actions
        name = self.rng.choice(("copy", "cut", "paste", "duplicate"))
        if len(self.scene.layer_items) > 20 and name in ("paste", "duplicate"):
            name = "cut"
        getattr(actions, name).trigger()
        return name

    def paste_something(self) -> str:
        clipboard = QGuiApplication.clipboard()
        text = self.rng.choice(CLIPS)
        if self.rng.random() < 0.5:
            held = clipboard.text()
            text = held[: self.rng.randrange(len(held) + 1)]
        clipboard.setText(text)
        self.window.canvas_actions.paste.trigger()
        return f"{len(text)} letters"

    # Menus

    def open_menu(self) -> str:
        canvas = self.window.canvas
        layer, link = self._layer(), self._link()
        places = [self._place()]
        places += [self._middle(layer)] if layer is not None else []
        places += [self.scene.link_items[link].path.pointAtPercent(0.5)] if link else []
        at = canvas.mapFromScene(self.rng.choice(places))
        reason = self.rng.choice(
            (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard)
        )
        event = QContextMenuEvent(reason, at, canvas.viewport().mapToGlobal(at))
        QApplication.sendEvent(canvas.viewport(), event)
        popup = QApplication.activePopupWidget()
        return choose(popup, self.rng) if isinstance(popup, QMenu) else "no menu"

    # Links and places

    def reroute_link(self) -> str | None:
        link, layer = self._link(), self._layer()
        if link is None or layer is None:
            return None
        held = self.scene.link_items[link].path.pointAtPercent(self.rng.choice((0.2, 0.8)))
        end = self.rng.choice((self._middle(layer), self._place()))
        self.hand.drag(held, self._place(), end)
        return f"{link} to {layer}"

    def drag_onto_link(self) -> str | None:
        link, layer = self._link(), self._layer()
        if link is None or layer is None:
            return None
        if self.rng.random() < 0.3:
            self.window.selection.select_layers([layer, link.source])
        there = self.scene.link_items[link].path.pointAtPercent(0.5) + QPointF(30, 22)
        self.hand.drag(self._middle(layer), self._place(), there)
        return f"{layer} onto {link}"

    def move_along(self) -> str | None:
        layer = self._layer()
        if layer is None:
            return None
        self.window.selection.select_layer(layer)
        actions = self.window.canvas_actions
        self.rng.choice((actions.earlier, actions.later)).trigger()
        self.hand.key(self.rng.choice(ARROWS), ALT)
        return str(layer)

    def drag_row(self) -> str | None:
        model = self.window.building.layer_list.layer_model
        count = model.rowCount()
        if not count:
            return None
        rows = self.rng.sample(range(count), min(count, self.rng.choice((1, 1, 2))))
        data = model.mimeData([model.index(row, 0) for row in rows])
        before = self.rng.randrange(-1, count + 1)
        move = Qt.DropAction.MoveAction
        can = model.canDropMimeData(data, move, before, 0, QModelIndex())
        done = model.dropMimeData(data, move, before, 0, QModelIndex())
        assert can == done, (rows, before)
        return f"{rows} before {before}"

    def click_history(self) -> str | None:
        view = self.window.history_slot.fill().findChild(QListView)
        assert view is not None
        row = self.rng.randrange(view.model().rowCount())
        index = view.model().index(row, 0)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), _LEFT, _NO_KEY, view.visualRect(index).center())
        return str(row)

    def give_up_a_drag(self) -> str | None:
        layer = self._layer()
        if layer is None:
            return None
        item = self.scene.layer_items[layer]
        start = self.rng.choice((self._middle(layer), item.output_port, item.input_port))
        # A person's press does so: else Esc is for the manual, which may stand open beside it.
        self.window.activateWindow()
        QApplication.processEvents()
        before = self.window.document.state
        self.hand.press(start)
        self.hand.move(self._place())
        self.hand.move(self._place())
        self.hand.key(Qt.Key.Key_Escape)
        self.hand.release(self._place())
        after = self.window.document.state
        # A run may have ended meanwhile, and handed in what it learned.
        assert after.network == before.network, (start, before.network, after.network)
        assert after.layout == before.layout, (start, before.layout, after.layout)
        return str(layer)

    def drop_onto_block(self) -> str | None:
        layer = self._layer()
        if layer is None:
            return None
        data = layer_data(kind := self.rng.choice(KINDS))
        self.hand.hover(data, self._middle(layer))
        if self.rng.random() < 0.3:
            self.hand.leave()
        else:
            self.hand.drop(data, self._middle(layer))
        return f"{kind} onto {layer}"

    # Files and windows

    def drop_files(self) -> str:
        paths = self.rng.sample(self.files, self.rng.choice((1, 1, 1, 2)))
        _drop(self.window, paths)
        QApplication.processEvents()
        return ", ".join(path.name for path in paths)

    def use_another_window(self) -> str:
        """Open a window beside, paste there and back, and close it again."""
        self.window.canvas_actions.copy.trigger()
        other = self.windows.open_beside(self.window)
        QApplication.processEvents()
        other.canvas_actions.paste.trigger()
        other.canvas_actions.select_all.trigger()
        other.canvas_actions.copy.trigger()
        if self.rng.random() < 0.5:
            other.canvas_actions.undo.trigger()
        assert not broken(other), broken(other)
        other.document.set_clean()
        assert other.close()
        assert not self.windows.open_windows
        if len(self.scene.layer_items) < 20:
            self.window.canvas_actions.paste.trigger()
        return "pasted there and back"


def _drop(window: QWidget, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = window.rect().center()
    enter = QDragEnterEvent(place, _COPY, data, _LEFT, _NO_KEY)
    enter.setAccepted(False)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(place), _COPY, data, _LEFT, _NO_KEY))
