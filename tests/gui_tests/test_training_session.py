"""A run can be started, paused, resumed and ended at any moment, and reports how it went."""

import os
import sys
from collections.abc import Iterator
from threading import get_native_id
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from engine import (
    Choice,
    DenseSpec,
    DivergedError,
    InputSpec,
    NetworkSpec,
    ParameterChange,
    RunResult,
    Trainer,
    TrainingSpec,
    TrainingState,
    built_in,
)
from gui.training.session import DIAGNOSIS_EVERY, SNAPSHOT_PARTS, TrainingSession

ENDLESS = 10_000_000
CYCLES = 12


def new_trainer(kind: type[Trainer] = Trainer, learning_rate: float = 0.1) -> Trainer:
    data = built_in("xor")
    spec = NetworkSpec.stack(
        InputSpec(id=1, units=2),
        DenseSpec(id=2, units=4, activation=Choice("tanh")),
        DenseSpec(id=3, units=1, activation=Choice("linear")),
    )
    training = TrainingSpec(learning_rate=learning_rate, batch_size=2)
    assert data.targets is not None
    targets = data.targets.reshape(-1, 1).astype(float)
    return kind(TrainingState.start(spec, training, 4), data.inputs, targets)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[TrainingSession]:
    session = TrainingSession()
    yield session
    assert session.shut_down()


class Heard:
    """What a session said, in order."""

    def __init__(self, session: TrainingSession) -> None:
        self.states: list[str] = []
        self.snapshots: list[Any] = []
        self.results: list[Any] = []
        self.errors: list[Any] = []
        session.state_changed.connect(self.states.append)
        session.snapshot_arrived.connect(self.snapshots.append)
        session.run_ended.connect(self.results.append)
        session.failed.connect(self.errors.append)


def test_a_run_to_its_end_says_so_and_leaves_no_thread(
    qtbot: QtBot, session: TrainingSession
) -> None:
    heard = Heard(session)
    with qtbot.waitSignal(session.run_ended):
        session.start(new_trainer(), until_epoch=50)
    assert heard.states == ["running", "finished"]
    assert [result.reason for result in heard.results] == ["finished"]
    assert heard.snapshots[-1].epoch == 50


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread has no niceness")
@pytest.mark.parametrize("started_with", [0, 10])
def test_the_training_gives_way_to_the_window(
    session: TrainingSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, started_with: int
) -> None:
    """Started with a niceness of its own, the program may not go below it, and need not."""
    given: list[int] = []
    monkeypatch.setattr(os, "getpriority", lambda _which, _who: started_with)
    monkeypatch.setattr(os, "setpriority", lambda _which, _who, niceness: given.append(niceness))
    with qtbot.waitSignal(session.run_ended):
        session.start(new_trainer(), until_step=3)
    assert given == [started_with + 5]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread has no niceness")
def test_the_training_is_nicer_than_the_window(session: TrainingSession, qtbot: QtBot) -> None:
    class Noting(Trainer):
        def run(self, until_epoch: int | None = None, until_step: int | None = None) -> RunResult:
            self.niceness = os.getpriority(os.PRIO_PROCESS, get_native_id())
            return super().run(until_epoch, until_step)

    trainer = new_trainer(Noting)
    with qtbot.waitSignal(session.run_ended):
        session.start(trainer, until_step=3)
    assert trainer.niceness > os.getpriority(os.PRIO_PROCESS, get_native_id())


def test_the_last_snapshot_arrives_before_the_state_changes(
    qtbot: QtBot, session: TrainingSession
) -> None:
    seen: list[tuple[str, int]] = []
    session.snapshot_arrived.connect(lambda snapshot: seen.append(("snapshot", snapshot.step)))
    session.state_changed.connect(lambda state: seen.append((state, 0)))
    with qtbot.waitSignal(session.run_ended):
        session.start(new_trainer(), until_epoch=3)
    assert seen[-2:] == [("snapshot", 6), ("finished", 0)]


