"""Networks on their data for the tests of the plots, and a way to await what they work out."""

import numpy as np
from pytestqt.qtbot import QtBot

from engine import (
    Array,
    Choice,
    Dataset,
    DenseSpec,
    InputSpec,
    Network,
    NetworkSpec,
    TrainingSpec,
    built_in,
    training_sets,
    typed_data,
)
from gui.plots.panel import NetworkPanel
from gui.plots.subject import Subject


def subject_of(dataset: Dataset, activation: str, loss: str, units: int = 1) -> Subject:
    """Return a network with one hidden layer of four on a data set."""
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=dataset.shape.inputs),
        DenseSpec(id=0, units=4, activation=Choice("tanh")),
        DenseSpec(id=0, units=units, activation=Choice(activation)),
    )
    training = TrainingSpec(loss=Choice(loss), batch_size=4)
    return Subject(spec, training, dataset, training_sets(dataset, spec, training))


def xor() -> Subject:
    """Return a network on XOR: one sigmoid, two inputs."""
    return subject_of(built_in("xor"), "sigmoid", "binary_cross_entropy")


def three_classes(inputs: int = 2, samples: int = 60) -> Subject:
    """Return a softmax network on three clouds."""
    stream = np.random.default_rng(0)
    targets = np.arange(samples) % 3
    points = stream.normal(size=(samples, inputs)) + 3.0 * targets[:, np.newaxis]
    dataset = typed_data(points, targets, class_names=("a", "b", "c"))
    return subject_of(dataset, "softmax", "categorical_cross_entropy", 3)


def sine() -> Subject:
    """Return a network of one input on a sine."""
    x = np.linspace(-3, 3, 40)
    return subject_of(typed_data(x[:, np.newaxis], np.sin(x)), "linear", "mean_squared_error")


def plane() -> Subject:
    """Return a network of two inputs on values."""
    return subject_of(built_in("reg_plane"), "linear", "mean_squared_error")


def initial(subject: Subject, seed: int = 0) -> Array:
    """Return initial parameters of the subject's network."""
    return Network.build(subject.spec, seed, subject.training.dtype).parameters


def shown(qtbot: QtBot, panel: NetworkPanel) -> None:
    """Show a panel at the size of a dock."""
    qtbot.addWidget(panel, before_close_func=lambda closing: closing.shut_down())
    panel.resize(600, 300)
    with qtbot.waitExposed(panel):
        panel.show()


def settled(qtbot: QtBot, panel: NetworkPanel) -> None:
    """Wait until nothing is being worked out any more."""
    qtbot.waitUntil(lambda: not panel.is_busy)
