"""Backpropagation against central differences: every layer with every activation and penalty."""

from dataclasses import replace

import pytest

from engine import (
    ACTIVATIONS,
    LAYER_KINDS,
    ActivationSpec,
    AddSpec,
    BatchNormalizationSpec,
    Choice,
    ConcatenateSpec,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    MaxoutSpec,
    NetworkSpec,
)
from tests.engine_tests.test_gradients import SQUARES, assert_gradients_hold

PENALTIES = {
    "no penalty": {},
    "L1": {"l1": 0.01},
    "L2": {"l2": 0.1},
    "L1 and L2 with biases": {"l1": 0.01, "l2": 0.1, "penalize_biases": True},
}


def in_a_row(activation, *middles):
    return NetworkSpec.stack(
        InputSpec(id=0, units=4),
        DenseSpec(id=0, units=4, activation=activation),
        *middles,
        DenseSpec(id=0, units=3, activation=activation),
        DenseSpec(id=0, units=2, activation=Choice("linear")),
    )


def around(joint):
    """Return a function that lays two paths, one of them without a layer, around a joint."""

    def network(activation):
        spec = NetworkSpec.stack(
            InputSpec(id=0, units=4), DenseSpec(id=0, units=3, activation=activation)
        )
        spec = spec.adding(DenseSpec(id=0, units=3, activation=activation)).linking(2, 3)
        spec = spec.adding(joint).linking(2, 4).linking(3, 4)
        spec = spec.adding(DenseSpec(id=0, units=2, activation=Choice("linear")))
        return spec.linking(4, 5)

    return network


#: For every layer kind a network around it, given the activation of its neighbours or its own.
NETWORKS = {
    "dense": in_a_row,
    "activation": lambda f: in_a_row(Choice("tanh"), ActivationSpec(id=0, activation=f)),
    "dropout": lambda f: in_a_row(f, DropoutSpec(id=0, rate=0.3)),
    "batch_normalization": lambda f: in_a_row(f, BatchNormalizationSpec(id=0)),
    "maxout": lambda f: in_a_row(f, MaxoutSpec(id=0, units=3, pieces=2)),
    "add": around(AddSpec(id=0)),
    "concatenate": around(ConcatenateSpec(id=0)),
}


def test_no_layer_kind_is_left_out():
    assert set(NETWORKS) == set(LAYER_KINDS) - {"input"}


@pytest.mark.parametrize("penalty", PENALTIES)
@pytest.mark.parametrize("activation", sorted(set(ACTIVATIONS) - {"step"}))
@pytest.mark.parametrize("kind", NETWORKS)
def test_the_gradient_of(kind, activation, penalty):
    spec = NETWORKS[kind](Choice(activation))
    assert_gradients_hold(spec, replace(SQUARES, **PENALTIES[penalty]))
