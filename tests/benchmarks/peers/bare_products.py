"""The matrix products of a step and nothing else, into arrays allocated once."""

from collections.abc import Callable
from functools import partial

import numpy as np
from nets import Net

from engine import blas_threads, chosen_threads
from peers.our_engine import specification
from peers.runner import Runner, Runners

VERSION = f"NumPy {np.__version__}"


def prepare(net: Net, dtype: str) -> Runners:
    """Return the row ``products``, with the threads that our engine chooses."""
    products = _products(net, dtype)
    threads = chosen_threads(specification(net, dtype)[0], net.batch)
    steps = 500 if net.is_tiny else 10

    def run() -> None:
        with blas_threads(threads):
            for _ in range(steps):
                for product in products:
                    product()

    return {"products": Runner(run, steps)}


def _products(net: Net, dtype: str) -> list[Callable[[], object]]:
    """Return forward products in order, then backward ones; none for the input's gradient."""
    weights = net.initial_weights(dtype)
    values = [np.ones((net.batch, units), dtype) for units in net.units]
    products = [
        partial(np.dot, values[k], matrix, values[k + 1].copy()) for k, matrix in enumerate(weights)
    ]
    for k in reversed(range(len(weights))):
        delta = values[k + 1]
        products.append(partial(np.dot, values[k].T, delta, np.empty_like(weights[k])))
        if k > 0:
            products.append(partial(np.dot, delta, weights[k].T, values[k].copy()))
    return products
