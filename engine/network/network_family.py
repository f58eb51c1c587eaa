"""What books call a network: how many layers, how many of them hidden, and of which family."""

from dataclasses import dataclass
from typing import Final

from engine.specification import NetworkSpec, output_activation

_WEIGHTED: Final = ("dense", "maxout")
_JOINING: Final = ("add", "concatenate")
_DEEP: Final = 2
_SINGLE: Final = {
    "step": "perceptron",
    "sigmoid": "logistic_regression",
    "softmax": "softmax_regression",
    "linear": "linear_regression",
}


@dataclass(frozen=True, slots=True)
class NetworkFamily:
    """Where a network belongs.

    Parameters
    ----------
    layers : int
        Layers of neurons with weights on the longest way; the input, which has none, is not
        counted.
    name : str
        ``mlp``, ``branched`` where layers are added or joined, and for one layer alone
        ``perceptron``, ``linear_regression``, ``logistic_regression``, ``softmax_regression`` or
        ``single_layer``, by its activation.
    """

    layers: int
    name: str

    @property
    def hidden_layers(self) -> int:
        """How many of the layers are hidden: all but the last."""
        return self.layers - 1

    @property
    def is_deep(self) -> bool:
        """Whether it is called deep: from two hidden layers on."""
        return self.hidden_layers >= _DEEP


def family_of(spec: NetworkSpec) -> NetworkFamily | None:
    """Return what books call a network; None while no way leads from its input to one output."""
    output = spec.output
    if spec.in_cycle or spec.input is None or output is None:
        return None
    layers = _depths(spec)[output.id]
    if layers == 0:
        return None
    if any(layer.kind in _JOINING for layer in spec.layers if layer.id in spec.reachable):
        return NetworkFamily(layers, "branched")
    single = _SINGLE.get(output_activation(spec), "single_layer")
    return NetworkFamily(layers, single if layers == 1 else "mlp")


def _depths(spec: NetworkSpec) -> dict[int, int]:
    """Return how many layers with weights the longest way to each layer has."""
    depths: dict[int, int] = {}
    for layer_id in spec.order:
        before = max((depths[source] for source in spec.sources(layer_id)), default=0)
        depths[layer_id] = before + (spec.layer(layer_id).kind in _WEIGHTED)
    return depths
