"""The way that training went over the loss of two weights, and the loss around it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from engine import Array, DenseSpec, LayerloomError, Project, Trainer, TrainingState, training_sets

#: Further than this nobody follows a way in a small picture.
MOST_STEPS: Final = 500
_SQUARES: Final = ("sum_of_squares", "half_sum_of_squares", "mean_squared_error")


@dataclass(frozen=True, slots=True)
class Way:
    """Where two weights were, step after step.

    Parameters
    ----------
    optimizer : str
    learning_rate : float
    places : tuple of (float, float)
        From the first weights on; only the present ones where the way is not known.
    loss : float
        At the last place.
    """

    optimizer: str
    learning_rate: float
    places: tuple[tuple[float, float], ...]
    loss: float


class Bowl:
    """The loss of one linear neuron without a bias as a function of its two weights.

    Parameters
    ----------
    inputs : array (N, 2)
    targets : array (N, 1)
    scale : float
        What the sum of the squared errors is multiplied with.
    """

    def __init__(self, inputs: Array, targets: Array, scale: float) -> None:
        self._inputs, self._targets, self._scale = inputs, targets, scale

    def height(self, weights: Array) -> Array:
        """Return the loss (G,) at each of the weights (G, 2)."""
        errors = self._inputs @ weights.T - self._targets
        heights: Array = self._scale * np.square(errors).sum(axis=0)
        return heights


def bowl_of(project: Project) -> Bowl | None:
    """Return the loss over two weights; None if the network is not one linear neuron of two."""
    spec, training = project.network, project.training
    neurons = [layer for layer in spec.layers if isinstance(layer, DenseSpec)]
    if project.dataset is None or len(spec.layers) != 2 or len(neurons) != 1:
        return None
    neuron = neurons[0]
    is_two = not neuron.use_bias and neuron.units == 1 and project.data is not None
    if not is_two or neuron.activation.name != "linear" or training.loss.name not in _SQUARES:
        return None
    sets = training_sets(project.dataset, spec, training)
    if sets.inputs.shape[1] != 2:
        return None
    share = 1.0 if training.reduction == "sum" else 1.0 / len(sets.inputs)
    half = 0.5 if training.loss.name == "half_sum_of_squares" else 1.0
    return Bowl(sets.inputs, sets.targets, half * share)


def way_of(project: Project, bowl: Bowl) -> Way:
    """Return how training came to the weights of the moment: it is gone once more.

    Where settings were changed on the way, going it again ends elsewhere; then only the present
    weights are known.
    """
    now = np.array(project.with_weights().parameters, np.float64)
    places = _walked(project)
    if not places or not np.array_equal(places[-1], now):
        places = [now]
    return Way(
        project.training.optimizer.name,
        project.training.learning_rate,
        tuple((float(place[0]), float(place[1])) for place in places),
        float(bowl.height(now[np.newaxis])[0]),
    )


def _walked(project: Project) -> list[Array]:
    old = project.state
    if old is None or old.initial is None or project.dataset is None:
        return []
    if old.position.step > MOST_STEPS:
        return []
    sets = training_sets(project.dataset, project.network, project.training)
    state = TrainingState(old.initial_network(), project.training, old.samples)
    trainer = Trainer(state, sets.inputs, sets.targets, sets.validation, sets.rule)
    places = [state.network.parameters.copy()]
    try:
        for step in range(1, old.position.step + 1):
            trainer.run(until_step=step)
            places.append(state.network.parameters.copy())
    except LayerloomError:
        return []
    return places
