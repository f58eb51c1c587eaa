"""Tables and NumPy files: what is found out, what is refused, and where."""

import io
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.datasets import built_in, load_source, typed_data
from engine.datasets.data_errors import (
    ArraysMissingError,
    CountMismatchError,
    NoSamplesError,
    NotFiniteError,
    NotNpyError,
    NotNumbersError,
    OneClassError,
    OptionRangeError,
    TargetsShapeError,
    UnknownClassError,
    UnknownOptionError,
    UnknownSourceError,
    UnsupportedFileError,
    WebPageError,
    WidthError,
)
from engine.datasets.table_errors import (
    GapError,
    NoRowsError,
    NotANumberError,
    NotTextError,
    OneColumnError,
    RaggedRowError,
    TableDamagedError,
    UnknownColumnError,
)
from engine.errors import DataError

FLOWERS = "length,width,kind\n5.1,3.5,setosa\n4.9,3,setosa\n6.5,2.8,virginica\n"


def written(folder: Path, text: str | bytes, name: str = "표.csv") -> str:
    content = text if isinstance(text, bytes) else text.encode()
    (folder / name).write_bytes(content)
    return str(folder / name)


def test_iris_is_read_with_its_header_and_classes(data_folder: Path) -> None:
    data = load_source(str(data_folder / "csv" / "mwaskom__iris.csv"))
    assert data.inputs.shape == (150, 4)
    assert data.input_names[0] == "sepal_length"
    assert data.class_names == ("setosa", "versicolor", "virginica")
    assert np.bincount(data.targets).tolist() == [50, 50, 50]
    assert data.inputs[0].tolist() == [5.1, 3.5, 1.4, 0.2]


def test_wine_without_a_header_has_classes_1_to_3(data_folder: Path) -> None:
    data = load_source(str(data_folder / "csv" / "jbrownlee__wine.csv"))
    assert data.inputs.shape == (178, 13)
    assert data.class_names == ("1", "2", "3")
    assert np.bincount(data.targets).tolist() == [59, 71, 48]
    assert data.input_names[-1] == "column 13"


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("mwaskom__mpg.csv", GapError, "'horsepower'. Received: an empty field in line 34"),
        ("mwaskom__penguins.csv", NotANumberError, "'species'. Received: 'Adelie' in line 2"),
        ("mwaskom__titanic.csv", NotANumberError, "'sex'. Received: 'male' in line 2"),
    ],
)
def test_gaps_and_words_of_real_tables_are_named(
    data_folder: Path, name: str, error: type[DataError], words: str
) -> None:
    with pytest.raises(error) as caught:
        load_source(str(data_folder / "csv" / name))
    assert words in str(caught.value)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_separator_encoding_and_line_ends_are_found_out(
    tmp_path: Path, separator: str, encoding: str, line_end: str
) -> None:
    text = "길이,너비,품종\n5.1,3.5,붓꽃\n4.9,3,장미\n".replace("\n", line_end)
    source = written(tmp_path, text.replace(",", separator).encode(encoding))
    data = load_source(source)
    assert data.input_names == ("길이", "너비")
    assert set(data.class_names) == {"붓꽃", "장미"}
    assert data.inputs.tolist() == [[5.1, 3.5], [4.9, 3.0]]


def test_a_semicolon_table_with_decimal_commas_is_not_misread_as_more_columns(
    tmp_path: Path,
) -> None:
    source = written(tmp_path, "1,5;2,5;0\n3,5;4,5;1\n1,5;2,5;0\n3,5;4,5;1\n")
    data = load_source(source)
    assert data.inputs.tolist() == [[1.5, 2.5], [3.5, 4.5]] * 2


def test_quoted_fields_blank_lines_and_spaces_are_understood(tmp_path: Path) -> None:
    text = '"a","b","which, then"\n 1 , 2 ,"x, y"\n\n3,4,z\n'
    data = load_source(written(tmp_path, text))
    assert data.inputs.tolist() == [[1, 2], [3, 4]]
    assert data.class_names == ("x, y", "z")


def test_numbers_in_the_last_column_are_values(tmp_path: Path) -> None:
    data = load_source(written(tmp_path, "a,b\n1,0.5\n2,0.25\n3,0.125\n"))
    assert data.kind == "values"
    assert data.targets.tolist() == [[0.5], [0.25], [0.125]]
    assert data.description.target_names == ("b",)


