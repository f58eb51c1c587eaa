"""Results that cannot be put where they are wanted: said at once, by the name that was given."""

from pathlib import Path

import pytest

from engine import Trainer
from engine.command_line import main


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    path = str(tmp_path / "x.layerloom")
    assert main(["example", "xor-mlp", "-o", path]) == 0
    capsys.readouterr()
    return path


@pytest.mark.parametrize("where", ["nowhere/y.layerloom", "."])
def test_no_epoch_is_trained_for_a_place_that_cannot_be_written_to(
    project: str,
    where: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("trained although nothing can be saved")

    monkeypatch.setattr(Trainer, "run", never)
    place = str(tmp_path / where)
    assert main(["train", project, "-o", place]) == 2
    assert capsys.readouterr().err.startswith(f"layerloom: {place}: ")


@pytest.mark.parametrize("command", [["predict", "-o"], ["export"], ["example", "-o"]])
def test_a_missing_folder_is_named_by_the_file_that_was_wanted(
    project: str, command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *option = command
    subject = "xor-mlp" if name == "example" else project
    suffix = "layerloom" if name == "example" else "npz"
    wanted = str(tmp_path / "nowhere" / f"file.{suffix}")
    assert main([name, subject, *option, wanted]) == 2
    assert capsys.readouterr().err == f"layerloom: {wanted}: No such file or directory.\n"
