"""What a picture of a network consists of: groups of neurons, bias nodes, wires; pure geometry.

Lengths are logical pixels at zoom 1. A wide layer is folded: its first and last neurons are
circles, the ones between share a strip in which each keeps a place of its own, so that a link to
any neuron has somewhere to end.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gui.diagram.level_of_detail import PairDetail

IndexArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]
Lane = tuple[float, float, float]


@dataclass(frozen=True)
class Group:
    """The neurons of one layer, one below the other.

    Parameters
    ----------
    layer, units : int
        Layer id and number of neurons (0 while not decided).
    role : str
        ``input``, ``hidden``, ``output`` or the kind of a layer without neurons of its own.
    x, top, spacing, radius : float
        Centre of the first neuron, distance to the next, radius of a circle.
    first, last, strip_slots : int
        Circles above and below the strip, and how many places the strip takes; a layer that is
        not folded has all in `first`.
    header : float
        Lower edge of the layer's name.
    """

    layer: int
    units: int
    role: str
    x: float
    top: float
    spacing: float
    radius: float
    first: int
    last: int
    strip_slots: int
    header: float

    @property
    def folded(self) -> int:
        """How many neurons are in the strip."""
        return self.units - self.first - self.last

    @property
    def bottom(self) -> float:
        """Centre of the last neuron."""
        slots = self.first + self.last + self.strip_slots
        return self.top + (max(slots, 1) - 1) * self.spacing

    @property
    def middle(self) -> float:
        """Half way between the first and the last neuron."""
        return (self.top + self.bottom) / 2

    @property
    def strip(self) -> tuple[float, float] | None:
        """Upper and lower edge of the strip, or None."""
        if not self.folded:
            return None
        edge = self.top - self.spacing / 2
        upper = edge + self.first * self.spacing
        return upper + 3, upper + self.strip_slots * self.spacing - 3

    @property
    def circles(self) -> tuple[int, ...]:
        """The neurons drawn as circles, by index."""
        return (*range(self.first), *range(self.units - self.last, self.units))

    def heights(self, indices: IndexArray) -> FloatArray:
        """Return the y of neurons, for an array of indices of any shape."""
        index = indices.astype(np.float64)
        result = self.top + index * self.spacing
        strip = self.strip
        if strip is None:
            return result
        upper, lower = strip
        inside = upper + (index - self.first + 0.5) / self.folded * (lower - upper)
        below = self.bottom - (self.units - 1 - index) * self.spacing
        tail = index >= self.units - self.last
        return np.where(index < self.first, result, np.where(tail, below, inside))

    def height(self, index: int) -> float:
        """Return the y of one neuron."""
        return float(self.heights(np.array(index, dtype=np.int64)))

    def is_circle(self, index: int) -> bool:
        """Tell whether a neuron has a circle, and no mere place in the strip."""
        return index < self.first or index >= self.units - self.last

    def in_strip(self, y: float) -> int | None:
        """Return the neuron whose place in the strip is at this height."""
        strip = self.strip
        if strip is None or not strip[0] <= y < strip[1]:
            return None
        share = (y - strip[0]) / (strip[1] - strip[0])
        return self.first + min(int(share * self.folded), self.folded - 1)


@dataclass(frozen=True)
class BiasNode:
    """The small "1" whose links are the biases of one layer."""

    layer: int
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Wires:
    """One-to-one links into a layer without weights.

    Parameters
    ----------
    source, target : int
        Layer ids.
    indices : tuple of int
        The neurons of the source whose wire is drawn.
    offset : int
        The target's neuron of the source's neuron 0: where a part of a concatenation begins.
    lane : (float, float, float), optional
        Left end, right end and height of the way over the columns passed in between.
    """

    source: int
    target: int
    indices: tuple[int, ...]
    offset: int
    lane: Lane | None


@dataclass(frozen=True)
class Layout:
    """The whole picture.

    Parameters
    ----------
    groups : mapping of int to Group
        By layer id.
    bias_nodes : mapping of int to BiasNode
        By the layer whose biases they are; empty if biases are written in the neurons.
    pairs : tuple of PairDetail
        Layers with weights: where they come from and how many are drawn, and how.
    wires : tuple of Wires
        Links without weights.
    width, height : float
        Extent from (0, 0).
    labelled : bool
        Whether every link has its name and value written on it.
    """

    groups: Mapping[int, Group]
    bias_nodes: Mapping[int, BiasNode]
    pairs: tuple[PairDetail, ...]
    wires: tuple[Wires, ...]
    width: float
    height: float
    labelled: bool

    @property
    def band(self) -> tuple[float, float]:
        """Upper and lower edge of the neurons."""
        groups = [group for group in self.groups.values() if group.units]
        upper = min((group.top - group.radius for group in groups), default=0.0)
        return upper, max((group.bottom + group.radius for group in groups), default=0.0)
