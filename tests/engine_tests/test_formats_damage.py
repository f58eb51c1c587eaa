"""Files that are damaged or mean harm are refused in one sentence; nothing runs or hangs."""

import io
import json
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from engine import FileDamagedError, LayerloomError
from engine.formats import ImportRefusedError, export_weights, import_weights, named_arrays
from engine.formats.isolated_reading import read_in_isolation, watched_reading
from tests.engine_tests.sample_networks import learned, one_of_each
from tests.mutated_files import MOST_SECONDS, SUFFIXES, read_mutants

SENTENCES = 600


@pytest.fixture
def whole_keras(tmp_path: Path) -> dict[str, bytes]:
    """Return the members of a .keras file of ours."""
    path = tmp_path / "whole.keras"
    export_weights(learned(one_of_each()), path)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: dict[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contents in members.items():
            archive.writestr(name, contents)
    return path


def refuse(path: Path, *words: str) -> None:
    with pytest.raises(LayerloomError) as caught:
        import_weights(path)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert len(sentence) < SENTENCES
    for word in words:
        assert word in sentence


@pytest.mark.parametrize("reader", SUFFIXES)
def test_mutants_are_read_or_refused_and_nothing_else(reader: str, tmp_path: Path) -> None:
    isolated = reader in ("onnx", "keras", "h5", "weights")
    outcomes, longest = read_mutants(reader, 3 if isolated else 200, 7, tmp_path)
    assert sum(outcomes.values()) > 0
    assert longest < MOST_SECONDS


@pytest.mark.parametrize(
    ("suffix", "contents"),
    [
        *((suffix, "신경망".encode() * 9) for suffix in SUFFIXES.values()),
        *((suffix, b"") for suffix in (".npz", ".safetensors", ".json", ".keras", ".onnx")),
        *((suffix, b"PK\x03\x04") for suffix in (".npz", ".h5")),
    ],
)
def test_what_is_no_such_file(suffix: str, contents: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"w{suffix}"
    path.write_bytes(contents)
    refuse(path, "cannot be read: expected ")


@pytest.mark.skipif(sys.platform == "win32", reason="the other process is a shell's script")
@pytest.mark.parametrize("deed", ["exec sleep 600", "kill -XCPU $$"])
def test_reading_is_given_up_after_a_while(
    deed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, helper = tmp_path / "w.keras", tmp_path / "helper"
    export_weights(learned(one_of_each()), path)
    helper.write_text(f"#!/bin/sh\n{deed}\n")
    helper.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(helper))
    with pytest.raises(FileDamagedError, match=r"not read after 0\.2 seconds"):
        read_in_isolation(path, "keras", seconds=0.2)


@pytest.mark.skipif(sys.platform == "win32", reason="only its time in all is limited there")
def test_what_counts_is_what_the_reading_computes_not_how_long_a_busy_machine_takes() -> None:
    """Good files were refused where eight programs shared two processors."""
    busy = "from engine.formats.reading_process import limit_time\nlimit_time(0.1)\n"
    waiting = subprocess.run([sys.executable, "-c", f"{busy}import time; time.sleep(2)"])
    assert waiting.returncode == 0
    computing = subprocess.run([sys.executable, "-c", f"{busy}while True: pass"])
    assert computing.returncode == -signal.SIGXCPU


def with_links(file: h5py.File) -> None:
    file["layers/dense/vars/0"] = h5py.ExternalLink("/etc/passwd", "/x")


def with_soft_link(file: h5py.File) -> None:
    file["layers"] = h5py.SoftLink("/nowhere")


def with_external_data(file: h5py.File) -> None:
    file.create_dataset("x", (10,), "f4", external=[("/etc/passwd", 0, 40)])


def with_virtual_data(file: h5py.File) -> None:
    layout = h5py.VirtualLayout((4,), "f4")
    layout[:] = h5py.VirtualSource("other.h5", "x", (4,))
    file.create_virtual_dataset("x", layout)


def with_a_bomb(file: h5py.File) -> None:
    file.create_dataset("x", (10**12,), "f4", chunks=(1000,), compression="gzip")


def with_a_packed_bomb(file: h5py.File) -> None:
    file.create_dataset("x", data=np.zeros(2 * 10**7), compression="gzip")


def with_a_circle(file: h5py.File) -> None:
    group = file.create_group("layers")
    group["layers"] = group


def with_objects(file: h5py.File) -> None:
    file.create_dataset("x", data=[b"cos\nsystem"], dtype=h5py.special_dtype(vlen=bytes))


@pytest.mark.parametrize(
    "harm",
    [
        with_links,
        with_soft_link,
        with_external_data,
        with_virtual_data,
        with_a_bomb,
        with_a_packed_bomb,
        with_a_circle,
        with_objects,
    ],
)
def test_hdf5_that_leads_elsewhere_or_declares_too_much(
    harm: Callable[[h5py.File], None], tmp_path: Path
) -> None:
    path = tmp_path / "w.weights.h5"
    with h5py.File(path, "w") as file:
        harm(file)
    refuse(path, "a Keras file in HDF5")


def test_reading_is_given_up_when_nobody_waits_any_longer(tmp_path: Path) -> None:
    path = tmp_path / "w.keras"
    path.write_bytes(b"PK\x03\x04")
    asked: list[int] = []

    class EnoughError(Exception):
        pass

    def enough(done: int) -> None:
        asked.append(done)
        raise EnoughError

    with pytest.raises(EnoughError), watched_reading(enough):
        read_in_isolation(path, "keras")
    assert asked == [0]


def test_long_json_is_read_in_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = learned(one_of_each())
    export_weights(network, tmp_path / "w.json")
    (tmp_path / "w.bad.json").write_text('{"weights": {"a": ["x"]}}')
    monkeypatch.setattr(named_arrays, "_MUCH_JSON", 0)
    read = import_weights(tmp_path / "w.json").network
    np.testing.assert_array_equal(read.parameters, network.parameters)
    refuse(tmp_path / "w.bad.json", "a")


def layer_of(class_name: str, **more: Any) -> dict[str, Any]:
    config = {"name": "evil", **more.pop("config", {})}
    return {"class_name": class_name, "config": config, "name": "evil", **more}


@pytest.mark.parametrize(
    ("layer", "word"),
    [
        (layer_of("Lambda", config={"function": "print('run')"}), "Lambda"),
        (layer_of("system", module="os"), "os.system"),
        (layer_of("Dense", module="mine.layers"), "mine.layers.Dense"),
        (layer_of("Dense", module="keras.layers", registered_name="mine>Dense"), "mine>Dense"),
        (layer_of("Conv2D", module="keras.layers"), "Conv2D"),
        (layer_of("Activation", config={"activation": "exponential"}), "exponential"),
        (layer_of("TFOpLambda", config={"function": "io.read_file"}), "tf.io.read_file"),
        (layer_of("Activation", config={"activation": {"class_name": "Lambda"}}), "Lambda"),
    ],
)
def test_keras_classes_outside_the_list_are_refused_by_name(
    layer: dict[str, Any], word: str, whole_keras: dict[str, bytes], tmp_path: Path
) -> None:
    first = {"class_name": "InputLayer", "config": {"batch_shape": [None, 3], "name": "input"}}
    model = {"class_name": "Sequential", "config": {"name": "m", "layers": [first, layer]}}
    whole_keras["config.json"] = json.dumps(model).encode()
    with pytest.raises(ImportRefusedError, match=word) as caught:
        import_weights(packed(whole_keras, tmp_path / "w.keras"))
    assert [item.values["layer"] for item in caught.value.report.refused] == ["evil"]


def test_everything_that_is_refused_is_listed_at_once(
    whole_keras: dict[str, bytes], tmp_path: Path
) -> None:
    first = {"class_name": "InputLayer", "config": {"batch_shape": [None, 3], "name": "input"}}
    layers = [first, layer_of("Conv2D"), layer_of("Lambda")]
    shared = {"class_name": "Functional", "config": {"layers": [], "input_layers": []}}
    stack = {"class_name": "Sequential", "config": {"name": "m", "layers": layers}}
    whole_keras["config.json"] = json.dumps(stack).encode()
    refuse(packed(whole_keras, tmp_path / "w.keras"), "Conv2D", "(1 of 2)")
    whole_keras["config.json"] = json.dumps(shared).encode()
    refuse(packed(whole_keras, tmp_path / "v.keras"), "one input", "(1 of 2)")


def test_a_keras_archive_that_bursts_or_lacks_a_part(
    whole_keras: dict[str, bytes], tmp_path: Path
) -> None:
    bomb = {**whole_keras, "assets/x": bytes(80 * 2**20)}
    refuse(packed(bomb, tmp_path / "bomb.keras"), "bytes that say they hold")
    for name in ("config.json", "model.weights.h5"):
        part = {key: value for key, value in whole_keras.items() if key != name}
        refuse(packed(part, tmp_path / "w.keras"), name)


def test_members_that_lead_elsewhere_are_not_written(
    whole_keras: dict[str, bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    members = {**whole_keras, "../../evil": b"x", "/etc/evil": b"x"}
    import_weights(packed(members, folder / "w.keras"))
    assert [path.name for path in folder.iterdir()] == ["w.keras"]
    assert not (tmp_path.parent / "evil").exists()


def onnx_of(node: Any, *tensors: Any) -> bytes:
    rows = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", 2]) for name in "xy"]
    graph = helper.make_graph([node], "g", rows[:1], rows[1:], list(tensors))
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)]).SerializeToString()


def tensor_elsewhere(**changes: Any) -> Any:
    tensor = numpy_helper.from_array(np.eye(2, dtype=np.float32), "w")
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="../../../etc/passwd")
    return tensor


