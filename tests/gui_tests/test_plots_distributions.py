"""Histograms count what the network holds, at any moment; courses follow the chosen weights."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from engine import SnapshotRequest, Trainer, TrainingState
from gui.document import edits
from gui.document.selection import Selection
from gui.plots.distributions import (
    BINS,
    MOST_MOMENTS,
    MOST_VALUES,
    DistributionLog,
    DistributionMoment,
    distribution,
)
from gui.plots.distributions_panel import DistributionsPanel
from gui.plots.parameter_log import BUDGET, LEAST_MOMENTS, ParameterLog
from gui.window.main_window import MainWindow
from gui.wiring.chosen_numbers import chosen_numbers
from tests.gui_tests.plots_subjects import three_classes


def test_every_number_is_in_a_bin() -> None:
    values = np.random.default_rng(0).normal(2.0, 3.0, (50, 40))
    spread = distribution(values)
    assert spread.counts.sum() == values.size
    assert (spread.low, spread.high) == (values.min(), values.max())
    assert spread.mean == pytest.approx(values.mean())
    assert spread.deviation == pytest.approx(values.std())
    assert len(spread.edges) == BINS + 1


@pytest.mark.parametrize("value", [0.0, 7.0, -1e-300, 1e300])
def test_equal_numbers_have_a_bin_of_some_width(value: float) -> None:
    spread = distribution(np.full(5, value))
    assert spread.low < spread.high
    assert spread.counts.sum() == 5


def test_numbers_that_are_not_finite_are_left_out() -> None:
    assert distribution(np.array([np.nan, np.inf])) is None
    assert distribution(np.array([])) is None
    assert distribution(np.full(3, 1.7e308)) is None
    assert distribution(np.array([1.0, np.nan, 2.0])).counts.sum() == 2


def test_of_a_large_layer_some_are_counted_evenly() -> None:
    counts = distribution(np.arange(10 * MOST_VALUES)).counts
    assert counts.sum() == MOST_VALUES
    assert np.ptp(counts) <= 2


def test_a_log_of_moments_is_thinned_and_can_go_back() -> None:
    log = DistributionLog()
    for place in range(2 * MOST_MOMENTS):
        log.add([DistributionMoment(float(place), {})])
    assert len(log.moments) < MOST_MOMENTS
    assert log.moments[-1].place == 2 * MOST_MOMENTS - 1
    log.truncate(100.0)
    assert log.moments[-1].place <= 100.0
    log.add([DistributionMoment(50.0, {}), DistributionMoment(0.5, {})])
    places = [moment.place for moment in log.moments]
    assert places == sorted(set(places))


def test_the_course_of_a_parameter_is_bounded_in_memory() -> None:
    log = ParameterLog()
    for place in range(3 * LEAST_MOMENTS):
        log.add(float(place), np.full(BUDGET // 16, float(place)))
    assert len(log) < LEAST_MOMENTS
    places, values = log.course(5)
    np.testing.assert_array_equal(places, values)
    log.truncate(4.0)
    assert log.course(5)[0][-1] <= 4.0
    log.add(99.0, np.zeros(3))
    assert len(log) == 1


def chosen_values(selection: Selection, spec, parameters: np.ndarray) -> list[float]:
    return [float(parameters[c.number]) for c in chosen_numbers(selection, spec)]


def test_a_selection_means_its_own_weights() -> None:
    subject, selection = three_classes(), Selection()
    network = subject.new_network()
    network.parameters[:] = np.arange(len(network.parameters))
    hidden = network.views[2]
    selection.select_weight(2, "weights", (1, 3))
    assert chosen_values(selection, subject.spec, network.parameters) == [hidden["weights"][1, 3]]
    selection.select_neuron(2, 1)
    wanted = [hidden["bias"][1], *hidden["weights"][:, 1]]
    assert chosen_values(selection, subject.spec, network.parameters) == wanted
    names = [chosen.name for chosen in chosen_numbers(selection, subject.spec)]
    assert names == ["b 2", "w 1→2", "w 2→2"]
    selection.select_layer(3)
    wanted = network.views[3]["weights"].ravel()[:8].tolist()
    assert chosen_values(selection, subject.spec, network.parameters) == wanted
    selection.select_layer(1)
    assert chosen_numbers(selection, subject.spec) == ()
    selection.clear()
    assert chosen_values(selection, subject.spec, network.parameters)[0] == hidden["weights"][0, 0]


def test_a_snapshot_brings_the_gradients_of_the_last_step() -> None:
    subject = three_classes()
    state = TrainingState.start(subject.spec, subject.training, len(subject.sets.inputs))
    trainer = Trainer(state, subject.sets.inputs, subject.sets.targets)
    trainer.run(until_step=3)
    snapshot = trainer.snapshot(SnapshotRequest(gradients=True))
    np.testing.assert_array_equal(snapshot.gradients, trainer.state.network.gradients)
    assert not np.shares_memory(snapshot.gradients, trainer.state.network.gradients)
    assert trainer.snapshot(SnapshotRequest()).gradients is None


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    yield window
    window.session.pause_now()


def test_training_fills_the_panel_and_the_slider_goes_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    edits.set_training(window.document, "epochs", 10**8)
    window.findChild(QDockWidget, "weightsDock").raise_()
    qtbot.waitUntil(lambda: window.findChild(DistributionsPanel) is not None)
    panel = window.findChild(DistributionsPanel)
    qtbot.waitUntil(lambda: panel.shown("weights") is not None)
    initial = panel.shown("weights")
    assert panel.shown("gradients") is None
    window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: len(panel.log.moments) > 4)
    window.session.pause_now()
    qtbot.waitUntil(lambda: not panel.is_busy)
    weights = window.trainer.trainer.state.network.views[panel.layer]["weights"]
    assert panel.shown("weights").mean == pytest.approx(weights.mean())
    assert panel.shown("gradients").counts.sum() == weights.size
    panel.time.setValue(0)
    assert panel._when.text() == "epoch 0"
    assert panel.shown("weights").mean == pytest.approx(initial.mean)
    assert len(panel.course._curves[0].getData()[0]) > 4
    panel.layers.setCurrentIndex(1)
    assert panel.shown("weights").mean != pytest.approx(initial.mean)
    window.document.undo()
    qtbot.waitUntil(lambda: not panel.is_busy)
    assert [moment.place for moment in panel.log.moments] == [0.0]


def test_a_run_of_a_moment_is_dense_for_a_panel_that_is_opened_afterwards(
    window: MainWindow, qtbot: QtBot
) -> None:
    edits.set_training(window.document, "epochs", 100)
    with qtbot.waitSignal(window.session.run_ended):
        window.controls.train_action.trigger()
    steps = window.trainer.trainer.state.position.step
    window.findChild(QDockWidget, "weightsDock").raise_()
    qtbot.waitUntil(lambda: window.findChild(DistributionsPanel) is not None)
    panel = window.findChild(DistributionsPanel)
    qtbot.waitUntil(lambda: len(panel.log.moments) >= min(steps, 32))
    assert panel.log.moments[0].place == 0.0
    places, values = panel.course._log.course(0)
    assert len(places) >= min(steps, 32)
    assert places[0] == 0.0
    assert np.isfinite(values).all()
    assert len(window.plots.watch.log) >= min(steps, 32)


def test_moments_of_a_branch_that_was_left_are_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.findChild(QDockWidget, "weightsDock").raise_()
    qtbot.waitUntil(lambda: window.findChild(DistributionsPanel) is not None)
    panel = window.findChild(DistributionsPanel)
    edits.set_training(window.document, "epochs", 100)
    with qtbot.waitSignal(window.session.run_ended):
        window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: panel.shown("gradients") is not None and not panel.is_busy)
    window.findChild(QDockWidget, "lossDock").raise_()
    window.plots.runs.go_back(4)
    place = window.trainer.trainer.state.position
    assert panel.log.moments[-1].place <= place.epoch + 1
