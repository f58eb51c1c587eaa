"""Activation functions: exact values, exact derivatives, backward kernels, honest behaviour."""

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.activations import (
    ACTIVATION_CLASSES,
    activation_derivative,
    activation_facts,
    activation_range,
    activation_value,
    bind_activation,
)
from engine.specification import ACTIVATIONS, Choice
from tests.engine_tests.allocations import allocated_bytes
from tests.engine_tests.exact_activations import EXACT, POINTS

NAMES = list(ACTIVATIONS)
ELEMENTWISE = [name for name in NAMES if name != "softmax"]
DTYPES = [np.float64, np.float32]
CHOICES = [
    *(Choice(name) for name in NAMES),
    Choice.of("leaky_relu", slope=0.2),
    Choice.of("leaky_relu", slope=0.0),
    Choice.of("prelu", slope=-0.5),
    Choice.of("elu", alpha=0.3),
    Choice.of("elu", alpha=4.0),
]
ELEMENTWISE_CHOICES = [choice for choice in CHOICES if choice.name != "softmax"]
#: Keras's names, where they differ.
KERAS_NAMES = {"swish": "silu"}


def _away_from_kinks(name, shape, seed=3):
    z = np.random.default_rng(seed).uniform(-5.0, 5.0, shape)
    for kink in activation_facts(name).kinks:
        z[np.abs(z - kink) < 1e-2] += 0.1
    return z


def test_every_specified_function_has_a_class_and_its_own_facts():
    assert list(ACTIVATION_CLASSES) == NAMES
    for name in NAMES:
        facts = activation_facts(name)
        assert facts.name == name
        texts = (facts.formula, facts.latex, facts.derivative_formula, facts.derivative_latex)
        assert all((*texts, facts.use))
        assert facts.latex.count("{") == facts.latex.count("}")


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", EXACT)
def test_values_and_derivatives_are_right_to_the_last_digits(name, dtype):
    values, derivatives = EXACT[name]
    points = np.array(POINTS, dtype)
    digits = 8 * np.finfo(dtype).eps
    absolute = 1.2e-38 if dtype is np.float32 else 2.3e-308
    choice = Choice(name)
    np.testing.assert_allclose(activation_value(choice, points), values, digits, absolute)
    # tanh computes 1 - a², which loses what a lost to rounding.
    absolute = np.finfo(dtype).eps if name == "tanh" else absolute
    np.testing.assert_allclose(activation_derivative(choice, points), derivatives, digits, absolute)


def test_gelu_keeps_relative_precision_over_its_whole_tail():
    z = np.linspace(-37.0, 8.0, 901)
    expected = [0.5 * x * math.erfc(-x / math.sqrt(2.0)) for x in z]
    np.testing.assert_allclose(activation_value(Choice("gelu"), z), expected, rtol=4e-13)
    near = z > -6.0
    value = activation_value(Choice("gelu"), z[near])
    np.testing.assert_allclose(value, np.array(expected)[near], rtol=6e-15)


@pytest.mark.parametrize("name", NAMES)
def test_values_agree_with_keras(name, golden_folder):
    text = (golden_folder / "keras_oracle_activations_losses.json").read_text("utf-8")
    oracle = json.loads(text)["activations"]
    keras_name = KERAS_NAMES.get(name, name)
    if keras_name not in oracle["values"]:
        assert name in ("step", "prelu")  # Keras has them as layers, or not at all
        return
    choice = Choice.of(name, slope=0.2) if name == "leaky_relu" else Choice(name)
    value = activation_value(choice, np.array(oracle["x"]))
    np.testing.assert_allclose(value, oracle["values"][keras_name], rtol=1e-6, atol=1e-6)


def test_values_agree_with_the_book(golden_folder):
    book = json.loads((golden_folder / "dlfs.json").read_text("utf-8"))
    sigmoid = activation_value(Choice("sigmoid"), np.array(book["sigmoid"]["x"], float))
    np.testing.assert_allclose(sigmoid, book["sigmoid"]["computed"], atol=1e-8)
    for key in ("softmax", "softmax_overflow"):
        softmax = activation_value(Choice("softmax"), np.array(book[key]["a"], float))
        np.testing.assert_allclose(softmax, book[key]["computed"], rtol=1e-8)


