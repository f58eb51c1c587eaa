"""The 1000-100-10 of lesson 7 in the stepper: the formulas of the lesson, with their shapes."""

from pytestqt.qtbot import QtBot

from engine import Trace, load_example, trace_step, training_sets
from gui.stepping.controller import StepController
from gui.stepping.panel import StepPanel

#: What the lesson writes, and the shapes that belong to it, in the order of the step.
PRODUCTS = (
    ("h = x W1", "(64, 1000) · (1000, 100) → (64, 100)"),
    ("ŷ = a W2", "(64, 100) · (100, 10) → (64, 10)"),
    ("dW2 = aᵀ δ2", "(100, 64) · (64, 10) → (100, 10)"),
    ("δ2 W2ᵀ", "(64, 10) · (10, 100) → (64, 100)"),
    ("dW1 = xᵀ δ1", "(1000, 64) · (64, 100) → (1000, 100)"),
)


def first_step() -> Trace:
    project = load_example("forward-backward-1000-100-10")
    assert project.dataset is not None
    sets = training_sets(project.dataset, project.network, project.training)
    return trace_step(project.state_for(64), sets.inputs, sets.targets)


def test_lesson_7_is_followed_in_the_stepper(qtbot: QtBot) -> None:
    controller = StepController()
    panel = StepPanel(controller)
    qtbot.addWidget(panel)
    controller.set_trace(first_step())
    texts = [panel.as_text()]
    while not controller.at_end:
        controller.next()
        texts.append(panel.as_text())
    whole = "\n".join(texts)
    places = [whole.find(shapes) for _, shapes in PRODUCTS]
    assert -1 not in places, PRODUCTS[places.index(-1)]
    assert places == sorted(places)
    assert places[1] < whole.find("dout = 2 (p − t)") < places[2], "δ2 = 2 (ŷ − y)"
    assert places[3] < whole.find("f′(z₁) = 0") < places[4], "the mask h > 0"
    assert "131.34" in whole, "the loss of a sample that the lesson states"
