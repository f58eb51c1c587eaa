"""A pipe or a device that bears a file's name is refused at once: reading one may never end."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine import (
    NetworkSpec,
    Project,
    TrainingSpec,
    load_project,
    load_source,
    read_weights,
    salvage_project,
    save_project,
)
from engine.command_line import main
from engine.datasets.data_errors import FileUnreadableError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes here")

SUFFIXES = (".npz", ".safetensors", ".json", ".onnx", ".keras", ".h5", ".weights.h5")


def a_pipe(place: Path) -> Path:
    os.mkfifo(place)
    return place


def refused(read: Callable[[], object]) -> OSError:
    with pytest.raises(OSError, match="a pipe or a device") as caught:
        read()
    assert caught.value.errno == errno.ESPIPE
    return caught.value


def test_a_project_that_is_a_pipe_is_refused(tmp_path: Path) -> None:
    pipe = a_pipe(tmp_path / "p.layerloom")
    assert refused(lambda: load_project(pipe)).filename == str(pipe)
    assert refused(lambda: salvage_project(pipe)).filename == str(pipe)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_weights_that_are_a_pipe_are_refused(tmp_path: Path, suffix: str) -> None:
    pipe = a_pipe(tmp_path / f"w{suffix}")
    assert refused(lambda: read_weights(pipe)).filename == str(pipe)


def test_tables_of_weights_of_which_one_is_a_pipe_are_refused(tmp_path: Path) -> None:
    pipe = a_pipe(tmp_path / "w.hidden.weights.csv")
    assert refused(lambda: read_weights(tmp_path / "w.csv")).filename == str(pipe)


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".npy", ".npz", ".gz"])
def test_data_that_are_a_pipe_are_refused(tmp_path: Path, suffix: str) -> None:
    pipe = a_pipe(tmp_path / f"d{suffix}")
    with pytest.raises(FileUnreadableError, match="a pipe or a device") as caught:
        load_source(str(pipe))
    assert caught.value.code == errno.ESPIPE


def test_a_device_behind_a_link_is_refused(tmp_path: Path) -> None:
    """Its zeros have no end: reading them would fill the memory."""
    link = tmp_path / "p.layerloom"
    link.symlink_to("/dev/zero")
    refused(lambda: load_project(link))


def test_saving_does_not_put_a_file_in_a_pipes_place(tmp_path: Path) -> None:
    pipe = a_pipe(tmp_path / "p.layerloom")
    project = Project(NetworkSpec(), TrainingSpec())
    assert refused(lambda: save_project(project, pipe)).filename == str(pipe)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_the_command_line_says_it_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = a_pipe(tmp_path / "p.layerloom")
    assert main(["summary", str(pipe)]) == 2
    sentence = f"layerloom: {pipe}: a pipe or a device, not a file.\n"
    assert capsys.readouterr().err == sentence
