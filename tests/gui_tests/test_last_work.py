"""Work that outlives its window is waited for at the end: its thread would abort the process."""

import threading

from pytestqt.qtbot import QtBot

from gui.background_task import BackgroundTask, nothing_is_left, unwatched, wait_for_the_rest


def test_what_no_window_waits_for_is_waited_for_in_the_end(qtbot: QtBot) -> None:
    """Closing while MNIST was read ended in an abort."""
    may_end = threading.Event()
    task = BackgroundTask()
    task.start(unwatched(lambda: may_end.wait(10)))
    assert not task.shut_down(patience=20)
    assert not wait_for_the_rest(patience=20)
    may_end.set()
    assert wait_for_the_rest()
    assert nothing_is_left()
