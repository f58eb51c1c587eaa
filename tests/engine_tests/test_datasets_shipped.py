"""Iris, wine and digits come with the program, as their sources describe them."""

import numpy as np
import pytest

from engine.datasets import BUILT_IN, built_in, load_source, reload
from engine.datasets.scaling import Scaling


def test_iris_is_fishers() -> None:
    iris = built_in("iris")
    assert iris.class_names == ("setosa", "versicolor", "virginica")
    assert np.bincount(iris.targets).tolist() == [50, 50, 50]
    # R's summary(iris); with UCI's two misprints the means would differ in the fourth digit.
    raw = iris.samples.raw
    assert raw.mean(axis=0) == pytest.approx([5.843333, 3.057333, 3.758, 1.199333], abs=1e-6)
    assert raw[34].tolist() == [4.9, 3.1, 1.5, 0.2]
    assert raw[37].tolist() == [4.9, 3.6, 1.4, 0.1]
    assert iris.input_names[0] == "sepal length (cm)"


def test_wine_has_three_cultivars_of_thirteen_measurements() -> None:
    wine = built_in("wine")
    assert np.bincount(wine.targets).tolist() == [59, 71, 48]
    assert wine.shape.inputs == 13
    assert wine.samples.raw[:, 12].max() == 1680


def test_digits_are_pictures_of_8_by_8() -> None:
    digits = built_in("digits")
    assert digits.image_shape == (8, 8)
    assert digits.samples.raw.dtype == np.uint8
    assert digits.inputs.max() == 1.0
    assert np.bincount(digits.targets).tolist() == [
        178,
        182,
        177,
        183,
        181,
        182,
        181,
        179,
        174,
        180,
    ]


@pytest.mark.parametrize("name", ["iris", "wine"])
def test_columns_are_standardized(name: str) -> None:
    inputs = built_in(name).inputs
    assert inputs.mean(axis=0) == pytest.approx(0.0, abs=1e-12)
    assert inputs.std(axis=0) == pytest.approx(1.0)


def test_a_project_keeps_its_own_scaling() -> None:
    raw = built_in("iris", scaling=Scaling())
    assert raw.inputs.max() == 7.9
    np.testing.assert_array_equal(reload(raw.description).inputs, raw.inputs)
    np.testing.assert_array_equal(load_source("iris", raw.description).inputs, raw.inputs)


def test_another_sets_scaling_is_not_taken_over() -> None:
    digits = load_source("digits", BUILT_IN["mnist"].description)
    assert digits.scaling == Scaling.divided_by(16)


def test_a_constant_column_is_not_divided_by_nothing() -> None:
    raw = np.array([[0.1, 1.0], [0.1, 3.0], [0.1, 5.0]])
    for scaling in (Scaling.standardizing(raw), Scaling.to_unit_range(raw)):
        assert scaling.apply(raw)[:, 0] == pytest.approx(0.0, abs=1e-12)
    assert Scaling.to_unit_range(raw).apply(raw)[:, 1].tolist() == [0.0, 0.5, 1.0]
