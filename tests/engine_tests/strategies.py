"""Random networks and training settings, for property tests."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from engine import (
    ACTIVATIONS,
    LOSS_OUTPUTS,
    ActivationSpec,
    AddSpec,
    BatchNormalizationSpec,
    Choice,
    ConcatenateSpec,
    DenseSpec,
    DropoutSpec,
    InputSpec,
    LayerSpec,
    MaxoutSpec,
    NetworkSpec,
    TrainingSpec,
)

units = st.integers(1, 5)
#: Everything that learns; a hidden step or a softmax of one unit is a problem of its own.
hidden_activations = st.sampled_from(sorted(set(ACTIVATIONS) - {"step", "softmax"}))


@st.composite
def hidden_layers(draw: st.DrawFn) -> LayerSpec:
    kinds: dict[str, Any] = {
        "dense": DenseSpec(
            id=0,
            units=draw(units),
            activation=Choice(draw(hidden_activations)),
            use_bias=draw(st.booleans()),
            bias_trainable=draw(st.booleans()),
        ),
        "activation": ActivationSpec(id=0, activation=Choice(draw(hidden_activations))),
        "dropout": DropoutSpec(id=0, rate=draw(st.sampled_from([0.0, 0.25, 0.5]))),
        "batch_normalization": BatchNormalizationSpec(id=0),
        "maxout": MaxoutSpec(id=0, units=draw(units), pieces=draw(st.integers(2, 3))),
    }
    return kinds[draw(st.sampled_from(sorted(kinds)))]


@st.composite
def branched_from(draw: st.DrawFn, spec: NetworkSpec, last: int) -> tuple[NetworkSpec, int]:
    """Draw two branches from `last` that meet again in an Add or a Concatenate."""
    width = draw(units)
    joins = draw(st.sampled_from([AddSpec(id=0), ConcatenateSpec(id=0)]))
    ends = []
    for _ in range(2):
        branch = spec.next_id
        spec = spec.adding(DenseSpec(id=0, units=width, activation=Choice("tanh")))
        spec = spec.linking(last, branch)
        ends.append(branch)
    joint = spec.next_id
    spec = spec.adding(joins)
    for end in ends:
        spec = spec.linking(end, joint)
    return spec, joint


@st.composite
def networks(draw: st.DrawFn, output: LayerSpec | None = None) -> NetworkSpec:
    """Draw a network without problems: a stack, perhaps with branches that meet again."""
    spec = NetworkSpec.stack(InputSpec(id=0, units=draw(units)))
    last = 1
    for _ in range(draw(st.integers(0, 3))):
        if draw(st.integers(0, 3)) == 0:
            spec, last = draw(branched_from(spec, last))
        else:
            new = spec.next_id
            spec = spec.adding(draw(hidden_layers())).linking(last, new)
            last = new
    end = output or DenseSpec(id=0, units=draw(st.integers(2, 4)), activation=Choice("linear"))
    new = spec.next_id
    return spec.adding(end).linking(last, new)


@st.composite
def trained_networks(draw: st.DrawFn) -> tuple[NetworkSpec, TrainingSpec]:
    """Draw a network with a loss that its output allows."""
    from engine import LOSSES  # the table decides, whatever it holds

    loss = draw(st.sampled_from(sorted(LOSSES)))
    activation = draw(st.sampled_from(sorted(LOSS_OUTPUTS.get(loss, ("linear", "sigmoid")))))
    output = DenseSpec(id=0, units=draw(st.integers(2, 4)), activation=Choice(activation))
    training = TrainingSpec(
        loss=Choice(loss),
        reduction=draw(st.sampled_from(["mean", "sum"])),
        optimizer=Choice(draw(st.sampled_from(["sgd", "momentum", "adam", "rmsprop", "nadam"]))),
        learning_rate=0.01,
        batch_size=draw(st.integers(2, 5)),
        seed=draw(st.integers(0, 2**32)),
        l2=draw(st.sampled_from([0.0, 0.01])),
        dtype=draw(st.sampled_from(["float64", "float32"])),
    )
    return draw(networks(output)), replace(training)
