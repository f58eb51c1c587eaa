"""ONNX graphs as different tools and operator sets write them."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper

from engine import Array, Choice, Network
from engine.formats import ImportRefusedError, import_weights, importing
from engine.formats.reading_process import contents_of


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: these files are whole, and a process for each takes its time."""
    monkeypatch.setattr(importing, "read_in_isolation", contents_of)


RANDOM = np.random.default_rng(12)
X = RANDOM.normal(size=(6, 3)).astype(np.float32)
W, B = RANDOM.normal(size=(3, 4)).astype(np.float32), RANDOM.normal(size=4).astype(np.float32)
Z = X @ W + B
NUMBERS: dict[str, Any] = {
    "w": W,
    "wt": W.T.copy(),
    "b": B,
    "zero": 0.0,
    "half": 0.5,
    "one": 1.0,
    "three": 3.0,
    "six": 6.0,
    "fifth": 0.2,
    "root": math.sqrt(2.0),
    "tenth": 0.1,
    "scales": np.array([1.0, 2.0, -3.0, 0.5], np.float32),
    "axes": np.array([2]),
    "pairs": np.array([-1, 2, 2]),
    "rest": np.array([-1]),
    "first": np.array(0),
    "column": np.array([[0.5], [-2.0], [1.5]], np.float32),
}


def node(operator: str, inputs: str, output: str, domain: str = "", **more: Any) -> Any:
    return helper.make_node(operator, inputs.split(), output.split(), domain=domain, **more)


def read(
    folder: Path, nodes: list[Any], opset: int = 17, shape: Any = ("N", 3), outputs: str = "y"
) -> Any:
    used = {name for one in nodes for name in one.input}
    tensors = [
        numpy_helper.from_array(np.asarray(value, None if name in _WHOLE else np.float32), name)
        for name, value in NUMBERS.items()
        if name in used
    ]
    first = helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)
    ends = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs.split()
    ]
    graph = helper.make_graph(nodes, "g", [first], ends, tensors)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)])
    path = folder / "w.onnx"
    path.write_bytes(model.SerializeToString())
    return import_weights(path)


_WHOLE = ("axes", "pairs", "rest", "first")


def assert_computes(network: Network, expected: Array) -> None:
    np.testing.assert_allclose(network.predict(X), expected, rtol=0, atol=1e-5)


DENSE = [node("MatMul", "x w", "m"), node("Add", "m b", "z")]


def relu(x: Array) -> Array:
    return np.maximum(x, 0)


#: How tools write functions, and which they are.
CHAINS: dict[str, tuple[list[Any], Choice]] = {
    "relu as a maximum": ([node("Max", "z zero", "y")], Choice("relu")),
    "relu as a clip of opset 6": ([node("Clip", "z", "y", min=0.0)], Choice("relu")),
    "relu as a clip of opset 11": ([node("Clip", "z zero", "y")], Choice("relu")),
    "leaky as a maximum": (
        [node("Mul", "z tenth", "s"), node("Max", "z s", "y")],
        Choice.of("leaky_relu", slope=0.1),
    ),
    "swish": ([node("Sigmoid", "z", "s"), node("Mul", "s z", "y")], Choice("swish")),
    "gelu of tf2onnx": (
        [
            node("Div", "z root", "d"),
            node("Erf", "d", "e"),
            node("Add", "e one", "f"),
            node("Mul", "z half", "h"),
            node("Mul", "h f", "y"),
        ],
        Choice("gelu"),
    ),
    "gelu of opset 20": ([node("Gelu", "z", "y")], Choice("gelu")),
    "mish of opset 18": ([node("Mish", "z", "y")], Choice("mish")),
    "sigmoid by its formula": (
        [
            node("Neg", "z", "n"),
            node("Exp", "n", "e"),
            node("Add", "one e", "f"),
            node("Reciprocal", "f", "y"),
        ],
        Choice("sigmoid"),
    ),
    "softsign by its formula": (
        [node("Abs", "z", "a"), node("Add", "a one", "f"), node("Div", "z f", "y")],
        Choice("softsign"),
    ),
    "hard sigmoid of torch": (
        [
            node("Add", "z three", "a"),
            node("Clip", "a zero six", "c"),
            node("Div", "c six", "y"),
        ],
        Choice("hard_sigmoid"),
    ),
    "step": (
        [node("Greater", "z zero", "g"), node("Cast", "g", "y", to=TensorProto.FLOAT)],
        Choice("step"),
    ),
    "step as a choice": (
        [node("LessOrEqual", "z zero", "g"), node("Where", "g zero one", "y")],
        Choice("step"),
    ),
    "softmax": ([node("Softmax", "z", "y", axis=-1)], Choice("softmax")),
}


