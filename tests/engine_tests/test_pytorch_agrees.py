"""Whole networks against PyTorch: the same losses, gradients and weights, step after step."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engine import (
    DEFAULT_LEARNING_RATES,
    LOSSES,
    OPTIMIZERS,
    Choice,
    TrainingState,
    trace_step,
)
from engine.training.schedules import Schedule
from tests.engine_tests.samples import random_samples
from tests.engine_tests.strategies import trained_networks

torch = pytest.importorskip("torch", reason="PyTorch is not installed (extra [parity])")
reference = pytest.importorskip("tests.engine_tests.pytorch_reference")

STEPS = 6
#: Options besides the defaults, for whatever loss or optimizer has them.
LOSS_OPTIONS = {"label_smoothing": 0.1, "delta": 0.2}
OPTIMIZER_OPTIONS = {
    "momentum": 0.5,
    "dampening": 0.3,
    "learning_rate_decay": 0.1,
    "initial_accumulator": 0.2,
    "epsilon": 1e-4,
    "rho": 0.8,
    "alpha": 0.8,
    "centered": 1,
    "beta_1": 0.7,
    "beta_2": 0.95,
    "amsgrad": 1,
    "weight_decay": 0.2,
    "momentum_decay": 0.1,
}
OFTEN = settings(max_examples=80, suppress_health_check=list(HealthCheck))


@pytest.fixture(autouse=True, scope="module")
def _in_float64():
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    yield
    torch.set_default_dtype(before)


def masks_of(records):
    """Return the dropout masks that a traced step drew, by layer."""
    forward = [record for record in records if record.phase == "forward"]
    return {record.layer: record.extras["mask"] for record in forward if record.kind == "dropout"}


def assert_same_gradients(records, twin):
    """Compare them, and set rounding noise aside.

    A bias before batch normalization has the gradient 0, but for 1e-17 of rounding, of which
    AdaGrad makes a step of full size in this direction or that.
    """
    for record in records:
        if record.phase == "update" and record.trainable:
            assume(not ((record.gradient != 0) & (np.abs(record.gradient) < 1e-12)).any())
            theirs = twin.tensors[record.layer, record.parameter].grad.numpy()
            size = max(np.abs(record.gradient).max(), 1.0)
            np.testing.assert_allclose(record.gradient, theirs, rtol=1e-7, atol=1e-9 * size)


def assert_same_parameters(state, twin):
    for (layer, name), theirs in twin.tensors.items():
        ours = state.network.views[layer][name]
        np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=1e-6, atol=1e-8)


def assert_same_path(spec, training, rows=7):
    """Compare losses, gradients and parameters over some steps on two batches in turn."""
    state = TrainingState.start(spec, training, samples=rows)
    twin = reference.Reference(state)
    inputs, targets = random_samples(spec, training, rows)
    for step in range(STEPS):
        batch = slice(0, rows - 2) if step % 2 else slice(2, rows)
        trace = trace_step(state, inputs[batch], targets[batch])
        (loss,) = [record.loss for record in trace.records if record.phase == "loss"]
        theirs = twin.step(inputs[batch], targets[batch], masks_of(trace.records))
        assert theirs == pytest.approx(loss, rel=1e-9)
        assert_same_gradients(trace.records, twin)
        state = trace.next_state
        assert_same_parameters(state, twin)


def drawn_options(data, table, name, values):
    """Return a choice with some of its options set."""
    known = {option: value for option, value in values.items() if option in table[name]}
    chosen = [option for option in sorted(known) if data.draw(st.booleans())]
    return Choice.of(name, **{option: known[option] for option in chosen})


@OFTEN
@given(trained_networks(), st.sampled_from(sorted(OPTIMIZERS)), st.data())
def test_random_networks_take_the_path_of_pytorch(pair, optimizer, data):
    spec, training = pair
    small = st.sampled_from([0.0, 0.01, 0.3])
    biases = data.draw(st.booleans())
    training = replace(
        training,
        dtype="float64",
        loss=drawn_options(data, LOSSES, training.loss.name, LOSS_OPTIONS),
        optimizer=drawn_options(data, OPTIMIZERS, optimizer, OPTIMIZER_OPTIONS),
        learning_rate=DEFAULT_LEARNING_RATES[optimizer],
        # Biases start at 0, where rounding decides the sign that L1 asks for.
        l1=0.0 if biases else data.draw(small),
        l2=data.draw(small),
        penalize_biases=biases,
        clip_value=data.draw(small),
        clip_norm=data.draw(small),
    )
    assert_same_path(spec, training)


@pytest.mark.parametrize(
    ("choice", "make"),
    [
        (
            Choice.of("step", every=3, factor=0.4),
            lambda o: torch.optim.lr_scheduler.StepLR(o, step_size=3, gamma=0.4),
        ),
        (
            Choice.of("exponential", factor=0.8),
            lambda o: torch.optim.lr_scheduler.ExponentialLR(o, gamma=0.8),
        ),
        (
            # Without restarts: PyTorch's would rise again after its T_max.
            Choice.of("cosine", epochs=30, final=0.2),
            lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, T_max=30, eta_min=0.1),
        ),
        (
            Choice.of("warm_up", epochs=6, start=0.25),
            lambda o: torch.optim.lr_scheduler.LinearLR(o, start_factor=0.25, total_iters=6),
        ),
    ],
    ids=str,
)
def test_schedules_are_those_of_pytorch(choice, make):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
    theirs, ours = make(optimizer), Schedule(choice, 0.5)
    for epoch in range(30):
        assert ours.rate(epoch) == pytest.approx(theirs.get_last_lr()[0], rel=1e-12)
        optimizer.step()
        theirs.step()


@OFTEN
@given(
    st.lists(st.floats(-1.0, 10.0) | st.just(float("nan")), max_size=40),
    st.integers(0, 4),
    st.sampled_from([0.1, 0.5, 0.9]),
    st.sampled_from([0.0, 1e-4, 0.2]),
)
def test_a_plateau_is_that_of_pytorch(losses, patience, factor, threshold):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
    theirs = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, factor=factor, patience=patience, threshold=threshold
    )
    options = {"patience": patience, "factor": factor, "threshold": threshold}
    ours = Schedule(Choice.of("reduce_on_plateau", **options), 0.5)
    for epoch, loss in enumerate(losses, start=1):
        theirs.step(loss)
        ours.after_epoch(loss)
        assert ours.rate(epoch) == pytest.approx(optimizer.param_groups[0]["lr"], rel=1e-12)
