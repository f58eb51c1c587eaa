"""A network as a self-contained script in plain NumPy, with every gradient written out."""

from typing import Final

from engine.formats.code.exported_network import ExportedNetwork
from engine.formats.code.numpy_layers import layer_class_source, logits_name, stages
from engine.formats.code.numpy_training import loss_source, optimizer_made, optimizer_source
from engine.formats.code.script_run import USAGE, check_source, main_source
from engine.formats.code.source_layout import chosen_lines, joined, listed, quoted
from engine.formats.code.training_settings import (
    scaling_source,
    schedule_needs_math,
    schedule_source,
    settings_source,
    tolerance_source,
    training_helpers,
)

_HEAD: Final = '''"""A network from Layerloom in plain NumPy.

{usage}

Beside the script lie its weights (.npz) and samples to check it by (.check.npz).
Data are `inputs` (N, {inputs}) and `targets` (N, {outputs}), as numpy.savez writes them.

Rows are samples: x is (N, inputs), W is (inputs, outputs). Every layer has a method
`forward`, and a method `backward` that takes dout, the gradient of the loss by the
layer's outputs, notes the gradients of its parameters, and returns those of its inputs.
"""

import argparse
#? math|import math
from pathlib import Path

import numpy as np

WEIGHTS = Path(__file__).with_suffix(".npz")
CHECK = Path(__file__).with_suffix(".check.npz")
DTYPE = np.{dtype}
{tolerance}

{settings}

#: Every parameter under its name, such as "hidden_1.weights", and its gradient.
params = dict(np.load(WEIGHTS, allow_pickle=False))
architecture = params.pop("architecture")
grads = {{}}
'''

_PASSES: Final = '''
def forward(inputs, training=False):
    """Compute the network; return what every layer gives, by its name."""
    values = {{{input}: np.asarray(inputs, DTYPE)}}
    for name, layer, sources in NETWORK:
        xs = [values[source] for source in sources]
        values[name] = layer.forward(*xs, training=training)
    return values


def backward(dout):
    """Go back through the network and fill `grads`; where paths met, they add up."""
    douts = {{LOGITS: dout}}
    for name, layer, sources in reversed(NETWORK):
        if name in douts:
            for source, dx in zip(sources, layer.backward(douts[name]), strict=True):
                douts[source] = douts[source] + dx if source in douts else dx


def predict(inputs):
    """Return the outputs (N, {outputs}) for scaled inputs (N, {inputs})."""
    return forward(inputs)[OUTPUT]
'''

_LOSS: Final = '''
def loss(inputs, targets):
    """Return the loss of the network as it is used: the {reduction} over the samples."""
    return float(loss_and_dout(forward(inputs)[LOGITS], targets)[0].{reduction}())
'''

_RULES: Final = '''
def apply_rules():
    """Change the gradients as the settings ask: penalties first, then clipping."""
#? penalty|    for key in grads:
#? penalty|        if key.endswith({penalized}):
#? penalty|            grads[key] += L2 * params[key] + L1 * np.sign(params[key])
#? frozen|    for key in FROZEN:
#? frozen|        del grads[key]
#? clip_value|    for key, g in grads.items():
#? clip_value|        grads[key] = np.clip(g, -CLIP_VALUE, CLIP_VALUE)
#? clip_norm|    norm = np.sqrt(sum((g**2).sum() for g in grads.values()))
#? clip_norm|    for key, g in grads.items():
#? clip_norm|        grads[key] = g * min(1.0, CLIP_NORM / (norm + 1e-6))
'''

_TRAIN: Final = '''
def train(inputs, targets, epochs):
    """Train on samples; the order in which they come is that of Layerloom."""
{optimizer}
    size = BATCH_SIZE or len(inputs)
#? shuffle|    rng = np.random.default_rng([SEED, 1, 0])
#? !shuffle|    order = np.arange(len(inputs))
    for epoch in range(epochs):
        total = 0.0
#? shuffle|        order = rng.permutation(len(inputs))
        for start in range(0, len(inputs), size):
            rows = order[start : start + size]
            values = forward(inputs[rows], training=True)
            losses, dout = loss_and_dout(values[LOGITS], targets[rows])
#? mean|            backward(dout / len(rows))
#? !mean|            backward(dout)
#? rules|            apply_rules()
            optimizer.update(learning_rate(epoch))
            total += float(losses.sum())
        report(epoch, epochs, total / len(inputs))
#? plateau|        learning_rate.watch(total / len(inputs))
'''


def numpy_script(net: ExportedNetwork) -> str:
    """Return the script.

    Raises
    ------
    FormatUnsupportedError
        For a layer, function, loss or optimizer that this style does not know.
    """
    lines = stages(net)
    classes = dict.fromkeys(line.class_name for line in lines)
    network = [
        "#: The layers in the order of computing: name, layer, and whose outputs it reads.",
        listed("NETWORK", [line.piece for line in lines]),
        "#: Where the outputs are, and from where the loss is computed.",
        f"OUTPUT = {net.quoted_name(net.output.id)}",
        f"LOGITS = {quoted(logits_name(net))}",
    ]
    parts = [
        scaling_source(net, net.training.dtype),
        *(layer_class_source(name) for name in classes),
        "\n".join(network),
        _PASSES.format(
            input=net.quoted_name(net.input_id), outputs=net.output_units, inputs=net.input_units
        ),
        loss_source(net),
        _LOSS.format(reduction=net.training.reduction),
        check_source("numpy"),
        *(_training_parts(net) if net.learns else ()),
        main_source(net, "numpy"),
    ]
    body = joined(*parts)
    return _head(net, "math." in body) + "\n\n" + body


def _head(net: ExportedNetwork, math: bool) -> str:
    head = _HEAD.format(
        usage=USAGE,
        inputs=net.input_units,
        outputs=net.output_units,
        dtype=net.training.dtype,
        tolerance=tolerance_source(net.training.dtype),
        settings=settings_source(net),
    )
    return chosen_lines(head, {"math": math or schedule_needs_math(net)}) + "\n"


def _training_parts(net: ExportedNetwork) -> list[str]:
    training = net.training
    rules = {
        "penalty": net.is_penalized,
        "frozen": bool(net.frozen),
        "clip_value": training.clip_value > 0,
        "clip_norm": training.clip_norm > 0,
    }
    switches = {
        "rules": any(rules.values()),
        "shuffle": training.shuffle,
        "mean": training.reduction == "mean",
        "plateau": training.schedule.name == "reduce_on_plateau",
    }
    penalized = '(".weights", ".bias", ".beta")' if training.penalize_biases else '".weights"'
    frozen = "#: What training leaves alone.\n"
    return [
        schedule_source(net),
        optimizer_source(net),
        frozen + listed("FROZEN", [quoted(key) for key in net.frozen]) if net.frozen else "",
        chosen_lines(_RULES, rules).format(penalized=penalized) if any(rules.values()) else "",
        *training_helpers(in_numpy=True),
        chosen_lines(_TRAIN, switches).replace("{optimizer}", optimizer_made(net)),
    ]
