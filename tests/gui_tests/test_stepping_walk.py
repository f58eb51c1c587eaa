"""Walking through Mazur's example in the window: his numbers, the keys, both languages."""

import json
import re
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMainWindow, QSpinBox
from pytestqt.qtbot import QtBot

from engine import Choice, DenseSpec, DropoutSpec, Trace, TrainingSpec
from gui.looks.theme import current_theme
from gui.stepping.card_flow import CardFlow, CardScroll
from gui.stepping.controller import StepController
from gui.stepping.matrix import Matrix
from gui.stepping.matrix_view import MatrixView
from gui.stepping.number_format import NumberFormat
from gui.stepping.panel import StepPanel
from gui.stepping.timeline import StepTimeline
from gui.stepping.writing import Writing
from gui.words.translation import current_translator
from tests.gui_tests.stepping_traces import mazur_trace, small_trace
from tests.painted_texts import Written

# Belong to later steps, or fit no neighbouring step at all (the file says so).
MISPRINTS = {"E_total_after_1_update", "E_total_after_10000", "dEo2_dout_h1"}
LATER = {"out_o1_after_10000", "out_o2_after_10000"}
#: A product of two recorded numbers, shown as a term of a sum.
CONTRIBUTIONS = {"dEo1_dout_h1", "dEo2_dout_h1"}


@pytest.fixture
def controller(qtbot: QtBot) -> StepController:
    return StepController()


@pytest.fixture
def panel(qtbot: QtBot, controller: StepController) -> StepPanel:
    panel = StepPanel(controller)
    qtbot.addWidget(panel)
    panel.resize(1280, 300)
    panel.show()
    return panel


def walk(controller: StepController, panel: StepPanel) -> str:
    """Return the text of every stop."""
    controller.first()
    texts = [panel.as_text()]
    while not controller.at_end:
        controller.next()
        texts.append(panel.as_text())
    return "\n".join(texts).replace("−", "-")


def numbers_in(text: str) -> set[str]:
    signs = dict.fromkeys(map(ord, "·()=+/,"), " ")
    return set(text.translate(signs).split())


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_number_of_mazurs_first_step_is_on_screen(
    controller: StepController, panel: StepPanel, golden_folder: Path, language: str
) -> None:
    current_translator().speak(language)
    golden = json.loads((golden_folder / "mazur.json").read_text())
    controller.set_trace(mazur_trace(golden_folder))
    panel.set_number_format(NumberFormat("decimals", 9))
    shown = numbers_in(walk(controller, panel))
    for name, value in golden["computed_float64"].items():
        if name.endswith("10000") or name in CONTRIBUTIONS:
            continue
        assert f"{value:.9f}" in shown, name
    for name, value in golden["published"].items():
        if name in MISPRINTS | LATER | CONTRIBUTIONS or name.endswith("10000"):
            continue
        assert any(number == pytest.approx(value, abs=6e-9) for number in decimals(shown)), name


def decimals(texts: set[str]) -> list[float]:
    return [float(text) for text in texts if re.fullmatch(r"-?\d+\.\d+", text, re.ASCII)]


