"""A data set: samples to train on, perhaps samples to test on, and what is known of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from engine.array_types import Array
from engine.datasets.data_errors import (
    CountMismatchError,
    NoSamplesError,
    NotFiniteError,
    NotNumbersError,
    RaggedRowsError,
    TargetsShapeError,
    UnknownClassError,
    WidthError,
    arrays_missing,
)
from engine.datasets.description import DataDescription, DataSource
from engine.datasets.scaling import Scaling
from engine.specification import DataShape

Targets = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Samples:
    """Inputs and their targets; nobody can write into either.

    Parameters
    ----------
    raw : array (N, I)
        The numbers as they came, before scaling: pixels stay bytes, so MNIST's 60,000 pictures
        take 47 MB (as float64 they take 376 MB, as float32 188 MB).
    targets : array, optional
        Class numbers (N,), integers; or values (N, O), floats; None for inputs alone.
    scaling : Scaling
        What `inputs_as` does to `raw`.
    """

    raw: NDArray[Any]
    targets: Targets | None = None
    scaling: Scaling = field(default_factory=Scaling)
    _scaled: dict[np.dtype[Any], Array] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "raw", _read_only(self.raw))
        if self.targets is not None:
            object.__setattr__(self, "targets", _read_only(self.targets))

    def __len__(self) -> int:
        return len(self.raw)

    @property
    def inputs(self) -> Array:
        """The scaled inputs (N, I) as float64."""
        return self.inputs_as(np.float64)

    def inputs_as(self, dtype: DTypeLike) -> Array:
        """Return the scaled inputs (N, I), made once for each dtype, kept and read-only."""
        kind = np.dtype(dtype)
        if kind not in self._scaled:
            self._scaled[kind] = _read_only(self.scaling.apply(self.raw, kind))
        return self._scaled[kind]

    def rows(self, which: Any, dtype: DTypeLike = np.float64) -> Array:
        """Return the scaled inputs of some samples (a slice or indices), without all the others."""
        return self.scaling.apply(self.raw[which], dtype)


@dataclass(frozen=True, eq=False)
class Dataset:
    """What a network is trained on; valid by construction, compared by identity.

    Parameters
    ----------
    description : DataDescription
        Names, widths, scaling and source; ``samples`` and ``test_samples`` are filled in here.
    samples : Samples
        To train on, in the data's own order (validation is split from it).
    test : Samples, optional
        Never trained on.

    Raises
    ------
    DataError
        If the arrays do not fit the description or hold values that are not finite.
    """

    description: DataDescription
    samples: Samples
    test: Samples | None = None

    def __post_init__(self) -> None:
        sets = [self.samples] if self.test is None else [self.samples, self.test]
        for samples in sets:
            _refuse_unfit(self.description, samples)
        counted = replace(
            self.description,
            samples=len(self.samples),
            test_samples=0 if self.test is None else len(self.test),
        )
        object.__setattr__(self, "description", counted)

    def __len__(self) -> int:
        return len(self.samples)

    @property
    def name(self) -> str:
        """What the data are called."""
        return self.description.name

    @property
    def kind(self) -> str:
        """``classes`` or ``values``."""
        return self.description.kind

    @property
    def source(self) -> DataSource:
        """How to make the data again."""
        return self.description.source

    @property
    def shape(self) -> DataShape:
        """What a network must fit."""
        return self.description.shape

    @property
    def class_names(self) -> tuple[str, ...]:
        """One for each class; empty where targets are values."""
        return self.description.class_names

    @property
    def input_names(self) -> tuple[str, ...]:
        """One for each input, or nothing."""
        return self.description.input_names

    @property
    def image_shape(self) -> tuple[int, ...] | None:
        """Height and width (and channels) where a sample is a picture."""
        return self.description.image_shape

    @property
    def scaling(self) -> Scaling:
        """What is done to the inputs."""
        return self.description.scaling

    @property
    def inputs(self) -> Array:
        """The scaled training inputs (N, I) as float64, read-only."""
        return self.samples.inputs

    @property
    def targets(self) -> Targets | None:
        """The training targets: class numbers (N,) or values (N, O)."""
        return self.samples.targets

    def inputs_as(self, dtype: DTypeLike) -> Array:
        """Return the scaled training inputs (N, I); made once for each dtype and kept."""
        return self.samples.inputs_as(dtype)

    @property
    def nbytes(self) -> int:
        """How many bytes the data take unscaled, to decide whether a project holds them."""
        return sum(array.nbytes for array in dataset_arrays(self).values())


def typed_data(
    inputs: ArrayLike,
    targets: ArrayLike | None = None,
    *,
    name: str = "typed",
    class_names: Sequence[str] = (),
    input_names: Sequence[str] = (),
    target_names: Sequence[str] = (),
    image_shape: Sequence[int] | None = None,
) -> Dataset:
    """Return a data set of numbers that somebody typed, drew or clicked; a project keeps them.

    Parameters
    ----------
    inputs : array_like (N, I)
    targets : array_like, optional
        Class numbers (N,) if there are `class_names`, else values (N, O) or (N,).
    name : str
        What the data are called.
    class_names, input_names, target_names, image_shape
        As in `DataDescription`.

    Raises
    ------
    DataError
        If the numbers do not make a data set.
    """
    raw = _typed_array(name, "inputs", inputs)
    wanted = None if targets is None else _typed_array(name, "targets", targets)
    if wanted is not None and not class_names and wanted.ndim == 1:
        wanted = wanted[:, np.newaxis]
    description = DataDescription(
        name=name,
        kind="classes" if class_names else "values",
        source=DataSource("typed", name),
        inputs=raw.shape[1] if raw.ndim == 2 else 0,
        outputs=wanted.shape[1] if wanted is not None and wanted.ndim == 2 else 1,
        class_names=tuple(class_names),
        input_names=tuple(input_names),
        target_names=tuple(target_names),
        image_shape=tuple(image_shape) if image_shape else None,
    )
    return Dataset(description, Samples(raw, wanted))


def dataset_arrays(dataset: Dataset) -> dict[str, NDArray[Any]]:
    """Return every array of a data set by name, unscaled, as a project keeps them."""
    arrays = {"inputs": dataset.samples.raw, "targets": dataset.samples.targets}
    if dataset.test is not None:
        arrays |= {"test_inputs": dataset.test.raw, "test_targets": dataset.test.targets}
    return {name: array for name, array in arrays.items() if array is not None}


def dataset_from_arrays(
    description: DataDescription, arrays: Mapping[str, NDArray[Any]]
) -> Dataset:
    """Return the data set whose `dataset_arrays` these are.

    Raises
    ------
    DataError
        If they do not fit the description.
    """
    if "inputs" not in arrays:
        raise arrays_missing(description.name, "inputs", arrays)
    samples = Samples(arrays["inputs"], arrays.get("targets"), description.scaling)
    test = None
    if "test_inputs" in arrays:
        test = Samples(arrays["test_inputs"], arrays.get("test_targets"), description.scaling)
    return Dataset(description, samples, test)


def _read_only(array: NDArray[Any]) -> NDArray[Any]:
    if not array.flags.writeable:
        return array
    view = array.view()
    view.flags.writeable = False
    return view


def _typed_array(name: str, what: str, numbers: ArrayLike) -> NDArray[Any]:
    try:
        return np.array(numbers)
    except ValueError as error:  # rows of different lengths
        raise RaggedRowsError(source=name, what=what) from error


def _place(description: DataDescription) -> str:
    """Return where the data came from, for a sentence: the file, else what they are called."""
    return description.source.path or description.name


def _refuse_unfit(description: DataDescription, samples: Samples) -> None:
    raw, source = samples.raw, _place(description)
    if raw.dtype.kind not in "buif":
        raise NotNumbersError(source=source, what="inputs", dtype=raw.dtype)
    if raw.ndim != 2 or 0 in raw.shape:
        raise NoSamplesError(source=source, shape=raw.shape)
    if raw.shape[1] != description.inputs:
        raise WidthError(source=source, width=description.inputs, now=raw.shape[1])
    _refuse_infinite(source, "inputs", raw)
    if samples.targets is not None:
        _refuse_unfit_targets(description, samples.targets, len(raw))


def _refuse_unfit_targets(description: DataDescription, targets: Targets, count: int) -> None:
    source, of_classes = _place(description), description.kind == "classes"
    if targets.dtype.kind not in ("bui" if of_classes else "buif"):
        what = "class numbers" if of_classes else "targets"
        raise NotNumbersError(source=source, what=what, dtype=targets.dtype)
    wanted = (count,) if of_classes else (count, description.outputs)
    if targets.ndim and len(targets) != count:
        raise CountMismatchError(source=source, samples=count, targets=len(targets))
    if targets.shape != wanted or 0 in wanted:
        raise TargetsShapeError(source=source, wanted=wanted, shape=targets.shape)
    if of_classes:
        _refuse_unknown_classes(description, targets)
    else:
        _refuse_infinite(source, "targets", targets)


def _refuse_unknown_classes(description: DataDescription, targets: Targets) -> None:
    wrong = (targets < 0) | (targets >= len(description.class_names))
    if wrong.any():
        row = int(np.argmax(wrong))
        names = ", ".join(description.class_names)
        label = targets[row].item()
        raise UnknownClassError(source=_place(description), names=names, label=label, row=row)


def _refuse_infinite(source: str, what: str, array: NDArray[Any]) -> None:
    if array.dtype.kind != "f" or np.isfinite(array).all():
        return
    row, column = (int(index) for index in np.argwhere(~np.isfinite(array))[0])
    value = float(array[row, column])
    raise NotFiniteError(source=source, what=what, value=value, row=row, column=column)
