"""A file is the old version or the new one; crashes leave no litter behind for long."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from engine.files.atomic_writing import atomic_write, backup_path, sweep_orphans, watched_writing

WRITER = """
import sys, time
from pathlib import Path
from engine.files.atomic_writing import atomic_write
with atomic_write(Path(sys.argv[1])) as file:
    file.write(b"half of it")
    file.flush()
    print("writing", flush=True)
    time.sleep(60)
"""


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_new_contents_take_the_place_of_the_old_ones(tmp_path: Path) -> None:
    path = tmp_path / "가중치.bin"
    path.write_bytes(b"old")
    with atomic_write(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == {"가중치.bin"}


def test_an_error_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(b"old")
    with (
        pytest.raises(ZeroDivisionError),
        atomic_write(path, keep_previous=True) as file,
    ):
        file.write(b"%d" % (1 // 0))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"weights.bin"}


def test_the_watch_hears_of_every_byte_in_small_pieces(tmp_path: Path) -> None:
    heard: list[int] = []
    with watched_writing(heard.append), atomic_write(tmp_path / "a.bin") as file:
        file.write(b"x" * 3_000_000)
        file.write(b"y")
    assert sum(heard) == 3_000_001
    assert max(heard) <= 2**20
    with atomic_write(tmp_path / "b.bin") as file:
        file.write(b"nobody watches any more")
    assert sum(heard) == 3_000_001


def test_a_watch_that_raises_cancels_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(b"old")

    def refuse(_count: int) -> None:
        raise InterruptedError

    with (
        pytest.raises(InterruptedError),
        watched_writing(refuse),
        atomic_write(path) as file,
    ):
        file.write(b"new" * 100_000)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"weights.bin"}


def test_the_version_before_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "m.layerloom"
    for contents in (b"first", b"second", b"third"):
        with atomic_write(path, keep_previous=True) as file:
            file.write(contents)
    assert path.read_bytes() == b"third"
    assert backup_path(path).read_bytes() == b"second"
    assert names(tmp_path) == {"m.layerloom", "m.layerloom.bak"}


def test_the_version_before_is_kept_where_files_cannot_have_two_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("this file system has no hard links")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "m.layerloom"
    path.write_bytes(b"first")
    with atomic_write(path, keep_previous=True) as file:
        file.write(b"second")
    assert backup_path(path).read_bytes() == b"first"
    assert names(tmp_path) == {"m.layerloom", "m.layerloom.bak"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_permissions_stay_and_new_files_get_the_usual_ones(tmp_path: Path) -> None:
    path, usual = tmp_path / "shared", tmp_path / "usual"
    path.write_bytes(b"")
    path.chmod(0o664)
    with atomic_write(path) as file:
        file.write(b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664
    usual.touch()
    with atomic_write(tmp_path / "fresh") as file:
        file.write(b"new")
    assert (tmp_path / "fresh").stat().st_mode == usual.stat().st_mode


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Renaming asks the folder only; and nothing is protected from root, who may run this."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    granted = os.access
    monkeypatch.setattr(os, "access", lambda one, mode: Path(one) != path and granted(one, mode))
    with pytest.raises(PermissionError) as caught, atomic_write(path) as file:
        file.write(b"new")
    assert caught.value.filename == str(path)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"a.txt"}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "far" / "m.layerloom", tmp_path / "m.layerloom"
    target.parent.mkdir()
    link.symlink_to(target)
    with atomic_write(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGKILL")
def test_what_a_killed_writer_left_is_swept_and_what_a_living_one_writes_is_not(
    tmp_path: Path, project_root: Path
) -> None:
    path = tmp_path / "m.layerloom"
    path.write_bytes(b"old")
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=project_root) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        sweep_orphans(tmp_path)
        assert len(names(tmp_path)) == 2, "the file of a living writer was swept"
        writer.send_signal(signal.SIGKILL)
    assert path.read_bytes() == b"old"
    with atomic_write(path) as file:
        file.write(b"new")
    assert names(tmp_path) == {"m.layerloom"}


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), atomic_write(tmp_path / "no" / "m.layerloom"):
        pass
