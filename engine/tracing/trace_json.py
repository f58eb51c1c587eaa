"""A traced step as plain data: what the window shows, for machines."""

from dataclasses import fields
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.tracing.trace import ForwardRecord, Record, Trace

PlainData = dict[str, Any]


def trace_to_plain(trace: Trace) -> list[PlainData]:
    """Return the records of a step in execution order, as JSON can hold them.

    Every record has ``phase``, ``layer`` (its name; None for the loss) and ``kind``, then its
    own fields under the names on the screen. Arrays are nested lists of floats that JSON writes
    with up to 17 significant digits, so that nothing is lost; what is not finite is ``"nan"``,
    ``"inf"`` or ``"-inf"``. What only some layers have (``mask``, ``mean`` …) stands beside the
    rest; ``grad_output_terms`` only where several links go out. Batch normalization says by
    ``statistics`` whether it used the ``batch`` or, for a batch of one, its ``running`` ones.
    """
    return [record_to_plain(record) for record in trace.records]


def record_to_plain(record: Record) -> PlainData:
    """Return one record as plain data; see `trace_to_plain`."""
    plain: PlainData = {"phase": record.phase, "layer": record.name, "kind": record.kind}
    for own in fields(record):
        value = getattr(record, own.name)
        if own.name == "extras":
            plain |= _to_plain(value)
        elif own.name not in ("layer", "name", "kind"):
            plain[own.name] = _to_plain(value)
    if plain.get("grad_output_terms", ...) is None:
        del plain["grad_output_terms"]
    if isinstance(record, ForwardRecord) and record.kind == "batch_normalization":
        plain["statistics"] = "running" if len(record.output) == 1 else "batch"
    return plain


def _to_plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return array_to_plain(value)
    if isinstance(value, tuple):
        return [_to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _to_plain(item) for key, item in value.items()}
    if isinstance(value, float) and not isfinite(value):
        return str(float(value))
    return value


def array_to_plain(array: NDArray[Any]) -> Any:
    """Return an array as nested lists; what is not finite as a word."""
    if array.dtype.kind != "f" or np.isfinite(array).all():
        return array.tolist()
    return [array_to_plain(row) for row in array] if array.ndim else str(float(array))
