"""Long work shows how far it is to whoever watches, and to nobody else."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.command_line import progress_bars
from engine.command_line.program import main
from engine.files.atomic_writing import atomic_write
from engine.network.network import PREDICTION_ROWS, Network
from engine.project import load_project
from engine.training.evaluation import evaluate
from tests.engine_tests.sample_networks import learned, one_of_each


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _short_work_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_bars, "_MOMENT", 0.0)
    monkeypatch.setattr(progress_bars, "_INTERVAL", 0.001)
    monkeypatch.setattr(progress_bars, "_AT_ONCE", 0)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Terminal]:
    """Return what puts a terminal in the place of stderr; pytest has its own until the test."""

    def begin() -> Terminal:
        stream = Terminal()
        monkeypatch.setattr(sys, "stderr", stream)
        return stream

    return begin


@pytest.fixture
def project(tmp_path: Path) -> str:
    path = tmp_path / "t.layerloom"
    assert main(["example", "xor-mlp", "-o", str(path)]) == 0
    return str(path)


def commands(project: str, folder: Path) -> dict[str, list[str]]:
    weights = str(folder / "w.npz")
    assert main(["export", project, weights]) == 0
    return {
        "all set": ["evaluate", project],
        "predicting": ["predict", project, "-o", str(folder / "p.npz")],
        "writing": ["export", project, str(folder / "w.keras")],
        "reading w.npz": ["import", weights, "-o", str(folder / "i.layerloom")],
    }


@pytest.mark.parametrize("title", ["all set", "predicting", "writing", "reading w.npz"])
def test_bars_are_drawn_on_a_terminal_and_not_for_programs(
    title: str, project: str, watched: Callable[[], Terminal], tmp_path: Path
) -> None:
    command = commands(project, tmp_path)[title]
    terminal = watched()
    assert main(command) == 0
    assert title in terminal.getvalue()
    terminal = watched()
    assert main([*command, "--json"]) == 0
    assert terminal.getvalue() == ""


def test_nothing_is_drawn_where_nobody_watches(
    project: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in commands(project, tmp_path).values():
        assert main(command) == 0
    assert capsys.readouterr().err == ""


def test_every_row_is_told_of() -> None:
    network = learned(one_of_each())
    rows = np.zeros((2 * PREDICTION_ROWS + 7, network.spec.units[network.spec.input.id]))
    counts: list[int] = []
    outputs = network.predict(rows, counts.append)
    assert counts == [PREDICTION_ROWS, PREDICTION_ROWS, 7]
    assert len(outputs) == sum(counts)


def test_measuring_can_be_given_up_between_batches(project: str) -> None:
    found = load_project(Path(project))
    network = Network.build(found.network)

    def enough(rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        evaluate(network, found.training, np.zeros((9, 2)), np.zeros((9, 1)), None, enough)


def test_a_bar_does_not_change_what_is_written(
    watched: Callable[[], Terminal], tmp_path: Path
) -> None:
    terminal = watched()
    with progress_bars.writing_progress(1, quiet=False), atomic_write(tmp_path / "w") as file:
        file.write(b"numbers" * 1000)
    assert (tmp_path / "w").read_bytes() == b"numbers" * 1000
    assert "writing" in terminal.getvalue()
