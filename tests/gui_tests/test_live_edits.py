"""Edits that a run can take over: it is interrupted, goes on, and can go back before them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from engine import Choice
from gui.document import edits
from gui.window.main_window import MainWindow
from tests.gui_tests.test_main_window import parameters, pause, train_some, window

__all__ = ["window"]


def frozen(window: MainWindow, layer: int) -> None:
    edits.set_property(window.document, layer, "weights_trainable", False)


def slower(window: MainWindow, _layer: int) -> None:
    edits.set_training(window.document, "learning_rate", 0.001)


def in_smaller_batches(window: MainWindow, _layer: int) -> None:
    edits.set_training(window.document, "batch_size", 2)


def on_a_schedule(window: MainWindow, _layer: int) -> None:
    edits.set_training(window.document, "schedule", Choice.of("exponential", factor=0.9))


def with_a_goal(window: MainWindow, _layer: int) -> None:
    edits.set_training(window.document, "stop_loss", 1e-100)  # which is never reached


@pytest.mark.parametrize("change", [frozen, slower, in_smaller_batches, on_a_schedule, with_a_goal])
def test_a_live_change_interrupts_a_run_and_training_goes_on(
    change: Callable[[MainWindow, int], None], window: MainWindow, qtbot: QtBot
) -> None:
    """The trainer stays, so that the moments before the change can still be gone back to."""
    edits.set_training(window.document, "epochs", 10**8)
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


def test_more_or_fewer_epochs_change_where_the_run_ends(window: MainWindow, qtbot: QtBot) -> None:
    edits.set_training(window.document, "epochs", 10**8)
    train_some(window, qtbot)
    pause(window, qtbot)
    wanted = window.trainer.trainer.state.position.epoch + 40
    edits.set_training(window.document, "epochs", wanted)
    with qtbot.waitSignal(window.session.run_ended):
        window.training.train()
    assert window.session.state == "finished"
    assert window.trainer.trainer.state.position.epoch == wanted


def test_a_run_beyond_the_new_number_of_epochs_is_over(window: MainWindow, qtbot: QtBot) -> None:
    edits.set_training(window.document, "epochs", 10**8)
    train_some(window, qtbot)
    edits.set_training(window.document, "epochs", 1)
    QCoreApplication.processEvents()
    assert window.session.state == "paused"
    at = window.trainer.trainer.state.position.epoch
    with qtbot.waitSignal(window.session.run_ended):
        window.training.train()  # anew, as many epochs as are set
    assert window.trainer.trainer.state.position.epoch == at + 1


def test_undoing_a_live_change_is_one_too(window: MainWindow, qtbot: QtBot) -> None:
    edits.set_training(window.document, "epochs", 10**8)
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


def test_a_run_ends_when_its_goal_is_reached_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    """The goal is an entry of the history, and holds for a run that is going on."""
    edits.set_training(window.document, "epochs", 10**8)
    train_some(window, qtbot)
    button = window.controls.stop_conditions
    button.by_loss.click()
    button.loss.setValue(0.05)
    qtbot.waitUntil(lambda: window.session.state == "finished")
    assert window.controls.status.rest_text == "loss reached"
    assert window.trainer.trainer.history.epoch_loss.last < 0.05
    assert button.isChecked()
    while window.document.state.training.stop_loss:
        window.document.undo()
    assert not button.isChecked()
