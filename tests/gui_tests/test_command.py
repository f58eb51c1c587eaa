"""The command ``layerloom``: a command of the engine, a project, or a mistake."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from gui.__main__ import main

COMMANDS = ("example", "summary", "train")


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Put a command line in place that notes its arguments and exits with 7."""
    received: list[list[str]] = []

    def run_command(arguments: list[str]) -> int:
        received.append(arguments)
        return 7

    stand_in = ModuleType("engine.command_line")
    stand_in.__dict__.update(COMMAND_NAMES=COMMANDS, main=run_command)
    monkeypatch.setitem(sys.modules, "engine.command_line", stand_in)
    return received


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """Note what the window would open."""
    projects: list[Path | None] = []

    def run(project: Path | None) -> int:
        projects.append(project)
        return 0

    monkeypatch.setattr("gui.__main__.find_obstacle", lambda: None)
    monkeypatch.setattr("gui.application.run", run)
    return projects


def test_a_command_goes_to_the_engine_with_all_its_arguments(commands: list[list[str]]) -> None:
    assert main(["train", "p.layerloom", "--epochs", "5"]) == 7
    assert commands == [["train", "p.layerloom", "--epochs", "5"]]


def test_no_argument_opens_the_window(opened: list[Path | None]) -> None:
    assert main([]) == 0
    assert opened == [None]


def test_a_project_opens_in_the_window(
    commands: list[list[str]], opened: list[Path | None], tmp_path: Path
) -> None:
    project = tmp_path / "내 신경망.layerloom"
    project.touch()
    assert main([str(project)]) == 0
    assert opened == [project]
    assert commands == []


def test_a_file_named_like_a_command_needs_its_folder(
    commands: list[list[str]],
    opened: list[Path | None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("train").touch()
    main(["train"])
    assert (commands, opened) == ([["train"]], [])
    main(["./train"])
    assert opened == [Path("train")]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["trian", "p.layerloom"], "received: trian"),
        (["missing.layerloom"], "a project file or a command (example, summary, train)"),
        (["--verbose"], "no option --verbose"),
    ],
)
def test_a_mistake_is_one_sentence(
    commands: list[list[str]],
    opened: list[Path | None],
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    sentence: str,
) -> None:
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert error.count("\n") == 1
    assert opened == []


def test_two_projects_at_once_are_a_mistake(
    commands: list[list[str]], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    project = tmp_path / "a.layerloom"
    project.touch()
    assert main([str(project), "b.layerloom"]) == 2
    assert "one project at a time" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["-h", "--help", "-V", "--version"])
def test_help_and_version_are_the_engine_s_own(commands: list[list[str]], option: str) -> None:
    assert main([option]) == 7
    assert commands == [[option]]


def test_the_help_is_about_the_window_and_every_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    for part in ("open the window", "commands:", "exit status:", "environment:", "examples:"):
        assert part in text
    assert max(len(line) for line in text.splitlines()) <= 100


def test_an_obstacle_ends_the_start_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("gui.__main__.find_obstacle", lambda: "no display")
    assert main([]) == 1
    assert capsys.readouterr().err == "no display\n"


def test_nothing_of_qt_is_imported_before_it_is_known_that_a_window_is_wanted() -> None:
    look = "import sys, gui.__main__; print([m for m in sys.modules if m.startswith('PySide6')])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_command_imports_nothing_of_qt() -> None:
    look = (
        "import sys; from gui.__main__ import main; code = main(['example']); "
        "print([m for m in sys.modules if m.startswith(('PySide6', 'pyqtgraph'))], code)"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[] 0"
