"""The loss along one parameter: the loss of training, its tangent the gradient, nothing moved."""

import numpy as np
import pytest

from engine import (
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    LossRecord,
    NetworkSpec,
    ParameterChange,
    TrainingSpec,
    TrainingState,
    UpdateRecord,
    loss_along,
    trace_step,
)

GENERATOR = np.random.default_rng(11)
INPUTS = GENERATOR.normal(size=(6, 3))
TARGETS = np.eye(2)[[0, 1, 1, 0, 1, 0]]


def started(**training: object) -> TrainingState:
    network = NetworkSpec.stack(
        InputSpec(id=1, units=3),
        DenseSpec(id=2, units=4, activation=Choice("tanh"), bias_trainable=False),
        BatchNormalizationSpec(id=3),
        DropoutSpec(id=4, rate=0.5),
        DenseSpec(id=5, units=2, activation=Choice("softmax")),
    )
    spec = TrainingSpec(loss=Choice("categorical_cross_entropy"), seed=3, **training)
    return TrainingState.start(network, spec, samples=6)


def test_every_point_is_the_loss_that_training_would_have_there() -> None:
    state = started()
    values = np.linspace(-1.0, 1.0, 9)
    curve = loss_along(state, INPUTS, TARGETS, 2, "weights", (1, 2), values)
    for value, loss in zip(curve.values, curve.losses, strict=True):
        moved = state.copy()
        ParameterChange(2, "weights", (1, 2), float(value)).apply_to(moved)
        records = trace_step(moved, INPUTS, TARGETS).records
        assert loss == next(r for r in records if isinstance(r, LossRecord)).loss


@pytest.mark.parametrize(
    ("layer", "parameter", "index"), [(2, "weights", (0, 1)), (3, "gamma", (1,))]
)
def test_the_tangent_is_the_gradient_with_its_penalty(
    layer: int, parameter: str, index: tuple[int, ...]
) -> None:
    state = started(l2=0.1)
    curve = loss_along(state, INPUTS, TARGETS, layer, parameter, index, [])
    records = trace_step(state, INPUTS, TARGETS).records
    (update,) = (
        r for r in records
        if isinstance(r, UpdateRecord) and (r.layer, r.parameter) == (layer, parameter)
    )  # fmt: skip
    assert curve.slope == update.gradient[index]
    assert curve.value == update.before[index]
    near = loss_along(
        state, INPUTS, TARGETS, layer, parameter, index, [curve.value - 1e-5, curve.value + 1e-5]
    )
    assert (near.losses[1] - near.losses[0]) / 2e-5 == pytest.approx(curve.slope, abs=1e-8)
    assert curve.tangent(curve.value + 2.0) == curve.loss + 2.0 * curve.slope


def test_a_frozen_parameter_has_a_slope_too() -> None:
    state = started()
    state.network.views[5]["weights"][:] = GENERATOR.normal(size=(4, 2))
    frozen = loss_along(state, INPUTS, TARGETS, 5, "bias", (0,), [])
    assert abs(frozen.slope) > 1e-3
    spec = state.network.spec.changing(5, bias_trainable=False)
    state.change_network(spec)
    again = loss_along(state, INPUTS, TARGETS, 5, "bias", (0,), [])
    assert again.slope == pytest.approx(frozen.slope, rel=1e-6)


def test_the_state_stays_as_it_is() -> None:
    state = started()
    before = state.capture()
    loss_along(state, INPUTS, TARGETS, 2, "weights", (1, 2), np.linspace(-3.0, 3.0, 20))
    after = state.capture()
    assert after.parameters.tobytes() == before.parameters.tobytes()
    assert after.generators == before.generators
    assert after.position == before.position


def test_losses_beyond_all_bounds_are_told_as_such() -> None:
    linear = DenseSpec(id=2, units=2, activation=Choice("linear"))
    network = NetworkSpec.stack(InputSpec(id=1, units=3), linear)
    spec = TrainingSpec(loss=Choice("mean_squared_error"))
    state = TrainingState.start(network, spec, samples=6)
    curve = loss_along(state, INPUTS, TARGETS, 2, "weights", (0, 0), [0.0, 1e200])
    assert np.isfinite(curve.losses[0])
    assert not np.isfinite(curve.losses[1])
