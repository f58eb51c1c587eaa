"""How the command line speaks: its help, what it demands, its answers on any console."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import resources
from importlib.metadata import version
from pathlib import Path

import pytest

from engine import load_project, save_project
from engine.command_line import COMMAND_NAMES, main
from engine.formats import IMPORT_SUFFIXES, WEIGHTS_FORMATS
from tests.engine_tests.trained_projects import small_project

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def run_in_folder(*words: str) -> tuple[int, str, str]:
        code = main(words)
        out, err = capsys.readouterr()
        return code, out, err

    return run_in_folder


def test_the_help_is_a_page_of_a_manual(run: Run) -> None:
    _, out, _ = run("--help")
    for title in ("commands:", "data:", "files:", "environment:", "exit status:", "examples:"):
        assert f"\n{title}\n" in out
    for word in (*WEIGHTS_FORMATS, *IMPORT_SUFFIXES, "LAYERLOOM_CACHE", "130", "xor", "mnist"):
        assert word in out
    assert max(len(line) for line in out.splitlines()) <= 100


@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_every_command_answers_machines_too(run: Run, name: str) -> None:
    _, out, _ = run(name, "--help")
    assert "--json" in out


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_manual_has_every_command_with_every_option(run: Run, language: str) -> None:
    page = resources.files("resources") / "help" / language / "command-line.md"
    manual = page.read_text(encoding="utf-8")
    for name in COMMAND_NAMES:
        assert f"`layerloom {name} " in manual
        _, out, _ = run(name, "--help")
        usage = " ".join(out.partition("\n\n")[0].split())
        for option in re.findall(r"\[(--?[a-z]+)", usage):
            assert option == "-h" or f"[{option}" in manual, (name, option)
        assert "\nexamples:\n" in out


def test_the_version_is_said(run: Run) -> None:
    assert run("--version") == (0, f"layerloom {version('layerloom')}\n", "")


def test_a_project_is_written_under_its_suffix_or_not_at_all(run: Run) -> None:
    assert run("example", "xor-mlp", "-o", "x")[:2] == (0, "x.layerloom\n")
    for words in (
        ("example", "xor-mlp", "-o", "foo.txt"),
        ("train", "x.layerloom", "-o", "foo.npz"),
        ("import", "w.npz", "-o", "foo.keras"),
    ):
        code, out, err = run(*words)
        assert (code, out) == (2, "")
        assert "must end in .layerloom, not 'foo." in err
    assert [path.name for path in Path().iterdir()] == ["x.layerloom"]


def test_what_can_be_exported_is_said_with_the_scripts(run: Run) -> None:
    run("example", "xor-mlp", "-o", "x.layerloom")
    for name in ("w.xyz", "weights"):
        code, out, err = run("export", "x.layerloom", name)
        assert (code, out) == (2, "")
        for suffix in (*WEIGHTS_FORMATS, ".py"):
            assert suffix in err


def test_training_and_exporting_for_machines(run: Run) -> None:
    save_project(small_project(), Path("x.layerloom"))
    code, out, _ = run("train", "x.layerloom", "--epochs", "2", "--json")
    found = json.loads(out)
    assert (code, found["file"], found["outcome"], found["epoch"]) == (
        0,
        "x.layerloom",
        "finished",
        2,
    )
    history = load_project(Path("x.layerloom")).history
    assert history is not None
    assert found["epoch_loss"] == history.epoch_loss.last
    _, out, _ = run("export", "x.layerloom", "net.py", "--json")
    assert json.loads(out)["files"] == ["net.py", "net.npz", "net.check.npz"]


@pytest.mark.parametrize("encoding", ["ascii", "cp949", "latin-1", "utf-8"])
def test_a_console_without_hangul_or_lines_shows_a_readable_summary(
    encoding: str, tmp_path: Path, project_root: Path
) -> None:
    project = small_project()
    network = project.network.changing(project.network.order[1], name="은닉 é")
    save_project(replace(project, network=network, state=None), tmp_path / "x.layerloom")
    code = "import sys; from engine.command_line import main; sys.exit(main(sys.argv[1:]))"
    environment = {**os.environ, "PYTHONPATH": str(project_root), "PYTHONIOENCODING": encoding}

    def shown(*words: str) -> str:
        command = [sys.executable, "-c", code, "summary", "x.layerloom", *words]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, check=True
        ).stdout.decode(encoding)

    text = shown()
    line = text.splitlines()[1]
    assert set(line) == ({"-"} if encoding in ("ascii", "latin-1") else {"─"})
    assert ("은닉" if encoding in ("cp949", "utf-8") else "\\uc740\\ub2c9") in text
    assert "은닉 é" in [layer["name"] for layer in json.loads(shown("--json"))["layers"]]
