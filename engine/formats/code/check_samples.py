"""Eight samples, with the app's own predictions and loss, by which a script checks itself."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np

from engine.array_types import Array
from engine.datasets import Dataset
from engine.errors import DataError
from engine.losses import loss_value
from engine.network.network import Network
from engine.specification import (
    LOSSES_COMPUTED_TOGETHER,
    TrainingSpec,
    output_activation,
)
from engine.training.training_sets import Pair, coded_pair

#: How many samples a check holds.
CHECK_SAMPLES: Final = 8


def check_arrays(
    network: Network, training: TrainingSpec, dataset: Dataset | None = None
) -> Mapping[str, Array]:
    """Return what a script is to reproduce.

    The samples are taken evenly from the data, the first one included; of fewer than eight some
    are taken twice. Without data the inputs are drawn from N(0, 1), and there is no loss.

    Returns
    -------
    mapping of str to array
        ``inputs`` (8, I), scaled, and ``outputs`` (8, O); of data that fit the network and have
        targets also ``targets`` (8, O), coded for the loss, and ``loss``, reduced as in training.
    """
    inputs, targets = _samples(network, training, dataset)
    outputs = network.predict(inputs)
    found = {"inputs": inputs, "outputs": outputs}
    if targets is None:
        return found
    loss = loss_value(
        training.loss, outputs, targets, _logits(network, training, inputs), training.reduction
    )
    return {**found, "targets": targets, "loss": np.array(loss)}


def _samples(
    network: Network, training: TrainingSpec, dataset: Dataset | None
) -> tuple[Array, Array | None]:
    assert network.spec.input is not None
    width = network.spec.input.units
    if dataset is None or dataset.shape.inputs != width or len(dataset) == 0:
        drawn = np.random.default_rng(training.seed).standard_normal((CHECK_SAMPLES, width))
        return drawn.astype(network.dtype), None
    rows = np.arange(CHECK_SAMPLES) * len(dataset) // CHECK_SAMPLES
    inputs = dataset.samples.rows(rows, network.dtype)
    pair = _coded(network, training, dataset, rows)
    return (inputs, None) if pair is None else pair


def _coded(network: Network, training: TrainingSpec, dataset: Dataset, rows: Any) -> Pair | None:
    """Return samples and coded targets, None where the data have none that fit the output."""
    samples = dataset.samples
    if samples.targets is None:
        return None
    few = replace(samples, raw=samples.raw[rows], targets=samples.targets[rows])
    try:
        return coded_pair(dataset, few, network.spec, replace(training, dtype=network.dtype.name))
    except DataError:
        return None


def _logits(network: Network, training: TrainingSpec, inputs: Array) -> Array | None:
    together = LOSSES_COMPUTED_TOGETHER.get(training.loss.name)
    if together != output_activation(network.spec):
        return None
    assert network.spec.output is not None
    return network.layer_values(inputs)[network.spec.output.id].pre_activation
