"""What we wrote comes back in with the same numbers, and Keras's own files are understood."""

import json
from pathlib import Path

import h5py
import numpy as np
import pytest
from hypothesis import given, settings

from engine import (
    ACTIVATIONS,
    ActivationSpec,
    Array,
    Choice,
    DenseSpec,
    InputSpec,
    Network,
    NetworkSpec,
    option_values,
)
from engine.files.file_errors import PartDamagedError
from engine.formats import (
    ArrayChoice,
    ImportRefusedError,
    StructureUnknownError,
    UnknownImportError,
    WeightsMismatchError,
    export_weights,
    import_weights,
    importing,
    propose_mapping,
    read_weights,
)
from engine.formats.reading_process import contents_of
from tests.engine_tests.sample_networks import (
    CHOICES,
    around_zero,
    inputs_for,
    learned,
    one_of_each,
)
from tests.engine_tests.strategies import networks

CLOSE = 1e-6
OWN_FORMATS = (".npz", ".safetensors", ".json")
READ_ELSEWHERE = (".onnx", ".keras")
KERAS = "keras_3_15_1_mlp_relu_softmax"


def back_in(network: Network, suffix: str, folder: Path) -> Network:
    path = folder / f"w{suffix}"
    export_weights(network, path)
    return import_weights(path).network


def assert_alike(ours: Array, theirs: Array) -> None:
    np.testing.assert_allclose(theirs, ours, rtol=0, atol=CLOSE * max(1.0, np.abs(ours).max()))


@settings(max_examples=25)
@given(spec=networks())
def test_our_own_files_bring_back_spec_type_and_bits(spec: NetworkSpec, tmp_path: Path) -> None:
    for dtype in ("float32", "float64"):
        network = Network.build(spec, seed=4, dtype=dtype)
        for suffix in OWN_FORMATS:
            found = back_in(network, suffix, tmp_path)
            assert found.spec == spec
            assert found.dtype == network.dtype
            np.testing.assert_array_equal(found.parameters, network.parameters)


