"""The diagram under mouse, wheel, keys, and another language or theme."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import DenseSpec, InputSpec, NetworkSpec
from gui.diagram.composition import Composition, fitting
from gui.diagram.picture import Highlight, letters
from gui.diagram.pointing import LayerName
from gui.diagram.view import DiagramView
from gui.document.selection import Neuron, Selection, Weight
from gui.looks.theme import current_theme
from gui.preferences import choose_text_size
from gui.words.translation import current_translator

SPEC = NetworkSpec.stack(
    InputSpec(id=0, units=2), DenseSpec(id=0, units=2), DenseSpec(id=0, units=2)
)
PARAMETERS = {
    2: {"weights": np.array([[0.15, 0.25], [0.2, 0.3]]), "bias": np.array([0.35, 0.35])},
    3: {"weights": np.array([[0.4, 0.5], [0.45, 0.55]]), "bias": np.array([0.6, 0.6])},
}


class Values:
    """What a layer computed."""

    def __init__(self, pre_activation: np.ndarray, output: np.ndarray) -> None:
        self.pre_activation = pre_activation
        self.output = output


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def view(qtbot: QtBot, selection: Selection) -> DiagramView:
    view = DiagramView(selection)
    qtbot.addWidget(view)
    view.resize(760, 300)
    view.set_spec(SPEC)
    view.set_parameters(PARAMETERS)
    view.set_values(
        {2: Values(np.array([[0.3775, 0.3925]]), np.array([[0.59327, 0.596884]]))},
        0,
        np.array([0.05, 0.1]),
    )
    with qtbot.waitExposed(view):
        view.show()
    return view


def place_of(view: DiagramView, layer: int, index: int) -> QPoint:
    group = view.layout_shown.groups[layer]
    return QPointF(*view.camera.point(group.x, group.height(index))).toPoint()


def place_on(view: DiagramView, weight: Weight, share: float = 0.85) -> QPoint:
    for lines in view.picture().links:
        number = lines.number(weight.index)
        if (lines.layer, lines.parameter) == (weight.layer, weight.parameter):
            assert number is not None
            start, end = lines.starts[number], lines.ends[number]
            x, y = (start + (end - start) * share).tolist()
            return QPointF(*view.camera.point(x, y)).toPoint()
    raise AssertionError(f"{weight} is not drawn")


def click(view: DiagramView, place: QPoint) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def wheel(view: DiagramView, place: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(place),
        view.mapToGlobal(QPointF(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def drag(view: DiagramView, button: Qt.MouseButton, start: QPoint, end: QPoint) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view, button, none, start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, button, none, end)


def test_the_view_can_be_found_and_read_aloud(view: DiagramView) -> None:
    assert view.objectName() == "diagram"
    assert view.accessibleName() == "Neurons and weights"
    view.grab()
    assert view.accessibleDescription() == (
        "Layers: Input 2, Hidden 1 2 · sigmoid, Output 2 · sigmoid. All 12 weights and biases."
    )


def test_hovering_a_neuron_tells_its_value(view: DiagramView) -> None:
    QTest.mouseMove(view, place_of(view, 2, 0))
    assert view.pointed == Neuron(2, 0)
    assert view.pointed_text == "Hidden 1, neuron 1\nz = 0.3775\na = 0.59327"
    QTest.mouseMove(view, place_of(view, 1, 1))
    assert view.pointed_text == "Input 2\nx = 0.1"


def test_hovering_a_link_tells_its_weight(view: DiagramView) -> None:
    QTest.mouseMove(view, place_on(view, Weight(3, "weights", (1, 1))))
    assert view.pointed == Weight(3, "weights", (1, 1))
    assert view.pointed_text == "Hidden 1, neuron 2\n→ Output, neuron 2\nw = 0.55"
    QTest.mouseMove(view, place_on(view, Weight(2, "bias", (1,))))
    assert view.pointed_text == "Hidden 1, neuron 2\nbias\nb = 0.35"


def test_hovering_paints_a_card_and_leaving_takes_it_away(view: DiagramView) -> None:
    before = view.grab().toImage()
    QTest.mouseMove(view, place_of(view, 2, 0))
    assert view.grab().toImage() != before
    QTest.mouseMove(view, QPoint(2, 2))
    assert view.pointed is None
    assert view.grab().toImage() == before


def test_hovering_the_layer_of_gradients_tells_a_gradient(view: DiagramView) -> None:
    gradients = {3: {"weights": np.full((2, 2), -0.25), "bias": np.zeros(2)}}
    view.set_gradients(gradients, {3: np.array([0.138, -0.038])})
    view.set_highlight(Highlight("backward", 3))
    QTest.mouseMove(view, place_on(view, Weight(3, "weights", (0, 0))))
    assert view.pointed_text.endswith("∂L/∂w = −0.25")
    QTest.mouseMove(view, place_of(view, 3, 0))
    assert view.pointed_text == "Output, neuron 1\nδ = 0.138"


def test_clicking_a_neuron_selects_it(
    view: DiagramView, selection: Selection, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.neuron_clicked) as clicked:
        click(view, place_of(view, 2, 1))
    assert clicked.args == [2, 1]
    assert selection.neuron == Neuron(2, 1)
    assert view.picture().focus == Neuron(2, 1)


def test_clicking_a_link_selects_the_weight(
    view: DiagramView, selection: Selection, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.weight_clicked) as clicked:
        click(view, place_on(view, Weight(3, "weights", (0, 1))))
    assert clicked.args == [3, "weights", (0, 1)]
    assert selection.weight == Weight(3, "weights", (0, 1))
    assert view.picture().focus is None


def test_clicking_a_name_selects_the_layer(
    view: DiagramView, selection: Selection, qtbot: QtBot
) -> None:
    group = view.layout_shown.groups[3]
    place = QPointF(*view.camera.point(group.x, group.header - 12)).toPoint()
    with qtbot.waitSignal(view.layer_clicked) as clicked:
        click(view, place)
    assert clicked.args == [3]
    assert selection.layer == 3
    assert view.pointed == LayerName(3)


def test_clicking_free_ground_selects_nothing(view: DiagramView, selection: Selection) -> None:
    selection.select_neuron(2, 1)
    click(view, QPoint(3, 3))
    assert selection.layers == frozenset()


def test_what_is_selected_elsewhere_is_shown_here(view: DiagramView, selection: Selection) -> None:
    before = view.grab().toImage()
    selection.select_neuron(3, 0)
    assert view.grab().toImage() != before


def test_a_selected_neuron_that_is_gone_is_ignored(view: DiagramView, selection: Selection) -> None:
    selection.select_neuron(3, 1)
    view.set_spec(NetworkSpec.stack(InputSpec(id=0), DenseSpec(id=0)))
    assert view.picture().focus is None
    view.grab()


def test_the_wheel_zooms_to_the_pointer(view: DiagramView) -> None:
    place = place_of(view, 3, 0)
    scale = view.camera.scale
    wheel(view, place, 2)
    assert view.camera.scale == pytest.approx(scale * 1.44)
    assert (place_of(view, 3, 0) - place).manhattanLength() <= 1
    wheel(view, place, -2)
    assert view.camera.scale == pytest.approx(scale)


def test_zooming_has_an_end_on_both_sides(view: DiagramView) -> None:
    for notches in (50, 50):
        wheel(view, QPoint(300, 150), notches)
    largest = view.camera.scale
    wheel(view, QPoint(300, 150), 1)
    assert view.camera.scale == largest < 100
    wheel(view, QPoint(300, 150), -200)
    assert view.camera.scale > 0.1


@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton])
def test_dragging_pans_and_selects_nothing(
    view: DiagramView, selection: Selection, button: Qt.MouseButton
) -> None:
    before = view.camera
    drag(view, button, QPoint(5, 5), QPoint(45, 25))
    after = view.camera
    assert (after.dx - before.dx, after.dy - before.dy) == (40, 20)
    assert after.scale == before.scale
    assert selection.layers == frozenset()


def test_fit_shows_everything_again(view: DiagramView) -> None:
    before = view.camera
    drag(view, Qt.MouseButton.MiddleButton, QPoint(5, 5), QPoint(400, 250))
    view.fit_action.trigger()
    assert view.camera == before


def test_a_chosen_part_stays_when_the_window_grows(view: DiagramView) -> None:
    wheel(view, QPoint(300, 150), 3)
    camera, layout = view.camera, view.layout_shown
    view.resize(900, 500)
    assert (view.camera, view.layout_shown) == (camera, layout)
    view.fit()
    assert view.layout_shown is not layout


def test_a_chosen_part_stays_when_a_layer_is_renamed_and_not_when_one_is_added(
    view: DiagramView,
) -> None:
    fitted = view.camera
    wheel(view, QPoint(300, 150), 3)
    chosen = view.camera
    view.set_spec(SPEC.changing(2, name="middle"))
    assert view.camera == chosen
    view.set_spec(SPEC.changing(2, units=3))
    assert view.camera != chosen
    view.set_spec(SPEC)
    assert view.camera == fitted


def test_arrow_keys_walk_from_neuron_to_neuron(view: DiagramView, selection: Selection) -> None:
    keys = Qt.Key
    for key, expected in (
        (keys.Key_Right, Neuron(1, 0)),
        (keys.Key_Down, Neuron(1, 1)),
        (keys.Key_Down, Neuron(1, 1)),
        (keys.Key_Right, Neuron(2, 1)),
        (keys.Key_Right, Neuron(3, 1)),
        (keys.Key_Right, Neuron(3, 1)),
        (keys.Key_Up, Neuron(3, 0)),
        (keys.Key_Left, Neuron(2, 0)),
    ):
        QTest.keyClick(view, key)
        assert selection.neuron == expected
    QTest.keyClick(view, keys.Key_Escape)
    assert selection.neuron is None


def test_space_taps_unless_it_was_held_for_panning(view: DiagramView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.space_tapped):
        QTest.keyClick(view, Qt.Key.Key_Space)
    before = view.camera
    with qtbot.assertNotEmitted(view.space_tapped):
        QTest.keyPress(view, Qt.Key.Key_Space)
        drag(view, Qt.MouseButton.LeftButton, place_of(view, 2, 0), QPoint(20, 20))
        QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.camera != before


def test_biases_can_be_numbers_in_the_neurons(view: DiagramView) -> None:
    view.bias_as_number_action.trigger()
    assert not view.layout_shown.bias_nodes
    assert view.picture().biases[2].tolist() == [0.35, 0.35]
    assert view.picture().words.note == "All 8 weights"
    view.bias_as_number_action.trigger()
    assert view.layout_shown.bias_nodes.keys() == {2, 3}


def test_new_numbers_are_seen_and_labels_stay_where_they_are(view: DiagramView) -> None:
    before, places = view.grab().toImage(), view.picture().label_places
    moved = {2: {"weights": -PARAMETERS[2]["weights"] * 3, "bias": np.zeros(2)}}
    view.set_parameters({**PARAMETERS, **moved})
    assert view.grab().toImage() != before
    assert view.picture().label_places is places


def test_the_view_speaks_the_language_of_the_moment(view: DiagramView, qtbot: QtBot) -> None:
    before = view.grab().toImage()
    current_translator().speak("ko")
    qtbot.waitUntil(lambda: view.accessibleName() == "뉴런과 가중치")
    assert view.picture().words.note == "가중치와 편향 12개 전부"
    assert view.fit_action.text() == "신경망 그림 전체 보기"
    assert view.grab().toImage() != before


def test_the_view_follows_the_theme(view: DiagramView) -> None:
    view.grab()
    current_theme().set_mode("dark")
    image = view.grab().toImage()
    assert image.pixelColor(5, 150) == QColor(current_theme().palette.surface)


def test_nothing_is_painted_anew_while_nothing_changes(
    view: DiagramView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.grab()
    rendered: list[object] = []
    monkeypatch.setattr("gui.diagram.drawing.render", rendered.append)
    QTest.mouseMove(view, place_of(view, 2, 0))
    view.grab()
    assert rendered == []


def test_the_letters_follow_the_text_size(view: DiagramView) -> None:
    normal = view.grab().toImage()
    try:
        choose_text_size(4)
        assert view.picture().text > 1.2
        assert view.grab().toImage() != normal
    finally:
        choose_text_size(0)
    assert view.grab().toImage() == normal


@pytest.mark.parametrize(("text", "height"), [(1.0, 300.0), (1.6, 300.0), (1.6, 120.0)])
def test_the_names_of_layers_have_room_above_at_any_text_size(
    view: DiagramView, text: float, height: float
) -> None:
    layout = view.layout_shown
    camera = fitting(layout, 760.0, height, text)
    first = min(group.header for group in layout.groups.values())
    assert camera.point(0, first)[1] >= 30 * letters(camera.scale, text) - 1e-6
    assert camera.point(0, layout.height)[1] <= height + 1e-6


def test_long_class_names_make_room_for_themselves() -> None:
    def room(names: tuple[str, ...]) -> float:
        composition = Composition()
        composition.spec = NetworkSpec.stack(InputSpec(id=0, units=4), DenseSpec(id=0, units=3))
        composition.size = (760, 276)
        composition.output_names = names
        layout = composition.picture(None, (760, 276), 1.0, ("Inter",)).layout
        return layout.width - max(group.x for group in layout.groups.values())

    assert room(("setosa", "versicolor", "virginica")) > room(("0", "1", "2")) + 40
