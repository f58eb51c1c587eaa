"""Worked examples of books and articles, known by their numbers: notes on what they misprint.

An example is recognised by its sample and its initial weights, so that it needs no mark in a
project and stays itself after saving, training and going back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from engine import Array, ForwardRecord, LossRecord, Network, Trace, TrainingState
from gui.stepping.explanations import Sentence

#: The step from 1 on, the phase, and the place of the layer in the network from 1; 0 for the loss.
Place = tuple[int, str, int]


@dataclass(frozen=True, eq=False)
class WorkedExample:
    """One sample, the weights it begins with, and what is printed about it.

    Parameters
    ----------
    inputs, targets : sequence of float
        The one sample.
    weights : tuple of arrays (inputs, outputs)
        Of each layer.
    counts_weights : bool
        Whether the source counts the weights on, neuron by neuron: w₁ … w₈.
    notes : mapping of place to sentences
        What is said at a stop: numbers that the arithmetic does not give.
    """

    inputs: tuple[float, ...]
    targets: tuple[float, ...]
    weights: tuple[tuple[tuple[float, ...], ...], ...]
    counts_weights: bool = False
    notes: Mapping[Place, tuple[Sentence, ...]] = field(default_factory=dict)

    def describes(self, trace: Trace) -> bool:
        """Tell whether a step belongs to this example."""
        first, loss = trace.records[0], _loss(trace)
        if not isinstance(first, ForwardRecord) or not isinstance(first.inputs, np.ndarray):
            return False
        if not self.has_sample(first.inputs, loss.targets):
            return False
        begun = trace.next_state.initial_network()
        return self.begins_with(begun) or self._has(_forward_weights(trace))

    def has_sample(self, inputs: Array, targets: Array) -> bool:
        """Tell whether these data are the example's one sample."""
        pairs = (inputs, [self.inputs]), (targets, [self.targets])
        return all(np.array_equal(shown, own) for shown, own in pairs)

    def begins_with(self, network: Network) -> bool:
        """Tell whether a network has the example's initial weights."""
        return self._has(_weights_of(network))

    def _has(self, weights: list[Array]) -> bool:
        if len(weights) != len(self.weights):
            return False
        pairs = zip(weights, self.weights, strict=True)
        return all(np.array_equal(shown, own) for shown, own in pairs)


def _loss(trace: Trace) -> LossRecord:
    return next(record for record in trace.records if isinstance(record, LossRecord))


def _weights_of(network: Network) -> list[Array]:
    parts = (network.views.get(layer, {}) for layer in network.spec.order)
    return [own["weights"] for own in parts if "weights" in own]


def _forward_weights(trace: Trace) -> list[Array]:
    forward = (record for record in trace.records if isinstance(record, ForwardRecord))
    return [record.weights for record in forward if record.weights is not None]


def worked_example(trace: Trace) -> WorkedExample | None:
    """Return the example that a step belongs to, if any."""
    return next((example for example in _EXAMPLES if example.describes(trace)), None)


def counts_weights(state: TrainingState, inputs: Array, targets: Array) -> bool:
    """Tell whether a network at rest is of an example whose source counts the weights on."""
    if inputs.shape[0] != 1:
        return False
    known = [own for own in _EXAMPLES if own.counts_weights and own.has_sample(inputs, targets)]
    return any(own.begins_with(state.initial_network()) for own in known)


def _misprint(source: str, quantity: str, printed: str, computed: str) -> tuple[Sentence, ...]:
    values = {"source": source, "quantity": quantity, "printed": printed, "computed": computed}
    return (Sentence("note_misprint", values),)


#: "A Step by Step Backpropagation Example":
#: https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/
_MAZUR: Final = WorkedExample(
    inputs=(0.05, 0.10),
    targets=(0.01, 0.99),
    weights=(((0.15, 0.25), (0.20, 0.30)), ((0.40, 0.50), (0.45, 0.55))),
    counts_weights=True,
    notes={
        (1, "backward", 2): _misprint("Mazur", "∂E₂/∂h₁", "−0.019049119", "−0.019049118"),
        (1, "update", 2): _misprint("Mazur", "E", "0.291027924", "0.291027774"),
        (10_001, "forward", 2): (
            *_misprint("Mazur", "o₁", "0.015912196", "0.015913620"),
            *_misprint("Mazur", "o₂", "0.984065734", "0.984064274"),
        ),
        (10_001, "loss", 0): _misprint("Mazur", "E", "0.0000351085", "0.0000351019"),
    },
)
#: 딥 러닝을 이용한 자연어 처리 입문, 역전파 이해하기: https://wikidocs.net/37406
_WIKIDOCS: Final = WorkedExample(
    inputs=(0.1, 0.2),
    targets=(0.4, 0.6),
    weights=(((0.30, 0.40), (0.25, 0.35)), ((0.45, 0.70), (0.40, 0.60))),
    counts_weights=True,
)
#: 밑바닥부터 시작하는 딥러닝 1, 4.4.2; the book prints the weights rounded to eight digits.
_SIMPLE_NET: Final = WorkedExample(
    inputs=(0.6, 0.9),
    targets=(0.0, 0.0, 1.0),
    weights=(((0.47355232, 0.9977393, 0.84668094), (0.85557411, 0.03563661, 0.69422093)),),
    notes={
        (1, "loss", 0): _misprint(
            "밑바닥부터 시작하는 딥러닝 1, 4.4.2", "L", "0.9280685366", "0.9280685387"
        )
    },
)
_EXAMPLES: Final = (_MAZUR, _WIKIDOCS, _SIMPLE_NET)
