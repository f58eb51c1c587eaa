"""Fetching MNIST and Fashion-MNIST into the user's cache: every file whole and checked, or none."""

import hashlib
import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from engine.datasets.download_errors import (
    AnswerRefusedError,
    Attempts,
    DownloadCutOffError,
    DownloadedOtherError,
    DownloadedPageError,
    DownloadFailedError,
    MirrorFailedError,
    NoConnectionError,
)
from engine.datasets.file_access import is_web_page
from engine.files.atomic_writing import atomic_write

if TYPE_CHECKING:
    from requests import Response

Progress = Callable[[int, int], None]
"""Told bytes done and bytes in all; what it raises ends the download."""

_CHUNK: Final = 2**14
_START: Final = 512
#: Seconds to connect, and between two pieces.
_PATIENCE: Final = (10, 20)
#: The .gz files as they are: a server that packs on the way would have them unpacked on arrival.
_HEADERS: Final = {"Accept-Encoding": "identity"}
_md5: Final = partial(hashlib.md5, usedforsecurity=False)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file of a set, and how to know that it is whole.

    Parameters
    ----------
    name : str
        The same on every mirror and in the cache.
    size : int
        Bytes; no more are ever taken from a server.
    md5 : str
        In hexadecimal. It guards against damage, not against malice.
    """

    name: str
    size: int
    md5: str

    def is_whole(self, path: Path) -> bool:
        """Tell whether a path holds this file and no other."""
        try:
            with path.open("rb") as stream:
                known = hashlib.file_digest(stream, _md5).hexdigest() == self.md5
                return known and stream.tell() == self.size
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class RemoteSet:
    """Where a data set can be had.

    Parameters
    ----------
    title : str
        What it is called.
    mirrors : tuple of str
        Addresses of folders, ending in ``/``; the first that answers is used.
    files : tuple of RemoteFile
    """

    title: str
    mirrors: tuple[str, ...]
    files: tuple[RemoteFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


#: By the names in `BUILT_IN`. Mirrors and checksums as in torchvision's ``datasets/mnist.py``.
REMOTE_SETS: Final[Mapping[str, RemoteSet]] = {
    "mnist": RemoteSet(
        "MNIST",
        (
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "http://yann.lecun.com/exdb/mnist/",
        ),
        (
            RemoteFile("train-images-idx3-ubyte.gz", 9912422, "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
            RemoteFile("train-labels-idx1-ubyte.gz", 28881, "d53e105ee54ea40749a09fcbcd1e9432"),
            RemoteFile("t10k-images-idx3-ubyte.gz", 1648877, "9fb629c4189551a2d022fa330f9573f3"),
            RemoteFile("t10k-labels-idx1-ubyte.gz", 4542, "ec29112dd5afa0611ce80d1b7f02629c"),
        ),
    ),
    "fashion_mnist": RemoteSet(
        "Fashion-MNIST",
        ("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",),
        (
            RemoteFile("train-images-idx3-ubyte.gz", 26421880, "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
            RemoteFile("train-labels-idx1-ubyte.gz", 29515, "25c81989df183df01b3e8a0aad5dffbe"),
            RemoteFile("t10k-images-idx3-ubyte.gz", 4422102, "bef4ecab320f06d8554ea6380940ec79"),
            RemoteFile("t10k-labels-idx1-ubyte.gz", 5148, "bb300cfdad3c16e7a12a480ee83cd310"),
        ),
    ),
}


def cache_folder() -> Path:
    """Return where downloads are kept: ``LAYERLOOM_CACHE``, else the platform's cache folder."""
    chosen = os.environ.get("LAYERLOOM_CACHE")
    if chosen:
        return Path(chosen)
    from pooch import os_cache  # on use: it costs a twentieth of a second

    return Path(os_cache("layerloom"))


def cached_folder(name: str) -> Path | None:
    """Return the folder with a set's files if all are in the cache and whole, else None."""
    folder = cache_folder() / name
    whole = all(file.is_whole(folder / file.name) for file in REMOTE_SETS[name].files)
    return folder if whole else None


def seems_cached(name: str) -> bool:
    """Tell by their sizes alone whether a set's files are in the cache: at once, for a button."""
    folder = cache_folder() / name
    try:
        sizes = [(folder / file.name).stat().st_size for file in REMOTE_SETS[name].files]
    except OSError:
        return False
    return sizes == [file.size for file in REMOTE_SETS[name].files]


