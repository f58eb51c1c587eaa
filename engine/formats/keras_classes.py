"""Every Keras layer that is understood: the white list, one function each."""

import math
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np

from engine.formats.import_report import ReportWriter
from engine.formats.keras_configs import ConfigError, KerasCall, class_of
from engine.formats.keras_layers import KERAS_ACTIVATIONS
from engine.formats.keras_weights import KerasWeights, Values
from engine.formats.network_builder import NetworkBuilder
from engine.formats.sample_tensor import (
    SampleTensor,
    add_dense,
    largest_of_pieces,
    rescaled_dense,
)
from engine.specification import (
    ActivationSpec,
    AddSpec,
    BatchNormalizationSpec,
    Choice,
    ConcatenateSpec,
    DenseSpec,
    DropoutSpec,
    InputSpec,
)

_LINEAR: Final = Choice("linear")
#: A scale from here on, of what lies between 0 and 1, can only be meant as a step.
_LIFTS: Final = 1e30
#: Keras 2's hard sigmoid is 0.2 z + 0.5: ours of 1.2 z.
_HARD_SIGMOID_OF_KERAS_2: Final = 1.2

_BY_NAME: Final[Mapping[str, Choice]] = {
    **{theirs: Choice(ours) for ours, theirs in KERAS_ACTIVATIONS.items()},
    "swish": Choice("swish"),
    "elu": Choice("elu"),
    "celu": Choice("elu"),
    "leaky_relu": Choice.of("leaky_relu", slope=0.2),
}
_SETTINGS_LEFT_OUT: Final = (
    "kernel_regularizer",
    "bias_regularizer",
    "activity_regularizer",
    "beta_regularizer",
    "gamma_regularizer",
    "alpha_regularizer",
    "kernel_constraint",
    "bias_constraint",
    "beta_constraint",
    "gamma_constraint",
    "alpha_constraint",
)


class RefusedError(Exception):
    """A layer cannot be read; why is in the report."""


class KerasLayerReader:
    """Turns calls of Keras layers into layers of ours.

    Parameters
    ----------
    builder : NetworkBuilder
    weights : KerasWeights
    version : str
        Keras's version that wrote the file, as far as it is known.
    """

    def __init__(self, builder: NetworkBuilder, weights: KerasWeights, version: str) -> None:
        self.builder = builder
        self.report: ReportWriter = builder.report
        self._weights = weights
        self.is_keras_2 = version.startswith(("1.", "2."))

    def read(self, call: KerasCall, inputs: tuple[SampleTensor, ...]) -> SampleTensor:
        """Return what a call makes.

        Raises
        ------
        RefusedError
            If it is not understood; the report says why.
        """
        if self.note_if_unknown(call):
            raise RefusedError
        reader = _CLASSES[call.class_name]
        if call.class_name not in _JOINS and len(inputs) != (call.class_name != "InputLayer"):
            raise self.refused("several_inputs", call, received=len(inputs))
        for setting in _SETTINGS_LEFT_OUT:
            if call.config.get(setting) is not None:
                self.report.approximate("setting_left_out", layer=call.name, setting=setting)
        if "float16" in str(call.config.get("dtype")):  # it computes in half precision there
            self.report.approximate("setting_left_out", layer=call.name, setting="dtype")
        made = reader(self, call, inputs)
        built = self.builder.layer(made.layer)
        kind = "dense" if call.class_name == "Dense" else built.spec.kind
        self.report.understand("read_as", layer=call.name, received=call.class_name, kind=kind)
        return made

    def note_if_unknown(self, call: KerasCall) -> bool:
        """Refuse a class that is not on the list, and tell whether that was so."""
        if call.class_name not in _CLASSES:
            self.report.refuse("unknown_layer", layer=call.name, received=call.class_name)
        return call.class_name not in _CLASSES

    def refused(self, kind: str, call: KerasCall, **values: Any) -> RefusedError:
        """Note a refusal and return what carries it out of the layer."""
        self.report.refuse(kind, layer=call.name, **values)
        return RefusedError()

    def row(self, call: KerasCall, x: SampleTensor) -> int:
        """Return the layer of a tensor that is a plain row of numbers."""
        if x.mark or len(x.shape) != 1:
            raise self.refused("unsupported_shape", call, received=x.shape)
        if x.is_scaled:
            raise self.refused("constant_elsewhere", call, received="Rescaling")
        return x.layer

    def variables(self, call: KerasCall, *wanted: str) -> dict[str, Values]:
        """Return all of the variables, or refuse where one is missing."""
        found = self._weights.of(call, wanted)
        for name in wanted:
            if name not in found:
                raise self.refused("weights_missing", call, array=name)
        return found

    def shaped(self, call: KerasCall, name: str, values: Values, shape: tuple[int, ...]) -> Values:
        """Return the values if they have the shape, else refuse."""
        if values.shape != shape:
            shapes = {"expected": shape, "received": values.shape}
            raise self.refused("weights_shape", call, array=name, **shapes)
        return values

    def setting(self, call: KerasCall, name: str, default: Any, *allowed: Any) -> None:
        """Refuse a setting that is none of those that are understood."""
        value = call.config.get(name, default)
        if value != default and value not in allowed:
            raise self.refused("unsupported_setting", call, setting=name, received=value)

    def number(self, call: KerasCall, name: str, default: float | None = None) -> float:
        """Return a number of the config."""
        value = call.config.get(name)
        value = default if value is None else value
        if isinstance(value, Mapping) and isinstance(value.get("value"), int | float):
            value = value["value"]  # Keras 2 writes a NumPy number as an object
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ConfigError(f"no number {name}")
        return float(value)


