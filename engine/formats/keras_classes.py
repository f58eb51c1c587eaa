"""Every Keras layer that is understood: the white list, one function each."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np

from engine.formats.keras_activations import LAYERS_WITH_OPTIONS, function_of, title_of
from engine.formats.keras_configs import ConfigError, KerasCall
from engine.formats.keras_layers import KERAS_ACTIVATIONS
from engine.formats.keras_operations import JOINING_OPERATIONS, OPERATIONS, of_keras_3
from engine.formats.keras_reader import CUT, Inputs, KerasLayerReader, RefusedError
from engine.formats.keras_weights import Values
from engine.formats.sample_tensor import SampleTensor, add_dense, largest_of_pieces
from engine.formats.scaled_functions import ScaledFunction
from engine.specification import (
    ActivationSpec,
    BatchNormalizationSpec,
    Choice,
    ConcatenateSpec,
    DenseSpec,
    DropoutSpec,
    InputSpec,
)

_LINEAR: Final = Choice("linear")
#: The mark of what was cut off at 1 and lifted: cut off again it is a step.
_LIFTED: Final = "lifted"
#: A scale from here on, of what lies between 0 and 1, can only be meant as a step.
_LIFTS: Final = 1e30
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


def read_call(
    reader: KerasLayerReader, written: KerasCall, inputs: tuple[SampleTensor, ...]
) -> SampleTensor:
    """Return what a call of a layer or an operation makes.

    Raises
    ------
    RefusedError
        If it is not understood; the report says why.
    """
    call = of_keras_3(written)
    if is_unknown(reader, written):
        raise RefusedError
    if call.class_name not in _JOINS and len(inputs) != (call.class_name != "InputLayer"):
        raise reader.refused("several_inputs", call, received=len(inputs))
    for setting in _SETTINGS_LEFT_OUT:
        if call.config.get(setting) is not None:
            reader.report.approximate("setting_left_out", layer=call.name, setting=setting)
    if "float16" in str(call.config.get("dtype")):  # it computes in half precision there
        reader.report.approximate("setting_left_out", layer=call.name, setting="dtype")
    made = _CLASSES[call.class_name](reader, call, inputs)
    built = reader.builder.layer(made.layer)
    kind = "dense" if call.class_name == "Dense" else built.spec.kind
    reader.report.understand("read_as", layer=call.name, received=call.class_name, kind=kind)
    return made


def is_unknown(reader: KerasLayerReader, written: KerasCall) -> bool:
    """Refuse a class that is not on the list, and tell whether that was so."""
    call = of_keras_3(written)
    if call.class_name not in _CLASSES:
        reader.report.refuse("unknown_layer", layer=call.name, received=call.class_name)
    return call.class_name not in _CLASSES


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
    x = reader.unmarked(call, inputs[0])
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
    function = function_of(reader, call, call.config.get("activation"))
    return reader.function(call, z, function, title_of(reader, function))


def _activation(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    function = function_of(reader, call, call.config.get("activation"))
    return _of_its_own(reader, call, inputs[0], function)


def _of_its_own(
    reader: KerasLayerReader, call: KerasCall, x: SampleTensor, function: ScaledFunction
) -> SampleTensor:
    """Return an activation as a layer of its own, as it is in the file, where it has no scale."""
    if function != ScaledFunction(function.choice):
        return reader.function(call, x, function, title_of(reader, function))
    if x.mark or x.is_scaled or (function.choice.name == "softmax" and len(x.shape) != 1):
        x = reader.plain(call, x)
    layer = ActivationSpec(id=0, activation=function.choice)
    return SampleTensor(reader.builder.add(layer, call.name, [x.layer]), x.shape)


def _with_options(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    """Return a function that Keras has as a layer only; it joins the dense layer before it."""
    function = LAYERS_WITH_OPTIONS[call.class_name](reader, call)
    if function.choice.name in KERAS_ACTIVATIONS:
        return _of_its_own(reader, call, inputs[0], function)
    return reader.function(call, inputs[0], function, call.class_name)


def _relu(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    """Return a ReLU; cut off at 1, scaled and cut off again, it is our step."""
    (x,) = inputs
    if call.config.get("max_value") == 1.0 and len(x.shape) == 1 and not x.is_scaled:
        if x.mark == _LIFTED:
            step = ScaledFunction(Choice("step"))
            return reader.function(call, replace(x, mark=""), step, "step")
        if not x.mark:
            return replace(x, mark=CUT)
    return _with_options(reader, call, inputs)


def _prelu(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    x = reader.plain(call, inputs[0])
    alpha = reader.variables(call, "alpha")["alpha"]
    if alpha.size == 1:  # one slope that all units share
        alpha = np.full(x.units, alpha.reshape(()))
    alpha = reader.shaped(call, "alpha", alpha, (x.units,))
    made = reader.builder.activate(x.layer, Choice("prelu"), call.name, alpha)
    return SampleTensor(made, x.shape)


def _dropout(reader: KerasLayerReader, call: KerasCall, inputs: Inputs) -> SampleTensor:
    x = reader.unmarked(call, inputs[0])
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
    with_batch = call.config.get("newshape")
    if isinstance(with_batch, list) and with_batch[:1] in ([-1], [None]):
        target = with_batch[1:]
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
    if x.mark == CUT and np.all(scale >= _LIFTS) and not np.any(shift):
        return replace(x, mark=_LIFTED)
    return reader.unmarked(call, x).scaled(scale, shift)


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
    names = ("mean", "variance")
    if all(call.config.get(name) is not None for name in names):
        mean, variance = (_numbers(call, name, x, 0.0).reshape(-1) for name in names)
    else:
        found = reader.variables(call, *names)
        mean, variance = (found[name].astype(float).reshape(-1) for name in names)
    if mean.size not in (1, x.shape[-1]) or variance.size != mean.size:
        shapes = {"expected": x.shape[-1:], "received": mean.shape}
        raise reader.refused("weights_shape", call, array="mean", **shapes)
    deviation = np.maximum(np.sqrt(np.maximum(variance, 0.0)), 1e-7)
    return x.scaled(1.0 / deviation, -mean / deviation)


_JOINS: Final = ("Concatenate", *JOINING_OPERATIONS)
_CLASSES: Final[Mapping[str, Callable[[KerasLayerReader, KerasCall, Inputs], SampleTensor]]] = {
    **OPERATIONS,
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
