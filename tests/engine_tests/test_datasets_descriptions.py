"""A project can describe its data, keep them, find them again, and notices other files."""

import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.datasets import (
    BUILT_IN,
    MNIST,
    DataDescription,
    Dataset,
    DataSource,
    FileRecord,
    Samples,
    Scaling,
    built_in,
    dataset_arrays,
    dataset_from_arrays,
    description_from_plain,
    description_to_plain,
    load_source,
    reload,
    typed_data,
)
from engine.datasets.data_errors import (
    ArraysMissingError,
    CountMismatchError,
    DataChangedError,
    DataMovedError,
    DescriptionDamagedError,
    NoSamplesError,
    NotFiniteError,
    NotNumbersError,
    TargetsShapeError,
    UnknownClassError,
    WidthError,
)
from engine.errors import DataError, DataMissingError

TABLE = "a,b,kind\n1,2,x\n3,4,y\n"


def through_json(description: DataDescription) -> DataDescription:
    text = json.dumps(description_to_plain(description), allow_nan=False)
    return description_from_plain(json.loads(text))


@pytest.mark.parametrize("name", [name for name, entry in BUILT_IN.items() if entry.make])
def test_built_in_data_are_found_again_through_json(name: str) -> None:
    data = built_in(name)
    again = reload(through_json(data.description))
    assert again.description == data.description
    assert np.array_equal(again.inputs, data.inputs)


words = st.text(max_size=8)
numbers = st.floats(-1e9, 1e9).filter(lambda value: abs(value) > 1e-9)
descriptions = st.builds(
    DataDescription,
    name=words,
    kind=st.just("classes"),
    source=st.builds(
        DataSource,
        kind=st.sampled_from(["built_in", "files", "typed"]),
        name=words,
        options=st.dictionaries(words, st.one_of(st.integers(), numbers, words)).map(
            lambda options: tuple(sorted(options.items()))
        ),
        path=words,
        files=st.lists(
            st.builds(FileRecord, st.text("ab.", min_size=3), st.integers(0, 2**40), words)
        ).map(tuple),
    ),
    inputs=st.just(6),
    class_names=st.lists(words, min_size=1).map(tuple),
    input_names=st.one_of(st.just(()), st.tuples(*[words] * 6)),
    target_names=st.lists(words).map(tuple),
    image_shape=st.sampled_from([None, (2, 3), (1, 2, 3)]),
    scaling=st.builds(Scaling, st.tuples(numbers), st.tuples(*[numbers] * 6)),
    samples=st.integers(0, 10**6),
    test_samples=st.integers(0, 10**6),
)


@given(descriptions)
def test_every_description_survives_json(description: DataDescription) -> None:
    assert through_json(description) == description


GOOD = description_to_plain(MNIST)


@pytest.mark.parametrize(
    "change",
    [
        {"name": 3},
        {"kind": "pictures"},
        {"kind": []},
        {"kind": "values"},
        {"source": None},
        {"source": {"kind": "url", "name": "x"}},
        {"source": {"kind": "files", "name": "x", "options": {"a": [1]}}},
        {"source": {"kind": "files", "name": "x", "files": [{"name": "../x", "size": 1}]}},
        {"source": {"kind": "files", "name": "x", "files": [{"name": "x", "size": -1}]}},
        {"inputs": 0},
        {"inputs": True},
        {"inputs": 785},
        {"image_shape": [28]},
        {"image_shape": [28, -28]},
        {"class_names": "0123456789"},
        {"class_names": []},
        {"input_names": ["one"]},
        {"scaling": {"divisor": [0]}},
        {"scaling": {"divisor": [1, 2]}},
        {"scaling": {"offset": ["nan"]}},
        {"scaling": {"offset": [10**400]}},
        {"samples": -1},
    ],
)
def test_a_description_somebody_changed_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(DescriptionDamagedError):
        description_from_plain({**GOOD, **change})


@pytest.mark.parametrize("data", [None, [], "x", {}])
def test_what_is_no_description_is_refused(data: Any) -> None:
    with pytest.raises(DescriptionDamagedError):
        description_from_plain(data)


def test_mnist_can_be_described_without_being_there() -> None:
    assert MNIST.shape.classes == 10
    assert MNIST.shape.inputs == 784
    assert MNIST.image_shape == (28, 28)
    with pytest.raises(DataMissingError, match="MNIST is not on this machine"):
        reload(MNIST)


def test_files_are_found_again_by_a_path_relative_to_the_project(tmp_path: Path) -> None:
    (tmp_path / "자료").mkdir()
    (tmp_path / "자료" / "t.csv").write_text(TABLE)
    data = load_source(str(tmp_path / "자료" / "t.csv"))
    described = through_json(data.description.relative_to(tmp_path))
    assert described.source.path == "자료/t.csv"
    moved = tmp_path.rename(tmp_path.with_name("elsewhere"))
    again = reload(described, moved)
    assert np.array_equal(again.inputs, data.inputs)
    assert again.targets.tolist() == [0, 1]


