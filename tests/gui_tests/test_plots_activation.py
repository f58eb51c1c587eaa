"""The activation plot shows the engine's own functions, and where a batch lies on them."""

import math

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine import ACTIVATIONS, Choice, activation_derivative, activation_value
from gui.looks.theme import current_theme
from gui.plots.activation_plot import ActivationPlot
from gui.plots.function_curves import (
    BINS,
    LEAST_REACH,
    ShownFunction,
    histogram,
    log_sum_exp_of_others,
    reach_for,
)
from gui.plots.log_axis import LogAxis
from gui.words.translation import current_translator

Z = np.random.default_rng(3).normal(0.0, 2.0, (16, 4))
ELEMENTWISE = [name for name in ACTIVATIONS if name != "softmax"]


@pytest.fixture
def plot(qtbot: QtBot) -> ActivationPlot:
    plot = ActivationPlot()
    qtbot.addWidget(plot)
    plot.resize(320, 320)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def dots(plot: ActivationPlot) -> tuple[np.ndarray, np.ndarray]:
    x, y = plot._scatter.getData()
    return x, y


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_the_curves_are_the_engines_functions(plot: ActivationPlot, name: str) -> None:
    plot.set_layer(Choice(name), Z)
    z, value = plot._value.getData()
    slope = plot._derivative.getData()[1]
    known = np.isfinite(value) & np.isfinite(slope)
    choice = Choice(name)
    np.testing.assert_array_equal(value[known], activation_value(choice, z[known]))
    np.testing.assert_array_equal(slope[known], activation_derivative(choice, z[known]))
    assert known.sum() > 390


def test_a_step_jumps_instead_of_rising(plot: ActivationPlot) -> None:
    curve = ShownFunction(Choice("step")).curve(6.0)
    assert np.isnan(curve.value[curve.z == 0]).all()
    assert set(curve.value[np.isfinite(curve.value)]) == {0.0, 1.0}
    plot.set_layer(Choice("step"), Z)
    assert "slope 0" in plot._caption.text()


def test_softmax_shows_the_probability_against_its_own_logit_the_others_held(
    plot: ActivationPlot,
) -> None:
    plot.set_layer(Choice("softmax"), Z, sample=2, unit=1)
    z, probability = plot._value.getData()
    rows = np.repeat(Z[2:3], len(z), axis=0)
    rows[:, 1] = z
    wanted = activation_value(Choice("softmax"), rows)[:, 1]
    np.testing.assert_allclose(probability, wanted, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(
        plot._derivative.getData()[1], wanted * (1 - wanted), rtol=1e-9, atol=1e-15
    )
    assert dots(plot)[0][0] == Z[2, 1]


def test_the_dot_is_read_from_the_batch_and_moves_with_it(plot: ActivationPlot) -> None:
    output = activation_value(Choice("tanh"), Z)
    plot.set_layer(Choice("tanh"), Z, sample=5, unit=3, output=output)
    assert [value[0] for value in dots(plot)] == [Z[5, 3], output[5, 3]]
    plot.set_layer(Choice("tanh"), Z + 1, sample=5, unit=3, output=output)
    assert dots(plot)[0][0] == Z[5, 3] + 1
    assert plot.legend.note.startswith("unit 4: z =")


def test_without_a_unit_every_neuron_of_the_sample_is_a_dot(plot: ActivationPlot) -> None:
    plot.set_layer(Choice("sigmoid"), Z, sample=0)
    np.testing.assert_array_equal(dots(plot)[0], Z[0])


def test_every_z_of_the_batch_is_in_the_histogram() -> None:
    edges, counts = histogram(np.array([-6.0, -5.99, 0.01, 5.99, 6.0]), 6.0)
    assert len(edges) == BINS + 1
    assert counts.sum() == 5
    assert (counts[0], counts[-1]) == (2, 2)


def test_the_histogram_counts_the_chosen_unit_alone(plot: ActivationPlot) -> None:
    wide = np.column_stack([np.zeros(8), np.full(8, 3.0)])
    plot.set_layer(Choice("relu"), wide, unit=1)
    edges, heights = plot._bars.getData()
    tallest = edges[np.argmax(heights)]
    assert tallest <= 3.0 <= tallest + edges[1] - edges[0]


def test_numbers_that_are_not_finite_do_not_stop_the_plot(plot: ActivationPlot) -> None:
    broken = Z.copy()
    broken[0, 0], broken[1, 1] = np.nan, np.inf
    plot.set_layer(Choice("relu"), broken, sample=2, unit=0)
    assert np.isfinite(plot._bars.getData()[1]).all()


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf, 1.7e308])
@pytest.mark.parametrize("function", ["relu", "softmax"])
def test_nothing_but_numbers_without_a_place_is_painted_without_harm(
    plot: ActivationPlot, function: str, odd: float
) -> None:
    """Qt ends the program where it paints dots that are no numbers."""
    broken = np.full_like(Z, odd)
    plot.set_layer(Choice(function), broken, sample=0, unit=0, output=broken)
    plot.grab()
    dots, heights = plot.numbers()["Sample"]
    assert len(dots) == len(heights) == 0
    assert np.isfinite(plot._value.getData()[1]).mean() > 0.9


