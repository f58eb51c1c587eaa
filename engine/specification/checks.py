"""Every fault of a network, of its training, and of the two with the data, found at once."""

from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, fields, replace
from typing import Any, Final

from engine.specification.choices import (
    ACTIVATIONS,
    INITIALIZERS,
    LOSS_OUTPUTS,
    LOSSES,
    OPTIMIZERS,
    SCHEDULES,
    Choice,
    Option,
    Table,
    illegal_options,
)
from engine.specification.layer_specs import InputSpec, LayerSpec, activation_of
from engine.specification.network_spec import NAME_PATTERN, NetworkSpec
from engine.specification.problems import Problem
from engine.specification.training_spec import DTYPES, REDUCTIONS, TrainingSpec

#: Parameters, gradients and two optimizer moments, in bytes, that we try to hold.
MOST_MEMORY: Final = 8 * 2**30
_ARRAYS_PER_PARAMETER: Final = 4

_LAYER_CHOICES: Final[Mapping[str, Table]] = {
    "activation": ACTIVATIONS,
    "weights_initializer": INITIALIZERS,
    "bias_initializer": INITIALIZERS,
}
_TRAINING_CHOICES: Final[Mapping[str, Table]] = {
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
}


@dataclass(frozen=True, slots=True)
class DataShape:
    """What a network must fit: how wide the data are, and what their targets ask.

    Parameters
    ----------
    inputs : int
        Numbers per sample.
    outputs : int
        Target values per sample; 1 where the targets are class numbers.
    classes : int or None
        How many classes, or None where the targets are values.
    """

    inputs: int
    outputs: int
    classes: int | None = None

    def allowed_output_units(self, activation: str) -> tuple[int, ...]:
        """Return the widths an output layer may have for these targets."""
        if self.classes is None:
            return (self.outputs,)
        if self.classes == 2 and activation != "softmax":
            return (1, 2)
        return (self.classes,)


def find_problems(
    spec: NetworkSpec, training: TrainingSpec | None = None, data: DataShape | None = None
) -> tuple[Problem, ...]:
    """Return every fault of the network and, where given, with its training and data."""
    found = [*_layer_faults(spec), *_graph_faults(spec), *_width_faults(spec)]
    found += _activation_faults(spec)
    if training is not None:
        found += _training_faults(training)
        found += _pair_faults(spec, training)
    if data is not None:
        found += _data_faults(spec, data)
    return tuple(_with_short_words(problem) for problem in found)


#: Letters of a wrong word that a sentence repeats; a file's may have any length.
_MOST_LETTERS: Final = 80
_WORDS_OF_OTHERS: Final = frozenset({"field", "received", "layer_name", "source_name"})


def _with_short_words(problem: Problem) -> Problem:
    """Cut what a user or a file wrote to a length that fits a sentence."""
    words = {
        key: f"{word[:_MOST_LETTERS]}…"
        for key, word in problem.values.items()
        if key in _WORDS_OF_OTHERS and isinstance(word, str) and len(word) > _MOST_LETTERS
    }
    return replace(problem, values={**problem.values, **words}) if words else problem


def _named(spec: NetworkSpec, layer_id: int, **values: Any) -> dict[str, Any]:
    return {"layer_name": spec.names[layer_id], **values}


def _layer_faults(spec: NetworkSpec) -> Iterator[Problem]:
    seen: set[str] = set()
    for layer in spec.layers:
        yield from _name_faults(spec, layer, seen)
        for layer_field in fields(layer):
            yield from _field_faults(spec, layer, layer_field)
        if isinstance(layer, InputSpec):
            yield from _input_faults(spec, layer)


def _name_faults(spec: NetworkSpec, layer: LayerSpec, seen: set[str]) -> Iterator[Problem]:
    if not layer.name:
        return
    if not NAME_PATTERN.match(layer.name) or not layer.name.strip():
        yield Problem(layer.id, "bad_name", _named(spec, layer.id, received=layer.name))
    if layer.name.casefold() in seen:
        yield Problem(layer.id, "duplicate_name", _named(spec, layer.id))
    seen.add(layer.name.casefold())


def _field_faults(spec: NetworkSpec, layer: LayerSpec, own: Field[Any]) -> Iterator[Problem]:
    value = getattr(layer, own.name)
    named = {"layer_name": spec.names[layer.id]}
    for kind, values in _value_faults(own, value, _LAYER_CHOICES.get(own.name)):
        yield Problem(layer.id, kind, {**named, **values})


def _value_faults(
    own: Field[Any], value: Any, table: Table | None
) -> Iterator[tuple[str, dict[str, Any]]]:
    option = own.metadata.get("option")
    if isinstance(option, Option) and not option.allows(value):
        yield "out_of_range", {"field": own.name, "expected": option.text(), "received": value}
    if table is None or not isinstance(value, Choice):
        return
    if value.name not in table:
        expected = ", ".join(table)
        values = {"field": own.name, "expected": expected, "received": value.name}
        yield "unknown_choice", values
        return
    for name, number, legal in illegal_options(table, value):
        expected = legal.text() if legal else ", ".join(table[value.name]) or "-"
        what = f"{own.name} {name}"
        yield "out_of_range", {"field": what, "expected": expected, "received": number}


