"""A training that runs away stops, says where and when it did, and keeps its last good step."""

import numpy as np
import pytest

from engine import (
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    DivergedError,
    InputSpec,
    LinkSpec,
    NetworkSpec,
    Trainer,
    TrainingSpec,
    TrainingState,
    trace_step,
)

SPEC = NetworkSpec.stack(
    InputSpec(id=0, units=2),
    DenseSpec(id=0, units=3, activation=Choice("relu"), name="first"),
    DenseSpec(id=0, units=3, activation=Choice("linear"), name="second"),
    DenseSpec(id=0, units=2, activation=Choice("linear"), name="last"),
)
TRAINING = TrainingSpec(learning_rate=0.01, batch_size=2)


def samples(rows=6):
    generator = np.random.default_rng(0)
    return generator.uniform(0.1, 1.0, (rows, 2)), generator.uniform(0.1, 1.0, (rows, 2))


def state_with(weights=None, spec=SPEC, training=TRAINING):
    state = TrainingState.start(spec, training, samples=6)
    for layer_id, value in (weights or {}).items():
        state.network.views[layer_id]["weights"][...] = value
    return state


def divergence_of(state, inputs=None, targets=None):
    """Return the error of one step, after a look that a traced step says the same."""
    drawn = samples(2)
    inputs = drawn[0] if inputs is None else inputs
    targets = drawn[1] if targets is None else targets
    with pytest.raises(DivergedError) as traced:
        trace_step(state, inputs, targets)
    with pytest.raises(DivergedError) as trained, np.errstate(all="ignore"):
        state.step(inputs, targets)
    assert repr(traced.value.fields) == repr(trained.value.fields)
    return trained.value


@pytest.mark.parametrize(
    ("weights", "layer", "what"),
    [
        ({2: 1e308, 3: 1.0, 4: 1.0}, "first", "pre-activation"),
        ({2: 1.0, 3: 1e308, 4: 1.0}, "second", "pre-activation"),
        ({2: 1.0, 3: 1.0, 4: 1e308}, "last", "pre-activation"),
        # 1e200 is a number, its square is none.
        ({2: 1.0, 3: 1.0, 4: 1e200}, "last", "loss"),
    ],
)
def test_the_first_layer_that_overflows_is_named(weights, layer, what):
    error = divergence_of(state_with(weights), inputs=np.full((2, 2), 4.0))
    assert (error.layer, error.what) == (layer, what)
    assert SPEC.names[error.layer_id] == layer
    assert error.value == np.inf


def test_inputs_and_targets_that_are_no_numbers_are_named():
    inputs, targets = samples(2)
    inputs[1, 0] = targets[0, 1] = np.nan
    error = divergence_of(state_with(), inputs=inputs)
    assert (error.layer, error.what) == ("input", "output")
    error = divergence_of(state_with(), targets=targets)
    assert (error.layer, error.what) == ("last", "targets")
    assert np.isnan(error.value)


@pytest.mark.parametrize(
    ("weights", "layer"),
    [
        ({2: 1e160, 3: 1.0, 4: 1e-10}, "last"),
        ({2: 1.0, 3: 1e-10, 4: 1e160}, "second"),
        ({2: 1e-160, 3: 1e160, 4: 1e150}, "first"),
    ],
)
def test_a_gradient_that_overflows_is_named_where_it_did_on_the_way_back(weights, layer):
    """The outputs are of size 1e150, so that the loss is still a number."""
    error = divergence_of(state_with(weights))
    assert (error.layer, error.what) == (layer, "weights")


def test_running_statistics_count_as_parameters():
    spec = SPEC.inserting(BatchNormalizationSpec(id=0, name="norm"), LinkSpec(1, 2))
    error = divergence_of(state_with(spec=spec), inputs=np.array([[1e200, 0.0], [-1e200, 0.0]]))
    assert (error.layer, error.what) == ("norm", "running_variance")


def test_the_place_is_counted_from_one():
    trainer = Trainer(state_with(), *samples())
    trainer.run(until_step=4)
    trainer.state.network.views[3]["weights"][0, 0] = np.nan
    with pytest.raises(DivergedError) as caught:
        trainer.run(until_step=9)
    error = caught.value
    assert (error.epoch, error.batch, error.layer) == (2, 2, "second")
    assert str(error) == (
        "Training diverged in epoch 2, batch 2, at second: its pre-activation became nan. "
        "Try a learning rate smaller than 0.01, or scale the inputs."
    )
    # Weights that were never trained to NaN but written so are gone with the step.
    assert np.isfinite(trainer.state.network.parameters).all()
    assert trainer.state.position.step == 4
