"""Single epochs, batches and samples; speeds; new weights; runs compared and run again."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QDockWidget, QLabel, QWidget
from pytestqt.qtbot import QtBot

from engine import Choice, Trainer, TrainingSnapshot, TrainingState
from gui.document import edits
from gui.training.run_again import FIELDS
from gui.training.runs_table import RunsTable
from gui.training.session import TrainingSession
from gui.training.worker import Worker
from gui.window.main_window import MainWindow
from gui.wiring.runs_wiring import network_text
from gui.words.translation import current_translator
from tests.gui_tests.plots_subjects import three_classes


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    yield window
    window.session.pause_now()


def new_trainer() -> Trainer:
    subject = three_classes()
    state = TrainingState.start(subject.spec, subject.training, len(subject.sets.inputs))
    return Trainer(state, subject.sets.inputs, subject.sets.targets)


def train_one(window: MainWindow, qtbot: QtBot, portion: str) -> None:
    with qtbot.waitSignal(window.session.run_ended):
        window.controls.portion_actions[portion].trigger()


def test_one_epoch_and_one_batch_are_entries_of_their_own(window: MainWindow, qtbot: QtBot) -> None:
    edits.set_training(window.document, "batch_size", 2)
    position = lambda: window.trainer.trainer.state.position  # noqa: E731
    train_one(window, qtbot, "epoch")
    assert (position().epoch, position().step) == (1, 2)
    train_one(window, qtbot, "batch")
    assert (position().epoch, position().step) == (1, 3)
    assert window.document.undo_stack.undoText() == "Train 1 batch"
    train_one(window, qtbot, "epoch")
    assert (position().epoch, position().step) == (2, 4)
    window.document.undo()
    window.document.undo()
    assert position().step == 2


def test_batches_one_by_one_are_bitwise_the_training_in_one_go() -> None:
    one, other = new_trainer(), new_trainer()
    one.run(until_step=9)
    for step in range(1, 10):
        other.run(until_step=step)
    np.testing.assert_array_equal(one.state.network.parameters, other.state.network.parameters)


def test_one_sample_is_a_batch_of_one(window: MainWindow, qtbot: QtBot) -> None:
    edits.set_training(window.document, "batch_size", 4)
    train_one(window, qtbot, "sample")
    assert window.document.state.training.batch_size == 1
    assert window.trainer.trainer.state.position.step == 1


class Clock:
    """The worker's clock, which a test puts forward."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("gui.training.worker.monotonic", clock)
    return clock


def test_a_slow_run_takes_its_time_and_shows_every_batch_at_once(
    qtbot: QtBot, clock: Clock
) -> None:
    """A batch is shown before the next one is due, however long that is."""
    session, seen = TrainingSession(), []

    def on_snapshot(snapshot: TrainingSnapshot) -> None:
        if snapshot.step > len(seen):
            seen.append(snapshot.step)
            clock.now += 0.1

    session.snapshot_arrived.connect(on_snapshot)
    session.set_speed(10)
    with qtbot.waitSignal(session.run_ended):
        session.start(new_trainer(), until_step=5)
    assert seen == [1, 2, 3, 4, 5]


def test_the_speed_changes_while_running(qtbot: QtBot, clock: Clock) -> None:
    session, trainer = TrainingSession(), new_trainer()
    session.set_speed(1)
    session.start(trainer, until_step=2000)
    qtbot.waitUntil(lambda: trainer.state.position.step == 1)
    with qtbot.waitSignal(session.run_ended):
        session.set_speed(0)
    assert trainer.state.position.step == 2000
    assert session.state == "paused"  # reached


def test_a_pause_does_not_wait_for_the_next_slow_batch(qtbot: QtBot, clock: Clock) -> None:
    """Which never comes: the clock stands still."""
    session, trainer = TrainingSession(), new_trainer()
    session.set_speed(0.05)
    session.start(trainer)
    qtbot.waitUntil(lambda: trainer.state.position.step == 1)
    assert session.pause_now()
    assert session.state == "paused"
    assert trainer.state.position.step == 1
    with qtbot.waitSignal(session.run_ended):
        session.set_speed(0)
        session.start(trainer, until_step=3)
    assert trainer.state.position.step == 3


def test_slow_and_fast_are_bitwise_the_same(qtbot: QtBot) -> None:
    fast, slow = new_trainer(), new_trainer()
    for trainer, speed in ((fast, 0.0), (slow, 500.0)):
        worker = Worker(trainer, None, 40, speed=speed)
        worker.run()
        assert worker.result.reason == "reached"
    np.testing.assert_array_equal(fast.state.network.parameters, slow.state.network.parameters)


def test_new_weights_are_those_of_the_next_seed_and_can_be_undone(
    window: MainWindow, qtbot: QtBot
) -> None:
    train_one(window, qtbot, "epoch")
    before = window.trainer.trainer.state.network.parameters.tobytes()
    seed = window.document.state.training.seed
    window.controls.new_weights_action.trigger()
    trainer = window.trainer.trainer
    assert trainer.state.position.step == 0
    assert window.document.state.training.seed == seed + 1
    window.document.undo()
    assert window.trainer.trainer.state.network.parameters.tobytes() == before


