"""What is new in the engine's tables is known everywhere else, or refused by name."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import (
    CODE_STYLES,
    LAYER_KINDS,
    WEIGHTS_FORMATS,
    Choice,
    DenseSpec,
    FormatUnsupportedError,
    InputSpec,
    LinkSpec,
    Network,
    NetworkSpec,
    Project,
    TrainingSpec,
    TrainingState,
    check_gradients,
    code_for,
    export_weights,
    load_project,
    network_from_plain,
    network_to_plain,
    save_project,
    summarize,
    trace_step,
)
from tests.engine_tests.new_kinds import NEW, make_functions_known, make_known

INPUTS = np.random.default_rng(1).normal(size=(6, 3))
TARGETS = np.random.default_rng(2).normal(size=(6, 1))
HOLD_ANYTHING = {".npz", ".safetensors", ".json", ".csv"}
TRAINING = TrainingSpec(optimizer=Choice("adam"), batch_size=6, learning_rate=0.01)


@pytest.fixture(params=NEW)
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    make_known(request.param, monkeypatch)
    return str(request.param)


def network_with(kind: str) -> NetworkSpec:
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=3), DenseSpec(id=0, units=4), DenseSpec(id=0, units=1)
    )
    return spec.inserting(LAYER_KINDS[kind](id=0), LinkSpec(2, 3))


def test_a_new_kind_trains_and_is_stepped_through_by_the_same_bits(kind: str) -> None:
    trained = TrainingState.start(network_with(kind), TRAINING, 6)
    stepped = trained.copy()
    for _ in range(5):
        trained.step(INPUTS, TARGETS)
        trace = trace_step(stepped, INPUTS, TARGETS)
        assert kind in {record.kind for record in trace.records}
        stepped = trace.next_state
    assert trained.network.parameters.tobytes() == stepped.network.parameters.tobytes()
    assert trained.network.predict(INPUTS).tobytes() == stepped.network.predict(INPUTS).tobytes()


def test_the_gradients_of_a_new_kind_are_checked(kind: str) -> None:
    state = TrainingState.start(network_with(kind), TRAINING, 6)
    checks = check_gradients(state, INPUTS, TARGETS, np.random.default_rng(3))
    assert checks
    assert all(check.holds for check in checks)


def test_a_new_kind_has_a_name_a_line_in_the_summary_and_a_place_in_files(
    kind: str, tmp_path: Path
) -> None:
    spec = network_with(kind)
    assert spec.names[4] == f"{kind}_1"
    assert network_from_plain(network_to_plain(spec)) == spec
    row = next(row for row in summarize(spec).rows if row.name == f"{kind}_1")
    assert row.parameters == (5 if kind == "scale" else 0)
    save_project(Project(network=spec, training=TRAINING), tmp_path / "new.layerloom")
    assert load_project(tmp_path / "new.layerloom").network == spec


@pytest.mark.parametrize("suffix", sorted(HOLD_ANYTHING))
def test_arrays_by_name_hold_a_new_kind(kind: str, suffix: str, tmp_path: Path) -> None:
    files = export_weights(Network.build(network_with(kind)), tmp_path / f"new{suffix}")
    assert all(file.stat().st_size for file in files)


@pytest.mark.parametrize("suffix", sorted(WEIGHTS_FORMATS.keys() - HOLD_ANYTHING))
def test_a_format_of_another_library_refuses_a_new_kind_by_name(
    kind: str, suffix: str, tmp_path: Path
) -> None:
    network = Network.build(network_with(kind))
    with pytest.raises(FormatUnsupportedError, match=f"{kind}_1"):
        export_weights(network, tmp_path / f"new{suffix}")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("style", CODE_STYLES)
def test_a_script_refuses_a_new_kind_by_name(kind: str, style: str) -> None:
    with pytest.raises(FormatUnsupportedError, match=f"{kind}_1"):
        code_for(network_with(kind), TRAINING, style)


def test_only_a_random_kind_has_a_stream_of_its_own(kind: str) -> None:
    streams = TrainingState.start(network_with(kind), TRAINING, 6).stream_states()
    assert list(streams) == ([4] if kind == "gaussian_noise" else [])


SPECIFICATION = NetworkSpec.stack(
    InputSpec(id=0, units=3),
    DenseSpec(id=0, units=4, activation=Choice("cube")),
    DenseSpec(id=0, units=1),
)
NEW_TRAINING = TrainingSpec(
    loss=Choice("quartic"), optimizer=Choice("sign_descent"), batch_size=6, learning_rate=0.01
)


@pytest.fixture
def _new_functions(monkeypatch: pytest.MonkeyPatch) -> None:
    make_functions_known(monkeypatch)


@pytest.mark.usefixtures("_new_functions")
def test_new_functions_and_optimizers_train_trace_and_are_checked() -> None:
    trained = TrainingState.start(SPECIFICATION, NEW_TRAINING, 6)
    checks = check_gradients(trained, INPUTS, TARGETS, np.random.default_rng(3))
    assert checks
    assert all(check.holds for check in checks)
    stepped = trace_step(trained, INPUTS, TARGETS).next_state
    trained.step(INPUTS, TARGETS)
    assert trained.network.parameters.tobytes() == stepped.network.parameters.tobytes()


@pytest.mark.usefixtures("_new_functions")
@pytest.mark.parametrize("suffix", sorted(WEIGHTS_FORMATS.keys() - HOLD_ANYTHING))
def test_a_format_of_another_library_refuses_a_new_activation_by_name(
    suffix: str, tmp_path: Path
) -> None:
    network = Network.build(SPECIFICATION)
    with pytest.raises(FormatUnsupportedError, match=r"hidden_1.*cube"):
        export_weights(network, tmp_path / f"new{suffix}")


@pytest.mark.usefixtures("_new_functions")
@pytest.mark.parametrize("style", CODE_STYLES)
def test_a_script_refuses_new_functions_and_optimizers_by_name(style: str) -> None:
    spec = SPECIFICATION.changing(2, activation=Choice("tanh"))
    for network, training, name in (
        (SPECIFICATION, TRAINING, "cube"),
        (spec, replace(TRAINING, loss=Choice("quartic")), "quartic"),
        (spec, replace(TRAINING, optimizer=Choice("sign_descent")), "sign_descent"),
    ):
        with pytest.raises(FormatUnsupportedError, match=name):
            code_for(network, training, style)
