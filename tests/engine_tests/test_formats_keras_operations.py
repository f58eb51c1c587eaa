"""What stands between Keras's layers: operations, arithmetic, functions with a scale."""

from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from engine import Choice, DenseSpec, Network
from engine.formats import ImportRefusedError, import_weights, importing
from engine.formats.reading_process import contents_of
from tests.engine_tests.test_formats_keras_generations import (
    B1,
    B2,
    TWO,
    W1,
    W2,
    X,
    assert_computes,
    dense,
    drawn,
    legacy,
    relu,
)

Z = X @ W1 + B1


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "read_in_isolation", contents_of)


def gelu_by_tanh(z: Any) -> Any:
    return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))


def layer(class_name: str, **config: Any) -> dict[str, Any]:
    return {"class_name": class_name, "config": {"name": class_name.lower(), **config}}


#: What may stand behind a dense layer of a stack, and what it makes of its outputs.
BETWEEN: dict[str, tuple[Any, Any]] = {
    "relu6": (layer("Activation", activation="relu6"), np.clip(Z, 0, 6)),
    "cut at 0.5": (layer("ReLU", max_value=0.5), np.clip(Z, 0, 0.5)),
    "cut at 1, which is no step": (layer("ReLU", max_value=1.0), np.clip(Z, 0, 1)),
    "hard tanh": (layer("Activation", activation="hard_tanh"), np.clip(Z, -1, 1)),
    "rescaled": (layer("Rescaling", scale=3.0, offset=-1.0), 3 * Z - 1),
}


@pytest.mark.parametrize("case", BETWEEN)
@pytest.mark.parametrize("is_last", [False, True])
def test_functions_with_a_scale(case: str, is_last: bool, tmp_path: Path) -> None:
    between, made = BETWEEN[case]
    layers = [dense("first", 4, batch_input_shape=[None, 3]), between]
    if not is_last:
        layers.append(dense("second", 2))
    imported = import_weights(legacy(tmp_path / "w.h5", {"layers": layers}, TWO, "3.3.0"))
    assert_computes(imported.network, made if is_last else made @ W2 + B2)
    assert "merged" in [item.kind for item in imported.report.approximated]


def test_a_scale_that_no_layer_can_take_is_a_fixed_layer(tmp_path: Path) -> None:
    layers = [
        dense("first", 4, "tanh", batch_input_shape=[None, 3]),
        layer("Rescaling", scale=[1.0, 2.0, 3.0, 4.0], offset=0.5),
    ]
    imported = import_weights(legacy(tmp_path / "w.h5", {"layers": layers}, TWO, "3.3.0"))
    assert_computes(imported.network, np.tanh(Z) * [1, 2, 3, 4] + 0.5)
    last = imported.network.spec.layers[-1]
    assert isinstance(last, DenseSpec)
    assert not last.weights_trainable
    assert not last.bias_trainable
    assert [item.kind for item in imported.report.approximated] == ["scale_layer"]


def test_a_normalization_whose_numbers_are_its_settings(tmp_path: Path) -> None:
    normal = layer("Normalization", mean=[1.0, 2.0, 3.0], variance=[4.0, 1.0, 0.25])
    normal["config"]["batch_input_shape"] = [None, 3]
    imported = import_weights(
        legacy(tmp_path / "w.h5", {"layers": [normal, dense("first", 4)]}, TWO, "3.3.0")
    )
    assert_computes(imported.network, (X - [1, 2, 3]) / [2, 1, 0.5] @ W1 + B1)


def tensor(name: str) -> dict[str, Any]:
    return {"class_name": "__keras_tensor__", "config": {"keras_history": [name, 0, 0]}}


