"""Random samples that fit a network and its loss, for tests."""

import numpy as np

from engine import NetworkSpec, TrainingSpec, output_activation


def random_samples(spec: NetworkSpec, training: TrainingSpec, rows: int, seed: int = 0):
    """Return inputs (rows, I) and targets (rows, O) coded for the loss."""
    generator = np.random.default_rng(seed)
    inputs = generator.standard_normal((rows, spec.input.units))
    columns = spec.units[spec.output.id]
    loss, activation = training.loss.name, output_activation(spec)
    if loss == "categorical_cross_entropy":
        targets = np.eye(columns)[generator.integers(columns, size=rows)]
    elif loss in ("binary_cross_entropy", "perceptron") or activation == "step":
        targets = generator.integers(2, size=(rows, columns)).astype(float)
    elif loss == "hinge":
        targets = generator.choice([-1.0, 1.0], size=(rows, columns))
    else:
        targets = generator.uniform(0.1, 0.9, (rows, columns))
    return inputs, targets
