"""Every layer and activation of the engine as nodes of an ONNX graph."""

import math
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np

from engine.array_types import Array
from engine.specification import (
    ACTIVATIONS,
    ActivationSpec,
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    DropoutSpec,
    LayerSpec,
    MaxoutSpec,
    activation_of,
    option_values,
)

#: Of 2021: old enough for every tool in use, new enough for all that is written here.
OPSET: Final = 17
IR_VERSION: Final = 8


class GraphNodes:
    """Nodes and initializers, in the order they are computed.

    Tensors are called after their layers, parameters ``<layer>.<parameter>``, and what lies
    between ``<layer>/1`` and so on; no layer's name has a dot or a slash.
    """

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: dict[str, Array] = {}
        self._layer = ""
        self._between = 0

    def begin(self, layer: str) -> None:
        """Begin the nodes of a layer."""
        self._layer, self._between = layer, 0

    def constant(self, name: str, values: Array) -> str:
        """Add an initializer of this layer and return its name."""
        tensor = f"{self._layer}.{name}"
        self.constants[tensor] = np.asarray(values, order="C")
        return tensor

    def initializers(self) -> list[Any]:
        """Return the constants as ``onnx.TensorProto``, which copies them."""
        from onnx import numpy_helper

        return [numpy_helper.from_array(values, name) for name, values in self.constants.items()]

    def number(self, name: str, value: float) -> str:
        """Add a single number."""
        return self.constant(name, np.array(value, np.float32))

    def node(self, operator: str, inputs: list[str], output: str = "", **attributes: Any) -> str:
        """Add a node and return the name of its output."""
        from onnx import helper

        if not output:
            self._between += 1
            output = f"{self._layer}/{self._between}"
        self.nodes.append(helper.make_node(operator, inputs, [output], output, **attributes))
        return output


def is_known(layer: LayerSpec) -> bool:
    """Tell whether `add_layer` has nodes for this layer and its activation."""
    activation = activation_of(layer)
    return layer.kind in _LAYERS and (
        activation is None or activation.name in _OPERATORS or activation.name in _COMPOSED
    )


def add_layer(
    graph: GraphNodes, layer: LayerSpec, name: str, inputs: list[str], own: Mapping[str, Array]
) -> None:
    """Add the nodes of a known layer whose inputs are there already; its output bears its name."""
    graph.begin(name)
    _LAYERS[layer.kind](graph, layer, inputs, name, own)


def _dense(
    graph: GraphNodes, layer: DenseSpec, inputs: list[str], name: str, own: Mapping[str, Array]
) -> None:
    is_linear = layer.activation.name == "linear"
    z = _affine(graph, inputs[0], own, name if is_linear else "")
    if not is_linear:
        _activate(graph, layer.activation, z, name, own)


def _activation(
    graph: GraphNodes, layer: ActivationSpec, inputs: list[str], name: str, own: Mapping[str, Array]
) -> None:
    _activate(graph, layer.activation, inputs[0], name, own)


def _affine(graph: GraphNodes, x: str, own: Mapping[str, Array], output: str) -> str:
    weights = graph.constant("weights", own["weights"])
    if "bias" not in own:
        return graph.node("MatMul", [x, weights], output)
    return graph.node("Gemm", [x, weights, graph.constant("bias", own["bias"])], output)


def _add(
    graph: GraphNodes, layer: LayerSpec, inputs: list[str], name: str, own: Mapping[str, Array]
) -> None:
    total = inputs[0]
    for term in inputs[1:-1]:
        total = graph.node("Add", [total, term])
    graph.node("Add", [total, inputs[-1]], name)


def _concatenate(
    graph: GraphNodes, layer: LayerSpec, inputs: list[str], name: str, own: Mapping[str, Array]
) -> None:
    graph.node("Concat", inputs, name, axis=1)


def _dropout(
    graph: GraphNodes, layer: DropoutSpec, inputs: list[str], name: str, own: Mapping[str, Array]
) -> None:
    """Add the node that does nothing in use, so that training tools find it again."""
    graph.node("Dropout", [inputs[0], graph.number("rate", layer.rate)], name)


