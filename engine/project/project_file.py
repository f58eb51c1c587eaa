"""Projects as files: a zip of project.json and .npy members, saved whole or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.datasets.dataset import Dataset, dataset_arrays, dataset_from_arrays
from engine.datasets.description import (
    DataDescription,
    description_from_plain,
    description_to_plain,
)
from engine.errors import FileDamagedError, FileTooNewError, LayerloomError
from engine.files.array_archive import ArchiveReader, ArchiveWriter
from engine.files.atomic_writing import atomic_write
from engine.files.file_errors import TooLargeError, WrongContentsError
from engine.files.file_values import wrong_value
from engine.files.special_files import open_file
from engine.project.checked_values import number, object_at, whole_at
from engine.project.history_record import history_from_plain, history_to_plain
from engine.project.path_record import path_from_plain, path_to_plain
from engine.project.project import Layout, Project
from engine.project.state_record import Arrays, PlainData, state_from_plain, state_to_plain
from engine.project.unknown_keys import unknown_keys, with_unknown
from engine.specification import (
    NetworkSpec,
    find_problems,
    network_from_plain,
    network_to_plain,
    training_from_plain,
    training_to_plain,
)
from engine.training.history import History
from engine.training.training_path import TrainingPath
from engine.training.training_state import TrainingState

#: Raised only when an older program could no longer read the file rightly.
FILE_FORMAT: Final = 1
#: Data up to this many bytes are kept inside the project, and all that were typed or drawn.
MOST_DATA_INSIDE: Final = 5_000_000

JSON_PART: Final = "project.json"
"""The member with everything but arrays."""
_DATA: Final = "data/"
_DATA_TYPES: Final = tuple(
    np.dtype(name).str
    for name in ("?", "i1", "u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8")
)
_MOST_LAYERS: Final = 10_000


def save_project(project: Project, path: Path) -> None:
    """Write a project file; the version before stays beside it as ``.bak``.

    Whatever happens meanwhile, the file is the old version or the new one.

    Parameters
    ----------
    project : Project
    path : Path
        Usually with the suffix ``.layerloom``.

    Raises
    ------
    OSError
        If the folder cannot be written to; the old file is as it was.
    """
    plain, arrays = _to_parts(project, path.parent)
    with atomic_write(path, keep_previous=True) as file, ArchiveWriter(file) as archive:
        archive.add_json(JSON_PART, with_unknown(plain, project.unknown))
        for name, array in arrays.items():
            archive.add_array(name, array)


def _to_parts(project: Project, folder: Path) -> tuple[PlainData, Arrays]:
    state, arrays = _state_parts(project)
    history, curves = (None, {}) if project.history is None else history_to_plain(project.history)
    plain = {
        "format": FILE_FORMAT,
        "network": network_to_plain(project.network),
        "training": training_to_plain(project.training),
        "layout": {str(i): [float(x), float(y)] for i, (x, y) in project.layout.items()},
        "data": None,
        "state": state,
        "history": history,
        "path": None if project.path is None else path_to_plain(project.path),
    }
    if project.data is not None:
        plain["data"] = description_to_plain(project.data.relative_to(folder))
    return plain, {**arrays, **curves, **_data_inside(project.dataset)}


def _state_parts(project: Project) -> tuple[PlainData | None, Arrays]:
    """Return the state; with its own network where that was changed since, so nothing is lost."""
    if project.state is None:
        return None, {}
    plain, arrays = state_to_plain(project.state)
    own = project.state.network.spec
    return {**plain, "network": None if own == project.network else network_to_plain(own)}, arrays


def _data_inside(dataset: Dataset | None) -> Arrays:
    if dataset is None or not (
        dataset.source.kind == "typed" or dataset.nbytes <= MOST_DATA_INSIDE
    ):
        return {}
    return {_DATA + name: _plain_type(array) for name, array in dataset_arrays(dataset).items()}


def _plain_type(array: NDArray[Any]) -> NDArray[Any]:
    """Return the array in a type that every machine reads alike."""
    little = array.dtype.newbyteorder("<")
    wide = np.dtype("<f8") if array.dtype.kind == "f" else np.dtype("<i8")
    return array.astype(little if little.str in _DATA_TYPES else wide, copy=False)


def load_project(path: Path) -> Project:
    """Read a project file that anybody may have made.

    Raises
    ------
    FileDamagedError
        If it is not a project, or damaged.
    FileTooNewError
        If a newer version wrote it in a newer format.
    OSError
        If the file is not there or may not be read.
    """
    with open_file(path) as file:
        archive = ArchiveReader(path, file, "project")
        plain = archive.json(JSON_PART)
        with _faults_as_damage(archive):
            version = whole_at(_object(plain), "format", 1)
            if version > FILE_FORMAT:
                raise FileTooNewError(path=path, expected=FILE_FORMAT, received=version)
            return _from_parts(plain, archive, path.parent)


@contextmanager
def _faults_as_damage(archive: ArchiveReader) -> Iterator[None]:
    try:
        yield
    except (FileDamagedError, FileTooNewError):
        raise
    except LayerloomError as fault:
        raise archive.damaged(WrongContentsError, fault=fault) from fault
    except (ValueError, OverflowError, MemoryError) as error:  # Python's and NumPy's own limits
        raise archive.damaged(TooLargeError) from error


def _object(plain: Any) -> Mapping[str, Any]:
    return object_at({"project": plain}, "project")


def _from_parts(plain: Mapping[str, Any], archive: ArchiveReader, folder: Path) -> Project:
    network = network_in(plain)
    training = training_from_plain(object_at(plain, "training"))
    # Numbers beyond the floats make this fail here, where it is a damaged file.
    find_problems(network, training)
    data = data_description_in(plain, folder)
    state = state_in(plain, network, archive)
    project = Project(
        network=network,
        training=training,
        layout=layout_in(plain, network),
        data=data,
        dataset=dataset_in(data, archive),
        state=state,
        history=history_in(plain, archive),
        path=path_in(plain, state),
    )
    understood = _to_parts(project, folder)[0]
    return replace(project, unknown=unknown_keys(plain, understood))


def network_in(plain: Mapping[str, Any]) -> NetworkSpec:
    """Return the network of a project's plain data; it raises a LayerloomError, as all below."""
    return _network(object_at(plain, "network"))


