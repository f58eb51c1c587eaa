"""Where a training diverged: the layer in which a number first was not finite."""

from dataclasses import dataclass

import numpy as np

from engine.array_types import Array
from engine.network.network import Network
from engine.training.training_step import BoundStep


@dataclass(frozen=True, slots=True)
class Origin:
    """The place of the first number that is not finite.

    Parameters
    ----------
    layer : int
        The layer's id.
    what : str
        Which of its numbers: ``pre-activation``, ``output``, ``loss`` and ``targets`` (of the
        output layer), or the name of a parameter.
    value : float
        NaN or infinity.
    """

    layer: int
    what: str
    value: float


def origin_of_loss(step: BoundStep, loss: float) -> Origin:
    """Return the first layer on the way forward that is not finite.

    Where all are, the loss itself overflowed, or the targets hold no number.
    """
    for layer_id, layer in step.bound.layers.items():
        for what, values in (("pre-activation", layer.pre_activation), ("output", layer.output)):
            found = None if values is None else _not_finite(values)
            if found is not None:
                return Origin(layer_id, what, found)
    output = step.bound.output_layer.spec.id
    found = _not_finite(step.targets)
    return Origin(output, "loss", loss) if found is None else Origin(output, "targets", found)


def origin_of_parameters(network: Network) -> Origin | None:
    """Return the first layer on the way backward with such a parameter, None without."""
    for layer_id in reversed(network.spec.order):
        for name, values in network.views.get(layer_id, {}).items():
            found = _not_finite(values)
            if found is not None:
                return Origin(layer_id, name, found)
    return None


def _not_finite(values: Array) -> float | None:
    bad = values[~np.isfinite(values)]
    return float(bad[0]) if bad.size else None
