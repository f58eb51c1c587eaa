"""One training step of a batch of n samples, bound once: forward, loss, backward."""

import numpy as np

from engine.array_types import Array
from engine.losses import make_loss
from engine.network.backward_pass import BackwardPass
from engine.network.workspace import Workspace
from engine.specification import LOSSES_COMPUTED_TOGETHER, TrainingSpec, output_activation


class BoundLoss:
    """The forward pass and the loss of a batch of exactly n samples.

    Parameters
    ----------
    workspace : Workspace
        The arrays.
    training : TrainingSpec
        Which loss.
    rows : int
        n.
    reduction : str, optional
        ``mean`` or ``sum``; the training's own where None.
    """

    def __init__(
        self,
        workspace: Workspace,
        training: TrainingSpec,
        rows: int,
        reduction: str | None = None,
    ) -> None:
        self.bound = workspace.bind(rows)
        self.rows = rows
        output = self.bound.output_layer
        columns = output.output.shape[1]
        assert workspace.spec.output is not None
        self._store = workspace.store(workspace.spec.output.id, rows)
        self.inputs = self.bound.inputs
        self.targets: Array = self._store.matrix("targets", columns)
        self.terms: Array = self._store.matrix("loss_terms", columns)
        # The only term of a sample is its loss.
        of_samples = self.terms if columns == 1 else self._store.matrix("loss_per_sample", 1)
        self.per_sample: Array = of_samples[:, 0]
        self.fused = output.can_fuse and (
            LOSSES_COMPUTED_TOGETHER.get(training.loss.name) == output_activation(workspace.spec)
        )
        self.loss = make_loss(
            training.loss,
            predictions=output.output,
            targets=self.targets,
            gradient=self._bind_gradient(workspace),
            terms=self.terms,
            per_sample=self.per_sample,
            logits=output.pre_activation if self.fused else None,
            reduction=reduction or training.reduction,
            activation=getattr(output, "activation", None),
        )

    def _bind_gradient(self, workspace: Workspace) -> Array:
        """Return where the loss would write its gradient, which nobody asks for here."""
        return np.empty_like(self.bound.output)


class BoundStep(BoundLoss):
    """The forward pass, the loss and the backward pass of a batch of exactly n samples.

    Parameters: see `BoundLoss`.
    """

    def __init__(self, workspace: Workspace, training: TrainingSpec, rows: int) -> None:
        super().__init__(workspace, training, rows)
        self._forward = self.bound.forward_kernels
        self._backward = [*self.loss.gradient_kernels, *self.backward_pass.kernels]

    def _bind_gradient(self, workspace: Workspace) -> Array:
        """Wire the backward pass and return where its gradient comes in."""
        columns = self.bound.output.shape[1]
        grad_output = None if self.fused else self._store.matrix("grad_predictions", columns)
        self.backward_pass = BackwardPass(workspace, self.bound, grad_output)
        gradient = self.bound.output_layer.grad_pre_activation if self.fused else grad_output
        assert gradient is not None
        return gradient

    def run(self) -> float:
        """Run forward, loss and backward on what `inputs` and `targets` hold; return the loss."""
        for forward in self._forward:
            forward()
        loss = self.loss.evaluate()
        for backward in self._backward:
            backward()
        return loss
