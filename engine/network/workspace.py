"""Every array of one training step, allocated once, and the layers bound to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator

from engine.array_types import Array
from engine.layers import LAYERS, Kernel, Layer, LayerContext, RowStore
from engine.specification import NetworkSpec

Views = Mapping[int, Mapping[str, Array]]


@dataclass(frozen=True, slots=True)
class LayerValues:
    """What one layer computed for a batch: z (None for a layer without) and a, both (N, O)."""

    pre_activation: Array | None
    output: Array


class Workspace:
    """The arrays for batches of up to `capacity` samples, and the layers bound to them.

    Parameters
    ----------
    spec : NetworkSpec
        A network without problems.
    parameters, gradients : mapping of layer id and name to array
        Views into the flat vectors.
    capacity : int
        The largest batch.
    dtype
        float64 or float32.
    generators : mapping of layer id to Generator
        The streams of layers that draw random numbers; may be empty where nobody trains.
    """

    def __init__(
        self,
        spec: NetworkSpec,
        parameters: Views,
        gradients: Views,
        capacity: int,
        dtype: Any,
        generators: Mapping[int, Generator] | None = None,
    ) -> None:
        self.spec = spec
        self.parameters = parameters
        self.gradients = gradients
        self.capacity = capacity
        self.dtype = np.dtype(dtype)
        self.generators = generators or {}
        self._memory: dict[tuple[int, str], Any] = {}
        self._bound: dict[int, BoundNetwork] = {}

    def bind(self, rows: int) -> "BoundNetwork":
        """Return the layers bound to the first `rows` rows; made once for each number."""
        if rows not in self._bound:
            self._bound[rows] = BoundNetwork(self, rows)
        return self._bound[rows]

    def store(self, layer_id: int, rows: int) -> RowStore:
        """Return where a layer gets its arrays from."""
        return RowStore(self._memory, layer_id, rows, self.capacity, self.dtype)


class BoundNetwork:
    """The layers of a network, bound to the arrays of a batch of exactly n samples."""

    def __init__(self, workspace: Workspace, rows: int) -> None:
        self.rows = rows
        spec = workspace.spec
        self.layers: dict[int, Layer] = {}
        for layer_id in spec.order:
            self.layers[layer_id] = self._bind_layer(workspace, layer_id)
        assert spec.input is not None
        assert spec.output is not None
        self.inputs = self.layers[spec.input.id].output
        self.output_layer = self.layers[spec.output.id]
        self.output = self.output_layer.output
        #: What `forward` calls, one after another.
        self.forward_kernels: list[Kernel] = [
            kernel for layer in self.layers.values() for kernel in layer.forward_kernels
        ]
        self._infer = [layer.infer for layer in self.layers.values()]

    def _bind_layer(self, workspace: Workspace, layer_id: int) -> Layer:
        layer = workspace.spec.by_id[layer_id]
        inputs = tuple(self.layers[source].output for source in workspace.spec.sources(layer_id))
        context = LayerContext(
            spec=layer,
            inputs=inputs,
            parameters=workspace.parameters.get(layer_id, {}),
            gradients=workspace.gradients.get(layer_id, {}),
            store=workspace.store(layer_id, self.rows),
            generator=workspace.generators.get(layer_id),
        )
        return LAYERS[layer.kind](context)

    def forward(self) -> None:
        """Run every layer as training does, on what `inputs` holds."""
        for kernel in self.forward_kernels:
            kernel()

    def infer(self) -> None:
        """Run every layer as a trained network is used, on what `inputs` holds."""
        for infer in self._infer:
            infer()

    def values(self) -> dict[int, LayerValues]:
        """Return copies of what every layer computed."""
        return {
            layer_id: LayerValues(
                None if layer.pre_activation is None else layer.pre_activation.copy(),
                layer.output.copy(),
            )
            for layer_id, layer in self.layers.items()
        }
