"""Pre-activations of ±37 and ±1000 in whole networks: exact where it can be told, never a NaN.

At 37 a sigmoid differs from 1 by less than float64 can tell; exp(1000) is no number at all.
"""

from itertools import product

import numpy as np
import pytest

from engine import (
    ACTIVATIONS,
    LOSS_OUTPUTS,
    LOSSES,
    ActivationSpec,
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    MaxoutSpec,
    NetworkSpec,
    TrainingSpec,
    TrainingState,
    activation_derivative,
    activation_value,
    evaluate,
    trace_step,
)
from tests.engine_tests.exact_activations import EXACT, POINTS
from tests.engine_tests.samples import random_samples
from tests.engine_tests.test_losses import BINARY_EXTREMES, CATEGORICAL_EXTREMES

EXTREMES = (-1000.0, -37.0, 37.0, 1000.0)
DTYPES = ["float64", "float32"]
HIDDEN = sorted(set(ACTIVATIONS) - {"softmax"})
#: f and f′ at EXTREMES of the functions that need no table: straight pieces.
STRAIGHT = {
    "linear": (EXTREMES, (1.0, 1.0, 1.0, 1.0)),
    "step": ((0.0, 0.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0)),
    "relu": ((0.0, 0.0, 37.0, 1000.0), (0.0, 0.0, 1.0, 1.0)),
    "leaky_relu": ((-10.0, -0.37, 37.0, 1000.0), (0.01, 0.01, 1.0, 1.0)),
    "prelu": ((-250.0, -9.25, 37.0, 1000.0), (0.25, 0.25, 1.0, 1.0)),
}


def exact(activation, z):
    """Return f(z) and f′(z) at one of EXTREMES."""
    points = EXTREMES if activation in STRAIGHT else POINTS
    values, derivatives = (STRAIGHT if activation in STRAIGHT else EXACT)[activation]
    place = points.index(z)
    return values[place], derivatives[place]


def one_step(spec, training, weights, inputs, targets):
    """Return the records of one step; an overflow or a NaN anywhere in it is an error."""
    state = TrainingState.start(spec, training, samples=len(inputs))
    for layer_id, values in weights.items():
        state.network.views[layer_id]["weights"][...] = values
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        state.copy().step(inputs, targets)
    return trace_step(state, inputs, targets).records


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ["swish", "mish", "gelu", "softplus", "relu"])
def test_far_out_a_smooth_rectifier_is_a_straight_line(name, dtype):
    """The exponential is capped; z, by which it is multiplied, is not."""
    z = np.array([1e5, 1e15, 1e30, np.finfo(dtype).max / 4], dtype)
    np.testing.assert_array_equal(activation_derivative(Choice(name), z), 1.0)
    np.testing.assert_array_equal(activation_derivative(Choice(name), -z), 0.0)
    np.testing.assert_array_equal(activation_value(Choice(name), z), z)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("z", EXTREMES)
@pytest.mark.parametrize("activation", HIDDEN)
def test_a_hidden_neuron_passes_on_its_exact_value_and_gradient(activation, z, dtype):
    """The network is x → f(w x) → y with y = f and the loss y²/2: dL/dw is f(z) f′(z) x."""
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=1),
        DenseSpec(id=0, units=1, activation=Choice(activation)),
        DenseSpec(id=0, units=1, activation=Choice("linear")),
    )
    training = TrainingSpec(loss=Choice("half_sum_of_squares"), batch_size=1, dtype=dtype)
    ones, zeros = np.ones((1, 1)), np.zeros((1, 1))
    records = one_step(spec, training, {2: z, 3: 1.0}, ones, zeros)
    hidden, _, loss, _, backward, *_ = records
    value, derivative = exact(activation, z)
    eps, tiny = float(np.finfo(dtype).eps), 2.0 * float(np.finfo(dtype).tiny)
    # tanh computes 1 - a², which loses what a lost to rounding.
    absolute = eps if activation == "tanh" else tiny
    np.testing.assert_allclose(hidden.output, [[value]], rtol=8 * eps, atol=tiny)
    np.testing.assert_allclose(loss.loss, value**2 / 2, rtol=32 * eps, atol=tiny)
    np.testing.assert_allclose(
        backward.activation_derivative, [[derivative]], rtol=8 * eps, atol=absolute
    )
    np.testing.assert_allclose(
        backward.grad_weights, [[value * derivative]], rtol=32 * eps, atol=absolute
    )


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("z", "t", "loss", "gradient"), BINARY_EXTREMES)
def test_a_sigmoid_output_loses_exactly(z, t, loss, gradient, dtype):
    spec = NetworkSpec.stack(InputSpec(id=0, units=1), DenseSpec(id=0, units=1))
    training = TrainingSpec(loss=Choice("binary_cross_entropy"), batch_size=1, dtype=dtype)
    inputs, targets = np.full((1, 1), 2.0), np.full((1, 1), t)
    records = one_step(spec, training, {2: z / 2.0}, inputs, targets)
    _, lost, backward, update, _ = records
    eps = float(np.finfo(dtype).eps)
    assert lost.loss == pytest.approx(loss, rel=4 * eps, abs=0.0)
    np.testing.assert_allclose(backward.grad_weights, [[2.0 * gradient]], rtol=4 * eps, atol=eps)
    moved = update.before - training.learning_rate * update.gradient
    np.testing.assert_allclose(update.after, moved, rtol=eps)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("z", "right", "loss"), CATEGORICAL_EXTREMES)
