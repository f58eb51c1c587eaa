"""A small size of `tests/random_actions.py`, and proof that its checks can fail."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine import DenseSpec, InputSpec, NetworkSpec
from gui.window.main_window import MainWindow
from tests.random_actions import Ear, run
from tests.random_checks import broken

SEED = 20


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=give_up)
    window.show()
    qtbot.waitUntil(lambda: window.curves.slots["loss"].panel)
    return window


def give_up(window: MainWindow) -> None:
    window.session.pause_now()
    window.document.set_clean()


def test_150_random_actions_break_nothing(window: MainWindow, tmp_path: Path) -> None:
    counts = run(window, 150, SEED, tmp_path, lambda _: None)
    assert len(counts) > 20


def test_a_whole_window_passes_the_checks(window: MainWindow) -> None:
    assert broken(window) == []


def test_the_checks_notice_views_that_show_something_else(window: MainWindow) -> None:
    other = NetworkSpec.stack(InputSpec(id=0, units=9), DenseSpec(id=0, units=9))
    window.diagram.set_spec(other)
    window.canvas.canvas_scene.layer_items[2].setPos(-1000, -1000)
    window.setWindowModified(True)
    window.canvas_actions.undo.setEnabled(True)
    found = " ".join(broken(window))
    for view in ("diagram", "block 2", "title", "undo"):
        assert view in found


def test_the_ear_hears_what_a_slot_raises(window: MainWindow) -> None:
    def fail() -> None:
        raise ValueError("heard")

    window.document.path_changed.connect(fail)
    with Ear() as ear:
        window.document.set_path(Path("a.layerloom"))
    assert "ValueError: heard" in ear.heard[0]
    window.document.path_changed.disconnect(fail)
