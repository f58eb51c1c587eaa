"""Files of others taken in: weights into a network that is there, or a whole network."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.errors import SpecificationError
from engine.files.file_errors import PartDamagedError, TooLargeError, WrongContentsError
from engine.files.special_files import open_file
from engine.formats.import_errors import (
    ImportRefusedError,
    StructureUnknownError,
    UnknownImportError,
    refused,
)
from engine.formats.import_report import ImportReport, ReportWriter, shortened_problem
from engine.formats.isolated_reading import read_in_isolation
from engine.formats.keras_configs import ConfigError
from engine.formats.keras_import import network_from_keras, network_from_layer_names
from engine.formats.keras_weights import is_by_layer_name
from engine.formats.named_arrays import (
    NamedArrays,
    read_csv,
    read_json,
    read_npz,
    read_safetensors,
)
from engine.formats.onnx_import import network_from_onnx
from engine.formats.raw_file import RawFile
from engine.formats.weights_mapping import WeightsMapping, fill, propose_mapping
from engine.network.network import Network
from engine.specification import Choice, output_activation

Values = NDArray[Any]
Build = Callable[[ReportWriter], Network | None]

_LOSS_OF_OUTPUT: Final = {
    "softmax": Choice("categorical_cross_entropy"),
    "sigmoid": Choice("binary_cross_entropy"),
    "step": Choice("perceptron"),
}


@dataclass(frozen=True, eq=False)
class ImportedNetwork:
    """A network made of somebody else's file.

    Parameters
    ----------
    network : Network
        With the file's numbers.
    report : ImportReport
        What was understood, approximated and left out.
    loss : Choice
        A loss that fits the output.
    """

    network: Network
    report: ImportReport
    loss: Choice


class WeightsFile:
    """A file of others that was read once: to be a network, or to fill one that is there.

    Parameters
    ----------
    path : Path
        For the sentences of errors.
    arrays : mapping of str to array
        Every array that can be weights.
    build : callable, optional
        Makes a network of them where the file tells its structure.
    """

    def __init__(self, path: Path, arrays: Mapping[str, Values], build: Build | None) -> None:
        self._path = path
        self._arrays = arrays
        self._build = build

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Name and shape of every array, in the order of the file."""
        return {name: array.shape for name, array in self._arrays.items()}

    def as_network(self) -> ImportedNetwork:
        """Return the network that the file describes.

        Raises
        ------
        ImportRefusedError
            If it holds what this program has not; its `report` says all of it.
        StructureUnknownError
            If it holds weights alone.
        FileDamagedError, WeightsMismatchError
            If its parts do not fit together.
        """
        if self._build is None:
            raise StructureUnknownError(path=self._path)
        report = ReportWriter()
        network = self._build(report)
        if network is None:
            raise _refusal(self._path, report)
        return _imported(self._path, network, report)

    def into(self, network: Network, mapping: WeightsMapping | None = None) -> ImportedNetwork:
        """Return a network of the same spec with the file's numbers; the given one stays.

        Parameters
        ----------
        network : Network
        mapping : WeightsMapping, optional
            Which array goes where; without it `propose_mapping` decides.

        Raises
        ------
        WeightsMismatchError
            If a parameter has no array of its shape.
        ImportRefusedError
            If some weights are infinite or not numbers.
        """
        report = ReportWriter()
        if mapping is None:
            proposal = propose_mapping(network, self.shapes)
            mapping = proposal.mapping
            kind = "matched_by_name" if proposal.by_name else "matched_by_shape"
            note = report.understand if proposal.by_name else report.approximate
            note(kind, count=len(mapping))
        filled = fill(network, self._arrays, mapping, self._path, report)
        return _imported(self._path, filled, report)


def read_weights(path: Path) -> WeightsFile:
    """Read a file of any format that is known; its suffix says what it is.

    Raises
    ------
    UnknownImportError
        For a suffix that no reader knows.
    FileDamagedError
        If the file is not what its suffix says.
    OSError
        If the file is not there or may not be read.
    """
    name = path.name.lower()
    fitting = [suffix for suffix in _READERS if name.endswith(suffix)]
    if not fitting:
        suffixes = ", ".join(IMPORT_SUFFIXES)
        raise UnknownImportError(suffixes=suffixes, received=path.suffix)
    return _READERS[max(fitting, key=len)](path)


def import_weights(path: Path, into: Network | None = None) -> ImportedNetwork:
    """Read a file as a network, or into one: `read_weights` and what is mostly wanted of it.

    Parameters
    ----------
    path : Path
    into : Network, optional
        Takes the file's numbers; it is not changed. Without it the file must tell the structure.

    Raises
    ------
    LayerloomError, OSError
        As `read_weights`, `WeightsFile.as_network` and `WeightsFile.into`.
    """
    file = read_weights(path)
    return file.as_network() if into is None else file.into(into)


