"""Backpropagation against central differences: every layer, activation, loss and penalty."""

from dataclasses import replace

import numpy as np
import pytest

from engine import (
    ACTIVATIONS,
    LAYER_KINDS,
    LOSS_OUTPUTS,
    LOSSES,
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
    SpecificationError,
    TrainingSpec,
    TrainingState,
    check_element,
    check_gradients,
)
from engine.tracing.gradient_check import LossFunction
from tests.engine_tests.samples import random_samples

ROWS = 5
SQUARES = TrainingSpec(loss=Choice("half_sum_of_squares"), batch_size=ROWS)

#: Layers to be put between two dense ones.
MIDDLES = {
    "dense": DenseSpec(id=0, units=3, activation=Choice("tanh")),
    "activation": ActivationSpec(id=0, activation=Choice("softplus")),
    "dropout": DropoutSpec(id=0, rate=0.4),
    "batch_normalization": BatchNormalizationSpec(id=0),
    "maxout": MaxoutSpec(id=0, units=3, pieces=3),
}


def assert_gradients_hold(spec, training, seed=3):
    state = TrainingState.start(spec, replace(training, seed=seed), samples=ROWS)
    generator = np.random.default_rng(seed)
    # Away from the symmetric start: biases that are not zero, weights of a healthy size.
    state.network.parameters += generator.normal(0.0, 0.4, state.network.parameters.shape)
    for views in state.network.views.values():
        if "running_variance" in views:
            views["running_variance"][...] = generator.uniform(0.5, 2.0)
    inputs, targets = random_samples(spec, training, ROWS, seed)
    checks = check_gradients(state, inputs, targets, generator)
    assert checks
    assert all(check.checked > 0 for check in checks)
    assert [check for check in checks if not check.holds] == []


def stack_with(middle, output="linear"):
    return NetworkSpec.stack(
        InputSpec(id=0, units=4),
        DenseSpec(id=0, units=4, activation=Choice("tanh")),
        middle,
        DenseSpec(id=0, units=3, activation=Choice(output)),
    )


@pytest.mark.parametrize("kind", sorted(set(LAYER_KINDS) - {"input", "add", "concatenate"}))
def test_every_layer_kind(kind):
    assert_gradients_hold(stack_with(MIDDLES[kind]), SQUARES)


@pytest.mark.parametrize("activation", sorted(set(ACTIVATIONS) - {"step"}))
@pytest.mark.parametrize("as_layer", [False, True])
def test_every_activation_in_a_dense_layer_and_alone(activation, as_layer):
    chosen = Choice(activation)
    alone = ActivationSpec(id=0, activation=chosen)
    middle = alone if as_layer else DenseSpec(id=0, units=3, activation=chosen)
    assert_gradients_hold(stack_with(middle), SQUARES)


@pytest.mark.parametrize("middle", sorted(MIDDLES))
@pytest.mark.parametrize(
    "penalties",
    [{"l1": 0.01}, {"l2": 0.1}, {"l1": 0.01, "l2": 0.1, "penalize_biases": True}],
    ids=["l1", "l2", "both with biases"],
)
def test_every_layer_with_every_penalty(middle, penalties):
    assert_gradients_hold(stack_with(MIDDLES[middle]), replace(SQUARES, **penalties))


OUTPUTS = sorted(set(ACTIVATIONS) - {"step"})
ALLOWED = [
    (loss, output)
    for loss in sorted(LOSSES)
    for output in LOSS_OUTPUTS.get(loss, tuple(OUTPUTS))
    if output != "step"
]
REFUSED = [
    (loss, output)
    for loss, allowed in sorted(LOSS_OUTPUTS.items())
    for output in sorted(set(ACTIVATIONS) - set(allowed))
]


@pytest.mark.parametrize(("loss", "output"), ALLOWED)
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_every_allowed_pair_of_loss_and_output(loss, output, reduction):
    training = TrainingSpec(loss=Choice(loss), reduction=reduction, batch_size=ROWS)
    assert_gradients_hold(stack_with(MIDDLES["dense"], output), training)


@pytest.mark.parametrize(("loss", "output"), REFUSED)
def test_every_other_pair_is_refused(loss, output):
    with pytest.raises(SpecificationError, match=f"The loss {loss} needs"):
        TrainingState.start(
            stack_with(MIDDLES["dense"], output), TrainingSpec(loss=Choice(loss)), samples=ROWS
        )


@pytest.mark.parametrize("loss", ["binary_cross_entropy", "categorical_cross_entropy"])
def test_label_smoothing(loss):
    output = LOSS_OUTPUTS[loss][0]
    training = TrainingSpec(loss=Choice.of(loss, label_smoothing=0.1), batch_size=ROWS)
    assert_gradients_hold(stack_with(MIDDLES["dense"], output), training)


@pytest.mark.parametrize("joint", [AddSpec(id=0), ConcatenateSpec(id=0)], ids=["add", "concat"])
def test_gradients_add_up_where_paths_meet(joint):
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=3),
        DenseSpec(id=0, units=4, activation=Choice("tanh")),
        DenseSpec(id=0, units=4, activation=Choice("sigmoid")),
    )
    spec = spec.adding(DenseSpec(id=0, units=4, activation=Choice("softsign"))).linking(2, 4)
    spec = spec.adding(joint).linking(2, 5).linking(3, 5).linking(4, 5)
    spec = spec.adding(DenseSpec(id=0, units=2, activation=Choice("linear"))).linking(5, 6)
    assert_gradients_hold(spec, SQUARES)


