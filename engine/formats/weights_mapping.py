"""Which array of a file belongs to which parameter of a network."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.formats.import_errors import WeightsMismatchError
from engine.formats.import_report import ReportWriter
from engine.formats.keras_layers import class_path, keras_model
from engine.network.network import Network
from engine.network.parameters import Parameter

Values = NDArray[Any]
Shape = tuple[int, ...]

#: PyTorch's names of what is no weight.
_NOT_NEEDED: Final = ("num_batches_tracked",)


@dataclass(frozen=True)
class ArrayChoice:
    """An array of a file, and whether it has to be transposed."""

    array: str
    transposed: bool = False


WeightsMapping = Mapping[str, ArrayChoice]
"""For each parameter, by its name in files, the array that it is filled from."""


@dataclass(frozen=True)
class Proposal:
    """A mapping as far as it goes: what it is by, and which parameters find no array.

    Parameters
    ----------
    mapping : WeightsMapping
    by_name : bool
        Whether every array was found by its name.
    missing : tuple of str
        Parameters for which the file has no array of their shape.
    """

    mapping: WeightsMapping
    by_name: bool
    missing: tuple[str, ...]


def propose_mapping(network: Network, shapes: Mapping[str, Shape]) -> Proposal:
    """Return the best mapping: by our names, by Keras's, else by shapes in order.

    Parameters
    ----------
    network : Network
        Whose parameters want numbers.
    shapes : mapping of str to tuple of int
        The arrays of a file, in its order.
    """
    wanted = {network.parameter_name(one): one for one in network.table}
    for names in ({name: name for name in wanted}, _keras_names(network)):
        if all(shapes.get(names[name]) == one.shape for name, one in wanted.items()):
            mapping = {name: ArrayChoice(names[name]) for name in wanted}
            return Proposal(mapping, True, ())
    return _by_shapes(wanted, shapes)


def _keras_names(network: Network) -> dict[str, str]:
    """Return where Keras keeps each parameter of such a network, by its name here."""
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    for layer in keras_model(network, ".weights.h5").layers:
        group = f"layers/{class_path(layer.class_name, counts)}"
        own = network.spec.names[layer.layer]
        for index, (parameter, _) in enumerate(layer.variables):
            names[f"{own}.{parameter}"] = f"{group}/vars/{index}"
    return names


def _by_shapes(wanted: Mapping[str, Parameter], shapes: Mapping[str, Shape]) -> Proposal:
    """Give each parameter the first array left of its kind and shape, in order."""
    left = {name: shape for name, shape in shapes.items() if not name.endswith(_NOT_NEEDED)}
    mapping: dict[str, ArrayChoice] = {}
    for name, parameter in wanted.items():
        choice = _first_fitting(parameter, left)
        if choice is not None:
            mapping[name] = choice
            del left[choice.array]
    missing = tuple(name for name in wanted if name not in mapping)
    return Proposal(mapping, False, missing)


def _first_fitting(parameter: Parameter, left: Mapping[str, Shape]) -> ArrayChoice | None:
    """Return an array of the parameter's kind, else any; PyTorch's ``weight`` is transposed."""
    for alike in (True, False):
        for name, shape in left.items():
            if alike and _kind(name) not in (parameter.name, "weight"):
                continue
            transposed = _kind(name) == "weight" and len(shape) == 2
            if (shape[::-1] if transposed else shape) == parameter.shape:
                return ArrayChoice(name, transposed)
    return None


#: What others call the parameters, in the last part of the name.
_KINDS: Final = {
    "kernel": "weights",
    "W": "weights",
    "b": "bias",
    "beta": "beta",
    "gamma": "gamma",
    "moving_mean": "running_mean",
    "moving_variance": "running_variance",
    "running_var": "running_variance",
    "alpha": "slope",
}


def _kind(name: str) -> str:
    last = name.split(":")[0].replace("/", ".").rpartition(".")[2]
    return _KINDS.get(last, last)


def fill(
    network: Network,
    arrays: Mapping[str, Values],
    mapping: WeightsMapping,
    path: Path,
    report: ReportWriter,
) -> Network:
    """Return a network of the same spec with the numbers of a file.

    Raises
    ------
    WeightsMismatchError
        If a parameter has no array of its shape.
    """
    filled = Network(network.spec, network.dtype.name)
    lacking = [one for one in filled.table if not _fits(filled, one, arrays, mapping)]
    if lacking:
        names = tuple(filled.parameter_name(one) for one in lacking)
        first = {"parameter": names[0], "shape": lacking[0].shape}
        raise WeightsMismatchError(path=path, missing=names, **first)
    for one in filled.table:
        choice = mapping[filled.parameter_name(one)]
        with np.errstate(over="ignore"):
            filled.views[one.layer][one.name][...] = _chosen(arrays, choice)
    for name in arrays.keys() - {choice.array for choice in mapping.values()}:
        if not name.endswith(_NOT_NEEDED):
            report.approximate("array_left_out", received=name)
    return filled


def _fits(
    network: Network, one: Parameter, arrays: Mapping[str, Values], mapping: WeightsMapping
) -> bool:
    choice = mapping.get(network.parameter_name(one))
    return (
        choice is not None and choice.array in arrays and _chosen(arrays, choice).shape == one.shape
    )


def _chosen(arrays: Mapping[str, Values], choice: ArrayChoice) -> Values:
    values = arrays[choice.array]
    return values.T if choice.transposed else values
