"""Projects to begin with: digits, gates, toy sets, and two networks worked by hand in books."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from engine.datasets import MNIST, built_in, typed_data
from engine.examples.example import Example, with_numbers
from engine.project import Project
from engine.specification import (
    AddSpec,
    Choice,
    DenseSpec,
    InputSpec,
    LayerSpec,
    NetworkSpec,
    TrainingSpec,
)

_SIGMOID: Final = Choice("sigmoid")


def _mnist() -> Project:
    """Return the first network of many courses; MNIST itself is not in the project."""
    first = DenseSpec(
        id=2,
        units=50,
        activation=_SIGMOID,
        weights_initializer=Choice("glorot_uniform"),
        bias_initializer=Choice("zeros"),
    )
    second = replace(first, id=3, units=10, activation=Choice("softmax"))
    pictures = InputSpec(id=1, units=784, image_shape=(28, 28))
    network = NetworkSpec.stack(pictures, first, second)
    training = TrainingSpec(
        loss=Choice("categorical_cross_entropy"),
        optimizer=Choice("adam"),
        learning_rate=1e-3,
        batch_size=32,
        epochs=5,
    )
    return Project(network, training, data=MNIST)


def _xor() -> Project:
    """Return the smallest network that learns what no single neuron can."""
    network = NetworkSpec.stack(
        InputSpec(id=1, units=2, names=("x1", "x2")),
        DenseSpec(id=2, units=4, activation=Choice("tanh")),
        DenseSpec(id=3, units=1, activation=_SIGMOID),
    )
    training = TrainingSpec(
        loss=Choice("binary_cross_entropy"),
        optimizer=Choice("adam"),
        learning_rate=0.1,
        batch_size=4,
        epochs=500,
    )
    return Project(network, training, dataset=built_in("xor"))


def _mazur() -> Project:
    """Return "A Step by Step Backpropagation Example" by Matt Mazur.

    The loss is half the sum of squares; the article never changes the biases.
    Source: https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/
    """
    return _worked_example(
        name="Mazur",
        sample=([0.05, 0.10], [0.01, 0.99]),
        hidden={"weights": [[0.15, 0.25], [0.20, 0.30]], "bias": [0.35, 0.35]},
        output={"weights": [[0.40, 0.50], [0.45, 0.55]], "bias": [0.60, 0.60]},
        epochs=10_000,
    )


def _wikidocs() -> Project:
    """Return 역전파 이해하기 of 딥 러닝을 이용한 자연어 처리 입문; there are no biases.

    Source: https://wikidocs.net/37406
    """
    return _worked_example(
        name="wikidocs 37406",
        sample=([0.1, 0.2], [0.4, 0.6]),
        hidden={"weights": [[0.30, 0.40], [0.25, 0.35]]},
        output={"weights": [[0.45, 0.70], [0.40, 0.60]]},
        epochs=1_000,
    )


def _worked_example(
    name: str,
    sample: tuple[list[float], list[float]],
    hidden: Mapping[str, object],
    output: Mapping[str, object],
    epochs: int,
) -> Project:
    """Return a 2-2-2 network of sigmoids with given weights, (inputs, outputs), and one sample."""
    dense = DenseSpec(
        id=0, units=2, activation=_SIGMOID, use_bias="bias" in hidden, bias_trainable=False
    )
    network = NetworkSpec.stack(InputSpec(id=1, units=2, names=("i1", "i2")), dense, dense)
    training = TrainingSpec(
        loss=Choice("half_sum_of_squares"), learning_rate=0.5, batch_size=1, epochs=epochs
    )
    inputs, targets = sample
    dataset = typed_data(
        [inputs], [targets], name=name, input_names=("i1", "i2"), target_names=("o1", "o2")
    )
    return with_numbers(network, training, dataset, {2: hidden, 3: output})


def _perceptron() -> Project:
    """Return Rosenblatt's perceptron, which learns what one line can divide."""
    network = NetworkSpec.stack(
        InputSpec(id=1, units=2, names=("x1", "x2")),
        DenseSpec(id=2, units=1, activation=Choice("step")),
    )
    training = TrainingSpec(loss=Choice("perceptron"), learning_rate=0.1, batch_size=1, epochs=20)
    return Project(network, training, dataset=built_in("and"))


def _spiral() -> Project:
    """Return a network wide enough for the hardest of the Playground's sets."""
    training = _classifying(learning_rate=0.01, epochs=200)
    return Project(_planes("tanh", 8, 8), training, dataset=built_in("spiral"))


def _vanishing() -> Project:
    """Return five layers of sigmoids, at whose front next to nothing of the gradient arrives."""
    training = replace(
        _classifying(learning_rate=0.1, epochs=100), optimizer=Choice("sgd"), batch_size=10
    )
    return Project(_planes("sigmoid", 6, 6, 6, 6, 6), training, dataset=built_in("circle"))


def _residual() -> Project:
    """Return a network with a link that leads around a layer, as He et al. (2015) draw them."""
    network = NetworkSpec.stack(
        InputSpec(id=1, units=2, names=("x1", "x2")),
        _hidden("tanh", 6),
        _hidden("tanh", 6),
        AddSpec(id=4),
        DenseSpec(id=5, units=1, activation=_SIGMOID),
    ).linking(2, 4)
    training = _classifying(learning_rate=0.03, epochs=50)
    return Project(network, training, dataset=built_in("circle"))


def _regression() -> Project:
    """Return a network that learns values rather than classes."""
    network = NetworkSpec.stack(
        InputSpec(id=1, units=2, names=("x1", "x2")),
        _hidden("tanh", 8),
        DenseSpec(id=3, units=1, activation=Choice("linear")),
    )
    training = TrainingSpec(
        loss=Choice("mean_squared_error"),
        optimizer=Choice("adam"),
        learning_rate=0.01,
        batch_size=30,
        epochs=50,
    )
    return Project(network, training, dataset=built_in("reg_gauss"))


def _planes(activation: str, *widths: int) -> NetworkSpec:
    """Return a network that tells points of a plane apart."""
    hidden = (_hidden(activation, units) for units in widths)
    return NetworkSpec.stack(
        InputSpec(id=1, units=2, names=("x1", "x2")),
        *hidden,
        DenseSpec(id=0, units=1, activation=_SIGMOID),
    )


def _hidden(activation: str, units: int) -> LayerSpec:
    return DenseSpec(id=0, units=units, activation=Choice(activation))


def _classifying(learning_rate: float, epochs: int) -> TrainingSpec:
    return TrainingSpec(
        loss=Choice("binary_cross_entropy"),
        optimizer=Choice("adam"),
        learning_rate=learning_rate,
        batch_size=10,
        epochs=epochs,
    )


FIRST_PROJECTS: Final = (
    Example("mnist-784-50-10", "Handwritten digits, the first network of many courses", _mnist),
    Example("xor-mlp", "XOR, which no single neuron learns", _xor),
    Example("mazur-2-2-2", "Matt Mazur's step by step backpropagation example", _mazur),
    Example("wikidocs-2-2-2", "Backpropagation by hand, wikidocs 37406", _wikidocs),
    Example("perceptron-and", "A perceptron that learns AND", _perceptron),
    Example("spiral-2-8-8-1", "Two arms of a spiral, told apart by two layers", _spiral),
    Example("regression-2-8-1", "A surface of hills, learned as values", _regression),
    Example("residual-2-6-6-1", "A link that leads around a layer", _residual),
    Example("vanishing-sigmoids", "Gradients that vanish in five layers of sigmoids", _vanishing),
)
