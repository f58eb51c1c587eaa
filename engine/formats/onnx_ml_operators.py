"""The operators of scikit-learn's models in ONNX (the domain ai.onnx.ml), one function each."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.formats.onnx_flows import Flow, FlowReader
from engine.formats.onnx_node import OnnxNode, Operand, flow_of
from engine.formats.sample_tensor import SampleTensor, add_dense
from engine.specification import ActivationSpec, Choice, DenseSpec

_POST_TRANSFORMS: Final = {"NONE": "linear", "LOGISTIC": "sigmoid", "SOFTMAX": "softmax"}


def _scaler(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    """Read ``(x - offset) * scale``."""
    x = flows.settled(flow_of(inputs[0]), node.name)
    offset, scale = (
        np.broadcast_to(np.asarray(node.attributes[name], float), x.shape)
        for name in ("offset", "scale")
    )
    return Flow(flows.scaled(x, scale, -offset * scale))


def _zip_map(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    """Read what gives the probabilities the names of their classes."""
    flows.report.approximate("left_out", received=f"{node.name} (ZipMap)")
    return flow_of(inputs[0])


def _linear_regressor(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    return _linear(flows, node, inputs[0], node.whole("targets", 1))


def _linear_classifier(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    """Read the scores; they are its second output."""
    labels = node.attributes.get("classlabels_ints") or node.attributes["intercepts"]
    return _linear(flows, node, inputs[0], len(labels))


def _linear(flows: FlowReader, node: OnnxNode, operand: Operand, units: int) -> Flow:
    """Read ``f(x Wᵀ + b)`` of coefficients (outputs, inputs) and a function of the scores."""
    x = flows.settled(flow_of(operand), node.name)
    choice = Choice(_POST_TRANSFORMS[node.attributes.get("post_transform", "NONE")])
    weights = np.array(node.attributes["coefficients"], float).reshape(units, x.units).T
    bias: NDArray[Any] = np.array(node.attributes.get("intercepts", [0.0] * units), float)
    if bias.shape != (units,) or len(x.shape) != 1:
        raise ValueError("intercepts")
    linear = DenseSpec(id=0, activation=Choice("linear"))
    z = add_dense(flows.builder, x, node.name, weights, bias, linear)
    made = SampleTensor(flows.builder.activate(z.layer, choice, node.name), z.shape)
    flows.report.understand("read_as", layer=node.name, received=node.operator, kind="dense")
    return Flow(made)


def _normalizer(flows: FlowReader, node: OnnxNode, inputs: Sequence[Operand]) -> Operand:
    """Pass over what divides probabilities by their sum where that is 1 already."""
    flow = flow_of(inputs[0])
    spec = flows.builder.layer(flow.x.layer).spec
    softmax = isinstance(spec, ActivationSpec) and spec.activation == Choice("softmax")
    if node.attributes.get("norm") != "L1" or not softmax or flow.values is not None:
        raise ValueError("norm")
    flows.report.approximate("left_out", received=f"{node.name} (Normalizer)")
    return flow


ML_OPERATORS: Final[Mapping[str, Callable[[FlowReader, OnnxNode, Sequence[Operand]], Operand]]] = {
    "ai.onnx.ml.Scaler": _scaler,
    "ai.onnx.ml.ZipMap": _zip_map,
    "ai.onnx.ml.LinearRegressor": _linear_regressor,
    "ai.onnx.ml.LinearClassifier": _linear_classifier,
    "ai.onnx.ml.Normalizer": _normalizer,
}
"""Which operators of scikit-learn are understood."""

#: The place among its outputs of what an operator computes, where it is not the first.
SECOND_OUTPUT: Final = ("ai.onnx.ml.LinearClassifier",)
