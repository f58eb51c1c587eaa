"""The chain rule card of a weight, and the check of its gradient, through the widgets' text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from engine import Choice, DenseSpec, TrainingSpec, check_element
from gui.stepping.controller import StepController
from gui.stepping.matrix import Focus
from gui.stepping.operation_card import OperationCard
from gui.stepping.stops import Stop, stops_of
from gui.stepping.writing import Writing
from gui.window.main_window import MainWindow
from gui.words.translation import current_translator
from tests.gui_tests.stepping_traces import small_trace


@pytest.fixture
def mazur(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    # Closing would ask whether to save.
    qtbot.addWidget(window, before_close_func=lambda window: window.document.set_clean())
    window.show()
    window.files.open_example("mazur-2-2-2")
    window.stepper.action("stepForwardAction").trigger()
    return window


def at_backward(controller: StepController, layer: int) -> None:
    stops = controller.stops
    controller.go_to(next(s.number for s in stops if (s.phase, s.layer) == ("backward", layer)))


def card(window: MainWindow, name: str) -> OperationCard:
    cards = window.step_panel.findChildren(OperationCard)
    return next(c for c in cards if c.operation is not None and c.operation.name == name)


def test_every_factor_of_mazurs_w1_has_its_number(mazur: MainWindow) -> None:
    at_backward(mazur.stepper, 2)
    text = card(mazur, "chain_rule").text()
    assert "∂L/∂w₁ = x₁·f′(z₁)·dout₁ = 0.05·0.2413·0.03635 = 0.00043857" in text
    assert "dout₁ = w₅·δ₁ + w₇·δ₂" in text
    assert "0.4·0.1385 + 0.5·(−0.038098) = 0.055399 − 0.019049 = 0.03635" in text


def test_a_click_on_another_weight_unfolds_that_one(qtbot: QtBot, mazur: MainWindow) -> None:
    at_backward(mazur.stepper, 2)
    view = card(mazur, "grad_weights").views()[-1]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.cell_place(1, 1))
    assert "∂L/∂w₄ = x₂·f′(z₂)·dout₂" in card(mazur, "chain_rule").text()
    assert "dout₂ = w₆·δ₁ + w₈·δ₂" in card(mazur, "chain_rule").text()


@pytest.mark.parametrize(("language", "agree"), [("en", "They agree"), ("ko", "일치합니다")])
def test_the_check_shows_both_losses_and_the_error(
    qtbot: QtBot, mazur: MainWindow, language: str, agree: str
) -> None:
    current_translator().speak(language)
    at_backward(mazur.stepper, 3)
    button = mazur.findChild(QToolButton, "gradientCheckButton")
    label = mazur.findChild(QLabel, "gradientCheckLabel")
    assert button is not None
    assert label is not None
    button.click()
    assert label.isVisible()
    assert agree in label.text()
    assert label.text().count("0.0821670") == 2
    trainer = mazur.trainer.trainer
    assert trainer is not None
    inputs, targets, _ = trainer.next_batch()
    check = check_element(trainer.state, inputs, targets, 3, "weights", (0, 0))
    assert f"({check.above:.17g} − {check.below:.17g})" in label.text()
    assert check.relative_error < 1e-7
    mazur.stepper.next()
    assert not label.isVisible()


def test_the_check_is_offered_where_there_is_a_gradient(mazur: MainWindow) -> None:
    button = mazur.findChild(QToolButton, "gradientCheckButton")
    assert button is not None
    offered = []
    for stop in mazur.stepper.stops:
        mazur.stepper.go_to(stop.number)
        offered.append((stop.phase, button.isEnabled()))
    assert offered == [(phase, phase == "backward") for phase, _ in offered]


def backward_lines(stops: tuple[Stop, ...], layer: int) -> tuple[str, ...]:
    stop = next(stop for stop in stops if (stop.phase, stop.layer) == ("backward", layer))
    operation = next(op for op in stop.operations if op.name == "chain_rule")
    return operation.numbers(Focus(sample=2, input=1), Writing())


def test_a_batch_shows_each_sample_and_where_one_nth_comes_from() -> None:
    layers = (
        DenseSpec(id=2, units=3, activation=Choice("tanh")),
        DenseSpec(id=3, units=2, activation=Choice("softmax")),
    )
    training = TrainingSpec(loss=Choice("categorical_cross_entropy"))
    stops = stops_of(small_trace(*layers, training=training))
    hidden = backward_lines(stops, 2)
    assert hidden[0].startswith("∂L/∂w_{21} (n=3) = x_{2}·f′(z_{1})·dout_{1} = ")
    assert hidden[-2].startswith("∂L/∂w_{21} = Σ_n x_{2}·δ_{1} = ")
    assert ") / 4 = " in hidden[-1]
    assert "f′" not in backward_lines(stops, 3)[0]


@pytest.mark.parametrize("layer", [2, 3])
def test_the_samples_add_up_to_the_recorded_gradient(
    layer: int, make_sum: Callable[[str], float]
) -> None:
    layers = (
        DenseSpec(id=2, units=3, activation=Choice("tanh")),
        DenseSpec(id=3, units=2, activation=Choice("sigmoid")),
    )
    stops = stops_of(small_trace(*layers, training=TrainingSpec()))
    *_, summed, mean = backward_lines(stops, layer)
    parts = summed.split(" = ")
    assert make_sum(parts[2]) == pytest.approx(make_sum(parts[3]), rel=1e-3)
    assert make_sum(mean.split(" = ")[1]) == pytest.approx(make_sum(parts[3]), rel=1e-3)


@pytest.fixture
def make_sum() -> Callable[[str], float]:
    return lambda text: float(eval(text.replace("−", "-")))
