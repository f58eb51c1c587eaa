"""What is done to data after they were read: derived inputs, scaling, names of the user's own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.array_types import Array
from engine.datasets.data_errors import (
    NameLengthError,
    NamesCountError,
    NameTwiceError,
    NotPlanarError,
)
from engine.datasets.dataset import Dataset, Samples
from engine.datasets.derived_inputs import (
    DERIVED_INPUTS,
    checked_names,
    derived_names,
    is_planar,
    parsed_names,
    with_derived,
)
from engine.datasets.description import DataDescription, SourceNames
from engine.datasets.scaling import Scaling

if TYPE_CHECKING:  # imported for data that come from a table
    from engine.datasets.table_settings import Column

LONGEST_NAME: Final = 64
"""Letters of a name that tables and diagrams have room for."""


def with_scaling(dataset: Dataset, how: str) -> Dataset:
    """Return the data with another scaling of their inputs.

    Columns are scaled each by itself, and columns of ones and zeros that stand for categories not
    at all. Pictures have one scaling for all their pixels, so that they stay pictures.

    Parameters
    ----------
    dataset : Dataset
    how : str
        One of `SCALINGS`: ``none``, ``standardize`` (mean 0, deviation 1) or ``unit_range``
        (from 0 to 1), found in the training samples and done to all.
    """
    raw = dataset.samples.raw
    if dataset.image_shape is not None:
        return _scaled(dataset, Scaling.of_all(raw, how))
    scaling = Scaling.of_columns(raw, how)
    numbers = _columns_of_numbers(dataset.description)
    return _scaled(dataset, scaling if numbers is None else scaling.only_for(numbers))


def with_derived_inputs(dataset: Dataset, names: str) -> Dataset:
    """Return points of a plane with these derived inputs, and with no others.

    Parameters
    ----------
    dataset : Dataset
    names : str
        Keys of `DERIVED_INPUTS`, ``"x1^2,x1*x2"``, or nothing.

    Raises
    ------
    NotPlanarError
        If the samples are not points of a plane.
    OptionRangeError
        If a name is not a key of `DERIVED_INPUTS`.
    """
    old = dataset.description
    if not is_planar(old):
        raise NotPlanarError(source=dataset.name, inputs=old.inputs)
    text = checked_names(dataset.name, names)
    plane = _as_plane(old)
    made = parsed_names(text)
    chosen = (("derived", text),) if text else ()
    options = tuple(sorted((*plane.source.options, *chosen)))
    description = replace(
        plane,
        inputs=2 + len(made),
        input_names=_derived_columns(plane.input_names, made),
        source=replace(plane.source, options=options),
        scaling=Scaling(),
    )
    sets = [_derived(samples, made) for samples in _sets(dataset)]
    return with_scaling(Dataset(description, *sets), old.scaling.way or "standardize")


def with_names(
    dataset: Dataset,
    inputs: Sequence[str] | None = None,
    targets: Sequence[str] | None = None,
    classes: Sequence[str] | None = None,
) -> Dataset:
    """Return the same samples with other names of their inputs, targets or classes.

    What the source calls them is kept beside them, so that the source can be read again.

    Parameters
    ----------
    dataset : Dataset
    inputs, targets, classes : sequence of str, optional
        One name for each; those that are None stay. An empty sequence takes the names away.

    Raises
    ------
    NamesCountError, NameLengthError, NameTwiceError
        If there are too few or too many, or a name is empty, too long, or there twice.
    """
    old = dataset.description
    given = SourceNames(
        _checked(old, "inputs", inputs, old.input_names, old.inputs),
        _checked(old, "targets", targets, old.target_names, old.outputs),
        _checked(old, "classes", classes, old.class_names, len(old.class_names)),
    )
    return replace(dataset, description=old.named(given))


def as_in_source(description: DataDescription) -> DataDescription:
    """Return what the source itself holds, by which it is read: its names, without derived inputs.

    The scaling of pictures stays, for it says how bright ink is.
    """
    plane = _as_plane(description) if derived_names(description) else description
    scaling = plane.scaling if plane.image_shape else Scaling()
    return replace(plane.named(plane.source_names), own_names=SourceNames(), scaling=scaling)


def prepared_like(dataset: Dataset, like: DataDescription) -> Dataset:
    """Return data as they were read, prepared as a project's data are."""
    names = ",".join(derived_names(like))
    if names and is_planar(dataset.description):
        dataset = with_derived_inputs(dataset, names)
    if like.scaling.fits(dataset.shape.inputs):
        dataset = _scaled(dataset, like.scaling)
    given = SourceNames(like.input_names, like.target_names, like.class_names)
    return replace(dataset, description=dataset.description.named(given))


def _sets(dataset: Dataset) -> tuple[Samples, ...]:
    return (dataset.samples,) if dataset.test is None else (dataset.samples, dataset.test)


def _scaled(dataset: Dataset, scaling: Scaling) -> Dataset:
    if (scaling, scaling.how) == (dataset.scaling, dataset.scaling.how):
        return dataset
    description = replace(dataset.description, scaling=scaling)
    return Dataset(description, *(Samples(s.raw, s.targets, scaling) for s in _sets(dataset)))


def _derived(samples: Samples, names: Sequence[str]) -> Samples:
    points: Array = np.asarray(samples.raw[:, :2], np.float64)
    return Samples(with_derived(points, names), samples.targets)


def _as_plane(description: DataDescription) -> DataDescription:
    """Return the description of the points alone, from which inputs are derived."""
    options = {key: value for key, value in description.source.options if key != "derived"}
    own = description.own_names
    return replace(
        description,
        inputs=2,
        input_names=description.input_names[:2],
        own_names=replace(own, inputs=own.inputs[:2]),
        source=replace(description.source, options=tuple(sorted(options.items()))),
        scaling=Scaling(),
    )


def _derived_columns(names: tuple[str, ...], derived: Sequence[str]) -> tuple[str, ...]:
    if not names and not derived:
        return ()
    return (*(names or ("x1", "x2")), *(DERIVED_INPUTS[name].title for name in derived))


def _columns_of_numbers(description: DataDescription) -> tuple[bool, ...] | None:
    """Return which inputs are numbers, not categories; None where no table says."""
    columns = dict(description.source.options).get("columns")
    if columns is None:
        return None
    from engine.datasets.table_settings import settings_from_options

    settings = settings_from_options(description.name, {"columns": columns})
    inputs = [column for column in settings.columns if column.role == "input"]
    numbers = tuple(flag for column in inputs for flag in _are_numbers(column))
    return numbers if len(numbers) == description.inputs else None


def _are_numbers(column: "Column") -> list[bool]:
    return [True] if column.kind == "number" else [False] * len(column.categories)


def _checked(
    old: DataDescription, what: str, given: Sequence[str] | None, now: tuple[str, ...], count: int
) -> tuple[str, ...]:
    if given is None:
        return now
    names = tuple(name.strip() for name in given)
    at = {"source": old.name, "what": what}
    if len(names) not in (0, count) or (what == "classes" and len(names) != count):
        raise NamesCountError(**at, wanted=count, now=len(names))
    source = {"inputs": old.source_names.inputs, "targets": old.source_names.targets}
    own = set(source.get(what, old.source_names.classes))
    for name in names:
        if name in own:
            continue  # the data may call them what they like
        if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
            raise NameLengthError(**at, name=name[:LONGEST_NAME], most=LONGEST_NAME)
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise NameTwiceError(**at, name=twice)
    return names
