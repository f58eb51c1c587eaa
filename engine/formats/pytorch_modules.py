"""A stack of layers as the modules of PyTorch's nn.Sequential, with its names and orientation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.array_types import Array
from engine.errors import AnyOf
from engine.formats.format_errors import BranchUnsupportedError, unsupported_layer
from engine.network.network import Network
from engine.specification import (
    ACTIVATIONS,
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    LayerSpec,
    activation_of,
    option_values,
)

_WHAT: Final = "nn.Sequential"
_CHOICES: Final = AnyOf((".onnx", ".npz"))

#: PyTorch's module for each activation, with its options in braces; `units` is the width.
_ACTIVATION_MODULES: Final = {
    "sigmoid": "Sigmoid()",
    "tanh": "Tanh()",
    "relu": "ReLU()",
    "leaky_relu": "LeakyReLU({slope!r})",
    "prelu": "PReLU({units})",
    "elu": "ELU({alpha!r})",
    "selu": "SELU()",
    "swish": "SiLU()",
    "gelu": "GELU()",
    "softplus": "Softplus()",
    "softsign": "Softsign()",
    "hard_sigmoid": "Hardsigmoid()",
    "mish": "Mish()",
    "softmax": "Softmax(dim=1)",
}


@dataclass(frozen=True)
class TorchModule:
    """One module: the call that makes it, without ``torch.nn.``, and its tensors by name."""

    code: str
    tensors: Mapping[str, Array] = field(default_factory=dict)


def pytorch_arrays(network: Network) -> dict[str, Array]:
    """Return the tensors as ``0.weight`` (outputs, inputs), ``0.bias``, ``1.running_mean`` ….

    Raises
    ------
    FormatUnsupportedError
        For a network that no ``nn.Sequential`` can hold.
    """
    return {
        f"{index}.{name}": values
        for index, module in enumerate(pytorch_modules(network))
        for name, values in module.tensors.items()
    }


def pytorch_modules(network: Network) -> tuple[TorchModule, ...]:
    """Return the modules of the equivalent ``nn.Sequential``.

    Raises
    ------
    FormatUnsupportedError
        For a layer that branches, or has no module of its own in PyTorch.
    """
    spec = network.spec
    modules: list[TorchModule] = []
    for layer_id in spec.order:
        layer = spec.by_id[layer_id]
        if len(spec.targets(layer_id)) > 1:
            raise BranchUnsupportedError(layer=spec.names[layer_id], format=_WHAT, choices=_CHOICES)
        modules.extend(_modules_of(network, layer))
    return tuple(modules)


def _modules_of(network: Network, layer: LayerSpec) -> Iterator[TorchModule]:
    own = network.views.get(layer.id, {})
    units = network.spec.units[layer.id]
    if isinstance(layer, DenseSpec):
        yield _linear(layer, network.spec.input_units(layer.id)[0], own)
    elif isinstance(layer, BatchNormalizationSpec):
        yield _batch_norm(layer, units, own)
    elif isinstance(layer, DropoutSpec):
        yield TorchModule(f"Dropout({layer.rate!r})")
    elif not isinstance(layer, InputSpec) and activation_of(layer) is None:
        raise unsupported_layer(network.spec, layer, _WHAT, _CHOICES)
    activation = activation_of(layer)
    if activation is not None and activation.name != "linear":
        if activation.name not in _ACTIVATION_MODULES:
            raise unsupported_layer(network.spec, layer, _WHAT, _CHOICES)
        yield _activation(activation, units, own)


def _linear(layer: DenseSpec, inputs: int, own: Mapping[str, Array]) -> TorchModule:
    tensors = {"weight": own["weights"].T}
    if layer.use_bias:
        return TorchModule(f"Linear({inputs}, {layer.units})", {**tensors, "bias": own["bias"]})
    return TorchModule(f"Linear({inputs}, {layer.units}, bias=False)", tensors)


def _batch_norm(layer: BatchNormalizationSpec, units: int, own: Mapping[str, Array]) -> TorchModule:
    names = {
        "weight": "gamma",
        "bias": "beta",
        "running_mean": "running_mean",
        "running_var": "running_variance",
    }
    code = f"BatchNorm1d({units}, eps={layer.epsilon!r}, momentum={layer.momentum!r})"
    return TorchModule(code, {theirs: own[ours] for theirs, ours in names.items()})


def _activation(choice: Choice, units: int, own: Mapping[str, Array]) -> TorchModule:
    options = {**option_values(ACTIVATIONS, choice), "units": units}
    tensors = {"weight": own["slope"]} if choice.name == "prelu" else {}
    return TorchModule(_ACTIVATION_MODULES[choice.name].format(**options), tensors)
