"""Losses: published and exact values, gradients, reductions, honest behaviour."""

import json
import math

import numpy as np
import pytest

from engine.activations import activation_value
from engine.errors import ShapeMismatchError
from engine.losses import LOSS_CLASSES, loss_facts, loss_gradient, loss_value, make_loss
from engine.specification import LOSSES, LOSSES_COMPUTED_TOGETHER, Choice
from tests.engine_tests.allocations import allocated_bytes

NAMES = list(LOSSES)
DTYPES = [np.float64, np.float32]
CHOICES = [
    *(Choice(name) for name in NAMES),
    Choice.of("huber", delta=0.2),
    Choice.of("binary_cross_entropy", label_smoothing=0.1),
    Choice.of("categorical_cross_entropy", label_smoothing=0.1),
]


def _samples(name, shape=(5, 3), seed=7):
    """Return logits, predictions and coded targets that suit a loss."""
    generator = np.random.default_rng(seed)
    logits = generator.standard_normal(shape) * 2.0
    logits[np.abs(logits) < 0.05] = 0.1
    together = LOSSES_COMPUTED_TOGETHER.get(name)
    predictions = activation_value(Choice(together), logits) if together else logits
    targets = generator.standard_normal(shape)
    if name == "categorical_cross_entropy":
        targets = np.eye(shape[1])[generator.integers(shape[1], size=shape[0])]
    elif name in ("binary_cross_entropy", "perceptron"):
        targets = generator.integers(2, size=shape).astype(float)
    elif name == "hinge":
        targets = generator.choice([-1.0, 1.0], size=shape)
    return logits, predictions, targets


def _value_at(choice, logits, targets, reduction):
    together = LOSSES_COMPUTED_TOGETHER.get(choice.name)
    if together is None:
        return loss_value(choice, logits, targets, None, reduction)
    predictions = activation_value(Choice(together), logits)
    return loss_value(choice, predictions, targets, logits, reduction)


def test_every_specified_loss_has_a_class_and_its_own_facts():
    assert list(LOSS_CLASSES) == NAMES
    for name in NAMES:
        facts = loss_facts(name)
        assert facts.name == name
        assert facts.together_with == LOSSES_COMPUTED_TOGETHER.get(name)
        assert all(
            (facts.formula, facts.latex, facts.gradient_formula, facts.gradient_latex, facts.use)
        )


#: The names of Keras's own tests and of its classes, for the losses that are here too.
KERAS_TESTS = {
    "mse": "mean_squared_error",
    "mae": "mean_absolute_error",
    "hinge (labels 0/1 converted to -1/1)": "hinge",
    "huber delta 1": "huber",
    "binary_crossentropy probs": "binary_cross_entropy",
    "binary_crossentropy logits": "binary_cross_entropy",
    "categorical_crossentropy probs (rows are normalised first)": "categorical_cross_entropy",
    "categorical_crossentropy logits": "categorical_cross_entropy",
}
KERAS_CLASSES = {
    "MeanSquaredError": Choice("mean_squared_error"),
    "MeanAbsoluteError": Choice("mean_absolute_error"),
    'Huber{"delta": 1.0}': Choice("huber"),
    "CategoricalCrossentropy": Choice("categorical_cross_entropy"),
    'CategoricalCrossentropy{"label_smoothing": 0.1}': Choice.of(
        "categorical_cross_entropy", label_smoothing=0.1
    ),
    'CategoricalCrossentropy{"from_logits": true}': Choice("categorical_cross_entropy"),
    "BinaryCrossentropy": Choice("binary_cross_entropy"),
    'BinaryCrossentropy{"from_logits": true}': Choice("binary_cross_entropy"),
    "Hinge": Choice("hinge"),
}


def _keras_value(choice, key, case):
    """Return our loss for one of Keras's examples, arguments turned into ours."""
    targets, predictions = np.array(case["y_true"], float), np.array(case["y_pred"], float)
    if choice.name == "hinge":
        targets = 2.0 * targets - 1.0
    if "logits" in key:
        activation = Choice(LOSSES_COMPUTED_TOGETHER[choice.name])
        return loss_value(choice, activation_value(activation, predictions), targets, predictions)
    if choice.name == "categorical_cross_entropy":
        predictions = predictions / predictions.sum(axis=1, keepdims=True)
    return loss_value(choice, predictions, targets)


