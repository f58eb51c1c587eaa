"""Why a network does not learn: gradients that vanish, silent units, steps too small or too large.

Everything here is computed for a snapshot, never in a step.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import acosh, inf, sqrt
from typing import Final

import numpy as np

from engine.array_types import Array
from engine.network.parameters import ParameterTable
from engine.network.workspace import BoundNetwork
from engine.specification import activation_of

#: |z| from which on f′(z) is at most a hundredth of its greatest value: for the sigmoid
#: 4 f′(z) = 1 / cosh²(z/2), for tanh 1 / cosh²(z), for softsign 1 / (1 + |z|)².
SATURATED_FROM: Final[Mapping[str, float]] = {
    "sigmoid": 2.0 * acosh(10.0),
    "tanh": acosh(10.0),
    "softsign": 9.0,
    "hard_sigmoid": 3.0,
}

#: Of fewer samples nothing is said: a healthy ReLU is silent for every other one.
LEAST_TELLING_BATCH: Final = 4


@dataclass(frozen=True, slots=True)
class LayerDiagnosis:
    """How one layer fared in a step; None where a number does not apply or is not known.

    Parameters
    ----------
    gradient_norm : float or None
        Euclidean norm of all gradients of the layer, penalties added and clipped.
    dead : float or None
        The share of ReLU units that were silent, `dead_share`.
    saturated : float or None
        The share of units at an end of an S-shaped function, `saturated_share`.
    update_ratio : float or None
        How far the layer's parameters moved, against their size, `update_ratio`. About 0.001 is
        usual; much less learns slowly, much more may diverge (CS231n, neural networks part 3).
    """

    gradient_norm: float | None = None
    dead: float | None = None
    saturated: float | None = None
    update_ratio: float | None = None


def diagnose(
    bound: BoundNetwork | None,
    gradient_norms: Mapping[int, float],
    update_ratios: Mapping[int, float],
) -> dict[int, LayerDiagnosis]:
    """Return how every layer fared, by id; layers of which there is nothing to say are left out.

    Parameters
    ----------
    bound : BoundNetwork or None
        The layers with the arrays of the last batch; None before the first step.
    gradient_norms, update_ratios : mapping of layer id to float
    """
    units = {} if bound is None else _silent_units(bound)
    concerned = gradient_norms.keys() | units.keys()
    return {
        layer_id: LayerDiagnosis(
            gradient_norms.get(layer_id),
            *units.get(layer_id, (None, None)),
            update_ratios.get(layer_id),
        )
        for layer_id in sorted(concerned)
    }


def _silent_units(bound: BoundNetwork) -> dict[int, tuple[float | None, float | None]]:
    """Return the shares of dead and of saturated units of the layers that can have them.

    Nothing for a batch of too few samples.
    """
    found: dict[int, tuple[float | None, float | None]] = {}
    for layer_id, layer in bound.layers.items():
        activation, z = activation_of(layer.spec), layer.pre_activation
        if activation is None or z is None or len(z) < LEAST_TELLING_BATCH:
            continue
        if activation.name == "relu":
            found[layer_id] = dead_share(z), None
        elif activation.name in SATURATED_FROM:
            found[layer_id] = None, saturated_share(z, activation.name)
    return found


def dead_share(pre_activation: Array) -> float:
    """Return the share of units with ``z <= 0`` for every sample of the batch z (N, O).

    No gradient passes a ReLU there: such a unit learns nothing from this batch, and one that is
    silent for all data will never learn again.
    """
    return float(np.mean(pre_activation.max(axis=0) <= 0.0))


def saturated_share(pre_activation: Array, activation: str) -> float:
    """Return the share of units with ``|z| >= SATURATED_FROM`` for every sample of z (N, O).

    At most a hundredth of the gradient passes such a unit.

    Raises
    ------
    KeyError
        If the function does not saturate.
    """
    nearest = np.absolute(pre_activation).min(axis=0)
    return float(np.mean(nearest >= SATURATED_FROM[activation]))


def norm(arrays: Iterable[Array]) -> float:
    """Return the Euclidean norm of all elements of some arrays together."""
    return sqrt(sum(float(np.vdot(array, array)) for array in arrays))


def update_ratio(before: Iterable[Array], after: Iterable[Array]) -> float:
    """Return ``||after - before|| / ||before||``; 0 where nothing moved, infinite from 0."""
    pairs = list(zip(before, after, strict=True))
    moved: float = norm(new - old for old, new in pairs)
    size = norm(old for old, _ in pairs)
    if size == 0.0:
        return inf if moved else 0.0
    return moved / size


def update_ratios(table: ParameterTable, before: Array, after: Array) -> dict[int, float]:
    """Return the `update_ratio` of every layer with something to train, by layer id.

    Parameters
    ----------
    table : ParameterTable
        Whose parameter is where.
    before, after : array (P,)
        The flat vectors before and after one step.
    """
    places: dict[int, list[slice]] = {}
    for parameter in table:
        if parameter.trainable:
            places.setdefault(parameter.layer, []).append(parameter.place)
    return {
        layer_id: update_ratio([before[p] for p in own], [after[p] for p in own])
        for layer_id, own in places.items()
    }


class UpdateMeter:
    """Measures one step out of many: what the parameters were, and what became of them.

    Attributes
    ----------
    ratios : mapping of layer id to float
        `update_ratios` of the step measured last.
    step : int
        Which it was, -1 where there was none.
    """

    def __init__(self) -> None:
        self.ratios: Mapping[int, float] = {}
        self.step = -1
        self._before: Array | None = None
        self._begun = -1

    def cancel(self) -> None:
        """Forget a beginning that has no end: something else changed the parameters."""
        self._before = None

    def begin(self, parameters: Array, step: int) -> None:
        """Remember the parameters after `step` updates; the next one is measured."""
        self._before, self._begun = parameters.copy(), step

    def end(self, table: ParameterTable, parameters: Array, step: int) -> None:
        """Measure, if exactly one update was done since the beginning; else forget it."""
        before, self._before = self._before, None
        if before is not None and step == self._begun + 1:
            self.ratios, self.step = update_ratios(table, before, parameters), step
