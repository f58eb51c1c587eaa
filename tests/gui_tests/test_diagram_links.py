"""Which weights are drawn, how strong, and what a heat map's cells say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import DenseSpec, InputSpec, MaxoutSpec, NetworkSpec
from gui.diagram.drawn_links import (
    HEAT_MAP_CELLS,
    ZERO_LEVEL,
    LinkLines,
    heat_levels,
    heat_maps,
    link_lines,
)
from gui.diagram.layout_parts import Layout
from gui.diagram.level_of_detail import OWN_BUDGET
from gui.diagram.neuron_layout import lay_out
from gui.document.selection import Neuron
from gui.words.number_text import fitting_number, short_number


def layout_of(*units: int) -> Layout:
    dense = [DenseSpec(id=0, units=count) for count in units[1:]]
    return lay_out(NetworkSpec.stack(InputSpec(id=0, units=units[0]), *dense), 760, 276)


def random_numbers(*units: int) -> dict[int, dict[str, np.ndarray]]:
    random = np.random.default_rng(3)
    return {
        layer: {
            "weights": random.normal(size=(units[layer - 2], units[layer - 1])),
            "bias": random.normal(size=units[layer - 1]),
        }
        for layer in range(2, len(units) + 1)
    }


def only(lines: tuple[LinkLines, ...], layer: int, parameter: str) -> LinkLines:
    (found,) = [one for one in lines if (one.layer, one.parameter) == (layer, parameter)]
    return found


def test_every_line_shows_the_weight_between_its_two_neurons() -> None:
    layout, numbers = layout_of(2, 3, 2), random_numbers(2, 3, 2)
    weights = only(link_lines(layout, numbers), 3, "weights")
    assert weights.values.size == 6
    source, target = layout.groups[2], layout.groups[3]
    for line in range(6):
        row, column = weights.index(line)
        assert weights.values[line] == numbers[3]["weights"][row, column]
        direction = target.height(column) - source.height(row)
        assert np.sign(weights.ends[line, 1] - weights.starts[line, 1]) == np.sign(direction)


def test_the_strongest_of_many_are_drawn_the_weakest_first() -> None:
    numbers = random_numbers(784, 50, 10)
    weights = only(link_lines(layout_of(784, 50, 10), numbers), 2, "weights")
    sizes = np.abs(weights.values)
    assert (np.diff(sizes) >= 0).all()
    expected = np.sort(np.abs(numbers[2]["weights"]).ravel())[-sizes.size :]
    assert np.array_equal(sizes, expected)
    assert weights.strength[0] == 0
    assert weights.strength[-1] == 1


def test_widths_of_weights_and_biases_compare_where_numbers_are_written() -> None:
    numbers = {2: {"weights": np.array([[1.0]]), "bias": np.array([-4.0])}}
    lines = link_lines(layout_of(1, 1), numbers)
    assert only(lines, 2, "weights").strength[0] == 0.25
    assert only(lines, 2, "bias").strength[0] == 1


def test_a_neuron_in_focus_shows_all_of_its_own_links() -> None:
    numbers = random_numbers(784, 50, 10)
    lines = link_lines(layout_of(784, 50, 10), numbers, Neuron(2, 25))
    into, out = only(lines, 2, "weights"), only(lines, 3, "weights")
    assert into.values.size == OWN_BUDGET
    assert set(into.columns.tolist()) == {25}
    assert out.values.size == 10
    assert set(out.rows.tolist()) == {25}
    assert only(lines, 2, "bias").index(0) == (25,)


def test_a_neuron_in_focus_of_a_heat_map_shows_its_links_as_lines() -> None:
    lines = link_lines(layout_of(784, 512, 10), random_numbers(784, 512, 10), Neuron(2, 0))
    assert only(lines, 2, "weights").values.size == OWN_BUDGET


def test_without_focus_a_heat_map_has_no_lines() -> None:
    lines = link_lines(layout_of(784, 512, 10), random_numbers(784, 512, 10))
    assert only(lines, 2, "weights").values.size == 0


def test_pieces_of_a_maxout_neuron_lead_to_the_same_circle() -> None:
    spec = NetworkSpec.stack(InputSpec(id=0, units=1), MaxoutSpec(id=0, units=2, pieces=3))
    layout = lay_out(spec, 760, 276)
    numbers = {2: {"weights": np.ones((1, 6)), "bias": np.ones(6)}}
    lines = only(link_lines(layout, numbers), 2, "weights")
    group = layout.groups[2]
    for line in range(6):
        apart = abs(lines.ends[line, 1] - group.height(int(lines.columns[line]) // 3))
        assert apart < group.radius
    assert len(np.unique(lines.ends[:, 1])) == 6


def test_numbers_of_another_shape_are_not_drawn() -> None:
    numbers = {2: {"weights": np.ones((3, 3)), "bias": np.ones(5)}}
    lines = link_lines(layout_of(2, 3), numbers)
    assert np.isnan(only(lines, 2, "weights").values).all()
    assert np.isnan(only(lines, 2, "bias").values).all()


def test_a_network_that_diverged_is_drawn_still() -> None:
    weights = np.array([[np.nan, np.inf], [-np.inf, 2.0]])
    lines = only(link_lines(layout_of(2, 2), {2: {"weights": weights}}), 2, "weights")
    assert np.isfinite(lines.strength).all()
    assert lines.strength.max() == 1


def test_a_heat_map_keeps_the_strongest_weight_of_each_block() -> None:
    weights = np.zeros((1024, 3))
    weights[5, 0], weights[6, 0] = 0.5, -1.0
    levels = heat_levels(weights)
    assert levels.shape == (256, 3)
    assert levels[1, 0] == 0
    assert (np.delete(levels.ravel(), 3) == ZERO_LEVEL).all()


def test_heat_map_of_infinities_and_of_nothing_is_neutral() -> None:
    assert (heat_levels(np.full((2, 2), np.nan)) == ZERO_LEVEL).all()
    assert (heat_levels(np.zeros((2, 2))) == ZERO_LEVEL).all()


@given(st.integers(100, 3000), st.integers(0, 2999))
def test_a_point_in_a_heat_map_is_the_weight_drawn_there(inputs: int, row: int) -> None:
    row %= inputs
    weights = np.zeros((inputs, 1000))
    weights[row, 400] = 1.0
    heat = heat_maps(layout_of(inputs, 1000), {2: {"weights": weights}})
    levels = heat_levels(weights)
    cell = np.argwhere(levels == levels.max())[0]
    share = (cell + 0.5) / levels.shape
    maps = [one for one in heat if one.parameter == "weights"]
    if not maps:
        return
    left, top, width, height = maps[0].box
    index = maps[0].index_at(left + share[1] * width, top + share[0] * height)
    assert index is not None
    block = -(-inputs // HEAT_MAP_CELLS)
    assert index[0] // block == row // block
    assert index[1] // 4 == 100


def test_biases_of_a_heat_map_are_a_row_of_cells_beside_their_node() -> None:
    layout = layout_of(784, 512, 10)
    maps = {one.parameter: one for one in heat_maps(layout, random_numbers(784, 512, 10))}
    left, top, width, height = maps["bias"].box
    assert top < layout.bias_nodes[2].y < top + height
    assert maps["bias"].index_at(left + width * 0.999, top + 1) == (511,)
    assert maps["bias"].index_at(left - 1, top + 1) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (0.15, "0.15"),
        (0.5932699921, "0.593"),
        (-1.0, "−1"),
        (-0.00425, "−0.00425"),
        (1234567.0, "1.23e6"),
        (-2.5e-9, "−2.5e-9".replace("e-", "e−")),
        (float("nan"), "nan"),
        (float("inf"), "∞"),
        (float("-inf"), "−∞"),
    ],
)
def test_numbers_are_short_and_have_a_true_minus(value: float, text: str) -> None:
    assert short_number(value) == text


@pytest.mark.parametrize(
    ("value", "letters", "text"),
    [(-0.5166, 6, "−0.517"), (-0.5166, 5, "−0.52"), (-0.5166, 4, "−0.5"), (-0.5166, 2, "")],
)
def test_a_number_takes_as_many_figures_as_there_is_room(
    value: float, letters: int, text: str
) -> None:
    assert fitting_number(value, letters) == text
