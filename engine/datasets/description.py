"""What is known of a data set without its numbers, and what is needed to make it again."""

import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from engine.datasets.data_errors import DescriptionDamagedError
from engine.datasets.scaling import SCALINGS, Scaling
from engine.files.file_values import value_fields
from engine.specification import DataShape

PlainData = dict[str, Any]
OptionValue = int | float | str

#: Where the numbers come from: a generator, files, or the project itself.
SOURCE_KINDS: Final = ("built_in", "files", "typed")
TARGET_KINDS: Final = ("classes", "values")


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file, so that another one in its place is noticed.

    Parameters
    ----------
    name : str
        The file's name in its folder.
    size : int
        Bytes.
    sha256 : str
        Of the bytes on disk, in hexadecimal.
    """

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class DataSource:
    """What is needed to make a data set again.

    Parameters
    ----------
    kind : str
        ``built_in`` (`name` and `options` say it all), ``files`` (`path` and `files`), or
        ``typed`` (the numbers are in the project).
    name : str
        A key of `BUILT_IN`, or what the data are called.
    options : tuple of (str, int, float or str)
        Noise, samples and seed of a generator, or the column roles of a table; sorted by name.
    path : str
        The file or the folder: absolute, or relative to the project's folder.
    files : tuple of FileRecord
        What was read.
    """

    kind: str
    name: str
    options: tuple[tuple[str, OptionValue], ...] = ()
    path: str = ""
    files: tuple[FileRecord, ...] = ()

    @classmethod
    def built_in(cls, name: str, options: Mapping[str, OptionValue] | None = None) -> "DataSource":
        """Return the source of a built-in data set."""
        return cls("built_in", name, tuple(sorted((options or {}).items())))

    def relative_to(self, folder: Path) -> "DataSource":
        """Return the source with a path relative to `folder` if it is below it."""
        path = Path(self.path)
        if not self.path or not path.is_absolute() or not path.is_relative_to(folder.resolve()):
            return self
        return replace(self, path=path.relative_to(folder.resolve()).as_posix())

    def located(self, folder: Path | None) -> Path:
        """Return where the file or folder should be, for a project in `folder`."""
        return (folder or Path()) / self.path


@dataclass(frozen=True, slots=True)
class SourceNames:
    """Names of inputs, targets and classes; each tuple may be empty."""

    inputs: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataDescription:
    """A data set without its numbers; a project keeps it even where the data are missing.

    Parameters
    ----------
    name : str
        What the data are called.
    kind : str
        ``classes`` (targets are class numbers) or ``values``.
    source : DataSource
        How to make the data again.
    inputs : int
        Numbers per sample.
    outputs : int
        Target values per sample; 1 for classes.
    class_names : tuple of str
        One for each class; empty where targets are values.
    input_names, target_names : tuple of str
        Names of the columns; empty or one for each.
    image_shape : tuple of int, optional
        (height, width) or (height, width, channels) where a sample is a picture.
    scaling : Scaling
        What is done to the inputs.
    samples, test_samples : int
        How many there are.
    own_names : SourceNames
        What the source calls that to which the user gave other names; empty where he did not.
    """

    name: str
    kind: str
    source: DataSource
    inputs: int
    outputs: int = 1
    class_names: tuple[str, ...] = ()
    input_names: tuple[str, ...] = ()
    target_names: tuple[str, ...] = ()
    image_shape: tuple[int, ...] | None = None
    scaling: Scaling = field(default_factory=Scaling)
    samples: int = 0
    test_samples: int = 0
    own_names: SourceNames = field(default_factory=SourceNames)

    @property
    def source_names(self) -> SourceNames:
        """What the source calls inputs, targets and classes."""
        own = self.own_names
        return SourceNames(
            own.inputs or self.input_names,
            own.targets or self.target_names,
            own.classes or self.class_names,
        )

    def named(self, given: SourceNames) -> "DataDescription":
        """Return the description with other names; the source's own are kept beside them."""
        own = self.source_names
        kept = SourceNames(
            own.inputs if own.inputs != given.inputs else (),
            own.targets if own.targets != given.targets else (),
            own.classes if own.classes != given.classes else (),
        )
        return replace(
            self,
            input_names=given.inputs,
            target_names=given.targets,
            class_names=given.classes,
            own_names=kept,
        )

    @property
    def shape(self) -> DataShape:
        """What a network must fit."""
        classes = len(self.class_names) if self.kind == "classes" else None
        return DataShape(self.inputs, self.outputs, classes)

    def relative_to(self, folder: Path) -> "DataDescription":
        """Return the description with its source's path relative to `folder` if below it."""
        return replace(self, source=self.source.relative_to(folder))


def description_to_plain(description: DataDescription) -> PlainData:
    """Return the description as dictionaries, lists, strings and numbers, for JSON."""
    source = description.source
    scaling = description.scaling
    plain: PlainData = {
        "name": description.name,
        "kind": description.kind,
        "source": {
            "kind": source.kind,
            "name": source.name,
            "options": dict(source.options),
            "path": source.path,
            "files": [_file_to_plain(file) for file in source.files],
        },
        "inputs": description.inputs,
        "outputs": description.outputs,
        "class_names": list(description.class_names),
        "input_names": list(description.input_names),
        "target_names": list(description.target_names),
        "image_shape": list(description.image_shape) if description.image_shape else None,
        "scaling": {
            "offset": list(scaling.offset),
            "divisor": list(scaling.divisor),
            **({"how": scaling.how} if scaling.how else {}),
        },
        "samples": description.samples,
        "test_samples": description.test_samples,
    }
    if description.own_names != SourceNames():
        own = asdict(description.own_names)
        plain["own_names"] = {what: list(names) for what, names in own.items()}
    return plain


