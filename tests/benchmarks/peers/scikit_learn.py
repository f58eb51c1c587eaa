"""scikit-learn's multi-layer perceptron: `fit` for one epoch of many batches."""

import math
import warnings

import sklearn
from nets import Net
from sklearn.neural_network import MLPClassifier, MLPRegressor

from peers.runner import NotFiniteError, Runner, Runners

VERSION = sklearn.__version__

_ACTIVATIONS = {"relu": "relu", "tanh": "tanh", "sigmoid": "logistic"}


def prepare(net: Net, dtype: str) -> Runners:
    """Return the row ``step``; without shuffling, momentum and penalty, to its advantage."""
    warnings.simplefilter("ignore")
    steps = 200 if net.is_tiny else 10
    kind = MLPRegressor if net.loss == "sum_of_squares" else MLPClassifier
    inputs, targets = net.batch_of(dtype, steps)
    if net.loss == "categorical_cross_entropy":
        targets = targets.argmax(axis=1)
    elif net.loss == "binary_cross_entropy":
        targets = targets[:, 0].astype(int)
    model = kind(
        hidden_layer_sizes=net.units[1:-1],
        activation=_ACTIVATIONS[net.hidden],
        solver=net.optimizer,
        alpha=0.0,
        batch_size=net.batch,
        learning_rate_init=net.rate,
        max_iter=1,
        shuffle=False,
        momentum=0.0,
        nesterovs_momentum=False,
        warm_start=True,
    )

    def run() -> None:
        model.fit(inputs, targets)
        if not math.isfinite(model.loss_):
            raise NotFiniteError

    return {"step": Runner(run, steps)}
