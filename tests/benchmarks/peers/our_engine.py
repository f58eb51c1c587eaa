"""Layerloom's engine: one step, the trainer's whole loop, and a step taken apart."""

from typing import Any

import numpy as np
from nets import TRACED_NETS, XOR, Net

from engine import (
    Choice,
    DenseSpec,
    InputSpec,
    NetworkSpec,
    Trainer,
    TrainingSpec,
    TrainingState,
    blas_threads,
    built_in,
    trace_step,
    training_sets,
)
from peers.runner import Runner, Runners

VERSION = "as it is here"

_OUTPUTS = {
    "binary_cross_entropy": "sigmoid",
    "categorical_cross_entropy": "softmax",
    "sum_of_squares": "linear",
}


def prepare(net: Net, dtype: str) -> Runners:
    """Return what is timed: ``step``, for tiny networks ``loop``, and where wanted ``trace``."""
    runners = {"step": _step(net, dtype)}
    if net.is_tiny:
        runners["loop"] = _loop(net, dtype)
    if net in TRACED_NETS:
        runners["trace"] = _trace(net, dtype)
    return runners


def specification(net: Net, dtype: str) -> tuple[NetworkSpec, TrainingSpec]:
    """Return the network and how it is trained."""
    hidden, output = Choice(net.hidden), Choice(_OUTPUTS[net.loss])
    layers = [DenseSpec(id=0, units=units, activation=hidden) for units in net.units[1:-1]]
    layers.append(DenseSpec(id=0, units=net.units[-1], activation=output))
    training = TrainingSpec(
        loss=Choice(net.loss),
        reduction="sum" if net.loss == "sum_of_squares" else "mean",
        optimizer=Choice(net.optimizer),
        learning_rate=net.rate,
        batch_size=net.batch,
        dtype=dtype,
    )
    return NetworkSpec.stack(InputSpec(id=0, units=net.units[0]), *layers), training


def _state(net: Net, dtype: str) -> tuple[TrainingState, Any, Any]:
    spec, training = specification(net, dtype)
    state = TrainingState.start(spec, training, net.batch)
    return state, *net.batch_of(dtype)


def _step(net: Net, dtype: str) -> Runner:
    state, inputs, targets = _state(net, dtype)
    steps = 500 if net.is_tiny else 10

    def run() -> None:
        with blas_threads(state.threads), np.errstate(all="ignore"):
            for _ in range(steps):
                state.step(inputs, targets)

    return Runner(run, steps)


def _loop(net: Net, dtype: str) -> Runner:
    """Return the trainer's loop on a data set of the size that belongs to the network.

    XOR has 4 samples, one step in an epoch, and the spiral 250: with shuffling, history,
    training accuracy and checkpoints as in a real run.
    """
    spec, training = specification(net, dtype)
    sets = training_sets(built_in("xor" if net is XOR else "spiral"), spec, training)
    state = TrainingState.start(spec, training, len(sets.inputs))
    trainer = Trainer(state, sets.inputs, sets.targets, rule=sets.rule)
    steps = 500

    def run() -> None:
        trainer.run(until_step=trainer.state.position.step + steps)

    return Runner(run, steps)


def _trace(net: Net, dtype: str) -> Runner:
    state, inputs, targets = _state(net, dtype)
    return Runner(lambda: trace_step(state, inputs, targets), 1)
