"""Behind another tab nothing is worked out or drawn, and nothing asked of the training."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar, QWidget
from pytestqt.qtbot import QtBot

from engine import TrainingSnapshot
from gui.document import edits
from gui.plots.accuracy_plot import AccuracyPlot
from gui.plots.decision_regions_plot import DecisionRegionsPlot
from gui.plots.distributions_panel import DistributionsPanel
from gui.plots.gradients_plot import GradientsPlot
from gui.plots.loss_plot import LossPlot
from gui.training.drawing_pace import DrawingPace
from gui.training.session import CLOSE_TICKS, DIAGNOSIS_EVERY
from gui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """Return a window that draws at an even pace, however busy the machine is."""
    monkeypatch.setattr(DrawingPace, "note", lambda *clocks: None)
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=_end_run)
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    edits.set_training(window.document, "epochs", 10**8)
    return window


def _end_run(window: MainWindow) -> None:
    window.session.pause_now()
    window.document.set_clean()


@pytest.fixture
def click(window: MainWindow, qtbot: QtBot) -> Callable[[str, type[QWidget]], Any]:
    """Return what clicks the tab of a title and returns the panel that it holds."""

    def clicked(title: str, kind: type[QWidget]) -> QWidget:
        bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
        places = ((bar, tab) for bar in bars for tab in range(bar.count()))
        bar, tab = next(place for place in places if place[0].tabText(place[1]) == title)
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(tab).center())
        qtbot.waitUntil(lambda: window.findChild(kind) is not None)
        panel = window.findChild(kind)
        qtbot.waitUntil(lambda: panel.sight.is_seen)
        return panel

    return clicked


def snapshots(window: MainWindow, qtbot: QtBot, count: int) -> list[TrainingSnapshot]:
    """Return so many snapshots of a run, the first, which holds everything, left out.

    One more may hold everything: a run begins again if a pause before it came too late.
    """
    heard: list[TrainingSnapshot] = []
    window.session.snapshot_arrived.connect(heard.append)
    if window.session.state != "running":
        window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: len(heard) > count)
    window.session.snapshot_arrived.disconnect(heard.append)
    return heard[1 : count + 1]


def counted(monkeypatch: pytest.MonkeyPatch, kind: type, method: str) -> list[object]:
    """Return a list that grows with every call of a method."""
    calls: list[object] = []
    whole = getattr(kind, method)

    def noted(*arguments: Any) -> Any:
        calls.append(arguments[0])
        return whole(*arguments)

    monkeypatch.setattr(kind, method, noted)
    return calls


def test_a_curve_behind_a_tab_is_not_drawn_and_catches_up_in_front(
    window: MainWindow,
    click: Callable[..., Any],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loss = click("Loss", LossPlot)
    click("Accuracy", AccuracyPlot)
    drawings = counted(monkeypatch, LossPlot, "_refresh")
    snapshots(window, qtbot, 8)
    window.session.pause_now()
    assert drawings == []
    click("Loss", LossPlot)
    assert drawings == [loss]
    x, _ = loss._curves["epoch_loss"].getData()
    assert x[-1] == loss._series["epoch_loss"].count


def test_regions_behind_a_tab_are_not_worked_out(
    window: MainWindow,
    click: Callable[..., Any],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    regions = click("Decision regions", DecisionRegionsPlot)
    click("Activation function", type(_activation(window)))
    works = counted(monkeypatch, DecisionRegionsPlot, "_begin")
    snapshots(window, qtbot, 8)
    assert works == []
    click("Decision regions", DecisionRegionsPlot)
    qtbot.waitUntil(lambda: works != [])
    assert works[0] is regions


def _activation(window: MainWindow) -> QWidget:
    panel = window.curves.slots["activation"].panel
    assert panel is not None
    return panel


def test_the_training_is_asked_for_no_more_than_somebody_sees(
    window: MainWindow, click: Callable[..., Any], qtbot: QtBot
) -> None:
    click("Gradients", GradientsPlot)
    seen = snapshots(window, qtbot, DIAGNOSIS_EVERY - 1)
    assert sum(snapshot.diagnosis is not None for snapshot in seen) > 2
    assert sum(snapshot.curves is not None for snapshot in seen) <= 1
    window.session.pause_now()
    click("Weights", DistributionsPanel)
    seen = snapshots(window, qtbot, CLOSE_TICKS + DIAGNOSIS_EVERY - 1)
    assert sum(snapshot.gradients is not None for snapshot in seen) > 2
    late = seen[CLOSE_TICKS:]  # at first everything is noted: most happens then
    assert sum(snapshot.diagnosis is not None for snapshot in late) <= 2
    window.session.pause_now()
    click("Loss", LossPlot)
    seen = snapshots(window, qtbot, DIAGNOSIS_EVERY - 1)
    assert sum(snapshot.gradients is not None for snapshot in seen) <= 1
    assert sum(snapshot.curves is not None for snapshot in seen) > 3


def test_a_run_leaves_the_plot_in_front_that_somebody_watches(
    window: MainWindow, click: Callable[..., Any], qtbot: QtBot
) -> None:
    gradients = click("Gradients", GradientsPlot)
    snapshots(window, qtbot, 2)
    assert gradients.sight.is_seen


def test_a_run_brings_the_loss_before_what_does_not_show_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.stepper.next()
    loss = window.findChild(LossPlot)
    assert not loss.sight.is_seen
    snapshots(window, qtbot, 2)
    assert loss.sight.is_seen
