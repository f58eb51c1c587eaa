"""Projects about the way back: gradients by formula, gradients that vanish, descent on a bowl."""

from functools import partial
from typing import Final

import numpy as np

from engine.datasets import built_in, typed_data
from engine.examples.example import Example, with_numbers
from engine.project import Project
from engine.specification import Choice, DenseSpec, InputSpec, NetworkSpec, TrainingSpec

_STANDARD: Final = Choice.of("normal", mean=0.0, deviation=1.0)
_DEPTH: Final = 10
_WIDTH: Final = 16


def _forward_backward() -> Project:
    """Return the two matrix products of many first PyTorch lessons, 1000-100-10, without biases.

    Batch 64 of inputs all 0.025 and targets all 1, sum of squares, 5,000 full-batch steps.
    """
    hidden = DenseSpec(
        id=2,
        units=100,
        activation=Choice("relu"),
        use_bias=False,
        weights_initializer=_STANDARD,
    )
    output = DenseSpec(
        id=3,
        units=10,
        activation=Choice("linear"),
        use_bias=False,
        weights_initializer=_STANDARD,
    )
    network = NetworkSpec.stack(InputSpec(id=1, units=1000), hidden, output)
    training = TrainingSpec(
        loss=Choice("sum_of_squares"),
        reduction="sum",
        learning_rate=1e-6,
        batch_size=0,
        shuffle=False,
        epochs=5000,
        seed=0,
    )
    dataset = typed_data(np.full((64, 1000), 0.025), np.ones((64, 10)), name="64 samples of 0.025")
    return Project(network, training, dataset=dataset)


def _deep(activation: str) -> Project:
    """Return ten narrow layers of one function behind one another.

    The weights are drawn for that function: Glorot's for the sigmoid, He's for ReLU.
    """
    hidden = DenseSpec(id=0, units=_WIDTH, activation=Choice(activation))
    network = NetworkSpec.stack(
        InputSpec(id=1, units=2, names=("x1", "x2")),
        *(hidden for _ in range(_DEPTH)),
        DenseSpec(id=0, units=1, activation=Choice("sigmoid")),
    )
    training = TrainingSpec(
        loss=Choice("binary_cross_entropy"),
        learning_rate=0.1,
        batch_size=10,
        epochs=50,
        seed=0,
    )
    return Project(network, training, dataset=built_in("circle"))


def _dying_relu() -> Project:
    """Return a layer of ReLU whose biases are so low that no sample wakes a neuron."""
    network = NetworkSpec.stack(
        InputSpec(id=1, units=2, names=("x1", "x2")),
        DenseSpec(
            id=2,
            units=8,
            activation=Choice("relu"),
            weights_initializer=Choice("uniform"),
            bias_initializer=Choice.of("constant", value=-5.0),
        ),
        DenseSpec(id=3, units=1, activation=Choice("sigmoid")),
    )
    training = TrainingSpec(
        loss=Choice("binary_cross_entropy"),
        optimizer=Choice("adam"),
        learning_rate=0.03,
        batch_size=50,
        epochs=100,
        seed=0,
    )
    return Project(network, training, dataset=built_in("circle"))


def _initial_values() -> Project:
    """Return three layers of ReLU whose weights are all drawn from N(0, 1): far too large for them.

    Source of the comparison: 밑바닥부터 시작하는 딥러닝 1, section 6.2.
    """
    hidden = DenseSpec(id=0, units=32, activation=Choice("relu"), weights_initializer=_STANDARD)
    network = NetworkSpec.stack(
        InputSpec(id=1, units=64, image_shape=(8, 8)),
        *(hidden, hidden, hidden),
        DenseSpec(id=0, units=10, activation=Choice("softmax")),
    )
    training = TrainingSpec(
        loss=Choice("categorical_cross_entropy"),
        learning_rate=0.1,
        batch_size=32,
        epochs=5,
        validation_fraction=0.2,
        seed=0,
    )
    return Project(network, training, dataset=built_in("digits"))


def _bowl() -> Project:
    """Return one neuron whose loss is w1²/20 + w2²: a long bowl to walk down from (-7, 2).

    The mean over two samples is that sum: their inputs are the roots of 2/20 and 2.
    Source: 밑바닥부터 시작하는 딥러닝 1, section 6.1, with its start and its rate of 0.95.
    """
    network = NetworkSpec.stack(
        InputSpec(id=1, units=2, names=("x1", "x2")),
        DenseSpec(id=2, units=1, activation=Choice("linear"), use_bias=False),
    )
    dataset = typed_data(
        [[np.sqrt(2.0 / 20.0), 0.0], [0.0, np.sqrt(2.0)]],
        [[0.0], [0.0]],
        name="w1²/20 + w2²",
        input_names=("x1", "x2"),
    )
    training = TrainingSpec(
        loss=Choice("sum_of_squares"),
        learning_rate=0.95,
        batch_size=0,
        shuffle=False,
        epochs=30,
        seed=0,
    )
    return with_numbers(network, training, dataset, {2: {"weights": [[-7.0], [2.0]]}})


GRADIENTS: Final = (
    Example(
        "forward-backward-1000-100-10",
        "Forward and backward as matrix products, 5,000 steps",
        _forward_backward,
    ),
    Example("vanishing-gradient", "Ten layers of sigmoids", partial(_deep, "sigmoid")),
    Example("vanishing-gradient-relu", "The same ten layers with ReLU", partial(_deep, "relu")),
    Example("dying-relu", "ReLU neurons that no sample wakes", _dying_relu),
    Example("initial-values", "Weights drawn too large for their layers", _initial_values),
    Example("loss-and-optimizers", "A long bowl and the ways down it", _bowl),
)
