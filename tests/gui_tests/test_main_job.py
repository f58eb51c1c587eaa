"""The main job on a real display: build by dragging, train on MNIST, step, export, go on."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel
from pytestqt.qtbot import QtBot

from engine import BackwardRecord, Choice, ForwardRecord, LossRecord, UpdateRecord
from gui.looks.fonts import install_fonts
from gui.window.main_window import MainWindow
from tests.gui_tests.real_hand import RealHand

pytestmark = pytest.mark.xvfb

CONTROL = Qt.KeyboardModifier.ControlModifier
STOPS = [
    ("forward", "hidden_1"),
    ("forward", "output"),
    ("loss", ""),
    ("backward", "output"),
    ("backward", "hidden_1"),
    ("update", "hidden_1"),
    ("update", "output"),
]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    install_fonts(qapp)
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: window.findChild(object, "lossPlot") is not None)
    return window


@pytest.fixture
def hand(window: MainWindow, qtbot: QtBot) -> RealHand:
    return RealHand(window, qtbot)


def drag_from_palette(window: MainWindow, hand: RealHand, kind: str, place: QPoint) -> None:
    palette = window.palette_panel
    entry = palette.visualItemRect(palette.entry(kind)).center()
    hand.drag(palette.viewport(), entry, window.canvas.viewport(), place)


def run_of_training(window: MainWindow, hand: RealHand, qtbot: QtBot, steps: int) -> None:
    """Press F5, wait until the curve has moved on by some steps, press F5 again."""
    trainer = window.trainer.trainer
    assert trainer is not None
    goal = trainer.state.position.step + steps
    seen: list[int] = []
    window.session.snapshot_arrived.connect(lambda snapshot: seen.append(snapshot.step))
    hand.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] >= goal)
    assert window.session.state == "running"
    hand.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.session.state == "paused")


def walk(window: MainWindow, hand: RealHand) -> list[tuple[str, str]]:
    """Press F10 through one whole step; check that the sentence on screen is the stop's own."""
    stops = []
    while True:
        hand.press(Qt.Key.Key_F10)
        stop = window.stepper.stop
        sentence = window.step_panel.findChild(QLabel, "stepSentence")
        assert sentence.isVisible()
        assert sentence.text()
        assert sentence.text() in window.step_panel.as_text()
        stops.append((stop.phase, stop.name))
        if window.stepper.at_end:
            return stops


