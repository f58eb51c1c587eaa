"""Which columns of a table are inputs and which are targets."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.datasets.description import DataDescription
from engine.datasets.table_errors import OneColumnError, TableWidthError, UnknownColumnError


@dataclass(frozen=True, slots=True)
class Roles:
    """Positions of columns, from 0.

    Parameters
    ----------
    inputs, targets : tuple of int
        `targets` is empty for data without them.
    """

    inputs: tuple[int, ...]
    targets: tuple[int, ...]


def numbered_names(columns: int) -> tuple[str, ...]:
    """Return names for the columns of a table that has none."""
    return tuple(f"column {index + 1}" for index in range(columns))


def column_roles(
    source: str, names: Sequence[str], like: DataDescription | None, target: str = ""
) -> Roles:
    """Decide the roles of a table's columns.

    Without a project the target is the column named `target`, else the last one. With a project
    the columns have its roles: by name where the table has its names; otherwise as many columns
    as the project has inputs are inputs alone, and its targets may follow them.

    Parameters
    ----------
    source : str
        The table, for error messages.
    names : sequence of str
        Of the columns.
    like : DataDescription, optional
        The project's data.
    target : str
        The name of the target's column.

    Raises
    ------
    UnknownColumnError, OneColumnError, WidthError
        If the table does not have the columns needed.
    """
    if like is not None and not target:
        return _roles_as_in(source, names, like)
    if len(names) < 2:
        raise OneColumnError(source=source, columns=len(names))
    place = _place(source, names, target) if target else len(names) - 1
    inputs = tuple(index for index in range(len(names)) if index != place)
    return Roles(inputs, (place,))


def _roles_as_in(source: str, names: Sequence[str], like: DataDescription) -> Roles:
    if like.input_names and set(like.input_names) & set(names):
        inputs = tuple(_place(source, names, name) for name in like.input_names)
        has_targets = bool(like.target_names) and set(like.target_names) <= set(names)
        targets = like.target_names if has_targets else ()
        return Roles(inputs, tuple(_place(source, names, name) for name in targets))
    inputs = tuple(range(like.inputs))
    both = like.inputs + like.outputs
    if len(names) == both:
        return Roles(inputs, tuple(range(like.inputs, both)))
    if len(names) != like.inputs:
        raise TableWidthError(source=source, width=like.inputs, both=both, now=len(names))
    return Roles(inputs, ())


def _place(source: str, names: Sequence[str], name: str) -> int:
    if name not in names:
        raise UnknownColumnError(source=source, column=name, names=", ".join(names))
    return names.index(name)
