"""Scaling, derived inputs and names that a user chose, kept wherever the data are read again."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import (
    Dataset,
    LayerloomError,
    Project,
    built_in,
    data_errors,
    description_from_plain,
    description_to_plain,
    load_example,
    load_project,
    load_source,
    reload,
    save_project,
    typed_data,
    with_derived_inputs,
    with_names,
    with_scaling,
)

_TABLE = "colour,weight,price\nred,1,10\nblue,3,30\nred,5,20\n"
_COLUMNS = json.dumps(
    [
        {"name": "colour", "role": "input", "kind": "category"},
        {"name": "weight", "role": "input"},
        {"name": "price", "role": "target"},
    ]
)


@pytest.fixture
def table(tmp_path: Path) -> Dataset:
    path = tmp_path / "fruit.csv"
    path.write_text(_TABLE)
    return load_source(str(path), options={"columns": _COLUMNS, "kind": "values"})


def test_columns_are_scaled_each_by_itself() -> None:
    raw = built_in("blobs").samples.raw
    unit = with_scaling(built_in("blobs"), "unit_range")
    assert unit.inputs.min(axis=0) == pytest.approx([0, 0])
    assert unit.inputs.max(axis=0) == pytest.approx([1, 1])
    even = with_scaling(unit, "standardize")
    assert even.inputs.mean(axis=0) == pytest.approx([0, 0], abs=1e-12)
    assert even.inputs.std(axis=0) == pytest.approx([1, 1])
    plain = with_scaling(even, "none")
    np.testing.assert_array_equal(plain.inputs, raw)
    assert [one.scaling.way for one in (unit, even, plain)] == ["unit_range", "standardize", "none"]


def test_pictures_have_one_scaling_for_all_pixels() -> None:
    digits = built_in("digits")
    assert digits.scaling.way == "unit_range"
    even = with_scaling(digits, "standardize")
    raw = digits.samples.raw
    assert even.scaling.offset == pytest.approx((raw.mean(),))
    assert even.scaling.divisor == pytest.approx((raw.std(),))
    assert with_scaling(even, "unit_range").scaling == digits.scaling


def test_ones_and_zeros_of_categories_are_not_scaled(table: Dataset) -> None:
    even = with_scaling(table, "standardize")
    assert even.input_names == ("colour=blue", "colour=red", "weight")
    np.testing.assert_array_equal(even.inputs[:, :2], table.inputs[:, :2])
    assert even.inputs[:, 2].mean() == pytest.approx(0)


@pytest.mark.parametrize("name", ["spiral", "iris", "digits", "xor"])
@pytest.mark.parametrize("how", ["none", "standardize", "unit_range"])
def test_a_project_keeps_the_scaling_of_a_built_in_set(name: str, how: str) -> None:
    chosen = with_scaling(built_in(name), how)
    plain = json.loads(json.dumps(description_to_plain(chosen.description)))
    again = reload(description_from_plain(plain))
    np.testing.assert_array_equal(again.inputs, chosen.inputs)
    assert again.description == chosen.description
    assert again.scaling.way == how


def test_derived_inputs_are_those_of_the_generator() -> None:
    made = with_derived_inputs(built_in("spiral"), "x1*x2,sin(x1)")
    generated = built_in("spiral", {"derived": "x1*x2,sin(x1)"})
    assert made.description == generated.description
    np.testing.assert_array_equal(made.inputs, generated.inputs)
    back = with_derived_inputs(made, "")
    assert back.description == built_in("spiral").description


def test_derived_inputs_of_clicked_points_are_saved_with_the_project(tmp_path: Path) -> None:
    points = typed_data([[1.0, 2.0], [3.0, 4.0]], [0, 1], class_names=("A", "B"))
    made = with_derived_inputs(points, "x1^2")
    project = load_project(_saved(made, tmp_path))
    assert project.dataset is not None
    assert project.dataset.input_names == ("x1", "x2", "x1²")
    np.testing.assert_array_equal(project.dataset.inputs, [[1, 2, 1], [3, 4, 9]])


def test_new_points_without_the_derived_columns_get_them(tmp_path: Path) -> None:
    like = with_scaling(built_in("circle", {"derived": "x1^2,x2^2"}), "unit_range")
    path = tmp_path / "new.csv"
    path.write_text("x1,x2\n1.5,-2\n0,3\n")
    new = load_source(str(path), like.description)
    raw = np.array([[1.5, -2, 2.25, 4], [0, 3, 0, 9]])
    np.testing.assert_array_equal(new.inputs, like.scaling.apply(raw))


def test_inputs_are_derived_from_points_only() -> None:
    with pytest.raises(data_errors.NotPlanarError):
        with_derived_inputs(built_in("iris"), "x1^2")


def test_names_are_shown_and_the_sources_own_still_read_the_file(table: Dataset) -> None:
    named = with_names(table, ["파랑", "빨강", "무게"], ["값"])
    again = reload(description_from_plain(description_to_plain(named.description)))
    assert again.description == named.description
    assert again.input_names == ("파랑", "빨강", "무게")
    np.testing.assert_array_equal(again.inputs, table.inputs)
    new = load_source(named.source.path, named.description)
    assert (new.input_names, new.description.target_names) == (again.input_names, ("값",))


def test_classes_get_names_and_their_labels_are_still_understood(tmp_path: Path) -> None:
    path = tmp_path / "checks.csv"
    path.write_text("a,b,ok\n1,2,0\n3,4,1\n5,6,0\n7,8,1\n")
    named = with_names(load_source(str(path)), classes=["normal", "faulty"])
    again = reload(named.description)
    assert again.class_names == ("normal", "faulty")
    np.testing.assert_array_equal(again.targets, [0, 1, 0, 1])
    assert again.description.own_names.classes == ("0", "1")


def test_names_given_back_leave_nothing_behind() -> None:
    iris = built_in("iris")
    named = with_names(iris, ["a", "b", "c", "d"])
    assert named.description.own_names.inputs == iris.input_names
    assert with_names(named, iris.input_names).description == iris.description


def test_a_project_keeps_names_of_a_built_in_set(tmp_path: Path) -> None:
    named = with_names(built_in("iris"), ["꽃받침 길이", "꽃받침 너비", "꽃잎 길이", "꽃잎 너비"])
    project = load_project(_saved(named, tmp_path))
    assert project.data == named.description


@pytest.mark.parametrize(
    ("names", "error"),
    [
        (["a"], data_errors.NamesCountError),
        (["a", " "], data_errors.NameLengthError),
        (["a", "b" * 65], data_errors.NameLengthError),
        (["a", "b\nc"], data_errors.NameLengthError),
        (["a", " a "], data_errors.NameTwiceError),
    ],
)
def test_names_that_cannot_be_told_apart_are_refused(
    names: list[str], error: type[LayerloomError]
) -> None:
    with pytest.raises(error):
        with_names(built_in("xor"), names)


@pytest.mark.parametrize(
    "own", [{"inputs": ["a"]}, {"classes": ["a", "b", "c"]}, {"inputs": [1, 2]}, 5]
)
def test_a_damaged_record_of_names_is_refused(own: object) -> None:
    plain = {**description_to_plain(built_in("xor").description), "own_names": own}
    with pytest.raises(data_errors.DescriptionDamagedError):
        description_from_plain(plain)


def test_a_record_from_before_there_were_names_is_read() -> None:
    plain = description_to_plain(built_in("iris").description)
    plain["scaling"].pop("how")
    assert description_from_plain(plain).scaling == built_in("iris").scaling
    assert "own_names" not in plain


def _saved(dataset: Dataset, folder: Path) -> Path:
    path = folder / "project.layerloom"
    example = load_example("xor-mlp")
    save_project(replace(Project(example.network, example.training), dataset=dataset), path)
    return path
