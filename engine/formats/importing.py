"""Files of others taken in: weights into a network that is there, or a whole network."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.errors import SpecificationError
from engine.file_errors import PartDamagedError, TooLargeError, WrongContentsError
from engine.formats.import_errors import (
    ImportRefusedError,
    StructureUnknownError,
    UnknownImportError,
    refused,
)
from engine.formats.import_report import ImportReport, ReportWriter, shortened
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
from engine.network import Network
from engine.specification import Choice, Problem, output_activation

Values = NDArray[Any]

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


@dataclass(frozen=True)
class _Contents:
    """A file as it was read: its arrays, and what makes a network of it where that is known."""

    arrays: Mapping[str, Values]
    build: Callable[[ReportWriter], Network | None] | None


def import_weights(
    path: Path, into: Network | None = None, mapping: WeightsMapping | None = None
) -> ImportedNetwork:
    """Read a file of any format that is known.

    Parameters
    ----------
    path : Path
        Its suffix says what it is.
    into : Network, optional
        Takes the file's numbers; it is not changed. Without it the file must tell the structure.
    mapping : WeightsMapping, optional
        Which array goes where; without it `propose_mapping` decides.

    Raises
    ------
    UnknownImportError
        For a suffix that no reader knows.
    FileDamagedError
        If the file is not what its suffix says.
    ImportRefusedError
        If it holds what this program has not; its `report` says all of it.
    StructureUnknownError
        If it holds weights alone and there is no network to put them into.
    WeightsMismatchError
        If its weights do not fit the network.
    OSError
        If the file is not there or may not be read.
    """
    contents, report = _read(path), ReportWriter()
    if into is None:
        return _imported(_built(path, contents, report), report)
    arrays = contents.arrays
    if mapping is None:
        proposal = propose_mapping(into, {name: array.shape for name, array in arrays.items()})
        mapping = proposal.mapping
        kind = "matched_by_name" if proposal.by_name else "matched_by_shape"
        note = report.understand if proposal.by_name else report.approximate
        note(kind, count=len(mapping))
    return _imported(fill(into, arrays, mapping, path, report), report)


def arrays_in(path: Path) -> dict[str, tuple[int, ...]]:
    """Return name and shape of every array in a file, for a choice of which goes where.

    Raises
    ------
    UnknownImportError, FileDamagedError, OSError
        As `import_weights`.
    """
    return {name: array.shape for name, array in _read(path).arrays.items()}


def _imported(network: Network, report: ReportWriter) -> ImportedNetwork:
    output = output_activation(network.spec)
    loss = _LOSS_OF_OUTPUT.get(output, Choice("mean_squared_error"))
    return ImportedNetwork(network, report.report, loss)


def _built(path: Path, contents: _Contents, report: ReportWriter) -> Network:
    if contents.build is None:
        raise StructureUnknownError(path=path)
    network = contents.build(report)
    if network is None:
        raise _refusal(path, report)
    if not network.table.size or np.isfinite(network.parameters).all():
        return network
    report.approximate("not_finite")
    return network


def _refusal(path: Path, report: ReportWriter) -> ImportRefusedError:
    if not report.report.refused:
        report.refuse("several_outputs", received=0)
    return refused(path, report.report)


def _read(path: Path) -> _Contents:
    name = path.name.lower()
    fitting = [suffix for suffix in _READERS if name.endswith(suffix)]
    if not fitting:
        suffixes = ", ".join(IMPORT_SUFFIXES)
        raise UnknownImportError(suffixes=suffixes, received=path.suffix)
    return _READERS[max(fitting, key=len)](path)


def _of_named(reader: Callable[[Path], NamedArrays], kind: str) -> Callable[[Path], _Contents]:
    def read(path: Path) -> _Contents:
        found = reader(path)
        if found.architecture is None:
            return _Contents(found.arrays, None)
        return _Contents(found.arrays, lambda report: _with_spec(path, kind, found, report))

    return read


def _with_spec(path: Path, kind: str, found: NamedArrays, report: ReportWriter) -> Network:
    """Return the network that a file of ours holds."""
    assert found.architecture is not None
    try:
        empty = Network(found.architecture, found.dtype)
    except SpecificationError as error:
        fault = SpecificationError(problem=_short(error.problem))
        raise WrongContentsError(path=path, kind=kind, fault=fault) from error
    except (OverflowError, MemoryError):
        raise TooLargeError(path=path, kind=kind) from None
    report.understand("spec_found")
    mapping = propose_mapping(empty, {name: one.shape for name, one in found.arrays.items()})
    return fill(empty, found.arrays, mapping.mapping, path, report)


def _short(problem: Problem) -> Problem:
    """Return a problem whose sentence is not as long as what a file may say."""
    return replace(problem, values={name: shortened(one) for name, one in problem.values.items()})


def _keras(path: Path) -> _Contents:
    raw = read_in_isolation(path, "keras")
    config = raw.plain["config"]
    return _Contents(_numbers(raw), _described(path, "keras", config, raw))


def _hdf5(path: Path) -> _Contents:
    raw = read_in_isolation(path, "hdf5")
    text = raw.plain["attributes"].get("", {}).get("model_config")
    if isinstance(text, str):
        config = _parsed(path, text)
        return _Contents(_numbers(raw), _described(path, "hdf5", config, raw))
    if is_by_layer_name(raw):
        return _Contents(_numbers(raw), lambda report: network_from_layer_names(raw, report))
    return _Contents(_numbers(raw), None)


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


def _described(
    path: Path, kind: str, config: Any, raw: RawFile
) -> Callable[[ReportWriter], Network | None]:
    def build(report: ReportWriter) -> Network | None:
        try:
            return network_from_keras(config, raw, report)
        except (ConfigError, KeyError, IndexError, TypeError, RecursionError, OverflowError):
            raise PartDamagedError(path=path, kind=kind, part="config.json") from None

    return build


def _onnx(path: Path) -> _Contents:
    raw = read_in_isolation(path, "onnx")
    return _Contents(_numbers(raw), lambda report: network_from_onnx(raw, report))


_READERS: Final[Mapping[str, Callable[[Path], _Contents]]] = {
    ".npz": _of_named(read_npz, "npz"),
    ".safetensors": _of_named(read_safetensors, "safetensors"),
    ".json": _of_named(read_json, "json"),
    ".csv": _of_named(read_csv, "csv"),
    ".onnx": _onnx,
    ".keras": _keras,
    ".h5": _hdf5,
    ".hdf5": _hdf5,
    ".weights.h5": _hdf5,
}

#: What can be taken in; tables of weights besides, but a .csv is usually one of data.
IMPORT_SUFFIXES: Final = tuple(suffix for suffix in _READERS if suffix != ".csv")
