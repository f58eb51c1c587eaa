"""The fields of a table in a text file; separator, encoding and header are found out."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path
from typing import Any, Final, NoReturn

import numpy as np
from numpy.typing import NDArray

from engine.array_types import Array
from engine.datasets.columns import numbered_names
from engine.datasets.file_access import reading, refuse_too_large, refuse_web_page
from engine.datasets.table_errors import (
    FieldTooLongError,
    GapError,
    NoRowsError,
    NotANumberError,
    NotTextError,
    RaggedRowError,
    TableDamagedError,
)
from engine.datasets.table_settings import SEPARATORS, TableSettings, is_gap
from engine.files.special_files import refuse_special

#: A table takes about ten times its size in memory while it is read.
MOST_TABLE_BYTES: Final = 256 * 2**20
_MINUS: Final = "\N{MINUS SIGN}"
_LINES_LOOKED_AT: Final = 50
_BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BYTES_LOOKED_AT: Final = 4096
_SEPARATOR_HINT: Final = re.compile(r'"?sep=([,;|\t])"?')
_DECIMAL_COMMA: Final = re.compile(r"\s*[+-]?\d+,\d+\s*")
#: Digits in groups of three, as 1,234.5 or, with a decimal comma, 1.234,5 and 1.234.567.
_GROUPED: Final = re.compile(r"[+\-−]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
_GROUPED_BY_POINTS: Final = re.compile(r"[+\-−]?[1-9]\d{0,2}((\.\d{3})+,\d*|(\.\d{3}){2,})")


@dataclass(frozen=True, eq=False, slots=True)
class TextTable:
    """Fields as text.

    Parameters
    ----------
    source : str
        The file, for error messages.
    names : tuple of str
        Of the columns.
    rows : sequence of sequences of str
    lines : sequence of int
        In which line of the file each row ends.
    settings : TableSettings
        With the separator, encoding, decimal sign and header that were found.
    """

    source: str
    names: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    settings: TableSettings

    def column(self, place: int) -> list[str]:
        """Return the fields of a column without blanks around them."""
        return [row[place].strip() for row in self.rows]

    def numbers(self, place: int, fill: float | str | None = None) -> Array:
        """Return a column as floats, with `fill` for gaps.

        Raises
        ------
        GapError, NotANumberError
            At the first field that is no finite number.
        """
        fields = self.column(place)
        if fill is not None:
            fields = [str(fill) if is_gap(field) else self._plain(field) for field in fields]
        elif self.settings.decimal == "," or any("," in field for field in fields):
            fields = [self._plain(field) for field in fields]
        numbers = as_numbers(fields)
        if numbers is None:
            wrong = next(index for index, text in enumerate(fields) if not is_number(text))
            self.refuse_field(place, wrong)
        return numbers

    def labels(self, place: int) -> NDArray[Any]:
        """Return a column as floats if all its fields are numbers, else as words."""
        fields = self.column(place)
        if "" in fields:
            self.refuse_field(place, fields.index(""))
        numbers = as_numbers([self._plain(field) for field in fields])
        return np.array(fields, dtype=np.str_) if numbers is None else numbers

    def kept(self, keep: Sequence[bool]) -> "TextTable":
        """Return the table with some of its rows."""
        return replace(
            self,
            rows=[row for row, is_kept in zip(self.rows, keep, strict=True) if is_kept],
            lines=[line for line, is_kept in zip(self.lines, keep, strict=True) if is_kept],
        )

    def place(self, place: int, row: int) -> dict[str, Any]:
        """Return where a field is, for an error."""
        return {"source": self.source, "column": self.names[place], "line": self.lines[row]}

    def refuse_field(self, place: int, row: int) -> NoReturn:
        """Raise the error about a field that is empty or no number."""
        text = self.rows[row][place].strip()
        if not text:
            raise GapError(**self.place(place, row))
        raise NotANumberError(**self.place(place, row), text=text[:40])

    def _plain(self, field: str) -> str:
        return with_point(field, self.settings.decimal)


def read_text_table(path: Path, settings: TableSettings) -> TextTable:
    """Return the fields of a table.

    Raises
    ------
    DataError
        If the file is no table; the line is named.
    """
    with reading(path):
        refuse_special(path)
        refuse_too_large(path, path.stat().st_size, MOST_TABLE_BYTES)
        content = path.read_bytes()
    refuse_web_page(path, content[:512])
    text, encoding = _decoded(path, content, settings.encoding)
    text, said = _without_hint(text)
    usual = "\t" if path.suffix.lower() == ".tsv" and "\t" in text else ""
    separator = settings.separator or said or usual or _found_separator(text)
    rows, lines = _split(path, text, separator)
    if not rows:
        raise NoRowsError(source=str(path), rows=0)
    _refuse_ragged(path, rows, lines)
    decimal = settings.decimal or _found_decimal(rows, separator)
    header = bool(settings.header)
    if settings.header < 0:
        known = {column.name for column in settings.columns}
        header = bool(known.intersection(rows[0])) or _has_header(rows, decimal)
    names = numbered_names(len(rows[0]))
    if header:
        names = _header_names(rows[0], names)
        rows, lines = rows[1:], lines[1:]
    if not rows:
        raise NoRowsError(source=str(path), rows=0)
    form = replace(
        settings,
        separator=separator,
        encoding=encoding,
        decimal=decimal,
        header=int(header),
    )
    return TextTable(str(path), names, rows, lines, form)


def _header_names(fields: Sequence[str], numbered: Sequence[str]) -> tuple[str, ...]:
    """Return the names in a header on one line each, numbered where one stands there twice."""
    names: list[str] = []
    taken: set[str] = set()
    for field, own in zip(fields, numbered, strict=True):
        name = " ".join(field.split()) or own
        numbers = (f"{name} ({number})" for number in count(2))
        names.append(name if name not in taken else next(n for n in numbers if n not in taken))
        taken.add(names[-1])
    return tuple(names)


def _refuse_ragged(path: Path, rows: list[list[str]], lines: list[int]) -> None:
    for row, line in zip(rows, lines, strict=True):
        if len(row) != len(rows[0]):
            at = {"columns": len(rows[0]), "now": len(row), "line": line}
            raise RaggedRowError(source=str(path), **at)


def _decoded(path: Path, content: bytes, wanted: str) -> tuple[str, str]:
    """Return the text and its encoding: the one wanted, else that of its mark, else a guess."""
    marked = [name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)]
    for encoding in [wanted] if wanted else (marked or _likely_encodings(content)):
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n"), encoding
    raise NotTextError(source=str(path))


def _likely_encodings(content: bytes) -> list[str]:
    """Return what text without a mark may be in, the likeliest first.

    In UTF-16 every digit and every separator has a byte 0 beside it: behind it, or before it.
    """
    head = content[:_BYTES_LOOKED_AT]
    first, second = head[::2].count(0), head[1::2].count(0)
    if first or second:
        return ["utf-16-le" if second > first else "utf-16-be"]
    return ["utf-8", "cp949"]


def _without_hint(text: str) -> tuple[str, str]:
    """Return the text without Excel's line ``sep=;``, and the separator that it names.

    The line stays as an empty one, so that lines keep their numbers.
    """
    first, end, rest = text.partition("\n")
    hint = _SEPARATOR_HINT.fullmatch(first)
    return (end + rest, hint[1]) if hint else (text, "")


def _found_separator(text: str) -> str:
    """Return the separator that takes all of the first lines apart into equally many fields.

    Where a line is ragged with every separator, the one most frequent in the first line.
    """
    head = "".join(islice(io.StringIO(text), _LINES_LOOKED_AT))
    for separator in SEPARATORS:
        if _splits_evenly(head, separator):
            return separator
    first = head.partition("\n")[0]
    return max(reversed(SEPARATORS), key=first.count)


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
        if "larger than field limit" in str(error):
            most = csv.field_size_limit()
            raise FieldTooLongError(source=str(path), most=most, **at) from error
        raise TableDamagedError(source=str(path), **at) from error
    return rows, lines


def _found_decimal(rows: Sequence[Sequence[str]], separator: str) -> str:
    """Return the comma where it stands between digits and separates neither fields nor thousands.

    Where every comma could separate thousands, as in 1,234 and 950, it is taken to: a table of
    nothing but numbers with exactly three decimals is the rarer thing.
    """
    if separator == ",":
        return "."
    fields = [field for row in rows[:_LINES_LOOKED_AT] for field in row]
    with_comma = [field.strip() for field in fields if _DECIMAL_COMMA.fullmatch(field)]
    has_decimals = any(not _GROUPED.fullmatch(field) for field in with_comma)
    has_both = any(_GROUPED_BY_POINTS.fullmatch(field.strip()) for field in fields)
    return "," if has_decimals or has_both else "."


def _has_header(rows: Sequence[Sequence[str]], decimal: str) -> bool:
    """Tell whether the first row names columns: no number in it, but numbers below it."""
    if any(is_number(with_point(field, decimal)) for field in rows[0]):
        return False
    below = rows[1 : 1 + _LINES_LOOKED_AT]
    columns = range(len(rows[0]))
    return not below or any(
        any(is_number(with_point(row[place], decimal)) for row in below) for place in columns
    )


def with_point(field: str, decimal: str) -> str:
    """Return a field without blanks and thousands separators, and with a decimal point."""
    field = field.strip()
    if decimal != ",":
        return field.replace(",", "") if "," in field and _GROUPED.fullmatch(field) else field
    if "." not in field:
        return field.replace(",", ".")
    if _GROUPED_BY_POINTS.fullmatch(field):
        return field.replace(".", "").replace(",", ".")
    # With a decimal comma 1.5 is no number: it may be the fifteenth hundred of something.
    return f"_{field}"


def as_numbers(fields: Sequence[str]) -> Array | None:
    """Return fields as floats, or None if one is no finite number."""
    if any("_" in field for field in fields):  # Python's own spelling of 1_000
        return None
    try:
        numbers = np.fromiter(map(float, fields), np.float64, len(fields))
    except ValueError:
        plain = [field.replace(_MINUS, "-") for field in fields]
        return as_numbers(plain) if plain != list(fields) else None
    return numbers if np.isfinite(numbers).all() else None


def is_number(text: str) -> bool:
    """Tell whether a field is a finite number."""
    return as_numbers([text.strip()]) is not None
