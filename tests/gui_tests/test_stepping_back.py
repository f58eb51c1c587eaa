"""Back into earlier steps from the stepper: exact to the bit, and training feels nothing of it."""

from collections.abc import Callable
from pathlib import Path
from threading import get_ident

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton, QSlider, QSpinBox
from pytestqt.qtbot import QtBot

from engine import TrainingState
from gui.background_task import CancelledError
from gui.stepping.controller import StepController
from gui.window.main_window import MainWindow

EXAMPLES = ("xor-mlp", "wikidocs-2-2-2")


@pytest.fixture
def open_window(qtbot: QtBot) -> Callable[[str], MainWindow]:
    def open_example(name: str) -> MainWindow:
        window = MainWindow()
        # Closing would ask whether to save.
        qtbot.addWidget(window, before_close_func=lambda window: window.document.set_clean())
        window.show()
        window.files.open_example(name)
        return window

    return open_example


def trained(window: MainWindow, steps: int) -> None:
    trainer = window.trainer.trainer
    assert trainer is not None
    trainer.run(until_step=trainer.state.position.step + steps)
    window.trainer.hand_in(lambda: "Train")


def bits(state: TrainingState) -> bytes:
    capture = state.capture()
    moments = b"".join(array.tobytes() for _, array in sorted(capture.optimizer.items()))
    order = capture.order.tobytes()
    rest = repr((capture.position, capture.generators, capture.shuffling, capture.optimizer_steps))
    return capture.parameters.tobytes() + moments + order + rest.encode()


def now(window: MainWindow) -> TrainingState:
    trainer = window.trainer.trainer
    assert trainer is not None
    return trainer.state


def seen(controller: StepController) -> list[bytes]:
    """Return every number of the step at hand, as bits."""
    numbers = []
    for stop in controller.stops:
        for operation in stop.operations:
            numbers += [np.ascontiguousarray(m.values).tobytes() for m in operation.matrices]
    return numbers


@pytest.mark.parametrize("example", EXAMPLES)
def test_fifty_steps_by_hand_are_fifty_steps_of_training(
    open_window: Callable[[str], MainWindow], example: str
) -> None:
    by_hand, straight = open_window(example), open_window(example)
    trained(straight, 50)
    forward = by_hand.stepper.action("stepForwardAction")
    forward.trigger()
    while now(by_hand).position.step < 50:
        forward.trigger()
    assert bits(now(by_hand)) == bits(now(straight))


