"""Files as older and newer versions of Keras write them, put together by hand."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from engine import Array, Choice, DenseSpec, InputSpec, Network, NetworkSpec
from engine.formats import ImportRefusedError, import_weights, importing
from engine.formats.reading_process import contents_of


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: these files are whole, and a process for each takes its time."""
    monkeypatch.setattr(importing, "read_in_isolation", contents_of)


RANDOM = np.random.default_rng(11)
X = RANDOM.normal(size=(6, 3))


def drawn(*shape: int) -> Array:
    return RANDOM.normal(size=shape).astype(np.float32)


W1, B1, W2, B2 = drawn(3, 4), drawn(4), drawn(4, 2), drawn(2)


def dense(name: str, units: int, activation: Any = "linear", **more: Any) -> dict[str, Any]:
    config = {"name": name, "units": units, "activation": activation, "use_bias": True, **more}
    return {"class_name": "Dense", "config": config}


def legacy(
    path: Path,
    layers: Any,
    weights: Mapping[str, Mapping[str, Array]],
    version: str = "2.3.1",
    model: str = "Sequential",
) -> Path:
    """Write model_weights/<layer>/<layer>/kernel:0, as Keras 2 does."""
    with h5py.File(path, "w") as file:
        root: Any = file
        if layers is not None:
            file.attrs["model_config"] = json.dumps({"class_name": model, "config": layers})
            file.attrs["keras_version"] = version.encode()
            root = file.create_group("model_weights")
        root.attrs["layer_names"] = [name.encode() for name in weights]
        for name, own in weights.items():
            group = root.create_group(name)
            group.attrs["weight_names"] = [f"{name}/{one}:0".encode() for one in own]
            for one, values in own.items():
                group[f"{name}/{one}:0"] = values
    return path


def archived(path: Path, config: Any, arrays: Mapping[str, Array], names: bool = False) -> Path:
    """Write config.json and model.weights.h5, as every .keras has them."""
    stream = io.BytesIO()
    with h5py.File(stream, "w") as file:
        for place, values in arrays.items():
            file[place] = values
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("metadata.json", json.dumps({"keras_version": "2.13.1"}))
        archive.writestr("config.json", json.dumps(config))
        archive.writestr("model.weights.h5", stream.getvalue())
    return path


def relu(x: Array) -> Array:
    return np.maximum(x, 0)


def assert_computes(network: Network, expected: Array) -> None:
    np.testing.assert_allclose(network.predict(X), expected, rtol=0, atol=1e-6)


TWO = {"first": {"kernel": W1, "bias": B1}, "second": {"kernel": W2, "bias": B2}}


def test_a_stack_as_a_bare_list_before_2_2_3(tmp_path: Path) -> None:
    layers = [dense("first", 4, "relu", batch_input_shape=[None, 3]), dense("second", 2)]
    imported = import_weights(legacy(tmp_path / "w.h5", layers, TWO, "2.1.6"))
    assert_computes(imported.network, relu(X @ W1 + B1) @ W2 + B2)
    assert list(imported.network.spec.names.values()) == ["input", "first", "second"]


def test_weights_in_bfloat16(tmp_path: Path) -> None:
    halves = {
        layer: {
            name: np.frombuffer((values.view("<u4") >> 16).astype("<u2"), "V2").reshape(
                values.shape
            )
            for name, values in own.items()
        }
        for layer, own in TWO.items()
    }
    layers = [dense("first", 4, "relu", batch_input_shape=[None, 3]), dense("second", 2)]
    imported = import_weights(legacy(tmp_path / "w.h5", layers, halves))
    weights = imported.network.views[2]["weights"]
    np.testing.assert_array_equal(weights, (W1.view("<u4") >> 16 << 16).view("<f4"))
    np.testing.assert_allclose(weights, W1, rtol=2**-7)


def test_a_function_without_a_name_is_refused_by_its_layer(tmp_path: Path) -> None:
    code = {"value": ["4wEAAAAAAAAA", None, None]}
    layers = [dense("first", 4, code, batch_input_shape=[None, 3]), dense("second", 2)]
    with pytest.raises(ImportRefusedError, match="first: the activation lambda"):
        import_weights(legacy(tmp_path / "w.h5", layers, TWO))


