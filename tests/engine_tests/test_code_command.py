"""``layerloom export P net.py`` writes a script, its weights and its check."""

import os
import re
import shlex
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import built_in, load_example, save_project
from engine.command_line import main
from engine.formats.code import CODE_STYLES, code_lines
from tests.engine_tests.exported_scripts import run
from tests.engine_tests.trained_projects import HANGUL, small_project, trained


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a trained project in a folder whose name is Hangul."""
    folder = tmp_path / HANGUL
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    save_project(trained(small_project(), 5), Path("x.layerloom"))
    return folder


def test_a_script_its_weights_and_its_check(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "x.layerloom", "망.py"]) == 0
    assert capsys.readouterr().out == "망.py\n망.npz\n망.check.npz\n"
    with np.load("망.check.npz", allow_pickle=False) as check:
        shapes = {name: check[name].shape for name in check}
    assert shapes == {"inputs": (8, 2), "outputs": (8, 2), "targets": (8, 2), "loss": ()}
    out = run(project / "망.py", "--train", "--epochs", "2")
    assert "The loss is that of Layerloom" in out
    assert re.search(r"Loss after 2 epochs: \d", out)


@pytest.mark.parametrize("style", CODE_STYLES)
def test_every_style(project: Path, style: str) -> None:
    assert main(["export", "x.layerloom", "net.py", "--style", style]) == 0
    compile(Path("net.py").read_text(encoding="utf-8"), "net.py", "exec")


OWNERS = {"numpy": "numpy", "keras": "keras", "pytorch": "torch", "torchrun": "torch"}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("style", CODE_STYLES)
def test_the_lines_that_the_dialog_shows_load_the_network(
    project: Path, style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As they are pasted into a notebook, the command in a terminal included as a comment."""
    monkeypatch.setenv("KERAS_BACKEND", "numpy")
    pytest.importorskip(OWNERS[style], reason=f"{OWNERS[style]} is not installed")
    path = project / "내 '망'.py"
    main(["export", "x.layerloom", str(path), "--style", style])
    lines = code_lines(path, style)
    pasted: dict[str, Any] = {}
    exec("\n".join(lines), pasted)
    with np.load(path.with_suffix(".check.npz"), allow_pickle=False) as check:
        if style in ("numpy", "keras"):
            outputs = pasted["net"]["predict"](check["inputs"])
        else:
            import torch

            outputs = pasted["net"]["predict"](
                pasted["network"], torch.from_numpy(check["inputs"])
            ).numpy()
        np.testing.assert_allclose(np.asarray(outputs), check["outputs"], rtol=0, atol=1e-6)
    assert lines[-1].startswith("# In a terminal: ")
    if os.name == "posix":
        assert shlex.split(lines[-1].partition(": ")[2])[-1] == str(path)


def test_a_style_is_for_scripts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "x.layerloom", "w.npz", "--style", "keras"]) == 2
    assert "OUT must end in .py" in capsys.readouterr().err
    assert not Path("w.npz").exists()


def test_without_its_data_a_script_checks_outputs_and_shows_the_scaling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    save_project(load_example("mnist-784-50-10"), Path("m.layerloom"))
    assert main(["export", "m.layerloom", "net.py"]) == 0
    with np.load("net.check.npz", allow_pickle=False) as check:
        assert sorted(check) == ["inputs", "outputs"]
        assert check["inputs"].shape == (8, 784)
    assert "divisor = 255.0" in Path("net.py").read_text(encoding="utf-8")
    assert "The outputs of 8 samples" in run(tmp_path / "net.py")


def test_fewer_samples_than_eight_are_taken_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """XOR has four: the loss is then that of the data."""
    monkeypatch.chdir(tmp_path)
    save_project(load_example("xor-mlp"), Path("x.layerloom"))
    assert main(["export", "x.layerloom", "net.py"]) == 0
    xor = built_in("xor")
    with np.load("net.check.npz", allow_pickle=False) as check:
        np.testing.assert_array_equal(check["inputs"], np.repeat(xor.inputs, 2, axis=0))
    assert "The loss is that of Layerloom" in run(tmp_path / "net.py")