@pytest.mark.parametrize("key", KERAS_TESTS)
def test_values_of_keras_own_tests(key, golden_folder):
    cases = json.loads((golden_folder / "keras_losses.json").read_text("utf-8"))["cases"]
    case = next(case for case in cases if case["loss"] == key)
    value = _keras_value(Choice(KERAS_TESTS[key]), key, case)
    assert value == pytest.approx(case["computed_float64"], rel=1e-12)


def test_losses_of_single_samples_agree_with_keras(golden_folder):
    cases = json.loads((golden_folder / "keras_losses.json").read_text("utf-8"))["cases"]
    case = next(case for case in cases if case["loss"].endswith("no reduction"))
    logits, targets = np.array(case["y_pred"]), np.array(case["y_true"])
    predictions = activation_value(Choice("softmax"), logits)
    per_sample = np.empty(3)
    loss = make_loss(
        Choice("categorical_cross_entropy"),
        predictions,
        targets,
        np.empty((3, 3)),
        np.empty((3, 3)),
        per_sample,
        logits,
    )
    loss.evaluate()
    np.testing.assert_allclose(per_sample, case["computed_float64"], rtol=1e-12)


@pytest.mark.parametrize("name", ["categorical_cross_entropy", "binary_cross_entropy"])
def test_label_smoothing_is_that_of_keras(name, golden_folder):
    text = (golden_folder / "keras_losses.json").read_text("utf-8")
    prefix = name.replace("cross_entropy", "crossentropy") + " logits"
    cases = json.loads(text)["extreme_value_cases"]
    case = next(case for case in cases if case["loss"].startswith(prefix))
    value = _keras_value(Choice.of(name, label_smoothing=0.1), case["loss"], case)
    assert value == pytest.approx(case["published"], rel=1e-4)


@pytest.mark.parametrize("key", KERAS_CLASSES)
def test_values_agree_with_the_classes_of_keras(key, golden_folder):
    text = (golden_folder / "keras_oracle_activations_losses.json").read_text("utf-8")
    case = json.loads(text)["losses"][key]
    assert _keras_value(KERAS_CLASSES[key], key, case) == pytest.approx(case["value"], rel=1e-6)


def test_values_agree_with_the_book(golden_folder):
    book = json.loads((golden_folder / "dlfs.json").read_text("utf-8"))["mse"]
    values = [
        loss_value(Choice("half_sum_of_squares"), np.array(y), np.array(book["t"]))
        for y in book["y"]
    ]
    assert values == pytest.approx(book["published"], rel=1e-12)


@pytest.mark.parametrize("classes", [3, 10])
def test_an_untrained_softmax_loses_the_logarithm_of_its_classes(classes, golden_folder):
    expected = json.loads((golden_folder / "cs231n.json").read_text("utf-8"))["initial_loss"]
    logits = np.zeros((4, classes))
    targets = np.eye(classes)[:4] if classes > 3 else np.eye(3)[[0, 1, 2, 0]]
    value = _value_at(Choice("categorical_cross_entropy"), logits, targets, "mean")
    assert value == pytest.approx(expected[f"C{classes}"], abs=1e-14)


#: z, t, loss, dL/dz: computed with mpmath to 600 digits.
BINARY_EXTREMES = [
    (1000.0, 1.0, 0.0, 0.0),
    (1000.0, 0.0, 1000.0, 1.0),
    (-1000.0, 1.0, 1000.0, -1.0),
    (-1000.0, 0.0, 0.0, 0.0),
    (37.0, 1.0, 8.5330476257440654e-17, -8.5330476257440651e-17),
    (37.0, 0.0, 37.0, 1.0),
    (-37.0, 1.0, 37.0, -1.0),
    (-37.0, 0.0, 8.5330476257440654e-17, 8.5330476257440651e-17),
    (0.0, 1.0, 0.69314718055994531, -0.5),
    (0.5, 0.25, 0.84907698418010668, 0.37245933120185456),
]
#: Logits, class, loss: computed with mpmath to 600 digits. The book's program gives 16.118 for
#: (0, 50, -50), because it adds 1e-7 inside the logarithm.
CATEGORICAL_EXTREMES = [
    ((1000.0, 0.0, -1000.0), 0, 0.0),
    ((1000.0, 0.0, -1000.0), 1, 1000.0),
    ((1000.0, 0.0, -1000.0), 2, 2000.0),
    ((37.0, 0.0, -37.0), 0, 8.5330476257440662e-17),
    ((37.0, 0.0, -37.0), 2, 74.0),
    ((0.0, 50.0, -50.0), 2, 100.0),
    ((0.0, 0.0, 0.0), 1, 1.0986122886681097),
]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("z", "t", "value", "gradient"), BINARY_EXTREMES)
def test_binary_cross_entropy_is_exact_at_any_logit(z, t, value, gradient, dtype):
    logits, targets = np.array([[z]], dtype), np.array([[t]], dtype)
    predictions = activation_value(Choice("sigmoid"), logits)
    choice, eps = Choice("binary_cross_entropy"), float(np.finfo(dtype).eps)
    received = loss_value(choice, predictions, targets, logits)
    assert received == pytest.approx(value, rel=4 * eps, abs=0.0)
    received = loss_gradient(choice, predictions, targets, logits)
    np.testing.assert_allclose(received, [[gradient]], rtol=4 * eps, atol=eps)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("z", "klass", "value"), CATEGORICAL_EXTREMES)
