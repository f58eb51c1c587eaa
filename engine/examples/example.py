"""What an example is, and how a project gets numbers that were chosen by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.datasets import Dataset
from engine.project import Project
from engine.specification import NetworkSpec, TrainingSpec
from engine.training.training_state import TrainingState

Numbers = Mapping[int, Mapping[str, object]]
"""Parameters by layer id and name: weights (inputs, outputs), bias (outputs,)."""


@dataclass(frozen=True, slots=True)
class Example:
    """A project that comes with the program.

    Parameters
    ----------
    name : str
        Its name on the command line.
    title : str
        What it shows, in English.
    make : callable
        Makes the project anew.
    """

    name: str
    title: str
    make: Callable[[], Project]


def with_numbers(
    network: NetworkSpec, training: TrainingSpec, dataset: Dataset, numbers: Numbers
) -> Project:
    """Return a project that begins with the given parameters instead of drawn ones."""
    state = TrainingState.start(network, training, samples=len(dataset.samples.raw))
    for layer_id, values in numbers.items():
        for parameter, array in values.items():
            state.network.views[layer_id][parameter][...] = np.asarray(array)
    state.begin_here()
    return Project(network, training, dataset=dataset, state=state)
