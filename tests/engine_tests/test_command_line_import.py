"""``layerloom import`` and ``export``: files go out and come in, and what goes wrong is said."""

import json
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest

from engine import load_project
from engine.command_line import main
from engine.formats import WEIGHTS_FORMATS

KERAS = "keras_3_15_1_mlp_relu_softmax"
CLOSE = 1e-6
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def run_in_folder(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return run_in_folder


def test_keras_files_become_projects_that_predict_what_keras_does(
    run: Run, data_folder: Path, golden_folder: Path
) -> None:
    golden = json.loads((golden_folder / "keras_files.json").read_text())["mlp_relu_softmax"]
    np.savez("x.npz", inputs=np.array(golden["x"]))
    folder = data_folder / "keras"
    assert run("import", folder / f"{KERAS}.keras", "-o", "k.layerloom")[:2] == (0, "k.layerloom\n")
    assert run("import", folder / f"{KERAS}.h5", "-o", "h.layerloom")[0] == 0
    weights = folder / f"{KERAS}.weights.h5"
    code, out, _ = run("import", weights, "--into", "k.layerloom", "-o", "w.layerloom", "--json")
    assert (code, json.loads(out)["file"]) == (0, "w.layerloom")
    assert [one["kind"] for one in json.loads(out)["understood"]] == ["matched_by_name"]
    for name in "khw":
        code, out, err = run("predict", f"{name}.layerloom", "--data", "x.npz", "--json")
        assert code == 0, err
        np.testing.assert_allclose(json.loads(out)["outputs"], golden["y"], rtol=0, atol=CLOSE)


def test_bare_keras_weights_are_refused(run: Run, data_folder: Path) -> None:
    code, out, err = run("import", data_folder / "keras" / f"{KERAS}.weights.h5")
    assert (code, out) == (2, "")
    assert "--into PROJECT" in err
    assert err.count("\n") == 1
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("suffix", WEIGHTS_FORMATS)
def test_every_format_goes_out(suffix: str, run: Run) -> None:
    run("example", "xor-mlp", "-o", "x.layerloom")
    code, out, err = run("export", "x.layerloom", f"w{suffix}")
    assert (code, err) == (0, "")
    for line in out.splitlines():
        assert Path(line).is_file()


def test_what_went_out_comes_back_in(run: Run) -> None:
    run("example", "mazur-2-2-2", "-o", "m.layerloom")
    run("export", "m.layerloom", "w.safetensors")
    assert run("import", "w.safetensors") == (0, "w.layerloom\n", "")
    first, back = (load_project(Path(f"{name}.layerloom")) for name in "mw")
    assert back.network == first.network
    np.testing.assert_array_equal(back.with_weights().parameters, first.with_weights().parameters)
    assert run("train", "w.layerloom", "--data", "xor", "--epochs", "1")[0] in (0, 2)


def test_weights_into_a_project_replace_it_and_keep_the_old_one(run: Run) -> None:
    run("example", "xor-mlp", "-o", "x.layerloom")
    run("train", "x.layerloom", "--epochs", "2", "-o", "t.layerloom")
    run("export", "t.layerloom", "w.npz")
    assert run("import", "w.npz", "--into", "x.layerloom")[0] == 0
    new, trained = (load_project(Path(f"{name}.layerloom")) for name in "xt")
    np.testing.assert_array_equal(new.with_weights().parameters, trained.with_weights().parameters)
    assert new.history is None
    assert Path("x.layerloom.bak").is_file()
    assert run("train", "x.layerloom", "--epochs", "1")[0] == 0


def test_options_of_a_format(run: Run) -> None:
    run("example", "xor-mlp", "-o", "x.layerloom")
    assert run("export", "x.layerloom", "w.safetensors", "--option", "pytorch")[0] == 0
    code, _, err = run("export", "x.layerloom", "w.onnx", "--option", "pytorch")
    assert code == 2
    assert "no option 'pytorch'" in err


@pytest.mark.parametrize(
    "words", [("w.pkl",), ("missing.onnx",), ("w.npz", "--into", "n.layerloom")]
)
def test_mistakes_are_one_sentence(words: tuple[str, ...], run: Run) -> None:
    Path("w.npz").write_bytes(b"no archive")
    code, out, err = run("import", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "Traceback" not in err


def test_all_that_is_refused_is_told_where_the_report_is_wanted(run: Run) -> None:
    layers = [
        {"class_name": "InputLayer", "config": {"batch_shape": [None, 3]}},
        *({"class_name": name, "config": {"name": name}} for name in ("LSTM", "Conv1D")),
    ]
    model = {"class_name": "Sequential", "config": {"name": "m", "layers": layers}}
    with h5py.File("m.h5", "w") as file:
        file.create_group("model_weights")
        file.attrs["model_config"] = json.dumps(model)
    code, out, err = run("import", "m.h5")
    assert (code, out, err.count("\n")) == (2, "", 1)
    code, out, err = run("import", "m.h5", "--report")
    refused = [line for line in out.splitlines() if line.startswith("Refused: ")]
    assert (code, len(refused), err.count("\n")) == (2, 2, 1)
    assert "LSTM" in refused[0]
    _, out, _ = run("import", "m.h5", "--json")
    assert [one["sentence"] for one in json.loads(out)["refused"]] == [
        line.removeprefix("Refused: ") for line in refused
    ]


def test_all_that_was_understood_is_told_where_the_report_is_wanted(
    run: Run, data_folder: Path
) -> None:
    path = data_folder / "keras" / f"{KERAS}.keras"
    _, out, _ = run("import", path, "-o", "k.layerloom", "--report")
    first, *lines = out.splitlines()
    assert first == "k.layerloom"
    assert sum(line.startswith("Understood: ") for line in lines) >= 3