def test_a_graph_with_keras_2_links(tmp_path: Path) -> None:
    def node(layer: dict[str, Any], *sources: str) -> dict[str, Any]:
        inbound = [[[source, 0, 0, {}] for source in sources]] if sources else []
        return {**layer, "name": layer["config"]["name"], "inbound_nodes": inbound}

    first = {"class_name": "InputLayer", "config": {"batch_input_shape": [None, 3], "name": "in"}}
    layers = [
        node(first),
        node(dense("a", 4, "tanh"), "in"),
        node(dense("b", 4, "relu"), "in"),
        node({"class_name": "Add", "config": {"name": "sum"}}, "b", "a"),
        node({"class_name": "Concatenate", "config": {"name": "all", "axis": 1}}, "sum", "in"),
    ]
    graph = {"layers": layers, "input_layers": [["in", 0, 0]], "output_layers": [["all", 0, 0]]}
    weights = {"a": {"kernel": W1, "bias": B1}, "b": {"kernel": -W1, "bias": B1}}
    imported = import_weights(legacy(tmp_path / "w.h5", graph, weights, model="Model"))
    added = np.tanh(X @ W1 + B1) + relu(B1 - X @ W1)
    assert_computes(imported.network, np.hstack([added, X]))


def test_the_hard_sigmoid_of_keras_2_is_another_one(tmp_path: Path) -> None:
    layers = {"layers": [dense("first", 4, "hard_sigmoid", batch_input_shape=[None, 3])]}
    weights = {"first": TWO["first"]}
    older = import_weights(legacy(tmp_path / "2.h5", layers, weights, "2.4.0"))
    newer = import_weights(legacy(tmp_path / "3.h5", layers, weights, "3.3.0"))
    z = X @ W1 + B1
    assert_computes(older.network, np.clip(0.2 * z + 0.5, 0, 1))
    assert_computes(newer.network, np.clip(z / 6 + 0.5, 0, 1))
    assert [item.kind for item in older.report.approximated] == ["merged"]
    assert newer.report.approximated == ()


def test_activations_as_layers_and_as_objects(tmp_path: Path) -> None:
    leaky = {"class_name": "LeakyReLU", "config": {"name": "x", "alpha": 0.125}}
    layers = [
        dense("first", 4, leaky, input_dim=3),
        {"class_name": "LeakyReLU", "config": {"name": "leaky", "alpha": 0.25}},
        dense("second", 2, {"class_name": "function", "config": "softplus"}),
    ]
    imported = import_weights(legacy(tmp_path / "w.h5", {"layers": layers}, TWO))
    hidden = X @ W1 + B1
    hidden = np.where(hidden > 0, hidden, 0.125 * 0.25 * hidden)
    assert_computes(imported.network, np.logaddexp(0, hidden @ W2 + B2))


def test_long_lists_of_layers_in_pieces(tmp_path: Path) -> None:
    path = legacy(tmp_path / "w.h5", None, TWO)
    with h5py.File(path, "r+") as file:
        del file.attrs["layer_names"]
        file.attrs["layer_names0"], file.attrs["layer_names1"] = [b"first"], [b"second"]
    imported = import_weights(path)
    assert_computes(imported.network, (X @ W1 + B1) @ W2 + B2)


def test_weights_only_files_that_write_the_order_of_their_layers(tmp_path: Path) -> None:
    statistics = {
        "gamma": drawn(4),
        "beta": drawn(4),
        "moving_mean": drawn(4),
        "moving_variance": np.abs(drawn(4)),
    }
    weights = {"first": TWO["first"], "flat": {}, "norm": statistics, "second": TWO["second"]}
    imported = import_weights(legacy(tmp_path / "w.h5", None, weights))
    deviation = np.sqrt(statistics["moving_variance"] + 1e-3)
    normal = (X @ W1 + B1 - statistics["moving_mean"]) / deviation
    hidden = normal * statistics["gamma"] + statistics["beta"]
    assert_computes(imported.network, hidden @ W2 + B2)
    assert [str(item) for item in imported.report.approximated] == [
        f"{name}: the file does not say its activation; it is linear now."
        for name in ("first", "second")
    ]


@pytest.mark.parametrize("container", ["layers", "_layer_checkpoint_dependencies"])
def test_keras_archives_of_2_12_and_later(container: str, tmp_path: Path) -> None:
    layers = [dense("b", 4, "relu", batch_input_shape=[None, 3]), dense("a", 2, "sigmoid")]
    places = [f"{container}/dense{end}/vars/{i}" for end in ("", "_1") for i in (0, 1)]
    arrays = dict(zip(places, (W1, B1, W2, B2), strict=True))
    config = {"class_name": "Sequential", "module": "keras", "config": {"layers": layers}}
    imported = import_weights(archived(tmp_path / "w.keras", config, arrays))
    hidden = relu(X @ W1 + B1) @ W2 + B2
    assert_computes(imported.network, 1 / (1 + np.exp(-hidden)))
    assert imported.loss == Choice("binary_cross_entropy")


