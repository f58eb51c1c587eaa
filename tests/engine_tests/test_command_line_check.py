"""``layerloom check`` finds problems and wrong gradients, and says so with its exit code."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import save_project
from engine.command_line import main
from engine.layers.dense import Dense
from tests.engine_tests.trained_projects import small_project

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run_in_folder(*words: str) -> tuple[int, str, str]:
        code = main(words)
        return code, *capsys.readouterr()

    return run_in_folder


def test_check_compares_every_gradient(run: Run) -> None:
    run("example", "mazur-2-2-2", "-o", "m.layerloom")
    code, out, err = run("check", "m.layerloom")
    assert (code, err) == (0, "")
    assert out.count("right, 4 elements compared") == 2
    code, out, _ = run("check", "m.layerloom", "--json")
    found = json.loads(out)
    assert code == 0
    assert [g["parameter"] for g in found["gradients"]] == ["hidden_1.weights", "output.weights"]
    assert all(g["holds"] and g["difference"] <= g["allowed"] for g in found["gradients"])


def test_check_finds_problems_and_says_so_with_its_exit_code(run: Run, tmp_path: Path) -> None:
    project = small_project()
    network = project.network.changing(1, units=7)
    save_project(replace(project, network=network, state=None), tmp_path / "odd.layerloom")
    code, out, _ = run("check", "odd.layerloom")
    assert code == 1
    assert "Problem: input must have as many units as the data inputs" in out


def test_check_finds_a_wrong_gradient(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("example", "xor-mlp", "-o", "x.layerloom")
    bind_backward = Dense.bind_backward

    def wrong(layer: Dense, *given: Any) -> None:
        bind_backward(layer, *given)
        first = layer.gradients["weights"][:1, :1]
        layer._backward_calls += (lambda: np.multiply(first, 1.01, first),)

    monkeypatch.setattr(Dense, "bind_backward", wrong)
    code, out, _ = run("check", "x.layerloom")
    assert code == 1
    assert "WRONG" in out
