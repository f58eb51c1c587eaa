"""Building on a real display: drops onto links and blocks, dragged blocks, files, two windows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine import LinkSpec, load_example, save_project
from gui.canvas.pointer_note import PointerNote
from gui.looks.fonts import install_fonts
from gui.window.main_window import MainWindow
from gui.window.windows import Windows
from tests.gui_tests.real_hand import RealHand

pytestmark = pytest.mark.xvfb

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

#: QTest warns of what a drag to another window is: a pointer outside of the first one.
OUTSIDE = pytest.mark.qt_log_ignore("occurs outside target window", extend=True)


@pytest.fixture
def windows(qtbot: QtBot, qapp: QApplication) -> Iterator[Windows]:
    install_fonts(qapp)
    opened = Windows()
    yield opened
    for window in opened.open_windows:
        window.document.set_clean()
        window.close()


@pytest.fixture
def window(windows: Windows, qtbot: QtBot) -> MainWindow:
    window = windows.open()
    show(window, qtbot)
    qtbot.waitUntil(lambda: window.findChild(object, "lossPlot") is not None)
    return window


@pytest.fixture
def hand(window: MainWindow, qtbot: QtBot) -> RealHand:
    return RealHand(window, qtbot)


def show(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def links(window: MainWindow) -> set[tuple[int, int]]:
    return {(link.source, link.target) for link in window.document.state.network.links}


def block(window: MainWindow, layer: int) -> QPoint:
    """Return a place on a block that is neither number nor name, on the viewport."""
    middle = window.canvas.canvas_scene.layer_items[layer].block_rect.center()
    return window.canvas.mapFromScene(middle + QPointF(30, 30))


def middle_of_link(window: MainWindow, source: int, target: int) -> QPoint:
    path = window.canvas.canvas_scene.link_items[LinkSpec(source, target)].path
    return window.canvas.mapFromScene(path.pointAtPercent(0.5))


def drag_kind(window: MainWindow, hand: RealHand, kind: str, place: QPoint) -> None:
    palette = window.palette_panel
    palette.scrollToItem(palette.entry(kind))
    entry = palette.visualItemRect(palette.entry(kind)).center()
    hand.drag(palette.viewport(), entry, window.canvas.viewport(), place)


def test_a_layer_dropped_on_a_link_is_inserted(window: MainWindow, hand: RealHand) -> None:
    drag_kind(window, hand, "dropout", middle_of_link(window, 1, 2))
    assert links(window) == {(1, 4), (4, 2), (2, 3)}
    assert window.document.state.network.layer(4).kind == "dropout"
    assert window.selection.layer == 4


def test_a_layer_dropped_on_a_block_takes_its_place(window: MainWindow, hand: RealHand) -> None:
    drag_kind(window, hand, "maxout", block(window, 2))
    assert links(window) == {(1, 4), (4, 3)}
    assert window.document.undo_stack.count() == 1


def test_an_input_is_refused_by_a_block_that_is_fed(
    window: MainWindow, hand: RealHand, qtbot: QtBot
) -> None:
    said: list[str] = []
    watch = QTimer()
    watch.setInterval(20)

    def listen() -> None:
        items = window.canvas.canvas_scene.items()
        said.extend(item.text for item in items if isinstance(item, PointerNote) and item.text)

    watch.timeout.connect(listen)
    watch.start()
    before = window.document.state
    drag_kind(window, hand, "input", block(window, 2))
    watch.stop()
    assert window.document.state is before
    assert any("input" in sentence.casefold() for sentence in said)


def test_a_block_dragged_onto_a_link_changes_the_order(
    window: MainWindow, hand: RealHand, qtbot: QtBot
) -> None:
    drag_kind(window, hand, "dropout", middle_of_link(window, 1, 2))
    window.canvas.fit()
    held = block(window, 4)
    middle = window.canvas.mapFromScene(
        window.canvas.canvas_scene.layer_items[4].block_rect.center()
    )
    there = middle_of_link(window, 2, 3) + (held - middle)
    hand.drag(window.canvas.viewport(), held, window.canvas.viewport(), there)
    assert links(window) == {(1, 2), (2, 4), (4, 3)}
    assert window.document.undo_stack.count() == 2


class FileSource(QLabel):
    """Another program's window, as far as the drag is concerned: a file is dragged out of it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self._path = path
        self.results: list[Qt.DropAction] = []

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._path))])
        drag = QDrag(self)
        drag.setMimeData(data)
        self.results.append(drag.exec(Qt.DropAction.CopyAction))


def drag_file(window: MainWindow, path: Path, qtbot: QtBot) -> Qt.DropAction:
    """Drag a file out of a window of its own onto the canvas; return what the drag came to."""
    source = FileSource(path)
    qtbot.addWidget(source)
    source.setGeometry(1320, 40, 200, 80)
    with qtbot.waitExposed(source):
        source.show()
    handle, start = source.windowHandle(), QPoint(20, 20)
    goal = window.canvas.viewport().mapToGlobal(window.canvas.viewport().rect().center())
    end = source.mapFromGlobal(goal)
    way = [start + (end - start) * k / 10 for k in range(1, 11)]
    timer = QTimer()
    timer.setInterval(25)

    def go_on() -> None:
        if way:
            QTest.mouseMove(handle, way.pop(0))
        else:
            timer.stop()
            QTest.mouseRelease(handle, LEFT, NO_KEY, end)

    timer.timeout.connect(go_on)
    QTest.mousePress(handle, LEFT, NO_KEY, start)
    timer.start()
    QTest.mouseMove(handle, start + QPoint(12, 2))
    qtbot.waitUntil(lambda: bool(source.results))
    return source.results[0]


@OUTSIDE
def test_a_project_dragged_from_another_window_opens(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "나선.layerloom"
    save_project(load_example("spiral-2-8-8-1"), path)
    window.move(0, 0)
    assert drag_file(window, path, qtbot) == Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: window.document.path == path)


@OUTSIDE
def test_a_file_of_no_use_is_refused_and_changes_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("nothing", encoding="utf-8")
    window.move(0, 0)
    before = window.document.state
    assert drag_file(window, path, qtbot) == Qt.DropAction.IgnoreAction
    assert window.document.state is before
    assert not window.opening.drops.hint.isVisible()


def test_layers_are_copied_in_one_window_and_pasted_in_another(
    windows: Windows, window: MainWindow, hand: RealHand, qtbot: QtBot
) -> None:
    window.selection.select_layers([2, 3])
    window.canvas.setFocus()
    hand.press(Qt.Key.Key_C, CONTROL)
    hand.press(Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(windows.open_windows) == 2)
    other = windows.open_windows[1]
    show(other, qtbot)
    other.canvas.setFocus()
    RealHand(other, qtbot).press(Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(other.document.state.network.layers) == 2)
    assert links(other) == {(1, 2)}
    assert other.document.state.network.layer(1).units == 4
    assert len(window.document.state.network.layers) == 3
    assert window.document.undo_stack.count() == 0
