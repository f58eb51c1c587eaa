"""Dropout: while training, some inputs are left out at random."""

import numpy as np

from engine.layers.layer import Arrays, Layer, LayerContext


class Dropout(Layer):
    """``y = x * mask`` with mask 0 with probability `rate`, else ``1 / (1 - rate)``.

    Backward ``dx = grad_output * mask``. In use, ``y = x``.
    Source: Srivastava et al., JMLR 15 (2014), inverted form.
    """

    def __init__(self, context: LayerContext) -> None:
        super().__init__(context)
        store, columns = self.store, self.inputs[0].shape[1]
        self.output = store.matrix("output", columns)
        self.mask = store.matrix("mask", columns)
        # float64 whatever the network's type, so that both types drop the same inputs.
        self._chance = store.matrix("chance", columns, np.float64)
        self._rate = np.array(context.spec.rate)
        self._scale = store.constant(1.0 / (1.0 - context.spec.rate))

    def forward(self) -> None:
        """Draw a mask and write y."""
        assert self.context.generator is not None
        self.context.generator.random(out=self._chance)
        np.greater_equal(self._chance, self._rate, self.mask)
        np.multiply(self.mask, self._scale, self.mask)
        np.multiply(self.inputs[0], self.mask, self.output)

    def infer(self) -> None:
        """Write y = x."""
        np.copyto(self.output, self.inputs[0])

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        self._grad_y = self._incoming_gradient()
        self._grad_x = self.store.matrix("grad_inputs", self.output.shape[1])
        self.grad_inputs = (self._grad_x if wanted[0] else None,)

    def backward(self) -> None:
        """Write dx."""
        np.multiply(self._grad_y, self.mask, self._grad_x)

    def forward_extras(self) -> Arrays:
        """Return the mask that was drawn."""
        return {"mask": self.mask}