@pytest.mark.parametrize("as_layer", [False, True])
def test_a_softmax_output_loses_exactly(z, right, loss, as_layer, dtype):
    last = [DenseSpec(id=0, units=3, activation=Choice("softmax"))]
    if as_layer:
        last = [
            DenseSpec(id=0, units=3, activation=Choice("linear")),
            ActivationSpec(id=0, activation=Choice("softmax")),
        ]
    spec = NetworkSpec.stack(InputSpec(id=0, units=1), *last)
    training = TrainingSpec(loss=Choice("categorical_cross_entropy"), batch_size=1, dtype=dtype)
    targets = np.eye(3)[[right]]
    records = one_step(spec, training, {2: [z]}, np.ones((1, 1)), targets)
    lost = next(record for record in records if record.phase == "loss")
    dense = next(r for r in records if r.phase == "backward" and r.kind == "dense")
    eps = float(np.finfo(dtype).eps)
    assert lost.loss == pytest.approx(loss, rel=4 * eps, abs=eps)
    np.testing.assert_allclose(
        dense.grad_weights, lost.predictions - targets, rtol=4 * eps, atol=0.0
    )


def stack(hidden, output):
    return NetworkSpec.stack(
        InputSpec(id=0, units=2), hidden, DenseSpec(id=0, units=3, activation=Choice(output))
    )


PAIRS = [
    (loss, output)
    for loss in LOSSES
    for output in LOSS_OUTPUTS.get(loss, tuple(sorted(ACTIVATIONS)))
]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("loss", "output"), PAIRS)
def test_every_loss_behind_every_output_stays_finite(loss, output, dtype):
    """Logits of each size and sign beside each other, in every combination with the targets."""
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=3), DenseSpec(id=0, units=3, activation=Choice(output))
    )
    training = TrainingSpec(loss=Choice(loss), batch_size=0, dtype=dtype)
    inputs = np.array(list(product((*EXTREMES, 0.0), repeat=3)))
    _, targets = random_samples(spec, training, len(inputs))
    records = one_step(spec, training, {2: np.eye(3)}, inputs, targets)
    forward, lost, backward, *updates = records
    np.testing.assert_array_equal(forward.pre_activation, inputs)
    assert np.isfinite(lost.loss)
    assert (lost.per_sample >= 0.0).all()
    assert np.isfinite(backward.grad_pre_activation).all()
    assert all(np.isfinite(update.after).all() for update in updates)


MIDDLES = [
    *(DenseSpec(id=0, units=4, activation=Choice(name)) for name in sorted(ACTIVATIONS)),
    *(ActivationSpec(id=0, activation=Choice(name)) for name in sorted(ACTIVATIONS)),
    MaxoutSpec(id=0, units=4, pieces=3),
    BatchNormalizationSpec(id=0),
    DropoutSpec(id=0, rate=0.5),
]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    ("loss", "output"), [(loss, LOSS_OUTPUTS[loss][0]) for loss in LOSS_OUTPUTS]
)
@pytest.mark.parametrize("middle", MIDDLES, ids=lambda layer: f"{layer.kind}")
def test_every_layer_stays_finite_between_extremes(middle, loss, output, dtype):
    spec = stack(middle, output)
    training = TrainingSpec(loss=Choice(loss), batch_size=0, dtype=dtype)
    inputs = np.array(list(product(EXTREMES, repeat=2)))
    _, targets = random_samples(spec, training, len(inputs))
    signs = np.where(np.arange(24) % 3, 1.0, -1.0)
    weights = {
        layer_id: signs[: views["weights"].size].reshape(views["weights"].shape)
        for layer_id, views in TrainingState.start(spec, training, 1).network.views.items()
        if "weights" in views
    }
    records = one_step(spec, training, weights, inputs, targets)
    for record in records:
        if record.phase == "update":
            assert np.isfinite(record.gradient).all()
            assert np.isfinite(record.after).all()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("activation", sorted(ACTIVATIONS))
def test_predictions_and_evaluations_stay_finite(activation, dtype):
    spec = stack(DenseSpec(id=0, units=4, activation=Choice(activation)), "softmax")
    training = TrainingSpec(loss=Choice("categorical_cross_entropy"), dtype=dtype)
    network = TrainingState.start(spec, training, 1).network
    network.views[2]["weights"][...] = 1.0
    inputs = np.array(list(product(EXTREMES, repeat=2)))
    assert np.isfinite(network.predict(inputs)).all()
    measured = evaluate(network, training, inputs.astype(dtype), np.eye(3)[np.arange(16) % 3])
    assert np.isfinite(measured.loss)
