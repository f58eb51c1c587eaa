"""Functions and arithmetic between Keras's layers: ``keras.ops``, and Keras 2's ``tf`` calls."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np

from engine.formats.keras_activations import function_of
from engine.formats.keras_configs import ConfigError, KerasCall, operands
from engine.formats.keras_reader import Inputs, KerasLayerReader
from engine.formats.sample_tensor import SampleTensor, largest_of_layers
from engine.formats.scaled_functions import ScaledFunction, clipping, line_of
from engine.specification import AddSpec, Choice

Read = Callable[[KerasLayerReader, KerasCall, Inputs], SampleTensor]

#: Operations that are called like an activation, and how Keras calls that.
_NAMED: Final[Mapping[str, str]] = {
    "Relu": "relu",
    "Relu6": "relu6",
    "Sigmoid": "sigmoid",
    "Tanh": "tanh",
    "Silu": "silu",
    "Selu": "selu",
    "Softplus": "softplus",
    "Softsign": "softsign",
    "HardSigmoid": "hard_sigmoid",
    "HardTanh": "hard_tanh",
    "Mish": "mish",
}
#: What Keras 2 calls an operation of TensorFlow's, and what Keras 3 calls it.
_OF_TENSORFLOW: Final[Mapping[str, str]] = {
    "nn.relu": "Relu",
    "nn.relu6": "Relu6",
    "nn.leaky_relu": "LeakyRelu",
    "nn.elu": "Elu",
    "nn.selu": "Selu",
    "nn.silu": "Silu",
    "nn.gelu": "Gelu",
    "nn.softmax": "Softmax",
    "nn.softsign": "Softsign",
    "nn.softplus": "Softplus",
    "nn.sigmoid": "Sigmoid",
    "nn.tanh": "Tanh",
    "math.softplus": "Softplus",
    "math.sigmoid": "Sigmoid",
    "math.tanh": "Tanh",
    "math.maximum": "Maximum",
    "math.negative": "Negative",
    "math.add": "Add",
    "math.subtract": "Subtract",
    "math.multiply": "Multiply",
    "math.truediv": "TrueDivide",
    "math.divide": "TrueDivide",
    "__operators__.add": "Add",
    "concat": "Concatenate",
    "clip_by_value": "Clip",
    "reshape": "Reshape",
}
#: Its arguments, and what Keras 3 calls them.
_ARGUMENTS: Final[Mapping[str, str]] = {
    "clip_value_min": "x_min",
    "clip_value_max": "x_max",
    "shape": "newshape",
}


def of_keras_3(call: KerasCall) -> KerasCall:
    """Return a call of TensorFlow's function as the operation of Keras 3 that is the same."""
    if call.class_name != "TFOpLambda":
        return call
    function = call.config.get("function")
    name = _OF_TENSORFLOW.get(function) if isinstance(function, str) else None
    if name is None:
        return replace(call, class_name=f"tf.{function}")
    arguments = _keywords(call.node)
    config = {_ARGUMENTS.get(key, key): value for key, value in arguments.items()}
    if name == "LeakyRelu":
        config["negative_slope"] = arguments.get("alpha", 0.2)
    return replace(call, class_name=name, config=config)


def _keywords(node: Any) -> Mapping[str, Any]:
    """Return the arguments by name of a call of Keras 2: the last of its list, or of its first."""
    while isinstance(node, list) and node:
        if isinstance(node[-1], Mapping):
            return node[-1]
        node = node[0]
    return {}


def _function(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    name = _NAMED[call.class_name]
    return reader.function(call, inputs[0], function_of(reader, call, name), name)


def _with_option(option: str, default: float) -> Read:
    """Return the reader of an operation whose one setting is a number."""

    def read(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
        """Read the operation with its number."""
        name = "leaky_relu" if option == "slope" else "elu"
        theirs = "negative_slope" if option == "slope" else option
        value = reader.number(call, theirs, default)
        if call.class_name == "Celu" and value != 1.0:
            raise reader.refused("unsupported_setting", call, setting="alpha", received=value)
        function = ScaledFunction(Choice.of(name, **{option: value}))
        return reader.function(call, inputs[0], function, call.class_name)

    return read


def _gelu(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    made = reader.function(call, inputs[0], ScaledFunction(Choice("gelu")), "gelu")
    if call.config.get("approximate"):
        nearest = {"received": "gelu (tanh)", "nearest": "gelu"}
        reader.report.approximate("nearest_function", layer=call.name, **nearest)
    return made


def _clip(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    low, high = (reader.number(call, name) for name in ("x_min", "x_max"))
    if not low < high:
        raise reader.refused("unsupported_setting", call, setting="x_max", received=high)
    return reader.function(call, inputs[0], clipping(low, high), "clip")


def _arithmetic(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    """Read ``+ - * /`` of a tensor and a constant, or of tensors where we have it."""
    if len(inputs) != 1:
        return _of_tensors(reader, call, inputs)
    (x,) = inputs
    given = list(operands(call.node))
    constants = [one for one in given if not isinstance(one, tuple)]
    if len(given) != 2 or len(constants) != 1:
        raise ConfigError("an operation without its operands")
    constant = np.asarray(constants[0], float)
    if call.class_name == "Maximum" and not constant.any():
        return reader.function(call, x, ScaledFunction(Choice("relu")), "relu")
    line = line_of(call.class_name, constant, samples_first=isinstance(given[0], tuple))
    if line is None:
        raise reader.refused("unknown_layer", call, received=call.class_name)
    try:
        return x.scaled(*line)
    except ValueError:
        shapes = {"expected": x.shape, "received": constant.shape}
        raise reader.refused("weights_shape", call, array="constant", **shapes) from None


def _of_tensors(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    if call.class_name == "Maximum":
        largest = largest_of_layers(reader.builder, inputs)
        if largest is None:
            raise reader.refused("unknown_layer", call, received=call.class_name)
        return largest
    if call.class_name == "Subtract" and len(inputs) == 2:
        inputs = (inputs[0], inputs[1].scaled(np.array(-1.0), np.array(0.0)))
    elif call.class_name != "Add":
        raise reader.refused("unknown_layer", call, received=call.class_name)
    return _sum(reader, call, inputs)


def _sum(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    numbers = [reader.row(call, x) for x in inputs]
    return SampleTensor(reader.builder.add(AddSpec(id=0), call.name, numbers), inputs[0].shape)


def _average(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    share = np.array(1.0 / max(len(inputs), 1))
    return _sum(reader, call, inputs).scaled(share, np.array(0.0))


def _negative(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    return inputs[0].scaled(np.array(-1.0), np.array(0.0))


#: Operations that take several tensors.
JOINING_OPERATIONS: Final = ("Add", "Subtract", "Multiply", "Maximum", "Average", "TrueDivide")

OPERATIONS: Final[Mapping[str, Read]] = {
    **dict.fromkeys(_NAMED, _function),
    **dict.fromkeys(JOINING_OPERATIONS, _arithmetic),
    "Divide": _arithmetic,
    "Average": _average,
    "Negative": _negative,
    "Clip": _clip,
    "Gelu": _gelu,
    "Elu": _with_option("alpha", 1.0),
    "Celu": _with_option("alpha", 1.0),
    "LeakyRelu": _with_option("slope", 0.2),
}
"""Which operations are understood, by Keras 3's class names."""
