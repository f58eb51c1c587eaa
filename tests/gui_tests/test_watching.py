"""Networks learn to the end in the window while somebody clicks through every panel."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from engine import Choice, load_source
from gui.document import edits
from gui.window.main_window import MainWindow

DATA = Path(os.environ.get("LAYERLOOM_DATA", Path(__file__).parents[3] / "shared" / "data"))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    yield window
    window.session.pause_now()


def press(window: MainWindow, key: Qt.Key) -> None:
    """Press a key in the window, as a keyboard does."""
    QTest.keyClick(window.windowHandle(), key)


def tabs(window: MainWindow) -> list[tuple[QTabBar, int]]:
    """Return every tab of every group of docks."""
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible() and bar.count() > 1]
    return [(bar, number) for bar in bars for number in range(bar.count())]


def click(bar: QTabBar, number: int) -> str:
    """Click a tab and return what it is called."""
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())
    QApplication.processEvents()
    return bar.tabText(number)


def neurons(window: MainWindow) -> Iterator[QPoint]:
    """Yield where the first neuron of every layer is seen."""
    diagram = window.diagram
    for group in diagram.layout_shown.groups.values():
        x, y = diagram.camera.point(group.x, group.height(0))
        yield QPoint(round(x), round(y))


def watch(window: MainWindow, qtbot: QtBot) -> set[str]:
    """Train, and click through tabs and neurons until the run ends; return the panels seen."""
    seen: set[str] = set()
    snapshots: list[object] = []
    window.session.snapshot_arrived.connect(snapshots.append)
    press(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.session.state == "running")
    while window.session.state == "running" or not seen:
        for bar, number in tabs(window):
            seen.add(click(bar, number))
            snapshots.clear()
            qtbot.waitUntil(lambda: bool(snapshots) or window.session.state != "running")
        for place in list(neurons(window)):
            QTest.mouseClick(window.diagram, Qt.MouseButton.LeftButton, pos=place)
            QApplication.processEvents()
    return seen


PANELS = {
    "Loss",
    "Accuracy",
    "Gradients",
    "Weights",
    "Confusion matrix",
    "Functions",
    "Runs",
    "Properties",
    "Neuron",
    "Activation function",
    "Decision regions",
}


def test_a_spiral_is_learned_while_somebody_clicks_through_every_panel(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.files.open_example("spiral-2-8-8-1")
    edits.set_training(window.document, "epochs", 20_000)
    edits.set_training(window.document, "stop_accuracy", 0.98)
    seen = watch(window, qtbot)
    assert seen >= PANELS
    assert window.session.state == "finished"
    assert window.controls.status.rest_text == "accuracy reached"
    assert window.trainer.trainer.history.accuracy.last >= 0.98
    assert window.messages.isHidden()
    regions = window.findChild(QWidget, "decisionRegionsPlot")
    qtbot.waitUntil(lambda: not regions.is_busy)


@pytest.mark.slow
@pytest.mark.skipif(
    os.environ.get("LAYERLOOM_SLOW") != "1", reason="takes a minute: set LAYERLOOM_SLOW=1"
)
@pytest.mark.skipif(not (DATA / "mnist").is_dir(), reason="MNIST is not on this machine")
def test_mnist_is_learned_while_somebody_clicks_through_every_panel(
    window: MainWindow, qtbot: QtBot
) -> None:
    """On samples that it does not train on."""
    window.files.open_example("mnist-784-50-10")
    dataset = load_source(str(DATA / "mnist"))
    edits.set_data(window.document, dataset, dataset.name)
    hidden = window.document.state.network.order[1]
    edits.set_units(window.document, hidden, 128)
    edits.set_activation(window.document, hidden, Choice("relu"))
    edits.set_training(window.document, "optimizer", Choice("adam"))
    for field, value in (
        ("learning_rate", 0.001),
        ("batch_size", 128),
        ("dtype", "float32"),
        ("validation_fraction", 0.1),
        ("epochs", 20),
        ("stop_accuracy", 0.97),
    ):
        edits.set_training(window.document, field, value)
    seen = watch(window, qtbot)
    assert seen >= PANELS
    assert window.controls.status.rest_text == "accuracy reached"
    assert window.trainer.trainer.history.validation_accuracy.last >= 0.97
    assert window.messages.isHidden()