@pytest.mark.parametrize("case", CHAINS)
def test_functions_are_known_by_what_they_compute(case: str, tmp_path: Path) -> None:
    nodes, choice = CHAINS[case]
    imported = read(tmp_path, [*DENSE, *nodes], 20)
    (output,) = imported.network.spec.layers[1:]
    assert output.activation == choice
    np.testing.assert_array_equal(imported.network.views[2]["weights"], W)
    np.testing.assert_array_equal(imported.network.views[2]["bias"], B)
    assert imported.report.approximated == ()


def test_what_is_near_is_taken_and_said(tmp_path: Path) -> None:
    tanh_gelu = read(tmp_path, [*DENSE, node("Gelu", "z", "y", approximate="tanh")], 20)
    assert tanh_gelu.network.spec.layers[1].activation == Choice("gelu")
    assert [item.kind for item in tanh_gelu.report.approximated] == ["nearest_function"]


def test_a_hard_sigmoid_of_another_slope_is_merged(tmp_path: Path) -> None:
    imported = read(tmp_path, [*DENSE, node("HardSigmoid", "z", "y")])
    assert_computes(imported.network, np.clip(0.2 * Z + 0.5, 0, 1))
    assert [item.kind for item in imported.report.approximated] == ["merged"]


#: What other activations are, by ours with a scale, and what they compute.
SCALED: dict[str, tuple[list[Any], Any]] = {
    "relu6": ([node("Clip", "z zero six", "y")], np.clip(Z, 0, 6)),
    "hard tanh": ([node("Neg", "one", "low"), node("Clip", "z low one", "y")], np.clip(Z, -1, 1)),
    "half of relu": ([node("Relu", "z", "r"), node("Mul", "r half", "y")], np.maximum(Z, 0) / 2),
    "tanh times three, less one": (
        [node("Tanh", "z", "t"), node("Mul", "t three", "s"), node("Sub", "s one", "y")],
        3 * np.tanh(Z) - 1,
    ),
}


@pytest.mark.parametrize("case", SCALED)
def test_activations_with_a_scale_behind_them(case: str, tmp_path: Path) -> None:
    nodes, made = SCALED[case]
    assert_computes(read(tmp_path, [*DENSE, *nodes]).network, made)


def test_a_threshold_is_no_relu(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match="computes no activation"):
        read(tmp_path, [*DENSE, node("ThresholdedRelu", "z", "y", alpha=0.1)])


def test_differences_and_maxima_of_two_layers(tmp_path: Path) -> None:
    both = [*DENSE, node("Gemm", "x w", "v", alpha=-1.0)]
    other = -(X @ W)
    assert_computes(read(tmp_path, [*both, node("Sub", "z v", "y")]).network, Z - other)
    largest = read(tmp_path, [*both, node("Max", "z v", "y")]).network
    assert_computes(largest, np.maximum(Z, other))
    assert [layer.kind for layer in largest.spec.layers] == ["input", "maxout"]
    with pytest.raises(ImportRefusedError, match="Mul is not understood"):
        read(tmp_path, [*both, node("Mul", "z v", "y")])


def test_one_number_for_each_sample(tmp_path: Path) -> None:
    nodes = [node("MatMul", "x column", "m"), node("Squeeze", "m", "y", axes=[1])]
    assert_computes(read(tmp_path, nodes, 11).network, X @ NUMBERS["column"])
    nodes = [node("MatMul", "x column", "m"), node("Reshape", "m rest", "y")]
    assert_computes(read(tmp_path, nodes).network, X @ NUMBERS["column"])


