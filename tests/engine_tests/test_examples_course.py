"""Every example of the course comes to the result that it states."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import (
    BackwardRecord,
    Choice,
    Evaluation,
    ForwardRecord,
    LossRecord,
    Project,
    Trace,
    Trainer,
    dead_share,
    evaluate,
    example_names,
    load_example,
    trace_step,
    training_sets,
)
from tests.engine_tests.trained_projects import trainer_of

TRUTH = {"and": [0, 0, 0, 1], "nand": [1, 1, 1, 0], "or": [0, 1, 1, 1]}
#: At the start (-7, 2) of the bowl w1²/20 + w2², after 30 steps: f, and whether it got nearer.
BOWL_START = 49 / 20 + 4


@pytest.mark.parametrize("name", example_names())
def test_the_result_of_every_example_is_looked_at(name: str) -> None:
    """Here or beside it; a new example brings a test of what it promises."""
    here = Path(__file__)
    tests = "".join((here.parent / file).read_text() for file in (here.name, "test_examples.py"))
    gate = name.removesuffix("-perceptron")
    assert f'"{name}"' in tests or gate in TRUTH


def with_training(name: str, **settings: Any) -> Project:
    project = load_example(name)
    return replace(project, training=replace(project.training, **settings))


def trained(project: Project) -> Trainer:
    trainer = trainer_of(project)
    trainer.run(until_epoch=project.training.epochs)
    return trainer


def measured(project: Project, trainer: Trainer) -> Evaluation:
    assert project.dataset is not None
    sets = training_sets(project.dataset, project.network, project.training)
    network = trainer.state.network
    return evaluate(network, project.training, *sets.measured[1], sets.rule)


def first_trace(project: Project) -> Trace:
    trainer = trainer_of(project)
    inputs, targets, _ = trainer.next_batch()
    return trace_step(trainer.state, inputs, targets)


def records(trace: Trace, kind: type) -> dict[Any, Any]:
    return {record.layer: record for record in trace.records if isinstance(record, kind)}


def first_layer_norm(name: str) -> float:
    backward = records(first_trace(load_example(name)), BackwardRecord)
    return float(np.linalg.norm(backward[2].grad_weights))


@pytest.mark.parametrize("gate", TRUTH)
def test_a_gate_set_by_hand_gives_its_truth_table_and_needs_no_training(gate: str) -> None:
    trainer = trainer_of(load_example(f"{gate}-perceptron"))
    before = trainer.state.network.parameters.copy()
    assert trainer.state.network.predict(trainer.inputs)[:, 0].tolist() == TRUTH[gate]
    trainer.run(until_epoch=5)
    np.testing.assert_array_equal(trainer.state.network.parameters, before)


def test_the_neuron_begins_with_nothing_and_learns_and() -> None:
    project = load_example("neuron")
    assert not project.with_weights().parameters.any()
    assert measured(project, trainer_of(project)).accuracy == 0.75
    assert measured(project, trained(project)).accuracy == 1.0


@pytest.mark.parametrize("seed", range(3))
def test_one_neuron_never_has_more_than_three_of_xor(seed: int) -> None:
    project = with_training("xor-impossible", seed=seed, epochs=1)
    trainer = trainer_of(project)
    best = 0.0
    for step in range(1, 201):
        trainer.run(until_step=step)
        best = max(best, measured(project, trainer).accuracy or 0.0)
    assert best == 0.75


def test_xor_by_hand_is_and_of_nand_and_or() -> None:
    trainer = trainer_of(load_example("xor-by-hand"))
    values = trainer.state.network.layer_values(trainer.inputs)
    assert values[2].output.T.tolist() == [TRUTH["nand"], TRUTH["or"]]
    assert values[3].output[:, 0].tolist() == [0, 1, 1, 0]


def test_the_two_layers_have_their_shapes_at_every_stop() -> None:
    project = load_example("two-layer-2-4-3")
    forward = records(first_trace(project), ForwardRecord)
    shapes = [(r.inputs.shape, r.weights.shape, r.output.shape) for r in forward.values()]
    assert shapes == [((10, 2), (2, 4), (10, 4)), ((10, 4), (4, 3), (10, 3))]
    assert len(project.with_weights().parameters) == 2 * 4 + 4 + 4 * 3 + 3
    assert all(view.any() for own in project.with_weights().views.values() for view in own.values())
    assert measured(project, trained(project)).loss < 0.06


def test_softmax_3_2_is_y_equal_xw_plus_b() -> None:
    project = load_example("softmax-3-2")
    assert len(project.with_weights().parameters) == 8
    record = records(first_trace(project), ForwardRecord)[2]
    logits = [[2.3, 2.7], [0.6, 0.7], [1.4, 1.5], [1.5, 1.9]]
    np.testing.assert_allclose(record.pre_activation, logits, rtol=0, atol=1e-12)
    np.testing.assert_allclose(record.output.sum(axis=1), 1.0)
    assert measured(project, trained(project)).accuracy == 1.0


def test_the_activations_stand_side_by_side() -> None:
    trainer = trainer_of(load_example("activations"))
    x = trainer.inputs[:, 0]
    outputs = trainer.state.network.predict(trainer.inputs)
    sigmoid = 1 / (1 + np.exp(-x))
    expected = np.stack([x > 0, sigmoid, np.maximum(x, 0)], axis=1)
    np.testing.assert_allclose(outputs, expected, rtol=0, atol=1e-15)
    at = {value: outputs[np.argmin(np.abs(x - value)), 1] for value in (1.0, 5.0)}
    assert at == pytest.approx({1.0: 0.7311, 5.0: 0.9933}, abs=5e-5)


def test_the_bias_alone_moves_the_sigmoid_by_four() -> None:
    network = trained(load_example("bias-shift")).state.network
    assert network.views[2]["weights"].item() == 1.0
    assert network.views[2]["bias"].item() == pytest.approx(-4.0, abs=1e-6)


def test_three_linear_layers_are_one() -> None:
    trainer = trainer_of(load_example("linear-collapse"))
    outputs = trainer.state.network.predict(trainer.inputs)
    np.testing.assert_array_equal(outputs, 8.0 * trainer.inputs)
    trainer.run(until_epoch=300)
    np.testing.assert_allclose(trainer.state.network.parameters, 3.0, rtol=0, atol=1e-6)


def test_forward_and_backward_are_the_formulas_of_the_lesson() -> None:
    trace = first_trace(load_example("forward-backward-1000-100-10"))
    forward, backward = records(trace, ForwardRecord), records(trace, BackwardRecord)
    loss = records(trace, LossRecord)[None]
    x, hidden, delta = forward[2].inputs, forward[2].output, 2 * (forward[3].output - 1.0)
    assert x.shape == (64, 1000)
    assert (x == 0.025).all()
    np.testing.assert_allclose(loss.loss, ((forward[3].output - 1.0) ** 2).sum())
    np.testing.assert_allclose(backward[3].grad_pre_activation, delta, rtol=1e-12)
    np.testing.assert_allclose(backward[3].grad_weights, hidden.T @ delta, rtol=1e-9)
    np.testing.assert_allclose(
        backward[3].grad_inputs, delta @ forward[3].weights.T, rtol=1e-9, atol=1e-9
    )
    masked = backward[3].grad_inputs * (forward[2].pre_activation > 0)
    np.testing.assert_allclose(backward[2].grad_pre_activation, masked, rtol=1e-12)
    np.testing.assert_allclose(backward[2].grad_weights, x.T @ masked, rtol=1e-9, atol=1e-9)
    assert all(set(own) == {"weights"} for own in trace.next_state.network.views.values())


def test_forward_and_backward_learns_at_its_small_rate() -> None:
    project = load_example("forward-backward-1000-100-10")
    trainer = trainer_of(project)
    begun = measured(project, trainer).loss
    trainer.run(until_step=60)
    assert measured(project, trainer).loss < begun / 2


@pytest.mark.slow
@pytest.mark.skipif(os.environ.get("LAYERLOOM_SLOW") != "1", reason="takes a minute")
def test_forward_and_backward_comes_to_nothing_in_its_5000_steps() -> None:
    """The lesson states it: every output is 1 to many digits."""
    project = load_example("forward-backward-1000-100-10")
    trainer = trained(project)
    assert trainer.state.position.step == 5000
    assert measured(project, trainer).loss < 1e-12
    np.testing.assert_allclose(trainer.state.network.predict(trainer.inputs), 1.0, atol=1e-6)


def test_a_wide_network_overfits_and_both_remedies_hold_it_back() -> None:
    project = load_example("overfitting-2-32-32-1")
    trainer = trained(project)
    sets = training_sets(project.dataset, project.network, project.training)
    by_heart = evaluate(
        trainer.state.network, project.training, sets.inputs, sets.targets, sets.rule
    )
    assert len(sets.inputs) == 50
    assert (by_heart.accuracy or 0.0) >= 0.97
    assert measured(project, trainer).loss > 1.0
    penalized = with_training("overfitting-2-32-32-1", l2=0.01)
    assert measured(penalized, trained(penalized)).loss < 0.6
    network = project.network.changing(3, rate=0.5).changing(5, rate=0.5)
    dropping = replace(project, network=network)
    assert measured(dropping, trained(dropping)).loss < 0.9


def test_small_batches_learn_more_in_as_many_epochs() -> None:
    accuracies = [
        measured(project, trained(project)).accuracy or 0.0
        for project in (
            with_training("digits-8x8", epochs=5, batch_size=0),
            with_training("digits-8x8", epochs=5),
        )
    ]
    assert accuracies[0] < 0.7
    assert accuracies[1] > 0.9


def test_the_gradient_of_the_first_sigmoid_layer_vanishes() -> None:
    sigmoid = first_layer_norm("vanishing-gradient")
    relu = first_layer_norm("vanishing-gradient-relu")
    assert 0.0 < 100.0 * sigmoid < relu
    ten = load_example("vanishing-gradient").network
    assert [ten.units[layer] for layer in ten.order] == [2, *[16] * 10, 1]


def test_ten_sigmoid_layers_learn_nothing_and_ten_of_relu_learn() -> None:
    accuracies = [
        measured(project, trained(project)).accuracy
        for project in (
            with_training("vanishing-gradient", epochs=20),
            with_training("vanishing-gradient-relu", epochs=20),
        )
    ]
    assert accuracies == [0.5, 1.0]


def with_initial_values(choice: Choice) -> Project:
    """Return the example whose three hidden layers draw their weights in another way."""
    project = load_example("initial-values")
    network = project.network
    for layer in network.order[1:-1]:
        network = network.changing(layer, weights_initializer=choice)
    return replace(project, network=network)


def test_weights_too_large_for_their_layers_learn_little_and_he_s_learn() -> None:
    drawn = load_example("initial-values")
    assert [drawn.network.units[layer] for layer in drawn.network.order] == [64, 32, 32, 32, 10]
    assert len(drawn.with_weights().parameters) == 4522
    assert measured(drawn, trainer_of(drawn)).loss > 50.0
    assert (measured(drawn, trained(drawn)).accuracy or 0.0) < 0.5
    fitted = with_initial_values(Choice("he_normal"))
    assert measured(fitted, trainer_of(fitted)).loss < 3.0
    assert (measured(fitted, trained(fitted)).accuracy or 0.0) > 0.9


def test_dead_neurons_stay_dead_and_a_leak_wakes_them() -> None:
    dead = with_training("dying-relu", epochs=30)
    trainer = trainer_of(dead)
    before = trainer.state.network.views[2]["weights"].copy()
    trainer.run(until_epoch=30)
    values = trainer.state.network.layer_values(trainer.inputs)[2]
    assert values.pre_activation is not None
    assert dead_share(values.pre_activation) == 1.0
    np.testing.assert_array_equal(trainer.state.network.views[2]["weights"], before)
    for cure in ({"activation": Choice("leaky_relu")}, {"bias_initializer": Choice("zeros")}):
        cured = replace(
            with_training("dying-relu"), network=dead.network.changing(2, **cure), state=None
        )
        assert (measured(cured, trained(cured)).accuracy or 0.0) > 0.95, cure


@pytest.mark.parametrize(
    ("optimizer", "rate", "reached"),
    [
        ("sgd", 0.95, (-0.3503930, 0.0847823)),
        ("sgd", 0.10, (-5.1779026, 0.0024759)),
        ("sgd", 1.05, (-0.2510667, 34.898805)),
        ("momentum", 0.1, (0.8964139, 0.0880856)),
        ("adagrad", 1.5, (-0.1201622, 0.0)),
        ("nesterov", 0.1, (0.6896149, -0.0006799)),
        ("adadelta", 20.0, (-5.0849113, 0.5829524)),
        ("rmsprop", 0.3, (-0.0000054, 0.0)),
        ("adam", 0.3, (0.1360146, 0.3182454)),
        ("adamw", 0.3, (0.2631958, 0.3053222)),
        ("adamax", 0.5, (0.4721436, 0.1965941)),
        ("nadam", 0.3, (-1.0732023, -0.0273880)),
    ],
)
def test_where_each_optimizer_is_after_thirty_steps(
    optimizer: str, rate: float, reached: tuple[float, float]
) -> None:
    project = with_training("loss-and-optimizers", optimizer=Choice(optimizer), learning_rate=rate)
    weights = trained(project).state.network.parameters
    np.testing.assert_allclose(weights, reached, rtol=0, atol=1e-6)
    height = weights[0] ** 2 / 20 + weights[1] ** 2
    assert measured(project, trained(project)).loss == pytest.approx(height, rel=1e-9)
    assert (height < BOWL_START) == (rate < 1.0 or optimizer != "sgd")


def test_plain_descent_on_the_bowl_is_a_power() -> None:
    """Each step multiplies w1 by 1 − η/10 and w2 by 1 − 2η."""
    weights = trained(load_example("loss-and-optimizers")).state.network.parameters
    by_hand = [-7.0 * (1 - 0.095) ** 30, 2.0 * (1 - 1.9) ** 30]
    np.testing.assert_allclose(weights, by_hand, rtol=1e-12)


def test_logistic_regression_finds_the_coefficients_that_are_printed() -> None:
    project = load_example("logistic-regression")
    trainer = trained(project)
    np.testing.assert_allclose(
        trainer.state.network.parameters, [1.5046, -4.0777], rtol=0, atol=1e-4
    )
    after_two_hours = trainer.state.network.predict(np.array([[2.0]])).item()
    assert after_two_hours == pytest.approx(0.26, abs=0.005)
    assert measured(project, trainer).accuracy == 0.8


@pytest.mark.parametrize(
    ("name", "parameters", "accuracy"),
    [("softmax-regression", 15, 0.95), ("dense-4-8-8-3", 139, 0.95), ("digits-8x8", 2410, 0.94)],
)
@pytest.mark.parametrize("seed", range(2))
def test_the_classifiers_reach_what_they_promise(
    name: str, parameters: int, accuracy: float, seed: int
) -> None:
    project = with_training(name, seed=seed)
    trainer = trained(project)
    assert len(trainer.state.network.parameters) == parameters
    assert (measured(project, trainer).accuracy or 0.0) >= accuracy
