"""Published walks in the stepper: every printed number stands where it belongs, in both languages.

A number counts as shown when a click on its cell makes the card write it as the source prints it.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engine import (
    Choice,
    DenseSpec,
    InputSpec,
    NetworkSpec,
    Trace,
    Trainer,
    TrainingSpec,
    TrainingState,
    load_example,
    trace_step,
)
from gui.stepping.controller import StepController
from gui.stepping.formula_label import FormulaLabel
from gui.stepping.matrix_view import MatrixView
from gui.stepping.number_format import NumberFormat
from gui.stepping.operation_card import OperationCard
from gui.stepping.panel import StepPanel
from gui.words.translation import current_translator

LANGUAGES = pytest.mark.parametrize("language", ["en", "ko"])


class Cell(NamedTuple):
    """Where a number is: the stop, the name of the card's result, and the cell in it."""

    stop: int
    matrix: str
    row: int = 0
    column: int = 0


class Reader:
    """Walks and clicks as a person would, and reads what the cards say."""

    def __init__(self, qtbot: QtBot, trace: Trace) -> None:
        self._qtbot = qtbot
        self.controller = StepController()
        self.panel = StepPanel(self.controller)
        qtbot.addWidget(self.panel)
        self.panel.resize(1280, 900)
        self.panel.show()
        self.controller.set_trace(trace)

    def numbers(self, cell: Cell) -> str:
        """Click a cell and return the lines with numbers of its card."""
        self.controller.go_to(cell.stop)
        card = next(c for c in self._cards() if c.operation.result.name == cell.matrix)
        view: MatrixView = card.views()[-1]
        place = view.cell_place(cell.row, cell.column)
        self._qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
        label = card.findChild(FormulaLabel, "numbersLabel")
        assert label is not None
        return label.text().replace("−", "-")

    def _cards(self) -> list[Any]:
        return [card for card in self.panel.findChildren(OperationCard) if card.operation]

    def label(self, stop: int, name: str) -> str:
        self.controller.go_to(stop)
        label = self.panel.findChild(QLabel, name)
        assert label is not None
        return label.text().replace("−", "-")

    def shows(self, cell: Cell, printed: float) -> bool:
        """Tell whether a card writes a number exactly as it is printed."""
        places = decimals(printed)
        self.panel.set_number_format(NumberFormat("decimals", places))
        return f"{printed:.{places}f}" in tokens(self.numbers(cell))


def decimals(printed: float) -> int:
    """Return how many decimals a source prints; zeros at the end are not in the files."""
    exponent = Decimal(repr(printed)).as_tuple().exponent
    assert isinstance(exponent, int)
    return max(-exponent, 1)


def tokens(text: str) -> set[str]:
    signs = dict.fromkeys(map(ord, "·()=+/,"), " ")
    return set(text.translate(signs).replace("- ", "-").split())


def golden(folder: Path, name: str) -> dict[str, Any]:
    numbers: dict[str, Any] = json.loads((folder / f"{name}.json").read_text())
    return numbers


def example_trace(name: str, steps: int = 0) -> Trace:
    """Return the step after so many of an example that comes with the program."""
    project = load_example(name)
    dataset = project.dataset
    assert dataset is not None
    assert dataset.targets is not None
    trainer = Trainer(project.state_for(1), dataset.inputs, dataset.targets)
    trainer.run(until_step=steps)
    inputs, targets, _ = trainer.next_batch()
    return trace_step(trainer.state, inputs, targets)


MAZUR = {
    "net_h1": Cell(0, "Z"),
    "out_h1": Cell(0, "A"),
    "out_h2": Cell(0, "A", 0, 1),
    "net_o1": Cell(1, "Z"),
    "out_o1": Cell(1, "A"),
    "out_o2": Cell(1, "A", 0, 1),
    "E_o1": Cell(2, "E"),
    "E_o2": Cell(2, "E", 0, 1),
    "E_total": Cell(2, "L"),
    "dE_dout_o1": Cell(3, "dout"),
    "dout_o1_dnet_o1": Cell(3, "δ"),
    "delta_o1": Cell(3, "δ"),
    "dE_dw5": Cell(3, "dW"),
    "dEo1_dout_h1": Cell(3, "dX"),
    "dE_dout_h1": Cell(3, "dX"),
    "dout_h1_dnet_h1": Cell(4, "δ"),
    "dE_dw1": Cell(4, "dW"),
    "w1": Cell(5, "W_{new}"),
    "w2": Cell(5, "W_{new}", 1, 0),
    "w3": Cell(5, "W_{new}", 0, 1),
    "w4": Cell(5, "W_{new}", 1, 1),
    "w5": Cell(6, "W_{new}"),
    "w6": Cell(6, "W_{new}", 1, 0),
    "w7": Cell(6, "W_{new}", 0, 1),
    "w8": Cell(6, "W_{new}", 1, 1),
}
WIKIDOCS = {
    "z1": Cell(0, "Z"),
    "z2": Cell(0, "Z", 0, 1),
    "h1": Cell(0, "A"),
    "h2": Cell(0, "A", 0, 1),
    "z3": Cell(1, "Z"),
    "z4": Cell(1, "Z", 0, 1),
    "o1": Cell(1, "A"),
    "o2": Cell(1, "A", 0, 1),
    "E_o1": Cell(2, "E"),
    "E_o2": Cell(2, "E", 0, 1),
    "E_total": Cell(2, "L"),
    "dE_do1": Cell(3, "dout"),
    "do1_dz3": Cell(3, "δ"),
    "dE_dW5": Cell(3, "dW"),
    "dE_dh1": Cell(3, "dX"),
    "dEo1_dh1": Cell(3, "dX"),
    "dEo2_dh1": Cell(3, "dX"),
    "dh1_dz1": Cell(4, "δ"),
    "dE_dW1": Cell(4, "dW"),
    **{f"W{number}": MAZUR[f"w{number}"] for number in range(1, 9)},
}
#: Said in other places than a card, or by a note because the source is wrong.
MAZUR_ELSEWHERE = {
    "dEo2_dout_h1",
    "E_total_after_1_update",
    "E_total_after_10000",
    "out_o1_after_10000",
    "out_o2_after_10000",
}


