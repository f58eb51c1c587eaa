"""Work that outlives its window is waited for at the end: its thread would abort the process."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gui.background_task import BackgroundTask, nothing_is_left, unwatched, wait_for_the_rest
from gui.plots.latest_work import LatestWork


def task_at(work: Callable[[], Any]) -> BackgroundTask:
    task = BackgroundTask()
    task.start(unwatched(work))
    return task


def plot_at(work: Callable[[], Any]) -> LatestWork:
    plot = LatestWork()
    plot.do(work)
    return plot


@pytest.mark.parametrize("at", [task_at, plot_at])
def test_what_no_window_waits_for_is_waited_for_in_the_end(
    qtbot: QtBot, at: Callable[[Callable[[], Any]], BackgroundTask | LatestWork]
) -> None:
    """Closing while MNIST was read, or a plot worked out, ended in an abort."""
    may_end = threading.Event()
    working = at(lambda: may_end.wait(10))
    assert not working.shut_down(patience=20)
    assert not wait_for_the_rest(patience=20)
    may_end.set()
    assert wait_for_the_rest()
    assert nothing_is_left()
