"""A large step is taken apart on a thread of its own: the window goes on, and the bits stay."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engine import (
    Array,
    Choice,
    DenseSpec,
    InputSpec,
    NetworkSpec,
    Trace,
    TrainingSpec,
    TrainingState,
    trace_step,
    typed_data,
)
from gui.document import edits
from gui.document.document import DocumentState
from gui.window.main_window import MainWindow
from gui.wiring import stepping_wiring

SAMPLES, INPUTS, HIDDEN = 64, 200, 100


def large() -> DocumentState:
    """Return a network whose step has more than a million products."""
    generator = np.random.default_rng(0)
    inputs, classes = generator.random((SAMPLES, INPUTS)), generator.integers(3, size=SAMPLES)
    network = NetworkSpec.stack(
        InputSpec(id=0, units=INPUTS),
        DenseSpec(id=0, units=HIDDEN, activation=Choice("relu")),
        DenseSpec(id=0, units=3, activation=Choice("softmax")),
    )
    training = TrainingSpec(loss=Choice("categorical_cross_entropy"), batch_size=SAMPLES)
    data = typed_data(inputs, classes, class_names=["a", "b", "c"])
    return DocumentState(network, training, data=data)


class Gate:
    """Holds a step that is taken apart until it is opened; counts how often it was begun."""

    def __init__(self) -> None:
        self.begun, self._open = 0, Event()

    def open(self) -> None:
        self._open.set()

    def trace(self, *moment: Any) -> Trace:
        self.begun += 1
        self._open.wait(60)
        return trace_step(*moment)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate()
    monkeypatch.setattr(stepping_wiring, "trace_step", gate.trace)
    yield gate
    gate.open()


@pytest.fixture
def window(qtbot: QtBot, gate: Gate) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: (gate.open(), w.document.set_clean()))
    window.document.open(large())
    window.show()
    yield window
    window.session.pause_now()


def press(window: MainWindow) -> None:
    window.stepper.action("stepForwardAction").trigger()


def test_f10_returns_at_once_and_the_step_comes_when_it_is_there(
    window: MainWindow, gate: Gate, qtbot: QtBot
) -> None:
    press(window)
    assert window.stepper.is_waiting
    assert window.stepper.stop is None
    gate.open()
    qtbot.waitUntil(lambda: window.stepper.stop is not None)
    assert not window.stepper.is_waiting
    assert window.stepper.stop.number == 0


def test_pressing_f10_again_meanwhile_asks_for_nothing_more(
    window: MainWindow, gate: Gate, qtbot: QtBot
) -> None:
    for _ in range(3):
        press(window)
    gate.open()
    qtbot.waitUntil(lambda: window.stepper.stop is not None)
    assert gate.begun == 1
    assert window.stepper.stop.number == 0


def test_the_step_is_the_one_that_training_does(
    window: MainWindow, gate: Gate, qtbot: QtBot
) -> None:
    trainer = window.trainer.trainer
    inputs, targets, _ = trainer.next_batch()
    wanted = trace_step(trainer.state.copy(), inputs, targets).next_state
    gate.open()
    press(window)
    qtbot.waitUntil(lambda: window.stepper.stop is not None)
    window.stepper.last()
    press(window)
    qtbot.waitUntil(lambda: window.stepper.stop is not None)
    own = trainer.state.network.parameters
    assert trainer.state.position.step == 1
    assert own.tobytes() == wanted.network.parameters.tobytes()


def test_after_a_moment_it_says_what_is_waited_for(
    window: MainWindow, gate: Gate, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.stepper.awaited):
        press(window)
    invitation = window.step_panel.findChild(QLabel, "stepInvitation")
    assert invitation.text() == "Working out the step…"
    gate.open()
    qtbot.waitUntil(lambda: window.stepper.stop is not None)
    window.stepper.leave()
    assert "F10" in invitation.text()


def test_a_step_that_was_left_meanwhile_never_comes(
    window: MainWindow, gate: Gate, qtbot: QtBot
) -> None:
    press(window)
    window.stepper.leave()
    gate.open()
    qtbot.waitUntil(lambda: not window.stepping._tracing.is_busy)
    assert window.stepper.stop is None
    assert not window.stepper.is_active


@pytest.mark.parametrize(
    "act",
    [
        lambda window: edits.set_training(window.document, "learning_rate", 0.5),
        lambda window: edits.set_units(window.document, window.document.state.network.order[1], 7),
        lambda window: window.files.open_example("xor-mlp"),
    ],
    ids=["rate", "units", "another project"],
)
def test_an_edit_meanwhile_is_safe_and_the_next_step_is_of_the_edited_network(
    window: MainWindow, gate: Gate, qtbot: QtBot, act: Any
) -> None:
    press(window)
    act(window)
    gate.open()
    window.document.set_clean()
    window.stepper.leave()
    press(window)
    qtbot.waitUntil(lambda: window.stepper.stop is not None)
    assert window.stepper.trace is not None
    state, own = window.stepper.trace.next_state, window.trainer.trainer.state
    assert state.network.spec == own.network.spec
    assert state.training == own.training


def test_the_sandbox_opens_over_a_step_that_is_not_there_yet(
    window: MainWindow, gate: Gate
) -> None:
    gate.open()
    window.what_if.toggle()
    assert window.stepping.what_if.is_active
    assert window.stepper.stop is not None


def test_a_step_that_diverges_is_said_as_one_on_the_windows_own_thread(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def diverge(state: TrainingState, inputs: Array, targets: Array) -> Trace:
        state.network.parameters[:] = np.inf
        return trace_step(state, inputs, targets)

    monkeypatch.setattr(stepping_wiring, "trace_step", diverge)
    press(window)
    qtbot.waitUntil(lambda: not window.messages.isHidden())
    assert not window.stepper.is_waiting


def test_the_window_closes_while_a_step_is_on_its_way(window: MainWindow, gate: Gate) -> None:
    press(window)
    gate.open()
    window.document.set_clean()
    assert window.close()
