"""Stopping more or less often: no record is lost, none is shown early, the place is kept."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from engine import (
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    DropoutSpec,
    MaxoutSpec,
    Trace,
    TrainingSpec,
)
from gui.stepping.controller import GRANULARITIES, StepController
from gui.stepping.granularity import refined
from gui.stepping.panel import StepPanel
from gui.stepping.player import PACES
from gui.stepping.stops import stops_of
from gui.wiring.stop_numbers import numbers_at
from gui.words.translation import current_translator
from tests.gui_tests.stepping_traces import mazur_trace, small_trace

EVERY = pytest.mark.parametrize("granularity", GRANULARITIES)


@pytest.fixture
def controller(qtbot: QtBot) -> StepController:
    return StepController()


@pytest.fixture
def panel(qtbot: QtBot, controller: StepController) -> StepPanel:
    panel = StepPanel(controller)
    qtbot.addWidget(panel)
    panel.resize(1280, 500)
    panel.show()
    return panel


def varied_trace() -> Trace:
    """Return a step through many kinds of layers, with an optimizer that remembers."""
    layers = (
        DenseSpec(id=2, units=4, activation=Choice("relu")),
        BatchNormalizationSpec(id=3),
        DropoutSpec(id=4, rate=0.5),
        MaxoutSpec(id=5, units=3, pieces=2),
        DenseSpec(id=6, units=2, activation=Choice("softmax")),
    )
    training = TrainingSpec(
        loss=Choice("categorical_cross_entropy"), optimizer=Choice("adam"), batch_size=4
    )
    return small_trace(*layers, training=training)


@EVERY
def test_every_record_becomes_known_once_and_in_order(granularity: str) -> None:
    trace = varied_trace()
    stops = refined(stops_of(trace), granularity)
    assert [stop.number for stop in stops] == list(range(len(stops)))
    done = [record for stop in stops for record in stop.done]
    assert [id(record) for record in done] == [id(record) for record in trace.records]


@EVERY
def test_the_step_ends_with_both_losses(granularity: str) -> None:
    stops = refined(stops_of(varied_trace()), granularity)
    assert stops[-1].losses is not None
    assert all(stop.losses is None for stop in stops[:-1])


def test_a_neuron_walk_visits_every_neuron_of_every_layer() -> None:
    stops = refined(stops_of(varied_trace()), "neuron")
    visited = [(stop.phase, stop.layer, stop.neuron) for stop in stops]
    assert len(set(visited)) == len(visited)
    for neuron in range(4):
        assert ("forward", 2, neuron) in visited
        assert ("update", 2, neuron) in visited
    assert ("loss", None, None) in visited


def test_operations_come_in_the_order_of_the_book(golden_folder: Path) -> None:
    stops = refined(stops_of(mazur_trace(golden_folder)), "operation")
    names = [stop.operations[0].name for stop in stops if stop.layer in (3, None)]
    forward, loss = ["affine", "activation"], ["terms", "per_sample", "loss"]
    backward = ["loss_gradient", "delta", "grad_weights", "grad_bias", "grad_inputs"]
    assert names == [*forward, *loss, *backward, "chain_rule", "moved", "kept"]


def test_a_weight_is_old_until_its_own_operation(golden_folder: Path) -> None:
    trace = mazur_trace(golden_folder)
    stops = refined(stops_of(trace), "operation")
    spec = trace.next_state.network.spec
    moved = next(stop for stop in stops if stop.operations[0].name == "moved")
    before = numbers_at(stops, moved.number - 1, spec).parameters[2]["weights"]
    after = numbers_at(stops, moved.number, spec).parameters[2]["weights"]
    assert before[0, 0] == 0.15
    assert after[0, 0] == pytest.approx(0.1497807161)


def test_outputs_are_unknown_before_they_are_computed(golden_folder: Path) -> None:
    trace = mazur_trace(golden_folder)
    stops = refined(stops_of(trace), "operation")
    spec = trace.next_state.network.spec
    assert 2 not in numbers_at(stops, 0, spec).values
    assert 2 in numbers_at(stops, 1, spec).values


@EVERY
@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_stop_has_a_sentence_without_gaps(
    controller: StepController, panel: StepPanel, granularity: str, language: str
) -> None:
    current_translator().speak(language)
    controller.set_granularity(granularity)
    controller.set_trace(varied_trace())
    sentence = panel.findChild(QLabel, "stepSentence")
    assert sentence is not None
    for number in range(len(controller.stops)):
        controller.go_to(number)
        assert sentence.text()
        assert not re.search(r"[{}]", sentence.text())
        assert bool(re.search("[가-힣]", sentence.text())) == (language == "ko")


def test_the_timeline_of_phases_is_painted_without_names_above_it(
    controller: StepController, panel: StepPanel
) -> None:
    """Painting it raised an error: no phase has cells of layers then."""
    controller.set_granularity("phase")
    controller.set_trace(varied_trace())
    assert not panel.timeline.grab().isNull()
    controller.leave()
    assert not panel.timeline.grab().isNull()


def test_the_box_chooses_and_is_remembered(
    qtbot: QtBot, controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    controller.set_trace(mazur_trace(golden_folder))
    controller.go_to(3)
    box = panel.findChild(QComboBox, "stepGranularityBox")
    assert box is not None
    assert box.currentText() == "Layers"
    with qtbot.waitSignal(controller.granularity_changed) as changed:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert changed.args == ["operation"]
    assert controller.stop is not None
    assert (controller.stop.phase, controller.stop.layer) == ("backward", 3)
    assert controller.stop.operations[0].name == "loss_gradient"
    assert StepController().granularity == "operation"
    controller.set_granularity("phase")
    assert controller.stop.phase == "backward"
    assert panel.as_text().count("δ = dout ⊙ f′(Z)") == 2
    assert "Hidden 1" in panel.as_text()


def test_a_neuron_walk_shows_the_neurons_own_numbers(
    controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    controller.set_granularity("neuron")
    controller.set_trace(mazur_trace(golden_folder))
    assert "z₁ = 0.05·0.15" in panel.as_text()
    controller.next()
    assert "z₂ = 0.05·0.25" in panel.as_text()
    assert "neuron 2" in panel.as_text()


def test_the_numbers_of_a_phase_can_be_clicked_in_layers_of_any_width(
    qtbot: QtBot, controller: StepController, panel: StepPanel
) -> None:
    controller.set_granularity("phase")
    controller.set_trace(varied_trace())
    card = panel._cards.cards[0]
    view = card.views()[-1]
    with qtbot.waitSignal(panel.neuron_clicked) as clicked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.cell_place(2, 3))
    assert clicked.args == [2, 3]
    assert "z₄ = " in panel.as_text()


def test_a_click_within_a_cell_goes_to_that_part(
    qtbot: QtBot, controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    controller.set_granularity("operation")
    controller.set_trace(mazur_trace(golden_folder))
    cell = panel.timeline.cells()[3]
    place = cell.center().toPoint()
    place.setX(int(cell.right()) - 2)
    qtbot.mouseClick(panel.timeline, Qt.MouseButton.LeftButton, pos=place)
    assert controller.stop is not None
    assert controller.stop.operations[0].name == "chain_rule"


def test_it_walks_by_itself_on_into_the_next_step(
    qtbot: QtBot, controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    panel.player.set_pace(max(PACES))
    trace = mazur_trace(golden_folder)
    controller.step_requested.connect(lambda: controller.set_trace(trace))
    committed = QSignalSpy(controller.step_committed)
    controller.set_trace(trace)
    controller.last()
    panel.player.action.trigger()
    qtbot.waitUntil(lambda: controller.stop is controller.stops[1])
    assert committed.count() == 1
    assert panel.player.is_playing
    controller.leave()
    assert not panel.player.is_playing
    assert _remembered_pace(qtbot) == max(PACES)


def _remembered_pace(qtbot: QtBot) -> float:
    another = StepPanel(StepController())
    qtbot.addWidget(another)
    return another.player.pace


def test_walking_by_itself_ends_where_no_step_comes(
    qtbot: QtBot, controller: StepController, panel: StepPanel
) -> None:
    panel.player.action.trigger()
    assert not panel.player.is_playing
