"""What is on the picture: pixels, pens, and that there is a picture whatever the numbers are."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from engine import (
    AddSpec,
    Choice,
    DenseSpec,
    InputSpec,
    LayerSpec,
    LinkSpec,
    MaxoutSpec,
    NetworkSpec,
)
from gui.diagram.composition import Composition
from gui.diagram.level_of_detail import LINE_BUDGET
from gui.diagram.link_names import LinkNaming
from gui.diagram.link_painting import _faintest, lit_lines
from gui.diagram.painting import render
from gui.diagram.picture import Highlight, Picture
from gui.diagram.sign_colours import mixed, sign_pen
from gui.document.selection import Neuron, Weight
from gui.looks.colours import DARK, LIGHT
from gui.looks.contrast import contrast, text_on

SIZE = (760, 300)


class Values:
    """What a layer computed."""

    def __init__(self, output: np.ndarray, pre_activation: np.ndarray | None = None) -> None:
        self.output = output
        self.pre_activation = pre_activation


def stack(*units: int) -> NetworkSpec:
    dense = [DenseSpec(id=0, units=count, activation=Choice("tanh")) for count in units[1:]]
    return NetworkSpec.stack(InputSpec(id=0, units=units[0]), *dense)


def composition_of(spec: NetworkSpec, weight: float = 1.0) -> Composition:
    composition = Composition()
    composition.spec = spec
    composition.size = (SIZE[0], SIZE[1] - 24)
    parameters = {}
    for layer_id in spec.by_id:
        inputs = spec.input_units(layer_id)
        shapes = spec.by_id[layer_id].parameter_shapes(inputs) if inputs else {}
        parameters[layer_id] = {name: np.full(shape, weight) for name, shape in shapes.items()}
    composition.give(parameters=parameters)
    return composition


def picture_of(composition: Composition) -> Picture:
    composition.forget()
    return composition.picture(None, SIZE, 1.0, ("Pretendard",))


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Fonts need an application."""


def share_of(image: QImage, colour: str, box: tuple[int, int, int, int]) -> float:
    """Return which part of a box has about this colour."""
    wanted, (left, top, width, height) = QColor(colour), box
    hits = 0
    for x in range(left, left + width):
        for y in range(top, top + height):
            found = image.pixelColor(x, y)
            distance = abs(found.red() - wanted.red()) + abs(found.green() - wanted.green())
            hits += distance + abs(found.blue() - wanted.blue()) < 60
    return hits / (width * height)


def along_link(picture: Picture, first: float, last: float) -> tuple[int, int, int, int]:
    """Return a box of 3 pixels' height on the one weight's line."""
    lines = picture.links[0]
    start = np.array(picture.camera.point(*lines.starts[0].tolist()))
    end = np.array(picture.camera.point(*lines.ends[0].tolist()))
    left, right = start + (end - start) * first, start + (end - start) * last
    return round(left[0]), round(left[1]) - 1, round(right[0] - left[0]), 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_positive_weight_is_a_solid_line_in_its_colour(palette: object) -> None:
    picture = replace(picture_of(composition_of(stack(1, 1), 2.0)), palette=palette)
    image = render(picture)
    assert share_of(image, picture.palette.positive, along_link(picture, 0.6, 0.9)) > 0.95


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_negative_weight_is_dashed_in_the_other_colour(palette: object) -> None:
    picture = replace(picture_of(composition_of(stack(1, 1), -2.0)), palette=palette)
    image = render(picture)
    box = along_link(picture, 0.6, 0.9)
    assert 0.4 < share_of(image, picture.palette.negative, box) < 0.85
    assert share_of(image, picture.palette.surface, box) > 0.1


def test_every_negative_pen_is_dashed_and_no_other() -> None:
    assert sign_pen(QColor("red"), 2, negative=True).style() == Qt.PenStyle.CustomDashLine
    assert sign_pen(QColor("red"), 2, negative=False).style() == Qt.PenStyle.SolidLine


