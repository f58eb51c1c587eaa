"""``--data mnist`` downloads what is not there.

The server is one of ours on 127.0.0.1; the real mirrors could not be tried where this was written.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import load_project
from engine.command_line import main
from engine.datasets import REMOTE_SETS
from tests.engine_tests.mirrors import Mirrors, serving
from tests.engine_tests.test_command_line import MNIST_MISSING, sentence


@pytest.fixture
def mirrors(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Mirrors]:
    """Serve MNIST itself: packed anew, hence with checksums of its own."""
    monkeypatch.setenv("LAYERLOOM_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.chdir(tmp_path)
    files = {path.name: path.read_bytes() for path in sorted((data_folder / "mnist").iterdir())}
    assert set(files) == {file.name for file in REMOTE_SETS["mnist"].files}
    assert main(["example", "mnist-784-50-10", "-o", "m.layerloom"]) == 0
    with serving(files) as served:
        monkeypatch.setitem(REMOTE_SETS, "mnist", served.remote("missing", "good"))
        yield served


def test_mnist_is_downloaded_once_and_known_by_its_name(
    mirrors: Mirrors, capsys: pytest.CaptureFixture[str]
) -> None:
    train = ["train", "m.layerloom", "--epochs", "1", "-o", "t.layerloom"]
    assert main([*train, "--data", "mnist"]) == 0
    err = capsys.readouterr().err
    assert "MNIST: 100%" in err
    assert len(mirrors.asked) == 5
    project = load_project(Path("t.layerloom"))
    assert project.data is not None
    assert (project.data.samples, project.data.source.kind) == (60_000, "built_in")
    assert main(["evaluate", "t.layerloom", "--data", "mnist"]) == 0
    assert main(["evaluate", "t.layerloom"]) == 0
    out, err = capsys.readouterr()
    assert out.count("test set, 10,000 samples") == 2
    assert "MNIST" not in err
    assert len(mirrors.asked) == 5


def test_where_no_mirror_helps_one_sentence_says_what_was_tried(
    mirrors: Mirrors, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(REMOTE_SETS, "mnist", mirrors.remote("missing", "page"))
    capsys.readouterr()
    assert main(["train", "m.layerloom", "--data", "mnist"]) == 2
    out, err = capsys.readouterr()
    file = "t10k-images-idx3-ubyte.gz"
    assert (out, sentence(err)) == (
        "",
        f"MNIST could not be downloaded ({mirrors.url('missing')}{file}: HTTP status 404; "
        f"{mirrors.url('page')}{file}: a web page instead of the file). "
        "Give its folder with --data FOLDER.",
    )


def test_nothing_is_downloaded_unasked(
    mirrors: Mirrors, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["train", "m.layerloom"]) == 2
    assert sentence(capsys.readouterr().err) == MNIST_MISSING
    assert mirrors.asked == []
