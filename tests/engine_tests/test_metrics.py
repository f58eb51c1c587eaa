"""Metrics: counted by hand, and what happens at ties, thresholds and empty sets."""

import math

import numpy as np
import pytest

from engine.errors import ShapeMismatchError
from engine.training.metrics import (
    accuracy,
    binary_accuracy,
    classes_of,
    confusion_matrix,
    mean_absolute_error,
    r_squared,
    top_k,
)

OUTPUTS = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.3, 0.4, 0.3], [0.2, 0.5, 0.3]])
TARGETS = np.eye(3)[[0, 1, 1, 2]]


def test_several_units_count_by_their_largest():
    np.testing.assert_array_equal(classes_of(OUTPUTS, "argmax"), [0, 2, 1, 1])
    assert accuracy(OUTPUTS, TARGETS, "argmax") == 0.5


def test_one_unit_counts_by_its_threshold_which_itself_is_the_lower_class():
    values = np.array([[-1.0], [0.0], [0.5], [0.51]])
    np.testing.assert_array_equal(classes_of(values, "half"), [0, 0, 0, 1])
    np.testing.assert_array_equal(classes_of(values, "zero"), [0, 0, 1, 1])
    signs = np.array([[-1.0], [1.0], [1.0], [1.0]])
    assert accuracy(values, signs, "zero") == 0.75


def test_a_rule_for_one_unit_refuses_several():
    with pytest.raises(ShapeMismatchError, match=r"\(4, 1\).*\(4, 3\)"):
        classes_of(OUTPUTS, "half")


def test_binary_accuracy_counts_every_output():
    targets = np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0], [0.0, 0.0, 0.0], [1.0, 0.0, 0.0]])
    assert binary_accuracy(OUTPUTS, targets) == 9.0 / 12.0
    assert binary_accuracy(np.array([[math.nan, 0.1]]), np.zeros((1, 2))) == 0.5


def test_the_right_class_among_the_k_largest():
    # Ranks of the right class: 1, 2, 1, 2.
    assert top_k(OUTPUTS, TARGETS, 1) == 0.5
    assert top_k(OUTPUTS, TARGETS, 2) == 1.0
    tie = np.array([[0.5, 0.5, 0.0]])
    assert top_k(tie, np.eye(3)[[1]], 1) == 1.0
    assert top_k(np.array([[math.nan, 0.5, 0.0]]), np.eye(3)[[0]], 1) == 0.0


def test_confusion_has_true_classes_in_rows():
    expected = [[1, 0, 0], [0, 1, 1], [0, 1, 0]]
    np.testing.assert_array_equal(confusion_matrix(OUTPUTS, TARGETS, "argmax"), expected)
    outputs, targets = np.array([[0.9], [0.2], [0.8]]), np.array([[1.0], [1.0], [0.0]])
    np.testing.assert_array_equal(confusion_matrix(outputs, targets, "half"), [[0, 1], [1, 1]])


def test_accuracy_is_the_diagonal_of_the_confusion():
    generator = np.random.default_rng(0)
    outputs = generator.random((200, 5))
    targets = np.eye(5)[generator.integers(5, size=200)]
    matrix = confusion_matrix(outputs, targets, "argmax")
    assert matrix.sum() == 200
    assert np.trace(matrix) / 200 == accuracy(outputs, targets, "argmax")


def test_r_squared_is_the_share_of_variance_explained():
    targets = np.array([[1.0], [2.0], [3.0], [4.0]])
    outputs = np.array([[1.1], [1.9], [3.2], [3.8]])
    # Residuals 0.01 + 0.01 + 0.04 + 0.04 over a total of 5.
    assert r_squared(outputs, targets) == pytest.approx(0.98, rel=1e-12)
    assert r_squared(targets, targets) == 1.0
    assert r_squared(np.full((4, 1), 2.5), targets) == 0.0
    both = np.hstack([outputs, np.full((4, 1), 2.5)])
    assert r_squared(both, np.hstack([targets, targets])) == pytest.approx(0.49, rel=1e-12)


def test_r_squared_of_a_constant_target_is_one_or_zero():
    constant = np.full((3, 1), 0.1)
    assert r_squared(constant, constant) == 1.0
    assert r_squared(constant + 1.0, constant) == 0.0


def test_mean_absolute_error_is_the_mean_over_everything():
    assert mean_absolute_error(np.array([[1.0, 2.0]]), np.array([[2.0, 5.0]])) == 2.0


def test_no_samples_have_no_metrics():
    none = np.empty((0, 2))
    for metric in (binary_accuracy, r_squared, mean_absolute_error):
        assert math.isnan(metric(none, none))
    assert math.isnan(accuracy(none, none, "argmax"))
    assert math.isnan(top_k(none, none, 1))
    np.testing.assert_array_equal(confusion_matrix(none, none, "argmax"), np.zeros((2, 2)))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_metrics_read_read_only_arrays(dtype):
    outputs, targets = OUTPUTS.astype(dtype), TARGETS.astype(dtype)
    outputs.flags.writeable = targets.flags.writeable = False
    assert accuracy(outputs, targets, "argmax") == 0.5
    assert isinstance(r_squared(outputs, targets), float)
    assert isinstance(mean_absolute_error(outputs, targets), float)


def test_one_half_itself_is_on_the_lower_side_in_outputs_and_targets_alike():
    half, more = np.array([[0.5]]), np.array([[0.6]])
    assert binary_accuracy(half, half) == 1.0
    assert binary_accuracy(more, half) == binary_accuracy(half, more) == 0.0