def test_the_more_lines_there_are_the_more_the_weak_ones_stand_back() -> None:
    """Beyond 150 lines the weak ones fell at once to a quarter of their colour."""
    shades = [_faintest(count) for count in range(0, 2 * LINE_BUDGET, 10)]
    assert shades == sorted(shades, reverse=True)
    assert max(one - other for one, other in pairwise(shades)) <= 0.1 + 1e-9
    assert shades[0] > 0.7
    assert 0.3 < shades[-1] < 0.5


def pixel_in_neuron(picture: Picture, layer: int, index: int, share: float = 0.8) -> QColor:
    group = picture.layout.groups[layer]
    x, y = picture.camera.point(group.x - group.radius * share, group.height(index))
    return render(picture).pixelColor(round(x), round(y))


def test_a_neuron_is_the_fuller_the_more_it_is_active() -> None:
    composition = composition_of(stack(2, 2))
    composition.give(values={2: Values(np.array([[0.1, 0.9]]))})
    picture = picture_of(composition)
    weak, strong = (pixel_in_neuron(picture, 2, index) for index in (0, 1))
    surface = QColor(picture.palette.surface)
    assert contrast(strong, surface) > contrast(weak, surface) > 1.0
    assert strong.blue() > strong.red()


def test_a_small_negative_neuron_is_a_ring() -> None:
    composition = composition_of(stack(1, 30))
    composition.give(values={2: Values(np.full((1, 30), -1.0))})
    picture = picture_of(composition)
    assert pixel_in_neuron(picture, 2, 0, 0.0) == QColor(picture.palette.surface)
    assert pixel_in_neuron(picture, 2, 0, 0.7) != QColor(picture.palette.surface)


def test_the_sample_decides_what_is_shown() -> None:
    composition = composition_of(stack(1, 2))
    rows = np.array([[0.0, 0.0], [1.0, 1.0]])
    composition.give(values={2: Values(rows)}, sample=1)
    assert picture_of(composition).neurons[2].tolist() == [1.0, 1.0]
    composition.give(sample=5)
    assert 2 not in picture_of(composition).neurons


def test_a_step_lights_its_layer_and_dims_the_others() -> None:
    composition = composition_of(stack(1, 1, 1), 2.0)
    composition.highlight = Highlight("forward", 3)
    picture = picture_of(composition)
    box = along_link(picture, 0.6, 0.9)
    assert share_of(render(picture), picture.palette.positive, box) == 0
    composition.highlight = Highlight("forward", 2)
    picture = picture_of(composition)
    assert share_of(render(picture), picture.palette.positive, box) > 0.95


def test_backpropagation_shows_gradients_where_it_is_at() -> None:
    composition = composition_of(stack(1, 1, 1), 2.0)
    gradients = {2: {"weights": np.array([[-0.25]]), "bias": np.array([0.5])}}
    composition.give(gradients=gradients, deltas={2: np.array([[-0.5]])})
    composition.highlight = Highlight("backward", 2)
    picture = picture_of(composition)
    assert picture.links[0].values.tolist() == [-0.25]
    assert picture.links[2].values.tolist() == [2.0]
    assert picture.neurons[2].tolist() == [-0.5]
    assert picture.words.link_names[2, "weights", (0, 0)] == ("∂w", "1")
    composition.highlight = Highlight("update", 2)
    assert picture_of(composition).links[0].values.tolist() == [2.0]


def test_the_loss_lights_the_output() -> None:
    composition = composition_of(stack(1, 1, 1))
    composition.highlight = Highlight("loss")
    picture = picture_of(composition)
    assert [picture.is_lit(layer) for layer in (1, 2, 3)] == [False, False, True]


def test_a_selected_neuron_dims_all_links_but_its_own() -> None:
    composition = composition_of(stack(2, 3, 2), 1.0)
    composition.selected = Neuron(2, 1)
    picture = picture_of(composition)
    lit = {
        (lines.layer, lines.parameter, lines.index(line))
        for lines in picture.links
        for line in np.flatnonzero(lit_lines(picture, lines)).tolist()
    }
    assert lit == {
        (2, "weights", (0, 1)),
        (2, "weights", (1, 1)),
        (2, "bias", (1,)),
        (3, "weights", (1, 0)),
        (3, "weights", (1, 1)),
    }


