"""A look at a table before it is read: what its columns hold, and roles that suit them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from engine.datasets.table_settings import Column, TableSettings, is_gap
from engine.datasets.text_table import TextTable, as_numbers, is_number, read_text_table, with_point

_ROWS_SHOWN: Final = 100
_FIELDS_LOOKED_AT: Final = 1000
_MOSTLY: Final = 0.8
#: A column of words with more different ones than this is taken for names.
_MOST_LIKELY_CATEGORIES: Final = 50


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """What stands in a column.

    Parameters
    ----------
    name : str
    is_number : bool
        Whether all that is no gap is a number.
    gaps : int
        Fields without a value.
    different : int
        Different values, gaps not counted.
    least, greatest : float, optional
        Of numbers.
    is_mostly_number : bool
        Whether words stand among numbers, as where somebody wrote “many”.
    """

    name: str
    is_number: bool
    gaps: int
    different: int
    least: float | None = None
    greatest: float | None = None
    is_mostly_number: bool = False

    @property
    def is_constant(self) -> bool:
        """Whether the column says the same of every sample, or nothing."""
        return self.different < 2


@dataclass(frozen=True, eq=False, slots=True)
class TableInspection:
    """A table as it stands in its file.

    Parameters
    ----------
    settings : TableSettings
        With all that was found out, and a role for each column.
    columns : tuple of ColumnFacts
    rows : int
        How many there are.
    first_rows : sequence of sequences of str
        The first hundred, as text.
    """

    settings: TableSettings
    columns: tuple[ColumnFacts, ...]
    rows: int
    first_rows: Sequence[Sequence[str]]


def inspect_table(path: Path, settings: TableSettings | None = None) -> TableInspection:
    """Look through a whole table; roles already given to columns of the same names stay.

    Parameters
    ----------
    path : Path
    settings : TableSettings, optional
        What the user decided; the rest is found out.

    Raises
    ------
    DataError
        If the file is no table; the line is named.
    """
    table = read_text_table(path, settings or TableSettings())
    facts = tuple(_facts(table, place) for place in range(len(table.names)))
    columns = table.settings.columns
    if [column.name for column in columns] != list(table.names):
        columns = _suitable(table, facts)
    found = replace(table.settings, columns=columns)
    return TableInspection(found, facts, len(table.rows), table.rows[:_ROWS_SHOWN])


def _facts(table: TextTable, place: int) -> ColumnFacts:
    fields = table.column(place)
    values = [field for field in fields if not is_gap(field)]
    plain = [with_point(field, table.settings.decimal) for field in values]
    numbers = as_numbers(plain)
    gaps, different = len(fields) - len(values), len(set(values))
    if numbers is None or not len(numbers):
        mostly = _are_mostly_numbers(plain[:_FIELDS_LOOKED_AT])
        return ColumnFacts(table.names[place], False, gaps, different, is_mostly_number=mostly)
    ends = float(numbers.min()), float(numbers.max())
    return ColumnFacts(table.names[place], True, gaps, different, *ends)


def _are_mostly_numbers(fields: Sequence[str]) -> bool:
    return sum(map(is_number, fields)) > _MOSTLY * max(len(fields), 1)


def _suitable(table: TextTable, facts: Sequence[ColumnFacts]) -> tuple[Column, ...]:
    """Return the last column as the target, or a first one of words; names are left out."""
    # A separator at the end of every line makes a last column of nothing.
    target = max((p for p, fact in enumerate(facts) if fact.different), default=len(facts) - 1)
    is_unfit = not _may_be_target(table, facts, target) and not _is_one_class(facts[target])
    if len(facts) > 1 and is_unfit:
        target = next((p for p in range(len(facts)) if _may_be_target(table, facts, p)), target)
    return tuple(
        Column(
            fact.name,
            "target" if place == target else _role(fact, len(table.rows)),
            "number" if fact.is_number or fact.is_mostly_number else "category",
        )
        for place, fact in enumerate(facts)
    )


def _is_one_class(fact: ColumnFacts) -> bool:
    """Tell whether a column says one word throughout: a fault to be told, not to be passed over."""
    return fact.different == 1 and not fact.is_number and not fact.gaps


def _may_be_target(table: TextTable, facts: Sequence[ColumnFacts], place: int) -> bool:
    fact = facts[place]
    if fact.is_constant or fact.gaps:
        return False
    return fact.is_number or fact.different <= _MOST_LIKELY_CATEGORIES


def _role(fact: ColumnFacts, rows: int) -> str:
    is_number = fact.is_number or fact.is_mostly_number
    is_name = not is_number and fact.different > _MOST_LIKELY_CATEGORIES
    # Of a single sample every column says the same.
    says_nothing = fact.is_constant and (rows > 1 or not fact.different)
    return "ignore" if says_nothing or is_name else "input"