def test_linear_models_of_scikit_learn(tmp_path: Path) -> None:
    numbers = {"coefficients": W.T.ravel().tolist(), "intercepts": B.tolist()}
    regressor = node("LinearRegressor", "x", "y", "ai.onnx.ml", targets=4, **numbers)
    assert_computes(read(tmp_path, [regressor]).network, Z)
    labels = {"classlabels_ints": [0, 1, 2, 3], "post_transform": "SOFTMAX"}
    classifier = node("LinearClassifier", "x", "label p", "ai.onnx.ml", **numbers, **labels)
    normal = node("Normalizer", "p", "y", "ai.onnx.ml", norm="L1")
    imported = read(tmp_path, [classifier, normal], outputs="label y")
    exact = np.exp(Z - Z.max(axis=1, keepdims=True)).astype(float)
    assert_computes(imported.network, exact / exact.sum(axis=1, keepdims=True))


def test_half_precision_is_said(tmp_path: Path) -> None:
    narrow = numpy_helper.from_array(W.astype(np.float16), "v")
    nodes = [helper.make_node("Constant", [], ["c"], value=narrow), node("MatMul", "x c", "y")]
    imported = read(tmp_path, nodes)
    assert [item.kind for item in imported.report.approximated] == ["half_precision"]


@pytest.mark.parametrize("operator", ["Sin", "Floor"])
def test_unknown_operators_are_refused(operator: str, tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match=f"operator {operator}"):
        read(tmp_path, [*DENSE, node(operator, "z", "y")])


def test_known_operators_that_make_no_activation_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match="computes no activation"):
        read(tmp_path, [*DENSE, node("Exp", "z", "y")])


def test_gemm_in_every_form(tmp_path: Path) -> None:
    turned = read(tmp_path, [node("Gemm", "x wt b", "y", transB=1)])
    assert_computes(turned.network, Z)
    scaled = read(tmp_path, [node("Gemm", "x w b", "y", alpha=0.5, beta=2.0)])
    assert_computes(scaled.network, 0.5 * (X @ W) + 2 * B)
    bare = read(tmp_path, [node("Gemm", "x w", "y")])
    assert not bare.network.spec.layers[1].use_bias


def test_weights_turned_by_a_node_and_held_in_one(tmp_path: Path) -> None:
    constant = helper.make_node("Constant", [], ["c"], value=numpy_helper.from_array(B, "v"))
    nodes = [node("Transpose", "wt", "t"), constant, node("Gemm", "x t c", "y")]
    assert_computes(read(tmp_path, nodes, 8).network, Z)


def test_constants_for_each_unit_go_into_the_weights(tmp_path: Path) -> None:
    nodes = [*DENSE, node("Mul", "z scales", "s"), node("Sub", "s b", "y")]
    assert_computes(read(tmp_path, nodes).network, Z * NUMBERS["scales"] - B)


def test_a_sum_of_two_ways(tmp_path: Path) -> None:
    nodes = [*DENSE, node("Relu", "z", "r"), node("Add", "r z", "y")]
    assert_computes(read(tmp_path, nodes).network, relu(Z) + Z)


def test_pieces_of_a_maxout(tmp_path: Path) -> None:
    pieces = [*DENSE, node("Reshape", "z pairs", "p")]
    newer = read(tmp_path, [*pieces, node("ReduceMax", "p axes", "y", keepdims=0)], 18)
    older = read(tmp_path, [*pieces, node("ReduceMax", "p", "y", axes=[2], keepdims=0)], 11)
    rows = read(tmp_path, [*pieces, node("ReduceMax", "p", "y", axes=[1], keepdims=0)], 11)
    for imported in (newer, older):
        assert_computes(imported.network, Z.reshape(-1, 2, 2).max(axis=2))
    assert_computes(rows.network, Z.reshape(-1, 2, 2).max(axis=1))
    assert rows.network.spec.layers[1].kind == "maxout"


