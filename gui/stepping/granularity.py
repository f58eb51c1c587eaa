"""How far apart the stops of a walk are: a phase, a layer, an operation, or a neuron."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from engine import Record, UpdateRecord
from gui.stepping.explanations import Sentence
from gui.stepping.operations import Operation
from gui.stepping.stops import Stop


def refined(stops: Sequence[Stop], granularity: str) -> tuple[Stop, ...]:
    """Return the stops of a walk, made from one stop for each layer and phase.

    Parameters
    ----------
    stops : sequence of Stop
        Of `gui.stepping.stops.stops_of`.
    granularity : str
        A key of `gui.stepping.controller.GRANULARITIES`.
    """
    made = _MAKERS[granularity](stops)
    return tuple(replace(stop, number=number) for number, stop in enumerate(made))


def _phases(stops: Sequence[Stop]) -> Iterator[Stop]:
    for phase, group in groupby(stops, key=lambda stop: stop.phase):
        own = list(group)
        first, last = own[0], own[-1]
        if phase == "loss":
            yield first
            continue
        yield replace(
            last,
            cell=first.cell,
            layer=None,
            name="",
            role="phase",
            paths=None,
            records=tuple(record for stop in own for record in stop.records),
            done=tuple(record for stop in own for record in stop.done),
            operations=tuple(operation for stop in own for operation in stop.operations),
            sentence=Sentence(f"phase_{phase}", first.sentence.values),
            notes=tuple({note.key: note for stop in own for note in stop.notes}.values()),
        )


def _operations(stops: Sequence[Stop]) -> Iterator[Stop]:
    for stop in stops:
        for part, operation in enumerate(stop.operations):
            is_last = part == len(stop.operations) - 1
            yield replace(
                stop,
                operations=(operation,),
                done=_done(stop, part),
                sentence=_operation_sentence(stop, operation),
                notes=stop.notes if is_last else (),
                losses=stop.losses if is_last else None,
                part=part,
                parts=len(stop.operations),
            )
        if not stop.operations:
            yield stop


def _done(stop: Stop, part: int) -> tuple[Record, ...]:
    """Return the records that are complete at an operation: a tensor's once it has moved."""
    operation, is_last = stop.operations[part], part == len(stop.operations) - 1
    if stop.phase != "update":
        return stop.done if is_last else ()
    finished = operation.name in ("moved", "kept")
    updates = (record for record in stop.done if isinstance(record, UpdateRecord))
    moved = operation.result.parameter
    return tuple(r for r in updates if finished and r.parameter == moved)


def _operation_sentence(stop: Stop, operation: Operation) -> Sentence:
    if len(stop.operations) == 1:
        return stop.sentence
    key = f"operation_{operation.name}"
    if operation.name == "affine" and len(operation.matrices) == 3:
        key += "_no_bias"
    if (
        operation.name == "loss_gradient"
        and operation.result.name == operation.notation.delta.array
    ):
        key += "_together"
    return Sentence(key, stop.sentence.values)


def _neurons(stops: Sequence[Stop]) -> Iterator[Stop]:
    for stop in stops:
        count = _neuron_count(stop)
        for neuron in range(count):
            is_last = neuron == count - 1
            values = {**stop.sentence.values, "neuron": neuron + 1}
            yield replace(
                stop,
                done=stop.done if is_last else (),
                sentence=Sentence(f"neuron_{stop.phase}", values),
                notes=stop.notes if is_last else (),
                losses=stop.losses if is_last else None,
                part=neuron,
                parts=count,
                neuron=neuron,
            )
        if not count:
            yield stop


def _neuron_count(stop: Stop) -> int:
    """Return how many neurons a layer has; 0 for the loss, which belongs to all of them."""
    if stop.layer is None:
        return 0
    widths = [
        size
        for operation in stop.operations
        for matrix in operation.matrices
        for axis, size in zip(matrix.axes, matrix.values.shape, strict=True)
        if axis == "output"
    ]
    return min(widths, default=0)


_MAKERS: Final[Mapping[str, Callable[[Sequence[Stop]], Iterable[Stop]]]] = {
    "phase": _phases,
    "layer": iter,
    "operation": _operations,
    "neuron": _neurons,
}
