"""From columns with roles to inputs and targets: gaps are filled, words become ones and zeros."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.array_types import Array
from engine.datasets.table_errors import (
    ColumnMissingError,
    GapError,
    NoInputsError,
    NoRowsError,
    NoTargetError,
    TooManyCategoriesError,
    UnknownCategoryError,
)
from engine.datasets.table_settings import Column, TableSettings, is_gap
from engine.datasets.text_table import TextTable

#: More words than this are names, not categories.
MOST_CATEGORIES: Final = 1000


@dataclass(frozen=True, eq=False, slots=True)
class EncodedTable:
    """Inputs and targets with what was found on the way.

    Parameters
    ----------
    inputs : array (N, I)
    targets : array (N,) or (N, O), or None
        None where a table of new data has no targets.
    input_names, target_names : tuple of str
    are_numbers : tuple of bool
        For each input: whether it is a column of numbers, not of ones and zeros.
    columns : tuple of Column
        With the categories and fills that were used.
    """

    inputs: Array
    targets: NDArray[Any] | None
    input_names: tuple[str, ...]
    target_names: tuple[str, ...]
    are_numbers: tuple[bool, ...]
    columns: tuple[Column, ...]


def encoded(table: TextTable, settings: TableSettings, *, is_new: bool) -> EncodedTable:
    """Return the inputs and targets of a table by the roles of its columns.

    Parameters
    ----------
    table : TextTable
    settings : TableSettings
        With `columns`.
    is_new : bool
        Whether the table holds new data for a project, which need no targets.

    Raises
    ------
    DataError
        If a column, a value or a word is missing or unknown; the line is named.
    """
    places = _places(table, settings.columns, is_new)
    used = [column for column in settings.columns if column.name in places]
    if settings.gaps == "drop":
        table = _without_gaps(table, list(places.values()))
    inputs = [column for column in used if column.role == "input"]
    targets = [column for column in used if column.role == "target"]
    _refuse_none(table, inputs, targets, is_new)
    fitted = {c.name: _fitted(table, places[c.name], c, settings.gaps) for c in inputs}
    blocks = [_block(table, places[name], column) for name, column in fitted.items()]
    return EncodedTable(
        np.column_stack(blocks),
        _targets(table, [places[column.name] for column in targets], settings.kind),
        tuple(name for column in fitted.values() for name in _names(column)),
        tuple(column.name for column in targets),
        tuple(c.kind == "number" for c in fitted.values() for _ in _names(c)),
        tuple(fitted.get(column.name, column) for column in settings.columns),
    )


def _places(table: TextTable, columns: Sequence[Column], is_new: bool) -> dict[str, int]:
    """Return where the columns with a part to play are: by name, or by place without a header."""
    used = [column for column in columns if column.role != "ignore"]
    if not table.settings.header and len(table.names) == len(columns):
        at = {column.name: place for place, column in enumerate(columns)}
        return {column.name: at[column.name] for column in used}
    found = {}
    for column in used:
        if column.name in table.names:
            found[column.name] = table.names.index(column.name)
        elif column.role == "input" or not is_new:
            names = ", ".join(table.names)
            raise ColumnMissingError(source=table.source, column=column.name, names=names)
    return found


def _without_gaps(table: TextTable, places: Sequence[int]) -> TextTable:
    keep = [not any(is_gap(row[place]) for place in places) for row in table.rows]
    if not any(keep):
        raise NoRowsError(source=table.source, rows=0)
    return table if all(keep) else table.kept(keep)


def _refuse_none(
    table: TextTable, inputs: Sequence[Column], targets: Sequence[Column], is_new: bool
) -> None:
    if not inputs:
        raise NoInputsError(source=table.source)
    if not targets and not is_new:
        raise NoTargetError(source=table.source)


def _fitted(table: TextTable, place: int, column: Column, gaps: str) -> Column:
    """Return a column with its fill and its categories, found here if they were not before."""
    if gaps == "fill" and column.fill is None:
        column = replace(column, fill=_fill(table, place, column.kind))
    if column.kind == "number" or column.categories:
        return column
    words = sorted({word for word in table.column(place) if not is_gap(word)})
    if len(words) > MOST_CATEGORIES:
        at = {"source": table.source, "column": column.name, "most": MOST_CATEGORIES}
        raise TooManyCategoriesError(**at, now=len(words))
    return replace(column, categories=tuple(words))


def _fill(table: TextTable, place: int, kind: str) -> float | str:
    filled = [not is_gap(row[place]) for row in table.rows]
    if not any(filled):
        raise GapError(**table.place(place, 0))
    whole = table if all(filled) else table.kept(filled)
    if kind == "number":
        return float(whole.numbers(place).mean())
    return Counter(whole.column(place)).most_common(1)[0][0]


def _block(table: TextTable, place: int, column: Column) -> Array:
    """Return the inputs (N, 1) of a column of numbers, or (N, C) of one of C categories."""
    if column.kind == "number":
        return table.numbers(place, column.fill)[:, np.newaxis]
    number = {word: index for index, word in enumerate(column.categories)}
    block = np.zeros((len(table.rows), len(column.categories)))
    for row, field in enumerate(table.column(place)):
        word = str(column.fill) if is_gap(field) and column.fill is not None else field
        if is_gap(word):
            raise GapError(**table.place(place, row))
        if word not in number:
            names = ", ".join(column.categories[:20])
            raise UnknownCategoryError(**table.place(place, row), text=word[:40], names=names)
        block[row, number[word]] = 1.0
    return block


def _names(column: Column) -> tuple[str, ...]:
    if column.kind == "number":
        return (column.name,)
    return tuple(f"{column.name}={word}" for word in column.categories)


def _targets(table: TextTable, places: Sequence[int], kind: str) -> NDArray[Any] | None:
    if not places:
        return None
    if kind == "values" or len(places) > 1:
        return np.column_stack([table.numbers(place) for place in places])
    return table.labels(places[0])
