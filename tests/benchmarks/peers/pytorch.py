"""PyTorch eager on the CPU, as its tutorials write a training step."""

import math
import time

import torch
from nets import Net
from torch import nn

from peers.runner import NotFiniteError, Runner, Runners

VERSION = torch.__version__

_ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
_LOSSES = {
    "binary_cross_entropy": nn.BCEWithLogitsLoss,
    "categorical_cross_entropy": nn.CrossEntropyLoss,
    "sum_of_squares": lambda: nn.MSELoss(reduction="sum"),
}
_OPTIMIZERS = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}


def prepare(net: Net, dtype: str) -> Runners:
    """Return the row ``step``, with one thread or all, whichever is faster here."""
    runner = _step(net, dtype)
    torch.set_num_threads(min((1, torch.get_num_threads()), key=lambda n: _seconds(runner, n)))
    return {"step": runner}


def _seconds(runner: Runner, threads: int) -> float:
    torch.set_num_threads(threads)
    runner.run()
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        runner.run()
        times.append(time.perf_counter() - begin)
    return min(times)


def _step(net: Net, dtype: str) -> Runner:
    model, steps = _model(net, dtype), 50 if net.is_tiny else 10
    loss_of = _LOSSES[net.loss]()
    optimizer = _OPTIMIZERS[net.optimizer](model.parameters(), lr=net.rate)
    inputs, targets = map(torch.from_numpy, net.batch_of(dtype))
    if net.loss == "categorical_cross_entropy":
        targets = targets.argmax(dim=1)

    def run() -> None:
        for _ in range(steps):
            optimizer.zero_grad()
            loss = loss_of(model(inputs), targets)
            loss.backward()
            optimizer.step()
            if not math.isfinite(loss.item()):
                raise NotFiniteError

    return Runner(run, steps)


def _model(net: Net, dtype: str) -> nn.Sequential:
    layers: list[nn.Module] = []
    for matrix in net.initial_weights(dtype):
        linear = nn.Linear(*matrix.shape, dtype=getattr(torch, dtype))
        linear.weight.data = torch.from_numpy(matrix.T.copy())
        layers += [linear, _ACTIVATIONS[net.hidden]()]
    return nn.Sequential(*layers[:-1])
