"""What the user builds: names, roles, widths, edits, faults, and the way to JSON and back."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import (
    AddSpec,
    BatchNormalizationSpec,
    Choice,
    DataShape,
    DenseSpec,
    DropoutSpec,
    EditRefusedError,
    InputSpec,
    LinkSpec,
    NetworkSpec,
    ParameterTable,
    SpecificationError,
    TrainingSpec,
    UnknownLayerError,
    find_problems,
    network_from_plain,
    network_to_plain,
    training_from_plain,
    training_to_plain,
)
from tests.engine_tests.strategies import networks, trained_networks

STACK = NetworkSpec.stack(
    InputSpec(id=0, units=784),
    DenseSpec(id=0, units=50),
    DenseSpec(id=0, units=10, activation=Choice("softmax")),
)


def kinds(spec, training=None, data=None):
    return [problem.kind for problem in find_problems(spec, training, data)]


def test_default_names_follow_the_position():
    assert list(STACK.names.values()) == ["input", "hidden_1", "output"]
    longer = STACK.adding(DenseSpec(id=0, units=3)).linking(3, 4)
    assert list(longer.names.values()) == ["input", "hidden_1", "hidden_2", "output"]


def test_a_typed_name_stays_and_keeps_defaults_away():
    named = STACK.changing(3, name="Hidden_1")
    assert named.names[3] == "Hidden_1"
    assert named.names[2] == "hidden_2"


def test_ids_are_never_reused():
    spec = STACK.removing([3]).adding(DenseSpec(id=0))
    assert [layer.id for layer in spec.layers] == [1, 2, 4]


def test_the_output_is_the_layer_with_no_link_out():
    assert STACK.role(3) == "output"
    assert STACK.adding(DenseSpec(id=0)).linking(3, 4).role(3) == "hidden"


def test_parameter_counts_of_mnist_784_50_10():
    counts = {layer.id: STACK.parameter_count(layer.id) for layer in STACK.layers}
    assert counts == {1: 0, 2: 39_250, 3: 510}
    assert sum(counts.values()) == 39_760


def test_inserting_on_a_link_keeps_the_order_of_what_meets():
    spec = NetworkSpec.stack(InputSpec(id=0), DenseSpec(id=0), DenseSpec(id=0))
    spec = spec.adding(AddSpec(id=0)).linking(2, 4).linking(3, 4)
    spec = spec.inserting(DropoutSpec(id=0), LinkSpec(2, 4))
    assert spec.sources(4) == (5, 3)


def test_removing_in_a_chain_joins_the_neighbours():
    assert STACK.bridging([2]).links == (LinkSpec(1, 3),)


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        (3, 2, "cycle"),
        (2, 2, "cycle"),
        (2, 1, "link_into_input"),
        (1, 3, "extra_link"),
        (1, 2, "duplicate_link"),
    ],
)
def test_refused_links_say_why_and_change_nothing(source, target, kind):
    with pytest.raises(EditRefusedError) as refusal:
        STACK.linking(source, target)
    assert refusal.value.problem.kind == kind
    assert STACK.links == (LinkSpec(1, 2), LinkSpec(2, 3))


def test_unknown_layers_are_named():
    with pytest.raises(UnknownLayerError, match="must have a layer 9"):
        STACK.layer(9)


def test_every_fault_is_found_at_once():
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=0),
        DenseSpec(id=0, units=3, activation=Choice("bogus")),
        DenseSpec(id=0, units=1, activation=Choice("softmax")),
    ).adding(DenseSpec(id=0))
    assert set(kinds(spec)) == {"out_of_range", "unknown_choice", "softmax_one_unit", "unconnected"}


@pytest.mark.parametrize(
    ("spec", "kind"),
    [
        (NetworkSpec(), "empty"),
        (NetworkSpec.stack(DenseSpec(id=0)), "no_input"),
        (NetworkSpec.stack(InputSpec(id=0)), "no_output"),
        (STACK.adding(InputSpec(id=0)), "second_input"),
        (STACK.adding(DenseSpec(id=0)).linking(2, 4), "second_output"),
        (STACK.changing(2, name="a").changing(3, name="A"), "duplicate_name"),
        (STACK.changing(2, name="a/b"), "bad_name"),
        (STACK.changing(1, image_shape=(28, 27)), "image_size"),
        (STACK.changing(1, names=("x",)), "names_count"),
        (STACK.changing(2, activation=Choice("step")), "hidden_step"),
        (STACK.changing(2, activation=Choice.of("elu", alpha=-1.0)), "out_of_range"),
        (STACK.changing(2, units=10**6).changing(1, units=10**6), "too_large"),
        (STACK.adding(AddSpec(id=0)).linking(3, 4), "missing_link"),
    ],
)
def test_each_fault_of_a_network_has_its_kind(spec, kind):
    assert kind in kinds(spec)


def test_adding_unequal_widths_is_a_fault():
    spec = STACK.adding(AddSpec(id=0)).linking(2, 4).linking(3, 4)
    assert kinds(spec) == ["unequal_widths"]


@pytest.mark.parametrize(
    ("loss", "activation", "allowed"),
    [
        ("categorical_cross_entropy", "softmax", True),
        ("categorical_cross_entropy", "sigmoid", False),
        ("binary_cross_entropy", "sigmoid", True),
        ("binary_cross_entropy", "softmax", False),
        ("mean_squared_error", "softmax", True),
        ("huber", "relu", True),
        ("hinge", "tanh", True),
        ("hinge", "linear", True),
        ("hinge", "sigmoid", False),
        ("perceptron", "step", True),
        ("perceptron", "linear", False),
    ],
)
def test_losses_are_offered_only_behind_the_outputs_they_take(loss, activation, allowed):
    spec = STACK.changing(3, activation=Choice(activation))
    training = TrainingSpec(loss=Choice(loss))
    assert ("loss_output" not in kinds(spec, training)) is allowed


def test_data_must_fit():
    training = TrainingSpec(loss=Choice("categorical_cross_entropy"))
    assert kinds(STACK, training, DataShape(784, 1, 10)) == []
    assert kinds(STACK, training, DataShape(64, 1, 3)) == ["input_units", "output_units"]


def test_batch_normalization_needs_more_than_one_sample():
    spec = STACK.inserting(BatchNormalizationSpec(id=0), LinkSpec(2, 3))
    assert "batch_of_one" in kinds(spec, TrainingSpec(batch_size=1))


def test_training_numbers_have_legal_ranges():
    bad = TrainingSpec(learning_rate=-1.0, l2=float("nan"), dtype="float16", reduction="max")
    assert kinds(STACK, bad).count("training_out_of_range") == 2
    assert kinds(STACK, bad).count("training_unknown_choice") == 2


def test_messages_say_what_is_required_then_what_came():
    (problem,) = find_problems(STACK.changing(2, units=0))
    assert str(problem) == "hidden_1: units must be in [1, 1e+06]. Received: 0."


@given(networks())
def test_a_network_survives_json(spec):
    assert network_from_plain(json.loads(json.dumps(network_to_plain(spec)))) == spec


@given(trained_networks())
def test_random_networks_have_no_problems_and_survive_json(pair):
    spec, training = pair
    assert [p for p in find_problems(spec, training) if not p.is_warning] == []
    assert training_from_plain(json.loads(json.dumps(training_to_plain(training)))) == training


@pytest.mark.parametrize(
    "change",
    [
        {"layers": None},
        {"layers": [{"kind": "lambda", "id": 1}]},
        {"layers": [{"kind": "dense"}]},
        {"layers": [{"kind": "dense", "id": True}]},
        {"layers": [{"kind": "dense", "id": 1, "units": "4"}]},
        {"layers": [{"kind": "dense", "id": 1, "activation": ["relu"]}]},
        {"layers": [{"kind": "input", "id": 1, "names": [1]}]},
        {"layers": [{"kind": "input", "id": 1}, {"kind": "dense", "id": 1}]},
        {"links": [[1, 99]]},
        {"links": [[1]]},
        {"next_id": 1},
    ],
)
def test_plain_data_that_are_no_network_are_refused_in_a_sentence(change):
    plain = {**network_to_plain(STACK), **change}
    with pytest.raises(SpecificationError, match="must have"):
        network_from_plain(plain)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=5))
def test_any_other_data_are_refused_too(data):
    with pytest.raises(SpecificationError):
        network_from_plain(data)


def test_unknown_keys_are_not_obeyed():
    plain = training_to_plain(TrainingSpec())
    assert training_from_plain({**plain, "__class__": "x", "later": 1}) == TrainingSpec()


@given(networks(), st.data())
def test_the_order_puts_every_layer_behind_its_sources(spec, data):
    place = {layer_id: k for k, layer_id in enumerate(spec.order)}
    assert all(place[link.source] < place[link.target] for link in spec.links)
    link = data.draw(st.sampled_from(spec.links))
    assert spec.link_problem(link.target, link.source) is not None


def test_an_edit_of_one_layer_leaves_the_others_equal():
    edited = STACK.changing(2, units=7)
    assert [a == b for a, b in zip(STACK.layers, edited.layers, strict=True)] == [True, False, True]
    assert replace(edited.layer(2), units=50) == STACK.layer(2)


def test_a_fault_repeats_only_the_beginning_of_an_endless_word() -> None:
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=2),
        DenseSpec(id=0, units=1, name="!" * 5000, activation=Choice("가" * 5000)),
    )
    problems = find_problems(spec)
    assert {problem.kind for problem in problems} >= {"bad_name", "unknown_choice"}
    assert all(len(str(problem)) < 400 for problem in problems)


def test_a_layer_that_nothing_comes_into_keeps_no_parameters() -> None:
    """A window lists the parameters of networks that are only half built."""
    spec = NetworkSpec.stack(InputSpec(id=0, units=3), DenseSpec(id=0, units=2))
    alone = spec.adding(DenseSpec(id=0, units=4))
    assert list(ParameterTable.of(alone)) == list(ParameterTable.of(spec))
