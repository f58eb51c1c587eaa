"""The layers and activation functions of a PyTorch script: one line of a table each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from engine.formats.code.exported_network import ExportedNetwork, layer_refusal
from engine.formats.code.source_layout import Brackets, Piece, number
from engine.specification import Choice, LayerSpec
from engine.specification.choices import ACTIVATIONS, option_values


@dataclass(frozen=True, slots=True)
class TorchLayer:
    """What a layer contributes to the script.

    Parameters
    ----------
    modules : tuple of (str, Brackets)
        The attributes of the network's class and what is assigned to them.
    result : Piece
        What `forward` computes.
    logits : Piece or None
        For a layer with a function of its own, what enters the function.
    parameters : tuple of (str, str)
        The names that PyTorch and Layerloom have for its parameters.
    """

    modules: tuple[tuple[str, Brackets], ...]
    result: Piece
    logits: Piece | None = None
    parameters: tuple[tuple[str, str], ...] = field(default=())


def torch_layer(net: ExportedNetwork, layer: LayerSpec) -> TorchLayer:
    """Return what a layer contributes.

    Raises
    ------
    FormatUnsupportedError
        For a layer or an activation function that this style does not know.
    """
    make = _LAYERS.get(layer.kind)
    if make is None:
        raise layer_refusal(net, layer, "pytorch")
    return make(net, layer)


def activated(net: ExportedNetwork, layer: LayerSpec, choice: Choice, z: Piece) -> Piece:
    """Return the activation function of a value.

    Parameters
    ----------
    net : ExportedNetwork
    layer : LayerSpec
        Whose function it is.
    choice : Choice
        The function.
    z : Piece
        The value.

    Raises
    ------
    FormatUnsupportedError
        For a function that this style does not know.
    """
    if choice.name == "linear":
        return z
    if choice.name == "prelu":
        return Brackets(f"self.{net.identifiers[layer.id]}_slope(", (z,))
    function = _FUNCTIONS.get(choice.name)
    if function is None:
        raise layer_refusal(net, layer, "pytorch")
    return function.of(z, option_values(ACTIVATIONS, choice))


def _source(net: ExportedNetwork, layer: LayerSpec) -> str:
    return net.source_identifiers(layer)[0]


def _names(net: ExportedNetwork, layer: LayerSpec) -> Iterator[tuple[str, str]]:
    own = net.identifiers[layer.id]
    for name in net.parameter_names(layer):
        attribute = f"{own}_slope" if name == "slope" and layer.kind == "dense" else own
        yield f"{attribute}.{_PARAMETERS[name]}", f"{net.name(layer.id)}.{name}"


def _slope(net: ExportedNetwork, layer: LayerSpec) -> tuple[tuple[str, Brackets], ...]:
    own = net.identifiers[layer.id]
    return ((f"{own}_slope", Brackets("nn.PReLU(", (str(net.spec.units[layer.id]),))),)


def _linear(net: ExportedNetwork, layer: Any) -> tuple[str, Brackets]:
    inputs = net.spec.input_units(layer.id)[0]
    bias = () if layer.use_bias else ("bias=False",)
    made = Brackets("nn.Linear(", (str(inputs), str(layer.units), *bias))
    return net.identifiers[layer.id], made


def _dense(net: ExportedNetwork, layer: Any) -> TorchLayer:
    own = net.identifiers[layer.id]
    z = Brackets(f"self.{own}(", (_source(net, layer),))
    learned = _slope(net, layer) if layer.activation.name == "prelu" else ()
    return TorchLayer(
        modules=(_linear(net, layer), *learned),
        result=activated(net, layer, layer.activation, z),
        logits=z,
        parameters=tuple(_names(net, layer)),
    )


def _activation(net: ExportedNetwork, layer: Any) -> TorchLayer:
    z, own = _source(net, layer), net.identifiers[layer.id]
    if layer.activation.name != "prelu":
        return TorchLayer((), activated(net, layer, layer.activation, z), z)
    module = Brackets("nn.PReLU(", (str(net.spec.units[layer.id]),))
    names = tuple(_names(net, layer))
    return TorchLayer(((own, module),), Brackets(f"self.{own}(", (z,)), z, names)


def _dropout(net: ExportedNetwork, layer: Any) -> TorchLayer:
    own = net.identifiers[layer.id]
    module = Brackets("nn.Dropout(", (number(layer.rate),))
    return TorchLayer(((own, module),), Brackets(f"self.{own}(", (_source(net, layer),)))


def _batch_normalization(net: ExportedNetwork, layer: Any) -> TorchLayer:
    own, width = net.identifiers[layer.id], net.spec.units[layer.id]
    options = (f"eps={number(layer.epsilon)}", f"momentum={number(layer.momentum)}")
    return TorchLayer(
        modules=((own, Brackets("BatchNorm(", (str(width), *options))),),
        result=Brackets(f"self.{own}(", (_source(net, layer),)),
        parameters=tuple(_names(net, layer)),
    )


def _maxout(net: ExportedNetwork, layer: Any) -> TorchLayer:
    own = net.identifiers[layer.id]
    inputs = net.spec.input_units(layer.id)[0]
    bias = () if layer.use_bias else ("bias=False",)
    shape = (str(inputs), str(layer.units), f"pieces={layer.pieces}")
    return TorchLayer(
        modules=((own, Brackets("Maxout(", (*shape, *bias))),),
        result=Brackets(f"self.{own}(", (_source(net, layer),)),
        parameters=tuple(_names(net, layer)),
    )


def _add(net: ExportedNetwork, layer: Any) -> TorchLayer:
    sources = net.source_identifiers(layer)
    if len(sources) == 2:
        return TorchLayer((), " + ".join(sources))
    return TorchLayer((), Brackets("sum(", (Brackets("[", sources, "]"),)))


def _concatenate(net: ExportedNetwork, layer: Any) -> TorchLayer:
    sources = Brackets("[", net.source_identifiers(layer), "]")
    return TorchLayer((), Brackets("torch.cat(", (sources, "dim=1")))


_LAYERS: Final[Mapping[str, Callable[[ExportedNetwork, Any], TorchLayer]]] = {
    "dense": _dense,
    "activation": _activation,
    "dropout": _dropout,
    "batch_normalization": _batch_normalization,
    "maxout": _maxout,
    "add": _add,
    "concatenate": _concatenate,
}

#: PyTorch's names of what Layerloom keeps.
_PARAMETERS: Final[Mapping[str, str]] = {
    "weights": "weight",
    "bias": "bias",
    "slope": "weight",
    "gamma": "weight",
    "beta": "bias",
    "running_mean": "running_mean",
    "running_variance": "running_var",
}


@dataclass(frozen=True, slots=True)
class _Function:
    """How PyTorch calls a function: before the value, behind it, and the closing."""

    opening: str
    arguments: tuple[str, ...] = ()
    closing: str = ")"

    def of(self, value: Piece, options: Mapping[str, float]) -> Piece:
        """Return the call."""
        numbers = {name: number(option) for name, option in options.items()}
        further = (argument.format(**numbers) for argument in self.arguments)
        return Brackets(self.opening, (value, *further), self.closing)


_FUNCTIONS: Final[Mapping[str, _Function]] = {
    # 1 for z > 0, else 0; sign has a derivative, which is 0, a comparison has none.
    "step": _Function("torch.sign(", closing=").clamp(min=0)"),
    "sigmoid": _Function("torch.sigmoid("),
    "tanh": _Function("torch.tanh("),
    "relu": _Function("torch.relu("),
    "leaky_relu": _Function("F.leaky_relu(", ("{slope}",)),
    "elu": _Function("F.elu(", ("{alpha}",)),
    "selu": _Function("F.selu("),
    "swish": _Function("F.silu("),
    "gelu": _Function("F.gelu("),
    # Above its threshold, 20, PyTorch returns z itself: off by 2e-9, and by nothing at 40.
    "softplus": _Function("F.softplus(", ("threshold=40",)),
    "softsign": _Function("F.softsign("),
    "hard_sigmoid": _Function("F.hardsigmoid("),
    "mish": _Function("F.mish("),
    "softmax": _Function("torch.softmax(", ("dim=1",)),
}
