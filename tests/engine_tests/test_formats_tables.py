"""Safetensors, JSON and CSV hold every number under its documented name; their lines load it."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from engine import (
    ActivationSpec,
    Choice,
    DenseSpec,
    FormatUnsupportedError,
    InputSpec,
    MaxoutSpec,
    Network,
    NetworkSpec,
)
from engine.formats import WEIGHTS_FORMATS, export_weights, weights_format
from engine.specification import network_from_plain
from tests.engine_tests.sample_networks import learned, one_of_each


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_safetensors_names_orientation_type_and_spec(dtype: str, tmp_path: Path) -> None:
    safetensors = pytest.importorskip("safetensors")
    network = learned(one_of_each(), dtype)
    path = tmp_path / "w.safetensors"
    assert export_weights(network, path) == (path,)
    with safetensors.safe_open(path, "numpy") as file:
        opened = network_from_plain(json.loads(file.metadata()["layerloom"]))
        arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    assert opened == network.spec
    assert arrays.keys() == dict(network.named_parameters()).keys()
    for name, values in network.named_parameters():
        assert arrays[name].dtype == dtype
        np.testing.assert_array_equal(arrays[name], values)


def test_safetensors_for_pytorch_are_transposed_and_numbered(tmp_path: Path) -> None:
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=3),
        DenseSpec(id=0, units=4, activation=Choice("relu")),
        DenseSpec(id=0, units=2, activation=Choice("linear"), use_bias=False),
    )
    network = learned(spec)
    path = tmp_path / "w.safetensors"
    export_weights(network, path, ["pytorch"])
    from safetensors.numpy import load_file

    arrays = load_file(path)
    assert {name: array.shape for name, array in arrays.items()} == {
        "0.weight": (4, 3),
        "0.bias": (4,),
        "2.weight": (2, 4),
    }
    np.testing.assert_array_equal(arrays["0.weight"].T, network.views[2]["weights"])


def test_pytorch_names_are_refused_where_there_is_no_such_module(tmp_path: Path) -> None:
    maxout = NetworkSpec.stack(
        InputSpec(id=0), MaxoutSpec(id=0, name="가장 큰 것"), DenseSpec(id=0)
    )
    step = NetworkSpec.stack(InputSpec(id=0), DenseSpec(id=0, activation=Choice("step")))
    for spec, name in [(maxout, "가장 큰 것"), (step, "output"), (one_of_each(), "자료")]:
        with pytest.raises(FormatUnsupportedError, match=f"'{name}'.*Choose .*onnx"):
            export_weights(learned(spec), tmp_path / "w.safetensors", ["pytorch"])
    assert list(tmp_path.iterdir()) == []


def test_an_option_that_a_format_has_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatUnsupportedError, match=r"\.npz.*'pytorch'.*Its options: -"):
        export_weights(learned(one_of_each()), tmp_path / "w.npz", ["pytorch"])


def test_json_holds_every_digit_and_the_spec(tmp_path: Path) -> None:
    network = learned(one_of_each(), "float64")
    network.views[2]["bias"][:3] = np.nan, np.inf, -np.inf
    export_weights(network, tmp_path / "w.json")
    plain = json.loads((tmp_path / "w.json").read_text("utf-8"))
    assert (plain["layerloom"], plain["dtype"]) == (1, "float64")
    assert network_from_plain(plain["architecture"]) == network.spec
    assert plain["weights"]["은닉층 하나.bias"][:3] == ["nan", "inf", "-inf"]
    for name, values in network.named_parameters():
        np.testing.assert_array_equal(np.array(plain["weights"][name], float), values)


def test_csv_tables_stand_side_by_side_with_headers(tmp_path: Path) -> None:
    network = learned(one_of_each(), "float64")
    written = export_weights(network, tmp_path / "w.csv")
    assert [path.name for path in written] == [
        f"w.{name}.csv" for name, _ in network.named_parameters()
    ]
    for path, (_, values) in zip(written, network.named_parameters(), strict=True):
        with path.open(encoding="utf-8", newline="") as file:
            headers, *rows = csv.reader(file)
        assert headers[0].startswith("neuron_1")
        np.testing.assert_array_equal(np.array(rows, float), np.atleast_2d(values))
    headers = (tmp_path / "w.hidden_1.weights.csv").read_text("utf-8").splitlines()[0]
    assert headers.split(",")[5] == "neuron_2_piece_3"


def test_every_preview_is_what_is_then_in_the_file(tmp_path: Path) -> None:
    network = learned(one_of_each())
    path = tmp_path / "w.npz"
    export_weights(network, path)
    arrays = np.load(path)
    assert dict(WEIGHTS_FORMATS[".npz"].contents(network, path, ())) == {
        name: arrays[name].shape for name in arrays.files
    }
    path = tmp_path / "w.csv"
    contents = WEIGHTS_FORMATS[".csv"].contents(network, path, ())
    assert [name for name, _ in contents] == [one.name for one in export_weights(network, path)]


@pytest.mark.parametrize("suffix", [".npz", ".safetensors", ".json", ".csv"])
def test_the_lines_that_the_dialog_shows_load_the_file(suffix: str, tmp_path: Path) -> None:
    network = learned(one_of_each())
    path = tmp_path / f"나의 'w'{suffix}"
    export_weights(network, path)
    lines = weights_format(path).loading_lines(network, path, ())
    assert len(lines) == 3
    names: dict[str, object] = {}
    exec("\n".join(lines), names)
    loaded = names["weights"]
    if suffix != ".csv":
        loaded = loaded["은닉층 하나.weights"]  # type: ignore[index]
    np.testing.assert_array_equal(loaded, network.views[2]["weights"])


@pytest.mark.parametrize("suffix", [".npz", ".safetensors", ".json", ".csv"])
def test_the_lines_name_no_parameter_where_there_is_none(suffix: str, tmp_path: Path) -> None:
    bare = NetworkSpec.stack(InputSpec(id=0, units=2), ActivationSpec(id=0))
    path = tmp_path / f"w{suffix}"
    export_weights(Network.build(bare), path)
    exec("\n".join(weights_format(path).loading_lines(Network.build(bare), path, ())), {})