@LANGUAGES
def test_every_number_of_mazurs_article_is_where_it_belongs(
    qtbot: QtBot, golden_folder: Path, language: str
) -> None:
    current_translator().speak(language)
    published = golden(golden_folder, "mazur")["published"]
    assert set(published) == set(MAZUR) | MAZUR_ELSEWHERE
    reader = Reader(qtbot, example_trace("mazur-2-2-2"))
    for name, cell in MAZUR.items():
        assert reader.shows(cell, published[name]), (name, reader.numbers(cell))


@LANGUAGES
def test_mazurs_weights_have_his_own_numbers(qtbot: QtBot, language: str) -> None:
    current_translator().speak(language)
    reader = Reader(qtbot, example_trace("mazur-2-2-2"))
    for number in range(1, 9):
        cell = MAZUR[f"w{number}"]
        assert reader.numbers(cell).startswith(f"w{'₀₁₂₃₄₅₆₇₈'[number]} = ")
    assert reader.numbers(MAZUR["dE_dw5"]).startswith("dw₅ = x₁·δ₁")
    assert "dx₁ = δ₁·w₅ + δ₂·w₇" in reader.numbers(MAZUR["dE_dout_h1"])


MISPRINT_WORDS = {"en": "the arithmetic gives", "ko": "계산하면"}


@LANGUAGES
def test_what_mazur_misprints_is_said_beside_the_right_number(
    qtbot: QtBot, golden_folder: Path, language: str
) -> None:
    current_translator().speak(language)
    computed = golden(golden_folder, "mazur")["computed_float64"]
    first = Reader(qtbot, example_trace("mazur-2-2-2"))
    first.panel.set_number_format(NumberFormat("decimals", 9))
    assert f"{computed['dEo2_dout_h1']:.9f}" in tokens(first.numbers(MAZUR["dE_dout_h1"]))
    assert f"{computed['E_total_after_1_update']:.9f}" in first.label(6, "lossChangeLabel")
    for stop, printed in ((3, "-0.019049119"), (6, "0.291027924")):
        assert printed in first.label(stop, "stepNotes")
        assert MISPRINT_WORDS[language] in first.label(stop, "stepNotes")
    later = Reader(qtbot, example_trace("mazur-2-2-2", steps=10_000))
    for name, column in (("out_o1", 0), ("out_o2", 1)):
        assert later.shows(Cell(1, "A", 0, column), round(computed[f"{name}_after_10000"], 9))
    assert later.shows(Cell(2, "L"), round(computed["E_total_after_10000"], 10))
    for printed in ("0.015912196", "0.984065734"):
        assert printed in later.label(1, "stepNotes")
    assert "0.0000351085" in later.label(2, "stepNotes")
    between = Reader(qtbot, example_trace("mazur-2-2-2", steps=1))
    assert all("0.0" not in between.label(stop, "stepNotes") for stop in range(7))


@LANGUAGES
def test_every_number_of_wikidocs_is_where_it_belongs(
    qtbot: QtBot, golden_folder: Path, language: str
) -> None:
    current_translator().speak(language)
    numbers = golden(golden_folder, "wikidocs_37406")
    published = numbers["published"]
    assert set(published) == {*WIKIDOCS, "E_total_after"}
    reader = Reader(qtbot, example_trace("wikidocs-2-2-2"))
    for name, cell in WIKIDOCS.items():
        assert reader.shows(cell, published[name]), (name, reader.numbers(cell))
    reader.panel.set_number_format(NumberFormat("decimals", 8))
    assert f"{published['E_total_after']:.8f}" in reader.label(6, "lossChangeLabel")
    assert reader.numbers(WIKIDOCS["W7"]).startswith("w₇ = 0.7")


