"""Training takes the same memory for ever: a step allocates no array, whatever it is made of."""

import gc
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest

from engine import (
    ACTIVATIONS,
    LAYER_KINDS,
    LOSS_OUTPUTS,
    LOSSES,
    OPTIMIZERS,
    ActivationSpec,
    AddSpec,
    BatchNormalizationSpec,
    Choice,
    ConcatenateSpec,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    MaxoutSpec,
    NetworkSpec,
    Trainer,
    TrainingSpec,
    TrainingState,
    blas_threads,
    trace_step,
)
from tests.engine_tests.allocations import allocated_bytes
from tests.engine_tests.samples import random_samples

ROWS = 256
WIDTH = 96
#: Bytes that NumPy may borrow for a call that adds arrays of different shapes or types: blocks of
#: 8,192 numbers. The arrays of a step are larger, from 98 KB in float32.
BORROWED = 80_000
#: Bytes that Python may keep for its own use.
KEPT_BY_PYTHON = 20_000

SQUARES = TrainingSpec(loss=Choice("half_sum_of_squares"), learning_rate=1e-4, batch_size=ROWS)
DENSE = DenseSpec(id=0, units=WIDTH, activation=Choice("tanh"))

#: A layer of each kind, to be put between two dense ones.
MIDDLES = {
    "dense": DENSE,
    "activation": ActivationSpec(id=0, activation=Choice("softplus")),
    "dropout": DropoutSpec(id=0, rate=0.4),
    "batch_normalization": BatchNormalizationSpec(id=0),
    "maxout": MaxoutSpec(id=0, units=WIDTH, pieces=3),
}
#: Layers at which two paths meet.
MEETINGS = {"add": AddSpec(id=0), "concatenate": ConcatenateSpec(id=0)}


def stack_with(middle, output="linear"):
    last = replace(DENSE, activation=Choice(output))
    return NetworkSpec.stack(InputSpec(id=0, units=WIDTH), DENSE, middle, last)


def two_paths_to(meeting):
    """Return input, dense 2, dense 3 and 4 side by side behind it, the meeting 5, dense 6."""
    spec = NetworkSpec.stack(InputSpec(id=0, units=WIDTH), DENSE, DENSE)
    spec = spec.adding(DENSE).linking(2, 4).adding(meeting)
    return spec.linking(3, 5).linking(4, 5).adding(DENSE).linking(5, 6)


def trainer_of(spec, training, samples=ROWS):
    inputs, targets = random_samples(spec, training, samples)
    state = TrainingState.start(spec, training, samples)
    return Trainer(state, inputs, targets)


def assert_steps_allocate_nothing(spec, training):
    trainer = trainer_of(spec, training)
    state, inputs, targets = trainer.state, trainer.inputs, trainer.targets

    def step():
        state.position.start = 0
        state.step_on_next_rows(inputs, targets)

    with blas_threads(state.threads), np.errstate(all="ignore"):
        assert allocated_bytes(step) < BORROWED


def test_every_layer_kind_is_here():
    assert {"input", *MIDDLES, *MEETINGS} == set(LAYER_KINDS)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("kind", sorted(MIDDLES))
def test_every_layer_kind(kind, dtype):
    assert_steps_allocate_nothing(stack_with(MIDDLES[kind]), replace(SQUARES, dtype=dtype))


@pytest.mark.parametrize("kind", sorted(MEETINGS))
def test_every_kind_at_which_paths_meet(kind):
    assert_steps_allocate_nothing(two_paths_to(MEETINGS[kind]), SQUARES)


@pytest.mark.parametrize("activation", sorted(ACTIVATIONS))
def test_every_activation(activation):
    middle = replace(DENSE, activation=Choice(activation))
    assert_steps_allocate_nothing(stack_with(middle), SQUARES)


@pytest.mark.parametrize("loss", sorted(LOSSES))
def test_every_loss(loss):
    output = LOSS_OUTPUTS.get(loss, ("linear",))[0]
    assert_steps_allocate_nothing(stack_with(DENSE, output), replace(SQUARES, loss=Choice(loss)))


@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
def test_every_optimizer_also_where_it_sweeps_up_subnormal_numbers(optimizer):
    training = replace(SQUARES, optimizer=Choice(optimizer))
    assert_steps_allocate_nothing(stack_with(DENSE), training)


def test_penalties_and_clipping():
    training = replace(SQUARES, l1=1e-4, l2=1e-4, clip_value=0.1, clip_norm=0.1)
    assert_steps_allocate_nothing(stack_with(DENSE), training)


def test_a_long_run_leaves_nothing_behind():
    trainer = trainer_of(stack_with(DENSE), replace(SQUARES, batch_size=100), samples=250)

    def ten_steps():
        trainer.run(until_step=trainer.state.position.step + 10)

    assert grown(ten_steps, runs=10) < KEPT_BY_PYTHON


def grown(kernel, runs):
    """Return by how many bytes the memory in use grows while a kernel runs again and again."""
    kernel()
    gc.collect()
    tracemalloc.start()
    try:
        kernel()
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(runs):
            kernel()
        return tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()


def test_a_trace_that_is_dropped_is_freed_at_once():
    trainer = trainer_of(stack_with(DENSE), SQUARES)
    state, inputs, targets = trainer.state, trainer.inputs, trainer.targets
    gc.disable()
    try:
        assert grown(lambda: trace_step(state, inputs, targets), runs=3) < KEPT_BY_PYTHON
    finally:
        gc.enable()
