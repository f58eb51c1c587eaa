"""What is downloaded is whole or not there, whatever a server does.

The server is one of ours on 127.0.0.1. The real mirrors could not be reached where these tests
were written: addresses and checksums are torchvision's, and were never tried.
"""

import gzip
import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from requests.adapters import HTTPAdapter

from engine.datasets import (
    BUILT_IN,
    FASHION_MNIST,
    MNIST,
    REMOTE_SETS,
    DataDescription,
    DataSource,
    Scaling,
    cached_folder,
    download,
    download_set,
    load_source,
    reload,
    seems_cached,
)
from engine.datasets.download_errors import (
    AnswerRefusedError,
    DownloadCutOffError,
    DownloadedOtherError,
    DownloadedPageError,
    DownloadFailedError,
    MirrorFailedError,
    NoConnectionError,
)
from engine.errors import DataMissingError
from tests.engine_tests.mirrors import Mirrors, deaf_url, serving
from tests.engine_tests.test_datasets_mnist import idx

IMAGES, LABELS, TEST_IMAGES, TEST_LABELS = (file.name for file in REMOTE_SETS["mnist"].files)


def small_files() -> dict[str, bytes]:
    """Return files in MNIST's form; the first is longer than what is taken at once."""
    random = np.random.default_rng(0)
    contents = {
        IMAGES: random.integers(0, 256, (100, 28, 28)),
        LABELS: random.integers(0, 10, 100),
        TEST_IMAGES: random.integers(0, 256, (5, 28, 28)),
        TEST_LABELS: random.integers(0, 10, 5),
    }
    return {name: gzip.compress(idx(array), mtime=0) for name, array in contents.items()}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a cache of its own, with a Korean name, and no proxy."""
    folder = tmp_path / "내려받은 것"
    monkeypatch.setenv("LAYERLOOM_CACHE", str(folder))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return folder


@pytest.fixture
def mirrors() -> Iterator[Mirrors]:
    with serving(small_files()) as served:
        yield served


def offer(monkeypatch: pytest.MonkeyPatch, mirrors: Mirrors, *manners: str) -> None:
    monkeypatch.setitem(REMOTE_SETS, "mnist", mirrors.remote(*manners))


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_what_was_downloaded_is_mnist_by_its_name_from_then_on(
    mirrors: Mirrors, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, mirrors, "good")
    with pytest.raises(DataMissingError):
        load_source("mnist")
    assert not seems_cached("mnist")
    assert cached_folder("mnist") is None
    assert download_set("mnist") == cached_folder("mnist") == cache / "mnist"
    assert seems_cached("mnist")
    assert files_in(cache) == set(mirrors.files)
    data = load_source("MNIST")
    assert (len(data), len(data.test or ())) == (100, 5)
    assert data.source == DataSource.built_in("mnist")
    assert len(reload(data.description)) == 100


def test_nothing_is_fetched_twice(mirrors: Mirrors, monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, mirrors, "good")
    download_set("mnist")
    asked = list(mirrors.asked)
    download_set("mnist")
    assert mirrors.asked == asked == [f"good/{name}" for name in mirrors.files]


def test_a_file_that_was_damaged_in_the_cache_is_fetched_again(
    mirrors: Mirrors, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, mirrors, "good")
    folder = download_set("mnist")
    (folder / LABELS).write_bytes(mirrors.files[LABELS][:-1])
    assert cached_folder("mnist") is None
    mirrors.asked.clear()
    download_set("mnist")
    assert mirrors.asked == [f"good/{LABELS}"]
    assert cached_folder("mnist") == folder


def test_progress_is_told_in_bytes_and_ends_at_all_of_them(
    mirrors: Mirrors, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, mirrors, "good")
    told: list[tuple[int, int]] = []
    download_set("mnist", lambda done, total: told.append((done, total)))
    size = sum(map(len, mirrors.files.values()))
    assert told == sorted(told)
    assert len(told) > len(mirrors.files)
    assert told[-1] == (size, size)
    assert {total for _, total in told} == {size}


BAD: dict[str, tuple[type[MirrorFailedError], str]] = {
    "missing": (AnswerRefusedError, "HTTP status 404"),
    "page": (DownloadedPageError, "a web page"),
    "cut": (DownloadCutOffError, "cut off after "),
    "cut_silently": (DownloadCutOffError, "cut off after "),
    "wrong": (DownloadedOtherError, "other contents"),
    "endless": (DownloadedOtherError, "other contents"),
}


@pytest.mark.parametrize("manner", BAD)
def test_what_a_bad_mirror_sends_is_named_and_not_kept(
    mirrors: Mirrors, cache: Path, monkeypatch: pytest.MonkeyPatch, manner: str
) -> None:
    offer(monkeypatch, mirrors, manner)
    with pytest.raises(DownloadFailedError) as caught:
        download_set("mnist")
    kind, words = BAD[manner]
    assert [type(fault) for fault in caught.value.attempts] == [kind]
    sentence = str(caught.value)
    assert sentence.startswith(f"MNIST could not be downloaded ({mirrors.url(manner)}{IMAGES}: ")
    assert words in sentence
    assert sentence.endswith("Give its folder with --data FOLDER.")
    assert files_in(cache) == set()


@pytest.mark.parametrize("manner", BAD)
def test_the_second_mirror_is_asked_where_the_first_is_bad(
    mirrors: Mirrors, cache: Path, monkeypatch: pytest.MonkeyPatch, manner: str
) -> None:
    offer(monkeypatch, mirrors, manner, "good")
    download_set("mnist")
    assert files_in(cache) == set(mirrors.files)
    others = [f"good/{name}" for name in mirrors.files if name != IMAGES]
    assert mirrors.asked == [f"{manner}/{IMAGES}", f"good/{IMAGES}", *others]


def test_without_a_network_every_address_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = (deaf_url(), deaf_url())
    monkeypatch.setitem(REMOTE_SETS, "mnist", replace(REMOTE_SETS["mnist"], mirrors=deaf))
    with pytest.raises(DownloadFailedError) as caught:
        download_set("mnist")
    assert [type(fault) for fault in caught.value.attempts] == [NoConnectionError] * 2
    assert all(f"{url}{IMAGES}: no connection" in str(caught.value) for url in deaf)


def test_a_server_that_stands_still_is_given_up(
    mirrors: Mirrors, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send(adapter: HTTPAdapter, request: Any, **options: Any) -> Any:
        assert options["timeout"] == download._PATIENCE
        patience = 0.1 if "/slow/" in request.url else 120.0
        return whole(adapter, request, **{**options, "timeout": patience})

    whole = HTTPAdapter.send
    monkeypatch.setattr(HTTPAdapter, "send", send)
    offer(monkeypatch, mirrors, "slow", "good")
    download_set("mnist")
    assert mirrors.asked[:2] == [f"slow/{IMAGES}", f"good/{IMAGES}"]
    assert files_in(cache) == set(mirrors.files)


class _CancelledError(Exception):
    """Raised by a watcher that has seen enough."""


def test_a_cancelled_download_leaves_whole_files_alone(
    mirrors: Mirrors, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cancel(done: int, total: int) -> None:
        raise _CancelledError

    offer(monkeypatch, mirrors, "slow")
    with pytest.raises(_CancelledError):
        download_set("mnist", cancel)
    assert files_in(cache) == set()

    def cancel_late(done: int, total: int) -> None:
        if done > len(mirrors.files[IMAGES]):
            raise _CancelledError

    offer(monkeypatch, mirrors, "good")
    with pytest.raises(_CancelledError):
        download_set("mnist", cancel_late)
    assert files_in(cache) == {IMAGES}
    assert cached_folder("mnist") is None


def test_a_cache_that_cannot_be_written_to_is_named(
    mirrors: Mirrors, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, mirrors, "good")
    cache.write_bytes(b"a file where the folder should be")
    with pytest.raises(OSError, match=cache.name):
        download_set("mnist")
    assert mirrors.asked == []


def test_the_cache_is_the_platforms_unless_another_is_chosen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert download.cache_folder() == Path(os.environ["LAYERLOOM_CACHE"])
    monkeypatch.delenv("LAYERLOOM_CACHE")
    pooch = importlib.import_module("pooch")
    assert download.cache_folder() == Path(pooch.os_cache("layerloom"))


def test_a_projects_scaling_stays(mirrors: Mirrors, monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, mirrors, "good")
    download_set("mnist")
    own = replace(MNIST, scaling=Scaling.divided_by(256))
    for data in (load_source("mnist", like=own), reload(own)):
        assert data.scaling == own.scaling
        assert data.inputs.max() == 255 / 256


@pytest.mark.parametrize("name", REMOTE_SETS)
def test_every_set_that_can_be_downloaded_is_built_in_by_that_name(name: str) -> None:
    remote, entry = REMOTE_SETS[name], BUILT_IN[name]
    assert remote.title == entry.title
    assert entry.needs_files
    assert entry.description is not None
    assert entry.description.source == DataSource.built_in(name)
    assert [len(file.md5) for file in remote.files] == [32] * 4
    assert all(url.startswith("http") and url.endswith("/") for url in remote.mirrors)


@pytest.mark.parametrize("known", [MNIST, FASHION_MNIST], ids=lambda known: known.name)
def test_a_folder_is_taken_for_the_set_the_project_speaks_of(
    tmp_path: Path, known: DataDescription
) -> None:
    for name, content in small_files().items():
        (tmp_path / name).write_bytes(content)
    data = load_source(str(tmp_path), like=known)
    assert (data.name, data.source.name) == (known.name, known.source.name)
    assert data.class_names == known.class_names
    assert reload(data.description).class_names == known.class_names


def test_what_downloads_is_imported_when_it_is_used(project_root: Path) -> None:
    code = (
        "import engine, engine.command_line, sys;"
        "sys.exit(not {'pooch', 'requests'}.isdisjoint(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=project_root, check=False)
    assert done.returncode == 0
