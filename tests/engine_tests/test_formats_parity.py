"""The owners of the formats compute from our files what we compute: the extra `parity`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from engine import Array, Choice, Network, NetworkSpec
from engine.formats import export_weights, weights_format
from tests.engine_tests.sample_networks import (
    CHOICES,
    around_zero,
    inputs_for,
    learned,
    one_of_each,
)
from tests.engine_tests.strategies import networks

NOT_INSTALLED = "{0} is not installed: pip install -e '.[parity]' to compare with it"
CLOSE = 1e-6
#: What Keras's backends say about each other's and NumPy's interfaces is not about our files.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

Predict = Callable[[Network, Path, Array], Array]

random_networks = settings(max_examples=25)


def owner(name: str) -> Any:
    return pytest.importorskip(name, reason=NOT_INSTALLED.format(name))


@pytest.fixture(scope="module")
def keras() -> Any:
    os.environ.setdefault("KERAS_BACKEND", "numpy")  # it needs nothing else, and starts at once
    return owner("keras")


def by_onnxruntime(network: Network, path: Path, inputs: Array) -> Array:
    session = owner("onnxruntime").InferenceSession(path.read_bytes())
    feed = {network.spec.names[network.spec.input.id]: inputs}
    return session.run([network.spec.names[network.spec.output.id]], feed)[0]


def by_keras(network: Network, path: Path, inputs: Array) -> Array:
    model = owner("keras").saving.load_model(path)
    return np.asarray(model.predict(inputs, verbose=0))


def by_keras_weights(network: Network, path: Path, inputs: Array) -> Array:
    names = run_lines(network, path)
    return np.asarray(names["model"].predict(inputs, verbose=0))


def by_pytorch(network: Network, path: Path, inputs: Array) -> Array:
    torch = owner("torch")
    model = run_lines(network, path, ["pytorch"])["model"].eval()
    with torch.no_grad():
        return model(torch.from_numpy(inputs)).numpy()


def run_lines(network: Network, path: Path, options: Any = ()) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec("\n".join(weights_format(path).loading_lines(network, path, options)), names)
    return names


def agree(network: Network, suffix: str, folder: Path, predict: Predict, options: Any = ()) -> None:
    path = folder / f"w{suffix}"
    export_weights(network, path, options)
    inputs = inputs_for(network).astype(np.float32)
    wide = Network(network.spec, "float64")
    np.copyto(wide.parameters, network.parameters.astype(np.float32))
    ours, theirs = wide.predict(inputs), predict(network, path, inputs)
    np.testing.assert_allclose(theirs, ours, rtol=0, atol=CLOSE * max(1.0, np.abs(ours).max()))


@random_networks
@given(spec=networks())
def test_onnxruntime_on_random_networks(spec: NetworkSpec, tmp_path: Path) -> None:
    owner("onnxruntime")
    agree(Network.build(spec, seed=4, dtype="float32"), ".onnx", tmp_path, by_onnxruntime)


@random_networks
@given(spec=networks())
def test_keras_on_random_networks(keras: Any, spec: NetworkSpec, tmp_path: Path) -> None:
    network = Network.build(spec, seed=4, dtype="float32")
    agree(network, ".keras", tmp_path, by_keras)
    agree(network, ".weights.h5", tmp_path, by_keras_weights)


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_onnxruntime_on_every_activation(choice: Choice, tmp_path: Path) -> None:
    owner("onnxruntime")
    agree(learned(around_zero(choice)), ".onnx", tmp_path, by_onnxruntime)


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_keras_on_every_activation(keras: Any, choice: Choice, tmp_path: Path) -> None:
    agree(learned(around_zero(choice)), ".keras", tmp_path, by_keras)


@pytest.mark.parametrize("choice", [one for one in CHOICES if one.name != "step"], ids=str)
def test_pytorch_on_every_activation(choice: Choice, tmp_path: Path) -> None:
    owner("torch")
    network = learned(around_zero(choice))
    agree(network, ".safetensors", tmp_path, by_pytorch, ["pytorch"])


def test_one_of_each_layer_everywhere(keras: Any, tmp_path: Path) -> None:
    network = learned(one_of_each(), "float64")
    agree(network, ".keras", tmp_path, by_keras)
    agree(network, ".weights.h5", tmp_path, by_keras_weights)


def test_one_of_each_layer_in_onnxruntime(tmp_path: Path) -> None:
    owner("onnxruntime")
    agree(learned(one_of_each(), "float64"), ".onnx", tmp_path, by_onnxruntime)


def test_keras_holds_the_very_bits(keras: Any, tmp_path: Path) -> None:
    network = learned(around_zero(Choice("prelu")))
    export_weights(network, tmp_path / "w.keras")
    weights = keras.saving.load_model(tmp_path / "w.keras").get_weights()
    for (_, ours), theirs in zip(network.named_parameters(), weights, strict=True):
        np.testing.assert_array_equal(np.asarray(theirs), ours)


@pytest.mark.parametrize("suffix", [".onnx", ".keras", ".weights.h5"])
def test_the_lines_that_the_dialog_shows_run(suffix: str, keras: Any, tmp_path: Path) -> None:
    owner("onnxruntime")
    network = learned(around_zero(Choice("relu")))
    path = tmp_path / f"나의 'w'{suffix}"
    export_weights(network, path)
    names = run_lines(network, path)
    if suffix == ".weights.h5":
        names["outputs"] = names["model"].predict(np.zeros((1, 3)), verbose=0)
    np.testing.assert_allclose(
        names["outputs"], network.predict(np.zeros((1, 3), np.float32)), rtol=1e-5, atol=CLOSE
    )
