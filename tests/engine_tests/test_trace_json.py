"""A traced step as JSON: CONTRACTS' schema, and not one bit lost."""

import json
from typing import Any

import numpy as np
import pytest

from engine import (
    ActivationSpec,
    AddSpec,
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    NetworkSpec,
    TrainingSpec,
    TrainingState,
    trace_step,
)
from engine.tracing.trace import ForwardRecord
from engine.tracing.trace_json import record_to_plain, trace_to_plain

FORWARD = {"phase", "layer", "kind", "inputs", "weights", "bias", "pre_activation", "output"}
LOSS = {"phase", "layer", "kind", "predictions", "targets", "logits", "terms", "per_sample"}
BACKWARD = {
    "phase",
    "layer",
    "kind",
    "grad_output",
    "activation_derivative",
    "grad_pre_activation",
    "grad_weights",
    "grad_bias",
    "grad_inputs",
    "fused",
}
UPDATE = {"phase", "layer", "kind", "parameter", "before", "gradient", "after", "trainable"}


def traced(spec: NetworkSpec, rows: int = 3, **training: Any) -> tuple[Any, list[dict[str, Any]]]:
    settings = TrainingSpec(**training)
    state = TrainingState.start(spec, settings, rows)
    rng = np.random.default_rng(0)
    assert spec.output is not None
    targets = rng.uniform(size=(rows, spec.units[spec.output.id]))
    trace = trace_step(state, rng.normal(size=(rows, 2)), targets)
    return trace, json.loads(json.dumps(trace_to_plain(trace), allow_nan=False))


def stack(*layers: Any) -> NetworkSpec:
    return NetworkSpec.stack(InputSpec(id=0), *layers)


def test_order_names_and_fields_of_a_stack() -> None:
    spec = stack(DenseSpec(id=0, units=3), DenseSpec(id=0, units=2))
    _, plain = traced(spec, optimizer=Choice("adam"))
    assert [(one["phase"], one["layer"], one["kind"]) for one in plain] == [
        ("forward", "hidden_1", "dense"),
        ("forward", "output", "dense"),
        ("loss", None, "loss"),
        ("backward", "output", "dense"),
        ("backward", "hidden_1", "dense"),
        ("update", "hidden_1", "dense"),
        ("update", "hidden_1", "dense"),
        ("update", "output", "dense"),
        ("update", "output", "dense"),
    ]
    assert set(plain[0]) == FORWARD
    assert set(plain[2]) == LOSS | {"loss", "penalty", "reduction"}
    assert set(plain[3]) == BACKWARD
    assert set(plain[5]) == UPDATE | {"learning_rate", "optimizer_before", "optimizer_after"}
    assert set(plain[5]["optimizer_after"]) == {"first_moment", "second_moment"}
    assert plain[4]["grad_inputs"] is None


def test_every_number_is_the_recorded_one_to_the_bit() -> None:
    trace, plain = traced(stack(DenseSpec(id=0, units=3), DenseSpec(id=0, units=2)))
    for record, one in zip(trace.records, plain, strict=True):
        for name, value in one.items():
            recorded = getattr(record, name, None)
            if isinstance(recorded, np.ndarray):
                np.testing.assert_array_equal(np.array(value), recorded)


def test_a_pair_computed_together_says_so() -> None:
    spec = stack(DenseSpec(id=0, units=2, activation=Choice("softmax")))
    _, plain = traced(spec, loss=Choice("categorical_cross_entropy"))
    backward = plain[2]
    assert backward["fused"] is True
    assert backward["grad_output"] is None
    assert backward["activation_derivative"] is None
    assert plain[1]["logits"] == plain[0]["pre_activation"]


def test_branches_are_lists_in_link_order() -> None:
    spec = stack(DenseSpec(id=0, units=3, name="fork"))
    for name in ("left", "right"):
        spec = spec.adding(DenseSpec(id=0, units=3, name=name))
        spec = spec.linking(2, spec.layer_named(name).id)
    spec = spec.adding(AddSpec(id=0, name="joint"))
    joint = spec.layer_named("joint").id
    for name in ("right", "left"):
        spec = spec.linking(spec.layer_named(name).id, joint)
    _, plain = traced(spec)
    forward = {one["layer"]: one for one in plain if one["phase"] == "forward"}
    backward = {one["layer"]: one for one in plain if one["phase"] == "backward"}
    assert forward["joint"]["inputs"] == [forward["right"]["output"], forward["left"]["output"]]
    assert len(backward["joint"]["grad_inputs"]) == 2
    terms = np.array(backward["fork"]["grad_output_terms"])
    np.testing.assert_array_equal(terms.sum(axis=0), backward["fork"]["grad_output"])
    assert "grad_output_terms" not in backward["left"]


def test_what_only_some_layers_have_stands_beside_the_rest() -> None:
    spec = stack(
        BatchNormalizationSpec(id=0),
        DropoutSpec(id=0),
        ActivationSpec(id=0, activation=Choice("relu")),
        DenseSpec(id=0, units=2),
    )
    _, plain = traced(spec)
    assert {"mean", "variance", "normalized"} <= set(plain[0])
    assert plain[0]["statistics"] == "batch"
    assert "mask" in plain[1]


def test_batch_normalization_of_one_sample_says_that_it_used_running_statistics() -> None:
    spec = stack(DenseSpec(id=0, units=2), BatchNormalizationSpec(id=0), DenseSpec(id=0, units=2))
    _, plain = traced(spec, rows=1)
    assert plain[1]["statistics"] == "running"


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_what_is_not_finite_is_a_word(dtype: str) -> None:
    values = np.array([[np.nan, np.inf], [-np.inf, 0.1]], dtype)
    record = ForwardRecord(
        layer=2,
        name="hidden_1",
        kind="dense",
        inputs=(values, values),
        weights=None,
        bias=None,
        pre_activation=None,
        output=values,
    )
    plain = json.loads(json.dumps(record_to_plain(record), allow_nan=False))
    expected = [["nan", "inf"], ["-inf", float(values[1, 1])]]
    assert plain["output"] == expected
    assert plain["inputs"] == [expected, expected]
