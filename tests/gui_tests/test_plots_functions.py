"""Functions are laid over one another over any range, steepened by w and shifted by b."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine import ACTIVATIONS, Choice, activation_derivative, activation_value
from gui.looks.theme import current_theme
from gui.plots.functions_plot import CLASSIC, FunctionsPlot
from gui.words.translation import current_translator


@pytest.fixture
def plot(qtbot: QtBot) -> FunctionsPlot:
    plot = FunctionsPlot()
    qtbot.addWidget(plot)
    plot.resize(320, 420)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def drawn(curve) -> tuple[np.ndarray, np.ndarray]:
    x, y = curve.getData()
    known = np.isfinite(y)
    return x[known], y[known]


def test_the_classic_picture_is_one_click_away(plot: FunctionsPlot) -> None:
    plot.set_chosen(["tanh"])
    plot.weight.setValue(-20)
    plot.left.setValue(-100.0)
    plot.classic.click()
    assert plot.chosen == CLASSIC
    assert (plot.w, plot.b, plot.left.value(), plot.right.value()) == (1.0, 0.0, -6.0, 6.0)
    for name in CLASSIC:
        x, y = drawn(plot._values[name])
        np.testing.assert_allclose(y, activation_value(Choice(name), x), atol=1e-8)
    assert len(drawn(plot._values["tanh"])[0]) == 0


@pytest.mark.parametrize("name", sorted(set(ACTIVATIONS) - {"softmax"}))
def test_weight_and_bias_steepen_and_shift_value_and_slope(plot: FunctionsPlot, name: str) -> None:
    plot.set_chosen([name])
    plot.slopes.setChecked(True)
    plot.weight.setValue(25)
    plot.bias.setValue(-13)
    x, y = drawn(plot._values[name])
    np.testing.assert_allclose(y, activation_value(Choice(name), 2.5 * x - 1.3), atol=1e-7)
    x, y = drawn(plot._slopes[name])
    np.testing.assert_allclose(y, 2.5 * activation_derivative(Choice(name), 2.5 * x - 1.3))


def test_softmax_is_drawn_as_one_of_three_units_the_others_held_at_zero(
    plot: FunctionsPlot,
) -> None:
    plot.set_chosen(["softmax"])
    plot.slopes.setChecked(True)
    x, y = drawn(plot._values["softmax"])
    logits = np.column_stack([x, np.zeros_like(x), np.zeros_like(x)])
    np.testing.assert_allclose(y, activation_value(Choice("softmax"), logits)[:, 0])
    x, slope = drawn(plot._slopes["softmax"])
    np.testing.assert_allclose(slope, y * (1 - y))


def test_maxout_is_the_larger_of_its_two_pieces(plot: FunctionsPlot) -> None:
    plot.set_chosen(["maxout"])
    plot.slopes.setChecked(True)
    plot.bias.setValue(-20)
    x, y = drawn(plot._values["maxout"])
    np.testing.assert_allclose(y, np.maximum(x - 2.0, 2.0 - x))
    x, slope = drawn(plot._slopes["maxout"])
    np.testing.assert_array_equal(slope, np.where(x > 2.0, 1.0, -1.0))


def test_a_step_is_drawn_open_where_it_jumps_also_when_shifted(plot: FunctionsPlot) -> None:
    plot.set_chosen(["step"])
    plot.bias.setValue(-20)
    x, y = plot._values["step"].getData()
    assert x[np.isnan(y)] == pytest.approx([2.0])


def test_a_range_in_the_wrong_order_and_a_weight_of_zero_are_drawn(plot: FunctionsPlot) -> None:
    plot.left.setValue(5.0)
    plot.right.setValue(-5.0)
    plot.weight.setValue(0)
    x, y = drawn(plot._values["sigmoid"])
    assert (x[0], x[-1]) == (-5.0, 5.0)
    np.testing.assert_allclose(y, 0.5)


def test_the_menu_chooses_and_the_legend_names_in_both_languages(
    qtbot: QtBot, plot: FunctionsPlot
) -> None:
    plot._actions["tanh"].trigger()
    assert set(plot.chosen) == {*CLASSIC, "tanh"}
    current_translator().speak("ko")
    qtbot.waitUntil(lambda: "계단 함수" in str(plot.legend.entries))
    current_theme().set_mode("dark")
    assert plot.legend.entries[0].colour == current_theme().palette.series[0]


def test_the_numbers_of_every_curve_are_saved(plot: FunctionsPlot, tmp_path: Path) -> None:
    plot.slopes.setChecked(True)
    plot.area.saving.save_numbers(tmp_path / "functions.csv")
    text = (tmp_path / "functions.csv").read_text(encoding="utf-8-sig")
    assert {line.split(",")[0] for line in text.splitlines()[1:]} == {
        *("step", "step′", "sigmoid", "sigmoid′", "ReLU", "ReLU′")
    }


def test_the_ends_of_both_axes_stand_below_one_another(plot: FunctionsPlot) -> None:
    for above, below in ((plot.left, plot.low), (plot.right, plot.high)):
        assert above.geometry().left() == below.geometry().left()
        assert above.geometry().right() == below.geometry().right()
