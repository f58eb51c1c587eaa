"""The examples are what the books say, and learn what they promise."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import (
    BUILT_IN,
    BackwardRecord,
    Choice,
    Evaluation,
    evaluate,
    example_names,
    find_problems,
    load_example,
    trace_step,
    training_sets,
)
from engine.examples import UnknownExampleError
from engine.tracing.trace_json import trace_to_plain
from tests.engine_tests.trained_projects import trainer_of

#: What belongs to later steps; all the rest is in the one traced step.
LATER = {
    "mazur.json": {
        "E_total_after_1_update": 1,
        "E_total_after_10000": 10_000,
        "out_o1_after_10000": 10_000,
        "out_o2_after_10000": 10_000,
    },
    "wikidocs_37406.json": {
        "E_total_after": 1,
        "E_o1_after": 1,
        "E_o2_after": 1,
        "o1_after": 1,
        "o2_after": 1,
    },
}
WORKED = [("mazur-2-2-2", "mazur.json"), ("wikidocs-2-2-2", "wikidocs_37406.json")]


def golden(folder: Path, file: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads((folder / file).read_text(encoding="utf-8"))
    return values


def numbers_in(plain: Any) -> list[float]:
    if isinstance(plain, dict):
        return [number for value in plain.values() for number in numbers_in(value)]
    if isinstance(plain, list):
        return [number for value in plain for number in numbers_in(value)]
    return [plain] if isinstance(plain, float) else []


def traced(name: str) -> list[dict[str, Any]]:
    trainer = trainer_of(load_example(name))
    inputs, targets, _ = trainer.next_batch()
    return trace_to_plain(trace_step(trainer.state, inputs, targets))


def test_the_first_four_keep_their_names() -> None:
    names = ("mnist-784-50-10", "xor-mlp", "mazur-2-2-2", "wikidocs-2-2-2")
    assert example_names()[:4] == names


@pytest.mark.parametrize("name", example_names())
def test_every_example_can_be_trained_at_once(name: str) -> None:
    project = load_example(name)
    assert project.data is not None
    problems = find_problems(project.network, project.training, project.data.shape)
    assert all(problem.is_warning for problem in problems)
    assert project.dataset is not None or BUILT_IN[project.data.source.name].needs_files


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(UnknownExampleError, match=r"one of mnist-784-50-10, xor-mlp.*'lenet'"):
        load_example("lenet")


def test_mnist_is_the_network_of_keras_courses() -> None:
    project = load_example("mnist-784-50-10")
    network, training = project.network, project.training
    hidden, output = network.by_id[2], network.by_id[3]
    assert network.units == {1: 784, 2: 50, 3: 10}
    assert [layer.activation.name for layer in (hidden, output)] == ["sigmoid", "softmax"]  # type: ignore[attr-defined]
    assert training.loss == Choice("categorical_cross_entropy")
    assert training.optimizer == Choice("adam")
    assert (training.learning_rate, training.batch_size, training.seed) == (0.001, 32, 0)
    assert training.dtype == "float64"
    limit = np.sqrt(6 / (784 + 50))
    weights = project.with_weights().views[2]["weights"]
    assert 0.99 * limit < np.abs(weights).max() <= limit
    assert not project.with_weights().views[2]["bias"].any()


def learned(name: str, seed: int) -> Evaluation:
    """Return what an example comes to with a seed, in as many epochs as it asks for."""
    project = load_example(name)
    project = replace(project, training=replace(project.training, seed=seed))
    trainer = trainer_of(project)
    trainer.run(until_epoch=project.training.epochs)
    assert project.dataset is not None
    sets = training_sets(project.dataset, project.network, project.training)
    return evaluate(trainer.state.network, project.training, *sets.measured[1], sets.rule)


@pytest.mark.parametrize("seed", range(3))
def test_xor_is_learned_in_a_moment(seed: int) -> None:
    result = learned("xor-mlp", seed)
    assert result.accuracy == 1.0
    assert result.loss < 0.01


@pytest.mark.parametrize(
    ("name", "accuracy"),
    [("perceptron-and", 1.0), ("spiral-2-8-8-1", 0.9), ("residual-2-6-6-1", 0.99)],
)
@pytest.mark.parametrize("seed", range(3))
def test_the_toy_sets_are_learned_in_one_run(name: str, accuracy: float, seed: int) -> None:
    found = learned(name, seed).accuracy
    assert found is not None
    assert found >= accuracy


@pytest.mark.parametrize("seed", range(3))
def test_the_hills_are_learned_far_better_than_by_their_mean(seed: int) -> None:
    project = load_example("regression-2-8-1")
    assert project.dataset is not None
    values = training_sets(project.dataset, project.network, project.training).targets
    assert learned("regression-2-8-1", seed).loss < 0.5 * float(values.var())


def test_the_gradient_vanishes_on_its_way_through_five_sigmoids() -> None:
    project = load_example("vanishing-sigmoids")
    trainer = trainer_of(project)
    inputs, targets, _ = trainer.next_batch()
    norms = {
        record.layer: float(np.linalg.norm(record.grad_weights))
        for record in trace_step(trainer.state, inputs, targets).records
        if isinstance(record, BackwardRecord) and record.grad_weights is not None
    }
    front, output = project.network.order[1], project.network.order[-1]
    assert norms[front] < 1e-2 * norms[output]
    assert learned("vanishing-sigmoids", 0).loss > 0.69


@pytest.mark.parametrize(("name", "file"), WORKED)
def test_one_traced_step_has_every_number_of_the_book(
    name: str, file: str, golden_folder: Path
) -> None:
    computed = golden(golden_folder, file)["computed_float64"]
    recorded = np.array(numbers_in(traced(name)))
    products = {key for key in computed if key.startswith(("dEo1_", "dEo2_"))}
    for key, value in computed.items():
        if key not in LATER[file] and key not in products:
            assert np.abs(recorded - value).min() <= 1e-9, key


@pytest.mark.parametrize(("name", "file"), WORKED)
def test_the_contributions_are_products_of_two_recorded_numbers(
    name: str, file: str, golden_folder: Path
) -> None:
    computed = golden(golden_folder, file)["computed_float64"]
    records = traced(name)
    backward = next(one for one in records if one["phase"] == "backward")
    forward = next(one for one in records if one["layer"] == "output")
    products = np.outer(backward["grad_pre_activation"], forward["weights"][0])
    contributions = [value for key, value in computed.items() if key.startswith("dEo")]
    assert len(contributions) == 2
    np.testing.assert_allclose(np.diag(products), contributions, rtol=0, atol=1e-9)


@pytest.mark.parametrize(("name", "file"), WORKED)
def test_after_training_on_the_errors_are_the_book_s(
    name: str, file: str, golden_folder: Path
) -> None:
    computed = golden(golden_folder, file)["computed_float64"]
    trainer = trainer_of(load_example(name))
    for key, steps in sorted(LATER[file].items(), key=lambda item: item[1]):
        trainer.run(until_step=steps)
        outputs = trainer.state.network.predict(trainer.inputs)
        terms = (outputs - trainer.targets)[0] ** 2 / 2
        found = [*outputs[0], *terms, terms.sum()]
        assert np.abs(np.array(found) - computed[key]).min() <= 1e-9, key


def test_mazur_s_biases_stay_and_wikidocs_has_none() -> None:
    trainer = trainer_of(load_example("mazur-2-2-2"))
    trainer.run(until_step=100)
    views = trainer.state.network.views
    np.testing.assert_array_equal(views[2]["bias"], [0.35, 0.35])
    np.testing.assert_array_equal(views[3]["bias"], [0.60, 0.60])
    wikidocs = load_example("wikidocs-2-2-2").with_weights()
    assert [set(own) for own in wikidocs.views.values()] == [{"weights"}, {"weights"}]


def test_an_example_is_made_anew_each_time() -> None:
    first, second = load_example("mazur-2-2-2"), load_example("mazur-2-2-2")
    assert first.state is not None
    assert second.state is not None
    first.state.network.parameters[:] = 0.0
    assert second.state.network.parameters.all()