def test_few_whole_numbers_in_the_last_column_are_classes_unless_said_otherwise(
    tmp_path: Path,
) -> None:
    source = written(tmp_path, "0,0,0\n0,1,1\n1,0,1\n1,1,0\n")
    assert load_source(source).class_names == ("0", "1")
    values = load_source(source, options={"kind": "values"})
    assert values.targets.tolist() == [[0.0], [1.0], [1.0], [0.0]]
    assert dict(values.source.options) == {"kind": "values"}


def test_whole_numbers_that_all_differ_are_values(tmp_path: Path) -> None:
    data = load_source(written(tmp_path, "1,10\n2,20\n3,30\n4,40\n"))
    assert data.kind == "values"


def test_the_target_can_be_any_column(tmp_path: Path) -> None:
    text = "kind,length,width\nsetosa,5.1,3.5\nvirginica,6.5,2.8\n"
    data = load_source(written(tmp_path, text), options={"target": "kind"})
    assert data.input_names == ("length", "width")
    assert data.class_names == ("setosa", "virginica")


def test_new_data_are_read_with_the_projects_roles_by_name(tmp_path: Path) -> None:
    project = load_source(written(tmp_path, FLOWERS)).description
    text = "kind,width,length\nvirginica,1,2\nvirginica,3,4\n"
    new = load_source(written(tmp_path, text, "new.csv"), like=project)
    assert new.inputs.tolist() == [[2, 1], [4, 3]]
    assert new.targets.tolist() == [1, 1]
    assert new.class_names == ("setosa", "virginica")


def test_new_data_may_have_no_targets(tmp_path: Path) -> None:
    project = load_source(written(tmp_path, FLOWERS)).description
    for text in ("width,length\n1,2\n", "2,1\n"):
        new = load_source(written(tmp_path, text, "new.csv"), like=project)
        assert new.inputs.tolist() == [[2, 1]]
        assert new.targets is None
        assert new.kind == "classes"


def test_a_table_for_a_built_in_project_is_read_by_position(tmp_path: Path) -> None:
    gate = built_in("xor").description
    new = load_source(written(tmp_path, "a,b\n0.5,1\n"), like=gate)
    assert new.inputs.tolist() == [[0.5, 1.0]]
    spiral = built_in("spiral").description
    with_classes = load_source(written(tmp_path, "0.5,1,1\n2,3,-1\n"), like=spiral)
    assert with_classes.targets.tolist() == [1, 0]


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("length,height,kind\n1,2,setosa\n", UnknownColumnError, "a column 'width'"),
        ("1,2,3,4\n5,6,7,8\n", WidthError, "2 columns, or 3 with the target"),
        ("length,width,kind\n1,2,rose\n", UnknownClassError, "'rose' in sample 0"),
        ("length,width\n1,\n", GapError, "line 2"),
    ],
)
def test_new_data_that_do_not_fit_the_project_are_refused(
    tmp_path: Path, text: str, error: type[DataError], words: str
) -> None:
    project = load_source(written(tmp_path, FLOWERS)).description
    with pytest.raises(error) as caught:
        load_source(written(tmp_path, text, "new.csv"), like=project)
    assert words in str(caught.value)


BAD_TABLES: list[tuple[str | bytes, type[DataError], str]] = [
    ("", NoRowsError, "0 rows"),
    ("\n \n", NoRowsError, "0 rows"),
    ("a,b,c\n", NoRowsError, "0 rows"),
    ("1,2,3\n4,5\n", RaggedRowError, "expected 3 fields in every line. Received: 2 in line 2"),
    ("1;2;3\n4;5\n", RaggedRowError, "2 in line 2"),
    ("a,b,c\n1,2,x\n1,2,y,z\n", RaggedRowError, "4 in line 3"),
    ("1\n2\n", OneColumnError, "Received: 1"),
    ("a,b,c\n1,x,0\n", NotANumberError, "column 'b'. Received: 'x' in line 2"),
    ("a,b,c\n1,nan,0\n2,2,1\n", NotANumberError, "'nan' in line 2"),
    ("a,b,c\n1,1e999,0\n2,2,1\n", NotANumberError, "'1e999' in line 2"),
    ("a,b,c\n1,1_000,0\n2,2,1\n", NotANumberError, "'1_000' in line 2"),
    ("a,b,c\n1,,0\n2,2,1\n", GapError, "column 'b'. Received: an empty field in line 2"),
    ("a,b,c\n1,2,x\n2,2,\n", GapError, "column 'c'. Received: an empty field in line 3"),
    ("a,b\n1,x\n2,x\n", OneClassError, "only 'x'"),
    ("a,b\n1,0\n2,0\n", OneClassError, "only '0'"),
    ('a,b\n1,"x\n2,y\n', TableDamagedError, "line 3"),
    (b"\xff\xff\xff1,2\n", NotTextError, "UTF-8, UTF-16 or CP949"),
    (b"PK\x03\x04\x00\x00", NotTextError, "UTF-8"),
    ("<!doctype html><p>1,2", WebPageError, "web page"),
]


