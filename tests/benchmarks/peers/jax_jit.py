"""JAX: value_and_grad and the update in one jitted function, the batch as argument."""

import math
import os

os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
from nets import Net

from peers.runner import NotFiniteError, Runner, Runners

jax.config.update("jax_enable_x64", True)

VERSION = jax.__version__

_ACTIVATIONS = {"relu": jax.nn.relu, "tanh": jnp.tanh, "sigmoid": jax.nn.sigmoid}


def prepare(net: Net, dtype: str) -> Runners:
    """Return the row ``step``."""
    step = jax.jit(_step(net), donate_argnums=0)
    weights = [(jnp.asarray(w), jnp.zeros(w.shape[1], w.dtype)) for w in net.initial_weights(dtype)]
    state = (weights, *_moments(net, weights))
    inputs, targets = map(jnp.asarray, net.batch_of(dtype))
    steps = 100 if net.is_tiny else 10

    def run() -> None:
        nonlocal state
        for _ in range(steps):
            state, loss = step(state, inputs, targets)
            if not math.isfinite(loss):
                raise NotFiniteError

    return {"step": Runner(run, steps)}


def _moments(net, weights):
    if net.optimizer == "sgd":
        return ()
    zeros = jax.tree.map(jnp.zeros_like, weights)
    return zeros, jax.tree.map(jnp.copy, zeros), jnp.zeros((), weights[0][0].dtype)


def _step(net: Net):
    value_and_grad = jax.value_and_grad(_loss(net))
    update = _adam if net.optimizer == "adam" else _sgd

    def step(state, inputs, targets):
        loss, gradients = value_and_grad(state[0], inputs, targets)
        return update(state, gradients, net.rate), loss

    return step


def _loss(net: Net):
    activate = _ACTIVATIONS[net.hidden]

    def loss(weights, values, targets):
        for matrix, bias in weights[:-1]:
            values = activate(values @ matrix + bias)
        matrix, bias = weights[-1]
        logits = values @ matrix + bias
        if net.loss == "sum_of_squares":
            return jnp.sum((logits - targets) ** 2)
        if net.loss == "categorical_cross_entropy":
            return -jnp.mean(jnp.sum(jax.nn.log_softmax(logits) * targets, axis=1))
        return jnp.mean(jnp.logaddexp(0.0, logits) - logits * targets)

    return loss


def _sgd(state, gradients, rate):
    return (jax.tree.map(lambda p, g: p - rate * g, state[0], gradients),)


def _adam(state, gradients, rate):
    weights, first, second, steps = state
    steps = steps + 1
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, gradients)
    second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradients)
    correction = jnp.sqrt(1 - 0.999**steps)
    size = rate * correction / (1 - 0.9**steps)
    weights = jax.tree.map(
        lambda p, m, v: p - size * m / (jnp.sqrt(v) + 1e-8 * correction), weights, first, second
    )
    return weights, first, second, steps