@pytest.mark.parametrize("granularity", ["layer", "operation"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_forward_through_steps_and_back_gives_the_first_bits(
    open_window: Callable[[str], MainWindow], example: str, granularity: str
) -> None:
    window = open_window(example)
    window.stepper.set_granularity(granularity)
    forward, back = (
        window.stepper.action(name) for name in ("stepForwardAction", "stepBackAction")
    )
    forward.trigger()
    per_step = len(window.stepper.stops)
    walks = []
    for _ in range(4):
        walks.append(seen(window.stepper))
        for _ in range(per_step):
            forward.trigger()
    for walk in reversed(walks):
        for _ in range(per_step):
            assert back.isEnabled()
            back.trigger()
        assert seen(window.stepper) == walk
    assert window.stepper.stop is window.stepper.stops[0]
    assert not back.isEnabled()
    assert now(window).position.step == 4


def test_looking_back_changes_nothing_for_the_training(
    open_window: Callable[[str], MainWindow],
) -> None:
    window, straight = open_window("xor-mlp"), open_window("xor-mlp")
    trained(window, 300)
    trained(straight, 340)
    before, moment = bits(now(window)), window.document.state.training_state
    window.stepper.action("stepForwardAction").trigger()
    spin = window.findChild(QSpinBox, "stepNumberSpin")
    assert spin is not None
    assert (spin.minimum(), spin.maximum(), spin.value()) == (1, 301, 301)
    for number in (7, 260, 1, 299):
        spin.setValue(number)
        assert window.stepper.stop is not None
        window.stepper.action("stepLastAction").trigger()
        window.stepper.action("stepForwardAction").trigger()
    assert spin.value() == 300
    window.stepper.leave()
    assert bits(now(window)) == before
    assert window.document.state.training_state is moment
    trained(window, 40)
    assert bits(now(window)) == bits(now(straight))


def test_a_step_looked_back_at_has_the_numbers_it_had(
    open_window: Callable[[str], MainWindow],
) -> None:
    window = open_window("xor-mlp")
    trained(window, 20)
    window.stepper.action("stepForwardAction").trigger()
    numbers = seen(window.stepper)
    window.stepper.leave()
    trained(window, 600)
    window.stepper.action("stepForwardAction").trigger()
    slider = window.findChild(QSlider, "stepNumberSlider")
    assert slider is not None
    slider.setValue(21)
    assert seen(window.stepper) == numbers
    assert "epoch 21, batch 1 of 1" in window.step_panel.as_text()


def test_a_long_way_back_is_worked_out_on_another_thread(
    open_window: Callable[[str], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("xor-mlp")
    trained(window, 30)
    window.stepper.action("stepForwardAction").trigger()
    window.step_panel.moments.step_chosen.emit(12)
    numbers = seen(window.stepper)
    window.step_panel.moments.step_chosen.emit(30)
    monkeypatch.setattr("gui.wiring.stepping_wiring.REPLAYED_AT_ONCE", 0)
    threads = []
    trainer = window.trainer.trainer
    assert trainer is not None
    look_back = trainer.look_back
    monkeypatch.setattr(
        trainer, "look_back", lambda step: (threads.append(get_ident()), look_back(step))[1]
    )
    window.step_panel.moments.step_chosen.emit(12)
    assert seen(window.stepper) == numbers
    assert threads != [get_ident()]
    assert not window.stepper.is_waiting


def test_who_would_not_wait_stays_where_he_was(
    open_window: Callable[[str], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    def cancel(*_: object) -> None:
        raise CancelledError

    window = open_window("xor-mlp")
    trained(window, 30)
    window.stepper.action("stepForwardAction").trigger()
    numbers = seen(window.stepper)
    monkeypatch.setattr("gui.wiring.stepping_wiring.REPLAYED_AT_ONCE", 0)
    monkeypatch.setattr("gui.wiring.stepping_wiring.wait_for", cancel)
    spin = window.findChild(QSpinBox, "stepNumberSpin")
    assert spin is not None
    spin.setValue(5)
    assert spin.value() == 31
    assert seen(window.stepper) == numbers
    window.stepper.next()
    assert window.stepper.stop is window.stepper.stops[1]


def test_an_opened_project_goes_back_before_it_was_saved(
    open_window: Callable[[str], MainWindow], tmp_path: Path
) -> None:
    window, opened = open_window("xor-mlp"), open_window("xor-mlp")
    trained(window, 30)
    assert window.files.save_to(tmp_path / "p.layerloom")
    assert opened.files.open_path(tmp_path / "p.layerloom")
    for each in (window, opened):
        each.stepper.action("stepForwardAction").trigger()
        each.step_panel.moments.step_chosen.emit(12)
    assert seen(opened.stepper) == seen(window.stepper)
    opened.stepper.leave()
    opened.plots.runs.go_back(7)
    assert now(opened).position.step == 7


def test_a_past_that_cannot_be_reached_is_said_and_the_walk_stays(
    open_window: Callable[[str], MainWindow], tmp_path: Path
) -> None:
    window, opened = open_window("xor-mlp"), open_window("xor-mlp")
    trained(window, 30)
    now(window).network.parameters[0] += 1e-9
    window.trainer.hand_in(lambda: "Train")
    assert window.files.save_to(tmp_path / "p.layerloom")
    assert opened.files.open_path(tmp_path / "p.layerloom")
    opened.stepper.action("stepForwardAction").trigger()
    numbers = seen(opened.stepper)
    opened.step_panel.moments.step_chosen.emit(12)
    assert seen(opened.stepper) == numbers
    assert opened.step_panel.moments.moment.earliest == 30
    assert "came out differently" in opened.messages.text


def test_moving_along_the_steps_stays_at_the_same_stop(
    open_window: Callable[[str], MainWindow],
) -> None:
    window = open_window("xor-mlp")
    trained(window, 10)
    window.stepper.action("stepForwardAction").trigger()
    window.stepper.go_to(3)
    window.step_panel.moments.step_chosen.emit(4)
    assert window.stepper.stop is window.stepper.stops[3]


def test_training_goes_on_from_a_step_that_was_gone_back_to(
    qtbot: QtBot, open_window: Callable[[str], MainWindow]
) -> None:
    window, straight = open_window("xor-mlp"), open_window("xor-mlp")
    trained(window, 100)
    late = bits(now(window))
    trained(straight, 30)
    window.stepper.action("stepForwardAction").trigger()
    button = window.findChild(QPushButton, "stepBranchButton")
    assert button is not None
    assert not button.isVisible()
    window.findChild(QSpinBox, "stepNumberSpin").setValue(31)
    assert button.isVisible()
    button.click()
    assert not button.isVisible()
    assert bits(now(window)) == bits(now(straight))
    assert window.stepper.is_active
    window.document.undo_stack.undo()
    assert bits(now(window)) == late
    assert not window.stepper.is_active
