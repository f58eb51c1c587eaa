"""Exported .npz files open with plain NumPy and hold the numbers under their documented names."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from engine import (
    BatchNormalizationSpec,
    Choice,
    DenseSpec,
    FormatUnsupportedError,
    InputSpec,
    Network,
    NetworkSpec,
    export_weights,
    network_from_plain,
)
from tests.engine_tests.strategies import networks


def exported(network: Network, folder: Path) -> dict[str, np.ndarray]:
    path = folder / "w.npz"
    assert export_weights(network, path) == (path,)
    with np.load(path, allow_pickle=False) as archive:
        return dict(archive)


@settings(max_examples=30)
@given(spec=networks())
def test_every_parameter_under_its_name_and_the_spec(spec: NetworkSpec, tmp_path: Path) -> None:
    network = Network.build(spec, seed=4)
    arrays = exported(network, tmp_path)
    opened = network_from_plain(json.loads(str(arrays.pop("architecture"))))
    assert opened == spec
    assert list(arrays) == [name for name, _ in network.named_parameters()]
    for name, values in network.named_parameters():
        np.testing.assert_array_equal(arrays[name], values)


def test_the_documented_names_and_orientation(tmp_path: Path) -> None:
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=3),
        DenseSpec(id=0, units=4, name="은닉층 하나", activation=Choice("prelu")),
        BatchNormalizationSpec(id=0),
        DenseSpec(id=0, units=2, use_bias=False, activation=Choice("softmax")),
    )
    arrays = exported(Network.build(spec, dtype="float32"), tmp_path)
    shapes = {name: array.shape for name, array in arrays.items()}
    normalized = {
        f"batch_normalization_1.{name}": (4,)
        for name in ("gamma", "beta", "running_mean", "running_variance")
    }
    assert shapes == {
        "은닉층 하나.weights": (3, 4),
        "은닉층 하나.bias": (4,),
        "은닉층 하나.slope": (4,),
        **normalized,
        "output.weights": (4, 2),
        "architecture": (),
    }
    assert arrays["output.weights"].dtype == np.float32


def test_a_suffix_that_nobody_knows_says_which_there_are(tmp_path: Path) -> None:
    spec = NetworkSpec.stack(InputSpec(id=0), DenseSpec(id=0))
    with pytest.raises(FormatUnsupportedError, match=r"\.doc.*Choose one of \.npz"):
        export_weights(Network.build(spec), tmp_path / "w.doc")
    assert list(tmp_path.iterdir()) == []


def test_suffixes_are_read_in_any_case(tmp_path: Path) -> None:
    spec = NetworkSpec.stack(InputSpec(id=0), DenseSpec(id=0))
    export_weights(Network.build(spec), tmp_path / "W.NPZ")
    assert np.load(tmp_path / "W.NPZ")["output.weights"].shape == (2, 4)
