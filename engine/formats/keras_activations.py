"""Keras's activations, by their names and as layers with options, by ours."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from engine.formats.keras_configs import KerasCall, class_of
from engine.formats.keras_layers import KERAS_ACTIVATIONS
from engine.formats.keras_reader import KerasLayerReader
from engine.formats.scaled_functions import ScaledFunction, clipping
from engine.specification import Choice

_LINEAR: Final = ScaledFunction(Choice("linear"))
#: Keras 2's hard sigmoid is 0.2 z + 0.5: ours of 1.2 z.
_HARD_SIGMOID_OF_KERAS_2: Final = ScaledFunction(Choice("hard_sigmoid"), scale=1.2)

_BY_NAME: Final[Mapping[str, ScaledFunction]] = {
    **{theirs: ScaledFunction(Choice(ours)) for ours, theirs in KERAS_ACTIVATIONS.items()},
    "swish": ScaledFunction(Choice("swish")),
    "elu": ScaledFunction(Choice("elu")),
    "celu": ScaledFunction(Choice("elu")),
    "leaky_relu": ScaledFunction(Choice.of("leaky_relu", slope=0.2)),
    "relu6": clipping(0.0, 6.0),
    "hard_tanh": clipping(-1.0, 1.0),
}


def function_of(reader: KerasLayerReader, call: KerasCall, described: Any) -> ScaledFunction:
    """Return the function that a layer's ``activation`` means.

    Raises
    ------
    RefusedError
        If we have none that computes the same.
    """
    if described is None:
        return _LINEAR
    if isinstance(described, Mapping):
        name = "lambda" if _is_code(described) else class_of(described)
        inner = described.get("config")
        if name in LAYERS_WITH_OPTIONS and isinstance(inner, Mapping):
            own = KerasCall(name, call.name, inner, call.key, (), (), ())
            return LAYERS_WITH_OPTIONS[name](reader, own)
        described = inner if name == "function" else name
    if isinstance(described, str) and described == "hard_sigmoid" and reader.is_keras_2:
        return _HARD_SIGMOID_OF_KERAS_2
    if not isinstance(described, str) or described not in _BY_NAME:
        raise reader.refused("unknown_activation", call, received=described)
    return _BY_NAME[described]


def _is_code(described: Mapping[str, Any]) -> bool:
    """Tell whether this is how Keras 3 keeps a function without a name: as its bytes."""
    return "value" in described and "class_name" not in described


def title_of(reader: KerasLayerReader, function: ScaledFunction) -> str:
    """Return what a function with a scale is called in the report."""
    if function is _HARD_SIGMOID_OF_KERAS_2:
        return "hard_sigmoid (Keras 2)"
    return next((name for name, one in _BY_NAME.items() if one is function), "a scale")


def _leaky_relu(reader: KerasLayerReader, call: KerasCall) -> ScaledFunction:
    older = reader.number(call, "alpha", 0.3)
    slope = reader.number(call, "negative_slope", older)
    return ScaledFunction(Choice.of("leaky_relu", slope=slope))


def _elu(reader: KerasLayerReader, call: KerasCall) -> ScaledFunction:
    return ScaledFunction(Choice.of("elu", alpha=reader.number(call, "alpha", 1.0)))


def _softmax(reader: KerasLayerReader, call: KerasCall) -> ScaledFunction:
    reader.setting(call, "axis", -1, 1, [-1], [1])
    return ScaledFunction(Choice("softmax"))


def _relu(reader: KerasLayerReader, call: KerasCall) -> ScaledFunction:
    """Return ``min(max(z, 0), max_value)``, or a leaky ReLU without ``max_value``."""
    reader.setting(call, "threshold", 0.0, None)
    slope = reader.number(call, "negative_slope", 0.0)
    most = call.config.get("max_value")
    if most is None:
        choice = Choice.of("leaky_relu", slope=slope) if slope else Choice("relu")
        return ScaledFunction(choice)
    high = reader.number(call, "max_value")
    if slope or not high > 0.0:
        raise reader.refused("unsupported_setting", call, setting="max_value", received=most)
    return clipping(0.0, high)


LAYERS_WITH_OPTIONS: Final[
    Mapping[str, Callable[[KerasLayerReader, KerasCall], ScaledFunction]]
] = {
    "LeakyReLU": _leaky_relu,
    "ELU": _elu,
    "ReLU": _relu,
    "Softmax": _softmax,
}
"""The functions that are layers in Keras, with settings of their own."""
