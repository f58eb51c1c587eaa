"""Data sets in tables: columns get their roles, words become columns of ones and zeros."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.datasets.assembly import RawSet, assembled
from engine.datasets.columns import column_roles
from engine.datasets.dataset import Dataset
from engine.datasets.description import DataDescription, OptionValue
from engine.datasets.encoded_columns import EncodedTable, encoded
from engine.datasets.scaling import Scaling
from engine.datasets.table_settings import TableSettings, settings_from_options
from engine.datasets.text_table import TextTable, read_text_table


def read_csv(
    path: Path,
    like: DataDescription | None = None,
    options: Mapping[str, OptionValue] | None = None,
) -> Dataset:
    """Return the data set of a table: one sample in each line.

    The separator (tab, ``;``, ``|`` or ``,``), the encoding (UTF-8, UTF-16 with its mark, CP949),
    the decimal sign and whether there is a header are found out unless `options` say them.
    Without `columns` the last column is the target, or the one named, and the others are inputs
    of numbers; or the columns have the roles of `like`.

    Parameters
    ----------
    path : Path
    like : DataDescription, optional
        The project's data, whose roles, categories, classes and scaling are used.
    options : mapping, optional
        `TableSettings.to_options`, such as ``target`` (a column's name) and ``kind`` (``classes``
        or ``values``).

    Raises
    ------
    DataError
        If the file is no such table; the line is named.
    """
    settings = _settings(str(path), like, options)
    table = read_text_table(path, settings)
    if not settings.columns:
        return _plain_dataset(path, table, like, options)
    read = encoded(table, settings, is_new=like is not None)
    recorded = replace(settings, columns=read.columns)
    return assembled(
        path,
        [RawSet(read.inputs, read.targets)],
        like,
        {"kind": settings.kind} if settings.kind else None,
        input_names=read.input_names,
        target_names=read.target_names,
        scaling=_scaling(read, settings.scaling),
        recorded=recorded.to_options(),
    )


def _settings(
    source: str, like: DataDescription | None, options: Mapping[str, OptionValue] | None
) -> TableSettings:
    """Return the settings asked for, else the roles, gaps and decimal sign of a project's table."""
    if options or like is None or like.source.kind != "files":
        return settings_from_options(source, options or {})
    known = dict(like.source.options)
    if "columns" not in known:
        return TableSettings()
    # Another file may have another form.
    for name in ("separator", "encoding", "decimal", "header"):
        known.pop(name, None)
    return settings_from_options(source, known)


def _plain_dataset(
    path: Path,
    table: TextTable,
    like: DataDescription | None,
    options: Mapping[str, OptionValue] | None,
) -> Dataset:
    settings = table.settings
    roles = column_roles(str(path), table.names, like, settings.target)
    kind = like.kind if like else settings.kind
    inputs = np.column_stack([table.numbers(place) for place in roles.inputs])
    return assembled(
        path,
        [RawSet(inputs, _plain_targets(table, roles.targets, kind))],
        like,
        {"kind": settings.kind} if settings.kind else None,
        input_names=tuple(table.names[place] for place in roles.inputs),
        target_names=tuple(table.names[place] for place in roles.targets),
        scaling=Scaling.of_columns(inputs, settings.scaling),
        recorded=dict(options or {}),
    )


def _plain_targets(table: TextTable, places: tuple[int, ...], kind: str) -> NDArray[Any] | None:
    if not places:
        return None
    if kind == "values":
        return np.column_stack([table.numbers(place) for place in places])
    return table.labels(places[0])


def _scaling(read: EncodedTable, how: str) -> Scaling:
    """Return the scaling of columns of numbers; ones and zeros stay as they are."""
    return Scaling.of_columns(read.inputs, how).only_for(read.are_numbers)