def test_a_model_inside_a_model(tmp_path: Path) -> None:
    inner = {"class_name": "Sequential", "config": {"name": "inner", "layers": [dense("d", 2)]}}
    layers = [dense("first", 4, "relu", batch_input_shape=[None, 3]), inner]
    arrays = {
        "layers/dense/vars/0": W1,
        "layers/dense/vars/1": B1,
        "layers/sequential/layers/dense/vars/0": W2,
        "layers/sequential/layers/dense/vars/1": B2,
    }
    config = {"class_name": "Sequential", "config": {"name": "m", "layers": layers}}
    imported = import_weights(archived(tmp_path / "w.keras", config, arrays))
    assert_computes(imported.network, relu(X @ W1 + B1) @ W2 + B2)
    weights = {"first": TWO["first"], "inner": {}}
    path = legacy(tmp_path / "w.h5", {"layers": layers}, weights)
    with h5py.File(path, "r+") as file:
        group = file["model_weights/inner"]
        group.attrs["weight_names"] = [b"d/kernel:0", b"d/bias:0"]
        group["d/kernel:0"], group["d/bias:0"] = W2, B2
    assert_computes(import_weights(path).network, relu(X @ W1 + B1) @ W2 + B2)


def test_scaled_inputs_go_into_the_first_weights(tmp_path: Path) -> None:
    layers = [
        {"class_name": "InputLayer", "config": {"batch_shape": [None, 1, 3], "name": "in"}},
        {"class_name": "Rescaling", "config": {"name": "r", "scale": 0.5, "offset": -1.0}},
        {"class_name": "Flatten", "config": {"name": "f"}},
        {"class_name": "GaussianNoise", "config": {"name": "g", "stddev": 0.1}},
        dense("first", 4, "relu", kernel_regularizer={"class_name": "L2"}),
    ]
    arrays = {"layers/dense/vars/0": W1, "layers/dense/vars/1": B1}
    config = {"class_name": "Sequential", "config": {"name": "m", "layers": layers}}
    imported = import_weights(archived(tmp_path / "w.keras", config, arrays))
    assert_computes(imported.network, relu((0.5 * X - 1) @ W1 + B1))
    kinds = {item.kind for item in imported.report.approximated}
    assert kinds == {"merged", "left_out", "setting_left_out"}


def test_a_layer_used_twice_becomes_two(tmp_path: Path) -> None:
    square = drawn(3, 3)

    def tensor(name: str, index: int) -> dict[str, Any]:
        return {"class_name": "__keras_tensor__", "config": {"keras_history": [name, index, 0]}}

    first = {"class_name": "InputLayer", "config": {"batch_shape": [None, 3], "name": "in"}}
    shared = dense("d", 3, "tanh", use_bias=False)
    nodes = [{"args": [tensor("in", 0)], "kwargs": {}}, {"args": [tensor("d", 0)], "kwargs": {}}]
    layers = [
        {**first, "name": "in", "inbound_nodes": []},
        {**shared, "name": "d", "inbound_nodes": nodes},
    ]
    graph = {"layers": layers, "input_layers": ["in", 0, 0], "output_layers": ["d", 1, 0]}
    config = {"class_name": "Functional", "config": graph}
    path = archived(tmp_path / "w.keras", config, {"layers/dense/vars/0": square})
    imported = import_weights(path)
    assert_computes(imported.network, np.tanh(np.tanh(X @ square) @ square))
    assert [str(item) for item in imported.report.approximated] == [
        "d is used more than once; each use became a layer of its own."
    ]


def test_weights_that_are_missing_or_of_another_shape_are_named(tmp_path: Path) -> None:
    layers = {"layers": [dense("first", 4, batch_input_shape=[None, 3]), dense("second", 2)]}
    for weights, words in [
        ({"first": TWO["first"]}, "second: the file must hold its kernel"),
        ({**TWO, "second": TWO["first"]}, r"kernel must have the shape \(4, 2\)"),
    ]:
        with pytest.raises(ImportRefusedError, match=words):
            import_weights(legacy(tmp_path / "w.h5", layers, weights))