def tensor_without_numbers() -> Any:
    tensor = numpy_helper.from_array(np.eye(2, dtype=np.float32), "w")
    tensor.dims[:] = [10**6, 10**6]
    return tensor


@pytest.mark.parametrize(
    ("contents", "word"),
    [
        (onnx_of(helper.make_node("MatMul", ["x", "w"], ["y"]), tensor_elsewhere()), "another"),
        (onnx_of(helper.make_node("MatMul", ["x", "w"], ["y"]), tensor_without_numbers()), "w dam"),
        (onnx_of(helper.make_node("Conv", ["x", "w"], ["y"])), "Conv"),
        (onnx_of(helper.make_node("Gemm", ["x"], ["y"], domain="evil")), "evil.Gemm"),
        (onnx_of(helper.make_node("Loop", ["x"], ["y"])), "Loop"),
        (onnx_of(helper.make_node("Relu", ["nobody"], ["y"])), "(1 of 2)"),
    ],
)
def test_onnx_outside_the_list_is_refused_by_name(
    contents: bytes, word: str, tmp_path: Path
) -> None:
    path = tmp_path / "w.onnx"
    path.write_bytes(contents)
    refuse(path, word)


def test_onnx_without_anything(tmp_path: Path) -> None:
    path = tmp_path / "w.onnx"
    path.write_bytes(onnx.ModelProto().SerializeToString() + b"\x08\x08")
    refuse(path, "an ONNX model")


