"""Targets are coded for the output layer, and samples are split by the project's seed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.datasets import accuracy_rule, built_in, coded_targets, split, typed_data
from engine.datasets.data_errors import TargetsMissingError, UnfitOutputError

XOR = built_in("xor")
THREE = built_in("cs231n_spiral", {"samples": 3})
VALUES = typed_data([[0.05, 0.1], [1, 2]], [[0.01, 0.99], [-3, 4]])


@pytest.mark.parametrize(
    ("activation", "units", "loss", "coded"),
    [
        ("sigmoid", 1, "binary_cross_entropy", [[0], [1], [1], [0]]),
        ("step", 1, "perceptron", [[0], [1], [1], [0]]),
        ("tanh", 1, "mean_squared_error", [[-1], [1], [1], [-1]]),
        ("linear", 1, "hinge", [[-1], [1], [1], [-1]]),
        ("linear", 1, "mean_squared_error", [[0], [1], [1], [0]]),
        ("softmax", 2, "categorical_cross_entropy", [[1, 0], [0, 1], [0, 1], [1, 0]]),
        ("sigmoid", 2, "binary_cross_entropy", [[1, 0], [0, 1], [0, 1], [1, 0]]),
        ("tanh", 2, "mean_squared_error", [[1, -1], [-1, 1], [-1, 1], [1, -1]]),
        ("linear", 2, "hinge", [[1, -1], [-1, 1], [-1, 1], [1, -1]]),
    ],
)
def test_two_classes_are_coded_for_every_output(
    activation: str, units: int, loss: str, coded: list[list[float]]
) -> None:
    result = coded_targets(XOR.description, XOR.targets, activation, units, loss)
    assert result.tolist() == coded
    assert result.dtype == np.float64


def test_several_classes_are_one_hot() -> None:
    coded = coded_targets(
        THREE.description, THREE.targets, "softmax", 3, "categorical_cross_entropy", np.float32
    )
    assert coded.tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    assert coded.dtype == np.float32


def test_truth_values_are_class_numbers_not_a_mask() -> None:
    data = typed_data([[0.0], [1.0]], [True, False], class_names=("no", "yes"))
    coded = coded_targets(data.description, data.targets, "softmax", 2, "categorical_cross_entropy")
    assert coded.tolist() == [[0, 1], [1, 0]]


@pytest.mark.parametrize("activation", ["linear", "sigmoid", "tanh"])
def test_values_stay_as_they_are(activation: str) -> None:
    coded = coded_targets(VALUES.description, VALUES.targets, activation, 2, "half_sum_of_squares")
    assert coded.tolist() == [[0.01, 0.99], [-3, 4]]


@pytest.mark.parametrize(
    ("data", "activation", "units", "wanted"),
    [
        (XOR, "softmax", 1, "an output of 2 units"),
        (XOR, "sigmoid", 3, "an output of 1 or 2 units"),
        (THREE, "softmax", 10, "an output of 3 units"),
        (THREE, "sigmoid", 1, "an output of 3 units"),
        (VALUES, "linear", 1, "an output of 2 units"),
    ],
)
def test_an_output_of_the_wrong_width_is_refused(
    data: object, activation: str, units: int, wanted: str
) -> None:
    with pytest.raises(UnfitOutputError, match=wanted):
        coded_targets(data.description, data.targets, activation, units, "mean_squared_error")


def test_inputs_alone_cannot_be_trained_on() -> None:
    data = typed_data([[1.0, 2.0]])
    with pytest.raises(TargetsMissingError, match="inputs only"):
        coded_targets(data.description, data.targets, "linear", 1, "mean_squared_error")


@pytest.mark.parametrize(
    ("kind", "activation", "units", "loss", "rule"),
    [
        ("classes", "softmax", 10, "categorical_cross_entropy", "argmax"),
        ("classes", "sigmoid", 3, "binary_cross_entropy", "argmax"),
        ("classes", "sigmoid", 1, "binary_cross_entropy", "half"),
        ("classes", "step", 1, "perceptron", "half"),
        ("classes", "tanh", 1, "mean_squared_error", "zero"),
        ("classes", "tanh", 1, "hinge", "zero"),
        ("classes", "linear", 1, "hinge", "zero"),
        ("classes", "linear", 1, "mean_squared_error", None),
        ("values", "sigmoid", 2, "half_sum_of_squares", None),
    ],
)
def test_the_rule_of_accuracy_follows_output_and_loss(
    kind: str, activation: str, units: int, loss: str, rule: str | None
) -> None:
    assert accuracy_rule(kind, activation, units, loss) == rule


@given(
    samples=st.integers(1, 300),
    fraction=st.floats(0, 0.9),
    seed=st.integers(0, 2**63 - 1),
)
def test_a_split_takes_every_sample_once(samples: int, fraction: float, seed: int) -> None:
    parts = split(samples, fraction, seed)
    together = np.concatenate([parts.training, parts.validation])
    assert np.array_equal(np.sort(together), np.arange(samples))
    assert len(parts.training) >= 1
    assert abs(len(parts.validation) - fraction * samples) <= 1
    assert np.all(np.diff(parts.training) > 0)


def test_a_split_is_decided_by_seed_alone() -> None:
    first, again, other = split(500, 0.2, 0), split(500, 0.2, 0), split(500, 0.2, 1)
    assert np.array_equal(first.validation, again.validation)
    assert len(first.validation) == 100
    assert not np.array_equal(first.validation, other.validation)


def test_no_validation_leaves_the_data_in_their_order() -> None:
    parts = split(7, 0.0, 3)
    assert parts.training.tolist() == list(range(7))
    assert len(parts.validation) == 0


def test_a_small_fraction_keeps_one_sample_and_never_all() -> None:
    assert len(split(4, 0.01, 0).validation) == 1
    assert len(split(1, 0.5, 0).validation) == 0