def plain_numpy(file: Path, inputs: np.ndarray) -> np.ndarray:
    """Return the outputs of a 784-50-10 network with nothing but NumPy."""
    weights = np.load(file, allow_pickle=False)
    hidden = inputs @ weights["hidden_1.weights"] + weights["hidden_1.bias"]
    hidden = 1.0 / (1.0 + np.exp(-hidden))
    logits = hidden @ weights["output.weights"] + weights["output.bias"]
    exponentials = np.exp(logits - logits.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


def build_by_dragging(window: MainWindow, hand: RealHand) -> None:
    """Drag three layers onto an empty canvas, each behind the last."""
    hand.press(Qt.Key.Key_N, CONTROL)
    assert window.document.state.network.layers == ()
    for kind, x in (("input", 110), ("hidden", 330), ("output", 550)):
        drag_from_palette(window, hand, kind, QPoint(x, 80))
    network = window.document.state.network
    assert [network.role(i) for i in network.order] == ["input", "hidden", "output"]
    assert len(network.links) == 2


def choose_mnist(window: MainWindow, hand: RealHand, qtbot: QtBot, folder: Path) -> None:
    """Type the folder; input and output layers fit themselves to the data."""
    hand.open_tab(window.findChild(QDockWidget, "dataDock"))
    panel = window.data_wiring.panel
    panel.sources.setFocus()
    panel.select_source("mnist")
    QTest.keyClicks(panel.folder.line, str(folder))
    with qtbot.waitSignal(panel.data_chosen):
        hand.click(panel.use)
    network = window.document.state.network
    assert [network.units[i] for i in network.order] == [784, 4, 10]
    assert window.document.state.training.loss == Choice("categorical_cross_entropy")


def type_hidden_units(window: MainWindow, units: int) -> None:
    """Type the number of hidden neurons into the block."""
    hidden = window.document.state.network.order[1]
    window.canvas.edit_units(hidden)
    editor = QApplication.focusWidget()
    QTest.keyClicks(editor, str(units))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert window.document.state.network.units[hidden] == units
    assert window.document.can_train


def step_through_both_layers(window: MainWindow, hand: RealHand) -> None:
    """Walk one step forwards, through the loss and backwards; its numbers are the network's."""
    trainer = window.trainer.trainer
    step_before = trainer.state.position.step
    inputs, targets, _ = trainer.next_batch()
    expected = trainer.state.network.predict(inputs)
    assert walk(window, hand) == STOPS
    records = [record for stop in window.stepper.stops for record in stop.records]
    output = [r for r in records if isinstance(r, ForwardRecord)][-1].output
    np.testing.assert_allclose(output, expected, rtol=1e-12)
    loss = next(r for r in records if isinstance(r, LossRecord))
    np.testing.assert_allclose(loss.loss, -np.log(expected[targets == 1]).mean(), rtol=1e-9)
    delta = next(r for r in records if isinstance(r, BackwardRecord)).grad_pre_activation
    np.testing.assert_allclose(delta, (expected - targets) / len(inputs), atol=1e-15)
    assert trainer.state.position.step == step_before
    hand.press(Qt.Key.Key_F9)
    assert window.stepper.stop.name == "hidden_1"
    hand.press(Qt.Key.Key_F10)
    update = [r for r in records if isinstance(r, UpdateRecord)][-1]
    hand.press(Qt.Key.Key_F10)
    assert trainer.state.position.step == step_before + 1
    committed = trainer.state.network.views[update.layer][update.parameter]
    np.testing.assert_array_equal(committed, update.after)
    hand.press(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert not window.stepper.is_active


def export_and_compute_with_numpy(window: MainWindow, hand: RealHand, weights: Path) -> None:
    """Export; plain NumPy opens the file and computes the window's outputs."""
    hand.in_export_dialog(weights, lambda: hand.press(Qt.Key.Key_E, CONTROL))
    assert weights.name in window.messages.text
    trainer = window.trainer.trainer
    sample = trainer.inputs[:200]
    outputs = trainer.state.network.predict(sample)
    np.testing.assert_allclose(plain_numpy(weights, sample), outputs, rtol=0, atol=1e-12)


def save_and_open_again(window: MainWindow, hand: RealHand, project: Path) -> None:
    """Save with Ctrl+S, begin anew, open with Ctrl+O: weights and place are the same."""
    trainer = window.trainer.trainer
    hand.in_file_dialog(project, lambda: hand.press(Qt.Key.Key_S, CONTROL))
    assert project.is_file()
    assert not window.isWindowModified()
    hand.press(Qt.Key.Key_N, CONTROL)
    hand.in_file_dialog(project, lambda: hand.press(Qt.Key.Key_O, CONTROL))
    reopened = window.trainer.trainer
    assert reopened is not trainer
    before, after = trainer.state.network.parameters, reopened.state.network.parameters
    np.testing.assert_array_equal(before, after)
    assert reopened.state.position == trainer.state.position


def test_the_main_job_by_mouse_and_keys(
    window: MainWindow, hand: RealHand, qtbot: QtBot, data_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "한글 폴더"
    folder.mkdir()
    build_by_dragging(window, hand)
    choose_mnist(window, hand, qtbot, data_folder / "mnist")
    type_hidden_units(window, 50)

    before = window.trainer.trainer.state.network.parameters.copy()
    run_of_training(window, hand, qtbot, steps=300)
    trainer = window.trainer.trainer
    assert trainer.history.steps.count == trainer.state.position.step >= 300
    assert not np.array_equal(before, trainer.state.network.parameters)
    assert window.isWindowModified()

    step_through_both_layers(window, hand)
    export_and_compute_with_numpy(window, hand, folder / "가중치.npz")
    save_and_open_again(window, hand, folder / "첫 신경망.layerloom")

    reached = window.trainer.trainer.state.position.step
    run_of_training(window, hand, qtbot, steps=100)
    assert window.trainer.trainer.state.position.step >= reached + 100