def of_keras_3(path: Path, operation: dict[str, Any], *operands: Any) -> Network:
    """Return the network ``operation(operands)`` of two dense layers a and b on one input."""
    nodes: list[Any] = []
    for one, arguments in (
        (layer("InputLayer", batch_shape=[None, 3]), []),
        (dense("a", 4), [tensor("inputlayer")]),
        (dense("b", 4), [tensor("inputlayer")]),
        (operation, list(operands)),
    ):
        inbound = [{"args": arguments, "kwargs": {}}] if arguments else []
        nodes.append({**one, "name": one["config"]["name"], "inbound_nodes": inbound})
    ends = {"input_layers": [["inputlayer", 0, 0]]}
    ends["output_layers"] = [[operation["config"]["name"], 0, 0]]
    weights = {"a": {"kernel": W1, "bias": B1}, "b": {"kernel": -W1, "bias": B1}}
    model = {"layers": nodes, **ends}
    return import_weights(legacy(path, model, weights, "3.3.0", "Functional")).network


A, B = Z, B1 - X @ W1
FACTORS = {"class_name": "__tensor__", "config": {"value": [1.0, 2.0, 3.0, 4.0]}}
OPERATIONS: dict[str, tuple[Any, Any]] = {
    "relu": ((layer("Relu"), tensor("a")), relu(A)),
    "elu": ((layer("Elu", alpha=0.5), tensor("a")), np.where(A > 0, A, 0.5 * np.expm1(A))),
    "leaky": ((layer("LeakyRelu", negative_slope=0.1), tensor("a")), np.maximum(A, 0.1 * A)),
    "clip": ((layer("Clip", x_min=-0.5, x_max=2), tensor("a")), np.clip(A, -0.5, 2)),
    "sum": ((layer("Add"), tensor("a"), tensor("b")), A + B),
    "difference": ((layer("Subtract"), tensor("a"), tensor("b")), A - B),
    "mean": ((layer("Average"), [tensor("a"), tensor("b")]), (A + B) / 2),
    "largest": ((layer("Maximum"), tensor("a"), tensor("b")), np.maximum(A, B)),
    "rectified": ((layer("Maximum"), tensor("a"), 0.0), relu(A)),
    "from a number": ((layer("Subtract"), 1, tensor("a")), 1 - A),
    "by a number": ((layer("TrueDivide"), tensor("a"), 255.0), A / 255),
    "by numbers": ((layer("Multiply"), tensor("a"), FACTORS), A * [1, 2, 3, 4]),
    "negative": ((layer("Negative"), tensor("a")), -A),
}


@pytest.mark.parametrize("case", OPERATIONS)
def test_operations_of_keras_3(case: str, tmp_path: Path) -> None:
    called, made = OPERATIONS[case]
    assert_computes(of_keras_3(tmp_path / "w.h5", *called), made)


def test_the_larger_of_two_dense_layers_is_a_maxout(tmp_path: Path) -> None:
    network = of_keras_3(tmp_path / "w.h5", layer("Maximum"), tensor("a"), tensor("b"))
    assert [one.kind for one in network.spec.layers] == ["input", "maxout"]


def test_products_of_tensors_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match="no layer Multiply"):
        of_keras_3(tmp_path / "w.h5", layer("Multiply"), tensor("a"), tensor("b"))


def of_keras_2(path: Path, function: str, *node: Any) -> Any:
    """Return what a function of TensorFlow's between Keras 2's layers is read as."""
    first = {"class_name": "InputLayer", "config": {"batch_input_shape": [None, 3], "name": "in"}}
    called = {"class_name": "TFOpLambda", "config": {"name": "f", "function": function}}
    layers = [
        {**first, "name": "in", "inbound_nodes": []},
        {**dense("a", 4), "name": "a", "inbound_nodes": [[["in", 0, 0, {}]]]},
        {**called, "name": "f", "inbound_nodes": list(node)},
    ]
    model = {"layers": layers, "input_layers": [["in", 0, 0]], "output_layers": [["f", 0, 0]]}
    weights = {"a": {"kernel": W1, "bias": B1}}
    return import_weights(legacy(path, model, weights, "2.15.0", "Functional"))


