"""Every layer and activation of the engine as layers of Keras 3."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.array_types import Array
from engine.formats.format_errors import unsupported_layer
from engine.formats.weights_format import single_precision_arrays
from engine.network.network import Network
from engine.specification import (
    ACTIVATIONS,
    ActivationSpec,
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    LayerSpec,
    MaxoutSpec,
    activation_of,
    option_value,
)

#: Keras's own names, for the argument `activation`. Functions with options are layers there.
KERAS_ACTIVATIONS: Final[Mapping[str, str]] = {
    "linear": "linear",
    "sigmoid": "sigmoid",
    "tanh": "tanh",
    "relu": "relu",
    "selu": "selu",
    "swish": "silu",
    "gelu": "gelu",
    "softplus": "softplus",
    "softsign": "softsign",
    "hard_sigmoid": "hard_sigmoid",
    "mish": "mish",
    "softmax": "softmax",
}
#: Keras has no step: this factor lifts what is above 0 beyond 1, where a ReLU is cut off.
STEP_SCALE: Final = 3e38


@dataclass(frozen=True)
class KerasLayer:
    """One layer of a Keras model.

    Parameters
    ----------
    class_name, name : str
        Its class in ``keras.layers`` and its name, in letters that TensorFlow allows too.
    config : mapping
        The arguments that make it.
    sources : tuple of str
        The layers that feed it, in order.
    variables : tuple of (str, array)
        Its weights in Keras's order, by the names that the parameters have here.
    seed : int or None
        Where it draws random numbers, the first word of its seed generator's state.
    shape : tuple of int
        The shape of its output for one sample.
    layer : int
        The id of the layer that it is part of.
    """

    class_name: str
    name: str
    config: Mapping[str, Any]
    sources: tuple[str, ...]
    variables: tuple[tuple[str, NDArray[Any]], ...] = ()
    seed: int | None = None
    shape: tuple[int, ...] = ()
    layer: int = 0

    @property
    def joins(self) -> bool:
        """Whether it takes a list of tensors."""
        return self.class_name in ("Add", "Concatenate")


@dataclass(frozen=True)
class KerasModel:
    """The layers of a model in Keras's own order, and what their names were."""

    layers: tuple[KerasLayer, ...]
    output: str
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_stack(self) -> bool:
        """Whether each layer feeds just the next one."""
        pairs = zip(self.layers, self.layers[1:], strict=False)
        return all(behind.sources == (before.name,) for before, behind in pairs)


def keras_model(network: Network, format: str) -> KerasModel:
    """Return a network as a Keras model in float32.

    Raises
    ------
    LayerUnsupportedError
        For a layer or an activation that Keras does not know.
    SinglePrecisionError
        If a number is beyond float32.
    """
    for layer in network.spec.layers:
        if not _is_known(layer):
            raise unsupported_layer(network.spec, layer, format)
    writer = _Writer(network, single_precision_arrays(network, format))
    for layer_id in network.spec.order:
        writer.add(network.spec.by_id[layer_id])
    assert network.spec.output is not None
    output = writer.tensors[network.spec.output.id]
    return KerasModel(in_keras_order(writer.layers, output), output, writer.names)


class _Writer:
    """Turns layer by layer into one or more of Keras's."""

    def __init__(self, network: Network, arrays: Mapping[int, Mapping[str, Array]]) -> None:
        self._spec, self._arrays = network.spec, arrays
        self.layers: list[KerasLayer] = []
        #: The Keras layer that computes what a layer gives.
        self.tensors: dict[int, str] = {}
        self.names: dict[str, str] = {}
        self._taken: set[str] = set()

    def add(self, layer: LayerSpec) -> None:
        """Add what computes a layer, its inputs being there already."""
        own = self._spec.names[layer.id]
        name = self._new_name(own, layer)
        self.names[name] = own
        sources = tuple(self.tensors[source] for source in self._spec.sources(layer.id))
        arrays = self._arrays.get(layer.id, {})
        final = {name: name}
        for made in _LAYERS[layer.kind](layer, name, sources, arrays):
            if made.name not in final:
                final[made.name] = self._new_name(made.name, layer)
            fed_by = tuple(final.get(source, source) for source in made.sources)
            shape = _shape(made, self._spec.units[layer.id])
            self.layers.append(
                replace(made, name=final[made.name], sources=fed_by, shape=shape, layer=layer.id)
            )
        self.tensors[layer.id] = self.layers[-1].name

    def _new_name(self, wanted: str, layer: LayerSpec) -> str:
        """Return a name of its own in letters that TensorFlow allows as a scope's name."""
        plain = re.sub(r"[^A-Za-z0-9_-]", "_", wanted)
        if not re.search("[A-Za-z0-9]", plain) or not re.match("[A-Za-z]", plain):
            plain = f"{layer.kind}_{layer.id}"
        name, number = plain, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{plain}_{number}"
        self._taken.add(name.casefold())
        return name


