"""The numbers that may be on screen at one stop of a step: those of that moment, no later ones."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from engine import (
    Array,
    BackwardRecord,
    ForwardRecord,
    LayerValues,
    NetworkSpec,
    Record,
    UpdateRecord,
)
from gui.stepping.stops import Stop

Parts = dict[int, dict[str, Array]]


@dataclass
class StopNumbers:
    """What the views show at a stop.

    Parameters
    ----------
    parameters : dict of layer id and name to array
        As they are after this stop.
    values : dict of layer id to LayerValues
        Of the layers that the forward pass has reached.
    gradients : dict of layer id and name to array
        Of the layers that the backward pass has reached.
    deltas : dict of layer id to array
        The gradients by z of those layers.
    """

    parameters: Parts = field(default_factory=dict)
    values: dict[int, LayerValues] = field(default_factory=dict)
    gradients: Parts = field(default_factory=dict)
    deltas: dict[int, Array] = field(default_factory=dict)


def numbers_at(stops: Sequence[Stop], number: int, spec: NetworkSpec) -> StopNumbers:
    """Gather, from the records of a whole step, what is known at one of its stops."""
    numbers = StopNumbers()
    for stop in stops:
        for record in stop.done:
            if isinstance(record, UpdateRecord):
                _take_parameter(numbers, record, is_done=stop.number <= number)
            elif stop.number <= number:
                _take(numbers, record, spec)
    return numbers


def _take_parameter(numbers: StopNumbers, record: UpdateRecord, is_done: bool) -> None:
    assert record.layer is not None
    own = numbers.parameters.setdefault(record.layer, {})
    own[record.parameter] = record.after if is_done else record.before


def _take(numbers: StopNumbers, record: Record, spec: NetworkSpec) -> None:
    if isinstance(record, ForwardRecord):
        _take_values(numbers, record, spec)
    elif isinstance(record, BackwardRecord):
        _take_gradients(numbers, record)


def _take_values(numbers: StopNumbers, record: ForwardRecord, spec: NetworkSpec) -> None:
    assert record.layer is not None
    numbers.values[record.layer] = LayerValues(record.pre_activation, record.output)
    inputs = record.inputs if isinstance(record.inputs, tuple) else (record.inputs,)
    for source, x in zip(spec.sources(record.layer), inputs, strict=True):
        if spec.input is not None and source == spec.input.id:
            numbers.values[source] = LayerValues(None, x)


def _take_gradients(numbers: StopNumbers, record: BackwardRecord) -> None:
    assert record.layer is not None
    parts = {"weights": record.grad_weights, "bias": record.grad_bias}
    numbers.gradients[record.layer] = {k: g for k, g in parts.items() if g is not None}
    if record.grad_pre_activation is not None:
        numbers.deltas[record.layer] = record.grad_pre_activation
