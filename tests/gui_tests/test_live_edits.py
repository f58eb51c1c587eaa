"""Edits that a run can take over: it is interrupted, goes on, and can go back before them."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gui import edits
from gui.main_window import MainWindow
from tests.gui_tests.test_main_window import parameters, pause, train_some, window

__all__ = ["window"]


def frozen(window: MainWindow, layer: int) -> None:
    edits.set_property(window.document, layer, "weights_trainable", False)


def slower(window: MainWindow, _layer: int) -> None:
    edits.set_training(window.document, "learning_rate", 0.001)


@pytest.mark.parametrize("change", [frozen, slower])
def test_a_live_change_interrupts_a_run_and_training_goes_on(
    change: Callable[[MainWindow, int], None], window: MainWindow, qtbot: QtBot
) -> None:
    """The trainer stays, so that the moments before the change can still be gone back to."""
    edits.set_training(window.document, "epochs", 1_000_000)
    train_some(window, qtbot)
    trainer = window.trainer.trainer
    assert trainer is not None
    layer = window.document.state.network.layers[1].id
    change(window, layer)
    at = trainer.state.position.step
    qtbot.waitUntil(lambda: window.session.state == "running")
    qtbot.waitUntil(lambda: trainer.state.position.step > at + 50)
    pause(window, qtbot)
    assert window.trainer.trainer is trainer
    assert trainer.state.network.spec == window.document.state.network
    assert trainer.state.training == window.document.state.training
    trainer.go_to_step(at - 1)
    assert trainer.state.training.learning_rate != 0.001
    assert trainer.state.network.table.trainable_places == (
        slice(0, trainer.state.network.table.size),
    )


def test_undoing_a_live_change_is_one_too(window: MainWindow, qtbot: QtBot) -> None:
    edits.set_training(window.document, "epochs", 1_000_000)
    train_some(window, qtbot)
    pause(window, qtbot)
    trainer, learned = window.trainer.trainer, parameters(window)
    rate = window.document.state.training.learning_rate
    slower(window, 0)
    assert window.trainer.trainer is trainer
    window.document.undo()
    assert window.trainer.trainer is trainer
    assert trainer is not None
    assert trainer.state.learning_rate == rate
    assert parameters(window) == learned
    edits.set_training(window.document, "seed", 5)
    assert window.trainer.trainer is not trainer