def traced(
    network: NetworkSpec, training: TrainingSpec, values: list[dict[str, Any]], sample: Any
) -> Trace:
    state = TrainingState.start(network, training, samples=1)
    layers = [layer for layer in network.order if state.network.views.get(layer)]
    for layer, own in zip(layers, values, strict=True):
        for name, numbers in own.items():
            state.network.views[layer][name][...] = np.asarray(numbers)
    inputs, targets = (np.array([row], dtype=float) for row in sample)
    return trace_step(state, inputs, targets)


@LANGUAGES
def test_the_three_layer_network_of_the_book(
    qtbot: QtBot, golden_folder: Path, language: str
) -> None:
    current_translator().speak(language)
    book = golden(golden_folder, "dlfs")["three_layer_network"]
    sigmoid, identity = Choice("sigmoid"), Choice("linear")
    network = NetworkSpec.stack(
        InputSpec(id=1, units=2),
        DenseSpec(id=2, units=3, activation=sigmoid),
        DenseSpec(id=3, units=2, activation=sigmoid),
        DenseSpec(id=4, units=2, activation=identity),
    )
    values = [{"weights": book[f"W{k}"], "bias": book[f"b{k}"]} for k in (1, 2, 3)]
    training = TrainingSpec(loss=Choice("half_sum_of_squares"), batch_size=1)
    reader = Reader(qtbot, traced(network, training, values, (book["x"], [0.0, 1.0])))
    stops = {"A1": (0, "Z"), "Z1": (0, "A"), "Z2": (1, "A"), "Y": (2, "Z")}
    assert set(book["published"]) == set(stops)
    for name, (stop, matrix) in stops.items():
        for column, printed in enumerate(book["published"][name]):
            assert reader.shows(Cell(stop, matrix, 0, column), printed), (name, column)
    reader.panel.set_number_format(NumberFormat("significant", 8))
    assert "z₁ = 0.62624937·0.1 + 0.7710107·0.2 + 0.1 = " in reader.numbers(Cell(2, "Z"))


@LANGUAGES
def test_the_simple_network_of_the_book(qtbot: QtBot, golden_folder: Path, language: str) -> None:
    current_translator().speak(language)
    book = golden(golden_folder, "dlfs")["simple_net"]
    network = NetworkSpec.stack(
        InputSpec(id=1, units=2),
        DenseSpec(id=2, units=3, activation=Choice("softmax"), use_bias=False),
    )
    training = TrainingSpec(loss=Choice("categorical_cross_entropy"), batch_size=1)
    trace = traced(network, training, [{"weights": book["W"]}], (book["x"], book["t"]))
    reader = Reader(qtbot, trace)
    for column, printed in enumerate(book["published"]["p"]):
        assert reader.shows(Cell(0, "Z", 0, column), printed)
    for row, printed_row in enumerate(book["published"]["dW"]):
        for column, printed in enumerate(printed_row):
            assert reader.shows(Cell(2, "dW", row, column), printed)
    assert reader.shows(Cell(1, "L"), round(book["computed"]["loss_without_eps"], 10))
    assert "0.9280685366" in reader.label(1, "stepNotes")
    assert MISPRINT_WORDS[language] in reader.label(1, "stepNotes")


@LANGUAGES
def test_the_sigmoid_neuron_of_the_course(qtbot: QtBot, golden_folder: Path, language: str) -> None:
    """A loss of |f − 0| passes the course's gradient of 1 back to the neuron.

    The layer before hands the inputs through: the first layer's dX is never computed.
    """
    current_translator().speak(language)
    course = golden(golden_folder, "cs231n")["sigmoid_neuron"]
    network = NetworkSpec.stack(
        InputSpec(id=1, units=2),
        DenseSpec(id=2, units=2, activation=Choice("linear"), use_bias=False),
        DenseSpec(id=3, units=1, activation=Choice("sigmoid")),
    )
    *weights, bias = course["w"]
    values = [{"weights": np.eye(2)}, {"weights": np.transpose([weights]), "bias": [bias]}]
    training = TrainingSpec(loss=Choice("mean_absolute_error"), batch_size=1)
    reader = Reader(qtbot, traced(network, training, values, (course["x"], [0.0])))
    published = course["published"]
    cells = [
        (Cell(1, "A"), published["f"]),
        (Cell(3, "δ"), published["dot_grad"]),
        (Cell(3, "dW"), published["dw"][0]),
        (Cell(3, "dW", 1, 0), published["dw"][1]),
        (Cell(3, "db"), published["dw"][2]),
        (Cell(3, "dX"), published["dx"][0]),
        (Cell(3, "dX", 0, 1), published["dx"][1]),
    ]
    for cell, printed in cells:
        assert reader.shows(cell, printed), (cell, reader.numbers(cell))