def test_the_picture_says_how_much_it_shows() -> None:
    notes = {
        (2, 2, 2): "All 12 weights and biases",
        (784, 50, 10): "Strongest 600 of 39,760 weights and biases",
        (784, 512, 10): "Heat maps: 401,920 weights and biases. Lines: 600 of 5,130.",
    }
    for units, note in notes.items():
        assert picture_of(composition_of(stack(*units))).words.note == note


def test_the_picture_speaks_of_biases_only_where_there_are_any() -> None:
    notes = {
        (784, 50, 10): "Strongest 600 of 39,700 weights",
        (784, 512, 10): "Heat maps: 401,408 weights. Lines: 600 of 5,120.",
    }
    for units, note in notes.items():
        spec = stack(*units)
        for layer in spec.order[1:]:
            spec = spec.changing(layer, use_bias=False)
        assert picture_of(composition_of(spec)).words.note == note


def test_notes_below_the_weights_say_how_many_are_lines() -> None:
    composition = composition_of(stack(784, 50, 10))
    assert picture_of(composition).words.notes[2] == "Strongest 270 of 39,200 weights"
    composition.selected = Neuron(2, 3)
    notes = picture_of(composition).words.notes
    assert notes[2] == "Strongest 300 of the neuron's 784 weights"
    assert notes[3] == "All 10 weights of the neuron"


def test_links_have_the_indices_of_the_formulas() -> None:
    composition = composition_of(stack(2, 2, 2))
    names = picture_of(composition).words.link_names
    assert names[2, "weights", (1, 0)] == ("w", "21")
    assert names[3, "weights", (0, 1)] == ("w", "12")
    assert names[3, "bias", (1,)] == ("b", "2")
    composition.naming = LinkNaming(outputs_first=True)
    assert picture_of(composition).words.link_names[3, "weights", (0, 1)] == ("w", "21")


def test_one_neuron_alone_has_one_index_as_in_the_lessons() -> None:
    names = picture_of(composition_of(stack(2, 1))).words.link_names
    assert names[2, "weights", (1, 0)] == ("w", "2")
    assert names[2, "bias", (0,)] == ("b", "")


def test_a_worked_example_counts_its_links_through_neuron_by_neuron() -> None:
    composition = composition_of(stack(2, 2, 2))
    composition.naming = LinkNaming(counts=True)
    names = picture_of(composition).words.link_names
    assert names[2, "weights", (1, 0)] == ("w", "2")
    assert names[2, "weights", (0, 1)] == ("w", "3")
    assert names[3, "weights", (1, 1)] == ("w", "8")


def test_a_path_lights_its_own_weights_and_neurons_only() -> None:
    composition = composition_of(stack(2, 2, 2))
    path = frozenset({(3, 1, 0)})
    ends = frozenset({(2, 1), (3, 0)})
    composition.highlight = Highlight("backward", 2, path=path, path_neurons=ends)
    picture = picture_of(composition)
    lit = {
        (lines.layer, int(row), int(column))
        for lines in picture.links
        for row, column, mask in zip(
            lines.rows, lines.columns, lit_lines(picture, lines), strict=True
        )
        if mask
    }
    assert lit == path
    assert picture.is_lit(3)
    assert not picture.is_lit(1)


def graph() -> NetworkSpec:
    layers: list[LayerSpec] = [
        InputSpec(id=0, units=2),
        DenseSpec(id=0, units=3),
        MaxoutSpec(id=0, units=3),
        AddSpec(id=0),
        DenseSpec(id=0, units=1),
    ]
    spec = NetworkSpec()
    for layer in layers:
        spec = spec.adding(layer)
    for link in ((1, 2), (2, 3), (3, 4), (2, 4), (4, 5)):
        spec = spec.linking(*link)
    return spec


CYCLE = NetworkSpec(
    (InputSpec(id=1), DenseSpec(id=2), DenseSpec(id=3)),
    (LinkSpec(1, 2), LinkSpec(2, 3), LinkSpec(3, 2)),
    4,
)


