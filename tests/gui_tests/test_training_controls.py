"""The toolbar's training part says what the session does and asks for what the user wants."""

from dataclasses import replace
from math import nan
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QToolBar
from pytestqt.qtbot import QtBot

from engine import EarlyStopping, TrainingSnapshot, TrainingSpec
from gui.looks.theme import current_theme
from gui.training.controls import TrainingControls
from gui.training.progress import Pace, Progress, time_text
from gui.training.status import TrainingStatus
from gui.words.translation import current_translator

SNAPSHOT = TrainingSnapshot(
    step=120,
    epoch=11,
    batch=3,
    batches_per_epoch=10,
    loss=0.5,
    epoch_loss=0.031,
    learning_rate=0.05,
    accuracy=0.97,
    validation_loss=nan,
    validation_accuracy=nan,
    penalty=0.0,
    gradient_norms={},
    parameters=None,
    layers=None,
    rows=None,
    curves=None,
)


@pytest.fixture
def controls(qtbot: QtBot) -> TrainingControls:
    controls = TrainingControls()
    qtbot.addWidget(controls)
    return controls


def test_the_train_action_trains_and_then_pauses(qtbot: QtBot, controls: TrainingControls) -> None:
    with qtbot.waitSignal(controls.train_requested):
        controls.train_action.trigger()
    controls.set_state("running")
    with qtbot.waitSignal(controls.pause_requested):
        controls.train_action.trigger()


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ("idle", "Train"),
        ("running", "Pause"),
        ("paused", "Resume"),
        ("finished", "Keep training"),
        ("failed", "Train"),
    ],
)
def test_the_train_action_says_what_it_would_do(
    controls: TrainingControls, state: str, text: str
) -> None:
    controls.set_state(state)
    assert controls.train_action.text() == text


def test_f5_trains_wherever_the_focus_is(qtbot: QtBot) -> None:
    window = QMainWindow()
    toolbar = QToolBar(window)
    window.addToolBar(toolbar)
    controls = TrainingControls(window)
    controls.add_to(toolbar)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(controls.train_requested):
        qtbot.keyClick(window, Qt.Key.Key_F5)


def test_training_that_cannot_work_is_not_offered_and_says_why(controls: TrainingControls) -> None:
    controls.set_can_train(False, "The network needs an output layer.")
    assert not controls.train_action.isEnabled()
    assert controls.train_action.toolTip() == "The network needs an output layer."
    controls.set_can_train(True)
    assert controls.train_action.isEnabled()


def test_a_run_can_be_paused_even_when_the_next_could_not_start(
    controls: TrainingControls,
) -> None:
    controls.set_state("running")
    controls.set_can_train(False, "The data are gone.")
    assert controls.train_action.isEnabled()


def test_only_the_user_choosing_epochs_is_told(qtbot: QtBot, controls: TrainingControls) -> None:
    with qtbot.assertNotEmitted(controls.setting_chosen):
        controls.set_settings(TrainingSpec(epochs=7, stop_loss=0.5, stop_accuracy=0.9))
    with qtbot.waitSignal(controls.setting_chosen) as chosen:
        controls.epochs.setValue(12)
    assert chosen.args == ["epochs", 12]


def test_the_stop_button_is_down_while_something_else_ends_a_run(
    controls: TrainingControls,
) -> None:
    button = controls.stop_conditions
    assert not button.isChecked()
    rule = EarlyStopping(patience=7)
    controls.set_settings(TrainingSpec(stop_loss=0.5, stop_accuracy=0.975, early_stopping=rule))
    assert button.isChecked()
    assert button.words == [
        "loss below 0.5",
        "accuracy at least 97.5 %",
        "no smaller loss for 7 epochs",
    ]
    assert (button.loss.value(), button.accuracy.value(), button.patience.value()) == (0.5, 97.5, 7)
    assert "accuracy at least 97.5 %" in button.toolTip()
    controls.set_settings(TrainingSpec())
    assert not button.isChecked()
    assert button.loss.value() == 0.5  # what it would be


def test_a_click_on_the_stop_button_opens_its_panel_and_changes_nothing(
    qtbot: QtBot, controls: TrainingControls
) -> None:
    controls.show()
    button = controls.stop_conditions
    with qtbot.assertNotEmitted(controls.setting_chosen):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.panel.isVisible()
    assert not button.isChecked()
    qtbot.keyClick(button.panel, Qt.Key.Key_Escape)
    assert not button.panel.isVisible()