def test_the_contributions_to_a_neuron_are_the_terms_of_its_sum(
    controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    controller.set_trace(mazur_trace(golden_folder))
    panel.set_number_format(NumberFormat("significant", 17))
    controller.go_to(3)
    line = next(text for text in panel.as_text().splitlines() if text.startswith("dx₁ = 0"))
    assert line.count("·") == 2
    assert "0.1384985616285569" in line
    assert "0.4" in line


def test_every_stop_says_a_sentence_in_both_languages(
    qtbot: QtBot, controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    controller.set_trace(mazur_trace(golden_folder))
    sentence = panel.findChild(QLabel, "stepSentence")
    assert sentence is not None
    assert sentence.text().startswith("Hidden 1: multiply the inputs")
    current_translator().speak("ko")
    qtbot.waitUntil(lambda: not sentence.text().startswith("Hidden"))
    assert "입력에 가중치를 곱하고 편향을 더한" in sentence.text()
    korean = walk(controller, panel)
    assert "역전파가 시작됩니다" in korean
    assert "손실이 줄었습니다" in korean
    assert "고정되어 바뀌지 않음" in korean
    current_translator().speak("en")
    qtbot.waitUntil(lambda: "the step helped" in panel.as_text())


def test_the_keys_move_the_cursor(
    qtbot: QtBot, controller: StepController, golden_folder: Path
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    panel = StepPanel(controller, window)
    window.setCentralWidget(panel)
    window.addActions(list(controller.actions.values()))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    with qtbot.waitSignal(controller.step_requested):
        qtbot.keyClick(window, Qt.Key.Key_F10)
    controller.set_trace(mazur_trace(golden_folder))
    control = Qt.KeyboardModifier.ControlModifier
    visited = []
    for key, modifier in [
        (Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, control),
        (Qt.Key.Key_F9, control),
    ]:
        qtbot.keyClick(window, key, modifier)
        assert controller.stop is not None
        visited.append(controller.stop.number)
    assert visited == [1, 2, 1, 6, 0]


def test_stops_come_in_the_order_of_backpropagation(
    controller: StepController, golden_folder: Path
) -> None:
    controller.set_trace(mazur_trace(golden_folder))
    order = [(stop.phase, stop.layer) for stop in controller.stops]
    assert order == [
        ("forward", 2),
        ("forward", 3),
        ("loss", None),
        ("backward", 3),
        ("backward", 2),
        ("update", 2),
        ("update", 3),
    ]


def test_going_on_past_the_last_stop_commits_exactly_that_state(
    qtbot: QtBot, controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    trace = mazur_trace(golden_folder)
    controller.set_trace(trace)
    controller.last()
    with (
        qtbot.waitSignals([controller.step_committed, controller.step_requested], order="strict"),
        qtbot.waitSignal(controller.step_committed) as committed,
    ):
        controller.next()
    assert committed.args == [trace.next_state]
    assert controller.stop is None
    assert controller.is_active


def test_the_next_step_may_be_answered_at_once(
    controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    second = mazur_trace(golden_folder)
    controller.set_trace(mazur_trace(golden_folder))
    controller.step_requested.connect(lambda: controller.set_trace(second))
    controller.last()
    controller.next()
    assert controller.stop is not None
    assert controller.stop.number == 0


def test_leaving_leaves_nothing_on_screen(
    qtbot: QtBot, controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    controller.set_trace(mazur_trace(golden_folder))
    with qtbot.waitSignal(controller.left):
        controller.leave()
    assert "0.3775" not in panel.as_text()
    assert "F10" in panel.as_text()
    assert not any(view.isVisible() for view in panel.findChildren(MatrixView))
    assert all(view.matrix.values.size == 0 for view in panel.findChildren(MatrixView))
    assert controller.stops == ()


def test_previous_at_the_first_stop_stays_there(
    controller: StepController, golden_folder: Path
) -> None:
    controller.set_trace(mazur_trace(golden_folder))
    controller.previous()
    assert controller.stop is controller.stops[0]
    assert not controller.action("stepBackAction").isEnabled()
    assert controller.action("stepLastAction").isEnabled()


def test_a_click_on_the_timeline_goes_there(
    qtbot: QtBot, controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    controller.set_trace(mazur_trace(golden_folder))
    place = panel.timeline.cells()[4].center().toPoint()
    qtbot.mouseClick(panel.timeline, Qt.MouseButton.LeftButton, pos=place)
    assert controller.stop is controller.stops[4]
    qtbot.keyClick(panel.timeline, Qt.Key.Key_Left)
    assert controller.stop is controller.stops[3]


def has_letters(timeline: StepTimeline, cell: QRectF) -> bool:
    """Tell whether something stands out from the ground in the middle of a cell."""
    image = timeline.grab(cell.adjusted(4, 4, -4, -8).toRect()).toImage()
    ground = image.pixelColor(0, 0).lightness()
    places = product(range(image.width()), range(image.height()))
    return any(abs(image.pixelColor(x, y).lightness() - ground) > 80 for x, y in places)


def test_the_current_cell_is_named_wherever_it_would_be_if_it_were_not(
    qtbot: QtBot, controller: StepController, golden_folder: Path
) -> None:
    current_translator().speak("ko")
    controller.set_trace(mazur_trace(golden_folder))
    timeline, stops = StepTimeline(), controller.stops
    qtbot.addWidget(timeline)
    last = len(stops) - 1
    for width in range(200, 520, 16):
        timeline.resize(width, timeline.sizeHint().height())
        timeline.set_stops(stops, last)
        cell = timeline.cells()[0]
        was_named = has_letters(timeline, cell)
        timeline.set_stops(stops, 0)
        assert has_letters(timeline, cell) == was_named, width
        assert was_named or cell.width() < 28


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_names_of_phases_are_never_cut_nor_written_over_one_another(
    qtbot: QtBot, controller: StepController, golden_folder: Path, language: str
) -> None:
    """In a narrow timeline "Backward" ran into "Update"."""
    current_translator().speak(language)
    controller.set_trace(mazur_trace(golden_folder))
    timeline = StepTimeline()
    qtbot.addWidget(timeline)
    timeline.set_stops(controller.stops, 0)
    timeline.show()
    for width in (480, 240, 160, 110, 96):
        timeline.resize(width, timeline.sizeHint().height())
        written = Written(timeline)
        assert len(written.texts) > 1
        assert [(text.text, fault) for text, fault in written.faults()] == [], width


def test_a_click_on_a_cell_shows_the_sum_that_made_it(
    qtbot: QtBot, controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    controller.set_trace(mazur_trace(golden_folder))
    view = panel.findChildren(MatrixView)[3]
    assert view.matrix.name == "Z"
    with qtbot.waitSignal(panel.neuron_clicked) as clicked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.cell_place(0, 1))
    assert clicked.args == [2, 1]
    assert "z₂ = x₁·w₃ + x₂·w₄ + b₂" in panel.as_text()
    assert "z₂ = 0.05·0.25 + 0.1·0.3 + 0.35 = 0.0125 + 0.03 + 0.35 = 0.3925" in panel.as_text()


def test_a_click_on_a_weight_names_it(
    qtbot: QtBot, controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    controller.set_trace(mazur_trace(golden_folder))
    view = panel.findChildren(MatrixView)[1]
    with qtbot.waitSignal(panel.weight_clicked) as clicked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.cell_place(1, 0))
    assert clicked.args == [2, "weights", (1, 0)]


def batch_trace() -> Trace:
    training = TrainingSpec(loss=Choice("categorical_cross_entropy"))
    hidden = DenseSpec(id=2, units=4, activation=Choice("relu"))
    output = DenseSpec(id=4, units=3, activation=Choice("softmax"))
    return small_trace(hidden, DropoutSpec(id=3, rate=0.5), output, training=training)


def test_the_sample_chooser_moves_through_the_batch(
    qtbot: QtBot, controller: StepController, panel: StepPanel
) -> None:
    trace = batch_trace()
    controller.set_trace(trace)
    spin = panel.findChild(QSpinBox, "stepSampleSpin")
    assert spin is not None
    assert spin.maximum() == 4
    with qtbot.waitSignal(panel.sample_changed) as changed:
        spin.setValue(3)
    assert changed.args == [2]
    recorded = trace.records[0].pre_activation[2, 0]
    assert f"= {panel.number_format.text(recorded)}" in panel.as_text()
    controller.next()
    assert spin.value() == 3


def test_special_cases_are_explained_where_they_happen(
    controller: StepController, panel: StepPanel
) -> None:
    controller.set_trace(batch_trace())
    text = walk(controller, panel)
    assert "leave out" in text
    assert "simply p - t, so no f′ appears" in text
    assert "ReLU's f′ is 0 there" in text
    assert "dX would be read by nobody" in text
    assert "The 1/N (N = 4) comes from the mean" in text


def test_step_units_say_why_nothing_learns(controller: StepController, panel: StepPanel) -> None:
    layers = (
        DenseSpec(id=2, units=2, activation=Choice("step")),
        DenseSpec(id=3, units=2, activation=Choice("sigmoid")),
    )
    controller.set_trace(small_trace(*layers, training=TrainingSpec()))
    assert "The step function is flat" in walk(controller, panel)


def test_numbers_are_copied_in_full(
    qtbot: QtBot, controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    trace = mazur_trace(golden_folder)
    controller.set_trace(trace)
    controller.next()
    view = panel.findChildren(MatrixView)[3]
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert float(copied) == trace.records[1].pre_activation[0, 0]


def test_a_large_matrix_scrolls_to_the_cell_in_focus(
    qtbot: QtBot, controller: StepController
) -> None:
    view = MatrixView()
    qtbot.addWidget(view)
    values = np.arange(784 * 512, dtype=float).reshape(784, 512)
    view.set_matrix(Matrix("W", values, ("input", "output")), Writing())
    view.resize(300, 200)
    view.show()
    view.show_cell(700, 500)
    assert view.cell_at(view.cell_place(700, 500)) == (700, 500)
    assert view.rect().contains(view.cell_place(700, 500))
    assert view.cell_at(QPoint(1, 1)) is None


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_stop_is_painted(
    controller: StepController, panel: StepPanel, golden_folder: Path, mode: str
) -> None:
    current_theme().set_mode(mode)
    controller.set_trace(mazur_trace(golden_folder))
    pictures = []
    for number in range(len(controller.stops)):
        controller.go_to(number)
        pictures.append(panel.grab().toImage())
    assert all(a != b for a, b in pairwise(pictures))
    assert pictures[0].size().height() == 300


def test_arrow_keys_walk_through_a_matrix(
    qtbot: QtBot, controller: StepController, panel: StepPanel, golden_folder: Path
) -> None:
    controller.set_trace(mazur_trace(golden_folder))
    weights = panel.findChildren(MatrixView)[1]
    qtbot.keyClick(weights, Qt.Key.Key_Right)
    with qtbot.waitSignal(panel.weight_clicked) as clicked:
        qtbot.keyClick(weights, Qt.Key.Key_Down)
    assert clicked.args == [2, "weights", (1, 1)]
    assert weights.accessibleDescription() == "w₄ = 0.3"


@pytest.mark.parametrize("width", [1280, 420, 300])
def test_cards_are_as_wide_as_their_matrices_and_scroll_where_there_is_less_room(
    qtbot: QtBot, controller: StepController, panel: StepPanel, golden_folder: Path, width: int
) -> None:
    """Beside the loss along a weight the last matrices of a card were cut off, without a way."""
    panel.resize(width, 300)
    controller.set_trace(mazur_trace(golden_folder))
    cards = panel.findChild(CardFlow)
    assert cards is not None
    for _ in controller.stops:
        parts = [part for card in cards.cards for part in card.findChildren(MatrixView)]
        beyond = [
            part.matrix.name
            for part in parts
            if part.isVisible() and not part.parentWidget().rect().contains(part.geometry())
        ]
        assert beyond == []
        assert all(cards.rect().contains(card.geometry()) for card in cards.cards)
        scroll = cards.parentWidget().parentWidget()
        assert isinstance(scroll, CardScroll)
        over = max(cards.width() - scroll.viewport().width(), 0)
        assert scroll.horizontalScrollBar().maximum() == over
        controller.next()
