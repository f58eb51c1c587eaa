"""Somebody who does anything in the window, decided by a generator of random numbers."""

import random
from collections import Counter, deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDockWidget,
    QLineEdit,
    QWidget,
)

from engine import built_in, example_names, load_example, save_project
from gui.document import edits
from gui.preferences import choose_language, choose_theme
from gui.window.main_window import MainWindow
from tests.gui_tests.canvas_hand import CONTROL, Hand, layer_data
from tests.mutated_projects import mutant
from tests.random_gestures import LEFT_OUT, PopupGuest, RandomGestures

REMEMBERED = 25
MOST_UNITS = 12
MOST_LAYERS = 14
SMALL_DATA = ("and", "xor", "spiral", "circle", "reg_plane")
KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Tab,
)
NAMES = ("은닉층 A", "x", "hidden_1", "", "  ", "a/b", "출력", "Output", "1" * 70)


class RandomUser:
    """Does random actions to a window.

    Parameters
    ----------
    window : MainWindow
        Shown.
    rng : random.Random
        Decides everything.
    folder : Path
        For files; filled with good and bad ones.
    """

    def __init__(self, window: MainWindow, rng: random.Random, folder: Path) -> None:
        self.window, self.rng, self.folder = window, rng, folder
        self.hand = Hand(window.canvas)
        self.scene = window.canvas.canvas_scene
        self.done: deque[str] = deque(maxlen=REMEMBERED)
        self.first = window.document.state
        window.document.opened.connect(self._on_opened)
        self.good = self._good_files()
        self.counts: Counter[str] = Counter()
        self.guest = PopupGuest(rng.randrange(1 << 30), window)
        self.gestures = RandomGestures(window, rng, folder)
        self.table = self._table()

    def _on_opened(self) -> None:
        self.first = self.window.document.state

    def _good_files(self) -> list[Path]:
        paths = []
        for name in ("xor-mlp", "mazur-2-2-2"):
            paths.append(self.folder / f"{name}.layerloom")
            save_project(load_example(name), paths[-1])
        return paths

    def _table(self) -> list[tuple[int, Callable[[], str | None]]]:
        return [
            (6, self.drag_block),
            (7, self.draw_link),
            (3, self.rubber_band),
            (5, self.click_block),
            (3, self.click_link),
            (6, self.drop_layer),
            (4, self.insert_layer),
            (4, self.press_key),
            (4, self.edit_units),
            (3, self.edit_name),
            (2, self.turn_wheel),
            (7, self.undo),
            (5, self.redo),
            (3, self.go_to),
            (1, self.undo_everything),
            (7, self.use_inspector),
            (4, self.set_training),
            (3, self.choose_data),
            (6, self.train),
            (2, self.reset),
            (5, self.step),
            (1, self.speak),
            (1, self.colour),
            (2, self.save),
            (1, self.load_good),
            (2, self.load_bad),
            (2, self.open_example),
            (5, self.trigger),
            (3, self.click_anywhere),
            (1, self.resize),
            (1, self.move_dock),
            (2, self.keep_for_a_crash),
            *self.gestures.table(),
        ]

    def act(self) -> None:
        """Do one action, and let the window answer."""
        eager = (self.train, self.step) if self.window.document.can_train else (self.open_example,)
        weights = [4 * weight if act in eager else weight for weight, act in self.table]
        (chosen,) = self.rng.choices([act for _, act in self.table], weights)
        self.done.append(f"{chosen.__name__} …")
        said = chosen()
        self.done[-1] = f"{chosen.__name__} {said or ''}".strip()
        self.counts[chosen.__name__] += 1
        self._let_it_answer()
        self._count_states()

    def _count_states(self) -> None:
        """Note how often there was something to train or step through."""
        window = self.window
        self.counts["(trainable)"] += window.document.can_train
        self.counts["(running)"] += window.session.state == "running"
        self.counts["(stepping)"] += window.stepper.stop is not None

    def _let_it_answer(self) -> None:
        for _ in range(2):
            QApplication.processEvents()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible():
                window.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # What there is

    @property
    def _layers(self) -> list[int]:
        return sorted(self.scene.layer_items)

    def _layer(self) -> int | None:
        return self.rng.choice(self._layers) if self._layers else None

    def _place(self) -> Any:
        view = self.window.canvas
        width, height = max(view.viewport().width(), 2), max(view.viewport().height(), 2)
        return view.mapToScene(self.rng.randrange(width), self.rng.randrange(height))

    def _keys(self) -> Qt.KeyboardModifier:
        return self.rng.choice((Qt.KeyboardModifier.NoModifier, CONTROL))

    # The canvas

    def drag_block(self) -> str | None:
        layer = self._layer()
        if layer is None:
            return None
        start = self.scene.layer_items[layer].block_rect.center()
        self.hand.drag(start, self._place(), self._place())
        return str(layer)

    def draw_link(self) -> str | None:
        layers = self._layers
        if not layers:
            return None
        source, target = self.scene.layer_items[self.rng.choice(layers)], self._layer()
        assert target is not None
        item = self.scene.layer_items[target]
        end = self.rng.choice((item.input_port, item.block_rect.center(), self._place()))
        self.hand.drag(source.output_port, self._place(), end)
        return f"{source.layer_id} to {target}"

    def rubber_band(self) -> None:
        self.hand.drag(self._place(), self._place(), self._place())

    def click_block(self) -> str | None:
        layer = self._layer()
        if layer is None:
            return None
        self.hand.click(self.scene.layer_items[layer].block_rect.center(), self._keys())
        return str(layer)

    def click_link(self) -> str | None:
        links = sorted(self.scene.link_items, key=str)
        if not links:
            return None
        link = self.rng.choice(links)
        middle = self.scene.link_items[link].path.pointAtPercent(0.5)
        self.hand.click(middle, self._keys())
        if self.rng.random() < 0.3:
            self.hand.key(Qt.Key.Key_Delete)
        return str(link)

    def drop_layer(self) -> str | None:
        if len(self._layers) >= MOST_LAYERS:
            return self._make_room()
        kind = self.rng.choice(edits.palette_kinds())
        data, place = layer_data(kind), self._place()
        links = list(self.scene.link_items.values())
        if links and self.rng.random() < 0.5:
            place = self.rng.choice(links).path.pointAtPercent(0.5)
        self.hand.drop(data, place)
        return kind

    def insert_layer(self) -> str | None:
        if len(self._layers) >= MOST_LAYERS:
            return self._make_room()
        kind = self.rng.choice(edits.palette_kinds())
        self.window.palette_panel.layer_chosen.emit(kind)
        return kind

    def _make_room(self) -> str:
        some = self.rng.sample(self._layers, MOST_LAYERS // 2)
        self.window.selection.select_layers(some)
        self.window.canvas_actions.delete.trigger()
        return f"delete {some}"

    def press_key(self) -> str:
        key = self.rng.choice(KEYS)
        self.hand.key(key, self._keys())
        return key.name

    def edit_units(self) -> str | None:
        layer = self._layer()
        if layer is None:
            return None
        self.window.canvas.edit_units(layer)
        self._type_into_editor(str(self.rng.randrange(MOST_UNITS + 1)))
        return str(layer)

    def edit_name(self) -> str | None:
        layer = self._layer()
        if layer is None:
            return None
        name = self.rng.choice(NAMES)
        self.window.canvas.edit_name(layer)
        self._type_into_editor(name)
        return f"{layer} {name!r}"

    def _type_into_editor(self, text: str) -> None:
        editor = self.window.canvas.editors.current
        if not isinstance(editor, QWidget):
            return
        line = editor.lineEdit() if isinstance(editor, QAbstractSpinBox) else editor
        line.selectAll()
        line.insert(text) if not text.isascii() else QTest.keyClicks(editor, text)
        QTest.keyClick(editor, self.rng.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def turn_wheel(self) -> None:
        self.hand.turn_wheel(self._place(), self.rng.choice((-3, -1, 1, 3)))

    # The history

    def undo(self) -> None:
        for _ in range(self.rng.choice((1, 1, 3))):
            self.window.canvas_actions.undo.trigger()

    def redo(self) -> None:
        for _ in range(self.rng.choice((1, 1, 3))):
            self.window.canvas_actions.redo.trigger()

    def go_to(self) -> str:
        entry = self.rng.randrange(self.window.document.undo_stack.count() + 1)
        self.window.document.go_to(entry)
        return str(entry)

    def undo_everything(self) -> str:
        document = self.window.document
        self.window.training.rest()
        here, at = document.state, document.undo_stack.index()
        document.go_to(0)
        for part in ("network", "training", "layout", "data", "training_state"):
            assert getattr(document.state, part) == getattr(self.first, part), part
        while document.undo_stack.index() < at:
            document.redo()
        assert document.state is here
        return f"of {at}"

    # Settings, data, training

    def use_inspector(self) -> str | None:
        return self._use(self.window.inspector)

    def _use(self, panel: QWidget) -> str | None:
        kinds = (QComboBox, QAbstractSpinBox, QCheckBox, QLineEdit)
        fields = [
            field
            for field in panel.findChildren(QWidget)
            if isinstance(field, kinds)
            and field.isVisible()
            and field.isEnabled()
            and field.objectName() != "qt_spinbox_lineedit"
        ]
        if not fields:
            return None
        field = self.rng.choice(fields)
        name = field.objectName()
        if isinstance(field, QComboBox):
            field.setFocus()
            QTest.keyClick(field, self.rng.choice((Qt.Key.Key_Up, Qt.Key.Key_Down)))
        elif isinstance(field, QAbstractSpinBox):
            field.selectAll()
            QTest.keyClicks(field, self.rng.choice(("1", "3", "0", "0.5", "12", "-1", "")))
            QTest.keyClick(field, Qt.Key.Key_Return)
        elif isinstance(field, QCheckBox):
            field.click()
        else:
            field.selectAll()
            QTest.keyClicks(field, "abc")
            QTest.keyClick(field, Qt.Key.Key_Return)
        return f"{type(field).__name__} {name}"

    def set_training(self) -> str:
        field, values = self.rng.choice(
            (
                ("learning_rate", (0.01, 0.1, 1.0, 1e6)),
                ("batch_size", (0, 1, 3, 32)),
                ("epochs", (1, 5, 10_000_000)),
                ("seed", (0, 1, 2)),
                ("shuffle", (True, False)),
                ("validation_fraction", (0.0, 0.2)),
            )
        )
        value = self.rng.choice(values)
        edits.set_training(self.window.document, field, value)
        return f"{field} {value}"

    def choose_data(self) -> str:
        name = self.rng.choice(SMALL_DATA)
        self.window.data_wiring.panel.data_chosen.emit(built_in(name))
        return name

    def train(self) -> str:
        self.window.controls.train_action.trigger()
        for _ in range(self.rng.choice((1, 3, 9))):  # a time would let other machines do otherwise
            QApplication.processEvents()
        return self.window.session.state

    def reset(self) -> None:
        self.window.controls.reset_action.trigger()

    def step(self) -> str:
        action = self.rng.choice(list(self.window.stepper.actions.values()))
        for _ in range(self.rng.choice((1, 1, 8))):
            action.trigger()
        return action.objectName()

    # Looks, files, everything else

    def speak(self) -> None:
        choose_language(self.rng.choice(("ko", "en")))

    def colour(self) -> None:
        choose_theme(self.rng.choice(("light", "dark")))

    def save(self) -> None:
        path = self.folder / f"저장 {self.rng.randrange(3)}.layerloom"
        assert self.window.files.save_to(path), "saving failed"
        if path not in self.good:
            self.good.append(path)

    def load_good(self) -> str:
        path = self.rng.choice(self.good)
        assert self.window.files.open_path(path), f"{path.name} does not open"
        return path.name

    def load_bad(self) -> str:
        whole = self.rng.choice(self.good).read_bytes()
        path = self.folder / "bad.layerloom"
        path.write_bytes(mutant(whole, self.rng))
        before = self.window.document.state
        opened = self.window.files.open_path(path)
        if not opened:
            assert self.window.document.state is before or self.window.session.state != "running"
            return "refused"
        if not _is_small(self.window):
            self.window.files.new()
            return "opened, too large to go on with"
        return "opened"

    def open_example(self) -> str:
        name = self.rng.choice([name for name in example_names() if "mnist" not in name])
        self.window.files.open_example(name)
        return name

    def trigger(self) -> str | None:
        actions = [
            action
            for action in self.window.findChildren(QAction)
            if action.isEnabled()
            and action.menu() is None
            and action.objectName()
            and action.objectName() not in LEFT_OUT
        ]
        action = self.rng.choice(sorted(actions, key=lambda action: action.objectName()))
        self.done[-1] = f"trigger {action.objectName()} …"
        action.trigger()
        return action.objectName()

    def click_anywhere(self) -> str | None:
        widgets = [
            widget
            for widget in self.window.findChildren(QWidget)
            if widget.isVisible() and widget.isEnabled() and not _leaves(widget)
        ]
        widget = self.rng.choice(widgets)
        place = QPoint(
            self.rng.randrange(max(widget.width(), 1)), self.rng.randrange(max(widget.height(), 1))
        )
        said = f"{type(widget).__name__} {widget.objectName()} {place.x()}, {place.y()}"
        self.done[-1] = f"click_anywhere {said} …"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, self._keys(), place)
        return said

    def resize(self) -> str:
        width, height = self.rng.choice(((1280, 720), (900, 600), (1600, 1000)))
        self.window.resize(width, height)
        return f"{width} × {height}"

    def move_dock(self) -> str:
        dock = self.rng.choice(self.window.findChildren(QDockWidget))
        if self.rng.random() < 0.3:
            self.window.actions_of_window.reset_layout_wanted.emit()
            return "reset"
        dock.setVisible(not dock.isVisible())
        return dock.objectName()

    def keep_for_a_crash(self) -> None:
        self.window.recovery._on_due()


def _leaves(widget: QWidget) -> bool:
    """Tell whether a click would leave the window: its menus hold Quit."""
    return any(
        kind in type(widget).__name__ for kind in ("QMenuBar", "QMenu", "MainWindow")
    ) or widget.objectName() in ("useData", "qt_dockwidget_floatbutton")


def _is_small(window: MainWindow) -> bool:
    network = window.document.state.network
    sizes = [units for units in network.units.values() if units]
    return len(network.layers) <= 3 * MOST_LAYERS and max(sizes, default=0) <= 1000