@settings(max_examples=25)
@given(spec=networks())
def test_onnx_and_keras_bring_back_the_predictions(
    spec: NetworkSpec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read in this process, because starting one takes longer than all the rest."""
    monkeypatch.setattr(importing, "read_in_isolation", contents_of)
    network = Network.build(spec, seed=4, dtype="float32")
    inputs = inputs_for(network)
    for suffix in READ_ELSEWHERE:
        assert_alike(network.predict(inputs), back_in(network, suffix, tmp_path).predict(inputs))


@pytest.mark.parametrize("suffix", READ_ELSEWHERE)
def test_every_layer_and_name_comes_back(suffix: str, tmp_path: Path) -> None:
    network = learned(one_of_each())
    found = back_in(network, suffix, tmp_path)
    assert found.spec.names == network.spec.names
    assert [layer.kind for layer in found.spec.layers] == [x.kind for x in network.spec.layers]
    assert_alike(network.predict(inputs_for(network)), found.predict(inputs_for(network)))
    for name, values in found.named_parameters():
        np.testing.assert_array_equal(values, dict(network.named_parameters())[name], name)


@pytest.mark.parametrize("suffix", READ_ELSEWHERE)
def test_every_activation_comes_back(suffix: str, tmp_path: Path) -> None:
    """In one network, because each reading starts a process."""
    layers = [DenseSpec(id=0, units=4, activation=one) for one in CHOICES if one.name != "step"]
    network = learned(NetworkSpec.stack(InputSpec(id=0, units=3), *layers))
    network.parameters *= 0.5
    found = back_in(network, suffix, tmp_path)
    assert [layer.activation.name for layer in found.spec.layers[1:]] == [
        layer.activation.name for layer in layers
    ]
    options = [
        (option_values(ACTIVATIONS, ours.activation), option_values(ACTIVATIONS, theirs.activation))
        for ours, theirs in zip(layers, found.spec.layers[1:], strict=True)
        if ours.activation.name != "prelu"  # its slopes are parameters
    ]
    assert all(ours == theirs for ours, theirs in options)
    assert_alike(network.predict(inputs_for(network)), found.predict(inputs_for(network)))


@pytest.mark.parametrize("suffix", READ_ELSEWHERE)
def test_a_step_comes_back_as_a_step(suffix: str, tmp_path: Path) -> None:
    network = learned(around_zero(Choice("step")))
    found = back_in(network, suffix, tmp_path)
    assert found.spec.layers[1].activation == Choice("step")
    assert_alike(network.predict(inputs_for(network)), found.predict(inputs_for(network)))


@pytest.mark.parametrize("suffix", [*OWN_FORMATS, *READ_ELSEWHERE, ".weights.h5"])
def test_into_a_matching_network_bit_by_bit(suffix: str, tmp_path: Path) -> None:
    network = learned(one_of_each())
    path = tmp_path / f"w{suffix}"
    export_weights(network, path)
    empty = Network.build(network.spec, seed=1, dtype="float32")
    before = empty.parameters.copy()
    imported = import_weights(path, empty)
    np.testing.assert_array_equal(imported.network.parameters, network.parameters)
    np.testing.assert_array_equal(empty.parameters, before)
    assert [item.kind for item in imported.report.understood] == ["matched_by_name"]


def test_pytorchs_names_go_by_shape_and_are_turned(tmp_path: Path) -> None:
    spec = NetworkSpec.stack(
        InputSpec(id=0, units=4),
        *(DenseSpec(id=0, units=4, activation=Choice("relu")) for _ in range(12)),
    )
    network = learned(spec)
    path = tmp_path / "w.safetensors"
    export_weights(network, path, ["pytorch"])
    imported = import_weights(path, Network.build(spec, dtype="float32"))
    np.testing.assert_array_equal(imported.network.parameters, network.parameters)
    assert [item.kind for item in imported.report.approximated] == ["matched_by_shape"]
    with pytest.raises(StructureUnknownError):
        import_weights(path)


@pytest.mark.parametrize("name", ["w.csv", "w.output.bias.csv"])
def test_tables_come_back_into_their_network(name: str, tmp_path: Path) -> None:
    network = learned(one_of_each(), "float64")
    export_weights(network, tmp_path / "w.csv")
    (tmp_path / "w.notes.csv").write_text("no weights", "utf-8")
    imported = import_weights(tmp_path / name, Network.build(network.spec))
    np.testing.assert_array_equal(imported.network.parameters, network.parameters)
    with pytest.raises(StructureUnknownError):
        import_weights(tmp_path / "w.csv")
    (tmp_path / "w.output.bias.csv").write_text("neuron_1\nten\n", "utf-8")
    with pytest.raises(PartDamagedError, match=r"a table of weights.*w\.output\.bias\.csv"):
        import_weights(tmp_path / "w.csv", network)


TWICE = ["elu", "selu", "gelu", "swish", "mish", "softplus", "sigmoid", "tanh", "hard_sigmoid"]


@pytest.mark.parametrize("suffix", [".onnx", ".keras"])
@pytest.mark.parametrize("name", TWICE)
def test_a_function_of_a_function_comes_back(name: str, suffix: str, tmp_path: Path) -> None:
    """Element-wise operators are gathered; what is no one function is two behind one another."""
    twice = [ActivationSpec(id=0, activation=Choice(one)) for one in (name, name, "tanh")]
    dense = DenseSpec(id=0, units=2, activation=Choice("linear"))
    network = Network.build(
        NetworkSpec.stack(InputSpec(id=0, units=3), *twice, dense), dtype="float32"
    )
    export_weights(network, tmp_path / f"w{suffix}")
    imported = import_weights(tmp_path / f"w{suffix}").network
    assert len(imported.spec.layers) == len(network.spec.layers)
    inputs = np.random.default_rng(0).normal(size=(20, 3))
    np.testing.assert_allclose(imported.predict(inputs), network.predict(inputs), atol=1e-6)


def test_a_long_chain_of_operators_is_refused_at_once(tmp_path: Path) -> None:
    layers = [ActivationSpec(id=0, activation=Choice("softplus")) for _ in range(300)]
    dense = DenseSpec(id=0, units=2, activation=Choice("linear"))
    network = Network.build(NetworkSpec.stack(InputSpec(id=0, units=3), *layers, dense))
    export_weights(network, tmp_path / "w.onnx")
    with pytest.raises(ImportRefusedError, match="chain of operators"):
        import_weights(tmp_path / "w.onnx")


def test_a_mapping_of_ones_own(tmp_path: Path) -> None:
    spec = NetworkSpec.stack(InputSpec(id=0, units=2), DenseSpec(id=0, units=2))
    path = tmp_path / "w.npz"
    weights, bias = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([5.0, 6.0])
    np.savez(path, second=weights, first=bias, third=np.zeros(9))
    file = read_weights(path)
    assert file.shapes == {"second": (2, 2), "first": (2,), "third": (9,)}
    proposal = propose_mapping(Network.build(spec), file.shapes)
    assert (proposal.by_name, proposal.missing) == (False, ())
    mapping = {"output.weights": ArrayChoice("second", True), "output.bias": ArrayChoice("first")}
    imported = file.into(Network.build(spec), mapping)
    np.testing.assert_array_equal(imported.network.views[2]["weights"], weights.T)
    np.testing.assert_array_equal(imported.network.views[2]["bias"], bias)
    assert [str(item) for item in imported.report.approximated] == [
        "third has no place in the network and was left out."
    ]


def test_weights_of_other_shapes_name_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    export_weights(learned(one_of_each()), path)
    other = Network.build(NetworkSpec.stack(InputSpec(id=0, units=7), DenseSpec(id=0, units=9)))
    with pytest.raises(WeightsMismatchError, match=r"\(7, 9\) for 'output.weights'") as caught:
        import_weights(path, other)
    assert caught.value.missing == ("output.weights", "output.bias")


def test_a_suffix_that_nobody_reads(tmp_path: Path) -> None:
    with pytest.raises(UnknownImportError, match=r"\.onnx.*Received: '\.pkl'"):
        import_weights(tmp_path / "w.pkl")


@pytest.mark.parametrize("suffix", [*OWN_FORMATS, *READ_ELSEWHERE, ".h5", ".csv"])
def test_a_file_that_is_not_there_is_an_os_error(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        import_weights(tmp_path / f"w{suffix}")


def test_keras_files_give_keras_outputs(data_folder: Path, golden_folder: Path) -> None:
    golden = json.loads((golden_folder / "keras_files.json").read_text())["mlp_relu_softmax"]
    inputs, outputs = np.array(golden["x"]), np.array(golden["y"])
    folder = data_folder / "keras"
    whole = import_weights(folder / f"{KERAS}.keras")
    older = import_weights(folder / f"{KERAS}.h5")
    empty = Network.build(whole.network.spec, seed=5)
    weights = import_weights(folder / f"{KERAS}.weights.h5", empty)
    for imported in (whole, older, weights):
        np.testing.assert_allclose(imported.network.predict(inputs), outputs, rtol=0, atol=CLOSE)
        assert (imported.report.approximated, imported.report.refused) == ((), ())
        assert imported.loss == Choice("categorical_cross_entropy")
    assert list(whole.network.spec.names.values()) == ["input_layer", "dense", "dense_1", "dense_2"]
    for ours, theirs in zip(whole.network.views.values(), golden["weights"][::2], strict=True):
        np.testing.assert_array_equal(ours["weights"], np.array(theirs, np.float32))


def test_bare_keras_weights_say_why_and_what_to_do(data_folder: Path) -> None:
    with pytest.raises(StructureUnknownError, match=r"neither the order.*--into PROJECT"):
        import_weights(data_folder / "keras" / f"{KERAS}.weights.h5")


def test_a_file_is_read_once_whatever_is_wanted_of_it(tmp_path: Path) -> None:
    network = learned(one_of_each())
    for suffix in (".npz", ".keras"):
        path = tmp_path / f"w{suffix}"
        export_weights(network, path)
        file = read_weights(path)
        path.unlink()
        assert file.as_network().network.spec.output is not None
        assert file.as_network().report == file.as_network().report
        back = file.into(network).network
        np.testing.assert_array_equal(back.parameters, network.parameters.astype(np.float32))


def test_a_problem_of_the_network_in_a_file_is_kept_as_it_is(tmp_path: Path) -> None:
    layers = [
        {"class_name": "InputLayer", "config": {"batch_shape": [None, 3], "name": "in"}},
        {"class_name": "Dropout", "config": {"name": "빼기", "rate": 1.0}},
    ]
    model = {"class_name": "Sequential", "config": {"name": "m", "layers": layers}}
    with h5py.File(tmp_path / "w.h5", "w") as hdf5:
        hdf5.attrs["model_config"] = json.dumps(model)
    with pytest.raises(ImportRefusedError) as caught:
        import_weights(tmp_path / "w.h5")
    [item] = caught.value.report.refused
    problem = item.values["problem"]
    assert (item.kind, problem.kind, problem.values["layer_name"]) == (
        "problem",
        "out_of_range",
        "빼기",
    )


@pytest.mark.parametrize("dtype", ["int8", "uint8", "int16", "uint16", "uint32", "uint64", "bool"])
def test_whole_numbers_of_others_are_taken_in(dtype: str, tmp_path: Path) -> None:
    from safetensors.numpy import save_file

    network = learned(around_zero(Choice("relu")))
    whole = {name: np.ones(one.shape, dtype) for name, one in network.named_parameters()}
    save_file(whole, tmp_path / "w.safetensors")
    imported = import_weights(tmp_path / "w.safetensors", network)
    np.testing.assert_array_equal(imported.network.parameters, 1.0)


@pytest.mark.parametrize("odd", [np.nan, np.inf])
def test_weights_that_are_no_numbers_are_refused(odd: float, tmp_path: Path) -> None:
    """No project could be opened again that was saved with them."""
    network = learned(around_zero(Choice("relu")))
    network.parameters[3] = odd
    export_weights(network, tmp_path / "w.npz")
    for into in (network, None):
        with pytest.raises(ImportRefusedError, match="Some weights are infinite or not numbers"):
            import_weights(tmp_path / "w.npz", into)


def test_numbers_beyond_the_type_of_the_network_are_refused(tmp_path: Path) -> None:
    network = learned(around_zero(Choice("relu")), "float64")
    network.parameters[3] = 1e300
    export_weights(network, tmp_path / "w.npz")
    small = Network.build(network.spec, dtype="float32")
    with pytest.raises(ImportRefusedError, match="infinite"):
        import_weights(tmp_path / "w.npz", small)