def _imported(path: Path, network: Network, report: ReportWriter) -> ImportedNetwork:
    """Return what was made of a file; numbers that are none would be in every project saved of it.

    Raises
    ------
    ImportRefusedError
        If some weights are infinite or not numbers.
    """
    if network.table.size and not np.isfinite(network.parameters).all():
        report.refuse("not_finite")
        raise refused(path, report.report)
    output = output_activation(network.spec)
    loss = _LOSS_OF_OUTPUT.get(output, Choice("mean_squared_error"))
    return ImportedNetwork(network, report.report, loss)


def _refusal(path: Path, report: ReportWriter) -> ImportRefusedError:
    if not report.report.refused:
        report.refuse("several_outputs", received=0)
    return refused(path, report.report)


def _of_named(reader: Callable[[Path], NamedArrays], kind: str) -> Callable[[Path], WeightsFile]:
    def read(path: Path) -> WeightsFile:
        """Read a file of ours, or of arrays alone."""
        found = reader(path)
        if found.architecture is None:
            return WeightsFile(path, found.arrays, None)
        return WeightsFile(path, found.arrays, partial(_with_spec, path, kind, found))

    return read


def _with_spec(path: Path, kind: str, found: NamedArrays, report: ReportWriter) -> Network:
    """Return the network that a file of ours holds."""
    assert found.architecture is not None
    try:
        empty = Network(found.architecture, found.dtype)
    except SpecificationError as error:
        fault = SpecificationError(problem=shortened_problem(error.problem))
        raise WrongContentsError(path=path, kind=kind, fault=fault) from error
    except (OverflowError, MemoryError):
        raise TooLargeError(path=path, kind=kind) from None
    report.understand("spec_found")
    mapping = propose_mapping(empty, {name: one.shape for name, one in found.arrays.items()})
    return fill(empty, found.arrays, mapping.mapping, path, report)


def _of_keras(path: Path) -> WeightsFile:
    """Read a file of Keras's by its first bytes: before 2.12 a ``.keras`` was HDF5 too."""
    with open_file(path) as file:
        start = file.read(len(_ZIP))
    if path.suffix.lower() == ".keras":
        return _hdf5(path) if start == _HDF5 else _archive(path)
    return _archive(path) if start == _ZIP else _hdf5(path)


_ZIP: Final = b"PK\x03\x04"
_HDF5: Final = b"\x89HDF"


def _archive(path: Path) -> WeightsFile:
    raw = read_in_isolation(path, "keras")
    config = raw.plain["config"]
    return WeightsFile(path, _numbers(raw), _described(path, "keras", config, raw))


def _hdf5(path: Path) -> WeightsFile:
    raw = read_in_isolation(path, "hdf5")
    text = raw.plain["attributes"].get("", {}).get("model_config")
    if isinstance(text, str):
        config = _parsed(path, text)
        return WeightsFile(path, _numbers(raw), _described(path, "hdf5", config, raw))
    if is_by_layer_name(raw):
        return WeightsFile(path, _numbers(raw), partial(network_from_layer_names, raw))
    return WeightsFile(path, _numbers(raw), None)


def _numbers(raw: RawFile) -> dict[str, Values]:
    """Return the arrays that can be weights, without the states of random generators."""
    return {
        name: array
        for name, array in raw.arrays.items()
        if array.dtype.kind == "f" and array.ndim and "seed_generator" not in name
    }


def _parsed(path: Path, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise PartDamagedError(path=path, kind="hdf5", part="model_config") from None


def _described(path: Path, kind: str, config: Any, raw: RawFile) -> Build:
    def build(report: ReportWriter) -> Network | None:
        """Make the network, or tell that the description is damaged."""
        try:
            return network_from_keras(config, raw, report)
        except (ConfigError, KeyError, IndexError, TypeError, RecursionError, OverflowError):
            part = "config.json" if kind == "keras" else "model_config"
            raise PartDamagedError(path=path, kind=kind, part=part) from None

    return build


def _onnx(path: Path) -> WeightsFile:
    raw = read_in_isolation(path, "onnx")
    return WeightsFile(path, _numbers(raw), partial(network_from_onnx, raw))


_READERS: Final[Mapping[str, Callable[[Path], WeightsFile]]] = {
    ".npz": _of_named(read_npz, "npz"),
    ".safetensors": _of_named(read_safetensors, "safetensors"),
    ".json": _of_named(read_json, "json"),
    ".csv": _of_named(read_csv, "csv"),
    ".onnx": _onnx,
    ".keras": _of_keras,
    ".h5": _of_keras,
    ".hdf5": _of_keras,
    ".weights.h5": _of_keras,
}

#: What can be taken in; tables of weights besides, but a .csv is usually one of data.
IMPORT_SUFFIXES: Final = tuple(suffix for suffix in _READERS if suffix != ".csv")