@pytest.mark.parametrize(("text", "error", "words"), BAD_TABLES)
def test_a_bad_table_is_refused_at_its_line(
    tmp_path: Path, text: str | bytes, error: type[DataError], words: str
) -> None:
    with pytest.raises(error) as caught:
        load_source(written(tmp_path, text))
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"colour": ";"}, UnknownOptionError),
        ({"separator": "x"}, OptionRangeError),
        ({"columns": "[1]"}, OptionRangeError),
        ({"kind": "words"}, OptionRangeError),
        ({"target": "colour"}, UnknownColumnError),
        ({"kind": "values"}, NotANumberError),
    ],
)
def test_wrong_options_of_a_table_are_refused(
    tmp_path: Path, options: dict[str, str], error: type[DataError]
) -> None:
    with pytest.raises(error):
        load_source(written(tmp_path, FLOWERS), options=options)


@pytest.mark.parametrize("name", ["nothing.csv", "nothing", "x" * 5000])
def test_a_source_that_is_nowhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError):
        load_source(str(tmp_path / name))


def test_unknown_words_name_what_there_is() -> None:
    with pytest.raises(UnknownSourceError, match="spiral, circle, xor_cloud, gauss"):
        load_source("spirale")


def test_built_in_names_are_found_in_any_case_and_with_a_hyphen() -> None:
    assert load_source("XOR").name == "XOR"
    assert load_source("xor-cloud", options={"samples": 10}).inputs.shape == (10, 2)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFileError, match=r"'\.xlsx'"):
        load_source(written(tmp_path, b"PK", "table.xlsx"))


def saved(folder: Path, **arrays: np.ndarray) -> str:
    np.savez(folder / "data.npz", **arrays)
    return str(folder / "data.npz")


@pytest.mark.parametrize(("inputs", "targets"), [("inputs", "targets"), ("x", "y"), ("X", "y")])
def test_npz_arrays_are_found_by_the_usual_names(tmp_path: Path, inputs: str, targets: str) -> None:
    rows = np.array([[1.0, 2.0], [3.0, 4.0]])
    data = load_source(saved(tmp_path, **{inputs: rows, targets: np.array([2, 0])}))
    assert np.array_equal(data.inputs, rows)
    assert data.targets.tolist() == [2, 0]
    assert data.class_names == ("0", "1", "2")


@pytest.mark.parametrize(
    ("targets", "kind", "numbers"),
    [
        (np.array([[0, 0, 1], [0, 1, 0]]), "classes", [2, 1]),
        (np.array([[0.0, 1.0], [1.0, 0.0]], np.float32), "classes", [1, 0]),
        (np.array([[0.5, 1.0], [1.0, 0.0]]), "values", [[0.5, 1.0], [1.0, 0.0]]),
        (np.array([[1], [0]]), "classes", [1, 0]),
        (np.array([0.5, 1.5]), "values", [[0.5], [1.5]]),
        (np.array([True, False]), "classes", [1, 0]),
        (np.array(["개", "고양이"]), "classes", [0, 1]),
        (np.array([-1, 1], np.int8), "classes", [0, 1]),
        (np.array([1, 0], ">i4"), "classes", [1, 0]),
    ],
)
def test_npz_targets_become_class_numbers_or_values(
    tmp_path: Path, targets: np.ndarray, kind: str, numbers: list[object]
) -> None:
    data = load_source(saved(tmp_path, inputs=np.eye(2), targets=targets))
    assert data.kind == kind
    assert data.targets.tolist() == numbers