def test_several_inputs_are_refused(tmp_path: Path) -> None:
    def first(name: str) -> dict[str, Any]:
        config = {"batch_shape": [None, 3], "name": name}
        return {"class_name": "InputLayer", "config": config, "name": name, "inbound_nodes": []}

    inbound = [[["a", 0, 0, {}], ["b", 0, 0, {}]]]
    join = {"class_name": "Add", "config": {"name": "s"}, "name": "s", "inbound_nodes": inbound}
    ends = {"input_layers": [["a", 0, 0], ["b", 0, 0]], "output_layers": [["s", 0, 0]]}
    config = {
        "class_name": "Functional",
        "config": {"layers": [first("a"), first("b"), join], **ends},
    }
    with pytest.raises(ImportRefusedError, match=r"must have one input. Received: 2"):
        import_weights(archived(tmp_path / "w.keras", config, {}))


def test_keras_1_has_other_names_for_everything(tmp_path: Path) -> None:
    def old(name: str, units: int, activation: str, **more: Any) -> dict[str, Any]:
        config = {"name": name, "output_dim": units, "activation": activation, "bias": True}
        return {"class_name": "Dense", "config": {**config, "init": "glorot_uniform", **more}}

    layers = [
        old("dense_1", 4, "relu", batch_input_shape=[None, 3], input_dim=3),
        {"class_name": "Dropout", "config": {"name": "dropout_1", "p": 0.25}},
        old("dense_2", 2, "linear"),
    ]
    path = tmp_path / "w.h5"
    with h5py.File(path, "w") as file:
        file.attrs["model_config"] = json.dumps({"class_name": "Sequential", "config": layers})
        file.attrs["keras_version"] = b"1.2.2"
        root = file.create_group("model_weights")
        root.attrs["layer_names"] = [b"dense_1", b"dropout_1", b"dense_2"]
        root.create_group("dropout_1").attrs["weight_names"] = []
        for name, kernel, bias in (("dense_1", W1, B1), ("dense_2", W2, B2)):
            group = root.create_group(name)
            group.attrs["weight_names"] = [f"{name}_W".encode(), f"{name}_b".encode()]
            group[f"{name}_W"], group[f"{name}_b"] = kernel, bias
    imported = import_weights(path)
    assert_computes(imported.network, relu(X @ W1 + B1) @ W2 + B2)
    assert [layer.kind for layer in imported.network.spec.layers] == [
        "input",
        "dense",
        "dropout",
        "dense",
    ]


def test_a_graph_whose_inputs_and_outputs_have_names(tmp_path: Path) -> None:
    def called(layer: dict[str, Any], source: str) -> dict[str, Any]:
        name = layer["config"]["name"]
        history = {"class_name": "__keras_tensor__", "config": {"keras_history": [source, 0, 0]}}
        return {**layer, "name": name, "inbound_nodes": [{"args": [history], "kwargs": {}}]}

    given = {"class_name": "InputLayer", "config": {"batch_shape": [None, 3], "name": "in"}}
    config = {
        "layers": [{**given, "name": "in", "inbound_nodes": []}, called(dense("a", 4), "in")],
        "input_layers": {"in": ["in", 0, 0]},
        "output_layers": {"probabilities": ["a", 0, 0]},
    }
    arrays = {"layers/dense/vars/0": W1, "layers/dense/vars/1": B1}
    model = {"class_name": "Functional", "config": config}
    assert_computes(
        import_weights(archived(tmp_path / "w.keras", model, arrays)).network, X @ W1 + B1
    )


def test_a_model_of_somebodys_own_class_is_refused_by_its_name(tmp_path: Path) -> None:
    model = {"class_name": "MyModel", "module": None, "registered_name": "MyModel", "config": {}}
    arrays = {"a/vars/0": W1, "a/vars/1": B1, "b/vars/0": W2, "b/vars/1": B2}
    path = archived(tmp_path / "w.keras", model, arrays)
    with pytest.raises(ImportRefusedError, match="MyModel is a class of its own") as caught:
        import_weights(path)
    assert len(caught.value.report.refused) == 1
    linear = Choice("linear")
    widths = [DenseSpec(id=0, units=units, activation=linear) for units in (4, 2)]
    into = Network.build(NetworkSpec.stack(InputSpec(id=0, units=3), *widths))
    assert_computes(import_weights(path, into).network, (X @ W1 + B1) @ W2 + B2)


def test_one_slope_that_all_units_share(tmp_path: Path) -> None:
    layers = [
        dense("first", 4, batch_input_shape=[None, 3]),
        {"class_name": "PReLU", "config": {"name": "p", "shared_axes": [1]}},
    ]
    alpha = np.array([0.25], np.float32)
    weights = {"first": {"kernel": W1, "bias": B1}, "p": {"alpha": alpha}}
    z = X @ W1 + B1
    imported = import_weights(legacy(tmp_path / "w.h5", {"layers": layers}, weights, "2.9.0"))
    assert_computes(imported.network, np.where(z > 0, z, 0.25 * z))
