"""Backpropagation against central differences: every layer with every activation and penalty."""

from dataclasses import replace

import numpy as np
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
    TrainingState,
)
from tests.engine_tests.samples import random_samples
from tests.engine_tests.test_gradients import SQUARES, assert_gradients_hold
from tests.engine_tests.test_trace import assert_traced_is_trained

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


#: Every kind that may stand alone between the data and the loss.
ALONE = {
    "activation": ActivationSpec(id=0, activation=Choice("softplus")),
    "softmax": ActivationSpec(id=0, activation=Choice("softmax")),
    "prelu": ActivationSpec(id=0, activation=Choice("prelu")),
    "dropout": DropoutSpec(id=0),
    "batch_normalization": BatchNormalizationSpec(id=0),
    "maxout": MaxoutSpec(id=0, units=3),
}


@pytest.mark.parametrize("kind", ALONE)
def test_every_layer_may_be_the_last(kind):
    dense = DenseSpec(id=0, units=4, activation=Choice("tanh"))
    spec = NetworkSpec.stack(InputSpec(id=0, units=3), dense, ALONE[kind])
    assert_gradients_hold(spec, SQUARES)
    assert_traced_is_trained(spec, SQUARES)


@pytest.mark.parametrize("kind", ALONE)
def test_every_layer_may_be_the_first(kind):
    dense = DenseSpec(id=0, units=4, activation=Choice("tanh"))
    spec = NetworkSpec.stack(InputSpec(id=0, units=3), ALONE[kind], dense)
    assert_gradients_hold(spec, SQUARES)
    assert_traced_is_trained(spec, SQUARES)


@pytest.mark.parametrize("kind", ALONE)
def test_every_layer_may_be_the_only_one(kind):
    """Some of these have nothing to learn; a step of theirs is a step all the same."""
    spec = NetworkSpec.stack(InputSpec(id=0, units=3), ALONE[kind])
    assert_traced_is_trained(spec, SQUARES)
    if TrainingState.start(spec, SQUARES, samples=1).network.table.size:
        assert_gradients_hold(spec, SQUARES)


@pytest.mark.parametrize("joint", [AddSpec(id=0), ConcatenateSpec(id=0)], ids=["add", "concat"])
def test_the_data_themselves_may_go_into_a_joint_that_is_the_output(joint):
    spec = NetworkSpec.stack(InputSpec(id=0, units=3), DenseSpec(id=0, units=3))
    spec = spec.adding(joint).linking(1, 3).linking(2, 3)
    assert_gradients_hold(spec, SQUARES)
    assert_traced_is_trained(spec, SQUARES)


def test_a_network_that_is_frozen_altogether_is_trained_without_a_change():
    frozen = DenseSpec(id=0, units=2, weights_trainable=False, bias_trainable=False)
    spec = NetworkSpec.stack(InputSpec(id=0, units=3), frozen)
    assert_traced_is_trained(spec, SQUARES)
    state = TrainingState.start(spec, SQUARES, samples=5)
    before = state.network.parameters.copy()
    state.step(*random_samples(spec, SQUARES, 5))
    np.testing.assert_array_equal(state.network.parameters, before)