@pytest.mark.parametrize("choice", ELEMENTWISE_CHOICES, ids=str)
def test_derivatives_agree_with_central_differences(choice):
    z = _away_from_kinks(choice.name, 500)
    difference = activation_value(choice, z + 1e-5) - activation_value(choice, z - 1e-5)
    np.testing.assert_allclose(activation_derivative(choice, z), difference / 2e-5, atol=2e-9)


def test_at_a_kink_the_derivative_is_the_one_of_the_left_side():
    zero = np.zeros(1)
    expected = {"step": 0.0, "relu": 0.0, "leaky_relu": 0.01, "prelu": 0.25, "elu": 1.0}
    for name, derivative in expected.items():
        assert activation_derivative(Choice(name), zero) == derivative
    assert activation_derivative(Choice.of("elu", alpha=0.3), zero) == 0.3
    assert activation_value(Choice("step"), zero) == 0.0
    np.testing.assert_array_equal(
        activation_derivative(Choice("hard_sigmoid"), np.array([-3.0, 3.0])), 0.0
    )


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_extreme_inputs_neither_overflow_nor_leave_the_range(choice, dtype):
    # Warnings are errors: an overflow inside would fail here.
    z = np.array([[-1e3, -100.0, -37.0, 0.0, 37.0, 100.0, 1e3]], dtype)
    value = activation_value(choice, z)
    assert value.dtype == dtype
    assert np.isfinite(value).all()
    low, high = activation_range(choice)
    eps = float(np.finfo(dtype).eps)
    assert value.min() >= low - abs(low) * eps
    assert value.max() <= high
    if choice.name != "softmax":
        assert np.isfinite(activation_derivative(choice, z)).all()


@pytest.mark.parametrize("name", NAMES)
def test_the_range_is_as_tight_as_the_facts_say(name):
    facts = activation_facts(name)
    z = np.linspace(-2000.0, 2000.0, 8_000_001 if facts.lower_attained else 4001)
    value = activation_value(Choice(name), np.stack([z, -z], axis=1) if name == "softmax" else z)
    for bound, reached in ((facts.lower, value.min()), (facts.upper, value.max())):
        if math.isinf(bound):
            assert abs(reached) > 10.0
        else:
            assert reached == pytest.approx(bound, rel=1e-3, abs=1e-9)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("rows", [1, 2048])
@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_nan_is_handed_on_not_hidden(choice, rows, dtype):
    z = np.zeros((rows, 3), dtype)
    z[0, 1] = math.nan
    value = activation_value(choice, z)
    assert math.isnan(value[0, 1])
    assert np.isfinite(value[1:]).all()


@pytest.mark.parametrize("choice", ELEMENTWISE_CHOICES, ids=str)
def test_large_arrays_take_the_same_values_as_small_ones(choice):
    z = np.random.default_rng(1).standard_normal((64, 100)) * 3.0
    z[0, :4] = 0.0
    pieces = [activation_derivative(choice, z[row]) for row in range(64)]
    np.testing.assert_allclose(activation_derivative(choice, z), pieces, rtol=1e-15)


