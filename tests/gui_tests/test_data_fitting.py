"""Data that are chosen get input, output and loss that can learn them, and train in the window."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import Choice, Dataset, built_in, typed_data
from gui.document.edits import set_activation, set_training, set_units
from gui.window.main_window import MainWindow
from gui.wiring import training_wiring

_X = np.random.default_rng(0).normal(size=(60, 3))
_SETS = {
    "several values": typed_data(
        _X, np.c_[_X.sum(1), _X[:, 0] - 9], target_names=("sum", "difference")
    ),
    "one value": typed_data(_X, 3 * _X[:, 0]),
    "two classes": typed_data(_X, (_X[:, 0] > 0).astype(int), class_names=("no", "yes")),
    "four classes": typed_data(_X, np.arange(60) % 4, class_names=tuple("ABCD")),
    "one sample": typed_data(_X[:1], [[3.0]]),
    "one sample of a class": typed_data(_X[:1], [0], class_names=("no", "yes")),
    "two samples": typed_data(_X[:2], [0, 1], class_names=("no", "yes")),
    "a constant column": typed_data(np.c_[np.ones(9), _X[:9]], np.arange(9.0)),
}
_OUTPUTS = {
    "several values": (2, "linear", "mean_squared_error"),
    "one value": (1, "linear", "mean_squared_error"),
    "two classes": (1, "sigmoid", "binary_cross_entropy"),
    "four classes": (4, "softmax", "categorical_cross_entropy"),
    "one sample": (1, "linear", "mean_squared_error"),
    "one sample of a class": (1, "sigmoid", "binary_cross_entropy"),
    "two samples": (1, "sigmoid", "binary_cross_entropy"),
    "a constant column": (1, "linear", "mean_squared_error"),
}


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda w: w.document.set_clean())
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lossPlot") is not None)
    yield window
    window.session.pause_now()


def fitted(window: MainWindow) -> tuple[int, str, str]:
    state = window.document.state
    output = state.network.output
    return output.units, output.activation.name, state.training.loss.name


def trained(qtbot: QtBot, window: MainWindow, data: Dataset) -> None:
    window.data_wiring.panel.data_chosen.emit(data)
    assert window.document.problems == ()
    begun = window.trainer.trainer.state.position.step
    window.controls.train_action.trigger()
    qtbot.waitUntil(lambda: window.trainer.trainer.state.position.step > begun + 20)
    window.session.pause_now()


@pytest.mark.parametrize("share", [0.0, 0.2])
@pytest.mark.parametrize("kind", _SETS)
def test_data_of_every_kind_train_at_once(
    qtbot: QtBot, window: MainWindow, kind: str, share: float
) -> None:
    set_training(window.document, "validation_fraction", share)
    trained(qtbot, window, _SETS[kind])
    assert fitted(window) == _OUTPUTS[kind]
    window.data_wiring.try_network()
    assert window.data_wiring.predict_dialog is not None
    assert window.data_wiring.predict_dialog.bars._found is not None
    window.data_wiring.predict_dialog.close()


@pytest.mark.parametrize("first", ["two classes", "four classes", "one value", "several values"])
@pytest.mark.parametrize("then", ["two classes", "four classes", "one value", "several values"])
def test_one_kind_of_data_follows_another(window: MainWindow, first: str, then: str) -> None:
    """Values stayed behind a sigmoid, and classes behind a linear unit that knows no class."""
    for kind in (first, then):
        window.data_wiring.panel.data_chosen.emit(_SETS[kind])
    assert fitted(window) == _OUTPUTS[then]
    assert window.document.problems == ()


def test_an_output_that_reaches_the_targets_stays(window: MainWindow) -> None:
    window.data_wiring.panel.data_chosen.emit(_SETS["one value"])
    output = window.document.state.network.output
    set_activation(window.document, output.id, Choice("sigmoid"))
    window.data_wiring.panel.data_chosen.emit(typed_data(_X, np.abs(np.tanh(_X[:, 0]))))
    assert fitted(window)[:2] == (1, "sigmoid")
    window.data_wiring.panel.data_chosen.emit(typed_data(_X, 3 * _X[:, 1]))
    assert fitted(window)[:2] == (1, "linear")


def test_inputs_alone_are_not_trained_on_and_that_is_said(window: MainWindow) -> None:
    window.data_wiring.panel.data_chosen.emit(typed_data(_X, name="bare"))
    assert not window.document.can_train
    assert not window.controls.train_action.isEnabled()
    assert "bare has inputs only: choose data with targets." in window.training.obstacle()
    assert "inputs only" in window.status_line._problems.text()


def test_one_output_for_two_classes_is_called_by_the_second(
    qtbot: QtBot, window: MainWindow
) -> None:
    trained(qtbot, window, _SETS["two classes"])
    found = window.data_wiring._predict(_X[:3])
    assert found.to_csv().startswith("yes,class\n")


def test_what_was_fitted_is_said_and_undone(window: MainWindow) -> None:
    before = window.document.state
    window.data_wiring.choose_source("iris")
    assert window.messages.isVisible()
    assert window.messages.text == (
        "The network was fitted to the data: 4 inputs, 3 outputs (softmax), loss categorical "
        "cross-entropy. Undo brings the old back."
    )
    window.document.undo()
    assert window.document.state.network == before.network
    window.document.redo()
    window.data_wiring.panel.preparation.choose_scaling("none")
    window.data_wiring.panel.use.click()
    assert not window.messages.isVisible()


def test_values_have_their_names_in_the_diagram(window: MainWindow) -> None:
    window.data_wiring.panel.data_chosen.emit(_SETS["several values"])
    assert window.diagram.picture().words.outputs == ("sum", "difference")


def run_for(qtbot: QtBot, window: MainWindow, epochs: int) -> None:
    set_training(window.document, "epochs", epochs)
    with qtbot.waitSignal(window.session.run_ended):
        window.controls.train_action.trigger()


def test_data_of_another_width_are_learned_from_the_beginning(
    window: MainWindow, qtbot: QtBot
) -> None:
    run_for(qtbot, window, 5)
    window.data_wiring.panel.data_chosen.emit(_SETS["two classes"])
    assert window.document.state.training_state is None
    assert "It starts untrained" in window.messages.text
    assert window.controls.status.text.startswith("Not trained yet")
    window.document.undo()
    assert window.controls.status.text.startswith("epoch 5")


def test_other_data_of_one_width_are_measured_anew(window: MainWindow, qtbot: QtBot) -> None:
    run_for(qtbot, window, 400)
    before = window.controls.status.text
    assert "acc 100 %" in before
    window.data_wiring.panel.data_chosen.emit(built_in("or", {}))
    status = window.controls.status
    assert status.text.startswith("epoch 400")
    assert "acc 100 %" not in status.text
    assert status.rest_text == "changed since training"
    run_for(qtbot, window, 1)
    assert status.rest_text == "finished"


def test_what_is_too_much_to_measure_at_once_shows_no_old_numbers(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_for(qtbot, window, 5)
    monkeypatch.setattr(training_wiring, "_MOST_PRODUCTS", 1)
    window.data_wiring.panel.data_chosen.emit(built_in("or", {}))
    assert window.controls.status.text == "epoch 5"


def test_a_moment_with_other_data_is_refused_for_its_reason(
    window: MainWindow, qtbot: QtBot
) -> None:
    run_for(qtbot, window, 5)
    window.data_wiring.panel.data_chosen.emit(built_in("or", {}))
    run_for(qtbot, window, 5)
    step = window.trainer.trainer.state.position.step
    with qtbot.waitSignal(window.plots.runs.failed) as refused:
        window.plots.runs.go_back(2)
    assert "with other data" in refused.args[0]
    assert window.trainer.trainer.state.position.step == step


def test_a_layer_that_is_changed_makes_the_old_numbers_those_of_the_past(
    window: MainWindow, qtbot: QtBot
) -> None:
    run_for(qtbot, window, 400)
    hidden = window.document.state.network.order[1]
    set_units(window.document, hidden, 3)
    assert window.controls.status.rest_text == "changed since training"
    assert "acc 100 %" not in window.controls.status.text
