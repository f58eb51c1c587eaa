"""Traced steps of small networks, for the tests of the stepper."""

import json
from pathlib import Path

import numpy as np

from engine import (
    Choice,
    DenseSpec,
    InputSpec,
    LayerSpec,
    LinkSpec,
    NetworkSpec,
    Trace,
    TrainingSpec,
    TrainingState,
    trace_step,
)


def mazur_trace(golden_folder: Path) -> Trace:
    """Return the first step of "A Step by Step Backpropagation Example"."""
    config = json.loads((golden_folder / "mazur.json").read_text())["config"]
    sigmoid = Choice("sigmoid")
    network = NetworkSpec.stack(
        InputSpec(id=1, units=2),
        DenseSpec(id=2, units=2, activation=sigmoid, bias_trainable=False),
        DenseSpec(id=3, units=2, activation=sigmoid, bias_trainable=False),
    )
    training = TrainingSpec(
        loss=Choice("half_sum_of_squares"), reduction="sum", learning_rate=0.5, batch_size=1
    )
    state = TrainingState.start(network, training, samples=1)
    views = state.network.views
    views[2]["weights"][:] = np.transpose(config["W1_rows_per_hidden"])
    views[3]["weights"][:] = np.transpose(config["W2_rows_per_output"])
    views[2]["bias"][:], views[3]["bias"][:] = config["b1"], config["b2"]
    return trace_step(state, np.array([config["inputs"]]), np.array([config["targets"]]))


def small_trace(*layers: LayerSpec, training: TrainingSpec, rows: int = 4, steps: int = 0) -> Trace:
    """Return a traced step of a stack on so many seeded inputs, after some steps of training."""
    samples = 4
    network = NetworkSpec.stack(InputSpec(id=1, units=3), *layers)
    state = TrainingState.start(network, training, samples)
    generator = np.random.default_rng(5)
    assert network.output is not None
    outputs = network.units[network.output.id]
    inputs = generator.normal(size=(samples, 3))
    targets = np.eye(outputs)[generator.integers(0, outputs, samples)]
    for view in state.network.views.values():
        for name, array in view.items():
            if name != "running_variance":
                array += generator.normal(scale=0.3, size=array.shape)
    for _ in range(steps):
        state.step(inputs, targets)
    return trace_step(state, inputs[:rows], targets[:rows])


def joined_trace(join: LayerSpec) -> Trace:
    """Return a traced step of a network whose first layer goes on directly and through another."""
    network = NetworkSpec(
        layers=(
            InputSpec(id=1, units=3),
            DenseSpec(id=2, units=2, activation=Choice("tanh")),
            DenseSpec(id=3, units=2, activation=Choice("sigmoid")),
            join,
            DenseSpec(id=5, units=2, activation=Choice("softmax")),
        ),
        links=tuple(
            LinkSpec(source, target) for source, target in [(1, 2), (2, 3), (2, 4), (3, 4), (4, 5)]
        ),
        next_id=6,
    )
    training = TrainingSpec(loss=Choice("categorical_cross_entropy"), l2=0.1)
    state = TrainingState.start(network, training, samples=4)
    inputs = np.random.default_rng(3).normal(size=(4, 3))
    return trace_step(state, inputs, np.eye(2)[[0, 1, 1, 0]])
