"""Work that outlives its window is waited for at the end: its thread would abort the process."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from engine import RunResult, Trainer, TrainingState
from gui.background_task import BackgroundTask, nothing_is_left, unwatched, wait_for_the_rest
from gui.plots.latest_work import LatestWork
from gui.training.session import TrainingSession
from tests.gui_tests.plots_subjects import three_classes


def task_at(work: Callable[[], Any]) -> BackgroundTask:
    task = BackgroundTask()
    task.start(unwatched(work))
    return task


def plot_at(work: Callable[[], Any]) -> LatestWork:
    plot = LatestWork()
    plot.do(work)
    return plot


def training_at(work: Callable[[], Any]) -> TrainingSession:
    """Return a run whose step takes as long as the work."""

    class Slow(Trainer):
        def run(self, until_epoch: int | None = None, until_step: int | None = None) -> RunResult:
            work()
            return super().run(until_epoch, until_step=1)

    subject = three_classes()
    state = TrainingState.start(subject.spec, subject.training, len(subject.sets.inputs))
    session = TrainingSession()
    session.start(Slow(state, subject.sets.inputs, subject.sets.targets))
    return session


@pytest.mark.parametrize("at", [task_at, plot_at, training_at])
def test_what_no_window_waits_for_is_waited_for_in_the_end(
    qtbot: QtBot, at: Callable[[Callable[[], Any]], Any]
) -> None:
    """Closing while MNIST was read, a plot worked out or a long step trained, ended in an abort."""
    may_end = threading.Event()
    working = at(lambda: may_end.wait())
    assert not working.shut_down(patience=20)
    assert not wait_for_the_rest(patience=20)
    may_end.set()
    assert wait_for_the_rest()
    assert nothing_is_left()
