"""Walking through a training by hand, forward and back: for any network the bits of training."""

from dataclasses import replace

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine import DivergedError, LossRecord, Trace, Trainer, TrainingState, trace_step
from tests.engine_tests.samples import random_samples
from tests.engine_tests.strategies import trained_networks
from tests.engine_tests.test_trace import same_bits

SAMPLES = 7
STEPS = 50
OFTEN = settings(max_examples=30)


def trainer_of(pair) -> Trainer:
    spec, training = pair
    samples = random_samples(spec, training, SAMPLES)
    inputs, targets = (array.astype(training.dtype) for array in samples)
    return Trainer(TrainingState.start(spec, training, SAMPLES), inputs, targets)


def traced(trainer: Trainer) -> Trace:
    """Return the step that training would do next; nothing is changed."""
    inputs, targets, _ = trainer.next_batch()
    return trace_step(trainer.state, inputs, targets)


def commit(trainer: Trainer, trace: Trace) -> None:
    loss = next(r.loss for r in trace.records if isinstance(r, LossRecord))
    trainer.adopt(trace.next_state, loss)


def bits_of(trace: Trace) -> list[bytes | str]:
    """Return every number of a traced step."""
    found: list[bytes | str] = []

    def look(value: object) -> None:
        if isinstance(value, np.ndarray):
            found.append(value.tobytes())
        elif isinstance(value, dict):
            for name in sorted(value):
                look(value[name])
        elif isinstance(value, tuple):
            for one in value:
                look(one)
        else:
            found.append(repr(value))

    for record in trace.records:
        for name in record.__dataclass_fields__:
            look(getattr(record, name))
    found.append(repr(trace.loss_after))
    return found


@OFTEN
@given(trained_networks())
def test_fifty_steps_by_hand_are_fifty_steps_of_training(pair):
    straight, by_hand = trainer_of(pair), trainer_of(pair)
    try:
        straight.run(until_step=STEPS)
    except DivergedError:
        assume(False)
    for _ in range(STEPS):
        commit(by_hand, traced(by_hand))
    assert by_hand.state.position.step == STEPS
    assert same_bits(by_hand.state, straight.state)
    points = (one.history.steps.to_plain()["points"] for one in (by_hand, straight))
    np.testing.assert_array_equal(*points)


@OFTEN
@given(trained_networks(), st.integers(1, 12))
def test_forward_through_the_last_step_and_back_gives_the_first_bits(pair, steps):
    trainer = trainer_of(pair)
    first = traced(trainer)
    walked = [bits_of(first)]
    try:
        for _ in range(steps):
            commit(trainer, traced(trainer))
            walked.append(bits_of(traced(trainer)))
    except DivergedError:
        assume(False)
    present = trainer.state.copy()
    for step in range(steps, -1, -1):
        state, inputs, targets = trainer.look_back(step)
        assert bits_of(trace_step(state, inputs, targets)) == walked[step]
    assert same_bits(trainer.state, present)
    trainer.go_to_step(0)
    assert bits_of(traced(trainer)) == bits_of(first)


@OFTEN
@given(trained_networks(), st.floats(-2.0, 2.0))
def test_trying_a_parameter_out_leaves_the_training_as_it_is(pair, value):
    spec, training = pair
    trainer = trainer_of((spec, replace(training, dtype="float64")))
    before = bits_of(traced(trainer))
    left_alone = trainer.state.copy()
    state = trainer.state.copy()
    for parameter in state.network.table:
        state.network.views[parameter.layer][parameter.name][...] += value
    inputs, targets, _ = trainer.next_batch()
    try:
        trace_step(state, inputs + value, targets)
    except DivergedError:
        assume(False)
    assert same_bits(trainer.state, left_alone)
    assert bits_of(traced(trainer)) == before
