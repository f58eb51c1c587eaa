"""Keras on TensorFlow: `fit` for one epoch of many batches."""

import math
import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
from nets import Net

from peers.runner import NotFiniteError, Runner, Runners

VERSION = keras.__version__

_LOSSES = {
    "binary_cross_entropy": lambda: keras.losses.BinaryCrossentropy(from_logits=True),
    "categorical_cross_entropy": lambda: keras.losses.CategoricalCrossentropy(from_logits=True),
    "sum_of_squares": lambda: keras.losses.MeanSquaredError(reduction="sum"),
}


def prepare(net: Net, dtype: str) -> Runners:
    """Return the row ``step``."""
    keras.config.set_floatx(dtype)
    keras.config.set_dtype_policy(dtype)  # made with the old `floatx` when Keras was imported
    steps = 300 if net.is_tiny else 60
    layers = [keras.layers.Dense(units, activation=net.hidden) for units in net.units[1:-1]]
    layers.append(keras.layers.Dense(net.units[-1]))
    model = keras.Sequential([keras.Input((net.units[0],)), *layers])
    if {weights.dtype for weights in model.weights} != {dtype}:
        raise TypeError(f"Keras computes in {model.weights[0].dtype}, not in {dtype}")
    for layer, matrix in zip(model.layers, net.initial_weights(dtype), strict=True):
        layer.set_weights([matrix, layer.get_weights()[1]])
    optimizer = {"sgd": keras.optimizers.SGD, "adam": keras.optimizers.Adam}[net.optimizer]
    model.compile(optimizer=optimizer(net.rate), loss=_LOSSES[net.loss]())
    inputs, targets = net.batch_of(dtype, steps)

    def run() -> None:
        history = model.fit(
            inputs, targets, batch_size=net.batch, epochs=1, shuffle=False, verbose=0
        )
        if not math.isfinite(history.history["loss"][-1]):
            raise NotFiniteError

    return {"step": Runner(run, steps)}
