"""``layerloom trace --json`` against the schema in which it was promised, for random networks.

The promise: a list of objects in execution order; ``phase``, ``layer``, ``kind``; the fields of
each phase; arrays as nested lists of numbers or the words nan, inf, -inf; shapes that follow from
the network; pairs computed together marked; the first layer's ``grad_inputs`` null.
"""

import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine import (
    LOSSES_COMPUTED_TOGETHER,
    Dataset,
    DivergedError,
    NetworkSpec,
    Project,
    TrainingSpec,
    find_problems,
    load_project,
    output_activation,
    save_project,
    trace_step,
    training_sets,
    typed_data,
)
from engine.command_line import main
from engine.tracing.trace_json import trace_to_plain
from tests.engine_tests.samples import random_samples
from tests.engine_tests.strategies import trained_networks

SAMPLES = 7
Plain = dict[str, Any]

SHARED = {"phase": str, "layer": str, "kind": str}
#: Every field of a phase; what else a record has belongs to its kind of layer.
FIELDS: dict[str, dict[str, Any]] = {
    "forward": {
        "inputs": "array", "weights": "array?", "bias": "array?", "pre_activation": "array?",
        "output": "array",
    },
    "loss": {
        "predictions": "array", "targets": "array", "logits": "array?", "terms": "array",
        "per_sample": "array", "loss": "number", "penalty": "number", "reduction": "mean|sum",
    },
    "backward": {
        "grad_output": "array?", "activation_derivative": "array?", "grad_pre_activation": "array?",
        "grad_weights": "array?", "grad_bias": "array?", "grad_inputs": "array?", "fused": "flag",
    },
    "update": {
        "parameter": "name", "before": "array", "gradient": "array", "after": "array",
        "trainable": "flag", "learning_rate": "number", "optimizer_before": "arrays",
        "optimizer_after": "arrays",
    },
}  # fmt: skip
#: What only some kinds of layers have, beside the rest.
FORWARD_EXTRAS = {
    "dropout": {"mask"},
    "batch_normalization": {"mean", "variance", "normalized", "gamma", "beta", "statistics"},
}
JOINS = ("add", "concatenate")


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., list[Plain]]:
    """Return a function that saves a project, traces it by the command, and reads the answer."""

    def trace(project: Project, *words: str) -> list[Plain]:
        path = tmp_path / "p.layerloom"
        save_project(project, path)
        code = main(["trace", str(path), *words, "--json"])
        out, err = capsys.readouterr()
        assert code == 0, err
        answer: list[Plain] = json.loads(out, parse_constant=_no_constant)
        return answer

    return trace


def _no_constant(name: str) -> None:
    pytest.fail(f"{name} is no JSON: what is not finite is a word")


def project_of(spec: NetworkSpec, training: TrainingSpec) -> Project:
    """Return a random network with data whose targets its loss can use; else draw another."""
    inputs, targets = random_samples(spec, training, SAMPLES)
    if training.loss.name in ("categorical_cross_entropy", "hinge"):
        names = [f"c{number}" for number in range(targets.shape[1])]
        dataset: Dataset = typed_data(inputs, targets.argmax(axis=1), class_names=names)
    else:
        dataset = typed_data(inputs, targets)
    problems = find_problems(spec, training, dataset.shape)
    assume(all(problem.is_warning for problem in problems))
    return Project(network=spec, training=training, dataset=dataset, data=dataset.description)


def is_array(value: Any) -> bool:
    """Tell whether a value is a nested list of numbers, flags or the three words."""
    if isinstance(value, list):
        return all(map(is_array, value))
    return isinstance(value, int | float) or value in ("nan", "inf", "-inf")


KINDS: dict[str, Callable[[Any], bool]] = {
    "array": is_array,
    "array?": lambda value: value is None or _is_array_with_gaps(value),
    "arrays": lambda value: isinstance(value, dict) and all(map(is_array, value.values())),
    "number": lambda value: isinstance(value, float) and math.isfinite(value),
    "flag": lambda value: isinstance(value, bool),
    "name": lambda value: isinstance(value, str) and bool(value),
    "mean|sum": lambda value: value in ("mean", "sum"),
}


def _is_array_with_gaps(value: Any) -> bool:
    """Tell whether a value is an array, or a list of arrays of which some were not computed."""
    return is_array([part for part in value if part is not None])


def assert_schema(plain: Plain) -> None:
    fields = FIELDS[plain["phase"]]
    assert list(plain)[:3] == ["phase", "layer", "kind"]
    assert isinstance(plain["kind"], str)
    assert (plain["layer"] is None) == (plain["phase"] == "loss")
    for name, kind in fields.items():
        assert name in plain, (plain["phase"], name)
        assert KINDS[kind](plain[name]), (plain["phase"], name, plain[name])
    extras = set(plain) - {"phase", "layer", "kind"} - set(fields)
    if plain["phase"] == "forward":
        assert FORWARD_EXTRAS.get(plain["kind"], set()) <= extras
    elif plain["phase"] in ("loss", "update"):
        assert extras == set()
    for name in extras - {"statistics"}:
        assert is_array(plain[name]), (plain["kind"], name)


