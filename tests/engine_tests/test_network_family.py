"""Networks are called what books call them."""

import pytest

from engine import (
    ActivationSpec,
    AddSpec,
    Choice,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    MaxoutSpec,
    NetworkFamily,
    NetworkSpec,
    family_of,
    load_example,
)


def dense(activation: str = "tanh") -> DenseSpec:
    return DenseSpec(id=0, activation=Choice(activation))


def test_a_stack_with_two_hidden_layers_is_a_deep_mlp_of_three_layers() -> None:
    family = family_of(NetworkSpec.stack(InputSpec(id=0), dense(), dense(), dense("sigmoid")))
    assert family == NetworkFamily(layers=3, name="mlp")
    assert family.hidden_layers == 2
    assert family.is_deep


def test_one_hidden_layer_is_not_deep() -> None:
    family = family_of(load_example("xor-mlp").network)
    assert family == NetworkFamily(2, "mlp")
    assert not family.is_deep


@pytest.mark.parametrize(
    ("activation", "name"),
    [
        ("step", "perceptron"),
        ("linear", "linear_regression"),
        ("sigmoid", "logistic_regression"),
        ("softmax", "softmax_regression"),
        ("tanh", "single_layer"),
    ],
)
def test_a_single_layer_has_the_name_of_its_activation(activation: str, name: str) -> None:
    network = NetworkSpec.stack(InputSpec(id=0), dense(activation))
    assert family_of(network) == NetworkFamily(1, name)


def test_an_activation_behind_the_last_layer_is_no_layer_of_neurons() -> None:
    softmax = ActivationSpec(id=0, activation=Choice("softmax"))
    network = NetworkSpec.stack(InputSpec(id=0), dense("linear"), softmax)
    assert family_of(network) == NetworkFamily(1, "softmax_regression")


def test_layers_without_neurons_are_not_counted_and_maxout_is() -> None:
    network = NetworkSpec.stack(
        InputSpec(id=0), MaxoutSpec(id=0), DropoutSpec(id=0), dense("sigmoid")
    )
    assert family_of(network) == NetworkFamily(2, "mlp")


def test_of_branches_the_longest_counts() -> None:
    assert family_of(load_example("residual-2-6-6-1").network) == NetworkFamily(3, "branched")


def test_what_is_unfinished_has_no_name() -> None:
    assert family_of(NetworkSpec()) is None
    assert family_of(NetworkSpec.stack(InputSpec(id=0))) is None
    assert family_of(NetworkSpec.stack(InputSpec(id=0), DropoutSpec(id=0))) is None
    assert family_of(NetworkSpec((InputSpec(id=1), DenseSpec(id=2)), (), 3)) is None
    cyclic = NetworkSpec.stack(InputSpec(id=0), AddSpec(id=0), AddSpec(id=0))
    looped = NetworkSpec(cyclic.layers, (*cyclic.links, type(cyclic.links[0])(3, 2)), 4)
    assert family_of(looped) is None
