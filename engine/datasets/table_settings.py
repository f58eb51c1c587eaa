"""How a table in a text file is read: its form, the roles of its columns, gaps and scaling."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from engine.datasets.data_errors import OptionRangeError, UnknownOptionError
from engine.datasets.description import TARGET_KINDS, OptionValue
from engine.datasets.scaling import SCALINGS

#: The comma comes last: it also stands inside numbers.
SEPARATORS: Final = ("\t", ";", "|", ",")
ENCODINGS: Final = ("utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be")
DECIMALS: Final = (".", ",")
ROLES: Final = ("input", "target", "ignore")
COLUMN_KINDS: Final = ("number", "category")
GAPS: Final = ("refuse", "drop", "fill")
#: What may stand in a field that has no value, in small letters.
GAP_WORDS: Final = ("", "na", "n/a", "nan", "null", "?")

_LEGAL: Final[Mapping[str, tuple[OptionValue, ...]]] = {
    "separator": ("", *SEPARATORS),
    "encoding": ("", *ENCODINGS),
    "decimal": ("", *DECIMALS),
    "header": (-1, 0, 1),
    "gaps": GAPS,
    "scaling": SCALINGS,
    "kind": ("", *TARGET_KINDS),
}


@dataclass(frozen=True, slots=True)
class Column:
    """What is done with one column of a table.

    Parameters
    ----------
    name : str
        As in the header, or ``column 3``.
    role : str
        One of `ROLES`.
    kind : str
        ``number``, or ``category``: a column of its own for each word, 1 where it stands.
    categories : tuple of str
        The words, in order; empty until they were found in a table.
    fill : float or str, optional
        What stands for a gap: the mean, or the most frequent word, of the table it was found in.
    """

    name: str
    role: str
    kind: str = "number"
    categories: tuple[str, ...] = ()
    fill: float | str | None = None


@dataclass(frozen=True, slots=True)
class TableSettings:
    """How a table is read; what is empty (or -1) is found out.

    Parameters
    ----------
    separator, encoding, decimal : str
        Of `SEPARATORS`, `ENCODINGS`, `DECIMALS`.
    header : int
        1 if the first line names the columns, 0 if not.
    gaps : str
        ``refuse`` them, ``drop`` their rows, or ``fill`` in the column's mean or commonest word.
    scaling : str
        Of the columns of numbers: ``none``, ``standardize`` or ``unit_range``.
    kind : str
        ``classes`` or ``values``.
    target : str
        The name of the target's column, where no `columns` say it.
    columns : tuple of Column
        Empty for: all but the last are inputs, and numbers.
    """

    separator: str = ""
    encoding: str = ""
    decimal: str = ""
    header: int = -1
    gaps: str = "refuse"
    scaling: str = "none"
    kind: str = ""
    target: str = ""
    columns: tuple[Column, ...] = ()

    def with_role(self, names: tuple[str, ...], role: str) -> "TableSettings":
        """Return the settings with another role for some columns."""
        columns = (replace(c, role=role) if c.name in names else c for c in self.columns)
        return replace(self, columns=tuple(columns))

    def to_options(self) -> dict[str, OptionValue]:
        """Return what differs from the defaults, as a project's data reference keeps it."""
        plain = TableSettings()
        options: dict[str, OptionValue] = {
            name: getattr(self, name)
            for name in (*_LEGAL, "target")
            if getattr(self, name) != getattr(plain, name)
        }
        if self.columns:
            columns = [asdict(column) for column in self.columns]
            options["columns"] = json.dumps(columns, ensure_ascii=False)
        return options


def settings_from_options(source: str, options: Mapping[str, OptionValue]) -> TableSettings:
    """Return the settings that `TableSettings.to_options` wrote, or a user did.

    Raises
    ------
    UnknownOptionError, OptionRangeError
        If an option is none, or has no legal value.
    """
    for name, value in options.items():
        if name not in (*_LEGAL, "target", "columns"):
            names = ", ".join((*_LEGAL, "target", "columns"))
            raise UnknownOptionError(source=source, option=name, names=names)
        if name in _LEGAL and value not in _LEGAL[name]:
            legal = ", ".join(str(item) for item in _LEGAL[name] if item != "")
            raise OptionRangeError(source=source, option=name, legal=legal, value=value)
    read: dict[str, Any] = {name: value for name, value in options.items() if name != "columns"}
    columns = _columns(source, str(options.get("columns", "")))
    return TableSettings(**{**read, "columns": columns})


def _columns(source: str, text: str) -> tuple[Column, ...]:
    if not text:
        return ()
    try:
        return tuple(_column(record) for record in json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        legal = "a list of columns with name, role and kind"
        at = {"source": source, "option": "columns", "legal": legal}
        raise OptionRangeError(**at, value=text[:60]) from error


def _column(record: Any) -> Column:
    column = Column(
        str(record["name"]),
        record["role"],
        record.get("kind", "number"),
        tuple(map(str, record.get("categories", ()))),
        record.get("fill"),
    )
    fill_fits = column.fill is None or isinstance(column.fill, str | int | float)
    if column.role not in ROLES or column.kind not in COLUMN_KINDS or not fill_fits:
        raise ValueError(record)
    return column


def is_gap(text: str) -> bool:
    """Tell whether a field has no value."""
    return text.strip().lower() in GAP_WORDS