def test_a_softmax_layer_behind_the_last_dense_one_is_computed_together():
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=3),
        DenseSpec(id=0, units=4, activation=Choice("linear")),
        ActivationSpec(id=0, activation=Choice("softmax")),
    )
    training = TrainingSpec(loss=Choice("categorical_cross_entropy"), batch_size=ROWS)
    assert_gradients_hold(spec, training)


def test_a_dropout_behind_the_output_activation():
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=3), DenseSpec(id=0, units=4), DropoutSpec(id=0, rate=0.3)
    )
    assert_gradients_hold(spec, SQUARES)


def test_a_step_unit_passes_exactly_nothing_back():
    spec = stack_with(DenseSpec(id=0, units=3, activation=Choice("step")))
    state = TrainingState.start(spec, SQUARES, samples=ROWS)
    state.step(*random_samples(spec, SQUARES, ROWS))
    gradients = state.network.gradient_views
    assert not gradients[2]["weights"].any()
    assert not gradients[3]["weights"].any()
    assert gradients[4]["weights"].any()


def test_a_bias_before_batch_normalization_has_gradient_zero():
    spec = stack_with(BatchNormalizationSpec(id=0)).changing(2, activation=Choice("linear"))
    state = TrainingState.start(spec, SQUARES, samples=ROWS)
    state.step(*random_samples(spec, SQUARES, ROWS))
    np.testing.assert_allclose(state.network.gradient_views[2]["bias"], 0.0, atol=1e-14)


def test_a_wrong_gradient_is_found():
    state = TrainingState.start(stack_with(MIDDLES["dense"]), SQUARES, samples=ROWS)
    inputs, targets = random_samples(state.network.spec, SQUARES, ROWS)
    kind = type(state.bound_step(ROWS).bound.layers[3])
    bind_backward = kind.bind_backward

    def wrong(layer, *given):
        bind_backward(layer, *given)
        first = layer.gradients["bias"][:1]
        layer._backward_calls += (lambda: np.multiply(first, 1.001, first),)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kind, "bind_backward", wrong)
        checks = check_gradients(state, inputs, targets, np.random.default_rng(0))
    assert {check.parameter for check in checks if not check.holds} == {"bias"}


def at_a_kink() -> tuple[TrainingState, np.ndarray, np.ndarray]:
    """Return a network of which one sample lies exactly at z = 0 of every ReLU."""
    network = NetworkSpec.stack(
        InputSpec(id=1, units=2),
        DenseSpec(id=2, units=3, activation=Choice("relu")),
        DenseSpec(id=3, units=1, activation=Choice("linear")),
    )
    training = TrainingSpec(loss=Choice("mean_squared_error"), seed=4)
    state = TrainingState.start(network, training, samples=4)
    inputs = np.array([[0.0, 0.0], [0.5, 1.0], [1.0, -0.5], [1.0, 1.0]])
    return state, inputs, np.array([[1.0], [0.3], [0.1], [0.7]])


def test_a_kink_is_told_apart_from_a_wrong_gradient() -> None:
    """At z = 0 the difference is the mean of both slopes, and no gradient could equal it."""
    checks = check_gradients(*at_a_kink(), np.random.default_rng(0))
    by_name = {(check.layer, check.parameter): check for check in checks}
    assert by_name[2, "bias"].at_kinks == 3
    assert all(check.holds for check in checks)
    assert sum(check.at_kinks for check in checks) == 3


def test_a_wrong_gradient_is_never_taken_for_a_kink(monkeypatch: pytest.MonkeyPatch) -> None:
    state, inputs, targets = at_a_kink()
    right = LossFunction.gradient
    monkeypatch.setattr(LossFunction, "gradient", lambda self: right(self) * 1.001 + 1e-3)
    checks = check_gradients(state, inputs[1:], targets[1:], np.random.default_rng(0))
    assert not any(check.holds or check.at_kinks for check in checks)


def test_the_worst_element_is_named_with_both_gradients() -> None:
    state, inputs, targets = at_a_kink()
    checks = check_gradients(state, inputs[1:], targets[1:], np.random.default_rng(0))
    for check in checks:
        assert check.worst is not None
        element = check_element(
            state, inputs[1:], targets[1:], check.layer, check.parameter, check.worst.index
        )
        assert check.worst.analytic == element.analytic
        assert check.worst.numerical == pytest.approx(element.numerical, rel=1e-6, abs=1e-10)
        assert 0 <= check.relative_error < 1e-6


def test_progress_counts_comparisons_and_can_end_the_check() -> None:
    told: list[tuple[int, int]] = []
    state, inputs, targets = at_a_kink()
    generator = np.random.default_rng(0)
    check_gradients(state, inputs, targets, generator, progress=lambda *pair: told.append(pair))
    total = sum(parameter.size + 1 for parameter in state.network.table)
    assert told == [(number, total) for number in range(1, total + 1)]

    class EnoughError(Exception):
        pass

    def enough(done: int, _total: int) -> None:
        if done == 5:
            raise EnoughError

    with pytest.raises(EnoughError):
        check_gradients(state, inputs, targets, generator, progress=enough)
