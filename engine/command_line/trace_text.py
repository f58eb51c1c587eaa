"""A traced step for reading: one paragraph per stop, every array with its shape."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from engine.tracing.trace import (
    BackwardRecord,
    ForwardRecord,
    LossRecord,
    Record,
    Trace,
    UpdateRecord,
)

#: Arrays with more numbers are cut in the middle; --json has them all.
_MOST_NUMBERS: Final = 400
_INDENT: Final = "  "


def trace_to_text(trace: Trace) -> str:
    """Return the records of a step in execution order, and the loss before and after it."""
    paragraphs = ["\n".join([_heading(record), *_lines(record)]) for record in trace.records]
    before = next(record.loss for record in trace.records if isinstance(record, LossRecord))
    ending = f"loss of this batch: {before!r} before the update, {trace.loss_after!r} after it"
    return "\n\n".join([*paragraphs, ending])


def _heading(record: Record) -> str:
    own = f"  {record.name} ({record.kind})" if record.name else ""
    parameter = f" {record.parameter}" if isinstance(record, UpdateRecord) else ""
    frozen = isinstance(record, UpdateRecord) and not record.trainable
    return f"{record.phase.upper()}{own}{parameter}{', frozen' if frozen else ''}"


def _lines(record: Record) -> Iterator[str]:
    if isinstance(record, LossRecord):
        yield f"{_INDENT}loss: {record.loss!r} ({record.reduction} of per_sample)"
        yield f"{_INDENT}penalty: {float(record.penalty)!r}"
    if isinstance(record, BackwardRecord) and record.fused:
        yield f"{_INDENT}activation and loss are differentiated together"
    if isinstance(record, UpdateRecord):
        yield f"{_INDENT}learning rate: {record.learning_rate!r}"
    if _uses_running_statistics(record):
        yield f"{_INDENT}statistics: the running ones, for a batch of one has none of its own"
    for name, value in _named_arrays(record):
        yield from _array_lines(name, value)


def _uses_running_statistics(record: Record) -> bool:
    return (
        isinstance(record, ForwardRecord)
        and record.kind == "batch_normalization"
        and len(record.output) == 1
    )


def _named_arrays(record: Record) -> Iterator[tuple[str, np.ndarray[Any, Any]]]:
    for name in record.__slots__:
        value = getattr(record, name)
        if isinstance(value, np.ndarray):
            yield name, value
        elif isinstance(value, tuple):
            numbered = enumerate(value, start=1)
            yield from ((f"{name} {k}", part) for k, part in numbered if part is not None)
        elif isinstance(value, dict):
            prefix = "" if name == "extras" else f"{name} "
            yield from ((prefix + key, part) for key, part in value.items())


def _array_lines(name: str, array: np.ndarray[Any, Any]) -> Iterator[str]:
    yield f"{_INDENT}{name} {array.shape}"
    digits = {"float": lambda number: repr(float(number))}
    with np.printoptions(threshold=_MOST_NUMBERS, linewidth=100, formatter=digits):  # type: ignore[arg-type]
        yield from (2 * _INDENT + line for line in str(array).splitlines())
