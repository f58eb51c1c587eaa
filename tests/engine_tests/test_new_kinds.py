"""A layer kind that the program has never heard of: two classes and a line in each of two tables.

Everything else reads the tables; an exporter that does not know the kind refuses by name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

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
    LayerSpec,
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
from engine.layers import LAYERS, Kernels, Layer, LayerContext


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseSpec(LayerSpec):
    """Normal noise on every input while training; nothing is learned."""

    kind: ClassVar[str] = "gaussian_noise"
    is_random: ClassVar[bool] = True

    deviation: float = 0.1


class Noise(Layer):
    def __init__(self, context: LayerContext) -> None:
        super().__init__(context)
        self.noise = self.store.matrix("noise", self.inputs[0].shape[1], np.float64)
        self.output = self.store.matrix("output", self.inputs[0].shape[1])

    def forward(self) -> None:
        assert self.context.generator is not None
        self.context.generator.standard_normal(out=self.noise)
        np.multiply(self.noise, self.context.spec.deviation, self.noise)
        np.add(self.inputs[0], self.noise, self.output, casting="same_kind")

    def infer(self) -> None:
        np.copyto(self.output, self.inputs[0])

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        self.grad_inputs = (self._incoming_gradient() if wanted[0] else None,)

    @property
    def backward_kernels(self) -> Kernels:
        return ()

    def backward(self) -> None:
        pass


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleSpec(LayerSpec):
    """One learned factor for each input, from 1 on; a count of its steps is kept, not learned."""

    kind: ClassVar[str] = "scale"
    running: ClassVar[tuple[str, ...]] = ("seen",)

    def parameter_shapes(self, inputs: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
        return {"factor": (inputs[0],), "seen": (1,)}

    def initializer(self, parameter: str) -> Choice:
        return Choice.of("constant", value=1.0 if parameter == "factor" else 0.0)


class Scale(Layer):
    def __init__(self, context: LayerContext) -> None:
        super().__init__(context)
        self.output = self.store.matrix("output", self.inputs[0].shape[1])

    def forward(self) -> None:
        self.infer()
        self.parameters["seen"][0] += 1

    def infer(self) -> None:
        np.multiply(self.inputs[0], self.parameters["factor"], self.output)

    def _bind_backward(self, wanted: tuple[bool, ...]) -> None:
        self._grad_x = self.store.matrix("grad_inputs", self.output.shape[1])
        self._grad_y = self._incoming_gradient()
        self.grad_inputs = (self._grad_x if wanted[0] else None,)

    def backward(self) -> None:
        np.multiply(self._grad_y, self.parameters["factor"], self._grad_x)
        np.sum(self._grad_y * self.inputs[0], axis=0, out=self.gradients["factor"])


NEW = {"gaussian_noise": (NoiseSpec, Noise), "scale": (ScaleSpec, Scale)}
INPUTS = np.random.default_rng(1).normal(size=(6, 3))
TARGETS = np.random.default_rng(2).normal(size=(6, 1))
HOLD_ANYTHING = {".npz", ".safetensors", ".json", ".csv"}
TRAINING = TrainingSpec(optimizer=Choice("adam"), batch_size=6, learning_rate=0.01)


@pytest.fixture(params=NEW)
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    name = str(request.param)
    spec, layer = NEW[name]
    monkeypatch.setitem(LAYER_KINDS, name, spec)  # type: ignore[misc]
    monkeypatch.setitem(LAYERS, name, layer)  # type: ignore[misc]
    return name


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
