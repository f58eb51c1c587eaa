"""What the backward pass of one layer is explained from."""

from dataclasses import dataclass

from engine import BackwardRecord, ForwardRecord, LayerSpec
from gui.stepping.forward_operations import BATCH_OF_OUTPUTS
from gui.stepping.layer_above import LayerAbove
from gui.stepping.loss_operations import MeasuredLoss
from gui.stepping.matrix import Array, Matrix, row_vector
from gui.stepping.notation import ROWS, Notation


@dataclass(frozen=True, eq=False)
class WayBack:
    """What a layer's backward pass is explained from.

    Parameters
    ----------
    backward : BackwardRecord
    forward : ForwardRecord
        Of the same layer: what it kept.
    layer : LayerSpec
    loss : MeasuredLoss or None
        At the output layer, where the way back begins.
    is_mean : bool
        Whether the loss is a mean over the samples, so that every gradient has its 1/N.
    notation : Notation
    above : LayerAbove or None
        The one layer that the outputs go to, where it has weights.
    """

    backward: BackwardRecord
    forward: ForwardRecord
    layer: LayerSpec
    loss: MeasuredLoss | None
    is_mean: bool = False
    notation: Notation = ROWS
    above: LayerAbove | None = None

    @property
    def grad_output(self) -> Matrix:
        """The gradient that came in, by the layer's output."""
        assert self.backward.grad_output is not None
        return Matrix(self.notation.grad_output.array, self.backward.grad_output, BATCH_OF_OUTPUTS)

    def delta(self, axis: str = "output") -> Matrix:
        """Return the gradient by z."""
        assert self.backward.grad_pre_activation is not None
        name = self.notation.delta.array
        return Matrix(name, self.backward.grad_pre_activation, ("sample", axis))

    def passed_on(self, axes: tuple[str, str] = BATCH_OF_OUTPUTS) -> Matrix:
        """Return the gradient by the (one) input."""
        assert self.grad_inputs is not None
        return Matrix(self.notation.grad_inputs.array, self.grad_inputs, axes)

    @property
    def grad_inputs(self) -> Array | None:
        """The gradient by the (one) input; None where it is not computed."""
        grads = self.backward.grad_inputs
        return grads[0] if isinstance(grads, tuple) else grads

    def gradient_row(self, letter: str, name: str, parameter: str) -> Matrix:
        """Return the gradient by a parameter that only some kinds of layers have."""
        gradient = self.backward.extras[name]
        return row_vector(f"d{letter}", gradient, "output", parameter, is_gradient=True)
