"""From raw inputs and targets of a file to a data set: which targets are classes, which values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.datasets.data_errors import (
    NoSamplesError,
    NotNumbersError,
    NotOneHotError,
    OptionRangeError,
    TargetsRankError,
    TargetsShapeError,
    TestTargetsError,
    UnknownOptionError,
)
from engine.datasets.dataset import Dataset, Samples
from engine.datasets.description import (
    TARGET_KINDS,
    DataDescription,
    DataSource,
    OptionValue,
)
from engine.datasets.file_access import file_record
from engine.datasets.labels import are_classes, class_names_of, class_numbers, is_one_hot
from engine.datasets.scaling import Scaling

_OPTIONS: Final = ("kind", "target")


@dataclass(frozen=True, eq=False, slots=True)
class RawSet:
    """Inputs and targets as they stand in a file.

    Parameters
    ----------
    inputs : array (N, I)
    targets : array (N,) or (N, O), optional
        Numbers or words.
    """

    inputs: NDArray[Any]
    targets: NDArray[Any] | None = None


def assembled(
    path: Path,
    sets: list[RawSet],
    like: DataDescription | None,
    options: Mapping[str, OptionValue] | None,
    *,
    input_names: tuple[str, ...] = (),
    target_names: tuple[str, ...] = (),
    image_shape: tuple[int, ...] | None = None,
    scaling: Scaling | None = None,
    recorded: Mapping[str, OptionValue] | None = None,
) -> Dataset:
    """Return the data set of one or two sets (to train on, to test on) of a file.

    Parameters
    ----------
    path : Path
        The file.
    sets : list of RawSet
    like : DataDescription, optional
        The project's data: its names, classes and scaling are used instead of the file's own.
    options : mapping, optional
        ``kind``, ``target``; recorded in the source unless others are.
    input_names, target_names, image_shape, scaling
        The file's own, as in `DataDescription`.
    recorded : mapping, optional
        What the source records, so that the file is read in the same way again.

    Raises
    ------
    DataError
        If the arrays do not make a data set.
    """
    chosen = dict(options or {})
    _refuse_unknown_options(path, chosen)
    sets = [RawSet(raw.inputs, _column_or_columns(str(path), raw.targets)) for raw in sets]
    targets = [raw.targets for raw in sets if raw.targets is not None]
    kind = like.kind if like else str(chosen.get("kind") or _guessed_kind(targets))
    own = DataDescription(
        name=path.stem,
        kind=kind,
        source=DataSource("files", path.stem),
        inputs=sets[0].inputs.shape[1] if sets[0].inputs.ndim == 2 else 0,
        outputs=_outputs(kind, targets),
        input_names=input_names,
        target_names=target_names,
        image_shape=image_shape,
        scaling=scaling or Scaling(),
    )
    description = _named_as(own, like) if like else _with_classes(str(path), own, targets)
    source = DataSource(
        "files",
        path.stem,
        tuple(sorted((chosen if recorded is None else recorded).items())),
        str(path.resolve()),
        (file_record(path),),
    )
    description = replace(description, source=source)
    made = [_samples(str(path), description, raw) for raw in sets]
    return Dataset(description, *made)


def _refuse_unknown_options(path: Path, options: Mapping[str, OptionValue]) -> None:
    for name in options:
        if name not in _OPTIONS:
            raise UnknownOptionError(source=str(path), option=name, names=", ".join(_OPTIONS))
    kind = options.get("kind", "classes")
    if kind not in TARGET_KINDS:
        legal = ", ".join(TARGET_KINDS)
        raise OptionRangeError(source=str(path), option="kind", legal=legal, value=kind)


def _column_or_columns(source: str, targets: NDArray[Any] | None) -> NDArray[Any] | None:
    if targets is None:
        return None
    if targets.ndim not in (1, 2):
        raise TargetsRankError(source=source, shape=targets.shape)
    if targets.size == 0:
        raise NoSamplesError(source=source, shape=targets.shape)
    return targets[:, 0] if targets.ndim == 2 and targets.shape[1] == 1 else targets


def _guessed_kind(targets: list[NDArray[Any]]) -> str:
    return "classes" if targets and all(are_classes(one) for one in targets) else "values"


def _outputs(kind: str, targets: list[NDArray[Any]]) -> int:
    is_wide = kind == "values" and bool(targets) and targets[0].ndim == 2
    return targets[0].shape[1] if is_wide else 1


def _named_as(own: DataDescription, like: DataDescription) -> DataDescription:
    return replace(like, name=own.name, image_shape=like.image_shape or own.image_shape)


def _with_classes(
    source: str, own: DataDescription, targets: list[NDArray[Any]]
) -> DataDescription:
    if own.kind != "classes":
        return own
    if not targets:
        return replace(own, kind="values")
    for one in targets:
        _refuse_unfit_labels(source, one)
        if one.ndim != targets[0].ndim or (one.dtype.kind == "U") != (targets[0].dtype.kind == "U"):
            raise TestTargetsError(
                source=source,
                wanted=targets[0].shape,
                wanted_dtype=targets[0].dtype,
                shape=one.shape,
                dtype=one.dtype,
            )
    joined = np.concatenate(targets) if targets[0].ndim == 1 else targets[0]
    return replace(own, class_names=class_names_of(joined, source))


def _refuse_unfit_labels(source: str, targets: NDArray[Any]) -> None:
    if targets.ndim != 1 and not is_one_hot(targets):
        raise NotOneHotError(source=source, count=len(targets), shape=targets.shape)


def _samples(source: str, description: DataDescription, raw: RawSet) -> Samples:
    return Samples(raw.inputs, _targets(source, description, raw.targets), description.scaling)


def _targets(
    source: str, description: DataDescription, targets: NDArray[Any] | None
) -> NDArray[Any] | None:
    if targets is None:
        return None
    if description.kind == "classes":
        _refuse_unfit_labels(source, targets)
        classes = len(description.class_names)
        if targets.ndim == 2 and targets.shape[1] != classes:
            wanted = (len(targets), classes)
            raise TargetsShapeError(source=source, wanted=wanted, shape=targets.shape)
        return class_numbers(targets, description.class_names, source)
    if targets.dtype.kind not in "buif":
        raise NotNumbersError(source=source, what="targets", dtype=targets.dtype)
    return targets.astype(np.float64).reshape(len(targets), -1)