@pytest.mark.parametrize(
    "spec",
    [NetworkSpec(), stack(2, 2, 2), stack(784, 50, 10), stack(400, 300, 2), graph(), CYCLE],
    ids=["empty", "small", "wide", "heat map", "graph", "cycle"],
)
@pytest.mark.parametrize("number", [0.0, float("nan"), float("inf"), -1e308])
@pytest.mark.parametrize("as_number", [False, True])
def test_there_is_a_picture_whatever_the_numbers_are(
    spec: NetworkSpec, number: float, as_number: bool
) -> None:
    composition = composition_of(spec, number)
    composition.bias_as_number = as_number
    units = spec.units
    values = {layer: Values(np.full((1, units.get(layer, 1)), number)) for layer in spec.by_id}
    composition.give(values=values, inputs=np.full((1, 3), number))
    for selected in (None, Neuron(2, 0), Neuron(9, 9), Weight(2, "weights", (0, 0))):
        composition.selected = selected
        for highlight in (
            None,
            Highlight("loss"),
            Highlight("backward", 2),
            Highlight("update", 9),
        ):
            composition.highlight = highlight
            assert not render(picture_of(composition)).isNull()


@pytest.mark.parametrize("size", [(1, 1), (30, 900), (2000, 40)])
def test_there_is_a_picture_at_any_size(size: tuple[int, int]) -> None:
    composition = composition_of(stack(2, 8, 1))
    composition.size = (size[0], size[1] - 24)
    image = render(composition.picture(None, size, 2.0, ("Pretendard",)))
    assert (image.width(), image.height()) == (2 * size[0], 2 * size[1])


def test_text_in_a_circle_is_legible_however_full_it_is() -> None:
    for palette in (LIGHT, DARK):
        for share in np.linspace(0, 0.9, 10).tolist():
            for colour in (palette.positive, palette.negative):
                fill = mixed(palette.surface, colour, share)
                assert contrast(text_on(fill), fill) >= 4.5


@pytest.mark.parametrize("height", [400, 240, 180, 150, 120])
def test_the_name_of_the_phase_is_whole_however_low_the_diagram_is(height: int) -> None:
    composition = composition_of(stack(2, 9, 1))
    composition.size = (SIZE[0], height - 24)
    layer = sorted(composition.spec.by_id)[1]
    composition.highlight = Highlight("backward", layer)
    picture = composition.picture(None, (SIZE[0], height), 1.0, ("Pretendard",))
    image = render(picture)
    accent = QColor(picture.palette.accent)
    pixels = [
        sum(image.pixelColor(x, y) == accent for x in range(image.width()))
        for y in range(image.height())
    ]
    assert sum(count >= 25 for count in pixels) >= 16
    assert sum(pixels[-24:]) == 0


@pytest.mark.parametrize("size", [(638, 163), (540, 140), (760, 200), (760, 400)])
@pytest.mark.parametrize("layer", [1, 2])
def test_the_name_of_the_phase_covers_no_note(size: tuple[int, int], layer: int) -> None:
    """The notes below 1000-100-10 say how many of its weights are drawn."""
    hidden, output = (
        DenseSpec(id=0, units=units, activation=Choice("relu"), use_bias=False)
        for units in (100, 10)
    )
    composition = composition_of(NetworkSpec.stack(InputSpec(id=0, units=1000), hidden, output))
    composition.size = (size[0], size[1] - 24)
    composition.highlight = Highlight("backward", sorted(composition.spec.by_id)[layer])
    picture = composition.picture(None, size, 1.0, ("Pretendard",))
    assert len(picture.words.notes) == 2
    with_phase, alone = (
        render(replace(picture, words=replace(picture.words, phase=phase)))
        for phase in (picture.words.phase, "")
    )
    ink = QColor(picture.palette.muted_text)
    written = [
        (x, y) for x in range(alone.width()) for y in range(alone.height() - 24)
        if alone.pixelColor(x, y) == ink
    ]  # fmt: skip
    assert len(written) > 50
    assert [at for at in written if with_phase.pixelColor(*at) != ink] == []
