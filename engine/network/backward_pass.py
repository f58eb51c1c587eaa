"""Backpropagation through a graph: who hands its gradient to whom, bound once."""

from functools import partial

import numpy as np

from engine.array_types import Array
from engine.layers import Kernel, Kernels, Layer
from engine.network.workspace import BoundNetwork, Workspace


class BackwardPass:
    """The layers of a bound network in backward order, wired to one another.

    A layer with one link out reads the very array in which the layer behind it left its
    `grad_inputs`; one with several first adds them up, in backward order. What lies before the
    first parameters is left out: it would only give the gradient of the data, which nobody
    reads.

    Parameters
    ----------
    workspace : Workspace
        The arrays.
    bound : BoundNetwork
        The forward pass, bound to them.
    grad_output : array (N, O) or None
        Where the loss leaves its gradient; None where it is computed together with the output
        activation and written into the output layer's `grad_pre_activation`.
    """

    def __init__(
        self, workspace: Workspace, bound: BoundNetwork, grad_output: Array | None
    ) -> None:
        self._workspace = workspace
        self._bound = bound
        self._spec = workspace.spec
        self._needed = self._layers_that_need_gradients()
        self._arriving: dict[int, list[Array]] = {}
        #: (layer id, kernels) in backward order: the sum where paths meet, then the layer's own.
        self.plan: list[tuple[int, Kernels]] = []
        for layer_id in reversed(self._spec.order):
            if layer_id in self._needed:
                sums = self._bind(layer_id, grad_output)
                self.plan.append((layer_id, (*sums, *bound.layers[layer_id].backward_kernels)))
        #: The same as one flat list, for speed.
        self.kernels = [kernel for _, kernels in self.plan for kernel in kernels]

    def _layers_that_need_gradients(self) -> set[int]:
        needed: set[int] = set()
        for layer_id in self._spec.order:
            own = bool(self._workspace.parameters.get(layer_id))
            if own or any(source in needed for source in self._spec.sources(layer_id)):
                needed.add(layer_id)
        assert self._spec.output is not None
        return needed | {self._spec.output.id}

    def _bind(self, layer_id: int, grad_output: Array | None) -> list[Kernel]:
        layer = self._bound.layers[layer_id]
        sources = self._spec.sources(layer_id)
        incoming, sums = self._incoming(layer_id, layer, grad_output)
        layer.bind_backward(incoming, tuple(source in self._needed for source in sources))
        for source, grad in zip(sources, layer.grad_inputs, strict=True):
            if grad is not None:
                self._arriving.setdefault(source, []).append(grad)
        return sums

    def _incoming(
        self, layer_id: int, layer: Layer, grad_output: Array | None
    ) -> tuple[Array | None, list[Kernel]]:
        if layer is self._bound.output_layer:
            return grad_output, []
        terms = self._arriving[layer_id]
        if len(terms) == 1:
            return terms[0], []
        store = self._workspace.store(layer_id, self._bound.rows)
        total: Array = store.matrix("grad_output", layer.output.shape[1])
        layer.grad_output_terms = tuple(terms)
        return total, _sum_of(terms, total)


def _sum_of(terms: list[Array], total: Array) -> list[Kernel]:
    """Return the kernels that add the terms, in their order, into `total`."""
    first, second, *rest = terms
    more = (partial(np.add, total, term, total) for term in rest)
    return [partial(np.add, first, second, total), *more]
