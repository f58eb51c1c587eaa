"""After a step by hand the toolbar tells the loss of the weights that it led to."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from engine import Trainer, evaluate
from gui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    yield window
    window.session.pause_now()


def present_loss(window: MainWindow) -> str:
    trainer = window.trainer.trainer
    assert isinstance(trainer, Trainer)
    assert window.trainer.sets is not None
    state = trainer.state
    given = trainer.inputs, trainer.targets, window.trainer.sets.rule
    return f"loss {evaluate(state.network, state.training, *given).loss:.4g}"


def test_a_step_walked_by_hand_is_followed_by_the_loss_it_led_to(window: MainWindow) -> None:
    """The toolbar went on showing the loss before the step: nothing seemed to have happened."""
    before, status = present_loss(window), window.controls.status
    assert before in status.text
    window.stepper.next()
    window.stepper.last()
    window.stepper.next()
    assert present_loss(window) != before
    assert present_loss(window) in status.text
    assert status.rest_text == "after the step"
    assert "the weights as they are" in status.toolTip()


def test_a_batch_by_hand_is_followed_by_the_loss_it_led_to(
    window: MainWindow, qtbot: QtBot
) -> None:
    before, status = present_loss(window), window.controls.status
    window.controls.portion_actions["batch"].trigger()
    qtbot.waitUntil(lambda: window.session.state in ("paused", "finished"))
    assert present_loss(window) != before
    assert present_loss(window) in status.text
    assert status.rest_text == "after the step"


def test_undoing_a_step_by_hand_brings_its_loss_back(window: MainWindow) -> None:
    before, status = present_loss(window), window.controls.status
    window.stepper.next()
    window.stepper.last()
    window.stepper.next()
    after = present_loss(window)
    window.canvas_actions.undo.trigger()
    assert before in status.text
    window.canvas_actions.redo.trigger()
    assert after in status.text


def test_after_a_run_the_loss_is_the_epochs_mean_and_says_so(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.controls.portion_actions["epoch"].trigger()
    qtbot.waitUntil(lambda: window.session.state in ("paused", "finished"))
    assert window.controls.status.rest_text == "finished"
    assert "mean" in window.controls.status.toolTip()
