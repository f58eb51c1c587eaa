"""The maps in the neurons show what the live network really answers all over the plane."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import (
    Dataset,
    Network,
    NetworkSpec,
    built_in,
    load_example,
    with_derived,
)
from gui.diagram import map_painting, neuron_painting
from gui.diagram.drawn_links import ZERO_LEVEL
from gui.diagram.painting import render
from gui.diagram.response_maps import EDGE, SHARP_EDGE, Responder
from gui.diagram.symbol_text import chip
from gui.document import edits
from gui.input_plane import InputPlane, middles
from gui.window.main_window import MainWindow
from tests.gui_tests.plots_subjects import subject_of


def built(spec: NetworkSpec, seed: int = 3) -> Network:
    return Network.build(spec, seed)


def responder_for(spec: NetworkSpec, dataset: Dataset) -> Responder:
    responder = Responder.of(spec, "float64", dataset)
    assert responder is not None
    return responder


def points_of(plane: InputPlane) -> tuple[np.ndarray, np.ndarray]:
    left, right, low, high = plane.place
    return middles(left, right, EDGE), middles(low, high, EDGE)


@pytest.mark.parametrize("name", ["xor-mlp", "spiral-2-8-8-1", "residual-2-6-6-1"])
def test_every_neuron_of_any_graph_is_painted_as_the_network_answers(name: str) -> None:
    spec = load_example(name).network
    network = built(spec)
    responder = responder_for(spec, built_in("xor"))
    maps = responder.maps(network.views)
    x, y = points_of(responder.plane)
    row, column = 2, EDGE - 3  # the third row from above is the third highest x2
    point = np.array([[x[column], y[EDGE - 1 - row]]])
    values = network.layer_values(point)
    assert set(maps) == {layer.id for layer in spec.layers}
    whole = network.layer_values(responder.plane.grid(EDGE))
    for layer, value in values.items():
        reach = np.abs(whole[layer].output).max()
        wanted = np.rint(value.output[0] / reach * ZERO_LEVEL + ZERO_LEVEL)
        np.testing.assert_array_equal(maps[layer][:, row, column], wanted)


def test_derived_inputs_follow_the_two_of_the_plane() -> None:
    names = ("x1^2", "sin(x2)")
    dataset = built_in("circle", {"derived": ",".join(names)})
    subject = subject_of(dataset, "sigmoid", "binary_cross_entropy")
    responder = responder_for(subject.spec, dataset)
    x, y = points_of(responder.plane)
    grid = responder.plane.grid(EDGE)
    raw = with_derived(np.array([[x[5], y[7]]]), names)
    np.testing.assert_allclose(grid[7 * EDGE + 5], dataset.samples.scaling.apply(raw)[0])
    maps = responder.maps(built(subject.spec).views)
    square = maps[subject.spec.input.id][2]
    np.testing.assert_array_equal(square[0], square[-1])  # x1² is the same in every row
    assert square[0, 0] > square[0, EDGE // 2]


def test_data_that_are_no_plane_and_networks_that_are_too_large_have_no_maps() -> None:
    spec = load_example("dense-4-8-8-3").network
    assert Responder.of(spec, "float64", built_in("iris")) is None
    assert Responder.of(load_example("xor-mlp").network, "float64", None) is None
    small = load_example("xor-mlp").network
    hidden = next(layer.id for layer in small.layers if layer.kind == "dense")
    wide = small.changing(hidden, units=200_000)
    assert responder_for(wide, built_in("xor")).maps({}) == {}


def test_the_border_runs_where_z_changes_its_sign() -> None:
    spec = load_example("xor-mlp").network
    network = built(spec)
    layer = next(layer.id for layer in spec.layers if layer.kind == "dense")
    network.views[layer]["weights"][:, 0] = (1.0, 0.0)
    network.views[layer]["bias"][0] = -0.5  # z = 0 at x1 = 0.5, the middle of the plane
    answers = responder_for(spec, built_in("xor")).map_of(network.views, layer, 0)
    assert answers is not None
    columns = np.flatnonzero(answers.border.any(axis=0))
    assert columns.tolist() == [SHARP_EDGE // 2 - 1]
    assert answers.border[:, columns[0]].all()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda closing: closing.document.set_clean())
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    window.files.open_example("xor-mlp")
    yield window
    window.session.pause_now()


def output_map(window: MainWindow) -> np.ndarray:
    output = window.document.state.network.output
    return window.diagram.picture().maps[output.id]


def test_the_maps_follow_the_training(qtbot: QtBot, window: MainWindow) -> None:
    before = output_map(window)
    window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: not np.array_equal(output_map(window), before))
    window.session.pause_now()
    network = window.trainer.trainer.state.network
    responder = responder_for(network.spec, built_in("xor"))
    output = network.spec.output.id
    np.testing.assert_array_equal(output_map(window), responder.maps(network.views)[output])


def test_the_maps_follow_an_edited_weight_at_once(window: MainWindow) -> None:
    output = window.document.state.network.output.id
    window.selection.select_neuron(output, 0)
    before = output_map(window)
    shown = window.neurons.card.map.shown
    window.neurons.card.bias.setValue(9.0)
    assert not np.array_equal(output_map(window), before)
    assert window.neurons.card.map.shown.levels.min() > shown.levels.min()


def test_a_step_shows_its_numbers_and_no_maps(window: MainWindow) -> None:
    window.stepper.action("stepForwardAction").trigger()
    assert window.diagram.picture().maps == {}
    window.stepper.leave()
    assert window.diagram.picture().maps


def test_the_switch_takes_the_maps_away(window: MainWindow) -> None:
    action = window.diagram.maps_action
    assert action.isEnabled()
    with_maps = render(window.diagram.picture())
    action.trigger()
    assert window.diagram.picture().maps == {}
    assert render(window.diagram.picture()) != with_maps
    action.trigger()
    assert render(window.diagram.picture()) == with_maps


@pytest.mark.parametrize("height", [200, 260, 320, 420])
def test_biases_as_numbers_and_values_do_not_cover_one_another(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, height: int
) -> None:
    window.diagram.set_bias_as_number(True)
    window.diagram.resize(760, height)
    picture = window.diagram.picture()
    drawn: list[QRectF] = []

    def noted(*arguments: Any) -> QRectF:
        drawn.append(chip(*arguments))
        return drawn[-1]

    for module in (neuron_painting, map_painting):
        monkeypatch.setattr(module, "chip", noted)
    image = QImage(760, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    neuron_painting.paint_neurons(painter, picture)
    painter.end()
    assert len(drawn) >= 2
    for number, one in enumerate(drawn):
        assert not any(one.intersects(other) for other in drawn[number + 1 :])


def test_maps_go_with_the_plane_they_were_of(window: MainWindow) -> None:
    edits.set_data(window.document, built_in("iris"), "Iris")
    assert window.diagram.picture().maps == {}
    assert not window.diagram.maps_action.isEnabled()


def test_the_card_shows_a_map_of_the_selected_neuron_alone(window: MainWindow) -> None:
    card = window.neurons.card
    first = next(layer for layer in window.document.state.network.layers if layer.kind == "dense")
    window.selection.select_neuron(first.id, 0)
    assert card.isVisible()
    zero = card.map.shown
    window.selection.select_neuron(first.id, 1)
    assert not np.array_equal(card.map.shown.levels, zero.levels)
    centre = card.map._place.center()
    assert "x1 = 0.50" in card.map.text_at(centre.x(), centre.y())
    window.files.open_example("digits-8x8")
    assert card.map.shown is None
    assert card.map.isHidden()


def test_a_folded_strip_stays_a_strip(window: MainWindow) -> None:
    layer = next(layer for layer in window.document.state.network.layers if layer.kind == "dense")
    edits.set_units(window.document, layer.id, 200)
    picture = window.diagram.picture()
    assert picture.layout.groups[layer.id].folded
    assert len(picture.maps[layer.id]) == 200
    assert not render(picture).isNull()
