"""The accuracy plot offers what the loss plot does: smoothing, a log scale, earlier runs, back."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine import History
from gui.plots.accuracy_plot import AccuracyPlot
from gui.plots.decimation import smoothed
from gui.plots.earlier_runs import EarlierRun

ACCURACIES = (0.5, 0.9, 0.99, 0.9, 1.0)


def history(accuracies: tuple[float, ...] = ACCURACIES) -> History:
    result = History()
    for accuracy in accuracies:
        for _ in range(4):
            result.steps.add(1.0 - accuracy)
        result.add_epoch(1.0 - accuracy, accuracy, np.nan, np.nan)
    return result


@pytest.fixture
def plot(qtbot: QtBot) -> AccuracyPlot:
    plot = AccuracyPlot()
    qtbot.addWidget(plot)
    plot.resize(700, 300)
    with qtbot.waitExposed(plot):
        plot.show()
    plot.set_history(history().views(), 5.0)
    return plot


def heights(plot: AccuracyPlot) -> np.ndarray:
    y: np.ndarray = plot._curves["accuracy"].getData()[1]
    return y


def tick_labels(plot: AccuracyPlot) -> list[str]:
    axis = plot.area.axis("left")
    low, high = plot.area.view.viewRange()[1]
    found = []
    for spacing, places in axis.tickValues(low, high, axis.height()):
        found += [text for text in axis.tickStrings(places, 1.0, spacing) if text]
    return found


def test_the_slider_smooths_the_accuracy(plot: AccuracyPlot) -> None:
    raw = heights(plot).copy()
    plot.controls.smoothing.setValue(60)
    np.testing.assert_allclose(heights(plot), smoothed(raw, 0.6))


def test_on_the_log_scale_equal_ratios_of_errors_are_equal_steps_upwards(
    plot: AccuracyPlot,
) -> None:
    plot.controls.log_scale.click()
    y = heights(plot)
    assert y[2] - y[1] == pytest.approx(1.0)
    assert y[1] > y[0]


def test_no_error_at_all_stands_above_the_least_error_and_inside_the_axes(
    plot: AccuracyPlot,
) -> None:
    plot.set_logarithmic(True)
    y, (low, high) = heights(plot), plot.area.view.viewRange()[1]
    assert y.max() == y[-1] > y[2]
    assert low <= y.min()
    assert y[-1] < high


def test_the_log_scale_is_labelled_in_percent(plot: AccuracyPlot) -> None:
    plot.set_logarithmic(True)
    labels = tick_labels(plot)
    assert {"0", "90", "99", "100"} <= set(labels)
    assert len(labels) == len(set(labels))


def test_a_training_that_is_always_right_has_a_log_scale_too(plot: AccuracyPlot) -> None:
    plot.set_logarithmic(True)
    plot.set_history(history((1.0, 1.0)).views(), 2.0)
    low, high = plot.area.view.viewRange()[1]
    assert (low < heights(plot)).all()
    assert (heights(plot) < high).all()


def test_a_click_on_the_curve_goes_back_to_that_moment(plot: AccuracyPlot) -> None:
    chosen: list[int] = []
    plot.step_chosen.connect(chosen.append)
    plot.area.clicked.emit((2.0, 90.0))
    plot.area.clicked.emit((2.0, 40.0))
    assert chosen == [8]


def test_earlier_runs_are_thin_lines_on_either_scale(plot: AccuracyPlot) -> None:
    plot.set_earlier([EarlierRun("run 1", history((0.5, 0.9)).views()["accuracy"])])
    assert plot.legend.entries[-1].text == "run 1"
    np.testing.assert_allclose(plot._earlier._curves[0].getData()[1], [50.0, 90.0])
    plot.set_logarithmic(True)
    np.testing.assert_allclose(
        plot._earlier._curves[0].getData()[1], [-np.log10(0.5), 1.0], rtol=1e-9
    )