def test_categorical_cross_entropy_is_exact_at_any_logit(z, klass, value, dtype):
    logits, targets = np.array([z], dtype), np.eye(3, dtype=dtype)[[klass]]
    predictions = activation_value(Choice("softmax"), logits)
    choice, eps = Choice("categorical_cross_entropy"), float(np.finfo(dtype).eps)
    received = loss_value(choice, predictions, targets, logits)
    assert received == pytest.approx(value, rel=4 * eps, abs=eps)
    gradient = loss_gradient(choice, predictions, targets, logits)
    np.testing.assert_array_equal(gradient, predictions - targets)


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_gradients_agree_with_central_differences(choice, reduction):
    logits, predictions, targets = _samples(choice.name)
    fused = choice.name in LOSSES_COMPUTED_TOGETHER
    gradient = loss_gradient(choice, predictions, targets, logits if fused else None, reduction)
    numeric = np.empty_like(logits)
    for place in np.ndindex(logits.shape):
        shift = np.zeros_like(logits)
        shift[place] = 1e-5
        ahead = _value_at(choice, logits + shift, targets, reduction)
        numeric[place] = (ahead - _value_at(choice, logits - shift, targets, reduction)) / 2e-5
    size = abs(_value_at(choice, logits, targets, reduction))
    bound = 1e-7 * (np.linalg.norm(gradient) + np.linalg.norm(numeric)) + 1e-9 * max(1.0, size)
    assert np.linalg.norm(gradient - numeric) <= bound


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("name", ["binary_cross_entropy", "categorical_cross_entropy"])
def test_probabilities_without_logits_give_the_same_loss_and_their_own_gradient(name, smoothing):
    logits, predictions, targets = _samples(name)
    choice = Choice.of(name, label_smoothing=smoothing)
    value = loss_value(choice, predictions, targets)
    assert value == pytest.approx(loss_value(choice, predictions, targets, logits), rel=1e-12)
    numeric = np.empty_like(predictions)
    for place in np.ndindex(predictions.shape):
        shift = np.zeros_like(predictions)
        shift[place] = 1e-6 * predictions[place] * (1.0 - predictions[place])
        ahead = loss_value(choice, predictions + shift, targets)
        change = ahead - loss_value(choice, predictions - shift, targets)
        numeric[place] = change / (2.0 * shift[place])
    np.testing.assert_allclose(
        loss_gradient(choice, predictions, targets), numeric, rtol=1e-5, atol=1e-5
    )


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("row", [(1.0, 1.0, 0.0), (0.2, 0.3, 0.1), (0.0, 0.0, 0.0)])
def test_targets_that_do_not_add_up_to_one_keep_gradient_and_loss_together(row, smoothing):
    """Where p − t is not the derivative: several classes at once, or weights instead of shares."""
    choice = Choice.of("categorical_cross_entropy", label_smoothing=smoothing)
    logits, targets = np.array([[0.5, -1.0, 2.0]]), np.array([row])
    predictions = activation_value(Choice("softmax"), logits)
    gradient = loss_gradient(choice, predictions, targets, logits)
    for place in range(3):
        shift = np.eye(3)[[place]] * 1e-5
        ahead = _value_at(choice, logits + shift, targets, "mean")
        numeric = (ahead - _value_at(choice, logits - shift, targets, "mean")) / 2e-5
        assert gradient[0, place] == pytest.approx(numeric, abs=1e-9)