def _shape(made: KerasLayer, units: int) -> tuple[int, ...]:
    if made.class_name == "Reshape":
        return tuple(made.config["target_shape"])
    return (made.config.get("units", units),)


def _is_known(layer: LayerSpec) -> bool:
    activation = activation_of(layer)
    return layer.kind in _LAYERS and (
        activation is None
        or activation.name in KERAS_ACTIVATIONS
        or activation.name in _ACTIVATION_LAYERS
    )


def _kernel_and_bias(own: Mapping[str, Array]) -> tuple[tuple[str, Array], ...]:
    return tuple((name, own[name]) for name in ("weights", "bias") if name in own)


def _dense(
    layer: DenseSpec, name: str, sources: tuple[str, ...], own: Mapping[str, Array]
) -> Iterator[KerasLayer]:
    held = KERAS_ACTIVATIONS.get(layer.activation.name)
    config = {"units": layer.units, "activation": held or "linear", "use_bias": layer.use_bias}
    if not (layer.weights_trainable or layer.bias_trainable):
        config["trainable"] = False
    yield KerasLayer("Dense", name, config, sources, _kernel_and_bias(own))
    if held is None:
        suffixed = f"{name}_{layer.activation.name}"
        yield from _activation(layer.activation, suffixed, (name,), own)


def _maxout(
    layer: MaxoutSpec, name: str, sources: tuple[str, ...], own: Mapping[str, Array]
) -> Iterator[KerasLayer]:
    config = {"units": layer.units * layer.pieces, "use_bias": layer.use_bias}
    yield KerasLayer("Dense", name, config, sources, _kernel_and_bias(own))
    pieces, shape = f"{name}_pieces", [layer.units, layer.pieces]
    yield KerasLayer("Reshape", pieces, {"target_shape": shape}, (name,))
    largest = {"data_format": "channels_first"}
    yield KerasLayer("GlobalMaxPooling1D", f"{name}_largest", largest, (pieces,))


def _activation_layer(
    layer: ActivationSpec, name: str, sources: tuple[str, ...], own: Mapping[str, Array]
) -> Iterator[KerasLayer]:
    return _activation(layer.activation, name, sources, own)


def _activation(
    choice: Choice, name: str, sources: tuple[str, ...], own: Mapping[str, Array]
) -> Iterator[KerasLayer]:
    if choice.name in _ACTIVATION_LAYERS:
        yield from _ACTIVATION_LAYERS[choice.name](choice, name, sources, own)
    else:
        config = {"activation": KERAS_ACTIVATIONS[choice.name]}
        yield KerasLayer("Activation", name, config, sources)


def _leaky_relu(
    choice: Choice, name: str, sources: tuple[str, ...], own: Mapping[str, Array]
) -> Iterator[KerasLayer]:
    config = {"negative_slope": option_value(ACTIVATIONS, choice, "slope")}
    yield KerasLayer("LeakyReLU", name, config, sources)


def _elu(
    choice: Choice, name: str, sources: tuple[str, ...], own: Mapping[str, Array]
) -> Iterator[KerasLayer]:
    config = {"alpha": option_value(ACTIVATIONS, choice, "alpha")}
    yield KerasLayer("ELU", name, config, sources)


def _prelu(
    choice: Choice, name: str, sources: tuple[str, ...], own: Mapping[str, Array]
) -> Iterator[KerasLayer]:
    yield KerasLayer("PReLU", name, {}, sources, (("slope", own["slope"]),))