def test_files_outside_the_projects_folder_keep_their_absolute_path(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    (tmp_path / "project").mkdir()
    described = load_source(str(tmp_path / "t.csv")).description
    assert described.relative_to(tmp_path / "project") == described
    assert len(reload(described, tmp_path / "project")) == 2


def test_a_moved_file_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    described = load_source(str(tmp_path / "t.csv")).description
    (tmp_path / "t.csv").unlink()
    with pytest.raises(DataMovedError, match=r"t is not at .*t\.csv .*--data SOURCE"):
        reload(described)


def test_another_file_in_its_place_is_never_taken_silently(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    described = load_source(str(tmp_path / "t.csv")).description
    (tmp_path / "t.csv").write_text(TABLE.replace("4", "5"))
    with pytest.raises(DataChangedError, match="with other contents"):
        reload(described)


def test_the_options_of_a_table_are_kept(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("kind,a\n0,1\n1,2\n0,3\n1,4\n")
    options = {"target": "kind", "kind": "values"}
    data = load_source(str(tmp_path / "t.csv"), options=options)
    again = reload(through_json(data.description))
    assert again.input_names == ("a",)
    assert again.targets.tolist() == [[0], [1], [0], [1]]
    assert again.description == data.description


def test_typed_numbers_travel_as_arrays() -> None:
    data = typed_data([[0.05, 0.10]], [[0.01, 0.99]], name="Mazur", input_names=("i1", "i2"))
    assert data.kind == "values"
    assert data.source.kind == "typed"
    again = dataset_from_arrays(through_json(data.description), dataset_arrays(data))
    assert again.inputs.tolist() == [[0.05, 0.10]]
    assert again.targets.tolist() == [[0.01, 0.99]]
    assert again.description == data.description
    with pytest.raises(ArraysMissingError):
        reload(data.description)


def test_typed_numbers_are_copied() -> None:
    inputs = np.array([[1.0, 2.0]])
    data = typed_data(inputs)
    inputs[0, 0] = 9.0
    assert data.inputs.tolist() == [[1.0, 2.0]]


def test_a_test_set_travels_too() -> None:
    toy = built_in("xor")
    whole = Dataset(toy.description, toy.samples, Samples(np.ones((2, 2)), np.array([1, 0])))
    arrays = dataset_arrays(whole)
    assert list(arrays) == ["inputs", "targets", "test_inputs", "test_targets"]
    again = dataset_from_arrays(through_json(whole.description), arrays)
    assert again.test is not None
    assert again.test.targets.tolist() == [1, 0]
    assert again.description.test_samples == 2


@pytest.mark.parametrize(
    ("inputs", "targets", "names", "error"),
    [
        ([1.0, 2.0], None, (), NoSamplesError),
        ([], None, (), NoSamplesError),
        ([[1.0], [2.0, 3.0]], None, (), NotNumbersError),
        ([["a"]], None, (), NotNumbersError),
        ([[1j]], None, (), NotNumbersError),
        ([[np.inf]], None, (), NotFiniteError),
        ([[1.0]], [[np.nan]], (), NotFiniteError),
        ([[1.0]], [1.0, 2.0], (), CountMismatchError),
        ([[1.0]], 1.0, (), TargetsShapeError),
        ([[1.0]], [0.5], ("a", "b"), NotNumbersError),
        ([[1.0]], [[1]], ("a", "b"), TargetsShapeError),
        ([[1.0]], [2], ("a", "b"), UnknownClassError),
        ([[1.0]], [-1], ("a", "b"), UnknownClassError),
    ],
)
def test_numbers_that_make_no_data_are_refused(
    inputs: Any, targets: Any, names: tuple[str, ...], error: type[DataError]
) -> None:
    with pytest.raises(error):
        typed_data(inputs, targets, class_names=names)


def test_arrays_must_fit_their_description() -> None:
    described = built_in("xor").description
    with pytest.raises(WidthError):
        dataset_from_arrays(described, {"inputs": np.ones((4, 3))})


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("raw", [np.uint8, np.int64, np.float16, np.float64, np.bool_])
def test_scaling_gives_the_type_asked_for(dtype: type, raw: type) -> None:
    numbers = np.array([[0, 1], [1, 1]], raw)
    for scaling in (Scaling(), Scaling.divided_by(4), Scaling((1.0, 2.0), (2.0, 4.0))):
        scaled = scaling.apply(numbers, dtype)
        wanted = (numbers.astype(float) - scaling.offset) / scaling.divisor
        assert scaled.dtype == dtype
        assert scaled.tolist() == wanted.tolist()


def test_scaling_says_what_it_does() -> None:
    assert Scaling().text == ""
    assert Scaling.divided_by(255).text == "divided by 255"
    assert Scaling((1.5,), (2.0,)).text == "minus 1.5, divided by 2"


def test_every_data_error_can_be_said_in_the_one_sentence_of_its_parent() -> None:
    with pytest.raises(DataError) as caught:
        load_source("nowhere")
    error = caught.value
    assert str(error) == DataError.template.format(**error.fields)


def test_data_errors_travel_between_processes() -> None:
    with pytest.raises(DataError) as caught:
        load_source("nowhere")
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is type(caught.value)
    assert str(again) == str(caught.value)
