"""Random networks in the window: stepped by hand, forward and back, they have training's bits."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from engine import (
    Dataset,
    LayerloomError,
    NetworkSpec,
    Trainer,
    TrainingSpec,
    TrainingState,
    typed_data,
)
from gui.document.document import DocumentState
from gui.stepping.controller import GRANULARITIES
from gui.stepping.what_if import Place
from gui.window.main_window import MainWindow
from tests.engine_tests.samples import random_samples
from tests.engine_tests.strategies import trained_networks
from tests.engine_tests.test_trace import same_bits

SAMPLES = 7
STEPS = 50
FEW = settings(max_examples=8)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    yield window
    window.session.pause_now()


def data_for(spec: NetworkSpec, training: TrainingSpec) -> Dataset:
    """Return samples whose targets the document codes as this loss wants them."""
    inputs, targets = random_samples(spec, training, SAMPLES)
    if training.loss.name in ("categorical_cross_entropy", "hinge"):
        classes = targets.argmax(axis=1)
        names = [f"c{number}" for number in range(targets.shape[1])]
        return typed_data(inputs, classes, class_names=names)
    return typed_data(inputs, targets)


def opened(window: MainWindow, pair: tuple[NetworkSpec, TrainingSpec]) -> Trainer:
    """Open a random network as a project; draw another one where it cannot be trained."""
    spec, training = pair
    window.stepper.leave()
    state = DocumentState(network=spec, training=training, data=data_for(spec, training))
    window.document.open(state)
    assume(window.document.can_train)
    trainer = window.trainer.trainer
    assert trainer is not None
    return trainer


def finished(trainer: Trainer, steps: int) -> TrainingState:
    """Return the state after so many steps of training from the beginning; the trainer stays."""
    twin = Trainer(trainer.state.copy(), trainer.inputs, trainer.targets)
    try:
        twin.run(until_step=steps)
    except LayerloomError:
        assume(False)
    return twin.state


def seen(window: MainWindow) -> list[bytes]:
    """Return every number of the step at hand, as bits."""
    operations = [operation for stop in window.stepper.stops for operation in stop.operations]
    matrices = [matrix for operation in operations for matrix in operation.matrices]
    return [np.ascontiguousarray(matrix.values).tobytes() for matrix in matrices]


@settings(FEW, max_examples=3)
@given(pair=trained_networks(), granularity=st.sampled_from(sorted(GRANULARITIES)))
def test_fifty_steps_by_hand_are_fifty_steps_of_training(
    window: MainWindow, pair: tuple[NetworkSpec, TrainingSpec], granularity: str
) -> None:
    trainer = opened(window, pair)
    straight = finished(trainer, STEPS)
    window.stepper.set_granularity(granularity)
    window.stepper.next()
    while trainer.state.position.step < STEPS:
        window.stepper.last()
        window.stepper.next()
    assert same_bits(trainer.state, straight)


@FEW
@given(
    pair=trained_networks(),
    granularity=st.sampled_from(sorted(GRANULARITIES)),
    steps=st.integers(1, 4),
)
def test_forward_through_the_last_step_and_back_gives_the_first_bits(
    window: MainWindow, pair: tuple[NetworkSpec, TrainingSpec], granularity: str, steps: int
) -> None:
    trainer = opened(window, pair)
    straight = finished(trainer, steps)
    window.stepper.set_granularity(granularity)
    window.stepper.next()
    walked = [seen(window)]
    while trainer.state.position.step < steps:
        if window.stepper.at_end:
            window.stepper.next()
            walked.append(seen(window))
        else:
            window.stepper.next()
    for step in range(steps - 1, -1, -1):
        window.stepper.first()
        window.stepper.previous()
        assert window.stepper.at_end
        assert seen(window) == walked[step]
    window.stepper.first()
    assert seen(window) == walked[0]
    window.stepper.leave()
    assert same_bits(trainer.state, straight)


@FEW
@given(pair=trained_networks(), value=st.floats(-2.0, 2.0))
def test_the_sandbox_leaves_no_trace(
    window: MainWindow, pair: tuple[NetworkSpec, TrainingSpec], value: float
) -> None:
    trainer = opened(window, pair)
    straight = finished(trainer, 2)
    window.stepper.next()
    before = seen(window)
    for parameter in trainer.state.network.table:
        if not parameter.name.startswith("running"):
            index = (0,) * len(parameter.shape)
            window.what_if.try_out(Place(parameter.name, parameter.layer, index), value)
    window.what_if.try_out(Place("inputs", None, (0, 0)), value)
    window.what_if.try_out(Place("targets", None, (1, 0)), value)
    window.what_if.drop()
    assert seen(window) == before
    for _ in range(2):
        window.stepper.last()
        window.stepper.next()
    assert same_bits(trainer.state, straight)
