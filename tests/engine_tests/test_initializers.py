"""Initial weights: the right spread for every initializer, reproducible, chosen sensibly."""

from math import sqrt

import numpy as np
import pytest

from engine.activations import activation_value
from engine.network.initializers import INITIALIZER_FUNCTIONS, automatic_choice, initialize
from engine.specification import ACTIVATIONS, INITIALIZERS, Choice

SHAPE = (300, 200)
LINEAR = Choice("linear")


def _drawn(choice, shape=SHAPE, seed=0, dtype=np.float64, activation=LINEAR, role="weights"):
    return initialize(choice, shape, np.random.default_rng(seed), dtype, activation, role)


def test_every_specified_initializer_exists():
    assert ["automatic", *INITIALIZER_FUNCTIONS] == list(INITIALIZERS)


def test_zeros_and_constants_draw_nothing():
    generator = np.random.default_rng(5)
    np.testing.assert_array_equal(initialize(Choice("zeros"), (2, 3), generator, float, LINEAR), 0)
    choice = Choice.of("constant", value=0.25)
    np.testing.assert_array_equal(initialize(choice, (2, 3), generator, float, LINEAR), 0.25)
    assert generator.random() == np.random.default_rng(5).random()


#: Half the width of the uniform ones, for 300 inputs and 200 outputs.
RADII = {
    "glorot_uniform": sqrt(6 / 500),
    "he_uniform": sqrt(6 / 300),
    "lecun_uniform": sqrt(3 / 300),
}
#: Standard deviations of the normal ones.
DEVIATIONS = {
    "glorot_normal": sqrt(2 / 500),
    "he_normal": sqrt(2 / 300),
    "lecun_normal": sqrt(1 / 300),
    "normal": 1.0,
}


@pytest.mark.parametrize("name", RADII)
def test_uniform_weights_fill_their_interval(name):
    weights, radius = _drawn(Choice(name)), RADII[name]
    assert 0.999 * radius < np.abs(weights).max() <= radius
    assert abs(weights.mean()) < 0.01 * radius
    assert weights.std() == pytest.approx(radius / sqrt(3.0), rel=0.01)


@pytest.mark.parametrize("name", DEVIATIONS)
def test_normal_weights_have_their_deviation_and_their_tails(name):
    weights, deviation = _drawn(Choice(name)), DEVIATIONS[name]
    assert weights.std() == pytest.approx(deviation, rel=0.01)
    assert abs(weights.mean()) < 0.02 * deviation
    # Beyond 2 σ lie 4.55 %: not cut off, unlike Keras's.
    assert np.mean(np.abs(weights) > 2.0 * deviation) == pytest.approx(0.0455, abs=0.004)


def test_uniform_and_normal_take_their_options():
    weights = _drawn(Choice.of("uniform", low=2.0, high=3.0))
    assert 2.0 <= weights.min() < 2.001
    assert 2.999 < weights.max() <= 3.0
    np.testing.assert_array_equal(_drawn(Choice.of("uniform", low=3.0, high=2.0)), weights)
    weights = _drawn(Choice.of("normal", mean=5.0, deviation=0.01))
    assert weights.mean() == pytest.approx(5.0, abs=0.001)
    assert weights.std() == pytest.approx(0.01, rel=0.01)


@pytest.mark.parametrize("shape", [(7, 4), (4, 7), (5, 5), (1, 3), (3, 1)])
def test_orthogonal_weights_have_orthonormal_rows_or_columns(shape):
    weights = _drawn(Choice.of("orthogonal", gain=2.0), shape) / 2.0
    product = weights.T @ weights if shape[0] >= shape[1] else weights @ weights.T
    np.testing.assert_allclose(product, np.eye(min(shape)), atol=1e-14)


def test_orthogonal_matrices_point_everywhere():
    # Without the sign rule of Mezzadri the QR decomposition prefers negative diagonals.
    signs = [_drawn(Choice("orthogonal"), (2, 2), seed)[0, 0] > 0.0 for seed in range(400)]
    assert 0.4 < np.mean(signs) < 0.6


@pytest.mark.parametrize("name", INITIALIZERS)
def test_the_same_seed_gives_the_same_bits_and_float32_their_rounding(name):
    first, second = _drawn(Choice(name)), _drawn(Choice(name))
    np.testing.assert_array_equal(first, second)
    single = _drawn(Choice(name), dtype=np.float32)
    assert single.dtype == np.float32
    np.testing.assert_array_equal(single, first.astype(np.float32))


@pytest.mark.parametrize("name", INITIALIZERS)
def test_a_bias_may_start_in_every_way(name):
    bias = _drawn(Choice(name), (50,), role="bias")
    assert bias.shape == (50,)
    assert np.isfinite(bias).all()


def test_automatic_follows_the_activation():
    chosen = {name: automatic_choice(Choice(name)).name for name in ACTIVATIONS}
    he = ("relu", "leaky_relu", "prelu", "elu", "swish", "gelu", "softplus", "mish")
    assert {name for name, choice in chosen.items() if choice == "he_normal"} == set(he)
    assert chosen.pop("selu") == "lecun_normal"
    assert {choice for name, choice in chosen.items() if name not in he} == {"glorot_uniform"}
    relu = Choice("relu")
    np.testing.assert_array_equal(
        _drawn(Choice("automatic"), activation=relu), _drawn(Choice("he_normal"))
    )
    np.testing.assert_array_equal(
        _drawn(Choice("automatic"), (9,), activation=relu, role="bias"), np.zeros(9)
    )


@pytest.mark.parametrize("activation", ["relu", "selu", "linear"])
def test_automatic_weights_keep_the_signal_through_twenty_layers(activation):
    generator = np.random.default_rng(1)
    signal = generator.standard_normal((200, 256))
    choice = Choice(activation)
    for _ in range(20):
        weights = initialize(Choice("automatic"), (256, 256), generator, float, choice)
        signal = activation_value(choice, signal @ weights)
    assert 0.2 < np.sqrt(np.mean(signal**2)) < 5.0