TENSORFLOW: dict[str, tuple[Any, Any]] = {
    "nn.relu": (["a", 0, 0, {"name": None}], relu(A)),
    "nn.leaky_relu": (["a", 0, 0, {}], np.maximum(A, 0.2 * A)),
    "nn.gelu": (["a", 0, 0, {"approximate": True}], gelu_by_tanh(A)),
    "math.truediv": (["a", 0, 0, {"y": 255.0, "name": None}], A / 255),
    "math.subtract": (["_CONSTANT_VALUE", -1, 1.0, {"y": ["a", 0, 0], "name": None}], 1 - A),
    "math.multiply": (["a", 0, 0, {"y": [1.0, 2.0, 3.0, 4.0]}], A * [1, 2, 3, 4]),
    "clip_by_value": (
        ["a", 0, 0, {"clip_value_min": 0.0, "clip_value_max": 3.0}],
        np.clip(A, 0, 3),
    ),
}


@pytest.mark.parametrize("function", TENSORFLOW)
def test_functions_of_tensorflow_in_keras_2(function: str, tmp_path: Path) -> None:
    node, made = TENSORFLOW[function]
    imported = of_keras_2(tmp_path / "w.h5", function, node)
    near = [item.kind for item in imported.report.approximated] == ["nearest_function"]
    assert near == (function == "nn.gelu")
    tolerance = 2e-3 if near else 1e-6
    np.testing.assert_allclose(imported.network.predict(X), made, rtol=0, atol=tolerance)


def test_other_functions_of_tensorflow_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match=r"tf\.io\.read_file"):
        of_keras_2(tmp_path / "w.h5", "io.read_file", ["a", 0, 0, {}])


def test_keras_files_are_known_by_their_first_bytes(tmp_path: Path) -> None:
    """Before Keras 2.13 ``model.save("m.keras")`` wrote HDF5."""
    layers = {"layers": [dense("first", 4, "relu", batch_input_shape=[None, 3])]}
    weights = {"first": TWO["first"]}
    imported = import_weights(legacy(tmp_path / "w.keras", layers, weights, "2.12.0"))
    assert_computes(imported.network, relu(Z))


def test_weights_only_files_of_a_model_in_a_model(tmp_path: Path) -> None:
    path = tmp_path / "w.h5"
    with h5py.File(path, "w") as file:
        file.attrs["layer_names"] = [b"encoder"]
        group = file.create_group("encoder")
        names = [f"{layer}/{one}:0" for layer in TWO for one in TWO[layer]]
        group.attrs["weight_names"] = [name.encode() for name in names]
        for name, values in zip(names, (W1, B1, W2, B2), strict=True):
            group[name] = values
    assert_computes(import_weights(path).network, Z @ W2 + B2)


def test_weights_only_files_of_a_normalization_without_scale(tmp_path: Path) -> None:
    own = {"moving_mean": drawn(4), "moving_variance": np.abs(drawn(4))}
    weights = {"first": TWO["first"], "norm": own}
    imported = import_weights(legacy(tmp_path / "w.h5", None, weights))
    normal = (Z - own["moving_mean"]) / np.sqrt(own["moving_variance"] + 1e-3)
    assert_computes(imported.network, normal)


def test_weights_only_files_of_a_graph_say_which_shape_is_in_the_way(tmp_path: Path) -> None:
    weights = {"a": {"kernel": W1, "bias": B1}, "b": {"kernel": W1, "bias": B1}}
    with pytest.raises(ImportRefusedError, match=r"b: kernel must have the shape \(4, outputs\)"):
        import_weights(legacy(tmp_path / "w.h5", None, weights))


def test_an_activation_object_with_a_scale(tmp_path: Path) -> None:
    cut = {"class_name": "ReLU", "config": {"name": "r", "max_value": 2.0}}
    layers = [dense("first", 4, cut, batch_input_shape=[None, 3]), dense("second", 2)]
    imported = import_weights(legacy(tmp_path / "w.h5", {"layers": layers}, TWO, "3.3.0"))
    assert_computes(imported.network, np.clip(Z, 0, 2) @ W2 + B2)
    hidden = imported.network.spec.layers[1]
    assert isinstance(hidden, DenseSpec)
    assert hidden.activation == Choice("hard_sigmoid")