def test_npz_pictures_are_flattened_and_bytes_divided_by_255(tmp_path: Path) -> None:
    images = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)
    data = load_source(saved(tmp_path, x_train=images, y_train=[0, 1], x_test=images[:1]))
    assert data.image_shape == (3, 4)
    assert np.array_equal(data.inputs, images.reshape(2, 12) / 255)
    assert data.test is not None
    assert data.test.targets is None


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("dtype", ["<f4", ">f8", "<f2", "<i8", "|u1", "|b1"])
def test_npy_tables_of_every_type_and_order_are_read(
    tmp_path: Path, order: str, dtype: str
) -> None:
    table = np.array([[0, 1, 0], [1, 0, 1], [1, 1, 1], [0, 0, 0]]).astype(dtype, order=order)
    np.save(tmp_path / "t.npy", table)
    data = load_source(str(tmp_path / "t.npy"))
    assert data.inputs.tolist() == table[:, :2].tolist()
    assert data.targets.tolist() == [0, 1, 1, 0]


def test_npy_without_targets_is_read_for_a_project(tmp_path: Path) -> None:
    np.save(tmp_path / "t.npy", np.array([[0.5, 1.5]]))
    data = load_source(str(tmp_path / "t.npy"), like=built_in("spiral").description)
    assert data.inputs.tolist() == [[0.5, 1.5]]
    assert data.targets is None


def npy(descr: str, shape: tuple[int, ...], content: bytes = b"") -> bytes:
    header = repr({"descr": descr, "fortran_order": False, "shape": shape}).encode() + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + content


BAD_ARRAYS: list[tuple[bytes, str]] = [
    (npy("<f8", (100_000, 1_000_000)), "800000000000 bytes by its header, but 0 bytes"),
    (npy("<f8", (2, 2), bytes(31)), "32 bytes by its header, but 31 bytes"),
    (npy("<f8", (2, 2), bytes(33)), "32 bytes by its header, but 33 bytes"),
    (npy("|O", (1,), bytes(8)), "of the type '|O', not of numbers"),
    (npy("<c16", (1,), bytes(16)), "of the type '<c16'"),
    (npy("<M8[s]", (1,), bytes(8)), "of the type '<M8[s]'"),
    (npy("|V8", (1,), bytes(8)), "of the type '|V8'"),
    (npy("<U0", (1,)), "of the type '<U0'"),
    (npy("<U1", (1,), b"\xff\xff\xff\xff"), "no letters"),
    (npy("<f8", (0, 10**17, 10**17)), "of shape (0, "),
    (npy("<f8", (10**20,)), "of shape ("),
    (npy("<f8", (1,) * 40, bytes(8)), "of shape ("),
    (b"\x93NUMPY\x09\x00" + bytes(100), "version 9"),
    (b"\x93NUMPY\x02\x00" + b"\xff" * 100, "a header of 4294967295 bytes"),
    (b"\x93NUMPY\x01\x00\x20\x00" + b"(" * 32, "a damaged header"),
    (b"", "does not begin with NUMPY"),
    (b"\x80\x04pickle", "does not begin with NUMPY"),
]


@pytest.mark.parametrize(("content", "words"), BAD_ARRAYS)
def test_a_bad_array_is_refused_before_it_is_allocated(
    tmp_path: Path, content: bytes, words: str
) -> None:
    with pytest.raises(NotNpyError) as caught:
        load_source(written(tmp_path, content, "a.npy"))
    assert words in str(caught.value)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as members:
        members.writestr("inputs.npy", content)
    with pytest.raises(NotNpyError):
        load_source(written(tmp_path, archive.getvalue(), "a.npz"))