def download_set(name: str, progress: Progress | None = None) -> Path:
    """Fetch what the cache lacks of a set, and return the folder that has it all.

    Parameters
    ----------
    name : str
        A key of `REMOTE_SETS`.
    progress : callable, optional
        Told how many bytes have come, and how many there will be. What it raises ends the
        download; whole files stay, nothing else does.

    Raises
    ------
    DownloadFailedError
        If no mirror gave a file.
    OSError
        If the cache cannot be written to.
    """
    remote = REMOTE_SETS[name]
    folder = cache_folder() / name
    folder.mkdir(parents=True, exist_ok=True)
    missing = [file for file in remote.files if not file.is_whole(folder / file.name)]
    mirrors = list(remote.mirrors)
    total, done = sum(file.size for file in missing), 0
    for file in missing:
        tell = partial(_tell, progress, done, total)
        _fetch_from_any(mirrors, remote.title, file, folder / file.name, tell)
        done += file.size
    return folder


def _tell(progress: Progress | None, before: int, total: int, received: int) -> None:
    if progress is not None:
        progress(before + received, total)


def _fetch_from_any(
    mirrors: list[str], title: str, file: RemoteFile, path: Path, tell: Callable[[int], None]
) -> None:
    """Fetch a file from the first mirror that has it, and move that mirror to the front."""
    faults = []
    for mirror in list(mirrors):
        try:
            _fetch(mirror + file.name, file, path, tell)
        except MirrorFailedError as fault:
            faults.append(fault)
        else:
            mirrors.remove(mirror)
            mirrors.insert(0, mirror)
            return
    raise DownloadFailedError(name=title, attempts=Attempts(faults))


def _fetch(url: str, file: RemoteFile, path: Path, tell: Callable[[int], None]) -> None:
    from pooch import HTTPDownloader
    from requests import RequestException

    with atomic_write(path) as part, ExitStack() as connections:
        hooks = {"response": partial(_close_later, connections)}
        options = {"timeout": _PATIENCE, "headers": _HEADERS, "hooks": hooks}
        get = HTTPDownloader(chunk_size=_CHUNK, **options)
        arriving = _Arriving(part, url, file, tell)
        try:
            get(url, arriving, None)
        except RequestException as error:
            raise _fault(error, arriving) from error
        arriving.check()


def _close_later(connections: ExitStack, response: "Response", **_: object) -> None:
    """Have a connection closed however the download ends: pooch leaves it to the collector."""
    connections.callback(response.close)


class _Arriving:
    """A file on its way: counted, never longer than it should be, and known by its checksum."""

    def __init__(
        self, part: BinaryIO, url: str, file: RemoteFile, tell: Callable[[int], None]
    ) -> None:
        self.url = url
        self.file = file
        self.received = 0
        self._part = part
        self._tell = tell
        self._digest = _md5()
        self._start = b""

    def write(self, data: bytes) -> int:
        """Take the next bytes."""
        self.received += len(data)
        self._start += data[: _START - len(self._start)]
        if self.received > self.file.size:
            raise self.fault()
        self._digest.update(data)
        self._part.write(data)
        self._tell(self.received)
        return len(data)

    def flush(self) -> None:
        """Leave the flushing to the end: pooch asks for it after every piece."""

    def check(self) -> None:
        """Raise a MirrorFailedError unless the right file has come."""
        if self._digest.hexdigest() != self.file.md5:
            raise self.fault()

    def fault(self) -> MirrorFailedError:
        """Return what is wrong with what has come."""
        if is_web_page(self._start):
            return DownloadedPageError(url=self.url)
        if self.received < self.file.size:
            return DownloadCutOffError(url=self.url, now=self.received, size=self.file.size)
        return DownloadedOtherError(url=self.url)


def _fault(error: OSError, arriving: _Arriving) -> MirrorFailedError:
    from requests import ConnectionError as Disconnected
    from requests import HTTPError, Timeout
    from requests.exceptions import ChunkedEncodingError

    url = arriving.url
    if isinstance(error, HTTPError) and error.response is not None:
        return AnswerRefusedError(url=url, status=error.response.status_code)
    if arriving.received or isinstance(error, ChunkedEncodingError):
        return arriving.fault()
    if isinstance(error, Disconnected | Timeout):
        return NoConnectionError(url=url)
    return MirrorFailedError(url=url)
