"""A data set as a network trains on it: split, scaled, targets coded for the output."""

from dataclasses import dataclass

import numpy as np

from engine.array_types import Array
from engine.datasets.dataset import Dataset, Samples
from engine.datasets.splits import Split, split
from engine.datasets.targets import accuracy_rule, coded_targets
from engine.errors import SpecificationError
from engine.specification import (
    NetworkSpec,
    TrainingSpec,
    find_problems,
    output_activation,
)

Pair = tuple[Array, Array]


@dataclass(frozen=True, eq=False)
class TrainingSets:
    """What `Trainer` and `evaluate` are given.

    Parameters
    ----------
    inputs : array (N, I)
    targets : array (N, O)
        The training set, in the data's own order.
    validation, test : (inputs, targets) or None
        Kept apart from the training set.
    rows : Split
        Which samples of the data are in the training set and which in the validation set.
    rule : str or None
        How outputs become classes; None where the targets are values.
    """

    inputs: Array
    targets: Array
    validation: Pair | None
    test: Pair | None
    rows: Split
    rule: str | None

    @property
    def measured(self) -> tuple[str, Pair]:
        """The set by which the network is judged: ``test``, else ``validation``, else ``all``."""
        if self.test is not None:
            return "test", self.test
        if self.validation is not None:
            return "validation", self.validation
        return "all", (self.inputs, self.targets)


def training_sets(dataset: Dataset, network: NetworkSpec, training: TrainingSpec) -> TrainingSets:
    """Split a data set and code its targets for a network's output and loss.

    Raises
    ------
    SpecificationError
        For the first problem of network, settings and data together.
    DataError
        If the data have no targets.
    """
    for problem in find_problems(network, training, dataset.shape):
        if not problem.is_warning:
            raise SpecificationError(problem=problem)
    inputs, targets = coded_pair(dataset, dataset.samples, network, training)
    rows = split(len(inputs), training.validation_fraction, training.seed)
    whole = len(rows.validation) == 0
    return TrainingSets(
        # Without a validation set the data's own arrays serve, which may be large.
        inputs=inputs if whole else inputs[rows.training],
        targets=targets if whole else targets[rows.training],
        validation=None if whole else (inputs[rows.validation], targets[rows.validation]),
        test=None if dataset.test is None else coded_pair(dataset, dataset.test, network, training),
        rows=rows,
        rule=class_rule(dataset, network, training),
    )


def class_rule(dataset: Dataset, network: NetworkSpec, training: TrainingSpec) -> str | None:
    """Return how the network's outputs become classes; None where the targets are values."""
    return accuracy_rule(dataset.kind, *_output(network, training))


def coded_pair(
    dataset: Dataset, samples: Samples, network: NetworkSpec, training: TrainingSpec
) -> Pair:
    """Return scaled inputs (N, I) and coded targets (N, O) of samples of a data set.

    Raises
    ------
    DataError
        If the samples have no targets, or none that the output can express.
    """
    activation, units, loss = _output(network, training)
    dtype = np.dtype(training.dtype)
    targets = coded_targets(dataset.description, samples.targets, activation, units, loss, dtype)
    return samples.inputs_as(dtype), targets


def _output(network: NetworkSpec, training: TrainingSpec) -> tuple[str, int, str]:
    assert network.output is not None
    return output_activation(network), network.units[network.output.id], training.loss.name
