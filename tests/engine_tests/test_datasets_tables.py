"""Tables with gaps, words and roles become data, and new tables are read in the same way."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import DenseSpec, InputSpec, NetworkSpec, Project, TrainingSpec, save_project
from engine.command_line import main
from engine.datasets import TableSettings, inspect_table, load_source, reload
from engine.datasets.data_errors import OptionRangeError
from engine.datasets.dataset import Dataset
from engine.datasets.table_errors import (
    ColumnMissingError,
    GapError,
    NoInputsError,
    NoRowsError,
    NoTargetError,
    NotTextError,
    TooManyCategoriesError,
    UnknownCategoryError,
)
from engine.datasets.table_settings import (
    COLUMN_KINDS,
    DECIMALS,
    ENCODINGS,
    GAPS,
    ROLES,
    SCALINGS,
    SEPARATORS,
    Column,
    settings_from_options,
)
from engine.errors import DataError

PEOPLE = "age,sex,city,paid\n20,f,Seoul,1.5\n,m,Busan,2.5\n40,f,NA,3.5\n30,f,Seoul,4.5\n"


def written(folder: Path, text: str, encoding: str = "utf-8", name: str = "표.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def read(path: Path, settings: TableSettings) -> Dataset:
    return load_source(str(path), options=settings.to_options())


def suitable(path: Path, **changes: object) -> TableSettings:
    return replace(inspect_table(path).settings, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_what_is_found_out_is_said(tmp_path: Path, separator: str, encoding: str) -> None:
    text = f"길이{separator}품종\n1.5{separator}붓꽃\n2{separator}장미\n"
    found = inspect_table(written(tmp_path, text, encoding)).settings
    assert (found.separator, found.encoding, found.header) == (separator, encoding, 1)
    assert found.columns == (Column("길이", "input"), Column("품종", "target", "category"))


def test_a_decimal_comma_is_found_where_it_separates_nothing(tmp_path: Path) -> None:
    german = written(tmp_path, "Länge;Wert\n1,5;0,25\n2,5;-1,75\n3;2\n")
    assert inspect_table(german).settings.decimal == ","
    data = read(german, suitable(german, kind="values"))
    assert data.inputs.tolist() == [[1.5], [2.5], [3.0]]
    assert data.targets.tolist() == [[0.25], [-1.75], [2.0]]
    assert inspect_table(written(tmp_path, "1,5,0\n2,5,1\n")).settings.decimal == "."


@pytest.mark.parametrize(
    ("text", "decimal", "numbers"),
    [
        ('"1,234.5";0\n"-12,345,678";1\n950;0\n', ".", [1234.5, -12345678.0, 950.0]),
        ('"1,234.5",0\n"12,345",1\n950.25,0\n', ".", [1234.5, 12345.0, 950.25]),
        ("1,234\t0\n950\t1\n", ".", [1234.0, 950.0]),
        ("1.234,5;0\n1.234.567;1\n2,5;0\n", ",", [1234.5, 1234567.0, 2.5]),
        ("0,125;0\n1,234;1\n", ",", [0.125, 1.234]),
        ("1,2345;0\n1,234;1\n", ",", [1.2345, 1.234]),
    ],
)
def test_thousands_may_be_separated(
    tmp_path: Path, text: str, decimal: str, numbers: list[float]
) -> None:
    path = written(tmp_path, text)
    found = inspect_table(path)
    assert found.settings.decimal == decimal
    assert found.columns[0].is_number
    assert read(path, suitable(path)).inputs[:, 0].tolist() == numbers


@pytest.mark.parametrize("field", ["1,23", "12,3456", ",123", "0,123", "1,234,5", "1,234.5.6"])
def test_a_comma_elsewhere_makes_no_number(tmp_path: Path, field: str) -> None:
    path = written(tmp_path, f'"{field}";0\n1.5;1\n')
    assert not inspect_table(path, TableSettings(decimal=".")).columns[0].is_number


def test_what_was_found_can_be_overruled(tmp_path: Path) -> None:
    path = written(tmp_path, "1,5;0\n2,5;1\n3,5;0\n")
    found = inspect_table(path, TableSettings(separator=",", header=0))
    assert [column.name for column in found.columns] == ["column 1", "column 2"]
    assert not found.columns[1].is_number
    assert inspect_table(path, TableSettings(header=1)).rows == 2
    with pytest.raises(NotTextError):
        inspect_table(written(tmp_path, "길이,값\n1,2\n", "cp949"), TableSettings(encoding="utf-8"))


def test_roles_that_suit_real_tables_are_found(data_folder: Path) -> None:
    roles = {
        name: {column.role: column.name for column in inspect_table(path).settings.columns}
        for name in ("iris", "penguins", "mpg")
        for path in [data_folder / "csv" / f"mwaskom__{name}.csv"]
    }
    assert roles["iris"]["target"] == "species"
    assert roles["penguins"]["target"] == "species"
    assert roles["mpg"]["target"] == "mpg"
    assert roles["mpg"]["ignore"] == "name"


def test_facts_of_the_columns(tmp_path: Path) -> None:
    table = inspect_table(written(tmp_path, "a,b,c,d\n1,x,7,\n,y,7,\n3,x,7,\n"))
    a, b, c, d = table.columns
    assert (a.is_number, a.gaps, a.different, a.least, a.greatest) == (True, 1, 2, 1.0, 3.0)
    assert (b.is_number, b.different) == (False, 2)
    assert c.is_constant
    assert (d.gaps, d.different) == (3, 0)
    assert [column.role for column in table.settings.columns] == [
        "input",
        "target",
        "ignore",
        "ignore",
    ]


def test_words_become_a_column_each_and_gaps_are_filled(tmp_path: Path) -> None:
    path = written(tmp_path, PEOPLE)
    data = read(path, suitable(path, gaps="fill", kind="values"))
    assert data.input_names == ("age", "sex=f", "sex=m", "city=Busan", "city=Seoul")
    assert data.inputs.tolist() == [
        [20, 1, 0, 0, 1],
        [30, 0, 1, 1, 0],  # (20 + 40 + 30) / 3
        [40, 1, 0, 0, 1],  # Seoul is the commonest
        [30, 1, 0, 0, 1],
    ]


def test_rows_with_gaps_are_left_out_where_the_columns_are_used(tmp_path: Path) -> None:
    path = written(tmp_path, PEOPLE)
    settings = suitable(path, gaps="drop", kind="values")
    assert read(path, settings).targets.tolist() == [[1.5], [4.5]]
    without_city = settings.with_role(("city",), "ignore")
    assert read(path, without_city).targets.tolist() == [[1.5], [3.5], [4.5]]


def test_gaps_are_refused_at_their_line(tmp_path: Path) -> None:
    path = written(tmp_path, PEOPLE)
    with pytest.raises(GapError, match=r"'age'. Received: an empty field in line 3"):
        read(path, suitable(path))


def test_only_numbers_are_scaled(tmp_path: Path) -> None:
    path = written(tmp_path, PEOPLE)
    for scaling in ("standardize", "unit_range"):
        data = read(path, suitable(path, gaps="drop", kind="values", scaling=scaling))
        assert data.inputs[:, 1:].tolist() == [[1, 1], [1, 1]]  # one sex and one city are left
        assert sorted(data.inputs[:, 0].tolist()) == [-1 if scaling == "standardize" else 0, 1]


def test_a_project_reads_its_file_and_new_files_in_the_same_way(tmp_path: Path) -> None:
    path = written(tmp_path, PEOPLE)
    data = read(path, suitable(path, gaps="fill", kind="values", scaling="standardize"))
    again = reload(data.description)
    np.testing.assert_array_equal(again.inputs, data.inputs)
    new = written(tmp_path, "city;paid;age;sex\nBusan;9;20,0;f\n;8;;m\n", "cp949", "새.csv")
    fresh = load_source(str(new), like=data.description)
    assert fresh.samples.raw.tolist() == [[20, 1, 0, 1, 0], [30, 0, 1, 0, 1]]
    assert fresh.scaling == data.scaling
    unlabelled = written(tmp_path, "age,sex,city\n25,m,Seoul\n", name="무.csv")
    assert load_source(str(unlabelled), like=data.description).targets is None


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("age,sex\n1,f\n", ColumnMissingError, "'city'"),
        ("age,sex,city\n1,x,Seoul\n", UnknownCategoryError, "'x' in line 2"),
        ("age,sex,city\nold,f,Seoul\n", DataError, "'old' in line 2"),
    ],
)
def test_new_tables_that_do_not_fit_are_refused_at_their_line(
    tmp_path: Path, text: str, error: type[DataError], words: str
) -> None:
    path = written(tmp_path, PEOPLE)
    data = read(path, suitable(path, gaps="fill", kind="values"))
    with pytest.raises(error) as caught:
        load_source(str(written(tmp_path, text, name="new.csv")), like=data.description)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("role", "error"),
    [("target", NoInputsError), ("ignore", NoInputsError), ("input", NoTargetError)],
)
def test_inputs_and_a_target_are_asked_for(
    tmp_path: Path, role: str, error: type[DataError]
) -> None:
    path = written(tmp_path, "a,b\n1,2\n3,4\n")
    with pytest.raises(error):
        read(path, suitable(path).with_role(("a", "b"), role))


def test_a_table_whose_every_row_has_a_gap_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b,c\n1,,0\n,2,1\n3,,0\n")
    with pytest.raises(NoRowsError):
        read(path, suitable(path, gaps="drop").with_role(("a", "b"), "input"))


def test_names_are_no_categories(tmp_path: Path) -> None:
    rows = "".join(f"name {row},{row % 2}\n" for row in range(1001))
    path = written(tmp_path, "who,y\n" + rows)
    settings = suitable(path)
    assert settings.columns[0].role == "ignore"
    with pytest.raises(TooManyCategoriesError, match=r"'who'. Received: 1001"):
        read(path, settings.with_role(("who",), "input"))


def test_several_targets_are_values(tmp_path: Path) -> None:
    path = written(tmp_path, "x,y,z\n1,0.5,7\n2,0.25,8\n3,0.5,9\n")
    data = read(path, suitable(path).with_role(("y", "z"), "target"))
    assert data.targets.tolist() == [[0.5, 7], [0.25, 8], [0.5, 9]]
    assert data.description.target_names == ("y", "z")


def test_a_hundred_thousand_rows_are_looked_through_and_read(tmp_path: Path) -> None:
    rows = "".join(f"{row},{row % 7}.5,{'ab'[row % 2]}\n" for row in range(100_000))
    path = written(tmp_path, "i,x,label\n" + rows)
    table = inspect_table(path)
    assert (table.rows, len(table.first_rows)) == (100_000, 100)
    assert len(read(path, table.settings)) == 100_000


NAMES = st.text(min_size=1, max_size=5)
COLUMNS = st.builds(
    Column,
    name=NAMES,
    role=st.sampled_from(ROLES),
    kind=st.sampled_from(COLUMN_KINDS),
    categories=st.lists(NAMES, max_size=3).map(tuple),
    fill=st.none() | NAMES | st.floats(allow_nan=False, allow_infinity=False),
)
SETTINGS = st.builds(
    TableSettings,
    separator=st.sampled_from(("", *SEPARATORS)),
    encoding=st.sampled_from(("", *ENCODINGS)),
    decimal=st.sampled_from(("", *DECIMALS)),
    header=st.sampled_from((-1, 0, 1)),
    gaps=st.sampled_from(GAPS),
    scaling=st.sampled_from(SCALINGS),
    kind=st.sampled_from(("", "classes", "values")),
    target=st.just("") | NAMES,
    columns=st.lists(COLUMNS, max_size=3).map(tuple),
)


@given(SETTINGS)
def test_settings_survive_in_a_projects_reference(settings: TableSettings) -> None:
    assert settings_from_options("a.csv", settings.to_options()) == settings


@given(st.text(max_size=40))
def test_any_text_for_columns_is_settings_or_a_data_error(text: str) -> None:
    with suppress(OptionRangeError):
        assert settings_from_options("a.csv", {"columns": text}).separator == ""


def test_the_command_line_reads_new_tables_as_the_project_was_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, PEOPLE)
    data = read(path, suitable(path, gaps="fill", kind="values", scaling="standardize"))
    spec = NetworkSpec.stack(InputSpec(id=1, units=5), DenseSpec(id=2, units=1))
    project = tmp_path / "p.layerloom"
    save_project(Project(spec, TrainingSpec(), dataset=data), project)
    new = written(tmp_path, "city;age;sex\nBusan;20,5;f\n;;m\n", "cp949", "새.csv")
    assert main(["predict", str(project), "--data", str(new)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    wrong = written(tmp_path, "city;age;sex\nParis;20,5;f\n", "cp949", "틀림.csv")
    assert main(["predict", str(project), "--data", str(wrong)]) == 2
    assert "'Paris' in line 2" in capsys.readouterr().err


def test_columns_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    """Both were read from the first of them, and nobody noticed."""
    path = tmp_path / "a.csv"
    path.write_text("a,a,a (2),b\n1,2,3,0\n4,5,6,1\n7,8,9,0\n2,3,4,1\n", encoding="utf-8")
    found = inspect_table(path)
    assert [column.name for column in found.columns] == ["a", "a (2)", "a (2) (2)", "b"]
    data = load_source(str(path), options=found.settings.to_options())
    assert data.samples.raw[0].tolist() == [1, 2, 3]


def test_names_of_columns_stand_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('"weight\n in  kg",b\n1,0\n4,1\n', encoding="utf-8")
    assert inspect_table(path).columns[0].name == "weight in kg"


def test_a_table_of_one_sample_has_inputs(tmp_path: Path) -> None:
    """Of one sample every column says the same, and all were left out."""
    path = tmp_path / "a.csv"
    path.write_text("a,b,c\n1,2,3\n", encoding="utf-8")
    found = inspect_table(path)
    assert [column.role for column in found.settings.columns] == ["input", "input", "target"]
    assert len(load_source(str(path), options=found.settings.to_options())) == 1


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_of_two_bytes_without_a_mark_is_found_out(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("키,답\n170,예\n180,아니오\n".encode(encoding))
    found = inspect_table(path)
    assert found.settings.encoding == encoding
    assert [column.name for column in found.columns] == ["키", "답"]
    data = load_source(str(path), options=found.settings.to_options())
    assert data.class_names == ("아니오", "예")
    assert reload(data.description).inputs.tolist() == [[170], [180]]


def test_a_line_in_which_excel_names_the_separator_is_no_sample(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\na;b\n1;0\n;1\n3;0\n4;1\n", encoding="utf-8")
    found = inspect_table(path)
    assert (found.settings.separator, found.rows) == (";", 4)
    with pytest.raises(GapError, match="line 4"):
        load_source(str(path), options={**found.settings.to_options(), "kind": "classes"})


def test_a_table_named_tsv_may_be_separated_by_commas(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("a,b\n1,0\n2,1\n", encoding="utf-8")
    assert inspect_table(path).settings.separator == ","


def test_a_minus_sign_is_a_minus(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n−1.5,0\n2,1\n3,0\n4,1\n", encoding="utf-8")
    found = inspect_table(path)
    assert found.columns[0].least == -1.5
    assert load_source(str(path)).inputs[0].tolist() == [-1.5]


def test_a_separator_at_the_end_of_every_line_makes_no_target(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b,c,\n1,2,x,\n2,3,y,\n3,4,x,\n", encoding="utf-8")
    roles = [column.role for column in inspect_table(path).settings.columns]
    assert roles == ["input", "input", "target", "ignore"]
