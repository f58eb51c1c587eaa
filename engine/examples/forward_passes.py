"""Projects about the way forward: shapes, curves of functions, what a bias does."""

from typing import Final

import numpy as np
from numpy.random import PCG64, Generator

from engine.datasets import typed_data
from engine.examples.example import Example, with_numbers
from engine.project import Project
from engine.specification import (
    ActivationSpec,
    Choice,
    ConcatenateSpec,
    DenseSpec,
    InputSpec,
    LinkSpec,
    NetworkSpec,
    TrainingSpec,
)

_LINEAR: Final = Choice("linear")
_SIGMOID: Final = Choice("sigmoid")
_STANDARD: Final = Choice.of("normal", mean=0.0, deviation=1.0)
_CURVES: Final = ("step", "sigmoid", "relu")


def _two_layers() -> Project:
    """Return affine 2 to 4, sigmoid, affine 4 to 3; weights, biases and ten samples from N(0, 1).

    What it learns are the sum, the difference and the product of the two inputs.
    """
    hidden = DenseSpec(
        id=2,
        units=4,
        activation=_SIGMOID,
        weights_initializer=_STANDARD,
        bias_initializer=_STANDARD,
    )
    output = DenseSpec(
        id=3,
        units=3,
        activation=_LINEAR,
        weights_initializer=_STANDARD,
        bias_initializer=_STANDARD,
    )
    network = NetworkSpec.stack(InputSpec(id=1, units=2, names=("x1", "x2")), hidden, output)
    x = Generator(PCG64(0)).normal(size=(10, 2))
    targets = np.stack([x[:, 0] + x[:, 1], x[:, 0] - x[:, 1], x[:, 0] * x[:, 1]], axis=1)
    dataset = typed_data(
        x,
        targets,
        name="10 samples of N(0, 1)",
        input_names=("x1", "x2"),
        target_names=("sum", "difference", "product"),
    )
    training = TrainingSpec(learning_rate=0.1, batch_size=0, shuffle=False, epochs=2000, seed=0)
    return Project(network, training, dataset=dataset)


def _softmax() -> Project:
    """Return one dense layer, 3 inputs, 2 outputs, softmax: 8 parameters, four samples at once."""
    network = NetworkSpec.stack(
        InputSpec(id=1, units=3, names=("x1", "x2", "x3")),
        DenseSpec(id=2, units=2, activation=Choice("softmax")),
    )
    dataset = typed_data(
        [[1.0, 2.0, 3.0], [2.0, 1.0, 0.0], [0.0, 1.0, 2.0], [3.0, 2.0, 1.0]],
        [1, 0, 1, 0],
        name="four samples",
        class_names=("falling", "rising"),
        input_names=("x1", "x2", "x3"),
    )
    training = TrainingSpec(
        loss=Choice("categorical_cross_entropy"),
        learning_rate=0.5,
        batch_size=0,
        shuffle=False,
        epochs=200,
        seed=0,
    )
    numbers = {2: {"weights": [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]], "bias": [0.1, -0.1]}}
    return with_numbers(network, training, dataset, numbers)


def _activations() -> Project:
    """Return step, sigmoid and ReLU of the same number side by side, from -5 to 5."""
    x = np.linspace(-5.0, 5.0, 101)
    # What no function of zero slope could learn: here there is nothing to learn but to look at.
    wanted = np.stack([x > 0.0, 1.0 / (1.0 + np.exp(-x)), np.maximum(x, 0.0)], axis=1)
    neurons = tuple(
        ActivationSpec(id=2 + place, activation=Choice(name)) for place, name in enumerate(_CURVES)
    )
    scale = DenseSpec(id=6, units=3, activation=_LINEAR, use_bias=False)
    links = (
        *(LinkSpec(1, neuron.id) for neuron in neurons),
        *(LinkSpec(neuron.id, 5) for neuron in neurons),
        LinkSpec(5, 6),
    )
    layers = (InputSpec(id=1, units=1, names=("x",)), *neurons, ConcatenateSpec(id=5), scale)
    dataset = typed_data(
        x[:, np.newaxis], wanted, name="x from -5 to 5", input_names=("x",), target_names=_CURVES
    )
    training = TrainingSpec(learning_rate=0.1, batch_size=0, shuffle=False, epochs=10, seed=0)
    return with_numbers(
        NetworkSpec(layers, links, 7), training, dataset, {6: {"weights": np.eye(3)}}
    )


def _bias_shift() -> Project:
    """Return one sigmoid that must move four to the right, which its bias does alone."""
    x = np.linspace(-10.0, 10.0, 81)
    neuron = DenseSpec(id=2, units=1, activation=_SIGMOID, weights_trainable=False)
    network = NetworkSpec.stack(InputSpec(id=1, units=1, names=("x",)), neuron)
    dataset = typed_data(
        x[:, np.newaxis],
        1.0 / (1.0 + np.exp(-(x - 4.0))),
        name="σ(x − 4)",
        input_names=("x",),
        target_names=("y",),
    )
    training = TrainingSpec(learning_rate=5.0, batch_size=0, shuffle=False, epochs=500, seed=0)
    return with_numbers(network, training, dataset, {2: {"weights": [[1.0]], "bias": [0.0]}})


def _linear_collapse() -> Project:
    """Return three layers h(x) = 2x, which together are one: 8x."""
    layer = DenseSpec(id=0, units=1, activation=_LINEAR, use_bias=False)
    network = NetworkSpec.stack(InputSpec(id=1, units=1, names=("x",)), layer, layer, layer)
    x = np.array([[-1.0], [-0.5], [0.5], [1.0]])
    dataset = typed_data(x, 27.0 * x, name="27x", input_names=("x",), target_names=("y",))
    training = TrainingSpec(learning_rate=0.003, batch_size=0, shuffle=False, epochs=300, seed=0)
    return with_numbers(
        network, training, dataset, {layer_id: {"weights": [[2.0]]} for layer_id in (2, 3, 4)}
    )


FORWARD_PASSES: Final = (
    Example("two-layer-2-4-3", "Two layers and the shape at every stop", _two_layers),
    Example("softmax-3-2", "One softmax layer, eight parameters, Y = XW + B", _softmax),
    Example("activations", "Step, sigmoid and ReLU of the same number", _activations),
    Example("bias-shift", "A bias moves the sigmoid sideways", _bias_shift),
    Example("linear-collapse", "Three linear layers are one", _linear_collapse),
)