def test_the_range_grows_at_once_and_shrinks_late() -> None:
    assert reach_for(np.array([0.5]), LEAST_REACH) == LEAST_REACH
    assert reach_for(np.array([-7.0]), LEAST_REACH) == 8.0
    assert reach_for(np.array([7.0]), 20.0) == 20.0
    assert reach_for(np.array([1.0]), 20.0) == LEAST_REACH
    assert reach_for(np.array([137.0]), LEAST_REACH) == 150.0
    assert reach_for(np.empty(0), LEAST_REACH) == LEAST_REACH


def test_the_others_of_a_softmax_are_summed_without_overflow() -> None:
    assert log_sum_exp_of_others(np.array([5.0, 1000.0, 1000.0]), 0) == pytest.approx(
        1000.0 + math.log(2)
    )
    assert log_sum_exp_of_others(np.array([5.0]), 0) == -math.inf


def test_the_curve_is_not_computed_again_for_new_numbers(plot: ActivationPlot) -> None:
    plot.set_layer(Choice("sigmoid"), Z)
    before = plot._value.getData()[1]
    plot.set_layer(Choice("sigmoid"), Z * 0.5)
    assert plot._value.getData()[1] is before


def test_nothing_is_drawn_while_nobody_can_see_it(plot: ActivationPlot) -> None:
    plot.hide()
    plot.set_layer(Choice("sigmoid"), Z, sample=0, unit=0)
    assert len(dots(plot)[0]) == 0
    plot.show()
    assert len(dots(plot)[0]) == 1


def test_without_a_layer_the_plot_says_what_to_do(plot: ActivationPlot) -> None:
    plot.set_layer(Choice("sigmoid"), Z, sample=0, unit=0)
    plot.clear()
    said = [label.text() for label in plot.findChildren(QLabel) if "Select a" in label.text()]
    assert len(said) == 1, "once, in the plot"
    assert "Select a layer" in plot.accessibleDescription()
    assert len(dots(plot)[0]) == 0
    assert plot.legend.values == {}


def test_no_bar_stays_where_there_is_no_batch(plot: ActivationPlot) -> None:
    assert not plot._bars.isVisible()
    plot.set_layer(Choice("tanh"), Z)
    assert plot._bars.isVisible()
    plot.clear()
    assert not plot._bars.isVisible()


def test_a_function_can_be_looked_at_before_there_is_a_batch(plot: ActivationPlot) -> None:
    plot.set_layer(Choice("gelu"))
    assert len(plot._value.getData()[0]) > 390
    assert plot._caption.text().startswith("f(z) = ")


def test_colours_follow_the_theme_and_words_the_language(plot: ActivationPlot) -> None:
    plot.set_layer(Choice("softmax"), Z, sample=0, unit=2)
    current_theme().set_mode("dark")
    assert plot._value.opts["pen"].color() == QColor(current_theme().palette.series[0])
    current_translator().speak("ko")
    QApplication.processEvents()
    assert plot._caption.text().startswith("3번 뉴런")
    assert plot.area.axis("bottom").labelText == "활성화 함수의 입력 z"


@pytest.mark.parametrize(("low", "high", "size"), [(-3, 1, 200), (-0.5, 0.5, 200), (-12, 3, 150)])
def test_labels_of_a_logarithmic_axis_have_room(
    qtbot: QtBot, low: float, high: float, size: float
) -> None:
    axis = LogAxis("left")
    axis.setLogMode(False, True)
    levels = axis.tickValues(low, high, size)
    labelled = levels[0][1]
    gaps = np.diff(sorted(labelled)) * size / (high - low)
    assert len(labelled) >= 2
    assert gaps.min() >= 14
    assert all(axis.tickStrings(labelled, 1.0, 1.0))
    for spacing, values in levels[1:]:
        assert set(axis.tickStrings(values, 1.0, spacing)) <= {None}