@pytest.mark.parametrize(
    ("arrays", "error", "words"),
    [
        ({"weights": np.eye(2)}, ArraysMissingError, "x_train or inputs or x"),
        ({"inputs": np.eye(2), "targets": np.arange(3)}, CountMismatchError, "samples, 2"),
        ({"inputs": np.ones((0, 2))}, NoSamplesError, "(0, 2)"),
        ({"inputs": np.ones((2, 0))}, NoSamplesError, "(2, 0)"),
        ({"inputs": np.float64(3)}, NoSamplesError, "()"),
        ({"inputs": np.array([["a"], ["b"]])}, NotNumbersError, "<U1"),
        ({"inputs": np.array([[1, np.nan]])}, NotFiniteError, "nan in row 0, column 1"),
        ({"inputs": np.eye(2), "targets": np.array([np.inf, 1])}, NotFiniteError, "inf in row 0"),
        ({"inputs": np.eye(2), "targets": np.array([3, 3])}, OneClassError, "only '3'"),
        ({"inputs": np.eye(2), "targets": np.zeros((2, 0))}, DataError, "(2, 0)"),
        ({"inputs": np.eye(2), "targets": np.ones((2, 2, 2))}, TargetsShapeError, "(2, 2, 2)"),
        ({"inputs": np.eye(2), "targets": np.array(1.0)}, TargetsShapeError, "()"),
        (
            {"x_train": np.eye(2), "y_train": np.arange(2), "x_test": np.eye(3)},
            WidthError,
            "samples of 2 numbers",
        ),
    ],
)
def test_arrays_that_make_no_data_are_refused(
    tmp_path: Path, arrays: dict[str, np.ndarray], error: type[DataError], words: str
) -> None:
    with pytest.raises(error) as caught:
        load_source(saved(tmp_path, **arrays))
    assert words in str(caught.value)


def test_classes_are_gathered_from_the_training_and_the_test_set(tmp_path: Path) -> None:
    sets = {"x_train": np.eye(2), "y_train": np.array([0, 1], np.uint8), "x_test": np.eye(2)}
    data = load_source(saved(tmp_path, **sets, y_test=np.array([2, 0], np.int64)))
    assert data.class_names == ("0", "1", "2")
    with pytest.raises(TargetsShapeError, match="as in the training set"):
        load_source(saved(tmp_path, **sets, y_test=np.eye(2)))
    with pytest.raises(TargetsShapeError, match="as in the training set"):
        load_source(saved(tmp_path, **sets, y_test=np.array(["a", "b"])))


def test_one_hot_rows_of_another_width_than_the_projects_classes_are_refused(
    tmp_path: Path,
) -> None:
    project = typed_data(np.eye(3), [0, 1, 2], class_names=("a", "b", "c")).description
    with pytest.raises(TargetsShapeError, match=r"\(3, 3\)"):
        load_source(saved(tmp_path, inputs=np.eye(3), targets=np.eye(2)[[0, 1, 0]]), like=project)


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"PK\x03\x04 cut off", NotNpyError), (b"<html></html>", WebPageError), (b"", NotNpyError)],
)
def test_an_archive_that_is_none_is_refused(
    tmp_path: Path, content: bytes, error: type[DataError]
) -> None:
    with pytest.raises(error):
        load_source(written(tmp_path, content, "a.npz"))


@settings(max_examples=200)
@given(
    places=st.lists(st.integers(0, 10_000), min_size=1, max_size=4),
    values=st.lists(st.integers(0, 255), min_size=4, max_size=4),
    cut=st.one_of(st.none(), st.integers(1, 10_000)),
)
def test_whatever_is_damaged_in_an_archive_only_a_data_error_comes_out(
    tmp_path: Path, places: list[int], values: list[int], cut: int | None
) -> None:
    whole = io.BytesIO()
    np.savez_compressed(whole, inputs=np.eye(3), targets=np.array(["a", "b", "c"]))
    content = bytearray(whole.getvalue())
    for place, value in zip(places, values, strict=False):
        content[place % len(content)] = value
    source = written(tmp_path, bytes(content[:cut]), "a.npz")
    with suppress(DataError):
        assert load_source(source).inputs.shape == (3, 3)


@settings(max_examples=200)
@given(text=st.one_of(st.binary(max_size=60), st.text('0123456789.,;\t\n"ab-\0', max_size=60)))
def test_any_bytes_named_csv_are_data_or_a_data_error(tmp_path: Path, text: str | bytes) -> None:
    source = written(tmp_path, text)
    with suppress(DataError):
        assert np.isfinite(load_source(source).inputs).all()


@given(
    rows=st.lists(
        st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 3), min_size=1, max_size=8
    )
)
def test_floats_written_to_a_table_come_back_to_the_last_bit(
    tmp_path: Path, rows: list[tuple[float, ...]]
) -> None:
    text = "".join(",".join(map(repr, row)) + "\n" for row in rows)
    data = load_source(written(tmp_path, text), options={"kind": "values"})
    assert np.array_equal(data.inputs, np.array(rows)[:, :2])
    assert np.array_equal(data.targets[:, 0], np.array(rows)[:, 2])
