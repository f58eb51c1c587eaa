"""The loss of one batch along one parameter: all others are held."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engine.array_types import Array
from engine.blas_threads import blas_threads
from engine.tracing.gradient_check import LossFunction
from engine.training.training_state import TrainingState


@dataclass(frozen=True, eq=False)
class LossAlong:
    """The loss as a function of one parameter, and its tangent at the present value.

    Parameters
    ----------
    values : array (K,)
        Of the parameter.
    losses : array (K,)
        Penalties included; not finite where the network's outputs are not.
    value : float
        The parameter as it is.
    loss : float
        There.
    slope : float
        The derivative of the loss there, by backpropagation before any clipping; of a parameter
        that is not trained by a central difference.
    """

    values: Array
    losses: Array
    value: float
    loss: float
    slope: float

    def tangent(self, value: float) -> float:
        """Return ``L(w0) + L'(w0) (w - w0)``."""
        return self.loss + self.slope * (value - self.value)


def loss_along(
    state: TrainingState,
    inputs: Array,
    targets: Array,
    layer: int,
    parameter: str,
    index: tuple[int, ...],
    values: ArrayLike,
) -> LossAlong:
    """Evaluate the loss of a batch at some values of one parameter.

    By the kernels of training, on a copy in float64: dropout leaves out what the next step would
    leave out, batch normalization takes the statistics of this batch, and running statistics,
    generators and everything else of `state` stay as they are.

    Parameters
    ----------
    state : TrainingState
        Not changed.
    inputs : array (N, I)
    targets : array (N, O)
    layer : int
        The parameter's layer.
    parameter : str
        ``weights``, ``bias`` and so on.
    index : tuple of int
        The place in it.
    values : array_like (K,)

    Raises
    ------
    KeyError
        If the layer has no such parameter.
    ShapeMismatchError
        If the samples do not fit the network.
    """
    wanted = np.array(values, np.float64)
    with blas_threads(state.threads), np.errstate(all="ignore"):
        function = LossFunction(state, inputs, targets)
        one = function.network.table.by_key[layer, parameter]
        place = one.place.start + int(np.ravel_multi_index(index, one.shape))
        if one.trainable:
            slope = float(function.gradient()[place])
        else:
            slope = function.difference_at(place)
        value, loss = float(function.parameters[place]), function.value()
        losses = np.empty_like(wanted)
        for number, tried in enumerate(wanted):
            function.parameters[place] = tried
            losses[number] = function.value()
    return LossAlong(wanted, losses, value, loss, slope)
