"""Projects that tell classes apart, from one neuron to pictures of digits."""

from dataclasses import replace
from typing import Final

from engine.datasets import built_in, typed_data
from engine.examples.example import Example
from engine.project import Project
from engine.specification import (
    Choice,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    NetworkSpec,
    TrainingSpec,
)

_RELU: Final = Choice("relu")
_SOFTMAX: Final = Choice("softmax")
#: Hours of study, and whether the student passed.
_HOURS: Final = (
    (0.50, 0), (0.75, 0), (1.00, 0), (1.25, 0), (1.50, 0), (1.75, 0), (1.75, 1), (2.00, 0),
    (2.25, 1), (2.50, 0), (2.75, 1), (3.00, 0), (3.25, 1), (3.50, 0), (4.00, 1), (4.25, 1),
    (4.50, 1), (4.75, 1), (5.00, 1), (5.50, 1),
)  # fmt: skip


def _logistic() -> Project:
    """Return one sigmoid that says from the hours of study how likely a student passes.

    Training ends at w = 1.5046 and b = −4.0777, the numbers that the source prints.
    Source: https://en.wikipedia.org/wiki/Logistic_regression
    """
    network = NetworkSpec.stack(
        InputSpec(id=1, units=1, names=("x",)),
        DenseSpec(id=2, units=1, activation=Choice("sigmoid")),
    )
    hours, passed = zip(*_HOURS, strict=True)
    dataset = typed_data(
        [[hour] for hour in hours],
        passed,
        name="hours of study",
        class_names=("failed", "passed"),
        input_names=("x",),
    )
    training = TrainingSpec(
        loss=Choice("binary_cross_entropy"),
        optimizer=Choice("adam"),
        learning_rate=0.05,
        batch_size=0,
        shuffle=False,
        epochs=2000,
        seed=0,
    )
    return Project(network, training, dataset=dataset)


def _softmax() -> Project:
    """Return one softmax layer on Iris: 4 inputs, 3 outputs, 15 parameters."""
    flowers = InputSpec(id=1, units=4)
    network = NetworkSpec.stack(flowers, DenseSpec(id=2, units=3, activation=_SOFTMAX))
    return Project(network, _cross_entropy(batch_size=10, epochs=100), dataset=built_in("iris"))


def _dense() -> Project:
    """Return ReLU, ReLU and softmax on Iris: 4-8-8-3, 139 parameters."""
    hidden = DenseSpec(id=0, units=8, activation=_RELU)
    output = DenseSpec(id=0, units=3, activation=_SOFTMAX)
    network = NetworkSpec.stack(InputSpec(id=1, units=4), hidden, hidden, output)
    return Project(network, _cross_entropy(batch_size=10, epochs=100), dataset=built_in("iris"))


def _overfitting() -> Project:
    """Return a wide network on fifty noisy points, with dropout that is not turned on yet.

    Without a penalty it learns them by heart: the loss on the other fifty grows.
    """
    hidden = DenseSpec(id=0, units=32, activation=_RELU)
    idle = DropoutSpec(id=0, rate=0.0)
    network = NetworkSpec.stack(
        InputSpec(id=1, units=2, names=("x1", "x2")),
        *(hidden, idle, hidden, idle),
        DenseSpec(id=0, units=1, activation=Choice("sigmoid")),
    )
    training = TrainingSpec(
        loss=Choice("binary_cross_entropy"),
        optimizer=Choice("adam"),
        learning_rate=0.01,
        batch_size=10,
        epochs=200,
        validation_fraction=0.5,
        seed=0,
    )
    dataset = built_in("moons", {"samples": 100, "noise": 0.35})
    return Project(network, training, dataset=dataset)


def _digits() -> Project:
    """Return 64-32-10 on the small pictures of digits that come with the program."""
    network = NetworkSpec.stack(
        InputSpec(id=1, units=64, image_shape=(8, 8)),
        DenseSpec(id=2, units=32, activation=_RELU),
        DenseSpec(id=3, units=10, activation=_SOFTMAX),
    )
    training = replace(_cross_entropy(batch_size=32, epochs=20), validation_fraction=0.2)
    return Project(network, training, dataset=built_in("digits"))


def _cross_entropy(batch_size: int, epochs: int) -> TrainingSpec:
    return TrainingSpec(
        loss=Choice("categorical_cross_entropy"),
        optimizer=Choice("adam"),
        learning_rate=0.01,
        batch_size=batch_size,
        epochs=epochs,
        seed=0,
    )


CLASSIFIERS: Final = (
    Example("logistic-regression", "Logistic regression: passed after so many hours", _logistic),
    Example("softmax-regression", "Iris with one softmax layer", _softmax),
    Example("dense-4-8-8-3", "Iris with two hidden layers, 139 parameters", _dense),
    Example("overfitting-2-32-32-1", "Fifty noisy points learned by heart", _overfitting),
    Example("digits-8x8", "Digits of 8 × 8 pixels, which come with the program", _digits),
)