def test_linear_may_work_in_place():
    z = np.array([[1.0, -2.0]])
    bind_activation(Choice("linear"), z, z).forward()
    np.testing.assert_array_equal(z, [[1.0, -2.0]])
    out = np.zeros((1, 2))
    bind_activation(Choice("linear"), z, out).forward()
    np.testing.assert_array_equal(out, z)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_kernels_accept_read_only_arrays_and_leave_them_alone(choice, dtype):
    generator = np.random.default_rng(0)
    z, grad_a = (generator.standard_normal((5, 4)).astype(dtype) for _ in range(2))
    z.flags.writeable = grad_a.flags.writeable = False
    a, grad_z = np.empty_like(z), np.empty_like(z)
    function = bind_activation(choice, z, a)
    backward = function.bind_backward(grad_a, grad_z)
    function.forward()
    first = a.copy()
    backward()
    first_gradient = grad_z.copy()
    function.forward()
    backward()
    np.testing.assert_array_equal(a, first)
    np.testing.assert_array_equal(grad_z, first_gradient)
    assert grad_z.dtype == dtype


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_backward_agrees_with_central_differences(choice):
    z = _away_from_kinks(choice.name, (6, 4))
    grad_a = np.random.default_rng(5).standard_normal((6, 4))
    grad_z, a = np.empty_like(z), np.empty_like(z)
    function = bind_activation(choice, z, a)
    backward = function.bind_backward(grad_a, grad_z)
    function.forward()
    backward()
    numeric = np.empty_like(z)
    for place in np.ndindex(z.shape):
        shift = np.zeros_like(z)
        shift[place] = 1e-5
        change = activation_value(choice, z + shift) - activation_value(choice, z - shift)
        numeric[place] = np.vdot(grad_a, change) / 2e-5
    bound = 1e-7 * (np.linalg.norm(grad_z) + np.linalg.norm(numeric)) + 1e-9
    assert np.linalg.norm(grad_z - numeric) <= bound


def test_prelu_learns_one_slope_for_each_unit():
    z = np.array([[-2.0, 3.0], [1.0, -4.0], [-1.0, -2.0]])
    slope, grad_slope = np.array([0.5, 0.1]), np.empty(2)
    a, grad_z, derivative = np.empty_like(z), np.empty_like(z), np.empty_like(z)
    grad_a = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    function = bind_activation(Choice("prelu"), z, a, derivative, slope, grad_slope)
    backward = function.bind_backward(grad_a, grad_z)
    function.forward()
    backward()
    np.testing.assert_array_equal(a, [[-1.0, 3.0], [1.0, -0.4], [-0.5, -0.2]])
    np.testing.assert_array_equal(derivative, [[0.5, 1.0], [1.0, 0.1], [0.5, 0.1]])
    np.testing.assert_array_equal(grad_z, grad_a * derivative)
    # Unit 1: 1·(−2) + 5·(−1); unit 2: 4·(−4) + 6·(−2).
    np.testing.assert_array_equal(grad_slope, [-7.0, -28.0])


def test_softmax_refuses_an_element_wise_derivative():
    with pytest.raises(TypeError, match="softmax"):
        activation_derivative(Choice("softmax"), np.zeros((1, 2)))


@given(
    st.lists(st.floats(-50.0, 50.0), min_size=2, max_size=6),
    st.floats(-1e3, 1e3),
)
def test_softmax_ignores_a_shift_of_all_its_inputs(row, shift):
    z = np.array([row])
    plain, shifted = (activation_value(Choice("softmax"), values) for values in (z, z + shift))
    assert plain.sum() == pytest.approx(1.0, abs=1e-12)
    np.testing.assert_allclose(shifted, plain, rtol=1e-10)


@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (2, 2, 3)])
def test_values_keep_the_shape_they_were_asked_for(shape):
    z = np.full(shape, -1.5)
    for name in ELEMENTWISE:
        assert activation_value(Choice(name), z).shape == shape
        assert activation_derivative(Choice(name), z).shape == shape


@pytest.mark.parametrize("name", NAMES)
def test_kernels_allocate_nothing(name):
    # Large beside the 64 KB that NumPy itself borrows to broadcast a column.
    z = np.random.default_rng(0).standard_normal((512, 256))
    a, grad_z = np.empty_like(z), np.empty_like(z)
    slope, grad_slope = np.full(256, 0.25), np.empty(256)
    function = bind_activation(Choice(name), z, a, None, slope, grad_slope)
    backward = function.bind_backward(np.ones_like(z), grad_z)
    assert allocated_bytes(function.forward) < z.nbytes // 8
    assert allocated_bytes(backward) < z.nbytes // 8
