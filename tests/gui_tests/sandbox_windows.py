"""What the tests of the sandbox ask of a window, and do in it."""

import numpy as np
from PySide6.QtWidgets import QPushButton

from engine import (
    LossRecord,
    TrainingState,
)
from gui.stepping.matrix_view import MatrixView
from gui.stepping.what_if import Place
from gui.window.main_window import MainWindow

HIDDEN = 2
"""The hidden layer of the example, by its id."""


def state_of(window: MainWindow) -> TrainingState:
    trainer = window.trainer.trainer
    assert trainer is not None
    return trainer.state


def bits(state: TrainingState) -> bytes:
    capture = state.capture()
    moments = b"".join(array.tobytes() for _, array in sorted(capture.optimizer.items()))
    rest = repr((capture.position, capture.generators, capture.shuffling, capture.optimizer_steps))
    return capture.parameters.tobytes() + moments + capture.order.tobytes() + rest.encode()


def seen(window: MainWindow) -> list[bytes]:
    """Return every number of the step at hand, as bits."""
    operations = [operation for stop in window.stepper.stops for operation in stop.operations]
    matrices = [matrix for operation in operations for matrix in operation.matrices]
    return [np.ascontiguousarray(matrix.values).tobytes() for matrix in matrices]


def loss(window: MainWindow) -> float:
    records = [record for stop in window.stepper.stops for record in stop.records]
    return next(record.loss for record in records if isinstance(record, LossRecord))


def view_of(window: MainWindow, tried_as: str) -> MatrixView:
    views = [view for card in window.step_panel.cards.cards for view in card.views()]
    return next(view for view in views if view.matrix.tried_as == tried_as)


def strip_text(window: MainWindow) -> str:
    return window.step_panel.sandbox_strip.text()


def button(window: MainWindow, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None
    return found


def try_three(window: MainWindow) -> None:
    window.what_if.try_out(Place("weights", HIDDEN, (0, 1)), 1.5)
    window.what_if.try_out(Place("inputs", None, (1, 0)), 0.25)
    window.what_if.try_out(Place("targets", None, (0, 0)), 0.5)