Inputs = tuple[SampleTensor, ...]


def _input(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    shape = _input_shape(call.config)
    if shape is None:
        raise reader.refused("input_unknown", call)
    units = math.prod(shape)
    picture = shape if len(shape) in (2, 3) else None
    layer = InputSpec(id=0, units=units, image_shape=picture)
    return SampleTensor(reader.builder.add(layer, call.name), shape)


def _input_shape(config: Mapping[str, Any]) -> tuple[int, ...] | None:
    """Return the shape of a sample as any generation of Keras writes it, None if it is open."""
    whole = config.get("batch_shape", config.get("batch_input_shape"))
    shape = whole[1:] if isinstance(whole, list) else config.get("input_shape")
    if shape is None and "input_dim" in config:
        shape = [config["input_dim"]]
    if isinstance(shape, list) and shape and all(type(one) is int and one > 0 for one in shape):
        return tuple(shape)
    return None


def _dense(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    (x,) = inputs
    if x.mark or len(x.shape) != 1:
        raise reader.refused("unsupported_shape", call, received=x.shape)
    reader.setting(call, "quantization_config", None)
    reader.setting(call, "lora_rank", None)
    has_bias = call.config.get("use_bias", call.config.get("bias", True)) is not False
    found = reader.variables(call, "kernel", *(["bias"] if has_bias else []))
    units = int(reader.number(call, "units", call.config.get("output_dim")))
    kernel = reader.shaped(call, "kernel", found["kernel"], (x.units, units))
    bias = reader.shaped(call, "bias", found["bias"], (units,)) if has_bias else None
    if x.is_scaled:
        reader.report.approximate("merged", layer=call.name, received="Rescaling")
    trains = call.config.get("trainable") is not False
    spec = DenseSpec(id=0, activation=_LINEAR, weights_trainable=trains, bias_trainable=trains)
    z = add_dense(reader.builder, x, call.name, kernel, bias, spec)
    return _activated(reader, call, call.config.get("activation"), z)


def _activated(
    reader: KerasLayerReader, call: KerasCall, described: Any, z: SampleTensor
) -> SampleTensor:
    """Return a tensor with an activation behind it, which becomes part of the layer before."""
    choice, scale = _choice(reader, call, described)
    if scale != 1.0:
        rescaled = rescaled_dense(reader.builder, z, np.array(scale), np.array(0.0))
        if rescaled is None:
            raise reader.refused("unknown_activation", call, received="hard_sigmoid (Keras 2)")
        reader.report.approximate("merged", layer=call.name, received="hard_sigmoid (Keras 2)")
        z = rescaled
    number = reader.builder.activate(z.layer, choice, call.name)
    return SampleTensor(number, z.shape)


def _choice(reader: KerasLayerReader, call: KerasCall, described: Any) -> tuple[Choice, float]:
    """Return an activation, and what its input has to be multiplied by."""
    if described is None:
        return _LINEAR, 1.0
    if isinstance(described, Mapping):
        name = class_of(described)
        inner = described.get("config")
        if name in _OPTION_LAYERS and isinstance(inner, Mapping):
            own = KerasCall(name, call.name, inner, call.key, (), (), ())
            return _OPTION_LAYERS[name](reader, own), 1.0
        described = inner if name == "function" else name
    if isinstance(described, str) and described == "hard_sigmoid" and reader.is_keras_2:
        return Choice("hard_sigmoid"), _HARD_SIGMOID_OF_KERAS_2
    if not isinstance(described, str) or described not in _BY_NAME:
        raise reader.refused("unknown_activation", call, received=described)
    return _BY_NAME[described], 1.0


def _activation(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    choice, scale = _choice(reader, call, call.config.get("activation"))
    if scale != 1.0:
        reader.row(call, inputs[0])
        return _activated(reader, call, call.config.get("activation"), inputs[0])
    return _function(reader, call, inputs[0], choice)


def _function(
    reader: KerasLayerReader, call: KerasCall, x: SampleTensor, choice: Choice
) -> SampleTensor:
    """Return an activation as a layer of its own, as it is in the file."""
    if x.mark or x.is_scaled or (choice.name == "softmax" and len(x.shape) != 1):
        reader.row(call, x)
    layer = ActivationSpec(id=0, activation=choice)
    return SampleTensor(reader.builder.add(layer, call.name, [x.layer]), x.shape)


def _with_options(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    """Return a function that Keras has as a layer only; it joins the dense layer before it."""
    choice = _OPTION_LAYERS[call.class_name](reader, call)
    if choice.name in KERAS_ACTIVATIONS:
        return _function(reader, call, inputs[0], choice)
    reader.row(call, inputs[0])
    number = reader.builder.activate(inputs[0].layer, choice, call.name)
    return SampleTensor(number, inputs[0].shape)


def _leaky_relu(reader: KerasLayerReader, call: KerasCall) -> Choice:
    older = reader.number(call, "alpha", 0.3)
    return Choice.of("leaky_relu", slope=reader.number(call, "negative_slope", older))


def _elu(reader: KerasLayerReader, call: KerasCall) -> Choice:
    return Choice.of("elu", alpha=reader.number(call, "alpha", 1.0))


def _softmax_choice(reader: KerasLayerReader, call: KerasCall) -> Choice:
    reader.setting(call, "axis", -1, 1, [-1], [1])
    return Choice("softmax")


def _relu_choice(reader: KerasLayerReader, call: KerasCall) -> Choice:
    reader.setting(call, "max_value", None)
    reader.setting(call, "threshold", 0.0, None)
    slope = reader.number(call, "negative_slope", 0.0)
    return Choice.of("leaky_relu", slope=slope) if slope else Choice("relu")


def _relu(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    """Return a ReLU; cut off at 1, scaled and cut off again, it is our step."""
    (x,) = inputs
    if call.config.get("max_value") == 1.0 and len(x.shape) == 1 and not x.is_scaled:
        if x.mark == "lifted":
            return SampleTensor(
                reader.builder.activate(x.layer, Choice("step"), call.name), x.shape
            )
        if not x.mark:
            return SampleTensor(x.layer, x.shape, mark="cut")
    return _with_options(reader, call, inputs)


def _prelu(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    number = reader.row(call, inputs[0])
    alpha = reader.variables(call, "alpha")["alpha"]
    if alpha.size == 1:  # one slope that all units share
        alpha = np.full(inputs[0].units, alpha.reshape(()))
    alpha = reader.shaped(call, "alpha", alpha, (inputs[0].units,))
    made = reader.builder.activate(number, Choice("prelu"), call.name, alpha)
    return SampleTensor(made, inputs[0].shape)


def _dropout(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    (x,) = inputs
    rate = reader.number(call, "rate", call.config.get("p"))
    if not x.is_plain:  # what it drops of a picture or before a scaling is the same as behind it
        return _left_out(reader, call, inputs)
    return SampleTensor(
        reader.builder.add(DropoutSpec(id=0, rate=rate), call.name, [x.layer]), x.shape
    )


def _left_out(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    reader.report.approximate("left_out", received=f"{call.name} ({call.class_name})")
    return inputs[0]


def _batch_normalization(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    number, units = reader.row(call, inputs[0]), inputs[0].units
    reader.setting(call, "axis", -1, 1, [1], [-1])
    reader.setting(call, "renorm", False)
    present = {"gamma": "scale", "beta": "center"}
    wanted = [
        name
        for name in ("gamma", "beta", "moving_mean", "moving_variance")
        if call.config.get(present.get(name, ""), True) is not False
    ]
    found = reader.variables(call, *wanted)
    values = {name: reader.shaped(call, name, found[name], (units,)) for name in wanted}
    values = {"gamma": np.ones(units), "beta": np.zeros(units), **values}
    theirs = {"running_mean": "moving_mean", "running_variance": "moving_variance"}
    own = {name: values[theirs.get(name, name)] for name in ("gamma", "beta", *theirs)}
    momentum = 1.0 - reader.number(call, "momentum", 0.99)
    spec = BatchNormalizationSpec(
        id=0, momentum=momentum, epsilon=reader.number(call, "epsilon", 1e-3)
    )
    return SampleTensor(reader.builder.add(spec, call.name, [number], own), (units,))


def _add(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    numbers = [reader.row(call, x) for x in inputs]
    return SampleTensor(reader.builder.add(AddSpec(id=0), call.name, numbers), inputs[0].shape)


def _concatenate(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    reader.setting(call, "axis", -1, 1)
    numbers = [reader.row(call, x) for x in inputs]
    made = reader.builder.add(ConcatenateSpec(id=0), call.name, numbers)
    return SampleTensor(made, (sum(x.units for x in inputs),))


def _flatten(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    (x,) = inputs
    if len(x.shape) > 2:
        reader.setting(call, "data_format", "channels_last", None)
    return SampleTensor(x.layer, (x.units,), x.scale, x.shift, x.mark)


def _reshape(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    (x,) = inputs
    target = call.config.get("target_shape")
    if not isinstance(target, list) or not all(type(one) is int for one in target):
        raise ConfigError("no target_shape")
    known = math.prod(one for one in target if one != -1)
    shape = tuple(x.units // max(known, 1) if one == -1 else one for one in target)
    if math.prod(shape) != x.units or min(shape, default=1) < 1:
        raise reader.refused("unsupported_setting", call, setting="target_shape", received=target)
    return SampleTensor(x.layer, shape, x.scale, x.shift, x.mark)


def _largest(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    reader.setting(call, "keepdims", False)
    axis = 1 if call.config.get("data_format") == "channels_first" else 0
    made = largest_of_pieces(reader.builder, inputs[0], axis)
    if made is None:
        raise reader.refused("unknown_layer", call, received=call.class_name)
    return made


def _rescaling(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    (x,) = inputs
    scale, shift = (_numbers(call, name, x, default) for name, default in _RESCALING)
    if x.mark == "cut" and np.all(scale >= _LIFTS) and not np.any(shift):
        return SampleTensor(x.layer, x.shape, mark="lifted")
    return x.scaled(scale, shift)


_RESCALING: Final = (("scale", 1.0), ("offset", 0.0))


def _numbers(call: KerasCall, name: str, x: SampleTensor, default: float) -> Values:
    try:
        values = np.asarray(call.config.get(name, default), float)
        np.broadcast_to(values, x.shape)
    except (TypeError, ValueError):
        raise ConfigError(f"no numbers {name}") from None
    return values


def _normalization(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    """Return (x − mean) / sqrt(variance), Keras's standard scaler."""
    (x,) = inputs
    reader.setting(call, "invert", False)
    found = reader.variables(call, "mean", "variance")
    mean, variance = (found[name].astype(float).reshape(-1) for name in ("mean", "variance"))
    if mean.size not in (1, x.shape[-1]) or variance.size != mean.size:
        shapes = {"expected": x.shape[-1:], "received": mean.shape}
        raise reader.refused("weights_shape", call, array="mean", **shapes)
    deviation = np.maximum(np.sqrt(np.maximum(variance, 0.0)), 1e-7)
    return x.scaled(1.0 / deviation, -mean / deviation)


_JOINS: Final = ("Add", "Concatenate")
_OPTION_LAYERS: Final[Mapping[str, Callable[[KerasLayerReader, KerasCall], Choice]]] = {
    "LeakyReLU": _leaky_relu,
    "ELU": _elu,
    "ReLU": _relu_choice,
    "Softmax": _softmax_choice,
}
_CLASSES: Final[Mapping[str, Callable[[KerasLayerReader, KerasCall, Inputs], SampleTensor]]] = {
    "InputLayer": _input,
    "Dense": _dense,
    "Activation": _activation,
    "ReLU": _relu,
    "LeakyReLU": _with_options,
    "ELU": _with_options,
    "Softmax": _with_options,
    "PReLU": _prelu,
    "Dropout": _dropout,
    "BatchNormalization": _batch_normalization,
    "BatchNormalizationV1": _batch_normalization,
    "Add": _add,
    "Concatenate": _concatenate,
    "Flatten": _flatten,
    "Reshape": _reshape,
    "GlobalMaxPooling1D": _largest,
    "Rescaling": _rescaling,
    "Normalization": _normalization,
    "Identity": _left_out,
    "GaussianNoise": _left_out,
    "GaussianDropout": _left_out,
    "AlphaDropout": _left_out,
    "ActivityRegularization": _left_out,
}
