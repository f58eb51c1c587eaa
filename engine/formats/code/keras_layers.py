"""The layers and activation functions of a Keras script: one line of a table each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from engine.formats.code.exported_network import ExportedNetwork, layer_refusal
from engine.formats.code.source_layout import Brackets, Piece, number
from engine.formats.keras_layers import KERAS_ACTIVATIONS
from engine.specification import Choice, LayerSpec
from engine.specification.choices import ACTIVATIONS, option_values


@dataclass(frozen=True, slots=True)
class KerasLayer:
    """What a layer contributes to the script.

    Parameters
    ----------
    lines : tuple of (str, Piece)
        Variables and what they are, in order; the last is the layer's output.
    weights : tuple of (str, tuple of str)
        The name of a Keras layer and Layerloom's names of its weights, in Keras's order.
    """

    lines: tuple[tuple[str, Piece], ...]
    weights: tuple[tuple[str, tuple[str, ...]], ...] = ()


def keras_layer(net: ExportedNetwork, layer: LayerSpec) -> KerasLayer:
    """Return what a layer contributes.

    Raises
    ------
    FormatUnsupportedError
        For a layer or an activation function that this style does not know.
    """
    make = _LAYERS.get(layer.kind)
    if make is None:
        raise layer_refusal(net, layer, "keras")
    return make(net, layer)


def logits_variable(net: ExportedNetwork) -> str:
    """Return the variable from which the loss starts."""
    own = net.identifiers[net.output.id]
    if not net.is_fused:
        return own
    if net.output_is_a_layer_of_its_own:
        return net.source_identifiers(net.output)[0]
    return f"{own}_z"


def _source(net: ExportedNetwork, layer: LayerSpec) -> str:
    return net.source_identifiers(layer)[0]


def _names(net: ExportedNetwork, layer: LayerSpec, *parameters: str) -> tuple[str, ...]:
    has = net.parameter_names(layer)
    return tuple(f"{net.name(layer.id)}.{name}" for name in parameters if name in has)


def _activated(
    net: ExportedNetwork, layer: LayerSpec, choice: Choice, name: str, z: Piece
) -> Piece:
    """Return the activation function of a value, as a layer called `name`."""
    options = option_values(ACTIVATIONS, choice)
    arguments: tuple[str, ...]
    if choice.name in KERAS_ACTIVATIONS:
        opening, arguments = "layers.Activation(", (f'"{KERAS_ACTIVATIONS[choice.name]}"',)
    elif choice.name in _LAYER_CLASSES:
        class_name, keywords = _LAYER_CLASSES[choice.name]
        opening = f"layers.{class_name}("
        arguments = tuple(f"{key}={number(options[own])}" for key, own in keywords)
    elif choice.name == "step":
        return Brackets("ops.relu(", (Brackets("ops.sign(", (z,)),))
    else:
        raise layer_refusal(net, layer, "keras")
    return Brackets(opening, (*arguments, f'name="{name}"'), f")({z})")


def _penalties(net: ExportedNetwork, layer: LayerSpec) -> Iterator[str]:
    if net.is_penalized:
        yield "kernel_regularizer=PENALTY"
        if net.training.penalize_biases and "bias" in net.parameter_names(layer):
            yield "bias_regularizer=PENALTY"


def _affine(net: ExportedNetwork, layer: Any, units: int, *function: str) -> Brackets:
    own = net.identifiers[layer.id]
    options = [str(units), *function]
    if not layer.use_bias:
        options.append("use_bias=False")
    options += [*_penalties(net, layer), f'name="{own}"']
    return Brackets("layers.Dense(", tuple(options), f")({_source(net, layer)})")


def _dense(net: ExportedNetwork, layer: Any) -> KerasLayer:
    own, choice = net.identifiers[layer.id], layer.activation
    weights = [(own, _names(net, layer, "weights", "bias"))]
    is_fused_output = layer is net.output and net.is_fused
    if choice.name == "linear":
        return KerasLayer(((own, _affine(net, layer, layer.units)),), tuple(weights))
    if choice.name in KERAS_ACTIVATIONS and not is_fused_output:
        function = f'activation="{KERAS_ACTIVATIONS[choice.name]}"'
        return KerasLayer(((own, _affine(net, layer, layer.units, function)),), tuple(weights))
    if choice.name == "prelu":
        weights.append((f"{own}_slope", _names(net, layer, "slope")))
    name = f"{own}_slope" if choice.name == "prelu" else f"{own}_activation"
    z = (f"{own}_z", _affine(net, layer, layer.units))
    return KerasLayer((z, (own, _activated(net, layer, choice, name, f"{own}_z"))), tuple(weights))


def _activation(net: ExportedNetwork, layer: Any) -> KerasLayer:
    own = net.identifiers[layer.id]
    value = _activated(net, layer, layer.activation, own, _source(net, layer))
    slope = _names(net, layer, "slope")
    return KerasLayer(((own, value),), ((own, slope),) if slope else ())


def _dropout(net: ExportedNetwork, layer: Any) -> KerasLayer:
    own = net.identifiers[layer.id]
    options = (number(layer.rate), f'name="{own}"')
    return KerasLayer(((own, Brackets("layers.Dropout(", options, f")({_source(net, layer)})")),))


def _batch_normalization(net: ExportedNetwork, layer: Any) -> KerasLayer:
    own = net.identifiers[layer.id]
    penalized = net.is_penalized and net.training.penalize_biases
    options = (
        f"momentum={number(1.0 - layer.momentum)}",
        f"epsilon={number(layer.epsilon)}",
        *(("beta_regularizer=PENALTY",) if penalized else ()),
        f'name="{own}"',
    )
    made = Brackets("layers.BatchNormalization(", options, f")({_source(net, layer)})")
    names = _names(net, layer, "gamma", "beta", "running_mean", "running_variance")
    return KerasLayer(((own, made),), ((own, names),))


def _maxout(net: ExportedNetwork, layer: Any) -> KerasLayer:
    own = net.identifiers[layer.id]
    shape = f"({layer.units}, {layer.pieces})"
    pieces = Brackets("layers.Reshape(", (shape, f'name="{own}_pieces"'), f")({own}_z)")
    lines = (
        (f"{own}_z", _affine(net, layer, layer.units * layer.pieces)),
        (f"{own}_pieces", pieces),
        (own, Brackets("ops.max(", (f"{own}_pieces", "axis=2"))),
    )
    return KerasLayer(lines, ((own, _names(net, layer, "weights", "bias")),))


def _join(class_name: str) -> Callable[[ExportedNetwork, Any], KerasLayer]:
    def make(net: ExportedNetwork, layer: Any) -> KerasLayer:
        own = net.identifiers[layer.id]
        sources = Brackets("[", net.source_identifiers(layer), "]")
        opening = f'layers.{class_name}(name="{own}")('
        return KerasLayer(((own, Brackets(opening, (sources,))),))

    return make


_LAYERS: Final[Mapping[str, Callable[[ExportedNetwork, Any], KerasLayer]]] = {
    "dense": _dense,
    "activation": _activation,
    "dropout": _dropout,
    "batch_normalization": _batch_normalization,
    "maxout": _maxout,
    "add": _join("Add"),
    "concatenate": _join("Concatenate"),
}

#: The functions that are layers with options: Keras's name and ours.
_LAYER_CLASSES: Final[Mapping[str, tuple[str, tuple[tuple[str, str], ...]]]] = {
    "leaky_relu": ("LeakyReLU", (("negative_slope", "slope"),)),
    "elu": ("ELU", (("alpha", "alpha"),)),
    "prelu": ("PReLU", ()),
}