class Evil:
    def __reduce__(self) -> Any:
        return exec, ("raise SystemExit('run')",)


def test_pickled_arrays_never_run(tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    np.savez(path, w=np.array([Evil()], dtype=object))
    refuse(path, "w damaged")


def test_an_npz_that_declares_more_than_it_holds(tmp_path: Path) -> None:
    stream = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        stream, {"descr": "<f8", "fortran_order": False, "shape": (10**6, 10**5)}
    )
    refuse(packed({"w.npy": stream.getvalue()}, tmp_path / "w.npz"), "w damaged")


def test_a_parts_own_name_stays_a_line_in_the_sentence(tmp_path: Path) -> None:
    """Names of parts are the file's words: line breaks, a terminal's commands, any length."""
    path = tmp_path / "a.npz"
    name = "hidden\nweights\x1b[2J" + "x" * 500
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.npy", b"no array")
    with pytest.raises(FileDamagedError) as caught:
        import_weights(path)
    assert caught.value.part == "hidden weights [2J" + "x" * 59 + "..."
    assert str(caught.value).isprintable()


def test_json_that_nests_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "w.json"
    path.write_text("[" * 10**5)
    refuse(path, "weights as JSON")
    path.write_text(json.dumps({"weights": {"a": [[1], [1, 2]]}}))
    refuse(path, "a damaged")


def grown(nodes: list[Any], path: Path) -> Path:
    """Write a graph whose constants grow while they are computed ahead."""
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", 3]) for name in "xy"]
    graph = helper.make_graph(nodes, "g", ends[:1], ends[1:])
    path.write_bytes(helper.make_model(graph).SerializeToString())
    return path


def constant(name: str, values: Any) -> Any:
    tensor = numpy_helper.from_array(values, name)
    return helper.make_node("Constant", [], [name], value=tensor)


def test_constants_that_grow_are_refused_before_they_are_there(tmp_path: Path) -> None:
    """One of 40 KB became 7 GB by a Gather; doubled again and again, one took all memory."""
    row = constant("row", np.ones((1, 30_000), np.float32))
    places = constant("places", np.zeros(30_000, np.int64))
    gather = helper.make_node("Gather", ["row", "places"], ["w"], axis=0)
    ahead = helper.make_node("MatMul", ["x", "w"], ["y"])
    refuse(grown([row, places, gather, ahead], tmp_path / "gather.onnx"), "Gather")
    names = ["row", *(f"c{i}" for i in range(12))]
    pairs = pairwise(names)
    doubled = [helper.make_node("Concat", [one] * 8, [other], axis=0) for one, other in pairs]
    added = helper.make_node("Add", ["x", names[-1]], ["y"])
    refuse(grown([row, *doubled, added], tmp_path / "concat.onnx"), "Concat")


def test_layers_that_only_scale_are_few(whole_keras: dict[str, bytes], tmp_path: Path) -> None:
    """A short description made 500 layers of 2,000 by 2,000 weights."""
    wide = {"batch_shape": [None, 2000], "name": "input"}
    layers = [{"class_name": "InputLayer", "config": wide}]
    for number in range(20):
        layers.append(layer_of("Rescaling", config={"name": f"r{number}", "scale": 2.0}))
        layers.append(layer_of("ELU", config={"name": f"a{number}"}))
    model = {"class_name": "Sequential", "config": {"name": "m", "layers": layers}}
    whole_keras["config.json"] = json.dumps(model).encode()
    refuse(packed(whole_keras, tmp_path / "w.keras"), "is only understood beside")