def _step(
    choice: Choice, name: str, sources: tuple[str, ...], own: Mapping[str, Array]
) -> Iterator[KerasLayer]:
    """Yield min(3e38 · min(max(z, 0), 1), 1): exactly 0 or 1 for every z that is not subnormal."""
    scaled, cut = f"{name}_scaled", f"{name}_cut"
    yield KerasLayer("ReLU", name, {"max_value": 1.0}, sources)
    yield KerasLayer("Rescaling", scaled, {"scale": STEP_SCALE, "offset": 0.0}, (name,))
    yield KerasLayer("ReLU", cut, {"max_value": 1.0}, (scaled,))


def _input(
    layer: InputSpec, name: str, sources: tuple[str, ...], own: Mapping[str, Array]
) -> Iterator[KerasLayer]:
    yield KerasLayer("InputLayer", name, {"batch_shape": [None, layer.units]}, ())


def _dropout(
    layer: DropoutSpec, name: str, sources: tuple[str, ...], own: Mapping[str, Array]
) -> Iterator[KerasLayer]:
    seed = layer.id if layer.rate > 0 else None
    yield KerasLayer("Dropout", name, {"rate": layer.rate}, sources, (), seed)


def _batch_normalization(
    layer: BatchNormalizationSpec, name: str, sources: tuple[str, ...], own: Mapping[str, Array]
) -> Iterator[KerasLayer]:
    """Yield the layer; Keras's momentum is the share of the old value."""
    config = {"momentum": 1.0 - layer.momentum, "epsilon": layer.epsilon}
    names = ("gamma", "beta", "running_mean", "running_variance")
    variables = tuple((one, own[one]) for one in names)
    yield KerasLayer("BatchNormalization", name, config, sources, variables)


def _add(
    layer: LayerSpec, name: str, sources: tuple[str, ...], own: Mapping[str, Array]
) -> Iterator[KerasLayer]:
    yield KerasLayer("Add", name, {}, sources)


def _concatenate(
    layer: LayerSpec, name: str, sources: tuple[str, ...], own: Mapping[str, Array]
) -> Iterator[KerasLayer]:
    yield KerasLayer("Concatenate", name, {"axis": -1}, sources)


#: What each layer kind is in Keras; a kind that is missing here is refused by name.
_LAYERS: Final[Mapping[str, Callable[..., Iterator[KerasLayer]]]] = {
    "input": _input,
    "dense": _dense,
    "activation": _activation_layer,
    "dropout": _dropout,
    "batch_normalization": _batch_normalization,
    "maxout": _maxout,
    "add": _add,
    "concatenate": _concatenate,
}

#: Activations that are layers in Keras, since they have options or weights, or do not exist there.
_ACTIVATION_LAYERS: Final[Mapping[str, Callable[..., Iterator[KerasLayer]]]] = {
    "leaky_relu": _leaky_relu,
    "elu": _elu,
    "prelu": _prelu,
    "step": _step,
}


def in_keras_order(layers: Sequence[KerasLayer], output: str) -> tuple[KerasLayer, ...]:
    """Return the layers in the order in which Keras counts them, which names their weights.

    It is by falling distance from the output, equals in the order in which a depth-first walk
    from the output meets them. Source: keras/src/ops/function.py, `map_graph`.
    """
    by_name = {layer.name: layer for layer in layers}
    distance = dict.fromkeys(by_name, 0)
    for layer in reversed(layers):
        for source in layer.sources:
            distance[source] = max(distance[source], distance[layer.name] + 1)
    met = _met_from(output, by_name)
    return tuple(sorted(layers, key=lambda one: (-distance[one.name], met[one.name])))


def _met_from(output: str, by_name: Mapping[str, KerasLayer]) -> dict[str, int]:
    met: dict[str, int] = {}
    waiting = [output]
    while waiting:
        name = waiting.pop()
        if name not in met:
            met[name] = len(met)
            waiting.extend(reversed(by_name[name].sources))
    return met


def class_path(class_name: str, counts: dict[str, int]) -> str:
    """Return where Keras puts the weights of the next layer of a class: ``dense_1``."""
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", class_name)
    name = re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()
    number = counts.get(name, 0)
    counts[name] = number + 1
    return f"{name}_{number}" if number else name


def seed_state(seed: int) -> NDArray[Any]:
    """Return the state of a layer's seed generator as Keras keeps it."""
    return np.array([seed, 0], np.uint32)