def _file_to_plain(file: FileRecord) -> PlainData:
    return {"name": file.name, "size": file.size, "sha256": file.sha256}


def description_from_plain(data: Any) -> DataDescription:
    """Return the description that `description_to_plain` wrote; unknown keys are not obeyed.

    Raises
    ------
    DescriptionDamagedError
        If the data do not describe a data set.
    """
    read = _Reader(data)
    description = DataDescription(
        name=read.value("name", _is_text),
        kind=read.value("kind", lambda value: value in TARGET_KINDS),
        source=_source_from_plain(read.value("source", _is_object)),
        inputs=read.value("inputs", _is_positive),
        outputs=read.value("outputs", _is_positive, 1),
        class_names=read.items("class_names", _is_text),
        input_names=read.items("input_names", _is_text),
        target_names=read.items("target_names", _is_text),
        image_shape=read.items("image_shape", _is_positive) or None,
        scaling=_scaling_from_plain(read.value("scaling", _is_object, {})),
        samples=read.value("samples", _is_count, 0),
        test_samples=read.value("test_samples", _is_count, 0),
        own_names=_names_from_plain(read.value("own_names", _is_object, {})),
    )
    _refuse_contradictions(description)
    return description


def _source_from_plain(data: Any) -> DataSource:
    read = _Reader(data)
    options = read.value("options", _is_object, {})
    if not all(_is_option(value) for value in options.values()):
        raise _damaged("options", "scalars", options)
    return DataSource(
        kind=read.value("kind", lambda value: value in SOURCE_KINDS),
        name=read.value("name", _is_text),
        options=tuple(sorted(options.items())),
        path=read.value("path", _is_text, ""),
        files=tuple(_file_from_plain(item) for item in read.items("files", _is_object)),
    )


def _file_from_plain(data: Any) -> FileRecord:
    read = _Reader(data)
    name = read.value("name", lambda value: _is_text(value) and _is_plain_name(value))
    return FileRecord(name, read.value("size", _is_count), read.value("sha256", _is_text))


def _names_from_plain(data: Any) -> SourceNames:
    read = _Reader(data)
    kinds = ("inputs", "targets", "classes")
    return SourceNames(*(read.items(kind, _is_text) for kind in kinds))


def _scaling_from_plain(data: Any) -> Scaling:
    read = _Reader(data)
    offset = read.items("offset", _is_number) or (0.0,)
    divisor = read.items("divisor", lambda value: _is_number(value) and value != 0) or (1.0,)
    how = read.value("how", lambda value: value in ("", *SCALINGS), "")
    return Scaling(tuple(map(float, offset)), tuple(map(float, divisor)), how)


def _refuse_contradictions(description: DataDescription) -> None:
    if (description.kind == "classes") != bool(description.class_names):
        raise _damaged("class_names", "class_names", list(description.class_names))
    if len(description.input_names) not in (0, description.inputs):
        names = list(description.input_names)
        raise _damaged("input_names", "name_per_input", names, inputs=description.inputs)
    own = description.own_names
    pairs = (
        (own.inputs, description.inputs),
        (own.targets, description.outputs),
        (own.classes, len(description.class_names)),
    )
    if any(len(names) not in (0, count) for names, count in pairs):
        raise _damaged("own_names", "right", asdict(own))
    shape = description.image_shape
    if shape and (len(shape) not in (2, 3) or math.prod(shape) != description.inputs):
        raise _damaged("image_shape", "picture_of", list(shape), inputs=description.inputs)
    if not description.scaling.fits(description.inputs):
        lengths = [len(description.scaling.offset), len(description.scaling.divisor)]
        raise _damaged("scaling", "scaling", lengths, inputs=description.inputs)


class _Reader:
    """Reads checked values from plain data that somebody may have tampered with."""

    def __init__(self, data: Any) -> None:
        if not isinstance(data, Mapping):
            raise _damaged("data", "object", data)
        self._data = data

    def value(self, key: str, fits: Callable[[Any], bool], default: Any = None) -> Any:
        """Return what stands under a key, refusing what does not fit."""
        value = self._data.get(key, default)
        if not fits(value):
            raise _damaged(key, "right", value)
        return value

    def items(self, key: str, fits: Callable[[Any], bool]) -> tuple[Any, ...]:
        """Return the list under a key, refusing items that do not fit; empty if there is none."""
        items = self._data.get(key) or []
        if not isinstance(items, list | tuple) or not all(fits(item) for item in items):
            raise _damaged(key, "right", items)
        return tuple(items)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_plain_name(value: str) -> bool:
    return value not in ("", ".", "..") and not set(value) & {"/", "\\", "\0"}


def _is_object(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return _is_whole(value) and value >= 0


def _is_positive(value: Any) -> bool:
    return _is_whole(value) and value > 0


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and _is_finite(value)


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number beyond the floats
        return False


def _is_option(value: Any) -> bool:
    return _is_text(value) or _is_number(value)


def _damaged(place: str, wanted: str, value: Any, **limits: Any) -> DescriptionDamagedError:
    return DescriptionDamagedError(source="data", **value_fields(place, wanted, value, **limits))
