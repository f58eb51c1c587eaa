"""What every neuron answers all over the plane of two inputs, as small pictures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine import Array, Dataset, Network, NetworkSpec
from gui.diagram.drawn_links import ZERO_LEVEL
from gui.input_plane import InputPlane

Levels = NDArray[np.uint8]

EDGE: Final = 24
"""Points along each edge of a small map."""
SHARP_EDGE: Final = 72
"""Points along each edge of the card's map."""
_LEAST_EDGE: Final = 10
#: Multiplications that the maps of one moment may take: some 3 ms.
_MOST_WORK: Final = 2e7


@dataclass(frozen=True, eq=False)
class ResponseMap:
    """What one neuron answers all over the plane.

    Parameters
    ----------
    plane : InputPlane
        Which plane.
    levels : array (edge, edge) of uint8
        As in a heat map; the topmost row first.
    reach : float
        The answer of full colour: the layer's largest.
    border : array (edge, edge) of bool
        Where the sign of z changes (of a, for a neuron without z).
    """

    plane: InputPlane
    levels: Levels
    reach: float
    border: NDArray[np.bool_]


class Responder:
    """Works out the maps of one network on the plane of one data set."""

    def __init__(self, spec: NetworkSpec, dtype: str, plane: InputPlane) -> None:
        self.plane = plane
        self._network = Network(spec, dtype)
        self._grids: dict[int, Array] = {}

    @classmethod
    def of(cls, spec: NetworkSpec, dtype: str, dataset: Dataset | None) -> "Responder | None":
        """Return who works out the maps; None where the inputs are no plane, or do not fit."""
        plane = None if dataset is None else InputPlane.of(dataset)
        own = spec.input
        if plane is None or own is None or own.units != plane.dataset.samples.raw.shape[1]:
            return None
        return cls(spec, dtype, plane)

    def affordable(self, wanted: int) -> int:
        """Return how many points an edge has: fewer for a large network, 0 for too large a one."""
        edge = int(np.sqrt(_MOST_WORK / max(self._network.parameters.size, 1)))
        return min(wanted, edge) if edge >= _LEAST_EDGE else 0

    def maps(self, parameters: Mapping[int, Mapping[str, Any]]) -> dict[int, Levels]:
        """Return every layer's maps (O, edge, edge); nothing for a network that is too large."""
        edge = self.affordable(EDGE)
        if not edge:
            return {}
        answers = self._answers(parameters, edge)
        return {layer: _stacked(a, edge) for layer, (_, a) in answers.items()}

    def map_of(
        self, parameters: Mapping[int, Mapping[str, Any]], layer: int, index: int
    ) -> ResponseMap | None:
        """Return the sharp map of one neuron."""
        edge = self.affordable(SHARP_EDGE)
        answers = self._answers(parameters, edge) if edge else {}
        if layer not in answers or index >= answers[layer][1].shape[1]:
            return None
        z, a = answers[layer]
        fits = z is not None and z.shape == a.shape
        deciding = z[:, index] if z is not None and fits else a[:, index]
        border = _border(deciding.reshape(edge, edge)[::-1])
        return ResponseMap(self.plane, _stacked(a, edge)[index], _reach(a), border)

    def _answers(
        self, parameters: Mapping[int, Mapping[str, Any]], edge: int
    ) -> dict[int, tuple[Array | None, Array]]:
        """Return z, where there is one, and a of every layer, (edge², O)."""
        for layer, views in self._network.views.items():
            for name, view in views.items():
                known = parameters.get(layer, {}).get(name)
                if known is None or known.shape != view.shape:
                    return {}
                np.copyto(view, known)
        grid = self._grid(edge)
        values = self._network.layer_values(grid)
        answers = {layer: (one.pre_activation, one.output) for layer, one in values.items()}
        assert self._network.spec.input is not None
        return {self._network.spec.input.id: (None, grid), **answers}

    def _grid(self, edge: int) -> Array:
        if edge not in self._grids:
            self._grids[edge] = self.plane.grid(edge, self._network.dtype)
        return self._grids[edge]


def _stacked(answers: Array, edge: int) -> Levels:
    """Return the levels of a layer's maps: full colour is the layer's largest answer."""
    levels = np.rint(_known(answers) * (ZERO_LEVEL / _reach(answers)) + ZERO_LEVEL)
    levels = levels.astype(np.uint8)
    return np.ascontiguousarray(levels.T.reshape(-1, edge, edge)[:, ::-1])


def _known(answers: Array) -> NDArray[np.float64]:
    return np.nan_to_num(np.asarray(answers, np.float64), nan=0.0, posinf=0.0, neginf=0.0)


def _reach(answers: Array) -> float:
    return max(float(np.abs(_known(answers)).max(initial=0.0)), 1e-12)


def _border(values: Array) -> NDArray[np.bool_]:
    """Return where the sign differs from that of the point to the right or below."""
    positive = np.asarray(values > 0)
    border = np.zeros(positive.shape, np.bool_)
    border[:, :-1] |= positive[:, :-1] != positive[:, 1:]
    border[:-1] |= positive[:-1] != positive[1:]
    return border
