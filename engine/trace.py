"""One training step, layer by layer, as frozen records; and the state after it."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from engine.array_types import Array
from engine.blas_threads import blas_threads
from engine.layers import Layer
from engine.parameters import Parameter
from engine.specification import NetworkSpec
from engine.training_state import TrainingState
from engine.training_step import BoundStep

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
        records = _run(state_after, step)
        loss_after = _loss_again(state, state_after, inputs, targets)
    return Trace(tuple(records), state_after, loss_after)


def _run(state: TrainingState, step: BoundStep) -> list[Record]:
    names = state.network.spec.names
    records: list[Record] = []
    for layer_id, layer in step.bound.layers.items():
        layer.forward()
        if layer.spec.kind != "input":
            records.append(_forward_record(layer, names[layer_id]))
    loss = step.loss.evaluate()
    step.loss.differentiate()
    records.append(_loss_record(state, step, loss))
    for layer_id, kernels in step.backward_pass.plan:
        for kernel in kernels:
            kernel()
        records.append(_backward_record(step.bound.layers[layer_id], names[layer_id]))
    records.extend(_update(state, loss, step.rows))
    return records


def _forward_record(layer: Layer, name: str) -> ForwardRecord:
    inputs = tuple(_frozen(x) for x in layer.inputs)
    joins = layer.spec.inputs_wanted is None
    return ForwardRecord(
        layer=layer.spec.id,
        name=name,
        kind=layer.spec.kind,
        inputs=inputs if joins else inputs[0],
        weights=_frozen_or_none(layer.parameters.get("weights")),
        bias=_frozen_or_none(layer.parameters.get("bias")),
        pre_activation=_frozen_or_none(layer.pre_activation),
        output=_frozen(layer.output),
        extras=_frozen_all(layer.forward_extras()),
    )


def _loss_record(state: TrainingState, step: BoundStep, loss: float) -> LossRecord:
    output = step.bound.output_layer
    return LossRecord(
        layer=None,
        name=None,
        kind="loss",
        predictions=_frozen(output.output),
        targets=_frozen(step.targets),
        logits=_frozen_or_none(output.pre_activation if step.fused else None),
        terms=_frozen(step.terms),
        per_sample=_frozen(step.per_sample),
        loss=loss,
        penalty=state.penalty(),
        reduction=state.training.reduction,
    )


def _backward_record(layer: Layer, name: str) -> BackwardRecord:
    joins = layer.spec.inputs_wanted is None
    grads = tuple(_frozen_or_none(grad) for grad in layer.grad_inputs)
    terms = tuple(_frozen(term) for term in layer.grad_output_terms)
    return BackwardRecord(
        layer=layer.spec.id,
        name=name,
        kind=layer.spec.kind,
        grad_output=_frozen_or_none(layer.grad_output),
        grad_output_terms=terms or None,
        activation_derivative=_frozen_or_none(layer.activation_derivative),
        grad_pre_activation=_frozen_or_none(layer.grad_pre_activation),
        grad_weights=_frozen_or_none(layer.gradients.get("weights")),
        grad_bias=_frozen_or_none(layer.gradients.get("bias")),
        grad_inputs=grads if joins else grads[0],
        fused=layer.fused,
        extras=_frozen_all(layer.backward_extras()),
    )


def _update(state: TrainingState, loss: float, rows: int) -> list[UpdateRecord]:
    before = _Moment(state)
    state.apply_gradient_rules()
    gradients = state.network.gradients.copy()
    state.optimizer.update()
    state.advance(loss, rows)
    after = _Moment(state)
    spec = state.network.spec
    return [
        _update_record(spec, parameter, before, gradients, after)
        for parameter in state.network.table
        if parameter.name not in spec.by_id[parameter.layer].running
    ]


class _Moment:
    """Parameters and optimizer state at one instant."""

    def __init__(self, state: TrainingState) -> None:
        self.parameters = state.network.parameters.copy()
        self.optimizer = {name: array.copy() for name, array in state.optimizer.state.items()}
        self.learning_rate = state.optimizer.learning_rate

    def optimizer_part(self, parameter: Parameter) -> Arrays:
        return {name: _part(array, parameter) for name, array in self.optimizer.items()}


def _update_record(
    spec: NetworkSpec, parameter: Parameter, before: _Moment, gradients: Array, after: _Moment
) -> UpdateRecord:
    return UpdateRecord(
        layer=parameter.layer,
        name=spec.names[parameter.layer],
        kind=spec.by_id[parameter.layer].kind,
        parameter=parameter.name,
        before=_part(before.parameters, parameter),
        gradient=_part(gradients, parameter),
        after=_part(after.parameters, parameter),
        trainable=parameter.trainable,
        learning_rate=before.learning_rate,
        optimizer_before=before.optimizer_part(parameter),
        optimizer_after=after.optimizer_part(parameter),
    )


def _part(vector: Array, parameter: Parameter) -> Array:
    return _frozen(vector[parameter.place].reshape(parameter.shape))


def _loss_again(
    before: TrainingState, after: TrainingState, inputs: Array, targets: Array
) -> float:
    """Return the loss of the batch with the new parameters.

    Computed on a copy of the state before the step, so that dropout leaves out the same inputs
    and the two losses can be compared; running statistics are not used in training.
    """
    twin = before.copy()
    np.copyto(twin.network.parameters, after.network.parameters)
    step = twin.step_holding(inputs, targets)
    step.bound.forward()
    return step.loss.evaluate()


def _frozen(array: Array) -> Array:
    copy: Array = np.array(array)
    copy.flags.writeable = False
    return copy


def _frozen_or_none(array: Array | None) -> Array | None:
    return None if array is None else _frozen(array)


def _frozen_all(arrays: Any) -> Arrays:
    return {name: _frozen(array) for name, array in arrays.items()}
