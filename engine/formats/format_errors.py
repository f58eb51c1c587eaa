"""Why a network cannot be written in a format: one class per cause."""

from typing import Final

from engine.errors import AnyOf, FormatUnsupportedError
from engine.specification import LayerSpec, NetworkSpec, activation_of

#: The formats that hold any layer: arrays by their names, whatever computes with them.
HOLD_EVERYTHING: Final = AnyOf((".npz", ".json"))


class LayerUnsupportedError(FormatUnsupportedError):
    """A format has nothing that computes what this layer does.

    `layer` is its name, `function` its kind or, where that is what cannot be held, its
    activation; `choices` are formats that take it.
    """

    template = "{format} cannot hold the layer {layer!r} ({function}). Choose {choices}."


class BranchUnsupportedError(FormatUnsupportedError):
    """A format holds stacks only, and this layer feeds several others."""

    template = "{format} cannot hold branches, as after the layer {layer!r}. Choose {choices}."


class SinglePrecisionError(FormatUnsupportedError):
    """A number is beyond the floats of 32 bits, and the format has no others."""

    template = "{format} holds float32, and {parameter!r} has numbers beyond 3.4e38. Choose .npz."


class UnknownOptionError(FormatUnsupportedError):
    """A format has no such option."""

    template = "{format} has no option {option!r}. Its options: {options}."


def unsupported_layer(
    spec: NetworkSpec, layer: LayerSpec, format: str, choices: AnyOf = HOLD_EVERYTHING
) -> LayerUnsupportedError:
    """Return the error that names a layer and the formats that take it."""
    activation = activation_of(layer)
    return LayerUnsupportedError(
        layer=spec.names[layer.id],
        function=layer.kind if activation is None else activation.name,
        format=format,
        choices=choices,
    )
