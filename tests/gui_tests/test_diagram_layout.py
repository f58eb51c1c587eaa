"""Where neurons, biases and labels stand, for every network that can be described."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import (
    ActivationSpec,
    AddSpec,
    BatchNormalizationSpec,
    ConcatenateSpec,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    LayerSpec,
    LinkSpec,
    MaxoutSpec,
    NetworkSpec,
)
from gui.diagram.columns import arrange
from gui.diagram.drawn_links import complete_lines
from gui.diagram.label_places import LABEL, label_places
from gui.diagram.layout_parts import Group, Layout
from gui.diagram.level_of_detail import LINE_BUDGET, share
from gui.diagram.neuron_layout import lay_out

SIZE = (760.0, 276.0)


def stack(*units: int, names: tuple[str, ...] = ()) -> NetworkSpec:
    dense = [DenseSpec(id=0, units=count) for count in units[1:]]
    return NetworkSpec.stack(InputSpec(id=0, units=units[0], names=names), *dense)


def graph(layers: list[LayerSpec], *links: tuple[int, int]) -> NetworkSpec:
    spec = NetworkSpec()
    for layer in layers:
        spec = spec.adding(layer)
    for source, target in links:
        spec = spec.linking(source, target)
    return spec


def residual() -> NetworkSpec:
    layers: list[LayerSpec] = [InputSpec(id=0, units=4), *(DenseSpec(id=0) for _ in range(2))]
    layers += [AddSpec(id=0), DenseSpec(id=0, units=3)]
    return graph(layers, (1, 2), (2, 3), (3, 4), (2, 4), (4, 5))


def branches() -> NetworkSpec:
    layers: list[LayerSpec] = [
        InputSpec(id=0, units=3),
        DenseSpec(id=0, units=4),
        DenseSpec(id=0, units=2),
        ConcatenateSpec(id=0),
        BatchNormalizationSpec(id=0),
        ActivationSpec(id=0),
        DropoutSpec(id=0),
        DenseSpec(id=0, units=2),
    ]
    chain = [(number, number + 1) for number in range(4, 8)]
    return graph(layers, (1, 2), (1, 3), (2, 4), (3, 4), *chain)


def unfinished() -> NetworkSpec:
    layers: list[LayerSpec] = [InputSpec(id=0), AddSpec(id=0), DenseSpec(id=0), DropoutSpec(id=0)]
    return graph(layers, (1, 3))


def cycle() -> NetworkSpec:
    layers = (InputSpec(id=1), DenseSpec(id=2), DenseSpec(id=3))
    return NetworkSpec(layers, (LinkSpec(1, 2), LinkSpec(2, 3), LinkSpec(3, 2)), 4)


def mismatched_add() -> NetworkSpec:
    layers: list[LayerSpec] = [
        InputSpec(id=0, units=2),
        DenseSpec(id=0, units=3),
        DenseSpec(id=0, units=5),
        AddSpec(id=0),
    ]
    return graph(layers, (1, 2), (1, 3), (2, 4), (3, 4))


def maxout() -> NetworkSpec:
    return NetworkSpec.stack(
        InputSpec(id=0, units=2), MaxoutSpec(id=0, units=3, pieces=2), DenseSpec(id=0, units=1)
    )


NETWORKS = {
    "empty": NetworkSpec(),
    "input only": NetworkSpec.stack(InputSpec(id=0, units=5)),
    "2-2-2": stack(2, 2, 2),
    "2-8-8-1": stack(2, 8, 8, 1),
    "784-50-10": stack(784, 50, 10),
    "784-512-512-10": stack(784, 512, 512, 10),
    "million": stack(1_000_000, 2),
    "residual": residual(),
    "branches": branches(),
    "maxout": maxout(),
    "unfinished": unfinished(),
    "cycle": cycle(),
    "mismatched add": mismatched_add(),
}
every_network = pytest.mark.parametrize("spec", NETWORKS.values(), ids=NETWORKS.keys())


@every_network
@pytest.mark.parametrize("size", [SIZE, (1600.0, 900.0), (0.0, 0.0)])
def test_every_network_has_a_picture_and_everything_is_inside(
    spec: NetworkSpec, size: tuple[float, float]
) -> None:
    layout = lay_out(spec, *size)
    assert layout.groups.keys() == spec.by_id.keys()
    for group in layout.groups.values():
        assert group.radius < group.x < layout.width - group.radius
        assert 0 < group.header < group.top
        assert group.bottom + group.radius <= layout.height
    for node in layout.bias_nodes.values():
        assert node.y + node.radius <= layout.height


@every_network
def test_no_two_circles_touch(spec: NetworkSpec) -> None:
    layout = lay_out(spec, *SIZE)
    columns: dict[float, list[tuple[float, float]]] = {}
    for group in layout.groups.values():
        circles = [(group.height(index), group.radius) for index in group.circles]
        columns.setdefault(group.x, []).extend(circles)
    for node in layout.bias_nodes.values():
        columns.setdefault(node.x, []).append((node.y, node.radius))
    for circles in columns.values():
        for (upper, one), (lower, other) in pairwise(sorted(circles)):
            assert lower - upper > one + other


@every_network
def test_links_run_to_the_right(spec: NetworkSpec) -> None:
    layout = lay_out(spec, *SIZE)
    for lines in complete_lines(layout):
        assert (lines.ends[:, 0] > lines.starts[:, 0]).all()
    for wires in layout.wires:
        assert layout.groups[wires.source].x < layout.groups[wires.target].x


def test_a_small_network_fills_the_window() -> None:
    layout = lay_out(stack(2, 2, 2), *SIZE)
    assert layout.width == pytest.approx(SIZE[0])
    assert 0.85 * SIZE[1] < layout.height <= SIZE[1]


def folded_group(units: int = 784) -> Group:
    return lay_out(stack(units, 2), *SIZE).groups[1]


def test_a_wide_layer_shows_the_first_and_the_last_and_folds_the_rest() -> None:
    group = folded_group()
    assert group.circles[0] == 0
    assert group.circles[-1] == 783
    assert group.folded == 784 - len(group.circles)
    assert group.strip is not None


def test_a_layer_of_ten_is_never_folded() -> None:
    assert lay_out(stack(784, 10), 300, 100).groups[2].folded == 0


@given(st.integers(min_value=41, max_value=5000))
def test_neurons_of_a_folded_layer_keep_their_order(units: int) -> None:
    heights = folded_group(units).heights(np.arange(units))
    assert (np.diff(heights) > 0).all()


@given(st.integers(min_value=41, max_value=5000), st.data())
def test_the_place_in_the_strip_tells_the_neuron(units: int, data: st.DataObject) -> None:
    group = folded_group(units)
    index = data.draw(st.integers(group.first, units - group.last - 1))
    assert group.in_strip(group.height(index)) == index


@given(st.lists(st.integers(0, 5000), max_size=12), st.integers(0, 2000))
def test_the_budget_is_shared_fairly(wanted: list[int], budget: int) -> None:
    granted = share(wanted, budget)
    assert all(0 <= got <= want for got, want in zip(granted, wanted, strict=True))
    assert sum(granted) <= budget
    cut = [got for got, want in zip(granted, wanted, strict=True) if got < want]
    assert all(got <= min(cut) for got in granted) if cut else granted == wanted


def details(layout: Layout) -> list[tuple[int, int, bool]]:
    return [(pair.lines, pair.bias_lines, pair.as_heat_map) for pair in layout.pairs]


def test_small_networks_draw_and_label_every_link() -> None:
    layout = lay_out(stack(2, 2, 2), *SIZE)
    assert layout.labelled
    assert details(layout) == [(4, 2, False), (4, 2, False)]


def test_a_hundred_links_are_lines_without_labels() -> None:
    layout = lay_out(stack(2, 8, 8, 1), *SIZE)
    assert not layout.labelled
    assert all(pair.complete for pair in layout.pairs)


def test_large_networks_stay_within_the_budget() -> None:
    layout = lay_out(stack(784, 50, 10), *SIZE)
    assert not any(pair.as_heat_map for pair in layout.pairs)
    assert sum(pair.lines + pair.bias_lines for pair in layout.pairs) == LINE_BUDGET


def test_dense_pairs_become_heat_maps_and_leave_the_lines_to_the_others() -> None:
    layout = lay_out(stack(784, 512, 512, 10), *SIZE)
    assert details(layout) == [(0, 0, True), (0, 0, True), (590, 10, False)]


def test_every_layer_with_a_bias_has_its_node_below_the_layer_before() -> None:
    layout = lay_out(stack(2, 3, 2), *SIZE)
    assert layout.bias_nodes.keys() == {2, 3}
    for layer, before in ((2, 1), (3, 2)):
        node = layout.bias_nodes[layer]
        assert node.x == layout.groups[before].x
        assert node.y > max(group.bottom for group in layout.groups.values())


def test_without_bias_or_with_biases_as_numbers_there_is_no_node() -> None:
    without = NetworkSpec.stack(InputSpec(id=0), DenseSpec(id=0, use_bias=False))
    assert not lay_out(without, *SIZE).bias_nodes
    layout = lay_out(stack(2, 3), *SIZE, bias_as_number=True)
    assert not layout.bias_nodes
    assert layout.pairs[0].links == 6


def test_parts_of_a_concatenation_arrive_one_below_the_other() -> None:
    wires = {(one.source, one.target): one for one in lay_out(branches(), *SIZE).wires}
    assert wires[2, 4].offset == 0
    assert wires[3, 4].offset == 4
    assert wires[3, 4].indices == (0, 1)


def test_branches_stand_below_one_another_in_one_column() -> None:
    columns = arrange(branches())
    assert columns.layers[1] == (2, 3)
    groups = lay_out(branches(), *SIZE).groups
    assert groups[2].x == groups[3].x
    assert groups[2].bottom < groups[3].header < groups[3].top


def test_a_long_link_passes_above_the_layers_between() -> None:
    layout = lay_out(residual(), *SIZE)
    over = next(wires for wires in layout.wires if wires.lane is not None)
    assert (over.source, over.target) == (2, 4)
    left, right, height = over.lane or (0.0, 0.0, 0.0)
    assert left < layout.groups[3].x < right
    assert 0 < height < layout.groups[3].header - 20


def test_wires_into_a_sum_of_unequal_widths_stop_at_the_narrower() -> None:
    layout = lay_out(mismatched_add(), *SIZE)
    for wires in layout.wires:
        assert max(wires.indices) < layout.groups[wires.target].units


def test_a_link_that_leads_back_is_left_out() -> None:
    columns = arrange(cycle())
    assert columns.links == (LinkSpec(1, 2), LinkSpec(2, 3))


def test_input_names_have_room_on_the_left() -> None:
    named = stack(2, 2, names=("length", "width"))
    assert lay_out(named, *SIZE).groups[1].x > lay_out(stack(2, 2), *SIZE).groups[1].x


@pytest.mark.parametrize("units", [(2, 2, 2), (2, 4, 1), (3, 3, 1), (1, 1), (4, 4, 2), (1, 13)])
@pytest.mark.parametrize("size", [SIZE, (600.0, 216.0), (1200.0, 700.0)])
def test_labels_of_small_networks_cover_neither_one_another_nor_neurons(
    units: tuple[int, ...], size: tuple[float, float]
) -> None:
    layout = lay_out(stack(*units), *size)
    assert layout.labelled
    lines = complete_lines(layout)
    starts = np.concatenate([one.starts for one in lines])
    ends = np.concatenate([one.ends for one in lines])
    places = label_places(layout, starts, ends)
    apart = np.abs(places[:, None] - places[None])
    close = (apart < np.array(LABEL) * 0.8).all(axis=2)
    assert close.sum() == len(places), "a label covers another one"
    for group in layout.groups.values():
        across = np.abs(places[:, 0] - group.x)
        assert (across >= group.radius).all()


def test_long_names_of_outputs_have_room_behind_them() -> None:
    def behind(has_names: bool) -> float:
        layout = lay_out(stack(4, 8, 3), *SIZE, has_names_behind=has_names)
        assert layout.width <= SIZE[0] + 1
        return layout.width - max(group.x for group in layout.groups.values())

    assert behind(True) == pytest.approx(104.0)
    assert behind(False) == pytest.approx(60.0)