def test_no_loss_is_missing_from_the_curve_however_seldom_the_window_looks(
    qtbot: QtBot, session: TrainingSession
) -> None:
    heard = Heard(session)
    session.start(new_trainer(), until_epoch=ENDLESS)
    for _ in range(4):
        with qtbot.waitSignal(session.snapshot_arrived):
            pass
    assert session.pause_now()
    with_curves = [snapshot for snapshot in heard.snapshots if snapshot.curves is not None]
    assert len(with_curves) >= 2
    for snapshot in with_curves:
        assert snapshot.curves["steps"].count == snapshot.step
    steps = heard.snapshots[-1].step
    alone = new_trainer()
    alone.run(until_step=min(steps, 500))
    wanted = alone.history.steps.view().mean
    kept = heard.snapshots[0].curves["steps"]
    if kept.width == 1:
        both = min(len(wanted), len(kept.mean))
        np.testing.assert_array_equal(kept.mean[:both], wanted[:both])


def test_pausing_and_resuming_gives_the_bits_of_training_straight_through(
    qtbot: QtBot, session: TrainingSession
) -> None:
    trainer = new_trainer()
    with qtbot.waitSignal(session.snapshot_arrived):
        session.start(trainer, until_epoch=ENDLESS)
    assert session.pause_now()
    assert session.state == "paused"
    epoch = trainer.state.position.epoch + 100
    with qtbot.waitSignal(session.run_ended):
        session.resume(until_epoch=epoch)
    straight = new_trainer()
    straight.run(until_epoch=epoch)
    np.testing.assert_array_equal(
        trainer.state.network.parameters, straight.state.network.parameters
    )


@pytest.mark.parametrize("cycles", [CYCLES])
def test_random_starts_pauses_and_stops_leave_nothing_running(
    qtbot: QtBot, session: TrainingSession, cycles: int
) -> None:
    random = np.random.default_rng(5)
    for _ in range(cycles):
        session.start(new_trainer(), until_epoch=int(random.choice([1, 40, ENDLESS])))
        for _ in range(random.integers(0, 3)):
            if session.state == "running":
                with qtbot.waitSignal(session.snapshot_arrived):
                    pass
        session.pause()
        if random.random() < 0.5:
            wait_until_ended(qtbot, session)
            session.resume(until_epoch=ENDLESS)
        assert session.stop()
        assert session.state == "idle"
        assert session.trainer is None


def wait_until_ended(qtbot: QtBot, session: TrainingSession) -> None:
    if session.state == "running":
        with qtbot.waitSignal(session.state_changed):
            pass


@pytest.mark.parametrize("cycles", [CYCLES])
def test_closing_at_any_moment_ends_the_thread(qtbot: QtBot, cycles: int) -> None:
    random = np.random.default_rng(6)
    for _ in range(cycles):
        session = TrainingSession()
        session.start(new_trainer(), until_epoch=ENDLESS)
        if random.random() < 0.5:
            with qtbot.waitSignal(session.snapshot_arrived):
                pass
        assert session.shut_down()


def test_nothing_is_heard_after_closing(qtbot: QtBot) -> None:
    session = TrainingSession()
    heard = Heard(session)
    session.start(new_trainer(), until_epoch=ENDLESS)
    session.shut_down()
    QCoreApplication.processEvents()
    assert heard.states == ["running"]
    assert heard.results == []


def test_a_divergence_is_reported_and_the_trainer_keeps_its_last_good_step(
    qtbot: QtBot, session: TrainingSession
) -> None:
    heard = Heard(session)
    trainer = new_trainer(learning_rate=1e4)
    with qtbot.waitSignal(session.failed):
        session.start(trainer, until_epoch=ENDLESS)
    assert session.state == "failed"
    assert isinstance(heard.errors[0], DivergedError)
    assert np.isfinite(heard.snapshots[-1].parameters).all()


class BrokenTrainer(Trainer):
    """Fails as only a mistake of ours could."""

    def run(self, until_epoch: int | None = None, until_step: int | None = None) -> Any:
        raise ZeroDivisionError("a mistake of ours")


