"""The numbers the diagram was given, and which of them are shown at the moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from gui.diagram.drawn_links import Numbers
from gui.diagram.layout_parts import FloatArray
from gui.diagram.picture import Highlight
from gui.document.selection import Neuron, Weight


class LayerNumbers(Protocol):
    """What a layer computed for a batch: z or None, and a, both (N, O)."""

    @property
    def pre_activation(self) -> NDArray[Any] | None:
        """Return z."""

    @property
    def output(self) -> NDArray[Any]:
        """Return a."""


@dataclass(frozen=True, eq=False)
class ShownNumbers:
    """Parameters, values and gradients by layer id.

    Parameters
    ----------
    parameters, gradients : mapping of int to mapping of str to array
        ``weights`` (I, O) and ``bias`` (O,), and their gradients.
    values : mapping of int to LayerNumbers
        What each layer computed.
    deltas : mapping of int to array
        The gradient by z of each layer, (N, O), or (O,) for the sample alone.
    inputs : array, optional
        (N, I), or (I,) for the sample alone.
    sample : int
        The row that is looked at.
    """

    parameters: Mapping[int, Numbers] = field(default_factory=dict)
    gradients: Mapping[int, Numbers] = field(default_factory=dict)
    values: Mapping[int, LayerNumbers] = field(default_factory=dict)
    deltas: Mapping[int, NDArray[Any]] = field(default_factory=dict)
    inputs: NDArray[Any] | None = None
    sample: int = 0

    def links(self, highlight: Highlight | None) -> Mapping[int, Numbers]:
        """Return what the links show: the weights; gradients where backpropagation is at."""
        lit = self.layer_of_gradients(highlight)
        if lit is None or lit not in self.gradients:
            return self.parameters
        return {**self.parameters, lit: self.gradients[lit]}

    def neurons(
        self, highlight: Highlight | None, input_layer: int | None
    ) -> dict[int, FloatArray]:
        """Return what the circles show: the outputs; δ where backpropagation is at."""
        rows = {layer: self._row(numbers.output) for layer, numbers in self.values.items()}
        if input_layer is not None and self.inputs is not None:
            rows[input_layer] = self._row(self.inputs)
        lit = self.layer_of_gradients(highlight)
        if lit is not None and lit in self.deltas:
            rows[lit] = self._row(self.deltas[lit])
        return {layer: row for layer, row in rows.items() if row is not None}

    def layer_of_gradients(self, highlight: Highlight | None) -> int | None:
        """Return the layer that shows gradients instead of weights and outputs, or None."""
        if highlight is None or highlight.phase != "backward" or highlight.layer is None:
            return None
        known = highlight.layer in self.gradients or highlight.layer in self.deltas
        return highlight.layer if known else None

    def pre_activation(self, neuron: Neuron) -> float | None:
        """Return z of one neuron."""
        numbers = self.values.get(neuron.layer)
        rows = None if numbers is None else numbers.pre_activation
        return None if rows is None else _entry(self._row(rows), (neuron.index,))

    def neuron_value(
        self, neuron: Neuron, highlight: Highlight | None, input_layer: int | None
    ) -> float | None:
        """Return what one circle shows."""
        row = self.neurons(highlight, input_layer).get(neuron.layer)
        return _entry(row, (neuron.index,))

    def weight_value(self, weight: Weight, highlight: Highlight | None) -> float | None:
        """Return what one link shows."""
        numbers = self.links(highlight).get(weight.layer, {}).get(weight.parameter)
        return _entry(numbers, weight.index)

    def _row(self, numbers: NDArray[Any]) -> FloatArray | None:
        if numbers.ndim == 1:
            return np.asarray(numbers, dtype=np.float64)
        if numbers.ndim != 2 or not 0 <= self.sample < len(numbers):
            return None
        return np.asarray(numbers[self.sample], dtype=np.float64)


def _entry(numbers: NDArray[Any] | None, index: tuple[int, ...]) -> float | None:
    if numbers is None or numbers.ndim != len(index):
        return None
    inside = all(0 <= one < length for one, length in zip(index, numbers.shape, strict=True))
    return float(numbers[index]) if inside else None