def _batch_normalization(
    graph: GraphNodes,
    layer: BatchNormalizationSpec,
    inputs: list[str],
    name: str,
    own: Mapping[str, Array],
) -> None:
    names = ("gamma", "beta", "running_mean", "running_variance")
    statistics = [graph.constant(one, own[one]) for one in names]
    graph.node(
        "BatchNormalization",
        [inputs[0], *statistics],
        name,
        epsilon=layer.epsilon,
        momentum=1.0 - layer.momentum,  # ONNX's is the share of the old value
    )


def _maxout(
    graph: GraphNodes, layer: MaxoutSpec, inputs: list[str], name: str, own: Mapping[str, Array]
) -> None:
    z = _affine(graph, inputs[0], own, "")
    shape = graph.constant("shape", np.array([-1, layer.units, layer.pieces], np.int64))
    pieces = graph.node("Reshape", [z, shape])
    graph.node("ReduceMax", [pieces], name, axes=[2], keepdims=0)


#: The nodes of each layer kind; a kind that is missing here is refused by name.
_LAYERS: Final[Mapping[str, Callable[..., None]]] = {
    "dense": _dense,
    "activation": _activation,
    "add": _add,
    "concatenate": _concatenate,
    "dropout": _dropout,
    "batch_normalization": _batch_normalization,
    "maxout": _maxout,
}


def _activate(
    graph: GraphNodes, choice: Choice, z: str, name: str, own: Mapping[str, Array]
) -> None:
    if choice.name in _COMPOSED:
        _COMPOSED[choice.name](graph, z, name, own)
    else:
        operator, names = _OPERATORS[choice.name]
        options = option_values(ACTIVATIONS, choice)
        attributes = {theirs: options.get(ours, ours) for theirs, ours in names.items()}
        graph.node(operator, [z], name, **attributes)


#: The operator of each activation that has one, and where its attributes come from: an option,
#: or a number.
_OPERATORS: Final[Mapping[str, tuple[str, Mapping[str, Any]]]] = {
    "linear": ("Identity", {}),
    "sigmoid": ("Sigmoid", {}),
    "tanh": ("Tanh", {}),
    "relu": ("Relu", {}),
    "leaky_relu": ("LeakyRelu", {"alpha": "slope"}),
    "elu": ("Elu", {"alpha": "alpha"}),
    "selu": ("Selu", {}),
    "softplus": ("Softplus", {}),
    "softsign": ("Softsign", {}),
    "hard_sigmoid": ("HardSigmoid", {"alpha": 1.0 / 6.0, "beta": 0.5}),
    "softmax": ("Softmax", {"axis": 1}),
}


def _step(graph: GraphNodes, z: str, name: str, own: Mapping[str, Array]) -> None:
    from onnx import TensorProto

    fires = graph.node("Greater", [z, graph.number("threshold", 0.0)])
    graph.node("Cast", [fires], name, to=TensorProto.FLOAT)


def _prelu(graph: GraphNodes, z: str, name: str, own: Mapping[str, Array]) -> None:
    graph.node("PRelu", [z, graph.constant("slope", own["slope"])], name)


def _swish(graph: GraphNodes, z: str, name: str, own: Mapping[str, Array]) -> None:
    graph.node("Mul", [z, graph.node("Sigmoid", [z])], name)


def _mish(graph: GraphNodes, z: str, name: str, own: Mapping[str, Array]) -> None:
    graph.node("Mul", [z, graph.node("Tanh", [graph.node("Softplus", [z])])], name)


def _gelu(graph: GraphNodes, z: str, name: str, own: Mapping[str, Array]) -> None:
    """Add z · (1 + erf(z / √2)) / 2, as PyTorch exports it; the operator Gelu is of 2023."""
    scaled = graph.node("Div", [z, graph.number("root_of_two", math.sqrt(2.0))])
    twice_phi = graph.node("Add", [graph.node("Erf", [scaled]), graph.number("one", 1.0)])
    product = graph.node("Mul", [z, twice_phi])
    graph.node("Mul", [product, graph.number("half", 0.5)], name)


#: Activations that take several nodes, or weights of their own.
_COMPOSED: Final[Mapping[str, Callable[[GraphNodes, str, str, Mapping[str, Array]], None]]] = {
    "step": _step,
    "prelu": _prelu,
    "swish": _swish,
    "mish": _mish,
    "gelu": _gelu,
}
