"""What holds for every network: symmetries of the mathematics, and nobody's arrays written to."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine import (
    AddSpec,
    Choice,
    ConcatenateSpec,
    DenseSpec,
    InputSpec,
    Network,
    NetworkSpec,
    TrainingSpec,
    TrainingState,
    check_gradients,
    evaluate,
    trace_step,
)
from tests.engine_tests.samples import random_samples
from tests.engine_tests.strategies import networks, trained_networks
from tests.engine_tests.test_trace import same_bits

OFTEN = settings(max_examples=40)
CROSS_ENTROPY = TrainingSpec(loss=Choice("categorical_cross_entropy"), batch_size=6)
SOFTMAX = DenseSpec(id=0, units=3, activation=Choice("softmax"))
ROWS = 6


def started(spec, training, seed=0):
    """Return a state whose parameters are all different, biases too."""
    state = TrainingState.start(spec, training, samples=ROWS)
    generator = np.random.default_rng(seed)
    for parameter in state.network.table:
        if not parameter.name.startswith("running"):
            view = state.network.views[parameter.layer][parameter.name]
            view += generator.normal(0.0, 0.1, view.shape)
    return state


def gradient_of(state, inputs, targets):
    """Return loss and gradient of a batch; the state stays as it is."""
    copy = state.copy()
    with np.errstate(all="ignore"):
        loss = copy.step_holding(inputs, targets).run()
    return loss, copy.network.gradients


def has(spec, kind):
    return any(layer.kind == kind for layer in spec.layers)


# Nobody's arrays are written to


@OFTEN
@given(trained_networks())
def test_data_may_be_read_only_and_stay_as_they_are(pair):
    spec, training = pair
    state = TrainingState.start(spec, training, samples=ROWS)
    samples = random_samples(spec, training, ROWS)
    before = [array.tobytes() for array in samples]
    for array in samples:
        array.flags.writeable = False
    inputs, targets = samples
    trace_step(state, inputs, targets)
    state.network.predict(inputs)
    state.network.layer_values(inputs)
    evaluate(state.network, training, inputs, targets)
    check_gradients(state, inputs, targets, np.random.default_rng(0))
    state.step(inputs, targets)
    assert [array.tobytes() for array in samples] == before


@OFTEN
@given(trained_networks())
def test_looking_changes_no_bit_of_the_training(pair):
    spec, training = pair
    looked_at, left_alone = (TrainingState.start(spec, training, ROWS) for _ in range(2))
    inputs, targets = random_samples(spec, training, ROWS)
    network = looked_at.network
    trace_step(looked_at, inputs, targets)
    network.predict(inputs)
    network.layer_values(inputs)
    evaluate(network, training, inputs, targets)
    check_gradients(looked_at, inputs, targets, np.random.default_rng(0))
    looked_at.capture()
    looked_at.copy().step(inputs, targets)
    assert same_bits(looked_at, left_alone)
    looked_at.step(inputs, targets)
    left_alone.step(inputs, targets)
    assert same_bits(looked_at, left_alone)


@OFTEN
@given(networks(), st.integers(1, 1100))
def test_a_prediction_does_not_depend_on_the_rows_beside_it(spec, rows):
    network = Network.build(spec, seed=3)
    inputs = np.random.default_rng(0).standard_normal((rows, spec.input.units))
    outputs = network.predict(inputs)
    for row in {0, rows // 2, rows - 1}:
        alone = network.predict(inputs[row : row + 1])[0]
        np.testing.assert_allclose(outputs[row], alone, rtol=1e-10, atol=1e-12)
    values = network.layer_values(inputs)[spec.output.id]
    np.testing.assert_allclose(values.output, outputs, rtol=1e-10, atol=1e-12)


# Symmetries of loss and gradient


@OFTEN
@given(networks(SOFTMAX), st.floats(-50.0, 50.0))
def test_a_shift_of_all_logits_changes_neither_loss_nor_gradient(spec, shift):
    assume(spec.by_id[spec.output.id].use_bias)
    state = started(spec, CROSS_ENTROPY)
    inputs, targets = random_samples(spec, CROSS_ENTROPY, ROWS)
    loss, gradient = gradient_of(state, inputs, targets)
    state.network.views[spec.output.id]["bias"] += shift
    shifted_loss, shifted_gradient = gradient_of(state, inputs, targets)
    assert shifted_loss == pytest.approx(loss, abs=1e-11)
    np.testing.assert_allclose(shifted_gradient, gradient, rtol=1e-7, atol=1e-10)


@OFTEN
@given(trained_networks(), st.permutations(range(ROWS)))
def test_the_order_of_a_batch_does_not_matter(pair, order):
    spec, training = pair
    assume(not has(spec, "dropout"))
    state = started(spec, replace(training, dtype="float64"))
    inputs, targets = random_samples(spec, training, ROWS)
    loss, gradient = gradient_of(state, inputs, targets)
    other_loss, other_gradient = gradient_of(state, inputs[order], targets[order])
    assert other_loss == pytest.approx(loss, rel=1e-11)
    np.testing.assert_allclose(other_gradient, gradient, rtol=1e-7, atol=1e-9)


@OFTEN
@given(trained_networks())
def test_the_sum_is_the_mean_times_the_samples(pair):
    spec, training = pair
    training = replace(training, dtype="float64", reduction="mean")
    inputs, targets = random_samples(spec, training, ROWS)
    mean, mean_gradient = gradient_of(started(spec, training), inputs, targets)
    summed = started(spec, replace(training, reduction="sum"))
    total, total_gradient = gradient_of(summed, inputs, targets)
    assert total == pytest.approx(mean * ROWS, rel=1e-12)
    np.testing.assert_allclose(total_gradient, mean_gradient * ROWS, rtol=1e-9, atol=1e-11)


@OFTEN
@given(trained_networks())
def test_the_gradient_of_a_batch_is_the_mean_of_its_samples(pair):
    spec, training = pair
    assume(not has(spec, "dropout") and not has(spec, "batch_normalization"))
    state = started(spec, replace(training, dtype="float64", reduction="mean"))
    inputs, targets = random_samples(spec, training, ROWS)
    loss, gradient = gradient_of(state, inputs, targets)
    singles = [gradient_of(state, inputs[[row]], targets[[row]]) for row in range(ROWS)]
    assert np.mean([one for one, _ in singles]) == pytest.approx(loss, rel=1e-11)
    mean = np.mean([one for _, one in singles], axis=0)
    np.testing.assert_allclose(mean, gradient, rtol=1e-8, atol=1e-11)


@OFTEN
@given(trained_networks())
def test_float32_follows_float64(pair):
    """Both start with the same weights, and drop the same inputs, but for their rounding."""
    spec, training = pair
    assume(not has(spec, "maxout"))
    losses = {}
    for dtype in ("float64", "float32"):
        typed = replace(training, dtype=dtype, l2=0.0)
        state = TrainingState.start(spec, typed, samples=ROWS)
        losses[dtype], gradient = gradient_of(state, *random_samples(spec, typed, ROWS))
        assert gradient.dtype == dtype
    assert losses["float32"] == pytest.approx(losses["float64"], rel=1e-4, abs=1e-4)


@OFTEN
@given(st.integers(0, 2**32), st.sampled_from(["tanh", "relu", "softmax", "gelu", "prelu"]))
def test_hidden_neurons_may_change_places(seed, activation):
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=3), DenseSpec(id=0, units=5, activation=Choice(activation)), SOFTMAX
    )
    state = started(spec, CROSS_ENTROPY, seed)
    inputs, targets = random_samples(spec, CROSS_ENTROPY, ROWS, seed)
    loss, _ = gradient_of(state, inputs, targets)
    places = np.random.default_rng(seed).permutation(5)
    views = state.network.views
    for name, view in views[2].items():
        views[2][name][...] = view[..., places]
    views[3]["weights"][...] = views[3]["weights"][places]
    assert gradient_of(state, inputs, targets)[0] == pytest.approx(loss, rel=1e-12)


# One network drawn in two ways


def branches(joint, widths):
    """Return input → dense branches → joint → softmax."""
    spec = NetworkSpec.stack(InputSpec(id=0, units=3))
    for width in widths:
        own = spec.next_id
        spec = spec.adding(DenseSpec(id=0, units=width, activation=Choice("tanh")))
        spec = spec.linking(1, own)
    meeting = spec.next_id
    spec = spec.adding(joint)
    for branch in range(2, 2 + len(widths)):
        spec = spec.linking(branch, meeting)
    return spec.adding(SOFTMAX).linking(meeting, meeting + 1), meeting + 1


def test_concatenated_branches_are_one_wide_layer():
    spec, output = branches(ConcatenateSpec(id=0), (2, 4, 1))
    wide = NetworkSpec.stack(
        InputSpec(id=0, units=3), DenseSpec(id=0, units=7, activation=Choice("tanh")), SOFTMAX
    )
    split, whole = started(spec, CROSS_ENTROPY), started(wide, CROSS_ENTROPY)
    for name in ("weights", "bias"):
        parts = [split.network.views[branch][name] for branch in (2, 3, 4)]
        whole.network.views[2][name][...] = np.concatenate(parts, axis=-1)
        whole.network.views[3][name][...] = split.network.views[output][name]
    samples = random_samples(spec, CROSS_ENTROPY, ROWS)
    for _ in range(4):
        assert split.step(*samples) == pytest.approx(whole.step(*samples), rel=1e-12)
    for name in ("weights", "bias"):
        parts = [split.network.views[branch][name] for branch in (2, 3, 4)]
        np.testing.assert_allclose(
            whole.network.views[2][name], np.concatenate(parts, axis=-1), rtol=1e-12
        )


def test_a_layer_added_to_itself_counts_twice():
    """Both links come from one layer, whose gradients meet: as if the next weights were doubled."""
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=3), DenseSpec(id=0, units=4, activation=Choice("tanh"))
    )
    for _ in range(2):
        spec = spec.adding(DenseSpec(id=0, units=4, activation=Choice("linear"), use_bias=False))
        spec = spec.linking(2, spec.next_id - 1)
    spec = spec.adding(AddSpec(id=0)).linking(3, 5).linking(4, 5)
    spec = spec.adding(SOFTMAX).linking(5, 6)
    plain = NetworkSpec.stack(
        InputSpec(id=0, units=3), DenseSpec(id=0, units=4, activation=Choice("tanh")), SOFTMAX
    )
    doubled, single = started(spec, CROSS_ENTROPY), started(plain, CROSS_ENTROPY)
    for branch in (3, 4):
        doubled.network.views[branch]["weights"][...] = np.eye(4)
    for name in ("weights", "bias"):
        single.network.views[2][name][...] = doubled.network.views[2][name]
        single.network.views[3][name][...] = doubled.network.views[6][name]
    single.network.views[3]["weights"] *= 2.0
    samples = random_samples(spec, CROSS_ENTROPY, ROWS)
    loss, _ = gradient_of(single, *samples)
    doubled.step(*samples)
    single.step(*samples)
    assert gradient_of(single, *samples)[0] < loss
    np.testing.assert_allclose(
        doubled.network.gradient_views[2]["weights"],
        single.network.gradient_views[2]["weights"],
        rtol=1e-11,
        atol=1e-14,
    )
    np.testing.assert_allclose(
        doubled.network.gradient_views[6]["weights"],
        2.0 * single.network.gradient_views[3]["weights"],
        rtol=1e-11,
        atol=1e-14,
    )