def _input_faults(spec: NetworkSpec, layer: InputSpec) -> Iterator[Problem]:
    if layer.names and len(layer.names) != layer.units:
        counts = {"expected": layer.units, "received": len(layer.names)}
        yield Problem(layer.id, "names_count", _named(spec, layer.id, **counts))
    if layer.image_shape is not None:
        size = 1
        for length in layer.image_shape:
            size *= length
        if size != layer.units:
            picture = " x ".join(str(length) for length in layer.image_shape)
            values = {"expected": size, "received": picture}
            yield Problem(layer.id, "image_size", _named(spec, layer.id, **values))


def _graph_faults(spec: NetworkSpec) -> Iterator[Problem]:
    if not spec.layers:
        yield Problem(None, "empty")
        return
    inputs = [layer for layer in spec.layers if isinstance(layer, InputSpec)]
    if not inputs:
        yield Problem(None, "no_input")
    for second in inputs[1:]:
        yield Problem(second.id, "second_input", _named(spec, second.id))
    for layer_id in spec.in_cycle:
        yield Problem(layer_id, "cycle", _named(spec, layer_id))
    for layer in spec.layers:
        yield from _link_faults(spec, layer, bool(inputs))
    if inputs and not spec.ends and not spec.in_cycle:
        yield Problem(None, "no_output")
    for second_end in spec.ends[1:]:
        yield Problem(second_end, "second_output", _named(spec, second_end))


def _link_faults(spec: NetworkSpec, layer: LayerSpec, has_input: bool) -> Iterator[Problem]:
    count, wanted = len(spec.sources(layer.id)), layer.inputs_wanted
    unreached = has_input and layer.id not in spec.reachable
    if unreached and layer.id not in spec.in_cycle:
        yield Problem(layer.id, "unconnected", _named(spec, layer.id))
    elif wanted is None and count < 2:
        counts = {"expected": "at least 2", "received": count}
        yield Problem(layer.id, "missing_link", _named(spec, layer.id, **counts))
    if wanted is not None and count > wanted:
        counts = {"expected": wanted, "received": count}
        yield Problem(layer.id, "extra_link", _named(spec, layer.id, **counts))


def _width_faults(spec: NetworkSpec) -> Iterator[Problem]:
    total = 0
    for layer in spec.layers:
        inputs = spec.input_units(layer.id)
        if layer.kind == "add" and len(set(inputs)) > 1:
            widths = " + ".join(str(width) for width in inputs)
            yield Problem(layer.id, "unequal_widths", _named(spec, layer.id, received=widths))
        total += spec.parameter_count(layer.id)
    needed = total * _ARRAYS_PER_PARAMETER * 8
    if needed > MOST_MEMORY:
        megabytes = {"expected": MOST_MEMORY // 2**20, "received": needed // 2**20}
        largest = max(spec.by_id, key=spec.parameter_count)
        yield Problem(largest, "too_large", _named(spec, largest, **megabytes))


def _activation_faults(spec: NetworkSpec) -> Iterator[Problem]:
    for layer in spec.layers:
        activation = activation_of(layer)
        if activation is None:
            continue
        if activation.name == "softmax" and spec.units.get(layer.id) == 1:
            yield Problem(layer.id, "softmax_one_unit", _named(spec, layer.id))
        if activation.name == "step" and spec.role(layer.id) != "output":
            yield Problem(layer.id, "hidden_step", _named(spec, layer.id))


def _training_faults(training: TrainingSpec) -> Iterator[Problem]:
    for own in fields(training):
        value = getattr(training, own.name)
        for kind, values in _value_faults(own, value, _TRAINING_CHOICES.get(own.name)):
            yield Problem(None, f"training_{kind}", values)
    for name, allowed in (("reduction", REDUCTIONS), ("dtype", DTYPES)):
        value = getattr(training, name)
        if value not in allowed:
            values = {"field": name, "expected": ", ".join(allowed), "received": value}
            yield Problem(None, "training_unknown_choice", values)


def output_activation(spec: NetworkSpec) -> str:
    """Return the name of the function that makes the output, ``linear`` where there is none."""
    output = spec.output
    activation = activation_of(output) if output is not None else None
    return activation.name if activation is not None else "linear"


def _pair_faults(spec: NetworkSpec, training: TrainingSpec) -> Iterator[Problem]:
    output = spec.output
    needed = LOSS_OUTPUTS.get(training.loss.name)
    if output is not None and needed is not None:
        received = output_activation(spec)
        if received not in needed:
            values = {"loss": training.loss.name, "expected": " or ".join(needed)}
            named = _named(spec, output.id, received=received, **values)
            yield Problem(output.id, "loss_output", named)
    if training.batch_size == 1:
        for layer in spec.layers:
            if layer.kind == "batch_normalization":
                yield Problem(layer.id, "batch_of_one", _named(spec, layer.id))


def _data_faults(spec: NetworkSpec, data: DataShape) -> Iterator[Problem]:
    first, output = spec.input, spec.output
    if first is not None and first.units != data.inputs:
        counts = {"expected": data.inputs, "received": first.units}
        yield Problem(first.id, "input_units", _named(spec, first.id, **counts))
    if output is None or output.id not in spec.units:
        return
    allowed = data.allowed_output_units(output_activation(spec))
    received = spec.units[output.id]
    if received not in allowed:
        counts = {"expected": allowed[0], "received": received}
        yield Problem(output.id, "output_units", _named(spec, output.id, **counts))
