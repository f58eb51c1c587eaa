"""Which metrics fit which targets and outputs, with numbers from scikit-learn's documentation."""

import math

import numpy as np
import pytest

from engine import FURTHER_METRICS, Network, evaluate, fitting_metrics, further_metrics
from engine.network.network import PREDICTION_ROWS
from tests.engine_tests.trained_projects import small_project

VALUES = np.array([[3.0], [-0.5], [2.0], [7.0]])
#: Ten samples of four classes.
CLASSES = np.eye(4)[[0, 1, 2, 3, 0, 1, 2, 3, 0, 1]]

FITTING = {
    "values": (VALUES, None, "linear", ("r_squared", "mean_absolute_error")),
    "values behind a sigmoid": (
        np.array([[0.01, 0.99], [0.3, 0.2]]),
        None,
        "sigmoid",
        ("r_squared", "mean_absolute_error"),
    ),
    "one sample of values": (VALUES[:1], None, "linear", ("mean_absolute_error",)),
    "answers of 0 and 1, each for itself": (
        np.array([[0.0, 1.0], [1.0, 1.0]]),
        None,
        "sigmoid",
        ("r_squared", "mean_absolute_error", "binary_accuracy"),
    ),
    "three classes": (CLASSES[:, :3], "argmax", "softmax", ()),
    "four classes": (CLASSES, "argmax", "softmax", ("top_3_accuracy",)),
    "four sigmoids": (CLASSES, "argmax", "sigmoid", ("top_3_accuracy", "binary_accuracy")),
    "two sigmoids": (CLASSES[:, :2], "argmax", "sigmoid", ("binary_accuracy",)),
    "several outputs of tanh": (2.0 * CLASSES - 1.0, "argmax", "tanh", ("top_3_accuracy",)),
    "one sigmoid": (CLASSES[:, :1], "half", "sigmoid", ()),
    "one tanh": (2.0 * CLASSES[:, :1] - 1.0, "zero", "tanh", ()),
    "no samples": (VALUES[:0], None, "linear", ()),
}


@pytest.mark.parametrize("case", FITTING)
def test_metrics_fit_the_targets_and_the_output(case: str) -> None:
    targets, rule, activation, names = FITTING[case]
    assert fitting_metrics(targets, rule, activation) == names
    assert tuple(further_metrics(targets, targets, rule, activation)) == names


def test_values_as_in_the_documentation_of_scikit_learn() -> None:
    """Source: the examples of ``r2_score`` and ``mean_absolute_error``."""
    outputs = np.array([[2.5], [0.0], [2.0], [8.0]])
    found = further_metrics(outputs, VALUES, None, "linear")
    assert found["r_squared"] == pytest.approx(0.948608137, abs=5e-10)
    assert found["mean_absolute_error"] == 0.5
    targets = np.array([[0.5, 1.0], [-1.0, 1.0], [7.0, -6.0]])
    outputs = np.array([[0.0, 2.0], [-1.0, 2.0], [8.0, -5.0]])
    found = further_metrics(outputs, targets, None, "linear")
    assert found["r_squared"] == pytest.approx(0.9368, abs=5e-5)
    assert found["mean_absolute_error"] == 0.75


def test_top_3_counts_a_class_among_the_three_largest_outputs() -> None:
    outputs = np.array([[0.4, 0.3, 0.2, 0.1], [0.4, 0.1, 0.2, 0.3]])
    targets = np.eye(4)[[2, 1]]  # third, and fourth
    assert further_metrics(outputs, targets, "argmax", "softmax") == {"top_3_accuracy": 0.5}


def test_binary_accuracy_as_in_the_documentation_of_keras() -> None:
    """Source: the example of ``keras.metrics.BinaryAccuracy``, in two rows of two."""
    outputs, targets = np.array([[0.98, 1.0], [0.0, 0.6]]), np.array([[1.0, 1.0], [0.0, 0.0]])
    assert further_metrics(outputs, targets, None, "sigmoid")["binary_accuracy"] == 0.75


def test_outputs_that_have_diverged_are_measured_without_a_warning() -> None:
    found = further_metrics(np.full((4, 1), math.inf), VALUES, None, "linear")
    assert found == {"r_squared": -math.inf, "mean_absolute_error": math.inf}
    lost = np.full((10, 4), math.nan)
    found = further_metrics(lost, CLASSES, "argmax", "sigmoid")
    assert found == {"top_3_accuracy": 0.0, "binary_accuracy": 0.0}


def test_evaluate_hands_over_the_outputs_of_all_its_passes() -> None:
    project = small_project()
    network = Network.build(project.network, 0)
    inputs = np.random.default_rng(0).normal(size=(PREDICTION_ROWS + 7, 2))
    outputs = np.empty((len(inputs), 2))
    evaluate(network, project.training, inputs, np.zeros_like(outputs), outputs=outputs)
    np.testing.assert_array_equal(outputs, network.predict(inputs))


def test_all_further_metrics_are_in_order() -> None:
    found = further_metrics(CLASSES, CLASSES, "argmax", "sigmoid")
    order = list(FURTHER_METRICS)
    assert list(found) == sorted(found, key=order.index)
    assert set(found.values()) == {1.0}