def test_impossible_probabilities_cost_much_but_not_infinitely():
    wrong, targets = np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]])
    for name in ("binary_cross_entropy", "categorical_cross_entropy"):
        assert 700.0 < loss_value(Choice(name), wrong, targets) < 720.0
        assert np.isfinite(loss_gradient(Choice(name), wrong, targets)).all()


def test_the_perceptron_rule_is_the_derivative_by_z():
    # Fires rightly, fires wrongly, is silent wrongly, is silent rightly, stands at the threshold.
    logits = np.array([[2.0], [3.0], [-4.0], [-5.0], [0.0]])
    targets = np.array([[1.0], [0.0], [1.0], [0.0], [1.0]])
    outputs = activation_value(Choice("step"), logits)
    choice = Choice("perceptron")
    gradient = loss_gradient(choice, outputs, targets, logits, "sum")
    np.testing.assert_array_equal(gradient, [[0.0], [1.0], [-1.0], [0.0], [-1.0]])
    assert loss_value(choice, outputs, targets, logits, "sum") == 7.0


def test_the_perceptron_refuses_to_do_without_logits():
    with pytest.raises(TypeError, match="logits"):
        loss_value(Choice("perceptron"), np.zeros((1, 1)), np.zeros((1, 1)))


def test_kinks_have_derivative_zero():
    same = np.array([[1.0, -1.0]])
    for name in ("mean_absolute_error", "hinge"):
        np.testing.assert_array_equal(loss_gradient(Choice(name), same, same), [[0.0, 0.0]])


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_terms_add_up_to_samples_and_samples_to_the_loss(choice):
    logits, predictions, targets = _samples(choice.name)
    terms, per_sample = np.empty_like(logits), np.empty(5)
    arrays = (predictions, targets, np.empty_like(logits), terms, per_sample, logits)
    total = make_loss(choice, *arrays, "sum").evaluate()
    mean = make_loss(choice, *arrays, "mean").evaluate()
    np.testing.assert_allclose(terms.sum(axis=1), per_sample, rtol=1e-13)
    assert total == pytest.approx(per_sample.sum(), rel=1e-13)
    assert mean == pytest.approx(total / 5.0, rel=1e-13)
    assert (per_sample >= 0.0).all()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_kernels_accept_read_only_arrays_and_leave_them_alone(choice, dtype):
    arrays = [values.astype(dtype) for values in _samples(choice.name)]
    for values in arrays:
        values.flags.writeable = False
    logits, predictions, targets = arrays
    z = logits if choice.name in LOSSES_COMPUTED_TOGETHER else None
    value = loss_value(choice, predictions, targets, z)
    gradient = loss_gradient(choice, predictions, targets, z)
    assert isinstance(value, float)
    assert gradient.dtype == dtype
    assert loss_value(choice, predictions, targets, z) == value
    np.testing.assert_array_equal(loss_gradient(choice, predictions, targets, z), gradient)


@pytest.mark.parametrize("name", NAMES)
def test_nan_is_handed_on_not_hidden(name):
    logits, predictions, targets = _samples(name)
    logits, predictions = logits.copy(), predictions.copy()
    logits[2, 1] = predictions[2, 1] = math.nan
    z = logits if name in LOSSES_COMPUTED_TOGETHER else None
    assert math.isnan(loss_value(Choice(name), predictions, targets, z))
    assert math.isnan(loss_gradient(Choice(name), predictions, targets, z)[2, 1])


def test_unequal_shapes_are_refused_by_name():
    with pytest.raises(ShapeMismatchError, match=r"targets .*\(2, 3\).*\(2, 1\)"):
        loss_value(Choice("mean_squared_error"), np.zeros((2, 3)), np.zeros((2, 1)))


def test_an_unknown_reduction_is_refused():
    with pytest.raises(ValueError, match="median"):
        loss_value(Choice("huber"), np.zeros((2, 3)), np.zeros((2, 3)), None, "median")


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_kernels_allocate_nothing(choice):
    # Large beside the 64 KB that NumPy itself borrows to broadcast a column.
    logits, predictions, targets = _samples(choice.name, (512, 256))
    z = logits if choice.name in LOSSES_COMPUTED_TOGETHER else None
    arrays = (np.empty_like(logits), np.empty_like(logits), np.empty(512))
    loss = make_loss(choice, predictions, targets, *arrays, z)
    assert allocated_bytes(loss.evaluate) < logits.nbytes // 8
    assert allocated_bytes(loss.differentiate) < logits.nbytes // 8