def layers_in_order(spec: NetworkSpec) -> list[int]:
    assert spec.input is not None
    return [layer for layer in spec.order if layer != spec.input.id]


def expected_order(spec: NetworkSpec, plain: list[Plain]) -> Iterator[tuple[str, str | None]]:
    forward = [spec.names[layer] for layer in layers_in_order(spec)]
    yield from (("forward", name) for name in forward)
    yield "loss", None
    learning = {one["layer"] for one in plain if one["phase"] == "backward"}
    yield from (("backward", name) for name in reversed(forward) if name in learning)
    yield from (("update", one["layer"]) for one in plain if one["phase"] == "update")


def shape(value: Any) -> tuple[int, ...]:
    return np.shape(np.array(value, dtype=object))


def assert_shapes(spec: NetworkSpec, plain: list[Plain], rows: int) -> None:
    by_name = {spec.names[layer.id]: layer.id for layer in spec.layers}
    for one in plain:
        if one["phase"] == "loss":
            assert spec.output is not None
            wanted = (rows, spec.units[spec.output.id])
            for name in ("predictions", "targets", "terms"):
                assert shape(one[name]) == wanted
            assert shape(one["per_sample"]) == (rows,)
            continue
        layer = by_name[one["layer"]]
        widths = [spec.units[source] for source in spec.sources(layer)]
        if one["phase"] == "forward":
            assert shape(one["output"]) == (rows, spec.units[layer])
            arrays = one["inputs"] if one["kind"] in JOINS else [one["inputs"]]
            assert [shape(x) for x in arrays] == [(rows, width) for width in widths]
        elif one["phase"] == "update":
            assert shape(one["before"]) == shape(one["gradient"]) == shape(one["after"])


def assert_promises(spec: NetworkSpec, training: TrainingSpec, plain: list[Plain]) -> None:
    """Check what is said of fused pairs, first layers, branches and frozen parameters."""
    assert spec.input is not None
    assert spec.output is not None
    fused = LOSSES_COMPUTED_TOGETHER.get(training.loss.name) == output_activation(spec)
    for one in plain:
        if one["phase"] == "backward":
            is_output = one["layer"] == spec.names[spec.output.id]
            if one["fused"]:
                assert is_output
                assert fused
                assert one["grad_output"] is None
                assert one["activation_derivative"] is None
            layer = next(i for i, name in spec.names.items() if name == one["layer"])
            if spec.sources(layer) == (spec.input.id,):
                assert one["grad_inputs"] is None
            terms = one.get("grad_output_terms")
            assert (terms is not None) == (len(spec.targets(layer)) > 1)
            if terms is not None:
                total = np.zeros(shape(one["grad_output"]), training.dtype)
                for term in terms:
                    total = total + np.array(term, training.dtype)
                np.testing.assert_array_equal(total, np.array(one["grad_output"]))
        elif one["phase"] == "update" and not one["trainable"]:
            assert one["before"] == one["after"]
        elif one["phase"] == "loss":
            assert (one["logits"] is not None) == fused


@settings(max_examples=25)
@given(pair=trained_networks(), alone=st.booleans())
def test_the_command_keeps_what_was_promised(
    command: Callable[..., list[Plain]], pair: tuple[NetworkSpec, TrainingSpec], alone: bool
) -> None:
    spec, training = pair
    project = project_of(spec, training)
    assert project.dataset is not None
    sets = training_sets(project.dataset, spec, training)
    state = project.state_for(len(sets.inputs))
    rows = np.array([3]) if alone else state.next_rows()
    try:
        expected = trace_step(state, sets.inputs[rows], sets.targets[rows])
    except DivergedError:
        assume(False)
    plain = command(project, *(["--sample", "3"] if alone else []))
    for one in plain:
        assert_schema(one)
    assert [(one["phase"], one["layer"]) for one in plain] == list(expected_order(spec, plain))
    assert_shapes(spec, plain, len(rows))
    assert_promises(spec, training, plain)
    # Nothing is rounded on the way: 17 digits give back every bit.
    assert plain == json.loads(json.dumps(trace_to_plain(expected)))


def test_the_command_prints_the_step_of_the_saved_state(
    command: Callable[..., list[Plain]], tmp_path: Path
) -> None:
    from tests.engine_tests.trained_projects import small_project, trained

    project = trained(small_project(), 5)
    plain = command(project)
    loaded = load_project(tmp_path / "p.layerloom")
    assert loaded.state is not None
    before = {
        f"{one['layer']}.{one['parameter']}": np.array(one["before"])
        for one in plain
        if one["phase"] == "update"
    }
    for name, values in loaded.state.network.named_parameters():
        if name in before:
            np.testing.assert_array_equal(before[name], values)