def test_a_mistake_in_the_worker_is_reported_and_logged_and_ends_the_thread(
    qtbot: QtBot, session: TrainingSession, caplog: pytest.LogCaptureFixture
) -> None:
    heard = Heard(session)
    with qtbot.waitSignal(session.failed):
        session.start(new_trainer(BrokenTrainer))
    assert isinstance(heard.errors[0], ZeroDivisionError)
    assert "a mistake of ours" in caplog.text


def test_a_second_run_is_refused_while_one_is_going_on(session: TrainingSession) -> None:
    session.start(new_trainer(), until_epoch=ENDLESS)
    with pytest.raises(RuntimeError, match="one training at a time"):
        session.start(new_trainer())


def test_a_pause_that_came_too_late_for_a_run_does_not_stop_the_next(
    qtbot: QtBot, session: TrainingSession
) -> None:
    trainer = new_trainer()
    trainer.pause()
    heard = Heard(session)
    with qtbot.waitSignal(session.run_ended):
        session.start(trainer, until_epoch=20)
    assert heard.states == ["running", "finished"]


def test_an_edited_weight_reaches_the_running_network(
    qtbot: QtBot, session: TrainingSession
) -> None:
    trainer = new_trainer()
    session.start(trainer, until_epoch=ENDLESS)
    session.post(ParameterChange(3, "bias", (0,), 2.5))
    with qtbot.waitSignal(session.snapshot_arrived):
        pass
    assert session.pause_now()
    assert [change.value for _, change in trainer.changes] == [2.5]


def test_what_nobody_looks_at_is_not_copied(qtbot: QtBot, session: TrainingSession) -> None:
    session.set_watched(frozenset())
    heard = Heard(session)
    with qtbot.waitSignal(session.snapshot_arrived):
        session.start(new_trainer(), until_epoch=ENDLESS)
    qtbot.waitUntil(lambda: len(heard.snapshots) > 3)
    assert session.pause_now()
    between = heard.snapshots[1:4]
    assert [snapshot.layers for snapshot in between] == [None] * 3
    assert [snapshot.parameters for snapshot in between] == [None] * 3
    assert [snapshot.curves for snapshot in between] == [None] * 3


@pytest.mark.parametrize("watched", [frozenset(), frozenset(SNAPSHOT_PARTS)])
@pytest.mark.parametrize("every", [3, 6, 12])
def test_weights_and_curves_never_come_together_in_a_run_and_both_come(
    session: TrainingSession, watched: frozenset[str], every: int
) -> None:
    session.set_watched(watched)
    session._pace.every = every
    requests = [session._request(tick) for tick in range(1, 121)]
    assert not any(request.parameters and request.curves for request in requests)
    period = DIAGNOSIS_EVERY + every
    for first in range(0, len(requests) - period, every):
        several = requests[first : first + period]
        assert any(request.diagnosis and request.parameters for request in several)
        assert any(request.curves for request in several)


def test_single_steps_end_in_a_pause(qtbot: QtBot, session: TrainingSession) -> None:
    trainer = new_trainer()
    with qtbot.waitSignal(session.run_ended):
        session.start(trainer, until_step=1)
    assert session.state == "paused"
    assert trainer.state.position.step == 1


def test_a_running_training_hands_out_a_copy_of_its_state_once(
    qtbot: QtBot, session: TrainingSession
) -> None:
    trainer = new_trainer()
    session.start(trainer, until_epoch=ENDLESS)
    copies: list[Any] = []
    session.snapshot_arrived.connect(
        lambda snapshot: copies.append(snapshot) if snapshot.state is not None else None
    )
    session.request_state()
    qtbot.waitUntil(lambda: bool(copies))
    with qtbot.waitSignal(session.snapshot_arrived):
        pass
    with qtbot.waitSignal(session.run_ended):
        session.pause()
    (copy,) = copies
    assert copy.state is not trainer.state
    assert copy.state.position.step == copy.step == copy.history.steps.count
    trainer.go_to_step(copy.step)
    assert np.array_equal(trainer.state.network.parameters, copy.state.network.parameters)
