"""Scenes of what only shows when something is chosen: a neuron, a weight, a cell, a moment.

`screenshots.py` renders them with its own.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QCheckBox, QSlider, QToolButton
from screenshot_states import bring_up, settle, train

from engine import (
    Choice,
    DenseSpec,
    InputSpec,
    MaxoutSpec,
    NetworkSpec,
    TrainingSpec,
    built_in,
)
from gui.document.document import DocumentState
from gui.plots.confusion_matrix_view import ConfusionMatrixView
from gui.plots.functions_plot import FunctionsPlot
from gui.window.main_window import MainWindow

Scene = Callable[[MainWindow], None]

#: A three, as strokes on a pad of side 1.
_THREE = (
    (0.3, 0.25),
    (0.5, 0.15),
    (0.68, 0.28),
    (0.5, 0.45),
    (0.7, 0.62),
    (0.55, 0.82),
    (0.3, 0.75),
)


def _trained(window: MainWindow, name: str, steps: int) -> list[int]:
    """Train an example and return the ids of its layers from input to output."""
    window.files.open_example(name)
    train(window, steps)
    window.session.pause_now()
    return list(window.document.state.network.order)


def _hidden_neuron(name: str, steps: int = 300) -> Scene:
    """Select a hidden neuron: its response map, or its weights as bars or a picture."""

    def show(window: MainWindow) -> None:
        layers = _trained(window, name, steps)
        bring_up(window, "neuron")
        window.selection.select_neuron(layers[1], 1)
        settle()

    return show


def _weight(name: str, dock: str) -> Scene:
    """Select a weight of the first hidden layer."""

    def show(window: MainWindow) -> None:
        layers = _trained(window, name, 300)
        bring_up(window, dock)
        window.selection.select_weight(layers[1], "weights", (0, 1))
        settle()

    return show


def _earlier_moment(window: MainWindow) -> None:
    """Go back in time with the slider of the histograms."""
    _trained(window, "digits-8x8", 300)
    bring_up(window, "weights")
    slider = window.findChild(QSlider, "distributionTime")
    slider.setValue(slider.maximum() // 3)
    settle()


def _mistaken_pair(window: MainWindow) -> None:
    """Click a cell of the confusion matrix: the mistakes of one pair."""
    _trained(window, "digits-8x8", 60)
    bring_up(window, "confusion")
    matrix = window.findChild(ConfusionMatrixView)
    counts = matrix.matrix.copy()
    counts[range(len(counts)), range(len(counts))] = 0
    row, column = divmod(int(counts.argmax()), len(counts))
    matrix.pair_clicked.emit(row, column)
    settle()


def _many_functions(window: MainWindow) -> None:
    """Lay many functions over one another, with their slopes, steeper and shifted."""
    bring_up(window, "functions")
    plot = window.findChild(FunctionsPlot)
    plot.set_chosen(("sigmoid", "tanh", "leaky_relu", "elu", "selu", "swish", "softmax", "maxout"))
    window.findChild(QSlider, "functionsWeight").setValue(20)
    window.findChild(QSlider, "functionsBias").setValue(-15)
    window.findChild(QCheckBox, "functionSlopes").setChecked(True)
    settle()


def _three_runs(dock: str) -> Scene:
    """Compare three runs with other settings."""

    def show(window: MainWindow) -> None:
        window.files.open_example("spiral-2-8-8-1")
        for _ in range(2):
            train(window, 100)
            window.session.pause_now()
            window.training.reset()
        train(window, 200)
        bring_up(window, dock)

    return show


def _curve_of_one_input(window: MainWindow) -> None:
    """Fit a curve of one input."""
    network = NetworkSpec.stack(
        InputSpec(id=0, units=1),
        DenseSpec(id=0, units=16, activation=Choice("tanh")),
        DenseSpec(id=0, units=1, activation=Choice("linear")),
    )
    training = TrainingSpec(
        loss=Choice("mean_squared_error"), optimizer=Choice("adam"), learning_rate=0.01, epochs=200
    )
    window.document.open(DocumentState(network, training, data=built_in("sine")))
    train(window, 1000)
    bring_up(window, "regions")


def _maxout(window: MainWindow) -> None:
    """Show the pieces of a Maxout unit."""
    network = NetworkSpec.stack(
        InputSpec(id=0, units=2),
        MaxoutSpec(id=0, units=4, pieces=3),
        DenseSpec(id=0, units=1, activation=Choice("sigmoid")),
    )
    training = TrainingSpec(loss=Choice("binary_cross_entropy"), learning_rate=0.1, epochs=50)
    window.document.open(DocumentState(network, training, data=built_in("circle")))
    train(window, 100)
    bring_up(window, "activation")
    window.selection.select_neuron(network.order[1], 0)
    settle()


def _blobs(window: MainWindow) -> None:
    """Show the regions of several classes."""
    network = NetworkSpec.stack(
        InputSpec(id=0, units=2),
        DenseSpec(id=0, units=8, activation=Choice("relu")),
        DenseSpec(id=0, units=3, activation=Choice("softmax")),
    )
    training = TrainingSpec(loss=Choice("categorical_cross_entropy"), learning_rate=0.1, epochs=50)
    window.document.open(DocumentState(network, training, data=built_in("blobs")))
    train(window, 100)
    bring_up(window, "regions")


def _drawing(window: MainWindow) -> None:
    """Draw a three on the pad of a trained network."""
    _trained(window, "digits-8x8", 400)
    window.data_wiring.try_network()
    dialog = window.data_wiring.predict_dialog
    dialog.pad.draw([QPointF(*place) for place in _THREE])
    settle()


def _stop_conditions(window: MainWindow) -> None:
    """Open what ends a run earlier."""
    window.findChild(QToolButton, "stopConditions").click()


def _problems(window: MainWindow) -> None:
    """Open the list of problems."""
    broken = NetworkSpec.stack(
        InputSpec(id=0, units=4), DenseSpec(id=0, units=1, activation=Choice("softmax"))
    )
    window.document.open(DocumentState(broken))
    settle()
    window.findChild(QToolButton, "problemsButton").click()


def _canvas_menu(window: MainWindow) -> None:
    """Open the menu of a block."""
    window.files.open_example("xor-mlp")
    layer = list(window.document.state.network.order)[1]
    window.selection.select_layer(layer)
    middle = window.canvas.rect().center()
    window.canvas.menu_wanted.emit(window.canvas.mapToGlobal(middle))


def watching_scenes() -> dict[str, Scene]:
    """Return the scenes by the names of their pictures."""
    return {
        **{
            f"chosen-neuron-{name}": _hidden_neuron(name)
            for name in ("xor-mlp", "spiral-2-8-8-1", "dense-4-8-8-3", "digits-8x8")
        },
        **{
            f"chosen-weight-{dock}": _weight("xor-mlp", dock)
            for dock in ("weights", "inspector", "neuron")
        },
        "chosen-moment": _earlier_moment,
        "chosen-pair": _mistaken_pair,
        "chosen-functions": _many_functions,
        "three-runs-loss": _three_runs("loss"),
        "three-runs-accuracy": _three_runs("accuracy"),
        "three-runs-runs": _three_runs("runs"),
        "curve-of-one-input": _curve_of_one_input,
        "maxout": _maxout,
        "blobs": _blobs,
        "drawing": _drawing,
        "stop-conditions": _stop_conditions,
        "problems": _problems,
        "canvas-menu": _canvas_menu,
    }
