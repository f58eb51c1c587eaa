"""Neurons with a step, their weights set by hand: the gates, and what one neuron cannot do.

The weights of the gates are those of 밑바닥부터 시작하는 딥러닝 1, chapter 2.
"""

from functools import partial
from typing import Final

from engine.datasets import built_in
from engine.examples.example import Example, with_numbers
from engine.project import Project
from engine.specification import Choice, DenseSpec, InputSpec, NetworkSpec, TrainingSpec

_STEP: Final = Choice("step")
#: The two weights and the bias of one neuron.
_GATES: Final = {
    "and": ((0.5, 0.5), -0.7),
    "nand": ((-0.5, -0.5), 0.7),
    "or": ((0.5, 0.5), -0.2),
}


def _one_neuron(data: str, weights: tuple[float, float], bias: float) -> Project:
    """Return one neuron that fires where ``w1 x1 + w2 x2 + b > 0``."""
    network = NetworkSpec.stack(_two_inputs(), DenseSpec(id=2, units=1, activation=_STEP))
    numbers = {2: {"weights": [[weights[0]], [weights[1]]], "bias": [bias]}}
    return with_numbers(network, _rule(epochs=20), built_in(data), numbers)


def _xor_by_hand() -> Project:
    """Return AND of NAND and OR, which is XOR: two layers do what one cannot."""
    hidden = DenseSpec(id=2, units=2, activation=_STEP, name="NAND OR")
    output = DenseSpec(id=3, units=1, activation=_STEP, name="AND")
    network = NetworkSpec.stack(_two_inputs(), hidden, output)
    (nand, nand_bias), (either, either_bias), (both, both_bias) = (
        _GATES[gate] for gate in ("nand", "or", "and")
    )
    columns = list(zip(nand, either, strict=True))
    numbers = {
        2: {"weights": columns, "bias": [nand_bias, either_bias]},
        3: {"weights": [[both[0]], [both[1]]], "bias": [both_bias]},
    }
    return with_numbers(network, _rule(epochs=20), built_in("xor"), numbers)


def _two_inputs() -> InputSpec:
    return InputSpec(id=1, units=2, names=("x1", "x2"))


def _rule(epochs: int) -> TrainingSpec:
    return TrainingSpec(
        loss=Choice("perceptron"), learning_rate=0.1, batch_size=1, epochs=epochs, seed=0
    )


PERCEPTRONS: Final = (
    Example(
        "neuron",
        "One neuron to set by hand: weighted sum, threshold, bias",
        partial(_one_neuron, "and", (0.0, 0.0), 0.0),
    ),
    Example("and-perceptron", "AND by hand", partial(_one_neuron, "and", *_GATES["and"])),
    Example("nand-perceptron", "NAND by hand", partial(_one_neuron, "nand", *_GATES["nand"])),
    Example("or-perceptron", "OR by hand", partial(_one_neuron, "or", *_GATES["or"])),
    Example(
        "xor-impossible",
        "XOR with one neuron: never more than three of four",
        partial(_one_neuron, "xor", *_GATES["or"]),
    ),
    Example("xor-by-hand", "XOR by hand: AND of NAND and OR", _xor_by_hand),
)
