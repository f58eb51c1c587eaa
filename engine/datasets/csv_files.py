"""Tables in text files: separator, encoding and header are found out, columns get their roles."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final, NoReturn

import numpy as np
from numpy.typing import NDArray

from engine.array_types import Array
from engine.datasets.assembly import RawSet, assembled
from engine.datasets.columns import Roles, column_roles, numbered_names
from engine.datasets.data_errors import (
    GapError,
    NoRowsError,
    NotANumberError,
    NotTextError,
    RaggedRowError,
    TableDamagedError,
)
from engine.datasets.dataset import Dataset
from engine.datasets.description import DataDescription, OptionValue
from engine.datasets.file_access import reading, refuse_too_large, refuse_web_page

#: A table takes about ten times its size in memory while it is read.
MOST_TABLE_BYTES: Final = 256 * 2**20
#: The comma comes last: it also stands inside numbers.
_SEPARATORS: Final = ("\t", ";", "|", ",")
_LINES_LOOKED_AT: Final = 50
_BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True, eq=False, slots=True)
class _Table:
    """Fields as text; `lines` says in which line of the file each row ends."""

    source: str
    names: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]

    def column(self, place: int) -> list[str]:
        return [row[place].strip() for row in self.rows]

    def numbers(self, place: int) -> Array:
        """Return a column as floats; raises at the first field that is no finite number."""
        fields = self.column(place)
        numbers = _as_numbers(fields)
        if numbers is None:
            wrong = next(index for index, text in enumerate(fields) if not _is_number(text))
            self._refuse_field(place, wrong, fields[wrong])
        return numbers

    def labels(self, place: int) -> NDArray[Any]:
        """Return a column as floats if all its fields are numbers, else as words."""
        fields = self.column(place)
        if "" in fields:
            self._refuse_field(place, fields.index(""), "")
        numbers = _as_numbers(fields)
        return np.array(fields, dtype=np.str_) if numbers is None else numbers

    def _refuse_field(self, place: int, row: int, text: str) -> NoReturn:
        at = {"source": self.source, "column": self.names[place], "line": self.lines[row]}
        if not text:
            raise GapError(**at)
        raise NotANumberError(**at, text=text[:40])


def read_csv(
    path: Path,
    like: DataDescription | None = None,
    options: Mapping[str, OptionValue] | None = None,
) -> Dataset:
    """Return the data set of a table: one sample in each line, inputs in columns of numbers.

    The separator (tab, ``;``, ``|`` or ``,``), the encoding (UTF-8, UTF-16 with its mark, CP949)
    and whether there is a header are found out. The last column is the target, or the one named
    in `options`, or the columns have the roles of `like`.

    Parameters
    ----------
    path : Path
    like : DataDescription, optional
        The project's data, whose roles, classes and scaling are used.
    options : mapping, optional
        ``target`` (a column's name) and ``kind`` (``classes`` or ``values``).

    Raises
    ------
    DataError
        If the file is no such table; the line is named.
    """
    table = _read_table(path)
    target = str((options or {}).get("target", ""))
    roles = column_roles(str(path), table.names, like, target)
    kind = like.kind if like else str((options or {}).get("kind", ""))
    inputs = np.column_stack([table.numbers(place) for place in roles.inputs])
    return assembled(
        path,
        [RawSet(inputs, _read_targets(table, roles, kind))],
        like,
        options,
        input_names=tuple(table.names[place] for place in roles.inputs),
        target_names=tuple(table.names[place] for place in roles.targets),
    )


def _read_targets(table: _Table, roles: Roles, kind: str) -> NDArray[Any] | None:
    if not roles.targets:
        return None
    if kind == "values":
        return np.column_stack([table.numbers(place) for place in roles.targets])
    return table.labels(roles.targets[0])


def _read_table(path: Path) -> _Table:
    with reading(path):
        refuse_too_large(path, path.stat().st_size, MOST_TABLE_BYTES)
        content = path.read_bytes()
    refuse_web_page(path, content[:512])
    text = _decoded(path, content)
    separator = "\t" if path.suffix.lower() == ".tsv" else _found_separator(text)
    rows, lines = _split(path, text, separator)
    if not rows:
        raise NoRowsError(source=str(path), rows=0)
    for row, line in zip(rows, lines, strict=True):
        if len(row) != len(rows[0]):
            at = {"columns": len(rows[0]), "now": len(row), "line": line}
            raise RaggedRowError(source=str(path), **at)
    names = numbered_names(len(rows[0]))
    if _has_header(rows):
        names = tuple(name.strip() or own for name, own in zip(rows[0], names, strict=True))
        rows, lines = rows[1:], lines[1:]
    if not rows:
        raise NoRowsError(source=str(path), rows=0)
    return _Table(str(path), names, rows, lines)


def _decoded(path: Path, content: bytes) -> str:
    marked = [name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)]
    for encoding in marked or ["utf-8", "cp949"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise NotTextError(source=str(path))


def _found_separator(text: str) -> str:
    """Return the separator that takes all of the first lines apart into equally many fields.

    Where a line is ragged with every separator, the one most frequent in the first line.
    """
    head = "".join(islice(io.StringIO(text), _LINES_LOOKED_AT))
    for separator in _SEPARATORS:
        if _splits_evenly(head, separator):
            return separator
    first = head.partition("\n")[0]
    return max(reversed(_SEPARATORS), key=first.count)


def _splits_evenly(text: str, separator: str) -> bool:
    try:
        widths = {len(row) for row in csv.reader(io.StringIO(text), delimiter=separator) if row}
    except csv.Error:
        return False
    return len(widths) == 1 and widths != {1}


def _split(path: Path, text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    """Return the rows that are not empty, and the line in which each ends."""
    rows: list[list[str]] = []
    lines: list[int] = []
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    try:
        for row in reader:
            if any(field.strip() for field in row):
                rows.append(row)
                lines.append(reader.line_num)
    except csv.Error as error:
        at = {"reason": str(error), "line": reader.line_num}
        raise TableDamagedError(source=str(path), **at) from error
    return rows, lines


def _has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row names columns: no number in it, but numbers below it."""
    if any(_is_number(field.strip()) for field in rows[0]):
        return False
    below = rows[1 : 1 + _LINES_LOOKED_AT]
    columns = range(len(rows[0]))
    return not below or any(
        any(_is_number(row[place].strip()) for row in below) for place in columns
    )


def _as_numbers(fields: Sequence[str]) -> Array | None:
    """Return the fields as floats, or None if one is no finite number."""
    if any("_" in field for field in fields):  # Python's own spelling of 1_000
        return None
    try:
        numbers = np.fromiter(map(float, fields), np.float64, len(fields))
    except ValueError:
        return None
    return numbers if np.isfinite(numbers).all() else None


def _is_number(text: str) -> bool:
    return _as_numbers([text]) is not None
