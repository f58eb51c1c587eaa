"""Networks that have everything at once, for the tests of file formats."""

import numpy as np

from engine import (
    ACTIVATIONS,
    ActivationSpec,
    AddSpec,
    Array,
    BatchNormalizationSpec,
    Choice,
    ConcatenateSpec,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    MaxoutSpec,
    Network,
    NetworkSpec,
)

#: Activations with options unlike their defaults, beside all of them as they are.
CHOICES = (
    *(Choice(name) for name in ACTIVATIONS),
    Choice.of("leaky_relu", slope=0.2),
    Choice.of("elu", alpha=0.5),
    Choice.of("prelu", slope=-0.5),
)


def learned(spec: NetworkSpec, dtype: str = "float32", seed: int = 3) -> Network:
    """Return the network with every parameter away from its beginning, variances positive."""
    network = Network.build(spec, seed=seed, dtype=dtype)
    random = np.random.default_rng(seed)
    for views in network.views.values():
        for name, view in views.items():
            drawn = random.normal(size=view.shape)
            view[...] = np.abs(drawn) + 0.5 if name == "running_variance" else drawn
    return network


def one_of_each() -> NetworkSpec:
    """Return a network of every layer kind, with branches that meet in both ways."""
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=3, name="자료"),
        DenseSpec(id=0, units=4, name="은닉층 하나", activation=Choice("prelu")),
        BatchNormalizationSpec(id=0, epsilon=1e-3, momentum=0.25),
        DropoutSpec(id=0, rate=0.25),
        MaxoutSpec(id=0, units=4, pieces=3),
    )
    spec = spec.adding(DenseSpec(id=0, units=4, use_bias=False, activation=Choice("swish")))
    spec = spec.adding(AddSpec(id=0)).adding(ConcatenateSpec(id=0))
    spec = spec.linking(5, 6).linking(5, 7).linking(6, 7)
    spec = spec.linking(7, 8).linking(2, 8).linking(1, 8)
    spec = spec.adding(ActivationSpec(id=0, activation=Choice("softsign"))).linking(8, 9)
    return spec.adding(DenseSpec(id=0, units=3, activation=Choice("softmax"))).linking(9, 10)


def around_zero(choice: Choice) -> NetworkSpec:
    """Return a network whose hidden layer and activation layer are of one function."""
    return NetworkSpec.stack(
        InputSpec(id=0, units=3),
        DenseSpec(id=0, units=4, activation=choice),
        ActivationSpec(id=0, activation=choice),
        DenseSpec(id=0, units=2, activation=Choice("linear")),
    )


def inputs_for(network: Network, rows: int = 9, seed: int = 8) -> Array:
    """Return inputs (rows, I) in the network's type."""
    assert network.spec.input is not None
    shape = (rows, network.spec.input.units)
    drawn = np.random.default_rng(seed).normal(size=shape)
    return np.asarray(drawn.astype(np.float32), network.dtype)
