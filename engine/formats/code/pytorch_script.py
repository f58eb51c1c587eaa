"""A network as a self-contained PyTorch script, for one process or for several."""

from typing import Final

from engine.formats.code.exported_network import ExportedNetwork
from engine.formats.code.pytorch_layers import TorchLayer, activated, torch_layer
from engine.formats.code.pytorch_training import loss_source, optimizer_made
from engine.formats.code.script_run import USAGE, check_source, main_source
from engine.formats.code.source_layout import (
    Brackets,
    chosen_lines,
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
from engine.specification import LayerSpec, activation_of

_TORCHRUN_USAGE: Final = """\
    torchrun --nproc-per-node 2 net.py                   on the samples of the check
    torchrun --nproc-per-node 2 net.py --train data.npz  on your own data
    python net.py --train data.npz                       in one process"""

_HEAD: Final = '''"""A network from Layerloom in PyTorch{for_whom}.

{usage}

Beside the script lie its weights (.npz) and samples to check it by (.check.npz).
Data are `inputs` (N, {inputs}) and `targets` (N, {outputs}), as numpy.savez writes them.

Rows are samples. Weights are (outputs, inputs) here, (inputs, outputs) in Layerloom.
#? torchrun|
#? torchrun|Every process holds the whole network and takes its share of each batch; the gradients
#? torchrun|are averaged over the processes before each step. So the steps, and the loss in the end,
#? torchrun|are those of one process with the same batches (dropout and batch normalization apart:
#? torchrun|there each process draws and averages for itself).
"""

import argparse
#? math|import math
#? torchrun|import os
from pathlib import Path

import numpy as np
import torch
#? torchrun|import torch.distributed as dist
#? functional|import torch.nn.functional as F
from torch import nn
#? torchrun|from torch.nn.parallel import DistributedDataParallel

WEIGHTS = Path(__file__).with_suffix(".npz")
CHECK = Path(__file__).with_suffix(".check.npz")
DTYPE = np.{dtype}
torch.set_default_dtype(torch.{dtype})
{tolerance}

{settings}
'''

_BATCH_NORM: Final = '''
class BatchNorm(nn.BatchNorm1d):
    """Batch normalization that takes a batch of one by the running statistics."""

    def forward(self, x):
        if self.training and len(x) > 1:
            return super().forward(x)
        mean, variance = self.running_mean, self.running_var
        return F.batch_norm(x, mean, variance, self.weight, self.bias, eps=self.eps)
'''

_MAXOUT: Final = '''
class Maxout(nn.Linear):
    """Each neuron is the largest of its pieces, which lie side by side."""

    def __init__(self, inputs, units, pieces, bias=True):
        super().__init__(inputs, units * pieces, bias)
        self.pieces = pieces

    def forward(self, x):
        return super().forward(x).unflatten(1, (-1, self.pieces)).max(dim=2).values
'''

_LOAD: Final = '''
def load():
    """Return the network with its weights."""
    network = Network()
    with np.load(WEIGHTS, allow_pickle=False) as weights:
        state = {name: torch.from_numpy(weights[own].T) for name, own in NAMES}
    # Not strict: PyTorch counts the batches of a normalization, Layerloom does not.
    missing, _ = network.load_state_dict(state, strict=False)
    assert all(name.endswith("num_batches_tracked") for name in missing), missing
    return network


def weights_of(network):
    """Return the weights under the names of Layerloom, (inputs, outputs)."""
    state = network.state_dict()
    return {own: state[name].numpy(force=True).T for name, own in NAMES}
'''

_PREDICT: Final = '''
@torch.no_grad()
def predict(network, inputs):
    """Return the outputs (N, {outputs}) for scaled inputs (N, {inputs})."""
    network.eval()
#? fused|    z = network(inputs)
#? fused|    return {function}
#? !fused|    return network(inputs)
'''

_LOSS: Final = '''
@torch.no_grad()
def loss(network, inputs, targets):
    """Return the loss of the network as it is used: the {reduction} over the samples."""
    network.eval()
    return float(sample_losses(network(inputs), targets).{reduction}())
'''

_PENALTY: Final = '''
def penalty(network):
    """Return what is added to the loss so that weights stay small."""
    total = 0.0
    for name, own in NAMES:
        if own.endswith({penalized}):
            values = network.get_parameter(name)
            total = total + L1 * values.abs().sum() + L2 / 2 * (values**2).sum()
    return total
'''

_TRAIN: Final = '''
#? !torchrun|def train(network, inputs, targets, epochs):
#? !torchrun|    """Train on samples; the order in which they come is that of Layerloom."""
#? torchrun|def train(network, inputs, targets, epochs, rank, processes):
#? torchrun|    """Train on this process's share of every batch; the order is that of Layerloom."""
#? frozen|    for name in FROZEN:
#? frozen|        network.get_parameter(name).requires_grad_(False)
    learning = [values for values in network.parameters() if values.requires_grad]
{optimizer}
    network.train()
#? torchrun|    parallel = DistributedDataParallel(network) if dist.is_initialized() else network
    size = BATCH_SIZE or len(inputs)
#? dropout|    torch.manual_seed(SEED{for_each})
#? shuffle|    rng = np.random.default_rng([SEED, 1, 0])
#? !shuffle|    order = torch.arange(len(inputs))
    for epoch in range(epochs):
#? shuffle|        order = torch.from_numpy(rng.permutation(len(inputs)))
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(epoch)
        total = 0.0
#? torchrun|        for batch in order.split(size):
#? torchrun|            rows = batch[rank::processes]
#? torchrun|            losses = sample_losses(parallel(inputs[rows]), targets[rows])
#? torchrun|            # Averaged over the processes this is the {reduction} over the whole batch.
#? torchrun_mean|            objective = losses.sum() * processes / len(batch)
#? torchrun_sum|            objective = losses.sum() * processes
#? !torchrun|        for rows in order.split(size):
#? !torchrun|            losses = sample_losses(network(inputs[rows]), targets[rows])
#? !torchrun|            objective = losses.{reduction}()
#? penalty|            objective = objective + penalty(network)
            optimizer.zero_grad()
            objective.backward()
#? clip_value|            nn.utils.clip_grad_value_(learning, CLIP_VALUE)
#? clip_norm|            nn.utils.clip_grad_norm_(learning, CLIP_NORM)
            optimizer.step()
#? !torchrun|            total += float(losses.detach().sum())
#? !torchrun|        report(epoch, epochs, total / len(inputs))
#? plateau_alone|        learning_rate.watch(total / len(inputs))
#? torchrun|            total = total + losses.detach().sum()
#? torchrun|        if dist.is_initialized():
#? torchrun|            dist.all_reduce(total)
#? torchrun|        if rank == 0:
#? torchrun|            report(epoch, epochs, float(total) / len(inputs))
#? plateau_together|        learning_rate.watch(float(total) / len(inputs))
'''


def pytorch_script(net: ExportedNetwork) -> str:
    """Return the script for one process.

    Raises
    ------
    FormatUnsupportedError
        For a layer, function, loss or optimizer that this style does not know.
    """
    return script(net, main_source(net, "torch"))


def script(net: ExportedNetwork, main: str, torchrun: bool = False) -> str:
    """Return a script with the given main part.

    Parameters
    ----------
    net : ExportedNetwork
    main : str
        The source of ``main`` and of what it needs besides.
    torchrun : bool
        Whether several processes train together.

    Raises
    ------
    FormatUnsupportedError
        For a layer, function, loss or optimizer that this style does not know.
    """
    layers = [(layer, torch_layer(net, layer)) for layer in net.layers]
    names = [pair for _, layer in layers for pair in layer.parameters]
    body = joined(
        scaling_source(net, net.training.dtype),
        _BATCH_NORM if net.has("batch_normalization") else "",
        _MAXOUT if net.has("maxout") else "",
        _network_class(net, layers),
        _names_list(names),
        _LOAD,
        _predict_source(net),
        loss_source(net),
        _LOSS.format(reduction=net.training.reduction),
        check_source("torch"),
        *(_training_parts(net, dict(names), torchrun) if net.learns else ()),
        main,
    )
    return _head(net, body, torchrun) + "\n\n" + body


def _head(net: ExportedNetwork, body: str, torchrun: bool) -> str:
    head = _HEAD.format(
        usage=_TORCHRUN_USAGE if torchrun else USAGE,
        for_whom=" for several processes" if torchrun else "",
        inputs=net.input_units,
        outputs=net.output_units,
        dtype=net.training.dtype,
        tolerance=tolerance_source(net.training.dtype),
        settings=settings_source(net),
    )
    wanted = {
        "torchrun": torchrun,
        "math": net.learns and schedule_needs_math(net),
        "functional": "F." in body,
    }
    return chosen_lines(head, wanted) + "\n"


def _network_class(net: ExportedNetwork, layers: list[tuple[LayerSpec, TorchLayer]]) -> str:
    lines = [
        "class Network(nn.Module):",
        '    """The layers, and how the numbers go through them."""',
        "",
        "    def __init__(self):",
        "        super().__init__()",
    ]
    for _, layer in layers:
        for name, made in layer.modules:
            assigned = Brackets(f"self.{name} = {made.opening}", made.items, made.closing)
            lines.append(laid_out(assigned, 8))
    lines += ["", "    def forward(self, inputs):"]
    for spec, layer in layers:
        is_fused_output = spec is net.output and net.is_fused
        value = layer.logits if is_fused_output else layer.result
        variable = net.identifiers[spec.id]
        if is_fused_output:
            lines.append(
                "        # The loss starts from these logits, `predict` goes on from them."
            )
            variable += "_z"
        assert value is not None
        if isinstance(value, str):
            lines.append(f"        {variable} = {value}")
        else:
            assigned = Brackets(f"{variable} = {value.opening}", value.items, value.closing)
            lines.append(laid_out(assigned, 8))
    return "\n".join([*lines, f"        return {variable}"])


def _names_list(names: list[tuple[str, str]]) -> str:
    items = [Brackets("(", (quoted(name), quoted(own))) for name, own in names]
    return "#: Every parameter: its name in PyTorch and in Layerloom.\n" + listed("NAMES", items)


def _predict_source(net: ExportedNetwork) -> str:
    source = chosen_lines(_PREDICT, {"fused": net.is_fused})
    function = ""
    choice = activation_of(net.output)
    if net.is_fused and choice is not None:
        function = laid_out(activated(net, net.output, choice, "z"))
    return source.format(inputs=net.input_units, outputs=net.output_units, function=function)


def _training_parts(net: ExportedNetwork, names: dict[str, str], torchrun: bool) -> list[str]:
    training = net.training
    plateau = training.schedule.name == "reduce_on_plateau"
    switches = {
        "torchrun": torchrun,
        "torchrun_mean": torchrun and training.reduction == "mean",
        "torchrun_sum": torchrun and training.reduction == "sum",
        "plateau_alone": plateau and not torchrun,
        "plateau_together": plateau and torchrun,
        "frozen": bool(net.frozen),
        "dropout": net.has("dropout"),
        "shuffle": training.shuffle,
        "penalty": net.is_penalized,
        "clip_value": training.clip_value > 0,
        "clip_norm": training.clip_norm > 0,
    }
    train = chosen_lines(_TRAIN, switches).format(
        optimizer=optimizer_made(net),
        reduction=training.reduction,
        for_each=" + rank" if torchrun else "",
    )
    penalized = '(".weights", ".bias", ".beta")' if training.penalize_biases else '".weights"'
    frozen = [quoted(name) for name, own in names.items() if own in net.frozen]
    return [
        schedule_source(net),
        _PENALTY.format(penalized=penalized) if net.is_penalized else "",
        "#: What training leaves alone.\n" + listed("FROZEN", frozen) if frozen else "",
        *training_helpers(),
        train,
    ]
