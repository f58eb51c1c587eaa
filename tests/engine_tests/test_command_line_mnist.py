"""The main job from the command line, on real data: train, export, and plain NumPy agrees."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from engine.command_line import main


def idx(path: Path, header: int) -> np.ndarray:
    with gzip.open(path) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def test_plain_numpy_reaches_the_accuracy_that_evaluate_prints(
    data_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    mnist = data_folder / "mnist"
    monkeypatch.chdir(tmp_path)
    for words in (
        ["example", "mnist-784-50-10", "-o", "m.layerloom"],
        ["train", "m.layerloom", "--data", str(mnist), "--epochs", "5", "-o", "t.layerloom"],
        ["export", "t.layerloom", "w.npz"],
        ["predict", "t.layerloom", "-o", "p.npz"],
    ):
        assert main(words) == 0, words
    capsys.readouterr()
    assert main(["evaluate", "t.layerloom", "--json"]) == 0
    evaluated = json.loads(capsys.readouterr().out)

    images = idx(mnist / "t10k-images-idx3-ubyte.gz", 16).reshape(-1, 784)
    labels = idx(mnist / "t10k-labels-idx1-ubyte.gz", 8)
    w = np.load("w.npz", allow_pickle=False)
    z = images / 255 @ w["hidden_1.weights"] + w["hidden_1.bias"]
    h = 1 / (1 + np.exp(-z))
    logits = h @ w["output.weights"] + w["output.bias"]
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    accuracy = (p.argmax(axis=1) == labels).mean()

    assert evaluated["set"] == "test"
    assert evaluated["samples"] == 10_000
    assert evaluated["accuracy"] == accuracy
    assert accuracy >= 0.95
    assert evaluated["loss"] == pytest.approx(-np.log(p[np.arange(10_000), labels]).mean())
    predicted = np.load("p.npz", allow_pickle=False)
    assert np.abs(predicted["outputs"] - p).max() <= 1e-6
    np.testing.assert_array_equal(predicted["classes"], p.argmax(axis=1))
    assert Path("t.layerloom").stat().st_size < 5_000_000, "the pictures are inside"
