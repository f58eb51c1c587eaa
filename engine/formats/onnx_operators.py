"""Every ONNX operator that is understood: the white list, one function each."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.formats.onnx_constants import NotConstantError, folded
from engine.formats.onnx_flows import Flow, FlowReader
from engine.formats.onnx_functions import BINARY, UNARY
from engine.formats.onnx_ml_operators import ML_OPERATORS
from engine.formats.onnx_node import OnnxNode, Operand, Reader, constant_of, flow_of
from engine.formats.sample_tensor import (
    SampleTensor,
    add_dense,
    largest_of_layers,
    largest_of_pieces,
)
from engine.formats.scaled_functions import line_of
from engine.specification import (
    BatchNormalizationSpec,
    Choice,
    ConcatenateSpec,
    DenseSpec,
    DropoutSpec,
)

Values = NDArray[Any]

_FLOATS: Final = (1, 10, 11)
_BOOLEAN: Final = 9
#: Until this opset softmax ran over the axis 1 and all behind it unless told otherwise.
_SOFTMAX_OVER_LAST: Final = 13


def _of_constants(node: OnnxNode, inputs: Sequence[Operand]) -> Values | None:
    """Return what a node makes of constants alone, None where samples come in."""
    if any(isinstance(one, Flow) for one in inputs):
        return None
    return folded(node.operator, [constant_of(one) for one in inputs], node.attributes)


def _gemm(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    """Read ``alpha A B + beta C``, A or B transposed."""
    weights = constant_of(inputs[1]).astype(float)
    if node.whole("transA", 0):
        raise ValueError("transA")
    weights = weights.T if node.whole("transB", 0) else weights
    alpha, beta = (float(node.attributes.get(name, 1.0)) for name in ("alpha", "beta"))
    weights = weights if alpha == 1.0 else alpha * weights
    bias = None
    if len(inputs) > 2:
        added = constant_of(inputs[2]).astype(float)
        added = added if beta == 1.0 else beta * added
        bias = np.broadcast_to(added.reshape(-1), (weights.shape[1],))
    return _dense(flows, node, inputs[0], weights, bias)


def _matmul(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    return _dense(flows, node, inputs[0], constant_of(inputs[1]).astype(float), None)


def _dense(
    flows: FlowReader, node: OnnxNode, operand: Operand, weights: Values, bias: Values | None
) -> Flow:
    x = flows.settled(flow_of(operand), node.name)
    if len(x.shape) != 1:
        raise flows.refused("unsupported_shape", node.name, received=x.shape)
    if weights.ndim != 2 or weights.shape[0] != x.units or weights.shape[1] < 1:
        shapes = {"expected": f"({x.units}, outputs)", "received": weights.shape}
        raise flows.refused("weights_shape", node.name, array="weights", **shapes)
    if x.is_scaled:
        received = "arithmetic with constants"
        flows.report.approximate("merged", layer=node.name, received=received)
    linear = DenseSpec(id=0, activation=Choice("linear"))
    return _understood(flows, node, add_dense(flows.builder, x, node.name, weights, bias, linear))


def _understood(flows: FlowReader, node: OnnxNode, x: SampleTensor) -> Flow:
    kind = flows.builder.layer(x.layer).spec.kind
    flows.report.understand("read_as", layer=node.name, received=node.operator, kind=kind)
    return Flow(x)


def _batch_normalization(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    x = flows.settled(flow_of(inputs[0]), node.name)
    number = flows.row(x, node.name)
    if node.whole("training_mode", 0):
        raise ValueError("training_mode")
    names = ("gamma", "beta", "running_mean", "running_variance")
    values = {name: constant_of(one) for name, one in zip(names, inputs[1:5], strict=True)}
    if any(one.shape != (x.units,) for one in values.values()):
        raise ValueError("statistics of another length")
    spec = BatchNormalizationSpec(
        id=0,
        epsilon=_rounded(node.attributes.get("epsilon", 1e-5)),
        momentum=_rounded(1.0 - node.attributes.get("momentum", 0.9)),
    )
    made = flows.builder.add(spec, node.name, [number], values)
    return _understood(flows, node, SampleTensor(made, x.shape))


def _rounded(value: float) -> float:
    """Return the shortest number that the float32 in the file can be."""
    return float(str(np.float32(value)))


def _dropout(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    if len(inputs) > 2 and bool(constant_of(inputs[2]).any()):
        raise ValueError("training_mode")
    x = flows.settled(flow_of(inputs[0]), node.name)
    ratio = node.attributes.get("ratio", 0.5)
    if len(inputs) > 1:
        ratio = float(constant_of(inputs[1]).reshape(-1)[0])
    if not x.is_plain:
        flows.report.approximate("left_out", received=node.name)
        return Flow(x)
    spec = DropoutSpec(id=0, rate=_rounded(ratio))
    made = flows.builder.add(spec, node.name, [x.layer])
    return _understood(flows, node, SampleTensor(made, x.shape))


def _concat(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    made = _of_constants(node, inputs)
    if made is not None:
        return made
    tensors = [flows.settled(flow_of(one), node.name) for one in inputs]
    numbers = [flows.row(x, node.name) for x in tensors]
    if node.whole("axis", 1) not in (1, -1):
        raise ValueError("axis")
    if len(numbers) == 1:
        return Flow(tensors[0])
    layer = flows.builder.add(ConcatenateSpec(id=0), node.name, numbers)
    units = sum(x.units for x in tensors)
    return _understood(flows, node, SampleTensor(layer, (units,)))


def _softmax(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    x = flows.settled(flow_of(inputs[0]), node.name)
    number = flows.row(x, node.name)
    default = -1 if node.opset >= _SOFTMAX_OVER_LAST else 1
    if node.whole("axis", default) not in (1, -1):
        raise ValueError("axis")
    made = flows.builder.activate(number, Choice("softmax"), node.name)
    return _understood(flows, node, SampleTensor(made, x.shape))


def _reduce_max(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    x = flows.settled(flow_of(inputs[0]), node.name)
    axes: list[Any] = node.attributes.get("axes", [])
    if len(inputs) > 1:
        axes = constant_of(inputs[1]).reshape(-1).tolist()
    if node.whole("keepdims", 1) or len(axes) != 1 or axes[0] not in (1, 2, -1):
        raise ValueError("axes")
    made = largest_of_pieces(flows.builder, x, 0 if axes[0] == 1 else 1)
    if made is None:
        raise ValueError("not the pieces of a dense layer")
    return _understood(flows, node, made)


def _flatten(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    if node.whole("axis", 1) != 1:
        raise ValueError("axis")
    flow = flow_of(inputs[0])
    return _seen_as(flows, node, flow, (flow.x.units,))


def _reshape(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    made = _of_constants(node, inputs)
    if made is not None:
        return made
    flow = flow_of(inputs[0])
    target = [int(one) for one in constant_of(inputs[1]).reshape(-1)][1:]
    known = math.prod(one for one in target if one > 0)
    shape = tuple(flow.x.units // known if one == -1 else one for one in target)
    return _seen_as(flows, node, flow, shape)


def _squeezed(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    """Read Squeeze and Unsqueeze: the batch is the first axis before and after."""
    made = _of_constants(node, inputs)
    if made is not None:
        return made
    flow = flow_of(inputs[0])
    batch = np.broadcast_to(np.float64(0), (7, *flow.x.shape))
    shape = folded(node.operator, [batch, *map(constant_of, inputs[1:])], node.attributes).shape
    if shape[0] != 7:
        raise ValueError("axes")
    return _seen_as(flows, node, flow, shape[1:])


def _transpose(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    made = _of_constants(node, inputs)
    if made is not None:
        return made
    flow = flow_of(inputs[0])
    shape = (0, *flow.x.shape)
    order = node.attributes.get("perm", list(range(len(shape)))[::-1])
    moved = [axis for axis in order if shape[axis] != 1]
    if sorted(order) != list(range(len(shape))) or order[0] != 0 or moved != sorted(moved):
        raise ValueError("perm")
    return _seen_as(flows, node, flow, tuple(shape[axis] for axis in order[1:]))


def _seen_as(flows: FlowReader, node: OnnxNode, flow: Flow, shape: tuple[int, ...]) -> Flow:
    x = flows.settled(flow, node.name)
    if math.prod(shape) != x.units or min(shape, default=1) < 1:
        raise ValueError("shape")
    return Flow(SampleTensor(x.layer, shape, x.scale, x.shift))


def _shape(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    """Return the shape as a constant; 0 for the batch, which Reshape takes as "the same"."""
    return np.array([0, *flow_of(inputs[0]).x.shape], np.int64)


def _constant_node(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    if "value" in node.attributes:
        return node.tensor("value")
    names = ("value_float", "value_floats", "value_int", "value_ints")
    value = next((node.attributes[name] for name in names if name in node.attributes), None)
    if value is None:
        raise ValueError("no number")
    return np.asarray(value, None if "int" in str(list(node.attributes)) else float)


def _constant_only(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    made = _of_constants(node, inputs)
    if made is None:
        raise NotConstantError(node.operator)
    return made


def _same(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    same = inputs[0]
    return replace(same, name=node.name) if isinstance(same, Flow) else same


def _cast(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    made = _of_constants(node, inputs)
    if made is not None:
        return made
    flow = flow_of(inputs[0])
    is_flag = flow.values is not None and flow.values.dtype == bool
    if node.attributes.get("to") not in (*_FLOATS, _BOOLEAN) and not is_flag:
        raise ValueError("to")
    return replace(flow, name=node.name)


def _unary(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    made = _of_constants(node, inputs) if not isinstance(inputs[0], Flow) else None
    if made is not None:
        return made
    flow = flow_of(inputs[0])
    compute = partial(UNARY[node.operator], **node.attributes)
    return Flow.made_by(compute, flow, name=node.name)


def _clip(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    """Read Clip; its bounds were attributes until opset 10, an absent one is passed over."""
    flow = flow_of(inputs[0])
    bounds = [node.attributes.get("min", -math.inf), node.attributes.get("max", math.inf)]
    places = [place for place, name in enumerate(node.inputs[1:3]) if name]
    for place, one in zip(places, inputs[1:], strict=True):
        bounds[place] = float(constant_of(one).reshape(-1)[0])
    low, high = (float(bound) for bound in bounds)
    return Flow.made_by(lambda x: np.clip(x, low, high), flow, name=node.name)


def _binary(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    """Read an operator of two or, for Min, Max and Sum, more operands."""
    if not any(isinstance(one, Flow) for one in inputs):
        return _constant_only(flows, node, inputs)
    total = inputs[0]
    for one in inputs[1:]:
        total = _pair(flows, node, total, one)
    return total


def _pair(flows: FlowReader, node: OnnxNode, left: Operand, right: Operand) -> Operand:
    operator = "Add" if node.operator == "Sum" else node.operator
    if isinstance(left, Flow) and isinstance(right, Flow):
        return _of_samples(flows, node, operator, left, right)
    flow = left if isinstance(left, Flow) else flow_of(right)
    constant = constant_of(right) if isinstance(left, Flow) else constant_of(left)
    wide = _spread(constant, flow.x)
    if flow.values is None and wide.size > 1:
        line = line_of(operator, wide.ravel(), samples_first=left is flow)
        if line is not None:
            return Flow(flows.scaled(flow.x, *line))
    if operator == "PRelu" and left is not flow:
        raise ValueError("slope")
    function = BINARY[operator]
    if left is flow:
        return Flow.made_by(lambda x: function(x, wide), flow, name=node.name)
    return Flow.made_by(lambda x: function(wide, x), flow, name=node.name)


def _spread(constant: Values, x: SampleTensor) -> Values:
    """Return a constant as a single number or one for each unit, (1, 1) or (1, units)."""
    values = constant.astype(float)
    if values.size == 1:
        return values.reshape(1, 1)
    while values.ndim > len(x.shape) and values.shape[0] == 1:
        values = values[0]
    return np.broadcast_to(values, x.shape).reshape(1, -1)


def _of_samples(flows: FlowReader, node: OnnxNode, operator: str, left: Flow, right: Flow) -> Flow:
    same = left.x.layer == right.x.layer and left.x.shape == right.x.shape
    if same and not left.x.is_scaled and not right.x.is_scaled and operator in BINARY:
        is_sum = operator == "Add"
        return Flow.made_by(BINARY[operator], left, right, name=node.name, is_sum=is_sum)
    terms = [flows.settled(one, node.name) for one in (left, right)]
    if operator == "Max":
        largest = largest_of_layers(flows.builder, terms)
        if largest is None:
            raise ValueError("not the pieces of a Maxout layer")
        return _understood(flows, node, largest)
    if operator not in ("Add", "Sub"):
        raise ValueError("two tensors")
    if operator == "Sub":
        terms[1] = flows.scaled(terms[1], -np.ones(1), np.zeros(1))
    return _understood(flows, node, flows.added(terms, node.name))


def _where(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    sources = [one for one in inputs if isinstance(one, Flow)]
    x = sources[0].x
    if any(one.x is not x for one in sources):
        raise ValueError("several tensors")
    constants = [None if isinstance(one, Flow) else _spread(one, x) for one in inputs]

    def chosen(*values: Values) -> Values:
        """Choose number by number; constants stand where no samples do."""
        given = iter(values)
        flag, yes, no = (next(given) if one is None else one for one in constants)
        return np.where(flag != 0, yes, no)

    return Flow.made_by(chosen, *sources, name=node.name)


OPERATORS: Final[Mapping[str, Reader]] = {
    **dict.fromkeys(UNARY, _unary),
    **dict.fromkeys(BINARY, _binary),
    "Sum": _binary,
    "Gemm": _gemm,
    "MatMul": _matmul,
    "BatchNormalization": _batch_normalization,
    "Dropout": _dropout,
    "Concat": _concat,
    "Softmax": _softmax,
    "ReduceMax": _reduce_max,
    "Flatten": _flatten,
    "Reshape": _reshape,
    "Squeeze": _squeezed,
    "Unsqueeze": _squeezed,
    "Transpose": _transpose,
    "Shape": _shape,
    "Constant": _constant_node,
    "Gather": _constant_only,
    "Slice": _constant_only,
    "Identity": _same,
    "Cast": _cast,
    "Clip": _clip,
    "Where": _where,
    **ML_OPERATORS,
}
