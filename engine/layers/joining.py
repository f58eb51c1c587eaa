"""Where the data come in, and where paths meet."""

from itertools import accumulate, pairwise

import numpy as np

from engine.array_types import Array
from engine.layers.layer import Kernels, Layer, LayerContext


class Input(Layer):
    """The batch itself: an array (N, I) that the caller fills."""

    def __init__(self, context: LayerContext) -> None:
        super().__init__(context)
        self.output = self.store.matrix("output", context.spec.units)

    @property
    def forward_kernels(self) -> Kernels:
        """Nothing: the batch is there already."""
        return ()

    def forward(self) -> None:
        """Do nothing: the batch is there already."""

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        """Do nothing: nobody asks for the gradient of the data."""

    def backward(self) -> None:
        """Do nothing: nobody asks for the gradient of the data."""


class Add(Layer):
    """``y = x1 + x2 + ...``; each input gets the gradient of the output."""

    def __init__(self, context: LayerContext) -> None:
        super().__init__(context)
        self.output = self.store.matrix("output", self.inputs[0].shape[1])

    def forward(self) -> None:
        """Write y, adding in link order."""
        np.add(self.inputs[0], self.inputs[1], self.output)
        for term in self.inputs[2:]:
            np.add(self.output, term, self.output)

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        grad = self._incoming_gradient()
        self.grad_inputs = tuple(grad if want else None for want in wanted)

    @property
    def backward_kernels(self) -> Kernels:
        """Nothing: the gradient of the output is that of every input."""
        return ()

    def backward(self) -> None:
        """Do nothing: the gradient of the output is that of every input."""


class Concatenate(Layer):
    """``y = [x1, x2, …]`` side by side; each input gets its columns of the gradient."""

    def __init__(self, context: LayerContext) -> None:
        super().__init__(context)
        ends = accumulate((x.shape[1] for x in self.inputs), initial=0)
        self._columns = [slice(start, end) for start, end in pairwise(ends)]
        self.output = self.store.matrix("output", self._columns[-1].stop)
        self._parts = [self.output[:, part] for part in self._columns]

    def forward(self) -> None:
        """Write y."""
        for part, x in zip(self._parts, self.inputs, strict=True):
            np.copyto(part, x)

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        grad = self._incoming_gradient()
        self._copies: list[tuple[Array, Array]] = []
        grads: list[Array | None] = []
        for number, (columns, want) in enumerate(zip(self._columns, wanted, strict=True)):
            width = columns.stop - columns.start
            own = self.store.matrix(f"grad_inputs_{number}", width) if want else None
            if own is not None:
                self._copies.append((own, grad[:, columns]))
            grads.append(own)
        self.grad_inputs = tuple(grads)

    def backward(self) -> None:
        """Write each input's columns of the gradient."""
        for own, columns in self._copies:
            np.copyto(own, columns)