def _network(plain: Mapping[str, Any]) -> NetworkSpec:
    for part in ("layers", "links"):
        items = plain.get(part)
        if isinstance(items, list) and len(items) > _MOST_LAYERS:
            raise wrong_value(part, "at_most", len(items), most=_MOST_LAYERS)
    return network_from_plain(plain)


def layout_in(plain: Mapping[str, Any], network: NetworkSpec) -> Layout:
    """Return where the blocks stand."""
    return _layout(plain.get("layout", {}), network)


def _layout(plain: Any, network: NetworkSpec) -> Layout:
    layout: dict[int, tuple[float, float]] = {}
    for layer_id in network.by_id:
        place = _object(plain).get(str(layer_id))
        if place is None:
            continue
        if not isinstance(place, list) or len(place) != 2:
            raise wrong_value("layout", "point", place)
        x, y = (float(number(value, "layout")) for value in place)
        if not isfinite(x + y):
            raise wrong_value("layout", "point", place)
        layout[layer_id] = (x, y)
    return layout


def data_description_in(plain: Mapping[str, Any], folder: Path) -> DataDescription | None:
    """Return what the network is trained on."""
    data = plain.get("data")
    if data is None:
        return None
    description = description_from_plain(data)
    if not description.source.path:
        return description
    place = str(description.source.located(folder.resolve()))
    return replace(description, source=replace(description.source, path=place))


def state_in(
    plain: Mapping[str, Any], network: NetworkSpec, archive: ArchiveReader
) -> TrainingState | None:
    """Return how far the training has come."""
    state = plain.get("state")
    if state is None:
        return None
    own = _object(state).get("network")
    return state_from_plain(state, network if own is None else _network(_object(own)), archive)


def history_in(plain: Mapping[str, Any], archive: ArchiveReader) -> History | None:
    """Return the curves."""
    history = plain.get("history")
    return None if history is None else history_from_plain(_object(history), archive)


def path_in(plain: Mapping[str, Any], state: TrainingState | None) -> TrainingPath | None:
    """Return how the training came to its state."""
    path = plain.get("path")
    if path is None or state is None:
        return None
    return path_from_plain(_object(path), state)


def dataset_in(description: DataDescription | None, archive: ArchiveReader) -> Dataset | None:
    """Return the data that are kept inside the file."""
    names = [name for name in archive.arrays() if name.startswith(_DATA)]
    if description is None or not names:
        return None
    arrays = {name.removeprefix(_DATA): archive.array(name, _DATA_TYPES) for name in names}
    return dataset_from_arrays(description, arrays)