def test_the_table_lists_every_run_and_gives_its_settings_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    edits.set_training(window.document, "learning_rate", 0.25)
    train_one(window, qtbot, "epoch")
    window.controls.reset_action.trigger()
    edits.set_training(window.document, "learning_rate", 0.5)
    train_one(window, qtbot, "epoch")
    window.findChild(QDockWidget, "runsDock").raise_()
    qtbot.waitUntil(lambda: window.findChild(RunsTable) is not None)
    panel = window.findChild(RunsTable)
    table = panel.table
    rates = [table.item(row, 4).text() for row in range(table.rowCount())]
    assert rates == ["0.5", "0.25"]
    assert table.item(0, 0).text() == "● 2"
    assert table.item(1, 1).text() == network_text(window.document.state.network)
    assert not panel.use.isEnabled()
    table.selectRow(1)
    panel.use.click()
    assert window.document.state.training.learning_rate == 0.25
    current_translator().speak("ko")
    qtbot.waitUntil(lambda: table.horizontalHeaderItem(8).text() == "손실")


def test_a_run_is_run_again_from_its_first_weights_with_one_change(
    window: MainWindow, qtbot: QtBot
) -> None:
    edits.set_training(window.document, "epochs", 3)
    edits.set_training(window.document, "learning_rate", 0.25)
    first = window.trainer.trainer.state.network.parameters.copy()
    with qtbot.waitSignal(window.session.run_ended):
        window.controls.train_action.trigger()
    window.findChild(QDockWidget, "runsDock").raise_()
    qtbot.waitUntil(lambda: window.findChild(RunsTable) is not None)
    panel = window.findChild(RunsTable)
    assert panel.again.chosen == "learning_rate"
    assert panel.again.real.value() == 0.25
    panel.again.real.setValue(0.0625)
    entries = window.document.undo_stack.count()
    with qtbot.waitSignal(window.session.run_ended):
        panel.again.run.click()
    trainer = window.trainer.trainer
    np.testing.assert_array_equal(trainer.state.initial_network().parameters, first)
    assert trainer.state.position.epoch == 3
    assert trainer.state.training.learning_rate == 0.0625
    rates = [panel.table.item(row, 4).text() for row in range(panel.table.rowCount())]
    assert rates == ["0.0625", "0.25"]
    assert window.document.undo_stack.count() == entries + 2  # another beginning, and the run
    legend = [entry.text for entry in window.findChild(QWidget, "lossPlot").legend.entries]
    assert any("η 0.25" in text for text in legend)


def test_a_run_that_is_run_again_unchanged_says_that_it_came_out_the_same(
    window: MainWindow, qtbot: QtBot
) -> None:
    edits.set_training(window.document, "epochs", 3)
    with qtbot.waitSignal(window.session.run_ended):
        window.controls.train_action.trigger()
    window.findChild(QDockWidget, "runsDock").raise_()
    qtbot.waitUntil(lambda: window.findChild(RunsTable) is not None)
    panel = window.findChild(RunsTable)
    note = panel.findChild(QLabel, "runsNote")
    with qtbot.waitSignal(window.plots.runs.repeated):
        panel.again.run.click()
    assert panel.table.rowCount() == 1
    assert note.text().startswith("Run 1 again came out the same")
    panel.again.real.setValue(0.0625)
    with qtbot.waitSignal(window.session.run_ended):
        panel.again.run.click()
    assert panel.table.rowCount() == 2
    assert note.text() == ""


def test_the_legend_tells_runs_apart_that_differ_in_their_seeds(
    window: MainWindow, qtbot: QtBot
) -> None:
    edits.set_training(window.document, "epochs", 3)
    with qtbot.waitSignal(window.session.run_ended):
        window.controls.train_action.trigger()
    first = window.plots.runs.book.present
    with qtbot.waitSignal(window.session.run_ended):
        window.plots.runs.run_again(first, replace(first.training, seed=77))
    legend = [entry.text for entry in window.findChild(QWidget, "lossPlot").legend.entries]
    assert any(text.startswith("run 1:") and text.endswith("Seed: 0") for text in legend)


def test_whatever_is_changed_is_run(window: MainWindow, qtbot: QtBot) -> None:
    train_one(window, qtbot, "epoch")
    window.findChild(QDockWidget, "runsDock").raise_()
    qtbot.waitUntil(lambda: window.findChild(RunsTable) is not None)
    again = window.findChild(RunsTable).again
    wanted = []
    again.run_wanted.disconnect()
    again.run_wanted.connect(lambda run, training: wanted.append(training))
    again.field.setCurrentIndex(FIELDS.index("optimizer"))
    again.choice.setCurrentIndex(again.choice.findData("adam"))
    again.run.click()
    again.field.setCurrentIndex(FIELDS.index("seed"))
    again.whole.setValue(77)
    again.run.click()
    usual = window.document.state.training
    assert wanted == [replace(usual, optimizer=Choice("adam")), replace(usual, seed=77)]
    text = window.findChild(RunsTable).table.item(0, 0).toolTip()
    assert f"Epochs: {usual.epochs}" in text
