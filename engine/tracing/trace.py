"""One training step, layer by layer, as frozen records; and the state after it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from engine.array_types import Array
from engine.blas_threads import blas_threads
from engine.layers import Layer
from engine.network.parameters import Parameter, ParameterTable
from engine.training.training_state import TrainingState
from engine.training.training_step import BoundStep

Arrays = dict[str, Array]


@dataclass(frozen=True, slots=True)
class Record:
    """One stop of a step.

    Parameters
    ----------
    layer : int or None
        The layer's id; None for the loss.
    name : str or None
        The layer's name in files; None for the loss.
    kind : str
        The layer's kind, or ``loss``.
    """

    phase: ClassVar[str]

    layer: int | None
    name: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class ForwardRecord(Record):
    """What a layer read and wrote on the way forward.

    `inputs` is a tuple for add and concatenate, in link order. `pre_activation` is None for
    layers without an activation. `extras` holds what only some kinds have: ``mask``, ``mean``,
    ``variance``, ``normalized``, ``slope`` and so on.
    """

    phase: ClassVar[str] = "forward"

    inputs: Array | tuple[Array, ...]
    weights: Array | None
    bias: Array | None
    pre_activation: Array | None
    output: Array
    extras: Arrays = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LossRecord(Record):
    """How wrong the outputs are.

    `terms` (N, O) add up to `per_sample` (N,), these by `reduction` to `loss`; `penalty` is what
    L1 and L2 add. `logits` is None unless the loss was computed together with the output.
    """

    phase: ClassVar[str] = "loss"

    predictions: Array
    targets: Array
    logits: Array | None
    terms: Array
    per_sample: Array
    loss: float
    penalty: float
    reduction: str


@dataclass(frozen=True, slots=True)
class BackwardRecord(Record):
    """What came back to a layer and what it passed on.

    `fused` marks the output layer whose activation was computed together with the loss: then
    `grad_output` and `activation_derivative` are None. `grad_output_terms` are the gradients
    that met here, where several links go out. `grad_inputs` is None where nobody reads it, as
    at the first layer; a tuple for add and concatenate.
    """

    phase: ClassVar[str] = "backward"

    grad_output: Array | None
    grad_output_terms: tuple[Array, ...] | None
    activation_derivative: Array | None
    grad_pre_activation: Array | None
    grad_weights: Array | None
    grad_bias: Array | None
    grad_inputs: Array | tuple[Array | None, ...] | None
    fused: bool
    extras: Arrays = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UpdateRecord(Record):
    """How one parameter changed.

    `gradient` is what the optimizer saw: penalties added, clipped. A frozen parameter has
    `trainable` False and `after` equal to `before`. The optimizer's state is by the names of
    its moments, in the parameter's shape.
    """

    phase: ClassVar[str] = "update"

    parameter: str
    before: Array
    gradient: Array
    after: Array
    trainable: bool
    learning_rate: float
    optimizer_before: Arrays
    optimizer_after: Arrays


@dataclass(frozen=True, slots=True)
class Trace:
    """One training step: its records in execution order, and the state after it.

    `loss_after` is the loss of the same batch with the new parameters.
    """

    records: tuple[Record, ...]
    next_state: TrainingState
    loss_after: float


def trace_step(state: TrainingState, inputs: Array, targets: Array) -> Trace:
    """Take one training step apart.

    The step is done on a copy, by the kernels that training runs; `state` is not changed.
    Committing the step means adopting `next_state`.

    Parameters
    ----------
    state : TrainingState
        Where the training stands.
    inputs : array (N, I)
    targets : array (N, O)

    Raises
    ------
    ShapeMismatchError
        If the samples do not fit the network.
    DivergedError
        If the loss or a parameter does not stay finite.
    """
    state_after = state.copy()
    step = state_after.step_holding(inputs, targets)
    with blas_threads(state.threads), np.errstate(all="ignore"):
        stepper = _Stepper(state_after, step)
        records = stepper.run()
        loss_after = stepper.loss_again(state)
    return Trace(tuple(records), state_after, loss_after)


class _Stepper:
    """Does a step and reads its records out of the arrays in which it left its numbers.

    Forward, loss and backward run as in training, all in one go: no kernel writes to what
    another has written, so that every number is still there afterwards. Only the update changes
    what was there before; the parameters and the optimizer's state are copied ahead of it.
    """

    def __init__(self, state: TrainingState, step: BoundStep) -> None:
        self._state = state
        self._step = step
        self._spec = state.network.spec
        self._parameters = _Frozen(state.network.table, state.network.parameters)
        self._moments = _moments(state)
        self._learning_rate = state.optimizer.learning_rate
        self._copies: dict[int, tuple[Array, Array]] = {}

    def run(self) -> list[Record]:
        """Do the step and return its records in execution order."""
        state, step = self._state, self._step
        loss = step.run()
        network = state.network
        self._gradients = _Frozen(network.table, network.gradients)
        records: list[Record] = [
            self._forward_record(layer)
            for layer in step.bound.layers.values()
            if layer.spec.kind != "input"
        ]
        records.append(self._loss_record(loss))
        for layer_id, _ in step.backward_pass.plan:
            records.append(self._backward_record(step.bound.layers[layer_id]))
        if state.has_gradient_rules:
            state.apply_gradient_rules()
            self._gradients = _Frozen(network.table, network.gradients)
        state.optimizer.update()
        state.advance(loss, step.rows)
        self._parameters_after = _Frozen(network.table, network.parameters)
        records.extend(self._update_records())
        return records

    def loss_again(self, before: TrainingState) -> float:
        """Return the loss of the same samples with the new parameters.

        With the random numbers of the step, so that dropout leaves out the same inputs and the
        two losses can be compared. Afterwards everything is as the step has left it: the arrays,
        the streams of random numbers, and the running statistics of batch normalization.
        """
        state, step = self._state, self._step
        streams = state.stream_states()
        state.set_stream_states(before.stream_states())
        step.bound.forward()
        loss = step.loss.evaluate()
        state.set_stream_states(streams)
        for array, copy in self._copies.values():
            np.copyto(array, copy)
        for layer_id, views in state.network.views.items():
            for name in self._spec.by_id[layer_id].running:
                np.copyto(views[name], self._parameters_after.of(layer_id, name))
        return loss

    def _frozen(self, array: Array) -> Array:
        """Return a read-only copy, the same one for an array that several records show."""
        known = self._copies.get(id(array))
        if known is None:
            known = self._copies[id(array)] = array, _frozen(array)
        return known[1]

    def _frozen_or_none(self, array: Array | None) -> Array | None:
        return None if array is None else self._frozen(array)

    def _forward_record(self, layer: Layer) -> ForwardRecord:
        inputs = tuple(self._frozen(x) for x in layer.inputs)
        joins = layer.spec.inputs_wanted is None
        return ForwardRecord(
            layer=layer.spec.id,
            name=self._spec.names[layer.spec.id],
            kind=layer.spec.kind,
            inputs=inputs if joins else inputs[0],
            weights=self._parameters.part(layer, "weights"),
            bias=self._parameters.part(layer, "bias"),
            pre_activation=self._frozen_or_none(layer.pre_activation),
            output=self._frozen(layer.output),
            extras=_frozen_all(layer.forward_extras()),
        )

    def _loss_record(self, loss: float) -> LossRecord:
        step, output = self._step, self._step.bound.output_layer
        return LossRecord(
            layer=None,
            name=None,
            kind="loss",
            predictions=self._frozen(output.output),
            targets=self._frozen(step.targets),
            logits=self._frozen_or_none(output.pre_activation if step.fused else None),
            terms=self._frozen(step.terms),
            per_sample=self._frozen(step.per_sample),
            loss=loss,
            penalty=self._state.penalty(),
            reduction=self._state.training.reduction,
        )

    def _backward_record(self, layer: Layer) -> BackwardRecord:
        joins = layer.spec.inputs_wanted is None
        grads = tuple(self._frozen_or_none(grad) for grad in layer.grad_inputs)
        terms = tuple(self._frozen(term) for term in layer.grad_output_terms)
        return BackwardRecord(
            layer=layer.spec.id,
            name=self._spec.names[layer.spec.id],
            kind=layer.spec.kind,
            grad_output=self._frozen_or_none(layer.grad_output),
            grad_output_terms=terms or None,
            activation_derivative=self._frozen_or_none(layer.activation_derivative),
            grad_pre_activation=self._frozen_or_none(layer.grad_pre_activation),
            grad_weights=self._gradients.part(layer, "weights"),
            grad_bias=self._gradients.part(layer, "bias"),
            grad_inputs=grads if joins else grads[0],
            fused=layer.fused,
            extras=_frozen_all(layer.backward_extras()),
        )

    def _update_records(self) -> Iterator[UpdateRecord]:
        spec, network = self._spec, self._state.network
        after = self._parameters_after
        moments_after = _moments(self._state)
        for parameter in network.table:
            if parameter.name in spec.by_id[parameter.layer].running:
                continue
            yield UpdateRecord(
                layer=parameter.layer,
                name=spec.names[parameter.layer],
                kind=spec.by_id[parameter.layer].kind,
                parameter=parameter.name,
                before=self._parameters[parameter],
                gradient=self._gradients[parameter],
                after=after[parameter],
                trainable=parameter.trainable,
                learning_rate=self._learning_rate,
                optimizer_before=_parts(self._moments, parameter),
                optimizer_after=_parts(moments_after, parameter),
            )


class _Frozen:
    """A read-only copy of a flat vector; records hold views into it."""

    def __init__(self, table: ParameterTable, vector: Array) -> None:
        self._by_key = table.by_key
        self._vector = _frozen(vector)

    def __getitem__(self, parameter: Parameter) -> Array:
        return self._vector[parameter.place].reshape(parameter.shape)

    def part(self, layer: Layer, name: str) -> Array | None:
        """Return one tensor of a layer, None where it has none of that name."""
        parameter = self._by_key.get((layer.spec.id, name))
        return None if parameter is None else self[parameter]

    def of(self, layer_id: int, name: str) -> Array:
        """Return one tensor by layer and name."""
        return self[self._by_key[layer_id, name]]


def _moments(state: TrainingState) -> dict[str, _Frozen]:
    table = state.network.table
    return {name: _Frozen(table, array) for name, array in state.optimizer.state.items()}


def _parts(moments: dict[str, _Frozen], parameter: Parameter) -> Arrays:
    return {name: vector[parameter] for name, vector in moments.items()}


def _frozen(array: Array) -> Array:
    copy: Array = array.copy()
    copy.flags.writeable = False
    return copy


def _frozen_all(arrays: Mapping[str, Array]) -> Arrays:
    return {name: _frozen(array) for name, array in arrays.items()}
