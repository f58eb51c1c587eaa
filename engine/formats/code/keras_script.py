"""A network as a self-contained Keras 3 script."""

from typing import Final

from engine.formats.code.exported_network import ExportedNetwork
from engine.formats.code.keras_layers import KerasLayer, keras_layer, logits_variable
from engine.formats.code.keras_training import (
    loss_source,
    optimizer_made,
    written_optimizer_source,
)
from engine.formats.code.script_run import USAGE, check_source, main_source
from engine.formats.code.source_layout import (
    Brackets,
    chosen_lines,
    flat,
    joined,
    laid_out,
    listed,
    quoted,
)
from engine.formats.code.training_settings import (
    scaling_source,
    schedule_needs_math,
    schedule_source,
    settings_source,
    tolerance_source,
    training_helpers,
)

_HEAD: Final = '''"""A network from Layerloom in Keras 3.

{usage}

Beside the script lie its weights (.npz) and samples to check it by (.check.npz).
Data are `inputs` (N, {inputs}) and `targets` (N, {outputs}), as numpy.savez writes them.

Rows are samples, and a kernel is (inputs, outputs), as in Layerloom.
#? normalizes|
#? normalizes|The running variance of a batch normalization follows that of the batch in Keras, and
#? normalizes|N / (N - 1) times that in Layerloom and PyTorch.
"""

import argparse
#? math|import math
import os
from importlib.util import find_spec
from pathlib import Path

import numpy as np

# Keras computes with TensorFlow, JAX or PyTorch: take one that is installed.
if "KERAS_BACKEND" not in os.environ and find_spec("tensorflow") is None:
    os.environ["KERAS_BACKEND"] = "jax" if find_spec("jax") else "torch"

import keras
from keras import layers{ops}

WEIGHTS = Path(__file__).with_suffix(".npz")
CHECK = Path(__file__).with_suffix(".check.npz")
#? double|DTYPE = np.float32  # Keras computes in float32, the app did in float64
#? !double|DTYPE = np.float32
{tolerance}

{settings}
#? penalty|PENALTY = keras.regularizers.L1L2(l1=L1, l2=L2 / 2)
'''

_LOAD: Final = """
with np.load(WEIGHTS, allow_pickle=False) as weights:
    for layer, names in NAMES:
        model.get_layer(layer).set_weights([weights[name] for name in names])
"""

_WEIGHTS: Final = '''
def weights_of(network):
    """Return the weights under the names of Layerloom."""
    found = {}
    for layer, names in NAMES:
        found.update(zip(names, network.get_layer(layer).get_weights(), strict=True))
    return found


def predict(inputs):
    """Return the outputs (N, {outputs}) for scaled inputs (N, {inputs})."""
    return model.predict(inputs, verbose=0)
'''

_LOSS_VALUE: Final = '''
def loss(inputs, targets):
    """Return the loss of the network as it is used: the {reduction} over the samples."""
    return float(LOSS(targets, trainee.predict(inputs, verbose=0)))
'''

_TRAIN: Final = '''
def train(inputs, targets, epochs):
    """Train on samples; what Keras reports as loss holds the penalties too."""
#? frozen|    for layer, part in FROZEN:
#? frozen|        getattr(model.get_layer(layer), part).trainable = False
    keras.utils.set_random_seed(SEED % 2**32)
{optimizer}
    trainee.compile(optimizer=optimizer, loss=LOSS)

    def after_epoch(epoch, logs):
        report(epoch, epochs, logs["loss"])
#? plateau|        learning_rate.watch(logs["loss"])

    callbacks = [keras.callbacks.LambdaCallback(on_epoch_end=after_epoch)]
#? scheduled|    callbacks.append(keras.callbacks.LearningRateScheduler(learning_rate))
    trainee.fit(
        inputs,
        targets,
        batch_size=BATCH_SIZE or len(inputs),
        epochs=epochs,
        shuffle={shuffle},
        callbacks=callbacks,
        verbose=0,
    )
'''


def keras_script(net: ExportedNetwork) -> str:
    """Return the script.

    Raises
    ------
    FormatUnsupportedError
        For a layer, function, loss or optimizer that this style does not know.
    """
    made = [keras_layer(net, layer) for layer in net.layers]
    weights_source = _WEIGHTS.replace("{outputs}", str(net.output_units))
    body = joined(
        scaling_source(net, "float32"),
        _model_source(net, made),
        weights_source.replace("{inputs}", str(net.input_units)),
        loss_source(net),
        _LOSS_VALUE.format(reduction=net.training.reduction),
        check_source("keras"),
        *(_training_parts(net) if net.learns else ()),
        main_source(net, "keras"),
    )
    return _head(net, body) + "\n\n" + body


def _head(net: ExportedNetwork, body: str) -> str:
    head = _HEAD.format(
        usage=USAGE,
        inputs=net.input_units,
        outputs=net.output_units,
        ops=", ops" if "ops." in body else "",
        tolerance=tolerance_source("float32"),
        settings=settings_source(net),
    )
    wanted = {
        "normalizes": net.has("batch_normalization"),
        "math": net.learns and schedule_needs_math(net),
        "double": net.training.dtype == "float64",
        "penalty": net.is_penalized,
    }
    return chosen_lines(head, wanted) + "\n"


def _model_source(net: ExportedNetwork, made: list[KerasLayer]) -> str:
    lines = [f'inputs = keras.Input(({net.input_units},), name="inputs")']
    for layer in made:
        for variable, value in layer.lines:
            lines.append(_assigned(variable, value))
    output = net.identifiers[net.output.id]
    lines += ["", f"model = keras.Model(inputs, {output})"]
    if net.is_fused:
        logits = logits_variable(net)
        lines.append("# The same layers up to the logits, from which the loss is computed.")
        lines.append(f"trainee = keras.Model(inputs, {logits})")
    else:
        lines.append("trainee = model")
    names = [
        Brackets("(", (quoted(keras), Brackets("[", tuple(map(quoted, own)), "]")))
        for layer in made
        for keras, own in layer.weights
    ]
    said = "#: The weights of every layer, in Keras's order: their names in Layerloom."
    return "\n".join([*lines, "", said, listed("NAMES", names), _LOAD.rstrip("\n")])


def _assigned(variable: str, value: Brackets | str) -> str:
    if isinstance(value, str):
        return f"{variable} = {flat(value)}"
    return laid_out(Brackets(f"{variable} = {value.opening}", value.items, value.closing))


def _training_parts(net: ExportedNetwork) -> list[str]:
    training = net.training
    scheduled = training.schedule.name != "constant"
    switches = {
        "frozen": bool(net.frozen),
        "plateau": training.schedule.name == "reduce_on_plateau",
        "scheduled": scheduled,
    }
    train = chosen_lines(_TRAIN, switches).format(
        optimizer=optimizer_made(net), shuffle=training.shuffle
    )
    return [
        schedule_source(net) if scheduled else "",
        written_optimizer_source(net),
        _frozen_source(net),
        *training_helpers(),
        train,
    ]


def _frozen_source(net: ExportedNetwork) -> str:
    parts = {"weights": "kernel", "bias": "bias"}
    frozen = [
        Brackets("(", (quoted(net.identifiers[layer.id]), quoted(parts[name])))
        for layer in net.layers
        for name in net.parameter_names(layer)
        if f"{net.name(layer.id)}.{name}" in net.frozen
    ]
    return "#: What training leaves alone.\n" + listed("FROZEN", frozen) if frozen else ""
