"""Along which weights the error came back to a neuron: each path, and the one with most of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from engine import BackwardRecord, ForwardRecord, LossRecord, NetworkSpec, Record
from gui.stepping.matrix import Array


@dataclass(frozen=True)
class Contribution:
    """One term of ``Σ w δ``: what one neuron sends back to another along one weight.

    Parameters
    ----------
    layer : int
        The layer the weight belongs to: the error comes from it.
    neuron, column : int
        Its neuron, and the weight's column: another one where a neuron has several pieces.
    to_layer, to_neuron : int
        Where the error goes.
    row : int
        The weight's row.
    weight, delta : float
        The two factors.
    share : float
        Its size in the sizes of all terms, from 0 to 1.
    """

    layer: int
    neuron: int
    column: int
    to_layer: int
    to_neuron: int
    row: int
    weight: float
    delta: float
    share: float

    @property
    def product(self) -> float:
        """The term."""
        return self.weight * self.delta


Path = tuple[Contribution, ...]


@dataclass(frozen=True, eq=False)
class ErrorPaths:
    """The way of the error through a recorded step.

    Parameters
    ----------
    network : NetworkSpec
    forward, backward : mapping of int to record
        By layer.
    """

    network: NetworkSpec
    forward: Mapping[int, ForwardRecord]
    backward: Mapping[int, BackwardRecord]

    @classmethod
    def of(cls, records: Iterable[Record], network: NetworkSpec) -> "ErrorPaths":
        """Read the paths out of the records of a step."""
        several = [record for record in records if not isinstance(record, LossRecord)]
        forward = {r.layer: r for r in several if isinstance(r, ForwardRecord) and r.layer}
        backward = {r.layer: r for r in several if isinstance(r, BackwardRecord) and r.layer}
        return cls(network, forward, backward)

    def terms(self, layer: int, neuron: int, sample: int) -> Path:
        """Return what came back to a neuron, the largest share first; nothing at the output.

        Layers without weights between pass the error on column by column and are looked through.
        Of several ways out of the layer every term of every way is one.
        """
        found = list(self._terms(layer, neuron, layer, neuron, sample))
        whole = sum(abs(weight * delta) for *_, weight, delta in found)
        shares = [abs(w * d) / whole if whole else 0.0 for *_, w, d in found]
        terms = [
            Contribution(above, unit, column, layer, neuron, row, weight, delta, share)
            for (above, unit, column, row, weight, delta), share in zip(found, shares, strict=True)
        ]
        return tuple(sorted(terms, key=lambda term: -term.share))

    def _terms(
        self, layer: int, neuron: int, seen: int, place: int, sample: int
    ) -> Iterable[tuple[int, int, int, int, float, float]]:
        """Yield layer, neuron, column, row, weight and δ of every weight above, looking through."""
        for target in self.network.targets(layer):
            record = self.forward[target]
            if record.weights is not None:
                yield from self._weighted(target, place, sample)
            else:
                moved = place + self._offset(target, layer)
                yield from self._terms(target, neuron, seen, moved, sample)

    def _weighted(
        self, layer: int, row: int, sample: int
    ) -> Iterable[tuple[int, int, int, int, float, float]]:
        record, back = self.forward[layer], self.backward.get(layer)
        if back is None or back.grad_pre_activation is None:
            return
        assert record.weights is not None
        pieces = back.grad_pre_activation.shape[1] // record.output.shape[1]
        weights: Array = record.weights[row]
        deltas: Array = back.grad_pre_activation[sample]
        for column in range(len(deltas)):
            yield (layer, column // pieces, column, row, float(weights[column]),
                   float(deltas[column]))  # fmt: skip

    def _offset(self, join: int, source: int) -> int:
        """Return where a source's columns begin in a layer that looks through."""
        record = self.forward[join]
        if record.kind != "concatenate" or not isinstance(record.inputs, tuple):
            return 0
        place = self.network.sources(join).index(source)
        return sum(x.shape[1] for x in record.inputs[:place])

    def largest(self, layer: int, neuron: int, sample: int) -> Path:
        """Return the walk from the loss to a neuron along the largest term at every layer."""
        walk: list[Contribution] = []
        while terms := self.terms(layer, neuron, sample):
            first = terms[0]
            if not first.share:
                break
            walk.append(first)
            layer, neuron = first.layer, first.neuron
        return tuple(reversed(walk))


def light(path: Path) -> tuple[frozenset[tuple[int, int, int]], frozenset[tuple[int, int]]]:
    """Return the weights and the neurons that a picture of the network lights for a path."""
    weights = frozenset((own.layer, own.row, own.column) for own in path)
    ends = ((own.layer, own.neuron) for own in path)
    starts = ((own.to_layer, own.to_neuron) for own in path)
    return weights, frozenset([*ends, *starts])


def share_of(path: Path) -> float:
    """Return the product of the shares: how much of all error a whole walk carries."""
    return float(np.prod([own.share for own in path])) if path else 0.0