def test_each_condition_is_switched_on_and_changed(
    qtbot: QtBot, controls: TrainingControls
) -> None:
    button = controls.stop_conditions
    told: list[tuple[str, Any]] = []
    controls.setting_chosen.connect(lambda field, value: told.append((field, value)))
    button.by_loss.click()
    button.by_accuracy.click()
    button.by_patience.click()
    assert told == [
        ("stop_loss", 0.01),
        ("stop_accuracy", 0.95),
        ("early_stopping", EarlyStopping()),
    ]
    controls.set_settings(TrainingSpec(stop_loss=0.01))
    button.loss.setValue(0.2)
    button.by_loss.click()
    assert told[-2:] == [("stop_loss", 0.2), ("stop_loss", 0.0)]


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("finished", "finished"),
        ("early_stopping", "stopped early"),
        ("low_loss", "loss reached"),
        ("high_accuracy", "accuracy reached"),
    ],
)
def test_the_status_says_why_a_run_ended(
    controls: TrainingControls, ending: str, words: str
) -> None:
    controls.set_snapshot(SNAPSHOT)
    controls.set_state("finished", until_epoch=100, ending=ending)
    assert controls.status.rest_text == words


def test_the_status_says_epoch_loss_and_accuracy(controls: TrainingControls) -> None:
    controls.set_state("running", until_epoch=100)
    controls.set_snapshot(SNAPSHOT)
    assert controls.status.text == "epoch 12/100 · loss 0.031 · acc 97 %"


def test_no_accuracy_is_claimed_where_none_was_measured(controls: TrainingControls) -> None:
    controls.set_snapshot(replace(SNAPSHOT, accuracy=nan))
    assert controls.status.text == "epoch 12 · loss 0.031"


def test_the_loss_at_the_end_of_an_epoch_is_not_the_empty_next_one(qtbot: QtBot) -> None:
    status = TrainingStatus()
    qtbot.addWidget(status)
    status.set_snapshot(replace(SNAPSHOT, batch=9, epoch=11, epoch_loss=0.5, accuracy=nan))
    status.set_snapshot(replace(SNAPSHOT, batch=0, epoch=12, epoch_loss=0.0, accuracy=nan))
    assert status.text == "epoch 12 · loss 0.5"


def test_back_to_the_beginning_the_status_claims_nothing(controls: TrainingControls) -> None:
    controls.set_snapshot(SNAPSHOT)
    controls.set_state("idle")
    assert controls.status.text == "Not trained yet"


def test_the_learning_rate_of_the_moment_is_shown(controls: TrainingControls) -> None:
    controls.set_snapshot(SNAPSHOT)
    assert controls.findChild(object, "learningRate").text() == "η 0.05"


def test_every_word_follows_the_language(controls: TrainingControls) -> None:
    controls.set_state("running", until_epoch=100)
    controls.set_snapshot(SNAPSHOT)
    current_translator().speak("ko")
    controls.retranslate()
    controls.status.retranslate()
    assert controls.train_action.text() == "일시 정지"
    assert controls.status.text == "에포크 12/100 · 손실 0.031 · 정확도 97%"


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("state", ["idle", "running", "failed"])
def test_the_status_paints_in_every_state_and_theme(
    qtbot: QtBot, controls: TrainingControls, mode: str, state: str
) -> None:
    current_theme().set_mode(mode)
    controls.set_state(state, until_epoch=100)
    blank = controls.status.grab().toImage()
    controls.set_snapshot(SNAPSHOT)
    controls.status.resize(300, 30)
    assert controls.status.grab().toImage() != blank


class Clock:
    """Feeds a pace with steps at a steady rate."""

    def __init__(self, steps_per_second: float) -> None:
        self.pace = Pace()
        self._rate = steps_per_second

    def run(self, seconds: float) -> Pace:
        for tick in range(int(seconds * 30) + 1):
            self.pace.saw(tick / 30, int(tick / 30 * self._rate))
        return self.pace


def test_the_time_left_is_the_steps_left_over_the_pace() -> None:
    progress = Clock(50).run(10).progress(SNAPSHOT, until_epoch=100)
    assert progress.share == pytest.approx(113 / 1000)
    assert progress.seconds_left == pytest.approx((1000 - 113) / 50, rel=0.05)


def test_no_time_is_guessed_from_the_first_moment() -> None:
    assert Clock(50).run(0.2).progress(SNAPSHOT, until_epoch=100).seconds_left is None


def test_a_run_without_an_end_has_no_progress() -> None:
    assert Clock(50).run(10).progress(SNAPSHOT, until_epoch=None) == Progress()


def test_the_pace_forgets_what_was_long_ago() -> None:
    pace = Pace()
    for second in range(10):
        pace.saw(second, second * 1000)
    for second in range(10, 30):
        pace.saw(second, 9000 + (second - 9))
    assert pace.steps_per_second == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "1 s"),
        (59.0, "59 s"),
        (61.0, "1 min 1 s"),
        (3600.0, "1 h 0 min"),
        (7325.0, "2 h 2 min"),
    ],
)
def test_times_are_said_as_people_say_them(seconds: float, text: str) -> None:
    assert time_text(seconds) == text


def test_a_busy_status_asks_for_no_new_layout(qtbot: QtBot, controls: TrainingControls) -> None:
    controls.set_snapshot(SNAPSHOT)
    before: Any = controls.status.sizeHint()
    controls.set_snapshot(replace(SNAPSHOT, epoch=123_456, epoch_loss=1.23456e-7))
    assert controls.status.sizeHint() == before