def test_dropout_of_old_and_new(tmp_path: Path) -> None:
    older = read(tmp_path, [*DENSE, node("Dropout", "z", "y mask", ratio=0.25)], 9)
    newer = read(tmp_path, [*DENSE, node("Dropout", "z fifth", "y")], 13)
    assert (older.network.spec.layers[2].rate, newer.network.spec.layers[2].rate) == (0.25, 0.2)
    assert_computes(newer.network, Z)


def test_a_flattening_that_asks_for_the_batch(tmp_path: Path) -> None:
    nodes = [
        node("Shape", "x", "s"),
        node("Gather", "s first", "n", axis=0),
        node("Unsqueeze", "n", "u", axes=[0]),
        node("Concat", "u rest", "t", axis=0),
        node("Reshape", "x t", "f"),
        node("Gemm", "f w b", "y"),
    ]
    imported = read(tmp_path, nodes, 11, ("N", 1, 1, 3))
    assert_computes(imported.network, Z)


def test_an_input_of_open_width_is_as_wide_as_the_weights(tmp_path: Path) -> None:
    assert_computes(
        read(tmp_path, [*DENSE[:1], node("Add", "m b", "y")], 17, (None, None)).network, Z
    )


def test_of_several_outputs_the_one_that_is_understood(tmp_path: Path) -> None:
    nodes = [
        *DENSE,
        node("Softmax", "z", "y"),
        node("ArgMax", "y", "label", axis=1),
    ]
    imported = read(tmp_path, nodes, outputs="label y")
    assert [str(item) for item in imported.report.approximated] == [
        "The output label was left out."
    ]
    with pytest.raises(ImportRefusedError, match="one output"):
        read(tmp_path, [*DENSE, node("Relu", "z", "y")], outputs="y z")


def test_pictures_of_one_channel_keep_their_shape(tmp_path: Path) -> None:
    nodes = [node("Flatten", "x", "f"), node("Gemm", "f w b", "y")]
    imported = read(tmp_path, nodes, 17, ("N", 1, 1, 3))
    assert imported.network.spec.input.image_shape == (1, 3)


def test_the_other_of_two_classes_is_a_sigmoid_too(tmp_path: Path) -> None:
    nodes = [
        *DENSE,
        node("Sigmoid", "z", "p"),
        node("Sub", "one p", "q"),
        node("Concat", "q p", "y", axis=1),
    ]
    p = 1 / (1 + np.exp(-Z.astype(float)))
    assert_computes(read(tmp_path, nodes).network, np.concatenate([1 - p, p], axis=1))


def test_the_names_of_classes_are_passed_over(tmp_path: Path) -> None:
    """As skl2onnx writes them: as words in a constant, in an attribute and in a map."""
    words = numpy_helper.from_array(np.array(["개", "새", "소", "말"], object), "words")
    labels = {"classlabels_strings": ["개", "새", "소", "말"]}
    nodes = [
        *DENSE,
        node("Softmax", "z", "probabilities"),
        node("ArgMax", "probabilities", "best", axis=1),
        helper.make_node("Constant", [], ["classes"], value=words),
        node("ai.onnx.ml.ArrayFeatureExtractor", "classes best", "label"),
        node("ZipMap", "probabilities", "y", "ai.onnx.ml", **labels),
    ]
    imported = read(tmp_path, nodes, outputs="label y")
    exact = np.exp(Z - Z.max(axis=1, keepdims=True)).astype(float)
    assert_computes(imported.network, exact / exact.sum(axis=1, keepdims=True))
    assert "The output label was left out." in map(str, imported.report.approximated)


def test_a_constant_of_words_alone_is_no_number(tmp_path: Path) -> None:
    nodes = [
        helper.make_node("Constant", [], ["c"], value_string="words"),
        node("Add", "x c", "y"),
    ]
    with pytest.raises(ImportRefusedError, match="Constant is not understood"):
        read(tmp_path, nodes)
