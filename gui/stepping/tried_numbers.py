"""Which matrices of a stop show numbers that can be tried out in the sandbox."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine import ForwardRecord, NetworkSpec
from gui.stepping.matrix import Array, Matrix
from gui.stepping.operations import Operation

#: The parameters of batch normalization and PReLU, which a record keeps beside the others.
_EXTRAS = ("slope", "gamma", "beta")


def with_tried(operations: Iterable[Operation], given: Mapping[str, Array]) -> list[Operation]:
    """Return operations whose matrices know what of the network or its batch they show.

    Parameters
    ----------
    operations : iterable of Operation
    given : mapping of str to array
        What can be tried out, by ``inputs``, ``targets`` or a parameter's name.
    """

    def marked(part: Matrix | str) -> Matrix | str:
        if isinstance(part, Matrix):
            names = (name for name, array in given.items() if _shows(part.values, array))
            return replace(part, tried_as=next(names, ""))
        return part

    return [replace(one, parts=tuple(map(marked, one.parts))) for one in operations]


def given_of(record: ForwardRecord, network: NetworkSpec) -> dict[str, Array]:
    """Return what a layer was given: the batch, where it reads it, and its parameters."""
    assert record.layer is not None
    given = {"weights": record.weights, "bias": record.bias}
    given |= {name: record.extras[name] for name in _EXTRAS if name in record.extras}
    inputs = record.inputs if isinstance(record.inputs, tuple) else (record.inputs,)
    for source, x in zip(network.sources(record.layer), inputs, strict=True):
        if network.layer(source).kind == "input":
            given["inputs"] = x
    return {name: array for name, array in given.items() if array is not None}


def _shows(values: Array, array: Array) -> bool:
    """Tell whether a matrix is a view of a recorded array: turned, or a vector as a row."""
    places = (one.__array_interface__["data"][0] for one in (values, array))
    return values.size == array.size and len(set(places)) == 1
